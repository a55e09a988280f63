/** The search in the browser: by keyboard from the board to a case, with a purpose. */
import { expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { pins } from '../electron/app/with_app.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, look } from './look.ts';
import { seedSearch } from './seed_search.ts';
import { newStation, signIn } from './station.ts';

const words = text.search;
const station = newStation();
const screen = inBrowser({ station, prepare: seedSearch });

it('a shift head searches by keyboard alone and opens what was found', async () => {
  const { page } = screen;
  await page.goto(await station.address());
  await signIn(page, 'Kepala Regu', pins.supervisor);
  await page.getByRole('button', { name: words.title }).waitFor();
  await page.keyboard.press('/');
  await page.getByText(words.start).waitFor();
  await look(page, 'a0-search-empty');
  await page.keyboard.type('penandab', { delay: 150 });
  await page.getByLabel(words.purpose).selectOption('objection');
  await page.getByText(words.referenceNeeded).waitFor();
  await page.getByLabel(words.reference).fill('B-12/XI/2026');
  await page.keyboard.press('Enter');
  const list = page.getByRole('listbox', { name: words.results });
  await list.waitFor();
  await look(page, 'a1-search-found');
  await list.focus();
  await page.keyboard.press('ArrowDown');
  expect(await list.getByRole('option', { selected: true }).getAttribute('aria-posinset')).toBe('2');
  await page.keyboard.press('Escape');
  expect(await page.getByLabel(words.text, { exact: true }).evaluate((one) => one === document.activeElement)).toBe(
    true,
  );
  await page.getByLabel(words.text, { exact: true }).fill('xyzxyzxyz');
  await page.keyboard.press('Enter');
  await page.getByText(words.none).waitFor();
  await look(page, 'a2-search-none');
  await page.getByLabel(words.text, { exact: true }).fill('uji penanda');
  await page.keyboard.press('Enter');
  await list.waitFor();
  await list.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/screening\//);
  expect(axeFaults).toEqual([]);
  expect(screen.faults).toEqual([]);
});
