/** From the own assessment to the decision, and what follows it the same day. */
import type { InputOf } from '../../../shared/contract/index.ts';
import { adverseKinds, departs, restricts, type DecisionProposal } from '../../../shared/domain/decision.ts';
import type { DecisionKind, OwnAssessment, Recommendation } from '../../../shared/domain/words.ts';
import { clockOf } from '../../../shared/time.ts';
import type { DecisionId, ScreeningId } from '../../../shared/ids.ts';
import { collusionWords } from './clusters.ts';
import { epochOf } from './clock.ts';
import { takePassport, type Ledger } from './custody.ts';
import type { Hall } from './hall.ts';
import type { Act, Officer } from './staff.ts';
import type { Facts } from './stories.ts';
import type { Traveller } from './travellers.ts';
import { departLineOf, ownWordsOf, plain, reasonOf } from './words.ts';

/** A clarification in somebody's hands. */
export interface Case {
  readonly traveller: Traveller;
  readonly facts: Facts;
  readonly screeningId: ScreeningId;
  /** As the page that worked on it last has seen it. */
  revision: number;
  /** Seconds, touches, keys so far. */
  effort: { seconds: number; touches: number };
  /** The officer lets everybody of this agency go, whatever the result says. */
  readonly waved: boolean;
}

const ownFor = (facts: Facts, hall: Hall, waved: boolean): OwnAssessment => {
  if (waved || facts.evidence.length === 0) return hall.dice.chance(0.04) ? 'unsure' : 'clear';
  // Officers and the result do not always agree [judgement].
  return hall.dice.oneOf(
    facts.grounds.length > 0 ? ['concern', 'concern', 'concern', 'unsure'] : ['unsure', 'unsure', 'clear'],
  );
};

/** The own assessment, then the result it opens. */
export async function judged(hall: Hall, act: Act, one: Case): Promise<Recommendation> {
  hall.clock.pass(one.waved ? 1 : hall.dice.between(2, 8));
  const own = ownFor(one.facts, hall, one.waved);
  const { screeningId, revision } = one;
  const answer = await act('screening.assessOwn', { screeningId, revision, own });
  one.revision = answer.revision;
  return answer.result.recommendation;
}

/** Two minutes before it leaves nobody begins to stop anybody. */
const stillHere = ({ flight: { entry } }: Traveller, hall: Hall): boolean =>
  hall.clock.at() < epochOf(entry.day, entry.departs) - 120_000;

/** What Immigration decides: a stop only where a ground carries it, and while the flight is still there. */
function stopOr(hall: Hall, one: Case, recommendation: Recommendation): DecisionKind {
  const may = one.facts.grounds.length > 0 && one.facts.evidence.length > 0 && stillHere(one.traveller, hall);
  const wanted = recommendation === 'refer' && may ? hall.packs.stop() : null;
  if (wanted === null) return hall.dice.chance(0.8) ? 'cleared' : 'advised';
  return wanted === 'postponedPassportHeld' && holdGround(one.facts) === null ? 'postponed' : wanted;
}

/** Grounds under which a passport may be kept (catalogue in force). */
const holdGrounds = ['noValidTravelDocument', 'traffickingPrevention'];
const holdGround = ({ grounds }: Facts): string | null => grounds.find((code) => holdGrounds.includes(code)) ?? null;

/** What this officer decides on this recommendation. */
function kindFor(hall: Hall, officer: Officer, { one, recommendation }: { one: Case; recommendation: Recommendation }) {
  if (one.waved) return 'cleared';
  if (officer.agency === 'immigration')
    return recommendation === 'clear' ? 'cleared' : stopOr(hall, one, recommendation);
  return hall.packs[recommendation === 'offerHelp' ? 'refer' : recommendation]();
}

function wordsOf(hall: Hall, officer: Officer, one: Case): Pick<DecisionProposal, 'reason' | 'departLine'> {
  const clock = clockOf(hall.clock.now());
  return {
    reason: reasonOf(hall.dice, officer.name, clock),
    departLine: one.waved ? collusionWords : departLineOf(hall.dice, clock),
  };
}

/** The proposal of a decision of this kind. */
function proposalOf(
  hall: Hall,
  officer: Officer,
  { one, kind, recommendation }: { one: Case; kind: DecisionKind; recommendation: Recommendation },
): DecisionProposal {
  const { facts } = one;
  const { reason, departLine } = wordsOf(hall, officer, one);
  const stops = restricts(kind);
  const { seconds, touches } = one.effort;
  return {
    ...plain(kind),
    cause: kind === 'notCompleted' ? hall.dice.oneOf(['refusedToTalk', 'walkedOn', 'boarding', 'deskBusy']) : null,
    reason: adverseKinds.includes(kind) ? reason : '',
    departLine: departs(kind, recommendation) ? departLine : null,
    evidence: stops || kind === 'referred' ? [...facts.evidence] : [],
    ground: stops ? (kind === 'postponed' ? (facts.grounds[0] ?? null) : holdGround(facts)) : null,
    milderSteps: stops ? hall.dice.oneOf([['askedFurther'], ['askedFurther', 'calledHost'], ['waitedForPapers']]) : [],
    toldIn: stops ? hall.dice.oneOf(['indonesian', 'indonesian', 'palembangMalay', 'javanese']) : null,
    statementOffered: stops,
    statement: kind === 'advised' || kind === 'selfWithdrawn' ? ownWordsOf(hall.dice) : null,
    readAloud: kind === 'advised' || kind === 'selfWithdrawn',
    passportReturned: kind !== 'postponedPassportHeld',
    effort: [
      { step: 'questions', seconds, touches, keys: 0 },
      {
        step: 'decision',
        seconds: one.waved ? 2 : hall.dice.between(6, 40),
        touches: 3,
        keys: adverseKinds.includes(kind) ? 90 : 0,
      },
    ],
  };
}

/** A decision on a case, with all that a decision of its kind brings with it the same day. */
export async function decide(
  hall: Hall,
  ledger: Ledger,
  { one, officer, recommendation }: { one: Case; officer: Officer; recommendation: Recommendation },
): Promise<void> {
  let kind: DecisionKind = kindFor(hall, officer, { one, recommendation });
  if (kind === 'referred' && one.facts.evidence.length === 0) kind = 'advised';
  hall.clock.pass(one.waved ? 1 : hall.dice.between(4, 20));
  const act = await hall.pages.at(officer);
  const { screeningId, revision } = one;
  const proposal = proposalOf(hall, officer, { one, kind, recommendation });
  const { decisionId } = await act('decision.propose', { screeningId, revision, proposal });
  one.revision += 1;
  if (kind === 'referred') return refer(hall, ledger, one);
  if (restricts(kind)) {
    if (kind === 'postponedPassportHeld') await takePassport(hall, ledger, { decisionId, officer });
    hall.later(hall.dice.between(240, 700), () => noteAfter(hall, officer, decisionId));
    comesAgain(hall, one);
    return;
  }
  afterwards(hall, { one, officer, decisionId, kind, cause: proposal.cause });
}

/** Whoever was sent away for papers comes again with them, two to five days later; not everybody does [judgement]. */
function comesAgain(hall: Hall, { traveller, facts }: Case): void {
  if (!facts.grounds.includes('workerPapersIncomplete') || hall.dice.chance(0.3)) return;
  const notBefore = hall.clock.at() + hall.dice.between(2, 5) * 86_400_000;
  hall.returns.push({ holder: traveller.holder, journey: traveller.journey, notBefore });
}

async function noteAfter(hall: Hall, officer: Officer, decisionId: DecisionId): Promise<void> {
  const meets = hall.dice.oneOf(['family', 'bp3mi', 'alone'] as const);
  const act = await hall.pages.at(officer);
  await act('decision.noteAfter', {
    decisionId,
    airlineName: 'Petugas darat Contoh',
    airlineAt: hall.clock.now(),
    offload: hall.dice.oneOf(['passengerAndBag', 'passengerOnly', 'notCheckedIn']),
    meets,
    meetsName: meets === 'alone' ? null : 'Penjemput Contoh',
  });
}

interface Decided extends Pick<DecisionProposal, 'kind' | 'cause'> {
  readonly one: Case;
  readonly officer: Officer;
  readonly decisionId: DecisionId;
}

/** Corrections, voids and missed flights: little of each. */
function afterwards(hall: Hall, { one, officer, decisionId, kind, cause }: Decided): void {
  const { entry } = one.traveller.flight;
  const gateCloses = epochOf(entry.day, entry.departs) - entry.gateCloseMinutes * 60_000;
  const change = hall.packs.later();
  const { screeningId } = one;
  if (change === 'voided') {
    hall.later(hall.dice.between(300, 900), async () => {
      await (
        await hall.pages.at(officer)
      )('decision.void', { decisionId, why: 'Tercatat pada penumpang yang keliru.' });
    });
    return;
  }
  if (change === 'corrected' && kind !== 'cleared') {
    const what: InputOf<'decision.correct'>['what'] =
      kind === 'notCompleted'
        ? { field: 'cause', value: cause === 'boarding' ? 'deskBusy' : 'boarding' }
        : { field: 'reason', value: `${reasonOf(hall.dice, '', clockOf(hall.clock.now()))} Dibetulkan.` };
    hall.later(hall.dice.between(200, 900), async () => correct(hall, officer, { decisionId, what }));
  }
  const missed = hall.packs.missed();
  if (missed === 'unsaid' || kind === 'selfWithdrawn') return;
  hall.later(Math.max(60, (gateCloses - hall.clock.at()) / 1000 + 60), async () => {
    await (
      await hall.pages.at(officer)
    )('decision.missedFlight', { screeningId, missed: missed === 'missed' });
  });
}

async function correct(
  hall: Hall,
  officer: Officer,
  change: Pick<InputOf<'decision.correct'>, 'decisionId' | 'what'>,
): Promise<void> {
  const act = await hall.pages.at(officer);
  await act('decision.correct', { ...change, why: 'Salah tulis saat antrean panjang.', approvalId: null });
}

/** A referral, and how it ends: accepted, sent back, or nobody came in time. */
async function refer(hall: Hall, ledger: Ledger, one: Case): Promise<void> {
  const { bp3mi, immigration } = hall.roster;
  const act = await hall.pages.at(immigration);
  const referral = (await act('referral.list', {})).find(({ screeningId }) => screeningId === one.screeningId);
  if (referral === undefined) throw new Error('a referral that is on no list');
  const { id: referralId } = referral;
  const end = hall.packs.referral();
  const lapses = (Date.parse(referral.lapsesAt) - hall.clock.at()) / 1000 + 5;
  if (end === 'lapsed') {
    hall.later(Math.max(5, lapses), async () => {
      await (
        await hall.pages.at(bp3mi)
      )('referral.lapse', { referralId });
      hall.clock.pass(40);
      await (
        await hall.pages.at(immigration)
      )('referral.acknowledge', { referralId });
    });
    return;
  }
  hall.later(hall.dice.between(30, 240), async () => {
    const page = await hall.pages.at(immigration);
    if (end === 'accepted') {
      await page('referral.accept', { referralId });
      return second(hall, ledger, one);
    }
    await page('referral.sendBack', { referralId, reason: 'Surat sudah lengkap, cukup diberi nasihat.' });
    hall.clock.pass(20);
    return backAtDesk(hall, one);
  });
}

/** Immigration's own look at a case that BP3MI handed over. */
async function second(hall: Hall, ledger: Ledger, one: Case): Promise<void> {
  const officer = hall.roster.immigration;
  const act = await hall.pages.at(officer);
  const { screeningId } = one;
  one.revision = (await act('screening.get', { screeningId })).revision;
  hall.clock.pass(hall.dice.between(40, 160));
  const asked = { kind: 'indicator', code: 'HIS-01', value: 'absent', basis: 'thirdParty', note: null } as const;
  one.revision = (await act('screening.answer', { screeningId, revision: one.revision, answers: [asked] })).revision;
  const recommendation = await judged(hall, act, one);
  await decide(hall, ledger, { one, officer, recommendation });
}

async function backAtDesk(hall: Hall, one: Case): Promise<void> {
  const officer = hall.roster.bp3mi;
  const act = await hall.pages.at(officer);
  const { screeningId } = one;
  const { revision } = await act('screening.get', { screeningId });
  const proposal = proposalOf(hall, officer, { one, kind: 'advised', recommendation: 'refer' });
  await act('decision.propose', { screeningId, revision, proposal });
}
