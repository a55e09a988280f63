/** The catalogue: read, proposed, replayed over past cases, and put in force by two persons. */
import type { CatalogueLine, ProposalLine } from '../../../db/catalogues.ts';
import type { OfficerRecord } from '../../../db/officers.ts';
import { roleMay } from '../../../shared/contract/index.ts';
import type { Proposal, StationReplay } from '../../../shared/contract/catalogue.ts';
import { holdGroundsDiffer, isNewer, isTooFarAhead } from '../../../shared/domain/catalogue_compare.ts';
import { readCatalogueFile, type CatalogueFileFault } from '../../../shared/domain/catalogue_file.ts';
import { parseCatalogue } from '../../../shared/domain/catalogue_loader.ts';
import type { OfficerId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { sha256 } from '../sha256.ts';
import { actor, type CatalogueInForce, type CommandContext, type Handlers, type QueryContext } from '../context.ts';
import { deliveredCatalogue } from '../delivered.ts';
import { verifyEd25519 } from '../ed25519.ts';
import { replayStation } from '../replaying.ts';
import { trustedKeys, trustedNames } from './signer.ts';

const about = (id: string) => ({ type: 'catalogue', id });

/** Whether a catalogue is newer than the one in force; one that is not, is refused whoever signed it. */
const newer = (ctx: QueryContext, version: string): boolean => isNewer(version, ctx.catalogue().version);

function notNewer(ctx: QueryContext, version: string) {
  return { code: 'catalogue-not-newer' as const, detail: { version, inForce: ctx.catalogue().version } };
}

type VersionFault =
  ReturnType<typeof notNewer> | { code: 'catalogue-too-far-ahead'; detail: { version: string; today: string } };

/** Why a version is not taken, whoever signed it: the order of versions is what lets the right one come next. */
function versionFault(ctx: QueryContext, version: string): VersionFault | null {
  if (!newer(ctx, version)) return notNewer(ctx, version);
  const { today } = ctx;
  const ahead = isTooFarAhead(version, { today, delivered: deliveredCatalogue().version });
  return ahead ? { code: 'catalogue-too-far-ahead', detail: { version, today } } : null;
}

function activatedView(ctx: QueryContext, { sha256: hash, version, activatedAt }: CatalogueLine) {
  const { closedBy = null, closedWith = null } = ctx.read.activation(hash) ?? {};
  const two = closedBy !== null && closedWith !== null;
  const by = two ? { first: ctx.read.officerName(closedBy), second: ctx.read.officerName(closedWith) } : null;
  return { sha256: hash, version, activatedAt, by, cases: ctx.read.casesDecidedUnder(hash) };
}

function proposalView(ctx: QueryContext, proposal: ProposalLine): Proposal {
  const { sha256: hash, version, origin, signers, proposedAt, proposedBy, replayBase, replayedAt } = proposal;
  const inForce = ctx.catalogue();
  return {
    sha256: hash,
    version,
    origin,
    signers,
    proposedAt,
    proposedBy: ctx.read.officerName(proposedBy),
    replayedAt: replayBase === inForce.sha256 ? replayedAt : null,
    needsOfficial: holdGroundsDiffer(inForce.catalogue, ctx.catalogueOf(hash).catalogue),
    newer: newer(ctx, version),
    replaying: ctx.running.get(hash) ?? null,
  };
}

const fileRefused = (reason: CatalogueFileFault['code']) => ({
  code: 'catalogue-file-refused' as const,
  detail: { reason },
});

/** SOI and PAU facts are shown to Immigration alone; of those who handle catalogues that is its supervisors. */
const seesSecond = ({ role, agency }: OfficerRecord): boolean => role === 'supervisor' && agency === 'immigration';

function replayView(ctx: QueryContext, hash: string): StationReplay | null {
  const { replayedAt = null, replayedBy = null } = ctx.read.latestProposal(hash) ?? {};
  const stored = ctx.read.proposalReplay(hash);
  if (stored === null || replayedAt === null || replayedBy === null) return null;
  const second = seesSecond(actor(ctx)) ? stored.second : null;
  return { at: replayedAt, by: ctx.read.officerName(replayedBy), ...stored, second };
}

const readFile = (ctx: QueryContext, text: string) =>
  readCatalogueFile(text, { sha256, verify: verifyEd25519, trusted: trustedKeys(ctx) });

type Proposed = Pick<ProposalLine, 'origin' | 'signers'>;

function propose(
  ctx: CommandContext,
  { version, sha256: hash, catalogue }: CatalogueInForce,
  { origin, signers }: Proposed,
): Result<Proposal, VersionFault | { code: 'already-proposed' }> {
  const fault = versionFault(ctx, version);
  if (fault !== null) return err(fault);
  if (ctx.read.openProposal(hash) !== null) return err({ code: 'already-proposed' });
  const proposal: ProposalLine = {
    sha256: hash,
    version,
    origin,
    signers,
    proposedAt: ctx.now,
    proposedBy: actor(ctx).id,
    replayBase: null,
    replayedAt: null,
    replayedBy: null,
    state: 'proposed',
    closedAt: null,
    closedBy: null,
    closedWith: null,
  };
  ctx.write.insertProposal({ ...proposal, content: catalogue, replay: null });
  ctx.audit('catalogue-proposed', [about(hash)], { catalogue: { version, sha256: hash, origin, signers } });
  return ok(proposalView(ctx, proposal));
}

type ActivationFault = 'proposal-unknown' | 'not-replayed' | 'signer-gone';

/** An open proposal that two persons may put in force now: replayed over the catalogue in force, its signer still trusted. */
function activatable(ctx: QueryContext, hash: string): Result<ProposalLine, { code: ActivationFault }> {
  const proposal = ctx.read.openProposal(hash);
  if (proposal === null) return err({ code: 'proposal-unknown' });
  if (proposal.replayBase !== ctx.catalogue().sha256) return err({ code: 'not-replayed' });
  // A key that was taken out since, or put in since under the same name, did not sign this.
  const trusted = trustedNames(ctx, proposal.proposedAt);
  const signed = proposal.origin === 'delivered' || proposal.signers.some((name) => trusted.has(name));
  return signed ? ok(proposal) : err({ code: 'signer-gone' });
}

/** Whether one of two officers is a Pejabat Imigrasi. */
const anOfficial = (ctx: QueryContext, officers: readonly OfficerId[]): boolean =>
  officers.some((id) => ctx.read.officer(id)?.immigrationOfficial === true);

/** Handlers of `catalogue.*`. */
export const catalogueHandlers: Handlers<'catalogue'> = {
  'catalogue.current': (_input, ctx) => ok(ctx.catalogue()),
  'catalogue.versions': (_input, ctx) => {
    const [inForce, ...earlier] = ctx.read.catalogueLines().map((line) => activatedView(ctx, line));
    if (inForce === undefined) throw new Error('no catalogue in force');
    const proposals = ctx.read.openProposals().map((proposal) => proposalView(ctx, proposal));
    const { sha256: hash, version } = deliveredCatalogue();
    const waiting = newer(ctx, version) && proposals.every((proposal) => proposal.sha256 !== hash);
    return ok({ inForce, earlier, proposals, delivered: waiting ? { sha256: hash, version } : null });
  },
  'catalogue.read': ({ sha256: hash }, ctx) => {
    if (ctx.read.catalogueLines().some((line) => line.sha256 === hash)) return ok(ctx.catalogueOf(hash));
    const handles = roleMay(actor(ctx).role, 'catalogue.versions');
    if (handles && ctx.read.openProposal(hash) !== null) return ok(ctx.catalogueOf(hash));
    const delivered = deliveredCatalogue();
    return handles && delivered.sha256 === hash ? ok(delivered) : err({ code: 'catalogue-unknown' });
  },
  'catalogue.check': ({ text }, ctx) => {
    const read = readFile(ctx, text);
    if (read.ok) {
      const { catalogue, sha256: hash, signers } = read.value;
      const { version } = catalogue;
      return ok({ state: 'readable', version, sha256: hash, signers: [...signers], newer: newer(ctx, version) });
    }
    const faults = read.error.code === 'catalogue-refused' ? [...read.error.faults] : [];
    return ok({ state: 'refused', code: read.error.code, faults });
  },
  'catalogue.propose': ({ text }, ctx) => {
    const read = readFile(ctx, text);
    if (!read.ok) return err(fileRefused(read.error.code));
    const { catalogue, sha256: hash, signers } = read.value;
    const found = { version: catalogue.version, sha256: hash, catalogue };
    return propose(ctx, found, { origin: 'file', signers: [...signers] });
  },
  'catalogue.proposeDelivered': (_input, ctx) =>
    propose(ctx, deliveredCatalogue(), { origin: 'delivered', signers: [] }),
  'catalogue.withdraw': ({ sha256: hash }, ctx) => {
    if (ctx.read.openProposal(hash) === null) return err({ code: 'proposal-unknown' });
    ctx.write.withdrawProposal(hash, { at: ctx.now, by: actor(ctx).id });
    ctx.audit('catalogue-withdrawn', [about(hash)]);
    return ok({ sha256: hash });
  },
  'catalogue.replay': async ({ sha256: hash }, ctx) => {
    if (ctx.read.openProposal(hash) === null) return err({ code: 'proposal-unknown' });
    // Each one takes its turn between two calls; many at once would leave the desk none.
    if (ctx.running.has(hash)) return err({ code: 'replay-runs' });
    const me = actor(ctx);
    const pair = { before: ctx.catalogue(), after: ctx.catalogueOf(hash) };
    const found = await replayStation(ctx, pair, seesSecond(me));
    return ctx.transact((write) => {
      const base = pair.before.sha256;
      const proposal = write.read.openProposal(hash);
      const stands = proposal !== null && write.catalogue().sha256 === base && write.officer?.id === me.id;
      if (!stands) return err({ code: 'replay-overtaken' as const });
      // Who does not see Immigration's part does not take it away either.
      const kept = proposal.replayBase === base ? (write.read.proposalReplay(hash)?.second ?? null) : null;
      const replay = { ...found, second: found.second ?? kept };
      write.write.setReplay(hash, { base, at: write.now, by: me.id, replay });
      const { reference, station } = replay;
      write.audit('catalogue-replayed', [about(hash), about(base)], {
        replay: { cases: station.cases, changes: station.changes.length, referenceChanges: reference.changes.length },
      });
      const view = replayView(write, hash);
      if (view === null) throw new Error('a replay was not kept');
      return ok(view);
    });
  },
  'catalogue.report': ({ sha256: hash }, ctx) =>
    ctx.read.latestProposal(hash) === null ? err({ code: 'proposal-unknown' }) : ok(replayView(ctx, hash)),
  'catalogue.activate': ({ sha256: hash, approvalId }, ctx) => {
    const found = activatable(ctx, hash);
    if (!found.ok) return found;
    const before = ctx.catalogue();
    const { version, catalogue } = ctx.catalogueOf(hash);
    const fault = versionFault(ctx, version);
    if (fault !== null) return err(fault);
    // It may have been proposed to an earlier program, whose loader knew fewer rules.
    if (!parseCatalogue(catalogue).ok) return err(fileRefused('catalogue-refused'));
    const first = actor(ctx).id;
    const approved = ctx.takeApproval(approvalId, 'catalogue.activate', hash);
    if (!approved.ok) return approved;
    const second = approved.value.approver;
    const heldElse = holdGroundsDiffer(before.catalogue, catalogue);
    if (heldElse && !anOfficial(ctx, [first, second])) return err({ code: 'immigration-official-needed' });
    ctx.write.activateProposal(hash, { at: ctx.now, by: first, with: second });
    ctx.write.activateCatalogue({ sha256: hash, version, content: catalogue, activatedAt: ctx.now, active: true });
    ctx.audit('catalogue-activated', [about(hash), { type: 'approver', id: second }], {
      catalogue: { version, sha256: hash, before: before.sha256 },
    });
    return ok(activatedView(ctx, { sha256: hash, version, activatedAt: ctx.now, active: true }));
  },
};
