import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checklistFor,
  childFacts,
  type Checklist,
  type ChecklistStage,
  type ChecklistState,
} from '../../../shared/domain/checklist.ts';
import { standingOn } from '../../../shared/domain/destination_rules.ts';
import { anyInput, runs } from './arbitrary_input.ts';
import { catalogue, documents, present } from './delivered.ts';

const state = (part: Partial<ChecklistState> = {}): ChecklistState => ({
  purpose: 'tourism',
  minor: false,
  destination: 'SGP',
  transit: [],
  day: '2026-11-25',
  documents: {},
  indicators: {},
  ...part,
});

/** Sentences of a note, without the marks that end them. */
const sentences = (words: string): string[] =>
  words
    .toLowerCase()
    .split(/[.;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const list = (part: Partial<ChecklistState> = {}): Checklist => checklistFor(catalogue, state(part));

const asked = ({ questions }: ChecklistStage): string[] =>
  questions.flatMap(({ indicators }) => indicators.map(({ code }) => code));
const stageCodes = (stage: ChecklistStage): string[] => [...asked(stage), ...stage.checks.map(({ code }) => code)];
const allCodes = (one: Checklist): string[] => [
  ...[one.firstLook, one.referral, one.private].flatMap(stageCodes),
  ...one.others.map(({ code }) => code),
];

describe('a family on holiday', () => {
  test('hears six questions and no more at the first look', () => {
    const { firstLook } = list();
    expect(firstLook.questions.map(({ code }) => code)).toEqual(['Q01', 'Q02', 'Q03', 'Q04', 'Q05', 'Q06']);
    expect(asked(firstLook).length).toBeLessThanOrEqual(11);
    expect(firstLook.questions.every((question) => !question.private)).toBe(true);
  });

  test('is asked nothing about work, treatment or hajj', () => {
    const codes = [list().firstLook, list().referral].flatMap(stageCodes);
    for (const code of ['DOC-01', 'DOC-02', 'DOC-03', 'DOC-05', 'REC-04', 'REC-06', 'DST-03', 'DST-07', 'STO-05']) {
      expect(codes, code).not.toContain(code);
    }
  });

  test('must show only a passport', () => {
    const required = list().documents.filter(({ need }) => need === 'required');
    expect(required.map(({ code }) => code)).toEqual(['passport']);
  });

  test('nothing yet leads further', () => {
    expect(list().suggested).toBe('firstLook');
  });
});

describe('a child whose passport tells another age', () => {
  const differing = present('DOC-08');
  const child = { ...differing, ...present('VUL-01') };

  test('is asked for right below the papers that differ, and only then', () => {
    expect(stageCodes(list().firstLook)).not.toContain('VUL-01');
    const codes = stageCodes(list({ indicators: differing }).firstLook);
    expect(codes[codes.indexOf('DOC-08') + 1]).toBe('VUL-01');
    expect(stageCodes(list({ minor: true, indicators: differing }).firstLook)).not.toContain('VUL-01');
  });

  test('gets the checklist of a child, and can be taken back', () => {
    const [told, passport] = [list({ indicators: child }), list({ minor: true, indicators: differing })];
    expect(told.minor).toBe(true);
    expect(told.documents).toEqual(passport.documents);
    expect(told.rule).toEqual(passport.rule);
    expect(stageCodes(told.private)).toEqual([]);
    expect(told.suggested).not.toBe('private');
    expect(stageCodes(list({ indicators: present('VUL-01') }).firstLook)).toContain('VUL-01');
  });
});

describe('a worker', () => {
  test('sees the e-PMI first, then the required papers, the licences of the agency last', () => {
    const codes = list({ purpose: 'workerPlaced' }).documents;
    expect(codes[0]).toMatchObject({ code: 'ePmi', coveredBy: null });
    expect(codes.slice(1, 9).every(({ need, coveredBy }) => need === 'required' && coveredBy === 'ePmi')).toBe(true);
    expect(codes.slice(-2).map(({ code, askedOf }) => [code, askedOf])).toEqual([
      ['sip3mi', 'agency'],
      ['sip2mi', 'agency'],
    ]);
  });

  test('a seen e-PMI covers them', () => {
    const covered = list({ purpose: 'workerPlaced', documents: { ePmi: 'seen' } }).documents.filter(
      (one) => one.covered,
    );
    expect(covered).toHaveLength(8);
  });

  test('gets the questions on work; so does a tourist who says that work is intended', () => {
    expect(stageCodes(list({ purpose: 'workerPlaced' }).firstLook)).toContain('DOC-02');
    expect(stageCodes(list({ indicators: present('STO-08') }).firstLook)).toContain('DOC-02');
  });

  test('answers for completeness; a tourist does not', () => {
    expect(list({ purpose: 'seafarer' }).mitigations.map(({ code }) => code)).toContain('MIT-09');
    expect(list().mitigations.map(({ code }) => code)).not.toContain('MIT-09');
  });
});

describe('the route', () => {
  test('decides what is worth asking', () => {
    expect(stageCodes(list({ destination: 'SAU' }).firstLook)).toEqual(expect.arrayContaining(['DST-03', 'DST-07']));
    expect(stageCodes(list({ destination: 'JPN', transit: ['LKA'] }).firstLook)).toEqual(
      expect.arrayContaining(['DST-05', 'TRV-07']),
    );
    expect(stageCodes(list({ destination: 'JPN', transit: ['MYS'] }).firstLook)).not.toContain('DST-05');
    expect(list({ destination: null }).firstLook.questions.length).toBe(6);
  });
});

describe('a dated destination rule', () => {
  const rulesOf = (part: Partial<ChecklistState>, code: string) =>
    list(part)
      .firstLook.questions.flatMap(({ indicators }) => indicators)
      .concat(list(part).firstLook.checks)
      .find((one) => one.code === code)?.rules;

  test('of a season is asked about in it, not outside it, and with a word where its dates are not known', () => {
    const hajj = (day: string) => rulesOf({ destination: 'SAU', day }, 'DST-07')?.map(({ standing }) => standing);
    expect(hajj('2025-04-23')).toEqual(['inForce']);
    expect(hajj('2025-06-01')).toEqual(['inForce']);
    expect(hajj('2025-04-22')).toBeUndefined();
    expect(hajj('2025-06-02')).toBeUndefined();
    expect(hajj('2026-05-10')).toEqual(['unknown']);
    expect(hajj('2031-05-10')).toEqual(['unknown']);
  });

  test('stands beside its fact, with what is uncertain about it', () => {
    expect(rulesOf({ purpose: 'workerIndependent', destination: 'ARE' }, 'DST-03')).toMatchObject([
      { code: 'moratoriumMiddleEast', standing: 'inForce', uncertain: false },
    ]);
    expect(rulesOf({ purpose: 'workerIndependent', destination: 'SYR' }, 'DST-03')).toMatchObject([
      { uncertain: true },
    ]);
    expect(rulesOf({ destination: 'THA' }, 'DST-01')).toMatchObject([
      { code: 'noPlacementCooperation' },
      { code: 'scamCentreEnds', areaOnly: true },
    ]);
    expect(rulesOf({ destination: 'MYS' }, 'DST-01')).toEqual([]);
  });

  test('that has not begun asks nothing', () => {
    expect(rulesOf({ purpose: 'workerIndependent', destination: 'ARE', day: '2015-06-30' }, 'DST-03')).toBeUndefined();
    expect(rulesOf({ destination: 'MMR', day: '2025-03-31' }, 'DST-01')?.map(({ code }) => code)).toEqual([
      'scamCentreEnds',
    ]);
    expect(rulesOf({ destination: 'MMR', day: '2025-04-01' }, 'DST-01')).toHaveLength(2);
  });

  test('holds on exactly the days between its ends, a month with all its days', () => {
    const day = fc
      .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2035-12-31T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, fc.boolean(), (one, other, now, months) => {
        const [first = '', last = ''] = [one, other].toSorted();
        const end = (text: string) => (months ? text.slice(0, 7) : text);
        const standing = standingOn({ from: end(first), to: end(last), windows: [] }, now);
        const from = months ? `${first.slice(0, 7)}-01` : first;
        const to = months ? `${last.slice(0, 7)}-31` : last;
        expect(standing).toBe(from <= now && now <= to ? 'inForce' : 'notNow');
      }),
      { numRuns: runs },
    );
  });
});

describe('a child', () => {
  const child = list({ minor: true });

  test('gets no private questions and no means test', () => {
    expect(child.private).toEqual({ questions: [], checks: [] });
    expect(child.documents.map(({ code }) => code)).not.toContain('meansOfSupport');
    expect(allCodes(child)).not.toContain('FIN-01');
    expect(list({ minor: true, indicators: present('STO-08', 'TRV-06') }).suggested).not.toBe('private');
  });

  test('gets the papers of the child path, each once, and its rule', () => {
    const codes = child.documents.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['familyCard', 'birthCertificate', 'parentalConsent', 'companionStatement']),
    );
    expect(new Set(codes).size).toBe(codes.length);
    expect(child.rule).toEqual(catalogue.minor.rule);
  });

  test('can still be recorded as asking for help', () => {
    expect(child.others.map(({ code }) => code)).toEqual(expect.arrayContaining(['VUL-03', 'VUL-07']));
  });
});

describe('follow-ups', () => {
  test('one fact opens the in-depth talk, a second the private questions', () => {
    expect(list({ indicators: present('TRV-04') }).suggested).toBe('referral');
    expect(list({ indicators: present('TRV-04', 'ACC-05') }).suggested).toBe('private');
    expect(list({ indicators: present('TRV-06') }).suggested).toBe('private');
    expect(list({ documents: { hotelBooking: 'doubtful' } }).suggested).toBe('referral');
    expect(list({ purpose: 'workerPlaced', documents: { workContract: 'missing' } }).suggested).toBe('referral');
  });

  test('weak and context facts, missing supporting papers and silence open nothing', () => {
    expect(list({ indicators: present('ACC-08', 'STO-07', 'HIS-04', 'VUL-05') }).suggested).toBe('firstLook');
    expect(list({ documents: documents('missing', 'hotelBooking', 'itinerary') }).suggested).toBe('firstLook');
    expect(list({ indicators: { 'TRV-06': { value: 'declined' } } }).suggested).toBe('firstLook');
  });
});

describe('every checklist', () => {
  test('lists each applicable indicator exactly once, so that nothing is out of reach', () => {
    fc.assert(
      fc.property(anyInput, fc.boolean(), (input, immigrationSecond) => {
        const codes = allCodes(checklistFor(catalogue, { ...input, day: '2026-11-25', immigrationSecond })).toSorted();
        const child = childFacts(catalogue).some((code) => input.indicators[code]?.value === 'present');
        const left = input.minor || child ? catalogue.minor.leaveOut : [];
        const applicable = catalogue.indicators
          .filter(
            ({ stage, appliesToPurposes }) =>
              stage !== null && (appliesToPurposes === 'all' || appliesToPurposes.includes(input.purpose)),
          )
          .filter(
            ({ code, secondAssessmentOnly }) => !left.includes(code) && (immigrationSecond || !secondAssessmentOnly),
          )
          .map(({ code }) => code)
          .toSorted();
        expect(codes).toEqual(applicable);
      }),
      { numRuns: runs },
    );
  });

  test('puts no mitigating fact of an adult to a child, under no question and not at the own assessment', () => {
    for (const { code: purpose } of catalogue.purposes) {
      const one = list({ purpose, minor: true });
      const asked = [...one.firstLook.questions, ...one.referral.questions].flatMap(({ mitigations }) => mitigations);
      const codes = [...asked, ...one.mitigations].map(({ code }) => code);
      expect(codes.filter((code) => catalogue.minor.leaveOut.includes(code))).toEqual([]);
      expect(codes).toContain('MIT-07');
    }
  });

  test('keeps private questions out of the open stages, and facts of SOI and PAU out of the desk', () => {
    for (const { code: purpose } of catalogue.purposes) {
      const one = list({ purpose });
      expect([...one.firstLook.questions, ...one.referral.questions].some((question) => question.private)).toBe(false);
      expect(one.private.questions.every((question) => question.private)).toBe(true);
      for (const code of ['HIS-01', 'HIS-05', 'DST-08']) expect(allCodes(one)).not.toContain(code);
      expect(one.mitigations.length).toBeGreaterThanOrEqual(8);
    }
  });

  test('shows no weight: the officer judges first', () => {
    expect(JSON.stringify(list({ purpose: 'workerPlaced' }))).not.toContain('"weight"');
  });
});

describe('what an officer reads under a row', () => {
  const rows = [...catalogue.purposes, catalogue.minor].flatMap((purpose) => purpose.documents);

  test('speaks to the officer, not to whoever keeps the catalogue', () => {
    const notes = [
      ...catalogue.indicators.filter(({ stage }) => stage !== null).map(({ note }) => note),
      ...catalogue.questions.items.map(({ note }) => note),
      ...rows.map(({ note }) => note),
    ].flatMap((note) => (note === null ? [] : [note.id, note.en]));
    const keepers = /\b[A-Z]{3}-\d\d\b|\[(pertimbangan|judgement)\]|docs\/|penelitian|research|bobot|weight|blog/i;
    expect(notes.filter((note) => keepers.test(note))).toEqual([]);
  });

  test('says no rule twice', () => {
    const lookAt = new Map(catalogue.documents.map((one) => [one.code, one.lookAt]));
    const twice = rows.flatMap(({ code, note }) =>
      (['id', 'en'] as const).flatMap((language) => {
        const before = sentences(lookAt.get(code)?.[language] ?? '');
        return sentences(note?.[language] ?? '').filter((one) => before.includes(one));
      }),
    );
    expect(twice).toEqual([]);
  });
});
