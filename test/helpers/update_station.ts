/** A station whose program can be updated: real keys, real packages by the script of the release machine, the real starter and shell. */
import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { z } from 'zod';
import { openReader } from '../../db/store.ts';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { codeOf } from '../../electron/app/private_file.ts';
import type { Shell } from '../../electron/update/installation.ts';
import { firstPointer, readPointer, type Pointer, type Returned } from '../../electron/update/pointer.ts';
import { arm, lookAt, unpack } from '../../electron/update/stage.ts';
import { ask, cookieOf, data } from '../electron/kiosk/http.ts';
import { pinsOf, People, staff } from '../electron/app/with_app.ts';
import { lighten } from './light_pins.ts';
import { realApplication } from './real_application.ts';
import { kept } from './shelf.ts';
import { expectSound, openRaw } from './sound_station.ts';
import { installedIn, packFolder, testKey } from './update_package.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const starter = fileURLToPath(new URL('starter_program.ts', import.meta.url));

/** Whether the shell is built that the packages are made of. */
export const isBuilt =
  existsSync(join(root, 'out', 'kiosk', 'main.js')) && existsSync(join(root, 'out', 'renderer', 'index.html'));
if (!isBuilt) console.warn('NOT RUN: updates with the real shell, because it is not built (out/kiosk)');

/** The one whose packages are taken. */
export const publicKey = testKey.open;

/** What a new version does at its start. */
export type Conduct = 'works' | 'crashes' | 'hangs' | 'migrates' | 'exits';

/** A database as a newer program leaves it: another schema, then the end before any page. */
const migrating = `
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
const dir = process.argv[process.argv.indexOf('--data') + 1];
const db = new Database(dir + '/live/tapis.db');
db.pragma("key = \\"x'" + readFileSync(dir + '/keys/live.key', 'utf8').trim() + "'\\"");
db.exec('CREATE TABLE ofTheNewVersion (a INTEGER) STRICT');
db.pragma('user_version = 999990');
process.kill(process.pid, 'SIGKILL');
`;
const mains: Readonly<Record<Exclude<Conduct, 'works'>, string>> = {
  crashes: "throw new Error('a bug of the new version');\n",
  exits: '',
  hangs: 'setInterval(() => {}, 1000);\n',
  migrates: migrating,
};

function linkTree(from: string, to: string): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const place = join(entry.parentPath, entry.name);
    const target = join(to, place.slice(from.length + 1));
    mkdirSync(dirname(target), { recursive: true });
    try {
      linkSync(place, target);
    } catch {
      cpSync(place, target); // another file system
    }
  }
}

const natives = [
  'better-sqlite3/package.json',
  `better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`,
  '@node-rs/argon2/package.json',
  '@node-rs/argon2/index.js',
];

/** A program as it would be installed: what the loopback host needs, and `tapis`, which stands in for Electron's program. */
export function programFolder(folder: string, version: string, conduct: Conduct = 'works'): void {
  mkdirSync(join(folder, 'out', 'kiosk'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'tapis', type: 'module', version }));
  for (const part of ['renderer', 'worker']) linkTree(join(root, 'out', part), join(folder, 'out', part));
  if (conduct === 'works') cpSync(join(root, 'out', 'kiosk', 'main.js'), join(folder, 'out', 'kiosk', 'main.js'));
  else writeFileSync(join(folder, 'out', 'kiosk', 'main.js'), mains[conduct]);
  const modules = join(root, 'node_modules');
  const binaries = readdirSync(join(modules, '@node-rs')).filter((name) => name.startsWith('argon2-'));
  for (const file of natives) {
    mkdirSync(dirname(join(folder, 'node_modules', file)), { recursive: true });
    cpSync(join(modules, file), join(folder, 'node_modules', file));
  }
  linkTree(join(modules, 'better-sqlite3', 'lib'), join(folder, 'node_modules', 'better-sqlite3', 'lib'));
  for (const name of binaries)
    linkTree(join(modules, '@node-rs', name), join(folder, 'node_modules', '@node-rs', name));
  const program = join(folder, 'tapis');
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' "$(dirname "$0")/out/kiosk/main.js" "$@"\n`);
  chmodSync(program, 0o755);
}

/** How a package is made; what is left out is as it should be. */
export interface Wanted {
  readonly version?: string;
  readonly minimum?: string;
  readonly platform?: string;
  readonly conduct?: Conduct;
  readonly key?: string;
  /** Changes the program before it is signed. */
  readonly change?: (program: string) => void;
}

/** A package on a stick, by the script of the release machine. Gives its folder. */
export function packageOn(stick: string, wanted: Wanted = {}): string {
  const { version = '0.2.0', minimum = '0.1.0', platform = process.platform, conduct = 'works' } = wanted;
  const work = mkdtempSync(join(tmpdir(), 'tapis-release-'));
  try {
    programFolder(join(work, 'program'), version, conduct);
    wanted.change?.(join(work, 'program'));
    const flags = { version, minimum, platform };
    return packFolder(join(work, 'program'), { stick, pem: wanted.key ?? testKey.pem, flags });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A station nobody runs, with room for updates beside its program. */
export interface UpdateStation {
  readonly dir: string;
  readonly dataDir: string;
  readonly updates: string;
  readonly stick: string;
  readonly people: People;
  /** Root of the log as it was made, and how many events it had. */
  readonly events: number;
}

/** Takes a package in, as the page would. Gives its version. */
export async function stagedOn(
  { updates, stick }: UpdateStation,
  wanted: Wanted = {},
  shell: Shell = 'kiosk',
): Promise<string> {
  const here = { ...installedIn(updates), shell };
  const found = await lookAt(packageOn(stick, wanted), here);
  if (!found.ok) throw new Error(found.error);
  const unpacked = await unpack(found.value, here);
  if (!unpacked.ok) throw new Error(unpacked.error);
  arm(here, found.value.manifest.version);
  return found.value.manifest.version;
}

/** Which versions run. */
export const pointerOf = ({ updates }: UpdateStation): Pointer => readPointer(updates) ?? firstPointer;
/** Databases that were put aside. */
export const asideOf = ({ dataDir }: UpdateStation): string[] =>
  readdirSync(join(dataDir, 'live')).filter((name) => name.startsWith('replaced-'));
/** Copies of the data before an update. */
export const keptOf = ({ dataDir }: UpdateStation): string[] =>
  readdirSync(dataDir).filter((name) => name.startsWith('before-update-'));

/** Version of the schema of a database that was put aside. */
export async function schemaOf({ dataDir }: UpdateStation, aside: string): Promise<unknown> {
  const db = openRaw({ database: join(dataDir, 'live', aside, 'tapis.db'), key: await keyOf(dataDir) });
  try {
    return db.pragma('user_version', { simple: true });
  } finally {
    db.close();
  }
}

/** Copies a staffed station into a folder of its own. */
export async function updateStation(): Promise<UpdateStation> {
  const made = await kept('updatable', async (draft) => {
    const clock = { now: () => new Date().toISOString(), monotonic: () => performance.now() };
    const pages = await realApplication(draft, clock);
    const people = await staff(pages);
    pages.app.close();
    const key = await keyOf(draft);
    await lighten({ path: join(draft, 'live', 'tapis.db'), key }, pinsOf(people));
    writeFileSync(join(draft, 'people.json'), JSON.stringify(people));
  });
  const dir = mkdtempSync(join(tmpdir(), 'tapis-update-'));
  folders.add(dir);
  const [dataDir, updates, stick] = ['data', 'updates', 'stick'].map((name) => join(dir, name));
  if (dataDir === undefined || updates === undefined || stick === undefined) throw new Error('no folders');
  cpSync(made, dataDir, { recursive: true });
  mkdirSync(updates);
  mkdirSync(stick);
  const people = People.parse(JSON.parse(readFileSync(join(dataDir, 'people.json'), 'utf8')));
  return { dir, dataDir, updates, stick, people, events: await logSize(dataDir) };
}

async function keyOf(dataDir: string): Promise<Uint8Array> {
  const key = await keyFileStore(dataDir).read('live');
  if (key === null) throw new Error('no key');
  return key;
}

async function logSize(dataDir: string): Promise<number> {
  const { read, close } = openReader({ path: join(dataDir, 'live', 'tapis.db'), key: await keyOf(dataDir) });
  try {
    return read.logSize();
  } finally {
    close();
  }
}

const running = new Set<ChildProcess>();
const folders = new Set<string>();
/** Ends what a test left running, versions whose starter is gone too, and removes its stations. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  for (const dir of folders) {
    if (process.platform === 'linux') endOn(join(dir, 'data'));
    rmSync(dir, { recursive: true, force: true });
  }
  folders.clear();
}

/** Whether this process works on these data. Linux. */
function worksOn(pid: string, dataDir: string): boolean {
  try {
    return readFileSync(join('/proc', pid, 'cmdline'), 'utf8')
      .split('\0')
      .includes(dataDir);
  } catch {
    return false; // it has ended between the list and the look
  }
}

/** Ends everything that works on these data at once, whoever started it, and what that starts in its last moment. Linux. */
function endOn(dataDir: string): void {
  const there = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name) && worksOn(name, dataDir));
  for (let pids = there(); pids.length > 0; pids = there()) {
    for (const pid of pids) {
      try {
        process.kill(Number(pid), 'SIGKILL');
      } catch (cause) {
        if (codeOf(cause) !== 'ESRCH') throw cause;
      }
    }
  }
}

/** The power goes: nothing of this station works on. Linux. */
export async function powerCut({ dataDir }: UpdateStation, started: Started): Promise<void> {
  endOn(dataDir);
  await started.ended;
  running.delete(started.child);
}

/** A start: what it said, and how it ended. */
export interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
  /** Resolves with the port and the token once the shell tells them; null: it ended before. */
  readonly address: Promise<{ port: number; token: string } | null>;
}

/** How the installed program is started; what is left out is as usual. */
export interface StartWish {
  readonly patience?: number;
  readonly shell?: string;
  readonly base?: string;
  /** A command before the starter, which runs it. */
  readonly within?: readonly string[];
  /** The user it runs as. */
  readonly uid?: number;
}

const flagsOf = (dataDir: string) => ['--no-browser', '--port', '0', '--data', dataDir];

/** Starts the installed program by its starter. */
export function start({ dataDir, updates }: Pick<UpdateStation, 'dataDir' | 'updates'>, wish: StartWish = {}): Started {
  const { patience = 20_000, shell = 'kiosk', base = root, within = [], uid } = wish;
  const given = JSON.stringify({ updates, keys: [publicKey], patience, shell, base });
  return begin([...within, process.execPath, starter, given, ...flagsOf(dataDir)], uid);
}

/** Starts a starter as it was built. @param main its file */
export const startBuilt = ({ dataDir, updates }: UpdateStation, main: string): Started =>
  begin([process.execPath, main, '--updates', updates, ...flagsOf(dataDir)]);

function begin([command = '', ...args]: readonly string[], uid?: number): Started {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  running.add(child);
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const address = new Promise<{ port: number; token: string } | null>((resolve) => {
    const hear = (part: Buffer) => {
      text += part.toString('utf8');
      const [, port, token] = /127\.0\.0\.1:(\d+)\/#k=([\w-]{43})/.exec(text) ?? [];
      if (port !== undefined && token !== undefined) resolve({ port: Number(port), token });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => {
      resolve(null);
    });
  });
  return { child, said: () => text, ended, address };
}

const State = z.object({
  ok: z.literal(true),
  value: z.object({
    version: z.string().nullable(),
    pending: z.string().nullable(),
    returned: z.object({ version: z.string(), reason: z.string(), at: z.string() }).nullable(),
  }),
});
const Current = z.object({ ok: z.literal(true) });

/** Asks the running program for its page, and gives how that page makes calls. */
export async function pageOf(started: Started): Promise<(name: string, input?: unknown) => Promise<unknown>> {
  const address = await started.address;
  if (address === null) throw new Error(`nothing runs: ${started.said()}`);
  const { port, token } = address;
  const page = await ask({ port, path: '/' });
  expect([page.status, page.text.includes('<title>Tapis')]).toEqual([200, true]);
  const entered = await ask({ port, path: '/enter', method: 'POST', body: JSON.stringify({ token }) });
  const headers = { Cookie: cookieOf(entered) };
  return async (name, input = {}) =>
    data(await ask({ port, path: `/call/${name}`, method: 'POST', body: JSON.stringify(input), headers }));
}

/** Asks the running program for its sign-in page and its first calls; what it says of its updates. */
export async function lookAtPage(started: Started): Promise<z.infer<typeof State>['value']> {
  const call = await pageOf(started);
  Current.parse(await call('session.current'));
  return State.parse(await call('update.state')).value;
}

/** Ends a start in order. */
export async function stop({ child, ended }: Started): Promise<void> {
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  running.delete(child);
}

/** All that was recorded is there, and log, database and custody agree. Gives the kinds of the events since, oldest first. */
export async function expectAllData({ dataDir, events }: UpdateStation): Promise<string[]> {
  const [database, key] = [join(dataDir, 'live', 'tapis.db'), await keyOf(dataDir)];
  expectSound({ database, key });
  const { read, close } = openReader({ path: database, key });
  try {
    expect(read.logSize()).toBeGreaterThan(events);
    return read.events(events, read.logSize() - events).map(({ kind }) => kind);
  } finally {
    close();
  }
}

/** Starts once more: the program works at its page, as this version, with all data. */
export async function expectWorks(
  station: UpdateStation,
  expected: { version: string; returned?: Partial<Returned> | null },
): Promise<string[]> {
  const started = start(station);
  const state = await lookAtPage(started);
  expect(state).toMatchObject(expected.returned === undefined ? { version: expected.version } : expected);
  await stop(started);
  return expectAllData(station);
}
