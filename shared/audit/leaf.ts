/** Bytes of an event (RFC 8785 canonical JSON, UTF-8) and the salted commitments of its content. */
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { EventLeaf } from './event.ts';
import type { Sha256 } from './tree.ts';

const utf8 = new TextEncoder();

/** Canonical JSON (RFC 8785) of plain data as UTF-8. Throws on what JSON cannot carry. */
function canonicalBytes(value: unknown): Uint8Array {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('not plain data');
  return utf8.encode(text);
}

/** The bytes that are hashed for an event. The schema refuses anything that is not the format. */
export const leafBytes = (leaf: EventLeaf): Uint8Array => canonicalBytes(EventLeaf.parse(leaf));

/** An event as an outsider reads it: a later program may know kinds that this one does not. */
const AnyLeaf = EventLeaf.extend({ kind: z.string() });
export type AnyLeaf = z.infer<typeof AnyLeaf>;

/** Reads a line as it was hashed. Null for anything that is not the format, or not spelled in the canonical way. */
export function parseLeaf(line: string): AnyLeaf | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null; // what is no JSON is no leaf
  }
  const leaf = AnyLeaf.safeParse(value);
  return leaf.success && canonicalize(leaf.data) === line ? leaf.data : null;
}

/**
 * Commitment to one part of an event's content: SHA-256(salt ‖ canonical JSON). With the salt destroyed nothing can be
 * guessed back, and the log still verifies.
 * @param salt 32 random bytes, one per part
 */
export function commitment(salt: Uint8Array, content: unknown, sha256: Sha256): Uint8Array {
  if (salt.length !== 32) throw new Error('a salt has 32 bytes');
  const bytes = canonicalBytes(content);
  const joined = new Uint8Array(salt.length + bytes.length);
  joined.set(salt, 0);
  joined.set(bytes, salt.length);
  return sha256(joined);
}
