/**
 * The window as the host opens it, flags and profile the product's own: a planted traveller is read, asked, written about and
 * has a paper made. Nothing of that lies readable in the profile, the data folder or the temporary folder, open or killed.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, errors, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFailed } from 'vitest';
import { browserArguments } from '../../electron/kiosk/chromium.ts';
import { id as text } from '../../shared/text/id.ts';
import { pins } from '../electron/app/with_app.ts';
import { filesBelow, findsBelow } from '../helpers/plain_search.ts';
import { zoneText } from '../helpers/zone.ts';
import { picture } from './look.ts';
import { seed } from './seed.ts';
import { addFlight, browserPlace, button, choice, newStation, pass, scan, signIn } from './station.ts';

const { frame, journey, statement, paper } = text;
const planted = ['PENANDABZQ', 'Q7000001', 'katapenandabzq'];
const station = newStation();
const profileDir = join(station.dir, 'browser');
const temporary = mkdtempSync(join(tmpdir(), 'tapis-window-'));
let shown: ChildProcess | null = null;
let browser: Browser | null = null;

/** The port for tests that a browser writes into its profile. */
async function portOf(): Promise<string> {
  const file = join(profileDir, 'DevToolsActivePort');
  await expect
    .poll(() => existsSync(file) && readFileSync(file, 'utf8').includes('\n'), { timeout: 30_000 })
    .toBe(true);
  return readFileSync(file, 'utf8').split('\n')[0] ?? '';
}

/** A window that has only just opened may leave the first hand-shake without an answer; the next one gets it. */
async function connected(address: string): Promise<Browser> {
  for (let tries = 1; tries < 4; tries += 1) {
    try {
      return await chromium.connectOverCDP(address, { timeout: 10_000 });
    } catch (cause) {
      if (!(cause instanceof errors.TimeoutError)) throw cause;
    }
  }
  return chromium.connectOverCDP(address);
}

async function openWindow(): Promise<Page> {
  const address = await station.address();
  const wish = { family: 'chromium', address, profileDir, kiosk: false, root: process.getuid?.() === 0 } as const;
  // What a test needs besides: no screen, and a way in.
  const flags = [
    ...browserArguments(wish),
    '--headless=new',
    '--window-size=1280,900',
    '--remote-debugging-port=0',
    '--disable-gpu',
  ];
  const env = { ...process.env, TMPDIR: temporary };
  shown = spawn(browserPlace ?? 'chromium', flags, { stdio: 'ignore', env });
  browser = await connected(`http://127.0.0.1:${await portOf()}`);
  const pages = () => browser?.contexts().flatMap((context) => context.pages()) ?? [];
  await expect.poll(() => pages().length, { timeout: 30_000 }).toBeGreaterThan(0);
  const [page] = pages();
  if (page === undefined) throw new Error('no page');
  page.setDefaultTimeout(20_000);
  return page;
}

let page: Page | undefined;
beforeAll(async () => {
  await seed(station.dir);
  await station.start();
});
beforeEach(() => {
  onTestFailed(async () => {
    if (page !== undefined) await picture(page, 'failed: readable');
  });
});
afterAll(async () => {
  shown?.kill('SIGKILL');
  await station.kill('SIGKILL');
  station.remove();
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
});

it('is open and told of a planted traveller', async () => {
  page = await openWindow();
  await signIn(page, 'Petugas BP3MI', pins.bp3mi);
  await addFlight(page, 'AK 450');
  await scan(page, zoneText({ name: 'PENANDABZQ<<SITI', number: 'Q7000001', sex: 'F' }));
  await scan(page, pass('PENANDABZQ/SITI MS', '0036'));
  await page.getByRole('button', { name: `Wisata: ${journey.purpose.clarify}` }).click();
  await choice(page, journey.purpose.selection.random).click();
  await page.getByRole('heading', { name: journey.documents.title }).waitFor();
  await page.getByText(frame.record, { exact: true }).click();
  await button(page, statement.take).first().click();
  await page.getByRole('dialog').getByLabel(statement.content, { exact: true }).fill('Pernyataan katapenandabzq');
  await picture(page, 'readable-statement');
  await page.keyboard.press('Escape');
  await choice(page, paper.kinds.clarificationSheet).click();
  await page.getByRole('dialog').getByText(/LK-/).first().waitFor();
  await picture(page, 'readable-paper');
});

it('leaves none of it in a file, neither open nor killed', async () => {
  const folders = [station.dir, temporary];
  expect(filesBelow(profileDir).length).toBeGreaterThan(10);
  expect(findsBelow(folders, planted)).toEqual([]);
  const gone = new Promise((resolve) => shown?.once('exit', resolve));
  await browser?.close();
  shown?.kill('SIGKILL');
  await gone;
  await station.kill('SIGKILL');
  expect(findsBelow(folders, planted)).toEqual([]);
  // The same search reads what the browser does write there.
  expect(findsBelow([profileDir], ['chrome']).length).toBeGreaterThan(0);
});
