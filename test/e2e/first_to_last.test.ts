/**
 * From the first run to the start after it, on either shell: a station is founded, a traveller clarified, the passport held
 * with a second Pejabat Imigrasi, the receipt printed, the program ended and started again, and all of it is still there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { pins } from '../electron/app/with_app.ts';
import { zoneText } from '../helpers/zone.ts';
import { fillHold, handReceipt, makeReceipt, printPaper } from './hold_acts.ts';
import { picture } from './look.ts';
import { electronMissing, electronShell, kioskShell, type Shell } from './shells.ts';
import { addOfficer, button, choice, complaints, enrol, firstRun, openShift, pass, scan, signIn } from './station.ts';

const { journey, decision, custody, shift, result } = text;
const [first, second] = ['Pejabat Pertama', 'Pejabat Kedua'];
const seal = 'SG-0001';

/** Looks at a place of the page by its address, the same on both shells. */
const go = (page: Page, path: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, path);

/** The journey, and what only this shell promises of the page it has opened. */
function fromFirstToLast(newShell: () => Shell, promises: (shell: () => Shell, page: () => Page) => void): void {
  let shell: Shell | null = null;
  let page: Page;
  const faults: string[] = [];
  const theShell = () => (shell ??= newShell());
  const begin = async () => {
    page = await theShell().start();
    page.setDefaultTimeout(10_000);
    complaints(page, faults);
  };
  const step = (name: string, work: () => Promise<void>) => {
    it(name, async ({ task }) => {
      onTestFailed(() => picture(page, `failed: ${task.name.slice(0, 40)}`));
      await work();
    });
  };
  beforeAll(begin);
  afterAll(async () => {
    await shell?.end();
    shell?.remove();
  });

  step('founds the station, with two Pejabat Imigrasi and a shift', async () => {
    await firstRun(page);
    await signIn(page, 'Admin Satu', pins.admin);
    const officer = { role: 'immigration', official: true } as const;
    const codes = { first: await addOfficer(page, { ...officer, name: first }), second: '' };
    codes.second = await addOfficer(page, { ...officer, name: second });
    for (const [name, code, pin] of [
      [second, codes.second, pins.second],
      [first, codes.first, pins.first],
    ] as const) {
      await page.keyboard.press('F4');
      await enrol(page, { name, code, pin });
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await openShift(page);
  });

  promises(theShell, () => page);

  step('clarifies a traveller whose passport is in doubt', async () => {
    await scan(page, zoneText({ name: 'CONTOH<<SITI', number: 'X7654321', sex: 'F' }));
    await page.getByText(journey.scan.nowBoardingPass).first().waitFor();
    await scan(page, pass('CONTOH/SITI MS', '0036'));
    await page.getByRole('button', { name: `Wisata: ${journey.purpose.clarify}` }).click();
    await choice(page, journey.purpose.selection.documentFact).click();
    await button(page.getByRole('group', { name: 'Paspor' }), journey.documents.status.doubtful).click();
    await choice(page, journey.documents.next).click();
    await button(page, journey.questions.rest).click();
    await choice(page, journey.own.rest).click();
    await choice(page, journey.own.choice.concern).click();
    await page.getByText(result.recommendation).first().waitFor();
  });

  step('holds the passport with the second official, and prints the receipt', async () => {
    await fillHold(page);
    await page.getByLabel(decision.departExample).fill('Paspor diduga bukan miliknya.');
    await choice(page, decision.holdPropose).click();
    await page.getByRole('heading', { name: custody.second.title }).waitFor();
    await choice(page.getByRole('main'), second).click();
    await page.keyboard.type(pins.second, { delay: 60 });
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: custody.hold.title }).waitFor();
    await makeReceipt(page, seal);
    await printPaper(page);
    await handReceipt(page);
    await choice(page, custody.hold.take).click();
    await page.getByText(decision.kindsDone.postponedPassportHeld).first().waitFor();
  });

  step('has all of it after an end in order and another start, for whoever gives the PIN again', async () => {
    await theShell().end();
    const log = join(theShell().dir, 'live', 'tapis.db-wal');
    expect(existsSync(log), 'the write-ahead log is taken in').toBe(false);
    await begin();
    await signIn(page, first, pins.first);
    await page.getByRole('heading', { name: shift.board.title }).waitFor();
    await go(page, '/custody');
    await page.getByText(seal).first().waitFor();
    await page.getByText('SITI CONTOH').first().waitFor();
    await go(page, '/papers');
    await page.getByText('STP/PLM-A1/').first().waitFor();
    await go(page, '/log');
    await page.getByText(shift.close.totals.postponedPassportHeld).first().waitFor();
  });

  step('left no complaint of the page, its policy among them', async () => {
    expect(faults).toEqual([]);
  });
}

describe('on the loopback host', () => {
  fromFirstToLast(kioskShell, () => undefined);
});

const missing = electronMissing();
if (missing !== null) console.warn(`NOT RUN: the same journey in Electron itself, because ${missing}`);

// build/test.mjs knows this name: of all tests these alone may be missing.
describe.skipIf(missing !== null)('in Electron', () => {
  fromFirstToLast(electronShell, (shell, page) => {
    it('gives the page two functions and nothing of Node [E20]', async () => {
      expect(page().url()).toMatch(/^app:\/\/tapis\//);
      const seen = await page().evaluate(() => {
        const bridge: unknown = Reflect.get(window, 'bridge');
        return {
          bridge: typeof bridge === 'object' && bridge !== null ? Object.keys(bridge) : [],
          node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
        };
      });
      expect(seen).toEqual({ bridge: ['call', 'follow'], node: [] });
    });

    it('opens no foreign window and goes nowhere else [E13 E14]', async () => {
      await page().evaluate(() => {
        window.open('https://example.org/');
        location.href = 'https://example.org/';
      });
      expect(page().context().pages()).toHaveLength(1);
      expect(page().url()).toMatch(/^app:\/\/tapis\//);
    });

    it('keeps the key sealed and the database unreadable [E28 E29]', () => {
      const { dir } = shell();
      expect(existsSync(join(dir, 'keys', 'live.sealed'))).toBe(true);
      expect(existsSync(join(dir, 'keys', 'live.key'))).toBe(false);
      const head = readFileSync(join(dir, 'live', 'tapis.db')).subarray(0, 15);
      expect(head.toString('latin1')).not.toBe('SQLite format 3');
    });
  });
});
