import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { assessCommand } from '../../../electron/cli/assess.ts';
import { Assessment } from '../../../shared/domain/assessment.ts';
import { main, tapis } from './program.ts';

const casesFile = fileURLToPath(new URL('../../../shared/catalogue/reference_cases.json', import.meta.url));
const Cases = z.looseObject({ cases: z.array(z.looseObject({ id: z.string() })) });
const cases = Cases.parse(JSON.parse(readFileSync(casesFile, 'utf8'))).cases;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapis-assess-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly code: number;
  readonly results: readonly Assessment[];
  readonly faults: readonly string[];
}

/** Runs the command on bytes that come in pieces of `piece` bytes. */
async function assess(input: string | Uint8Array, piece = 7, args: readonly string[] = ['-']): Promise<Run> {
  const bytes = typeof input === 'string' ? Buffer.from(input) : input;
  const results: Assessment[] = [];
  const faults: string[] = [];
  const code = await assessCommand.run(args, {
    async *read() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
    out: async (line) => {
      results.push(Assessment.parse(JSON.parse(line)));
    },
    err: (line) => faults.push(line),
  });
  return { code, results, faults };
}

const ids = ({ results }: Run): string[] => results.map(({ id }) => id);

const good = (id: string, more = ''): string => `{"id":"${id}","purpose":"tourism","destination":"MYS"${more}}`;

describe('the three forms of input', () => {
  test('give the same results: a file with cases, JSON Lines, one object', async () => {
    const whole = await assess(readFileSync(casesFile), 4096);
    const lines = await assess(cases.map((one) => JSON.stringify(one)).join('\n'), 4096);
    const one = await assess(JSON.stringify(cases[0], null, 2));
    expect(whole.code).toBe(0);
    expect(whole.faults).toEqual([]);
    expect(ids(whole)).toEqual(cases.map(({ id }) => id));
    expect(lines).toEqual(whole);
    expect(one.results).toEqual(whole.results.slice(0, 1));
  });

  test('a one-line file with cases, and one with a byte order mark, CRLF, empty lines and no last newline', async () => {
    expect(ids(await assess(`{"version":"1","cases":[${good('a')},${good('b')}]}`))).toEqual(['a', 'b']);
    const run = await assess(`\uFEFF\r\n${good('a')}\r\n\r\n   \r\n${good('b')}\r\n${good('c')}`, 3);
    expect([run.code, ids(run)]).toEqual([0, ['a', 'b', 'c']]);
  });

  test('a character cut between two pieces stays whole', async () => {
    const run = await assess(good('é—kasus—名'), 1);
    expect(ids(run)).toEqual(['é—kasus—名']);
  });

  test('the expected part of a case is taken away', async () => {
    const run = await assess(good('a', ',"truth":{"kind":"positive","kind":"genuine","anything":[1]}'));
    expect([run.code, run.faults]).toEqual([0, []]);
  });
});

describe('bad input', () => {
  test('is named with line, field and what was expected; the others are still assessed', async () => {
    const run = await assess(
      [
        good('a'),
        good('b').replace('tourism', 'picnic'),
        good('c', ',"name":"SPECIMEN"'),
        'not JSON',
        good('d', ',"indicators":{"TRV-06":{"value":"present","basis":"observation"}}'),
        good('e', ',"documents":{"passportt":"seen"}'),
        good('f', ',"id":"g"'),
        '[1,2]',
        good('h'),
      ].join('\n'),
    );
    expect(run.code).toBe(2);
    expect(ids(run)).toEqual(['a', 'h']);
    expect(run.faults).toEqual([
      expect.stringMatching(/^stdin:2: purpose: expected one of workerPlaced, /),
      expect.stringMatching(/^stdin:3: name: expected no such field here; the fields are id, /),
      'stdin:4: (input): expected JSON',
      'stdin:5: indicators.TRV-06.basis: expected one of "statement", "document", "thirdParty"',
      'stdin:6: documents.passportt: expected a code of the documents of the catalogue',
      'stdin:7: id: expected this key only once',
      'stdin:8: (input): expected an object, an object with cases: [...], or JSON Lines',
    ]);
  });

  test('inside cases has the true line of the file', async () => {
    const text = JSON.stringify(
      {
        note: 'x',
        cases: [
          { id: 'a', purpose: 'tourism', destination: 'MYS' },
          { id: 'b', purpose: 'picnic', destination: 'MYS' },
          5,
          { id: 'c', purpose: 'tourism', destination: 'MYS' },
        ],
      },
      null,
      1,
    );
    const run = await assess(text);
    expect([run.code, ids(run)]).toEqual([2, ['a', 'c']]);
    const line = (needle: string) => text.split('\n').findIndex((one) => one.includes(needle)) + 1;
    expect(run.faults).toEqual([
      expect.stringContaining(`stdin:${line('picnic')}: cases[1].purpose: expected one of`),
      `stdin:${line('  5,')}: cases[2]: expected a value of type object`,
    ]);
  });

  test('a torn document is one fault, on the line where it tears', async () => {
    const run = await assess('{\n "id": "a",\n "purpose": "tourism"\n "destination": "MYS"\n}\n');
    expect(run).toEqual({ code: 2, results: [], faults: ['stdin:4: (input): expected JSON'] });
  });

  test('a torn first line does not take the others with it', async () => {
    const run = await assess(`{"id":"a","purp\n${good('b')}\n${good('c')}`);
    expect([run.code, ids(run), run.faults]).toEqual([2, ['b', 'c'], ['stdin:1: (input): expected JSON']]);
  });

  test.each([
    ['nothing', ''],
    ['blank lines', '\n\r\n  \n'],
  ])('%s is a fault too', async (_what, text) => {
    const run = await assess(text);
    expect(run).toMatchObject({
      code: 2,
      results: [],
      faults: [expect.stringMatching(/^stdin:1: \(input\): expected .*empty$/)],
    });
  });

  test('other encodings, deep nesting, a list of cases that is none', async () => {
    expect((await assess(Buffer.from(`\uFEFF${good('a')}`, 'utf16le'))).faults).toEqual([
      'stdin:1: (input): expected text in UTF-8',
    ]);
    const latin = Buffer.concat([
      Buffer.from(`${good('a')}\n`),
      Buffer.from([0x7b, 0xe9, 0x7d]),
      Buffer.from(`\n${good('b')}`),
    ]);
    const run = await assess(latin);
    expect([ids(run), run.faults]).toEqual([['a', 'b'], ['stdin:2: (input): expected text in UTF-8']]);
    expect((await assess(`{"id":${'['.repeat(9999)}${']'.repeat(9999)}}`)).code).toBe(2);
    expect((await assess('{"cases":3}')).faults).toEqual(['stdin:1: cases: expected a list of objects']);
    expect((await assess(`{"cases":[],"cases":[${good('a')}]}`)).faults).toEqual([
      'stdin:1: cases: expected this key only once',
    ]);
  });

  test('a message is one line and never repeats a value', async () => {
    const run = await assess(good('a', ',"na\\nme\\u2028":"RAHASIA"').replace('tourism', 'RAHASIA'));
    expect(run.faults).toHaveLength(1);
    expect(run.faults[0]).not.toMatch(/\n|\u2028|RAHASIA/);
  });

  test('several faults in one case are one line', async () => {
    const run = await assess('{"id":1,"purpose":"tourism"}');
    expect(run.faults).toEqual(['stdin:1: id: expected a value of type string (and 1 more)']);
  });

  test('what is swallowed by JavaScript is seen', async () => {
    expect((await assess(good('a', ',"__proto__":{"minor":true}'))).faults).toEqual([
      'stdin:1: __proto__: expected no such field here',
    ]);
  });
});

test('facts of SOI count only when the second assessment of Immigration is asked for', async () => {
  const text = good('a', ',"indicators":{"HIS-01":{"value":"present","basis":"thirdParty"}}');
  expect((await assess(text)).results[0]?.attention.points).toBe(0);
  expect((await assess(text, 7, ['-', '--immigration-second'])).results[0]?.attention.points).toBe(5);
});

describe('as a process', () => {
  test('results go to standard output, faults to standard error, exit codes say which', async () => {
    const path = join(folder, 'two.jsonl');
    writeFileSync(path, `${good('a')}\n${good('b').replace('MYS', 'XX')}\n`);
    const both = await tapis(['assess', path]);
    expect(both.code).toBe(2);
    expect(both.out.trim().split('\n')).toHaveLength(1);
    expect(both.err).toBe(`${path}:2: destination: expected a country code of ISO 3166 alpha-3, e.g. MYS\n`);
    expect(await tapis(['assess', '-'], good('a'))).toMatchObject({ code: 0, err: '' });
  });

  test('a file that is not there, no file, an unknown command', async () => {
    const none = await tapis(['assess', join(folder, 'none.json')]);
    expect(none).toMatchObject({ code: 2, out: '' });
    expect(none.err).toContain('none.json:1: (input): expected a readable file (ENOENT)');
    expect(await tapis(['assess'])).toMatchObject({ code: 2, out: '' });
    expect(await tapis(['assess', '--wrong'])).toMatchObject({ code: 2, out: '' });
    const unknown = await tapis(['nonsense']);
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.err).toContain('usage: tapis');
    expect(await tapis(['--help'])).toMatchObject({ code: 0, err: '' });
  });

  test('a reader that closes early is no error', async () => {
    const many = join(folder, 'many.jsonl');
    writeFileSync(many, Array.from({ length: 3000 }, (_, at) => good(`c${at}`)).join('\n'));
    const code = await new Promise<number | null>((resolve) => {
      const child = spawn(process.execPath, [main, 'assess', many], { stdio: ['ignore', 'pipe', 'inherit'] });
      child.stdout.once('data', () => child.stdout.destroy());
      child.on('close', resolve);
    });
    expect(code).toBe(0);
  });
});
