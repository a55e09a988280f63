/** A station with a device at which an officer clarifies, and every way in which the two can lose each other. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { z } from 'zod';
import type { Listen } from '../../../electron/app/network/doorway.ts';
import { openDatabase } from '../../../db/open.ts';
import { listenOnNetwork } from '../../../electron/network/listener.ts';
import type { Client } from '../../../shared/contract/client.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { AnswerValue } from '../../../shared/contract/screening.ts';
import type { DeviceId, OfficerId, ScreeningId } from '../../../shared/ids.ts';
import { lighten } from '../../helpers/light_pins.ts';
import { boarding, passport } from '../../helpers/papers.ts';
import { added, flights, pins, value } from '../app/with_app.ts';
import { hostAt, paired, signInAdmin, type Host, type Running } from './hosts.ts';

/** Where a connection breaks while an act is on its way: the host never got it, or did it and could not say so. */
export type Break = 'before' | 'after';

/** A real listener whose connections can be cut in the middle of an act. */
function breakable(): { readonly listen: Listen; readonly breakNext: (at: Break) => void } {
  let next: Break | null = null;
  const listen: Listen = async (doorway) => {
    const listening = await listenOnNetwork({
      ...doorway,
      call: async (from, name, input, act) => {
        const at = act === null ? null : next;
        if (act !== null) next = null;
        if (at === 'before') {
          listening.cut(() => true);
          throw new Error('cut off');
        }
        const reply = await doorway.call(from, name, input, act);
        if (at === 'after') listening.cut(() => true);
        return reply;
      },
    });
    return listening;
  };
  return { listen, breakNext: (at) => (next = at) };
}

/** One answer of which every one is another: what is stored tells which acts were done, and in which order. */
export const numbered = (at: number): AnswerValue => ({
  kind: 'indicator',
  code: 'DOC-09',
  value: 'present',
  basis: 'document',
  note: `catatan rahasia ${String(at)}`,
});

/** A station and a device of it. */
export interface Scene {
  readonly host: Host;
  readonly device: Running & { readonly id: DeviceId };
  readonly bp3mi: OfficerId;
  readonly first: OfficerId;
  readonly breakNext: (at: Break) => void;
  /** The officer at the device. */
  readonly page: Client;
  /** The file of what waits. */
  readonly file: string;
}

/** Founds it: an open shift, BP3MI at the device, a Pejabat Imigrasi enrolled. */
export async function scene(address = '127.0.0.2'): Promise<Scene> {
  const { listen, breakNext } = breakable();
  const host = await hostAt(address, listen);
  const bp3mi = await added(host, host.admin, {
    name: 'Petugas BP3MI',
    agency: 'bp3mi',
    role: 'bp3mi',
    official: false,
    pin: pins.bp3mi,
  });
  const first = await added(host, host.admin, {
    name: 'Pejabat Pertama',
    agency: 'immigration',
    role: 'immigration',
    official: true,
    pin: pins.first,
  });
  const device = await paired(host);
  host.stop();
  const key = await host.machine.secrets.read('live');
  if (key === null) throw new Error('no key');
  await lighten({ path: join(host.dir, 'live', 'tapis.db'), key }, [
    [bp3mi, pins.bp3mi],
    [first, pins.first],
  ]);
  await host.start();
  await signInAdmin(host.admin);
  const page = device.client('page');
  const one = { host, device, bp3mi, first, breakNext, page, file: join(device.dir, 'joined', 'queue') };
  await signInAt(one);
  value(await page('shift.open', { flights, clockConfirmed: true }));
  return one;
}

/** BP3MI signs in at the device, as soon as it reaches the station. */
export async function signInAt({ page, bp3mi }: Scene): Promise<void> {
  await vi.waitUntil(async () => (await page('session.signIn', { officerId: bp3mi, pin: pins.bp3mi })).ok, {
    timeout: 10_000,
  });
}

/** The network goes, with the session at the host; and comes back. */
export const unplug = async ({ host }: Scene): Promise<void> => void value(await host.admin('network.switchOff', {}));
export const plug = async ({ host }: Scene): Promise<void> =>
  void value(await host.admin('network.switchOn', host.place));

/** Waits until nothing of the officer waits on the device any more. */
export const handedIn = (page: Client) =>
  vi.waitUntil(
    async () => {
      const { host, own } = value(await page('kept.state', {}));
      return host === 'reached' && own.every(({ refused }) => refused !== null);
    },
    { timeout: 10_000 },
  );

/** Waits until the file of what waits is gone: the page hears that all is handed in before the disk has done with it. */
export const gone = (file: string) => vi.waitUntil(() => onDisk(file) === null, { timeout: 2_000 });

let number = 100;
/** A clarification of another traveller, read at the device. */
export async function opened(page: Client): Promise<ScreeningId> {
  number += 1;
  const papers = { passport: passport({ number: `D0000${String(number)}` }), boarding: boarding() };
  const { screeningId } = value(
    await page('screening.open', { ...papers, selection: 'random', purpose: 'workerPlaced' }),
  );
  value(await page('screening.get', { screeningId }));
  return screeningId;
}

/** Answers at the revision that the page sees. */
export async function give(page: Client, screeningId: ScreeningId, answer: AnswerValue) {
  const { revision } = value(await page('screening.get', { screeningId }));
  return page('screening.answer', { screeningId, revision, answers: [answer] });
}

/** What this officer's page is told that it keeps. */
export const keptOf = async (page: Client): Promise<OutputOf<'kept.state'>> => value(await page('kept.state', {}));

const Stored = z.array(z.object({ note: z.string().nullable() }));
const Event = z.array(z.object({ handedIn: z.string().nullable() }));

/** The host's database as it lies on its disk: answers on a screening in order, and what its events say of them. */
export async function recorded({ host }: Scene, screeningId: ScreeningId) {
  const key = await host.machine.secrets.read('live');
  if (key === null) throw new Error('no key');
  const db = openDatabase({ path: join(host.dir, 'live', 'tapis.db'), key });
  try {
    const notes = Stored.parse(
      db.prepare('SELECT note FROM answer WHERE screeningId = ? ORDER BY id').all(screeningId),
    );
    const events = Event.parse(
      db
        .prepare(
          `SELECT c.content AS handedIn FROM event e LEFT JOIN eventContent c ON c.seq = e.seq AND c.name = 'handedIn'
           WHERE e.kind = 'answered' AND instr(e.subjects, ?) > 0 ORDER BY e.seq`,
        )
        .all(screeningId),
    );
    const said: unknown[] = events.map(({ handedIn: told }): unknown => (told === null ? null : JSON.parse(told)));
    return { notes: notes.map(({ note }) => note), handedIn: said };
  } finally {
    db.close();
  }
}

/** The queue as it lies on the device's disk; null: there is none. */
export const onDisk = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null);
export const modeOf = (file: string): number => statSync(file).mode & 0o777;
/** Somebody changes the file while the device does not run. */
export function damage({ file }: Scene, how: (text: string) => string): void {
  writeFileSync(file, how(readFileSync(file, 'utf8')));
}
