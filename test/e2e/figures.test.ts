/** The figures in the browser, under the page's policy: every board, its tables, what is saved and what is copied. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { id as text } from '../../shared/text/id.ts';
import { typedDay } from '../../renderer/days.ts';
import { addDays, dayOf, instantOf } from '../../shared/time.ts';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { pins, staff } from '../electron/app/with_app.ts';
import { figureYear } from '../helpers/figure_year.ts';
import { realApplication } from '../helpers/real_application.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, look } from './look.ts';
import { button, choice, newStation, signIn } from './station.ts';

const words = text.figures;
const station = newStation();
const screen = inBrowser({
  station,
  prepare: async (dir) => {
    const clock = { now: () => instantOf(Date.now()), monotonic: () => 0 };
    const pages = await realApplication(dir, clock);
    const people = await staff(pages);
    pages.app.close();
    const key = await keyFileStore(dir).read('live');
    if (key === null) throw new Error('no key');
    const db = openDatabase({ path: join(dir, 'live', 'tapis.db'), key });
    const officers = [people.bp3mi, people.first, people.second];
    const codes = ['DOC-09', 'FIN-02', 'REC-03', 'REC-04', 'DST-08', 'TRV-01'];
    figureYear(db, { last: dayOf(clock.now()), days: 9, perDay: 90, officers, codes });
    db.close();
  },
});

it('the boards show their plots and tables, and what is saved hides the small', async () => {
  const { page } = screen;
  await page.goto(await station.address());
  await signIn(page, 'Kepala Regu', pins.supervisor);
  await screen.show('/figures');
  await page.getByRole('heading', { name: words.plots.byDay.title }).waitFor();
  await look(page, 'a0-figures-daily');
  await page.getByRole('button', { name: new RegExp(`${words.measures.postponed}$`) }).click();
  // Two days typed, by the keyboard alone; what is not finished changes nothing.
  await choice(page, words.period.own).click();
  const from = page.getByLabel(words.range.from);
  await from.fill('1-1-20');
  await page.getByText(words.range.unfinished).waitFor();
  const today = dayOf(instantOf(Date.now()));
  await from.fill(typedDay(addDays(today, -2)));
  await page.getByText(words.range.unfinished).waitFor({ state: 'hidden' });
  await look(page, 'a1-figures-range');
  // One flight.
  await page.getByLabel(words.flight.label, { exact: true }).selectOption('AK 450');
  await page.getByText(words.flight.note).waitFor();
  await page.getByRole('heading', { name: words.plots.byHour.title }).waitFor({ state: 'detached' });
  await look(page, 'a1-figures-flight');
  await page.getByLabel(words.flight.label, { exact: true }).selectOption('');
  await choice(page, words.period.week).click();
  const byFlight = page.getByRole('region', { name: words.plots.byFlight.title });
  await button(byFlight, words.table).click();
  await byFlight.getByRole('table').scrollIntoViewIfNeeded();
  await look(page, 'a1-figures-table');
  const [csv] = await Promise.all([page.waitForEvent('download'), button(byFlight, words.csv).click()]);
  const saved = readFileSync(await csv.path()).toString();
  expect(saved).toContain(words.plots.byFlight.note);
  expect(saved).not.toMatch(/;(?:[1-9]|10)(?:;|\r)/);
  const [png] = await Promise.all([page.waitForEvent('download'), button(byFlight, words.png).click()]);
  expect(
    readFileSync(await png.path())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  for (const tab of ['indicators', 'accuracy', 'time', 'fairness', 'collusion'] as const) {
    await button(page, words.tabs[tab]).click();
    await page.locator('.figure-one').first().waitFor();
    await look(page, `a2-figures-${tab}`);
    if (tab !== 'indicators') continue;
    const pairs = page.getByRole('region', { name: words.plots.pairs.title });
    await pairs.scrollIntoViewIfNeeded();
    await look(page, 'a2-figures-pairs');
    const [table] = await Promise.all([page.waitForEvent('download'), button(pairs, words.csv).click()]);
    expect(readFileSync(await table.path()).toString()).not.toMatch(/;(?:[1-9]|10)(?:;|\r)/);
  }
  expect(axeFaults).toEqual([]);
  expect(screen.faults).toEqual([]);
});
