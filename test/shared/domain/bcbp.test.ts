import { encode } from 'bcbp';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { airportCountry, knownAirports } from '../../../shared/domain/airports.ts';
import { dayOfYearNear } from '../../../shared/domain/bcbp_date.ts';
import { BoardingPass, parseBoardingPass, typedBoardingPass } from '../../../shared/domain/bcbp.ts';
import { normaliseFlightNumber } from '../../../shared/domain/flight_number.ts';

const runs = { numRuns: Number(process.env.TAPIS_RUNS ?? 300) };
const today = '2026-11-21';

/** The samples of IATA Resolution 792, attachment B. */
const security =
  '^164GIWVC5EH7JNT684FVNJ91W2QA4DVN5J8K4F0L0GEQ3DF5TGBN8709HKT5D3DW3GBHFCVHMY7J5T6HFR41W2QA4DVN5J8K4F0L0GE';
const oneLeg = 'M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 326J001A0025 100';
const twoLegs =
  'M2DESMARAIS/LUC       EABC123 YULFRAAC 0834 326J001A0025 14D>6181WW6225BAC 00141234560032A0141234567890 1AC AC 1234567890123    20KYLX58ZDEF456 FRAGVALH 3664 327C012C0002 12E2A0140987654321 1AC AC 1234567890123    2PCNWQ';
const short = 'M1CONTOH/BUDI         EXYZ789 PLMKULAK 0456 325Y012A0034 100';

function read(text: string, on = today): BoardingPass {
  const result = parseBoardingPass(text, on);
  if (!result.ok) throw new Error(`not read: ${JSON.stringify(result.error)}`);
  return BoardingPass.parse(result.value);
}

function faultOf(text: string): unknown {
  const result = parseBoardingPass(text, today);
  return result.ok ? null : result.error;
}

describe('IATA samples', () => {
  test('one leg with security data', () => {
    expect(read(oneLeg + security)).toEqual({
      source: 'bcbp',
      name: { surname: 'DESMARAIS', given: 'LUC', mayBeCut: false },
      electronicTicket: true,
      legs: [
        {
          from: 'YUL',
          to: 'FRA',
          carrier: 'AC',
          flightNumber: 'AC 834',
          date: '2026-11-22',
          seat: '1A',
          sequence: '25',
          pnr: 'ABC123',
          compartment: 'J',
          passengerStatus: '1',
        },
      ],
      destination: 'FRA',
      transit: [],
      cutShort: false,
    });
  });

  test('two legs with conditional items, airline use and security data', () => {
    const pass = read(twoLegs + security);
    expect(pass.legs.map((leg) => [leg.from, leg.to, leg.flightNumber, leg.date, leg.seat, leg.pnr])).toEqual([
      ['YUL', 'FRA', 'AC 834', '2026-11-22', '1A', 'ABC123'],
      ['FRA', 'GVA', 'LH 3664', '2026-11-23', '12C', 'DEF456'],
    ]);
    expect(pass).toMatchObject({ destination: 'GVA', transit: ['FRA'], cutShort: false });
  });

  test('nothing but what a screening needs is kept', () => {
    const kept = JSON.stringify(read(twoLegs + security));
    for (const secret of ['1234567890123', '0014123456003', 'GIWVC5']) expect(kept).not.toContain(secret);
  });
});

describe('as scanners deliver it', () => {
  test.each(['\r\n', '\n', '\r', '\t', ' \r', ''])('ended by %j, in either case, with an AIM prefix', (end) => {
    const plain = read(twoLegs);
    for (const text of [twoLegs, twoLegs.toLowerCase(), `]L0${twoLegs}`, `]z0${twoLegs}`, `\n${twoLegs}`])
      expect(read(text + end)).toEqual(plain);
  });

  test('spaces lost at the end do not matter and are said', () => {
    const padded = `${short.slice(0, -2)}2A>6180  6325BAK                `;
    expect(read(padded)).toMatchObject({ cutShort: true, destination: 'KUL' });
    expect(read(padded.padEnd(60 + 42))).toMatchObject({ cutShort: false });
  });

  test('a blank length of further items is none', () => {
    expect(read(`${short.slice(0, -2)}  `)).toMatchObject({ cutShort: false, destination: 'KUL' });
  });

  test('infants and standby have no sequence or a seat in words', () => {
    const infant = short.replace('012A0034 ', 'INF      ');
    expect(read(infant).legs[0]).toMatchObject({ seat: 'INF', sequence: null });
    expect(read(short.replace('012A0034 ', '    0034 ')).legs[0]).toMatchObject({ seat: null, sequence: '34' });
  });
});

describe('names', () => {
  test.each([
    ['SITI/SITI', { surname: 'SITI', given: 'SITI', mayBeCut: false }],
    ['CONTOHWATI', { surname: 'CONTOHWATI', given: '', mayBeCut: false }],
    ['ERIKSSON/ANNA MRS', { surname: 'ERIKSSON', given: 'ANNA MRS', mayBeCut: false }],
    ['CONTOHPANJANG/BUDI P', { surname: 'CONTOHPANJANG', given: 'BUDI P', mayBeCut: true }],
    ['CONTOHPANJANG/BUDIA ', { surname: 'CONTOHPANJANG', given: 'BUDIA', mayBeCut: true }],
    ["O'CONTOH-WATI/ANN.A", { surname: "O'CONTOH-WATI", given: 'ANN.A', mayBeCut: true }],
  ])('%s', (printed, name) => {
    expect(read(short.replace('CONTOH/BUDI         ', printed.padEnd(20))).name).toEqual(name);
  });
});

describe('flight numbers', () => {
  test.each([
    ['AK0456', 'AK 456'],
    ['ak 456', 'AK 456'],
    ['AK-0456', 'AK 456'],
    ['QZ8501A', 'QZ 8501A'],
    ['6E 0012', '6E 12'],
    ['3K00683', '3K 683'],
    ['AXM456', 'AXM 456'],
    ['AK', null],
    ['AK0', null],
    ['456', null],
    ['AK12345', null],
  ])('%s is %s', (text, expected) => {
    expect(normaliseFlightNumber(text)).toBe(expected);
  });
});

describe('the year of a day', () => {
  test.each([
    ['2027-01-02', 365, '2026-12-31'],
    ['2026-12-30', 2, '2027-01-02'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', 364, '2026-12-30'],
    ['2026-11-21', 325, '2026-11-21'],
    ['2028-11-21', 326, '2028-11-21'],
    ['2028-02-28', 60, '2028-02-29'],
    ['2027-02-28', 60, '2027-03-01'],
    ['2029-01-01', 366, '2028-12-31'],
    ['2027-12-30', 366, '2028-12-31'],
    ['2026-11-21', 366, null],
    ['2028-12-31', 366, '2028-12-31'],
    ['2026-06-30', 365, '2025-12-31'],
    ['2026-07-03', 365, '2026-12-31'],
    ['2028-07-02', 1, '2029-01-01'],
    ['2026-11-21', 0, null],
    ['2026-11-21', 367, null],
  ])('seen from %s, day %i is %s', (near, day, date) => {
    expect(dayOfYearNear(day, near)).toBe(date);
  });

  test('a day within a hundred days comes back', () => {
    const near = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(near, fc.integer({ min: -100, max: 100 }), (from, days) => {
        const date = new Date(from.getTime() + days * 86_400_000);
        const dayOfYear = Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
        expect(dayOfYearNear(dayOfYear, from.toISOString().slice(0, 10))).toBe(date.toISOString().slice(0, 10));
      }),
      runs,
    );
  });

  test('through the parser: scanned on 2 January, flown on the last day of the year before', () => {
    expect(read(short.replace(' 325Y', ' 365Y'), '2027-01-02').legs[0]?.date).toBe('2026-12-31');
    expect(read(short.replace(' 325Y', ' 002Y'), '2026-12-30').legs[0]?.date).toBe('2027-01-02');
  });

  test('a second leg after New Year follows the first, not today', () => {
    const pass = read(twoLegs.replace(' 326J', ' 364J').replace(' 327C', ' 002C'), '2026-12-28');
    expect(pass.legs.map((leg) => leg.date)).toEqual(['2026-12-30', '2027-01-02']);
    const farAhead = read(twoLegs.replace(' 326J', ' 360J').replace(' 327C', ' 003C'), '2026-07-01');
    expect(farAhead.legs.map((leg) => leg.date)).toEqual(['2026-12-26', '2027-01-03']);
  });
});

describe('what is not a boarding pass', () => {
  test.each([
    ['', { code: 'notBoardingPass', length: 0 }],
    ['garbage', { code: 'notBoardingPass', length: 7 }],
    ['MAKASSAR', { code: 'badLegCount', found: 'A' }],
    [`S${oneLeg.slice(1)}`, { code: 'notBoardingPass', length: 60 }],
    [`M5${oneLeg.slice(2)}`, { code: 'badLegCount', found: '5' }],
    [`M0${oneLeg.slice(2)}`, { code: 'badLegCount', found: '0' }],
    ['M1', { code: 'cutShort', length: 2, needed: 60 }],
    [oneLeg.slice(0, 59), { code: 'cutShort', length: 59, needed: 60 }],
    [`M2${oneLeg.slice(2)}`, { code: 'cutShort', length: 60, needed: 97 }],
    [`${oneLeg.slice(0, 58)}XY`, { code: 'badSize', leg: 1 }],
    [oneLeg + oneLeg, { code: 'textAfterEnd', position: 61 }],
    [oneLeg + security + oneLeg, { code: 'textAfterEnd', position: 60 + 104 + 1 }],
    [oneLeg.replace('DESMARAIS/LUC', '1ESMARAIS/LUC'), { code: 'badField', field: 'name', leg: null }],
    [oneLeg.replace('DESMARAIS/LUC', '             '), { code: 'badField', field: 'name', leg: null }],
    [oneLeg.replace('YUL', 'Y1L'), { code: 'badField', field: 'from', leg: 1 }],
    [oneLeg.replace('FRA', '   '), { code: 'badField', field: 'to', leg: 1 }],
    [oneLeg.replace('AC 0834', '12 0834'), { code: 'badField', field: 'carrier', leg: 1 }],
    [oneLeg.replace(' 0834 ', ' 0000 '), { code: 'badField', field: 'flightNumber', leg: 1 }],
    [oneLeg.replace(' 326J', ' 000J'), { code: 'badField', field: 'date', leg: 1 }],
    [oneLeg.replace(' 326J', ' 366J'), { code: 'badField', field: 'date', leg: 1 }],
    [oneLeg.replace(' 326J', ' 3 6J'), { code: 'badField', field: 'date', leg: 1 }],
    [oneLeg.replace('J001A', 'J0/1A'), { code: 'badField', field: 'seat', leg: 1 }],
    [twoLegs.replace('FRAGVA', 'FRA9VA'), { code: 'badField', field: 'to', leg: 2 }],
    [oneLeg.replace('LUC', 'LÜC'), { code: 'notBoardingPass', length: 60 }],
    [`${oneLeg.slice(0, 30)}\n${oneLeg.slice(30)}`, { code: 'notBoardingPass', length: 61 }],
  ])('%j', (text, fault) => {
    expect(faultOf(text)).toEqual(fault);
  });

  test('one character lost before the sequence number is refused', () => {
    const accepted: string[] = [];
    for (let at = 0; at < 52; at += 1) {
      const text = `${short.slice(0, at)}${short.slice(at + 1)}0`;
      if (parseBoardingPass(text, today).ok) accepted.push(text);
    }
    expect(accepted).toEqual([]);
  });

  test('any text gives a result or a fault, never an exception', () => {
    const cut = fc.tuple(
      fc.constantFrom(twoLegs + security, oneLeg, short),
      fc.nat(),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    const damaged = cut.map(([text, at, other]) => {
      const place = at % text.length;
      return text.slice(0, place) + other + text.slice(place + 1);
    });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), damaged), (text) => {
        const result = parseBoardingPass(text, today);
        if (result.ok) BoardingPass.parse(result.value);
        else expect(result.error.code).not.toBe('');
      }),
      runs,
    );
  });

  test('a pass that was encoded comes back', () => {
    const word = fc.stringMatching(/^[A-Z]{1,9}$/);
    const airport = fc.constantFrom('PLM', 'KUL', 'SIN', 'JED', 'CGK', 'BKK');
    const leg = fc.record({
      departureAirport: airport,
      arrivalAirport: airport,
      operatingCarrierDesignator: fc.constantFrom('AK', 'TR', '3K', 'GA', '6E'),
      flightNumber: fc.integer({ min: 1, max: 9999 }).map((number) => String(number).padStart(4, '0')),
      seatNumber: fc.integer({ min: 1, max: 60 }).map((row) => `${String(row).padStart(3, '0')}F`),
      days: fc.integer({ min: -2, max: 2 }),
      airlineInfo: fc.constantFrom('', 'XYZ', 'NOTE 12'),
    });
    const pass = fc.record({
      surname: word,
      given: word,
      legs: fc.array(leg, { minLength: 1, maxLength: 4 }),
      signed: fc.boolean(),
    });
    fc.assert(
      fc.property(pass, ({ surname, given, legs, signed }) => {
        const text = encode({
          data: {
            passengerName: `${surname}/${given}`,
            checkInSource: 'W',
            ...(signed ? { securityData: 'QUJD' } : {}),
            legs: legs.map(({ days, ...data }) => ({
              ...data,
              flightDate: new Date(Date.parse(today) + days * 86_400_000),
              compartmentCode: 'Y',
              operatingCarrierPNR: 'ABC123',
              checkInSequenceNumber: '0007',
              passengerStatus: '1',
            })),
          },
        });
        const result = read(text);
        expect(result.name).toMatchObject({ surname, given });
        expect(result.legs.map((one) => [one.from, one.to, one.flightNumber, one.seat, one.date])).toEqual(
          legs.map((one) => [
            one.departureAirport,
            one.arrivalAirport,
            `${one.operatingCarrierDesignator} ${Number(one.flightNumber)}`,
            one.seatNumber.replace(/^0+/, ''),
            new Date(Date.parse(today) + one.days * 86_400_000).toISOString().slice(0, 10),
          ]),
        );
        expect(result.destination).toBe(legs.at(-1)?.arrivalAirport);
      }),
      runs,
    );
  });
});

test('a typed pass has the same shape', () => {
  const typed = { from: 'PLM', flightNumber: 'AK0456', flightTo: 'KUL', date: today, finalAirport: 'JED', seat: '12a' };
  expect(BoardingPass.parse(typedBoardingPass(typed))).toMatchObject({
    source: 'typed',
    name: null,
    legs: [{ carrier: 'AK', flightNumber: 'AK 456', seat: '12A', from: 'PLM', to: 'KUL' }],
    destination: 'JED',
    transit: ['KUL'],
  });
  expect(typedBoardingPass({ ...typed, finalAirport: 'KUL', seat: '' })).toMatchObject({
    transit: [],
    destination: 'KUL',
  });
});

describe('airports', () => {
  test.each([
    ['PLM', 'IDN'],
    ['CGK', 'IDN'],
    ['KUL', 'MYS'],
    ['SZB', 'MYS'],
    ['SIN', 'SGP'],
    ['DMK', 'THA'],
    ['KTI', 'KHM'],
    ['JED', 'SAU'],
    ['MED', 'SAU'],
    ['DXB', 'ARE'],
    ['HKG', 'HKG'],
    ['TPE', 'TWN'],
    ['ICN', 'KOR'],
    ['CMB', 'LKA'],
    ['ZZZ', null],
    ['', null],
    ['constructor', null],
  ])('%s lies in %s', (code, country) => {
    expect(airportCountry(code)).toBe(country);
  });

  test('every code of the table is one, once', () => {
    expect(knownAirports.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
    expect(knownAirports.every((code) => /^[A-Z]{3}$/.test(airportCountry(code) ?? ''))).toBe(true);
    expect(knownAirports.length).toBe(301);
  });
});
