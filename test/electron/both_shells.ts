/**
 * Two stations with the same seed: one behind the Electron channel, one behind the loopback host. Every call goes to
 * both and must be answered alike. Its user mocks 'electron' with the fake first.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { expect } from 'vitest';
import type { Application, Machine } from '../../electron/app/application.ts';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { openApplication } from '../../electron/app/open.ts';
import { loadPage } from '../../electron/app/page.ts';
import { createCallLimit } from '../../electron/app/call_limit.ts';
import { answerCalls } from '../../electron/desktop/ipc.ts';
import { listenOnNetwork } from '../../electron/network/listener.ts';
import { openDesk } from '../../electron/app/running_host.ts';
import { startHost } from '../../electron/kiosk/server.ts';
import { createLive } from '../../electron/network/live.ts';
import { createTickets } from '../../electron/kiosk/tickets.ts';
import { beginEarlier } from '../helpers/earlier_station.ts';
import { installedIn } from '../helpers/update_package.ts';
import type { Installation } from '../../electron/update/installation.ts';
import { createClient, type Client } from '../../shared/contract/client.ts';
import { state } from './desktop/fake_electron.ts';
import { ask, cookieOf, data } from './kiosk/http.ts';
import { heldClock, seededRandom, type HeldClock } from './machine.ts';
import { newFolder, writePage } from './page_fixture.ts';

/** Sends one call of one page. */
type Send = (page: string, name: string, input: unknown) => Promise<unknown>;

/** Both shells at once. */
export interface BothShells {
  /** Sends to both and answers what both said; the test fails where they differ. */
  readonly send: Send;
  readonly client: (page: string) => Client;
  readonly clock: Pick<HeldClock, 'now' | 'advance' | 'jump'>;
  /** Waits until neither station copies its database, or exports: the record would come into the log at a time of its own. */
  settled(page: string): Promise<void>;
  /** Names that were answered with a value. */
  readonly done: ReadonlySet<string>;
  /** What each of the two says for a name; given words are said for it from now on. */
  own(name: string, words?: readonly [string, string]): readonly [string, string];
  close(): Promise<void>;
}

/**
 * Chance of the call that is being answered. A copy of the database goes on after the call that began it and is ready
 * on one station before the other: what it draws then must not be missing from the next call.
 */
const chance = new AsyncLocalStorage<(bytes: number) => Uint8Array>();

/** The application with the chance that `seed` names at the time of each call. */
function seededCalls(application: Application, seed: () => string): Application {
  return {
    ...application,
    dispatch: (...call) => chance.run(seededRandom(seed()), () => application.dispatch(...call)),
  };
}

/** Keys in files on both sides: where they lie is the one thing the shells differ in, and not what is compared here. */
function seededMachine(clock: HeldClock): Machine & { readonly installed: Installation } {
  const dataDir = newFolder();
  const opening = seededRandom('one station');
  const random = (bytes: number) => (chance.getStore() ?? opening)(bytes);
  const installed = installedIn(newFolder());
  return { dataDir, clock, random, secrets: keyFileStore(dataDir), log: { note: () => undefined }, installed };
}

/** The Electron side: a page is a window, its replies cross by structured clone. */
function desktopSend(application: Application): Send {
  state.channels.clear();
  answerCalls(
    application,
    createCallLimit(() => 0),
  );
  const listener = state.channels.get('call');
  if (listener === undefined) throw new Error('nobody listens');
  const windows = new Map<string, { readonly id: number }>();
  return async (page, name, input) => {
    const sender = windows.get(page) ?? { id: windows.size + 1 };
    windows.set(page, sender);
    const event = { sender, senderFrame: { url: 'app://tapis/', parent: null } };
    return structuredClone(await listener(event, name, structuredClone(input)));
  };
}

/** The loopback side: a page is a cookie, its replies cross as JSON over a real socket. */
async function kioskSend(application: Application): Promise<{ send: Send; close: () => Promise<void> }> {
  const random = seededRandom('host');
  const tickets = createTickets({ random, monotonic: () => 0, forget: () => undefined });
  const desk = openDesk(random, () => tickets.issue());
  const host = await startHost(
    { application, page: loadPage(writePage(), random), tickets, live: createLive(application), desk },
    0,
  );
  const post = (path: string, cookie: string | null, body: unknown) =>
    ask({ port: host.port, path, method: 'POST', headers: { Cookie: cookie }, body: JSON.stringify(body) });
  const cookies = new Map<string, string>();
  const send: Send = async (page, name, input) => {
    const cookie = cookies.get(page) ?? cookieOf(await post('/enter', null, { token: tickets.issue() }));
    cookies.set(page, cookie);
    return data(await post(`/call/${encodeURIComponent(name)}`, cookie, input));
  };
  return { send, close: () => host.close() };
}

/** What only one of the two stations says, such as its folder, under a name that both have for it. The newest first: one may hold another. */
type OwnWords = Map<string, string>;
/** What is made anew by each station, from the chance of the system: codes of devices, their digits and certificates. */
const made = [/TAPIS-PAIR-1:[^"]+/g, /(?<="comparison":")\d{6}/g, /(?<="fingerprint":")[0-9a-f]{64}/g];

/** Where both say something made anew, names it for both. */
function learn(replies: readonly [unknown, unknown], own: readonly [OwnWords, OwnWords]): void {
  const [here, there] = replies.map((reply) => JSON.stringify(reply));
  for (const kind of made) {
    const theirs = there?.match(kind) ?? [];
    for (const [index, word] of (here?.match(kind) ?? []).entries()) {
      const other = theirs[index];
      if (other === undefined || other === word || [...own[0].values()].includes(word)) continue;
      const name = `OWN${String(own[0].size)}`;
      own[0].set(name, word);
      own[1].set(name, other);
    }
  }
}

/** Input in the own words of one station. */
function inWords(input: unknown, own: OwnWords): unknown {
  if (input === undefined) return undefined;
  let text = JSON.stringify(input);
  for (const [name, word] of [...own].toReversed()) text = text.replaceAll(name, word);
  return JSON.parse(text);
}

/** The same reply without the own words of its station. */
function inCommon(reply: unknown, own: OwnWords): unknown {
  let text = JSON.stringify(reply);
  for (const [name, word] of [...own].toReversed()) text = text.replaceAll(word, name);
  return JSON.parse(text);
}

const succeeded = (reply: unknown) => typeof reply === 'object' && reply !== null && 'ok' in reply && reply.ok === true;

const isRunning = (reply: unknown) => /"running":(true|\{)/.test(JSON.stringify(reply));

/** Opens both. */
export async function openBothShells(): Promise<BothShells> {
  const clocks = [heldClock(), heldClock()] as const;
  const machines = [seededMachine(clocks[0]), seededMachine(clocks[1])] as const;
  // Both stations are older than the program, so that there is a catalogue to propose which it brings.
  for (const machine of machines) await beginEarlier(machine);
  const ways = { listen: listenOnNetwork, joined: () => undefined };
  const applications = [
    await openApplication(machines[0], { ways }),
    await openApplication(machines[1], { ways }),
  ] as const;
  const places = ({ dataDir, installed }: (typeof machines)[number]): OwnWords =>
    new Map([
      ['FOLDER', dataDir],
      ['UPDATES', installed.updates],
    ]);
  const own = [places(machines[0]), places(machines[1])] as const;
  let calls = 0;
  const seed = () => `call ${String(calls)}`;
  const desktop = desktopSend(seededCalls(applications[0], seed));
  const kiosk = await kioskSend(seededCalls(applications[1], seed));
  const done = new Set<string>();
  const send: Send = async (page, name, input) => {
    calls += 1;
    const of = {
      here: await desktop(page, name, inWords(input, own[0])),
      there: await kiosk.send(page, name, inWords(input, own[1])),
    };
    learn([of.here, of.there], own);
    const there = inCommon(of.there, own[1]);
    const here = inCommon(of.here, own[0]);
    expect(there, `${name} as ${page}`).toStrictEqual(here);
    if (succeeded(here)) done.add(name);
    return here;
  };
  return {
    send,
    client: (page) => createClient((name, input) => send(page, name, input)),
    clock: {
      now: () => clocks[0].now(),
      advance: (ms) => {
        for (const clock of clocks) clock.advance(ms);
      },
      jump: (ms) => {
        for (const clock of clocks) clock.jump(ms);
      },
    },
    settled: async (page) => {
      for (const one of [desktop, kiosk.send]) {
        for (const list of ['backup.list', 'export.list']) {
          while (isRunning(await one(page, list, {}))) await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    },
    done,
    own: (name, words) => {
      for (const index of [0, 1] as const) if (words !== undefined) own[index].set(name, words[index]);
      return [own[0].get(name) ?? '', own[1].get(name) ?? ''];
    },
    close: async () => {
      await kiosk.close();
      for (const application of applications) application.close();
    },
  };
}
