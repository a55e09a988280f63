/**
 * A key under a passphrase: AES-256-GCM (NIST SP 800-38D) under a key that argon2id (RFC 9106, 256 MiB, three passes)
 * makes of the passphrase. The passphrase is compared in Unicode NFKC, with runs of spaces as one.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { z } from 'zod';

/** Memory in KiB. About a second on a small machine: what a thief pays for each guess. */
const cost = { memoryCost: 262_144, timeCost: 3, parallelism: 1, outputLen: 32 } as const;

/** A wrapping key and the salt it was made with; in memory only while the station is open. */
export interface WrappingKey {
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** 16 bytes. */
  readonly salt: Uint8Array;
}

const bytes = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));

/** What stands in the file, all base64; `box` is ciphertext and tag. */
const Envelope = z.strictObject({
  v: z.literal(1),
  kdf: z.literal('argon2id-256m-3'),
  salt: bytes,
  nonce: bytes,
  box: bytes,
});

const purpose = Buffer.from('tapis database key, version 1');

/** The salt an envelope was made with, or null where it is none. */
export function saltOf(text: string): Uint8Array | null {
  const envelope = read(text);
  return envelope === null ? null : envelope.salt;
}

function read(text: string) {
  try {
    const parsed = Envelope.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Makes the wrapping key of a passphrase; slow on purpose. */
export async function wrappingKey(passphrase: string, salt: Uint8Array): Promise<WrappingKey> {
  const told = passphrase.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ');
  return { key: new Uint8Array(await hashRaw(told, { ...cost, salt })), salt };
}

/** The envelope of a database key, as text. `nonce` is 12 random bytes, never used twice. */
export function wrapped(databaseKey: Uint8Array, { key, salt }: WrappingKey, nonce: Uint8Array): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(purpose);
  const box = Buffer.concat([cipher.update(databaseKey), cipher.final(), cipher.getAuthTag()]);
  const base64 = (part: Uint8Array) => Buffer.from(part).toString('base64');
  return JSON.stringify({ v: 1, kdf: 'argon2id-256m-3', salt: base64(salt), nonce: base64(nonce), box: base64(box) });
}

/** The database key in an envelope, or null: another passphrase, or an envelope somebody changed. */
export function unwrapped(text: string, { key }: WrappingKey): Uint8Array | null {
  const envelope = read(text);
  if (envelope?.nonce.length !== 12 || envelope.box.length !== 48) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, envelope.nonce).setAAD(purpose);
  decipher.setAuthTag(envelope.box.subarray(32));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(envelope.box.subarray(0, 32)), decipher.final()]));
  } catch {
    return null; // the tag does not fit: that is the answer, not a fault
  }
}
