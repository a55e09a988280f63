/**
 * `tapis call`: any call of the contract from the terminal, with an officer's PIN. Over loopback when the host of this
 * data runs, else by taking the station lock; either way through the dispatcher, so rights and log are the same.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Application, Machine } from '../app/application.ts';
import { openApplication } from '../app/open.ts';
import { askForAddress } from '../app/running_host.ts';
import { startFailure } from '../app/start_failure.ts';
import { createClient, type Client, type Transport } from '../../shared/contract/client.ts';
import { contract, type Name } from '../../shared/contract/index.ts';
import type { Command } from './io.ts';
import { openKeys, wrongPassphrase } from './keys.ts';

/** What only the process can give. */
export interface Surroundings {
  readonly usualDataDir: string;
  readonly machine: (dataDir: string) => Machine;
  /** Asks at the terminal without showing what is typed; from a pipe, the next line. */
  readonly askSecret: (question: string) => Promise<string>;
}

/** A way to the application of a data folder. */
interface Way {
  readonly transport: Transport;
  close(): void;
}

const Entry = z.object({ ok: z.literal(true) });

/** Enters the running host with a one-time token and carries calls with its cookie. */
async function overLoopback(address: string): Promise<Way> {
  const { origin, hash } = new URL(address);
  const headers = { 'Content-Type': 'application/json', Origin: origin };
  const entered = await fetch(`${origin}/enter`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ token: hash.replace('#k=', '') }),
  });
  Entry.parse(await entered.json());
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return {
    transport: async (name, input): Promise<unknown> => {
      const answer = await fetch(`${origin}/call/${name}`, {
        method: 'POST',
        headers: { ...headers, Cookie: cookie },
        body: JSON.stringify(input),
      });
      return answer.json();
    },
    close: () => undefined,
  };
}

const caller = 'terminal';

const direct = (app: Application): Way => ({
  transport: (name, input) => app.dispatch(caller, name, input),
  close: () => {
    app.close();
  },
});

/** The passphrase that was told does not open the station. */
class WrongPassphrase extends Error {}

async function wayTo(dataDir: string, { machine, askSecret }: Surroundings): Promise<Way> {
  const given = machine(dataDir);
  const address = await askForAddress(dataDir, given.random);
  if (address !== null) return overLoopback(address);
  if (!(await openKeys(given, askSecret))) throw new WrongPassphrase();
  return direct(await openApplication(given));
}

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

/** Signs in by name and PIN; what is wrong, or null. */
async function signIn(client: Client, officer: string, askSecret: Surroundings['askSecret']): Promise<string | null> {
  const state = await client('station.state', {});
  if (!state.ok) return state.error.code;
  const found = state.value.officers.find(({ name, id }) => name === officer || id === officer);
  if (found === undefined) return `no officer named "${officer}" at this station`;
  const pin = await askSecret(`PIN ${found.name}: `);
  const signedIn = await client('session.signIn', { officerId: found.id, pin });
  return signedIn.ok ? null : signedIn.error.code;
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
      io.err(error instanceof WrongPassphrase ? wrongPassphrase : startFailure(error));
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
