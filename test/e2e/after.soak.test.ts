/** What comes back after a decision, on the built host in Chromium: every new screen from all sides. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { pins } from '../electron/app/with_app.ts';
import { axeFaults, look, picture } from './look.ts';
import { seedAfter } from './seed_after.ts';
import { button, choice, complaints, launch, newStation, signIn, switchTo } from './station.ts';

const { after, ledger } = text;
const station = newStation();
let browser: Browser;
let page: Page;
let faults: string[];
/** The case with a sealed note; which of those due is listed first is not said. */
let sealedCase = '';

beforeAll(async () => {
  ({ sealedCase } = await seedAfter(station.dir));
  await station.start();
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'id-ID' });
  page.setDefaultTimeout(10_000);
  faults = complaints(page);
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

const show = (path: string) => page.goto(`${new URL(page.url()).origin}/#${path}`);
const sheet = () => page.getByRole('dialog');
const openObjection = () =>
  page
    .getByRole('button', { name: `${after.objection.open}: BUDI CONTOH` })
    .first()
    .click();
const close = async () => {
  await page.keyboard.press('Escape');
  await sheet().waitFor({ state: 'hidden' });
};

describe('after the decision', () => {
  it('the owner is told at the next sign-in who opened the sealed notes, and why', async () => {
    await signIn(page, 'Pejabat Pertama', pins.first);
    await page.getByText(/Kepala Regu membuka catatan tertutup Anda/).waitFor();
    await look(page, '110-board-alert');
    await button(page, after.sealed.seen).click();
    await page.getByText(/membuka catatan tertutup Anda/).waitFor({ state: 'hidden' });
  });

  it('an objection nobody answered is deemed granted: the passport goes back, then it is carried out', async () => {
    await button(page, after.board.objectionsLoud({ count: 2, loud: 2 })).click();
    await page.getByText(after.objection.state.deemedGranted).waitFor();
    await look(page, '111-objections');
    await choice(page, after.objection.add).click();
    await sheet().getByLabel(after.objection.findLabel).fill('X1234567');
    await button(sheet(), after.objection.findGo).click();
    await choice(sheet(), after.objection.choose).click();
    await look(page, '112-objection-new');
    await close();
    await openObjection();
    await page.getByText(after.objection.deemed).waitFor();
    await look(page, '113-objection-deemed');
    await button(sheet(), after.objection.returnPassport).click();
    await choice(page, ledger.one.release).click();
    await choice(sheet(), ledger.release.holder).click();
    await choice(sheet(), ledger.release.confirm).click();
    await sheet().waitFor({ state: 'hidden' });
    await show('/objections');
    await openObjection();
    await choice(sheet(), after.objection.step.carryOut).click();
    await button(sheet(), after.objection.save).click();
    await sheet().getByText(after.objection.state.carriedOut, { exact: true }).waitFor();
    await close();
    // The other one, on its eighth day, is answered.
    await openObjection();
    await choice(sheet(), after.objection.step.answer).click();
    await choice(sheet(), after.objection.answer.rejected).click();
    await sheet().getByLabel(after.objection.signer).fill('Kepala Kantor Imigrasi');
    await look(page, '114-objection-answer');
    await button(sheet(), after.objection.save).click();
    await sheet().getByText(after.objection.state.rejected, { exact: true }).waitFor();
    await close();
  });

  it('a person offered to BP3MI is accepted on its own screen; what became of the case is recorded', async () => {
    await switchTo(page, 'Petugas BP3MI', pins.bp3mi);
    await show('/handovers');
    await button(page, after.handover.accept).waitFor();
    await look(page, '115-handovers');
    await button(page, after.handover.accept).click();
    await look(page, '116-handover-accept');
    await button(sheet(), after.handover.save).click();
    await sheet().waitFor({ state: 'hidden' });
    await switchTo(page, 'Pejabat Pertama', pins.first);
    await show('/handovers');
    await choice(page, after.handover.record).click();
    await choice(sheet(), after.handover.outcome.nothingFound).click();
    await look(page, '117-outcome');
    await button(sheet(), after.handover.outcomeSave).click();
    await sheet().waitFor({ state: 'hidden' });
    await choice(page, after.handover.openCase).click();
    await page.getByRole('heading', { name: after.sealed.title }).waitFor();
    await look(page, '118-case');
    await choice(page, after.handover.offer).click();
    await look(page, '119-handover-new');
    await close();
    await button(page, after.handover.callAdd).click();
    await look(page, '120-call');
    await close();
    await button(page, after.sealed.write).click();
    await look(page, '121-sealed-write');
    await close();
  });

  it('what is sealed stays closed to another officer', async () => {
    await switchTo(page, 'Pejabat Kedua', pins.second);
    await show(`/case/${sealedCase}`);
    await page.getByText(after.sealed.hidden({ count: 1 })).waitFor();
    expect(await page.getByText('Takut kepada perekrut').count()).toBe(0);
    await look(page, '122-sealed-hidden');
  });

  it('an integrity report is read by its writer, and not by the head of the shift', async () => {
    await show('/integrity');
    await page.getByText(after.integrity.none).waitFor();
    await choice(page, after.integrity.write).click();
    await look(page, '123-integrity-write');
    await close();
    await switchTo(page, 'Kepala Regu', pins.supervisor);
    await show('/integrity');
    await page.getByText(after.integrity.none).waitFor();
    await switchTo(page, 'Pejabat Pertama', pins.first);
    await show('/integrity');
    await choice(page, after.integrity.read).click();
    await sheet().getByText('Uang diselipkan di dalam paspor.').waitFor();
    await look(page, '124-integrity-read');
    await close();
  });

  it('the technician keeps holidays, heads and the on-call list', async () => {
    await switchTo(page, 'Admin Satu', pins.admin);
    await show('/settings');
    await page.getByRole('heading', { name: after.holidays.title }).waitFor();
    await page.getByRole('heading', { name: after.heads.title }).scrollIntoViewIfNeeded();
    await look(page, '125-settings-after');
    await button(page, after.holidays.replace).click();
    await look(page, '126-holidays');
    await close();
  });

  it('shows axe nothing to find, in both languages and both themes', () => {
    expect(axeFaults).toEqual([]);
  });

  it('left no complaint of the browser', () => {
    expect(faults).toEqual([]);
  });
});
