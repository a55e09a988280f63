/** The only way out of the machine, before servers that are not what they should be. */
import { randomBytes } from 'node:crypto';
import { createServer, type ServerOptions } from 'node:https';
import { expect, it, onTestFinished } from 'vitest';
import { authorityOf, certificateOf, newKeyPair, pemOf } from '../../../electron/app/network/certificates.ts';
import { post } from '../../../electron/app/outbox/post.ts';
import { listen } from '../../../electron/network/http_calls.ts';

const issuer = () => ({ name: 'Authority', privateKey: newKeyPair().privateKey });

/** A server with a certificate of this authority that sends on whoever asks; answers its port and what was asked of it. */
async function serving(by: ReturnType<typeof issuer>, options: ServerOptions = {}) {
  const { publicKey, privateKey } = newKeyPair();
  const purpose = { kind: 'server', address: '127.0.0.1' } as const;
  const cert = certificateOf({ subject: 'Central', publicKey, purpose, serial: randomBytes(16) }, by);
  const asked: string[] = [];
  const server = createServer({ ...options, cert, key: pemOf(privateKey) }, (request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(307, { Location: '/elsewhere' }).end();
  });
  onTestFinished(() => void server.close());
  return { port: await listen(server, { host: '127.0.0.1', port: 0 }), asked };
}

const send = (port: number, by: ReturnType<typeof issuer>) =>
  post({
    endpoint: `https://127.0.0.1:${String(port)}/records`,
    authority: authorityOf(by, randomBytes(16)),
    headers: {},
    body: Buffer.from('{}'),
    timeoutMs: 20_000,
    signal: new AbortController().signal,
  });

it('a redirect is told as a fault and not followed [V15.3.2]', async () => {
  const own = issuer();
  const { port, asked } = await serving(own);
  expect(await send(port, own)).toMatchObject({ ok: false, error: { fault: 'redirected' } });
  expect(asked).toEqual(['/records']);
});

it('a certificate of somebody else is refused before a byte is sent, under the same name too [V12.3.2 V12.2.1]', async () => {
  const { port, asked } = await serving(issuer());
  expect(await send(port, issuer())).toMatchObject({ ok: false, error: { fault: 'certificate-wrong' } });
  expect(asked).toEqual([]);
});

it('a server that speaks TLS 1.1 at most is told nothing [V12.1.1]', async () => {
  const own = issuer();
  const { port, asked } = await serving(own, {
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  });
  expect(await send(port, own)).toMatchObject({ ok: false, error: { fault: 'certificate-wrong' } });
  expect(asked).toEqual([]);
});
