/** Writing down what a paper form says, once everybody who acted has confirmed it. */
import type { EntryRecord } from '../../db/outage.ts';
import type { CustodyRecord } from '../../db/custody.ts';
import type { DecisionRecord } from '../../db/decisions.ts';
import type { ScreeningRecord } from '../../db/screenings.ts';
import type { Failure } from '../../shared/contract/index.ts';
import type { OutageEntry, OutageEntryError } from '../../shared/contract/outage.ts';
import { airportCountry } from '../../shared/domain/airports.ts';
import { CustodyOut } from '../../shared/domain/custody.ts';
import { proposalOf } from '../../shared/domain/outage.ts';
import { CustodyId, CustodyMoveId, DecisionId, newId, ScreeningId } from '../../shared/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import { openScreeningOf } from './access.ts';
import type { CommandContext } from './context.ts';
import {
  checkMove,
  checkTraveller,
  holdOf,
  type CheckedMove,
  type CheckedTraveller,
  type MoveEntry,
  type TravellerEntry,
} from './outage_check.ts';

/** What an entry became. */
export interface Made {
  readonly screeningId: ScreeningId | null;
  readonly custodyId: CustodyId | null;
}

/** The origin as it stands beside every event that comes from a form. */
const originOf = ({ form, happenedAt, enteredBy }: EntryRecord) => ({ origin: 'outage', form, happenedAt, enteredBy });

/** Writes a confirmed entry down, or says what stands against it by now. */
export function recordEntry(
  ctx: CommandContext,
  record: EntryRecord,
  entry: OutageEntry,
): Result<Made, Failure<OutageEntryError>> {
  if (entry.kind === 'custodyMove') {
    const held = checkMove(ctx, entry);
    return held.ok ? ok(recordMove(ctx, record, entry, held.value)) : held;
  }
  const checked = checkTraveller(ctx, entry, record.id);
  return checked.ok ? ok(recordTraveller(ctx, record, { entry, checked: checked.value })) : checked;
}

function recordTraveller(
  ctx: CommandContext,
  record: EntryRecord,
  { entry, checked }: { entry: TravellerEntry; checked: CheckedTraveller },
): Made {
  const screening = screeningOf(ctx, entry, checked);
  const { officerId, happenedAt: at } = entry;
  const screeningId = screening.id;
  for (const { code, status } of entry.decision.papers) {
    const paper = { kind: 'document', code, value: status, basis: null, note: null } as const;
    ctx.write.insertAnswer({ screeningId, ...paper, officerId, at });
  }
  const decision = decisionOf(ctx, { record, entry, checked, screening });
  ctx.write.insertDecision(decision);
  ctx.audit('decision-confirmed', subjectsOf(record, decision), { decision, outage: originOf(record) });
  const custodyId = takeIn(ctx, record, { entry, decision });
  ctx.write.closeScreening(screeningId, 'decided', at);
  return { screeningId, custodyId };
}

const subjectsOf = (record: EntryRecord, { id, screeningId }: DecisionRecord) => [
  { type: 'screening', id: screeningId },
  { type: 'decision', id },
  { type: 'outage', id: record.id },
];

/** The clarification that was begun on the tablet and went on on paper, or one of its own. */
function screeningOf(ctx: CommandContext, entry: TravellerEntry, checked: CheckedTraveller): ScreeningRecord {
  const { reading, flight, minor } = checked;
  const { purpose, selection, officerId, happenedAt } = entry;
  const destination = flight === null ? null : airportCountry(flight.destination);
  const begun = openScreeningOf(ctx, reading.passportHash);
  if (begun !== null && begun.openedAt <= happenedAt) {
    const stated = { purpose, destination: begun.destination ?? destination, transit: begun.transit };
    ctx.write.setPurpose(begun.id, stated);
    return { ...begun, ...stated };
  }
  const screening: ScreeningRecord = {
    id: newId(ScreeningId, 'scr', ctx.random),
    shiftId: reading.shift.id,
    flightId: flight?.id ?? null,
    depth: 'clarification',
    state: 'open',
    revision: 0,
    officerId,
    openedAt: happenedAt,
    closedAt: null,
    purpose,
    destination,
    transit: [],
    minor,
    selection,
    catalogueSha256: ctx.catalogue().sha256,
    passportHash: reading.passportHash,
    partyId: null,
  };
  ctx.write.insertScreening(screening);
  ctx.write.insertTraveller({
    screeningId: screening.id,
    document: reading.document,
    boardingPass: null,
    findings: [],
  });
  return screening;
}

interface Deciding {
  readonly record: EntryRecord;
  readonly entry: TravellerEntry;
  readonly checked: CheckedTraveller;
  readonly screening: ScreeningRecord;
}

function decisionOf(ctx: CommandContext, { entry, checked, screening }: Deciding): DecisionRecord {
  const { effort: _effort, ...decision } = proposalOf(entry.decision);
  const second = holdOf(entry)?.secondId ?? null;
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  const toBeConfirmed = catalogue.legal.grounds.some(
    ({ code, toBeConfirmed: open }) => code === decision.ground && open,
  );
  return {
    ...decision,
    id: newId(DecisionId, 'dec', ctx.random),
    screeningId: screening.id,
    state: 'confirmed',
    officerId: entry.officerId,
    role: checked.officer.role,
    at: entry.happenedAt,
    groundToBeConfirmed: toBeConfirmed,
    secondOfficerId: second,
    // The second Pejabat Imigrasi put a name to the paper then; the PIN came at the entry, and the log says when.
    confirmedAt: entry.happenedAt,
  };
}

/** The passport that came into custody on paper enters the ledger with the real time and the number of the carbon book. */
function takeIn(
  ctx: CommandContext,
  record: EntryRecord,
  { entry, decision }: { entry: TravellerEntry; decision: DecisionRecord },
): CustodyId | null {
  const hold = holdOf(entry);
  if (hold === null) return null;
  const { secondId, witness, ...kept } = hold;
  const custody: CustodyRecord = {
    id: newId(CustodyId, 'cus', ctx.random),
    screeningId: decision.screeningId,
    decisionId: decision.id,
    receiptSource: 'book',
    ...kept,
    witness: kept.receiptTaken === 'signed' ? null : witness,
    heldAt: entry.happenedAt,
    heldBy: entry.officerId,
    approvedBy: secondId,
  };
  ctx.write.insertCustody(custody);
  ctx.audit('passport-held', [...subjectsOf(record, decision), { type: 'custody', id: custody.id }], {
    custody,
    outage: originOf(record),
  });
  return custody.id;
}

/** One more line of the ledger, at the real time, as if it had been typed then. */
function recordMove(ctx: CommandContext, record: EntryRecord, entry: MoveEntry, held: CheckedMove): Made {
  const { custody, step, now } = held;
  const { officerId, secondId, receiver, move: kind, paper, office, identity, authority, reason } = entry;
  const out = CustodyOut.safeParse(kind).success;
  const move = {
    id: newId(CustodyMoveId, 'mov', ctx.random),
    custodyId: custody.id,
    step: step + 1,
    kind,
    at: entry.happenedAt,
    officerId,
    giverId: officerId,
    giverName: null,
    takerId: secondId,
    takerName: secondId === null ? receiver : null,
    place: out ? null : kind === 'place' ? entry.place : now.place,
    seal: out ? null : kind === 'reseal' ? entry.seal : now.seal,
    due: out ? null : now.due,
    paper,
    office: out ? office : '',
    identity: out ? identity : '',
    authority: kind === 'seized' ? authority : null,
    reason: out ? '' : reason,
  };
  ctx.write.insertCustodyMove(move);
  const subjects = Object.entries({
    screening: custody.screeningId,
    custody: custody.id,
    move: move.id,
    outage: record.id,
  });
  ctx.audit(
    out ? 'passport-released' : 'passport-moved',
    subjects.map(([type, id]) => ({ type, id })),
    { move, outage: originOf(record) },
  );
  return { screeningId: null, custodyId: custody.id };
}
