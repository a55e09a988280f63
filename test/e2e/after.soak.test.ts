/** What comes back after a decision, on the built host in Chromium: every new screen from all sides. */
import { describe, expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { pins } from '../electron/app/with_app.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, look } from './look.ts';
import { seedAfter } from './seed_after.ts';
import { button, choice, newStation, signIn, switchTo } from './station.ts';

const { after, ledger } = text;
const station = newStation();
/** The case with a sealed note; which of those due is listed first is not said. */
let sealedCase = '';
const screen = inBrowser({
  station,
  prepare: async (dir) => {
    ({ sealedCase } = await seedAfter(dir));
  },
  begin: async (page) => {
    await page.goto(await station.address());
  },
});
const { show, sheet, close } = screen;
const openObjection = () =>
  screen.page
    .getByRole('button', { name: `${after.objection.open}: BUDI CONTOH` })
    .first()
    .click();

describe('after the decision', () => {
  it('the owner is told at the next sign-in who opened the sealed notes, and why', async () => {
    await signIn(screen.page, 'Pejabat Pertama', pins.first);
    await screen.page.getByText(/Kepala Regu membuka catatan tertutup Anda/).waitFor();
    await look(screen.page, '110-board-alert');
    await button(screen.page, after.sealed.seen).click();
    await screen.page.getByText(/membuka catatan tertutup Anda/).waitFor({ state: 'hidden' });
  });

  it('an objection nobody answered is deemed granted: the passport goes back, then it is carried out', async () => {
    await button(screen.page, after.board.objectionsLoud({ count: 2, loud: 2 })).click();
    await screen.page.getByText(after.objection.state.deemedGranted).waitFor();
    await look(screen.page, '111-objections');
    await choice(screen.page, after.objection.add).click();
    await sheet().getByLabel(after.objection.findLabel).fill('X1234567');
    await button(sheet(), after.objection.findGo).click();
    await choice(sheet(), after.objection.choose).click();
    await look(screen.page, '112-objection-new');
    await close();
    await openObjection();
    await screen.page.getByText(after.objection.deemed).waitFor();
    await look(screen.page, '113-objection-deemed');
    await button(sheet(), after.objection.returnPassport).click();
    await choice(screen.page, ledger.one.release).click();
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
    await look(screen.page, '114-objection-answer');
    await button(sheet(), after.objection.save).click();
    await sheet().getByText(after.objection.state.rejected, { exact: true }).waitFor();
    await close();
  });

  it('a person offered to BP3MI is accepted on its own screen; what became of the case is recorded', async () => {
    await switchTo(screen.page, 'Petugas BP3MI', pins.bp3mi);
    await show('/handovers');
    await button(screen.page, after.handover.accept).waitFor();
    await look(screen.page, '115-handovers');
    await button(screen.page, after.handover.accept).click();
    await look(screen.page, '116-handover-accept');
    await button(sheet(), after.handover.save).click();
    await look(screen.page, '116-handover-accepted');
    await button(sheet(), after.handover.done).click();
    await sheet().waitFor({ state: 'hidden' });
    await switchTo(screen.page, 'Pejabat Pertama', pins.first);
    await show('/handovers');
    await choice(screen.page, after.handover.record).click();
    await choice(sheet(), after.handover.outcome.nothingFound).click();
    await look(screen.page, '117-outcome');
    await button(sheet(), after.handover.outcomeSave).click();
    await sheet().waitFor({ state: 'hidden' });
    await choice(screen.page, after.handover.openCase).click();
    await screen.page.getByRole('heading', { name: after.sealed.title }).waitFor();
    await look(screen.page, '118-case');
    await choice(screen.page, after.handover.offer).click();
    await look(screen.page, '119-handover-new');
    await close();
    await button(screen.page, after.handover.callAdd).click();
    await look(screen.page, '120-call');
    await close();
    await button(screen.page, after.sealed.write).click();
    await look(screen.page, '121-sealed-write');
    await close();
  });

  it('what is sealed stays closed to another officer', async () => {
    await switchTo(screen.page, 'Pejabat Kedua', pins.second);
    await show(`/case/${sealedCase}`);
    await screen.page.getByText(after.sealed.hidden({ count: 1 })).waitFor();
    expect(await screen.page.getByText('Takut kepada perekrut').count()).toBe(0);
    await look(screen.page, '122-sealed-hidden');
  });

  it('an integrity report is read by its writer, and not by the head of the shift', async () => {
    await show('/integrity');
    await screen.page.getByText(after.integrity.none).waitFor();
    await choice(screen.page, after.integrity.write).click();
    await look(screen.page, '123-integrity-write');
    await close();
    await switchTo(screen.page, 'Kepala Regu', pins.supervisor);
    await show('/integrity');
    await screen.page.getByText(after.integrity.none).waitFor();
    await switchTo(screen.page, 'Pejabat Pertama', pins.first);
    await show('/integrity');
    await choice(screen.page, after.integrity.read).click();
    await sheet().getByText('Uang diselipkan di dalam paspor.').waitFor();
    await look(screen.page, '124-integrity-read');
    await close();
  });

  it('the technician keeps holidays, heads and the on-call list', async () => {
    await switchTo(screen.page, 'Admin Satu', pins.admin);
    await show('/settings');
    await screen.page.getByRole('heading', { name: after.holidays.title }).waitFor();
    await screen.page.getByRole('heading', { name: after.heads.title }).scrollIntoViewIfNeeded();
    await look(screen.page, '125-settings-after');
    await button(screen.page, after.holidays.replace).click();
    await look(screen.page, '126-holidays');
    await close();
  });

  it('shows axe nothing to find, in both languages and both themes', () => {
    expect(axeFaults).toEqual([]);
  });

  it('left no complaint of the browser', () => {
    expect(screen.faults).toEqual([]);
  });
});
