/**
 * One station, two desks: the technician switches the counter's network on and pairs a second machine, which works on the
 * station's record until it is revoked. Two real hosts, each with a browser of its own in front.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { sentenceOf } from '../../shared/text/sentence.ts';
import { pins } from '../electron/app/with_app.ts';
import { drawnCode } from './drawn_code.ts';
import { inBrowser, secondDesk } from './in_browser.ts';
import { axeFaults, look } from './look.ts';
import { addOfficer, button, choice, firstRun, newStation, scan, signIn } from './station.ts';

const words = text.network;
const station = newStation();
const host = inBrowser({
  station,
  begin: async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  },
});
const device = newStation();
const second = secondDesk(device);

const comparisonOn = (page: Page) => page.locator('.comparison').innerText();

describe('the counter’s network', () => {
  it('is off until the technician switches it on for one address', async () => {
    const { page } = host;
    await page.goto(await station.address());
    await firstRun(page);
    await signIn(page, 'Admin Satu', pins.admin);
    await choice(page, words.link).click();
    await page.getByText(words.off).waitFor();
    await look(page, '150-network-off');
    await page.getByRole('group', { name: words.whichAddress }).getByRole('button').first().click();
    await page.getByLabel(words.port).fill('80');
    await page.getByText(words.portFault).waitFor();
    await page.getByLabel(words.port).fill('4329');
    await button(page, words.switchOn).click();
    await page.getByText(/^Melayani perangkat di /).waitFor();
    await page.getByText(words.none).waitFor();
  });
});

describe('a second machine', () => {
  it('says what is wrong with a code that is none, and keeps nothing', async () => {
    await choice(second.page, words.join).click();
    await look(second.page, '151-join');
    await second.page.getByLabel(words.joinCode).fill('bukan kode');
    await button(second.page, words.joinAsk).click();
    await second.page.getByText(sentenceOf(text.errors, { code: 'pairing-code-wrong' }).what).waitFor();
  });

  it('joins by the code on the station’s screen, compared, named and placed by the technician', async () => {
    const { page } = host;
    await button(page, words.pair).click();
    await page.getByRole('img', { name: words.code }).waitFor();
    await look(page, '152-pairing-code');
    await button(page, words.copy).click();
    const code = await page.evaluate(() => navigator.clipboard.readText());
    expect(await drawnCode(page, words.code)).toBe(code);

    await scan(second.page, code);
    await expect.poll(() => second.page.getByLabel(words.joinCode).inputValue()).toBe(code);
    await button(second.page, words.joinAsk).click();
    await second.page.getByRole('heading', { name: words.joinAsking }).waitFor();
    await look(second.page, '153-join-asking');
    await page.getByText(words.asked).waitFor();
    expect(await comparisonOn(page)).toBe(await comparisonOn(second.page));
    const sheet = host.sheet();
    await sheet.getByLabel(words.deviceName).fill('Tablet 2');
    await choice(sheet, words.places.counter1).click();
    await look(page, '154-pairing-asked');
    await button(sheet, words.approve).click();
    await page.getByText(words.pairedNow({ name: 'Tablet 2' })).waitFor();
    await button(sheet, text.frame.close).first().click();
  });

  it('hears of what is stored at the station without asking', async () => {
    const { page } = host;
    await choice(second.page, 'Kepala Regu').waitFor();
    await second.page.waitForTimeout(2_500); // its page has found the stream, and asks by itself three times a minute
    await choice(page, text.frame.navigation.officers).click();
    await addOfficer(page, { name: 'Petugas Baru', role: 'bp3mi', official: false });
    await choice(second.page, 'Petugas Baru').waitFor({ timeout: 3_000 });
    await choice(page, words.link).click();
  });

  it('works on the station’s record from then on, each officer with the own PIN', async () => {
    await signIn(second.page, 'Kepala Regu', pins.supervisor);
    await look(second.page, '155-desk-at-work');
    await host.page.getByText(words.connected).waitFor();
    await look(host.page, '156-devices');
  });

  it('is given another name and place, which its page shows without being asked', async () => {
    const { page } = host;
    await button(page, words.renameTitle({ name: 'Tablet 2' })).click();
    const sheet = host.sheet();
    await sheet.getByLabel(words.deviceName).fill('Tablet Imigrasi');
    await choice(sheet, words.places.counter2).click();
    await look(page, '159-device-rename');
    await button(sheet, text.frame.save).click();
    await second.page.getByRole('banner').getByText(`${words.places.counter2} · Tablet Imigrasi`).waitFor();
    await page.getByRole('cell', { name: /^Tablet Imigrasi/ }).waitFor();
  });

  it('says that its station is gone, and goes on once it is back', async () => {
    const { page } = host;
    const gone = second.page.getByText(/^Perangkat ini terputus dari komputer pos/).first();
    await page.goto('about:blank'); // a page whose host is gone complains
    await station.kill('SIGTERM');
    await gone.waitFor();
    await station.start();
    await gone.waitFor({ state: 'hidden' });
    await choice(second.page, 'Kepala Regu').waitFor(); // sessions ended with the host
    // Notices above the names go one after the other as the station is read again: a hand is slower than that.
    await second.page.waitForTimeout(600);
    await signIn(second.page, 'Kepala Regu', pins.supervisor);
    await page.goto(await station.address());
    await signIn(page, 'Admin Satu', pins.admin);
    await choice(page, words.link).click();
    await page.getByText(words.connected).waitFor();
  });

  it('is cut off at once when it is revoked, and says so', async () => {
    const { page } = host;
    await button(page, words.revokeTitle({ name: 'Tablet Imigrasi' })).click();
    await look(page, '157-revoke');
    await button(host.sheet(), words.revokeNow).click();
    await page.getByText(/^dicabut /).waitFor();
    await second.page.getByText(text.kept.turnedAway).waitFor();
    await look(second.page, '158-desk-cut-off');
    // The same after a restart, when this device knows nothing of the station any more.
    await second.page.reload();
    await second.page.getByText(text.kept.turnedAway).waitFor();
    await look(second.page, '158-desk-turned-away');
    await button(second.page, text.kept.leave).click();
    const sheet = second.page.getByRole('dialog');
    const leave = button(sheet, text.kept.leaveNow);
    expect(await leave.isDisabled()).toBe(true);
    await look(second.page, '159-desk-leaves');
    await sheet.getByLabel(text.kept.leaveAsk).check();
    await leave.click();
    await choice(second.page, words.join).waitFor();
  });
});

it('leaves nothing that axe or the browser complains of', () => {
  expect(axeFaults).toEqual([]);
  expect(host.faults).toEqual([]);
  expect(second.faults).toEqual([]);
});
