/**
 * A referral from a device whose station is away: written there, shown as a QR, typed by the reader of the station's machine once
 * that is back, taken by Immigration. Two real hosts, each with a browser of its own in front.
 */
import { cpSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { sentenceOf } from '../../shared/text/sentence.ts';
import { desks } from '../electron/app/cases.ts';
import { pins, staffed, withApp } from '../electron/app/with_app.ts';
import { endAll, hostFrom, paired } from '../electron/network/hosts.ts';
import { passport } from '../helpers/papers.ts';
import { drawnCode } from './drawn_code.ts';
import { inBrowser, secondDesk } from './in_browser.ts';
import { axeFaults, look } from './look.ts';
import { button, choice, newStation, scan, signIn } from './station.ts';

const words = text.carried;
/** What the page says as soon as its station is away, with or without the time since when. */
const gone = text.kept.away.replace(/\.$/, '');
const station = newStation();
const device = newStation();

/** A station with an open shift and a device that was paired with it. */
async function prepare(dir: string): Promise<void> {
  await withApp(async (bench) => {
    await desks(bench, await staffed(bench));
    const host = await hostFrom(bench, '127.0.0.6');
    const tablet = await paired(host, 'Tablet 1', 'beforeXray');
    host.stop();
    tablet.stop();
    cpSync(host.dir, dir, { recursive: true });
    cpSync(tablet.dir, device.dir, { recursive: true });
  });
  endAll();
}

const host = inBrowser({ station, prepare });
const second = secondDesk(device);
let code = '';

describe('a device whose station is away', () => {
  it('offers to carry a referral, and takes the passport from its reader', async () => {
    await signIn(second.page, 'Petugas BP3MI', pins.bp3mi);
    await station.kill('SIGTERM');
    await second.page.getByText(gone).first().waitFor();
    await look(second.page, '180-cut-off');
    await button(second.page, words.open).click();
    const sheet = second.page.getByRole('dialog');
    expect(await sheet.getByLabel(words.sender).inputValue()).toBe('Petugas BP3MI');
    expect(await button(sheet, words.make).isDisabled()).toBe(true);
    await scan(second.page, passport({ number: 'X7000009' }).text);
    await expect.poll(() => sheet.getByLabel(words.passport).inputValue()).toBe(passport({ number: 'X7000009' }).text);
    await sheet.getByLabel(words.flight).fill('AK 450');
    await choice(sheet, text.journey.purpose.selection.documentFact).click();
    await sheet.getByLabel(words.asked).fill('Paspor dilihat, e-PMI tidak dapat ditunjukkan.');
    await sheet.getByLabel(words.reason).fill('Halaman data paspor diragukan, lem terlihat terbuka.');
    await look(second.page, '181-carry-form');
  });

  it('keeps what was typed when the sheet is put aside, and shows the code', async () => {
    await second.page.keyboard.press('Escape');
    await second.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await button(second.page, words.open).click();
    const sheet = second.page.getByRole('dialog');
    expect(await sheet.getByLabel(words.flight).inputValue()).toBe('AK 450');
    await button(sheet, words.make).click();
    await sheet.getByRole('img', { name: words.code }).waitFor();
    await look(second.page, '182-carry-code');
    code = (await drawnCode(second.page, words.code)) ?? '';
    expect(code).toMatch(/^TAPIS-BAWA-1:[A-Z2-7]+$/);
    await button(sheet, words.done).click();
    await second.page.getByRole('dialog').waitFor({ state: 'hidden' });
  });
});

describe('Immigration at the station', () => {
  it('reads the code with its reader, wherever it is, and takes the traveller over', async () => {
    const { page } = host;
    await station.start();
    await page.goto(await station.address());
    await signIn(page, 'Pejabat Pertama', pins.first);
    await scan(page, code);
    const sheet = host.sheet();
    await sheet.getByText('BUDI CONTOH').waitFor();
    await sheet.getByText(words.by({ sender: 'Petugas BP3MI' })).waitFor();
    await look(page, '183-carried-read');
    await button(sheet, words.accept).click();
    await page.waitForURL(/#\/screening\//);
    await sheet.waitFor({ state: 'hidden' });
    await button(page, text.frame.openRail({ name: text.frame.record })).click();
    await page.getByText(words.origin).waitFor();
    await look(page, '184-carried-record');
  });

  it('is told that a code was taken before', async () => {
    const { page } = host;
    await host.show('/');
    await scan(page, code);
    await host
      .sheet()
      .getByText(sentenceOf(text.errors, { code: 'carried-used' }).what)
      .waitFor();
    await look(page, '185-carried-used');
    await host.close();
  });
});

it('leaves nothing that axe or the browser complains of', () => {
  expect(axeFaults).toEqual([]);
  expect(host.faults).toEqual([]);
  expect(second.faults).toEqual([]);
});
