/**
 * A tablet loses its station in the middle of a clarification: the officer goes on answering, sees what waits, and once the
 * station is back everything is in its record, or stands beside what a colleague recorded meanwhile. Two real hosts.
 */
import { performance } from 'node:perf_hooks';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Machine } from '../../electron/app/application.ts';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { openHere } from '../../electron/app/open_here.ts';
import { randomBytesOf } from '../../electron/app/randomness.ts';
import { listenOnNetwork } from '../../electron/network/listener.ts';
import { createClient, type Client } from '../../shared/contract/client.ts';
import type { Name } from '../../shared/contract/index.ts';
import { AnswerValue } from '../../shared/contract/screening.ts';
import { id as text } from '../../shared/text/id.ts';
import { addMillis, clockOf, dayOf, instantOf } from '../../shared/time.ts';
import { judgedWork, openWork } from '../electron/app/cases.ts';
import { pins, signedIn, staff, value } from '../electron/app/with_app.ts';
import { freePort } from '../electron/network/hosts.ts';
import { callOf, showOn as show, twoDesks } from './in_browser.ts';
import { axeFaults, look } from './look.ts';
import { papersFor } from './seed.ts';
import { button, choice, complaints, launch, newStation, signIn } from './station.ts';

const { kept, decision, journey } = text;
const minutes = 60_000;
const station = newStation();
const tablet = newStation();
let browser: Browser;
/** The officer's tablet; a page at the station itself. */
let desk: Page;
let counter: Page;
const faults: string[] = [];
let place = { address: '127.0.0.2', port: 0 };
/** A clarification that has just begun, and one that waits for its decision. */
let begun = '';
let judged = '';
/** One that waits for the own assessment. */
let weighed = '';
let deviceId = '';

const machineOn = (dataDir: string): Machine => ({
  dataDir,
  clock: { now: () => instantOf(Date.now()), monotonic: () => performance.now() },
  random: randomBytesOf,
  secrets: keyFileStore(dataDir),
  log: { note: () => undefined },
});

/** A station at work with a tablet paired to it; both are closed again. */
async function prepare(): Promise<void> {
  const host = await openHere(machineOn(station.dir), listenOnNetwork);
  const device = await openHere(machineOn(tablet.dir), listenOnNetwork);
  const client = (caller: string): Client => createClient((name, input) => host.dispatch(caller, name, input));
  const people = await staff({ client });
  const bp3mi = await signedIn({ client }, people.bp3mi, pins.bp3mi);
  const at = addMillis(instantOf(Date.now()), 240 * minutes);
  const day = dayOf(at);
  const flight = { number: 'AK 450', destination: 'KUL', day, departs: clockOf(at), seats: 180 };
  const gates = { gateCloseMinutes: 20, offloadMinutes: 45 };
  value(await bp3mi('shift.open', { flights: [{ ...flight, ...gates }], clockConfirmed: true }));
  const papers = papersFor({ name: 'CONTOH<<SITI', number: 'D0000003', day });
  const wish = { ...papers, selection: 'random', purpose: 'workerPlaced' } as const;
  begun = value(await bp3mi('screening.open', wish)).screeningId;
  judged = (await judgedWork(bp3mi, papersFor({ name: 'BUDI<<CONTOH', number: 'D0000004', day }))).screeningId;
  weighed = (await openWork(bp3mi, papersFor({ name: 'LESTARI<<DUA', number: 'D0000005', day }))).screeningId;
  const admin = await signedIn({ client }, people.admin, pins.admin);
  place = value(await admin('network.switchOn', { ...place, port: await freePort(place.address) }));
  const { code } = value(await admin('device.pair', {}));
  const door = createClient((name, input) => device.dispatch('page', name, input));
  const { comparison } = value(await door('station.join', { code }));
  deviceId = value(await admin('device.approve', { comparison, name: 'Tablet 2', place: 'counter1' })).id;
  await vi.waitUntil(async () => value(await door('station.joining', {})).state === 'joined', { timeout: 10_000 });
  device.close();
  host.close();
}

async function open(at: typeof station): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'id-ID' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  complaints(page, faults);
  await page.goto(await at.address());
  return page;
}

beforeAll(async () => {
  await prepare();
  await station.start();
  await tablet.start();
  browser = await launch();
  desk = await open(tablet);
  counter = await open(station);
});
afterAll(async () => {
  await tablet.kill('SIGTERM');
  tablet.remove();
});
twoDesks(station, () => ({ browser, desk, counter }));

/** A call of whoever is signed in at this page. */
const call = (page: Page, name: Name, input: object): Promise<unknown> => callOf(page)(name, input);
const done = async (page: Page, name: Name, input: object) => {
  expect(await call(page, name, input)).toMatchObject({ ok: true });
};

const Officers = z.object({ value: z.object({ officers: z.array(z.object({ id: z.string(), role: z.string() })) }) });
/** Somebody of this role takes the page at the station. */
async function signInThere(role: 'admin' | 'bp3mi'): Promise<void> {
  const { officers } = Officers.parse(await call(counter, 'station.state', {})).value;
  const officer = officers.find((one) => one.role === role);
  await done(counter, 'session.signIn', { officerId: officer?.id, pin: pins[role] });
}

/** Somebody at the station pulls the cable, as it were, and puts it in again: sessions there live on. */
async function asAdmin(name: Name, input: object): Promise<void> {
  await signInThere('admin');
  await done(counter, name, input);
}
const cut = () => asAdmin('network.switchOff', {});
const join = () => asAdmin('network.switchOn', place);

const View = z.object({ value: z.object({ revision: z.int(), answers: z.array(AnswerValue) }) });
/** The clarification in the station's record, as a BP3MI officer at the station reads it. */
async function asColleague(): Promise<z.infer<typeof View>['value']> {
  await signInThere('bp3mi');
  return View.parse(await call(counter, 'screening.get', { screeningId: begun })).value;
}

const strip = () => desk.locator('.cut-off');
const paper = (at: number) => desk.locator('.row-answer').nth(at);
const answer = (at: number, word: string) => button(paper(at), word).click();
const { status } = journey.documents;

describe('a tablet that loses its station', () => {
  it('goes on with the clarification that is open on it, and says what waits', async () => {
    await signIn(desk, 'Petugas BP3MI', pins.bp3mi);
    await show(desk, `/screening/${begun}`);
    await paper(0).waitFor();
    await show(desk, `/screening/${weighed}`);
    await choice(desk, journey.questions.rest).click();
    await desk.getByRole('heading', { name: journey.own.title }).waitFor();
    await show(desk, `/screening/${judged}`);
    await choice(desk, decision.kinds.referred).click();
    await cut();
    await desk.getByText(kept.decisionWhy).waitFor();
    expect(await choice(desk, decision.record({ kind: decision.kinds.referred })).isDisabled()).toBe(true);
    await look(desk, '208-form-waits');
    await show(desk, `/screening/${weighed}`);
    await desk.getByText(kept.decisionWhy).waitFor();
    expect(await choice(desk, journey.own.choice.clear).isDisabled()).toBe(true);
    await look(desk, '209-own-waits');
    await show(desk, `/screening/${begun}`);
    await strip().getByText(kept.goOn).waitFor();
    await look(desk, '210-cut-off');
    await answer(0, status.seen);
    await answer(1, status.missing);
    await answer(2, status.doubtful);
    await strip()
      .getByText(/^Perangkat ini terputus .* 3 jawaban menunggu/)
      .waitFor();
    await button(desk, kept.waitsLink).click();
    await strip().getByText(kept.waits).waitFor();
    await look(desk, '211-answers-wait');
  });

  it('says at every decision why it waits, and keeps everything over a new start of the page', async () => {
    await show(desk, `/screening/${judged}`);
    await desk.getByText(kept.decisionWhy).waitFor();
    expect(await choice(desk, decision.kinds.referred).isDisabled()).toBe(true);
    await look(desk, '212-decision-waits');
    await desk.reload();
    await show(desk, `/screening/${begun}`);
    await strip()
      .getByText(/3 jawaban menunggu/)
      .waitFor();
    expect(await paper(1).getByRole('button', { pressed: true }).innerText()).toContain(status.missing);
  });

  it('hands everything in by itself, in order, once the station is back', async () => {
    expect((await asColleague()).answers).toEqual([]);
    await join();
    await strip().waitFor({ state: 'hidden' });
    expect(await paper(1).getByRole('button', { pressed: true }).innerText()).toContain(status.missing);
    const { answers, revision } = await asColleague();
    expect([revision, answers.map((one) => one.value)]).toEqual([3, ['seen', 'missing', 'doubtful']]);
  });
});

const conflict = () => desk.getByRole('main').getByRole('alert');

describe('answers on what a colleague answered meanwhile', () => {
  it('stand beside theirs, and stay until the officer chooses', async () => {
    await cut();
    await strip().waitFor();
    await answer(0, status.doubtful);
    await strip()
      .getByText(/1 jawaban menunggu/)
      .waitFor();
    const { revision, answers } = await asColleague();
    const [first] = answers;
    if (first?.kind !== 'document') throw new Error('no document');
    const theirs = { screeningId: begun, revision, answers: [{ ...first, value: 'missing' }] };
    await done(counter, 'screening.answer', theirs);
    await join();
    await conflict()
      .getByText(/^1 jawaban yang Anda berikan sejak/)
      .waitFor();
    await conflict().getByText(journey.answerFault.theirs).waitFor();
    await look(desk, '213-conflict-afterwards');
    await show(desk, '/');
    await desk.getByText(kept.refusedElsewhere).waitFor();
    await look(desk, '214-not-taken-elsewhere');
    await button(desk, kept.refusedOpen({ count: 1 })).click();
    await button(conflict(), journey.answerFault.storeMine).click();
    await conflict().waitFor({ state: 'hidden' });
    const after = await asColleague();
    expect(after.answers.find(({ code }) => code === first.code)?.value).toBe('doubtful');
  });
});

describe('a screen that is locked meanwhile', () => {
  it('stays locked, says so, and loses nothing', async () => {
    await cut();
    await strip().waitFor();
    await answer(2, status.seen);
    await strip()
      .getByText(/1 jawaban menunggu/)
      .waitFor();
    await desk.keyboard.press('F9');
    await desk.getByText(kept.locked).waitFor();
    await desk.getByText(kept.others({ count: 1 })).waitFor();
    await look(desk, '215-locked-cut-off');
    await join();
    await desk.getByText(kept.locked).waitFor({ state: 'hidden' });
    await desk.getByText(kept.others({ count: 1 })).waitFor();
    await desk.keyboard.press('Enter');
    await desk.keyboard.type(pins.bp3mi, { delay: 60 });
    await desk.keyboard.press('Enter');
    await desk.getByRole('banner').getByText('Petugas BP3MI', { exact: true }).first().waitFor();
    // It was handed in before the officer was shown anything.
    expect((await asColleague()).answers.filter(({ value: is }) => is === 'seen')).toHaveLength(1);
  });
});

describe('a tablet that was revoked while it was away', () => {
  it('says that its answers are not taken, and shows nobody any more', async () => {
    await show(desk, `/screening/${begun}`);
    await paper(0).waitFor();
    await cut();
    await strip().waitFor();
    await answer(0, status.seen);
    await strip()
      .getByText(/1 jawaban menunggu/)
      .waitFor();
    await asAdmin('device.revoke', { deviceId });
    await join();
    await desk.getByText(kept.turnedAway).waitFor();
    await desk.getByText(kept.turnedAwayQueue({ count: 1 })).waitFor();
    await look(desk, '216-turned-away');
    expect(axeFaults).toEqual([]);
    expect(faults).toEqual([]);
  });
});
