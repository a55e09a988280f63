/**
 * The outage kit on the built page: forms numbered ahead, a hold entered from paper, the second officer's PIN, the stack
 * checked. One entry is counted in touches and keys, and what a hand needs for them is held against a minute.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFailed } from 'vitest';
import { clockOf, instantOf } from '../../shared/time.ts';
import { id as text } from '../../shared/text/id.ts';
import { sentenceOf } from '../../shared/text/sentence.ts';
import { pins } from '../electron/app/with_app.ts';
import { zoneText } from '../helpers/zone.ts';
import { axeFaults, look, picture } from './look.ts';
import { seed } from './seed.ts';
import { addFlight, button, choice, complaints, launch, newStation, scan, signIn, switchTo } from './station.ts';

const { outage, decision, custody, journey, ledger } = text;
const letterMissing = sentenceOf(text.errors, { code: 'proxy-paper-missing' });
const station = newStation();
let browser: Browser;
let page: Page;
let faults: string[];

beforeAll(async () => {
  await seed(station.dir);
  await station.start();
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'id-ID' });
  page.setDefaultTimeout(10_000);
  faults = complaints(page);
  // The printer of a browser without a screen: the pages stand ready, and nothing waits for paper.
  await page.addInitScript(() => {
    window.print = () => undefined;
  });
  await page.goto(await station.address());
});

beforeEach(({ task }) => {
  onTestFailed(async () => {
    await picture(page, `failed: ${task.name.slice(0, 40)}`);
  });
});

afterAll(async () => {
  await browser.close();
  await station.kill('SIGTERM');
  station.remove();
});

const sheet = () => page.getByRole('dialog');

/**
 * Seconds a hand needs, after the keystroke-level model (Card, Moran, Newell 1980): 1.1 to reach a place and 1.0 to find what the
 * paper says there; 0.28 a key of somebody who is no typist; a scan with reaching for the passport.
 */
const hand = { touch: 2.1, key: 0.28, scan: 3.3 };

/** Counts what is done, as an officer would do it. */
function counting() {
  const done = { touches: 0, keys: 0, scans: 0 };
  return {
    done,
    touch: async (words: string) => {
      done.touches += 1;
      await choice(page.getByRole('main'), words).click();
    },
    type: async (label: string, written: string) => {
      done.touches += 1;
      done.keys += written.length;
      await page.getByLabel(label, { exact: true }).click();
      await page.keyboard.type(written, { delay: 60 });
    },
    /** Into the field that has the focus, and on to the next one. */
    typeOn: async (label: string, written: string) => {
      done.keys += written.length + 1;
      expect(await page.getByLabel(label, { exact: true }).evaluate((field) => field === document.activeElement)).toBe(
        true,
      );
      await page.keyboard.type(written, { delay: 60 });
      await page.keyboard.press('Tab');
    },
    pick: async (label: string, wanted: string) => {
      done.touches += 2;
      await page.getByLabel(label, { exact: true }).selectOption({ label: wanted });
    },
    scan: async (code: string) => {
      done.scans += 1;
      await scan(page, code);
    },
    enter: async () => {
      done.keys += 1;
      await page.keyboard.press('Enter');
    },
    seconds: () => done.touches * hand.touch + done.keys * hand.key + done.scans * hand.scan,
  };
}

it('numbers forms ahead, and says what lies in stock', async () => {
  await signIn(page, 'Pejabat Pertama', pins.first);
  await addFlight(page, 'AK 450');
  await choice(page, outage.link({ count: 0 })).click();
  await page.getByRole('heading', { name: outage.title }).waitFor();
  await look(page, '110-outage-empty');
  for (const kind of ['postponement', 'clarification'] as const) {
    await button(page, outage.print).click();
    await choice(sheet(), outage.kinds[kind]).click();
    await choice(sheet(), '5').click();
    if (kind === 'postponement') await look(page, '111-outage-print');
    await choice(sheet(), outage.printGo({ count: 5 })).click();
    await sheet().waitFor({ state: 'hidden', timeout: 60_000 });
    // Three pages a postponement, one a clarification: every form of the stack in one go.
    expect(await page.locator('.print-pages canvas').count()).toBe(kind === 'postponement' ? 15 : 5);
  }
  await page.getByText('1–5', { exact: true }).waitFor();
  await page.getByText('6–10', { exact: true }).waitFor();
  await look(page, '112-outage-stock');
});

it('takes a hold over from paper in under a minute of a hand’s work', async () => {
  const work = counting();
  await work.touch(outage.enter);
  await work.typeOn(outage.number, '2');
  await work.typeOn(outage.time, clockOf(instantOf(Date.now())).replace(':', ''));
  await work.touch('Pejabat Pertama');
  await look(page, '113-outage-form');
  await work.enter();
  await work.scan(zoneText({ name: 'CONTOH<<SITI', number: 'X7654321', sex: 'F' }));
  await page.getByText('SITI CONTOH').waitFor();
  await work.touch('AK 450');
  await work.pick(outage.purpose, 'Wisata');
  await work.touch(journey.purpose.selection.documentFact);
  await look(page, '114-outage-traveller');
  await work.enter();
  await work.touch(decision.kinds.postponedPassportHeld);
  await work.touch('Tidak memiliki dokumen perjalanan');
  await work.touch('Paspor');
  await work.touch('Paspor');
  await work.type(decision.reasonLabel, 'Data paspor diragukan.');
  await work.touch(decision.milder.askedFurther);
  await work.touch(decision.languages.indonesian);
  await look(page, '115-outage-decision');
  await work.touch(decision.statementNone);
  await work.enter();
  await work.typeOn(custody.receipt.bookNumber, 'BK-0017');
  await work.typeOn(custody.hold.seal, 'SG-0017');
  await work.typeOn(custody.hold.place, 'Brankas 1');
  await work.typeOn(custody.hold.condition, 'Baik');
  await work.touch('Pejabat Kedua');
  await work.touch(custody.receipt.signed);
  await look(page, '116-outage-hold');
  await work.enter();
  await page.getByRole('heading', { name: outage.enteredTitle }).waitFor();
  console.info(`one hold from paper: ${JSON.stringify(work.done)}, ${work.seconds().toFixed(0)} s by hand`);
  expect(work.seconds()).toBeLessThan(60);
  await look(page, '117-outage-waiting');
});

it('stands in the ledger once the second Pejabat Imigrasi typed the own PIN', async () => {
  const confirm = outage.confirmOther({ name: 'Pejabat Kedua' });
  await button(page, confirm).click();
  await look(page, '118-outage-confirm');
  await page.keyboard.type(pins.second, { delay: 60 });
  await page.keyboard.press('Enter');
  await sheet().waitFor({ state: 'hidden' });
  await page.goto(`${new URL(page.url()).origin}/#/custody`);
  await page.getByRole('main').getByText('BK-0017').waitFor();
  await picture(page, '118-outage-in-custody');
});

it('takes over from paper that a passport went back, with the real time', async () => {
  await page.goto(`${new URL(page.url()).origin}/#/outage`);
  await button(page, outage.print).click();
  await choice(sheet(), outage.kinds.custodyMove).click();
  await choice(sheet(), '5').click();
  await choice(sheet(), outage.printGo({ count: 5 })).click();
  await sheet().waitFor({ state: 'hidden', timeout: 60_000 });
  const main = page.getByRole('main');
  await button(main, outage.enter).click();
  await page.getByLabel(outage.number, { exact: true }).fill('11');
  await page.getByLabel(outage.time, { exact: true }).fill(clockOf(instantOf(Date.now())));
  await choice(main, 'Pejabat Pertama').click();
  await page.keyboard.press('Enter');
  await choice(main, 'SITI CONTOH').click();
  await choice(main, ledger.kind.proxy).click();
  await page.getByText(letterMissing.todo).waitFor();
  await choice(main, ledger.kind.holder).click();
  await page.getByLabel(ledger.second.name).fill('Siti Contoh');
  await look(page, '119-outage-move');
  await choice(main, outage.record).click();
  await page.getByRole('heading', { name: outage.recorded }).waitFor();
  await page.goto(`${new URL(page.url()).origin}/#/custody`);
  await page.getByText(ledger.list.gone).waitFor();
  await page.getByText(ledger.way.holder).first().waitFor();
});

it('checks the stack: what is not found is named', async () => {
  await page.goto(`${new URL(page.url()).origin}/#/outage`);
  await button(page, outage.spoil).click();
  await sheet().getByLabel(outage.spoilNumber).fill('3');
  await choice(sheet(), outage.spoilReasons.jammed).click();
  await picture(page, '120-outage-spoil');
  await choice(sheet(), outage.spoilGo).click();
  await sheet().waitFor({ state: 'hidden' });
  await button(page, outage.count).click();
  await sheet().getByLabel(outage.countNumbers).fill('1, 4, 6-10, 12-15');
  await look(page, '121-outage-count');
  await choice(sheet(), outage.countGo).click();
  await sheet().waitFor({ state: 'hidden' });
  await page.getByText(outage.balances({ printed: 15, used: 2, spoiled: 1, blank: 11, missing: ['5'] })).waitFor();
  await page.getByText(/Tidak ditemukan \(1\): DRT-IMI\/PLM-A1\/\d{4}\/0005/).waitFor();
  await look(page, '122-outage-counted');
});

it('lets BP3MI print and enter clarifications alone, and says where a record comes from', async () => {
  await switchTo(page, 'Petugas BP3MI', pins.bp3mi);
  await page.goto(`${new URL(page.url()).origin}/#/outage`);
  await button(page, outage.print).click();
  expect(await choice(sheet(), outage.kinds.postponement).count()).toBe(0);
  await choice(sheet(), outage.printGo({ count: 10 })).click();
  await sheet().waitFor({ state: 'hidden', timeout: 60_000 });
  await button(page, outage.enter).click();
  await page.getByLabel(outage.number, { exact: true }).fill('1');
  await page.getByLabel(outage.time, { exact: true }).fill(clockOf(instantOf(Date.now())));
  await choice(page.getByRole('main'), 'Petugas BP3MI').click();
  await page.keyboard.press('Enter');
  await scan(page, zoneText({ name: 'LAIN<<ORANG', number: 'Y7654321' }));
  await page.getByLabel(outage.purpose).selectOption({ label: 'Wisata' });
  await choice(page, journey.purpose.selection.random).click();
  await page.keyboard.press('Enter');
  expect(await page.getByRole('button', { name: decision.kinds.postponed, exact: false }).count()).toBe(0);
  await choice(page, decision.kinds.cleared).click();
  await picture(page, '123-outage-clear');
  await choice(page, outage.record).click();
  await page.getByRole('heading', { name: outage.recorded }).waitFor();
  await choice(page, outage.look).click();
  await page
    .getByText(outage.origin({ form: '' }).trim())
    .first()
    .waitFor();
  await picture(page, '124-outage-origin');
});

it('shows axe nothing to find and left no complaint of the browser', () => {
  expect(axeFaults).toEqual([]);
  expect(faults).toEqual([]);
});
