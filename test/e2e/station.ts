/** The built kiosk host over an empty folder, real Chromium in front of it, and the acts of an officer on it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { addMillis, clockOf, dayOf, instantOf } from '../../shared/time.ts';
import { bcbp } from '../helpers/papers.ts';
import { pins } from '../electron/app/with_app.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export interface Station {
  readonly dir: string;
  /** A new one-time address of the running host. */
  address(): Promise<string>;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Starts the host; its wall clock runs so many milliseconds ahead of the machine's. */
  start(aheadMs?: number): Promise<void>;
  remove(): void;
}

/** Which host is run, and what it is told besides, where it is not the built one alone. */
interface Host {
  readonly main?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A folder for a station and the way to run the host on it. */
export function newStation({ main = join(root, 'out/kiosk/main.js'), environment = {} }: Host = {}): Station {
  const dir = mkdtempSync(join(tmpdir(), 'tapis-e2e-'));
  let host: ChildProcess | null = null;
  let first: string | null = null;
  const run = (words: readonly string[], aheadMs = 0) =>
    spawn(
      process.execPath,
      [
        ...(aheadMs === 0 ? [] : ['--import', new URL('later.mjs', import.meta.url).href]),
        main,
        '--no-browser',
        '--data',
        dir,
        ...words,
      ],
      { env: { ...process.env, ...environment, JOURNEY_AHEAD_MS: String(aheadMs) } },
    );
  const printed = (child: ChildProcess) =>
    new Promise<string>((resolve, reject) => {
      let said = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+\/#k=[\w-]{43}/.exec(said);
        if (found !== null) resolve(found[0]);
      });
      child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.once('exit', () => {
        reject(new Error(`the host ended: ${said}`));
      });
    });
  return {
    dir,
    start: async (aheadMs) => {
      host = run(['--port', '0'], aheadMs);
      first = await printed(host);
    },
    address: async () => {
      const known = first;
      first = null;
      return known ?? printed(run(['--new-address']));
    },
    kill: async (signal) => {
      const running = host;
      host = null;
      if (running === null || running.exitCode !== null) return;
      const gone = new Promise((resolve) => running.once('exit', resolve));
      running.kill(signal);
      await gone;
    },
    remove: () => {
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

// `npm test` names the browser it found or installed.
export const browserPlace =
  process.env.TAPIS_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);

export const launch = (): Promise<Browser> =>
  chromium.launch({
    ...(browserPlace === undefined ? {} : { executablePath: browserPlace }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** What a page complains of from now on: any of it is a fault of ours. @param found the list it comes into */
export function complaints(page: Page, found: string[] = []): string[] {
  page.on('pageerror', (error) => found.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(message.text());
  });
  return found;
}

export const button = (page: Page | Locator, name: string | RegExp): Locator =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });

/** The choice or button whose words begin so; a choice carries its hint keys and second line in its name. */
export const choice = (page: Page | Locator, words: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) }).first();

const { first, open, flights } = text.shift;
const { frame } = text;

/** First run, by hand: live station, technician, shift head of Immigration. */
export async function firstRun(page: Page, mode: 'live' | 'practice' = 'live'): Promise<void> {
  await choice(page, mode === 'live' ? first.live : first.practice).click();
  await page.getByLabel(first.counter).fill('A1');
  await page.getByLabel(first.stationName).fill('Konter pra-x-ray A1');
  await button(page, frame.next).click();
  await person(page, 'Admin Satu', pins.admin);
  await button(page, frame.next).click();
  await choice(page, frame.agencies.immigration).click();
  await person(page, 'Kepala Regu', pins.supervisor);
  await button(page, frame.next).click();
  await button(page, first.create).click();
  await expect.poll(() => choice(page, 'Admin Satu').isVisible(), { timeout: 15_000 }).toBe(true);
}

async function person(page: Page, name: string, pin: string): Promise<void> {
  await page.getByLabel(first.name).fill(name);
  await page.getByLabel(first.pin, { exact: true }).fill(pin);
  await page.getByLabel(frame.pinAgain).fill(pin);
}

/** Name, then PIN on the keyboard. */
export async function signIn(page: Page, name: string, pin: string): Promise<void> {
  await choice(page, name).click();
  await page.keyboard.type(pin, { delay: 60 });
  await page.keyboard.press('Enter');
  await atWork(page, name);
}

/** The header says who is working; what the officer before had open is put away with the change, faster than a hand moves. */
async function atWork(page: Page, name: string): Promise<void> {
  await page.getByRole('banner').getByText(name, { exact: true }).first().waitFor();
  await page.waitForTimeout(400);
}

/** Another officer takes the tablet. */
export async function switchTo(page: Page, name: string, pin: string): Promise<void> {
  await page.keyboard.press('F4');
  const sheet = page.getByRole('dialog');
  await choice(sheet, name).click();
  await page.keyboard.type(pin, { delay: 60 });
  await page.keyboard.press('Enter');
  await sheet.waitFor({ state: 'hidden' });
  await atWork(page, name);
}

/** The technician adds somebody and reads the one-time code; that person chooses a PIN. */
export async function addOfficer(
  page: Page,
  officer: { name: string; role: 'bp3mi' | 'immigration'; official: boolean },
): Promise<string> {
  const words = text.admin.officers;
  await button(page, words.add).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel(words.name).fill(officer.name);
  await choice(sheet, frame.roles[officer.role]).click();
  if (officer.official) await sheet.getByLabel(words.official).check();
  await button(sheet, words.addGo).click();
  await page.getByText(words.codeTitle({ name: officer.name })).waitFor();
  const code = /\d[\d ]{7,}\d/.exec(await page.getByRole('dialog').innerText())?.[0].replaceAll(' ', '') ?? '';
  await button(page, words.codeDone).click();
  return code;
}

export async function enrol(page: Page, officer: { name: string; code: string; pin: string }): Promise<void> {
  await choice(page, officer.name).click();
  await page.getByLabel(text.shift.enrolCode).fill(officer.code);
  await page.getByLabel(text.shift.newPin).fill(officer.pin);
  await page.getByLabel(frame.pinAgain).fill(officer.pin);
  await button(page, text.shift.enrolGo).click();
  await atWork(page, officer.name);
}

/** Day of the year as a boarding pass has it, three digits. */
export const dayOfYear = (day: string): string =>
  String(Math.round((Date.parse(day) - Date.parse(`${day.slice(0, 4)}-01-01`)) / 86_400_000) + 1).padStart(3, '0');

/** The next departure: four hours from now, so that no countdown of a journey ends during a test. */
function nextDeparture() {
  const at = addMillis(instantOf(Date.now()), 4 * 3_600_000);
  const day = dayOf(at);
  return {
    departs: clockOf(at),
    tomorrow: day !== dayOf(instantOf(Date.now())),
    julian: dayOfYear(day),
  };
}

/** A boarding pass for the flight of this run. */
export const pass = (name: string, sequence = '0034'): string => bcbp({ name, day: nextDeparture().julian, sequence });

/** One more flight on the board of an open shift. */
export async function addFlight(page: Page, number: string): Promise<void> {
  const { departs, tomorrow } = nextDeparture();
  await choice(page, text.shift.board.addFlight).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel(flights.number).fill(number);
  await sheet.getByLabel(flights.destination).fill('KUL');
  await sheet.getByLabel(flights.departs).fill(departs);
  await sheet.getByLabel(flights.seats).fill('180');
  if (tomorrow) await sheet.getByLabel(flights.day).selectOption({ label: flights.tomorrow });
  await choice(sheet, flights.addGo).click();
  await sheet.waitFor({ state: 'hidden' });
}

/** Opens the shift with two flights pasted as a chat would bring them. */
export async function openShift(page: Page): Promise<void> {
  const { departs, tomorrow } = nextDeparture();
  await choice(page, open.clockYes).click();
  await button(page, flights.paste).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel(flights.pasteLabel).fill(`AK 450 KUL ${departs} 180`);
  await choice(sheet, flights.pasteAdd).click();
  if (tomorrow) await page.getByLabel(flights.day).first().selectOption({ label: flights.tomorrow });
  await choice(page, open.goWith({ count: 1 })).click();
  await page.getByRole('heading', { name: text.shift.board.title }).waitFor();
}

/**
 * A scanner: keys without a pause, each line ended by Enter, wherever the focus is; then the hand reaches for the next
 * paper. All keys are handed to the browser in one go, as a device does; key by key a busy machine would put pauses
 * between them that no scanner makes.
 */
export async function scan(page: Page, code: string): Promise<void> {
  await strike(page, `${code}\n`);
  await page.waitForTimeout(400);
}

/**
 * Keys struck so fast that the page meets them in one heap. Each has the moment of its own that a device gives it, one
 * millisecond after the other: without, the browser takes the moment at which it got round to the key.
 */
export async function strike(page: Page, text: string): Promise<void> {
  const first = Date.now();
  const keyboard = await page.context().newCDPSession(page);
  const keys = [...text].map((character) =>
    character === '\n'
      ? { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 }
      : { key: character, text: character },
  );
  await Promise.all(
    keys.flatMap((key, index) => {
      const timestamp = (first + index) / 1000; // seconds since 1970
      return [
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...key }),
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, key: key.key }),
      ];
    }),
  );
  await keyboard.detach();
}
