/** Calls over HTTP against a real server: what counts as an answer, as no ticket, as a host that is gone. */
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { HostGone, NoTicket, overHttp } from '../../renderer/transport.ts';

let server: Server | null = null;
let asked: { path: string | undefined; type: string | undefined; body: string } | null = null;

async function answering(status: number, body: string): Promise<string> {
  const made = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      asked = { path: request.url, type: request.headers['content-type'], body: text };
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const address = made.address();
  return typeof address === 'object' && address !== null
    ? `http://127.0.0.1:${address.port}`
    : expect.fail('no address');
}

afterEach(() => {
  server?.close();
  server = null;
});

describe('a call over HTTP', () => {
  it('posts the input as data to its own address and hands the reply on', async () => {
    const base = await answering(200, '{"ok":true,"value":{"delayMinutes":30}}');
    const reply = await overHttp(fetch, base)('flight.delay', { minutes: 30 });
    expect(reply).toEqual({ ok: true, value: { delayMinutes: 30 } });
    expect(asked).toEqual({ path: '/call/flight.delay', type: 'application/json', body: '{"minutes":30}' });
  });

  it('hands on that a call is unknown', async () => {
    const base = await answering(404, '{"ok":false,"error":{"code":"unknown-call"}}');
    expect(await overHttp(fetch, base)('no.such', {})).toEqual({ ok: false, error: { code: 'unknown-call' } });
  });

  it('has no ticket on 401', async () => {
    const base = await answering(401, '{"ok":false,"error":{"code":"no-ticket"}}');
    await expect(overHttp(fetch, base)('session.current', {})).rejects.toBeInstanceOf(NoTicket);
  });

  it('takes 429 for an answer: the page says what is wrong, and the host is not gone', async () => {
    const base = await answering(429, '{"ok":false,"error":{"code":"too-many-calls"}}');
    const answer = { ok: false, error: { code: 'too-many-calls' } };
    expect(await overHttp(fetch, base)('session.current', {})).toEqual(answer);
  });

  it.each([
    [403, '{}'],
    [500, '{}'],
    [200, '<html>'],
  ])('takes %i %s for a host that is gone', async (status, body) => {
    const base = await answering(status, body);
    await expect(overHttp(fetch, base)('session.current', {})).rejects.toBeInstanceOf(HostGone);
  });

  it('takes a closed port for a host that is gone', async () => {
    const base = await answering(200, '{}');
    await new Promise((resolve) => server?.close(resolve));
    await expect(overHttp(fetch, base)('session.current', {})).rejects.toBeInstanceOf(HostGone);
  });
});
