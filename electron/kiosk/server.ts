/** The loopback host: the page, one way in for calls, and a check of everything that says who is asking. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { inputBytesOf, ordinaryInputBytes } from '../../shared/contract/index.ts';
import type { Application } from '../app/application.ts';
import type { Page } from '../app/page.ts';
import { notStored, safetyHeaders } from '../app/page_policy.ts';
import type { AddressDesk } from '../app/running_host.ts';
import type { Live } from './live.ts';
import type { Tickets } from './tickets.ts';

/** What the host serves. */
export interface HostParts {
  readonly application: Application;
  readonly page: Page;
  readonly tickets: Tickets;
  readonly live: Live;
  readonly desk: AddressDesk;
}

/** A host that answers. */
export interface Host {
  readonly port: number;
  /** Stops answering and lets go of all connections. */
  close(): Promise<void>;
}

/** Why the host itself refuses, before the application is asked. Each stands for one HTTP status. */
const refusals = {
  'bad-json': 400,
  'no-ticket': 401,
  'token-not-valid': 401,
  'wrong-host': 403,
  'wrong-origin': 403,
  'not-found': 404,
  'post-only': 405,
  'too-large': 413,
  'json-only': 415,
  'streams-full': 429,
  internal: 500,
} as const satisfies Record<string, ContentfulStatusCode>;

/** A refusal of the host: `{ ok: false, error: { code } }` and nothing of what was sent. */
export type HostRefusal = keyof typeof refusals;

const answerHeaders = { ...safetyHeaders, ...notStored };
const refuse = (c: Context, code: HostRefusal) => c.json({ ok: false, error: { code } }, refusals[code], answerHeaders);

/** Cookies of one machine are shared by all its ports, so the name carries the port. */
const cookieName = (port: number) => `tapis-${String(port)}`;

/** Only these two names, with the port: a name that an attacker's DNS points to 127.0.0.1 is another name. */
const exactHost =
  (port: number): MiddlewareHandler =>
  async (c, next) =>
    [`127.0.0.1:${String(port)}`, `localhost:${String(port)}`].includes(c.req.header('host') ?? '')
      ? next()
      : refuse(c, 'wrong-host');

/** A page of ours says so: browsers send the origin with every POST. Method and content type follow from our client. */
const ownPage: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== 'POST') {
    c.header('Allow', 'POST');
    return refuse(c, 'post-only');
  }
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

/** Json of a limited size; a form or a text could be sent by a foreign page without asking first. */
const jsonOnly: MiddlewareHandler = async (c, next) =>
  /^application\/json(; ?charset=utf-8)?$/i.test(c.req.header('content-type') ?? '') ? next() : refuse(c, 'json-only');
const limitedTo = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => refuse(c, 'too-large') });
const limited = limitedTo(ordinaryInputBytes);
/** The limit of the call that is named; everything else has the ordinary one. */
const limitedByRow: MiddlewareHandler<object, '/call/:name'> = (c, next) =>
  limitedTo(inputBytesOf(c.req.param('name')))(c, next);

/** The body as data; undefined when it is no JSON. */
async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    const data: unknown = JSON.parse(text);
    return data;
  } catch {
    // Whatever is wrong with it, the answer is the same, and the content is not repeated.
    return undefined;
  }
}

/** The routes. The application decides about names, rights and inputs; here only who is asking. */
function routes({ application, page, tickets, live, desk }: HostParts, port: number): Hono {
  const app = new Hono();
  const cookie = cookieName(port);
  app.onError((_, c) => refuse(c, 'internal'));
  app.notFound((c) => refuse(c, 'not-found'));
  app.use(exactHost(port));

  app.all('/enter', ownPage, jsonOnly, limited, async (c) => {
    const entry = z.strictObject({ token: z.string().max(100) }).safeParse(await readJson(c));
    if (!entry.success) return refuse(c, 'bad-json');
    const ticket = tickets.enter(entry.data.token, getCookie(c, cookie) ?? null);
    if (ticket === null) return refuse(c, 'token-not-valid');
    setCookie(c, cookie, ticket, { httpOnly: true, sameSite: 'Strict', path: '/' });
    return c.json({ ok: true, value: {} }, 200, answerHeaders);
  });

  app.all('/call/:name', ownPage, jsonOnly, limitedByRow, async (c) => {
    const caller = tickets.callerOf(getCookie(c, cookie) ?? null);
    if (caller === null) return refuse(c, 'no-ticket');
    const input = await readJson(c);
    if (input === undefined) return refuse(c, 'bad-json');
    const reply = await application.dispatch(caller, c.req.param('name'), input);
    return c.json(reply, !reply.ok && reply.error.code === 'unknown-call' ? 404 : 200, answerHeaders);
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
    const answer = desk.answer(await readJson(c));
    return answer === null ? refuse(c, 'token-not-valid') : c.json({ ok: true, value: answer }, 200, answerHeaders);
  });

  app.get('*', (c) => {
    const answer = page.answer(c.req.path);
    return answer === null ? refuse(c, 'not-found') : c.body(answer.body, 200, { ...answer.headers });
  });
  return app;
}

/** Waits until the server listens, or rejects with its error, `EADDRINUSE` for one. */
const listening = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port }, () => {
      server.off('error', reject);
      resolve();
    });
  });

const isAddress = (address: string | AddressInfo | null): address is AddressInfo =>
  address !== null && typeof address === 'object';

/**
 * Starts the host on 127.0.0.1 and nothing else.
 * @param port 0 takes any free one
 * @throws the system's error where the port is taken or not allowed
 */
export async function startHost(parts: HostParts, port: number): Promise<Host> {
  let listener: ReturnType<typeof getRequestListener> | null = null;
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 20_000, maxHeaderSize: 16_384, connectionsCheckingInterval: 5_000 },
    (request, response) => void listener?.(request, response),
  );
  server.maxConnections = 128;
  await listening(server, port);
  const address = server.address();
  if (!isAddress(address)) throw new Error('the host has no address');
  const app = routes(parts, address.port);
  listener = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    // A request so malformed that it has no address never reaches the routes.
    errorHandler: () =>
      Response.json({ ok: false, error: { code: 'wrong-host' } }, { status: 403, headers: answerHeaders }),
  });
  return {
    port: address.port,
    close: () =>
      new Promise((resolve, reject) => {
        parts.live.close();
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
        // Streams that end say so first; a page then knows that nothing was cut.
        setImmediate(() => {
          server.closeAllConnections();
        });
      }),
  };
}
