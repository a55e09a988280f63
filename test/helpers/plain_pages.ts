/**
 * The pages of an encrypted database as somebody with the key sees them, free ones too: nothing of SQLite is asked, each page
 * is decrypted as it lies in the file. Format: SQLite3 Multiple Ciphers, ChaCha20 with 16 bytes nonce and 16 bytes tag at the
 * end of a page, the counter in the last four bytes of the nonce.
 */
import { createDecipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';

const pageSize = 4096;
const reserved = 32;
/** The salt of the file stands in plain before the rest of the first page. */
const firstOffset = 24;

function stream(key: Uint8Array, nonce: Uint8Array, counter: number, bytes: Uint8Array): Buffer {
  const iv = Buffer.alloc(16);
  iv.writeUInt32LE(counter >>> 0, 0);
  iv.set(nonce.subarray(0, 12), 4);
  const cipher = createDecipheriv('chacha20', key, iv);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

function plainPage(key: Uint8Array, page: Buffer, number: number): Buffer {
  const end = pageSize - reserved;
  const nonce = page.subarray(end, end + 16);
  const counter = (nonce.readUInt32LE(12) ^ number) >>> 0;
  const once = stream(key, nonce, counter, Buffer.alloc(64));
  const from = number === 1 ? firstOffset : 0;
  return stream(once.subarray(32), nonce, counter + 1, page.subarray(from, end));
}

/** Every page of the file, decrypted, one after the other. */
export function plainPages(path: string, key: Uint8Array): Buffer {
  const file = readFileSync(path);
  const pages: Buffer[] = [];
  for (let at = 0; at < file.length; at += pageSize) {
    pages.push(plainPage(key, file.subarray(at, at + pageSize), at / pageSize + 1));
  }
  return Buffer.concat(pages);
}
