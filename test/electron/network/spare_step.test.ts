/** What in step means, by a spare whose every request the test makes itself, over the real listener. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { copySource } from '../../../db/log_tail.ts';
import { openDatabase } from '../../../db/open.ts';
import { randomBytesOf } from '../../../electron/app/randomness.ts';
import { createCopying, mostWaiting } from '../../../electron/app/standby/copying.ts';
import { hostLine, type HostLine } from '../../../electron/app/standby/host_line.ts';
import { readPulled, type CopyKey, type Pull, type Pulled } from '../../../electron/app/standby/wire.ts';
import { value } from '../app/with_app.ts';
import { heldClock } from '../machine.ts';
import { endAll, freePort, hostAt, keptBy, paired, type Host, type Running } from './hosts.ts';
import { act, namesAt, stateOf } from './spares.ts';

const lines: HostLine[] = [];
afterEach(() => {
  for (const line of lines.splice(0)) line.close();
  endAll();
});

/** A device that is named, does not run any more, and whose requests are made by hand. */
async function byHand(
  host: Host,
): Promise<{ device: Running; pull: (asked: Partial<Pull>) => Promise<Pulled | null> }> {
  const device = await paired(host, 'Cadangan', 'supervisor');
  device.stop();
  const place = { address: '127.0.0.3', port: await freePort('127.0.0.3') };
  value(await host.admin('spare.name', { deviceId: device.id, place }));
  const line = hostLine(keptBy(device), host.place, 1);
  lines.push(line);
  const pull = async (asked: Partial<Pull>) => {
    const pulling: Pull = { copy: null, next: 0, checked: null, fault: null, placeFault: null, ...asked };
    const body = await line.post('/spare', pulling, 20_000);
    return body && readPulled(body);
  };
  return { device, pull };
}

/** Takes everything, up to the first request that has nothing to answer. */
async function takeAll(
  pull: (asked: Partial<Pull>) => Promise<Pulled | null>,
): Promise<{ copy: string; next: number }> {
  let at: { copy: string; next: number } | null = null;
  for (;;) {
    const pulled = await pull(at ?? {});
    if (pulled === null) throw new Error('no copy');
    if (pulled.pieces.length === 0) return at ?? { copy: pulled.copy, next: 0 };
    at = { copy: pulled.copy, next: pulled.first + pulled.pieces.length };
  }
}

/** Whether this is still waited for, after a moment in which everything else went on. */
const waits = async (what: Promise<unknown>): Promise<boolean> =>
  Promise.race([what.then(() => false), pause(150).then(() => true)]);

it('an act is acknowledged once the spare says that it has it, and an answer that was lost is given again', async () => {
  const host = await hostAt('127.0.0.2');
  const { pull } = await byHand(host);
  const at = await takeAll(pull);
  expect((await stateOf(host)).standing).toBe('inStep');
  const coming = pull(at);
  const acting = act(host.admin, 'Petugas Ditunggu');
  const pulled = await coming;
  expect(pulled?.pieces.map(({ kind }) => kind)).toEqual(['log']);
  expect(await waits(acting)).toBe(true);
  expect(await pull(at)).toEqual(pulled);
  expect(await waits(acting)).toBe(true);
  const next = pull({ ...at, next: at.next + 1 });
  expect(await acting).toBe(true);
  await next;
});

it('a spare gets in step though somebody acts between any two of its requests', async () => {
  const host = await hostAt('127.0.0.2');
  const { pull } = await byHand(host);
  const acts: Promise<boolean>[] = [];
  let at: { copy: string; next: number } | null = null;
  let pulls = 0;
  // Asking the host would wait for the spare as well.
  while (!host.notes.includes('spare inStep')) {
    pulls += 1;
    expect(pulls).toBeLessThan(80);
    const pulled = await pull(at ?? {});
    if (pulled === null) throw new Error('no copy');
    at = { copy: pulled.copy, next: pulled.first + pulled.pieces.length };
    acts.push(act(host.admin, `Petugas ${String(pulls)}`));
    // It is on the disk of the host, whether it is told already or not.
    await pause(60);
  }
  // What was told without waiting is over there: only the last act still waits.
  const pulled = await pull(at ?? {});
  expect(await waits(acts.at(-1) ?? Promise.resolve())).toBe(true);
  const heard = pull({ ...at, next: (pulled?.first ?? 0) + (pulled?.pieces.length ?? 0) });
  expect(await Promise.all(acts)).toEqual(acts.map(() => true));
  await heard;
});

it('an act does not wait longer than a moment for a spare that says nothing; what it says later brings it in step again', async () => {
  const host = await hostAt('127.0.0.2');
  const { pull } = await byHand(host);
  const at = await takeAll(pull);
  expect(await act(host.admin, 'Petugas Pertama')).toBe(true);
  expect((await stateOf(host)).standing).toBe('behind');
  expect(await waits(act(host.admin, 'Petugas Kedua'))).toBe(false);
  await takeAll((asked) => pull(asked.copy === undefined ? at : asked));
  expect((await stateOf(host)).standing).toBe('inStep');
  expect(await namesAt(host.admin)).toEqual(expect.arrayContaining(['Petugas Pertama', 'Petugas Kedua']));
});

/** The host's side alone, over a database of its own. @param key the key of the copy, when it comes */
function copyingOf(key: (kept: CopyKey) => Promise<CopyKey>) {
  const dir = mkdtempSync(join(tmpdir(), 'tapis-banyak-'));
  const bytes = new Uint8Array(randomBytes(32));
  const db = openDatabase({ path: join(dir, 'tapis.db'), key: bytes });
  const source = copySource(db, join(dir, 'tapis.db'));
  const copying = createCopying({
    machine: { clock: heldClock(), random: randomBytesOf, log: { note: () => undefined } },
    source,
    key: () => key({ key: Buffer.from(bytes).toString('hex'), envelope: null }),
    changed: () => undefined,
  });
  const pull = async (at: { copy: string | null; next: number }) => {
    const body = await copying.pull({ ...at, checked: null, fault: null, placeFault: null });
    return body && readPulled(Buffer.from(body));
  };
  const end = () => {
    copying.close();
    db.close();
    source.close();
    rmSync(dir, { recursive: true, force: true });
  };
  return { db, source, copying, pull, end };
}

it('a spare that does not come costs no more memory than a limit, and is given another first copy', async () => {
  const { db, source, pull, end } = copyingOf((kept) => Promise.resolve(kept));
  const first = await pull({ copy: null, next: 0 });
  if (first === null) throw new Error('no copy');
  const { copy, pieces } = first;
  db.exec('CREATE TABLE much (said BLOB)');
  const write = (bytes: number) => {
    for (let left = bytes; left > 0; left -= 1_000_000) {
      db.prepare('INSERT INTO much VALUES (?)').run(randomBytes(1_000_000));
      source.committed();
    }
  };
  write(mostWaiting / 2);
  expect((await pull({ copy, next: pieces.length }))?.copy).toBe(copy);
  write(mostWaiting);
  const again = await pull({ copy, next: pieces.length });
  expect(again?.copy).not.toBe(copy);
  expect(again).toMatchObject({ first: 0, key: { envelope: null } });
  end();
});

it.each([
  [
    'another key is in force, or the spare is none any more',
    ({ copying }: ReturnType<typeof copyingOf>) => void copying.anew(),
  ],
  ['the station closes', ({ copying }: ReturnType<typeof copyingOf>) => void copying.close()],
  ['the spare asks again', ({ pull }: ReturnType<typeof copyingOf>) => void pull({ copy: null, next: 0 })],
])('nothing is given out of a copy that was being begun when %s', async (_, happens) => {
  const giveKeys: (() => void)[] = [];
  const host = copyingOf((kept) => new Promise((resolve) => giveKeys.push(() => void resolve(kept))));
  const asked = host.pull({ copy: null, next: 0 });
  happens(host);
  for (const give of giveKeys) give();
  expect(await asked).toBeNull();
  host.end();
});

it('nobody but the spare is given a copy, and it only as long as it is one', async () => {
  const host = await hostAt('127.0.0.2');
  const { pull } = await byHand(host);
  const other = await paired(host, 'Tablet 2', 'counter2');
  const line = hostLine(keptBy(other), host.place, 1);
  lines.push(line);
  const asked: Pull = { copy: null, next: 0, checked: null, fault: null, placeFault: null };
  expect(await line.post('/spare', asked, 5_000)).toBeNull();
  expect(await pull({})).not.toBeNull();
  value(await host.admin('spare.dismiss', {}));
  expect(await pull({})).toBeNull();
});

it('a check that is not of this log is no check', async () => {
  const host = await hostAt('127.0.0.2');
  const { pull } = await byHand(host);
  const at = await takeAll(pull);
  const root = randomBytes(32).toString('base64');
  await pull({ ...at, checked: { at: '2026-11-21T00:30:00.000Z', events: 3, root } });
  expect(await stateOf(host)).toMatchObject({ checked: null, fault: 'copy-damaged' });
});
