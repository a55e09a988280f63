/**
 * Exports that lie in the station's own folder. They are copies on their way to somebody: none outlives the first of its cases
 * that is erased, nor the shortest period.
 */
import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { EventSearch } from '../../../db/log_search.ts';
import type { Reader } from '../../../db/store.ts';
import { ExportScope } from '../../../shared/export/manifest.ts';
import { ExportId } from '../../../shared/ids.ts';
import { addDays, dayOf, instantOf, momentOf, type Day, type Instant } from '../../../shared/time.ts';
import type { Machine } from '../application.ts';
import { clockDoubt } from '../clock_doubt.ts';
import type { CommandContext } from '../context.ts';
import { traceOf } from '../log.ts';
import { retentionPeriods } from '../retention.ts';
import { exportSettings } from './settings.ts';
import type { Exports } from './wish.ts';

interface Parts {
  readonly machine: Machine;
  readonly read: Reader;
  readonly transact: <T>(work: (ctx: CommandContext) => T) => T;
}

/** One export in a folder of the station. */
interface KeptExport {
  readonly path: string;
  /** Null where the log has forgotten its contents. */
  readonly exportId: ExportId | null;
  /** It has to go. */
  readonly due: boolean;
}

const Order = z.object({ exportId: ExportId, scope: ExportScope });
const Place = z.object({ name: z.string() });

type BegunExport = z.infer<typeof Order> & { readonly at: Instant };

/** What the log still knows of exports, by their names. */
function begunExports(read: Reader): ReadonlyMap<string, BegunExport> {
  const found = new Map<string, BegunExport>();
  const search: EventSearch = { kinds: ['data-export-begun'], about: [], from: null, until: null };
  const page = 200;
  for (let before = read.logSize(); ;) {
    const events = read.foundEvents(before, page, search);
    for (const { seq, at } of events) {
      const parts = new Map(read.eventContent(seq).map(({ name, content }) => [name, content]));
      const order = parts.get('order');
      const place = parts.get('place');
      if (order === undefined || place === undefined) continue; // erased with the shortest period
      const { name } = Place.parse(JSON.parse(place));
      found.set(name, { ...Order.parse(JSON.parse(order)), at });
    }
    const last = events.at(-1);
    if (last === undefined || events.length < page) return found;
    before = last.seq;
  }
}

/** Whether a case of this scope was erased after a moment. */
function hasErased(read: Reader, { scope, at: since }: BegunExport): boolean {
  if ('shiftId' in scope) return read.erasedOfShift(scope.shiftId, since);
  const span = { from: momentOf(scope.from, '00:00'), until: momentOf(addDays(scope.to, 1), '00:00') };
  return read.erasedOpenedIn(span, since);
}

/** What lies in a folder and when it was written; nothing, told to `note`, where it cannot be read: no start waits for it. */
function lyingIn(
  folder: string,
  note: (thrown: unknown) => void,
): { name: string; path: string; writtenAt: Instant }[] {
  try {
    return readdirSync(folder).map((name) => {
      const path = join(folder, name);
      return { name, path, writtenAt: instantOf(lstatSync(path).mtimeMs) };
    });
  } catch (thrown) {
    note(thrown);
    return [];
  }
}

/** The exports in the station's folders, but the one that is being written. A folder that cannot be read is told to `note`. */
function keptExports(
  read: Reader,
  { own, today, running }: { own: string; today: Day; running: ExportId | null },
  note: (thrown: unknown) => void,
): KeptExport[] {
  const prefix = `tapis-${read.station()?.id ?? ''}-`;
  const folders = new Set([own, exportSettings(read).folder].filter((folder) => folder !== '' && existsSync(folder)));
  const oldest = momentOf(addDays(today, 1 - retentionPeriods(read).cleared), '00:00');
  const sure = clockDoubt(read) === null; // a clock in doubt ends no period
  const begun = begunExports(read);
  return [...folders].flatMap((folder) =>
    lyingIn(folder, note)
      .filter(({ name }) => name.startsWith(prefix) && !name.endsWith('.outbox.age'))
      .flatMap(({ name, path, writtenAt }) => {
        const known = begun.get(name) ?? null;
        if (known !== null && known.exportId === running) return [];
        const madeAt = known?.at ?? writtenAt;
        const due = (sure && madeAt < oldest) || (known !== null && hasErased(read, known));
        return { path, exportId: known?.exportId ?? null, due };
      }),
  );
}

/** Removes what has to go. Gives what went; what could not be removed is due still, and told to `note`. */
function removeDue(kept: readonly KeptExport[], note: (thrown: unknown) => void): KeptExport[] {
  return kept.filter(({ path, due }) => {
    if (!due) return false;
    try {
      rmSync(path, { recursive: true });
      return true;
    } catch (thrown) {
      note(thrown); // held open by somebody, say: the next time
      return false;
    }
  });
}

/** Looks after the exports in the station's folders. `running`: the one that is being written. */
export function exportKeeper(
  { machine, read, transact }: Parts,
  { own, running }: { own: string; running: () => ExportId | null },
): Pick<Exports, 'removeDue'> & { readonly counted: Exports['kept'] } {
  const kept = () =>
    keptExports(read, { own, today: dayOf(machine.clock.now()), running: running() }, (thrown) => {
      machine.log.note(`exports not looked through ${traceOf(thrown)}`);
    });
  return {
    counted: () => {
      const all = kept();
      return { there: all.length, due: all.filter(({ due }) => due).length };
    },
    removeDue: () => {
      const gone = removeDue(kept(), (thrown) => {
        machine.log.note(`export not removed ${traceOf(thrown)}`);
      });
      if (gone.length === 0) return;
      transact((ctx) => {
        const subjects = gone.flatMap(({ exportId }) => (exportId === null ? [] : [{ type: 'export', id: exportId }]));
        ctx.audit('data-export-removed', subjects, { removed: { count: gone.length } });
      });
    },
  };
}
