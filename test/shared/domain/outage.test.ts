import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formKindsOf,
  paperFault,
  readStack,
  reconcile,
  type PaperDecision,
  type PaperFacts,
} from '../../../shared/domain/outage.ts';
import { catalogue } from './delivered.ts';

const number = (sequence: number) => `DRT-IMI/PLM-1/2026/${String(sequence).padStart(4, '0')}`;

describe('a form', () => {
  it('for a postponement or a passport is Immigration’s alone', () => {
    expect(formKindsOf('bp3mi')).toEqual(['clarification']);
    expect(formKindsOf('immigration')).toEqual(['clarification', 'postponement', 'custodyMove']);
  });
});

const state = fc.constantFrom('blank', 'used', 'spoiled');

describe('the count of a stack', () => {
  it('always balances: printed = used + spoiled + blank + missing, whatever was counted', () => {
    fc.assert(
      fc.property(
        fc.array(state, { maxLength: 60 }),
        fc.array(fc.integer({ min: 1, max: 70 }), { maxLength: 80 }),
        (states, counted) => {
          const forms = states.map((one, at) => ({ number: number(at + 1), state: one }));
          const stack = counted.map(number);
          const { count, contradictions } = reconcile(forms, stack);
          expect(count.printed).toBe(count.used + count.spoiled + count.blank + count.missing.length);
          const open = forms.filter((form) => form.state === 'blank').map((form) => form.number);
          // Every open number is either in the stack or named; nothing else is ever named.
          for (const one of open) expect(stack.includes(one)).toBe(!count.missing.includes(one));
          expect(count.missing.every((one) => open.includes(one))).toBe(true);
          expect(contradictions).toEqual([...new Set(stack)].filter((one) => !open.includes(one)));
        },
      ),
    );
  });

  it('names what is missing and what cannot be blank any more', () => {
    const forms = (['used', 'blank', 'spoiled', 'blank', 'blank'] as const).map((one, at) => {
      return { number: number(at + 1), state: one };
    });
    expect(reconcile(forms, [number(2), number(5)]).count).toMatchObject({ blank: 2, missing: [number(4)] });
    expect(reconcile(forms, [number(1), number(9)]).contradictions).toEqual([number(1), number(9)]);
  });

  it('is typed as ranges and single numbers', () => {
    expect(readStack('2-4, 9 7')).toEqual([2, 3, 4, 7, 9]);
    expect(readStack('')).toEqual([]);
    for (const wrong of ['4-2', 'x', '1-99999', '1--2']) expect(readStack(wrong)).toBeNull();
  });
});

const blank: PaperDecision = {
  kind: 'cleared',
  cause: null,
  ground: null,
  basis: null,
  papers: [],
  reason: '',
  milderSteps: [],
  toldIn: null,
  statementOffered: false,
  statement: null,
  passportReturned: true,
  readAloud: false,
};
const hold: PaperDecision = {
  ...blank,
  kind: 'postponedPassportHeld',
  ground: 'noValidTravelDocument',
  basis: 'document',
  papers: [{ code: 'passport', status: 'doubtful' }],
  reason: 'Halaman data paspor diragukan.',
  milderSteps: ['askedFurther'],
  toldIn: 'indonesian',
  statementOffered: true,
  passportReturned: false,
};
const facts: PaperFacts = {
  form: 'postponement',
  role: 'immigration',
  official: true,
  day: '2026-11-21',
  nationality: 'IDN',
  grounds: catalogue.legal.grounds,
  purpose: catalogue.purposes.find(({ code }) => code === 'tourism'),
};

const worker: PaperFacts = { ...facts, purpose: catalogue.purposes.find(({ code }) => code === 'workerPlaced') };
const supporting: PaperDecision['papers'] = [{ code: 'siskop2miRecord', status: 'missing' }];
const postponed: PaperDecision = {
  ...hold,
  kind: 'postponed',
  ground: 'workerPapersIncomplete',
  papers: [{ code: 'workVisa', status: 'missing' }, ...supporting],
  passportReturned: true,
};

describe('a decision on paper', () => {
  it('is taken over when it says what the law asks for', () => {
    expect(paperFault(hold, facts)).toBeNull();
    expect(paperFault({ ...hold, kind: 'postponed', passportReturned: true }, facts)).toBeNull();
    expect(paperFault(postponed, worker)).toBeNull();
    expect(paperFault(blank, { ...facts, form: 'clarification', role: 'bp3mi', official: false })).toBeNull();
  });

  const refusals: readonly (readonly [string, PaperDecision, PaperFacts])[] = [
    ['not-your-power', hold, { ...facts, role: 'bp3mi', official: false }],
    ['not-your-power', hold, { ...facts, official: false }],
    ['not-your-power', hold, { ...facts, role: 'supervisor' }],
    ['form-does-not-fit', hold, { ...facts, form: 'clarification' }],
    ['form-does-not-fit', blank, facts],
    ['ground-missing', { ...hold, ground: null }, facts],
    ['ground-unknown', { ...hold, ground: 'nonsense' }, facts],
    ['ground-foreigners-only', { ...hold, ground: 'foreignerGround' }, facts],
    ['ground-does-not-allow-hold', { ...hold, ground: 'workerPapersIncomplete' }, facts],
    [
      'ground-not-in-force',
      hold,
      { ...facts, grounds: catalogue.legal.grounds.map((one) => ({ ...one, from: '2026-11-22' })) },
    ],
    ['evidence-missing', { ...hold, basis: null }, facts],
    ['evidence-missing', { ...hold, papers: [] }, facts],
    ['support-score-or-observation-only', { ...hold, basis: 'observation', papers: [] }, facts],
    ['support-score-or-observation-only', { ...hold, papers: [{ code: 'lodging', status: 'missing' }] }, facts],
    ['ground-needs-document', { ...postponed, papers: supporting }, worker],
    ['ground-needs-document', postponed, facts],
    ['reason-too-short', { ...hold, reason: 'ragu' }, facts],
    ['milder-steps-missing', { ...hold, milderSteps: [] }, facts],
    ['told-missing', { ...hold, toldIn: null }, facts],
    ['statement-not-offered', { ...hold, statementOffered: false }, facts],
    ['return-passport-first', { ...hold, kind: 'postponed' }, facts],
    ['cause-missing', { ...blank, kind: 'notCompleted' }, { ...facts, form: 'clarification' }],
    [
      'read-aloud-missing',
      { ...blank, kind: 'advised', reason: 'Disarankan melengkapi surat.' },
      { ...facts, form: 'clarification' },
    ],
  ];
  it.each(refusals)('is refused with %s', (fault, decision, known) => {
    expect(paperFault(decision, known)).toBe(fault);
  });
});
