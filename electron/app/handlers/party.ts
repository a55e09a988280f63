/** Groups and families: opened, read, looked at, taken out, given up. The signature is in `party_sign.ts`. */
import type { PartyRecord } from '../../../db/parties.ts';
import type { Failure } from '../../../shared/contract/index.ts';
import type { Purpose } from '../../../shared/domain/catalogue_entries.ts';
import { asksLicence, codeOf, isChild, mayBeParty, remedyOf } from '../../../shared/domain/party.ts';
import { newId, PartyId, type MemberId, type ScreeningId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { mayWorkOnParty, openScreeningOf } from '../access.ts';
import { actor, type CommandContext, type HandlerOf, type Handlers, type QueryContext } from '../context.ts';
import type { Contract } from '../../../shared/contract/index.ts';
import { isWork, partyView, readMember, type PartyMember } from '../parties.ts';
import { addPass, addPassport } from '../party_papers.ts';
import { signParty, undoSign } from './party_sign.ts';
import { openClarification } from './traveller.ts';

/** More than one flight of this airport brings as one group; a list longer than this is a mistake. */
const mostMembers = 120;

/** A party of the caller's agency. */
function partyFor(ctx: QueryContext, id: PartyId): Result<PartyRecord, Failure<'party-unknown'>> {
  const party = ctx.read.party(id);
  return party !== null && mayWorkOnParty(ctx, party) ? ok(party) : err({ code: 'party-unknown' });
}

/** The same, as long as it is open. */
function openParty(ctx: QueryContext, id: PartyId): Result<PartyRecord, Failure<'party-unknown' | 'party-closed'>> {
  const party = partyFor(ctx, id);
  return !party.ok || party.value.state === 'open' ? party : err({ code: 'party-closed' });
}

type MemberFailure = Failure<'party-unknown' | 'party-closed' | 'member-unknown'>;

function memberFor(
  ctx: QueryContext,
  { partyId, memberId }: { partyId: PartyId; memberId: MemberId },
): Result<{ party: PartyRecord; member: PartyMember }, MemberFailure> {
  const party = openParty(ctx, partyId);
  if (!party.ok) return party;
  const record = ctx.read.partyMember(memberId);
  if (record?.partyId !== partyId) return err({ code: 'member-unknown' });
  return ok({ party: party.value, member: readMember(ctx, party.value, record) });
}

const subjects = (partyId: PartyId, memberIds: readonly MemberId[], screeningId: ScreeningId | null = null) => [
  { type: 'party', id: partyId },
  ...memberIds.map((id) => ({ type: 'member', id })),
  ...(screeningId === null ? [] : [{ type: 'screening', id: screeningId }]),
];

const statedPurpose = (ctx: QueryContext, { purpose }: Pick<PartyRecord, 'purpose'>): Purpose | undefined =>
  ctx.catalogue().catalogue.purposes.find(({ code }) => code === purpose);

type OpenFailure = Failure<'flight-unknown' | 'purpose-unknown' | 'party-purpose' | 'licence-missing'>;

function openingFault(
  ctx: QueryContext,
  { shiftId, purpose, flightId }: Pick<PartyRecord, 'shiftId' | 'purpose' | 'flightId'>,
  group: { licence: string | null } | null,
): OpenFailure | null {
  if (ctx.read.flight(flightId)?.shiftId !== shiftId) return { code: 'flight-unknown' };
  const stated = statedPurpose(ctx, { purpose });
  if (stated === undefined) return { code: 'purpose-unknown' };
  if (!mayBeParty(stated)) return { code: 'party-purpose' };
  return group?.licence === null && asksLicence(stated) ? { code: 'licence-missing' } : null;
}

const open: HandlerOf<Contract['party.open']> = (input, ctx) => {
  const shift = ctx.read.openShift();
  if (shift === null) return err({ code: 'no-open-shift' });
  const { kind, purpose, flightId } = input;
  const group = input.kind === 'group' ? { leader: input.leader, licence: input.licence } : null;
  const fault = openingFault(ctx, { shiftId: shift.id, purpose, flightId }, group);
  if (fault !== null) return err(fault);
  const id = newId(PartyId, 'pty', ctx.random);
  ctx.write.insertParty({
    id,
    shiftId: shift.id,
    flightId,
    kind,
    purpose,
    leader: group?.leader ?? null,
    licence: group?.licence ?? null,
    officerId: actor(ctx).id,
    openedAt: ctx.now,
    state: 'open',
    revision: 0,
    closedAt: null,
    closedBy: null,
  });
  // The leader's name stands in the party's row alone, where giving the party up erases it.
  ctx.audit('party-opened', subjects(id, []), {
    opening: { kind, purpose, flightId, licence: group?.licence ?? null },
  });
  return ok({ partyId: id });
};

const add: HandlerOf<Contract['party.add']> = ({ partyId, passport, boarding }, ctx) => {
  const party = openParty(ctx, partyId);
  if (!party.ok) return party;
  if (ctx.read.partyMembers(partyId).length >= mostMembers) return err({ code: 'party-full' });
  const added =
    passport !== null
      ? addPassport(ctx, party.value, { passport, boarding })
      : boarding !== null
        ? addPass(ctx, party.value, boarding)
        : err({ code: 'mrz-unreadable' as const });
  if (!added.ok) return added;
  const { memberId, outcome } = added.value;
  const record = ctx.read.partyMember(memberId);
  if (record === null) throw new Error('a member that was just stored is gone');
  ctx.write.touchParty(partyId);
  const { reasons, standing } = readMember(ctx, party.value, record);
  ctx.audit('party-scanned', subjects(partyId, [memberId]), {
    scan: { outcome, passportHash: record.passportHash, reasons: reasons.map(codeOf) },
  });
  return ok({ memberId, outcome, standing });
};

type SettleFailure = MemberFailure | Failure<'not-settleable' | 'parent-needed'>;

/** A parent is a grown member of the party with a passport of its own. */
function isParent(ctx: QueryContext, party: PartyRecord, { child, id }: { child: MemberId; id: MemberId }): boolean {
  const record = ctx.read.partyMember(id);
  if (record?.partyId !== party.id || record.passport === null || id === child) return false;
  const { reasons } = readMember(ctx, party, record);
  return !isChild(reasons) && !reasons.some((reason) => codeOf(reason) === 'ageUnknown');
}

function settleOne(
  ctx: CommandContext,
  { party, member }: { party: PartyRecord; member: PartyMember },
  parentId: MemberId | null,
): Result<readonly string[], SettleFailure> {
  const { record, reasons, settled } = member;
  const purpose = { isWork: isWork(ctx, party) };
  const needs = (remedy: string) => reasons.filter((reason) => remedyOf(reason, purpose) === remedy).map(codeOf);
  const lasting = reasons.filter((reason) => !['settle', 'parent'].includes(remedyOf(reason, purpose)));
  if (lasting.length > 0) return err({ code: 'not-settleable' });
  const child = needs('parent').length > 0;
  const parent = parentId ?? record.parentId;
  if (child && (parent === null || !isParent(ctx, party, { child: record.id, id: parent }))) {
    return err({ code: 'parent-needed' });
  }
  const codes = [...new Set([...settled.codes, ...needs('settle')])];
  ctx.write.settleMember(record.id, { codes, parentId: child ? parent : null });
  return ok([...needs('settle'), ...needs('parent')]);
}

const settle: HandlerOf<Contract['party.settle']> = ({ partyId, memberIds, settled, parentId }, ctx) => {
  const seen = new Set<string>();
  for (const memberId of memberIds) {
    const found = memberFor(ctx, { partyId, memberId });
    if (!found.ok) return found;
    if (!settled) {
      ctx.write.settleMember(memberId, { codes: [], parentId: null });
      continue;
    }
    const done = settleOne(ctx, found.value, parentId);
    if (!done.ok) return done;
    for (const code of done.value) seen.add(code);
  }
  ctx.write.touchParty(partyId);
  ctx.audit('party-settled', subjects(partyId, memberIds), { settled: { settled, codes: [...seen], parentId } });
  return ok({});
};

const takeOut: HandlerOf<Contract['party.takeOut']> = ({ partyId, memberId, selection }, ctx) => {
  const found = memberFor(ctx, { partyId, memberId });
  if (!found.ok) return found;
  const { party, member } = found.value;
  if (member.reading === null) return err({ code: 'passport-missing' });
  const known = openScreeningOf(ctx, member.reading.passportHash);
  ctx.write.removeMember(memberId);
  ctx.write.touchParty(partyId);
  // A catalogue that came into force since may not know this purpose: then it is asked like any other.
  const purpose = statedPurpose(ctx, party)?.code ?? null;
  const screening = known ?? openClarification(ctx, member.reading, { purpose, selection, partyId });
  ctx.audit('party-taken-out', subjects(partyId, [memberId], screening.id), { takenOut: { selection } });
  return ok({ screeningId: screening.id });
};

/** Handlers of `party.*`. */
export const partyHandlers: Handlers<'party'> = {
  'party.open': open,
  'party.add': add,
  'party.settle': settle,
  'party.takeOut': takeOut,
  'party.leave': ({ partyId, memberId }, ctx) => {
    const found = memberFor(ctx, { partyId, memberId });
    if (!found.ok) return found;
    const { record, reasons } = found.value.member;
    ctx.write.removeMember(memberId);
    ctx.write.touchParty(partyId);
    ctx.audit('party-left', subjects(partyId, [memberId]), {
      left: { passportHash: record.passportHash, reasons: reasons.map(codeOf) },
    });
    return ok({});
  },
  'party.sign': signParty,
  'party.undoSign': undoSign,
  'party.cancel': ({ partyId }, ctx) => {
    const party = openParty(ctx, partyId);
    if (!party.ok) return party;
    const members = ctx.read.partyMembers(partyId).length;
    ctx.write.endParty(partyId, { state: 'cancelled', at: ctx.now, by: actor(ctx).id });
    ctx.audit('party-cancelled', subjects(partyId, []), { cancelled: { members } });
    return ok({});
  },
  'party.get': ({ partyId }, ctx) => {
    const party = partyFor(ctx, partyId);
    return party.ok ? ok(partyView(ctx, party.value)) : party;
  },
  'party.list': (_input, ctx) =>
    ok(
      ctx.read
        .openParties()
        .filter((party) => mayWorkOnParty(ctx, party))
        .map(({ id, kind, purpose, flightId, openedAt, officerId }) => {
          const flight = ctx.read.flight(flightId);
          if (flight === null) throw new Error('a party without a flight');
          return {
            partyId: id,
            kind,
            purpose,
            openedAt,
            flight: flight.number,
            members: ctx.read.partyMembers(id).length,
            officer: ctx.read.officerName(officerId),
            mine: officerId === actor(ctx).id,
          };
        }),
    ),
};
