/**
 * The main journey on the built page, in real Chromium, over a real encrypted database: first run, two agencies, ICAO's
 * specimen cleared, a work case referred, postponed and the passport held; what is refused; and what a kill leaves.
 */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { id as text } from '../../shared/text/id.ts';
import { sentenceOf } from '../../shared/text/sentence.ts';
import { pins } from '../electron/app/with_app.ts';
import { icaoSpecimen } from '../helpers/papers.ts';
import { zoneText } from '../helpers/zone.ts';
import {
  addOfficer,
  button,
  choice,
  enrol,
  firstRun,
  newStation,
  openShift,
  pass,
  scan,
  signIn,
  strike,
  switchTo,
} from './station.ts';
import { fillHold, handReceipt, makeReceipt, printPaper } from './hold_acts.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, inSight, look, picture } from './look.ts';

const { journey, decision, custody, ledger, shift, result, errors, frame } = text;
const station = newStation();
let page: Page;
let faults: string[];
/** What the browser complained of while the host was killed on purpose. */
let hostAway: string[] = [];

const people = { bp3mi: 'Sari, BP3MI', first: 'Pejabat Pertama', second: 'Pejabat Kedua' };

inBrowser({
  station,
  begin: async (opened, found) => {
    page = opened;
    faults = found;
    await page.goto(await station.address());
  },
});

const tile = (half: string) => page.getByRole('button', { name: `Wisata: ${half}` });
const heading = (name: string) => page.getByRole('heading', { name });

describe('the main journey', () => {
  it('first run, officers of both agencies, a shift', async () => {
    await look(page, '01-first-run');
    await firstRun(page);
    await look(page, '02-sign-in');
    await signIn(page, 'Admin Satu', pins.admin);
    const codes = {
      bp3mi: await addOfficer(page, { name: people.bp3mi, role: 'bp3mi', official: false }),
      first: await addOfficer(page, { name: people.first, role: 'immigration', official: true }),
      second: await addOfficer(page, { name: people.second, role: 'immigration', official: true }),
    };
    await look(page, '03-officers');
    for (const who of ['second', 'first', 'bp3mi'] as const) {
      await page.keyboard.press('F4');
      await enrol(page, { name: people[who], code: codes[who], pin: pins[who] });
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await look(page, '04-shift-open');
    await openShift(page);
    await look(page, '05-board');
  });

  it('clears a clear adult with two scans and one touch, counted, and takes it back', async () => {
    await scan(page, zoneText());
    await page
      .getByText(journey.scan.nowBoardingPass)
      .or(page.getByText(journey.scan.waitBoardingPass))
      .first()
      .waitFor();
    await look(page, '06-passport-read');
    const unknown = page.getByText(journey.scan.unknownCode);
    await scan(page, '4006381333931-4006381333931');
    await unknown.waitFor();
    await look(page, '06a-no-paper');
    await scan(page, pass('CONTOH/BUDI'));
    await tile(journey.purpose.clear).waitFor();
    expect(await unknown.isVisible()).toBe(false);
    expect(await tilesBelowTheFold()).toEqual([]);
    await look(page, '07-two-halves');
    const work = await effortOf(async () => {
      await tile(journey.purpose.clear).click();
    });
    expect(work).toEqual({ touches: 1, keys: 0 });
    console.log(`a clear adult: 2 scans, ${String(work.touches)} touch, ${String(work.keys)} keys`);
    await page.getByText(journey.purpose.cleared).first().waitFor();
    await picture(page, '08-cleared');
    await page.getByRole('button', { name: new RegExp(`^${journey.purpose.undo}`) }).click();
    await tile(journey.purpose.clear).waitFor();
    await tile(journey.purpose.clear).click();
    await page.getByText(journey.purpose.cleared).first().waitFor();
  });

  it('takes ICAO’s specimen through a tourism clarification and clears it', async () => {
    await scan(page, icaoSpecimen);
    await scan(page, pass('ERIKSSON/ANNAMARIAMRS', '0035'));
    await tile(journey.purpose.clarify).waitFor();
    expect(await tile(journey.purpose.clear).count()).toBe(0);
    await look(page, '09-specimen');
    await tile(journey.purpose.clarify).click();
    await choice(page, journey.purpose.selection.random).click();
    await heading(journey.documents.title).waitFor();
    await look(page, '10-documents');
    // Torn or foreign: it says so and moves nothing, and one touch puts the word away.
    const first = page.locator('.row-choice').first();
    const before = await first.boundingBox();
    for (const code of [pass('ERIKSSON/ANNAMARIAMRS', '0035').slice(0, 45), '4006381333931-4006381333931']) {
      await scan(page, code);
      await page.getByText(journey.scan.unknownCode).waitFor();
      expect(await first.boundingBox()).toEqual(before);
      await button(page, journey.scan.unknownRead).click();
      await page.getByText(journey.scan.unknownCode).waitFor({ state: 'hidden' });
    }
    await page.keyboard.press('1');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await look(page, '11-questions');
    // Another paper says that this is a child: the fact itself says what follows, and leads back to the child's papers.
    const [differs, child] = [row(page, 'Identitas atau umur berbeda antardokumen'), row(page, 'Di bawah 18 tahun')];
    await button(differs, journey.questions.value.present).click();
    await button(child, journey.questions.value.present).click();
    await page.getByText(journey.questions.minorPapers({ count: 5 })).waitFor();
    await look(page, '11a-child-told');
    await button(page, journey.questions.minorPapersGo).click();
    await row(page, 'Kartu Keluarga (KK)').waitFor();
    await choice(page, journey.documents.next).click();
    await button(child, journey.questions.value.absent).click();
    await button(differs, journey.questions.value.absent).click();
    await button(page, journey.questions.rest).click();
    await heading(journey.own.mitigations).waitFor();
    await look(page, '12-own-assessment');
    await choice(page, journey.own.rest).click();
    await choice(page, journey.own.choice.clear).click();
    await page.getByText(result.recommendation).first().waitFor();
    await look(page, '13-result');
    await choice(page, decision.kinds.cleared).click();
    await recordIfAsked();
    await heading(journey.closed.title).or(page.getByText(journey.closed.backToScan)).first().waitFor();
    await look(page, '14-closed');
  });

  it('takes a work case with a doubtful passport to a referral, through a kill in the middle of the checklist', async () => {
    await scan(page, zoneText({ name: 'CONTOH<<SITI', number: 'X7654321', sex: 'F' }));
    await scan(page, pass('CONTOH/SITI MS', '0036'));
    await page.getByRole('button', { name: `Bekerja lewat P3MI: ${journey.purpose.clarify}` }).click();
    await choice(page, journey.purpose.selection.documentFact).click();
    await button(row(page, 'Paspor'), journey.documents.status.doubtful).click();
    await look(page, '15-doubtful');
    // The touched answer keeps the focus, yet Enter goes on.
    await page.keyboard.press('Enter');
    await page.locator('nav.stages').waitFor();
    // A quick hand: the search and the first letters come in one heap, and none of them is lost.
    await strike(page, '/diragu');
    await page.getByRole('textbox', { name: journey.questions.search }).waitFor();
    await page.keyboard.type('kan keasli', { delay: 60 });
    expect(await page.getByRole('textbox', { name: journey.questions.search }).inputValue()).toBe('diragukan keasli');
    await look(page, '15a-fact-search');
    await page.keyboard.press('Enter');
    await row(page, 'Dokumen diragukan keasliannya').waitFor();
    await page.keyboard.press('1');
    await pressed(row(page, 'Dokumen diragukan keasliannya'), journey.questions.value.present);
    // The touch shows at once; a power cut may lose the one that is still on its way, so let it arrive.
    await expect.poll(async () => (await openCase()).answers.map(({ code }) => code)).toContain('DOC-09');
    const faultsBefore = faults.length;
    await station.kill('SIGKILL');
    await page
      .getByText(sentenceOf(errors, { code: 'host-gone' }).what)
      // The folded panel of notes says it too, where nobody sees it.
      .filter({ visible: true })
      .first()
      .waitFor();
    await picture(page, '16-host-gone');
    await station.start();
    await page.goto('about:blank');
    await page.goto(await station.address());
    await signIn(page, people.bp3mi, pins.bp3mi);
    hostAway = faults.splice(faultsBefore);
    await look(page, '17-board-after-kill');
    await page.getByText(shift.board.open).first().click();
    await page.getByText('SITI CONTOH').locator('visible=true').first().click();
    await pressed(row(page, 'Dokumen diragukan keasliannya'), journey.questions.value.present);
    await choice(page, frame.back).click();
    await pressed(row(page, 'Paspor'), journey.documents.status.doubtful);
    await choice(page, journey.documents.next).click();
    await pressed(row(page, 'Dokumen diragukan keasliannya'), journey.questions.value.present);
    await look(page, '18-answers-after-kill');
    await button(page, journey.questions.rest).click();
    await choice(page, journey.own.rest).click();
    await choice(page, journey.own.choice.concern).click();
    await page.getByText(result.recommendation).first().waitFor();
    await look(page, '19-result-work');
    // BP3MI is offered no postponement, and the application refuses one whatever the page sends.
    expect(await page.getByRole('button', { name: /^Tunda/ }).count()).toBe(0);
    await page.getByText(decision.notYours).waitFor();
    expect(await proposeByHand({ kind: 'postponed' })).toBe('not-your-power');
    await choice(page, decision.kinds.referred).click();
    await choice(page, decision.returnPassport).waitFor();
    expect(await inSight(choice(page, decision.returnPassport))).toBe(true);
    await page.getByRole('checkbox', { name: /^Paspor/ }).click();
    await choice(page, decision.returnPassport).click();
    await look(page, '20-referral');
    await choice(page, decision.record({ kind: decision.kinds.referred })).click();
    await page.getByText(decision.referral.waiting).first().waitFor();
    await page.getByText(decision.referral.bring({ place: '' })).waitFor();
    await look(page, '21-referral-waits');
  });

  it('lets Immigration accept, judge for itself, and hold the passport with a second Pejabat Imigrasi', async () => {
    await switchTo(page, people.first, pins.first);
    await page.goto(`${new URL(page.url()).origin}/#/referrals`);
    await look(page, '22-referral-list');
    await choice(page, decision.referral.accept).click();
    await look(page, '23-second-assessment');
    await button(page, journey.questions.rest).click();
    await choice(page, journey.own.choice.concern).click();
    await page.getByText(result.recommendation).first().waitFor();
    expect(await proposeByHand({ kind: 'postponed', evidence: [{ kind: 'score', code: 'attention' }] })).toBe(
      'support-score-or-observation-only',
    );
    await fillHold(page);
    await look(page, '24-hold-form');
    await choice(page, decision.holdPropose).click();
    await heading(custody.second.title).waitFor();
    await choice(page.getByRole('main'), people.first).click();
    await page.getByText(custody.second.selfRefused).waitFor();
    await look(page, '25-own-approval-refused');
    expect(await approveByHand(people.first, pins.first)).toBe('approver-is-self');
    expect(await approveByHand(people.bp3mi, pins.bp3mi)).toBe('approver-not-official');
    await choice(page.getByRole('main'), people.second).click();
    await look(page, '26-second-officer');
    await page.keyboard.type(pins.second, { delay: 60 });
    await page.keyboard.press('Enter');
    await heading(custody.hold.title).waitFor();
    expect(await holdWithoutReceipt()).toBe('receipt-missing');
    await makeReceipt(page, 'SG-0001');
    await look(page, '27-receipt');
    await printPaper(page);
    await page.emulateMedia({ media: 'print' });
    await picture(page, '28-receipt-on-paper');
    await page.emulateMedia({ media: null });
    await handReceipt(page);
    await look(page, '28-hold');
    await choice(page, custody.hold.take).click();
    await page.getByText(decision.kindsDone.postponedPassportHeld).first().waitFor();
    await page.getByText(ledger.printing.due).waitFor();
    await look(page, '29-held');
    await choice(page, ledger.printing.go).click();
    await page.getByText(ledger.printing.printed).waitFor({ timeout: 30_000 });
    await look(page, '29-held-list-printed');
    await page.goto(`${new URL(page.url()).origin}/#/custody`);
    await page.getByText('SG-0001').first().waitFor();
    await look(page, '30-custody');
    await page.goto(`${new URL(page.url()).origin}/#/log`);
    await page
      .getByText(decision.kindsDone.postponedPassportHeld)
      .or(page.getByText(shift.close.totals.postponedPassportHeld))
      .first()
      .waitFor();
    await look(page, '31-shift-log');
  });

  it('shows axe nothing to find, in both languages and both themes', () => {
    expect(axeFaults).toEqual([]);
  });

  it('left no complaint of the browser but the host’s absence while it was killed', () => {
    expect(faults).toEqual([]);
    // A host killed in the middle of an answer leaves it empty, and the stream of changes cut.
    const absence = /ERR_(CONNECTION_(REFUSED|RESET)|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)|Failed to fetch|401/;
    expect(hostAway.filter((fault) => !absence.test(fault))).toEqual([]);
  });
});

/** Where clearing departs from the recommendation a line is asked for; else the touch has recorded it. */
async function recordIfAsked(): Promise<void> {
  const line = page.getByLabel(decision.departExample);
  await line.or(page.getByText(journey.closed.backToScan)).first().waitFor();
  if (!(await line.isVisible())) return;
  await line.fill('Sudah dijelaskan dengan baik.');
  await button(page, decision.record({ kind: decision.kinds.cleared })).click();
}

/** Purposes an officer would have to scroll for on the tablet. */
const tilesBelowTheFold = () =>
  page
    .locator('.tile')
    .evaluateAll((tiles) =>
      tiles
        .filter((one) => one.getBoundingClientRect().bottom > window.innerHeight)
        .map(({ textContent }) => textContent),
    );

const Effort = z.strictObject({ touches: z.int(), keys: z.int() });

/** Touches and keys of a stretch of work, as the page's own events count them. */
async function effortOf(work: () => Promise<void>): Promise<{ touches: number; keys: number }> {
  await page.evaluate(() => {
    const counted = { touches: 0, keys: 0 };
    Reflect.set(window, 'counted', counted);
    window.addEventListener('pointerdown', () => (counted.touches += 1), { capture: true });
    window.addEventListener('keydown', () => (counted.keys += 1), { capture: true });
  });
  await work();
  return Effort.parse(await page.evaluate((): unknown => Reflect.get(window, 'counted')));
}

/** The answers of one fact or paper, a group that carries its name. */
const row = (on: Page, name: string) => on.getByRole('group', { name, exact: true });

/** Waits until an answer stands as given. */
const pressed = (on: Locator, answer: string) =>
  on.getByRole('button', { name: new RegExp(`^${answer}`), pressed: true }).waitFor();

const Answer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.looseObject({ code: z.string() }) }),
]);

/** A call as a hostile page would make it: with the session's cookie, past every button. */
async function call(name: string, input: unknown) {
  const answer = await page.evaluate(
    async ([to, body]): Promise<unknown> => {
      const headers = { 'Content-Type': 'application/json' };
      const reply = await fetch(`/call/${to}`, { method: 'POST', headers, body });
      return reply.json();
    },
    [name, JSON.stringify(input)] as const,
  );
  return Answer.parse(answer);
}

async function read(name: string, input: unknown): Promise<unknown> {
  const answer = await call(name, input);
  return answer.ok ? answer.value : answer.error;
}

async function refusal(name: string, input: unknown): Promise<string | null> {
  const answer = await call(name, input);
  return answer.ok ? null : answer.error.code;
}

const Open = z.array(z.looseObject({ screeningId: z.string(), name: z.string() }));
const Seen = z.looseObject({
  revision: z.int(),
  answers: z.array(z.looseObject({ code: z.string() })),
  decisions: z.array(z.looseObject({ id: z.string() })),
});

async function openCase() {
  const open = Open.parse(await read('screening.mine', {}));
  const screeningId = open.find(({ name }) => name.includes('SITI'))?.screeningId ?? '';
  return { screeningId, ...Seen.parse(await read('screening.get', { screeningId })) };
}

async function proposeByHand(changes: object): Promise<string | null> {
  const { screeningId, revision } = await openCase();
  const proposal = {
    kind: 'postponed',
    ground: 'documentInDoubt',
    evidence: [{ kind: 'document', code: 'passport' }],
    reason: 'Paspor diragukan keasliannya.',
    departLine: 'dengan alasan',
    milderSteps: ['askedFurther'],
    toldIn: 'indonesian',
    statementOffered: true,
    statement: null,
    passportReturned: true,
    readAloud: false,
    cause: null,
    effort: [],
    ...changes,
  };
  return refusal('decision.propose', { screeningId, revision, proposal });
}

async function approveByHand(name: string, pin: string): Promise<string | null> {
  const { decisions } = await openCase();
  const officers = z.array(z.looseObject({ id: z.string(), name: z.string() })).parse(await read('officer.list', {}));
  const officerId = officers.find((officer) => officer.name === name)?.id ?? '';
  const subject = decisions.at(-1)?.id ?? '';
  return refusal('session.approve', { officerId, pin, call: 'decision.confirm', subject });
}

async function holdWithoutReceipt(): Promise<string | null> {
  const { decisions } = await openCase();
  const hold = {
    decisionId: decisions.at(-1)?.id ?? '',
    receiptSource: 'station',
    receiptNumber: '',
    seal: 'SG-0009',
    receiptTaken: 'signed',
    witness: null,
    place: 'Brankas',
    condition: 'Baik',
    due: '2099-01-01',
    dueReason: 'tidak ada',
  };
  return refusal('custody.hold', hold);
}
