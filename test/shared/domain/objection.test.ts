/** The clock of UU 30/2014 art. 77–78, and every step from every state. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveredCalendar as calendar } from '../../../shared/catalogue/holidays.ts';
import {
  objectionFault,
  objectionStanding,
  ObjectionState,
  ObjectionStepKind,
  objectUntil,
  stepsAfter,
  type ObjectionFacts,
  type ObjectionStep,
} from '../../../shared/domain/objection.ts';
import { addWorkingDays } from '../../../shared/domain/working_days.ts';
import { addDays } from '../../../shared/time.ts';

const numRuns = Number(process.env['TAPIS_RUNS'] ?? 300);
const received = '2026-11-02';
const facts = (steps: readonly ObjectionStep[] = [], more: Partial<ObjectionFacts> = {}): ObjectionFacts => ({
  kind: 'objection',
  receivedOn: received,
  decidedOn: '2026-10-26',
  steps,
  ...more,
});
const step = (kind: ObjectionStepKind, on: string, answer: ObjectionStep['answer'] = null): ObjectionStep => ({
  kind,
  on,
  answer,
});
const answered = (answer: ObjectionStep['answer']) => step('answer', '2026-11-09', answer);
const appealed = [answered('rejected'), step('appeal', '2026-11-12')];

/** A way into every state, and the day it is looked at. */
const ways: Readonly<Record<ObjectionState, { facts: ObjectionFacts; today: string }>> = {
  open: { facts: facts(), today: '2026-11-03' },
  overdue: { facts: facts([], { kind: 'complaint' }), today: '2026-11-17' },
  deemedGranted: { facts: facts(), today: '2026-11-17' },
  granted: { facts: facts([answered('granted')]), today: '2026-11-10' },
  rejected: { facts: facts([answered('rejected')]), today: '2026-11-10' },
  appealed: { facts: facts(appealed), today: '2026-11-13' },
  appealDeemedGranted: { facts: facts(appealed), today: '2026-11-27' },
  appealGranted: { facts: facts([...appealed, step('appealAnswer', '2026-11-20', 'granted')]), today: '2026-11-20' },
  appealRejected: { facts: facts([...appealed, step('appealAnswer', '2026-11-20', 'rejected')]), today: '2026-11-20' },
  carriedOut: { facts: facts([answered('granted'), step('carryOut', '2026-11-10')]), today: '2026-11-10' },
  closed: { facts: facts([answered('rejected'), step('close', '2026-11-24')]), today: '2026-11-24' },
  withdrawn: { facts: facts([step('withdraw', '2026-11-04')]), today: '2026-11-04' },
};

/** What may follow, written down once more by hand. */
const allowed: Readonly<Record<ObjectionState, readonly ObjectionStepKind[]>> = {
  open: ['answer', 'withdraw'],
  overdue: ['answer', 'withdraw'],
  deemedGranted: ['carryOut'],
  granted: ['carryOut'],
  rejected: ['appeal'],
  appealed: ['appealAnswer', 'withdraw'],
  appealDeemedGranted: ['carryOut'],
  appealGranted: ['carryOut'],
  appealRejected: ['close'],
  carriedOut: [],
  closed: [],
  withdrawn: [],
};

describe('every step from every state', () => {
  it.each(ObjectionState.options.flatMap((state) => ObjectionStepKind.options.map((kind) => [state, kind] as const)))(
    '%s, %s',
    (state, kind) => {
      const { facts: given, today } = ways[state];
      expect(objectionStanding(given, { today, calendar }).state).toBe(state);
      const answer = kind === 'answer' || kind === 'appealAnswer' ? 'rejected' : null;
      const fault = objectionFault(given, step(kind, today, answer), { today, calendar });
      expect(fault === null, String(fault)).toBe(allowed[state].includes(kind));
    },
  );
});

describe('the clock', () => {
  it.each([
    // Working days since it was received: 3 Nov is the first.
    ['2026-11-02', 'open', 0, 'calm'],
    ['2026-11-11', 'open', 7, 'calm'],
    ['2026-11-12', 'open', 8, 'loud'],
    ['2026-11-13', 'open', 9, 'loud'],
    ['2026-11-15', 'open', 9, 'loud'],
    ['2026-11-16', 'open', 10, 'lastDay'],
    ['2026-11-17', 'deemedGranted', 11, 'act'],
    ['2026-11-30', 'deemedGranted', 20, 'act'],
  ])('of an objection received on 2 Nov 2026 says on %s: %s, day %i, %s', (today, state, day, urgency) => {
    expect(objectionStanding(facts(), { today, calendar })).toMatchObject({ state, day, urgency });
  });

  it.each([
    // [received, the last day to answer]: over Eid, Christmas and the turn of the year (decrees in holidays.json).
    ['2026-03-12', '2026-04-02'],
    ['2026-03-13', '2026-04-06'],
    ['2026-03-17', '2026-04-08'],
    ['2026-03-21', '2026-04-08'],
    ['2026-12-18', '2027-01-07'],
    ['2027-03-05', '2027-03-31'],
  ])('received on %s must be answered by the end of %s', (receivedOn, last) => {
    const given = facts([], { receivedOn, decidedOn: receivedOn });
    expect(objectionStanding(given, { today: last, calendar })).toMatchObject({
      state: 'open',
      urgency: 'lastDay',
      deadline: last,
      provisional: false,
    });
    expect(objectionStanding(given, { today: addDays(last, 1), calendar }).state).toBe('deemedGranted');
  });

  it('is late, and runs all the same, after 21 working days', () => {
    const until = objectUntil('2026-03-10', calendar);
    expect(until).toBe('2026-04-16');
    const on = (receivedOn: string) =>
      objectionStanding(facts([], { receivedOn, decidedOn: '2026-03-10' }), { today: receivedOn, calendar });
    expect(on(until)).toMatchObject({ late: false, state: 'open' });
    expect(on(addDays(until, 1))).toMatchObject({ late: true, state: 'open', deadline: '2026-05-04' });
  });

  it('says that a deadline in a year without a decree is provisional', () => {
    const given = facts([], { receivedOn: '2027-12-22', decidedOn: '2027-12-20' });
    expect(objectionStanding(given, { today: '2027-12-22', calendar })).toMatchObject({
      deadline: '2028-01-06',
      provisional: true,
    });
  });

  it('gives five working days to carry out, ten to appeal and ten to answer an appeal', () => {
    const deadline = (steps: readonly ObjectionStep[], today: string) =>
      objectionStanding(facts(steps), { today, calendar }).deadline;
    expect(deadline([], '2026-11-17')).toBe('2026-11-23');
    expect(deadline([answered('granted')], '2026-11-10')).toBe('2026-11-16');
    expect(deadline([answered('rejected')], '2026-11-10')).toBe('2026-11-23');
    expect(deadline(appealed, '2026-11-13')).toBe('2026-11-26');
  });

  it('never grants a complaint by silence, and an answer ends it', () => {
    const complaint = { kind: 'complaint', decidedOn: null } as const;
    expect(objectionStanding(facts([], complaint), { today: '2026-12-30', calendar })).toMatchObject({
      state: 'overdue',
      urgency: 'act',
    });
    expect(objectionStanding(facts([answered('rejected')], complaint), { today: '2026-11-09', calendar }).state).toBe(
      'closed',
    );
  });
});

describe('a step', () => {
  const at = (today: string) => ({ today, calendar });
  it.each([
    [
      'an answer after the tenth day',
      facts(),
      step('answer', '2026-11-17', 'rejected'),
      '2026-11-17',
      'objection-deemed-granted',
    ],
    ['an answer of tomorrow', facts(), step('answer', '2026-11-04', 'rejected'), '2026-11-03', 'objection-day-wrong'],
    [
      'an answer before it came',
      facts(),
      step('answer', '2026-11-01', 'rejected'),
      '2026-11-03',
      'objection-day-wrong',
    ],
    ['an answer that says nothing', facts(), step('answer', '2026-11-03'), '2026-11-03', 'answer-missing'],
    ['a withdrawal with an answer', facts(), step('withdraw', '2026-11-03', 'granted'), '2026-11-03', 'answer-missing'],
    ['an appeal on the tenth day', facts([answered('rejected')]), step('appeal', '2026-11-23'), '2026-11-24', null],
    [
      'an appeal on the eleventh',
      facts([answered('rejected')]),
      step('appeal', '2026-11-24'),
      '2026-11-24',
      'appeal-too-late',
    ],
    [
      'closing while an appeal is possible',
      facts([answered('rejected')]),
      step('close', '2026-11-23'),
      '2026-11-23',
      'appeal-still-open',
    ],
    ['closing after that', facts([answered('rejected')]), step('close', '2026-11-24'), '2026-11-24', null],
  ] as const)('%s', (_what, given, taken, today, fault) => {
    expect(objectionFault(given, taken, at(today))).toBe(fault);
  });

  it('leads nowhere from an end, whatever is tried at random', () => {
    const anyStep = fc.record({
      kind: fc.constantFrom(...ObjectionStepKind.options),
      wait: fc.integer({ min: 0, max: 25 }),
      answer: fc.constantFrom('granted', 'rejected', 'inadmissible', null),
    });
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 12 }), (tries) => {
        let today = received;
        let steps: readonly ObjectionStep[] = [];
        for (const { kind, wait, answer } of tries) {
          today = addDays(today, wait);
          const { state } = objectionStanding(facts(steps), at(today));
          const taken = step(kind, today, answer);
          const fault = objectionFault(facts(steps), taken, at(today));
          if (stepsAfter(state).length === 0) expect(fault).not.toBeNull();
          if (fault === null) steps = [...steps, taken];
        }
        // Silence is never worse for the traveller than an answer: unanswered it is granted in the end.
        const later = addWorkingDays(today, 12, calendar);
        const { state } = objectionStanding(facts(steps), at(later));
        expect(['open', 'appealed']).not.toContain(state);
      }),
      { numRuns },
    );
  });
});
