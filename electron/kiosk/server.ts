/** The loopback host: the page, one way in for calls, and a check of everything that says who is asking. */
import { createServer, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Application } from '../app/application.ts';
import { createCallLimit, type CallLimit } from '../app/call_limit.ts';
import type { Page } from '../app/page.ts';
import type { AddressDesk } from '../app/running_host.ts';
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
} from '../network/http_calls.ts';
import type { Live } from '../network/live.ts';
import type { Tickets } from './tickets.ts';

/** What the host serves. */
export interface HostParts {
  readonly application: Application;
  readonly page: Page;
  readonly tickets: Tickets;
  readonly live: Live;
  readonly desk: AddressDesk;
  /** Left out: the usual one. */
  readonly limit?: CallLimit;
}

/** A host that answers. */
export interface Host {
  readonly port: number;
  /** Answers what is under way, for two seconds at most, and lets go of all connections. */
  close(): Promise<void>;
}

/** A host that ends waits so long for what is being answered, milliseconds. The database is closed afterwards. */
const endMillis = 2_000;

/** Cookies of one machine are shared by all its ports, so the name carries the port. */
const cookieName = (port: number) => `tapis-${String(port)}`;

/** A page of ours says so: browsers send the origin with every POST. Method and content type follow from our client. */
const ownPage: MiddlewareHandler = async (c, next) => {
  if (c.req.header('origin') !== `http://${c.req.header('host') ?? ''}`) return refuse(c, 'wrong-origin');
  if ((c.req.header('sec-fetch-site') ?? 'same-origin') !== 'same-origin') return refuse(c, 'wrong-origin');
  return next();
};

/**
 * The stream of changes is a GET, with which a browser names no origin: it says so itself that the page is ours. HEAD would
 * open a stream that nobody reads.
 */
const ownStream: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== 'GET') return refuse(c, 'not-found');
  const origin = c.req.header('origin');
  if (origin !== undefined && origin !== `http://${c.req.header('host') ?? ''}`) return refuse(c, 'wrong-origin');
  return c.req.header('sec-fetch-site') === 'same-origin' ? next() : refuse(c, 'wrong-origin');
};

const usualLimit = () => createCallLimit(() => performance.now());

/** The routes. The application decides about names, rights and inputs; here only who is asking. */
function routes({ application, page, tickets, live, desk, limit = usualLimit() }: HostParts, port: number): Hono {
  const app = new Hono();
  const cookie = cookieName(port);
  app.onError((_, c) => refuse(c, 'internal'));
  app.notFound((c) => refuse(c, 'not-found'));
  app.use(exactHost(['127.0.0.1', 'localhost'], port));

  app.all('/enter', postOnly, ownPage, jsonOnly, limited, async (c) => {
    const entry = z.strictObject({ token: z.string().max(100) }).safeParse(await readJson(c));
    if (!entry.success) return refuse(c, 'bad-json');
    const ticket = tickets.enter(entry.data.token, getCookie(c, cookie) ?? null);
    if (ticket === null) return refuse(c, 'token-not-valid');
    setCookie(c, cookie, ticket, { httpOnly: true, sameSite: 'Strict', path: '/' });
    return c.json({ ok: true, value: {} }, 200, answerHeaders);
  });

  app.all('/call/:name', postOnly, ownPage, jsonOnly, limitedByRow, async (c) => {
    const caller = tickets.callerOf(getCookie(c, cookie) ?? null);
    if (caller === null) return refuse(c, 'no-ticket');
    if (!limit.takes(caller)) return tooMany(c);
    const input = await readJson(c);
    if (input === undefined) return refuse(c, 'bad-json');
    return answer(c, await application.dispatch(caller, c.req.param('name'), input));
  });

  app.get('/live', ownStream, (c) => {
    const ticket = getCookie(c, cookie) ?? null;
    const caller = tickets.callerOf(ticket);
    if (caller === null) return refuse(c, 'no-ticket');
    // A ticket that is good marks its page as there; one that is not ends the stream.
    const stream = live.open(caller, () => tickets.callerOf(ticket) === caller);
    if (stream === null) return refuse(c, 'streams-full');
    return c.body(stream, 200, { ...answerHeaders, 'Content-Type': 'text/event-stream; charset=utf-8' });
  });

  // For a second start on this machine, not for pages: a browser always names an origin here.
  app.post('/address', jsonOnly, limited, async (c) => {
    if (c.req.header('origin') !== undefined) return refuse(c, 'wrong-origin');
    const value = desk.answer(await readJson(c));
    return value === null ? refuse(c, 'token-not-valid') : c.json({ ok: true, value }, 200, answerHeaders);
  });

  app.get('*', (c) => {
    const found = page.answer(c.req.path);
    return found === null ? refuse(c, 'not-found') : c.body(found.body, 200, { ...found.headers });
  });
  return app;
}

/**
 * Starts the host on 127.0.0.1 and nothing else.
 * @param port 0 takes any free one
 * @throws the system's error where the port is taken or not allowed
 */
export async function startHost(parts: HostParts, port: number): Promise<Host> {
  let listener: ReturnType<typeof getRequestListener> | null = null;
  const open = new Set<ServerResponse>();
  let lastGone: () => void = () => undefined;
  const server = createServer({ ...serverLimits }, (request, response) => {
    open.add(response);
    response.once('close', () => {
      open.delete(response);
      if (open.size === 0) lastGone();
    });
    void listener?.(request, response);
  });
  server.maxConnections = 128;
  const listening = await listen(server, { host: '127.0.0.1', port });
  const app = routes(parts, listening);
  listener = getRequestListener(app.fetch, { overrideGlobalObjects: false, errorHandler: malformed });
  return {
    port: listening,
    close: () =>
      new Promise((resolve, reject) => {
        parts.live.close();
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
        const cut = () => {
          clearTimeout(patience);
          server.closeAllConnections();
        };
        const patience = setTimeout(cut, endMillis);
        // Streams that end say so first, and what is asked already is answered: a page then knows that nothing was cut.
        lastGone = cut;
        if (open.size === 0) cut();
      }),
  };
}
