/**
 * A host that is gone for good: its spare takes over from the copy, the other desk follows by itself, and the old host is
 * refused when it comes back. Three real hosts, each with a page of its own in front.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { sentenceOf } from '../../shared/text/sentence.ts';
import { pins } from '../electron/app/with_app.ts';
import { freePort } from '../electron/network/hosts.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, look } from './look.ts';
import { addOfficer, button, choice, complaints, firstRun, launch, newStation, signIn } from './station.ts';

const words = text.spare;
const { network } = text;
const station = newStation();
const host = inBrowser({
  station,
  begin: async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  },
});
const others = [newStation(), newStation()] as const;
let browser: Browser;
let spare: Page;
let desk: Page;
const faults: string[] = [];

async function pageOf(index: 0 | 1): Promise<Page> {
  await others[index].start();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'id-ID' });
  page.setDefaultTimeout(20_000);
  complaints(page, faults);
  await page.goto(await others[index].address());
  return page;
}

/** Where the two listen, one after the other. */
const ports = { host: 0, spare: 0 };

beforeAll(async () => {
  ports.host = await freePort('0.0.0.0');
  ports.spare = await freePort('127.0.0.3');
  browser = await launch();
  spare = await pageOf(0);
  desk = await pageOf(1);
});
afterAll(async () => {
  await browser.close();
  for (const other of others) {
    await other.kill('SIGTERM');
    other.remove();
  }
});

async function pair(page: Page, name: string, place: string): Promise<void> {
  await choice(page, network.join).click();
  await button(host.page, network.pair).click();
  await button(host.page, network.copy).click();
  await page.getByLabel(network.joinCode).fill(await host.page.evaluate(() => navigator.clipboard.readText()));
  await button(page, network.joinAsk).click();
  await host.page.getByText(network.asked).waitFor();
  const sheet = host.sheet();
  await sheet.getByLabel(network.deviceName).fill(name);
  await choice(sheet, place).click();
  await button(sheet, network.approve).click();
  await host.page.getByText(network.pairedNow({ name })).waitFor();
  await button(sheet, text.frame.close).first().click();
  await choice(page, 'Kepala Regu').waitFor();
}

describe('a spare', () => {
  it('is chosen among the devices, and follows every act', async () => {
    const { page } = host;
    await page.goto(await station.address());
    await firstRun(page);
    await signIn(page, 'Admin Satu', pins.admin);
    await choice(page, network.link).click();
    await page.getByRole('group', { name: network.whichAddress }).getByRole('button').first().click();
    await page.getByLabel(network.port).fill(String(ports.host));
    await button(page, network.switchOn).click();
    await page.getByText(/^Melayani perangkat di /).waitFor();
    await page.getByText(words.none).waitFor();
    await pair(spare, 'Komputer Konter 4', network.places.counter4);
    await pair(desk, 'Tablet 2', network.places.counter2);
    await page.getByText(words.none).scrollIntoViewIfNeeded();
    await look(page, '170-no-spare');
    await button(page, words.name).click();
    const group = page.getByRole('group', { name: words.which });
    await choice(group, 'Komputer Konter 4').click();
    await page.getByLabel(words.place).fill('127.0.0.3');
    await page.getByLabel(network.port).last().fill(String(ports.spare));
    await look(page, '171-choose-spare');
    await button(page, words.name).click();
    await page.getByText(words.standing.inStep({ name: 'Komputer Konter 4' })).waitFor();
    await page.getByText(/^Diperiksa /).waitFor();
    await look(page, '172-spare-in-step');
    await choice(page, text.frame.navigation.officers).click();
    await addOfficer(page, { name: 'Petugas Terakhir', role: 'bp3mi', official: false });
    await choice(desk, 'Petugas Terakhir').waitFor();
  });
});

/** That this desk does not reach its host, with or without the time since when. */
const cutOffAt = (page: Page) => page.getByText(text.kept.away.replace(/\.$/, '')).first();

describe('a host that is gone', () => {
  it('is said on every desk; only the spare offers to take over', async () => {
    await host.page.goto('about:blank'); // a page whose host is gone complains
    await station.kill('SIGKILL');
    await cutOffAt(desk).waitFor();
    await spare.getByText(words.spareHere).waitFor();
    expect(await button(desk, words.takeOver).count()).toBe(0);
    await look(spare, '173-host-gone');
  });

  it('is replaced by its spare, with everything that was acknowledged', async () => {
    await button(spare, words.takeOver).click();
    await look(spare, '174-take-over');
    await spare.getByLabel(words.hostIsOff).check();
    await button(spare, words.look).click();
    await spare.getByText(/^Salinan utuh: /).waitFor();
    await look(spare, '175-take-over-pin');
    await spare.keyboard.type(pins.admin, { delay: 60 });
    await spare.keyboard.press('Enter');
    await choice(spare, 'Petugas Terakhir').waitFor();
    await signIn(spare, 'Admin Satu', pins.admin);
    await choice(spare, network.link).click();
    await spare.getByText(network.on({ address: '127.0.0.3', port: ports.spare })).waitFor();
    await spare.getByText(network.connected).waitFor();
    await look(spare, '176-new-host');
  });

  it('is not missed by the other desk', async () => {
    await cutOffAt(desk).waitFor({ state: 'hidden' });
    await signIn(desk, 'Kepala Regu', pins.supervisor);
  });

  it('comes back as no host: it says what happened and what to do, and records nothing more', async () => {
    const { page } = host;
    await station.start();
    await page.goto(await station.address());
    await page.getByText(words.supersededTitle).waitFor();
    await look(page, '177-superseded');
    await signIn(page, 'Admin Satu', pins.admin);
    await choice(page, network.link).click();
    await button(page, network.switchOff).click();
    await page
      .getByText(sentenceOf(text.errors, { code: 'host-superseded' }).what)
      .first()
      .waitFor();
    await look(page, '178-superseded-refuses');
  });
});

it('leaves nothing that axe or the browser complains of', () => {
  expect(axeFaults).toEqual([]);
  expect(host.faults).toEqual([]);
  expect(faults).toEqual([]);
});
