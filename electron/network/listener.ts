/**
 * The way in from the counter's network: TLS 1.3 alone, both sides with certificates of the station's own authority. Who has
 * none is turned away by TLS; whose certificate no longer counts, right after the handshake, before any byte of an answer.
 */
import { constants } from 'node:crypto';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import {
  ActNamed,
  actHeader,
  givenHeader,
  WindowKey,
  windowHeader,
  type Doorway,
  type Guest,
  type Listening,
} from '../app/network/doorway.ts';
import { z } from 'zod';
import { createCallLimit, type CallLimit } from '../app/call_limit.ts';
import {
  answer,
  answerHeaders,
  exactHost,
  jsonOnly,
  limited,
  limitedByRow,
  listen,
  malformed,
  postOnly,
  readJson,
  refuse,
  serverLimits,
  tooMany,
} from './http_calls.ts';
import { createLive, type Live } from './live.ts';

/** The connections, each with its guest. */
type Guests = Map<Socket, Guest>;
type Ways = { Bindings: HttpBindings };

/** Most connections at once: a handful for each window of a few dozen devices. */
const mostConnections = 512;
/** So long a connection may stay silent: longer than a page in the background, which asks once a minute. */
const silentMillis = 120_000;

/** Devices call by their own program. Whatever a browser sends says that a browser sent it. */
const noBrowser: MiddlewareHandler = async (c, next) => {
  const told = ['origin', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'cookie'];
  return told.some((name) => c.req.header(name) !== undefined) ? refuse(c, 'wrong-origin') : next();
};

/** The act that is named; null: none is. Undefined: what names it is nothing that a device says. */
function actOf(c: Context<Ways>): ActNamed | null | undefined {
  const id = c.req.header(actHeader);
  if (id === undefined) return null;
  return ActNamed.safeParse({ id, given: c.req.header(givenHeader) ?? null }).data;
}

/** The certificate of another host. */
const OtherHost = z.strictObject({ certificate: z.string().max(8_000) });

/** What stands between the sockets and the doorway. */
interface Inside {
  readonly guests: Guests;
  readonly live: Live;
  readonly limit: CallLimit;
}

/** The routes: seven for devices, two for one that asks to be paired. Each guest has only the own ones. */
function routes(doorway: Doorway, { guests, live, limit }: Inside): Hono<Ways> {
  const app = new Hono<Ways>();
  const guestOf = (c: Context<Ways>) => guests.get(c.env.incoming.socket) ?? null;
  const deviceOf = (c: Context<Ways>) => {
    const guest = guestOf(c);
    const window = WindowKey.safeParse(c.req.header(windowHeader));
    return guest?.kind === 'device' && window.success ? { id: guest.id, window: window.data } : null;
  };
  const askerOf = (c: Context<Ways>) => {
    const guest = guestOf(c);
    return guest?.kind === 'asking' ? guest : null;
  };
  app.onError((_, c) => refuse(c, 'internal'));
  app.notFound((c) => refuse(c, 'not-found'));
  app.use(exactHost([doorway.place.address], doorway.place.port), noBrowser, postOnly, jsonOnly);

  app.post('/call/:name', limitedByRow, async (c) => {
    const device = deviceOf(c);
    if (device === null) return refuse(c, 'no-ticket');
    // All windows of a device together: what it calls itself is its own choice.
    if (!limit.takes(device.id)) return tooMany(c);
    const input = await readJson(c);
    if (input === undefined) return refuse(c, 'bad-json');
    // Revoked while its body was on the way.
    if (guestOf(c) === null) return refuse(c, 'no-ticket');
    const act = actOf(c);
    if (act === undefined) return refuse(c, 'bad-json');
    return answer(c, await doorway.call({ device: device.id, window: device.window }, c.req.param('name'), input, act));
  });
  app.post('/queue-key', limited, (c) => {
    const device = deviceOf(c);
    const key = device === null ? null : doorway.queueKey(device.id, device.window);
    return key === null || guestOf(c) === null ? refuse(c, 'no-ticket') : c.json(key, 200, answerHeaders);
  });
  app.post('/forget', limited, (c) => {
    const device = deviceOf(c);
    if (device === null) return refuse(c, 'no-ticket');
    doorway.forget(device.id, device.window);
    return c.json({ ok: true, value: {} }, 200, answerHeaders);
  });
  // One stream for a device and all its windows: who sees what, their calls decide.
  app.post('/live', limited, (c) => {
    const guest = guestOf(c);
    if (guest?.kind !== 'device') return refuse(c, 'no-ticket');
    const stream = live.open(guest.id, () => guestOf(c) !== null);
    if (stream === null) return refuse(c, 'streams-full');
    return c.body(stream, 200, { ...answerHeaders, 'Content-Type': 'text/event-stream; charset=utf-8' });
  });
  // For its spare: who asks has on its disk what came before. Binary, and kept waiting until there is something.
  app.post('/spare', limited, async (c) => {
    const guest = guestOf(c);
    const asked = await readJson(c);
    const copied = guest?.kind === 'device' ? await doorway.spare(guest.id, asked) : null;
    if (copied === null || guestOf(c) === null) return refuse(c, 'no-ticket');
    return c.body(new Uint8Array(copied), 200, { ...answerHeaders, 'Content-Type': 'application/octet-stream' });
  });
  app.post('/succession', limited, (c) => {
    const guest = guestOf(c);
    if (guest?.kind !== 'device') return refuse(c, 'no-ticket');
    return c.json(doorway.succession(guest.id), 200, answerHeaders);
  });
  app.post('/superseded', limited, async (c) => {
    const guest = guestOf(c);
    const told = OtherHost.safeParse(await readJson(c));
    if (guest?.kind !== 'device' || !told.success) return refuse(c, 'no-ticket');
    return c.json({ superseded: doorway.superseded(told.data.certificate) }, 200, answerHeaders);
  });
  app.post('/ask', limited, (c) => {
    const asker = askerOf(c);
    if (asker === null) return refuse(c, 'no-ticket');
    return c.json({ comparison: asker.comparison }, 200, answerHeaders);
  });
  app.post('/answer', limited, async (c) => {
    const asker = askerOf(c);
    return asker === null ? refuse(c, 'no-ticket') : c.json(await asker.answered, 200, answerHeaders);
  });
  return app;
}

/** What both contexts have in common: the one of every day, and the one while a pairing code is open. */
const context = ({ authority, credentials }: Doorway, pairing: string | null) => ({
  ca: pairing === null ? [authority] : [authority, pairing],
  cert: credentials.certificate,
  key: credentials.privateKey,
  minVersion: 'TLSv1.3' as const,
  maxVersion: 'TLSv1.3' as const,
  // Nothing is kept of a connection by which a later one could skip showing its certificate.
  secureOptions: constants.SSL_OP_NO_TICKET,
});

/**
 * Listens on one address.
 * @throws the system's error where the address is not of this machine, or the port taken or not allowed
 */
export async function listenOnNetwork(
  doorway: Doorway,
  limit: CallLimit = createCallLimit(() => performance.now()),
): Promise<Listening> {
  const guests: Guests = new Map();
  const live = createLive(doorway);
  const app = routes(doorway, { guests, live, limit });
  const respond = getRequestListener(app.fetch, { overrideGlobalObjects: false, errorHandler: malformed });
  const server = createServer(
    {
      ...serverLimits,
      ...context(doorway, null),
      requestCert: true,
      rejectUnauthorized: true,
      handshakeTimeout: 10_000,
      keepAliveTimeout: silentMillis,
    },
    (request, response) => {
      // A connection without a guest is being ended: nothing is answered on it.
      if (guests.has(request.socket)) void respond(request, response);
      else request.socket.destroy();
    },
  );
  server.maxConnections = mostConnections;
  /** Also those in the middle of their handshake, whose guest nobody knows yet. */
  const connections = new Set<Socket>();
  server.prependListener('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
    doorway.coming();
  });
  server.prependListener('secureConnection', (socket: TLSSocket) => {
    const shown = socket.authorized ? socket.getPeerX509Certificate() : undefined;
    const guest = shown === undefined ? null : doorway.admit(shown);
    if (guest === null) {
      socket.destroy();
      return;
    }
    guests.set(socket, guest);
    socket.once('close', () => {
      guests.delete(socket);
      doorway.gone(guest);
    });
  });
  const close = () => {
    live.close();
    server.close();
    for (const socket of [...connections, ...guests.keys()]) socket.destroy();
  };
  await listen(server, { host: doorway.place.address, port: doorway.place.port });
  return {
    trust: (pairing) => {
      server.setSecureContext(context(doorway, pairing));
    },
    cut: (which) => {
      for (const [socket, guest] of guests) {
        if (!which(guest)) continue;
        guests.delete(socket);
        socket.destroy();
      }
    },
    from: (which) => [...guests].find(([, guest]) => which(guest))?.[0].remoteAddress ?? null,
    close,
  };
}
