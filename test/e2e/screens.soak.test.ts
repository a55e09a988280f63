/** Every screen beside the main journey, from all sides: nothing for axe to find, pictures to look at. */
import { describe, expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { pins } from '../electron/app/with_app.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, look, picture } from './look.ts';
import { seed } from './seed.ts';
import { addFlight, button, choice, newStation, signIn, switchTo } from './station.ts';

const { journey, decision, custody, ledger, shift, admin, frame, evidence } = text;
const station = newStation();
const screen = inBrowser({ station, prepare: seed });
const { show, sheet, close } = screen;

describe('every screen', () => {
  it('without a ticket, at the door, locked out, enrolling, in practice', async () => {
    const address = await station.address();
    await screen.page.goto(new URL(address).origin);
    await screen.page.getByText(shift.noTicketTitle).waitFor();
    await look(screen.page, '40-no-ticket');
    screen.faults.length = 0; // the browser notes the 401 that brought this screen
    await screen.page.goto('about:blank');
    await screen.page.goto(address);
    await choice(screen.page, 'Petugas Baru').waitFor();
    await screen.page.keyboard.press('F2');
    await sheet().getByText(journey.help.notRecorded).waitFor();
    await sheet().getByText('0811-8080-141').waitFor();
    await look(screen.page, '44-help-at-the-door');
    await close();
    await button(screen.page, frame.helpNowShort).click();
    await sheet().getByText(journey.help.first).waitFor();
    await close();
    await choice(screen.page, 'Petugas Baru').click();
    await screen.page.getByLabel(shift.enrolCode).waitFor();
    await look(screen.page, '41-enrol');
    await screen.page.keyboard.press('Escape');
    await choice(screen.page, 'Kepala Regu').click();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await screen.page.keyboard.type('000001', { delay: 60 });
      await screen.page.keyboard.press('Enter');
      await screen.page.getByText(/PIN/).first().waitFor();
      await screen.page.waitForTimeout(400);
    }
    await picture(screen.page, '42-locked-out');
    await choice(screen.page, shift.otherOfficer).click();
    await choice(screen.page, shift.toPractice).click();
    await screen.page.getByLabel(shift.first.counter).waitFor();
    await look(screen.page, '43-practice');
    // Back to the people of the real station.
    await screen.page.keyboard.press('Escape');
    await choice(screen.page, 'Petugas BP3MI').waitFor();
  });

  it('the desk: board, log, sheets, typed papers, help, curtain', async () => {
    await signIn(screen.page, 'Petugas BP3MI', pins.bp3mi);
    await screen.page.getByRole('heading', { name: shift.board.title }).waitFor();
    await look(screen.page, '50-board');
    await screen.page.keyboard.press('F4');
    await look(screen.page, '51-switch-officer');
    await close();
    await screen.page.keyboard.press('F2');
    await sheet().waitFor();
    await look(screen.page, '52-help');
    await choice(sheet(), journey.help.cause.asksForHelp).click();
    await picture(screen.page, '53-help-pin');
    await screen.page.keyboard.type(pins.bp3mi, { delay: 60 });
    await screen.page.keyboard.press('Enter');
    await screen.page.getByText(journey.help.sent).waitFor();
    await look(screen.page, '54-help-sent');
    await close();
    await show('/help');
    await look(screen.page, '55-help-form');
    await show('/');
    await addFlight(screen.page, 'AK 452');
    await choice(screen.page, shift.board.outside).click();
    await look(screen.page, '56-outside');
    await close();
    await choice(screen.page, shift.board.addFlight).click();
    await look(screen.page, '57-add-flight');
    await close();
    await show('/scan');
    await screen.page.keyboard.press('P'); // Caps Lock is on
    await look(screen.page, '58-type-passport');
    await close();
    await screen.page.keyboard.press('b');
    await look(screen.page, '59-type-boarding-pass');
    await close();
    await show('/log');
    await look(screen.page, '60-log');
    await show('/close');
    await look(screen.page, '61-close-shift');
    await screen.page.keyboard.press('F9');
    await screen.page.getByText(shift.curtainWords).first().waitFor();
    await look(screen.page, '62-curtain');
    await screen.page.keyboard.press('F2');
    await screen.page.keyboard.press('0');
    await sheet().getByText(journey.help.notRecordedLocked).waitFor();
    await look(screen.page, '63-help-behind-the-curtain');
    await close();
  });

  it('a child, a long name, a referral nobody accepted', async () => {
    await screen.page.reload();
    await choice(screen.page, shift.openCurtain)
      .or(screen.page.getByText(frame.pinEnter({ name: 'Petugas BP3MI' })))
      .first()
      .click();
    await screen.page.keyboard.type(pins.bp3mi, { delay: 60 });
    await screen.page.keyboard.press('Enter');
    for (const [name, picture] of [
      ['CONTOH ANAK', '65-child'],
      ['SITI MARYAM CONT PANJANGSEKALINAMANYA', '66-long-name'],
      ['TUNGGAL', '67-may-go-on'],
    ] as const) {
      await show('/');
      await screen.page.getByText(shift.board.open).first().click();
      await screen.page.getByText(name, { exact: true }).locator('visible=true').first().click();
      await screen.page.getByRole('main').getByText(name).first().waitFor();
      await look(screen.page, picture);
    }
    await screen.page.getByText(decision.referral.mayGo).first().waitFor();
  });

  it('Immigration: referrals, the overdue passport, its return', async () => {
    await switchTo(screen.page, 'Pejabat Pertama', pins.first);
    await show('/referrals');
    await look(screen.page, '70-referrals');
    await show('/custody');
    await screen.page.getByText(custody.list.overdueCount({ count: 1 })).waitFor();
    await look(screen.page, '71-overdue');
    await choice(screen.page, custody.list.release).click();
    await sheet().waitFor();
    await look(screen.page, '72-release');
    await choice(sheet(), ledger.release.holder).click();
    await sheet().getByLabel(ledger.release.receiver).fill('Contoh Pratama');
    await choice(sheet(), ledger.release.confirm).click();
    await screen.page.getByText(custody.list.none).waitFor();
    await look(screen.page, '73-none-held');
  });

  it('supervisor and technician: the log of events, people, settings', async () => {
    await switchTo(screen.page, 'Kepala Regu', pins.supervisor);
    await show('/audit');
    await choice(screen.page, evidence.verification.go).click();
    await screen.page.getByText(/Utuh/).waitFor();
    await look(screen.page, '80-audit');
    await switchTo(screen.page, 'Admin Satu', pins.admin);
    await screen.page.getByRole('heading', { name: admin.officers.title }).waitFor();
    await look(screen.page, '81-officers');
    await choice(screen.page, admin.officers.add).click();
    await look(screen.page, '82-add-officer');
    await close();
    await button(screen.page, new RegExp(admin.officers.reset)).first().click();
    await look(screen.page, '83-reset-pin');
    await close();
    await show('/settings');
    await look(screen.page, '84-settings');
  });

  it('an officer changes the own PIN: the old one, the new one twice, and what goes wrong on the way', async () => {
    const words = shift.ownPin;
    const enter = async (pin: string) => {
      await screen.page.keyboard.type(pin, { delay: 60 });
      await screen.page.keyboard.press('Enter');
    };
    await screen.page.keyboard.press('F4');
    await button(sheet(), words.open).click();
    await sheet().getByText(words.oldLead).waitFor();
    await look(screen.page, '86-own-pin');
    await enter('000001');
    await enter('222222');
    await sheet().getByText('PIN ini terlalu mudah ditebak.').waitFor();
    await look(screen.page, '87-own-pin-weak');
    await enter('602214');
    await sheet().getByText(words.againLead).waitFor();
    await enter('602215');
    await sheet().getByText('Kedua PIN baru tidak sama.').waitFor();
    await enter('602214');
    await enter('602214');
    await sheet().getByText(words.oldAgainLead).waitFor();
    await look(screen.page, '88-own-pin-wrong');
    await enter(pins.admin);
    await sheet().getByText(words.done).waitFor();
    await look(screen.page, '89-own-pin-changed');
    await close();
    await switchTo(screen.page, 'Admin Satu', '602214');
  });

  it('shows axe nothing to find, in both languages and both themes', () => {
    expect(axeFaults).toEqual([]);
  });

  it('left no complaint of the browser', () => {
    expect(screen.faults).toEqual([]);
  });
});
