/**
 * A passport in custody as a state machine: what may be done with it, by whom, and with which second name.
 * It comes in once, moves any number of times, goes out once, and then nothing more happens to it.
 * Sources: PP 31/2013 art. 28–29 (temporary keeping, receipt). A seizure is an investigator's own act under the law of
 * criminal procedure; here it is only noted, with the number of the warrant.
 */
import { z } from 'zod';
import type { AgencyCode, Role } from './words.ts';

/** How a passport leaves custody. */
export const CustodyOut = z.enum(['holder', 'proxy', 'office', 'bp3mi', 'seized']);
export type CustodyOut = z.infer<typeof CustodyOut>;

/** What happens inside: to another place, to another officer's keeping, under another seal. */
export const CustodyInside = z.enum(['place', 'officer', 'reseal']);
export type CustodyInside = z.infer<typeof CustodyInside>;

/** Everything that can be appended to the ledger of one passport. */
export const CustodyMoveKind = z.enum(['in', ...CustodyInside.options, 'extend', ...CustodyOut.options]);
export type CustodyMoveKind = z.infer<typeof CustodyMoveKind>;

/** Whose investigator seized a passport: a civil servant investigator of Immigration, or the police. */
export const SeizingAuthority = z.enum(['ppns', 'police']);
export type SeizingAuthority = z.infer<typeof SeizingAuthority>;

/** Not taken, kept, or gone. */
export type CustodyState = 'none' | 'held' | 'out';

const isOut = (kind: CustodyMoveKind): kind is CustodyOut => CustodyOut.options.some((one) => one === kind);

/** The state after a move, or null where the state does not allow it. */
export function custodyAfter(state: CustodyState, kind: CustodyMoveKind): CustodyState | null {
  if (kind === 'in') return state === 'none' ? 'held' : null;
  if (state !== 'held') return null;
  return isOut(kind) ? 'out' : 'held';
}

/** What is known of an officer where a power is asked for. */
export interface Powers {
  readonly role: Role;
  readonly agency: AgencyCode | null;
  /** A Pejabat Imigrasi. */
  readonly immigrationOfficial: boolean;
}

/** Whether somebody may do anything with a passport in custody: a Pejabat Imigrasi at the counter, nobody else. */
export const mayKeepPassports = ({ role, agency, immigrationOfficial }: Powers): boolean =>
  role === 'immigration' && agency === 'immigration' && immigrationOfficial;

/** The second name of a move: an officer of the station, or a person from outside by name. */
export type SecondName = Powers | 'outside';

/** Who may be the second name of a move; `none`: the move has only one. */
export type SecondNames = 'none' | 'outside' | 'official' | 'immigrationOrOutside' | 'deskOrOutside' | 'bp3miOrOutside';

/** Which second name each move asks for. Coming in, the first name is the traveller and the second the officer. */
export const secondNames: Readonly<Record<CustodyMoveKind, SecondNames>> = {
  in: 'official',
  place: 'immigrationOrOutside',
  officer: 'official',
  reseal: 'deskOrOutside',
  extend: 'none',
  holder: 'outside',
  proxy: 'outside',
  office: 'outside',
  bp3mi: 'bp3miOrOutside',
  seized: 'outside',
};

const atDesk = ({ role }: Powers): boolean => role === 'bp3mi' || role === 'immigration' || role === 'supervisor';

/** Whether somebody fits as the second name of a move. */
export function secondNameFits(kind: CustodyMoveKind, second: SecondName): boolean {
  const wanted = secondNames[kind];
  if (second === 'outside') return wanted !== 'none' && wanted !== 'official';
  switch (wanted) {
    case 'official':
      return mayKeepPassports(second);
    case 'immigrationOrOutside':
      return atDesk(second) && second.agency === 'immigration';
    case 'deskOrOutside':
      return atDesk(second);
    case 'bp3miOrOutside':
      return atDesk(second) && second.agency === 'bp3mi';
    case 'none':
    case 'outside':
      return false;
  }
}

/** What a move says besides its names. Empty text: not said. */
export interface MoveWords {
  readonly place: string;
  readonly seal: string;
  /** Number of the other side's paper: letter of authority, receipt of the office, minutes, warrant. */
  readonly paper: string;
  /** Which office, or the unit of the investigator. */
  readonly office: string;
  /** Identity card that was shown. */
  readonly identity: string;
  readonly authority: SeizingAuthority | null;
  readonly reason: string;
}

/** Where a passport is now, as far as a move is held against it. */
export interface KeptNow {
  readonly place: string;
  readonly seal: string;
}

/** Why a move is refused for what it says; each has a sentence in both languages. */
export const moveWordFaults = [
  'place-missing',
  'place-unchanged',
  'seal-missing',
  'seal-unchanged',
  'reseal-reason-missing',
  'proxy-paper-missing',
  'proxy-identity-missing',
  'office-missing',
  'office-receipt-missing',
  'minutes-missing',
  'authority-missing',
  'warrant-missing',
] as const;
/** Why a move is refused for what it says. */
export type MoveWordFault = (typeof moveWordFaults)[number];

/** Shortest number of a paper that is one. */
const paperLength = 3;

type Demand = readonly [fault: MoveWordFault, met: (words: MoveWords, now: KeptNow) => boolean];

const withPaper = ({ paper }: MoveWords): boolean => paper.length >= paperLength;

/** What each move must say, in the order it is asked for. */
const demands: Readonly<Record<CustodyMoveKind, readonly Demand[]>> = {
  in: [],
  place: [
    ['place-missing', ({ place }) => place.length > 1],
    ['place-unchanged', ({ place }, now) => place !== now.place],
  ],
  officer: [],
  reseal: [
    ['seal-missing', ({ seal }) => seal !== ''],
    ['seal-unchanged', ({ seal }, now) => seal !== now.seal],
    ['reseal-reason-missing', ({ reason }) => reason.length > 4],
  ],
  extend: [],
  holder: [],
  proxy: [
    ['proxy-paper-missing', withPaper],
    ['proxy-identity-missing', ({ identity }) => identity.length >= paperLength],
  ],
  office: [
    ['office-missing', ({ office }) => office.length > 2],
    ['office-receipt-missing', withPaper],
  ],
  bp3mi: [['minutes-missing', withPaper]],
  seized: [
    ['authority-missing', ({ authority }) => authority !== null],
    ['warrant-missing', withPaper],
  ],
};

/** The first thing missing of what a move must say, or null. */
export const moveWordFault = (kind: CustodyMoveKind, words: MoveWords, now: KeptNow): MoveWordFault | null =>
  demands[kind].find(([, met]) => !met(words, now))?.[0] ?? null;

/** Working days a passport may be kept without a written reason, counted from the day after it was taken. */
export const freeWorkingDays = 3;
