/** Builds machine-readable zones with right check digits, for tests and practice. Names are given as they stand in the zone. */
import { mrzCheckDigit } from '../../shared/domain/mrz_check_digit.ts';

export interface ZoneFields {
  readonly format: 'TD1' | 'TD2' | 'TD3';
  readonly code: string;
  readonly state: string;
  /** `ERIKSSON<<ANNA<MARIA`; cut at the width of the field. */
  readonly name: string;
  /** More than nine characters continue in the optional data (TD1, TD2). */
  readonly number: string;
  readonly nationality: string;
  readonly birth: string;
  readonly sex: string;
  readonly expiry: string;
  readonly optional: string;
}

/** A valid Indonesian passport of an invented person, 21 years old on 21 November 2026. */
export const plainPassport: ZoneFields = {
  format: 'TD3',
  code: 'P',
  state: 'IDN',
  name: 'CONTOH<<BUDI',
  number: 'X1234567',
  nationality: 'IDN',
  birth: '050315',
  sex: 'M',
  expiry: '310315',
  optional: '',
};

const fill = (text: string, width: number): string => text.slice(0, width).padEnd(width, '<');
const checked = (text: string): string => text + mrzCheckDigit(text);

/** The lines of a zone. */
export function zoneLines(fields: ZoneFields): string[] {
  if (fields.format === 'TD1') return td1(fields);
  return fields.format === 'TD2' ? td2(fields) : td3(fields);
}

/** A zone as a reader sends it: lines separated by a line feed. */
export const zoneText = (changes: Partial<ZoneFields> = {}): string =>
  zoneLines({ ...plainPassport, ...changes }).join('\n');

function td3(fields: ZoneFields): string[] {
  const { code, state, name, nationality, sex, optional } = fields;
  const number = checked(fill(fields.number, 9));
  const birth = checked(fields.birth);
  const expiry = checked(fields.expiry);
  const personal = checked(fill(optional, 14));
  const composite = mrzCheckDigit(number + birth + expiry + personal);
  return [
    fill(code, 2) + fill(state, 3) + fill(name, 39),
    number + fill(nationality, 3) + birth + sex + expiry + personal + composite,
  ];
}

function td2(fields: ZoneFields): string[] {
  const { code, state, name, nationality, sex } = fields;
  const [number, optional] = numberAnd(fields, 7);
  const birth = checked(fields.birth);
  const expiry = checked(fields.expiry);
  const composite = mrzCheckDigit(number + birth + expiry + optional);
  return [
    fill(code, 2) + fill(state, 3) + fill(name, 31),
    number + fill(nationality, 3) + birth + sex + expiry + optional + composite,
  ];
}

function td1(fields: ZoneFields): string[] {
  const { code, state, name, nationality, sex } = fields;
  const [number, optional] = numberAnd(fields, 15);
  const birth = checked(fields.birth);
  const expiry = checked(fields.expiry);
  const second = fill('', 11);
  const composite = mrzCheckDigit(number + optional + birth + expiry + second);
  return [
    fill(code, 2) + fill(state, 3) + number + optional,
    birth + sex + expiry + fill(nationality, 3) + second + composite,
    fill(name, 30),
  ];
}

/** Number with check digit (ten characters) and the optional data; a long number reaches into the latter. */
function numberAnd({ number, optional }: ZoneFields, width: number): [string, string] {
  if (number.length <= 9) return [checked(fill(number, 9)), fill(optional, width)];
  return [`${number.slice(0, 9)}<`, fill(`${number.slice(9)}${mrzCheckDigit(number)}<${optional}`, width)];
}
