import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import { openApplication, openTogether } from '../../../electron/app/open.ts';
import { createClient } from '../../../shared/contract/client.ts';
import type { Application } from '../../../electron/app/application.ts';
import { testMachine } from '../machine.ts';
import { flights, pins, signedIn, staff, value, type Pages } from './with_app.ts';

const root = mkdtempSync(join(tmpdir(), 'tapis-together-'));
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const pagesOf = (app: Application): Pages => ({
  client: (caller) => createClient((name, input) => app.dispatch(caller, name, input)),
});

const machine = () => testMachine(root, { secrets: keyFileStore(root) });
const headFile = join(root, 'live', 'log-head.txt');

it('keeps nothing of a transaction around several calls that breaks off, and all of one that ends', async () => {
  const { app, together } = await openTogether(machine());
  const pages = pagesOf(app);
  const people = await staff(pages);
  const shift = async () => {
    const desk = await signedIn(pages, people.bp3mi, pins.bp3mi);
    value(await desk('shift.open', { flights, clockConfirmed: true }));
    value(await desk('shift.close', { approvalId: null }));
    return desk;
  };
  const broken = together(async () => {
    await shift();
    throw new Error('broken off');
  });
  await expect(broken).rejects.toThrow('broken off');
  // The head kept outside must never be ahead of the log: it would say that the end of the log is missing.
  expect(existsSync(headFile)).toBe(false);

  const desk = await together(async () => {
    const page = await shift();
    expect(existsSync(headFile)).toBe(false);
    return page;
  });
  expect(existsSync(headFile)).toBe(true);
  expect(value(await desk('shift.current', {}))).toBeNull();
  // What comes after it is a transaction of its own again.
  value(await desk('shift.open', { flights, clockConfirmed: true }));
  app.close();

  const again = await openApplication(machine());
  const state = value(await pagesOf(again).client('door')('station.state', {}));
  expect(state.logAlarm).toBeNull();
  const page = await signedIn(pagesOf(again), people.bp3mi, pins.bp3mi);
  expect(value(await page('shift.current', {}))).not.toBeNull();
  again.close();
});
