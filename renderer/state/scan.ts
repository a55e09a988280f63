/**
 * What lies on the reader: the passport and the boarding pass of the traveller in front of the counter, in any order, and what the
 * application reads in them. Kept outside the screens, so that a scan is taken wherever the officer happens to be.
 */
import { create } from 'zustand';
import type { InputOf } from '../../shared/contract/index.ts';
import type { BoardingInput, PassportInput, ScanReading } from '../../shared/contract/screening.ts';
import { classifyScan } from '../../shared/domain/key_burst.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { Answer, CallFailure } from './calls.ts';
import { keepPerOfficer } from './per_officer.ts';

/** Puts what was scanned to the application. */
export type AskScan = (input: InputOf<'traveller.scan'>) => Promise<Answer<'traveller.scan'>>;

/** A one-touch clearance that can still be taken back. */
export interface Cleared {
  readonly screeningId: ScreeningId;
  readonly undoUntil: Instant;
  readonly purpose: string;
  readonly name: string;
  readonly passport: PassportInput;
  readonly boarding: BoardingInput;
}

interface ScanState {
  readonly passport: PassportInput | null;
  readonly boarding: BoardingInput;
  readonly reading: ScanReading | null;
  readonly busy: boolean;
  /** Why the application could not read them; it belongs to the paper its code names. */
  readonly failure: CallFailure<'traveller.scan'> | null;
  /** The last burst was neither a passport nor a boarding pass. */
  readonly unknown: boolean;
  /** A passport came while another traveller's record was open: the officer says what happens. */
  readonly elsewhere: boolean;
  readonly cleared: Cleared | null;
  /** Grows with every paper taken: an answer to an older question is not shown. */
  readonly turn: number;
}

const empty = {
  passport: null,
  boarding: null,
  reading: null,
  busy: false,
  failure: null,
  unknown: false,
  elsewhere: false,
} as const;

/** The reader's state; screens use the functions below. */
export const useScan = create<ScanState>(() => ({ ...empty, cleared: null, turn: 0 }));
keepPerOfficer(useScan, { ...empty, cleared: null, turn: 0 });

type Papers = Pick<ScanState, 'passport' | 'boarding' | 'reading'>;

/**
 * What lies on the reader after one more paper. A passport on top of a complete pair is the next traveller's; a boarding pass alone
 * replaces the one before, and the cross-check says whose it is.
 */
function withPassport(papers: Papers, passport: PassportInput): Pick<ScanState, 'passport' | 'boarding'> {
  const nextTraveller = papers.passport !== null && papers.boarding !== null;
  return { passport, boarding: nextTraveller ? null : papers.boarding };
}

/** Whether the last burst was neither of the two papers; the next paper, or the officer, puts the word away. */
export function noteUnknown(unknown: boolean): void {
  useScan.setState({ unknown });
}

/** Takes a burst of the reader. Says whether it was one of the two papers. */
export function takeScan(text: string): 'passport' | 'boardingPass' | 'unknown' {
  const kind = classifyScan(text);
  if (kind === 'mrz') takePassport({ source: 'mrz', text });
  else if (kind === 'boardingPass') takeBoarding({ source: 'bcbp', text });
  else noteUnknown(true);
  return kind === 'mrz' ? 'passport' : kind;
}

/** A passport, scanned or typed. */
export function takePassport(passport: PassportInput): void {
  useScan.setState((state) => ({ ...empty, ...withPassport(state, passport), turn: state.turn + 1 }));
}

/** A boarding pass, scanned or typed; null takes it away. */
export function takeBoarding(boarding: BoardingInput): void {
  useScan.setState(({ passport, turn }) => ({ ...empty, passport, boarding, turn: turn + 1 }));
}

/** The next traveller. A clearance that can still be taken back stays in sight. */
export function startOver(): void {
  useScan.setState(({ turn }) => ({ ...empty, turn: turn + 1 }));
}

/** Whether a scan waits elsewhere than on its own screen. */
export function setElsewhere(elsewhere: boolean): void {
  useScan.setState({ elsewhere });
}

/** Reads what lies there. An answer that comes after a further paper is dropped. */
export async function readPapers(ask: AskScan): Promise<void> {
  const { passport, boarding, turn } = useScan.getState();
  if (passport === null) return;
  useScan.setState({ busy: true });
  const answer = await ask({ passport, boarding });
  if (useScan.getState().turn !== turn) return;
  useScan.setState(
    answer.ok
      ? { busy: false, reading: answer.value, failure: null }
      : { busy: false, reading: null, failure: answer.error },
  );
}

/** The reader without papers that are dealt with. A quick hand may have scanned the next traveller before that was answered. */
function without(state: ScanState, papers: Pick<ScanState, 'passport' | 'boarding'>): Partial<ScanState> {
  if (state.passport !== papers.passport) return {};
  const boarding = state.boarding === papers.boarding ? null : state.boarding;
  return { ...empty, boarding, turn: state.turn + 1 };
}

/** Cleared with one touch: the reader is free for the next traveller, the act stays in sight until it is final. */
export function noteCleared(cleared: Cleared): void {
  useScan.setState((state) => ({ ...without(state, cleared), cleared }));
}

/** A clarification was opened with these papers; a passport scanned meanwhile waits, as one scanned at an open record does. */
export function noteOpened(papers: Pick<ScanState, 'passport' | 'boarding'>): void {
  useScan.setState((state) => (state.passport === papers.passport ? without(state, papers) : { elsewhere: true }));
}

/** The clearance is final, or its notice was read. */
export function dropCleared(): void {
  useScan.setState({ cleared: null });
}

/** Taken back: the same two papers lie on the reader again. */
export function putBack(cleared: Cleared): void {
  const { passport, boarding } = cleared;
  useScan.setState(({ turn }) => ({ ...empty, passport, boarding, cleared: null, turn: turn + 1 }));
}
