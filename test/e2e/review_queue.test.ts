/** A long queue of reviews: only what is in sight is drawn, and nobody who works by keys or by ear notices. */
import { expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { pins } from '../electron/app/with_app.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, inSight, look } from './look.ts';
import { seedReviewQueue, waiting } from './seed_review_queue.ts';
import { newStation, signIn } from './station.ts';

const words = text.review;
const station = newStation();
const screen = inBrowser({ station, prepare: seedReviewQueue });
const { show } = screen;

const lines = () => screen.page.getByRole('list', { name: words.title }).getByRole('listitem');
const line = (place: number) => lines().and(screen.page.locator(`[aria-posinset="${String(place)}"]`));
/** Which line has the focus. */
const focused = () =>
  screen.page.evaluate(() => document.activeElement?.closest('li')?.getAttribute('aria-posinset') ?? null);
const expectFocus = (place: number) => expect.poll(focused).toBe(String(place));

it('draws what is in sight, says how many there are, and is gone through by keys alone', async () => {
  const { page } = screen;
  await page.goto(await station.address());
  await signIn(page, 'Kepala Regu', pins.supervisor);
  await page.getByText(words.board({ count: waiting, overdue: 0 })).waitFor();
  await show('/reviews');
  await line(1).waitFor();
  expect(await line(1).getAttribute('aria-setsize')).toBe(String(waiting));
  expect(await lines().count()).toBeLessThan(waiting / 2);
  await look(page, '11a-review-queue-long');
  await line(1).getByRole('button').focus();
  await page.keyboard.press('Tab');
  await expectFocus(2);
  await page.keyboard.press('End');
  await expectFocus(waiting);
  await expect.poll(() => inSight(line(waiting).getByRole('button'))).toBe(true);
  expect(await lines().count()).toBeLessThan(waiting / 2);
  await look(page, '11b-review-queue-end');
  await page.keyboard.press('ArrowUp');
  await expectFocus(waiting - 1);
  await page.keyboard.press('PageUp');
  await expect.poll(async () => Number(await focused())).toBeLessThan(waiting - 2);
});

it('keeps the focus on a line that was scrolled away, and opens it', async () => {
  const { page } = screen;
  const place = Number(await focused());
  await lines().first().hover();
  await page.mouse.wheel(0, -100_000);
  await line(1).waitFor();
  await expectFocus(place);
  await page.keyboard.press('Shift+Tab');
  await expectFocus(place - 1);
  await expect.poll(() => inSight(line(place - 1).getByRole('button'))).toBe(true);
  await page.keyboard.press('Home');
  await expectFocus(1);
  await page.keyboard.press('ArrowUp');
  await expectFocus(1);
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/review\//);
  expect(axeFaults).toEqual([]);
  expect(screen.faults).toEqual([]);
});
