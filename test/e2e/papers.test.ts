/** Papers in the built application: previewed, printed, saved, void, listed; the receipt of the journey is in journey.test.ts. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { pins } from '../electron/app/with_app.ts';
import { textOf } from '../helpers/pdf.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, look, picture } from './look.ts';
import { seed } from './seed.ts';
import { button, choice, newStation, signIn, switchTo } from './station.ts';

const { paper, custody, admin } = text;
const station = newStation();
let heldCase = '';
const screen = inBrowser({
  station,
  prepare: async (dir) => {
    ({ heldCase } = await seed(dir));
  },
});
const { show, sheet, close } = screen;
const drawn = () => sheet().locator('.paper-pages canvas').first().waitFor({ timeout: 30_000 });

describe('a paper', () => {
  it('lies open as it will be printed, and goes to the printer page by page on sheets of its own size', async () => {
    await screen.page.goto(await station.address());
    await signIn(screen.page, 'Pejabat Pertama', pins.first);
    await show('/custody');
    await button(screen.page, custody.list.show).click();
    await drawn();
    await sheet().getByText('DPS/PLM-A1/').waitFor();
    await look(screen.page, '80-paper');
    await screen.page.evaluate(() => {
      window.print = () => undefined;
    });
    await button(screen.page, paper.print).click();
    await button(screen.page, paper.printAgain).waitFor({ timeout: 30_000 });
    await screen.page.locator('.print-pages canvas').waitFor({ state: 'attached', timeout: 30_000 });
    const sheets = await screen.page.evaluate(() =>
      [...document.querySelectorAll<HTMLCanvasElement>('.print-pages canvas')].map(({ width, height }) => [
        width,
        height,
      ]),
    );
    expect(sheets).toHaveLength(1);
    // A4 on its side, at 220 dots to the inch.
    expect(sheets[0]).toEqual([2573, 1819]);
    await screen.page.emulateMedia({ media: 'print' });
    await picture(screen.page, '81-paper-printed');
    await screen.page.emulateMedia({ media: null });
    // What a printer is handed: this paper alone, on a sheet of A4 on its side, in points.
    const printed = (await screen.page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const boxes = [...printed.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(boxes.map(([, width, height]) => [Number(width), Number(height)].map(Math.round))).toEqual([[842, 595]]);
    await drawn();
  });

  it('is saved as a PDF whose text can be selected, and says DUPLIKAT from the second copy on', async () => {
    const coming = screen.page.waitForEvent('download');
    await button(screen.page, paper.saveAgain).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^DPS-PLM-A1-\d{4}-0001\.pdf$/);
    const said = await textOf(new Uint8Array(readFileSync(await download.path())));
    expect(said).toContain('DUPLIKAT');
    expect(said).toContain('CONTOH PRATAMA');
  });

  it('becomes void with a reason, and its number stays in the list', async () => {
    await button(screen.page, paper.makeVoid).click();
    await sheet().getByLabel(paper.voidReason).fill('Dicetak dua kali.');
    await button(screen.page, paper.voidGo).click();
    await sheet().getByText('Dicetak dua kali.').waitFor();
    await close();
    await show('/papers');
    await screen.page.getByText(paper.voidLine({ reason: 'Dicetak dua kali.' })).waitFor();
    await look(screen.page, '82-papers');
  });

  it('carries the letterhead and the numbers the technician set', async () => {
    await switchTo(screen.page, 'Admin Satu', pins.admin);
    await show('/settings');
    await screen.page
      .getByLabel(paper.settings.addressLine({ line: 2 }))
      .last()
      .fill('Jalan Bandara Nomor 1, Palembang');
    await look(screen.page, '83-paper-settings');
    await screen.page.getByLabel('Polisi 110').fill('0711-110110');
    await screen.page.getByLabel(paper.settings.hotlineLabel({ line: 1 })).fill('Klinik Bandara SMB II');
    await screen.page.getByLabel(paper.settings.hotlineNumber({ line: 1 })).fill('0711-385000');
    await look(screen.page, '84-hotline-settings');
    await button(screen.page, admin.settings.save).click();
    await button(screen.page, admin.settings.saved).last().waitFor();
    await switchTo(screen.page, 'Pejabat Pertama', pins.first);
    await show('/custody');
    await button(screen.page, custody.list.show).click();
    await drawn();
    const coming = screen.page.waitForEvent('download');
    await button(screen.page, paper.save).click();
    const said = await textOf(new Uint8Array(readFileSync(await (await coming).path())));
    expect(said).toContain('Jalan Bandara Nomor 1, Palembang');
    expect(said).not.toContain('DUPLIKAT');
    await close();
  });

  it('of the own conduct opens for the officer who took part, one page without the traveller’s name', async () => {
    const { openRail, record } = text.frame;
    await show(`/screening/${heldCase}`);
    await button(screen.page, openRail({ name: record })).click();
    const proof = button(screen.page.getByRole('complementary', { name: record }), paper.kinds.conductProof);
    await proof.scrollIntoViewIfNeeded();
    await look(screen.page, '84a-conduct-proof-offered');
    await proof.click();
    await drawn();
    await sheet().getByText('BSB-IMI/PLM-A1/').first().waitFor();
    expect(await sheet().locator('.paper-pages canvas').count()).toBe(1);
    await look(screen.page, '84b-conduct-proof');
    const coming = screen.page.waitForEvent('download');
    await button(sheet(), paper.save).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^BSB-IMI-PLM-A1-\d{4}-0001\.pdf$/);
    const said = await textOf(new Uint8Array(readFileSync(await download.path())));
    expect(said).toContain('Pejabat Pertama');
    expect(said).toContain(heldCase);
    expect(said).not.toContain('CONTOH PRATAMA');
    await close();
  });

  it('of a handover comes out of its own sheet with one touch, and its number stands with the handover', async () => {
    const { handover } = text.after;
    await show(`/case/${heldCase}`);
    await choice(screen.page, handover.offer).click();
    await choice(sheet(), handover.to.police).click();
    await sheet().getByLabel(handover.office).fill('Polsek Bandara SMB II');
    await sheet().getByLabel(handover.reason).fill('Pengaduan atas perekrut, diminta penyidik.');
    await choice(sheet(), handover.send).click();
    await sheet().getByText(handover.minutesNote).waitFor();
    await look(screen.page, '85-handover-offered');
    await screen.page.evaluate(() => {
      window.print = () => undefined;
    });
    await button(sheet(), handover.printMinutes).click();
    await sheet().getByText('BAST-IMI/PLM-A1/').first().waitFor();
    await button(screen.page, paper.printAgain).waitFor({ timeout: 30_000 });
    await drawn();
    await look(screen.page, '86-handover-minutes');
    await screen.page.keyboard.press('Escape');
    await sheet().getByLabel(handover.receiverName).fill('Aiptu Penerima Contoh');
    await sheet().getByLabel(handover.receiverPost).fill('Kanit Reskrim');
    await button(sheet(), handover.save).click();
    await button(sheet(), handover.done).waitFor();
    await look(screen.page, '87-handover-answered');
    await button(sheet(), handover.done).click();
    await screen.page
      .getByText(/^BAST-IMI\/PLM-A1\//)
      .first()
      .waitFor();
  });

  it('of a statement in the traveller’s own words is taken later, and printed to be signed', async () => {
    const words = text.statement;
    await button(screen.page, words.take).click();
    await sheet()
      .getByLabel(words.content)
      .fill('Paspor saya dipegang Pak Darto sampai di bandara. Saya ingin pulang.');
    await choice(sheet(), text.talk.languages.palembangMalay).click();
    await choice(sheet(), text.talk.interpreters.companion).click();
    await choice(sheet(), words.readBackYes).click();
    await look(screen.page, '88-statement');
    await button(sheet(), words.save).click();
    await sheet().getByText(words.saved).waitFor();
    await look(screen.page, '89-statement-stored');
    await button(sheet(), words.print).click();
    await sheet().getByText('SP-IMI/PLM-A1/').first().waitFor();
    await button(screen.page, paper.printAgain).waitFor({ timeout: 30_000 });
    await screen.page.keyboard.press('Escape');
    await button(sheet(), words.done).click();
    await screen.page.getByText('Paspor saya dipegang Pak Darto', { exact: false }).first().waitFor();
    await look(screen.page, '89-case-with-statement');
  });

  it('of a handover to BP3MI gives its number to the passport that goes along', async () => {
    const { handover } = text.after;
    const { release } = text.ledger;
    await choice(screen.page, handover.offer).click();
    await choice(sheet(), handover.to.bp3mi).click();
    await sheet().getByLabel(handover.office).fill('BP3MI Sumatera Selatan');
    await sheet().getByLabel(handover.reason).fill('Perlu tempat singgah malam ini.');
    await choice(sheet(), handover.send).click();
    await button(sheet(), handover.printMinutes).click();
    await button(screen.page, paper.printAgain).waitFor({ timeout: 30_000 });
    await screen.page.keyboard.press('Escape');
    await close();
    await show('/custody');
    await choice(screen.page, custody.list.release).click();
    await choice(sheet(), release.bp3mi).click();
    await sheet().getByText(release.minutesKnown).waitFor();
    expect(await sheet().getByLabel(release.minutes).inputValue()).toMatch(/^BAST-IMI\/PLM-A1\/\d{4}\/0002$/);
    await look(screen.page, '90-release-with-minutes');
    await close();
  });

  it('shows axe nothing to find and leaves no complaint of the browser', () => {
    expect(axeFaults).toEqual([]);
    expect(screen.faults).toEqual([]);
  });
});
