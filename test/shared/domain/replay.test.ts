import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { referenceCases } from '../../../shared/catalogue/reference_cases.ts';
import { assess } from '../../../shared/domain/assessment.ts';
import { catalogueSha256, type ActiveCatalogue, type Catalogue } from '../../../shared/domain/catalogue.ts';
import { parseCatalogue } from '../../../shared/domain/catalogue_loader.ts';
import { replay, ReplayReport, replayFigures, type ReplayCase } from '../../../shared/domain/replay.ts';
import { anyInput, runs } from './arbitrary_input.ts';
import { active, catalogue, inputOf, present, readInput, sha256 } from './delivered.ts';
import { measured } from './measured_table.ts';

/** The delivered catalogue with a change. */
function changed(change: (copy: Catalogue) => void): ActiveCatalogue {
  const copy = structuredClone(catalogue);
  change(copy);
  copy.version = '2099.01.1';
  return { catalogue: copy, sha256: catalogueSha256(copy, sha256) };
}

const cases = referenceCases();
/** A medium sign alone no longer prompts a question. */
const lightMedium = changed((copy) => {
  copy.scoring.points.M = 1;
});

const caseOf = (id: string, input: unknown, more: Partial<ReplayCase> = {}): ReplayCase => ({ id, input, ...more });

describe('a replay', () => {
  test('is tried with a catalogue that could be activated', () => {
    expect(parseCatalogue(lightMedium.catalogue)).toMatchObject({ ok: true });
  });

  test('of the delivered catalogue against itself changes nothing', () => {
    expect(measured).toMatchObject({ cases: 63, unreadable: [], changes: [] });
    expect(measured.before).toEqual({ version: catalogue.version, sha256: active.sha256 });
    for (const row of [...measured.table, ...measured.byPurpose]) expect(row.after).toEqual(row.before);
  });

  test('names exactly the cases that come out differently', () => {
    const report = replay(active, lightMedium, cases);
    const expected = cases
      .filter(({ input }) => {
        const read = readInput(input);
        const part = (which: ActiveCatalogue) => {
          const { recommendation, paper, attention, tppo, path } = assess(which, read);
          return JSON.stringify([recommendation, paper.finding, attention.points, attention.band, tppo.output, path]);
        };
        return part(active) !== part(lightMedium);
      })
      .map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(5);
    expect(report.changes.map(({ id }) => id)).toEqual(expected);
    expect(report.after.version).toBe('2099.01.1');
    const positive = report.table.find(({ group }) => group === 'positive');
    expect(positive).toMatchObject({ cases: 23, before: { refer: 23 } });
    expect(positive?.after.refer).toBeLessThan(23);
  });

  test('has the shape that is sent, and counts every readable case once', () => {
    fc.assert(
      fc.property(fc.array(anyInput, { maxLength: 6 }), (inputs) => {
        const some = inputs.map((input, at) => caseOf(`c${at}`, input));
        const report = replay(active, lightMedium, some);
        expect(ReplayReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
        expect(report.table).toEqual([]);
        const counted = report.byPurpose.reduce((sum, row) => sum + row.cases, 0);
        expect(counted + report.unreadable.length).toBe(some.length);
        for (const { cases: number, before, after } of report.byPurpose) {
          for (const tally of [before, after]) {
            expect(Object.values(tally).reduce((sum, one) => sum + one, 0)).toBe(number);
          }
        }
        expect(report.changes.every(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))).toBe(
          true,
        );
      }),
      { numRuns: Math.ceil(runs / 10) },
    );
  });

  test('the other way round the same cases change back', () => {
    const there = replay(active, lightMedium, cases);
    const back = replay(lightMedium, active, cases);
    expect(back.changes).toEqual(
      there.changes.map(({ before, after, ...one }) => ({ ...one, before: after, after: before })),
    );
  });

  test('counts facts of SOI only in the second assessment of Immigration', () => {
    const input = inputOf({ indicators: present('HIS-01') });
    const report = replay(
      active,
      changed((copy) => (copy.scoring.points.S = 4)),
      [caseOf('desk', input), caseOf('second', input, { immigrationSecond: true })],
    );
    expect(report.changes.map(({ id, before, after }) => [id, before.points, after.points])).toEqual([
      ['second', 5, 4],
    ]);
  });
});

describe('a case that cannot be read', () => {
  const without = changed((copy) => {
    copy.indicators = copy.indicators.filter(({ code }) => code !== 'TRV-06');
  });

  test('by the new catalogue or by the old one is listed, and the others are still replayed', () => {
    const some = [caseOf('a', inputOf({ indicators: present('TRV-06') })), caseOf('b', inputOf())];
    const expected = [{ id: 'a', expected: 'indicators.TRV-06: a code of the indicators of the catalogue' }];
    for (const report of [replay(active, without, some), replay(without, active, some)]) {
      expect(report).toMatchObject({ cases: 2, unreadable: expected });
      expect(report.byPurpose.map((row) => row.cases)).toEqual([1]);
    }
  });

  test.each([
    ['nothing', null],
    ['a text', 'RAHASIA'],
    ['a list', []],
    ['a field that may not reach the score', { ...inputOf(), religion: 'RAHASIA' }],
    ['its expected part', { ...inputOf(), truth: { kind: 'genuine' } }],
  ])('%s is one, and no value is repeated', (_what, input) => {
    const { unreadable, byPurpose } = replay(active, active, [caseOf('a', input)]);
    expect(unreadable).toHaveLength(1);
    expect(JSON.stringify(unreadable)).not.toContain('RAHASIA');
    expect(byPurpose).toEqual([]);
  });
});

test('the figures leave out the disputed case and show all positives beside the plain ones', () => {
  const figures = replayFigures(measured.table, 'after');
  expect(figures.sensitivity).toMatchObject({ hits: 23, n: 23, high: 1 });
  expect(figures.sensitivityAll).toMatchObject({ hits: 23, n: 30 });
  expect(figures.falseAlarms).toMatchObject({ hits: 0, n: 32, low: 0 });
  expect(figures.cleared).toMatchObject({ hits: 29, n: 32 });
  const softer = replayFigures(replay(active, lightMedium, cases).table, 'after');
  expect(softer.sensitivity.hits).toBeLessThan(23);
});
