/**
 * A state of the page in both languages, both themes and both sizes: axe must find nothing, and a soak keeps the pictures to
 * be looked at. It takes all pairs of language and theme in both sizes for each state; an ordinary run has axe look at one, in turn
 * Indonesian light and English dark, and takes a picture only of what fails.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';

/** Where the pictures of a run are kept. */
const folder = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const tablet = { width: 1280, height: 800 };
const desk = { width: 1920, height: 1080 };

const sizes = { tablet, desk } as const;
type Size = keyof typeof sizes;
interface Look {
  readonly language: 'id' | 'en';
  readonly colorScheme: 'light' | 'dark';
  readonly of: readonly Size[];
}
const both: readonly Size[] = ['tablet', 'desk'];
const all: readonly Look[] = [
  { language: 'id', colorScheme: 'light', of: both },
  { language: 'en', colorScheme: 'dark', of: both },
  { language: 'id', colorScheme: 'dark', of: both },
  { language: 'en', colorScheme: 'light', of: both },
];
const inTurn: readonly Look[] = [
  { language: 'id', colorScheme: 'light', of: [] },
  { language: 'en', colorScheme: 'dark', of: [] },
];
let turn = 1;
function looked(): readonly Look[] {
  if (process.env.TAPIS_LOOK === 'all') return all;
  turn = 1 - turn;
  return inTurn.slice(turn, turn + 1);
}

/** Whether a hand reaches it without scrolling. */
export const inSight = (thing: Locator): Promise<boolean> =>
  thing.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });

/** One picture of the page as it is. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

/** As if another window of this browser had changed the language: the page follows, and nothing on it is lost. */
async function speak(page: Page, language: 'id' | 'en'): Promise<void> {
  await page.evaluate((wanted) => {
    const key = 'tapis-ui';
    const value = JSON.stringify({ state: { appearance: 'auto', language: wanted }, version: 0 });
    localStorage.setItem(key, value);
    window.dispatchEvent(new StorageEvent('storage', { key, newValue: value }));
  }, language);
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
}

/** What axe found so far; a journey ends with expecting none, so that one fault does not hide the next. */
export const axeFaults: string[] = [];

/** Lets axe look at the page as it is. */
export async function audit(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).setLegacyMode(true).analyze();
  for (const { id, nodes } of violations) {
    axeFaults.push(`${what}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }
}

/** Looks at a state from all sides and leaves it as it was: Indonesian, light, tablet. */
export async function look(page: Page, name: string): Promise<void> {
  for (const { language, colorScheme, of } of looked()) {
    await speak(page, language);
    await page.emulateMedia({ colorScheme });
    // Colours begin to move with the next frame.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
    const what = `${name}-${language}-${colorScheme}`;
    await audit(page, what);
    for (const size of of) {
      if (size !== 'tablet') await page.setViewportSize(sizes[size]);
      await picture(page, `${what}-${size}`);
      if (size !== 'tablet') await page.setViewportSize(tablet);
    }
  }
  await speak(page, 'id');
  await page.emulateMedia({ colorScheme: 'light' });
}
