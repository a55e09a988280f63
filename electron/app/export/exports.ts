/**
 * Exports of the live station, one at a time: begun, written in a thread, recorded in the log before they are closed, and
 * cleared away where they did not come to be. Nothing here stops work at the counter.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { z } from 'zod';
import { faultOfCode } from '../../../db/storage_fault.ts';
import type { Reader } from '../../../db/store.ts';
import { leafBytes } from '../../../shared/audit/leaf.ts';
import { inclusionProof } from '../../../shared/audit/proof.ts';
import { writeTlogProof } from '../../../shared/audit/tlog_proof.ts';
import { toBase64 } from '../../../shared/base64.ts';
import type { ExportFault } from '../../../shared/contract/export.ts';
import { contentName, DisclosedContent, ExportContent, ExportOrder } from '../../../shared/export/manifest.ts';
import { ExportId, OfficerId } from '../../../shared/ids.ts';
import type { Machine } from '../application.ts';
import { stationKey } from '../checkpoints.ts';
import type { CommandContext, Progress } from '../context.ts';
import { ExportAnswer, startJob, type RunningJob } from '../job_thread.ts';
import { codeOf } from '../private_file.ts';
import { traceOf } from '../log.ts';
import { sha256 } from '../sha256.ts';
import { exportKeeper } from './kept.ts';
import type { KeyedPlace } from '../station_keys.ts';
import type { ExportWish, Exports } from './wish.ts';
import type { ExportWriting, RecordedExport, WrittenExport } from './writing.ts';

/** Where an export is being written; in the database until it has ended. */
const Open = z.strictObject({
  exportId: ExportId,
  officerId: z.string(),
  order: z.unknown(),
  folder: z.string(),
  name: z.string(),
});
const openSetting = 'exportOpen';

const draftPrefix = '.tapis-export-';
const draftOf = ({ folder, exportId }: { folder: string; exportId: string }): string =>
  join(folder, `${draftPrefix}${exportId}`);

/** Removes drafts that nobody writes any more. A folder that is gone, a stick say, is cleared at its next export. */
function clearDrafts(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith(draftPrefix))) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

// Built, this file is part of out/SHELL/main.js; in the sources it lies deeper.
const verifier = ['../renderer/verify.html', '../../../out/verifier/verify.html']
  .map((place) => fileURLToPath(new URL(place, import.meta.url)))
  .find((place) => existsSync(place));

const named: Readonly<Record<string, ExportFault>> = {
  TooManyRows: 'too-many-rows',
  NothingToExport: 'nothing-to-export',
};
/** What the file system says of a folder that is no longer there, or takes nothing. */
const gone = /^(ENOENT|ENOTDIR|EIO|EROFS|EACCES|EPERM|ENODEV|ENXIO|ESTALE|EBADF|EEXIST|ENOTEMPTY)$/;

/** What an error means for the person who asked. */
function faultOf({ name, code }: { name: string; code: string }): ExportFault {
  return named[name] ?? faultOfCode(code) ?? (gone.test(code) ? 'folder-gone' : 'failed');
}

interface Parts {
  readonly machine: Machine;
  readonly place: KeyedPlace;
  readonly read: Reader;
  readonly transact: <T>(work: (ctx: CommandContext) => T) => T;
}

/** Records what was written, and gives what proves it: the event, what it says, its place in the signed log. */
function record({ read, transact }: Parts, wish: ExportWish, written: WrittenExport): RecordedExport {
  const { order, recipient, folder, name, officerId } = wish;
  const content: ExportContent = { order, ...written, recipient };
  transact((ctx) => {
    ctx.audit(
      'data-exported',
      [
        { type: 'export', id: order.exportId },
        { type: 'officer', id: officerId },
      ],
      { [contentName]: content, place: { folder, name } },
    );
  });
  const [newest] = read.newestCheckpoints(1);
  const seq = (newest?.size ?? 0) - 1;
  const [event] = read.events(seq, 1);
  const disclosed = read.eventContent(seq).find((part) => part.name === contentName);
  if (newest === undefined || event === undefined || disclosed === undefined) throw new Error('no such event');
  const hashes = inclusionProof(seq, newest.size, { node: read.treeNode, sha256 });
  const parsed = DisclosedContent.parse({
    salt: toBase64(new Uint8Array(disclosed.salt)),
    content: ExportContent.parse(JSON.parse(disclosed.content)),
  });
  return {
    event: `${new TextDecoder().decode(leafBytes(event))}\n`,
    content: `${JSON.stringify(parsed)}\n`,
    proof: writeTlogProof({ index: seq, hashes, checkpoint: newest.note, extra: null }),
    keys: `${stationKey(read).text}\n`,
  };
}

/** Writes one export in a thread; null where it is there, else why not. */
async function write(
  parts: Parts,
  wish: ExportWish,
  run: { readonly began: (job: RunningJob<ExportAnswer>) => void; readonly passed: (progress: Progress) => void },
): Promise<ExportFault | null> {
  const { machine, place, read } = parts;
  const station = read.station();
  if (verifier === undefined || station === null) throw new Error('nothing to export with');
  const writing: ExportWriting = {
    order: wish.order,
    rows: wish.rows,
    station: { id: station.id, name: station.name },
    origin: stationKey(read).name,
    writtenAt: machine.clock.now(),
    recipient: wish.recipient,
    draft: draftOf({ folder: wish.folder, exportId: wish.order.exportId }),
    final: join(wish.folder, wish.name),
    verifier,
  };
  const { path, key } = place; // the key may have changed since the last one
  const job = startJob({ work: 'export', path, key, writing }, ExportAnswer, {
    passed: run.passed,
    asked: (written) => record(parts, wish, written),
  });
  run.began(job);
  const answer = await job.answer;
  return answer.ok ? null : faultOf(answer);
}

/** Records that an export did not come to be, and that nothing is open any more. */
function fail({ transact }: Parts, wish: Omit<ExportWish, 'rows' | 'recipient'>, fault: ExportFault): void {
  const { order, folder, name, officerId } = wish;
  transact((ctx) => {
    ctx.write.setSetting(openSetting, null);
    ctx.audit(
      'data-export-failed',
      [
        { type: 'export', id: order.exportId },
        { type: 'officer', id: officerId },
      ],
      { failure: { order, fault }, place: { folder, name } },
    );
  });
}

interface Run {
  readonly wish: ExportWish;
  progress: Progress;
  job: RunningJob<ExportAnswer> | null;
  cancelled: boolean;
  /** Resolves once it has ended and nothing of a draft is left. */
  ended: Promise<void>;
}

/** What came of a run. What stands under its final name is whole: it got that name last. */
async function outcomeOf(parts: Parts, run: Run): Promise<ExportFault | null> {
  const { wish } = run;
  let fault: ExportFault | null;
  try {
    clearDrafts(wish.folder);
    fault = await write(parts, wish, {
      began: (job) => {
        run.job = job;
        if (run.cancelled) void job.stop();
      },
      passed: (progress) => {
        run.progress = progress;
      },
    });
  } catch (thrown) {
    fault = run.cancelled ? 'cancelled' : faultOf({ name: '', code: String(codeOf(thrown) ?? '') });
    if (fault === 'failed') parts.machine.log.note(`export ${traceOf(thrown)}`);
  }
  return fault !== null && existsSync(join(wish.folder, wish.name)) ? null : fault;
}

/** The exports of a live station. `folder`: its own one. */
export function createExports(parts: Parts, folder: string): Exports {
  const { machine, read, transact } = parts;
  let run: Run | null = null;
  let closed = false;
  const keeper = exportKeeper(parts, { own: folder, running: () => run?.wish.order.exportId ?? null });

  const finish = async (mine: Run): Promise<void> => {
    const fault = await outcomeOf(parts, mine);
    await mine.job?.stop();
    if (closed) return;
    try {
      clearDrafts(mine.wish.folder);
    } catch (thrown) {
      machine.log.note(`export not cleared ${traceOf(thrown)}`); // cleared by the next export into that folder
    }
    try {
      if (fault !== null) fail(parts, mine.wish, fault);
      else transact(({ write }) => write.setSetting(openSetting, null));
    } catch (thrown) {
      machine.log.note(`export not recorded ${traceOf(thrown)}`); // the next start does
    } finally {
      run = null;
    }
    try {
      keeper.removeDue(); // what was written while a case was erased has that case
    } catch (thrown) {
      machine.log.note(`exports not cleared ${traceOf(thrown)}`); // the next start does
    }
  };

  return {
    folder,
    kept: keeper.counted,
    removeDue: keeper.removeDue,
    start: (wish) => {
      if (run !== null) return false;
      const mine: Run = { wish, progress: { done: 0, of: 0 }, job: null, cancelled: false, ended: Promise.resolve() };
      run = mine;
      mine.ended = finish(mine);
      return true;
    },
    running: () => (run === null ? null : { exportId: run.wish.order.exportId, ...run.progress }),
    cancel: async (id) => {
      const mine = run;
      if (mine?.wish.order.exportId !== id) return false;
      mine.cancelled = true;
      await mine.job?.stop();
      await mine.ended;
      return true;
    },
    recover: () => {
      keeper.removeDue();
      const left = Open.nullable()
        .catch(null)
        .parse(read.setting(openSetting) ?? null);
      if (left === null) return;
      const wish = { ...left, order: ExportOrder.parse(left.order), officerId: OfficerId.parse(left.officerId) };
      try {
        clearDrafts(left.folder);
      } catch (thrown) {
        machine.log.note(`export not cleared ${traceOf(thrown)}`);
      }
      if (existsSync(join(left.folder, left.name))) transact(({ write }) => write.setSetting(openSetting, null));
      else fail(parts, wish, 'interrupted');
    },
    close: () => {
      closed = true;
      void run?.job?.stop();
    },
  };
}

/** Records that an export begins, before anything of it is written. In the transaction of whoever asks for it. */
export function beginExport(ctx: CommandContext, { order, folder, name, officerId, recipient }: ExportWish): void {
  ctx.write.setSetting(openSetting, { exportId: order.exportId, officerId, order, folder, name });
  ctx.audit('data-export-begun', [{ type: 'export', id: order.exportId }], {
    order: { ...order, recipient },
    place: { folder, name },
  });
}
