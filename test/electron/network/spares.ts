/** Spares as they are: a device of a real host that is named, copies over TLS into files of its own, and takes over. */
import { vi } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { DeviceId } from '../../../shared/ids.ts';
import { pins, value } from '../app/with_app.ts';
import { freePort, hostAt, keptBy, paired, signInAdmin, type Host, type Running } from './hosts.ts';

/** The spare of a host, and where it would answer. */
export interface Spare extends Running {
  readonly id: DeviceId;
  readonly place: { readonly address: string; readonly port: number };
}

const long = { timeout: 20_000, interval: 50 };

/** What the host says of its spare. */
export async function stateOf(host: Pick<Host, 'admin'>): Promise<NonNullable<OutputOf<'spare.state'>['spare']>> {
  const { spare } = value(await host.admin('spare.state', {}));
  if (spare === null) throw new Error('no spare is named');
  return spare;
}

/** Waits until the host says so of its spare. */
export const standing = (host: Pick<Host, 'admin'>, wanted: string, patience = long) =>
  vi.waitUntil(async () => (await stateOf(host)).standing === wanted, patience);

/** Waits until the spare has a whole copy that was checked, and keeps up. */
export async function inStep(host: Pick<Host, 'admin'>, patience = long): Promise<void> {
  await standing(host, 'inStep', patience);
  await vi.waitUntil(async () => (await stateOf(host)).checked !== null, patience);
}

/** A device of this host that is its spare, in step. */
export async function spareOf(host: Host, address: string, name = 'Cadangan'): Promise<Spare> {
  const device = await paired(host, name, 'supervisor');
  const place = { address, port: await freePort(address) };
  value(await host.admin('spare.name', { deviceId: device.id, place }));
  await inStep(host);
  return { ...device, place };
}

/** Opens the copy and takes over as its admin. */
export async function takeOver(spare: Pick<Running, 'client'>, passphrase: string | null = null): Promise<number> {
  const page = spare.client('page');
  const { admins } = value(await page('spare.look', { passphrase }));
  const [admin] = admins;
  if (admin === undefined) throw new Error('nobody may take over');
  return value(await page('spare.takeOver', { officerId: admin.id, pin: pins.admin })).term;
}

/** A page of this machine at which the admin is signed in. */
export async function adminAt(one: Running, page = 'admin'): Promise<Client> {
  const client = one.client(page);
  await signInAdmin(client);
  return client;
}

/** An act that is told apart from all others: a person of this name is added. Answers whether it was acknowledged. */
export async function act(admin: Client, name: string): Promise<boolean> {
  const person = { name, serviceNumber: '', agency: 'bp3mi', role: 'bp3mi', immigrationOfficial: false } as const;
  return (await admin('officer.add', person)).ok;
}

/** Names of all people of the station. */
export const namesAt = async (admin: Client): Promise<string[]> =>
  value(await admin('officer.list', {})).map(({ name }) => name);

/** A host, its spare in step, and another device that knows where the spare would answer. */
export async function threeOf() {
  const host = await hostAt('127.0.0.2');
  const spare = await spareOf(host, '127.0.0.3');
  const desk = await paired(host, 'Tablet 2', 'counter2');
  await vi.waitUntil(() => keptBy(desk).spare !== null, long);
  /** The host goes for good, the spare takes over, the device goes over to it. */
  const replaced = async (): Promise<void> => {
    host.stop();
    await takeOver(spare);
    await vi.waitUntil(() => keptBy(desk).host.address === '127.0.0.3', long);
  };
  return { host, spare, desk, replaced };
}
