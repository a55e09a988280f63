/** The outbox in the browser: off by default, switched on by two persons, what waits and why, and what is refused with a sentence. */
import { expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { pem, receiverKey } from '../electron/app/central.ts';
import { clearedCase, shiftToday } from '../electron/app/retention_station.ts';
import { pins, signedIn, staff } from '../electron/app/with_app.ts';
import { realApplication } from '../helpers/real_application.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, look } from './look.ts';
import { button, choice, newStation, signIn, switchTo } from './station.ts';

const { outbox: words } = text;
const station = newStation();
const screen = inBrowser({
  station,
  prepare: async (dir) => {
    const clock = { now: () => '2026-11-20T23:40:00.000Z', monotonic: () => 0 };
    const pages = await realApplication(dir, clock);
    const people = await staff(pages);
    const desk = await signedIn(pages, people.bp3mi, pins.bp3mi);
    await shiftToday(clock, desk);
    for (const count of [1, 2, 3]) await clearedCase(clock, desk, count);
    pages.app.close();
  },
});
const { sheet, show } = screen;

it('nothing is sent until technician and shift head have set it; then the screen says what waits and why', async () => {
  const { page } = screen;
  await page.goto(await station.address());
  await signIn(page, 'Admin Satu', pins.admin);
  await choice(page, words.link).click();
  await page.getByText(words.off).waitFor();
  await look(page, '100-outbox-off');
  await page.getByLabel(words.endpoint).fill('https://127.0.0.1:9/records');
  await page.getByLabel(words.authority).fill(pem('authority.pem'));
  await page.getByLabel(words.receiverKey).fill('pusat');
  await page.getByLabel(words.since).fill('2026-01-01');
  await button(page, words.switchOn).click();
  const refused = text.errors['receiver-key-wrong'];
  await sheet()
    .getByText(typeof refused === 'function' ? '' : refused.what)
    .waitFor();
  await screen.close();
  await page.getByLabel(words.receiverKey).fill(receiverKey.text);
  await button(page, words.switchOn).click();
  await choice(sheet(), 'Kepala Regu').waitFor();
  await look(page, '101-outbox-approve');
  await choice(sheet(), 'Kepala Regu').click();
  await page.keyboard.type(pins.supervisor, { delay: 40 });
  await page.keyboard.press('Enter');
  await page.getByText(words.faults.unreachable).waitFor();
  await look(page, '102-outbox-waiting');
  await switchTo(page, 'Kepala Regu', pins.supervisor);
  await show('/');
  await button(page, words.link).click();
  await page.getByText(words.stickNotReady).waitFor();
  await look(page, '103-outbox-head');
  expect(axeFaults).toEqual([]);
});
