/** Papers in the built application: previewed, printed, saved, void, listed; the receipt of the journey is in journey.test.ts. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { pins } from '../electron/app/with_app.ts';
import { textOf } from '../helpers/pdf.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, look, picture } from './look.ts';
import { seed } from './seed.ts';
import { button, newStation, signIn, switchTo } from './station.ts';

const { paper, custody, admin } = text;
const station = newStation();
let page: Page;
let faults: string[];

inBrowser({
  station,
  prepare: seed,
  begin: (opened, found) => {
    page = opened;
    faults = found;
  },
});

const show = (path: string) => page.goto(`${new URL(page.url()).origin}/#${path}`);
const sheet = () => page.getByRole('dialog');
const drawn = () => sheet().locator('.paper-pages canvas').first().waitFor({ timeout: 30_000 });
const close = async () => {
  await page.keyboard.press('Escape');
  await sheet().waitFor({ state: 'hidden' });
};

describe('a paper', () => {
  it('lies open as it will be printed, and goes to the printer page by page on sheets of its own size', async () => {
    await page.goto(await station.address());
    await signIn(page, 'Pejabat Pertama', pins.first);
    await show('/custody');
    await button(page, custody.list.show).click();
    await drawn();
    await sheet().getByText('DPS/PLM-A1/').waitFor();
    await look(page, '80-paper');
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await button(page, paper.print).click();
    await button(page, paper.printAgain).waitFor({ timeout: 30_000 });
    await page.locator('.print-pages canvas').waitFor({ state: 'attached', timeout: 30_000 });
    const sheets = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLCanvasElement>('.print-pages canvas')].map(({ width, height }) => [
        width,
        height,
      ]),
    );
    expect(sheets).toHaveLength(1);
    // A4 on its side, at 220 dots to the inch.
    expect(sheets[0]).toEqual([2573, 1819]);
    await page.emulateMedia({ media: 'print' });
    await picture(page, '81-paper-printed');
    await page.emulateMedia({ media: null });
    await drawn();
  });

  it('is saved as a PDF whose text can be selected, and says DUPLIKAT from the second copy on', async () => {
    const coming = page.waitForEvent('download');
    await button(page, paper.saveAgain).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^DPS-PLM-A1-\d{4}-0001\.pdf$/);
    const said = await textOf(new Uint8Array(readFileSync(await download.path())));
    expect(said).toContain('DUPLIKAT');
    expect(said).toContain('CONTOH PRATAMA');
  });

  it('becomes void with a reason, and its number stays in the list', async () => {
    await button(page, paper.makeVoid).click();
    await sheet().getByLabel(paper.voidReason).fill('Dicetak dua kali.');
    await button(page, paper.voidGo).click();
    await sheet().getByText('Dicetak dua kali.').waitFor();
    await close();
    await show('/papers');
    await page.getByText(paper.voidLine({ reason: 'Dicetak dua kali.' })).waitFor();
    await look(page, '82-papers');
  });

  it('carries the letterhead and the numbers the technician set', async () => {
    await switchTo(page, 'Admin Satu', pins.admin);
    await show('/settings');
    await page
      .getByLabel(paper.settings.addressLine({ line: 2 }))
      .last()
      .fill('Jalan Bandara Nomor 1, Palembang');
    await look(page, '83-paper-settings');
    await button(page, admin.settings.save).click();
    await button(page, admin.settings.saved).last().waitFor();
    await switchTo(page, 'Pejabat Pertama', pins.first);
    await show('/custody');
    await button(page, custody.list.show).click();
    await drawn();
    const coming = page.waitForEvent('download');
    await button(page, paper.save).click();
    const said = await textOf(new Uint8Array(readFileSync(await (await coming).path())));
    expect(said).toContain('Jalan Bandara Nomor 1, Palembang');
    expect(said).not.toContain('DUPLIKAT');
    await close();
  });

  it('shows axe nothing to find and leaves no complaint of the browser', () => {
    expect(axeFaults).toEqual([]);
    expect(faults).toEqual([]);
  });
});
