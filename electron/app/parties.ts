/** The members of a party as both papers and the station's records show them now; nothing about them is stored as judged. */
import type { PartyMemberRecord, PartyRecord } from '../../db/parties.ts';
import type { FlightRecord } from '../../db/shifts.ts';
import type { ScreeningRecord } from '../../db/screenings.ts';
import type { MemberView, PartyView } from '../../shared/contract/party.ts';
import type { ScreeningView } from '../../shared/contract/screening.ts';
import type { BoardingPass } from '../../shared/domain/bcbp.ts';
import { isChild, openReasons, reasonsOf, remedyOf, standingOf } from '../../shared/domain/party.ts';
import type { MemberFacts, MemberReason, Settled, Standing } from '../../shared/domain/party.ts';
import { addMillis } from '../../shared/time.ts';
import { mayWorkOnParty, openScreeningOf } from './access.ts';
import { immigrationOnly } from './assessing.ts';
import { actor, type CatalogueInForce, type QueryContext } from './context.ts';
import { deskOf, readPass, readScan, seenBefore, type Reading } from './reading.ts';

/** How long a signed party can be taken back, in milliseconds. */
export const undoSignMillis = 60_000;

/** A member with what its papers say. `reading` is null while only the boarding pass is there. */
export interface PartyMember {
  readonly record: PartyMemberRecord;
  readonly reading: Reading | null;
  readonly pass: BoardingPass | null;
  readonly flight: FlightRecord | null;
  readonly reasons: readonly MemberReason[];
  readonly settled: Settled;
  readonly standing: Standing;
}

/** Whether the purpose of a party is work. */
export const isWork = (ctx: QueryContext, { purpose }: Pick<PartyRecord, 'purpose'>): boolean =>
  ctx.catalogue().catalogue.purposes.find(({ code }) => code === purpose)?.isWork === true;

function stationFacts(ctx: QueryContext, party: PartyRecord, { passportHash: hash, destination, flight }: Reading) {
  const last = seenBefore(ctx, { hash, destination, except: null })[0];
  const others = ctx.read.partiesOfPassport(hash).filter(({ id }) => id !== party.id);
  return {
    openElsewhere: openScreeningOf(ctx, hash) !== null,
    inOtherParty: others.some((other) => mayWorkOnParty(ctx, other)),
    inTheirParty: others.some((other) => !mayWorkOnParty(ctx, other)),
    recordedAlready: ctx.read
      .screeningsOfPassport(hash)
      .some(({ state, flightId }) => state === 'decided' && flight !== null && flightId === flight.id),
    postponed: last?.postponed === true ? last.askedFor : null,
  };
}

const nothingKnown = {
  openElsewhere: false,
  inOtherParty: false,
  inTheirParty: false,
  recordedAlready: false,
  postponed: null,
};

function factsOf(ctx: QueryContext, party: PartyRecord, { record, reading, journey }: MemberPapers): MemberFacts {
  const { flight, destination, boardingPass, findings } = journey;
  const flightIs = flight === null ? 'unknown' : flight.id === party.flightId ? 'party' : 'other';
  return {
    findings,
    pass: boardingPass === null ? null : { flight: flightIs, destinationKnown: destination !== null },
    scannedTwice: record.scans > 1,
    readTwoWays: record.readTwoWays,
    ...(reading === null ? nothingKnown : stationFacts(ctx, party, reading)),
  };
}

type Journey = Pick<Reading, 'flight' | 'destination' | 'boardingPass' | 'findings'>;

/** What a member's papers say by themselves. */
interface MemberPapers {
  readonly record: PartyMemberRecord;
  readonly reading: Reading | null;
  readonly journey: Journey;
}

/** Reads a member's papers again. They were readable when they were stored, so a failure is a bug. */
function readPapers(
  ctx: QueryContext,
  record: PartyMemberRecord,
  desk: ReturnType<typeof deskOf> = deskOf(ctx),
): MemberPapers {
  const { passport, boarding } = record;
  const read = passport === null ? null : readScan(ctx, { passport, boarding }, desk);
  if (read !== null && !read.ok) throw new Error(`a stored passport cannot be read: ${read.error.code}`);
  const reading = read?.value ?? null;
  const alone = reading === null && boarding !== null;
  const journey = alone ? readPass(ctx, { boarding, document: null }, desk) : null;
  if (journey !== null && !journey.ok) throw new Error(`a stored boarding pass cannot be read: ${journey.error.code}`);
  const known = reading ?? journey?.value;
  if (known === undefined) throw new Error('a member without papers');
  return { record, reading, journey: known };
}

/** The papers of all members, without what the station knows about them. */
export function papersOf(ctx: QueryContext, party: PartyRecord): MemberPapers[] {
  const desk = deskOf(ctx);
  return ctx.read.partyMembers(party.id).map((record) => readPapers(ctx, record, desk));
}

function judged(ctx: QueryContext, party: PartyRecord, papers: MemberPapers): PartyMember {
  const { record, reading, journey } = papers;
  const reasons = reasonsOf(factsOf(ctx, party, papers));
  const settled = { codes: new Set(record.settled), withParent: record.parentId !== null };
  return {
    record,
    reading,
    pass: journey.boardingPass,
    flight: journey.flight,
    reasons,
    settled,
    standing: standingOf(reasons, settled, { isWork: isWork(ctx, party) }),
  };
}

/** One member, read again. */
export const readMember = (ctx: QueryContext, party: PartyRecord, record: PartyMemberRecord): PartyMember =>
  judged(ctx, party, readPapers(ctx, record));

/** All members of a party, read again, in the order of their last scan. */
export const membersOf = (ctx: QueryContext, party: PartyRecord): PartyMember[] =>
  papersOf(ctx, party).map((papers) => judged(ctx, party, papers));

function memberView(ctx: QueryContext, party: PartyRecord, member: PartyMember): MemberView {
  const { record, reading, pass, reasons, settled } = member;
  const purpose = { isWork: isWork(ctx, party) };
  const open = new Set(openReasons(reasons, settled, purpose));
  const passName = pass?.name === null || pass === null ? '' : `${pass.name.surname}/${pass.name.given}`;
  return {
    id: record.id,
    name: reading?.document.displayName ?? passName,
    documentNumber: reading?.document.documentNumber ?? null,
    seat: pass?.legs[0]?.seat ?? null,
    flight: member.flight?.number ?? pass?.legs[0]?.flightNumber ?? null,
    child: isChild(reasons),
    standing: member.standing,
    reasons: reasons.map((reason) => ({ reason, remedy: remedyOf(reason, purpose), open: open.has(reason) })),
    parentId: record.parentId,
    openScreeningId: reading === null ? null : (openScreeningOf(ctx, reading.passportHash)?.id ?? null),
  };
}

function signedView(ctx: QueryContext, party: PartyRecord, count: number): PartyView['signed'] {
  const { state, closedAt, closedBy } = party;
  if (state !== 'signed' || closedAt === null || closedBy === null) return null;
  return {
    at: closedAt,
    by: ctx.read.officerName(closedBy),
    count,
    undoUntil: closedBy === actor(ctx).id ? addMillis(closedAt, undoSignMillis) : null,
  };
}

/** A party as the caller sees it. */
export function partyView(ctx: QueryContext, party: PartyRecord): PartyView {
  const { id, kind, purpose, flightId, leader, licence, state, revision, openedAt } = party;
  return {
    id,
    kind,
    purpose,
    flightId,
    leader,
    licence,
    state,
    revision,
    openedAt,
    flight: ctx.read.flight(flightId)?.number ?? '',
    officer: ctx.read.officerName(party.officerId),
    members: state === 'open' ? membersOf(ctx, party).map((member) => memberView(ctx, party, member)) : [],
    takenOut: ctx.read.partyScreenings(id, 'clarification').length,
    signed: signedView(ctx, party, ctx.read.partyScreenings(id, 'scan').length),
  };
}

/** Facts about company and story: what shows only when the answers of several people lie side by side. */
const acrossParty = /^(ACC|STO)-/;

/** Told apart from companions, or sealed as an integrity report: not even a figure of it stands on another's record. */
const inConfidence = ({ indicators }: CatalogueInForce['catalogue'], code: string): boolean =>
  indicators.some((one) => one.code === code && (one.stage === 'private' || one.decisiveFor === 'integrityReport'));

/** The party a screening came from, with the facts recorded in it that the caller may see. */
export function partyFacts(ctx: QueryContext, screening: ScreeningRecord): ScreeningView['party'] {
  const party = screening.partyId === null ? null : ctx.read.party(screening.partyId);
  if (party === null) return null;
  // Others of the party may have been opened with a newer catalogue; what either keeps back is kept back.
  const catalogues = [ctx.catalogueOf(screening.catalogueSha256), ctx.catalogue()].map(({ catalogue }) => catalogue);
  const immigration = actor(ctx).agency === 'immigration';
  const keptBack = (code: string) =>
    catalogues.some((one) => inConfidence(one, code) || (!immigration && immigrationOnly(one, code)));
  const { read } = ctx;
  const listed = read.partyMembers(party.id).length;
  return {
    id: party.id,
    kind: party.kind,
    members:
      listed + read.partyScreenings(party.id, 'scan').length + read.partyScreenings(party.id, 'clarification').length,
    facts: read
      .partyFacts(party.id)
      .filter(({ code }) => acrossParty.test(code) && !keptBack(code))
      .map(({ code, n }) => ({ code, count: n })),
  };
}
