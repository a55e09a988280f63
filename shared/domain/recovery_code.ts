/**
 * The database key on paper, in two parts that say nothing alone: the first is random, the second is the key XOR the
 * first. A part is 68 signs of Crockford base 32 in groups of four: version and number of the part (1 byte), the first
 * four bytes of the key's fingerprint, 32 bytes, and the first five bytes of the SHA-256 of all before.
 */
import type { Sha256 } from '../audit/tree.ts';
import { err, ok, type Result } from '../result.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const keyBytes = 32;
const markBytes = 4;
const sumBytes = 5;
const partBytes = 1 + markBytes + keyBytes + sumBytes;

/** One part of a key, as it was read from paper. */
export interface RecoveryPart {
  readonly part: 1 | 2;
  /** First four bytes of the key's fingerprint, hex. */
  readonly mark: string;
  readonly share: Uint8Array;
}

/** What can be wrong with what was typed. */
export type RecoveryFault = 'recovery-malformed' | 'recovery-same-part' | 'recovery-other-key';

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Names a key without telling it: SHA-256 of a fixed line and the key, 32 bytes. */
export function keyFingerprint(key: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(new Uint8Array([...new TextEncoder().encode('tapis key fingerprint\n'), ...key]));
}

function encode(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet.charAt((buffer >> bits) & 31);
      buffer &= (1 << bits) - 1;
    }
  }
  if (bits > 0) text += alphabet.charAt((buffer << (5 - bits)) & 31);
  return text;
}

function decode(text: string): Uint8Array | null {
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const sign of text) {
    const value = alphabet.indexOf(sign);
    if (value < 0) return null;
    buffer = (buffer << 5) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((buffer >> bits) & 255);
    buffer &= (1 << bits) - 1;
  }
  return buffer === 0 ? new Uint8Array(bytes) : null;
}

const xor = (one: Uint8Array, other: Uint8Array): Uint8Array => one.map((byte, index) => byte ^ (other[index] ?? 0));

function partText(part: 1 | 2, { share, mark }: { share: Uint8Array; mark: Uint8Array }, sha256: Sha256): string {
  const head = new Uint8Array([0x10 | part, ...mark, ...share]);
  const text = encode(new Uint8Array([...head, ...sha256(head).subarray(0, sumBytes)]));
  return text.replaceAll(/.{4}(?=.)/g, '$&-');
}

/**
 * Both parts of a key, as they are printed.
 * @param random 32 random bytes, used for nothing else
 */
export function splitKey(key: Uint8Array, random: Uint8Array, sha256: Sha256): readonly [string, string] {
  if (key.length !== keyBytes || random.length !== keyBytes) throw new Error('a key has 32 bytes');
  const mark = keyFingerprint(key, sha256).subarray(0, markBytes);
  return [partText(1, { share: random, mark }, sha256), partText(2, { share: xor(key, random), mark }, sha256)];
}

/** Reads a part as somebody typed it: small letters, spaces, hyphens, O for 0 and I or L for 1 do not matter. */
export function readPart(typed: string, sha256: Sha256): Result<RecoveryPart, RecoveryFault> {
  const text = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const bytes = decode(text);
  if (bytes?.length !== partBytes) return err('recovery-malformed');
  const head = bytes.subarray(0, partBytes - sumBytes);
  const [first = 0] = head;
  if (hex(sha256(head).subarray(0, sumBytes)) !== hex(bytes.subarray(-sumBytes))) return err('recovery-malformed');
  if (first !== 0x11 && first !== 0x12) return err('recovery-malformed');
  return ok({
    part: first === 0x11 ? 1 : 2,
    mark: hex(head.subarray(1, 1 + markBytes)),
    share: head.slice(1 + markBytes),
  });
}

/** The key of two parts, whichever comes first. */
export function joinParts(one: RecoveryPart, other: RecoveryPart, sha256: Sha256): Result<Uint8Array, RecoveryFault> {
  if (one.part === other.part) return err('recovery-same-part');
  const key = xor(one.share, other.share);
  const mark = hex(keyFingerprint(key, sha256).subarray(0, markBytes));
  return one.mark === mark && other.mark === mark ? ok(key) : err('recovery-other-key');
}
