/** What the desktop shell does with a station that does not open: its window is there, and the page can bring it back. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openHere } from '../../../electron/app/open_here.ts';
import { createClient, type Client } from '../../../shared/contract/client.ts';
import { founding, pins, value } from '../app/with_app.ts';
import { newFolder } from '../page_fixture.ts';
import { quit, start, theWindow } from './desktop.ts';
import { fresh, state } from './fake_electron.ts';

vi.mock('electron', () => import('./fake_electron.ts'));

beforeEach(fresh);
afterEach(quit);

const listen = () => Promise.reject(new Error('serves nobody'));

/** Starts on a folder; answers the page's way to the application, over the one channel. */
async function page(dataDir: string): Promise<Client> {
  await start({ dataDir }, { open: (machine) => openHere(machine, listen) });
  const listener = state.channels.get('call');
  if (listener === undefined) throw new Error('nobody listens');
  const event = { sender: theWindow().webContents, senderFrame: { url: 'app://tapis/', parent: null } };
  return createClient(async (name, input) => listener(event, name, structuredClone(input)));
}

/** A station with a sheet and a backup, closed. */
async function closedStation() {
  const dataDir = newFolder();
  const door = await page(dataDir);
  value(await door('station.create', founding));
  const { officers } = value(await door('station.state', {}));
  const [admin, supervisor] = ['admin', 'supervisor'].map((role) => officers.find((one) => one.role === role));
  if (admin === undefined || supervisor === undefined) throw new Error('nobody is there');
  value(await door('session.signIn', { officerId: admin.id, pin: pins.admin }));
  const { fingerprint: subject } = value(await door('key.state', {}));
  const asked = { officerId: supervisor.id, pin: pins.supervisor, call: 'key.sheet' as const, subject };
  const { approvalId } = value(await door('session.approve', asked));
  const { parts } = value(await door('key.sheet', { approvalId }));
  const { file } = value(await door('backup.make', {}));
  quit();
  fresh();
  return { dataDir, parts, admin: admin.id, backup: join(dataDir, 'backups', file) };
}

it('brings a backup back where the database is damaged, with no command line', async () => {
  const { dataDir, admin, backup } = await closedStation();
  const path = join(dataDir, 'live', 'tapis.db');
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
  writeFileSync(path, bytes);
  const door = await page(dataDir);
  expect(state.errorBoxes).toEqual([]);
  expect(await door('station.state', {})).toMatchObject({ error: { code: 'station-unopened' } });
  value(await door('recovery.look', { file: backup, parts: null }));
  value(await door('recovery.restore', { officerId: admin, pin: pins.admin }));
  expect(value(await door('recovery.end', { anyway: false }))).toEqual({ open: true });
  expect(value(await door('session.signIn', { officerId: admin, pin: pins.admin })).officer.id).toBe(admin);
});

it('takes the sheet where another user or machine sealed the key, and has the key ring of this one seal it', async () => {
  const { dataDir, parts, admin } = await closedStation();
  writeFileSync(join(dataDir, 'keys', 'live.sealed'), 'sealed by somebody else'.slice(7), { mode: 0o600 });
  const door = await page(dataDir);
  expect(value(await door('recovery.state', {})).cause).toBe('key-unusable');
  value(await door('recovery.key', { parts }));
  expect(value(await door('recovery.end', { anyway: false }))).toEqual({ open: true });
  value(await door('session.signIn', { officerId: admin, pin: pins.admin }));
  const kept = readdirSync(join(dataDir, 'keys')).filter((name) => name.startsWith('live'));
  expect(kept.map((name) => name.replace(/\.aside-.*/, '.aside')).toSorted()).toEqual([
    'live.sealed',
    'live.sealed.aside',
  ]);
  expect(readFileSync(join(dataDir, 'keys', 'live.sealed'), 'utf8')).toMatch(/^sealed /);
});
