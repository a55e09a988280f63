import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../../shared/domain/assessment.ts';
import type { AssessmentInput } from '../../../shared/domain/assessment_input.ts';
import { anyInput, anyPresent, runs } from './arbitrary_input.ts';
import { active, catalogue, inputOf, present } from './delivered.ts';

const attention = (part: Partial<AssessmentInput>) => assess(active, inputOf(part)).attention;
const scored = (part: Partial<AssessmentInput>) => {
  const { points, band } = attention(part);
  return { points, band };
};
const contribution = (part: Partial<AssessmentInput>, code: string) =>
  attention(part).contributions.find((one) => one.code === code);

describe('points', () => {
  test('strong, medium, weak, context and decisive weigh what the catalogue says', () => {
    expect(scored({ indicators: present('TRV-06') })).toEqual({ points: 5, band: 'medium' });
    expect(scored({ indicators: present('TRV-04') })).toEqual({ points: 2, band: 'medium' });
    expect(scored({ indicators: present('TRV-08', 'ACC-08', 'FIN-01') })).toEqual({ points: 0, band: 'low' });
    expect(scored({ indicators: present('STO-07', 'HIS-04', 'VUL-02', 'VUL-10') })).toEqual({ points: 0, band: 'low' });
    expect(scored({ indicators: present('STO-08', 'DOC-08', 'DOC-09') })).toEqual({ points: 0, band: 'low' });
  });

  test('two strong signs of different groups reach the high band, of one group they do not', () => {
    expect(scored({ indicators: present('TRV-06', 'ACC-05') })).toEqual({ points: 10, band: 'high' });
    expect(scored({ indicators: present('ACC-03', 'ACC-05', 'ACC-06') })).toEqual({ points: 5, band: 'medium' });
  });

  test('the restaurant pattern of Palembang, strong + medium + medium, reaches the high band', () => {
    const pattern = { purpose: 'workUnspecified', indicators: present('DOC-01', 'FIN-05', 'REC-07') };
    expect(scored(pattern)).toEqual({ points: 9, band: 'high' });
    expect(assess(active, inputOf(pattern)).recommendation).toBe('refer');
  });

  test('what is capped by its group says so', () => {
    const part = { indicators: present('ACC-03', 'ACC-07') };
    expect(contribution(part, 'ACC-03')).toMatchObject({ points: 5 });
    expect(contribution(part, 'ACC-07')).toMatchObject({ points: 0, why: { reason: catalogue.phrases.reasonCapped } });
  });
});

describe('one fact under two codes', () => {
  test('counts once, and the other says what it is counted as', () => {
    expect(scored({ indicators: present('TRV-06', 'FIN-02') })).toEqual({ points: 5, band: 'medium' });
    expect(scored({ purpose: 'umrah', indicators: present('DOC-12', 'ACC-06') })).toEqual({
      points: 5,
      band: 'medium',
    });
    const both = attention({ indicators: present('TRV-06', 'FIN-02') }).contributions;
    expect(both.map(({ code, points, countedAs }) => [code, points, countedAs])).toEqual([
      ['TRV-06', 5, null],
      ['FIN-02', 0, 'TRV-06'],
    ]);
  });

  test('the reading with more points is taken, so that a further sign never lowers them', () => {
    const before = scored({ indicators: present('FIN-02', 'TRV-02') });
    const after = scored({ indicators: present('FIN-02', 'TRV-02', 'TRV-06') });
    expect(before).toEqual({ points: 10, band: 'high' });
    expect(after).toEqual(before);
  });
});

describe('combinations and routes', () => {
  test('a possible end in a scam-centre country is strong with a recruitment or travel fact', () => {
    expect(contribution({ indicators: present('DST-01') }, 'DST-01')).toMatchObject({ weight: 'M', points: 2 });
    const together = { indicators: present('DST-01', 'REC-01') };
    expect(contribution(together, 'DST-01')).toMatchObject({ weight: 'S', points: 5, combinedWith: ['REC-01'] });
  });

  test('a job word of risk is strong together with such an end', () => {
    const together = { indicators: present('DST-01', 'REC-07') };
    expect(contribution(together, 'REC-07')).toMatchObject({ weight: 'S', combinedWith: ['DST-01'] });
  });

  test('a cancelled fact no longer combines', () => {
    const part = { indicators: present('DST-01', 'TRV-01'), mitigations: { 'MIT-01': 'present' as const } };
    expect(contribution(part, 'DST-01')).toMatchObject({ weight: 'M', points: 2, combinedWith: [] });
  });

  test('transit through Malaysia or Singapore is not even listed', () => {
    const codes = (transit: string[]) =>
      attention({ destination: 'JPN', transit, indicators: present('DST-02') }).contributions.map(({ code }) => code);
    expect(codes(['MYS'])).toEqual([]);
    expect(codes(['THA', 'SGP'])).toEqual([]);
    expect(codes(['THA'])).toEqual(['DST-02']);
  });

  test('an indicator counts only for the purposes it applies to', () => {
    expect(scored({ purpose: 'student', indicators: present('TRV-01', 'TRV-04') })).toEqual({ points: 0, band: 'low' });
  });
});

describe('mitigating facts', () => {
  test('cancel the named indicators only', () => {
    const part = { indicators: present('TRV-01', 'TRV-04'), mitigations: { 'MIT-01': 'present' as const } };
    expect(attention(part)).toMatchObject({
      points: 2,
      contributions: [
        { code: 'TRV-01', points: 0, cancelledBy: ['MIT-01'] },
        { code: 'TRV-04', points: 2 },
      ],
    });
  });

  test('reduce by 2 and 4, together by at most 6, never below 0', () => {
    const two = present('TRV-06', 'ACC-05');
    expect(scored({ indicators: two, mitigations: { 'MIT-03': 'present' } }).points).toBe(8);
    expect(scored({ indicators: two, mitigations: { 'MIT-04': 'present' } }).points).toBe(6);
    const all = {
      'MIT-03': 'present',
      'MIT-04': 'present',
      'MIT-05': 'present',
      'MIT-06': 'present',
      'MIT-07': 'present',
    } as const;
    expect(scored({ indicators: two, mitigations: all })).toEqual({ points: 4, band: 'medium' });
    expect(scored({ indicators: present('TRV-04'), mitigations: all })).toEqual({ points: 0, band: 'low' });
  });

  test('absent and not asked take nothing away', () => {
    const mitigations = { 'MIT-03': 'absent', 'MIT-04': 'notAsked' } as const;
    expect(scored({ indicators: present('TRV-06'), mitigations }).points).toBe(5);
  });
});

describe('properties', () => {
  test('the points are the sum of what is listed', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { points, contributions, mitigations } = assess(active, input).attention;
        const listed = [...contributions, ...mitigations].reduce((sum, one) => sum + one.points, 0);
        expect(listed).toBe(points);
        expect(points).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: runs },
    );
  });

  test('one more present indicator never lowers the points', () => {
    fc.assert(
      fc.property(anyInput, anyPresent, (input, { code, basis }) => {
        const before = {
          ...input,
          indicators: { ...input.indicators, [code]: { value: 'notAsked' as const, basis: null } },
        };
        const after = { ...input, indicators: { ...input.indicators, [code]: { value: 'present' as const, basis } } };
        expect(assess(active, after).attention.points).toBeGreaterThanOrEqual(assess(active, before).attention.points);
      }),
      { numRuns: runs },
    );
  });

  test('one more mitigating fact never raises the points', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...catalogue.mitigations), (input, { code }) => {
        const before = { ...input, mitigations: { ...input.mitigations, [code]: 'notAsked' as const } };
        const after = { ...input, mitigations: { ...input.mitigations, [code]: 'present' as const } };
        expect(assess(active, after).attention.points).toBeLessThanOrEqual(assess(active, before).attention.points);
      }),
      { numRuns: runs },
    );
  });

  test('no single indicator reaches the high band, whatever the purpose, basis and route', () => {
    for (const { code, basis } of catalogue.indicators) {
      for (const purpose of catalogue.purposes) {
        for (const one of basis) {
          const input = inputOf({ purpose: purpose.code, indicators: { [code]: { value: 'present', basis: one } } });
          expect(assess(active, input, { immigrationSecond: true }).attention.band, code).not.toBe('high');
        }
      }
    }
  });
});
