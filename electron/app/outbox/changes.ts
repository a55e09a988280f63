/** Which events change what the central system is told: the one place that fills the outbox. */
import type { Reader, Writer } from '../../../db/store.ts';
import type { EventKind, EventSubject } from '../../../shared/audit/event.ts';
import { eventGroups } from '../../../shared/audit/event_groups.ts';
import type { Instant } from '../../../shared/time.ts';
import { centralSettings } from './settings.ts';

/**
 * Work, decisions, custody, papers and what came after. Views, keeping, people and the station change no row that leaves;
 * of what is sealed not even a new version may tell.
 */
const changing = new Set<EventKind>([
  ...eventGroups.work,
  ...eventGroups.decisions,
  ...eventGroups.custody,
  ...eventGroups.papers,
  ...eventGroups.after,
]);
for (const kind of ['measure-refused', 'approval-given', 'words-shown', 'paper-copied', 'lapse-read'] as const) {
  changing.delete(kind);
}

/** In the transaction of the event: its cases wait in the outbox. Says whether there is anything new in it. */
export function noteChange(
  { read, write }: { read: Reader; write: Writer },
  { kind, subjects, at }: { kind: EventKind; subjects: readonly EventSubject[]; at: Instant },
): boolean {
  const isErased = kind === 'case-erased';
  // Also while nothing is sent: who once got the case must hear of its end.
  if (!isErased && (!changing.has(kind) || !centralSettings(read).on)) return false;
  const version = read.logSize() - 1;
  const cases = read.casesAbout(subjects.map(({ id }) => id));
  for (const id of cases) {
    if (isErased) write.outboxErased(id, version, at);
    else write.outboxChanged(id, version, at);
  }
  return cases.length > 0;
}
