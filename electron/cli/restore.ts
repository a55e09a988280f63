/** `tapis restore`: brings a backup back, or tries whether one would come back. */
import { parseArgs } from 'node:util';
import { existsSync } from 'node:fs';
import type { Machine } from '../app/application.ts';
import { drill, restore } from '../app/restore.ts';
import { restoreFailure } from '../app/start_failure.ts';
import type { Command } from './io.ts';
import { openKeys, wrongPassphrase } from './keys.ts';

/** What only the process can give. */
interface Surroundings {
  readonly usualDataDir: string;
  readonly machine: (dataDir: string) => Machine;
  readonly askSecret: (question: string) => Promise<string>;
}

interface Wanted {
  readonly file: string;
  readonly dataDir: string;
  readonly only: boolean;
}

const usage = 'restore BACKUP [--drill] [--data DIR]';

function wantedOf(args: readonly string[], usualDataDir: string): Wanted | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: 'string' }, drill: { type: 'boolean' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return `usage: tapis ${usage}`;
    if (!existsSync(file)) return `no such file: ${file}`;
    return { file, dataDir: values.data ?? usualDataDir, only: values.drill ?? false };
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
}

/** `tapis restore`. Exit code 0 done, 1 refused with nothing changed, 2 wrong words. */
export const restoreCommand = ({ usualDataDir, machine, askSecret }: Surroundings): Command => ({
  usage,
  about: 'puts a backup in the place of the station’s database, which is kept aside; --drill only tries it',
  run: async (args, io) => {
    const wanted = wantedOf(args, usualDataDir);
    if (typeof wanted === 'string') {
      io.err(wanted);
      return 2;
    }
    const given = machine(wanted.dataDir);
    try {
      if (!(await openKeys(given, askSecret))) {
        io.err(wrongPassphrase);
        return 1;
      }
      const key = await given.secrets.read('live');
      if (key === null) {
        io.err(`there is no key of the station in ${wanted.dataDir}; put the folder "keys" back first`);
        return 1;
      }
      const found = wanted.only
        ? { ...(await drill(given, wanted.file, key)), aside: null }
        : await restore(given, wanted.file, key);
      await io.out(`${String(found.events)} events, root ${found.root}, ${String(found.held)} passports held`);
      if (wanted.only) await io.out('The backup opens with this program; log and custody agree. Nothing was changed.');
      else await io.out('Restored. What was written after this backup is not in it.');
      if (found.aside !== null) await io.out(`The database of before is kept in ${found.aside}`);
      return 0;
    } catch (error) {
      io.err(restoreFailure(error));
      return 1;
    }
  },
});
