import { describe, expect, it } from 'vitest';
import {
  adverseKinds,
  decisionFault,
  departs,
  kindsFor,
  type DecisionFacts,
  type DecisionProposal,
  type LegalGround,
} from '../../../shared/domain/decision.ts';
import { DecisionKind, Recommendation, Role } from '../../../shared/domain/words.ts';

const ground = (code: string, changes: Partial<LegalGround> = {}): LegalGround => ({
  code,
  allowsPassportHold: false,
  toBeConfirmed: false,
  foreignersOnly: false,
  from: null,
  to: null,
  ...changes,
});

const facts: DecisionFacts = {
  role: 'immigration',
  today: '2026-11-21',
  nationality: 'IDN',
  grounds: [
    ground('documentInDoubt'),
    ground('noValidTravelDocument', { allowsPassportHold: true }),
    ground('foreignerGround', { allowsPassportHold: true, foreignersOnly: true }),
    ground('old', { to: '2026-11-20' }),
    ground('coming', { from: '2026-11-22' }),
    ground('workerPapersIncomplete'),
  ],
  mitigationCodes: ['MIT-01'],
  required: ['passport', 'workVisa'],
  declaresWork: true,
  documents: {
    passport: 'doubtful',
    workVisa: 'missing',
    hotelBooking: 'missing',
    siskop2miRecord: 'doubtful',
    returnTicket: 'seen',
  },
  indicators: {
    'DOC-09': { value: 'present', basis: 'document' },
    'ACC-01': { value: 'present', basis: 'observation' },
    'TRV-06': { value: 'declined', basis: 'statement' },
  },
  mitigations: { 'MIT-01': 'notAsked' },
  departed: false,
  result: { finding: 'established', recommendation: 'refer' },
};

const postpone: DecisionProposal = {
  kind: 'postponed',
  ground: 'documentInDoubt',
  evidence: [{ kind: 'document', code: 'passport' }],
  reason: 'Halaman data paspor diragukan.',
  departLine: null,
  milderSteps: ['askedFurther'],
  toldIn: 'indonesian',
  statementOffered: true,
  statement: null,
  passportReturned: true,
  readAloud: false,
  cause: null,
  effort: [],
};

const fault = (changes: Partial<DecisionProposal>, more: Partial<DecisionFacts> = {}) =>
  decisionFault({ ...postpone, ...changes }, { ...facts, ...more });

describe('powers', () => {
  it('only Immigration postpones or holds, only BP3MI refers, nobody else decides', () => {
    const table = Object.fromEntries(Role.options.map((role) => [role, kindsFor(role)]));
    const both = ['cleared', 'advised', 'selfWithdrawn', 'notCompleted'];
    expect(table).toEqual({
      bp3mi: [...both, 'referred'],
      immigration: [...both, 'postponed', 'postponedPassportHeld'],
      supervisor: [],
      auditor: [],
      admin: [],
    });
  });

  it('every decision outside the role’s powers is refused as such', () => {
    for (const role of Role.options) {
      for (const kind of DecisionKind.options.filter((one) => !kindsFor(role).includes(one))) {
        expect(fault({ kind }, { role })).toBe('not-your-power');
      }
    }
  });
});

type Row = [string, Partial<DecisionProposal>, string | null];
const paper = (code: string) => ({ kind: 'document', code }) as const;

describe('a restriction', () => {
  it.each([
    ['goes through with ground, recorded evidence and words', {}, null],
    ['needs a ground', { ground: null }, 'ground-missing'],
    ['needs a ground of the list', { ground: 'suspicion' }, 'ground-unknown'],
    ['needs a ground still in force', { ground: 'old' }, 'ground-not-in-force'],
    ['needs a ground already in force', { ground: 'coming' }, 'ground-not-in-force'],
    ['on the foreigners’ ground is for foreigners', { ground: 'foreignerGround' }, 'ground-foreigners-only'],
    ['holds a passport only where the law allows it', { kind: 'postponedPassportHeld' }, 'ground-does-not-allow-hold'],
    [
      'holds on article 28',
      { kind: 'postponedPassportHeld', ground: 'noValidTravelDocument', passportReturned: false },
      null,
    ],
    ['needs evidence', { evidence: [] }, 'evidence-missing'],
    [
      'never rests on the score',
      { evidence: [{ kind: 'score', code: 'attention' }] },
      'support-score-or-observation-only',
    ],
    [
      'never rests on an observation',
      { evidence: [{ kind: 'indicator', code: 'ACC-01' }] },
      'support-score-or-observation-only',
    ],
    [
      'never rests on both together',
      {
        evidence: [
          { kind: 'indicator', code: 'ACC-01' },
          { kind: 'score', code: 'attention' },
        ],
      },
      'support-score-or-observation-only',
    ],
    [
      'may name an observation beside a document',
      {
        evidence: [
          { kind: 'indicator', code: 'ACC-01' },
          { kind: 'document', code: 'passport' },
        ],
      },
      null,
    ],
    ['rests on what is recorded', { evidence: [{ kind: 'document', code: 'returnTicket' }] }, 'evidence-not-recorded'],
    ['never rests on silence', { evidence: [{ kind: 'indicator', code: 'TRV-06' }] }, 'evidence-not-recorded'],
    [
      'on missing worker papers names a paper',
      { ground: 'workerPapersIncomplete', evidence: [{ kind: 'indicator', code: 'DOC-09' }] },
      'ground-needs-document',
    ],
    [
      'on missing worker papers names one the law requires',
      { ground: 'workerPapersIncomplete', evidence: [paper('hotelBooking'), paper('siskop2miRecord')] },
      'ground-needs-document',
    ],
    [
      'on missing worker papers may name a supporting one beside a required one',
      { ground: 'workerPapersIncomplete', evidence: [paper('hotelBooking'), paper('workVisa')] },
      null,
    ],
    ...['documentInDoubt', 'noValidTravelDocument'].map((other): Row => [
      `on ${other} never rests on supporting papers, missing or doubtful`,
      { ground: other, evidence: [paper('hotelBooking'), paper('siskop2miRecord')] },
      'support-score-or-observation-only',
    ]),
    ['needs a reason that says something', { reason: 'ragu' }, 'reason-too-short'],
    ['needs a milder step considered', { milderSteps: [] }, 'milder-steps-missing'],
    ['is told to the traveller', { toldIn: null }, 'told-missing'],
    ['offers a statement', { statementOffered: false }, 'statement-not-offered'],
    ['without hold gives the passport back', { passportReturned: false }, 'return-passport-first'],
  ] satisfies Row[])('%s', (_name, changes, expected) => {
    expect(fault(changes)).toBe(expected);
  });

  it('is refused for a worker whose papers are complete', () => {
    const complete = { result: { finding: 'completeDoNotHold', recommendation: 'clear' } as const };
    const changes = {
      ground: 'workerPapersIncomplete',
      evidence: [{ kind: 'document' as const, code: 'workVisa' }],
      departLine: 'tetap ragu',
    };
    expect(fault(changes, complete)).toBe('papers-complete');
  });

  it('on missing worker papers is for who declared work', () => {
    const changes = { ground: 'workerPapersIncomplete', evidence: [paper('workVisa')] };
    expect(fault(changes)).toBeNull();
    expect(fault(changes, { declaresWork: false })).toBe('ground-needs-document');
  });

  it('stops no journey whose flight has left, and lets everything else be recorded', () => {
    const gone = { departed: true };
    expect(fault({}, gone)).toBe('flight-gone');
    expect(fault({ kind: 'postponedPassportHeld', ground: 'noValidTravelDocument' }, gone)).toBe('flight-gone');
    expect(fault({ kind: 'cleared', departLine: 'dicek lewat telepon' }, gone)).toBeNull();
    expect(fault({ kind: 'notCompleted', cause: 'boarding' }, gone)).toBeNull();
  });

  it('waits for the own assessment and for every mitigating fact', () => {
    expect(fault({}, { result: null })).toBe('own-assessment-first');
    expect(fault({}, { mitigations: {} })).toBe('mitigations-open');
    expect(fault({ kind: 'referred' }, { role: 'bp3mi', mitigations: {} })).toBe('mitigations-open');
  });
});

describe('what must not become a disguised stop', () => {
  it('advice and withdrawal are read aloud, in own words, with the passport in the traveller’s hand', () => {
    for (const kind of ['advised', 'selfWithdrawn'] as const) {
      expect(fault({ kind, readAloud: false })).toBe('read-aloud-missing');
      for (const statement of [null, '', 'ya']) {
        expect(fault({ kind, readAloud: true, statement })).toBe('own-words-missing');
      }
      const said = { kind, readAloud: true, statement: 'mau pulang' };
      expect(fault({ ...said, passportReturned: false })).toBe('return-passport-first');
      expect(fault(said)).toBeNull();
      expect(adverseKinds).toContain(kind);
    }
  });

  it('a referral gives the passport back first: BP3MI cannot compel', () => {
    const referred = { kind: 'referred', ground: null } as const;
    expect(fault({ ...referred, passportReturned: false }, { role: 'bp3mi' })).toBe('return-passport-first');
    expect(fault(referred, { role: 'bp3mi' })).toBeNull();
  });
});

describe('departing from the recommendation', () => {
  it('needs one line, either way', () => {
    expect(fault({ kind: 'cleared' })).toBe('depart-line-missing');
    expect(fault({ kind: 'cleared', departLine: 'e-PMI dicek lewat telepon' })).toBeNull();
    expect(fault({}, { result: { finding: 'none', recommendation: 'clear' } })).toBe('depart-line-missing');
  });

  it('clearing where clear is recommended asks for nothing at all', () => {
    const bare = {
      kind: 'cleared',
      ground: null,
      evidence: [],
      reason: '',
      milderSteps: [],
      toldIn: null,
      statementOffered: false,
    } as const;
    expect(
      fault({ ...bare, evidence: [], milderSteps: [] }, { result: { finding: 'none', recommendation: 'clear' } }),
    ).toBeNull();
  });

  it('an unfinished clarification never departs, but says why it ended', () => {
    for (const recommendation of Recommendation.options) expect(departs('notCompleted', recommendation)).toBe(false);
    expect(fault({ kind: 'notCompleted', cause: null })).toBe('cause-missing');
    expect(fault({ kind: 'notCompleted', cause: 'walkedOn' }, { result: null, mitigations: {} })).toBeNull();
  });
});
