/** A busy station with planted words in it: none of its files shows one, alive or killed. */
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { filesBelow, findsBelow, findsIn, unnamedFilesOf } from '../../helpers/plain_search.ts';
import { plainPages } from '../../helpers/plain_pages.ts';
import { plantedWords, storedWords, travellers } from '../../helpers/planted_words.ts';

const root = mkdtempSync(join(tmpdir(), 'tapis-plain-'));
const folder = (name: string): string => join(root, name);
const [data, second, temporary, bundle] = [folder('data'), folder('second'), folder('temporary'), folder('bundle')];
const shown = folder('shown');
/** The one folder for people: a paper that an officer asked for as a file. It is not searched. */
const saved = folder('saved');
const searched = [data, second, temporary, bundle];
const program = new URL('../../helpers/planted_station.ts', import.meta.url);
const fonts = new URL('../../helpers/inline_fonts.ts', import.meta.url).href;
const Done = z.strictObject({ key: z.string() });

let words: readonly string[] = [];
let key = new Uint8Array(0);
let alive: ReturnType<typeof findsBelow> = [];
let unnamed: ReturnType<typeof findsBelow> = [];

beforeAll(async () => {
  for (const place of [second, temporary, saved, shown]) mkdirSync(place);
  const env = { ...process.env, TMPDIR: temporary, SQLITE_TMPDIR: temporary };
  const host = fork(program, [data, second, bundle, saved], { execArgv: ['--import', fonts], env });
  const done = await new Promise<z.infer<typeof Done>>((resolve, reject) => {
    host.once('message', (message) => {
      resolve(Done.parse(message));
    });
    host.once('exit', (code) => {
      reject(new Error(`the station ended: ${String(code)}`));
    });
  });
  key = new Uint8Array(Buffer.from(done.key, 'hex'));
  words = [...plantedWords, done.key];
  alive = findsBelow(searched, words);
  unnamed = unnamedFilesOf(host.pid ?? 0).flatMap((file) => findsIn(file, readFileSync(file), words));
  const gone = new Promise((resolve) => host.once('exit', resolve));
  host.kill('SIGKILL');
  await gone;
}, 120_000);
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('a station that did everything once', () => {
  it('left every kind of file, and no log but the two that are written down [V16.2.3]', () => {
    const files = searched.flatMap(filesBelow).map((file) => relative(root, file));
    for (const kind of [
      /^data\/live\/tapis\.db$/,
      /^data\/live\/tapis\.db-wal$/,
      /^data\/live\/log-head\.txt$/,
      /^data\/practice\/tapis\.db$/,
      /^data\/keys\/live\.passphrase$/,
      /^data\/technical\.log$/,
      /^data\/backups\/.+\.db$/,
      /^second\/.+\.db$/,
      /^bundle\/content\.jsonl$/,
    ]) {
      expect([kind, files.filter((file) => kind.test(file))]).toEqual([kind, [expect.any(String)]]);
    }
    const told = files.filter((file) => !file.startsWith('bundle') && /log|\.txt$|\.jsonl?$/i.test(file));
    expect(told.sort()).toEqual(['data/live/log-head.txt', 'data/technical.log']);
    expect(statSync(join(data, 'live', 'tapis.db-wal')).size).toBeGreaterThan(30_000);
    expect(readFileSync(join(data, 'technical.log'), 'utf8')).toMatch(/note\.write SqliteError SQLITE_BUSY/);
  });

  it('shows none of the planted words in any of them while it runs, nor in a file without a name [E29 V14.2.4 V16.2.5]', () => {
    expect(alive).toEqual([]);
    expect(unnamed).toEqual([]);
  });

  it('shows none after it was killed, in database, write-ahead log, backups, key, logs, export or temporary files [E29 V14.2.4]', () => {
    expect(findsBelow(searched, words)).toEqual([]);
  });

  it('would be found out: with the key each stored word is there to be read, by the same search', () => {
    const [backup] = filesBelow(join(data, 'backups'));
    if (backup === undefined) throw new Error('no backup');
    writeFileSync(join(shown, 'decrypted'), plainPages(backup, key));
    const found = new Set(findsBelow([shown], storedWords).map(({ word }) => word));
    const later = [travellers[3], travellers[4]].flatMap((one) => Object.values(one ?? {}));
    expect(storedWords.filter((word) => !found.has(word))).toEqual(later);
    for (const [form, bytes] of [
      ['utf16', Buffer.from('Penandabzq', 'utf16le')],
      ['hex', Buffer.from(Buffer.from('PENANDABZQ').toString('hex'))],
      ['base64', Buffer.from(Buffer.from('.. PENANDABZQ<<UJI').toString('base64'))],
    ] as const) {
      expect(findsIn('', bytes, ['PENANDABZQ']).map((find) => find.form)).toContain(form);
    }
  });
});
