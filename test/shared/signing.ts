/** Keys for tests. */
import { readSigningKey } from '../../electron/app/ed25519.ts';
import { verifierKey, type NoteSignature, type VerifierKey } from '../../shared/audit/signed_note.ts';
import { sha256 } from './domain/delivered.ts';

/** A key with both its halves. */
export interface SigningKey {
  readonly key: VerifierKey;
  readonly sign: (text: string) => NoteSignature;
}

/** The key of a 32-byte seed, given in hex. */
export function signingKey(name: string, seed: string): SigningKey {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from(seed, 'hex')]);
  const secret = readSigningKey(`-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`);
  if (secret === null) throw new Error(seed);
  const key = verifierKey(name, secret.publicKey, sha256);
  return {
    key,
    sign: (text) => ({ name, keyId: key.keyId, signature: secret.sign(Buffer.from(text)) }),
  };
}

/** The seeds of RFC 8032, section 7.1, tests 1 and 2. */
export const seeds = [
  '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
  '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
] as const;
