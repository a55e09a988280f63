/** What an auditor looks for in the log, and how it becomes the filter of a call. */
import type { EventKind } from '../shared/audit/event.ts';
import { eventGroups, type EventGroup } from '../shared/audit/event_groups.ts';
import type { EventFilter } from '../shared/contract/log.ts';
import { readDay } from './days.ts';

/** What is looked for. An officer has a name, for one who is no longer on the list. */
export interface Wanted {
  readonly group: EventGroup | null;
  readonly kind: EventKind | null;
  readonly officer: { readonly id: string; readonly name: string } | null;
  readonly about: string;
  /** Days as they are typed; no filter while they are none. */
  readonly from: string;
  readonly to: string;
}

export const noFilter: Wanted = { group: null, kind: null, officer: null, about: '', from: '', to: '' };

/** Whether this can be an identifier. */
export const isIdentifier = (text: string): boolean => /^[\w.-]{1,64}$/.test(text);

/** The filter of the call; what is not typed to its end yet filters nothing. */
export function filterOf({ group, kind, officer, about, from, to }: Wanted): EventFilter {
  const kinds: readonly EventKind[] | null = kind !== null ? [kind] : group !== null ? eventGroups[group] : null;
  const [first, last] = [readDay(from), readDay(to)];
  const ids = [...(officer === null ? [] : [officer.id]), ...(isIdentifier(about) ? [about] : [])];
  return {
    ...(kinds === null ? {} : { kinds: [...kinds] }),
    ...(ids.length === 0 ? {} : { about: ids }),
    ...(first === null ? {} : { from: first }),
    ...(last === null ? {} : { to: last }),
  };
}

type Names = Readonly<Record<string, string>>;

/** What a subject is, in words where there are some. */
export function subjectName(subject: string, names: Names): string {
  const [type = ''] = subject.split(' ');
  return names[type] ?? type;
}

/** The identifier of a subject. */
export const subjectId = (subject: string): string => subject.slice(subject.indexOf(' ') + 1);

/** A subject as people read it: what it is, and the end of its identifier. */
export const subjectText = (subject: string, names: Names): string =>
  `${subjectName(subject, names)} ${subjectId(subject).replace(/^[a-z]{3}_\w+(?=\w{6}$)/, '…')}`;

/** The case a subject names, or null. */
export const caseIn = (subject: string): string | null =>
  subject.startsWith('screening ') ? subjectId(subject) : null;
