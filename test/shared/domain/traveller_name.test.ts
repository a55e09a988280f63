import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PassengerName } from '../../../shared/domain/bcbp.ts';
import { compareNames } from '../../../shared/domain/traveller_name.ts';

const runs = { numRuns: Number(process.env.TAPIS_RUNS ?? 300) };

const passport = (name: string) => {
  const [surname = '', givenNames = ''] = name.split(', ');
  return { surname, givenNames, nameMayBeCut: false };
};
/** As a boarding pass prints it: 20 characters, the rest lost. */
const pass = (name: string): PassengerName => {
  const printed = name.slice(0, 20).trimEnd();
  const [surname = '', ...given] = printed.split('/');
  return { surname, given: given.join(' '), mayBeCut: printed.length >= 19 };
};
const compare = (holder: string, printed: string) => compareNames(passport(holder), pass(printed));

describe('the same name in airline spelling', () => {
  test.each([
    ['ERIKSSON, ANNA MARIA', 'ERIKSSON/ANNA MARIA', []],
    ['ERIKSSON, ANNA MARIA', 'ERIKSSON/ANNAMARIA', []],
    ['ERIKSSON, ANNA MARIA', 'ERIKSSON/ANNAMARIAMS', ['titleRemoved']],
    ['SANTOSA, BUDI', 'SANTOSA/BUDIMR', ['titleRemoved']],
    ['SANTOSA, BUDI', 'SANTOSA/BUDI MR', ['titleRemoved']],
    ['SANTOSA, BUDI', 'SANTOSA/BUDIDRMR', ['titleRemoved']],
    ['SANTOSA, BUDI', 'SANTOSA/BUDIMSTR', ['titleRemoved']],
    ['SANTOSA, WATI', 'SANTOSA/WATIMISS', ['titleRemoved']],
    ['SANTOSA, WATI', 'SANTOSA/WATIMRS', ['titleRemoved']],
    ['HASAN, AMR', 'HASAN/AMR', []],
    ['SITI', 'SITI/SITI', ['doubledSingleName']],
    ['SITI', 'SITI/SITIMRS', ['titleRemoved', 'doubledSingleName']],
    ['SITI', 'SITI/MRS', ['titleRemoved']],
    ['SITI', 'SITI MRS', ['titleRemoved']],
    ['SITI', 'SITI', []],
    ['SITI', 'SITI/FNU', ['placeholderName']],
    ['SITI', 'LNU/SITI', ['placeholderName']],
    ['SITI', 'FNU/SITI MS', ['titleRemoved', 'placeholderName']],
    ['SITI, SITI', 'SITI/SITI', ['doubledSingleName']],
    ['SITI AMINAH', 'SITI AMINAH/SITI AMINAH', ['doubledSingleName', 'cutAt20']],
    ['SITI AMINAH', 'AMINAH/SITI', ['orderSwapped']],
    ['SANTOSA, BUDI', 'BUDI/SANTOSA', ['orderSwapped']],
    ['SANTOSA, BUDI TRI', 'BUDI/TRI SANTOSAMR', ['titleRemoved', 'orderSwapped']],
    ['SANTOSA, BUDI TRI', 'TRISANTOSA/BUDI', ['orderSwapped']],
    ["O'CONTOH-WATI, ANN", 'OCONTOHWATI/ANN', []],
    ['OCONTOH WATI, ANN', "O'CONTOH-WATI/ANN", []],
    ['CONTOHPANJANG, BUDI SANTOSA', 'CONTOHPANJANG/BUDI SANTOSA', ['cutAt20']],
    ['CONTOHPANJANG, BUDI SANTOSA', 'CONTOHPANJANG/BUDISANTOSA', ['cutAt20']],
    ['CONTOHPANJANG, BUDIAN SANTOSA', 'CONTOHPANJANG/BUDIAN SANTOSA', ['cutAt20']],
    ['CONTOHPANJANGSEKALILAGI', 'CONTOHPANJANGSEKALILAGI/X', ['cutAt20']],
    ['WATI, CONTOHPANJANGBUDI', 'CONTOHPANJANGBUDI/WATI', ['orderSwapped', 'cutAt20']],
    ['CONTOHPANJANG, BUDIA', 'CONTOHPANJANG/BUDIAMR', ['titleRemoved', 'cutAt20']],
    ['MÜLLER, ZOË', 'MULLER/ZOE', []],
  ])('%s × %s', (holder, printed, reasons) => {
    expect(compare(holder, printed)).toEqual({ verdict: 'match', reasons });
  });
});

describe('perhaps the same: look at both', () => {
  test.each([
    ['ERIKSSON, ANNA MARIA', 'ERIKSSON/ANNA', 'givenNamesCut'],
    ['ERIKSSON, ANNA MARIA', 'ERIKSSON/A', 'givenNamesCut'],
    ['ERIKSSON, ANNA MARIA', 'ERIKSSON/MARIA', 'namesMissing'],
    ['ERIKSSON, ANNA MARIA', 'ERIKSSON', 'givenNamesMissing'],
    ['ERIKSSON, ANNA MARIA', 'ERIKSSON/MRS', 'givenNamesMissing'],
    ['SANTOSA, BUDI TRI', 'BUDI/TRI', 'namesMissing'],
    ['SITI', 'BINTI CONTOH/SITI', 'extraNames'],
    ['SANTOSA, MUHAMMAD', 'SANTOSA/MUHAMAD', 'spelling'],
    ['SANTOSA, MUHAMMAD', 'SANTOSA/MOHAMMAD', 'spelling'],
    ['SANTOSA, MUHAMMAD', 'SANTOSA/MUHAMMDA', 'spelling'],
    ['SANTOSA, MUHAMMAD', 'MUHAMMADD/SANTOSA', 'spelling'],
  ])('%s × %s: %s', (holder, printed, reason) => {
    const { verdict, reasons } = compare(holder, printed);
    expect([verdict, reasons.at(-1)]).toEqual(['likely', reason]);
  });

  test('a passport whose own name is cut', () => {
    const holder = { surname: 'CONTOH', givenNames: 'ABCDEFGHIJKLMNOPQRSTUVWX A', nameMayBeCut: true };
    expect(compareNames(holder, pass('CONTOH/BUDI'))).toEqual({ verdict: 'likely', reasons: ['passportNameCut'] });
  });
});

describe('not the same', () => {
  test.each([
    ['ERIKSSON, ANNA MARIA', 'SANTOSA/BUDI', ['surnameDiffers', 'givenNamesDiffer']],
    ['SANTOSA, BUDI', 'SANTOSA/WATI', ['givenNamesDiffer']],
    ['SANTOSA, BUDI', 'CONTOH/BUDI', ['surnameDiffers']],
    ['SANTOSA, BUDI TRI', 'TRI', ['surnameDiffers', 'givenNamesDiffer']],
    ['SITI', 'BUDI/BUDI', ['surnameDiffers', 'givenNamesDiffer']],
    ['SITI', 'SITA/SITA', ['surnameDiffers', 'givenNamesDiffer']],
    ['SITI', 'MRS', ['surnameDiffers']],
    ['SITI', '/', ['surnameDiffers']],
    ['CONTOHPANJANG, BUDI SANTOSA', 'CONTOHPANJANG/WATI SANTOSA', ['givenNamesDiffer']],
  ])('%s × %s', (holder, printed, reasons) => {
    expect(compare(holder, printed)).toEqual({ verdict: 'different', reasons });
  });
});

describe('for all names', () => {
  const names =
    'SITI BUDI WATI TRI SANTOSA CONTOH AMINAH PRATAMA ANNA MARIA ERIKSSON MUHAMMAD RIZKI DEWI LESTARI'.split(' ');
  const word = fc.oneof(fc.constantFrom(...names), fc.stringMatching(/^[A-Z]{2,9}$/));
  const person = fc.record({ surname: word, given: fc.array(word, { maxLength: 3 }) });
  /** Two people who share the surname and perhaps the first given name, as relatives and strangers in a queue do. */
  const nearby = (most: number) =>
    fc
      .tuple(person, fc.array(word, { minLength: 1, maxLength: most }), fc.boolean(), fc.nat(2))
      .map(([one, given, family, shared]) => {
        const other = {
          surname: family ? one.surname : (given[0] ?? ''),
          given: [...one.given.slice(0, shared), ...given],
        };
        return [one, other] as const;
      });
  const title = fc.constantFrom('', 'MR', ' MR', 'MRS', ' MS', 'MSTR', 'MISS', 'DR');
  const written = (one: { surname: string; given: string[] }): string =>
    one.given.length === 0 ? one.surname : `${one.surname}, ${one.given.join(' ')}`;

  /** The words joined in every order. */
  const orders = (words: readonly string[]): string[] =>
    words.length < 2
      ? [...words]
      : words.flatMap((first, index) => orders(words.toSpliced(index, 1)).map((rest) => first + rest));

  test('the own name matches with any title, with or without spaces, cut or not, and single names doubled', () => {
    fc.assert(
      fc.property(person, title, fc.constantFrom(' ', ''), (one, glued, space) => {
        const given = one.given.length === 0 ? one.surname : one.given.join(space);
        const result = compare(written(one), `${one.surname}/${given}${glued}`);
        expect(result.verdict, JSON.stringify(result)).toBe('match');
      }),
      runs,
    );
  });

  test('other people never match', () => {
    // A single name may stand twice, in the passport as on the pass: WATI WATI and WATI are one person's name.
    const letters = ({ surname, given }: { surname: string; given: string[] }): string =>
      [...surname, ...(given.join('') === surname ? '' : given.join(''))].sort().join('');
    fc.assert(
      fc.property(fc.oneof(fc.tuple(person, person), nearby(2)), title, ([one, other], glued) => {
        const printed = `${other.surname}/${other.given.join('')}`;
        // What fits on the pass whole is another name whenever its letters are others; a longer one may share its beginning.
        fc.pre(printed.length + glued.length < 19 && letters(one) !== letters(other));
        const result = compare(written(one), printed + glued);
        expect(result.verdict, JSON.stringify(result)).not.toBe('match');
      }),
      runs,
    );
  });

  test('a cut name matches only a name that begins like it', () => {
    fc.assert(
      fc.property(nearby(4), ([one, other]) => {
        const printed = pass(`${other.surname}/${other.given.join(' ')}`);
        fc.pre(printed.mayBeCut);
        const shown = (printed.surname + printed.given).replace(/[^A-Z]/g, '');
        // Four letters at the end may be a title or its beginning.
        const core = shown.slice(0, -4);
        if (compareNames(passport(written(one)), printed).verdict !== 'match') return;
        // A single name is printed twice; what follows it at the cut may be the beginning of a title (PR of PROF).
        const words = one.given.length === 0 ? [one.surname, one.surname] : [one.surname, ...one.given];
        expect(orders(words).some((name) => name.startsWith(core))).toBe(true);
      }),
      runs,
    );
  });

  test('any text gives a verdict', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(text, text, text, text, fc.boolean(), (surname, givenNames, printed, given, cut) => {
        const result = compareNames(
          { surname, givenNames, nameMayBeCut: cut },
          { surname: printed, given, mayBeCut: cut },
        );
        expect(['match', 'likely', 'different']).toContain(result.verdict);
      }),
      runs,
    );
  });
});
