/** Erasing cases and names of officers one by one, each in a transaction of its own, with everything events say of it. */
import type { Reader } from '../../db/store.ts';
import type { OfficerId, ScreeningId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { CommandContext } from './context.ts';
import type { ErasureNotes } from './erasure_notes.ts';
import type { DueCase } from './retention.ts';
import type { RunRecord } from '../../db/retention.ts';

/** Events read in one go: a desk waits no longer than for an ordinary call. */
const stretch = 5_000;

/** Which events still say something about what. */
export interface EventIndex {
  /** Reads on to the end of the log, a stretch at a time. */
  readonly gather: () => Promise<void>;
  /** Events about a case, up to this very moment. */
  readonly of: (id: ScreeningId, lastAt: string) => Set<number>;
}

/** An index of the log's content, read once for a whole run and kept up with the log. */
export function eventIndex(read: Reader): EventIndex {
  const about = new Map<string, number[]>();
  const scans = new Map<string, { seq: number; at: string }[]>();
  let known = 0;
  const readTo = (to: number) => {
    for (const { seq, about: id } of read.eventsAbout(known, to)) listIn(about, id).push(seq);
    for (const { seq, at, about: hash } of read.scansOf(known, to)) listIn(scans, hash).push({ seq, at });
    known = to;
  };
  return {
    gather: async () => {
      while (known < read.logSize()) {
        readTo(Math.min(known + stretch, read.logSize()));
        await breath();
      }
    },
    of: (id, lastAt) => {
      readTo(read.logSize());
      const found = new Set<number>();
      for (const name of read.identifiersOf(id)) for (const seq of about.get(name) ?? []) found.add(seq);
      const hash = read.screening(id)?.passportHash ?? '';
      // Scans after the case had ended belong to a later one.
      for (const { seq, at } of scans.get(hash) ?? []) if (at <= lastAt) found.add(seq);
      return found;
    },
  };
}

/** The list under a key, made where there is none yet. */
function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const made: T[] = [];
  lists.set(key, made);
  return made;
}

/** Lets other calls take their turn. */
export const breath = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** Erases one case in the caller's transaction; its note is on the disk already. */
export function eraseCase(
  ctx: CommandContext,
  index: EventIndex,
  { id, class: kind, lastAt, runId }: DueCase & { readonly lastAt: Instant; readonly runId: RunRecord['id'] | null },
): void {
  const events = index.of(id, lastAt);
  ctx.write.eraseCase({ screeningId: id, class: kind, at: ctx.now, lastAt, runId }, events);
  ctx.audit('case-erased', [{ type: 'screening', id }]);
}

/** Erases name and number of an officer who left, in the caller's transaction; its note is on the disk already. */
export function eraseOfficer(ctx: CommandContext, officerId: OfficerId, runId: RunRecord['id'] | null): void {
  ctx.write.eraseOfficer({ officerId, at: ctx.now, runId });
  ctx.audit('officer-erased', [{ type: 'officer', id: officerId }]);
}

/**
 * Erases again what was erased once: a database that comes from a copy still has it. Cases that a legal hold keeps, or
 * whose passport the copy says is here, are left to people. Runs when a station opens, before any call. Returns whether there was any.
 */
export function eraseAgain(
  { read, transact }: { read: Reader; transact: <T>(work: (ctx: CommandContext) => T) => T },
  notes: ErasureNotes,
): boolean {
  const noted = notes.all();
  const missing = noted.cases.flatMap(({ screeningId, class: kind, lastAt }) => {
    const record = read.retentionCase(screeningId);
    if (record === null || record.legalHold || record.passportHeld) return [];
    return [
      { id: screeningId, class: kind, lastAt: record.lastAt > lastAt ? record.lastAt : lastAt, open: record.open },
    ];
  });
  const index = eventIndex(read);
  for (const { open, ...erased } of missing) {
    transact((ctx) => {
      if (open && read.screening(erased.id)?.state === 'open') ctx.write.closeScreening(erased.id, 'decided', ctx.now);
      eraseCase(ctx, index, { ...erased, runId: null });
    });
  }
  // After the cases: only then are those who were named by none of them known.
  const gone = new Set(noted.officers.map(({ officerId }) => officerId));
  const officers = read
    .leftOfficers()
    .filter(({ officerId }) => gone.has(officerId) && !read.namedByKeptCase(officerId));
  for (const { officerId } of officers) transact((ctx) => eraseOfficer(ctx, officerId, null));
  if (missing.length + officers.length === 0) return false;
  transact((ctx) => {
    ctx.audit('erased-again', [], { erased: { cases: missing.length, officers: officers.length } });
  });
  return true;
}
