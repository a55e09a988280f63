/** One station host and five devices as they stand in a hall: six programs, paired over TLS, a browser in front of each. */
import type { Browser, Page } from 'playwright-core';
import { vi } from 'vitest';
import { createClient, type Client } from '../../shared/contract/client.ts';
import type { DevicePlace } from '../../shared/domain/words.ts';
import { addMillis, instantOf } from '../../shared/time.ts';
import { added, pins, signedIn, staff, value } from '../electron/app/with_app.ts';
import { freePort } from '../electron/network/hosts.ts';
import { realApplication } from '../helpers/real_application.ts';
import { callOf } from './in_browser.ts';
import { choice, complaints, launch, newStation, signIn, type Station } from './station.ts';

const minutes = 60_000;
const patience = { timeout: 20_000, interval: 100 };

/** Somebody at a device. */
interface Post {
  readonly name: string;
  readonly pin: string;
  readonly place: DevicePlace;
}

/** Who stands where. Names are invented. */
const posts = {
  gate: { name: 'Petugas BP3MI', pin: pins.bp3mi, place: 'beforeXray' },
  gateTwo: { name: 'Petugas Kedua', pin: '505050', place: 'beforeXray' },
  counter: { name: 'Pejabat Pertama', pin: pins.first, place: 'counter1' },
  counterTwo: { name: 'Pejabat Ketiga', pin: '606060', place: 'counter2' },
  head: { name: 'Kepala Regu', pin: pins.supervisor, place: 'supervisor' },
} as const satisfies Record<string, Post>;
type Who = keyof typeof posts;

/** A device with its officer signed in: the page, and calls of its own as the page makes them. */
export interface Desk {
  readonly page: Page;
  readonly client: Client;
}

/** The hall. */
export interface Hall {
  readonly host: Station;
  readonly desks: Readonly<Record<Who, Desk>>;
  /** What the browsers complained of so far. */
  readonly faults: string[];
  readonly close: () => Promise<void>;
}

/** Calls as this page makes them, through its own program and over the network. */
const clientOf = (page: Page): Client => createClient(callOf(page));

/** The people of the hall, enrolled while nobody works yet. */
async function staffTheHost(dir: string): Promise<void> {
  const start = addMillis(instantOf(Date.now()), -10 * minutes);
  const pages = await realApplication(dir, { now: () => start, monotonic: () => performance.now() });
  const people = await staff(pages);
  const admin = await signedIn(pages, people.admin, pins.admin);
  const { gateTwo, counterTwo } = posts;
  await added(pages, admin, { ...gateTwo, agency: 'bp3mi', role: 'bp3mi', official: false });
  await added(pages, admin, { ...counterTwo, agency: 'immigration', role: 'immigration', official: true });
  pages.app.close();
}

async function open(browser: Browser, station: Station, faults: string[]): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'id-ID' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  complaints(page, faults);
  await page.goto(await station.address());
  return page;
}

/** A device is paired as admin and officer do it, by calls of both pages. */
async function pair(admin: Client, device: Client, post: Post): Promise<void> {
  const { code } = value(await admin('device.pair', {}));
  const { comparison } = value(await device('station.join', { code }));
  await vi.waitUntil(async () => value(await admin('device.pairing', {})).comparison === comparison, patience);
  value(await admin('device.approve', { comparison, name: `Perangkat ${post.name}`, place: post.place }));
  await vi.waitUntil(async () => value(await device('station.joining', {})).state === 'joined', patience);
}

/**
 * Opens the hall on an address of the loopback network.
 */
export async function openHall(address: string, prepare: (admin: Client, host: Page) => Promise<void>): Promise<Hall> {
  const host = newStation();
  await staffTheHost(host.dir);
  await host.start();
  const browser = await launch();
  const faults: string[] = [];
  const hostPage = await open(browser, host, faults);
  await signIn(hostPage, 'Admin Satu', pins.admin);
  const admin = clientOf(hostPage);
  value(await admin('network.switchOn', { address, port: await freePort(address) }));
  await prepare(admin, hostPage);
  const devices: Station[] = [];
  const seat = async (who: Who): Promise<Desk> => {
    const device = newStation();
    devices.push(device);
    await device.start();
    const page = await open(browser, device, faults);
    const client = clientOf(page);
    await pair(admin, client, posts[who]);
    await page.reload();
    await choice(page, posts[who].name).waitFor();
    await signIn(page, posts[who].name, posts[who].pin);
    return { page, client };
  };
  const desks = { gate: await seat('gate'), gateTwo: await seat('gateTwo'), counter: await seat('counter') };
  const others = { counterTwo: await seat('counterTwo'), head: await seat('head') };
  return {
    host,
    desks: { ...desks, ...others },
    faults,
    close: async () => {
      await browser.close();
      for (const one of [...devices, host]) {
        await one.kill('SIGTERM');
        one.remove();
      }
    },
  };
}
