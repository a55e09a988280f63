/** The log before outsiders: the alarm at the door, the supervisor's cosignature, and the page of a bundle without a network. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleFiles } from '../../shared/audit/bundle.ts';
import { id as text } from '../../shared/text/id.ts';
import { evidence as english } from '../../shared/text/en/evidence.ts';
import { pins } from '../electron/app/with_app.ts';
import { closeShift, cosignNewest, exportTo, logStation, refit } from '../helpers/log_station.ts';
import { inBrowser } from './in_browser.ts';
import { audit, axeFaults, look, picture } from './look.ts';
import { button, newStation, signIn } from './station.ts';

const { evidence } = text;
const station = newStation();
const outside = mkdtempSync(join(tmpdir(), 'tapis-bundle-'));
const bundle = join(outside, 'bukti');
let page: Page;
let faults: string[];

inBrowser({
  station,
  // The log goes on, is exported, and then an old copy of the database is put back.
  prepare: async (dir) => {
    const log = await logStation(dir);
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

describe('the page of a bundle', () => {
  const paths = (folder: string) => readdirSync(folder).map((name) => join(folder, name));
  const verdict = (said: string) => page.locator('.verdict', { hasText: said });

  it('says from the disk, without a network, that the log is whole', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(join(bundle, bundleFiles.page)).href);
    await page.getByText(evidence.page.lead).waitFor();
    await picture(page, '114-verifier');
    await page.locator('#files').setInputFiles([...paths(bundle), join(outside, 'disimpan.txt')]);
    await verdict(evidence.check.sound).waitFor();
    expect(await page.locator('.report').textContent()).toContain(evidence.check.kept({ count: 1 }));
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
