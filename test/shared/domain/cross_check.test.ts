import { describe, expect, test } from 'vitest';
import type { BoardingPass } from '../../../shared/domain/bcbp.ts';
import { parseBoardingPass, typedBoardingPass } from '../../../shared/domain/bcbp.ts';
import type { CrossCheckInput } from '../../../shared/domain/cross_check.ts';
import { blocksFastClear, crossCheck, CrossCheckFinding } from '../../../shared/domain/cross_check.ts';
import type { TravelDocument } from '../../../shared/domain/mrz.ts';
import { parseMrz, typedDocument } from '../../../shared/domain/mrz.ts';
import type { ZoneFields } from '../../helpers/zone.ts';
import { zoneText } from '../../helpers/zone.ts';

const today = '2026-11-21';

function document(changes: Partial<ZoneFields> = {}, edit = (text: string): string => text): TravelDocument {
  const result = parseMrz(edit(zoneText(changes)), today);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function pass(name = 'CONTOH/BUDI', legs: readonly string[] = ['PLMKULAK 0456 325'], on = today): BoardingPass {
  const printed = legs.map((leg) => `XYZ789 ${leg}Y012A0034 100`).join('');
  const result = parseBoardingPass(`M${legs.length}${name.padEnd(20)}E${printed}`, on);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const flights = [{ number: 'AK0456', day: today }];

/** Findings as `severity code`, and each must fit its schema. */
function check(changes: Partial<CrossCheckInput> = {}): string[] {
  const findings = crossCheck({ document: document(), boardingPass: pass(), flights, today, ...changes });
  return findings.map((finding) => {
    CrossCheckFinding.parse(finding);
    return `${finding.severity} ${finding.code}`;
  });
}

test('a plain traveller with a plain pass: nothing, and the fast way is open', () => {
  expect(check()).toEqual([]);
  expect(blocksFastClear([])).toBe(false);
});

describe('the document', () => {
  test.each<[string, Partial<ZoneFields>, string[]]>([
    ['expired', { expiry: '261120' }, ['block passportExpired']],
    ['in its last days', { expiry: '261121' }, ['look passportUnderSixMonths']],
    ['one day short of six months', { expiry: '270520' }, ['look passportUnderSixMonths']],
    ['six months to the day', { expiry: '270521' }, []],
    ['without expiry', { expiry: '<<<<<<' }, ['look expiryUnknown']],
    ['with an expiry that is no date', { expiry: '310231' }, ['look fieldUnreadable', 'look expiryUnknown']],
    ['of a foreigner', { nationality: 'MYS' }, ['look nationalityNotIndonesian']],
    ['of a child', { birth: '081122' }, ['look under18']],
    ['of someone who is 18 today', { birth: '081121' }, []],
    ['without a birthday', { birth: '08<<<<' }, ['look ageUnknown']],
    ['not a passport', { format: 'TD1', code: 'I' }, ['look notAPassport']],
    ['diplomatic', { code: 'PD' }, ['look officialPassport']],
  ])('%s', (_, changes, expected) => {
    expect(check({ document: document(changes) })).toEqual(expected);
  });

  test('a failing check digit names its fields', () => {
    const wrong = document({}, (text) => text.replace('X1234567', 'X1234568'));
    const [finding] = crossCheck({ document: wrong, boardingPass: pass(), today });
    expect(finding).toEqual({
      code: 'checkDigitFailed',
      severity: 'block',
      data: { fields: ['documentNumber', 'composite'] },
    });
  });

  test('typed: said, but no obstacle', () => {
    const { surname, givenNames, documentNumber } = document();
    const typed = typedDocument({
      surname,
      givenNames,
      documentNumber,
      nationality: 'IDN',
      birthDate: '2005-03-15',
      sex: 'M',
      expiryDate: '2031-03-15',
    });
    expect(check({ document: typed })).toEqual(['info documentTyped']);
  });

  test('none: the fast way is closed', () => {
    expect(check({ document: null })).toEqual(['look noDocument']);
    expect(check({ boardingPass: null })).toEqual(['look noBoardingPass']);
  });
});

describe('the names', () => {
  test.each([
    ['CONTOH/BUDIMR', []],
    ['BUDI/CONTOH', []],
    ['CONTOH/B', ['look nameUncertain']],
    ['SANTOSA/WATI', ['block nameDifferent']],
  ])('%s', (name, expected) => {
    expect(check({ boardingPass: pass(name) })).toEqual(expected);
  });

  test('no name stands in the finding', () => {
    const findings = crossCheck({ document: document(), boardingPass: pass('SANTOSA/WATI'), today });
    expect(JSON.stringify(findings)).not.toMatch(/SANTOSA|WATI|CONTOH|BUDI/);
  });
});

describe('the flight', () => {
  const on = (day: string): BoardingPass => pass('CONTOH/BUDI', [`PLMKULAK 0456 ${day}`]);

  test.each([
    ['326', undefined, ['info flightNotToday']],
    ['326', '22:10', ['info flightNotToday']],
    ['326', '18:00', ['info flightNotToday']],
    ['326', '17:59', ['look flightNotToday']],
    ['326', '10:00', ['look flightNotToday']],
    ['324', '00:30', ['info flightNotToday']],
    ['324', '05:59', ['info flightNotToday']],
    ['324', '06:00', ['look flightNotToday']],
    ['324', '22:00', ['look flightNotToday']],
    ['327', '23:00', ['look flightNotToday']],
    ['300', undefined, ['look flightNotToday']],
  ])('day %s at %s', (day, clock, expected) => {
    const findings = check({ boardingPass: on(day), flights: [], ...(clock === undefined ? {} : { clock }) });
    expect(findings).toEqual(expected);
  });

  test('soon after midnight it is no surprise where the shift waits for it; far off it is, in the table or not', () => {
    const tomorrow = [{ number: 'AK 456', day: '2026-11-22' }];
    const late = (clock: string) => check({ boardingPass: on('326'), flights: tomorrow, clock });
    expect(late('20:40')).toEqual([]);
    expect(late('10:00')).toEqual(['look flightNotToday']);
    expect(check({ boardingPass: on('326'), flights, clock: '20:40' })).toEqual([
      'info flightNotToday',
      'look flightNotInTable',
    ]);
  });

  test('how many days off, also over New Year', () => {
    const boardingPass = pass('CONTOH/BUDI', ['PLMKULAK 0456 002'], '2026-12-30');
    expect(crossCheck({ document: document(), boardingPass, today: '2026-12-30' })).toEqual([
      { code: 'flightNotToday', severity: 'look', data: { date: '2027-01-02', days: 3 } },
    ]);
  });

  test('not in the table; the same number on another day is another flight', () => {
    expect(check({ flights: [{ number: 'AK 450', day: today }] })).toEqual(['look flightNotInTable']);
    expect(check({ flights: [{ number: 'AK 456', day: '2026-11-22' }] })).toEqual(['look flightNotInTable']);
    expect(check({ flights: [...flights, { number: 'AK 450', day: today }] })).toEqual([]);
  });

  test('without a table nothing is said about it', () => {
    expect(check({ flights: [] })).toEqual([]);
    expect(crossCheck({ document: document(), boardingPass: pass(), today })).toEqual([]);
  });

  test('from another airport', () => {
    const elsewhere = pass('CONTOH/BUDI', ['CGKKULAK 0456 325']);
    expect(check({ boardingPass: elsewhere })).toEqual(['look notFromStation']);
    expect(check({ boardingPass: elsewhere, station: 'CGK' })).toEqual([]);
  });

  test('through this airport on a later leg: that leg is the one looked at', () => {
    const through = pass('CONTOH/BUDI', ['TKGPLMGA 0111 324', 'PLMKULAK 0456 325']);
    expect(check({ boardingPass: through })).toEqual(['info notFromStation']);
  });

  test('legs that do not connect', () => {
    const broken = pass('CONTOH/BUDI', ['PLMKULAK 0456 325', 'SINJEDSV 0123 325']);
    expect(check({ boardingPass: broken })).toEqual(['look legsDoNotConnect']);
  });

  test('a typed pass has no name to compare', () => {
    const typed = typedBoardingPass({
      from: 'PLM',
      flightNumber: 'AK 456',
      flightTo: 'KUL',
      date: today,
      finalAirport: 'KUL',
      seat: '',
    });
    expect(check({ boardingPass: typed })).toEqual([]);
  });
});

test('what ends the fast way', () => {
  const severities = (document_: TravelDocument | null, boardingPass: BoardingPass | null): boolean =>
    blocksFastClear(crossCheck({ document: document_, boardingPass, today }));
  expect(severities(document(), pass())).toBe(false);
  expect(severities(document(), pass('CONTOH/BUDI', ['PLMKULAK 0456 326']))).toBe(false);
  expect(severities(document({ expiry: '270101' }), pass())).toBe(true);
  expect(severities(document({ expiry: '250101' }), pass())).toBe(true);
  expect(severities(null, pass())).toBe(true);
  expect(severities(document(), null)).toBe(true);
});
