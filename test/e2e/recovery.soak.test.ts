/** A station that does not open, as its technician meets it: a damaged database, a forgotten passphrase, a new computer. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { sentenceOf } from '../../shared/text/sentence.ts';
import { instantOf } from '../../shared/time.ts';
import { pins, signedIn, staff, value } from '../electron/app/with_app.ts';
import { realApplication } from '../helpers/real_application.ts';
import { inBrowser } from './in_browser.ts';
import { look } from './look.ts';
import { button, choice, newStation, signIn } from './station.ts';

const { recovery } = text;
const { key } = text.storage;
const passphrase = 'empat kata tanpa hubungan';
const station = newStation();
const stick = mkdtempSync(join(tmpdir(), 'tapis-stik-'));
let parts: readonly [string, string] = ['', ''];
let backup = '';

const screen = inBrowser({
  station,
  prepare: async (dir) => {
    const now = instantOf(Date.now());
    const { app, client } = await realApplication(dir, { now: () => now, monotonic: () => 0 });
    const { admin, supervisor } = await staff({ client });
    const technician = await signedIn({ client }, admin, pins.admin);
    for (let count = 0; count < 6; count += 1) backup = value(await technician('backup.make', {})).file;
    const { fingerprint: subject } = value(await technician('key.state', {}));
    const asked = { officerId: supervisor, pin: pins.supervisor, call: 'key.sheet' as const, subject };
    const { approvalId } = value(await technician('session.approve', asked));
    parts = value(await technician('key.sheet', { approvalId })).parts;
    app.close();
    copyFileSync(join(dir, 'backups', backup), join(stick, backup));
    damage(join(dir, 'live', 'tapis.db'));
  },
  begin: async (page) => {
    await page.goto(await station.address());
  },
});
afterAll(() => {
  rmSync(stick, { recursive: true });
});

/** One bit of the first page: no key opens it any more. */
function damage(path: string): void {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
  writeFileSync(path, bytes);
}

const failure = (code: Parameters<typeof sentenceOf>[1]['code']) =>
  screen.page.getByText(sentenceOf(text.errors, { code }).what);
const field = (part: number) => screen.page.getByLabel(recovery.part({ part }));

async function typePin(pin: string): Promise<void> {
  await screen.page.keyboard.type(pin, { delay: 60 });
  await screen.page.keyboard.press('Enter');
}

async function restart(): Promise<void> {
  await station.kill('SIGTERM');
  await station.start();
  await screen.page.goto(await station.address());
}

describe('a station that does not open', () => {
  it('says why, what is safe, and what can be done', async () => {
    await screen.page.getByRole('heading', { name: recovery.title }).waitFor();
    await screen.page.getByText(recovery.causes.damaged).waitFor();
    await look(screen.page, '360-unopened');
    await choice(screen.page, recovery.again).click();
    await screen.page.getByRole('status').getByText(recovery.causes.damaged).waitFor();
    expect(await choice(screen.page, 'Admin Satu').count()).toBe(0);
  });

  it('shows its backups, checks one whole, and brings it back for a person of that backup', async () => {
    await choice(screen.page, recovery.restore).click();
    await screen.page.getByRole('heading', { name: recovery.chooseTitle }).waitFor();
    await look(screen.page, '361-backups-here');
    await button(screen.page, recovery.more({ count: 2 })).click();
    await screen.page.getByLabel(recovery.elsewhere).fill('/tidak/ada.db');
    await button(screen.page, recovery.look).click();
    await failure('backup-not-there').waitFor();
    await screen.page.getByLabel(recovery.elsewhere).fill(join(stick, backup));
    await button(screen.page, recovery.look).click();
    await screen.page.getByRole('heading', { name: recovery.found }).waitFor({ timeout: 30_000 });
    await look(screen.page, '362-backup-whole');
    await choice(screen.page, 'Kepala Regu').click();
    await typePin('000111');
    await failure('pin-wrong').waitFor();
    await look(screen.page, '363-backup-pin');
    await typePin(pins.supervisor);
    await screen.page.getByRole('heading', { name: recovery.restored }).waitFor({ timeout: 30_000 });
    await look(screen.page, '364-restored');
    await button(screen.page, recovery.open).click();
    await choice(screen.page, 'Admin Satu').waitFor({ timeout: 30_000 });
    await look(screen.page, '365-after-restore');
  });

  it('takes the recovery sheet where its key is lost', async () => {
    await station.kill('SIGTERM');
    rmSync(join(station.dir, 'keys'), { recursive: true });
    await restart();
    await screen.page.getByText(recovery.causes['key-missing']).waitFor();
    await look(screen.page, '366-key-missing');
    await choice(screen.page, recovery.key).click();
    const put = button(screen.page, recovery.putKey);
    await field(1).fill(parts[0]);
    expect(await put.isDisabled()).toBe(true);
    await field(2).fill(parts[0]);
    await put.click();
    await failure('recovery-same-part').waitFor();
    await look(screen.page, '367-sheet');
    await field(2).fill(parts[1].toLowerCase());
    await put.click();
    await screen.page.getByText(recovery.keyDone).waitFor();
    await look(screen.page, '368-key-back');
    await screen.page.keyboard.press('Enter');
    await choice(screen.page, 'Admin Satu').waitFor({ timeout: 30_000 });
  });
});

describe('a forgotten passphrase', () => {
  it('gives way to the sheet, and back again without harm', async () => {
    await station.kill('SIGTERM');
    const { app, client } = await realApplication(station.dir, {
      now: () => instantOf(Date.now()),
      monotonic: () => 0,
    });
    const { officers } = value(await client('door')('station.state', {}));
    const admin = officers.find(({ name }) => name === 'Admin Satu');
    if (admin === undefined) throw new Error('no technician');
    value(await (await signedIn({ client }, admin.id, pins.admin))('key.protect', { passphrase }));
    app.close();
    await restart();
    await screen.page.getByRole('heading', { name: key.closedTitle }).waitFor();
    await look(screen.page, '369-closed');
    await button(screen.page, recovery.forgotten).click();
    await screen.page.getByText(recovery.causes.passphrase).waitFor();
    await screen.page.keyboard.press('Escape');
    await screen.page.getByRole('heading', { name: key.closedTitle }).waitFor();
    await button(screen.page, recovery.forgotten).click();
    await field(1).fill(parts[1]);
    await field(2).fill(parts[0]);
    await look(screen.page, '370-passphrase-sheet');
    await button(screen.page, recovery.putKey).click();
    await screen.page.getByText(recovery.keyDone).waitFor();
    await screen.page.keyboard.press('Enter');
    await choice(screen.page, 'Admin Satu').waitFor({ timeout: 30_000 });
    expect(readdirSync(join(station.dir, 'keys'))).toContain('live.key');
  });
});

describe('a new computer', () => {
  it('becomes the station from a backup on a stick and the sheet', async () => {
    await station.kill('SIGTERM');
    for (const name of readdirSync(station.dir)) rmSync(join(station.dir, name), { recursive: true });
    await restart();
    await choice(screen.page, text.shift.first.live).waitFor();
    await look(screen.page, '371-first-run');
    await choice(screen.page, recovery.first).click();
    await screen.page.getByText(recovery.causes.new).waitFor();
    await screen.page.getByLabel(recovery.elsewhere).fill(join(stick, backup));
    await field(1).fill(parts[0]);
    await field(2).fill(parts[1]);
    await look(screen.page, '372-new-computer');
    await button(screen.page, recovery.look).click();
    await choice(screen.page, 'Admin Satu').waitFor({ timeout: 30_000 });
    await choice(screen.page, 'Admin Satu').click();
    await typePin(pins.admin);
    await screen.page.getByRole('heading', { name: recovery.restored }).waitFor({ timeout: 30_000 });
    await button(screen.page, recovery.open).click();
    await screen.page.getByRole('heading', { name: text.shift.whoWorks }).waitFor({ timeout: 30_000 });
    expect(await choice(screen.page, 'Petugas BP3MI').count()).toBe(1);
  });
});

describe('a technician who forgot the own PIN', () => {
  it('gets a code from the shift head and an officer of the other agency', async () => {
    const { officers } = text.admin;
    await signIn(screen.page, 'Kepala Regu', pins.supervisor);
    await screen.page.keyboard.press('F4');
    const sheet = screen.page.getByRole('dialog');
    await button(sheet, officers.forgotten).click();
    await sheet.getByText(officers.resetByHead).waitFor();
    await look(screen.page, '373-forgotten-pin');
    expect(await choice(sheet, 'Pejabat Pertama').count()).toBe(0);
    await choice(sheet, 'Petugas BP3MI').click();
    await typePin(pins.bp3mi);
    await sheet.locator('.one-time-code').waitFor();
    await button(sheet, officers.codeDone).click();
  });
});
