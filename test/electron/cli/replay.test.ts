import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { referenceCases } from '../../../shared/catalogue/reference_cases.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { catalogueNote, writeCatalogueFile } from '../../../shared/domain/catalogue_file.ts';
import { replay, ReplayReport } from '../../../shared/domain/replay.ts';
import { active, catalogue, sha256 } from '../../shared/domain/delivered.ts';
import { measuredTable, notAsExpected } from '../../shared/domain/measured_table.ts';
import { seeds, signingKey } from '../../shared/signing.ts';
import { hashOf } from '../../helpers/catalogue_files.ts';
import { tapis } from './program.ts';

const referenceFile = fileURLToPath(new URL('../../../shared/catalogue/reference_cases.json', import.meta.url));

/** A medium sign weighs three points and not two. */
const heavier: Catalogue = structuredClone(catalogue);
heavier.version = '2099.01.1';
heavier.scoring.points.M = 3;

let folder = '';
const path = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapis-replay-'));
  writeFileSync(path('heavier.json'), JSON.stringify(heavier));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const good = (id: string, more = ''): string => `{"id":"${id}","purpose":"tourism","destination":"MYS"${more}}`;

const reportOf = (out: string): ReplayReport => ReplayReport.parse(JSON.parse(out));

describe('alone', () => {
  test('it prints the table of the document and the cases that come out otherwise than expected', async () => {
    const { code, out, err } = await tapis(['replay']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`\n${measuredTable()}\n`);
    for (const line of notAsExpected()) expect(out).toContain(`\n  ${line}\n`);
    const document = readFileSync(new URL('../../../docs/assessment.md', import.meta.url), 'utf8');
    expect(document).toContain(measuredTable());
    for (const share of ['23 of 23', '23 of 30', '0 of 32', '29 of 32']) expect(out).toContain(`: ${share} (95 %`);
  });

  test('the reference cases from their file are the same', async () => {
    expect(await tapis(['replay', '--cases', referenceFile])).toEqual(await tapis(['replay']));
  });
});

describe('with another catalogue', () => {
  test('every change is a line, and the tables show before and after', async () => {
    const { code, out } = await tapis(['replay', '--catalogue', path('heavier.json')]);
    const { changes, byPurpose } = replay(active, { catalogue: heavier, sha256: hashOf(heavier) }, referenceCases());
    expect(code).toBe(0);
    expect(changes.length).toBeGreaterThan(5);
    expect(out).toContain(`changed, of 63: ${changes.length}\n`);
    for (const { id, purpose } of changes) expect(out).toContain(`\n  ${id} (${purpose}): `);
    expect(out).toContain('A037 (notStated): recommendation ask → refer; band medium → high; points 7 → 8');
    expect(out).toContain('| positive, hard or thin | 7 | 0 | 0 → 1 | 5 → 4 | 2 |');
    expect(out.split('\n').filter((line) => /^\| \w+ \| \d/.test(line)).length).toBeGreaterThanOrEqual(
      byPurpose.length,
    );
  });

  test('as JSON it is the report itself; a signed file whose note fits is taken whoever signed it', async () => {
    const text = catalogueNote(heavier, sha256);
    const signatures = [signingKey('nobody.example', seeds[1]).sign(text)];
    writeFileSync(path('signed.json'), writeCatalogueFile(heavier, { text, signatures }));
    const { code, out, err } = await tapis(['replay', '--json', '--catalogue', path('signed.json')]);
    expect([code, err]).toEqual([0, '']);
    expect(reportOf(out)).toEqual(replay(active, { catalogue: heavier, sha256: hashOf(heavier) }, referenceCases()));
  });

  test('a case which only the new catalogue cannot read is named, and no fault of the input', async () => {
    const smaller = structuredClone(catalogue);
    const indicator = smaller.indicators.find(({ code }) => code === 'TRV-06');
    if (indicator === undefined) throw new Error('TRV-06');
    indicator.basis = ['statement'];
    writeFileSync(path('smaller.json'), JSON.stringify(smaller));
    const onPaper = good('a', ',"indicators":{"TRV-06":{"value":"present","basis":"document"}}');
    const run = await tapis(
      ['replay', '--catalogue', path('smaller.json'), '--cases', '-', '--json'],
      `${onPaper}\n${good('b')}\n`,
    );
    expect([run.code, run.err]).toEqual([0, '']);
    const { unreadable, byPurpose } = reportOf(run.out);
    expect(unreadable).toEqual([{ id: 'a', expected: 'indicators.TRV-06.basis: one of "statement"' }]);
    expect(byPurpose.map(({ cases }) => cases)).toEqual([1]);
  });

  test.each([
    ['is none', '{}', /: shape: version: /],
    ['is refused', JSON.stringify({ ...heavier, scoring: { ...heavier.scoring, groupCap: 9 } }), /: scoring-figures: /],
    ['is not JSON', '{"version":\n"2099.01.1"\n"asOf"', /:3: \(input\): expected JSON\n$/],
    ['has a key twice', '{"version":"1",\n"version":"2"}', /:2: version: expected this key only once\n$/],
    [
      'carries a note for another',
      writeCatalogueFile(catalogue, {
        text: catalogueNote(heavier, sha256),
        signatures: [signingKey('a', seeds[0]).sign('b')],
      }),
      /: hash-differs: expected note: version and hash/,
    ],
  ])('that %s: exit code 2, and nothing on standard output', async (_what, text, said) => {
    writeFileSync(path('bad.json'), text);
    const run = await tapis(['replay', '--catalogue', path('bad.json')]);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(said);
    expect(run.err).toContain(path('bad.json'));
  });
});

describe('bad cases', () => {
  test('are named with line and field as assess names them; the others are still replayed', async () => {
    const input = [
      good('a', ',"truth":{"kind":"genuine","note":"RAHASIA"}'),
      good('b').replace('MYS', 'RAHASIA'),
      good('c', ',"truth":{"kind":"RAHASIA"}'),
      good('d', ',"truth":{"kind":"positive","kind":"genuine"}'),
      good('e', ',"truth":{"kind":"positive","hard":"RAHASIA"}'),
      '"RAHASIA"',
      good('f'),
    ].join('\n');
    const run = await tapis(['replay', '--cases', '-', '--json'], input);
    expect(run.code).toBe(2);
    expect(run.err.split('\n')).toEqual([
      'stdin:2: destination: expected a country code of ISO 3166 alpha-3, e.g. MYS',
      'stdin:3: truth.kind: expected one of "positive"|"genuine"|"contrary"',
      'stdin:4: truth.kind: expected this key only once',
      'stdin:5: truth.hard: expected boolean, received string',
      'stdin:6: (input): expected an object, an object with cases: [...], or JSON Lines',
      '',
    ]);
    expect(run.out).not.toContain('RAHASIA');
    expect(reportOf(run.out)).toMatchObject({ cases: 2, table: [{ group: 'genuine', cases: 1 }] });
  });

  test('a file that is not there, wrong words', async () => {
    const none = await tapis(['replay', '--cases', path('none.json')]);
    expect(none).toMatchObject({ code: 2, out: '' });
    expect(none.err).toContain('none.json:1: (input): expected a readable file (ENOENT)');
    const missing = await tapis(['replay', '--catalogue', path('none.json'), '--cases', '-']);
    expect(missing.err).toContain('none.json:1: (input): expected a readable file (ENOENT)');
    for (const args of [['--wrong'], ['file.json'], ['--catalogue'], ['--catalogue', '-', '--cases', '-']]) {
      const run = await tapis(['replay', ...args]);
      expect(run).toMatchObject({ code: 2, out: '' });
      expect(run.err).toContain('usage: tapis replay');
    }
  });
});
