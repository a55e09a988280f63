/** A paper comes to a party: whose it is, and what changes by it. Each scan is stored at once. */
import type { PartyMemberRecord, PartyRecord } from '../../db/parties.ts';
import type { BoardingInput, PassportInput } from '../../shared/contract/screening.ts';
import { homeOfPass, isSamePass, passFor, sameHolder, type PartyPapers } from '../../shared/domain/party_pairing.ts';
import { MemberId, newId } from '../../shared/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import { actor, type CommandContext, type QueryContext } from './context.ts';
import { papersOf } from './parties.ts';
import { readPass, readScan, type Reading, type ScanFailure } from './reading.ts';

/** What a scan did. */
export interface Added {
  readonly memberId: MemberId;
  readonly outcome: 'joined' | 'completed' | 'again';
}

interface Row extends PartyPapers {
  readonly record: PartyMemberRecord;
}

const rowsOf = (ctx: QueryContext, party: PartyRecord): Row[] =>
  papersOf(ctx, party).map(({ record, reading, journey }) => ({
    record,
    document: reading?.document ?? null,
    pass: journey.boardingPass,
    position: record.position,
  }));

const nextPosition = (rows: readonly Row[]): number => Math.max(0, ...rows.map(({ position }) => position)) + 1;

function insert(
  ctx: CommandContext,
  party: PartyRecord,
  papers: Pick<PartyMemberRecord, 'passport' | 'boarding' | 'passportHash' | 'position'>,
): Added {
  const id = newId(MemberId, 'mem', ctx.random);
  ctx.write.insertPartyMember({
    id,
    partyId: party.id,
    officerId: actor(ctx).id,
    at: ctx.now,
    ...papers,
    scans: papers.passport === null ? 0 : 1,
    readTwoWays: false,
    settled: [],
    parentId: null,
  });
  return { memberId: id, outcome: 'joined' };
}

/** The same passport once more: never a second member. */
function readAgain(ctx: CommandContext, row: Row, { reading, boarding, position }: Read): Added {
  const otherwise = row.document === null || !sameHolder(row.document, reading.document);
  ctx.write.noteMemberAgain(row.record.id, { otherwise, position });
  const completes = boarding !== null && row.pass === null;
  if (completes) ctx.write.setMemberBoarding(row.record.id, { boarding, position });
  return { memberId: row.record.id, outcome: completes ? 'completed' : 'again' };
}

interface Read {
  readonly reading: Reading;
  readonly passport: PassportInput;
  readonly boarding: BoardingInput;
  readonly position: number;
}

function joinPassport(ctx: CommandContext, party: PartyRecord, { rows, read }: { rows: Row[]; read: Read }): Added {
  const { reading, passport, boarding, position } = read;
  const { passportHash } = reading;
  const same = rows.find(({ record }) => record.passportHash === passportHash);
  if (same !== undefined) return readAgain(ctx, same, read);
  const giver = boarding === null ? passFor(reading.document, rows) : null;
  if (giver === null) return insert(ctx, party, { passport, boarding, passportHash, position });
  const { record } = giver;
  if (giver.document === null) {
    ctx.write.setMemberPassport(record.id, { passport, hash: passportHash, position });
    return { memberId: record.id, outcome: 'completed' };
  }
  // The pass lay with somebody whose name it does not carry; that one waits for a pass again.
  ctx.write.setMemberBoarding(record.id, { boarding: null, position: record.position });
  return insert(ctx, party, { passport, boarding: record.boarding, passportHash, position });
}

/**
 * Takes a passport, perhaps with the pass that was handed over with it. A pass that is there already is nobody's second
 * one: while it waits for its passport the two become one row, and with somebody else it stays, unless that one carries
 * another name.
 */
export function addPassport(
  ctx: CommandContext,
  party: PartyRecord,
  { passport, boarding }: { passport: PassportInput; boarding: BoardingInput },
): Result<Added, ScanFailure> {
  const read = readScan(ctx, { passport, boarding });
  if (!read.ok) return read;
  const reading = read.value;
  const all = rowsOf(ctx, party);
  const position = nextPosition(all);
  const holder = all.find(({ pass }) => isSamePass(pass, reading.boardingPass)) ?? null;
  const waits = holder !== null && holder.document === null;
  if (waits) ctx.write.removeMember(holder.record.id);
  const rows = waits ? all.filter((row) => row !== holder) : all;
  const own = holder === null || waits ? boarding : null;
  return ok(joinPassport(ctx, party, { rows, read: { reading, passport, boarding: own, position } }));
}

/** Takes a boarding pass. */
export function addPass(
  ctx: CommandContext,
  party: PartyRecord,
  boarding: NonNullable<BoardingInput>,
): Result<Added, ScanFailure> {
  const read = readPass(ctx, { boarding, document: null });
  if (!read.ok) return read;
  const pass = read.value.boardingPass;
  const rows = rowsOf(ctx, party);
  const position = nextPosition(rows);
  const same = rows.find((row) => isSamePass(row.pass, pass));
  if (same !== undefined) return ok({ memberId: same.record.id, outcome: 'again' });
  const home = homeOfPass(pass, rows);
  if (home === null) return ok(insert(ctx, party, { passport: null, boarding, passportHash: null, position }));
  const { record } = home;
  ctx.write.setMemberBoarding(record.id, { boarding, position });
  if (record.boarding !== null) {
    // What lay here carries another name; it waits for its own passport now.
    insert(ctx, party, { passport: null, boarding: record.boarding, passportHash: null, position: record.position });
  }
  return ok({ memberId: record.id, outcome: 'completed' });
}
