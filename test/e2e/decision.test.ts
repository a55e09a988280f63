/**
 * From a referral that appears on Immigration's own screen to what comes after a decision: two browsers on one host, a
 * second person by telephone, what a postponement leaves to be done, a correction and a void.
 */
import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { openApplication } from '../../electron/app/open.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { DecisionProposal } from '../../shared/domain/decision.ts';
import { id as text } from '../../shared/text/id.ts';
import { sentenceOf } from '../../shared/text/sentence.ts';
import { addMillis, clockOf, dayOf, instantOf } from '../../shared/time.ts';
import { hold, judgedWork, plain, refer } from '../electron/app/cases.ts';
import { pins, signedIn, staff, value } from '../electron/app/with_app.ts';
import { showOn as show, twoDesks } from './in_browser.ts';
import { axeFaults, look, picture } from './look.ts';
import { papersFor } from './seed.ts';
import { button, choice, complaints, launch, newStation, signIn, switchTo } from './station.ts';

const { decision, custody, journey, later, result, shift, frame } = text;
const minutes = 60_000;
const station = newStation();
let browser: Browser;
/** BP3MI's desk and Immigration's counter: two browsers that share nothing but the host. */
let desk: Page;
let counter: Page;
const faults: string[] = [];

const reason = 'Halaman data paspor diragukan, lem terlihat terbuka.';

/** Half an hour of work before anybody looks: a lapsed referral, somebody let go too late, and three open cases. */
async function prepare(dataDir: string): Promise<void> {
  const start = Date.now() - 60 * minutes;
  let now = instantOf(start);
  const app = await openApplication({
    dataDir,
    clock: { now: () => now, monotonic: () => Date.parse(now) - start },
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    secrets: keyFileStore(dataDir),
    log: { note: () => undefined },
  });
  const client = (caller: string) => createClient((name, input) => app.dispatch(caller, name, input));
  const people = await staff({ client });
  const bp3mi = await signedIn({ client }, people.bp3mi, pins.bp3mi);
  const first = await signedIn({ client }, people.first, pins.first);
  const flight = (number: string, inMinutes: number) => {
    const at = addMillis(instantOf(Date.now()), inMinutes * minutes);
    const times = { day: dayOf(at), departs: clockOf(at), gateCloseMinutes: 20, offloadMinutes: 45, seats: 180 };
    return { number, destination: 'KUL', ...times };
  };
  const late = flight('AK 450', 240);
  const gone = flight('AK 452', -10);
  value(await bp3mi('shift.open', { flights: [late, gone], clockConfirmed: true }));
  const { day } = late;
  const lapsed = await judgedWork(bp3mi, papersFor({ name: 'LAMA<<MENUNGGU', number: 'D0000001', day }));
  value(await bp3mi('decision.propose', { ...lapsed, proposal: refer }));
  now = addMillis(now, 15 * minutes);
  const [referral] = value(await bp3mi('referral.list', {}));
  if (referral === undefined) throw new Error('no referral');
  value(await bp3mi('referral.lapse', { referralId: referral.id }));
  now = addMillis(now, 18 * minutes);
  for (const [person, pin] of [
    ['bp3mi', pins.bp3mi],
    ['first', pins.first],
  ] as const) {
    await signedIn({ client }, people[person], pin);
  }
  const tight = await judgedWork(
    bp3mi,
    papersFor({ name: 'TELAT<<CONTOH', number: 'D0000002', day: gone.day, flight: '0452' }),
  );
  const clear: DecisionProposal = { ...plain, departLine: 'Sudah dicek lewat telepon.' };
  value(await bp3mi('decision.propose', { ...tight, proposal: clear }));
  await judgedWork(bp3mi, papersFor({ name: 'CONTOH<<SITI', number: 'D0000003', day }));
  const alone = await judgedWork(first, papersFor({ name: 'BUDI<<CONTOH', number: 'D0000004', day }));
  value(await first('decision.propose', { ...alone, proposal: { ...hold, reason } }));
  app.close();
}

beforeAll(async () => {
  await prepare(station.dir);
  await station.start();
  browser = await launch();
  const open = async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'id-ID' });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(await station.address());
    complaints(page, faults);
    return page;
  };
  desk = await open();
  counter = await open();
});

twoDesks(station, () => ({ browser, desk, counter }));

const sheet = (page: Page) => page.getByRole('dialog');
const openCase = (page: Page, name: string) => page.getByText(name).locator('visible=true').first().click();

describe('a referral', () => {
  it('appears at once on Immigration’s own screen, whatever it shows, and Immigration reads that one lapsed', async () => {
    await signIn(desk, 'Petugas BP3MI', pins.bp3mi);
    await signIn(counter, 'Pejabat Pertama', pins.first);
    await show(counter, '/custody');
    await counter.getByRole('heading', { name: custody.list.title }).waitFor();
    await openCase(desk, 'SITI CONTOH');
    await choice(desk, decision.kinds.referred).click();
    await desk.getByRole('checkbox', { name: /^Paspor/ }).click();
    await choice(desk, decision.returnPassport).click();
    await choice(desk, decision.record({ kind: decision.kinds.referred })).click();
    await desk.getByText(decision.referral.waiting).first().waitFor();
    const badge = counter.getByRole('link', { name: later.pill({ count: 1 }) });
    await badge.waitFor({ timeout: 3000 });
    await look(counter, '80-referral-appears');
    await badge.click();
    await counter.getByText(later.lapse.title).waitFor();
    await look(counter, '81-referrals-with-a-lapse');
    await button(counter, later.lapse.read).click();
    await counter.getByText(later.lapse.title).waitFor({ state: 'hidden' });
    await choice(counter, decision.referral.accept).click();
    await counter.getByRole('heading', { name: 'SITI CONTOH' }).waitFor();
    await desk.getByText(decision.referral.accepted({ officer: 'Pejabat Pertama', place: null })).waitFor();
  });
});

describe('a hold without a second Pejabat Imigrasi at hand', () => {
  it('offers the postponement without a hold first; it starts from what was written and leaves its duties', async () => {
    await show(counter, '/');
    await openCase(counter, 'CONTOH BUDI');
    await counter.getByRole('heading', { name: custody.second.title }).waitFor();
    await look(counter, '82-second-person');
    await button(counter, later.phone.nobody).click();
    const offered = await counter
      .getByRole('main')
      .getByRole('group', { name: later.phone.nobodyTitle })
      .getByRole('button')
      .allInnerTexts();
    expect(offered[0]).toContain(later.phone.postponeFirst);
    expect(offered[1]).toContain(later.phone.callNone);
    await look(counter, '83-nobody-here');
    await choice(counter, later.phone.postponeFirst).click();
    await counter.getByRole('heading', { name: decision.kinds.postponed, exact: true }).waitFor();
    expect(await counter.getByLabel(decision.reasonLabel).inputValue()).toBe(reason);
    await choice(counter, decision.returnPassport).click();
    await look(counter, '84-postponed-instead');
    await choice(counter, decision.record({ kind: decision.kinds.postponed })).click();
    await counter.getByText(later.after.due).waitFor();
    await look(counter, '85-postponed-due');
    await show(counter, '/');
    await counter
      .getByRole('heading', { name: later.duties.title })
      .locator('visible=true')
      .or(counter.getByText(shift.board.open))
      .first()
      .waitFor();
    await look(counter, '86-board-with-duty');
    await show(counter, '/close');
    await counter.getByText(later.duties.close({ count: 1 })).waitFor();
    await look(counter, '87-close-with-duty');
    await button(counter, later.duties.open).first().click();
    await button(counter, later.after.fill).click();
    await sheet(counter).getByLabel(later.after.airline).fill('Petugas AirAsia');
    await choice(sheet(counter), later.after.offloads.passengerAndBag).click();
    await choice(sheet(counter), later.after.meetsWho.bp3mi).click();
    await sheet(counter).getByLabel(later.after.meetsName).fill('Sari dari BP3MI');
    await look(counter, '88-after-sheet');
    await button(sheet(counter), later.after.save).click();
    await counter.getByText('Sari dari BP3MI').first().waitFor();
  });

  it('is put right by a version beside the old one, and declared void: both stay readable', async () => {
    await button(counter, later.correct.open).click();
    await choice(sheet(counter), later.fields.reason).click();
    await sheet(counter).getByLabel(later.correct.now).fill('Lem halaman data terbuka dan foto bergeser.');
    await sheet(counter).getByLabel(later.correct.why).fill('salah tulis di meja');
    await look(counter, '89-correct');
    await button(sheet(counter), later.correct.save).click();
    await sheet(counter).waitFor({ state: 'hidden' });
    await button(counter, later.void.open).click();
    await sheet(counter).getByLabel(later.void.why).fill('penumpang lain dengan nama sama');
    await look(counter, '90-void');
    await button(sheet(counter), later.void.save).click();
    await sheet(counter).waitFor({ state: 'hidden' });
    await counter.setViewportSize({ width: 1920, height: 1080 });
    const record = counter.getByRole('complementary', { name: frame.record });
    for (const words of [reason, 'Lem halaman data terbuka dan foto bergeser.', 'penumpang lain dengan nama sama']) {
      await record.getByText(words).first().waitFor();
    }
    await counter.setViewportSize({ width: 1280, height: 800 });
    await look(counter, '91-void-on-the-record');
  });

  it('or is approved by telephone, with a code of a sealed card that was made in front of its holder', async () => {
    await switchTo(desk, 'Admin Satu', pins.admin);
    await button(desk, `${later.card.open}: Pejabat Kedua`).click();
    await choice(sheet(desk), 'Pejabat Kedua').click();
    await look(desk, '92-card-pin');
    await desk.keyboard.type(pins.second, { delay: 60 });
    await desk.keyboard.press('Enter');
    await sheet(desk).getByText(later.card.once).waitFor();
    await look(desk, '93-card-codes');
    const card = desk.locator('.sealed-card');
    expect(await card.isVisible()).toBe(false);
    const code = (await sheet(desk).getByRole('listitem').first().innerText()).trim();
    await desk.emulateMedia({ media: 'print' });
    await card.getByText(code).waitFor();
    await picture(desk, '94-card-on-paper');
    await desk.emulateMedia({ media: null });
    await button(sheet(desk), later.card.done).click();

    await show(counter, '/');
    await openCase(counter, 'SITI CONTOH');
    await button(counter, journey.questions.rest).click();
    await choice(counter, journey.own.choice.concern).click();
    await counter.getByText(result.recommendation).first().waitFor();
    await choice(counter, decision.kinds.postponedPassportHeld).click();
    await counter.getByRole('radio', { name: /^Tidak memiliki dokumen perjalanan/ }).click();
    await counter.getByRole('checkbox', { name: /^Paspor/ }).click();
    await counter.getByLabel(decision.reasonLabel).fill('Lem halaman data terbuka dan foto bergeser.');
    await choice(counter, decision.milder.askedFurther).click();
    await choice(counter, decision.languages.indonesian).click();
    await choice(counter, decision.statementNone).click();
    await choice(counter, decision.holdPropose).click();
    await counter.getByRole('heading', { name: custody.second.title }).waitFor();
    await button(counter, later.phone.nobody).click();
    await choice(counter, later.phone.call).click();
    await counter.getByLabel(later.phone.code).fill('zzzzz zzzzz');
    await button(counter, later.phone.send).click();
    await counter.getByText(sentenceOf(text.errors, { code: 'card-code-wrong' }).what).waitFor();
    await look(counter, '95-wrong-code');
    await counter.getByLabel(later.phone.code).fill(code.toLowerCase());
    await button(counter, later.phone.send).click();
    await counter.getByRole('heading', { name: custody.hold.title }).waitFor();
    await look(counter, '96-approved-by-telephone');
  });
});

describe('somebody who was let go too late', () => {
  it('is asked about, for the figures alone', async () => {
    await switchTo(desk, 'Petugas BP3MI', pins.bp3mi);
    await show(desk, '/log');
    await desk.getByRole('row').filter({ hasText: 'AK 452' }).getByRole('button').click();
    await desk.getByText(later.missed.question).waitFor();
    await look(desk, '97-missed-flight');
    await choice(desk, later.missed.yes).click();
    await desk.getByText(later.missed.recorded).waitFor();
  });
});

describe('help', () => {
  it('is one key and one PIN away behind the curtain, and its form is due at the close of the shift', async () => {
    await desk.keyboard.press('F9');
    await desk.getByText(shift.curtainWords).waitFor();
    await look(desk, '98-curtain-with-help');
    await desk.keyboard.press('F2');
    await choice(sheet(desk), journey.help.cause.threat).click();
    await desk.keyboard.type(pins.bp3mi, { delay: 60 });
    await desk.keyboard.press('Enter');
    await sheet(desk).getByText(journey.help.sent).waitFor();
    await desk.keyboard.press('Enter');
    await show(desk, '/close');
    await desk.getByText(later.duties.closeHelp({ count: 1 })).waitFor();
  });
});

it('shows axe nothing to find, and the browser complains of nothing', () => {
  expect(axeFaults).toEqual([]);
  expect(faults).toEqual([]);
});
