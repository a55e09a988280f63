/** The custody ledger in the browser: overdue is loud on every screen, and a passport goes every way with two names. */
import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { openApplication } from '../../electron/app/open.ts';
import { createClient } from '../../shared/contract/client.ts';
import { id as text } from '../../shared/text/id.ts';
import { addDays, dayOf, instantOf } from '../../shared/time.ts';
import { holdOnForm } from '../electron/app/outage_forms.ts';
import { confirmedHold, secondOf, take } from '../electron/app/custody_station.ts';
import { pins, signedIn, value } from '../electron/app/with_app.ts';
import { axeFaults, look, picture } from './look.ts';
import { seed } from './seed.ts';
import { inBrowser } from './in_browser.ts';
import { addFlight, button, choice, newStation, signIn, switchTo } from './station.ts';

const { custody, ledger, paper, shift } = text;

/** Four passports at three places; one of them overdue, which the seed left behind. */
async function seedCustody(dataDir: string): Promise<void> {
  await seed(dataDir);
  const app = await openApplication({
    dataDir,
    clock: { now: () => instantOf(Date.now()), monotonic: () => performance.now() },
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    secrets: keyFileStore(dataDir),
    log: { note: () => undefined },
  });
  const client = (caller: string) => createClient((name, input) => app.dispatch(caller, name, input));
  const { officers } = value(await client('door')('station.state', {}));
  const named = (name: string) => {
    const found = officers.find((officer) => officer.name === name);
    if (found === undefined) throw new Error(name);
    return found.id;
  };
  const first = await signedIn({ client }, named('Pejabat Pertama'), pins.first);
  const second = secondOf({ second: named('Pejabat Kedua') });
  const due = addDays(dayOf(instantOf(Date.now())), 1);
  for (const [index, place] of [
    'Brankas Imigrasi, laci 1',
    'Brankas Imigrasi, laci 1',
    'Lemari besi kepala',
  ].entries()) {
    const decisionId = await confirmedHold(first, `X900000${String(index)}`, second);
    await take(first, decisionId, { seal: `SG-010${String(index)}`, place, due });
  }
  const { numbers } = value(await first('outage.print', { kind: 'postponement', count: 1 }));
  const people = {
    officerId: named('Pejabat Pertama'),
    secondId: named('Pejabat Kedua'),
    number: 'X9000077',
    flight: null,
  };
  const kept = { receiptNumber: 'BK-0077', seal: 'SG-0077', due };
  const entry = holdOnForm({ form: numbers[0] ?? '', happenedAt: instantOf(Date.now()), ...people, ...kept });
  value(await first('outage.enter', { entry }));
  app.close();
}

const station = newStation();
let page: Page;
let faults: string[];

inBrowser({
  station,
  prepare: seedCustody,
  begin: (opened, found) => {
    page = opened;
    faults = found;
  },
});

const show = (path: string) => page.goto(`${new URL(page.url()).origin}/#${path}`);
const sheet = () => page.getByRole('dialog');
const badge = () => page.getByRole('banner').getByRole('link', { name: ledger.badge.overdue({ count: 1 }) });
const gone = () => sheet().waitFor({ state: 'hidden' });

/** An officer of the station puts name and PIN to being the second name. */
async function putName(name: string, pin: string): Promise<void> {
  await choice(sheet(), name).click();
  await page.keyboard.type(pin, { delay: 60 });
  await page.keyboard.press('Enter');
  await gone();
}

/** Opens the first passport at a place. */
async function openAt(place: string): Promise<void> {
  await show('/custody');
  const group = page.locator('section', { has: page.getByRole('heading', { name: new RegExp(`^${place}`) }) }).last();
  await button(group, ledger.list.open).first().click();
  await page.getByRole('heading', { name: new RegExp(`^${ledger.one.history}`) }).waitFor();
}

describe('the custody ledger', () => {
  it('is loud about what is overdue, on the board and on every screen, until there is a new day and a reason', async () => {
    await page.goto(await station.address());
    await signIn(page, 'Pejabat Pertama', pins.first);
    await badge().waitFor();
    await look(page, '110-board-overdue');
    await addFlight(page, 'AK 998');
    await show('/scan');
    await badge().waitFor();
    await look(page, '110-scan-overdue');
    await badge().click();
    await page.getByText(custody.list.overdueCount({ count: 1 })).waitFor();
    await page.getByText(ledger.onPaper.waitingFor({ names: 'Pejabat Kedua' })).waitFor();
    await look(page, '111-custody-list');
    await page.getByText('SG-0007').first().scrollIntoViewIfNeeded();
    await picture(page, '111-custody-list-below');
    await openAt(ledger.list.overdueGroup);
    await choice(page, ledger.one.extend).click();
    await look(page, '112-extend');
    await choice(sheet(), ledger.extend.other).click();
    await sheet().getByRole('textbox', { name: ledger.extend.due }).fill('18-12-2026');
    await sheet().getByText(ledger.extend.missingReason).waitFor();
    expect(await choice(sheet(), ledger.extend.confirm).isDisabled()).toBe(true);
    await sheet().getByLabel(ledger.extend.reasonLong).fill('Menunggu konfirmasi kantor penerbit.');
    await picture(page, '113-extend-reason');
    await choice(sheet(), ledger.extend.confirm).click();
    await gone();
    await badge().waitFor({ state: 'hidden' });
    // What lies here on a form alone stays in the head.
    await page
      .getByRole('banner')
      .getByRole('link', { name: ledger.badge.onPaper({ count: 1 }) })
      .waitFor();
  });

  it('takes a passport to another place, another officer, another seal, each with a second name', async () => {
    await openAt('Lemari besi kepala');
    await choice(page, ledger.one.move).click();
    await choice(sheet(), ledger.move.place).click();
    await choice(sheet(), 'Brankas Imigrasi, laci 1').click();
    await choice(sheet(), ledger.second.outside).click();
    await sheet().getByLabel(ledger.second.name).fill('Contoh Penjaga');
    await look(page, '114-move-place');
    await choice(sheet(), ledger.move.confirm).click();
    await gone();
    await page.getByText('Contoh Penjaga').first().waitFor();
    await choice(page, ledger.one.move).click();
    await choice(sheet(), ledger.move.officer).click();
    await look(page, '115-move-officer');
    await putName('Pejabat Kedua', pins.second);
    await choice(page, ledger.one.move).click();
    await choice(sheet(), ledger.move.reseal).click();
    await sheet().getByLabel(ledger.move.newSeal).fill('SG-0200');
    await sheet().getByLabel(ledger.move.reason).fill('Segel robek saat laci dibuka.');
    await look(page, '116-reseal');
    await putName('Petugas BP3MI', pins.bp3mi);
    await page.getByText('SG-0200').first().waitFor();
    await look(page, '117-history');
  });

  it('lets it go only with the paper of that way out, and never twice', async () => {
    await choice(page, ledger.one.release).click();
    await look(page, '118-release');
    for (const [way, missing] of [
      ['proxy', ledger.release.missing.letter],
      ['office', ledger.release.missing.office],
      ['seized', ledger.release.missing.authority],
    ] as const) {
      await choice(sheet(), ledger.release[way]).click();
      await sheet().getByText(missing).waitFor();
      await look(page, `119-release-${way}`);
    }
    await choice(sheet(), ledger.release.bp3mi).click();
    await sheet().getByLabel(ledger.release.minutes).fill('BA/PLM-A1/2026/0001');
    await look(page, '120-release-bp3mi');
    await putName('Petugas BP3MI', pins.bp3mi);
    await page.getByText(ledger.one.out).waitFor();
    expect(await choice(page, ledger.one.release).count()).toBe(0);
    await look(page, '121-gone');
    await button(page, paper.kinds.passportReturn).first().click();
    await button(sheet(), paper.print).and(page.locator(':enabled')).waitFor({ timeout: 30_000 });
    await picture(page, '121-receipt-of-a-move');
    await page.keyboard.press('Escape');
    await gone();
  });

  it('names what is held when the shift closes, and closes only with the list on paper or with the reason why not', async () => {
    await show('/close');
    await page.getByText(ledger.close.held({ count: 3 })).waitFor();
    await page.getByText(ledger.onPaper.close({ count: 1 })).waitFor();
    await page.getByText(ledger.printing.dueClose).waitFor();
    await look(page, '122-close-held');
    await choice(page, ledger.printing.cannot).click();
    await look(page, '122-close-why-not');
    await choice(page, ledger.printing.reasons.printerDead).click();
    await page.getByText(ledger.printing.closing({ reason: ledger.printing.reasons.printerDead })).waitFor();
    await look(page, '122-close-without-list');
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await choice(page, ledger.printing.go).click();
    await page.getByText(ledger.printing.printed).waitFor({ timeout: 30_000 });
    await look(page, '123-close-list-printed');
    await show('/custody');
    await button(page, custody.list.show).click();
    await button(sheet(), paper.print).and(page.locator(':enabled')).waitFor({ timeout: 30_000 });
    await picture(page, '123-list-on-paper');
    await page.keyboard.press('Escape');
    await gone();
  });

  it('hands passports over in one act, each seal looked at, with the PIN of the other', async () => {
    await choice(page, ledger.takeOver.title).click();
    await page.getByText(ledger.takeOver.look).waitFor();
    await choice(page, ledger.takeOver.allHere({ count: 2 })).click();
    await page.getByText(ledger.takeOver.chosen({ count: 2, of: 3 })).waitFor();
    await look(page, '126-take-over');
    await choice(page, ledger.takeOver.go({ name: 'Pejabat Kedua' })).click();
    await look(page, '127-take-over-pin');
    await page.keyboard.type(pins.second, { delay: 60 });
    await page.keyboard.press('Enter');
    await page.getByText(ledger.takeOver.done({ count: 2, name: 'Pejabat Kedua' })).waitFor();
    await look(page, '128-take-over-done');
    await choice(page, ledger.printing.cannot).click();
    await choice(page, ledger.printing.other).click();
    await page.getByLabel(ledger.printing.other).fill('Kabel pencetak dibawa teknisi');
    await look(page, '129-why-not');
    await button(page, ledger.printing.record).click();
    await page.getByText(ledger.printing.missing).waitFor();
    await look(page, '129-noted');
    await choice(page, ledger.takeOver.back).click();
    await choice(page, ledger.takeOver.title).click();
    await page.getByText(ledger.takeOver.look).waitFor();
    await choice(page, ledger.takeOver.take).click();
    await look(page, '126-take-over-back');
  });

  it('shows BP3MI what came to it, and the shift head everything but the acts', async () => {
    await switchTo(page, 'Petugas BP3MI', pins.bp3mi);
    await show('/custody');
    await page.getByText(ledger.list.receivedNote).waitFor();
    expect(await page.getByText('SG-0007').count()).toBe(0);
    await look(page, '124-received');
    await show('/close');
    await page.getByText(ledger.printing.ofImmigration({ count: 3 })).waitFor();
    await look(page, '124-close-bp3mi');
    await switchTo(page, 'Kepala Regu', pins.supervisor);
    await show('/custody');
    await page.getByText(shift.close.balanced).or(page.getByText(custody.list.title)).first().waitFor();
    expect(await choice(page, custody.list.release).count()).toBe(0);
    await look(page, '125-shift-head');
  });

  it('shows axe nothing to find, and left no complaint of the browser', () => {
    expect(axeFaults).toEqual([]);
    expect(faults).toEqual([]);
  });
});
