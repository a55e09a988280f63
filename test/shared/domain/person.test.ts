import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalHandle, normalName, PersonInput } from '../../../shared/domain/person.ts';
import { provinceName, provinces } from '../../../shared/domain/provinces.ts';
import { answerAfter } from '../../../shared/domain/recheck.ts';
import { TalkPart } from '../../../shared/domain/talk.ts';
import { runs } from './arbitrary_input.ts';

const word = fc.stringMatching(/^[A-Za-z]{1,12}$/);
const words = fc.array(word, { minLength: 1, maxLength: 4 });
const between = fc.constantFrom(' ', '  ', '-', '. ', ' , ', "'", '\t');
/** Digits of an Indonesian mobile number after the country code or the leading 0. */
const subscriber = fc.stringMatching(/^8[0-9]{8,11}$/);

/** The same digits as somebody writes them, in groups. */
const grouped = (digits: string, gap: string, size: number) =>
  digits.replaceAll(new RegExp(`(.{${String(size)}})(?=.)`, 'g'), `$1${gap}`);

describe('a name counts as one', () => {
  test('however it is cased, spaced and punctuated', () => {
    fc.assert(
      fc.property(words, between, between, fc.boolean(), (parts, one, other, upper) => {
        const again = parts.join(other);
        expect(normalName(upper ? again.toUpperCase() : again.toLowerCase())).toBe(normalName(` ${parts.join(one)} `));
      }),
      { numRuns: runs },
    );
  });

  test('with accents and without, and the normal form is its own normal form', () => {
    expect(normalName('José Núñez')).toBe('JOSENUNEZ');
    expect(normalName('- . -')).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const normal = normalName(text);
        if (normal !== null) expect(normalName(normal)).toBe(normal);
      }),
      { numRuns: runs },
    );
  });

  test('and other letters are another name', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const same = a.join('').toUpperCase() === b.join('').toUpperCase();
        expect(normalName(a.join(' ')) === normalName(b.join(' '))).toBe(same);
      }),
      { numRuns: runs },
    );
  });
});

describe('a number counts as one', () => {
  test('with 0, +62, 62, 0062, +62 (0) or wa.me, in any groups', () => {
    const before = fc.constantFrom('0', '+62', '62', '0062', '+62 (0)', 'wa.me/62', 'https://wa.me/62');
    const gap = fc.constantFrom('', ' ', '-', '.');
    fc.assert(
      fc.property(subscriber, before, gap, fc.integer({ min: 2, max: 5 }), (digits, prefix, mark, size) => {
        expect(normalHandle(`${prefix}${mark}${grouped(digits, mark, size)}`)).toBe(`62${digits}`);
      }),
      { numRuns: runs },
    );
  });

  test('of another country keeps its code, and a short figure is no number', () => {
    expect(normalHandle('+60 12-345 6789')).toBe('60123456789');
    expect(normalHandle('0060123456789')).toBe('60123456789');
    expect(normalHandle('12345')).toBe('12345');
  });

  test('and so does the name on a platform, whatever its case, its @ and the blanks', () => {
    const handle = fc.stringMatching(/^[a-z][a-z0-9_.]{2,20}$/);
    fc.assert(
      fc.property(handle, fc.boolean(), fc.constantFrom('', ' ', '  '), (name, at, blank) => {
        expect(normalHandle(`${blank}${at ? '@' : ''}${name.toUpperCase()}${blank}`)).toBe(normalHandle(name));
      }),
      { numRuns: runs },
    );
    expect(normalHandle('@Budi_Kerja')).toBe('budi_kerja');
    expect(normalHandle(' @ ')).toBeNull();
  });

  test('and its normal form is its own normal form', () => {
    fc.assert(
      fc.property(fc.oneof(subscriber, fc.string({ unit: 'grapheme' })), (text) => {
        const normal = normalHandle(text);
        if (normal !== null) expect(normalHandle(normal)).toBe(normal);
      }),
      { numRuns: runs },
    );
  });
});

describe('what may be recorded', () => {
  test('somebody needs a role and one thing to be known by', () => {
    const blank = { relation: null, name: null, handle: null, agency: null, note: null, saidInPrivate: false };
    expect(PersonInput.safeParse({ ...blank, role: 'payer' }).success).toBe(false);
    expect(PersonInput.safeParse({ ...blank, role: 'payer', name: '  ' }).success).toBe(false);
    for (const field of ['name', 'handle', 'agency']) {
      expect(PersonInput.safeParse({ ...blank, role: 'payer', [field]: 'x' }).success, field).toBe(true);
    }
  });

  test('a line stands where its value asks for one, and nowhere else', () => {
    const fits = (part: unknown) => TalkPart.safeParse(part).success;
    expect(fits({ part: 'language', value: 'other', line: null })).toBe(false);
    expect(fits({ part: 'language', value: 'other', line: 'Komering' })).toBe(true);
    expect(fits({ part: 'language', value: 'indonesian', line: 'x' })).toBe(false);
    expect(fits({ part: 'interpreter', value: 'companion', line: 'Contoh' })).toBe(false);
    expect(fits({ part: 'interpreter', value: 'professional', line: null })).toBe(true);
    expect(fits({ part: 'private', value: 'paper', line: null, officerOffered: null })).toBe(false);
    expect(fits({ part: 'private', value: 'hereAlone', line: '7', officerOffered: null })).toBe(false);
  });

  test('38 provinces, each with its code once', () => {
    expect(provinces).toHaveLength(38);
    expect(new Set(provinces.map(({ name }) => name)).size).toBe(38);
    expect([provinceName('16'), provinceName('91'), provinceName('96')]).toEqual([
      'Sumatera Selatan',
      'Papua',
      'Papua Barat Daya',
    ]);
  });

  test('checking again never makes a paper missing', () => {
    expect(answerAfter('confirmed')).toBe('seen');
    expect(answerAfter('notConfirmed')).toBe('doubtful');
    expect(answerAfter('stillNotCheckable')).toBeNull();
  });
});
