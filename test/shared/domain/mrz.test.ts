import { describe, expect, test } from 'vitest';
import { mrzCheckDigit } from '../../../shared/domain/mrz_check_digit.ts';
import { parseMrz, TravelDocument, typedDocument } from '../../../shared/domain/mrz.ts';
import { plainPassport, zoneLines, zoneText } from '../../helpers/zone.ts';

const today = '2026-11-21';

/** The specimens of ICAO Doc 9303 parts 4, 5 and 6. */
const td3 = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';
const td2 = 'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6';
const td1 = 'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<';
/** A card with a number of twelve characters (Doc 9303 part 11, appendix D). */
const td1Long = 'I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<';

function read(text: string, on = today): TravelDocument {
  const result = parseMrz(text, on);
  if (!result.ok) throw new Error(`not read: ${JSON.stringify(result.error)}`);
  return TravelDocument.parse(result.value);
}

function faultOf(text: string): unknown {
  const result = parseMrz(text, today);
  return result.ok ? null : result.error;
}

const failedFields = (document: TravelDocument): string[] =>
  document.checkDigits.filter((check) => !check.ok).map((check) => check.field);

describe('ICAO specimens', () => {
  test('TD3: every field and all five check digits; an unknown state is no fault', () => {
    expect(read(td3)).toEqual({
      format: 'TD3',
      documentCode: 'P',
      issuingState: 'UTO',
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      displayName: 'ANNA MARIA ERIKSSON',
      nameMayBeCut: false,
      documentNumber: 'L898902C3',
      nationality: 'UTO',
      birthDate: '1974-08-12',
      sex: 'F',
      expiryDate: '2012-04-15',
      optionalData: 'ZE184226B',
      checkDigits: [
        { field: 'documentNumber', digit: '6', expected: '6', ok: true },
        { field: 'birthDate', digit: '2', expected: '2', ok: true },
        { field: 'expiryDate', digit: '9', expected: '9', ok: true },
        { field: 'personalNumber', digit: '1', expected: '1', ok: true },
        { field: 'composite', digit: '0', expected: '0', ok: true },
      ],
      unreadable: [],
    });
  });

  test.each([
    ['TD2', td2],
    ['TD1', td1],
  ])('%s: fields and four check digits', (format, text) => {
    const document = read(text);
    expect(document).toMatchObject({ format, documentCode: 'I', documentNumber: 'D23145890', optionalData: null });
    expect(document).toMatchObject({
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      birthDate: '1974-08-12',
      sex: 'F',
    });
    expect(document.checkDigits.map((check) => [check.field, check.ok])).toEqual([
      ['documentNumber', true],
      ['birthDate', true],
      ['expiryDate', true],
      ['composite', true],
    ]);
  });

  test('TD1 with a long document number', () => {
    const document = read(td1Long);
    expect(document).toMatchObject({ documentNumber: 'D23145890734', optionalData: null, surname: 'STEVENSON' });
    expect(document.checkDigits[0]).toEqual({ field: 'documentNumber', digit: '9', expected: '9', ok: true });
    expect(failedFields(document)).toEqual([]);
  });

  test('a long number may fill the optional data to the end, and have data after it', () => {
    const full = read(zoneText({ format: 'TD1', code: 'I', number: 'ABCDEFGHI0123456789ABC' }));
    expect(full).toMatchObject({ documentNumber: 'ABCDEFGHI0123456789ABC', optionalData: null });
    const more = read(zoneText({ format: 'TD1', code: 'I', number: 'D23145890734', optional: 'XY7' }));
    expect(more).toMatchObject({ documentNumber: 'D23145890734', optionalData: 'XY7' });
    expect([...failedFields(full), ...failedFields(more)]).toEqual([]);
  });
});

test('the check digit of a long number may count the filler inside it, as some issuers do', () => {
  const withFiller = mrzCheckDigit('D23145890<73A');
  expect(withFiller).not.toBe(mrzCheckDigit('D2314589073A'));
  const number = `D23145890<73A${withFiller}`.padEnd(25, '<');
  const composite = mrzCheckDigit(`${number}34071279507122<<<<<<<<<<<`);
  const document = read(
    `I<UTO${number}\n3407127M9507122UTO<<<<<<<<<<<${composite}\n${'STEVENSON<<PETER'.padEnd(30, '<')}`,
  );
  expect(document.documentNumber).toBe('D2314589073A');
  expect(failedFields(document)).toEqual([]);
  expect(document.checkDigits[0]).toMatchObject({ digit: withFiller, ok: true });
});

describe('as readers and hands deliver it', () => {
  test.each([
    ['line feed', '\n'],
    ['carriage return and line feed', '\r\n'],
    ['carriage return', '\r'],
    ['tab', '\t'],
    ['space', ' '],
    ['nothing', ''],
  ])('lines separated by %s', (_, separator) => {
    for (const text of [td3, td2, td1]) {
      const sent = text.replaceAll('\n', separator);
      expect(read(sent)).toEqual(read(text));
      expect(read(` ${sent.toLowerCase()}${separator}\n`)).toEqual(read(text));
    }
  });

  test('a line break at the wrong place is not joined away', () => {
    const joined = td3.replace('\n', '');
    expect(faultOf(`${joined.slice(0, 43)}\n${joined.slice(43)}`)).toEqual({ code: 'wrongLength', lengths: [43, 45] });
  });
});

describe('Indonesian passports', () => {
  test('a single name stays whole', () => {
    const document = read(zoneText({ name: 'CONTOHWATI' }));
    expect(document).toMatchObject({ surname: 'CONTOHWATI', givenNames: '', displayName: 'CONTOHWATI' });
    expect(document).toMatchObject({ nameMayBeCut: false, issuingState: 'IDN', nationality: 'IDN' });
    expect(failedFields(document)).toEqual([]);
  });

  test('a single name of several words stays whole', () => {
    expect(read(zoneText({ name: 'SITI<CONTOH<AMINAH' }))).toMatchObject({
      surname: 'SITI CONTOH AMINAH',
      givenNames: '',
      displayName: 'SITI CONTOH AMINAH',
    });
  });

  test('a name that fills its field may be cut; with no room for given names it is kept as it stands', () => {
    const long = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ<ABCDEFGHIJKLMNOPQ';
    expect(read(zoneText({ name: long }))).toMatchObject({
      nameMayBeCut: true,
      surname: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ ABCDEFGHIJKL',
      givenNames: '',
    });
    expect(read(zoneText({ name: 'CONTOHPANJANGSEKALI<<BUDI<SANTOSA<PRATAMA<WIJAYA' }))).toMatchObject({
      nameMayBeCut: true,
      surname: 'CONTOHPANJANGSEKALI',
      givenNames: 'BUDI SANTOSA PRATA',
    });
  });

  test('a name in the secondary field alone is the name', () => {
    expect(read(zoneText({ name: '<<CONTOHWATI' }))).toMatchObject({ surname: 'CONTOHWATI', givenNames: '' });
  });

  test('an empty personal number may carry the filler for its check digit', () => {
    const [first = '', second = ''] = zoneLines(plainPassport);
    expect(second.slice(28, 43)).toBe('<<<<<<<<<<<<<<0');
    const document = read(`${first}\n${second.slice(0, 42)}<${second.slice(43)}`);
    expect(document.checkDigits[3]).toEqual({ field: 'personalNumber', digit: '<', expected: '0', ok: true });
    expect(failedFields(document)).toEqual([]);
  });
});

describe('dates and sex', () => {
  test.each([
    ['261121', '2026-11-21'],
    ['261122', '1926-11-22'],
    ['000229', '2000-02-29'],
    ['74<<<<', '1974'],
    ['26<<<<', '2026'],
    ['27<<<<', '1927'],
    ['7408<<', '1974-08'],
    ['2612<<', '1926-12'],
    ['<<<<<<', null],
  ])('born %s is %s', (birth, iso) => {
    expect(read(zoneText({ birth }))).toMatchObject({ birthDate: iso, unreadable: [] });
  });

  test.each(['741332', '740230', '<<0812', '74<<12', '740000'])(
    'born %s is no date and is said to be none',
    (birth) => {
      const document = read(zoneText({ birth }));
      expect(document).toMatchObject({ birthDate: null, unreadable: ['birthDate'] });
      expect(failedFields(document)).toEqual([]);
    },
  );

  test.each([
    ['310315', '2031-03-15'],
    ['991231', '1999-12-31'],
    ['750101', '2075-01-01'],
    ['760101', '1976-01-01'],
    ['<<<<<<', null],
  ])('expires %s is %s', (expiry, iso) => {
    expect(read(zoneText({ expiry }))).toMatchObject({ expiryDate: iso, unreadable: [] });
  });

  test('an expiry that is no date', () => {
    expect(read(zoneText({ expiry: '310231' }))).toMatchObject({ expiryDate: null, unreadable: ['expiryDate'] });
    expect(read(zoneText({ expiry: '3102<<' }))).toMatchObject({ expiryDate: null, unreadable: ['expiryDate'] });
  });

  test('the century near the turn of one', () => {
    expect(read(zoneText({ expiry: '020101' }), '2098-05-01').expiryDate).toBe('2102-01-01');
    expect(read(zoneText({ birth: '990101' }), '2101-05-01').birthDate).toBe('2099-01-01');
  });

  test.each([
    ['M', 'M', []],
    ['F', 'F', []],
    ['<', 'X', []],
    ['X', 'X', []],
    ['Q', null, ['sex']],
  ])('sex %s is %s', (sex, expected, unreadable) => {
    expect(read(zoneText({ sex }))).toMatchObject({ sex: expected, unreadable });
  });
});

describe('check digits are reported, not repaired', () => {
  test('a digit that does not fit is shown with the one that would', () => {
    const document = read(td3.replace('L898902C36', 'L898902C46'));
    expect(document.documentNumber).toBe('L898902C4');
    expect(document.checkDigits[0]).toEqual({ field: 'documentNumber', digit: '6', expected: '7', ok: false });
    expect(failedFields(document)).toEqual(['documentNumber', 'composite']);
  });

  test('O for 0 in the number stays O', () => {
    const document = read(td3.replace('L898902C3', 'L8989O2C3'));
    expect(document.documentNumber).toBe('L8989O2C3');
    expect(failedFields(document)).toEqual(['documentNumber', 'composite']);
  });

  test('a letter at the place of a check digit fails', () => {
    expect(failedFields(read(td3.replace('7408122F', '740812ZF')))).toEqual(['birthDate', 'composite']);
  });

  test('the computation itself', () => {
    expect(mrzCheckDigit('520727')).toBe('3');
    expect(mrzCheckDigit('AB2134<<<')).toBe('5');
    expect(() => mrzCheckDigit('a')).toThrow(RangeError);
  });
});

describe('what is not a zone', () => {
  test.each([
    ['', { code: 'notMrz', length: 0 }],
    ['Selamat pagi', { code: 'notMrz', length: 11 }],
    ['M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 326J001A0025 100', { code: 'notMrz', length: 49 }],
    [td3.slice(0, -1), { code: 'wrongLength', lengths: [44, 43] }],
    [`${td3}<`, { code: 'wrongLength', lengths: [44, 45] }],
    [td3.replace('\n', '').slice(1), { code: 'wrongLength', lengths: [87] }],
    [td1.split('\n').slice(0, 2).join('\n'), { code: 'wrongLength', lengths: [30, 30] }],
    [td3.replace('ANNA', 'AN*A'), { code: 'badCharacter', character: '*', line: 1, column: 18, expected: 'mrz' }],
    [td3.replace('ANNA', 'ANN4'), { code: 'badCharacter', character: '4', line: 1, column: 19, expected: 'letter' }],
    [td3.replace('740812', '74O812'), { code: 'badCharacter', character: 'O', line: 2, column: 16, expected: 'digit' }],
    [td3.replace('6UTO', '6UT0'), { code: 'badCharacter', character: '0', line: 2, column: 13, expected: 'letter' }],
    [`4${td3.slice(1)}`, { code: 'badCharacter', character: '4', line: 1, column: 1, expected: 'letter' }],
    [`V${td3.slice(1)}`, { code: 'visa' }],
    [`V${td2.slice(1)}`, { code: 'visa' }],
    [`IDFRA${td2.slice(5)}`, { code: 'unsupportedLayout' }],
    [
      td2.replace('<<<<<<\n', '<<<2<<\n'),
      { code: 'badCharacter', character: '2', line: 1, column: 34, expected: 'letter' },
    ],
    [zoneText({ name: '' }), { code: 'missing', field: 'name' }],
    [zoneText({ number: '' }), { code: 'missing', field: 'documentNumber' }],
  ])('%j', (text, fault) => {
    expect(faultOf(text)).toEqual(fault);
  });

  test('a German letter does not shift the columns', () => {
    expect(faultOf(td3.replace('ANNA', 'ANßA'))).toMatchObject({ code: 'badCharacter', character: 'ß', column: 18 });
  });
});

test('a typed document has the same shape', () => {
  const document = typedDocument({
    surname: ' contoh ',
    givenNames: 'Budi   Tri',
    documentNumber: 'x 1234567',
    nationality: 'IDN',
    birthDate: '2005-03-15',
    sex: null,
    expiryDate: '2031-03-15',
  });
  expect(TravelDocument.parse(document)).toMatchObject({
    format: 'typed',
    displayName: 'BUDI TRI CONTOH',
    documentNumber: 'X1234567',
    checkDigits: [],
  });
});
