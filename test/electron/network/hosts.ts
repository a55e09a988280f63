/** Hosts and devices as they are: real applications, real listeners on loopback addresses of their own, real TLS. */
import { createServer } from 'node:net';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Application, Machine } from '../../../electron/app/application.ts';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import type { Listen } from '../../../electron/app/network/doorway.ts';
import { Joined } from '../../../electron/app/network/joined.ts';
import { openHere } from '../../../electron/app/open_here.ts';
import { randomBytesOf } from '../../../electron/app/randomness.ts';
import { listenOnNetwork } from '../../../electron/network/listener.ts';
import { createClient, type Client } from '../../../shared/contract/client.ts';
import type { DevicePlace, Role } from '../../../shared/domain/words.ts';
import type { DeviceId, OfficerId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import { founding, pins, value, type Bench } from '../app/with_app.ts';
import { heldClock, type HeldClock } from '../machine.ts';

/** A program that runs on a folder of its own, and can be ended and started again. */
export interface Running {
  readonly dir: string;
  readonly machine: Machine;
  readonly notes: string[];
  readonly clock: HeldClock;
  app(): Application;
  client(page: string): Client;
  stop(): void;
  start(): Promise<void>;
}

const open = new Set<Running>();

/** Ends everything that was started. */
export function endAll(): void {
  for (const one of open) {
    one.stop();
    rmSync(one.dir, { recursive: true, force: true });
  }
  open.clear();
}

/** How a program is started: on an empty folder, or on a copy of that of a station which has been at work; how it listens. */
interface Start {
  readonly earlier?: { readonly dir: string; readonly now: Instant };
  readonly listen?: Listen | undefined;
}

/** Starts a program as both shells do. */
export async function running({ earlier, listen = listenOnNetwork }: Start = {}): Promise<Running> {
  const dir = mkdtempSync(join(tmpdir(), 'tapis-jaringan-'));
  if (earlier !== undefined) cpSync(earlier.dir, dir, { recursive: true });
  const notes: string[] = [];
  const clock = heldClock(earlier?.now);
  let app: Application | null = null;
  const machine: Machine = {
    dataDir: dir,
    clock,
    random: randomBytesOf,
    secrets: keyFileStore(dir),
    log: { note: (line) => void notes.push(line) },
  };
  const present = (): Application => {
    if (app === null) throw new Error('it does not run');
    return app;
  };
  const one: Running = {
    dir,
    machine,
    notes,
    clock,
    app: present,
    client: (page) => createClient((name, input) => present().dispatch(page, name, structuredClone(input))),
    stop: () => {
      app?.close();
      app = null;
    },
    start: async () => {
      app = await openHere(machine, listen);
    },
  };
  await one.start();
  open.add(one);
  return one;
}

/** A port nobody has on this address. */
export const freePort = (address: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, address, () => {
      const at = probe.address();
      probe.close(() => {
        if (at === null || typeof at === 'string') reject(new Error('no port'));
        else resolve(at.port);
      });
    });
  });

/** A host with its admin signed in. */
export interface Host extends Running {
  readonly place: { readonly address: string; readonly port: number };
  readonly admin: Client;
}

/** Founds a station and switches its network on. */
export async function hostAt(address: string, listen?: Listen): Promise<Host> {
  const one = await running({ listen });
  const admin = one.client('admin');
  value(await admin('station.create', founding));
  await signInAdmin(admin);
  return serving(one, address, admin);
}

/** Goes on with the station of a bench, on a copy of its folder and from its time on, and switches its network on. */
export async function hostFrom(bench: Bench, address: string): Promise<Host> {
  bench.close();
  const one = await running({ earlier: { dir: bench.dir, now: bench.now() } });
  const admin = one.client('admin');
  await signInAdmin(admin);
  return serving(one, address, admin);
}

/** Switches the network of a station on. */
export async function serving(one: Running, address: string, admin: Client): Promise<Host> {
  const place = { address, port: await freePort(address) };
  value(await admin('network.switchOn', place));
  return { ...one, place, admin };
}

/** Who has this role at the station of this page, the first of them. */
export async function officerOf(client: Client, role: Role): Promise<OfficerId> {
  const { officers } = value(await client('station.state', {}));
  const found = officers.find((officer) => officer.role === role);
  if (found === undefined) throw new Error(`no ${role}`);
  return found.id;
}

/** The admin signs in at this page. */
export async function signInAdmin(client: Client): Promise<void> {
  value(await client('session.signIn', { officerId: await officerOf(client, 'admin'), pin: pins.admin }));
}

/** A machine that asks with this code, up to the digits on its screen. */
export async function asking(code: string): Promise<Running & { readonly comparison: string }> {
  const one = await running();
  const { comparison } = value(await one.client('page')('station.join', { code }));
  return { ...one, comparison };
}

/** Waits until this machine says that it has joined, or what came of it. */
export const joining = (one: Running, state: string) =>
  vi.waitUntil(async () => value(await one.client('page')('station.joining', {})).state === state, { timeout: 10_000 });

/** A device of this host. */
export async function paired(
  host: Host,
  name = 'Tablet 1',
  place: DevicePlace = 'counter1',
): Promise<Running & { readonly id: DeviceId }> {
  const { code } = value(await host.admin('device.pair', {}));
  const device = await asking(code);
  const { id } = value(await host.admin('device.approve', { comparison: device.comparison, name, place }));
  await joining(device, 'joined');
  return { ...device, id };
}

/** What a device keeps. */
export const keptBy = (device: Running): Joined =>
  Joined.parse(JSON.parse(readFileSync(join(device.dir, 'joined', 'station.json'), 'utf8')));

/** Kinds of the events of a host, the oldest first, as far as they concern its network. */
export async function said(host: Pick<Running, 'client'>): Promise<string[]> {
  const head = host.client('head');
  value(await head('session.signIn', { officerId: await officerOf(head, 'supervisor'), pin: pins.supervisor }));
  const { events } = value(await head('audit.list', { before: null, limit: 200 }));
  return events
    .map(({ kind }) => kind)
    .filter((kind) => /^(network|pairing|device|spare)-|^host-(taken-over|superseded)$/.test(kind))
    .toReversed();
}
