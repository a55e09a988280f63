/**
 * Every move of the state machine through the real application: from each standing each role tries each move. What the
 * table allows happens; what it forbids is refused and leaves the record as it was.
 */
import { expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { DecisionProposal } from '../../../shared/domain/decision.ts';
import { moveFault, standings, type Standing } from '../../../shared/domain/decision_states.ts';
import { DecisionKind } from '../../../shared/domain/words.ts';
import { CustodyId, DecisionId, ReferralId, type ScreeningId } from '../../../shared/ids.ts';
import { acceptedWork, desks, hold, judgedWork, referredWork } from './cases.ts';
import { code, pins, signedIn, staffed, value, withApp, type Bench } from './with_app.ts';

const actors = [
  { role: 'bp3mi', official: false },
  { role: 'immigration', official: true },
  { role: 'supervisor', official: false },
] as const;
type Actor = (typeof actors)[number];

/** A proposal of a kind that lacks nothing. */
const proposalOf = (kind: DecisionKind): DecisionProposal => ({
  ...hold,
  kind,
  ground: kind === 'postponed' ? 'documentInDoubt' : kind === 'postponedPassportHeld' ? 'noValidTravelDocument' : null,
  departLine: 'dengan alasan yang ditulis',
  statement: 'mau pulang dahulu',
  passportReturned: true,
  readAloud: true,
  cause: 'boarding',
});

const nothing = {
  decision: DecisionId.parse(`dec_${'0'.repeat(20)}`),
  referral: ReferralId.parse(`ref_${'0'.repeat(20)}`),
  custody: CustodyId.parse(`cus_${'0'.repeat(20)}`),
};

type Crew = Awaited<ReturnType<typeof crew>>;

async function crew(bench: Bench) {
  const { people, bp3mi, first } = await desks(bench, await staffed(bench));
  const head = await signedIn(bench, people.supervisor, pins.supervisor);
  let number = 3_000_000;
  const passport = () => `X${String((number += 1))}`;
  const pages = { bp3mi, immigration: first, supervisor: head };
  return { bench, people, bp3mi, first, head, pages, passport };
}

interface Case {
  readonly screeningId: ScreeningId;
  readonly custodyId: CustodyId | null;
}

async function propose(client: Client, page: { screeningId: ScreeningId; revision: number }, kind: DecisionKind) {
  return value(await client('decision.propose', { ...page, proposal: proposalOf(kind) })).decisionId;
}

async function confirm({ people, first }: Crew, decisionId: DecisionId) {
  const wanted = { call: 'decision.confirm' as const, subject: decisionId };
  const approval = await first('session.approve', { officerId: people.second, pin: pins.second, ...wanted });
  const approvalId = approval.ok ? approval.value.approvalId : 'app_00000000000000000000';
  return first('decision.confirm', { decisionId, approvalId });
}

async function take(client: Client, decisionId: DecisionId, seal: string) {
  // With the number of the carbon book: whether the station's own receipt was printed is another test's question.
  const place = { place: 'Brankas', condition: 'utuh', due: '2026-11-23', dueReason: null };
  const paper = { receiptSource: 'book' as const, receiptTaken: 'signed' as const, witness: null };
  return client('custody.hold', { decisionId, receiptNumber: `BUKU-${seal}`, seal, ...place, ...paper });
}

/** A hold of Immigration, on its own traveller or on one BP3MI referred, taken so far. */
async function holdCase(all: Crew, upTo: Standing, referred: boolean): Promise<Case> {
  const { bp3mi, first, passport } = all;
  const page = referred ? await acceptedWork(bp3mi, first, passport()) : await judgedWork(first, passport());
  const { screeningId } = page;
  const decisionId = await propose(first, page, 'postponedPassportHeld');
  if (upTo === 'holdProposed') return { screeningId, custodyId: null };
  value(await confirm(all, decisionId));
  if (upTo === 'postponedPassportHeld') return { screeningId, custodyId: null };
  const { id } = value(await take(first, decisionId, passport()));
  if (upTo === 'passportReturned') {
    value(await first('custody.release', { custodyId: id, to: 'holder', receiver: 'Contoh Budi', paper: '' }));
  }
  return { screeningId, custodyId: id };
}

async function referralCase({ bp3mi, first, passport, bench }: Crew, upTo: Standing): Promise<Case> {
  if (upTo === 'referralAccepted') {
    return { screeningId: (await acceptedWork(bp3mi, first, passport())).screeningId, custodyId: null };
  }
  const { screeningId, referralId } = await referredWork(bp3mi, passport());
  if (upTo === 'referralSentBack') value(await first('referral.sendBack', { referralId, reason: 'sudah dilihat' }));
  if (upTo === 'referred') return { screeningId, custodyId: null };
  if (upTo === 'referralLapsed') {
    bench.advance(10 * 60_000);
    await signInAll(bench);
    value(await bp3mi('referral.lapse', { referralId }));
  }
  return { screeningId, custodyId: null };
}

/** Everybody stays at their page: the clock of a test moves faster than an idle lock. */
let signInAll: (bench: Bench) => Promise<void> = () => Promise.resolve();

const referrals: readonly Standing[] = ['referred', 'referralAccepted', 'referralSentBack', 'referralLapsed'];
const holds: readonly Standing[] = ['holdProposed', 'postponedPassportHeld', 'passportInCustody', 'passportReturned'];

/** A record that stands there, of the agency this role decides for. */
async function standingAt(all: Crew, from: Standing, actor: Actor, to: Standing): Promise<Case> {
  if (referrals.includes(from)) return referralCase(all, from);
  if (holds.includes(from)) return holdCase(all, from, to === 'referralAccepted');
  const own = actor.role === 'bp3mi' && from !== 'postponed' ? all.bp3mi : all.first;
  const page = await judgedWork(own, all.passport());
  if (from !== 'open') {
    const decisionId = await propose(own, page, from === 'void' ? 'cleared' : DecisionKind.parse(from));
    if (from === 'void') value(await own('decision.void', { decisionId, why: 'salah orang' }));
  }
  return { screeningId: page.screeningId, custodyId: null };
}

const kindTo = (to: Standing): DecisionKind | null =>
  to === 'holdProposed' ? 'postponedPassportHeld' : (DecisionKind.options.find((kind) => kind === to) ?? null);

/** What a page knows of a record, with names of nothing where it sees none. */
async function known(all: Crew, { screeningId, custodyId }: Case, role: Actor['role']) {
  const seen = await (role === 'bp3mi' ? all.bp3mi : all.first)('screening.get', { screeningId });
  const view = seen.ok ? seen.value : null;
  return {
    revision: view?.revision ?? 0,
    decisionId: view?.decisions.at(-1)?.id ?? nothing.decision,
    referralId: ReferralId.parse(view?.referral?.id ?? nothing.referral),
    custodyId: custodyId ?? nothing.custody,
  };
}

type Known = Awaited<ReturnType<typeof known>>;
type Attempt = (all: Crew, page: Client, one: Known) => Promise<Parameters<typeof code>[0]>;

/** The calls that are no new decision, by where they lead. */
const calls: Partial<Record<Standing, Attempt>> = {
  open: (_all, page, { decisionId }) => page('decision.withdraw', { decisionId }),
  referralAccepted: (_all, page, { referralId }) => page('referral.accept', { referralId }),
  referralSentBack: (_all, page, { referralId }) => page('referral.sendBack', { referralId, reason: 'sudah dilihat' }),
  referralLapsed: (_all, page, { referralId }) => page('referral.lapse', { referralId }),
  void: (_all, page, { decisionId }) => page('decision.void', { decisionId, why: 'salah orang' }),
  postponedPassportHeld: (all, page, { decisionId }) =>
    page === all.first
      ? confirm(all, decisionId)
      : page('decision.confirm', { decisionId, approvalId: 'app_00000000000000000000' }),
  passportInCustody: (all, page, { decisionId }) => take(page, decisionId, all.passport()),
  passportReturned: (_all, page, { custodyId }) =>
    page('custody.release', { custodyId, to: 'holder', receiver: 'Contoh', paper: '' }),
};

/** The call that makes this move, sent by this role's page, whoever sits there. */
async function attempt(all: Crew, one: Case, { role }: Actor, { from, to }: { from: Standing; to: Standing }) {
  const page = all.pages[role];
  const seen = await known(all, one, role);
  const call = from === 'holdProposed' && to === 'referralAccepted' ? calls.open : calls[to];
  if (call !== undefined) return call(all, page, seen);
  const kind = kindTo(to);
  if (kind === null) throw new Error(`no call to ${to}`);
  const { screeningId } = one;
  return page('decision.propose', { screeningId, revision: seen.revision, proposal: proposalOf(kind) });
}

/** What of a record must not change by a refused move. */
const recordOf = async ({ first, head }: Crew, { screeningId }: Case) => {
  const seen = await first('screening.get', { screeningId });
  return JSON.stringify(value(seen.ok ? seen : await head('screening.get', { screeningId })));
};

/** Only the shift head of the agency declares a decision void; this one is of Immigration. */
const ofOtherAgency = ({ role }: Actor, from: Standing) => role === 'supervisor' && from === 'referralLapsed';

it('happens where the table allows it and nowhere else', { timeout: 300_000 }, async () => {
  await withApp(async (bench) => {
    const all = await crew(bench);
    signInAll = async () => {
      const { people } = all;
      await signedIn(bench, people.bp3mi, pins.bp3mi);
      await signedIn(bench, people.first, pins.first);
      await signedIn(bench, people.supervisor, pins.supervisor);
    };
    const found: Record<'allowed' | 'forbidden', number> = { allowed: 0, forbidden: 0 };
    for (const from of standings) {
      for (const actor of actors) {
        const still = await standingAt(all, from, actor, 'open');
        const before = await recordOf(all, still);
        for (const to of standings) {
          const allowed = moveFault({ from, to, ...actor, second: 'official' }) === null && !ofOtherAgency(actor, from);
          const one = allowed ? await standingAt(all, from, actor, to) : still;
          if (allowed && to === 'referralLapsed') {
            bench.advance(10 * 60_000);
            await signInAll(bench);
          }
          const refusal = code(await attempt(all, one, actor, { from, to }));
          expect([from, to, actor.role, refusal === null]).toEqual([from, to, actor.role, allowed]);
          found[allowed ? 'allowed' : 'forbidden'] += 1;
        }
        expect(await recordOf(all, still), `${from} as ${actor.role}`).toBe(before);
      }
    }
    expect(found).toEqual({ allowed: 60, forbidden: 615 });
  });
});
