/**
 * One traveller from the desk of BP3MI to the outcome a month later, on the built host in real Chromium: referred,
 * accepted, postponed with the passport held by two, three papers printed, handed over to BP3MI, the passport returned
 * a day later by another shift, the outcome after thirty days. Then the same with the host killed between every two
 * steps: nothing that was done is lost, and the story goes on where it stood.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { addMillis, clockOf, dayOf, instantOf } from '../../shared/time.ts';
import { pins, signedIn, staff, value } from '../electron/app/with_app.ts';
import { bcbp } from '../helpers/papers.ts';
import { realApplication } from '../helpers/real_application.ts';
import { zoneText } from '../helpers/zone.ts';
import { fillHold } from './hold_acts.ts';
import { inBrowser } from './in_browser.ts';
import { picture } from './look.ts';
import { button, choice, dayOfYear, newStation, scan, signIn, switchTo, type Station } from './station.ts';

const { journey, decision, custody, ledger, paper, shift, result, after } = text;
const hours = 3_600_000;
const day = 24 * hours;

const people = {
  bp3mi: ['Petugas BP3MI', pins.bp3mi],
  first: ['Pejabat Pertama', pins.first],
  second: ['Pejabat Kedua', pins.second],
} as const;
type Who = keyof typeof people;

/** A station with its people and a shift whose flight leaves in four hours. */
async function openStation(dataDir: string): Promise<void> {
  const now = instantOf(Date.now());
  const { app, client } = await realApplication(dataDir, { now: () => now, monotonic: () => 0 });
  const { bp3mi } = await staff({ client });
  const desk = await signedIn({ client }, bp3mi, pins.bp3mi);
  const at = addMillis(now, 4 * hours);
  const flight = { number: 'AK 450', destination: 'KUL', day: dayOf(at), departs: clockOf(at), seats: 180 };
  const limits = { gateCloseMinutes: 20, offloadMinutes: 45 };
  value(await desk('shift.open', { flights: [{ ...flight, ...limits }], clockConfirmed: true }));
  app.close();
}

interface Teller {
  readonly station: Station;
  readonly page: Page;
  /** Address of the case, once there is one. */
  case: string;
  /** How far the wall clock has gone on, in milliseconds. */
  ahead: number;
  /** Requests of the page that were not answered yet. */
  readonly underWay: ReadonlySet<unknown>;
}

interface Chapter {
  readonly name: string;
  readonly who: Who;
  /** Where the officer is when it begins; null: where the page is. */
  readonly at: 'case' | 'after' | `/${string}`;
  readonly later?: number;
  readonly act: (teller: Teller) => Promise<void>;
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name });
const row = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const sheet = (page: Page) => page.getByRole('dialog');
const shut = async (page: Page) => {
  await page.keyboard.press('Escape');
  await sheet(page).waitFor({ state: 'hidden' });
};

/** Prints the paper that lies open and puts it away; what reaches the printer is another test's question. */
async function print(page: Page, number: string): Promise<void> {
  await sheet(page).getByText(number).first().waitFor();
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await button(page, paper.print).click({ timeout: 60_000 });
  await button(page, paper.printAgain).waitFor({ timeout: 60_000 });
  await shut(page);
}

const chapters: readonly Chapter[] = [
  {
    name: 'BP3MI reads passport and pass, and doubts the passport',
    who: 'bp3mi',
    at: '/scan',
    act: async (teller) => {
      const { page } = teller;
      const julian = dayOfYear(dayOf(addMillis(instantOf(Date.now()), 4 * hours)));
      await scan(page, zoneText({ name: 'CONTOH<<SITI', number: 'X7654321', sex: 'F' }));
      await scan(page, bcbp({ name: 'CONTOH/SITI MS', day: julian, sequence: '0036' }));
      await page.getByRole('button', { name: `Bekerja lewat P3MI: ${journey.purpose.clarify}` }).click();
      await choice(page, journey.purpose.selection.documentFact).click();
      await button(row(page, 'Paspor'), journey.documents.status.doubtful).click();
      await page.getByRole('button', { name: journey.documents.status.doubtful, pressed: true }).waitFor();
      teller.case = new URL(page.url()).hash;
      await choice(page, journey.documents.next).click();
      await button(page, journey.questions.rest).click();
      await heading(page, journey.own.mitigations).waitFor();
    },
  },
  {
    name: 'judges and refers',
    who: 'bp3mi',
    at: 'case',
    act: async ({ page }) => {
      await choice(page, journey.own.rest).click();
      await choice(page, journey.own.choice.concern).click();
      await page.getByText(result.recommendation).first().waitFor();
      await choice(page, decision.kinds.referred).click();
      await page.getByRole('checkbox', { name: /^Paspor/ }).click();
      await choice(page, decision.returnPassport).click();
      await choice(page, decision.record({ kind: decision.kinds.referred })).click();
      await page.getByText(decision.referral.waiting).first().waitFor();
    },
  },
  {
    name: 'Immigration accepts',
    who: 'first',
    at: '/referrals',
    act: async ({ page }) => {
      await choice(page, decision.referral.accept).click();
      await button(page, journey.questions.rest).waitFor();
    },
  },
  {
    name: 'judges for itself and proposes to keep the passport',
    who: 'first',
    at: 'case',
    act: async ({ page }) => {
      await button(page, journey.questions.rest).click();
      await choice(page, journey.own.choice.concern).click();
      await page.getByText(result.recommendation).first().waitFor();
      await fillHold(page);
      await page.getByLabel(decision.departExample).fill('Lem halaman data terbuka dan foto bergeser.');
      await choice(page, decision.holdPropose).click();
      await heading(page, custody.second.title).waitFor();
    },
  },
  {
    name: 'the second Pejabat Imigrasi approves',
    who: 'first',
    at: 'case',
    act: async ({ page }) => {
      await choice(page.getByRole('main'), people.second[0]).click();
      await page.keyboard.type(pins.second, { delay: 60 });
      await page.keyboard.press('Enter');
      await heading(page, custody.hold.title).waitFor();
    },
  },
  {
    name: 'the receipt is printed, handed over and signed; then the passport is taken',
    who: 'first',
    at: 'case',
    act: async ({ page }) => {
      await page.getByLabel(custody.hold.seal).fill('SG-0001');
      await page.getByLabel(custody.hold.place).fill('Brankas Imigrasi, laci 2');
      await choice(page, custody.hold.conditionGood).click();
      await button(page, paper.receipt.make).click();
      await print(page, 'STP/PLM-A1/');
      await choice(page, custody.receipt.handed).click();
      await choice(page, custody.receipt.signed).click();
      await choice(page, custody.hold.take).click();
      await page.getByText(decision.kindsDone.postponedPassportHeld).first().waitFor();
    },
  },
  {
    name: 'the notice of postponement is printed',
    who: 'first',
    at: 'case',
    act: async ({ page }) => {
      await button(page.getByRole('main'), paper.kinds.postponementNotice).first().click();
      await print(page, '/PLM-A1/');
    },
  },
  {
    name: 'the list of passports in custody is printed',
    who: 'first',
    at: '/custody',
    act: async ({ page }) => {
      await page.getByText('SG-0001').first().waitFor();
      await choice(page, custody.list.show).click();
      await print(page, '/PLM-A1/');
    },
  },
  {
    name: 'the person is offered to BP3MI',
    who: 'first',
    at: 'after',
    act: async ({ page }) => {
      await choice(page, after.handover.offer).click();
      await choice(sheet(page), after.handover.to.bp3mi).click();
      await sheet(page).getByLabel(after.handover.office).fill('BP3MI Sumatera Selatan');
      await sheet(page).getByLabel(after.handover.reason).fill('Ditunda; perlu pendampingan dan kepulangan.');
      await button(sheet(page), after.handover.send).click();
      await button(sheet(page), after.handover.printMinutes).waitFor();
      await shut(page);
      await page.getByText(after.handover.state.offered).first().waitFor();
    },
  },
  {
    name: 'BP3MI takes the person over',
    who: 'bp3mi',
    at: '/handovers',
    act: async ({ page }) => {
      await button(page, after.handover.accept).click();
      await button(sheet(page), after.handover.save).click();
      await button(sheet(page), after.handover.done).click();
      await sheet(page).waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'the shift is closed by two names, the passport named in it',
    who: 'bp3mi',
    at: '/close',
    act: async ({ page }) => {
      await choice(page, people.second[0]).click();
      await page.keyboard.type(pins.second, { delay: 60 });
      await page.keyboard.press('Enter');
      await page.getByText(shift.close.closed).first().waitFor();
    },
  },
  {
    name: 'a day later another officer gives the passport back to its holder, and prints that',
    who: 'second',
    at: '/custody',
    later: day,
    act: async ({ page }) => {
      await page.getByText('SG-0001').first().waitFor();
      await choice(page, custody.list.release).click();
      await choice(sheet(page), ledger.release.holder).click();
      await choice(sheet(page), ledger.release.confirm).click();
      await sheet(page).waitFor({ state: 'hidden' });
      await page.getByText(custody.list.none).waitFor();
    },
  },
  {
    name: 'thirty days later what became of the case is recorded',
    who: 'bp3mi',
    at: '/handovers',
    later: 30 * day,
    act: async ({ page }) => {
      await choice(page, after.handover.record).click();
      await choice(sheet(page), after.handover.outcome.nothingFound).click();
      await button(sheet(page), after.handover.outcomeSave).click();
      await sheet(page).waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'the record shows who did what, and the log is whole',
    who: 'first',
    at: 'after',
    act: async ({ page }) => {
      await page.getByText(after.handover.outcome.nothingFound).first().waitFor();
      await page.getByText(after.handover.state.accepted).first().waitFor();
      await picture(page, 'story-end');
    },
  },
];

/** A page that was just opened, or opened again: the officer signs in and goes where the work is. */
async function takeUp(teller: Teller, { who, at }: Pick<Chapter, 'who' | 'at'>): Promise<void> {
  const { page, station } = teller;
  const [name, pin] = people[who];
  const signedInAs = page.getByRole('banner').getByText(name, { exact: true }).first();
  if (page.url() === 'about:blank') {
    await page.goto(await station.address());
    await signIn(page, name, pin);
  } else if (!(await signedInAs.isVisible())) await switchTo(page, name, pin);
  const path = at === 'case' ? teller.case : at === 'after' ? teller.case.replace('screening', 'case') : `#${at}`;
  if (new URL(page.url()).hash !== path) await page.goto(`${new URL(page.url()).origin}/${path}`);
}

/**
 * What was touched is on its way; the story goes on once it was acknowledged, as an officer's hand does. What a kill does to
 * calls on their way is tested in crash.test.ts.
 */
async function acknowledged({ page, underWay }: Teller): Promise<void> {
  let quiet = 0;
  while (quiet < 3) {
    await page.waitForTimeout(100);
    quiet = underWay.size === 0 ? quiet + 1 : 0;
  }
}

async function kill(teller: Teller): Promise<void> {
  const { station, page, ahead } = teller;
  await acknowledged(teller);
  await station.kill('SIGKILL');
  await page.goto('about:blank');
  await station.start(ahead);
}

/** Only a soak tells the story without kills as well: with them, every step of it happens just the same. */
const tellings = process.env.TAPIS_LOOK === 'all' ? [false, true] : [true];

describe.each(tellings)('the story of one traveller, the host killed between every two steps: %s', (killed) => {
  const station = newStation();
  const teller: { now: Teller | null } = { now: null };
  inBrowser({
    station,
    prepare: openStation,
    begin: (page) => {
      page.setDefaultTimeout(20_000);
      const underWay = new Set<unknown>();
      page.on('request', (request) => request.url().includes('/call/') && underWay.add(request));
      page.on('requestfinished', (request) => underWay.delete(request));
      page.on('requestfailed', (request) => underWay.delete(request));
      teller.now = { station, page, case: '', ahead: 0, underWay };
    },
  });
  for (const [index, chapter] of chapters.entries()) {
    it(chapter.name, async () => {
      const { now } = teller;
      if (now === null) throw new Error('no page');
      const later = chapter.later ?? 0;
      now.ahead += later;
      if (index > 0 && (killed || later > 0)) await kill(now);
      await takeUp(now, chapter);
      await chapter.act(now);
    });
  }

  it('balances: what was taken went back, once', async () => {
    const page = teller.now?.page;
    await page?.goto(`${new URL(page.url()).origin}/#/custody`);
    await page?.getByText(custody.list.balance({ taken: 1, returned: 1, held: 0 })).waitFor();
    expect(await page?.getByText(ledger.list.notBalanced).count()).toBe(0);
  });
});
