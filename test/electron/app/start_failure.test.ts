/** What whoever sets a station up reads, where the data is not theirs to read. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { startFailure } from '../../../electron/app/start_failure.ts';
import { sentenceFor } from '../../../electron/update/take_in.ts';
import { newFolder } from '../page_fixture.ts';

let dir: string;
beforeEach(() => {
  dir = newFolder();
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** What this throws. */
function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
}

describe('data that is not for this user', () => {
  const says = [startFailure, sentenceFor];

  it('is told with its path, and what to do', () => {
    const file = join(dir, 'keys');
    writeFileSync(file, '');
    const denied = Object.assign(thrownBy(() => readdirSync(file)) as Error, { code: 'EACCES' }); // eslint-disable-line @typescript-eslint/consistent-type-assertions -- root may read everything, so the code is changed
    for (const say of says) expect(say(denied)).toMatch(new RegExp(`${file}.*chown.*${file}.*Nothing was changed`));
  });

  it('is told of a database too, whose error names no path', () => {
    // As a folder in its place, which nobody can open as one.
    const denied = thrownBy(() => new Database(dir));
    for (const say of says) expect(say(denied)).toMatch(/isi folder data.*what is in the data folder/);
  });
});
