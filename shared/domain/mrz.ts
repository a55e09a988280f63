/**
 * The travel document as its machine-readable zone states it (ICAO Doc 9303 parts 4–6). The package `mrz` knows where
 * the fields stand; what is accepted, kept and reported is decided here. Nothing is repaired: a failing check digit
 * is reported with the digit that would fit, and the characters stay as they were read.
 */
import { z } from 'zod';
import type { Details, FieldName, Range } from 'mrz';
import { parse } from 'mrz';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import type { Day } from '../time.ts';
import { mrzCheckDigit } from './mrz_check_digit.ts';
import { mrzBirthDate, mrzExpiryDate } from './mrz_date.ts';
import type { MrzFault } from './mrz_lines.ts';
import { mrzLinesOf } from './mrz_lines.ts';

/** One check digit: what stands there, what the checked characters give, whether it counts as right. */
export const MrzCheck = z.strictObject({
  field: z.enum(['documentNumber', 'birthDate', 'expiryDate', 'personalNumber', 'composite']),
  digit: z.string().length(1),
  expected: z.string().regex(/^[0-9]$/),
  /** Not always `digit === expected`: an empty personal number may carry `<` instead of 0. */
  ok: z.boolean(),
});
/** One check digit. */
export type MrzCheck = z.infer<typeof MrzCheck>;

/** A code of a state or organisation as printed, one to three letters; not every one is in ISO 3166 (D, UTO, XPO). */
const StateCode = z.string().regex(/^[A-Z]{1,3}$/);

/** A travel document as read from its zone, or typed from the page with the photo (`format: 'typed'`). */
export const TravelDocument = z.strictObject({
  format: z.enum(['TD1', 'TD2', 'TD3', 'typed']),
  /** One or two characters; P… is a passport. */
  documentCode: z.string().regex(/^[A-Z][A-Z0-9]?$/),
  issuingState: StateCode.nullable(),
  /** The primary identifier. A person with a single name has it here, whole, and no given names. */
  surname: z.string().min(1).max(80),
  givenNames: z.string().max(80),
  /** Given names and surname in the order they are spoken; a single name alone. */
  displayName: z.string().min(1).max(170),
  /** The name fills its field to the end, so the document may hold only the beginning of it. */
  nameMayBeCut: z.boolean(),
  documentNumber: z.string().min(1).max(30),
  nationality: StateCode.nullable(),
  /** `YYYY-MM-DD`; `YYYY-MM` or `YYYY` where the document leaves the rest unknown; null where all of it is. */
  birthDate: z
    .string()
    .regex(/^\d{4}(-\d\d(-\d\d)?)?$/)
    .nullable(),
  /** X is "unspecified" (`<` in the zone); null is a character that means nothing. */
  sex: z.enum(['M', 'F', 'X']).nullable(),
  expiryDate: z.iso.date().nullable(),
  optionalData: z.string().max(40).nullable(),
  checkDigits: z.array(MrzCheck).max(5),
  /** Fields whose characters make no date or no sex; the value is null. */
  unreadable: z.array(z.enum(['birthDate', 'expiryDate', 'sex'])),
});
/** A travel document. */
export type TravelDocument = z.infer<typeof TravelDocument>;

/** What is typed from the page with the photo when the zone cannot be read. Dates `YYYY-MM-DD`. */
export interface TypedDocument {
  readonly surname: string;
  readonly givenNames: string;
  readonly documentNumber: string;
  readonly nationality: string;
  readonly birthDate: Day;
  readonly sex: 'M' | 'F' | 'X' | null;
  readonly expiryDate: Day;
}

type Slice = (range: Range | undefined) => string;
type Zone = { readonly slice: Slice; readonly detail: (field: FieldName) => Details | undefined };

/**
 * Reads a machine-readable zone: scanned, typed or pasted, with or without line breaks, in either case.
 * `today` (station's day) decides the century of the dates. A failing check digit is no fault; see `checkDigits`.
 */
export function parseMrz(text: string, today: Day): Result<TravelDocument, MrzFault> {
  const found = mrzLinesOf(text);
  if (!found.ok) return found;
  const { format, lines } = found.value;
  const { details } = parse(lines);
  const zone: Zone = {
    slice: (range) => (range === undefined ? '' : (lines[range.line] ?? '').slice(range.start, range.end)),
    detail: (field) => details.find((one) => one.field === field),
  };
  const fault = misplacedCharacter(zone);
  if (fault !== null) return err(fault);
  const name = nameOf(rawOf(zone, 'lastName'));
  if (name.surname === '') return err({ code: 'missing', field: 'name' });
  const number = numberOf(zone);
  if (number.value === '') return err({ code: 'missing', field: 'documentNumber' });
  return ok({
    format,
    documentCode: rawOf(zone, 'documentCode').replaceAll('<', ''),
    issuingState: stateOf(rawOf(zone, 'issuingState')),
    ...name,
    documentNumber: number.value,
    nationality: stateOf(rawOf(zone, 'nationality')),
    ...datesAndSex(zone, today),
    optionalData: optionalOf(zone, number.tailLength),
    checkDigits: checksOf(zone, number.check),
  });
}

/** A document typed from the page with the photo. It has no check digits; letters become upper case. */
export function typedDocument(typed: TypedDocument): TravelDocument {
  const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ').toUpperCase();
  const surname = tidy(typed.surname);
  const givenNames = tidy(typed.givenNames);
  return {
    format: 'typed',
    documentCode: 'P',
    issuingState: null,
    surname,
    givenNames,
    displayName: displayNameOf(surname, givenNames),
    nameMayBeCut: false,
    documentNumber: tidy(typed.documentNumber).replaceAll(' ', ''),
    nationality: tidy(typed.nationality),
    birthDate: typed.birthDate,
    sex: typed.sex,
    expiryDate: typed.expiryDate,
    optionalData: null,
    checkDigits: [],
    unreadable: [],
  };
}

/** Given names before the surname; a single name stays alone. */
function displayNameOf(surname: string, givenNames: string): string {
  return givenNames === '' ? surname : `${givenNames} ${surname}`;
}

const rawOf = (zone: Zone, field: FieldName): string => zone.slice(zone.detail(field)?.ranges[0]);

const stateOf = (raw: string): string | null => raw.replaceAll('<', '') || null;

/** A digit in a name or a letter in a date cannot be right, and no check digit covers names: it is refused with its place. */
function misplacedCharacter(zone: Zone): MrzFault | null {
  const rules = [
    { fields: ['issuingState', 'nationality', 'lastName'], bad: /[^A-Z<]/, expected: 'letter' },
    { fields: ['birthDate', 'expirationDate'], bad: /[^0-9<]/, expected: 'digit' },
  ] as const;
  for (const { fields, bad, expected } of rules) {
    for (const field of fields) {
      const range = zone.detail(field)?.ranges[0];
      const found = bad.exec(zone.slice(range));
      if (range !== undefined && found !== null)
        return {
          code: 'badCharacter',
          character: found[0],
          line: range.line + 1,
          column: range.start + found.index + 1,
          expected,
        };
    }
  }
  return null;
}

function nameOf(raw: string): Pick<TravelDocument, 'surname' | 'givenNames' | 'displayName' | 'nameMayBeCut'> {
  const split = raw.indexOf('<<');
  const words = (part: string): string =>
    part
      .split('<')
      .filter((word) => word !== '')
      .join(' ');
  const primary = words(split < 0 ? raw : raw.slice(0, split));
  const secondary = split < 0 ? '' : words(raw.slice(split));
  const surname = primary === '' ? secondary : primary;
  const givenNames = primary === '' ? '' : secondary;
  return { surname, givenNames, displayName: displayNameOf(surname, givenNames), nameMayBeCut: !raw.endsWith('<') };
}

interface NumberRead {
  readonly value: string;
  /** Characters of the optional data that belong to the number: its tail and its check digit. */
  readonly tailLength: number;
  readonly check: MrzCheck;
}

/**
 * The document number. TD1 and TD2 continue a number of more than nine characters in the optional data: filler at the
 * place of the check digit, then the rest, then the check digit. Issuers compute that digit with and without the
 * filler between (the ICAO text allows both readings), so either counts as right.
 */
function numberOf(zone: Zone): NumberRead {
  const [place, head, optional] = zone.detail('documentNumberCheckDigit')?.ranges ?? [];
  const start = zone.slice(head);
  const digit = zone.slice(place);
  const run = digit === '<' ? (zone.slice(optional).split('<')[0] ?? '') : '';
  const tail = run.slice(0, -1);
  const shown = run === '' ? digit : run.slice(-1);
  const expected = mrzCheckDigit(start + tail);
  const right = shown === expected || (run !== '' && shown === mrzCheckDigit(`${start}<${tail}`));
  return {
    value: (start + tail).replace(/<+$/, '').replaceAll('<', ' ').trim(),
    tailLength: run.length,
    check: { field: 'documentNumber', digit: shown, expected, ok: right },
  };
}

function datesAndSex(zone: Zone, today: Day): Pick<TravelDocument, 'birthDate' | 'expiryDate' | 'sex' | 'unreadable'> {
  const birth = mrzBirthDate(rawOf(zone, 'birthDate'), today);
  const expiry = mrzExpiryDate(rawOf(zone, 'expirationDate'), today);
  const letter = rawOf(zone, 'sex');
  const sex = letter === 'M' || letter === 'F' ? letter : letter === '<' || letter === 'X' ? 'X' : null;
  const unreadable: TravelDocument['unreadable'] = [];
  if (birth.unreadable) unreadable.push('birthDate');
  if (expiry.unreadable) unreadable.push('expiryDate');
  if (sex === null) unreadable.push('sex');
  return { birthDate: birth.value, expiryDate: expiry.value, sex, unreadable };
}

function optionalOf(zone: Zone, tailLength: number): string | null {
  const first = rawOf(zone, 'optional1') + rawOf(zone, 'optional') + rawOf(zone, 'personalNumber');
  const parts = [first.slice(tailLength), rawOf(zone, 'optional2')];
  const words = parts.flatMap((part) => part.split('<')).filter((word) => word !== '');
  return words.length === 0 ? null : words.join(' ');
}

/** All check digits of the format, in the order they stand. */
function checksOf(zone: Zone, number: MrzCheck): MrzCheck[] {
  const plain = (field: MrzCheck['field'], name: FieldName): MrzCheck[] => {
    const [place, ...checked] = zone.detail(name)?.ranges ?? [];
    if (place === undefined) return [];
    const digit = zone.slice(place);
    const characters = checked.map(zone.slice).join('');
    const expected = mrzCheckDigit(characters);
    // ICAO 9303-4: with an empty personal number the issuer may print 0 or the filler.
    const empty = field === 'personalNumber' && /^<*$/.test(characters) && digit === '<';
    return [{ field, digit, expected, ok: digit === expected || empty }];
  };
  return [
    number,
    ...plain('birthDate', 'birthDateCheckDigit'),
    ...plain('expiryDate', 'expirationDateCheckDigit'),
    ...plain('personalNumber', 'personalNumberCheckDigit'),
    ...plain('composite', 'compositeCheckDigit'),
  ];
}
