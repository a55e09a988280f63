/** The application of a machine that has joined a station: every call goes to the host over mutual TLS, and back. */
import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { mkdirSync } from 'node:fs';
import { z } from 'zod';
import { lockStation } from '../../../db/open.ts';
import { rowOf, type Failure, type Name, type Reply } from '../../../shared/contract/index.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Application, CallerKey, Machine } from '../application.ts';
import { codeOf } from '../private_file.ts';
import { createFollowers } from '../followers.ts';
import { makeCarried } from './carrying.ts';
import { windowHeader } from './doorway.ts';
import { followHost, wordReader, type HostStream } from './following.ts';
import { joinedState, type Joined } from './joining.ts';

/** Until a host that says nothing counts as gone, milliseconds. Jobs verify logs and copy databases: minutes. */
const patience = { query: 15_000, command: 60_000, job: 600_000 } as const;

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

/** One way to the host. */
interface Line {
  /** Rejects where the host is not reached, or does not answer in time. */
  readonly post: (path: string, asked: { window: string; body: string; millis: number }) => Promise<string>;
  /** The host's changes. */
  readonly listen: (hear: (revision: number) => void) => HostStream;
  readonly close: () => void;
}

/** The host says something every ten seconds; a stream that is silent for longer is dead, milliseconds. */
const silentMillis = 25_000;

function lineTo({ host, authority, certificate, privateKey }: Joined): Line {
  const agent = new Agent({
    ca: authority,
    cert: certificate,
    key: privateKey,
    minVersion: 'TLSv1.3',
    maxCachedSessions: 0,
    keepAlive: true,
    maxSockets: 32,
  });
  return {
    post: (path, { window, body, millis }) =>
      new Promise((resolve, reject) => {
        const headers = { 'Content-Type': 'application/json', [windowHeader]: window };
        const asked = request(
          { agent, host: host.address, port: host.port, path, method: 'POST', headers, timeout: millis },
          (response) => {
            text(response).then(resolve, reject);
          },
        );
        asked.on('timeout', () => asked.destroy(new Error('the host does not answer')));
        asked.on('error', reject);
        asked.end(body);
      }),
    listen: (hear) => {
      const headers = { 'Content-Type': 'application/json' };
      const { address, port } = host;
      const asked = request(
        { agent, host: address, port, path: '/live', method: 'POST', headers, timeout: silentMillis },
        (response) => {
          if (response.statusCode !== 200) asked.destroy();
          response.setEncoding('utf8').on('data', wordReader(hear));
        },
      );
      asked.on('timeout', () => asked.destroy());
      // Whatever ends it is followed by its end, and that is what counts.
      asked.on('error', () => undefined);
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

/** What came back as data; null where it is nothing the host says. */
function replyIn(body: string): Result<unknown, Failure> | null {
  try {
    const reply = HostReply.parse(JSON.parse(body));
    if (reply.ok) return reply;
    const { code, detail } = reply.error;
    return err(detail === undefined ? { code } : { code, detail });
  } catch {
    // Cut off, or a refusal of the way in that is no reply.
    return null;
  }
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
  const unfollow = followHost({
    open: line.listen,
    changed: followers.changed,
    chance: () => (machine.random(1)[0] ?? 0) / 256,
  });
  let silent = false;
  const windowOf = (caller: CallerKey): string => {
    const window = windows.get(caller) ?? Buffer.from(machine.random(16)).toString('base64url');
    windows.set(caller, window);
    return window;
  };
  /** The technical log has when the host was gone and when it was back, not each call between. */
  const reached = (is: boolean, why: string) => {
    if (silent === is) machine.log.note(is ? 'host reached again' : `host not reached: ${why}`);
    silent = !is;
  };
  const ask = async (caller: CallerKey, name: string, input: unknown): Promise<Result<unknown, Failure>> => {
    const row = rowOf(name);
    if (row === null) return err({ code: 'unknown-call' });
    if (name === 'station.joining') return ok(joinedState(joined));
    if (name === 'carried.make') return makeCarried(machine, joined, input);
    try {
      const asked = { window: windowOf(caller), body: JSON.stringify(input), millis: patience[row.kind] };
      const reply = replyIn(await line.post(`/call/${name}`, asked));
      reached(true, '');
      return reply ?? err({ code: 'station-unreachable' });
    } catch (thrown) {
      reached(false, codeOf(thrown) ?? 'no answer');
      return err({ code: 'station-unreachable' });
    }
  };
  return {
    dispatch: async (caller, name, input) => (await ask(caller, name, input)) as Reply<Name>, // eslint-disable-line @typescript-eslint/consistent-type-assertions -- the host's dispatcher has checked the answer against the row; else it is a failure of every call
    // The log is the host's, and so is its check.
    checkLog: () => Promise.resolve(),
    follow: followers.follow,
    forget: (caller) => {
      const window = windows.get(caller);
      windows.delete(caller);
      if (window === undefined) return;
      line.post('/forget', { window, body: '{}', millis: patience.query }).catch((thrown: unknown) => {
        // The host ends the session of a silent window by itself.
        reached(false, codeOf(thrown) ?? 'no answer');
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
