/**
 * A font of the web (WOFF 1.0, W3C 2012) as the plain one inside it. Done once at the first paper: the layout library would
 * unpack every typeface anew for every copy, which is most of its time.
 */
import { inflateSync } from 'node:zlib';

const headerBytes = 44;
const entryBytes = 20;

interface Entry {
  readonly tag: Buffer;
  readonly checksum: number;
  readonly content: Buffer;
}

function entryAt(woff: Buffer, at: number): Entry {
  const offset = woff.readUInt32BE(at + 4);
  const packed = woff.subarray(offset, offset + woff.readUInt32BE(at + 8));
  const length = woff.readUInt32BE(at + 12);
  const content = packed.length < length ? inflateSync(packed) : packed;
  if (content.length !== length) throw new Error('a font whose table is not as long as it says');
  return { tag: woff.subarray(at, at + 4), checksum: woff.readUInt32BE(at + 16), content };
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;

/** The plain font. Throws on what is no WOFF. */
export function plainFont(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('no WOFF');
  const tables = woff.readUInt16BE(12);
  const entries = Array.from({ length: tables }, (_, index) => entryAt(woff, headerBytes + index * entryBytes));
  const selector = Math.floor(Math.log2(tables));
  const directory = 12 + tables * 16;
  const font = Buffer.alloc(entries.reduce((sum, { content }) => sum + padded(content.length), directory));
  woff.copy(font, 0, 4, 8);
  font.writeUInt16BE(tables, 4);
  font.writeUInt16BE(16 * 2 ** selector, 6);
  font.writeUInt16BE(selector, 8);
  font.writeUInt16BE(16 * (tables - 2 ** selector), 10);
  let offset = directory;
  entries.forEach(({ tag, checksum, content }, index) => {
    const at = 12 + index * 16;
    tag.copy(font, at);
    font.writeUInt32BE(checksum, at + 4);
    font.writeUInt32BE(offset, at + 8);
    font.writeUInt32BE(content.length, at + 12);
    content.copy(font, offset);
    offset += padded(content.length);
  });
  return font;
}
