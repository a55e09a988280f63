/** What the hand does to hold a passport: the form, the receipt, the paper. */
import type { Page } from 'playwright-core';
import { id as text } from '../../shared/text/id.ts';
import { button, choice } from './station.ts';

const { decision, custody, paper } = text;

/** The form of a postponement with the passport held, from the result on; not proposed yet. */
export async function fillHold(page: Page): Promise<void> {
  await choice(page, decision.kinds.postponedPassportHeld).click();
  await page.getByRole('radio', { name: /^Tidak memiliki dokumen perjalanan/ }).click();
  await page.getByRole('checkbox', { name: /^Paspor/ }).click();
  await choice(page, decision.milder.askedFurther).click();
  await choice(page, decision.languages.indonesian).click();
  await choice(page, decision.statementNone).click();
}

/** Where the passport is kept, and the receipt made of it, drawn on the screen. */
export async function makeReceipt(page: Page, seal: string): Promise<void> {
  await page.getByLabel(custody.hold.seal).fill(seal);
  await page.getByLabel(custody.hold.place).fill('Brankas Imigrasi, laci 2');
  await choice(page, custody.hold.conditionGood).click();
  await button(page, paper.receipt.make).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('STP/PLM-A1/').first().waitFor();
  await sheet.locator('.paper-pages canvas').first().waitFor({ timeout: 30_000 });
}

/** Prints the paper that is open, and waits until its pages are drawn for the printer. */
export async function printPaper(page: Page): Promise<void> {
  // The dialog of the system is no part of the page; nobody would close it here.
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await button(page, paper.print).click();
  await button(page, paper.printAgain).waitFor({ timeout: 30_000 });
  await page.locator('.print-pages canvas').first().waitFor({ state: 'attached', timeout: 30_000 });
}

/** The receipt is given and signed for; the passport can be taken. */
export async function handReceipt(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await choice(page, custody.receipt.handed).click();
  await choice(page, custody.receipt.signed).click();
}
