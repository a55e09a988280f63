/** Ed25519 (RFC 8032) by Node, for signed notes. */
import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { VerifyEd25519 } from '../../shared/audit/signed_note.ts';

/** A private key, and its public half as 32 bytes. */
export interface SigningKey {
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
  /** PKCS #8 in PEM: the form every tool reads. */
  readonly pem: string;
  /** PKCS #8 in DER, as it is stored. */
  readonly der: Uint8Array;
  /** The public half as SubjectPublicKeyInfo in DER. */
  readonly spki: Uint8Array;
}

/** Whether a signature is right. */
export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  const x = Buffer.from(publicKey).toString('base64url');
  return verify(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature);
};

function signingKey(secret: KeyObject): SigningKey {
  const open = createPublicKey(secret);
  const { x = '' } = open.export({ format: 'jwk' });
  return {
    publicKey: new Uint8Array(Buffer.from(x, 'base64url')),
    sign: (message) => new Uint8Array(sign(null, message, secret)),
    get pem() {
      return secret.export({ type: 'pkcs8', format: 'pem' }).toString();
    },
    get der() {
      return new Uint8Array(secret.export({ type: 'pkcs8', format: 'der' }));
    },
    get spki() {
      return new Uint8Array(open.export({ type: 'spki', format: 'der' }));
    },
  };
}

/** What stands before the 32 secret bytes in PKCS #8 (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A key from 32 random bytes, which are its secret. */
export function newSigningKey(seed: Uint8Array): SigningKey {
  if (seed.length !== 32) throw new Error('an Ed25519 secret has 32 bytes');
  return storedSigningKey(Buffer.concat([pkcs8, seed]));
}

/** Reads a private key that this program stored in DER. Throws on anything else: damage, or a bug. */
export const storedSigningKey = (der: Uint8Array): SigningKey =>
  signingKey(createPrivateKey({ key: Buffer.from(der), type: 'pkcs8', format: 'der' }));

/** Reads a private key in PEM; null for anything that is none, or of another kind. */
export function readSigningKey(pem: string): SigningKey | null {
  let secret: KeyObject;
  try {
    secret = createPrivateKey(pem);
  } catch {
    // Whatever OpenSSL has against the text, to the person it is no private key.
    return null;
  }
  return secret.asymmetricKeyType === 'ed25519' ? signingKey(secret) : null;
}
