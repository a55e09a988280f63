import { describe, expect, test } from 'vitest';
import {
  documentState,
  isIndonesian,
  isOfficialPassport,
  isPassport,
  isUnder18,
} from '../../../shared/domain/document_state.ts';

describe('validity', () => {
  test.each([
    ['2026-11-20', '2026-11-21', 'expired'],
    ['2026-11-21', '2026-11-21', 'underSixMonths'],
    ['2027-05-20', '2026-11-21', 'underSixMonths'],
    ['2027-05-21', '2026-11-21', 'ok'],
    ['2027-02-27', '2026-08-31', 'underSixMonths'],
    ['2027-02-28', '2026-08-31', 'ok'],
    ['2028-02-28', '2027-08-31', 'underSixMonths'],
    ['2028-02-29', '2027-08-31', 'ok'],
    [null, '2026-11-21', 'unknown'],
  ])('valid to %s, on %s: %s', (expiryDate, on, state) => {
    expect(documentState({ expiryDate }, on)).toBe(state);
  });
});

describe('age', () => {
  test.each([
    ['2008-11-22', '2026-11-21', true],
    ['2008-11-21', '2026-11-21', false],
    ['2008-02-29', '2026-02-28', true],
    ['2008-02-29', '2026-03-01', false],
    ['2008-11', '2026-10-31', true],
    ['2008-11', '2026-11-21', null],
    ['2008-11', '2026-12-01', false],
    ['2008', '2025-12-31', true],
    ['2008', '2026-06-01', null],
    ['2008', '2027-01-01', false],
    [null, '2026-11-21', null],
  ])('born %s, on %s: under 18 is %s', (birthDate, on, under) => {
    expect(isUnder18({ birthDate }, on)).toBe(under);
  });
});

test('nationality and kind of document', () => {
  expect([isIndonesian({ nationality: 'IDN' }), isIndonesian({ nationality: null })]).toEqual([true, false]);
  expect(['P', 'PP', 'I', 'AC'].map((documentCode) => isPassport({ documentCode }))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(['P', 'PD', 'PO'].map((documentCode) => isOfficialPassport({ documentCode }))).toEqual([false, true, true]);
});
