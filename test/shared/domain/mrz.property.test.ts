import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mrzCheckDigit } from '../../../shared/domain/mrz_check_digit.ts';
import { parseMrz, TravelDocument } from '../../../shared/domain/mrz.ts';
import type { ZoneFields } from '../../helpers/zone.ts';
import { plainPassport, zoneLines } from '../../helpers/zone.ts';

const runs = { numRuns: Number(process.env.TAPIS_RUNS ?? 300) };
const today = '2026-11-21';
const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<'];

const isoDay = (min: string, max: string) =>
  fc
    .date({ min: new Date(min), max: new Date(max), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
const short = (iso: string): string => iso.slice(2).replaceAll('-', '');
const word = fc.stringMatching(/^[A-Z]{1,7}$/);
const number = (most: number) => fc.stringMatching(/^[A-Z0-9]+$/).map((text) => text.slice(0, most));

const zone = fc
  .record({
    format: fc.constantFrom('TD1' as const, 'TD2' as const, 'TD3' as const),
    surname: fc.array(word, { minLength: 1, maxLength: 2 }),
    given: fc.array(word, { maxLength: 2 }),
    state: fc.constantFrom('IDN', 'UTO', 'D', 'XPO', 'RKS'),
    birth: isoDay('1927-01-01', today),
    expiry: isoDay('2010-01-01', '2040-12-31'),
    sex: fc.constantFrom('M' as const, 'F' as const, 'X' as const),
    optional: fc.stringMatching(/^[A-Z0-9]{0,7}$/),
  })
  .chain((drawn) => {
    // A long number leaves its place in the optional data to nothing else here.
    const most = { TD1: 22, TD2: 14, TD3: 9 }[drawn.format];
    return number(most).map((text) => ({ ...drawn, number: text, optional: text.length > 9 ? '' : drawn.optional }));
  });
type Drawn = typeof zone extends fc.Arbitrary<infer T> ? T : never;

const fieldsOf = (drawn: Drawn): ZoneFields => ({
  format: drawn.format,
  code: drawn.format === 'TD3' ? 'P' : 'I',
  state: drawn.state,
  name: [drawn.surname.join('<'), drawn.given.join('<')].filter((part) => part !== '').join('<<'),
  number: drawn.number,
  nationality: drawn.state,
  birth: short(drawn.birth),
  sex: drawn.sex === 'X' ? '<' : drawn.sex,
  expiry: short(drawn.expiry),
  optional: drawn.optional,
});

/** Characters of the name field (ICAO Doc 9303 parts 4 to 6). */
const nameWidth = { TD1: 30, TD2: 31, TD3: 39 } as const;

describe('any text', () => {
  test('never throws, and what is read fits the schema', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fc.constantFrom(...alphabet), { minLength: 88, maxLength: 90 }).map((characters) => characters.join('')),
      fc
        .array(fc.constantFrom(...alphabet), { minLength: 72, maxLength: 72 })
        .map((characters) => `I${characters.join('').slice(1)}`),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const result = parseMrz(text, today);
        if (result.ok) TravelDocument.parse(result.value);
        else expect(result.error.code).toMatch(/^[a-zA-Z]+$/);
      }),
      runs,
    );
  });

  test('a zone with characters lost, doubled or changed never throws', () => {
    fc.assert(
      fc.property(
        zone,
        fc.nat(),
        fc.constantFrom('lose', 'double', 'change'),
        fc.string({ unit: 'binary', maxLength: 1 }),
        (drawn, at, how, other) => {
          const text = zoneLines(fieldsOf(drawn)).join('\n');
          const place = at % text.length;
          const middle = { lose: '', double: text.slice(place, place + 1).repeat(2), change: other }[how];
          const result = parseMrz(text.slice(0, place) + middle + text.slice(place + 1), today);
          if (result.ok) TravelDocument.parse(result.value);
        },
      ),
      runs,
    );
  });
});

test('a valid zone comes back field by field, however its lines are separated', () => {
  fc.assert(
    fc.property(zone, fc.constantFrom('\n', '\r\n', '\t', ' ', ''), fc.boolean(), (drawn, separator, lower) => {
      // A longer name is cut by whoever makes the zone, and cannot come back whole.
      fc.pre(fieldsOf(drawn).name.length <= nameWidth[drawn.format]);
      const text = zoneLines(fieldsOf(drawn)).join(separator);
      const result = parseMrz(lower ? text.toLowerCase() : text, today);
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      expect(result.value).toMatchObject({
        format: drawn.format,
        issuingState: drawn.state,
        nationality: drawn.state,
        surname: drawn.surname.join(' '),
        givenNames: drawn.given.join(' '),
        documentNumber: drawn.number,
        birthDate: drawn.birth,
        expiryDate: drawn.expiry,
        sex: drawn.sex,
        optionalData: drawn.optional === '' ? null : drawn.optional,
        unreadable: [],
      });
      expect(result.value.checkDigits.filter((check) => !check.ok)).toEqual([]);
    }),
    runs,
  );
});

describe('one changed character of the checked fields', () => {
  /** Places covered by the composite check digit, and the digit itself: line and column from 0. */
  const places: Record<ZoneFields['format'], readonly (readonly [line: number, from: number, to: number])[]> = {
    TD3: [
      [1, 0, 10],
      [1, 13, 20],
      [1, 21, 44],
    ],
    TD2: [
      [1, 0, 10],
      [1, 13, 20],
      [1, 21, 36],
    ],
    TD1: [
      [0, 5, 30],
      [1, 0, 7],
      [1, 8, 15],
      [1, 18, 30],
    ],
  };
  const zones: readonly ZoneFields[] = [
    plainPassport,
    { ...plainPassport, number: 'AB0K12<9', optional: '3201234567890<' },
    { ...plainPassport, format: 'TD2', code: 'I', optional: 'ZE18' },
    { ...plainPassport, format: 'TD2', code: 'I', number: 'D23145890734' },
    { ...plainPassport, format: 'TD1', code: 'I', optional: '12345678' },
    { ...plainPassport, format: 'TD1', code: 'I', number: 'D23145890734' },
  ];
  const values = (character: string): number => Number(mrzCheckDigit(`<<${character}`));

  test.each(zones)(
    '$format $number: fails, is refused, or is a collision of the modulus that stays visible',
    (fields) => {
      const lines = zoneLines(fields);
      let caught = 0;
      let collisions = 0;
      for (const [line, from, to] of places[fields.format]) {
        for (let column = from; column < to; column += 1) {
          const before = lines[line]?.[column] ?? '';
          for (const after of alphabet.filter((character) => character !== before)) {
            const changed = lines.map((text, index) =>
              index === line ? text.slice(0, column) + after + text.slice(column + 1) : text,
            );
            const result = parseMrz(changed.join('\n'), today);
            if (!result.ok) {
              expect(result.error).toMatchObject({
                code: 'badCharacter',
                line: line + 1,
                column: column + 1,
                character: after,
              });
              caught += 1;
            } else if (result.value.checkDigits.every((check) => check.ok)) {
              // Modulo 10 cannot tell A from K from U, 0 from A, < from 0: Doc 9303 knows and accepts it.
              expect(values(after), `${before} → ${after} at ${line}:${column}`).toBe(values(before));
              collisions += 1;
            } else {
              caught += 1;
            }
          }
        }
      }
      expect(caught).toBeGreaterThan(collisions * 8);
    },
  );

  test('the number read is the number that stands there, right or wrong', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z0-9]{9}$/),
        fc.nat(8),
        fc.constantFrom(...alphabet.slice(0, 36)),
        (text, at, other) => {
          const [first = '', second = ''] = zoneLines({ ...plainPassport, number: text });
          const wrong = text.slice(0, at) + other + text.slice(at + 1);
          const result = parseMrz(`${first}\n${wrong}${second.slice(9)}`, today);
          expect(result.ok && result.value.documentNumber).toBe(wrong);
        },
      ),
      runs,
    );
  });
});
