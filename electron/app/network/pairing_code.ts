/**
 * The text of the QR by which a device is paired: `TAPIS-PAIR-1:ADDRESS:PORT:KEY:SECRET`. KEY is the station's authority (a
 * compressed P-256 point), so that the device knows the host before it says anything; SECRET (32 bytes) proves the device.
 * Both parts base64url. From the secret both sides derive the same P-256 key: the host trusts what that key has signed as
 * long as the code is good, the device signs a certificate for its own key with it.
 */
import { createHash, createPrivateKey, createPublicKey, ECDH, createECDH, hkdfSync, type KeyObject } from 'node:crypto';
import { NetworkPlace, pairingPrefix } from '../../../shared/contract/network.ts';

/** Name of the authority that a code stands for. */
export const pairingAuthority = 'Tapis pairing';

/** What a code says. */
export interface PairingCode {
  readonly place: NetworkPlace;
  /** Of the station's authority. */
  readonly authority: KeyObject;
  readonly secret: Uint8Array;
}

const curve = 'prime256v1';
/** SPKI of an uncompressed P-256 point, up to the point. */
const spkiHead = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');
const shape = new RegExp(`^${pairingPrefix}:([\\d.]{7,15}):(\\d{4,5}):([\\w-]{44}):([\\w-]{43})$`);

const pointOf = (publicKey: KeyObject): Buffer =>
  publicKey.export({ type: 'spki', format: 'der' }).subarray(spkiHead.length);

/** Writes a code. */
export function writeCode({ place, authority, secret }: PairingCode): string {
  const key = ECDH.convertKey(pointOf(authority), curve, undefined, 'base64url', 'compressed');
  return [pairingPrefix, place.address, place.port, key.toString(), Buffer.from(secret).toString('base64url')].join(
    ':',
  );
}

/** Reads a code; null where it is none. */
export function readCode(text: string): PairingCode | null {
  const [, address, port, key, secret] = shape.exec(text) ?? [];
  if (address === undefined || port === undefined || key === undefined || secret === undefined) return null;
  const place = NetworkPlace.safeParse({ address, port: Number(port) });
  if (!place.success) return null;
  try {
    const point = ECDH.convertKey(Buffer.from(key, 'base64url'), curve, undefined, 'hex', 'uncompressed').toString();
    const spki = Buffer.concat([spkiHead, Buffer.from(point, 'hex')]);
    const authority = createPublicKey({ key: spki, type: 'spki', format: 'der' });
    return { place: place.data, authority, secret: new Uint8Array(Buffer.from(secret, 'base64url')) };
  } catch {
    // Not a point of the curve: as little a code as any other text.
    return null;
  }
}

/** Order of P-256 (SEC 2). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** The key that a secret stands for. 384 bits are taken so that the remainder is as good as evenly spread (FIPS 186-5 A.2.1). */
export function pairingKey(secret: Uint8Array): KeyObject {
  const wide = Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), 'tapis pairing key v1', 48)).toString('hex');
  const scalar = (BigInt(`0x${wide}`) % (order - 1n)) + 1n;
  const pair = createECDH(curve);
  pair.setPrivateKey(scalar.toString(16).padStart(64, '0'), 'hex');
  const point = pair.getPublicKey();
  const part = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  return createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      d: Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').toString('base64url'),
      x: part(point.subarray(1, 33)),
      y: part(point.subarray(33)),
    },
  });
}

/** Six digits from the device's key and the code, the same on both screens. */
export function comparisonOf(device: KeyObject, secret: Uint8Array): string {
  const digest = createHash('sha256')
    .update('tapis pairing comparison v1\n')
    .update(secret)
    .update(device.export({ type: 'spki', format: 'der' }))
    .digest();
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}
