/** `tapis recover`: the key from both parts of the recovery sheet. */
import { parseArgs } from 'node:util';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RecoveryFault } from '../../shared/domain/recovery_code.ts';
import type { Machine } from '../app/application.ts';
import { keepKey, keyOfParts } from '../app/recovering.ts';
import { opensBackup } from '../app/restore.ts';
import type { Command } from './io.ts';

/** What only the process can give. */
interface Surroundings {
  readonly usualDataDir: string;
  readonly machine: (dataDir: string) => Machine;
  readonly askSecret: (question: string) => Promise<string>;
}

const usage = 'recover [--check BACKUP] [--data DIR]';

const sentences: Readonly<Record<RecoveryFault, string>> = {
  'recovery-malformed': 'this is no part of a recovery sheet: a sign is wrong or missing',
  'recovery-same-part': 'this is the same part twice; the other one is needed',
  'recovery-other-key': 'these parts belong to two different keys',
};

/** `tapis recover`. Exit code 0 the key is in its place, 1 refused with nothing changed, 2 wrong words. */
export const recoverCommand = (surroundings: Surroundings): Command => ({
  usage,
  about: 'puts the key of a station back from both parts of its recovery sheet, which are asked for',
  run: async (args, io) => {
    let words: { data?: string | undefined; check?: string | undefined };
    try {
      words = parseArgs({ args: [...args], options: { data: { type: 'string' }, check: { type: 'string' } } }).values;
    } catch (error) {
      io.err(String(error instanceof Error ? error.message : error));
      return 2;
    }
    const dataDir = words.data ?? surroundings.usualDataDir;
    const file = words.check ?? join(dataDir, 'live', 'tapis.db');
    if (!existsSync(file)) {
      io.err(`no such database: ${file}`);
      return 2;
    }
    const { askSecret } = surroundings;
    const key = keyOfParts([await askSecret('Bagian 1 / part 1: '), await askSecret('Bagian 2 / part 2: ')]);
    if (!key.ok) {
      const { code, detail } = key.error;
      io.err(detail === undefined ? sentences[code] : `part ${String(detail.part)}: ${sentences[code]}`);
      return 1;
    }
    if (!opensBackup(file, key.value)) {
      io.err(`the key of this sheet does not open ${file}; nothing was changed`);
      return 1;
    }
    await keepKey(surroundings.machine(dataDir), key.value);
    await io.out('The key opens the database and is in its place; what lay there before is kept beside it.');
    return 0;
  },
});
