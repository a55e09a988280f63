/** An update as the technician meets it: what a stick carries, a second person, and a version that was given up. */
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { firstPointer, readPointer, writePointer } from '../../electron/update/pointer.ts';
import { id as text } from '../../shared/text/id.ts';
import { sentenceOf } from '../../shared/text/sentence.ts';
import { instantOf } from '../../shared/time.ts';
import { realApplication } from '../helpers/real_application.ts';
import { smallPackage, testKey } from '../helpers/update_package.ts';
import { programFolder } from '../helpers/update_station.ts';
import { pins, staff } from '../electron/app/with_app.ts';
import { inBrowser } from './in_browser.ts';
import { look } from './look.ts';
import { button, choice, newStation, signIn } from './station.ts';

const words = text.update;
const dir = mkdtempSync(join(tmpdir(), 'tapis-update-'));
const [updates, stick, program] = [join(dir, 'updates'), join(dir, 'stick'), join(dir, 'program')];
const main = join(program, 'out', 'kiosk', 'main.js');
const told = { updates, version: '0.1.0', shell: 'kiosk', trial: false };
const station = newStation({ main, environment: { TAPIS_INSTALLED: JSON.stringify(told) } });

/** The built program, as it would be with the release key of this test in the place of none. */
function releasedProgram(): void {
  programFolder(program, '0.1.0');
  const built = readFileSync(main, 'utf8');
  expect(built.split('Keys.parse([])')).toHaveLength(2);
  writeFileSync(main, built.replace('Keys.parse([])', `Keys.parse(${JSON.stringify([testKey.open])})`));
}

const screen = inBrowser({
  station,
  prepare: async (data) => {
    releasedProgram();
    mkdirSync(updates);
    mkdirSync(stick);
    const now = instantOf(Date.now());
    const { app, client } = await realApplication(data, { now: () => now, monotonic: () => 0 });
    await staff({ client });
    app.close();
  },
  begin: async (page) => {
    await page.goto(await station.address());
    await signIn(page, 'Admin Satu', pins.admin);
  },
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const check = () => button(screen.page, words.look);

describe('the technician', () => {
  it('is told why a stick carries no update, and why one is not taken', async () => {
    await screen.show('/backups');
    await screen.page.getByLabel(words.folder).fill(stick);
    await check().click();
    await screen.page.getByText(sentenceOf(text.errors, { code: 'update-no-package' }).what).waitFor();
    await look(screen.page, '140-update-none');
    const spoiled = smallPackage(stick, '0.1.5');
    appendFileSync(join(spoiled, 'program', 'out', 'kiosk', 'main.js'), '//');
    await check().click();
    await screen.page.getByText(sentenceOf(text.errors, { code: 'update-damaged' }).what).waitFor();
  });

  it('sees what the package is, and installs it with the shift head', async () => {
    smallPackage(stick, '0.2.0');
    await check().click();
    await screen.sheet().getByText(words.found).waitFor();
    await choice(screen.sheet(), 'Kepala Regu').waitFor();
    await look(screen.page, '141-update-found');
    await choice(screen.sheet(), 'Kepala Regu').click();
    await screen.page.keyboard.type(pins.supervisor, { delay: 60 });
    await screen.page.keyboard.press('Enter');
    await screen
      .sheet()
      .getByText(words.installed({ version: '0.2.0' }))
      .waitFor();
    await look(screen.page, '142-update-installed');
    expect(readPointer(updates)?.pending?.version).toBe('0.2.0');
    await button(screen.sheet(), words.done).click();
    await screen.page.getByText(words.pendingIs({ version: '0.2.0' })).waitFor();
    await look(screen.page, '143-update-pending');
  });

  it('finds at the door that a version was given up, and takes note of it', async () => {
    await station.kill('SIGTERM');
    const returned = { version: '0.2.0', reason: 'silent', at: instantOf(Date.now()) } as const;
    writePointer(updates, { ...firstPointer, returned });
    await station.start();
    await screen.page.goto(await station.address());
    await screen.page.getByText(words.returned({ version: '0.2.0' })).waitFor();
    expect(await button(screen.page, words.seen).count()).toBe(0);
    await look(screen.page, '144-update-returned');
    await signIn(screen.page, 'Admin Satu', pins.admin);
    await screen.show('/backups');
    await button(screen.page, words.seen).click();
    await expect.poll(() => screen.page.getByText(words.returned({ version: '0.2.0' })).count()).toBe(0);
  });
});
