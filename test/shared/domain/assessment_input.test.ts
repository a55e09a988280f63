import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathText, readAssessmentInput } from '../../../shared/domain/assessment_input.ts';
import { anyInput, runs } from './arbitrary_input.ts';
import { catalogue } from './delivered.ts';

const plain = { id: 'X', purpose: 'tourism', destination: 'MYS' };

/** Fields at fault, or `ok`. */
const read = (value: unknown): string[] => {
  const result = readAssessmentInput(catalogue, value);
  return result.ok ? ['ok'] : result.error.map(({ path }) => pathText(path));
};

test('what is not listed is not checked and not asked', () => {
  expect(readAssessmentInput(catalogue, plain)).toEqual({
    ok: true,
    value: { ...plain, minor: false, transit: [], documents: {}, indicators: {}, mitigations: {} },
  });
});

describe('what must never reach the score is refused as a field', () => {
  test.each([
    'name',
    'sex',
    'age',
    'birthDate',
    'homeDistrict',
    'origin',
    'province',
    'religion',
    'schooling',
    'maritalState',
    'firstTrip',
    'nervous',
    'nationality',
    'truth',
  ])('%s', (field) => {
    expect(read({ ...plain, [field]: 'x' })).toEqual([field]);
  });

  test('with the fields there are', () => {
    const result = readAssessmentInput(catalogue, { ...plain, age: 20 });
    expect(result.ok ? '' : result.error[0]?.expected).toContain('the fields are id, summary, minor, purpose');
  });
});

describe('codes, bases and values are checked', () => {
  test.each<[unknown, string]>([
    [{ ...plain, purpose: 'picnic' }, 'purpose'],
    [{ ...plain, purpose: 'constructor' }, 'purpose'],
    [{ ...plain, destination: 'Malaysia' }, 'destination'],
    [{ ...plain, destination: 'mys' }, 'destination'],
    [{ ...plain, destination: 'ZZZ' }, 'destination'],
    [{ ...plain, transit: ['SGP', 'XX'] }, 'transit[1]'],
    [{ ...plain, transit: 'SGP' }, 'transit'],
    [{ ...plain, minor: 'no' }, 'minor'],
    [{ ...plain, id: '' }, 'id'],
    [{ ...plain, documents: { passport: 'yes' } }, 'documents.passport'],
    [{ ...plain, documents: { toString: 'seen' } }, 'documents.toString'],
    [{ ...plain, documents: ['passport'] }, 'documents'],
    [{ ...plain, mitigations: { 'MIT-01': 'declined' } }, 'mitigations.MIT-01'],
    [{ ...plain, mitigations: { 'MIT-10': 'present' } }, 'mitigations.MIT-10'],
    [{ ...plain, indicators: { 'TRV-99': { value: 'present', basis: 'statement' } } }, 'indicators.TRV-99'],
    [{ ...plain, indicators: { 'TRV-06': 'present' } }, 'indicators.TRV-06'],
    [{ ...plain, indicators: { 'TRV-06': { value: 'present' } } }, 'indicators.TRV-06.basis'],
    [{ ...plain, indicators: { 'TRV-06': { value: 'present', basis: 'observation' } } }, 'indicators.TRV-06.basis'],
    [{ ...plain, indicators: { 'TRV-06': { value: 'absent', basis: 'observation' } } }, 'indicators.TRV-06.basis'],
    [{ ...plain, indicators: { 'TRV-06': { value: 'present', basis: null } } }, 'indicators.TRV-06.basis'],
    [{ ...plain, indicators: { 'TRV-06': { value: 'notAsked', basis: 'statement' } } }, 'indicators.TRV-06.basis'],
    [{ ...plain, indicators: { 'TRV-06': { value: 'declined', basis: 'document' } } }, 'indicators.TRV-06.basis'],
    [{ ...plain, indicators: { 'TRV-06': { value: 'no', basis: 'statement' } } }, 'indicators.TRV-06.value'],
    [
      { ...plain, indicators: { 'TRV-06': { value: 'absent', basis: 'statement', note: 'x' } } },
      'indicators.TRV-06.note',
    ],
    [null, ''],
    [[plain], ''],
    ['x', ''],
  ])('%j', (value, field) => {
    expect(read(value)).toEqual([field]);
  });

  test('declined is the own words of the traveller even where no statement is allowed', () => {
    expect(read({ ...plain, indicators: { 'DOC-10': { value: 'declined', basis: 'statement' } } })).toEqual(['ok']);
    expect(read({ ...plain, indicators: { 'DOC-10': { value: 'notAsked', basis: null } } })).toEqual(['ok']);
  });

  test('all faults are told, the shape before the codes', () => {
    expect(read({ ...plain, purpose: 'picnic', destination: 'XX', minor: 1 })).toEqual(['minor', 'destination']);
    expect(read({ ...plain, purpose: 'picnic', documents: { a: 'seen' }, mitigations: { b: 'present' } })).toEqual([
      'purpose',
      'documents.a',
      'mitigations.b',
    ]);
  });
});

test('every input the catalogue allows is read unchanged', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      expect(readAssessmentInput(catalogue, JSON.parse(JSON.stringify(input)))).toEqual({ ok: true, value: input });
    }),
    { numRuns: runs },
  );
});
