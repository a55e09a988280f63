/** What stands around the tests of one file: a station, a browser in front of it, a picture of what failed. */
import type { Browser, Locator, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, onTestFailed } from 'vitest';
import type { Transport } from '../../shared/contract/client.ts';
import { picture } from './look.ts';
import { complaints, launch, type Station } from './station.ts';

interface Around {
  readonly station: Station;
  /** Work on the station's folder before the host starts on it. */
  readonly prepare?: (dir: string) => Promise<unknown>;
  /** Takes over the page, on which nothing is shown yet, and what it complains of from now on. */
  readonly begin?: (page: Page, faults: string[]) => Promise<void> | void;
}

/** The page of a file's tests, from the first of them on. */
export interface Screen {
  readonly page: Page;
  /** What the browser complained of so far. */
  readonly faults: string[];
  /** Goes to an address of the page, as a bookmark would. */
  readonly show: (path: string) => Promise<Response | null>;
  /** The sheet over the work. */
  readonly sheet: () => Locator;
  /** Closes it with the key. */
  readonly close: () => Promise<void>;
}

/** Two desks of one station: takes a picture of both where a test fails, and puts everything away after the last one. */
export function twoDesks(
  station: Station,
  around: () => { readonly browser: Browser; readonly desk: Page; readonly counter: Page },
): void {
  beforeEach(({ task }) => {
    onTestFailed(async () => {
      const { desk, counter } = around();
      await picture(desk, `failed desk: ${task.name.slice(0, 40)}`);
      await picture(counter, `failed counter: ${task.name.slice(0, 40)}`);
    });
  });
  afterAll(async () => {
    await around().browser.close();
    await station.kill('SIGTERM');
    station.remove();
  });
}

/** A call of whoever is signed in at this page, the way the page makes it. */
export const callOf =
  (page: Page): Transport =>
  (name, input) =>
    page.evaluate(
      async ([address, body]) => {
        const headers = { 'content-type': 'application/json' };
        const response = await fetch(address, { method: 'POST', headers, body });
        const reply: unknown = await response.json();
        return reply;
      },
      [`/call/${name}`, JSON.stringify(input)] as const,
    );

/** A machine beside the station of a file's tests, with a browser of its own in front, from the first test on. */
export function secondDesk(device: Station): { readonly page: Page; readonly faults: string[] } {
  let browser: Browser | null = null;
  let opened: Page | null = null;
  const faults: string[] = [];
  beforeAll(async () => {
    await device.start();
    browser = await launch();
    opened = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'id-ID' });
    opened.setDefaultTimeout(15_000);
    complaints(opened, faults);
    await opened.goto(await device.address());
  });
  afterAll(async () => {
    await browser?.close();
    await device.kill('SIGTERM');
    device.remove();
  });
  return {
    get page() {
      if (opened === null) throw new Error('the browser is not there yet');
      return opened;
    },
    faults,
  };
}

/** Goes to an address of the page that is open, as a bookmark would. */
export const showOn = (page: Page, path: string): Promise<Response | null> =>
  page.goto(`${new URL(page.url()).origin}/#${path}`);

/** Starts the station and the browser before the first test of a file and puts both away after the last. */
export function inBrowser({ station, prepare, begin }: Around): Screen {
  let browser: Browser | null = null;
  let opened: Page | null = null;
  let faults: string[] = [];
  const page = (): Page => {
    if (opened === null) throw new Error('the browser is not there yet');
    return opened;
  };
  beforeAll(async () => {
    await prepare?.(station.dir);
    await station.start();
    browser = await launch();
    opened = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'id-ID' });
    opened.setDefaultTimeout(10_000);
    faults = complaints(opened);
    await begin?.(opened, faults);
  });
  beforeEach(({ task }) => {
    onTestFailed(async () => {
      if (opened !== null) await picture(opened, `failed: ${task.name.slice(0, 40)}`);
    });
  });
  afterAll(async () => {
    await browser?.close();
    await station.kill('SIGTERM');
    station.remove();
  });
  const sheet = () => page().getByRole('dialog');
  return {
    get page() {
      return page();
    },
    get faults() {
      return faults;
    },
    show: (path) => showOn(page(), path),
    sheet,
    close: async () => {
      await page().keyboard.press('Escape');
      await sheet().waitFor({ state: 'hidden' });
    },
  };
}
