/**
 * Each refusal of a hold, on the screen where it happens, in both languages. What the screen itself never sends (another
 * person's role, an old approval, another case, a ground out of its days) is sent by changing the page's own call on its
 * way, as a foreign program at the tablet would.
 */
import type { Route } from 'playwright-core';
import { expect, it } from 'vitest';
import type { DecisionId } from '../../shared/ids.ts';
import { id as text } from '../../shared/text/id.ts';
import { sentenceOf, type ErrorCode } from '../../shared/text/sentence.ts';
import { addMillis, clockOf, dayOf, instantOf } from '../../shared/time.ts';
import { hold, judgedWork } from '../electron/app/cases.ts';
import { activate, officesOf, replayed } from '../electron/app/catalogue_station.ts';
import { pins, signedIn, staff, value, type People } from '../electron/app/with_app.ts';
import { entry, newCatalogue } from '../helpers/catalogue_files.ts';
import { realApplication } from '../helpers/real_application.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, inSight, look } from './look.ts';
import { papersFor } from './seed.ts';
import { button, choice, newStation, signIn } from './station.ts';

const { custody, decision, later, paper } = text;
const minutes = 60_000;
const held = new Map<string, DecisionId>();
let people: People;

/** Two holds that wait for their second person, one case on a flight that has left, one that is not decided yet. */
async function prepare(dir: string): Promise<void> {
  const start = Date.now() - 30 * minutes;
  const { app, client } = await realApplication(dir, {
    now: () => instantOf(start),
    monotonic: () => 0,
  });
  const pages = { client };
  people = await staff(pages);
  const all = await officesOf(pages, people);
  const content = newCatalogue('2026.12.1', ({ legal }) => {
    entry(legal.grounds, 'documentInDoubt').to = dayOf(instantOf(start - 86_400_000));
  });
  value(await activate(all, await replayed(all, content)));
  const first = await signedIn(pages, people.first, pins.first);
  const flight = (number: string, inMinutes: number) => {
    const at = addMillis(instantOf(Date.now()), inMinutes * minutes);
    const times = { day: dayOf(at), departs: clockOf(at), gateCloseMinutes: 20, offloadMinutes: 45, seats: 180 };
    return { number, destination: 'KUL', ...times };
  };
  const flights = [flight('AK 450', 240), flight('AK 452', -5)] as const;
  value(await first('shift.open', { flights: [...flights], clockConfirmed: true }));
  const [late, gone] = flights;
  for (const [name, number] of [
    ['SATU<<CONTOH', 'D0000001'],
    ['DUA<<CONTOH', 'D0000002'],
  ] as const) {
    const open = await judgedWork(first, papersFor({ name, number, flight: '0450', day: late.day }));
    const { decisionId } = value(await first('decision.propose', { ...open, proposal: hold }));
    if (decisionId === null) throw new Error('no hold');
    held.set(name, decisionId);
  }
  await judgedWork(first, papersFor({ name: 'TIGA<<CONTOH', number: 'D0000003', flight: '0452', day: gone.day }));
  await judgedWork(first, papersFor({ name: 'EMPAT<<CONTOH', number: 'D0000004', flight: '0450', day: late.day }));
  app.close();
}

const station = newStation();
const screen = inBrowser({
  station,
  prepare,
  begin: async (page) => {
    await page.goto(await station.address());
  },
});

/** The sentence of a refusal, in sight without scrolling; with pictures in both languages. */
async function refused(code: ErrorCode, name: string): Promise<void> {
  const { page } = screen;
  const said = page.getByRole('alert').filter({ hasText: sentenceOf(text.errors, { code }).what });
  await said.getByText(sentenceOf(text.errors, { code }).todo).waitFor();
  await expect.poll(() => inSight(said)).toBe(true);
  await look(page, `r-${name}`);
}

/** Changes the input of the next call of this name on its way. */
async function changed(
  name: string,
  change: (input: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  await screen.page.route(
    `**/call/${name}`,
    async (route: Route) => {
      const input = route.request().postDataJSON() as Record<string, unknown>; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- what the page itself sends is an object
      await route.continue({ postData: JSON.stringify(change(input)) });
    },
    { times: 1 },
  );
}

const openCase = async (name: string) => {
  await screen.show('/');
  await screen.page.getByText(name).locator('visible=true').first().click();
};
const second = async (pin: string = pins.second) => {
  const { page } = screen;
  await choice(page, 'Pejabat Kedua').click();
  await page.keyboard.type(pin, { delay: 60 });
  await page.keyboard.press('Enter');
};
/** The hold still waits for its second person: nothing came of it. */
const stillWaits = () => screen.page.getByRole('heading', { name: custody.second.title }).waitFor();

it('own approval, wrong PIN, wrong role', async () => {
  const { page } = screen;
  await signIn(page, 'Pejabat Pertama', pins.first);
  await openCase('CONTOH SATU');
  await stillWaits();
  await choice(page.getByRole('main'), 'Pejabat Pertama').click();
  await page.getByText(custody.second.selfRefused).waitFor();
  await look(page, 'r-own-not-offered');
  await changed('session.approve', (input) => ({ ...input, officerId: people.first, pin: pins.first }));
  await second();
  await refused('approver-is-self', 'own');
  await stillWaits();
  await page.keyboard.press('Escape');
  await second('999999');
  await refused('pin-wrong', 'wrong-pin');
  await stillWaits();
  await page.keyboard.press('Escape');
  await changed('session.approve', (input) => ({ ...input, officerId: people.bp3mi, pin: pins.bp3mi }));
  await second();
  await refused('approver-not-official', 'wrong-role');
  await stillWaits();
});

it('an approval that is for another case, or older than a minute', async () => {
  const { page } = screen;
  await page.keyboard.press('Escape');
  await changed('session.approve', (input) => ({ ...input, subject: held.get('DUA<<CONTOH') }));
  await second();
  await refused('approval-other-subject', 'other-subject');
  await stillWaits();
  await page.keyboard.press('Escape');
  await page.route(
    '**/call/decision.confirm',
    async (route) => {
      await page.waitForTimeout(61_000);
      await route.continue();
    },
    { times: 1 },
  );
  await second();
  await page.getByText(sentenceOf(text.errors, { code: 'approval-expired' }).what).waitFor({ timeout: 90_000 });
  await refused('approval-expired', 'expired');
  await stillWaits();
});

it('an approval twice', async () => {
  const { page } = screen;
  await page.keyboard.press('Escape');
  await second();
  await page.getByRole('heading', { name: custody.hold.title }).waitFor();
  await page.getByLabel(custody.hold.seal).fill('SG-0001');
  await page.getByLabel(custody.hold.place).fill('Brankas Imigrasi, laci 2');
  await choice(page, custody.hold.conditionGood).click();
  await button(page, paper.receipt.make).click();
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await button(page, paper.print).click();
  await button(page, paper.printAgain).waitFor();
  await screen.close();
  await choice(page, custody.receipt.handed).click();
  await choice(page, custody.receipt.signed).click();
  await choice(page, custody.hold.take).click();
  await button(page, later.correct.open).waitFor();
  let used: unknown = null;
  const correct = async (ground: string) => {
    await screen.show('/');
    await openCase('CONTOH SATU');
    await button(page, later.correct.open).click();
    await choice(screen.sheet(), later.fields.ground).click();
    await screen.sheet().getByLabel(later.correct.now).selectOption({ label: ground });
    await screen.sheet().getByLabel(later.correct.why).fill('dasar keliru');
    await second();
  };
  await changed('decision.correct', (input) => {
    used = input.approvalId;
    return input;
  });
  await correct('Namanya tercantum dalam daftar Pencegahan');
  await screen.sheet().waitFor({ state: 'hidden' });
  await changed('decision.correct', (input) => ({ ...input, approvalId: used }));
  await correct('Tidak memiliki dokumen perjalanan yang sah dan masih berlaku');
  await refused('approval-used', 'used-twice');
  await screen.close();
});

it('a reason that is missing, a ground out of its days, a flight that has left', async () => {
  const { page } = screen;
  const fill = async (kind: 'postponed' | 'postponedPassportHeld', ground: RegExp) => {
    await choice(page, decision.kinds[kind]).click();
    await page.getByRole('radio', { name: ground }).click();
    await page.getByRole('checkbox', { name: /^Paspor/ }).click();
    await page.getByLabel(decision.reasonLabel).fill('');
    await choice(page, decision.milder.askedFurther).click();
    await choice(page, decision.languages.indonesian).click();
    await choice(page, decision.statementNone).click();
  };
  await openCase('CONTOH EMPAT');
  await fill('postponed', /^Keperluan tidak dapat dijelaskan/);
  await choice(page, decision.returnPassport).click();
  const record = choice(page, decision.record({ kind: decision.kinds.postponed }));
  await record.click();
  await refused('reason-too-short', 'no-reason');
  await page.getByLabel(decision.reasonLabel).fill('Lem halaman data terbuka dan foto bergeser.');
  await changed('decision.propose', (input) => ({
    ...input,
    proposal: { ...Object(input.proposal), ground: 'documentInDoubt' },
  }));
  await record.click();
  await refused('ground-not-in-force', 'ground-out-of-days');
  await openCase('CONTOH TIGA');
  await fill('postponedPassportHeld', /^Tidak memiliki dokumen perjalanan/);
  await page.getByLabel(decision.reasonLabel).fill('Lem halaman data terbuka dan foto bergeser.');
  await look(page, 'r-flight-gone-before');
  await choice(page, decision.holdPropose).click();
  await refused('flight-gone', 'flight-gone');
});

it('shows axe nothing to find, and the browser complains of nothing', () => {
  expect(axeFaults).toEqual([]);
  expect(screen.faults).toEqual([]);
});
