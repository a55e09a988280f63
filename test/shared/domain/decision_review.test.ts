/** The rule of what is reviewed, as a table and by property. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { departs } from '../../../shared/domain/decision.ts';
import {
  cameBack,
  drawnKinds,
  fastSeconds,
  needsSecond,
  randomShare,
  ReviewActKind,
  ReviewCause,
  reviewCauses,
  reviewerFault,
  reviewState,
  type ReviewFacts,
} from '../../../shared/domain/decision_review.ts';
import { AgencyCode, AttentionBand, DecisionKind, Recommendation, Role } from '../../../shared/domain/words.ts';

const calm: ReviewFacts = {
  kind: 'cleared',
  state: 'confirmed',
  remote: false,
  groundToBeConfirmed: false,
  reasonReused: false,
  result: { recommendation: 'clear', band: 'low' },
  seconds: 600,
  past: { all: 10, drawn: 10 },
  lot: 255,
};

const table: readonly (readonly [string, Partial<ReviewFacts>, readonly ReviewCause[]])[] = [
  ['a clearance as advised', {}, []],
  ['the same, drawn', { lot: 0 }, ['random']],
  ['the last lot that draws', { lot: 25 }, ['random']],
  ['the first that does not', { lot: 26 }, []],
  ['nothing is drawn later', { lot: null }, []],
  ['a postponement', { kind: 'postponed', result: { recommendation: 'refer', band: 'high' } }, ['postponed']],
  [
    'a proposed hold: only what its words say',
    { kind: 'postponedPassportHeld', state: 'proposed', groundToBeConfirmed: true, reasonReused: true, result: null },
    ['reasonReused'],
  ],
  ['a proposed hold is never drawn', { kind: 'postponedPassportHeld', state: 'proposed', result: null, lot: 0 }, []],
  [
    'a hold approved by telephone on an uncertain ground',
    { kind: 'postponedPassportHeld', remote: true, groundToBeConfirmed: true, result: null, lot: null },
    ['hold', 'remoteApproval', 'groundToBeConfirmed'],
  ],
  ['a void', { state: 'void', lot: null }, ['void']],
  ['cleared against a referral', { result: { recommendation: 'refer', band: 'medium' } }, ['override']],
  ['advised where clear was advised', { kind: 'advised' }, ['override']],
  [
    'cleared at once on a high score',
    { result: { recommendation: 'ask', band: 'high' }, seconds: fastSeconds - 1 },
    ['fastHighClear'],
  ],
  ['cleared with time on a high score', { result: { recommendation: 'ask', band: 'high' }, seconds: fastSeconds }, []],
  ['cleared at once on a medium score', { result: { recommendation: 'ask', band: 'medium' }, seconds: 5 }, []],
  ['advice drawn by lot', { kind: 'advised', result: { recommendation: 'ask', band: 'low' }, lot: 51 }, ['drawn']],
  [
    'advice that makes up the share',
    { kind: 'selfWithdrawn', result: { recommendation: 'ask', band: 'low' }, past: { all: 4, drawn: 0 } },
    ['drawn'],
  ],
  ['a referral drawn', { kind: 'referred', result: { recommendation: 'refer', band: 'low' }, lot: 3 }, ['random']],
  ['not completed, never judged, drawn', { kind: 'notCompleted', result: null, lot: 3 }, ['random']],
];

describe('what is reviewed', () => {
  it.each(table)('%s', (_what, facts, causes) => {
    expect(reviewCauses({ ...calm, ...facts })).toEqual(causes);
  });

  const anyFacts: fc.Arbitrary<ReviewFacts> = fc.record({
    kind: fc.constantFrom(...DecisionKind.options),
    state: fc.constantFrom('proposed' as const, 'confirmed' as const, 'void' as const),
    remote: fc.boolean(),
    groundToBeConfirmed: fc.boolean(),
    reasonReused: fc.boolean(),
    result: fc.option(
      fc.record({
        recommendation: fc.constantFrom(...Recommendation.options),
        band: fc.constantFrom(...AttentionBand.options),
      }),
    ),
    seconds: fc.double({ min: 0, max: 10_000, noNaN: true }),
    past: fc.nat(50).chain((all) => fc.record({ all: fc.constant(all), drawn: fc.nat(all) })),
    lot: fc.option(fc.nat(255)),
  });

  it('leaves out no hold, postponement, override or void, whatever the lot', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const causes = reviewCauses(facts);
        if (facts.state !== 'proposed' && facts.kind === 'postponedPassportHeld') expect(causes).toContain('hold');
        if (facts.kind === 'postponed') expect(causes).toContain('postponed');
        if (facts.state === 'void') expect(causes).toContain('void');
        const against = facts.result !== null && departs(facts.kind, facts.result.recommendation);
        expect(causes.includes('override')).toBe(against);
      }),
    );
  });

  it('is decided by the lot for the rest alone: another lot takes no other cause away, and names each once in order', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(255), (facts, lot) => {
        const chance: readonly ReviewCause[] = ['random', 'drawn'];
        const sure = (causes: readonly ReviewCause[]) => causes.filter((cause) => !chance.includes(cause));
        expect(sure(reviewCauses({ ...facts, lot }))).toEqual(sure(reviewCauses(facts)));
        const causes = reviewCauses(facts);
        expect(causes).toEqual(ReviewCause.options.filter((cause) => causes.includes(cause)));
        if (causes.includes('random')) expect(causes).toEqual(['random']);
        if (facts.lot === null) expect(causes.some((cause) => chance.includes(cause))).toBe(false);
      }),
    );
  });

  it('draws the share it says over all lots', () => {
    const lots = Array.from({ length: 256 }, (_, lot) => lot);
    const share = lots.filter((lot) => reviewCauses({ ...calm, lot }).includes('random')).length / 256;
    expect(share).toBeGreaterThanOrEqual(randomShare);
    expect(share).toBeLessThan(randomShare + 1 / 128);
  });

  it('is judged twice for a hold and for what a lot has drawn, where somebody judged it at all', () => {
    const alone = ReviewCause.options.filter((cause) => needsSecond([cause], true));
    expect(alone).toEqual(['hold', 'drawn', 'random']);
    expect(needsSecond(ReviewCause.options, false)).toBe(false);
  });
});

describe('a reviewer', () => {
  it('is a shift head of the agency of the decision who took no part in it, and nobody else', () => {
    for (const role of Role.options) {
      for (const agency of [...AgencyCode.options, null]) {
        for (const of of ['bp3mi', 'immigration'] as const) {
          const fits = role === 'supervisor' && agency === of;
          const fault = (people: readonly string[]) =>
            reviewerFault({ id: 'me', role, agency }, { role: of, people: new Set(people) });
          expect(fault(['other'])).toBe(fits ? null : 'not-your-agency');
          expect(fault(['other', 'me'])).toBe(fits ? 'own-decision' : 'not-your-agency');
        }
      }
    }
  });
});

describe('where a review stands', () => {
  it('follows from the last act that moves it; a second assessment moves nothing', () => {
    const acts = fc.array(fc.constantFrom(...ReviewActKind.options), { maxLength: 12 });
    fc.assert(
      fc.property(acts, (some) => {
        const moved = some.filter((kind) => kind !== 'assessed');
        expect(reviewState(some)).toBe(reviewState(moved));
        expect(reviewState([...some, 'accepted'])).toBe('accepted');
        expect(reviewState([...some, 'returned', 'assessed'])).toBe('returned');
        for (const news of ['answered', 'corrected', 'voided'] as const) {
          expect(reviewState([...some, 'returned', news])).toBe('waiting');
          expect(cameBack([...some, 'accepted', news])).toBe(true);
        }
        expect(cameBack(moved.filter((kind) => kind !== 'accepted' && kind !== 'returned'))).toBe(false);
      }),
    );
    expect(reviewState([])).toBe('waiting');
    expect(drawnKinds).toEqual(['advised', 'selfWithdrawn']);
  });
});
