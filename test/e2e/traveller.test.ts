/** The tablet in the traveller's hand, on the built page: large words, nobody's name, and back to the work only with the PIN. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { deliveredWordsFile } from '../../shared/catalogue/delivered_words.ts';
import { parseTravellerWords } from '../../shared/domain/traveller_words.ts';
import { sentenceOf } from '../../shared/text/sentence.ts';
import { id as text } from '../../shared/text/id.ts';
import { pins } from '../electron/app/with_app.ts';
import { zoneText } from '../helpers/zone.ts';
import { inBrowser } from './in_browser.ts';
import { audit, axeFaults, look, picture } from './look.ts';
import { seed } from './seed.ts';
import { addFlight, button, choice, newStation, pass, scan, signIn } from './station.ts';

const { journey, words, shift } = text;
const parsed = parseTravellerWords(deliveredWordsFile, []);
if (!parsed.ok) throw new Error(parsed.error.code);
const told = parsed.value.languages.find(({ code }) => code === 'id')?.words;
if (told === undefined) throw new Error('no Indonesian words');

const station = newStation();
let page: Page;
let faults: string[];

inBrowser({
  station,
  prepare: seed,
  begin: async (opened, found) => {
    page = opened;
    faults = found;
    await page.goto(await station.address());
  },
});

const wrongPin = sentenceOf(text.errors, { code: 'pin-wrong' }).what;

/** Names and numbers of everybody the station knows, and words of a judgement: none may be in the document at all. */
const forbidden =
  /SITI|BUDI|CONTOH|PRATAMA|TUNGGAL|ANAK|PANJANG|LAIN|X7654321|Y1234567|C000000|AK ?450|Petugas BP3MI|Pejabat (?:Pertama|Kedua)|Kepala Regu|\b(?:skor|score|poin|points|diragukan|doubtful|penilaian|assessment)\b/;

async function nothingOfAnybody() {
  const html = await page.locator('.app').innerHTML();
  // Here the words name the office and not the officer of this test who is called so.
  expect(html.replaceAll('Petugas BP3MI tidak boleh', '')).not.toMatch(forbidden);
}

/** The smallest type of any text on the screen, in px. */
const smallestType = () =>
  page.evaluate(() => {
    const sizes: number[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || node.textContent?.trim() === '' || parent.closest('script, style') !== null) continue;
      if (parent.getClientRects().length > 0) sizes.push(Number.parseFloat(getComputedStyle(parent).fontSize));
    }
    return Math.min(...sizes);
  });

it('opens from the board with one touch and shows nobody', async () => {
  await signIn(page, 'Petugas BP3MI', pins.bp3mi);
  await addFlight(page, 'AK 450');
  await choice(page, words.show).click();
  await page.getByRole('heading', { name: told.travel.title }).waitFor();
  await nothingOfAnybody();
  await page.keyboard.press('2');
  await page.getByText(told.asked.general).waitFor();
  await button(page, told.officer).click();
  await page.keyboard.type(pins.bp3mi, { delay: 60 });
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: shift.board.title }).waitFor();
});

it('opens from a clarification with one touch: what is asked for this purpose, in large type', async () => {
  await scan(page, zoneText({ name: 'CONTOH<<SITI', number: 'X7654321', sex: 'F' }));
  await scan(page, pass('CONTOH/SITI MS', '0036'));
  await page.getByRole('button', { name: `Wisata: ${journey.purpose.clarify}` }).click();
  await choice(page, journey.purpose.selection.random).click();
  await page.getByRole('heading', { name: journey.documents.title }).waitFor();
  await button(page.getByRole('group', { name: 'Paspor' }), journey.documents.status.doubtful).click();
  await choice(page, words.show).click();
  await page.getByRole('heading', { name: told.travel.title }).waitFor();
  await look(page, '100-traveller-rights');
  for (const [key, heading, name] of [
    ['2', told.asked.title, '101-traveller-asked'],
    ['3', told.recorded.title, '102-traveller-recorded'],
    ['4', told.complain.title, '103-traveller-complain'],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByRole('heading', { name: heading }).waitFor();
    await nothingOfAnybody();
    expect(await smallestType()).toBeGreaterThanOrEqual(24);
    await look(page, name);
  }
  await page.keyboard.press('2');
  await page.getByText(told.asked.purpose.replace('{purpose}', 'Wisata')).waitFor();
  await button(page, 'English').click();
  await page.getByText('Who bought the ticket and how').waitFor();
  await picture(page, '101-traveller-asked-in-english');
  expect(await smallestType()).toBeGreaterThanOrEqual(24);
});

it('gives nothing to keys, scans or a wrong PIN, hides it, and with the right one the work stands where it was [V6.2.6]', async () => {
  await scan(page, zoneText({ name: 'LAIN<<ORANG', number: 'Y1234567' }));
  for (const key of ['Escape', 'F2', 'F4', 'F9', '/']) await page.keyboard.press(key);
  await nothingOfAnybody();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('button', { name: 'Back to the officer' }).click();
  await page.keyboard.type('000111', { delay: 60 });
  expect(await page.locator('.pin input').evaluateAll((all) => all.map((one) => one.getAttribute('type')))).toEqual([
    'password',
  ]);
  expect(await page.locator('body').innerText()).not.toContain('000111');
  await page.keyboard.press('Enter');
  await page.getByText(wrongPin).first().waitFor();
  await button(page, words.toTraveller).click();
  await page.getByRole('heading', { name: 'What is asked now' }).waitFor();
  await page.getByRole('button', { name: 'Back to the officer' }).click();
  await look(page, '104-traveller-leave');
  await page.keyboard.type(pins.bp3mi, { delay: 60 });
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: journey.documents.title }).waitFor();
  await page.getByRole('heading', { name: 'SITI CONTOH' }).first().waitFor();
});

it('stands on a second display while the work goes on, can ask for nothing there and hears nothing but a page [V3.5.5]', async () => {
  expect(await choice(page, words.second).count()).toBe(0);
  // As Chromium tells it where the machine has two displays.
  await page.evaluate(() => {
    Object.defineProperty(Screen.prototype, 'isExtended', { get: () => true });
    EventTarget.prototype.dispatchEvent.call(window.screen, new Event('change'));
  });
  const open = async () => {
    const [opened] = await Promise.all([page.context().waitForEvent('page'), choice(page, words.second).click()]);
    await opened.getByRole('heading', { name: told.travel.title }).waitFor();
    return opened;
  };
  const second = await open();
  expect(new URL(second.url()).pathname).toBe('/traveller');
  await audit(second, '105-second-display');
  await picture(second, '105-second-display');
  await button(second, 'English').click();
  await second.keyboard.press('2');
  await second.getByRole('heading', { name: 'What is asked now' }).waitFor();
  expect(await second.getByRole('button', { name: 'Back to the officer' }).count()).toBe(0);
  expect(await second.locator('.app').innerHTML()).not.toMatch(forbidden);
  const reached = await second.evaluate(async () => {
    const call = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    const answered = await fetch('/call/session.current', call).then(
      ({ status }) => status,
      () => null,
    );
    return { answered, opener: window.opener === null };
  });
  expect(reached).toEqual({ answered: null, opener: true });
  const before = await second.locator('.app').innerHTML();
  await page.evaluate(() => {
    const line = new BroadcastChannel('tapis-traveller');
    const page = { title: 'SITI CONTOH', html: '<b>SITI CONTOH</b>' };
    for (const said of ['close', { kind: 'close', more: 1 }, { kind: 'show', page }, { kind: 'open' }, null]) {
      line.postMessage(said);
    }
    line.close();
  });
  await page.getByRole('heading', { name: 'SITI CONTOH' }).first().waitFor();
  expect(await second.locator('.app').innerHTML()).toBe(before);
  await look(page, '106-beside-second-display');
  await Promise.all([second.waitForEvent('close'), choice(page, words.secondClose).click()]);
  // What was shown goes with the screen it belongs to: here the curtain falls over it.
  const again = await open();
  await choice(page, words.secondClose).waitFor();
  await Promise.all([again.waitForEvent('close'), page.keyboard.press('F9')]);
});

it('shows axe nothing to find and left no complaint of the browser', () => {
  expect(axeFaults).toEqual([]);
  expect(faults).toEqual([]);
});
