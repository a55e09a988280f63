/**
 * What a clarification records beside the answers, on the built page: a boarding pass that comes later, the talk, people, the
 * province, private answers from numbered paper; and a document that is checked again.
 */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { pins } from '../electron/app/with_app.ts';
import { zoneText } from '../helpers/zone.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, inSight, look, picture } from './look.ts';
import { seed } from './seed.ts';
import { addFlight, button, choice, newStation, pass, scan, signIn } from './station.ts';

const { journey, talk, shift, frame, result, decision } = text;
const station = newStation();
let page: Page;
let faults: string[];

inBrowser({
  station,
  prepare: seed,
  begin: async (opened, found) => {
    page = opened;
    faults = found;
    await page.goto(await station.address());
  },
});

const sheet = () => page.getByRole('dialog');
const row = (name: string) => page.getByRole('group', { name });

it('takes a boarding pass that comes after the clarification was opened', async () => {
  await signIn(page, 'Petugas BP3MI', pins.bp3mi);
  await addFlight(page, 'AK 450');
  await scan(page, zoneText({ name: 'CONTOH<<SITI', number: 'X7654321', sex: 'F' }));
  await choice(page, journey.scan.withoutBoardingPass).click();
  await page.getByRole('button', { name: `Wisata: ${journey.purpose.clarify}` }).click();
  await choice(page, journey.purpose.selection.random).click();
  await page.getByText(journey.purpose.destinationMissing).waitFor();
  await scan(page, pass('CONTOH/SITI MS', '0036'));
  await choice(page, talk.boarding.add).waitFor();
  await page.getByText(`${talk.boarding.read} · CONTOH/SITI MS · AK 450`).waitFor();
  await look(page, '90-late-boarding-pass');
  await choice(page, talk.boarding.add).click();
  await page.getByText(journey.purpose.destinationMissing).waitFor({ state: 'hidden' });
  await page.getByText('AK 450', { exact: true }).first().waitFor();
  expect(await page.getByText(journey.scan.elsewhere).count()).toBe(0);
  // A pass in another name is the next traveller's; one in this name takes the place of the one recorded.
  await scan(page, pass('LAIN/ORANG', '0040'));
  await page.getByText(journey.scan.elsewherePass).waitFor();
  await choice(page, journey.scan.elsewhereStay).click();
  await scan(page, pass('CONTOH/SITI MS', '0037'));
  await page.getByText(talk.boarding.replaceNote({ flight: 'AK 450' })).waitFor();
  await look(page, '90a-other-boarding-pass');
  await choice(page, talk.boarding.replace).click();
  await page.getByText(talk.boarding.read).waitFor({ state: 'hidden' });
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: journey.documents.title }).waitFor();
});

it('records language, interpreter, people and province beside the answers, one touch each', async () => {
  await button(row('Paspor'), journey.documents.status.notCheckable).click();
  await page.getByText(talk.recheck.onList).waitFor();
  await page.getByText(talk.languageAssumed).first().waitFor();
  await picture(page, '91-documents-with-strip');
  await page.keyboard.press('t');
  await choice(sheet(), talk.languages.javanese).click();
  await choice(sheet(), talk.interpreters.companion).click();
  await sheet().getByText(talk.companionWarning).waitFor();
  await sheet().getByLabel(talk.provinceSearch).fill('nusa teng');
  await choice(sheet(), 'Nusa Tenggara Barat').click();
  await choice(sheet(), talk.addPerson).click();
  await choice(sheet(), talk.roles.payer).click();
  expect(await inSight(choice(sheet(), talk.save))).toBe(true);
  await sheet().getByLabel(talk.name, { exact: true }).fill('Contoh Pembayar');
  await sheet().getByLabel(talk.handle).fill('0812-7654-3210');
  await picture(page, '92-person-form');
  await choice(sheet(), talk.save).click();
  await sheet().getByText('Contoh Pembayar').waitFor();
  await look(page, '93-talk-and-people');
  await page.keyboard.press('Escape');
  await sheet().waitFor({ state: 'hidden' });
  await page.getByText(`${talk.languageShort}: ${talk.languages.javanese}`).waitFor();
});

it('opens the private questions only with how they are kept private, here on numbered paper', async () => {
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: new RegExp(`^${journey.questions.stage.private}`) }).click();
  await choice(page, talk.yes).click();
  await choice(page, talk.privates.paper).click();
  await page.getByLabel(talk.paperNumber).fill('k-0017');
  await look(page, '94-private-gate');
  await choice(page, talk.paperGo).click();
  await page.getByText(talk.paperBand({ number: 'K-0017' })).waitFor();
  const sponsor = row('Lewat sponsor/calo perorangan, bukan P3MI terdaftar');
  await button(sponsor, journey.questions.value.present).click();
  await choice(page, talk.who).click();
  await sheet().getByLabel(talk.name, { exact: true }).fill('Contoh Perekrut');
  await picture(page, '95-record-who');
  await choice(sheet(), talk.save).click();
  await sheet().waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: new RegExp(`^${journey.questions.othersAbsent}`) }).click();
  await page.getByRole('button', { name: frame.openRail({ name: frame.record }) }).click();
  const record = page.getByRole('complementary', { name: frame.record });
  await record.getByText(talk.backEntry({ count: 7 })).waitFor();
  await record.getByText(talk.recheck.hint({ count: 1 })).waitFor();
  await record.getByText('Contoh Pembayar').waitFor();
  await record.getByText(talk.closedPeople({ count: 1 })).waitFor();
  expect(await record.getByText('Contoh Perekrut').count()).toBe(0);
  await picture(page, '96-record');
});

it('keeps the document on the station’s list until it is checked again', async () => {
  await page.goto(`${new URL(page.url()).origin}/#/`);
  await choice(page, talk.recheck.link({ count: 1 })).click();
  await page.getByRole('heading', { name: talk.recheck.title }).waitFor();
  await page.getByText(talk.recheck.stillOpen).waitFor();
  await look(page, '97-recheck');
  await choice(page, talk.recheck.outcomes.notConfirmed).click();
  await sheet().getByText(talk.recheck.becomes.notConfirmed).waitFor();
  await look(page, '98-recheck-resolve');
  await choice(sheet(), talk.recheck.record).click();
  await page.getByText(talk.recheck.none).waitFor();
  await page.goto(`${new URL(page.url()).origin}/#/`);
  await choice(page, talk.recheck.link({ count: 0 })).waitFor();
  expect(await page.getByRole('heading', { name: shift.board.title }).count()).toBe(1);
});

it('keeps the way out of the private talk in sight, and the foot where it was', async () => {
  await page.getByText(shift.board.open).first().click();
  await page.getByText('SITI CONTOH').locator('visible=true').first().click();
  const onward = page.locator('.step-foot > button').last();
  await page.locator('nav.stages').waitFor();
  const before = (await onward.boundingBox())?.y;
  await page.getByRole('button', { name: new RegExp(`^${journey.questions.stage.private}`) }).click();
  expect((await onward.boundingBox())?.y).toBe(before);
  await choice(page, talk.privates.hereAlone).click();
  await choice(page, journey.questions.privateLeave).waitFor();
  expect((await onward.boundingBox())?.y).toBe(before);
  await page.locator('#work').evaluate((work) => {
    work.scrollTo({ top: work.scrollHeight });
  });
  expect(await inSight(choice(page, journey.questions.privateLeave))).toBe(true);
  await look(page, '98a-private-talk-scrolled');
});

it('tells on open screens only that there are private facts; one touch opens them, and no reason names them', async () => {
  const fact = page.getByRole('main').getByText('Lewat sponsor/calo perorangan, bukan P3MI terdaftar');
  const folded = page.getByText(result.privateFacts({ count: 1 })).first();
  await button(page, journey.questions.rest).click();
  await choice(page, journey.own.rest).click();
  await choice(page, journey.own.choice.concern).click();
  await page.getByText(result.recommendation).first().waitFor();
  await folded.waitFor();
  expect(await fact.count()).toBe(0);
  await look(page, '98b-result-folded');
  await choice(page, result.privateShow).click();
  await fact.first().waitFor();
  await look(page, '98c-result-open');
  await choice(page, result.privateHide).click();
  expect(await fact.count()).toBe(0);
  await choice(page, decision.kinds.referred).click();
  await folded.waitFor();
  expect(await fact.count()).toBe(0);
  await choice(page.getByRole('main'), result.privateShow).click();
  await page.getByRole('checkbox', { name: /^Lewat sponsor/ }).click();
  await page.getByText(decision.reasonNotPrivate).waitFor();
  const reason = await page.getByLabel(decision.reasonLabel).inputValue();
  expect(reason).toMatch(/^Keperluan: .*\. Tujuan: Malaysia\. Ada hal yang perlu diperiksa lebih lanjut\.$/);
  await choice(page, result.privateHide).click();
  await page.getByText(result.privateTicked({ count: 1 })).waitFor();
  await look(page, '98d-referral-private');
});

it('shows axe nothing to find and left no complaint of the browser', () => {
  expect(axeFaults).toEqual([]);
  expect(faults).toEqual([]);
});
