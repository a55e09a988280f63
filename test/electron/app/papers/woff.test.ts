import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainFont } from '../../../../electron/app/papers/woff.ts';

const folder = new URL('../../../../node_modules/@fontsource/ibm-plex-sans/files/', import.meta.url);
const woff = readFileSync(new URL('ibm-plex-sans-latin-400-normal.woff', folder));

describe('a font of the web', () => {
  it('holds a plain font of the size it says, its tables whole and where the directory has them', () => {
    const font = plainFont(woff);
    expect(font).toHaveLength(woff.readUInt32BE(16));
    const tables = font.readUInt16BE(4);
    for (let index = 0; index < tables; index += 1) {
      const at = 12 + index * 16;
      const [offset, length] = [font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)];
      const tag = font.toString('latin1', at, at + 4);
      let sum = 0;
      const table = Buffer.alloc(Math.ceil(length / 4) * 4);
      font.copy(table, 0, offset, offset + length);
      for (let word = 0; word < table.length; word += 4) {
        // The sum of the head table leaves out the field that makes the sum of the whole font right.
        if (tag !== 'head' || word !== 8) sum = (sum + table.readUInt32BE(word)) >>> 0;
      }
      expect(sum, tag).toBe(font.readUInt32BE(at + 4));
    }
  });

  it('is refused where it is none, or where a table is cut', () => {
    expect(() => plainFont(Buffer.from('OTTO0000000000000000'))).toThrow('no WOFF');
    const cut = Buffer.from(woff);
    cut.writeUInt32BE(cut.readUInt32BE(44 + 12) + 4, 44 + 12);
    expect(() => plainFont(cut)).toThrow();
  });
});
