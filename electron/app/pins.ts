/** PINs and one-time codes: argon2id, 64 MiB, three passes (OWASP), with the station's pepper. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id is the package's default variant; memory in KiB. */
export const pinCost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/**
 * Hashes a PIN. About 65 ms off the main thread.
 * @param pepper 32 bytes that live only in the encrypted database
 * @param salt 16 random bytes
 * @returns PHC string
 */
export const hashPin = (pin: string, pepper: Uint8Array, salt: Uint8Array): Promise<string> =>
  hash(pin, { ...pinCost, secret: pepper, salt });

/** Whether the PIN is the hashed one. */
export const pinMatches = (pin: string, stored: string, pepper: Uint8Array): Promise<boolean> =>
  verify(stored, pin, { secret: pepper });

/**
 * Digest of a one-time code: HMAC-SHA-256 under the pepper, hex. The code lives for one sign-in, has eight random
 * digits and its tries are counted, so it needs no slow hash; the pepper keeps a copied row from being searched.
 */
export const codeDigest = (code: string, pepper: Uint8Array): string =>
  createHmac('sha256', pepper).update(`one-time code ${code}`).digest('hex');

/** Whether the code is the digested one, in constant time. */
export const codeMatches = (code: string, stored: string, pepper: Uint8Array): boolean =>
  timingSafeEqual(Buffer.from(codeDigest(code, pepper)), Buffer.from(stored.padEnd(64).slice(0, 64)));
