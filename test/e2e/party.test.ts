/** A group from the first scan to the signature, and a family with a child: on the built page, in real Chromium. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { addMillis, clockOf, dayOf, instantOf } from '../../shared/time.ts';
import { pins, signedIn, staff, value } from '../electron/app/with_app.ts';
import { realApplication } from '../helpers/real_application.ts';
import { papersOf } from '../helpers/party.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, look, picture } from './look.ts';
import { button, choice, dayOfYear, newStation, scan, signIn } from './station.ts';

const { party, journey, shift } = text;
const station = newStation();
const departs = addMillis(instantOf(Date.now()), 4 * 3_600_000);
const day = dayOfYear(dayOf(departs));
let page: Page;
let faults: string[];

/** An open shift, and a group that a colleague has read already: 43 match. */
async function seed(dataDir: string): Promise<void> {
  const clock = { now: () => instantOf(Date.now()), monotonic: () => performance.now() };
  const { app, client } = await realApplication(dataDir, clock);
  const people = await staff({ client });
  const desk = await signedIn({ client }, people.bp3mi, pins.bp3mi);
  const flight = {
    number: 'AK 450',
    destination: 'KUL',
    day: dayOf(departs),
    departs: clockOf(departs),
    gateCloseMinutes: 20,
    offloadMinutes: 45,
    seats: 180,
  };
  value(await desk('shift.open', { flights: [flight], clockConfirmed: true }));
  const flightId = value(await desk('shift.current', {}))?.flights[0]?.id;
  if (flightId === undefined) throw new Error('no flight');
  const group = { kind: 'group', purpose: 'umrah', leader: 'Ketua Rekaan', licence: 'PPIU 204/2026' } as const;
  const { partyId } = value(await desk('party.open', { ...group, flightId }));
  for (let index = 0; index < 43; index += 1) {
    value(await desk('party.add', { partyId, ...papersOf(index, { pass: { day } }) }));
  }
  app.close();
}

const scanPair = async (index: number, changes: { name?: string; passName?: string; birth?: string } = {}) => {
  const { passport, boarding } = papersOf(index, {
    pass: { day, ...(changes.passName === undefined ? {} : { name: changes.passName }) },
    zone: changes.birth === undefined ? {} : { birth: changes.birth },
  });
  await scan(page, passport.text);
  await scan(page, boarding.text);
};

inBrowser({
  station,
  prepare: seed,
  begin: async (opened, found) => {
    page = opened;
    faults = found;
    await page.goto(await station.address());
    await signIn(page, 'Petugas BP3MI', pins.bp3mi);
  },
});

describe('a party', () => {
  it('family: three touches, scans, the family card, PIN', async () => {
    await page.getByRole('heading', { name: shift.board.title }).waitFor();
    await page.getByText(party.openOnes).waitFor();
    await picture(page, '29-party-board');
    await page.keyboard.press('r');
    await page.getByText(party.kindQuestion).waitFor();
    await page.waitForTimeout(300);
    await page.keyboard.press('2');
    await choice(page, 'Wisata').waitFor();
    await look(page, '30-party-open');
    await choice(page, 'Wisata').click();
    await page.getByText(party.emptyTitle).waitFor();
    await picture(page, '31-party-empty');
    await scanPair(60);
    await page.getByText(party.matching({ count: 1 })).waitFor();
    await scanPair(61, { birth: '120315' });
    await page.getByText(party.toLook({ count: 1 })).waitFor();
    expect(await button(page, new RegExp(party.sign({ count: 2 }))).isDisabled()).toBe(true);
    await picture(page, '32-party-child');
    await page.keyboard.press('1');
    await page.getByText(party.matching({ count: 2 })).waitFor();
    // Two more children of the one parent: one key for both.
    await scanPair(62, { birth: '150315' });
    await scanPair(63, { birth: '180315' });
    await page.getByText(party.toLook({ count: 2 })).waitFor();
    await picture(page, '32-party-children');
    await page.keyboard.press('0');
    await page.getByText(party.matching({ count: 4 })).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(party.statementChildren({ count: 3 })).waitFor();
    await page.keyboard.type(pins.bp3mi, { delay: 60 });
    await page.keyboard.press('Enter');
    await page.getByText(party.signedNote).waitFor();
    await page.keyboard.press('u');
    await page.getByText(party.undoneTitle).waitFor();
    await picture(page, '32-party-undone');
  });

  it('group: forty-three match, two are looked at, one is taken out, one signature', async () => {
    await page.keyboard.press('Escape');
    // Somebody of the group scanned alone: the scan screen says where that passport is.
    await page.getByText('Rombongan · Umrah').waitFor();
    await scanPair(0);
    await page.getByText(party.inParty).waitFor();
    await picture(page, '33-party-in-party');
    await page.keyboard.press('Enter');
    await page.getByText(party.matching({ count: 43 })).waitFor();
    await scanPair(43, { passName: 'LAIN/ORANG' });
    await scan(page, papersOf(44).passport.text);
    await scan(page, papersOf(44, { pass: { day } }).boarding.text);
    await scan(page, papersOf(44).passport.text);
    await page.getByText(party.toLook({ count: 2 })).waitFor();
    await look(page, '34-party-look');
    await page.keyboard.press('1');
    await page.getByText(party.toLook({ count: 1 })).waitFor();
    await page.keyboard.press('2');
    await choice(page, journey.purpose.selection.documentFact).waitFor();
    await picture(page, '35-party-take-out');
    await page.keyboard.press('3');
    await page.getByText(party.outCount({ count: 1 })).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(party.statementPapers).waitFor();
    await look(page, '36-party-sign');
    await page.keyboard.type(pins.bp3mi, { delay: 60 });
    await page.keyboard.press('Enter');
    await page.getByText(party.signedNote).waitFor();
    await page.getByText(party.signed({ count: 44 })).waitFor();
    await look(page, '37-party-signed');
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.getByText('DDJJ CONTOH').click();
    await page.getByText(party.facts.group({ members: 45 })).waitFor();
    await picture(page, '38-party-record');
  });

  it('shows axe nothing to find, in both languages and both themes', () => {
    expect(axeFaults).toEqual([]);
  });

  it('left no complaint of the browser', () => {
    expect(faults).toEqual([]);
  });
});
