/** A shift head imports a catalogue, reads, compares, tries and replays it, and puts it in force with a second person. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { addMillis, dayOf, instantOf } from '../../shared/time.ts';
import { assessed, cleared, morePins, trust } from '../electron/app/catalogue_station.ts';
import { added, pins, signedIn, value } from '../electron/app/with_app.ts';
import { realApplication } from '../helpers/real_application.ts';
import { agencyKey, entry, newCatalogue, signedFile } from '../helpers/catalogue_files.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, look, picture } from './look.ts';
import { seed } from './seed.ts';
import { button, choice, dayOfYear, newStation, signIn, switchTo } from './station.ts';

const words = text.catalogue;
const { frame } = text;
const station = newStation();
let page: Page;
let faults: string[];

const content = newCatalogue('2026.12.1', (one) => {
  entry(one.indicators, 'TRV-01').weight = 'S';
  entry(one.indicators, 'STO-03').label = {
    id: 'Cerita perjalanan berubah-ubah',
    en: 'The story of the journey changes',
  };
  one.scoring.bands.medium = 4;
  entry(one.purposes, 'tourism').asks.push({ id: 'Siapa yang menemani?', en: 'Who travels along?' });
});
const banned = newCatalogue('2026.12.2', (one) => {
  entry(one.questions.items, one.questions.items[0]?.code ?? '').text = {
    id: 'Apa agama Anda?',
    en: 'What is your religion?',
  };
  entry(one.indicators, 'TRV-01').sources = [];
});

/** Two days ago, after the shift of the seed: a shift head of BP3MI, a trusted key, and two travellers who went on. */
async function more(dataDir: string): Promise<void> {
  const now = instantOf(Date.now() - 2 * 24 * 3_600_000 + 120_000);
  const { app, ...pages } = await realApplication(dataDir, { now: () => now, monotonic: () => 0 });
  const { officers } = value(await pages.client('door')('station.state', {}));
  const named = (name: string) => {
    const found = officers.find((officer) => officer.name === name);
    if (found === undefined) throw new Error(name);
    return found.id;
  };
  const admin = await signedIn(pages, named('Admin Satu'), pins.admin);
  const head = { name: 'Kepala BP3MI', agency: 'bp3mi', role: 'supervisor', official: false } as const;
  await added(pages, admin, { ...head, pin: morePins.bp3miHead });
  await trust(admin, { id: named('Kepala Regu'), pin: pins.supervisor }, agencyKey.key.text);
  const desk = await signedIn(pages, named('Petugas BP3MI'), pins.bp3mi);
  const day = dayOfYear(dayOf(addMillis(now, -120_000)));
  await cleared(desk, await assessed(desk, 'C0000011', ['TRV-01', 'STO-03'], day));
  await cleared(desk, await assessed(desk, 'C0000012', [], day));
  app.close();
}

inBrowser({
  station,
  prepare: async (dir) => {
    await seed(dir);
    await more(dir);
  },
  begin: (opened, found) => {
    page = opened;
    faults = found;
  },
});

const show = (path: string) => page.goto(`${new URL(page.url()).origin}/#${path}`);
const file = (name: string, json: string) =>
  page.getByLabel(words.import.choose).setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(json) });

describe('a catalogue, by hand', () => {
  it('is refused with every reason, then taken when it is signed and sound', async () => {
    await page.goto(await station.address());
    await signIn(page, 'Kepala BP3MI', morePins.bp3miHead);
    await choice(page, frame.navigation.catalogue).click();
    await page.getByText(words.noProposals).waitFor();
    await file('agama.json', signedFile(banned));
    await page.getByText(words.import.faults({ count: 2 })).waitFor();
    await page.getByText(/agama/).first().waitFor();
    await page.getByText(words.import.faults({ count: 2 })).scrollIntoViewIfNeeded();
    await look(page, '90-catalogue-refused');
    await file('katalog.json', signedFile(content));
    await page.getByText(words.import.accepted({ version: '2026.12.1', names: agencyKey.key.name })).waitFor();
    await page.getByText(words.stateNotReplayed).waitFor();
    await page.getByRole('heading', { name: words.title }).scrollIntoViewIfNeeded();
    await picture(page, '91-catalogue-proposed');
  });

  it('is compared, read and tried', async () => {
    await button(page, words.openVersion({ version: '2026.12.1' })).click();
    await page.getByText(/2026\.\d+\.\d+ → 2026\.12\.1/).waitFor();
    await page.getByText('TRV-01').first().waitFor();
    expect(await button(page, words.activate.go).count()).toBe(0);
    await look(page, '92-catalogue-compare');
    await choice(page, words.tabs.read).click();
    await page.getByLabel(words.search).fill('TRV-01');
    await page.getByText('TRV-01').first().click();
    await picture(page, '93-catalogue-read');
    await choice(page, words.tabs.try).click();
    await page.getByLabel(words.tryPurpose).selectOption('tourism');
    await page.getByText(words.trySame).waitFor();
    const indicator = await page
      .getByLabel(words.tryIndicator)
      .locator('option', { hasText: 'TRV-01' })
      .getAttribute('value');
    await page.getByLabel(words.tryIndicator).selectOption(indicator);
    await page.getByText(words.tryDiffers).waitFor();
    await look(page, '94-catalogue-try');
  });

  it('is replayed, and put in force with the second person', async () => {
    await choice(page, words.tabs.replay).click();
    await page.getByText(words.replay.none).waitFor();
    await button(page, words.replay.go).click();
    await page.getByRole('heading', { name: words.replay.reference }).waitFor();
    await page
      .getByText(words.replay.caseChanges({ count: 1 }))
      .first()
      .waitFor();
    await picture(page, '95-catalogue-replayed');
    await page.getByRole('heading', { name: words.replay.reference }).scrollIntoViewIfNeeded();
    await look(page, '96-catalogue-replayed-reference');
    await button(page, words.activate.go).click();
    const sheet = page.getByRole('dialog');
    await picture(page, '97-catalogue-activate');
    await choice(sheet, 'Kepala Regu').click();
    await page.keyboard.type(pins.supervisor, { delay: 60 });
    await page.keyboard.press('Enter');
    await page.getByText(words.byTwo({ first: 'Kepala BP3MI', second: 'Kepala Regu' })).waitFor();
    await page.getByText(words.noProposals).waitFor();
    await look(page, '98-catalogue-in-force');
  });

  it('stands beside people and settings for the technician, with the keys', async () => {
    await switchTo(page, 'Admin Satu', pins.admin);
    await show('/catalogue');
    await page.getByText(agencyKey.key.name).waitFor();
    await button(page, words.signers.add).click();
    await page.getByLabel(words.signers.line).fill('bukan kunci');
    await button(page, words.signers.check).click();
    await page
      .getByText(
        text.errors['verifier-key-malformed'] instanceof Function ? '' : text.errors['verifier-key-malformed'].what,
      )
      .waitFor();
    await picture(page, '99-catalogue-key');
  });

  it('shows axe nothing to find, and left no complaint of the browser', () => {
    expect(axeFaults).toEqual([]);
    expect(faults).toEqual([]);
  });
});
