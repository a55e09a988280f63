/** `tapis call`: any call of the contract from the terminal, with an officer's PIN. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createClient } from '../../shared/contract/client.ts';
import { contract, type Name } from '../../shared/contract/index.ts';
import type { Command } from './io.ts';
import { signIn, wayFailure, wayTo, type Surroundings, type Way } from './way.ts';

interface Wanted {
  readonly name: Name;
  readonly input: unknown;
  readonly dataDir: string;
  readonly officer: string | null;
}

const isName = (text: string): text is Name => Object.hasOwn(contract, text);

/** The words of the command line, or what is wrong with them. */
function wantedOf(args: readonly string[], usualDataDir: string): Wanted | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: 'string' }, officer: { type: 'string' } },
    });
    const [name = '', text = '{}', ...more] = positionals;
    if (!isName(name)) return `no such call: ${name === '' ? '(none named)' : name}`;
    if (more.length > 0) return 'one call and one input at a time';
    const input: unknown = JSON.parse(text);
    return { name, input, dataDir: values.data ?? usualDataDir, officer: values.officer ?? null };
  } catch (error) {
    return error instanceof SyntaxError
      ? 'the input is not JSON'
      : String(error instanceof Error ? error.message : error);
  }
}

const needsOfficer = (name: Name): boolean => contract[name].access !== 'public';

/** `tapis call`. Exit code 0 answered, 1 refused or not reachable, 2 wrong words. */
export const stationCall = (surroundings: Surroundings): Command => ({
  usage: "call NAME ['INPUT AS JSON'] [--officer NAME] [--data DIR]",
  about: 'one call of the contract on a station, with the officer’s PIN asked here; prints the answer as JSON',
  run: async (args, io) => {
    const wanted = wantedOf(args, surroundings.usualDataDir);
    if (typeof wanted === 'string' || (needsOfficer(wanted.name) && wanted.officer === null)) {
      io.err(typeof wanted === 'string' ? wanted : `${wanted.name} needs --officer NAME`);
      return 2;
    }
    let way: Way;
    try {
      way = await wayTo(wanted.dataDir, surroundings);
    } catch (error) {
      io.err(wayFailure(error));
      return 1;
    }
    try {
      const client = createClient(way.transport);
      const refused = wanted.officer === null ? null : await signIn(client, wanted.officer, surroundings.askSecret);
      if (refused !== null) {
        io.err(refused);
        return 1;
      }
      // The name was checked against the contract, the input is checked by the application.
      const answer = z.looseObject({ ok: z.boolean() }).parse(await way.transport(wanted.name, wanted.input));
      await io.out(JSON.stringify(answer.ok ? answer.value : answer.error));
      if (wanted.officer !== null) await client('session.signOut', {});
      return answer.ok ? 0 : 1;
    } finally {
      way.close();
    }
  },
});
