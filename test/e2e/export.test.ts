/** Exports as the shift head makes them and the technician sets them up; the page of a bundle, opened from the disk. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { exportFiles } from '../../shared/export/manifest.ts';
import { exports as english } from '../../shared/text/en/exports.ts';
import { id as text } from '../../shared/text/id.ts';
import { sentenceOf } from '../../shared/text/sentence.ts';
import { workShift } from '../electron/app/exported.ts';
import { pins, staff } from '../electron/app/with_app.ts';
import { realApplication } from '../helpers/real_application.ts';
import { inBrowser } from './in_browser.ts';
import { audit, axeFaults, look, picture } from './look.ts';
import { button, choice, newStation, signIn, switchTo } from './station.ts';

const { exports: words } = text;
const station = newStation();
const outside = mkdtempSync(join(tmpdir(), 'tapis-stik-'));
const screen = inBrowser({
  station,
  prepare: async (dir) => {
    const clock = { now: () => '2026-11-20T23:40:00.000Z', monotonic: () => 0 };
    const { app, client } = await realApplication(dir, clock);
    await workShift({ client }, await staff({ client }));
    app.close();
  },
  begin: async (page) => {
    await page.goto(await station.address());
    await signIn(page, 'Kepala Regu', pins.supervisor);
  },
});
afterAll(() => {
  rmSync(outside, { recursive: true, force: true });
});

const made = (ending: string): string => {
  const name = readdirSync(outside).find((one) => one.endsWith(ending) && one.startsWith('tapis-'));
  if (name === undefined) throw new Error('nothing was exported');
  return join(outside, name);
};

describe('the shift head', () => {
  it('exports a shift to a stick in one form, and sees where it lies', async () => {
    const { page } = screen;
    await button(page, words.link).click();
    await page.getByText(words.plainWarning).waitFor();
    expect(await choice(page, words.receivers.central).isDisabled()).toBe(true);
    await look(page, '140-export');
    await page.getByLabel(words.folder).fill('/tidak/ada');
    await button(page, words.go).click();
    await page.getByText(sentenceOf(text.errors, { code: 'folder-unusable' }).what).waitFor();
    await page.getByLabel(words.folder).fill(outside);
    await button(page, words.go).click();
    await page.getByText(/^Selesai: tapis-PLM-A1-immigration-/).waitFor();
    await look(page, '141-exported');
    const folder = made('');
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['custody.csv', 'export.xlsx', 'verify.html']));
    expect(readFileSync(join(folder, 'screenings.csv'), 'utf8')).toContain('BUDI CONTOH');
  });

  it('reads why there is nothing of a day without work', async () => {
    const { page } = screen;
    await choice(page, words.period).click();
    await page.getByLabel(words.from).fill('01-11-2026');
    await page.getByLabel(words.to).fill('02-11-2026');
    await button(page, words.go).click();
    await page.getByText(words.faults['nothing-to-export'][1]).waitFor();
    await look(page, '142-export-nothing');
  });
});

describe('the technician', () => {
  it('sets the key of the central system; a wrong one is refused', async () => {
    const { page } = screen;
    await switchTo(page, 'Admin Satu', pins.admin);
    await screen.show('/exports');
    const field = page.getByLabel(words.settings.recipient).nth(2);
    await field.fill('age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq');
    await button(page, words.settings.save).click();
    await page.getByText(sentenceOf(text.errors, { code: 'recipient-wrong' }).what).waitFor();
    await look(page, '143-export-key-wrong');
    const identity = await generateX25519Identity();
    writeFileSync(join(outside, 'key.txt'), identity);
    await field.fill(await identityToRecipient(identity));
    await button(page, words.settings.save).click();
    await button(page, words.settings.saved).waitFor();
    await look(page, '144-export-settings');
  });
});

describe('the central system', () => {
  it('gets one encrypted file, which its own key alone opens', async () => {
    const { page } = screen;
    await switchTo(page, 'Kepala Regu', pins.supervisor);
    await screen.show('/exports');
    await choice(page, words.receivers.central).click();
    await page.getByLabel(words.folder).fill(outside);
    await button(page, words.go).click();
    await page.getByText(/^Selesai: .*\.zip\.age$/).waitFor();
    await look(page, '145-export-encrypted');
    const decrypter = new Decrypter();
    decrypter.addIdentity(readFileSync(join(outside, 'key.txt'), 'utf8'));
    const zip = unzipSync(await decrypter.decrypt(readFileSync(made('.zip.age'))));
    const folder = mkdtempSync(join(outside, 'pusat-'));
    for (const [name, bytes] of Object.entries(zip)) writeFileSync(join(folder, name), bytes);
    await page.goto('about:blank');
    await page.goto(pathToFileURL(join(folder, exportFiles.page)).href);
    await page.locator('#files').setInputFiles(readdirSync(folder).map((name) => join(folder, name)));
    await page.locator('.verdict', { hasText: words.check.sound }).waitFor();
  });
});

describe('the page of a bundle', () => {
  it('says from the disk, without a network, that the export is whole, and what of it was changed', async () => {
    const { page } = screen;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const folder = made(readdirSync(outside).find((one) => one.startsWith('tapis-') && !one.endsWith('.age')) ?? '');
    const files = () => readdirSync(folder).map((name) => join(folder, name));
    await page.goto(pathToFileURL(join(folder, exportFiles.page)).href);
    await page.locator('#files').setInputFiles(files());
    await page.locator('.verdict', { hasText: words.check.sound }).waitFor();
    await audit(page, '146-export-verified');
    await picture(page, '146-export-verified');
    writeFileSync(
      join(folder, 'custody.csv'),
      readFileSync(join(folder, 'custody.csv'), 'utf8').replace('SG-0001', 'SG-0009'),
    );
    await button(page, text.evidence.page.other).click();
    await page.locator('#files').setInputFiles(files());
    await page.locator('.verdict', { hasText: english.check.broken }).waitFor();
    await page.getByText('custody.csv').waitFor();
    await picture(page, '147-export-changed');
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
  });

  it('left nothing for axe and no complaint', () => {
    expect(axeFaults).toEqual([]);
    expect(screen.faults).toEqual([]);
  });
});
