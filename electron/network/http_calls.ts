/** What the two HTTP ways in have in common, on loopback and on the counter's network: refusals, JSON, limits. */
import type { AddressInfo, Server } from 'node:net';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { inputBytesOf, ordinaryInputBytes, type CommonError, type Failure } from '../../shared/contract/index.ts';
import { err, type Result } from '../../shared/result.ts';
import { noPage, notStored, safetyHeaders } from '../app/page_policy.ts';

/** Why a way in refuses by itself, before the application is asked. Each stands for one HTTP status. */
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

/** A refusal of the way in: `{ ok: false, error: { code } }` and nothing of what was sent. */
export type HostRefusal = keyof typeof refusals;

/** Headers of every answer with data. */
export const answerHeaders = { ...safetyHeaders, ...noPage, ...notStored };

/** Answers with a refusal. */
export const refuse = (c: Context, code: HostRefusal): Response =>
  c.json({ ok: false, error: { code } }, refusals[code], answerHeaders);

const statusOf = (reply: Result<unknown, Failure>): ContentfulStatusCode => {
  if (reply.ok) return 200;
  return reply.error.code === 'unknown-call' ? 404 : reply.error.code === 'too-many-calls' ? 429 : 200;
};

/** Answers with the application's own word. */
export const answer = (c: Context, reply: Result<unknown, Failure>): Response =>
  c.json(reply, statusOf(reply), answerHeaders);

/** Answers a caller that asks more often than the limit allows; it is a word that a page can show. */
export const tooMany = (c: Context): Response => answer(c, err({ code: 'too-many-calls' satisfies CommonError }));

/** Only these names, with the port: a name that an attacker's DNS points here is another name. */
export const exactHost =
  (names: readonly string[], port: number): MiddlewareHandler =>
  async (c, next) =>
    names.some((name) => c.req.header('host') === `${name}:${String(port)}`) ? next() : refuse(c, 'wrong-host');

/** One method for everything that is asked. */
export const postOnly: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'POST') return next();
  c.header('Allow', 'POST');
  return refuse(c, 'post-only');
};

/** Json of a limited size; a form or a text could be sent by a foreign page without asking first. */
export const jsonOnly: MiddlewareHandler = async (c, next) =>
  /^application\/json(; ?charset=utf-8)?$/i.test(c.req.header('content-type') ?? '') ? next() : refuse(c, 'json-only');

const limitedTo = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => refuse(c, 'too-large') });
/** The ordinary limit. */
export const limited = limitedTo(ordinaryInputBytes);
/** The limit of the call that is named; everything else has the ordinary one. */
export const limitedByRow: MiddlewareHandler<object, '/call/:name'> = (c, next) =>
  limitedTo(inputBytesOf(c.req.param('name')))(c, next);

/** The body as data; undefined when it is no JSON. */
export async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    const data: unknown = JSON.parse(text);
    return data;
  } catch {
    // Whatever is wrong with it, the answer is the same, and the content is not repeated.
    return undefined;
  }
}

/** A request so malformed that it has no address never reaches the routes. */
export const malformed = () =>
  Response.json({ ok: false, error: { code: 'wrong-host' } }, { status: 403, headers: answerHeaders });

/** Time-outs and sizes of both servers, in milliseconds and bytes. */
export const serverLimits = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  maxHeaderSize: 16_384,
  connectionsCheckingInterval: 5_000,
} as const;

const isAddress = (address: string | AddressInfo | null): address is AddressInfo =>
  address !== null && typeof address === 'object';

/**
 * Waits until the server listens on one address and answers its port.
 * @param place port 0 takes any free one
 * @throws the system's error where the port is taken or not allowed, or the address not of this machine
 */
export async function listen(server: Server, place: { readonly host: string; readonly port: number }): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (!isAddress(address)) throw new Error('the host has no address');
  return address.port;
}
