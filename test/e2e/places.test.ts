/**
 * The place of a machine: what its officers come to first, by place and role, and that others read where a traveller was
 * accepted. One machine is moved through the places by the technician.
 */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { DevicePlace } from '../../shared/domain/words.ts';
import { id as text } from '../../shared/text/id.ts';
import { addDays, addMillis, clockOf, dayOf, instantOf, millis, momentOf, type Instant } from '../../shared/time.ts';
import { heldCase, openShift, postponedCase } from '../electron/app/after.ts';
import { judgedWork, openWork, refer } from '../electron/app/cases.ts';
import { pins, signedIn, staff, value } from '../electron/app/with_app.ts';
import { realApplication } from '../helpers/real_application.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, look } from './look.ts';
import { papersFor } from './seed.ts';
import { button, choice, newStation, switchTo, signIn } from './station.ts';

const { board } = text.shift;
const { places } = text.network;
const station = newStation();
const screen = inBrowser({ station, prepare });
const minutes = 60_000;

/** Last week two decisions to review and a shift to sign; today two travellers referred, one at the counter, one handed over. */
async function prepare(dataDir: string): Promise<void> {
  const start = momentOf(addDays(dayOf(instantOf(Date.now())), -6), '06:40');
  let now: Instant = start;
  const pages = await realApplication(dataDir, { now: () => now, monotonic: () => millis(now) - millis(start) });
  const people = await staff(pages);
  const bench = { ...pages, now: () => now };
  const first = await signedIn(pages, people.first, pins.first);
  await openShift(bench, first);
  await heldCase(bench, first, people.second);
  await postponedCase(bench, first, { number: 'X7654321' });
  value(await first('shift.close', { approvalId: null, listMissing: 'Pencetak mati', note: null }));
  now = addMillis(instantOf(Date.now()), -minutes);
  const admin = await signedIn(pages, people.admin, pins.admin);
  const settings = value(await admin('settings.get', {}));
  value(await admin('settings.set', { ...settings, referralMinutes: 60, referralPlace: 'ruang Imigrasi' }));
  const bp3mi = await signedIn(pages, people.bp3mi, pins.bp3mi);
  const counter = await signedIn(pages, people.first, pins.first);
  const at = addMillis(instantOf(Date.now()), 240 * minutes);
  const day = dayOf(at);
  const flight = { number: 'AK 450', destination: 'KUL', day, departs: clockOf(at), seats: 180 };
  const gates = { gateCloseMinutes: 20, offloadMinutes: 45 };
  value(await bp3mi('shift.open', { flights: [{ ...flight, ...gates }], clockConfirmed: true }));
  for (const [name, number] of [
    ['CONTOH<<SITI', 'D0000003'],
    ['LESTARI<<DUA', 'D0000005'],
  ] as const) {
    const { screeningId, revision } = await judgedWork(bp3mi, papersFor({ name, number, day }));
    value(await bp3mi('decision.propose', { screeningId, revision, proposal: refer }));
  }
  await openWork(counter, papersFor({ name: 'BUDI<<CONTOH', number: 'D0000004', day }));
  pages.app.close();
}

const here = (page: Page, place: DevicePlace) => page.getByRole('banner').getByText(`· ${places[place]}`);

/** The technician says where this machine stands. */
async function stands(place: DevicePlace): Promise<void> {
  const { page } = screen;
  await switchTo(page, 'Admin Satu', pins.admin);
  await choice(page, text.frame.navigation.settings).click();
  await choice(page.getByRole('group', { name: text.admin.settings.place }), places[place]).click();
  await button(page, text.admin.settings.save).click();
  await here(page, place).waitFor();
}

/** The headings of the board, from the top. */
async function headings(): Promise<string[]> {
  const { page } = screen;
  await screen.show('/');
  await page.getByRole('heading', { name: board.title }).waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  return page.getByRole('main').getByRole('heading').allInnerTexts();
}

it('before the x-ray: the flights, as ever', async () => {
  const { page } = screen;
  await page.goto(await station.address());
  await signIn(page, 'Pejabat Pertama', pins.first);
  await here(page, 'beforeXray').waitFor();
  expect((await headings()).slice(0, 3)).toEqual([board.title, text.later.duties.title, board.open]);
});

it('at a counter: who waits to be accepted, ready to be accepted', async () => {
  const { page } = screen;
  await switchTo(page, 'Admin Satu', pins.admin);
  await choice(page, text.frame.navigation.settings).click();
  await page.getByText(text.admin.settings.groupPlace).waitFor();
  await look(page, '170-place-in-settings');
  await stands('counter2');
  await switchTo(page, 'Pejabat Pertama', pins.first);
  expect((await headings()).slice(0, 2)).toEqual([board.title, board.first.arrivals]);
  await look(page, '171-first-at-counter');
  await choice(page, text.decision.referral.accept).click();
  await page.waitForURL(/#\/screening\//);
});

it('in the second room: clarifications under way, the accepted one at the top', async () => {
  const { page } = screen;
  await stands('secondary');
  await switchTo(page, 'Pejabat Pertama', pins.first);
  expect((await headings()).slice(0, 2)).toEqual([board.title, board.open]);
  const lines = page.locator('.board-before ul').first().getByRole('listitem');
  await expect
    .poll(() => lines.first().innerText())
    .toContain(board.acceptedBy({ officer: 'Pejabat Pertama', place: 'konter 2' }));
  expect(await lines.count()).toBe(3);
  await look(page, '172-first-in-second-room');
});

it('at the shift head’s desk: what waits for the shift head, and for anybody else the flights', async () => {
  const { page } = screen;
  await stands('supervisor');
  await switchTo(page, 'Kepala Regu', pins.supervisor);
  expect((await headings()).slice(0, 2)).toEqual([board.title, board.first.oversight]);
  await page.getByRole('list', { name: text.review.title }).getByRole('listitem').first().waitFor();
  await look(page, '173-first-for-shift-head');
  await switchTo(page, 'Petugas BP3MI', pins.bp3mi);
  expect((await headings())[1]).toBe(board.open);
});

it('tells BP3MI at which desk Immigration accepted the traveller, and to bring the traveller there', async () => {
  const { page } = screen;
  const { referral } = text.decision;
  await page.locator('.queue-open').filter({ hasText: 'diterima Pejabat Pertama' }).first().click();
  await page.getByText(referral.accepted({ officer: 'Pejabat Pertama', place: 'konter 2' })).waitFor();
  await page.getByText(referral.bring({ place: 'konter 2' })).waitFor();
  await look(page, '174-accepted-elsewhere');
});

it('leaves nothing that axe or the browser complains of', () => {
  expect(axeFaults).toEqual([]);
  expect(screen.faults).toEqual([]);
});
