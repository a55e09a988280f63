/** A station on the disk with a log of any length, one checkpoint cosigned by its supervisor, and the log as a bundle. */
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { openReader, openStore } from '../../db/store.ts';
import type { Application, Clock, Machine } from '../../electron/app/application.ts';
import { appendEvent } from '../../electron/app/audit.ts';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { openApplication } from '../../electron/app/open.ts';
import { exportCommand } from '../../electron/cli/export_log.ts';
import type { CommandIo } from '../../electron/cli/io.ts';
import { verifyCommand } from '../../electron/cli/verify.ts';
import { bundleFiles, BundleManifest } from '../../shared/audit/bundle.ts';
import { createClient, type Client } from '../../shared/contract/client.ts';
import { OfficerId } from '../../shared/ids.ts';
import { addMillis } from '../../shared/time.ts';
import { People, pins, pinsOf, signedIn, staff, value, type Pages } from '../electron/app/with_app.ts';
import { heldClock, type HeldClock } from '../electron/machine.ts';
import { lighten } from './light_pins.ts';
import { kept } from './shelf.ts';

const auditorName = 'Pemeriksa';
export const auditorPin = '577215';

/** The page as it was built. */
const verifierPage = fileURLToPath(new URL('../../out/verifier/verify.html', import.meta.url));

/** A station that does not run between two calls. */
export interface LogStation {
  readonly dir: string;
  readonly database: string;
  readonly keyFile: string;
  readonly key: () => Promise<Uint8Array>;
  /** Opens the application, works with it, and closes it. */
  readonly open: <T>(work: (pages: Pages, people: LogPeople, app: Application) => Promise<T>) => Promise<T>;
  readonly clock: HeldClock;
}

const LogPeople = People.extend({ auditor: OfficerId });
type LogPeople = z.infer<typeof LogPeople>;

const pagesOf = (app: Application): Pages => ({
  client: (caller) => createClient((name, input) => app.dispatch(caller, name, input)),
});

function machineOf(dir: string, clock: Clock): Machine {
  return {
    dataDir: dir,
    clock,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    secrets: keyFileStore(dir),
    log: { note: () => undefined },
  };
}

/** The auditor of a station, enrolled: who may export its log. */
export async function addAuditor(pages: Pages, admin: OfficerId): Promise<OfficerId> {
  const page = await signedIn(pages, admin, pins.admin);
  const auditor = { name: auditorName, serviceNumber: '', agency: null, immigrationOfficial: false };
  const { officer, code } = value(await page('officer.add', { ...auditor, role: 'auditor' }));
  value(await pages.client('enrol')('session.enrol', { officerId: officer.id, code, pin: auditorPin }));
  return officer.id;
}

/** A station with its people, made once in a run for each counter and copied. */
const keptLogStation = (counter: string): Promise<string> =>
  kept(`log-${counter}`, async (draft) => {
    const dir = join(draft, 'station');
    const app = await openApplication(machineOf(dir, heldClock()));
    const all = await staff(pagesOf(app), counter);
    const auditor = await addAuditor(pagesOf(app), all.admin);
    app.close();
    const key = await keyFileStore(dir).read('live');
    if (key === null) throw new Error('no key');
    await lighten({ path: join(dir, 'live', 'tapis.db'), key }, [...pinsOf(all), [auditor, auditorPin]]);
    writeFileSync(join(draft, 'people.json'), JSON.stringify({ ...all, auditor }));
  });

/** A station on which only its people stand. Two of the same counter are the same station, with one key and one log. */
export async function logStation(dir: string, counter = 'A1'): Promise<LogStation> {
  const clock = heldClock();
  const place = await keptLogStation(counter);
  cpSync(join(place, 'station'), dir, { recursive: true });
  const people = LogPeople.parse(JSON.parse(readFileSync(join(place, 'people.json'), 'utf8')));
  return {
    dir,
    clock,
    database: join(dir, 'live', 'tapis.db'),
    keyFile: join(dir, 'keys', 'live.key'),
    key: async () => {
      const key = await keyFileStore(dir).read('live');
      if (key === null) throw new Error('no key');
      return key;
    },
    open: async (work) => {
      const app = await openApplication(machineOf(dir, clock));
      try {
        return await work(pagesOf(app), people, app);
      } finally {
        app.close();
      }
    },
  };
}

/** The page of the auditor, signed in. */
export const auditorPage = (pages: Pages, { auditor }: LogPeople): Promise<Client> =>
  signedIn(pages, auditor, auditorPin);

/** Opens and closes a shift, which signs the log; gives the size of that checkpoint. */
export const closeShift = (station: LogStation): Promise<number> =>
  station.open(async (pages, { bp3mi, supervisor }) => {
    const desk = await signedIn(pages, bp3mi, pins.bp3mi);
    value(await desk('shift.open', { flights: [], clockConfirmed: true }));
    value(await desk('shift.close', { approvalId: null }));
    const head = await signedIn(pages, supervisor, pins.supervisor);
    const { toCosign } = value(await head('audit.checkpoints', { limit: 1 }));
    if (toCosign === null) throw new Error('no checkpoint');
    return toCosign;
  });

/** The supervisor cosigns the newest checkpoint; gives its note as an outsider keeps it. */
export const cosignNewest = (station: LogStation): Promise<string> =>
  station.open(async (pages, people) => {
    const head = await signedIn(pages, people.supervisor, pins.supervisor);
    const { toCosign } = value(await head('audit.checkpoints', { limit: 1 }));
    if (toCosign === null) throw new Error('nothing to cosign');
    value(await head('audit.cosign', { size: toCosign, pin: pins.supervisor }));
    const { notes } = value(await (await auditorPage(pages, people))('audit.notes', { after: toCosign - 1, limit: 1 }));
    return notes[0]?.note ?? '';
  });

/** So many more events, written below the application in one transaction. */
export async function appendEvents({ database, key, clock }: LogStation, count: number): Promise<void> {
  const store = openStore({ path: database, key: await key() });
  const station = store.read.station()?.id ?? '';
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
  store.transaction((write) => {
    for (let index = 0; index < count; index += 1) {
      const head = {
        kind: 'answered' as const,
        station,
        actor: 'ofc_00000000000000000000',
        role: 'bp3mi',
        at: addMillis(clock.now(), index),
        mono: index,
        boot: 'load',
        subjects: [{ type: 'screening', id: `scr_${String(index).padStart(20, '0')}` }],
      };
      appendEvent({ read: store.read, write, random }, head, { answers: [{ code: 'DOC-01', value: 'seen' }] });
    }
  });
  clock.advance(count);
  store.close();
}

/** Runs a command and collects what it says. */
export async function said(
  run: (io: CommandIo) => Promise<number>,
): Promise<{ code: number; out: string; err: string }> {
  const told: { out: string[]; err: string[] } = { out: [], err: [] };
  const code = await run({
    read: () => {
      throw new Error('this command reads files by itself');
    },
    out: (line) => {
      told.out.push(line);
      return Promise.resolve();
    },
    err: (line) => {
      told.err.push(line);
    },
  });
  return { code, out: told.out.join('\n'), err: told.err.join('\n') };
}

/** `tapis export` by the auditor, of a station that does not run. */
export const exportTo = ({ dir, clock }: { readonly dir: string; readonly clock: Clock }, folder: string) =>
  said((io) =>
    exportCommand(
      { usualDataDir: dir, machine: () => machineOf(dir, clock), askSecret: () => Promise.resolve(auditorPin) },
      { verifier: verifierPage, now: () => clock.now() },
    ).run([folder, '--officer', auditorName], io),
  );

/** `tapis verify`, in English. */
export const verify = (path: string, ...more: readonly string[]) =>
  said((io) => verifyCommand(openReader).run([path, '--language', 'en', ...more], io));

/** Makes the list of files fit again: whoever changes a bundle does that too. */
export function refit(folder: string): void {
  const path = join(folder, bundleFiles.manifest);
  const manifest = BundleManifest.parse(JSON.parse(readFileSync(path, 'utf8')));
  for (const name of readdirSync(folder)) {
    if (manifest.files[name] === undefined) continue;
    const bytes = readFileSync(join(folder, name));
    manifest.files[name] = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  }
  const events = readFileSync(join(folder, bundleFiles.events), 'utf8').split('\n').length - 1;
  writeFileSync(path, JSON.stringify({ ...manifest, size: events }));
}
