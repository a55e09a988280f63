/**
 * The text of the QR by which a referral travels without the network: `TAPIS-BAWA-1:` and base32 of
 *
 *   key name (8 bytes) · id (16 random bytes) · ciphertext · tag (16 bytes)
 *
 * AES-256-GCM. Key and nonce come by HKDF-SHA-256 from the secret that the device's certificate key and the key of the station's
 * authority have in common (ECDH, P-256), with the id as salt: other ones for each code. Only that device and its station can have
 * written it, and only they can read it. The key name, the first bytes of SHA-256 of the device's public key, says whose it is.
 * Base32, because keyboards differ in everything but letters and figures.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { CarriedReferral, carriedPrefix, mostCarriedCharacters } from '../../../shared/domain/carried.ts';
import { Instant } from '../../../shared/time.ts';

const nameBytes = 8;
const idBytes = 16;
const tagBytes = 16;
/** More than any referral; what inflates beyond is none. */
const mostPlainBytes = 8192;

/** What stands in a code: the moment by the device's clock, and the referral. */
const Content = z.strictObject({ madeAt: Instant, referral: CarriedReferral });

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** Null where it is not exactly what would have been written: a letter more, or bits that mean nothing. */
function unbase32(text: string): Buffer | null {
  const bits = Array.from(text, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
  return base32(bytes) === text ? bytes : null;
}

const nameOf = (publicKey: KeyObject): Buffer =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest()
    .subarray(0, nameBytes);

function keyed(pair: { privateKey: KeyObject; publicKey: KeyObject }, id: Uint8Array) {
  const made = Buffer.from(hkdfSync('sha256', diffieHellman(pair), id, 'tapis carried referral v1', 44));
  return { key: made.subarray(0, 32), nonce: made.subarray(32) };
}

interface Sender {
  /** Of the device. */
  readonly privateKey: KeyObject;
  /** Of the station's authority. */
  readonly authority: KeyObject;
  readonly random: (bytes: number) => Uint8Array;
  readonly now: Instant;
}

/** Writes a code; null where it would be too long to be shown. */
export function writeCarried({ privateKey, authority, random, now }: Sender, referral: CarriedReferral): string | null {
  const id = random(idBytes);
  const head = Buffer.concat([nameOf(createPublicKey(privateKey)), id]);
  const { key, nonce } = keyed({ privateKey, publicKey: authority }, id);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.concat([Buffer.from(carriedPrefix), head]));
  const plain = deflateRawSync(JSON.stringify(Content.parse({ madeAt: now, referral })));
  const sealed = Buffer.concat([head, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  const text = carriedPrefix + base32(sealed);
  return text.length > mostCarriedCharacters ? null : text;
}

/** What a code says, and whose it is. */
export interface CarriedContent<D> {
  /** The name of the code itself, 32 hex digits. */
  readonly id: string;
  readonly device: D;
  readonly madeAt: Instant;
  readonly referral: CarriedReferral;
}

/**
 * Reads a code; null where it is none, none of these devices, or not as it was written.
 * @param authority private key of the station's authority
 * @param devices public keys, each with what it belongs to
 */
export function readCarried<D>(
  text: string,
  authority: KeyObject,
  devices: readonly { readonly publicKey: KeyObject; readonly device: D }[],
): CarriedContent<D> | null {
  const upper = text.trim().toUpperCase();
  if (upper.length > mostCarriedCharacters || !upper.startsWith(carriedPrefix)) return null;
  const bytes = /^[A-Z2-7]+$/.test(upper.slice(carriedPrefix.length))
    ? unbase32(upper.slice(carriedPrefix.length))
    : null;
  if (bytes === null || bytes.length <= nameBytes + idBytes + tagBytes) return null;
  const head = bytes.subarray(0, nameBytes + idBytes);
  const id = head.subarray(nameBytes);
  const from = devices.find(({ publicKey }) => nameOf(publicKey).equals(head.subarray(0, nameBytes)));
  if (from === undefined) return null;
  const { key, nonce } = keyed({ privateKey: authority, publicKey: from.publicKey }, id);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    .setAAD(Buffer.concat([Buffer.from(carriedPrefix), head]))
    .setAuthTag(bytes.subarray(-tagBytes));
  try {
    const plain = Buffer.concat([decipher.update(bytes.subarray(head.length, -tagBytes)), decipher.final()]);
    const text = inflateRawSync(plain, { maxOutputLength: mostPlainBytes }).toString();
    return { id: id.toString('hex'), device: from.device, ...Content.parse(JSON.parse(text)) };
  } catch {
    // Not as this device wrote it: whoever changed it is told nothing about where.
    return null;
  }
}
