/** The flags of the loopback host. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the command line asked for. */
export interface Options {
  /** null: 4310, or any free one where that is taken. */
  readonly port: number | null;
  readonly dataDir: string;
  readonly browser: boolean;
  readonly kiosk: boolean;
  /** Only ask the running host for another one-time address. */
  readonly newAddress: boolean;
}

/** The port where none is asked for. */
export const usualPort = 4310;

/** How the host is started, for a person who mistyped. */
export const usage = `tapis host: [--port N] [--data DIR] [--no-browser] [--kiosk] [--new-address]
  --port N       http://127.0.0.1:N, 0 for any free one (default: ${String(usualPort)}, or any free one where that is taken)
  --data DIR     folder of the station's data
  --no-browser   opens no window, prints the address to open
  --kiosk        full-screen window that is opened again when it closes
  --new-address  prints another one-time address of the host that runs on this data
  --install DIR  takes an update in instead of starting, where Tapis was installed as a package
  --help         prints this`;

/** Somebody asked how it is used; the message says it. */
export class HelpAsked extends Error {}

/** A flag that is unknown or has a value it cannot have. The message is for the person at the terminal. */
export class BadOptions extends Error {}

function portOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new BadOptions(`--port takes a number from 0 to 65535`);
  return port;
}

/**
 * Reads the flags.
 * @param usualDataDir folder where none is named
 * @throws BadOptions, HelpAsked
 */
export function readOptions(args: readonly string[], usualDataDir: string): Options {
  const { values } = parse([...args]);
  if (values.help === true) throw new HelpAsked(usage);
  if (values.data === '') throw new BadOptions('--data takes a folder');
  return {
    port: portOf(values.port),
    dataDir: resolve(values.data ?? usualDataDir),
    browser: values['no-browser'] !== true,
    kiosk: values.kiosk === true,
    newAddress: values['new-address'] === true,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        'no-browser': { type: 'boolean' },
        kiosk: { type: 'boolean' },
        'new-address': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new BadOptions(error instanceof Error ? error.message : 'unknown flag', { cause: error });
  }
}
