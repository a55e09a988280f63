/** Reviews and signatures in the browser: judged blind, given back, answered at the desk, accepted; a shift signed. */
import { expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { pins } from '../electron/app/with_app.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, look } from './look.ts';
import { seedReview } from './seed_review.ts';
import { button, choice, newStation, signIn, switchTo } from './station.ts';

const words = text.review;
const station = newStation();
const screen = inBrowser({ station, prepare: seedReview });
const { show, sheet } = screen;

it('a hold is judged before its decision is seen, and accepted', async () => {
  const { page } = screen;
  await page.goto(await station.address());
  await signIn(page, 'Kepala Regu', pins.supervisor);
  await page.getByText(words.overdueLoud({ count: 2 })).waitFor();
  await page.getByText('Alat pindai meja 2 mati').waitFor();
  await look(page, '110-board-of-a-head');
  await show('/reviews');
  await page.getByText(words.blindLine).waitFor();
  await look(page, '111-review-queue');
  await page.getByRole('listitem').filter({ hasText: words.blindLine }).getByRole('button').click();
  await page.getByText(words.blindTitle).waitFor();
  const shown = await page.locator('main').innerText();
  for (const said of [
    text.decision.kindsDone.postponedPassportHeld,
    text.result.attention,
    text.result.recommendation,
  ]) {
    expect(shown.toLowerCase()).not.toContain(said.toLowerCase());
  }
  await choice(page, text.journey.own.choice.unsure).click();
  await page.getByLabel(words.whyOwn).fill('Halaman data diragukan, tetapi tiket dan undangan cocok.');
  await choice(page, words.knewNo).click();
  await look(page, '112-review-blind');
  await button(page, words.record).click();
  await page.getByRole('heading', { name: words.twice }).waitFor();
  await page.getByRole('heading', { name: words.custody }).waitFor();
  await look(page, '113-review-case');
  await page.getByText(words.events).click();
  await page.getByText(text.events['review-assessed']).waitFor();
  await button(page, words.accept).click();
  await page.getByText(words.agreement.few, { exact: false }).waitFor();
  expect(await page.getByRole('listitem').filter({ hasText: words.blindLine }).count()).toBe(0);
});

it('a postponement is given back, answered at the desk of its officer, and accepted', async () => {
  const { page } = screen;
  const reason = 'Sebutkan apa yang terlihat pada lem.';
  await page
    .getByRole('button', { name: /^Buka kasus/ })
    .first()
    .click();
  await button(page, words.return).click();
  await sheet().getByLabel(words.returnReason).fill(reason);
  await look(page, '114-review-return');
  await button(sheet(), words.returnGo).click();
  await page.getByText(words.withOfficer).waitFor();
  await look(page, '115-review-returned');
  await switchTo(page, 'Pejabat Pertama', pins.first);
  await show('/');
  await page.getByText(reason).waitFor();
  await look(page, '116-board-returned');
  await button(page, words.mine.answer).click();
  await sheet().getByLabel(words.mine.words).fill('Lem terbuka dua milimeter di sisi kiri.');
  await look(page, '117-review-answer');
  await button(sheet(), words.mine.save).click();
  await sheet().waitFor({ state: 'hidden' });
  await expect.poll(() => page.getByText(reason).count()).toBe(0);
  await switchTo(page, 'Kepala Regu', pins.supervisor);
  await show('/reviews');
  await page.getByText(words.back, { exact: true }).first().waitFor();
  await page
    .getByRole('button', { name: /^Buka kasus/ })
    .first()
    .click();
  await page.getByText('Lem terbuka dua milimeter').waitFor();
  await button(page, words.accept).click();
  await page.getByText(words.none).waitFor();
  await look(page, '118-review-empty');
});

it('a closed shift past its day is signed with the PIN', async () => {
  const { page } = screen;
  await show('/shifts');
  await page.getByText(words.shifts.late).waitFor();
  await look(page, '119-shifts-to-sign');
  await page.getByRole('button', { name: new RegExp(words.shifts.sign) }).click();
  await sheet().getByText(words.shifts.signLead).waitFor();
  await page.waitForTimeout(300); // the sheet takes the keys once it stands
  await look(page, '120-shift-sign');
  await page.keyboard.type(pins.supervisor, { delay: 60 });
  await page.keyboard.press('Enter');
  await sheet().waitFor({ state: 'hidden' });
  await page.getByRole('cell', { name: /Kepala Regu/ }).waitFor();
  await look(page, '121-shift-signed');
  await show('/close');
  await page.getByRole('heading', { name: text.shift.close.title }).waitFor();
  await look(page, '122-shift-close');
  expect(axeFaults).toEqual([]);
  expect(screen.faults).toEqual([]);
});
