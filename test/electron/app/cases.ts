/** Cases that tests of the application begin with. */
import type { Client } from '../../../shared/contract/client.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { nothingNeeded, type DecisionProposal } from '../../../shared/domain/decision.ts';
import type { ScreeningId } from '../../../shared/ids.ts';
import { boarding, passport } from '../../helpers/papers.ts';
import { flights, pins, signedIn, staffed, value, type Bench, type Pages, type People } from './with_app.ts';

/** A decision that needs nothing. */
export const plain: DecisionProposal = {
  ...nothingNeeded,
  kind: 'cleared',
  passportReturned: false,
  effort: [{ step: 'decision', seconds: 3, touches: 1, keys: 0 }],
};

/** A hold as Immigration proposes it on a doubtful passport. */
export const hold: DecisionProposal = {
  ...plain,
  kind: 'postponedPassportHeld',
  ground: 'noValidTravelDocument',
  evidence: [{ kind: 'document', code: 'passport' }],
  reason: 'Halaman data paspor diragukan, lem terlihat terbuka.',
  milderSteps: ['askedFurther'],
  toldIn: 'indonesian',
  statementOffered: true,
};

/** All mitigating facts not asked: the least an officer must touch before the own assessment. */
async function answerMitigations(client: Client, screeningId: ScreeningId, revision: number): Promise<number> {
  const { catalogue } = value(await client('catalogue.current', {}));
  const answers = catalogue.mitigations.map(({ code: fact }) => ({
    kind: 'mitigation' as const,
    code: fact,
    value: 'notAsked' as const,
  }));
  return value(await client('screening.answer', { screeningId, revision, answers })).revision;
}

/** Both scans of a traveller. */
export type Papers = Pick<InputOf<'screening.open'>, 'passport' | 'boarding'>;

/** The usual traveller's, or those under another passport number. */
const papersOf = (traveller: Papers | string | undefined): Papers => {
  if (typeof traveller === 'object') return traveller;
  return { passport: passport(traveller === undefined ? {} : { number: traveller }), boarding: boarding() };
};

/** A work case with a doubtful passport, everything answered that an own assessment needs. */
export async function openWork(
  client: Client,
  traveller?: Papers | string,
): Promise<{ screeningId: ScreeningId; revision: number }> {
  const opened = value(
    await client('screening.open', {
      ...papersOf(traveller),
      selection: 'documentFact',
      purpose: 'workerPlaced',
    }),
  );
  const { revision } = value(
    await client('screening.answer', {
      screeningId: opened.screeningId,
      revision: 0,
      answers: [
        { kind: 'document', code: 'passport', value: 'doubtful' },
        { kind: 'indicator', code: 'DOC-09', value: 'present', basis: 'document', note: 'lem terbuka' },
      ],
    }),
  );
  return { screeningId: opened.screeningId, revision: await answerMitigations(client, opened.screeningId, revision) };
}

/** The referral that brings such a case to Immigration. */
export const refer: DecisionProposal = {
  ...plain,
  kind: 'referred',
  evidence: [{ kind: 'document', code: 'passport' }],
  reason: 'Paspor diragukan, mohon diperiksa Pejabat Imigrasi.',
  passportReturned: true,
};

/** Such a case with the own assessment of this desk made. */
export async function judgedWork(client: Client, traveller?: Papers | string) {
  const { screeningId, revision } = await openWork(client, traveller);
  const own = value(await client('screening.assessOwn', { screeningId, revision, own: 'concern' }));
  return { screeningId, revision: own.revision };
}

/** A visit drawn at random in which nothing was found, judged clear. */
export async function judgedVisit(client: Client, traveller?: Papers | string) {
  const opened = { ...papersOf(traveller), selection: 'random' as const, purpose: 'tourism' };
  const { screeningId } = value(await client('screening.open', opened));
  const revision = await answerMitigations(client, screeningId, 0);
  const own = value(await client('screening.assessOwn', { screeningId, revision, own: 'clear' }));
  return { screeningId, revision: own.revision };
}

/** A work case referred; the referral waits. */
export async function referredWork(client: Client, number?: string) {
  const { screeningId, revision } = await judgedWork(client, number);
  value(await client('decision.propose', { screeningId, revision, proposal: refer }));
  const referral = value(await client('referral.list', {})).find((one) => one.screeningId === screeningId);
  if (referral === undefined) throw new Error('no referral');
  return { screeningId, referralId: referral.id };
}

/** Such a case accepted by Immigration, with its own assessment made. */
export async function acceptedWork(bp3mi: Client, first: Client, number?: string) {
  const { screeningId, referralId } = await referredWork(bp3mi, number);
  value(await first('referral.accept', { referralId }));
  const seen = value(await first('screening.get', { screeningId }));
  if (seen.ownAssessmentDue !== 'second' || seen.assessments.length > 0) throw new Error('seen before it was judged');
  const second = value(await first('screening.assessOwn', { screeningId, revision: seen.revision, own: 'concern' }));
  return { screeningId, revision: second.revision };
}

/** An open shift with both agencies at their desks. */
export async function desks(bench: Pages, people: People) {
  const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
  value(await bp3mi('shift.open', { flights, clockConfirmed: true }));
  return { people, bp3mi, first: await signedIn(bench, people.first, pins.first) };
}

/** A work case up to the accepted referral, with Immigration's own assessment made. */
export async function accepted(bench: Bench, make: (bench: Bench) => Promise<People> = staffed) {
  const open = await desks(bench, await make(bench));
  return { ...open, ...(await acceptedWork(open.bp3mi, open.first)) };
}
