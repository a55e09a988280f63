/**
 * The log before outsiders: the alarm at the door, the supervisor's cosignature, the auditor's reading, proof and export,
 * and the page of a bundle without a network.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleFiles } from '../../shared/audit/bundle.ts';
import { id as text } from '../../shared/text/id.ts';
import { evidence as english } from '../../shared/text/en/evidence.ts';
import { openWork, plain } from '../electron/app/cases.ts';
import { flights, pins, signedIn, value } from '../electron/app/with_app.ts';
import {
  appendEvents,
  auditorPin,
  closeShift,
  cosignNewest,
  exportTo,
  logStation,
  refit,
  type LogStation,
} from '../helpers/log_station.ts';
import { runs } from '../shared/domain/arbitrary_input.ts';
import { inBrowser } from './in_browser.ts';
import { audit, axeFaults, look, picture } from './look.ts';
import { button, choice, newStation, signIn, switchTo } from './station.ts';

const { evidence } = text;
const station = newStation();
const outside = mkdtempSync(join(tmpdir(), 'tapis-bundle-'));
const bundle = join(outside, 'bukti');
/** What the page saved, unzipped. */
const unzipped = join(outside, 'dari-halaman');
/** A soak exports as many as a station records in a season. */
const more = runs > 300 ? 100_000 : 300;
let log: LogStation;
let page: Page;
let faults: string[];

/** A traveller is looked at and cleared. */
const clearOne = (of: LogStation) =>
  of.open(async (pages, { bp3mi }) => {
    const desk = await signedIn(pages, bp3mi, pins.bp3mi);
    value(await desk('shift.open', { flights, clockConfirmed: true }));
    const { screeningId, revision } = await openWork(desk, 'C7654321');
    value(await desk('screening.get', { screeningId }));
    const judged = value(await desk('screening.assessOwn', { screeningId, revision, own: 'clear' }));
    const proposal = { ...plain, departLine: 'Paspor ternyata baik.' };
    value(await desk('decision.propose', { screeningId, revision: judged.revision, proposal }));
    value(await desk('shift.close', { approvalId: null }));
  });

inBrowser({
  station,
  // The log goes on, is exported, and then an old copy of the database is put back.
  prepare: async (dir) => {
    log = await logStation(dir);
    await clearOne(log);
    await appendEvents(log, more);
    await closeShift(log);
    const old = join(outside, 'old.db');
    copyFileSync(log.database, old);
    await closeShift(log);
    writeFileSync(join(outside, 'disimpan.txt'), await cosignNewest(log));
    expect(await exportTo(log, bundle)).toMatchObject({ code: 0 });
    copyFileSync(old, log.database);
  },
  begin: async (opened, found) => {
    page = opened;
    faults = found;
    if (more > 1000) page.setDefaultTimeout(600_000); // many events take their time
    await page.goto(await station.address());
  },
});
afterAll(() => {
  rmSync(outside, { recursive: true, force: true });
});

describe('the log', () => {
  it('that lost its end is said at the door, until the supervisor has cosigned a new checkpoint', async () => {
    const alarm = page.getByText(evidence.alarm.behind);
    await alarm.waitFor();
    await look(page, '110-log-alarm');
    await signIn(page, 'Kepala Regu', pins.supervisor);
    await page.goto(`${new URL(page.url()).origin}/#/audit`);
    await alarm.waitFor();
    await page.getByText(evidence.checkpoints.causes.behindHead, { exact: true }).waitFor();
    await button(page, evidence.checkpoints.cosign).waitFor();
    await look(page, '111-checkpoints');
    await button(page, evidence.checkpoints.cosign).click();
    await page.getByRole('dialog').waitFor();
    await look(page, '112-cosign');
    await page.keyboard.type(pins.supervisor, { delay: 60 });
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByText('Kepala Regu').nth(1).waitFor();
    await look(page, '113-cosigned');
    await alarm.waitFor({ state: 'hidden' });
  });
});

describe('the auditor', () => {
  const words = evidence.browse;
  const row = (what: string) => page.getByRole('row').filter({ hasText: what }).first();
  const download = async (begin: () => Promise<void>) => {
    const [file] = await Promise.all([page.waitForEvent('download'), begin()]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };

  it('verifies all of it, and reads what is proven and what is not', async () => {
    await switchTo(page, 'Pemeriksa', auditorPin);
    await button(page, evidence.verification.go).click();
    if (more > 1000) {
      await button(page, evidence.verification.stop).waitFor();
      await picture(page, '118-audit-verifying');
      // Who leaves the screen and comes back finds it still there.
      await button(page, words.tabs.events).click();
      await button(page, words.tabs.proof).click();
      await button(page, evidence.verification.stop).waitFor();
    }
    await page.getByText(/^Utuh: /).waitFor();
    await page.getByText(evidence.verification.keyHolder).waitFor();
    await look(page, '118-audit-verified');
  });

  it('finds events, and goes from one to all of its case and of its officer', async () => {
    await button(page, words.tabs.events).click();
    await row(text.events['signed-in']).waitFor();
    await look(page, '119-audit-events');
    await page.getByLabel(words.group).selectOption({ label: words.groups.decisions });
    await row(text.events['decision-confirmed'])
      .getByRole('button', { name: /^perkara …/ })
      .first()
      .click();
    await row(text.events['screening-opened']).waitFor();
    expect(await page.getByLabel(words.about).inputValue()).toMatch(/^scr_/);
    await look(page, '120-audit-case');
    await row(text.events['screening-opened']).getByRole('button', { name: 'Petugas BP3MI', exact: true }).click();
    await row(text.events['shift-opened']).waitFor();
    expect(await page.getByLabel(words.officer).inputValue()).toMatch(/^ofc_/);
  });

  it('takes one event with its proof', async () => {
    await row(text.events['shift-opened']).getByRole('button').first().click();
    const sheet = page.getByRole('dialog');
    await button(sheet, evidence.event.saveProof).waitFor();
    await sheet.getByText(evidence.event.showProof).click();
    await look(page, '121-audit-event');
    const proof = await download(() => button(sheet, evidence.event.saveProof).click());
    expect(proof.name).toMatch(/^tapis-\d+\.tlog-proof$/);
    expect(proof.bytes.toString()).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex \d+\n/);
    const leaf = await download(() => button(sheet, evidence.event.saveLeaf).click());
    expect(JSON.parse(leaf.bytes.toString())).toMatchObject({ kind: 'shift-opened' });
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
  });

  it('sees who looked at whose data', async () => {
    await button(page, words.tabs.views).click();
    await page.getByLabel(words.from).fill('01-11-2026');
    await page.getByLabel(words.to).fill('31-12-2026');
    await row('Petugas BP3MI').waitFor();
    await look(page, '122-audit-views');
    await button(page, evidence.views.byCase).click();
    await page.getByRole('button', { name: /^scr_/ }).first().click();
    await row(text.events.viewed).waitFor();
    expect(await page.getByLabel(words.about).inputValue()).toMatch(/^scr_/);
  });

  it('saves all of it as one file, which the command line finds whole', async () => {
    await button(page, words.tabs.proof).click();
    const zip = await download(() => choice(page, evidence.export.go).click());
    await page.getByText(/^Tersimpan: /).waitFor();
    await look(page, '123-audit-exported');
    expect(zip.name).toMatch(/^tapis-PLM-A1-\d{4}-\d\d-\d\d\.zip$/);
    mkdirSync(unzipped);
    for (const [name, bytes] of Object.entries(unzipSync(zip.bytes))) writeFileSync(join(unzipped, name), bytes);
    expect(readdirSync(unzipped).toSorted()).toEqual(readdirSync(bundle).toSorted());
    const cli = fileURLToPath(new URL('../../out/cli/main.js', import.meta.url));
    const said = spawnSync(process.execPath, [cli, 'verify', unzipped, '--language', 'en'], { encoding: 'utf8' });
    expect(said.stderr).toBe('');
    expect(said.stdout).toContain(english.check.sound);
    expect(said.stdout).not.toContain(english.check.wrong);
    expect(said.status).toBe(0);
  });
});

describe('a log that was changed', () => {
  it('is said at the door after the next start, and where by the verification', async () => {
    await page.goto('about:blank'); // a page whose host is gone complains
    await station.kill('SIGTERM');
    const db = new Database(log.database);
    db.pragma(`key = "x'${Buffer.from(await log.key()).toString('hex')}'"`);
    db.exec("DROP TRIGGER event_is_kept; UPDATE event SET actor = NULL WHERE kind = 'log-exported'");
    const seq = Number(db.prepare("SELECT max(seq) FROM event WHERE kind = 'log-exported'").pluck().get());
    db.close();
    await station.start();
    await page.goto(await station.address());
    await page.getByText(evidence.alarm.broken({ seq })).waitFor();
    await look(page, '124-log-broken');
    await signIn(page, 'Pemeriksa', auditorPin);
    await button(page, evidence.verification.again).click();
    await page.getByText(evidence.verification.broken({ seq })).waitFor();
    await page.getByText(new RegExp(text.events['log-exported'])).first().waitFor();
    await look(page, '125-audit-broken');
  });
});

describe('the page of a bundle', () => {
  const paths = (folder: string) => readdirSync(folder).map((name) => join(folder, name));
  const verdict = (said: string) => page.locator('.verdict', { hasText: said });

  it('says from the disk, without a network, that the log is whole', async () => {
    await page.goto('about:blank'); // the station's own page asks for news until it is gone
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(join(bundle, bundleFiles.page)).href);
    await page.getByText(evidence.page.lead).waitFor();
    await picture(page, '114-verifier');
    await page.locator('#files').setInputFiles([...paths(bundle), join(outside, 'disimpan.txt')]);
    await verdict(evidence.check.sound).waitFor();
    expect(await page.locator('.report').textContent()).toContain(evidence.check.kept({ count: 1 }));
    await page.locator('#files').setInputFiles(paths(unzipped));
    await page
      .locator('.report')
      .getByText(/ikut menandatangani/)
      .first()
      .waitFor();
    await verdict(evidence.check.sound).waitFor();
    await page.locator('#files').setInputFiles([...paths(bundle), join(outside, 'disimpan.txt')]);
    await page
      .locator('.report')
      .getByText(evidence.check.kept({ count: 1 }))
      .waitFor();
    await audit(page, '115-verifier-whole');
    await picture(page, '115-verifier-whole');
    await button(page, evidence.page.other).click();
    await verdict(english.check.sound).waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    await audit(page, '116-verifier-whole-en');
    await picture(page, '116-verifier-whole-en');
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
  });

  it('says where it breaks, also when the list of files was made to fit', async () => {
    const path = join(bundle, bundleFiles.events);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"kind":"shift-opened"', '"kind":"shift-closed"'));
    refit(bundle);
    const again = page.locator('#files');
    await again.setInputFiles(paths(bundle));
    await verdict(english.check.broken).waitFor();
    await audit(page, '117-verifier-broken');
    await picture(page, '117-verifier-broken');
    expect(await page.locator('.report').textContent()).toContain('The events are not those that were signed');
  });

  it('left nothing for axe and no complaint', () => {
    expect(axeFaults).toEqual([]);
    expect(faults).toEqual([]);
  });
});
