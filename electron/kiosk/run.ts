/** The life of the loopback host, from its flags to its end. What it needs from the machine comes in from main.ts. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Application, Clock, Machine } from '../app/application.ts';
import type { MayBeInstalled } from '../update/installation.ts';
import { hasDisplay, type Surroundings } from '../app/config.ts';
import { fileLog } from '../app/log.ts';
import { loadPage } from '../app/page.ts';
import { codeOf } from '../app/private_file.ts';
import { isStationBusy } from '../app/start_failure.ts';
import { askAsPage } from './ask_as_page.ts';
import { findBrowser } from './chromium.ts';
import { addressOf, askForAddress, leaveNote, openDesk, removeNote } from '../app/running_host.ts';
import { keyFileStore } from '../app/key_file.ts';
import { createLive } from '../network/live.ts';
import * as notices from './notices.ts';
import { usualPort, type Options } from './options.ts';
import { startHost, type Host, type HostParts } from './server.ts';
import { createTickets, type Tickets } from './tickets.ts';
import { keepWindow, openWindow, type KeptWindow, type WindowPlace } from './window.ts';

/** What main.ts hands in. */
export interface Wiring extends MayBeInstalled {
  readonly open: (machine: Machine) => Promise<Application>;
  /** Folder of the built page. */
  readonly pageDir: string;
  readonly surroundings: Surroundings;
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
  readonly root: boolean;
  /** Speaks to the terminal. */
  readonly say: (text: string) => void;
  /** Resolves when the system or a person asks the host to end. */
  readonly stop: Promise<void>;
}

/** Nothing can be done about it here; the message is for the person at the terminal. */
export class CannotStart extends Error {}

/** Where windows are opened, or null: not asked for, no screen, or no browser (then it says so). */
async function windowPlace(options: Options, wiring: Wiring): Promise<WindowPlace | null> {
  if (!options.browser || !hasDisplay(wiring.surroundings)) return null;
  const browser = await findBrowser(wiring.surroundings);
  if (browser === null) {
    wiring.say(notices.sentences.noBrowser);
    return null;
  }
  if (wiring.root) wiring.say(notices.sentences.rootBrowser);
  return { dataDir: options.dataDir, browser, kiosk: options.kiosk, root: wiring.root };
}

/** A host runs already on this data: another window or another address from it. */
async function joinRunning(options: Options, wiring: Wiring, address: string): Promise<void> {
  const place = options.newAddress ? null : await windowPlace(options, wiring);
  if (place === null) {
    wiring.say(notices.anotherAddressNotice(address));
    return;
  }
  const child = await openWindow(place, address, true);
  await new Promise<void>((resolve) => {
    child.once('spawn', () => {
      wiring.say(notices.anotherWindowNotice());
      resolve();
    });
    child.once('error', () => {
      wiring.say(notices.sentences.browserFailed);
      wiring.say(notices.anotherAddressNotice(address));
      resolve();
    });
  });
  child.unref();
}

/** Starts on the port asked for; where none was, on the usual one or else on any. */
async function startOnPort(parts: HostParts, wanted: number | null): Promise<Host> {
  const port = wanted ?? usualPort;
  try {
    return await startHost(parts, port);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EADDRINUSE') {
      if (wanted === null) return startHost(parts, 0);
      throw new CannotStart(notices.sentences.portTaken(port), { cause: error });
    }
    if (code === 'EACCES') throw new CannotStart(notices.sentences.portNotAllowed(port), { cause: error });
    throw error;
  }
}

interface Running {
  readonly host: Host;
  readonly tickets: Tickets;
}

/** Opens the window or prints the address, and answers how to close what was opened. */
async function show(options: Options, wiring: Wiring, { host, tickets }: Running): Promise<KeptWindow | null> {
  const newAddress = () => {
    const token = tickets.issue();
    return { token, address: addressOf(host.port, token) };
  };
  const place = await windowPlace(options, wiring);
  if (place === null) {
    if (wiring.root) wiring.say(notices.sentences.root);
    wiring.say(notices.addressNotice(newAddress().address, options.dataDir));
    return null;
  }
  wiring.say(notices.windowNotice(`http://127.0.0.1:${String(host.port)}`, options.dataDir));
  return keepWindow({
    place,
    monotonic: () => wiring.clock.monotonic(),
    newAddress,
    gone: (token) => {
      tickets.revoke(token);
    },
    closed(failed) {
      if (!failed) wiring.say(notices.windowClosedNotice());
      else {
        wiring.say(notices.sentences.browserFailed);
        wiring.say(notices.addressNotice(newAddress().address, options.dataDir));
      }
    },
  });
}

/** Serves until told to stop, then leaves nothing behind: no window, no note, no open database. */
async function serve(options: Options, wiring: Wiring, application: Application): Promise<void> {
  const { random, clock } = wiring;
  const live = createLive(application);
  const tickets = createTickets({
    random,
    monotonic: () => clock.monotonic(),
    forget: (caller) => {
      live.end(caller);
      application.forget(caller);
    },
  });
  const desk = openDesk(random, () => tickets.issue());
  const page = loadPage(wiring.pageDir, random);
  const host = await startOnPort({ application, page, tickets, live, desk }, options.port);
  const sweeper = setInterval(() => {
    tickets.sweep();
  }, 60_000);
  let window: KeptWindow | null = null;
  try {
    await leaveNote(options.dataDir, host.port, desk.secret);
    window = await show(options, wiring, { host, tickets });
    // With no window it is this machine itself that asks for the page.
    if (wiring.installed?.trial === true && window === null) await askAsPage(host.port, tickets.issue());
    void application.checkLog();
    await wiring.stop;
  } finally {
    clearInterval(sweeper);
    window?.stop();
    await host.close();
    await removeNote(options.dataDir);
    await rm(join(options.dataDir, 'enter.html'), { force: true });
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Another start holds the station but may not answer yet: asks for up to three seconds. */
async function askPatiently(options: Options, wiring: Wiring): Promise<string | null> {
  for (let tries = 0; tries < 10; tries += 1) {
    const address = await askForAddress(options.dataDir, wiring.random);
    if (address !== null) return address;
    await pause(300);
  }
  return null;
}

/**
 * Runs the host until it is told to stop, or joins one that runs already on this data.
 * @throws CannotStart with a sentence for the terminal
 */
export async function run(options: Options, wiring: Wiring): Promise<void> {
  const { dataDir } = options;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const running = await askForAddress(dataDir, wiring.random);
  if (running !== null) return joinRunning(options, wiring, running);
  if (options.newAddress) throw new CannotStart(notices.sentences.noHost);

  let application: Application;
  try {
    application = await wiring.open({
      dataDir,
      clock: wiring.clock,
      random: wiring.random,
      secrets: keyFileStore(dataDir),
      log: fileLog(dataDir, () => wiring.clock.now()),
      ...(wiring.installed && { installed: wiring.installed }),
    });
  } catch (error) {
    if (!isStationBusy(error)) throw error;
    const address = await askPatiently(options, wiring);
    if (address === null) throw error;
    return joinRunning(options, wiring, address);
  }
  try {
    await serve(options, wiring, application);
  } finally {
    application.close();
  }
  wiring.say(notices.sentences.stopped);
}
