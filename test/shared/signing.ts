/** Ed25519 by Node, and keys for tests. */
import { createPrivateKey, createPublicKey, sign, verify as check, type KeyObject } from 'node:crypto';
import {
  verifierKey,
  type NoteSignature,
  type VerifierKey,
  type VerifyEd25519,
} from '../../shared/audit/signed_note.ts';
import { sha256 } from './domain/delivered.ts';

/** Checks a signature. */
export const verify: VerifyEd25519 = (publicKey, message, signature) =>
  check(
    null,
    message,
    createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
      format: 'jwk',
    }),
    signature,
  );

/** A key with both its halves. */
export interface SigningKey {
  readonly key: VerifierKey;
  readonly sign: (text: string) => NoteSignature;
}

const publicBytes = (key: KeyObject): Uint8Array =>
  new Uint8Array(Buffer.from(String(createPublicKey(key).export({ format: 'jwk' }).x), 'base64url'));

/** The key of a 32-byte seed, given in hex. */
export function signingKey(name: string, seed: string): SigningKey {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from(seed, 'hex')]);
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const key = verifierKey(name, publicBytes(secret), sha256);
  return {
    key,
    sign: (text) => ({ name, keyId: key.keyId, signature: new Uint8Array(sign(null, Buffer.from(text), secret)) }),
  };
}

/** The seeds of RFC 8032, section 7.1, tests 1 and 2. */
export const seeds = [
  '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
  '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
] as const;
