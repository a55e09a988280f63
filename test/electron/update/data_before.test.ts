/** The data of before, byte for byte, in real files: what comes back, what is kept beside it, what is left alone. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bringBack, dropKept, keepData, keptVersion } from '../../../electron/update/data_before.ts';

const version = '0.2.0';
const at = '2026-11-21T02:00:00.000Z';
const aside = 'replaced-2026-11-21T02-00-00-000Z';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tapis-before-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const put = (files: Readonly<Record<string, string>>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dataDir, path)), { recursive: true });
    writeFileSync(join(dataDir, path), text);
  }
};
const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(dataDir, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name, readFileSync(join(dataDir, folder, name), 'utf8')]),
  );

const before = { 'live/tapis.db': 'old', 'live/tapis.db-wal': 'old log', 'live/log-head.txt': 'old head' };

describe('the data of before', () => {
  it('comes back without a log or a journal of the new version, and what that made is kept whole', async () => {
    put(before);
    await keepData(dataDir, { version, anew: true });
    const made = { 'live/tapis.db': 'new', 'live/tapis.db-wal': 'new log', 'live/tapis.db-journal': 'new journal' };
    put({ ...made, 'live/tapis.db-shm': 'index', 'live/log-head.txt': 'new head' });
    expect(await bringBack(dataDir, { version, at })).toBe(true);
    expect(filesIn('live')).toEqual({ 'tapis.db': 'old', 'tapis.db-wal': 'old log', 'log-head.txt': 'old head' });
    expect(filesIn(join('live', aside))).toEqual({
      'tapis.db': 'new',
      'tapis.db-wal': 'new log',
      'tapis.db-journal': 'new journal',
      'log-head.txt': 'new head',
    });
  });

  it('with the journal of an act that was broken off comes back with it', async () => {
    put({ 'live/tapis.db': 'half', 'live/tapis.db-journal': 'the other half' });
    await keepData(dataDir, { version, anew: true });
    put({ 'live/tapis.db': 'new' });
    rmSync(join(dataDir, 'live', 'tapis.db-journal'));
    await bringBack(dataDir, { version, at });
    expect(filesIn('live')).toEqual({ 'tapis.db': 'half', 'tapis.db-journal': 'the other half' });
  });

  it('leaves all that is no database where it is', async () => {
    const others = {
      'backups/a.tapis-backup': 'backup',
      'exports/b.csv': 'export',
      'technical.log': 'a line',
      'keys/live.key': 'key',
      'live/tapis.db.before-310': 'before an upgrade',
    };
    put({ ...before, ...others });
    await keepData(dataDir, { version, anew: true });
    const later = { 'technical.log': 'a line, and another', 'exports/c.csv': 'made by the new version' };
    put({ 'live/tapis.db': 'new', 'practice/tapis.db': 'new', ...later });
    await bringBack(dataDir, { version, at });
    await dropKept(dataDir);
    for (const [path, text] of Object.entries({ ...others, ...later }))
      expect(readFileSync(join(dataDir, path), 'utf8')).toBe(text);
    // Practice that was not there before is not there again, and not lost.
    expect([filesIn('practice'), filesIn(join('practice', aside))]).toEqual([{}, { 'tapis.db': 'new' }]);
    expect(readdirSync(dataDir).toSorted()).toEqual(
      ['backups', 'exports', 'keys', 'live', 'practice', 'technical.log'].toSorted(),
    );
  });

  it('comes to the same end wherever the return was broken off', async () => {
    put(before);
    await keepData(dataDir, { version, anew: true });
    put({ 'live/tapis.db': 'new', 'live/tapis.db-wal': 'new log' });
    await bringBack(dataDir, { version, at });
    const whole = [filesIn('live'), filesIn(join('live', aside))];
    // As a power cut leaves it: the file returned, its log not yet.
    rmSync(join(dataDir, 'live', 'tapis.db-wal'));
    put({ 'live/tapis.db-wal.returning': 'old log' });
    await bringBack(dataDir, { version, at });
    expect([filesIn('live'), filesIn(join('live', aside))]).toEqual(whole);
  });

  it('is known by its whole copy alone, and one that is half removed is none', async () => {
    put(before);
    put({ 'before-update-0.2.0.part/live/tapis.db': 'half' });
    expect(keptVersion(dataDir)).toBeNull();
    await keepData(dataDir, { version, anew: true });
    expect(keptVersion(dataDir)).toBe('0.2.0');
    expect(readdirSync(dataDir)).not.toContain('before-update-0.2.0.part');
    // What the second try of a version finds is not taken for the data of before.
    put({ 'live/tapis.db': 'new' });
    await keepData(dataDir, { version, anew: false });
    expect(filesIn('before-update-0.2.0/live')['tapis.db']).toBe('old');
    await dropKept(dataDir);
    expect([keptVersion(dataDir), existsSync(join(dataDir, 'before-update-0.2.0'))]).toEqual([null, false]);
    expect(await bringBack(dataDir, { version, at })).toBe(false);
    expect(filesIn('live')['tapis.db']).toBe('new');
  });
});
