/**
 * A station's network in which everything goes wrong: cables cut and slow, devices and host killed, certificates and codes that
 * are no longer good, hosts replaced by their spare. Three officers go on working at three devices, also while they are cut off. What was
 * acknowledged is there, once; what was refused says why.
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
import { inStep, takeOver } from './spares.ts';

/** So many faults; a soak asks for three hundred. */
const faults = Number(process.env.TAPIS_FAULTS ?? 18);
const patience = { timeout: 60_000, interval: 50 };
const seed = process.env.TAPIS_SEED ?? 'faults';
const dice = diceOf(seed);

/** A device with the cables it hangs on, one to each place where a host may be. */
interface Desk {
  readonly program: Program;
  readonly links: readonly Link[];
}

/** A machine that is the host, or its spare: whichever it is, it answers at its place. */
interface Machine {
  readonly program: Program;
  readonly place: { readonly address: string; readonly port: number };
}

const programs = new Set<Program>();
let host: Machine;
let spare: Machine;
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
  const page = host.program.client('admin');
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
  const places = await Promise.all(
    ['127.0.0.61', '127.0.0.62'].map(async (address) => ({ address, port: await freePort(address) })),
  );
  const [here, there] = places;
  if (here === undefined || there === undefined) throw new Error('no places');
  host = { program: await started(begun()), place: here };
  people = await staff(host.program);
  value(await (await admin())('network.switchOn', here));
  for (const name of ['Pra-x-ray', 'Konter 1', 'Konter 2']) {
    const links = await Promise.all(places.map(linkTo));
    const leads: Record<string, number> = {};
    for (const [index, { address, port }] of places.entries())
      leads[`${address}:${String(port)}`] = links[index]?.port ?? 0;
    const program = await started(begun(leads));
    await pair(program, name);
    desks.push({ program, links });
  }
  spare = await spareAt(there);
}, 240_000);
afterAll(async () => {
  over = true;
  for (const link of allLinks()) link.close();
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

/** Another machine becomes the spare, and has everything. */
async function spareAt(place: Machine['place']): Promise<Machine> {
  const program = await started(begun());
  const { id } = await pair(program, `Cadangan ${String(dice.upTo(1_000_000))}`);
  value(await (await admin())('spare.name', { deviceId: id, place }));
  await inStep({ admin: await admin() }, patience);
  return { program, place };
}

const allLinks = () => desks.flatMap(({ links }) => links);
const anyDesk = (): Desk => dice.oneOf(desks);
const soon = (millis: number) => wait(20 + dice.upTo(millis));

/** What goes wrong, and how it is put right again. */
const happenings = {
  cableCut: async () => {
    const { links } = anyDesk();
    for (const link of links) link.cut();
    await soon(1500);
    for (const link of links) link.mend();
  },
  cableSlow: async () => {
    const { links } = anyDesk();
    for (const link of links) link.delay(() => 20 + dice.upTo(300));
    await soon(900);
    for (const link of links) link.mend();
  },
  reordered: async () => {
    for (const link of allLinks()) link.delay(() => dice.upTo(80));
    await soon(600);
    for (const link of allLinks()) link.mend();
  },
  deviceKilled: async () => {
    const { program } = anyDesk();
    await program.kill('SIGKILL');
    await soon(200);
    await started(program);
  },
  hostKilled: async () => {
    await host.program.kill('SIGKILL');
    await soon(200);
    await started(host.program);
  },
  hostRestarted: async () => {
    await host.program.kill('SIGTERM');
    await started(host.program);
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
    const { bytes, code } = await ended(host.place, fromElsewhere('dev_00000000000000000000'));
    expect({ bytes, listening: code !== 'ECONNREFUSED' }).toEqual({ bytes: '', listening: true });
  },
  hostReplaced: async () => {
    await inStep({ admin: await admin() }, patience);
    const old = host;
    await old.program.kill('SIGKILL');
    await takeOver(spare.program);
    host = spare;
    await vi.waitUntil(async () => (await host.program.client('page')('station.state', {})).ok, patience);
    // It comes back, and is told what it is before it records anything.
    await started(old.program);
    const page = old.program.client('page');
    // Signing in is for reading what it has; whatever would be an act is refused.
    value(await page('session.signIn', { officerId: people.admin, pin: pins.admin }));
    const setting = await page('settings.set', value(await page('settings.get', {})));
    expect(setting).toMatchObject({ ok: false, error: { code: 'host-superseded' } });
    await forgotten(old.program);
    spare = await spareAt(old.place);
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
const pack = packedDice(seed).pack({
  cableCut: 5,
  cableSlow: 2,
  reordered: 2,
  deviceKilled: 3,
  hostKilled: 3,
  hostRestarted: 1,
  certificateCloned: 1,
  codeReplayed: 1,
  otherStation: 1,
  hostReplaced: 1,
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

/** Everything that was kept on this device is handed in. */
async function nothingWaits(program: Program, who: 'bp3mi' | 'first'): Promise<void> {
  const page = program.client(`page ${who}`);
  await vi.waitUntil(async () => {
    await page('session.signIn', { officerId: people[who], pin: pins[who] });
    const kept = await page('kept.state', {});
    return kept.ok && kept.value.host === 'reached' && kept.value.own.length + kept.value.others === 0;
  }, patience);
}

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
      for (const [program, who] of [
        [gate.program, 'bp3mi'],
        [counter.program, 'first'],
      ] as const)
        await nothingWaits(program, who);
      console.info(told());
      for (const code of refused.keys()) {
        expect(Object.keys(indonesian.errors)).toContain(code);
        expect(Object.keys(en.errors)).toContain(code);
      }
      await host.program.kill('SIGTERM');
      const { dir } = host.program;
      const key = await keyFileStore(dir).read('live');
      if (key === null) throw new Error('no key');
      const closed = { database: join(dir, 'live', 'tapis.db'), key };
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
