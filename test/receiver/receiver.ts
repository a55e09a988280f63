/**
 * A central system over HTTPS, as a process of its own that can be killed. Argument: its errand as JSON. It tells its port
 * once it listens, and each fault before it happens; told `{ calm: true }` it makes no more.
 */
import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Batch } from '../../shared/central/batch.ts';
import { checkedBatch, knownKey, signedNote } from './checked.ts';
import { diceOf, drawnFault, type Fault } from './faults.ts';
import { openRecords, sha256Hex } from './stored.ts';

/** What a receiver is told. */
const Errand = z.strictObject({
  folder: z.string(),
  /** 0: any. */
  port: z.int(),
  /** The station's key as it is handed on. */
  station: z.string(),
  name: z.string(),
  /** PKCS #8 in PEM. */
  secret: z.string(),
  seed: z.int(),
  /** Faults in ten requests. */
  faults: z.number(),
  /** How long a station waits, in milliseconds. */
  patience: z.int(),
  /** More records in one request are too large for it. */
  most: z.int(),
});
export type Errand = z.infer<typeof Errand>;

const errand = Errand.parse(JSON.parse(process.argv[2] ?? ''));
const records = openRecords(join(errand.folder, 'records.db'));
const station = knownKey(errand.station);
const secret = createPrivateKey(errand.secret);
const jwk = createPublicKey(secret).export({ format: 'jwk' });
const own = { name: errand.name, publicKey: new Uint8Array(Buffer.from(jwk.x ?? '', 'base64url')) };
const dice = diceOf(errand.seed);
let calm = false;
let earlier: Batch | null = null;
let origin = '';

const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('killed');
};

function note(batch: Batch, body: Buffer, fault: Fault | null): string {
  const results = records.take(batch);
  if (fault === 'twice') records.take(batch);
  if (fault === 'replayed' && earlier !== null) records.take(earlier);
  if (earlier === null || dice() < 0.2) earlier = batch;
  const request = sha256Hex(fault === 'otherRequest' ? randomBytes(8) : body);
  const said = {
    format: 'tapis.acknowledgement@v1' as const,
    origin: station.name,
    request,
    at: new Date().toISOString(),
    results,
  };
  const text = signedNote(said, own, secret);
  return fault === 'wrongSignature' ? text.replace('"at":"2', '"at":"1') : text;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) throw new Error('bytes were expected');
    parts.push(part);
  }
  const body = Buffer.concat(parts);
  const fault = calm ? null : drawnFault(dice, errand.faults);
  if (fault !== null) await new Promise((resolve) => process.send?.({ fault }, resolve));
  if (fault === 'cutBefore') return void request.socket.destroy();
  if (fault === 'killedBefore') die();
  if (fault === 'error500') return void response.writeHead(500).end('failed');
  if (fault === 'busy429') return void response.writeHead(429, { 'Retry-After': '0' }).end();
  if (fault === 'busy503') return void response.writeHead(503).end();
  if (fault === 'redirect') return void response.writeHead(307, { Location: `${origin}/elsewhere` }).end();
  const batch = checkedBatch(request, origin, body, station);
  if (typeof batch === 'number') {
    process.send?.({ refused: batch });
    return void response.writeHead(batch).end();
  }
  if (batch.records.length > errand.most) return void response.writeHead(413).end();
  const text = note(batch, body, fault);
  if (fault === 'killedAfter') die();
  if (fault === 'cutAfter') return void request.socket.destroy();
  if (fault === 'late') await wait(errand.patience * 1.5);
  if (fault === 'slow') await wait(errand.patience / 4);
  if (fault === 'garbage') return void response.writeHead(200).end('{"ok":true}');
  response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(text) });
  if (fault !== 'half') return void response.end(text);
  response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
}

const tls = (name: string) => readFileSync(new URL(`tls/${name}`, import.meta.url));
const server = createServer({ key: tls('receiver.key.pem'), cert: tls('receiver.pem') }, (request, response) => {
  answer(request, response).catch((thrown: unknown) => {
    if (!request.destroyed) throw thrown; // a station that was killed in the middle of its request
  });
});
server.listen(errand.port, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `https://127.0.0.1:${String(address.port)}`;
  process.send?.({ port: address.port });
});
process.on('message', (message) => {
  calm = z.object({ calm: z.boolean() }).parse(message).calm;
});
process.once('disconnect', () => process.exit());
