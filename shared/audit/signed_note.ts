/**
 * Signed notes after c2sp.org/signed-note: a text that people can read, with signatures below it.
 *
 *     text, any number of lines
 *
 *     — <key name> <base64(4 bytes key id ‖ signature)>
 *
 * The text ends with a newline; then one empty line (the last of the note divides both parts); then one or more
 * signature lines, each an em dash, a space, the name, a space, base64, a newline. No control characters but newlines. What
 * is signed is the text with its last newline, without the empty line. A name is not empty and holds neither a space of
 * any kind nor a plus. The key id is SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key)[:4] for Ed25519 (type 0x01), and a key is
 * handed on as `name+keyid+base64(0x01 ‖ public key)`; other kinds of keys have another byte in both places. Name and id together say which key it is: signatures of unknown
 * keys are passed over, also when one of both fits; one of a known key that is wrong spoils the whole note; without one
 * right signature of a known key the text must not be used.
 *
 * Stricter than the specification in two points: base64 has one spelling only, so that no byte of a note can change
 * without anybody seeing it, and a trusted key has a name of visible ASCII signs.
 */
import { fromBase64, toBase64 } from '../base64.ts';
import { err, ok, type Result } from '../result.ts';
import type { Sha256 } from './tree.ts';

/** A key whose signatures are believed. */
export interface VerifierKey {
  readonly name: string;
  /** 8 hex digits. */
  readonly keyId: string;
  /** 32 bytes, RFC 8032. */
  readonly publicKey: Uint8Array;
  /** `name+keyid+base64`, as it is handed on. */
  readonly text: string;
}

/** Whether an Ed25519 signature (RFC 8032) is right; handed in because this folder runs in any JavaScript. */
export type VerifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** One signature line. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Uint8Array;
}

/** A note in its two parts; nothing of it is verified. */
export interface SignedNote {
  /** What is signed, with its last newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** The byte that tells kinds of keys apart: of plain notes, and of timestamped cosignatures on checkpoints. */
export const keyTypes = { note: 0x01, cosignature: 0x04 } as const;
type KeyType = (typeof keyTypes)[keyof typeof keyTypes];

const utf8 = new TextEncoder();

/** More signature lines than this are refused; the specification asks for 16 at least. */
const mostSignatures = 64;

/** What the specification allows in the name of any key. */
const anyName = /^[^\p{White_Space}+]+$/u;

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Whether a key of ours may be called so: not empty, no space of any kind, no plus; beyond the specification only the signs
 * of ASCII that can be seen, because people compare names by eye, and other alphabets have letters that look like these.
 */
export const isKeyName = (name: string): boolean => /^[!-*,-~]+$/.test(name);

/** A key by its name and 32 public bytes. */
export function verifierKey(
  name: string,
  publicKey: Uint8Array,
  sha256: Sha256,
  type: KeyType = keyTypes.note,
): VerifierKey {
  const typed = new Uint8Array([type, ...publicKey]);
  const keyId = hex(sha256(new Uint8Array([...utf8.encode(`${name}\n`), ...typed])).subarray(0, 4));
  return { name, keyId, publicKey, text: `${name}+${keyId}+${toBase64(typed)}` };
}

/** Reads a key as it is handed on. The id must be that of name and key; there is one spelling only. */
export function parseVerifierKey(
  text: string,
  sha256: Sha256,
  type: KeyType = keyTypes.note,
): Result<VerifierKey, 'verifier-key-malformed'> {
  const [name = '', id = ''] = text.split('+', 2);
  const typed = fromBase64(text.slice(name.length + id.length + 2));
  if (!isKeyName(name) || typed?.length !== 33 || typed[0] !== type) return err('verifier-key-malformed');
  const key = verifierKey(name, typed.subarray(1), sha256, type);
  return key.text === text ? ok(key) : err('verifier-key-malformed');
}

function parseSignature(line: string): NoteSignature | null {
  const [, name = '', base64 = ''] = /^— ([^ ]+) ([^ ]+)$/.exec(line) ?? [];
  const bytes = fromBase64(base64);
  if (!anyName.test(name) || bytes === null || bytes.length < 5) return null;
  return { name, keyId: hex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
}

/** Takes a note apart. What it says must not be used before `signersOf` has found a signature that counts. */
export function parseSignedNote(note: string): Result<SignedNote, 'note-malformed'> {
  const divide = note.lastIndexOf('\n\n');
  const lines = note.slice(divide + 2).split('\n');
  const end = lines.pop();
  // eslint-disable-next-line no-control-regex -- the specification forbids exactly these
  if (divide < 0 || end !== '' || /[\u0000-\u0009\u000b-\u001f]|\p{Cs}/u.test(note)) return err('note-malformed');
  const signatures = lines.map(parseSignature).filter((one) => one !== null);
  const sound = signatures.length === lines.length && lines.length > 0 && lines.length <= mostSignatures;
  return sound ? ok({ text: note.slice(0, divide + 1), signatures }) : err('note-malformed');
}

/** The signatures of a note that say they are of this key: none of them is verified. */
export const claimedBy = ({ signatures }: SignedNote, key: VerifierKey): NoteSignature[] =>
  signatures.filter(({ name, keyId }) => name === key.name && keyId === key.keyId);

/** The names of the trusted keys that signed, each once; a wrong signature of one of them spoils the note. */
export function signersOf(
  { text, signatures }: SignedNote,
  { verify, trusted }: { readonly verify: VerifyEd25519; readonly trusted: readonly VerifierKey[] },
): Result<readonly string[], 'signature-wrong' | 'no-trusted-signature'> {
  const message = utf8.encode(text);
  const signers = new Set<string>();
  for (const { name, keyId, signature } of signatures) {
    for (const key of trusted.filter((one) => one.name === name && one.keyId === keyId)) {
      if (signature.length !== 64 || !verify(key.publicKey, message, signature)) return err('signature-wrong');
      signers.add(name);
    }
  }
  return signers.size > 0 ? ok([...signers]) : err('no-trusted-signature');
}

/** Writes a note. Of one key only the last signature is kept. */
export function writeSignedNote({ text, signatures }: SignedNote): string {
  const lines = signatures.map(({ name, keyId, signature }) => {
    const id = [0, 2, 4, 6].map((at) => Number.parseInt(keyId.slice(at, at + 2), 16));
    return { key: `${name}+${keyId}`, line: `— ${name} ${toBase64(new Uint8Array([...id, ...signature]))}\n` };
  });
  const kept = lines.filter(({ key }, at) => !lines.slice(at + 1).some((later) => later.key === key));
  return `${text}\n${kept.map(({ line }) => line).join('')}`;
}
