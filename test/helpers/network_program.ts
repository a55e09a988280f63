/**
 * A program of the station's network, host or device, in a process of its own that can be killed. Its pages are in the process
 * that started it. Arguments: data folder; where its connections go instead, as JSON (`address:port` to a port of a link).
 */
import { randomBytes } from 'node:crypto';
import { Socket } from 'node:net';
import { z } from 'zod';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { fileLog } from '../../electron/app/log.ts';
import { openHere } from '../../electron/app/open_here.ts';
import { startFailure } from '../../electron/app/start_failure.ts';
import { listenOnNetwork } from '../../electron/network/listener.ts';
import type { Instant } from '../../shared/time.ts';
import { Asked, type Answered } from './network_told.ts';

const dataDir = process.argv[2] ?? '';
const links = z.record(z.string(), z.int()).parse(JSON.parse(process.argv[3] ?? '{}'));
const tell = (told: Answered) => process.send?.(told);

/** Cables: a connection to one of these places is led through its link. Whoever connects does not know. */
const Target = z.looseObject({ host: z.string(), port: z.coerce.number() });
// eslint-disable-next-line @typescript-eslint/consistent-type-assertions, @typescript-eslint/unbound-method -- any of its overloads, always called on its socket
const connect = Socket.prototype.connect as (this: Socket, ...given: unknown[]) => Socket;
Socket.prototype.connect = function connectByLink(this: Socket, ...given: unknown[]): Socket {
  // What has gone through `net.connect` comes as one list of everything, which is known by a mark of its own.
  const list = Array.isArray(given[0]) ? given[0] : given;
  const target = Target.safeParse(list[0]);
  const link = target.success ? links[`${target.data.host}:${String(target.data.port)}`] : undefined;
  if (target.success && link !== undefined) list[0] = { ...target.data, host: '127.0.0.1', port: link };
  return connect.apply(this, given);
};

let app: Awaited<ReturnType<typeof openHere>> | null = null;

async function open(start: Instant): Promise<void> {
  const base = Date.parse(start) - performance.now();
  const now = () => new Date(base + performance.now()).toISOString();
  try {
    app = await openHere(
      {
        dataDir,
        clock: { now, monotonic: () => performance.now() },
        random: (bytes) => new Uint8Array(randomBytes(bytes)),
        secrets: keyFileStore(dataDir),
        log: fileLog(dataDir, now),
      },
      listenOnNetwork,
    );
    tell({ open: true });
  } catch (thrown) {
    tell({ cannotStart: startFailure(thrown) });
  }
}

async function hear(asked: Asked): Promise<void> {
  if ('start' in asked) return open(asked.start);
  const { id, page, name, input } = asked;
  tell({ id, reply: await app?.dispatch(page, name, input) });
}

// Without the test nobody is there to be told, or to kill it.
process.once('disconnect', () => process.exit());
process.on('message', (message) => void hear(Asked.parse(message)));
process.once('SIGTERM', () => {
  app?.close();
  process.exit();
});
tell({ loaded: true });
