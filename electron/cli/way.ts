/**
 * The way to the application of a data folder: over loopback when its host runs, else by taking the station lock; either
 * way through the dispatcher, so that rights and log are the same.
 */
import { z } from 'zod';
import type { Application, Machine } from '../app/application.ts';
import { openApplication } from '../app/open.ts';
import { askForAddress } from '../app/running_host.ts';
import { startFailure } from '../app/start_failure.ts';
import { openKeys, wrongPassphrase } from './keys.ts';
import type { Client, Transport } from '../../shared/contract/client.ts';

/** What only the process can give. */
export interface Surroundings {
  readonly usualDataDir: string;
  readonly machine: (dataDir: string) => Machine;
  /** Asks at the terminal without showing what is typed; from a pipe, the next line. */
  readonly askSecret: (question: string) => Promise<string>;
}

/** A way to the application of a data folder. */
export interface Way {
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

/** Finds the way. Throws what opening the application throws, and what `wayFailure` has a sentence for. */
export async function wayTo(dataDir: string, { machine, askSecret }: Surroundings): Promise<Way> {
  const given = machine(dataDir);
  const address = await askForAddress(dataDir, given.random);
  if (address !== null) return overLoopback(address);
  if (!(await openKeys(given, askSecret))) throw new WrongPassphrase();
  return direct(await openApplication(given));
}

/** Why there is no way, as a sentence for the terminal. */
export const wayFailure = (error: unknown): string =>
  error instanceof WrongPassphrase ? wrongPassphrase : startFailure(error);

/** Signs in by name and PIN; what is wrong, or null. */
export async function signIn(
  client: Client,
  officer: string,
  askSecret: Surroundings['askSecret'],
): Promise<string | null> {
  const state = await client('station.state', {});
  if (!state.ok) return state.error.code;
  const found = state.value.officers.find(({ name, id }) => name === officer || id === officer);
  if (found === undefined) return `no officer named "${officer}" at this station`;
  const pin = await askSecret(`PIN ${found.name}: `);
  const signedIn = await client('session.signIn', { officerId: found.id, pin });
  return signedIn.ok ? null : signedIn.error.code;
}
