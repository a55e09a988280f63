/** What a receiver believes of a request: the digest of its body, and the station's signature over it (RFC 9421, RFC 9530). */
import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { canonicalJson } from '../../shared/audit/canonical.ts';
import { Batch, type Acknowledgement } from '../../shared/central/batch.ts';

/** A station or receiver by its key: name, and 32 bytes. */
export interface Known {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

/** A key as it is handed on, `name+keyid+base64(0x01 ‖ public key)`. */
export function knownKey(text: string): Known {
  const [name = '', id = ''] = text.split('+', 2);
  const typed = Buffer.from(text.slice(name.length + id.length + 2), 'base64');
  return { name, publicKey: new Uint8Array(typed.subarray(1)) };
}

const keyOf = ({ publicKey }: Known): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
    format: 'jwk',
  });

/** The batch of a request, or the status that refuses it. */
export function checkedBatch(request: IncomingMessage, origin: string, body: Buffer, station: Known): Batch | number {
  const header = (name: string): string => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : '';
  };
  const digest = header('content-digest');
  if (digest !== `sha-256=:${createHash('sha256').update(body).digest('base64')}:`) return 400;
  const input = /^tapis=((\([^)]*\)).*;keyid="([^"]+)".*)$/.exec(header('signature-input'));
  const signature = /^tapis=:([A-Za-z0-9+/]+=*):$/.exec(header('signature'));
  const [, parameters = '', components = '', keyId = ''] = input ?? [];
  const values: Readonly<Record<string, string>> = {
    '"@method"': request.method ?? '',
    '"@target-uri"': `${origin}${request.url ?? ''}`,
    '"content-type"': header('content-type'),
    '"content-digest"': digest,
  };
  const names = components.slice(1, -1).split(' ');
  if (keyId !== station.name || Object.keys(values).some((name) => !names.includes(name))) return 401;
  const base = [...names.map((name) => `${name}: ${values[name] ?? ''}`), `"@signature-params": ${parameters}`];
  const given = Buffer.from(signature?.[1] ?? '', 'base64');
  if (!verify(null, Buffer.from(base.join('\n')), keyOf(station), given)) return 401;
  const batch = Batch.safeParse(JSON.parse(body.toString()));
  return batch.success && batch.data.origin === station.name ? batch.data : 422;
}

/** The batch in the decrypted file of a stick: one line, then the station's signature; null where it is not the station's. */
export function batchOfNote(note: string, station: Known): { batch: Batch; text: string } | null {
  const [text = '', , last = ''] = note.split('\n');
  const signature = Buffer.from(last.split(' ')[2] ?? '', 'base64').subarray(4);
  if (!verify(null, Buffer.from(`${text}\n`), keyOf(station), signature)) return null;
  return { batch: Batch.parse(JSON.parse(text)), text };
}

/** Signs an acknowledgement as a note. */
export function signedNote(said: Acknowledgement, { name, publicKey }: Known, secret: KeyObject): string {
  const text = `${canonicalJson(said)}\n`;
  const typed = Buffer.concat([Buffer.from([1]), publicKey]);
  const id = createHash('sha256')
    .update(Buffer.concat([Buffer.from(`${name}\n`), typed]))
    .digest()
    .subarray(0, 4);
  const line = Buffer.concat([id, sign(null, Buffer.from(text), secret)]).toString('base64');
  return `${text}\n— ${name} ${line}\n`;
}
