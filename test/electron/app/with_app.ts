/** The real application over a real encrypted database in a temporary folder, with a clock the test moves. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Application, Machine } from '../../../electron/app/application.ts';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import { openApplication } from '../../../electron/app/open.ts';
import { createClient, type Client } from '../../../shared/contract/client.ts';
import type { Name, Reply } from '../../../shared/contract/index.ts';
import type { AgencyCode, Role } from '../../../shared/domain/words.ts';
import { OfficerId } from '../../../shared/ids.ts';
import { addMillis, type Instant } from '../../../shared/time.ts';
import { randomBytesOf } from '../../../electron/app/randomness.ts';
import { lighten, type PinOf } from '../../helpers/light_pins.ts';
import { kept } from '../../helpers/shelf.ts';

const firstMoment = '2026-11-20T23:40:00.000Z'; // 06:40 WIB on 21 Nov 2026

/** What a test needs to act as several pages. */
export interface Pages {
  client(caller: string): Client;
}

export interface Bench extends Pages {
  readonly dispatch: Application['dispatch'];
  readonly dir: string;
  readonly notes: string[];
  /** The live database's key, as somebody with the key file has it. */
  key(): Promise<Uint8Array>;
  now(): Instant;
  advance(ms: number): void;
  /** Somebody sets the wall clock, forward or back; time itself goes on. */
  jump(ms: number): void;
  /** Ends the application. */
  close(): void;
  /** Ends the application, if it still runs, and opens it again on the same folder. */
  reopen(): Promise<Application>;
  /** Ends the application and goes on with another station: its closed database and the key. */
  moveTo(station: ClosedStation): Promise<void>;
}

/** A station that does not run: its database file and the key. */
interface ClosedStation {
  readonly database: Uint8Array;
  readonly key: Uint8Array;
}

export function machineIn(dir: string, clock: { now: Instant; mono: number }, notes: string[]): Machine {
  return {
    dataDir: dir,
    clock: { now: () => clock.now, monotonic: () => clock.mono },
    random: randomBytesOf,
    secrets: keyFileStore(dir),
    log: {
      note: (line) => {
        notes.push(line);
      },
    },
  };
}

/** @param base the folder the station's own is made in */
export async function withApp(work: (bench: Bench) => Promise<void>, base: string = tmpdir()): Promise<void> {
  const dir = mkdtempSync(join(base, 'tapis-'));
  const clock: { now: Instant; mono: number } = { now: firstMoment, mono: 0 };
  const notes: string[] = [];
  const machine = machineIn(dir, clock, notes);
  let app: Application | null = null;
  let closed = false;
  // Opened at the first call: many tests put a station there before anything is asked of an empty one.
  let opening: Promise<Application> | null = null;
  const opened = async (): Promise<Application> => {
    if (closed) throw new Error('the application is closed');
    opening ??= openApplication(machine);
    app = await opening;
    return app;
  };
  const close = () => {
    app?.close();
    app = null;
    opening = null;
    closed = true;
  };
  const reopen = () => {
    close();
    closed = false;
    return opened();
  };
  const dispatch: Application['dispatch'] = async (...call) => (await opened()).dispatch(...call);
  try {
    await work({
      dispatch,
      dir,
      notes,
      client: (caller) => createClient((name, input) => dispatch(caller, name, structuredClone(input))),
      key: async () => {
        const key = await machine.secrets.read('live');
        if (key === null) throw new Error('no key yet');
        return key;
      },
      now: () => clock.now,
      advance: (ms) => {
        clock.now = addMillis(clock.now, ms);
        clock.mono += ms;
      },
      jump: (ms) => {
        clock.now = addMillis(clock.now, ms);
      },
      close,
      reopen,
      moveTo: async ({ database, key }) => {
        close();
        mkdirSync(join(dir, 'live'), { recursive: true });
        writeFileSync(join(dir, 'live', 'tapis.db'), database);
        rmSync(join(dir, 'keys', 'live.key'), { force: true });
        await machine.secrets.write('live', key);
        await reopen();
      },
    });
  } catch (thrown) {
    if (notes.length > 0 && thrown instanceof Error) thrown.message += `\nTechnical log:\n${notes.join('\n')}`;
    throw thrown;
  } finally {
    close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The value of a reply; a failure ends the test with its code. */
export function value<N extends Name>(reply: Reply<N>): Extract<Reply<N>, { ok: true }>['value'] {
  if (!reply.ok) throw new Error(`refused: ${JSON.stringify(reply.error)}`);
  return reply.value;
}

/** The code of a failure, or `null` where the call went through. */
export const code = (reply: { ok: true } | { ok: false; error: { code: string } }): string | null =>
  reply.ok ? null : reply.error.code;

export const pins = {
  admin: '314159',
  supervisor: '271828',
  bp3mi: '161803',
  first: '141421',
  second: '173205',
} as const;

/** What the first run is told. Names are invented. */
export const founding = {
  airport: 'PLM',
  counter: 'A1',
  name: 'Bandara SMB II, konter A1',
  admin: { name: 'Admin Satu', serviceNumber: 'A-1', pin: pins.admin },
  supervisor: {
    name: 'Kepala Regu',
    serviceNumber: 'S-1',
    pin: pins.supervisor,
    agency: 'immigration',
    immigrationOfficial: false,
  },
} as const;

export const People = z.strictObject({
  admin: OfficerId,
  supervisor: OfficerId,
  bp3mi: OfficerId,
  first: OfficerId,
  second: OfficerId,
});
export type People = z.infer<typeof People>;

/** The PINs of a staffed station. */
export const pinsOf = (people: People): PinOf[] =>
  (['admin', 'supervisor', 'bp3mi', 'first', 'second'] as const).map((role) => [people[role], pins[role]]);

/** How a station that several tests begin with is made: what they must know of it, and whose PIN is what. */
interface KeptStation<F> {
  readonly name: string;
  readonly facts: z.ZodType<F>;
  readonly make: (bench: Bench) => Promise<{ facts: F; pins: readonly PinOf[]; codes?: readonly string[] }>;
}

/**
 * The bench goes on with a copy of a station that was made once in a run (test/helpers/shelf.ts), and whose PINs cost little
 * since (test/helpers/light_pins.ts). Nobody is signed in.
 */
export async function keptStation<F>(bench: Bench, { name, facts, make }: KeptStation<F>): Promise<F> {
  const place = await kept(name, (draft) =>
    withApp(async (maker) => {
      const made = await make(maker);
      const key = await maker.key();
      maker.close();
      const database = join(maker.dir, 'live', 'tapis.db');
      await lighten({ path: database, key }, made.pins, made.codes);
      copyFileSync(database, join(draft, 'tapis.db'));
      writeFileSync(join(draft, 'key'), key);
      writeFileSync(join(draft, 'facts.json'), JSON.stringify(made.facts));
    }),
  );
  const read = (file: string) => readFileSync(join(place, file));
  await bench.moveTo({ database: read('tapis.db'), key: new Uint8Array(read('key')) });
  return facts.parse(JSON.parse(read('facts.json').toString()));
}

/** First run with its two people, one BP3MI officer and two Pejabat Imigrasi, all enrolled. Names are invented. */
export const staffed = (bench: Bench): Promise<People> =>
  keptStation(bench, {
    name: 'staffed',
    facts: People,
    make: async (maker) => {
      const people = await staff(maker);
      // The key a supervisor cosigns with is made at the first sign-in.
      await signedIn(maker, people.supervisor, pins.supervisor);
      return { facts: people, pins: pinsOf(people) };
    },
  });

/** The same over any shell, made step by step. */
export async function staff(bench: Pages, counter: string = founding.counter): Promise<People> {
  const setup = bench.client('setup');
  value(await setup('station.create', { ...founding, counter }));
  const { officers } = value(await setup('station.state', {}));
  const named = (name: string) => {
    const found = officers.find((officer) => officer.name === name);
    if (found === undefined) throw new Error(name);
    return found.id;
  };
  const admin = named('Admin Satu');
  value(await setup('session.signIn', { officerId: admin, pin: pins.admin }));
  const add = async (name: string, agency: 'bp3mi' | 'immigration', pin: string) => {
    const added = value(
      await setup('officer.add', {
        name,
        serviceNumber: '',
        agency,
        role: agency,
        immigrationOfficial: agency === 'immigration',
      }),
    );
    value(await bench.client(`enrol ${name}`)('session.enrol', { officerId: added.officer.id, code: added.code, pin }));
    return added.officer.id;
  };
  const people = {
    admin,
    supervisor: named('Kepala Regu'),
    bp3mi: await add('Petugas BP3MI', 'bp3mi', pins.bp3mi),
    first: await add('Pejabat Pertama', 'immigration', pins.first),
    second: await add('Pejabat Kedua', 'immigration', pins.second),
  };
  value(await setup('session.signOut', {}));
  return people;
}

/** Another person, enrolled. */
export async function added(
  bench: Pages,
  admin: Client,
  person: { name: string; agency: AgencyCode | null; role: Role; official: boolean; pin: string },
): Promise<OfficerId> {
  const { name, agency, role, official, pin } = person;
  const made = value(
    await admin('officer.add', { name, serviceNumber: '', agency, role, immigrationOfficial: official }),
  );
  value(await bench.client(`enrol ${name}`)('session.enrol', { officerId: made.officer.id, code: made.code, pin }));
  return made.officer.id;
}

/** A page at which this officer is signed in. */
export async function signedIn(bench: Pages, officerId: OfficerId, pin: string): Promise<Client> {
  const client = bench.client(`page ${officerId}`);
  value(await client('session.signIn', { officerId, pin }));
  return client;
}

export const flights = [
  {
    number: 'AK 450',
    destination: 'KUL',
    day: '2026-11-21',
    departs: '09:10',
    gateCloseMinutes: 20,
    offloadMinutes: 45,
    seats: 180,
  },
  {
    number: 'TR 263',
    destination: 'SIN',
    day: '2026-11-21',
    departs: '07:20',
    gateCloseMinutes: 20,
    offloadMinutes: 45,
    seats: 112,
  },
];
