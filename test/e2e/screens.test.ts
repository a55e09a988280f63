/** Every screen beside the main journey, from all sides: nothing for axe to find, pictures to look at. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { pins } from '../electron/app/with_app.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, look, picture } from './look.ts';
import { seed } from './seed.ts';
import { addFlight, button, choice, newStation, signIn, switchTo } from './station.ts';

const { journey, decision, custody, ledger, shift, admin, frame } = text;
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
const close = async () => {
  await page.keyboard.press('Escape');
  await sheet().waitFor({ state: 'hidden' });
};

describe('every screen', () => {
  it('without a ticket, at the door, locked out, enrolling, in practice', async () => {
    const address = await station.address();
    await page.goto(new URL(address).origin);
    await page.getByText(shift.noTicketTitle).waitFor();
    await look(page, '40-no-ticket');
    faults.length = 0; // the browser notes the 401 that brought this screen
    await page.goto('about:blank');
    await page.goto(address);
    await choice(page, 'Petugas Baru').click();
    await page.getByLabel(shift.enrolCode).waitFor();
    await look(page, '41-enrol');
    await page.keyboard.press('Escape');
    await choice(page, 'Kepala Regu').click();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await page.keyboard.type('000001', { delay: 60 });
      await page.keyboard.press('Enter');
      await page.getByText(/PIN/).first().waitFor();
      await page.waitForTimeout(400);
    }
    await picture(page, '42-locked-out');
    await choice(page, shift.otherOfficer).click();
    await choice(page, shift.toPractice).click();
    await choice(page, shift.first.live).waitFor();
    await look(page, '43-practice');
    await choice(page, shift.first.live).click();
    await page.reload();
  });

  it('the desk: board, log, sheets, typed papers, help, curtain', async () => {
    await signIn(page, 'Petugas BP3MI', pins.bp3mi);
    await page.getByRole('heading', { name: shift.board.title }).waitFor();
    await look(page, '50-board');
    await page.keyboard.press('F4');
    await look(page, '51-switch-officer');
    await close();
    await page.keyboard.press('F2');
    await sheet().waitFor();
    await look(page, '52-help');
    await choice(sheet(), journey.help.cause.asksForHelp).click();
    await picture(page, '53-help-pin');
    await page.keyboard.type(pins.bp3mi, { delay: 60 });
    await page.keyboard.press('Enter');
    await page.getByText(journey.help.sent).waitFor();
    await look(page, '54-help-sent');
    await close();
    await show('/help');
    await look(page, '55-help-form');
    await show('/');
    await addFlight(page, 'AK 452');
    await choice(page, shift.board.outside).click();
    await look(page, '56-outside');
    await close();
    await choice(page, shift.board.addFlight).click();
    await look(page, '57-add-flight');
    await close();
    await show('/scan');
    await page.keyboard.press('P'); // Caps Lock is on
    await look(page, '58-type-passport');
    await close();
    await page.keyboard.press('b');
    await look(page, '59-type-boarding-pass');
    await close();
    await show('/log');
    await look(page, '60-log');
    await show('/close');
    await look(page, '61-close-shift');
    await page.keyboard.press('F9');
    await page.getByText(shift.curtainWords).first().waitFor();
    await look(page, '62-curtain');
  });

  it('a child, a long name, a referral nobody accepted', async () => {
    await page.reload();
    await choice(page, shift.openCurtain)
      .or(page.getByText(frame.pinEnter({ name: 'Petugas BP3MI' })))
      .first()
      .click();
    await page.keyboard.type(pins.bp3mi, { delay: 60 });
    await page.keyboard.press('Enter');
    for (const [name, picture] of [
      ['CONTOH ANAK', '65-child'],
      ['SITI MARYAM CONT PANJANGSEKALINAMANYA', '66-long-name'],
      ['TUNGGAL', '67-may-go-on'],
    ] as const) {
      await show('/');
      await page.getByText(shift.board.open).first().click();
      await page.getByText(name, { exact: true }).locator('visible=true').first().click();
      await page.getByRole('main').getByText(name).first().waitFor();
      await look(page, picture);
    }
    await page.getByText(decision.referral.mayGo).first().waitFor();
  });

  it('Immigration: referrals, the overdue passport, its return', async () => {
    await switchTo(page, 'Pejabat Pertama', pins.first);
    await show('/referrals');
    await look(page, '70-referrals');
    await show('/custody');
    await page.getByText(custody.list.overdueCount({ count: 1 })).waitFor();
    await look(page, '71-overdue');
    await choice(page, custody.list.release).click();
    await sheet().waitFor();
    await look(page, '72-release');
    await choice(sheet(), ledger.release.holder).click();
    await sheet().getByLabel(ledger.release.receiver).fill('Contoh Pratama');
    await choice(sheet(), ledger.release.confirm).click();
    await page.getByText(custody.list.none).waitFor();
    await look(page, '73-none-held');
  });

  it('supervisor and technician: the log of events, people, settings', async () => {
    await switchTo(page, 'Kepala Regu', pins.supervisor);
    await show('/audit');
    await choice(page, admin.audit.verify).click();
    await page.getByText(/Utuh/).waitFor();
    await look(page, '80-audit');
    await switchTo(page, 'Admin Satu', pins.admin);
    await page.getByRole('heading', { name: admin.officers.title }).waitFor();
    await look(page, '81-officers');
    await choice(page, admin.officers.add).click();
    await look(page, '82-add-officer');
    await close();
    await button(page, new RegExp(admin.officers.reset)).first().click();
    await look(page, '83-reset-pin');
    await close();
    await show('/settings');
    await look(page, '84-settings');
  });

  it('shows axe nothing to find, in both languages and both themes', () => {
    expect(axeFaults).toEqual([]);
  });

  it('left no complaint of the browser', () => {
    expect(faults).toEqual([]);
  });
});
