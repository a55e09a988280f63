/** The flags of the starter; all others are the shell's. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the command line asked for. */
export interface StartOptions {
  /** Folder of the updates: beside the program or the data unless named. */
  readonly updates: string;
  readonly dataDir: string;
  /** A package to take in instead of starting; null: none. */
  readonly install: string | null;
  /** Flags of the shell. */
  readonly args: readonly string[];
}

/**
 * Where updates lie unless somebody says otherwise: beside the program (`/opt/tapis-updates`), where its administrator has made that
 * folder for the user of the counter; else beside the data of this user (`~/.local/share/tapis-updates`).
 */
function usualUpdates(program: string, usualDataDir: string): string {
  const beside = `${resolve(program)}-updates`;
  return existsSync(beside) ? beside : `${resolve(usualDataDir)}-updates`;
}

const own = ['updates', 'install'];

/** A flag of the starter without what belongs to it. The message is for the person at the terminal. */
export class BadStart extends Error {}

/** Reads the flags; what it does not know is left to the shell to refuse. @param program folder of the installed program @throws BadStart */
export function readStartOptions(
  args: readonly string[],
  { usualDataDir, program }: { usualDataDir: string; program: string },
): StartOptions {
  const { values, tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: { updates: { type: 'string' }, install: { type: 'string' }, data: { type: 'string' } },
  });
  const named = (value: string | boolean | undefined) => (typeof value === 'string' && value !== '' ? value : null);
  const mine = tokens.flatMap((token) => {
    if (token.kind !== 'option' || !own.includes(token.name)) return [];
    return token.inlineValue === false ? [token.index, token.index + 1] : [token.index];
  });
  const install = named(values.install);
  if (values.install !== undefined && install === null) {
    throw new BadStart('Sebutkan folder paketnya: --install FOLDER / Name the folder of the package: --install FOLDER');
  }
  return {
    updates: resolve(named(values.updates) ?? usualUpdates(program, usualDataDir)),
    dataDir: resolve(named(values.data) ?? usualDataDir),
    install: install === null ? null : resolve(install),
    args: args.filter((_, index) => !mine.includes(index)),
  };
}
