import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinParts, readPart, splitKey } from '../../../shared/domain/recovery_code.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const numRuns = Number(process.env.TAPIS_RUNS ?? 300);

function part(text: string) {
  const read = readPart(text, sha256);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

describe('a key in two parts', () => {
  it('comes back whole, whichever part is typed first and however', () => {
    fc.assert(
      fc.property(bytes32, bytes32, (key, random) => {
        const [one, other] = splitKey(key, random, sha256);
        expect(one).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){16}[0-9A-HJKMNP-TV-Z]{4}$/);
        const typed = one.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
        const joined = joinParts(part(other), part(typed), sha256);
        expect(joined.ok && Buffer.from(joined.value).equals(Buffer.from(key))).toBe(true);
      }),
      { numRuns },
    );
  });

  it('is refused with any one sign wrong or missing', () => {
    fc.assert(
      fc.property(bytes32, bytes32, fc.nat(67), fc.nat(30), (key, random, place, step) => {
        const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
        const signs = [...splitKey(key, random, sha256)[0].replaceAll('-', '')];
        const before = signs[place] ?? '';
        signs[place] = alphabet[(alphabet.indexOf(before) + 1 + step) % 32] ?? '';
        expect(readPart(signs.join(''), sha256)).toEqual({ ok: false, error: 'recovery-malformed' });
        signs.splice(place, 1);
        expect(readPart(signs.join(''), sha256)).toEqual({ ok: false, error: 'recovery-malformed' });
      }),
      { numRuns },
    );
  });

  it('says nothing by one part: both parts of another key do not mix with it', () => {
    fc.assert(
      fc.property(bytes32, bytes32, bytes32, (key, random, other) => {
        fc.pre(!Buffer.from(key).equals(Buffer.from(other)));
        const [one] = splitKey(key, random, sha256);
        const [, second] = splitKey(other, random, sha256);
        expect(joinParts(part(one), part(second), sha256)).toEqual({ ok: false, error: 'recovery-other-key' });
        expect(joinParts(part(one), part(one), sha256)).toEqual({ ok: false, error: 'recovery-same-part' });
        // The first part is the random number alone, whatever the key is.
        expect(Buffer.from(part(one).share).equals(Buffer.from(random))).toBe(true);
      }),
      { numRuns },
    );
  });
});
