/**
 * A shift head's whole day on a generated station (TAPIS_SCREENINGS travellers, 2,000 where nothing is said): from sign-in over
 * queue, blind review, search and figures to a shift that does not balance at first, both signatures, an export that outsiders
 * check, and the outbox by stick.
 */
import { spawnSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Locator } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { posts } from '../../electron/cli/demo/staff.ts';
import { plantedClusters } from '../../electron/cli/demo/clusters.ts';
import { exportFiles } from '../../shared/export/manifest.ts';
import { reviewPath } from '../../renderer/routes.ts';
import { id as text } from '../../shared/text/id.ts';
import { millis } from '../../shared/time.ts';
import { receiverKey } from '../electron/app/central.ts';
import { demoMorning, demoStation, inReadable } from '../helpers/demo_station.ts';
import { bcbp } from '../helpers/papers.ts';
import { zoneText } from '../helpers/zone.ts';
import { batchOfNote, knownKey, signedNote } from '../receiver/checked.ts';
import { openRecords, sha256Hex } from '../receiver/stored.ts';
import { inBrowser } from './in_browser.ts';
import { audit, axeFaults, look, picture } from './look.ts';
import { button, choice, dayOfYear, newStation, scan, signIn, switchTo } from './station.ts';

const screenings = Number(process.env.TAPIS_SCREENINGS ?? 2000);
const { review, search, figures, exports: exporting, outbox, shift, ledger, journey, paper, decision } = text;
const head = 'Kepala Regu Contoh';
const other = 'Koordinator Contoh';
const desk = 'Ayu Contoh';
const official = 'Eka Contoh';
const admin = 'Admin Contoh';
const pinOf = (name: string): string => posts.find((post) => post.name === name)?.pin ?? '';

const made = newStation();
/** The host works on the morning after the last generated day; the page follows its clock. */
const station = { ...made, start: () => made.start(millis(demoMorning) - Date.now()) };
const stick = mkdtempSync(join(tmpdir(), 'tapis-stik-'));
/** Somebody whom Immigration clarified, and a hold that nobody has reviewed. */
let known = { name: '', number: '' };
let held = { screeningId: '', decisionId: '' };
const screen = inBrowser({
  station,
  prepare: async (dir) => {
    await demoStation(dir, screenings);
    known = await someClarified(dir);
    held = await someHold(dir);
  },
  begin: (page) => {
    // The disk is still busy with the copy of a large station when the day begins.
    page.setDefaultTimeout(180_000);
  },
});
const { show, sheet } = screen;
afterAll(() => {
  rmSync(stick, { recursive: true, force: true });
});

const Holder = z.object({ displayName: z.string(), documentNumber: z.string() });

/** The latest traveller with a name of three words whom an officer of Immigration clarified. */
const someClarified = (dir: string) =>
  inReadable(dir, (db) => {
    const documents = z.array(z.string()).parse(
      db
        .prepare(
          `SELECT document FROM traveller
           JOIN screening ON screening.id = screeningId JOIN officer ON officer.id = officerId
           WHERE depth = 'clarification' AND agency = 'immigration' ORDER BY openedAt DESC LIMIT 50`,
        )
        .pluck()
        .all(),
    );
    const found = documents
      .map((one) => Holder.parse(JSON.parse(one)))
      .find(({ displayName }) => /^[A-Z]+ [A-Z]{5,} [A-Z]{5,}$/.test(displayName));
    if (found === undefined) throw new Error('nobody with three names was clarified by Immigration');
    return { name: found.displayName, number: found.documentNumber };
  });

/** The oldest hold; the queue does not tell it from other cases to be judged first. */
const someHold = (dir: string) =>
  inReadable(dir, (db) =>
    z.object({ screeningId: z.string(), decisionId: z.string() }).parse(
      db
        .prepare(
          `SELECT screeningId, id AS decisionId FROM decision
             WHERE kind = 'postponedPassportHeld' AND state = 'confirmed' ORDER BY at LIMIT 1`,
        )
        .get(),
    ),
  );

const main = (): Locator => screen.page.getByRole('main');
const today = dayOfYear('2026-11-25');
const onBoard = (name: string): string => bcbp({ name, day: today, sequence: '0061' });

describe('the morning', () => {
  it('signs in and opens the shift', async () => {
    const { page } = screen;
    await page.goto(await station.address());
    await choice(page, head).waitFor();
    await look(page, 's01-sign-in');
    await signIn(page, head, pinOf(head));
    await page.getByRole('heading', { name: shift.open.title }).waitFor();
    await page.getByText(shift.open.clockQuestion).waitFor();
    await look(page, 's02-open-shift');
    await choice(page, shift.open.clockYes).click();
    await button(page, shift.flights.paste).click();
    await sheet()
      .getByLabel(shift.flights.pasteLabel)
      .fill('TR 263 SIN 09:50 112\nAK 450 KUL 10:40 180\nID 7461 KUL 13:40 162');
    await choice(sheet(), shift.flights.pasteAdd).click();
    await look(page, 's03-flights');
    await choice(page, shift.open.goWith({ count: 3 })).click();
    await page.getByRole('heading', { name: shift.board.title }).waitFor();
    await look(page, 's04-board');
  });

  it('meanwhile the desk lets two people by, leaves one clarification open, and changes the ledger of passports', async () => {
    const { page } = screen;
    await switchTo(page, desk, pinOf(desk));
    await show('/');
    for (const flight of ['TR 263', 'AK 450']) await choice(page, shift.board.passFor({ flight })).click();
    await readPaper(
      zoneText({ name: 'CONTOH<<BUDI', number: 'X0000011' }),
      page.getByRole('heading', { name: 'BUDI CONTOH' }),
    );
    const clear = page.getByRole('button', { name: `Wisata: ${journey.purpose.clear}` });
    await readPaper(onBoard('CONTOH/BUDI'), clear);
    await clear.click();
    await page.getByText(journey.purpose.cleared).first().waitFor();
    await readPaper(
      zoneText({ name: 'CONTOH<<SITI', number: 'X0000012', sex: 'F' }),
      page.getByRole('heading', { name: 'SITI CONTOH' }),
    );
    const clarify = page.getByRole('button', { name: `Wisata: ${journey.purpose.clarify}` });
    await readPaper(onBoard('CONTOH/SITI MS'), clarify);
    await clarify.click();
    await choice(page, journey.purpose.selection.random).click();
    await page.getByRole('heading', { name: journey.documents.title }).waitFor();
    await anotherDay();
    await switchTo(page, head, pinOf(head));
    await show('/');
    await page
      .getByText(shift.board.clarifying({ count: 1 }))
      .first()
      .waitFor();
    await look(page, 's05-board-at-work');
  });
});

/** Scans, once more where a busy machine put pauses between the keys: the page then says that it was no paper. */
async function readPaper(code: string, read: Locator): Promise<void> {
  const { page } = screen;
  const torn = page.getByText(journey.scan.unknownCode);
  for (let tries = 0; tries < 5; tries += 1) {
    await scan(page, code);
    await read.or(torn).first().waitFor();
    if (await read.isVisible()) return;
    await button(page, journey.scan.unknownRead).click();
  }
  throw new Error('the keys of a scan never came in one burst');
}

/** An officer of Immigration gives a passport past its day another one: the list on paper is out of date from then on. */
async function anotherDay(): Promise<void> {
  const { page } = screen;
  await switchTo(page, official, pinOf(official));
  await show('/custody');
  await button(page, ledger.list.open).first().click();
  await choice(page, ledger.one.extend).click();
  await sheet().getByRole('button', { name: /2026/ }).first().click();
  const reason = sheet().getByLabel(ledger.extend.reasonLong);
  if (await reason.isVisible()) await reason.fill('Menunggu jawaban kantor penerbit.');
  await choice(sheet(), ledger.extend.confirm).click();
  await sheet().waitFor({ state: 'hidden' });
}

describe('the queue of review', () => {
  it('shows age and reasons, and is narrowed by a reason', async () => {
    const { page } = screen;
    await show('/reviews');
    await page.getByText(review.blindLine).first().waitFor();
    await look(page, 's10-queue');
    await choice(page, review.blind).click();
    await look(page, 's11-queue-blind');
  });

  it('has a hold judged before its decision is seen; then the whole case stands on one page', async () => {
    const { page } = screen;
    await show(reviewPath(held.screeningId, held.decisionId));
    await page.getByText(review.blindTitle).waitFor();
    const shown = (await main().innerText()).toLowerCase();
    for (const said of [decision.kindsDone.postponedPassportHeld, text.result.attention, text.result.recommendation]) {
      expect(shown).not.toContain(said.toLowerCase());
    }
    await look(page, 's12-blind');
    await choice(page, journey.own.choice.concern).click();
    await page.getByLabel(review.whyOwn).fill('Keterangan tentang pekerjaan tidak cocok dengan tiket dan surat.');
    await choice(page, review.knewNo).click();
    await button(page, review.record).click();
    await page.getByRole('heading', { name: review.twice }).waitFor();
    await page.getByRole('heading', { name: review.custody }).waitFor();
    await look(page, 's13-case');
    await page.getByRole('heading', { name: review.custody }).scrollIntoViewIfNeeded();
    await look(page, 's14-case-custody');
    await page.getByText(review.events).click();
    await page.getByText(text.events['review-assessed']).waitFor();
    await page.getByText(text.events['review-assessed']).scrollIntoViewIfNeeded();
    await look(page, 's15-case-events');
    await button(page, review.accept).click();
    await page.getByText(review.blindLine).first().waitFor();
  });

  it('gives a decision back with a reason, and says how far both judgements agree', async () => {
    const { page } = screen;
    await choice(page, text.later.reviewCauses.postponed).click();
    await page
      .getByRole('listitem')
      .filter({ hasNotText: review.blindLine })
      .getByRole('button', { name: /^Buka kasus/ })
      .first()
      .click();
    await button(page, review.return).click();
    await sheet().getByLabel(review.returnReason).fill('Sebutkan surat mana yang diminta dan kapan ditunjukkan.');
    await look(page, 's16-return');
    await button(sheet(), review.returnGo).click();
    await page.getByRole('heading', { name: review.agreement.title }).scrollIntoViewIfNeeded();
    await page.getByText(review.agreement.few, { exact: false }).waitFor();
    await look(page, 's17-agreement');
  });
});

describe('the search', () => {
  const field = () => screen.page.getByLabel(search.text, { exact: true });
  const list = () => screen.page.getByRole('listbox', { name: search.results });
  const found = () => screen.page.waitForResponse(/\/call\/search\.history$/);
  const find = async (typed: string) => {
    await field().fill(typed);
    await Promise.all([found(), screen.page.keyboard.press('Enter')]);
    await list().waitFor();
  };

  it('finds one person by passport, by a misspelt name, and everybody of a flight', async () => {
    const { page } = screen;
    await show('/');
    await button(page, search.title).waitFor();
    await page.keyboard.press('/');
    await page.getByText(search.start).waitFor();
    await page.getByLabel(search.purpose).selectOption('review');
    await find(known.number);
    await list().getByText(known.name).first().waitFor();
    await look(page, 's20-by-passport');
    const [first = '', second = '', third = ''] = known.name.split(' ');
    const slip = `${third} ${second.slice(0, 2)}${second.slice(3)} ${first}`.toLowerCase();
    await find(slip);
    await list().getByText(known.name).first().waitFor();
    await look(page, 's21-misspelt');
    await find('AK 450');
    await page.keyboard.press('End');
    await look(page, 's22-by-flight');
  });

  it('finds the travellers of one recruiter, whichever way name and number were written', async () => {
    const { page } = screen;
    const [spelling] = plantedClusters.find(({ name }) => name === 'recruiter')?.people ?? [];
    await switchTo(page, other, pinOf(other));
    await show('/search');
    await page.getByLabel(search.purpose).selectOption('review');
    const counts: string[] = [];
    for (const [name, typed] of [
      ['name', spelling?.name ?? ''],
      ['number', spelling?.handle ?? ''],
    ] as const) {
      await page.getByLabel(search.about).fill(typed);
      await Promise.all([found(), page.getByLabel(search.about).press('Enter')]);
      await list().waitFor();
      counts.push(await page.getByRole('status').filter({ hasText: 'perkara' }).innerText());
      await look(page, `s23-recruiter-by-${name}`);
    }
    expect(counts[0]).toBe(counts[1]);
    await switchTo(page, head, pinOf(head));
  });
});

describe('the figures', () => {
  it('draw every board', async () => {
    const { page } = screen;
    await show('/figures');
    await page.getByRole('heading', { name: figures.plots.byDay.title }).waitFor();
    await choice(page, figures.period.month).click();
    await page.locator('.figure-one').first().waitFor();
    await look(page, 's30-figures-daily');
    for (const tab of ['indicators', 'accuracy', 'time', 'fairness', 'collusion'] as const) {
      await button(page, figures.tabs[tab]).click();
      await page.locator('.figure-one').first().waitFor();
      await look(page, `s31-figures-${tab}`);
    }
  });
});

describe('the end of the shift', () => {
  it('does not balance: what is missing is named, and one touch away', async () => {
    const { page } = screen;
    await show('/close');
    await page.getByText(shift.close.blockedOpen({ count: 1 })).waitFor();
    await page.getByText(ledger.printing.dueClose).waitFor();
    expect(await page.getByText(shift.close.secondQuestion).count()).toBe(0);
    await look(page, 's40-close-unbalanced');
    await page.getByRole('button', { name: new RegExp(`^AK 450, .*${desk}$`) }).click();
    await page.waitForURL(/#\/screening\//);
    await main().getByText('SITI CONTOH').first().waitFor();
    await look(page, 's41-open-case');
  });

  it('is put right by the one whose case it is', async () => {
    const { page } = screen;
    const [, open = ''] = page.url().split('#');
    await switchTo(page, desk, pinOf(desk));
    await show(open);
    await choice(page, journey.documents.next).click();
    await button(page, journey.questions.rest).click();
    await choice(page, journey.own.rest).click();
    await choice(page, journey.own.choice.clear).click();
    await choice(page, decision.kinds.cleared).click();
    const line = page.getByLabel(decision.departExample);
    await line.or(page.getByText(journey.closed.backToScan)).first().waitFor();
    if (await line.isVisible()) {
      await line.fill('Tujuan dan tiket cocok, sudah dijelaskan.');
      await button(page, decision.record({ kind: decision.kinds.cleared })).click();
    }
    await page.getByText(journey.closed.backToScan).first().waitFor();
    await switchTo(page, head, pinOf(head));
  });

  it('is closed with two names, once the passports that stay are on paper', async () => {
    const { page } = screen;
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await show('/close');
    await choice(page, ledger.printing.go).click();
    await page.getByText(ledger.printing.printed).waitFor({ timeout: 30_000 });
    await page
      .getByLabel(review.handover.label)
      .fill('Paspor yang lewat tenggat sudah ditanyakan ke kantor; jawabannya besok.');
    await look(page, 's42-close-balanced');
    await page.getByRole('heading', { name: shift.close.secondQuestion }).scrollIntoViewIfNeeded();
    await look(page, 's43-close-second-name');
    await choice(main(), other).click();
    await page.getByText(shift.second.pin({ name: other })).waitFor();
    await look(page, 's44-close-pin');
    await page.keyboard.type(pinOf(other), { delay: 60 });
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: shift.close.closed }).waitFor();
    await look(page, 's45-closed');
    await button(page, new RegExp(`^${shift.close.closedGo}`)).click();
  });

  it('is signed by the heads of both agencies', async () => {
    const { page } = screen;
    for (const [who, name] of [
      [head, 'immigration'],
      [other, 'bp3mi'],
    ] as const) {
      if (who !== head) await switchTo(page, who, pinOf(who));
      await show('/shifts');
      await page.getByText(review.shifts.late).first().waitFor();
      const newest = page
        .getByRole('row')
        .filter({ hasText: review.shifts.to({ name: other }) })
        .filter({ hasText: head });
      await newest.first().waitFor();
      await look(page, `s50-shifts-${name}`);
      await newest
        .first()
        .getByRole('button', { name: new RegExp(`^${review.shifts.sign}`) })
        .click();
      await sheet().getByText(review.shifts.signLead).waitFor();
      await page.waitForTimeout(300); // the sheet takes the keys once it stands
      await look(page, `s51-sign-${name}`);
      await page.keyboard.type(pinOf(who), { delay: 60 });
      await page.keyboard.press('Enter');
      await sheet().waitFor({ state: 'hidden' });
      await newest
        .getByText(/titik periksa/)
        .first()
        .waitFor();
    }
    await look(page, 's52-signed');
    await switchTo(page, head, pinOf(head));
  });

  it('gives its sheet as PDF', async () => {
    const { page } = screen;
    await show('/shifts');
    const newest = page
      .getByRole('row')
      .filter({ hasText: /titik periksa/ })
      .first();
    await button(newest, paper.kinds.shiftSheet).click();
    await sheet().locator('.paper-pages canvas').first().waitFor({ timeout: 30_000 });
    await look(page, 's53-sheet');
    const [download] = await Promise.all([page.waitForEvent('download'), button(sheet(), paper.save).click()]);
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await screen.close();
  });
});

const exported = (): string => {
  const name = readdirSync(stick).find((one) => one.startsWith('tapis-') && !one.endsWith('.age'));
  if (name === undefined) throw new Error('nothing was exported');
  return join(stick, name);
};

describe('an export', () => {
  it('of a week leaves as CSV, workbook and JSON Lines, and the screen says where it lies', async () => {
    const { page } = screen;
    await show('/exports');
    await page.getByText(exporting.plainWarning).waitFor();
    await look(page, 's60-export');
    await choice(page, exporting.period).click();
    await page.getByLabel(exporting.from).fill('18-11-2026');
    await page.getByLabel(exporting.to).fill('25-11-2026');
    await page.getByLabel(exporting.folder).fill(stick);
    await look(page, 's61-export-days');
    await button(page, exporting.go).click();
    await page.getByText(/^Selesai: tapis-PLM-CONTOH-immigration-/).waitFor({ timeout: 120_000 });
    await look(page, 's62-exported');
    expect(readdirSync(exported())).toEqual(
      expect.arrayContaining([
        'screenings.csv',
        'screenings.jsonl',
        'export.xlsx',
        'dictionary.html',
        exportFiles.page,
      ]),
    );
  });

  it('is whole for whoever has only the program', () => {
    const program = fileURLToPath(new URL('../../out/cli/main.js', import.meta.url));
    const { status, stdout } = spawnSync(process.execPath, [program, 'verify', exported()], { encoding: 'utf8' });
    expect(stdout).toContain(exporting.check.sound);
    expect(status).toBe(0);
  });

  it('and for whoever has only the page in it, without a network', async () => {
    const { page } = screen;
    const desk = page.url();
    const asked: string[] = [];
    // The station's own page asks until it is left.
    page.on('request', (request) => {
      if (page.url().startsWith('file:')) asked.push(request.url());
    });
    await page.goto(pathToFileURL(join(exported(), exportFiles.page)).href);
    await page.locator('#files').setInputFiles(readdirSync(exported()).map((name) => join(exported(), name)));
    await page.locator('.verdict', { hasText: exporting.check.sound }).waitFor();
    await audit(page, 's63-verified');
    await picture(page, 's63-verified');
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
    await page.goto(desk);
    await page.getByRole('heading', { name: exporting.title, exact: true }).waitFor();
  });
});

describe('the outbox', () => {
  let identity = '';

  it('is set up by the technician and approved by the shift head', async () => {
    const { page } = screen;
    await switchTo(page, admin, pinOf(admin));
    await show('/exports');
    identity = await generateX25519Identity();
    await page
      .getByLabel(exporting.settings.recipient)
      .nth(2)
      .fill(await identityToRecipient(identity));
    await button(page, exporting.settings.save).click();
    await button(page, exporting.settings.saved).waitFor();
    await look(page, 's70-export-settings');
    await show('/outbox');
    await page.getByText(outbox.off).waitFor();
    await page.getByLabel(outbox.receiverKey).fill(receiverKey.text);
    await page.getByLabel(outbox.since).fill('23-11-2026');
    await button(page, outbox.switchOn).click();
    await choice(sheet(), head).click();
    await look(page, 's71-outbox-approve');
    await page.keyboard.type(pinOf(head), { delay: 60 });
    await page.keyboard.press('Enter');
    await sheet().waitFor({ state: 'hidden' });
    await look(page, 's72-outbox-on');
  });

  it('leaves on a stick, and comes back acknowledged', async () => {
    const { page } = screen;
    const station = knownKey(await page.locator('dl.facts .mono, dl.facts code').first().innerText());
    await switchTo(page, head, pinOf(head));
    await show('/outbox');
    await page.getByLabel(outbox.folder).fill(stick);
    await look(page, 's73-outbox-waiting');
    await button(page, outbox.save).click();
    await page.getByText(/outbox\.age: .* catatan tersimpan/).waitFor({ timeout: 120_000 });
    await look(page, 's74-outbox-saved');
    const file = readdirSync(stick).find((name) => name.endsWith('.outbox.age')) ?? '';
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const found = batchOfNote(await decrypter.decrypt(readFileSync(join(stick, file)), 'text'), station);
    if (found === null) throw new Error('not signed by the station');
    const records = openRecords(join(stick, 'records.db'));
    const said = {
      format: 'tapis.acknowledgement@v1' as const,
      origin: station.name,
      request: sha256Hex(found.text),
      at: demoMorning,
      results: records.take(found.batch),
    };
    records.close();
    const receipt = join(stick, 'tanda-terima.txt');
    const own = { name: receiverKey.name, publicKey: receiverKey.secret.publicKey };
    writeFileSync(receipt, signedNote(said, own, createPrivateKey(receiverKey.secret.pem)));
    await page.locator('input[type=file]').setInputFiles(receipt);
    await page.getByText(outbox.readDone({ stored: said.results.length, refused: 0 })).waitFor({ timeout: 60_000 });
    await page.getByText(outbox.nothing).waitFor();
    await look(page, 's75-outbox-acknowledged');
  });

  it('ends the day without a complaint of axe or the browser', () => {
    expect(axeFaults).toEqual([]);
    expect(screen.faults).toEqual([]);
  });
});
