import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openApplication } from '../../../electron/app/open.ts';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import { createClient } from '../../../shared/contract/client.ts';
import { OfficerId, ScreeningId } from '../../../shared/ids.ts';
import { pins, signedIn, staffed, value, withApp } from './with_app.ts';

const kills = Number(process.env.TAPIS_KILLS ?? 3);
const Said = z.union([
  z.object({ screeningId: ScreeningId, bp3mi: OfficerId }),
  z.object({ revision: z.int(), code: z.string(), value: z.string() }),
]);

async function answerUntilKilled(dataDir: string, answers: number) {
  const child = fork(new URL('../../helpers/answering_desk.ts', import.meta.url), [dataDir], { execArgv: [] });
  const acknowledged = new Map<string, string>();
  const opened: { screeningId: ScreeningId; bp3mi: OfficerId }[] = [];
  let revision = 0;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.on('message', (message) => {
    const said = Said.parse(message);
    if ('screeningId' in said) opened.push(said);
    else {
      acknowledged.set(said.code, said.value);
      revision = said.revision;
      if (said.revision >= answers) child.kill('SIGKILL');
    }
  });
  await gone;
  const [desk] = opened;
  if (desk === undefined) throw new Error('the desk never opened');
  return { ...desk, acknowledged, revision };
}

describe('SIGKILL in the middle of a checklist', () => {
  it.each(Array.from({ length: kills }, (_, index) => 5 + index * 7))(
    'after %i answers: nothing acknowledged is lost',
    async (answers) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'tapis-crash-'));
      try {
        const { screeningId, bp3mi, acknowledged, revision } = await answerUntilKilled(dataDir, answers);
        const app = await openApplication({
          dataDir,
          clock: { now: () => '2026-11-21T02:00:00.000Z', monotonic: () => 0 },
          random: (bytes) => new Uint8Array(randomBytes(bytes)),
          secrets: keyFileStore(dataDir),
          log: { note: () => undefined },
        });
        const desk = await signedIn(
          { client: (caller) => createClient((name, input) => app.dispatch(caller, name, input)) },
          bp3mi,
          pins.bp3mi,
        );
        const view = value(await desk('screening.get', { screeningId }));
        expect(view.revision).toBeGreaterThanOrEqual(revision);
        // One more answer may have been stored than was told; the one told last must be there if nothing came after it.
        if (view.revision === revision) {
          expect(new Map(view.answers.map(({ code, value: given }) => [code, given]))).toEqual(acknowledged);
        }
        app.close();
      } finally {
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
  );
});

describe('somebody who has the key and drops the triggers', () => {
  const tamper = async (sql: string) => {
    let found: unknown = null;
    await withApp(async (bench) => {
      const people = await staffed(bench);
      bench.close();
      const keys = await bench.key();
      const db = new Database(join(bench.dir, 'live', 'tapis.db'));
      db.pragma(`key = "x'${Buffer.from(keys).toString('hex')}'"`);
      db.exec(
        'DROP TRIGGER event_is_kept; DROP TRIGGER event_stays; DROP TRIGGER treeNode_is_kept; DROP TRIGGER treeNode_stays; ' +
          'DROP TRIGGER eventContent_is_kept; DROP TRIGGER eventContent_goes_with_its_case;',
      );
      db.exec(sql);
      db.close();
      await bench.reopen();
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      found = value(await supervisor('audit.verify', {}));
    });
    return found;
  };

  it.each([
    ['changes the time of an event', "UPDATE event SET at = '2026-11-20T23:41:00.000Z' WHERE seq = 2", 2],
    ['changes who did it', "UPDATE event SET role = 'auditor' WHERE seq = 3", 3],
    ['changes a node of the tree', 'UPDATE treeNode SET hash = zeroblob(32) WHERE level = 1 AND position = 0', 1],
    ['changes what was committed to', `UPDATE eventContent SET content = '{"id":"XXX-1"}' WHERE seq = 0`, 0],
  ])('%s: the log says where', async (_name, sql, brokenAt) => {
    expect(await tamper(sql)).toMatchObject({ intact: false, broken: { seq: brokenAt } });
  });

  it('erases content: the log still verifies', async () => {
    expect(await tamper('DELETE FROM eventContent WHERE seq IN (0, 2, 3)')).toMatchObject({ intact: true });
  });
});
