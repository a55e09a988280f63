/** Retention in the browser: two persons erase what is past its period, and what is left says so. */
import { expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { pins } from '../electron/app/with_app.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, look } from './look.ts';
import { seedRetention } from './seed_retention.ts';
import { button, choice, newStation, signIn, switchTo } from './station.ts';

const words = text.retention;
const station = newStation();
let cases = { gone: '', standing: '' };
const screen = inBrowser({
  station,
  prepare: async (dir) => {
    cases = await seedRetention(dir);
  },
});
const { show, sheet, close } = screen;

it('two persons erase what is past its period, the shift head prints the certificate', async () => {
  const { page } = screen;
  await page.goto(await station.address());
  await signIn(page, 'Admin Satu', pins.admin);
  await choice(page, words.title).click();
  await page.getByText(words.due({ count: 2, officers: 0 })).waitFor();
  await look(page, '90-retention');
  expect(await page.getByRole('row').filter({ hasText: words.officers.kind }).innerText()).toMatch(/\b1\b/);
  await page.getByText(words.basis).first().click();
  await page.getByText(words.basis).last().click();
  await look(page, '91-retention-basis');
  await button(page, words.erase({ count: 2, officers: 0 })).click();
  await sheet().getByText(words.eraseLead).waitFor();
  await look(page, '92-retention-erase');
  await choice(sheet(), 'Kepala Regu').click();
  await page.keyboard.type(pins.supervisor, { delay: 40 });
  await page.keyboard.press('Enter');
  await sheet()
    .getByText(words.erased({ count: 2, officers: 0 }))
    .waitFor();
  await look(page, '93-retention-erased');
  await close();
  await page.getByText(words.nothingDue).waitFor();
  await switchTo(page, 'Kepala Regu', pins.supervisor);
  await show('/retention');
  await button(page, words.certificate).click();
  await sheet()
    .getByText(/BAP-IMI/)
    .first()
    .waitFor();
  await look(page, '94-retention-certificate');
  await close();
});

it('an erased case says so, one that stands shows its rights', async () => {
  const { page } = screen;
  await show(`/screening/${cases.gone}`);
  await page.getByText(words.erasedNote).waitFor();
  await look(page, '95-erased-case');
  await show(`/case/${cases.gone}`);
  await page.getByText(words.erasedNote).waitFor();
  await look(page, '96-erased-after');
  await switchTo(page, 'Petugas BP3MI', pins.bp3mi);
  await show(`/case/${cases.standing}`);
  await page.getByRole('heading', { name: words.rights }).waitFor();
  await look(page, '97-case-data');
  await button(page, words.correction.add).click();
  await sheet().getByText(words.correction.lead).waitFor();
  await look(page, '98-correction');
  await close();
  await button(page, words.correction.answer).click();
  await look(page, '99-correction-answer');
  await choice(sheet(), words.correction.outcome.corrected).click();
  await sheet().getByLabel(words.correction.answerContent).fill('Dicatat dalam pernyataan baru.');
  await button(sheet(), words.correction.answerSave).click();
  await sheet().waitFor({ state: 'hidden' });
  await page.getByText(words.correction.outcome.corrected, { exact: true }).waitFor();
  await button(page, words.copy.give).click();
  await sheet().getByLabel(words.copy.askedBy).fill('Contoh Siti');
  await sheet().getByLabel(words.copy.identity).fill('paspor asli');
  await look(page, '99a-personal-copy');
  await close();
  expect(axeFaults).toEqual([]);
  expect(screen.faults).toEqual([]);
});
