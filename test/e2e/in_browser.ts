/** What stands around the tests of one file: a station, a browser in front of it, a picture of what failed. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, onTestFailed } from 'vitest';
import { picture } from './look.ts';
import { complaints, launch, type Station } from './station.ts';

interface Around {
  readonly station: Station;
  /** Work on the station's folder before the host starts on it. */
  readonly prepare?: (dir: string) => Promise<void>;
  /** Takes over the page, on which nothing is shown yet, and what it complains of from now on. */
  readonly begin: (page: Page, faults: string[]) => Promise<void> | void;
}

/** Starts the station and the browser before the first test of a file and puts both away after the last. */
export function inBrowser({ station, prepare, begin }: Around): void {
  let browser: Browser | null = null;
  let page: Page | null = null;
  beforeAll(async () => {
    await prepare?.(station.dir);
    await station.start();
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'id-ID' });
    page.setDefaultTimeout(10_000);
    await begin(page, complaints(page));
  });
  beforeEach(({ task }) => {
    onTestFailed(async () => {
      if (page !== null) await picture(page, `failed: ${task.name.slice(0, 40)}`);
    });
  });
  afterAll(async () => {
    await browser?.close();
    await station.kill('SIGTERM');
    station.remove();
  });
}
