/** The application of a machine that has joined a station: every call goes to the host over mutual TLS, and back. */
import type { ClientRequest } from 'node:http';
import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { mkdirSync } from 'node:fs';
import { z } from 'zod';
import { lockStation } from '../../../db/open.ts';
import type { Failure, Name, Reply } from '../../../shared/contract/index.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Application, CallerKey, Machine } from '../application.ts';
import { codeOf } from '../private_file.ts';
import { createFollowers } from '../followers.ts';
import { ofTermAtLeast } from '../standby/host_there.ts';
import { createAlone } from './alone.ts';
import { makeCarried } from './carrying.ts';
import { actHeader, givenHeader, windowHeader, type ActNamed } from './doorway.ts';
import { followHost, wordReader, type HostStream } from './following.ts';
import { joinedFolder } from './joined.ts';
import { joinedState, type Joined } from './joining.ts';
import { queueFile } from './queue_file.ts';
import { QueueKey } from './queue_key.ts';
import type { HostWay, Reach, Told } from './windows.ts';

/** The dispatcher's own shape; the host has checked what is in it. */
const HostReply = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    ok: z.literal(false),
    error: z.strictObject({
      code: z.string(),
      detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
    }),
  }),
]);

/** Until a host that says nothing of a window counts as gone, milliseconds. */
const patience = 15_000;

/** The host lets this device in no more: it ends each new connection right after it has seen the certificate. */
class TurnedAway extends Error {
  /** Which try of this line it was, and the newest one by the time it ended: those that ran beside it say nothing more. */
  readonly begun: number;
  readonly newest: number;
  constructor(begun: number, newest: number, cause: Error) {
    super('turned away', { cause });
    this.begun = begun;
    this.newest = newest;
  }
}

/** What is sent to the host. */
interface Posted {
  readonly window: string;
  readonly body: string;
  readonly millis: number;
  readonly act?: ActNamed | null;
}

/** One way to the host. */
interface Line {
  /** Rejects where the host is not reached, does not answer in time, or turns this device away (TurnedAway). */
  readonly post: (path: string, asked: Posted) => Promise<string>;
  /** The host's changes. */
  readonly listen: (hear: (revision: number) => void, turnedAway: (thrown: TurnedAway) => void) => HostStream;
  readonly close: () => void;
}

/** The host says something every ten seconds; a stream that is silent for longer is dead, milliseconds. */
const silentMillis = 25_000;

function actHeaders(act: ActNamed | null): Record<string, string> {
  if (act === null) return {};
  const { id, given } = act;
  return { [actHeader]: id, ...(given === null ? {} : { [givenHeader]: `${given.device} ${given.station}` }) };
}

function lineTo({ host, term, authority, certificate, privateKey }: Joined): Line {
  const agent = new Agent({
    ca: authority,
    cert: certificate,
    key: privateKey,
    minVersion: 'TLSv1.3',
    checkServerIdentity: ofTermAtLeast(term),
    maxCachedSessions: 0,
    keepAlive: true,
    maxSockets: 32,
  });
  let tries = 0;
  const open = (path: string, millis: number, more: Record<string, string> = {}): ClientRequest => {
    const headers = { 'Content-Type': 'application/json', ...more };
    return request({ agent, host: host.address, port: host.port, path, method: 'POST', headers, timeout: millis });
  };
  /** Tells how a request failed: on a new connection that was ended as soon as the host had seen the certificate, or otherwise. */
  const failing = (asked: ClientRequest, told: (thrown: Error) => void): void => {
    tries += 1;
    const begun = tries;
    let shaken = false;
    asked.on('socket', (socket) => {
      if (!asked.reusedSocket) socket.once('secureConnect', () => (shaken = true));
    });
    asked.on('response', () => (shaken = false));
    asked.on('timeout', () => {
      shaken = false;
      asked.destroy(new Error('the host does not answer'));
    });
    asked.on('error', (cause) => {
      told(shaken ? new TurnedAway(begun, tries, cause) : cause);
    });
  };
  return {
    post: (path, { window, body, millis, act = null }) =>
      new Promise((resolve, reject) => {
        const asked = open(path, millis, { [windowHeader]: window, ...actHeaders(act) });
        asked.on('response', (response) => {
          text(response).then(resolve, reject);
        });
        failing(asked, reject);
        asked.end(body);
      }),
    listen: (hear, turnedAway) => {
      const asked = open('/live', silentMillis);
      asked.on('response', (response) => {
        if (response.statusCode !== 200) asked.destroy();
        response.setEncoding('utf8').on('data', wordReader(hear));
      });
      // Whatever ends it is followed by its end, and that is what counts; but whether this device is still let in.
      failing(asked, (thrown) => {
        if (thrown instanceof TurnedAway) turnedAway(thrown);
      });
      asked.end('{}');
      return {
        ended: new Promise((resolve) => asked.once('close', resolve)),
        end: () => {
          asked.destroy();
        },
      };
    },
    close: () => {
      agent.destroy();
    },
  };
}

/** What came back as data; undefined where it is none: it was cut off. */
function dataIn(body: string): unknown {
  try {
    const data: unknown = JSON.parse(body);
    return data;
  } catch {
    // Whatever it is, it is not the host's word.
    return undefined;
  }
}

/** A reply; null where it is nothing the host says. */
function replyIn(body: string): Result<unknown, Failure> | null {
  const reply = HostReply.safeParse(dataIn(body)).data;
  if (reply === undefined || reply.ok) return reply ?? null;
  const { code, detail } = reply.error;
  return err(detail === undefined ? { code } : { code, detail });
}

/** Whether the host answers. The technical log has when it was gone and when it was back, not each call between. */
function reachOf(log: Machine['log']) {
  let reach: Reach = 'reached';
  let turned = 0;
  let newest = 0;
  return {
    is: (): Reach => reach,
    answered: (): void => {
      if (reach !== 'reached') log.note('host reached again');
      reach = 'reached';
      turned = 0;
    },
    /** Whether it is known only now that this device is let in no more. */
    failed: (thrown: unknown): boolean => {
      // Once may be a host that is just going down, with all that was on its way to it.
      if (!(thrown instanceof TurnedAway)) turned = 0;
      else if (turned === 0 || thrown.begun > newest) {
        turned += 1;
        ({ newest } = thrown);
      }
      if (reach === 'reached') log.note(`host not reached: ${codeOf(thrown) ?? 'no answer'}`);
      const news = turned > 1 && reach !== 'turnedAway';
      if (news) log.note('host turns this device away');
      reach = turned > 1 ? 'turnedAway' : 'away';
      return news;
    },
  };
}

/** What a device answers by itself, whether its host is there or not; null: anything else. */
function ownAnswer(machine: Machine, joined: Joined, { name, input }: { name: string; input: unknown }): Told | null {
  if (name === 'station.joining') return ok(joinedState(joined));
  return name === 'carried.make' ? makeCarried(machine, joined, input) : null;
}

/**
 * Stands in the place of a station's own application. Throws StationBusy where another program runs on this folder.
 */
export function forwarding(machine: Machine, joined: Joined): Application {
  mkdirSync(machine.dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockStation(machine.dataDir);
  const line = lineTo(joined);
  const windows = new Map<CallerKey, string>();
  const followers = createFollowers();
  const reach = reachOf(machine.log);
  const windowOf = (caller: CallerKey): string => {
    const window = windows.get(caller) ?? Buffer.from(machine.random(16)).toString('base64url');
    windows.set(caller, window);
    return window;
  };
  const failed = (thrown: unknown) => {
    if (reach.failed(thrown)) followers.changed(0);
  };
  const post = async (caller: CallerKey, path: string, asked: Omit<Posted, 'window'>): Promise<string | null> => {
    try {
      const body = await line.post(path, { ...asked, window: windowOf(caller) });
      reach.answered();
      return body;
    } catch (thrown) {
      failed(thrown);
      return null;
    }
  };
  const way: HostWay = {
    reach: reach.is,
    ask: async (caller, { name, input }, how) => {
      const body = await post(caller, `/call/${name}`, { body: JSON.stringify(input), ...how });
      return body === null ? null : replyIn(body);
    },
    queueKey: async (caller) => {
      const body = await post(caller, '/queue-key', { body: '{}', millis: patience });
      return body === null ? null : (QueueKey.safeParse(dataIn(body)).data ?? null);
    },
  };
  const alone = createAlone(machine, queueFile(machine, joinedFolder(machine.dataDir)), {
    way,
    changed: () => {
      followers.changed(0);
    },
  });
  /** The stream of changes broke off. */
  let lost = false;
  const unfollow = followHost({
    open: (hear) => line.listen(hear, failed),
    changed: (revision) => {
      followers.changed(revision);
      if (revision > 0 && (lost || reach.is() !== 'reached')) {
        reach.answered();
        void alone.back();
      }
      lost = revision === 0;
    },
    chance: () => (machine.random(1)[0] ?? 0) / 256,
  });
  const ask = (caller: CallerKey, name: string, input: unknown): Promise<Told> =>
    Promise.resolve(ownAnswer(machine, joined, { name, input }) ?? alone.dispatch(caller, name, input));
  return {
    dispatch: async (caller, name, input) => (await ask(caller, name, input)) as Reply<Name>, // eslint-disable-line @typescript-eslint/consistent-type-assertions -- the host's dispatcher has checked the answer against the row; else it is a failure of every call, or what the host answered before
    // The log is the host's, and so is its check.
    checkLog: () => Promise.resolve(),
    follow: followers.follow,
    forget: (caller) => {
      alone.forget(caller);
      const window = windows.get(caller);
      windows.delete(caller);
      if (window === undefined) return;
      line.post('/forget', { window, body: '{}', millis: patience }).catch((thrown: unknown) => {
        // The host ends the session of a silent window by itself.
        failed(thrown);
      });
    },
    close: () => {
      unfollow();
      followers.close();
      line.close();
      unlock();
    },
  };
}
