/** The spare checks what it has copied; and what it does where it cannot. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { copyFolder, currentCopy } from '../../../electron/app/standby/folder.ts';
import { endAll, hostAt } from './hosts.ts';
import { act, spareOf, stateOf } from './spares.ts';

afterEach(endAll);

const patience = { timeout: 20_000, interval: 50 };

it('a check that could not be made is not tried again at once, and the copy goes on meanwhile', async () => {
  const host = await hostAt('127.0.0.2');
  const spare = await spareOf(host, '127.0.0.3');
  const first = (await stateOf(host)).checked;
  const current = await currentCopy(spare.dir);
  if (current === null) throw new Error('no copy');
  // A folder where a key would be cannot be copied, as nothing can on a full disk.
  const inTheWay = join(copyFolder(spare.dir, current.copy), 'keys', 'full');
  mkdirSync(inTheWay);
  const failed = () => spare.notes.filter((note) => note.startsWith('copy checked')).length;
  spare.clock.advance(60 * 60_000);
  expect(await act(host.admin, 'Petugas Satu')).toBe(true);
  await vi.waitUntil(() => failed() > 0, patience);
  for (const name of ['Dua', 'Tiga', 'Empat']) expect(await act(host.admin, `Petugas ${name}`)).toBe(true);
  expect(failed()).toBe(1);
  expect(await stateOf(host)).toMatchObject({ standing: 'inStep', checked: first });
  spare.clock.advance(10 * 60_000);
  await vi.waitUntil(() => failed() === 2, patience);
  rmSync(inTheWay, { recursive: true });
  spare.clock.advance(10 * 60_000);
  await vi.waitUntil(async () => (await stateOf(host)).checked?.at !== first?.at, patience);
  expect(failed()).toBe(2);
});
