/** One signature for a party: the officer's own PIN, then one record for each member, all of them or none. */
import type { PartyRecord } from '../../../db/parties.ts';
import type { Contract, Failure } from '../../../shared/contract/index.ts';
import type { Effort } from '../../../shared/domain/effort.ts';
import { fastClearPapers } from '../../../shared/domain/fast_clear.ts';
import { isClear } from '../../../shared/domain/party.ts';
import { documentCode, mitigationCode } from '../../../shared/domain/rule_codes.ts';
import type { PartyId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { addMillis } from '../../../shared/time.ts';
import { mayWorkOnParty } from '../access.ts';
import { actor, type CommandContext, type HandlerOf, type QueryContext } from '../context.ts';
import { membersOf, undoSignMillis, type PartyMember } from '../parties.ts';
import { mayFastClear } from '../reading.ts';
import { checkPin } from './session.ts';
import { clearReading } from './traveller.ts';

type SignFailure = Failure<'party-unknown' | 'party-closed' | 'party-empty' | 'members-open' | 'stale-revision'>;

/** The party with its members, if it can be signed as the officer has read it. */
function signable(
  ctx: QueryContext,
  { partyId, revision }: { partyId: PartyId; revision: number },
): Result<{ party: PartyRecord; members: readonly PartyMember[] }, SignFailure> {
  const party = ctx.read.party(partyId);
  if (party === null || !mayWorkOnParty(ctx, party)) return err({ code: 'party-unknown' });
  if (party.state !== 'open') return err({ code: 'party-closed' });
  if (party.revision !== revision) return err({ code: 'stale-revision', detail: { revision: party.revision } });
  const members = membersOf(ctx, party);
  if (members.length === 0) return err({ code: 'party-empty' });
  const open = members.filter(({ standing }) => !isClear(standing));
  return open.length === 0 ? ok({ party, members }) : err({ code: 'members-open', detail: { count: open.length } });
}

/** The work on the whole list, shared out evenly; what does not divide goes to the first. */
function shareOf(effort: readonly Effort[], { index, among }: { index: number; among: number }): Effort[] {
  const share = (whole: number) => Math.floor(whole / among) + (index < whole % among ? 1 : 0);
  return effort.map(({ step, seconds, touches, keys }) => ({
    step,
    seconds: Math.round((seconds / among) * 10) / 10,
    touches: share(touches),
    keys: share(keys),
  }));
}

function clearMember(
  ctx: CommandContext,
  { party, papers }: { party: PartyRecord; papers: readonly string[] },
  { member, effort }: { member: PartyMember; effort: readonly Effort[] },
): void {
  const { reading, standing, record, settled } = member;
  const destination = reading?.destination ?? null;
  // Both rules say the same in different words; should they ever part, nobody is cleared by the looser one.
  const plain = standing !== 'match' || (reading !== null && mayFastClear(ctx, reading));
  if (reading === null || destination === null || reading.flight === null || !plain) {
    throw new Error('a member that cannot be cleared was about to be');
  }
  const withParent = reading.minor && record.parentId !== null;
  if (reading.minor && !withParent) throw new Error('a child alone was about to be cleared');
  clearReading(ctx, reading, {
    purpose: party.purpose,
    destination,
    seen: withParent ? [...papers, documentCode.familyCard] : papers,
    mitigations: withParent ? [mitigationCode.ownChildren] : [],
    partyId: party.id,
    effort,
    settled: [...settled.codes],
  });
}

function sign(
  ctx: CommandContext,
  { party, members }: { party: PartyRecord; members: readonly PartyMember[] },
  effort: readonly Effort[],
) {
  const purpose = ctx.catalogue().catalogue.purposes.find(({ code }) => code === party.purpose);
  const papers = purpose === undefined ? null : fastClearPapers(purpose);
  // The catalogue in force may have changed since the party was opened.
  if (papers === null) return err({ code: 'party-purpose' as const });
  members.forEach((member, index) => {
    const share = shareOf(effort, { index, among: members.length });
    clearMember(ctx, { party, papers }, { member, effort: share });
  });
  const count = members.length;
  ctx.write.endParty(party.id, { state: 'signed', at: ctx.now, by: actor(ctx).id });
  ctx.audit('party-signed', [{ type: 'party', id: party.id }], {
    signed: { count, purpose: party.purpose, flightId: party.flightId, papers },
  });
  return ok({ count, undoUntil: addMillis(ctx.now, undoSignMillis) });
}

/** The signature. The PIN is compared outside the transaction; what is signed is read again inside it. */
export const signParty: HandlerOf<Contract['party.sign']> = async ({ partyId, revision, pin, effort }, ctx) => {
  const officer = actor(ctx);
  const before = signable(ctx, { partyId, revision });
  if (!before.ok) return before;
  const checked = await checkPin(ctx, officer.id, pin);
  if (!checked.ok) {
    if (checked.error.code === 'officer-unknown') throw new Error('the signed-in officer is gone');
    return err(checked.error);
  }
  return ctx.transact((write) => {
    // Somebody else at this page by now would sign with another's PIN.
    if (write.officer?.id !== officer.id) throw new Error('the officer changed while the PIN was compared');
    const now = signable(write, { partyId, revision });
    return now.ok ? sign(write, now.value, effort) : now;
  });
};

/** Takes a signature back within a minute: every record of it becomes void. */
export const undoSign: HandlerOf<Contract['party.undoSign']> = ({ partyId }, ctx) => {
  const party = ctx.read.party(partyId);
  if (party?.state !== 'signed' || party.closedBy !== actor(ctx).id || party.closedAt === null) {
    return err({ code: 'party-unknown' });
  }
  // The totals of a closed shift are signed; nothing is taken out of them.
  const closed = ctx.read.openShift()?.id !== party.shiftId;
  if (closed || addMillis(party.closedAt, undoSignMillis) < ctx.now) return err({ code: 'undo-too-late' });
  const records = ctx.read.partyScreenings(partyId, 'scan');
  for (const id of records) ctx.write.closeScreening(id, 'void', ctx.now);
  ctx.write.undoParty(partyId);
  ctx.audit('party-sign-undone', [{ type: 'party', id: partyId }, ...records.map((id) => ({ type: 'screening', id }))]);
  return ok({});
};
