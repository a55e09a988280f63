/**
 * Is the name on the boarding pass the name in the passport? Airlines cut it at 20 characters, glue titles to it, leave
 * out spaces, double single names and swap the order; none of that is a difference. Everything else is said, not hidden.
 */
import { z } from 'zod';
import type { PassengerName } from './bcbp.ts';
import type { TravelDocument } from './mrz.ts';

/** What was tolerated (`match`), what makes it doubtful (`likely`), or what differs (`different`). */
export const NameReason = z.enum([
  'titleRemoved',
  'cutAt20',
  'doubledSingleName',
  'placeholderName',
  'orderSwapped',
  'givenNamesCut',
  'givenNamesMissing',
  'namesMissing',
  'extraNames',
  'passportNameCut',
  'spelling',
  'surnameDiffers',
  'givenNamesDiffer',
]);
/** A reason of a comparison. */
export type NameReason = z.infer<typeof NameReason>;

/** `match`: the same name in airline spelling. `likely`: look at both. `different`: not the same name. */
export interface NameComparison {
  readonly verdict: 'match' | 'likely' | 'different';
  readonly reasons: readonly NameReason[];
}

type Passport = Pick<TravelDocument, 'surname' | 'givenNames' | 'nameMayBeCut'>;

/** One way to read the pass: surname and given names as letters only, and what was tolerated to read it so. */
interface Reading {
  readonly surname: string;
  readonly given: string;
  readonly tolerated: readonly NameReason[];
}

/** The passport's name: letters of both parts and all its words. */
interface Holder {
  readonly surname: string;
  readonly given: string;
  readonly words: readonly string[];
  readonly mayBeCut: boolean;
}

const titles = ['MSTR', 'MISS', 'PROF', 'MST', 'MRS', 'MR', 'MS', 'DR', 'CHD', 'INF'];
/** What airlines print where a person has only one name: first, last, given name or name unknown. */
const placeholders = new Set(['FNU', 'LNU', 'NFN', 'NLN']);
/** Under this many letters the beginning of a name proves nothing. */
const leastCutLetters = 8;

/** Compares the name of a passport with the name on a boarding pass. */
export function compareNames(passport: Passport, pass: PassengerName): NameComparison {
  const holder = holderOf(passport);
  const comparisons = readingsOf(pass, holder).map((reading) => judge(holder, reading, pass));
  const verdicts = ['match', 'likely', 'different'] as const;
  for (const verdict of verdicts) {
    const found = comparisons.find((comparison) => comparison.verdict === verdict);
    if (found !== undefined) return found;
  }
  return { verdict: 'different', reasons: ['surnameDiffers'] };
}

/** Letters A–Z only: spaces, hyphens, apostrophes and accents are written differently by every airline. */
const letters = (text: string): string =>
  text
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '');

const wordsOf = (text: string): string[] =>
  text
    .replace(/['’]/g, '')
    .split(/[\s/.-]+/)
    .map(letters)
    .filter((word) => word !== '');

function holderOf(passport: Passport): Holder {
  const surname = letters(passport.surname);
  const given = letters(passport.givenNames);
  const doubled = given === surname;
  return {
    surname,
    given: doubled ? '' : given,
    words: [...wordsOf(passport.surname), ...(doubled ? [] : wordsOf(passport.givenNames))],
    mayBeCut: passport.nameMayBeCut,
  };
}

/** All ways to read the pass, plainest first. */
function readingsOf(pass: PassengerName, holder: Holder): Reading[] {
  const plain: Reading = { surname: letters(pass.surname), given: letters(pass.given), tolerated: [] };
  const titled = [plain, ...withoutTitles(plain, pass.mayBeCut)];
  return titled.flatMap((reading) => [reading, ...asSingleName(reading, pass.mayBeCut, holder)]);
}

/** The same name without a title at its end; up to two titles, and the beginning of one where the field ended. */
function withoutTitles(reading: Reading, mayBeCut: boolean): Reading[] {
  const strip = (from: Reading): Reading[] => {
    const part = from.given === '' ? 'surname' : 'given';
    return titles
      .filter((title) => from[part].endsWith(title))
      .map((title) => shortened(from, part, title.length, ['titleRemoved']));
  };
  const once = strip(reading);
  const twice = once.flatMap(strip);
  if (!mayBeCut) return [...once, ...twice];
  const beginnings = new Set(titles.flatMap((title) => [...title].map((_, index) => title.slice(0, index))));
  beginnings.delete('');
  const cut = [...beginnings]
    .filter((beginning) => reading.given.length > beginning.length && reading.given.endsWith(beginning))
    .map((beginning) => shortened(reading, 'given', beginning.length, ['titleRemoved', 'cutAt20']));
  return [...once, ...twice, ...cut];
}

function shortened(from: Reading, part: 'surname' | 'given', by: number, tolerated: readonly NameReason[]): Reading {
  const kept = from[part].slice(0, -by);
  return { ...from, [part]: kept, tolerated: [...new Set([...from.tolerated, ...tolerated])] };
}

/** A person with one name: printed twice, or with a placeholder for the part that does not exist. */
function asSingleName(reading: Reading, mayBeCut: boolean, holder: Holder): Reading[] {
  const { surname, given, tolerated } = reading;
  if (placeholders.has(given)) return [{ surname, given: '', tolerated: [...tolerated, 'placeholderName'] }];
  if (placeholders.has(surname)) return [{ surname: given, given: '', tolerated: [...tolerated, 'placeholderName'] }];
  if (holder.given !== '' || given === '') return [];
  const doubled: Reading = { surname, given: '', tolerated: [...tolerated, 'doubledSingleName'] };
  if (given === surname) return [doubled];
  return mayBeCut && surname.startsWith(given) ? [{ ...doubled, tolerated: [...doubled.tolerated, 'cutAt20'] }] : [];
}

function judge(holder: Holder, reading: Reading, pass: PassengerName): NameComparison {
  const matched = sameName(holder, reading, pass.mayBeCut);
  if (matched !== null) return { verdict: 'match', reasons: [...new Set([...reading.tolerated, ...matched])] };
  const likely = likelyName(holder, reading, pass);
  if (likely !== null) return { verdict: 'likely', reasons: [...new Set([...reading.tolerated, likely])] };
  const reasons: NameReason[] = [];
  if (holder.surname !== reading.surname) reasons.push('surnameDiffers');
  if (holder.given !== reading.given) reasons.push('givenNamesDiffer');
  return { verdict: 'different', reasons };
}

/** The same name with what had to be tolerated beyond the reading itself, or null. */
function sameName(holder: Holder, reading: Reading, mayBeCut: boolean): readonly NameReason[] | null {
  const printed = reading.surname + reading.given;
  if (printed === '') return null;
  const natural = holder.surname + holder.given;
  if (printed === natural) return [];
  if (arranges(printed, holder.words, 'all')) return ['orderSwapped'];
  if (!mayBeCut || printed.length < leastCutLetters) return null;
  if (natural.startsWith(printed)) return ['cutAt20'];
  return (holder.given + holder.surname).startsWith(printed) ? ['orderSwapped', 'cutAt20'] : null;
}

/** Why it may be the same name, or null. */
function likelyName(holder: Holder, reading: Reading, pass: PassengerName): NameReason | null {
  const { surname, given } = reading;
  const printed = surname + given;
  if (printed === '') return null;
  if (surname === holder.surname && given === '') return 'givenNamesMissing';
  if (surname === holder.surname && holder.given.startsWith(given)) return 'givenNamesCut';
  if (surname === holder.surname && holder.mayBeCut) return 'passportNameCut';
  if (arranges(printed, holder.words, 'some')) return 'namesMissing';
  const printedWords = [...wordsOf(pass.surname), ...wordsOf(pass.given)];
  if (holder.words.every((word) => printedWords.includes(word))) return 'extraNames';
  const long = printed.length >= leastCutLetters;
  return long && [holder.surname + holder.given, holder.given + holder.surname].some((name) => oneSlip(name, printed))
    ? 'spelling'
    : null;
}

/**
 * Can the printed letters be laid out as words of the passport, each used once: all of them, or some (two at least,
 * unless the passport has no more than two)? Passports hold a dozen words at most, so trying is cheap.
 */
function arranges(printed: string, words: readonly string[], use: 'all' | 'some'): boolean {
  const least = use === 'all' ? words.length : Math.min(2, words.length - 1);
  const place = (rest: string, left: readonly string[]): boolean => {
    if (rest === '') return words.length - left.length >= least;
    return left.some((word, index) => {
      const firstOfItsKind = left.indexOf(word) === index;
      return firstOfItsKind && rest.startsWith(word) && place(rest.slice(word.length), left.toSpliced(index, 1));
    });
  };
  return printed !== '' && place(printed, words);
}

/** One letter more, less or other, or two neighbours swapped. */
function oneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && a[head] === b[head]) head += 1;
  const restA = a.slice(head);
  const restB = b.slice(head);
  const swapped = `${restA[1] ?? ''}${restA[0] ?? ''}${restA.slice(2)}`;
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1) || swapped === restB;
}
