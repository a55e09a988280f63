/**
 * A station's network in which everything goes wrong: cables cut and slow, devices and host killed, certificates and codes that
 * are no longer good. Three officers go on working at three devices. What was acknowledged is there, once; what was refused says why.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { diceOf as packedDice } from '../../../electron/cli/demo/chance.ts';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import type { Client } from '../../../shared/contract/client.ts';
import { en } from '../../../shared/text/en.ts';
import { id as indonesian } from '../../../shared/text/id.ts';
import type { DeviceId } from '../../../shared/ids.ts';
import { clerkOf, custodianOf, inspectorOf, openShift, Refused, type Place } from '../../helpers/busy_desks.ts';
import { expectSound, lostOf, openRaw } from '../../helpers/sound_station.ts';
import type { Fact } from '../../helpers/told.ts';
import { pins, staff, value, type People } from '../app/with_app.ts';
import { diceOf } from '../machine.ts';
import { freePort } from './hosts.ts';
import { linkTo, type Link } from './link.ts';
import { newProgram, type Program } from './programs.ts';
import { ended, fromElsewhere } from './raw.ts';

/** So many faults; a soak asks for three hundred. */
const faults = Number(process.env.TAPIS_FAULTS ?? 18);
const patience = { timeout: 60_000, interval: 50 };
const dice = diceOf(process.env.TAPIS_SEED ?? 'faults');
const address = '127.0.0.61';

/** A device with the cable it hangs on. */
interface Desk {
  readonly program: Program;
  readonly link: Link;
}

const programs = new Set<Program>();
let host: Program;
let place = { address, port: 0 };
let people: People;
const desks: Desk[] = [];
const facts: Fact[] = [];
const refused = new Map<string, number>();
let over = false;

const begun = (links: Readonly<Record<string, number>> = {}): Program => {
  const program = newProgram(links);
  programs.add(program);
  return program;
};
const started = async (program: Program): Promise<Program> => {
  expect(await program.start()).toBeNull();
  return program;
};

/** The admin's page at the host; a restart ends sessions, and a try that a kill cut off counts. */
async function admin(): Promise<Client> {
  const page = host.client('admin');
  await vi.waitUntil(async () => {
    const now = await page('session.current', {});
    if (now.ok && now.value.state === 'active') return true;
    return (await page('session.signIn', { officerId: people.admin, pin: pins.admin })).ok;
  }, patience);
  return page;
}

/** A program asks with a new code and is approved. */
async function pair(program: Program, name: string): Promise<{ readonly id: DeviceId; readonly code: string }> {
  const page = await admin();
  const { code } = value(await page('device.pair', {}));
  const { comparison } = value(await program.client('page')('station.join', { code }));
  await vi.waitUntil(async () => value(await page('device.pairing', {})).comparison === comparison, patience);
  const { id } = value(await page('device.approve', { comparison, name, place: 'counter1' }));
  await vi.waitUntil(
    async () => value(await program.client('page')('station.joining', {})).state === 'joined',
    patience,
  );
  return { id, code };
}

beforeAll(async () => {
  host = await started(begun());
  people = await staff(host);
  place = { address, port: await freePort(address) };
  value(await (await admin())('network.switchOn', place));
  for (const name of ['Pra-x-ray', 'Konter 1', 'Konter 2']) {
    const link = await linkTo(place);
    const program = await started(begun({ [`${address}:${String(place.port)}`]: link.port }));
    await pair(program, name);
    desks.push({ program, link });
  }
}, 120_000);
afterAll(async () => {
  over = true;
  for (const { link } of desks) link.close();
  for (const program of programs) await program.remove();
});

/** An officer works at a device until it is over. */
async function work({ program }: Desk, seed: string, actsOf: (at: Place) => () => Promise<void>): Promise<void> {
  const at: Place = {
    people,
    ...diceOf(seed),
    done: (table, row) => void facts.push({ table, row }),
    client: program.client,
  };
  const act = actsOf(at);
  while (!over) {
    try {
      await openShift(at);
      await act();
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      refused.set(thrown.code, (refused.get(thrown.code) ?? 0) + 1);
      await wait(20);
    }
  }
}

const anyDesk = (): Desk => dice.oneOf(desks);
const soon = (millis: number) => wait(20 + dice.upTo(millis));

/** What goes wrong, and how it is put right again. */
const happenings = {
  cableCut: async () => {
    const { link } = anyDesk();
    link.cut();
    await soon(800);
    link.mend();
  },
  cableSlow: async () => {
    const { link } = anyDesk();
    link.delay(() => 20 + dice.upTo(300));
    await soon(900);
    link.mend();
  },
  reordered: async () => {
    for (const { link } of desks) link.delay(() => dice.upTo(80));
    await soon(600);
    for (const { link } of desks) link.mend();
  },
  deviceKilled: async () => {
    const { program } = anyDesk();
    await program.kill('SIGKILL');
    await soon(200);
    await started(program);
  },
  hostKilled: async () => {
    await host.kill('SIGKILL');
    await soon(200);
    await started(host);
  },
  hostRestarted: async () => {
    await host.kill('SIGTERM');
    await started(host);
  },
  certificateCloned: async () => {
    const [device, clone] = [await started(begun()), begun()];
    const { id } = await pair(device, `Sementara ${String(dice.upTo(1_000_000))}`);
    cpSync(join(device.dir, 'joined'), join(clone.dir, 'joined'), { recursive: true });
    value(await (await admin())('device.revoke', { deviceId: id }));
    await started(clone);
    for (const one of [device, clone])
      expect(await one.client('page')('station.state', {})).toEqual({
        ok: false,
        error: { code: 'station-unreachable' },
      });
    for (const one of [device, clone]) await forgotten(one);
  },
  codeReplayed: async () => {
    const [device, other] = [await started(begun()), await started(begun())];
    const { id, code } = await pair(device, `Sementara ${String(dice.upTo(1_000_000))}`);
    expect(await other.client('page')('station.join', { code })).toMatchObject({ ok: false });
    value(await (await admin())('device.revoke', { deviceId: id }));
    for (const one of [device, other]) await forgotten(one);
  },
  otherStation: async () => {
    const { bytes } = await ended(place, fromElsewhere('device dvc_00000000000000000000'));
    expect(bytes).toBe('');
  },
};
type Happening = keyof typeof happenings;

async function forgotten(program: Program): Promise<void> {
  await program.remove();
  programs.delete(program);
}

const happened = new Map<Happening, number>();
/** What came of it so far. */
const told = () =>
  JSON.stringify({ happened: Object.fromEntries(happened), refused: Object.fromEntries(refused), acts: facts.length });

/** As often as each is drawn. */
const pack = packedDice('happenings').pack({
  cableCut: 5,
  cableSlow: 2,
  reordered: 2,
  deviceKilled: 3,
  hostKilled: 3,
  hostRestarted: 1,
  certificateCloned: 1,
  codeReplayed: 1,
  otherStation: 1,
} satisfies Record<Happening, number>);

/** Until so many more acts were acknowledged: everybody is at work again. */
const moreDone = (count: number) => {
  const before = facts.length;
  return vi
    .waitUntil(() => facts.length >= before + count, patience)
    .catch((thrown: unknown) => {
      throw new Error(`nobody works: ${told()}`, { cause: thrown });
    });
};

describe('a network in which everything goes wrong', () => {
  it(
    `keeps what was acknowledged through ${String(faults)} faults, each act once, and says why of what it refused`,
    async () => {
      const [gate, counter, safe] = desks;
      if (gate === undefined || counter === undefined || safe === undefined) throw new Error('no desks');
      const working = Promise.all([
        work(gate, 'gate', clerkOf),
        work(counter, 'counter', inspectorOf),
        work(safe, 'safe', custodianOf),
      ]);
      for (let count = 0; count < faults; count += 1) {
        const happening = pack();
        await Promise.race([moreDone(dice.upTo(12)), working]);
        await Promise.race([happenings[happening](), working]);
        happened.set(happening, (happened.get(happening) ?? 0) + 1);
      }
      await moreDone(30);
      over = true;
      await working;
      console.info(told());
      for (const code of refused.keys()) {
        expect(Object.keys(indonesian.errors)).toContain(code);
        expect(Object.keys(en.errors)).toContain(code);
      }
      await host.kill('SIGTERM');
      const key = await keyFileStore(host.dir).read('live');
      if (key === null) throw new Error('no key');
      const closed = { database: join(host.dir, 'live', 'tapis.db'), key };
      const db = openRaw(closed);
      expect(lostOf(db, facts)).toEqual([]);
      // Each touch of these officers answers a fact once: a second row would be a touch that was stored twice.
      expect(
        db
          .prepare(
            'SELECT screeningId, kind, code FROM answer GROUP BY screeningId, kind, code, value HAVING count(*) > 1',
          )
          .all(),
      ).toEqual([]);
      db.close();
      expectSound(closed);
    },
    60_000 + faults * 20_000,
  );
});
