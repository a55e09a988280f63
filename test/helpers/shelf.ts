/** Folders that take long to make. Each is made once in a run, by whichever test asks first; every other one gets a copy. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from '../../electron/app/private_file.ts';

/** Where they stand: the shelf of this run, or, outside Vitest, one of this process. */
function shelf(): string {
  const shared = process.env.TAPIS_SHELF;
  if (shared !== undefined) return shared;
  const own = mkdtempSync(join(tmpdir(), 'tapis-shelf-'));
  process.env.TAPIS_SHELF = own;
  process.once('exit', () => {
    rmSync(own, { recursive: true, force: true });
  });
  return own;
}

/**
 * The folder of this name, to be copied and not to be changed. Test files run in several processes: the first one makes
 * it, the others wait for it.
 */
export async function kept(name: string, make: (draft: string) => Promise<void>): Promise<string> {
  const folder = shelf();
  mkdirSync(folder, { recursive: true });
  const place = join(folder, name);
  const making = `${place}.making`;
  while (!existsSync(place)) {
    try {
      mkdirSync(making);
    } catch (thrown) {
      if (codeOf(thrown) !== 'EEXIST') throw thrown;
      await wait(100); // another process makes it, or has just ended
      continue;
    }
    try {
      if (existsSync(place)) break; // made between the look and the lock
      const draft = `${place}.draft`;
      mkdirSync(draft);
      await make(draft);
      renameSync(draft, place);
    } finally {
      rmSync(`${place}.draft`, { recursive: true, force: true });
      rmSync(making, { recursive: true });
    }
  }
  return place;
}
