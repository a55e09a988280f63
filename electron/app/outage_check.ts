/** What stands against taking a paper form over. Asked when it is entered and again when the last one has confirmed. */
import type { CustodyRecord } from '../../db/custody.ts';
import type { EntryRecord, FormRecord } from '../../db/outage.ts';
import type { OfficerRecord } from '../../db/officers.ts';
import type { Failure } from '../../shared/contract/index.ts';
import { OutageEntry, type OutageEntryError } from '../../shared/contract/outage.ts';
import {
  custodyAfter,
  freeWorkingDays,
  mayKeepPassports,
  moveWordFault,
  secondNameFits,
} from '../../shared/domain/custody.ts';
import { isUnder18 } from '../../shared/domain/document_state.ts';
import { normaliseFlightNumber } from '../../shared/domain/flight_number.ts';
import { paperFault } from '../../shared/domain/outage.ts';
import { addWorkingDays } from '../../shared/domain/working_days.ts';
import type { OfficerId, OutageEntryId } from '../../shared/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { addMillis, dayOf, type Instant } from '../../shared/time.ts';
import { openPartyOf, openScreeningOf } from './access.ts';
import type { QueryContext } from './context.ts';
import { readScan, type Reading } from './reading.ts';

/** An entry about a traveller. */
export type TravellerEntry = Exclude<OutageEntry, { kind: 'custodyMove' }>;
/** A custody move made on paper. */
export type MoveEntry = Extract<OutageEntry, { kind: 'custodyMove' }>;
type Hold = NonNullable<Extract<OutageEntry, { kind: 'postponement' }>['hold']>;

type Fault = Failure<OutageEntryError>;

/** What a passport kept on paper says; null where none was kept. */
export const holdOf = (entry: OutageEntry): Hold | null => (entry.kind === 'postponement' ? entry.hold : null);

const minute = 60_000;

/** When it happened: after the form was printed, and not later than now. */
export function timeFault(ctx: QueryContext, form: FormRecord, happenedAt: Instant): Fault | null {
  if (happenedAt > ctx.now) return { code: 'happened-later' };
  const printed = ctx.read.outagePrint(form.printId)?.at ?? happenedAt;
  // A form tells hours and minutes: in the minute it was printed it may have been filled in.
  return happenedAt <= addMillis(printed, -minute) ? { code: 'happened-before-print' } : null;
}

/** The second name that somebody of the station confirms with the own PIN: of a hold, or of a move between officers. */
export const secondOf = (entry: OutageEntry): OfficerId | null =>
  entry.kind === 'custodyMove' ? entry.secondId : (holdOf(entry)?.secondId ?? null);

/** Whether somebody may be the second Pejabat Imigrasi of a hold. */
const secondsHolds = ({ role, agency, immigrationOfficial }: OfficerRecord): boolean =>
  (role === 'immigration' || role === 'supervisor') && agency === 'immigration' && immigrationOfficial;

/** Receipt, seal and place: never a number that another passport has, in custody or waiting on another form. */
function heldFault(
  ctx: QueryContext,
  hold: Hold,
  { entry, except }: { entry: OutageEntry; except: OutageEntryId | null },
): Fault | null {
  const second = ctx.read.officer(hold.secondId);
  if (hold.secondId === entry.officerId) return { code: 'second-is-the-same' };
  if (second === null || !secondsHolds(second)) return { code: 'approver-not-official' };
  const others = heldOnPaper(ctx).flatMap((other) => (other.record.id === except ? [] : [other.hold]));
  const own = /^(?:LATIHAN\/)?STP\/[A-Z]{3}-/i;
  if (hold.receiptNumber === '') return { code: 'receipt-missing' };
  // A number of a station's own series is not one of the carbon book: it is, or will be, another passport's.
  if (own.test(hold.receiptNumber)) return { code: 'receipt-unknown' };
  if (ctx.read.receiptUsed(hold.receiptNumber) || others.some((one) => one.receiptNumber === hold.receiptNumber)) {
    return { code: 'receipt-in-use' };
  }
  if (hold.seal === '') return { code: 'seal-missing' };
  if (ctx.read.sealInUse(hold.seal) || others.some(({ seal }) => seal === hold.seal)) return { code: 'seal-in-use' };
  if (hold.place === '') return { code: 'place-missing' };
  if (hold.receiptTaken !== 'signed' && (hold.witness ?? '').length < 2) return { code: 'witness-missing' };
  return dueFault(ctx, hold, dayOf(entry.happenedAt));
}

function dueFault(ctx: QueryContext, { due, dueReason }: Hold, day: string): Fault | null {
  if (due < day) return { code: 'due-in-the-past' };
  const long = due >= addWorkingDays(day, freeWorkingDays + 1, ctx.calendar());
  return long && (dueReason ?? '').length < 5 ? { code: 'due-reason-missing' } : null;
}

/** A passport that a form says is kept while not everybody who acted has confirmed it. */
export interface HeldOnPaper {
  readonly record: EntryRecord;
  readonly entry: OutageEntry;
  readonly hold: Hold;
}

/** All of them, the first entered first. */
export const heldOnPaper = (ctx: QueryContext): readonly HeldOnPaper[] =>
  ctx.read.waitingEntries('immigration').flatMap((record) => {
    const entry = waitingEntry(ctx, record.id);
    const hold = holdOf(entry);
    return hold === null ? [] : [{ record, entry, hold }];
  });

/** What a waiting entry says. Throws where it has ended: then the record says it. */
export function waitingEntry(ctx: QueryContext, id: OutageEntryId): OutageEntry {
  return OutageEntry.parse(ctx.read.waitingContent(id));
}

/** Who acted on paper: each confirms with the own PIN. */
export const peopleOf = ({ officerId, secondId }: EntryRecord): readonly OfficerId[] =>
  secondId === null ? [officerId] : [officerId, secondId];

/** Whose passport an entry is about: read again from what the form says, for it stands nowhere else yet. */
export function passportOf(ctx: QueryContext, entry: OutageEntry): { readonly name: string; readonly number: string } {
  if (entry.kind === 'custodyMove') {
    const screeningId = ctx.read.custody(entry.custodyId)?.screeningId;
    const document = screeningId === undefined ? undefined : ctx.read.traveller(screeningId)?.document;
    return { name: document?.displayName ?? '', number: document?.documentNumber ?? '' };
  }
  const { passport } = entry;
  if (passport.source === 'typed') {
    return { name: `${passport.givenNames} ${passport.surname}`.trim(), number: passport.documentNumber };
  }
  const read = readScan(ctx, { passport, boarding: null });
  if (!read.ok) return { name: '', number: '' };
  const { displayName, documentNumber } = read.value.document;
  return { name: displayName, number: documentNumber };
}

/** What the passport and the facts around a form say, with nothing against taking it over. */
export interface CheckedTraveller {
  readonly reading: Reading;
  readonly officer: OfficerRecord;
  readonly flight: ReturnType<QueryContext['read']['flightOn']>;
  readonly minor: boolean;
}

/** Checks an entry about a traveller. */
export function checkTraveller(
  ctx: QueryContext,
  entry: TravellerEntry,
  except: OutageEntryId | null,
): Result<CheckedTraveller, Fault> {
  const officer = ctx.read.officer(entry.officerId);
  if (officer === null) return err({ code: 'officer-unknown' });
  const read = readScan(ctx, { passport: entry.passport, boarding: null });
  if (!read.ok) return read;
  const reading = read.value;
  const { catalogue } = ctx.catalogue();
  const purpose = catalogue.purposes.find(({ code }) => code === entry.purpose);
  if (purpose === undefined) return err({ code: 'purpose-unknown' });
  const day = dayOf(entry.happenedAt);
  const fault = paperFault(entry.decision, {
    form: entry.kind,
    role: officer.role,
    official: officer.immigrationOfficial,
    day,
    nationality: reading.document.nationality,
    grounds: catalogue.legal.grounds,
    purpose: catalogue.purposes.find(({ code }) => code === entry.purpose),
  });
  if (fault !== null) return err({ code: fault });
  const hold = holdOf(entry);
  if ((entry.decision.kind === 'postponedPassportHeld') !== (hold !== null)) {
    return err({ code: hold === null ? 'hold-incomplete' : 'hold-without-hold' });
  }
  // One passport is kept once, whatever two papers say of it.
  if (hold !== null && ctx.read.passportHeld(reading.passportHash)) return err({ code: 'already-held' });
  const kept = hold === null ? null : heldFault(ctx, hold, { entry, except });
  if (kept !== null) return err(kept);
  const open = openElsewhere(ctx, reading, entry.happenedAt);
  if (open !== null) return err(open);
  const number = entry.flight === null ? null : spaced(entry.flight);
  const flight = number === null ? null : ctx.read.flightOn(number, day);
  return ok({ reading, officer, flight, minor: isUnder18(reading.document, day) ?? reading.minor });
}

/** A clarification that was begun on the tablet and has a decision or a referral on it ends there, not on paper. */
function openElsewhere(ctx: QueryContext, reading: Reading, happenedAt: Instant): Fault | null {
  const party = openPartyOf(ctx, reading.passportHash);
  if (party !== null) return { code: 'in-party', detail: { partyId: party.id } };
  const open = openScreeningOf(ctx, reading.passportHash);
  if (open === null || open.openedAt > happenedAt) return null;
  const touched = ctx.read.decisionsOf(open.id).length > 0 || ctx.read.referralOf(open.id) !== null;
  return touched ? { code: 'already-open', detail: { screeningId: open.id } } : null;
}

const spaced = (flight: string): string => normaliseFlightNumber(flight.replace(/^([A-Z0-9]{2}) ?/, '$1 ')) ?? flight;

/** A passport that is held, with where it is, and who the second name of the move is. */
export interface CheckedMove {
  readonly custody: CustodyRecord;
  readonly step: number;
  readonly now: { readonly place: string; readonly seal: string; readonly due: string };
}

/** Checks a custody move made on paper: the rules of the ledger, for the moment it happened. */
export function checkMove(ctx: QueryContext, entry: MoveEntry): Result<CheckedMove, Fault> {
  const officer = ctx.read.officer(entry.officerId);
  if (officer === null) return err({ code: 'officer-unknown' });
  if (!mayKeepPassports(officer)) return err({ code: 'custody-officials-only' });
  const custody = ctx.read.custody(entry.custodyId);
  const state = ctx.read.custodyState(entry.custodyId);
  if (custody === null || state === null) return err({ code: 'custody-unknown' });
  const { place, seal, due, step } = state;
  if (custodyAfter(state.state, entry.move) === null || place === null || seal === null || due === null) {
    return err({ code: 'already-released' });
  }
  const last = ctx.read.custodyMoves(custody.id).at(-1);
  if (entry.happenedAt < (last?.at ?? custody.heldAt)) return err({ code: 'happened-before-hold' });
  const words = moveWordFault(entry.move, entry, { place, seal });
  if (words !== null) return err({ code: words });
  if (entry.move === 'reseal' && ctx.read.sealInUse(entry.seal)) return err({ code: 'seal-in-use' });
  const second = secondFault(ctx, entry);
  return second === null ? ok({ custody, step, now: { place, seal, due } }) : err(second);
}

/** The second name of a move: an officer who confirms with the own PIN, or somebody from outside by name. */
function secondFault(ctx: QueryContext, { move, secondId, receiver, officerId }: MoveEntry): Fault | null {
  if (secondId === null) {
    if (!secondNameFits(move, 'outside')) return { code: 'second-name-does-not-fit' };
    return receiver.length < 2 ? { code: 'receiver-missing' } : null;
  }
  if (secondId === officerId) return { code: 'second-is-the-same' };
  const second = ctx.read.officer(secondId);
  return second?.active === true && secondNameFits(move, second) ? null : { code: 'second-name-does-not-fit' };
}
