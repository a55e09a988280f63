import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../../shared/domain/assessment.ts';
import type { AssessmentInput } from '../../../shared/domain/assessment_input.ts';
import { anyInput, runs } from './arbitrary_input.ts';
import { active, catalogue, documents, inputOf, present } from './delivered.ts';

const judge = (part: Partial<AssessmentInput>) => {
  const { recommendation, path } = assess(active, inputOf(part));
  return [recommendation, path];
};

describe('the default', () => {
  test('is to clear', () => {
    for (const { code, isWork } of catalogue.purposes)
      expect(judge({ purpose: code })[0]).toBe(isWork ? 'ask' : 'clear');
  });

  test('declining every question changes nothing', () => {
    const declined = Object.fromEntries(
      catalogue.indicators.map(({ code }) => [code, { value: 'declined' as const, basis: 'statement' as const }]),
    );
    expect(judge({ indicators: declined })).toEqual(['clear', null]);
  });
});

describe('help comes first', () => {
  test.each(['VUL-03', 'VUL-07'])('%s is an offer of help, even for a complete worker', (code) => {
    expect(judge({ indicators: present(code) })).toEqual(['offerHelp', null]);
    const worker = { purpose: 'workerPlaced', documents: { ePmi: 'seen' as const }, indicators: present(code) };
    expect(judge(worker)).toEqual(['offerHelp', null]);
  });
});

describe('special paths', () => {
  test('integrity', () => {
    expect(judge({ indicators: present('FIN-04') })).toEqual(['refer', 'integrityReport']);
    expect(judge({ indicators: present('ACC-02/observation') })).toEqual(['refer', 'integrityReport']);
  });

  test('a passport that is missing or runs out is a condition, not suspicion', () => {
    expect(judge({ indicators: present('DOC-10') })).toEqual(['refer', 'documentHardStop']);
    expect(judge({ documents: { passport: 'missing' } })).toEqual(['refer', 'documentHardStop']);
    expect(judge({ documents: { passport: 'notCheckable' } })).toEqual(['clear', null]);
  });
});

describe('a child', () => {
  const family = documents('seen', 'familyCard');

  test('with a parent and the family card clears with the parents', () => {
    expect(judge({ minor: true, documents: family, mitigations: { 'MIT-07': 'present' } })).toEqual([
      'clear',
      'childPath',
    ]);
    expect(judge({ minor: true, documents: { ...family, parentalConsent: 'notApplicable' } })).toEqual([
      'clear',
      'childPath',
    ]);
  });

  test('with a consent and the family card clears too', () => {
    const part = {
      minor: true,
      documents: { ...family, parentalConsent: 'seen' as const, companionStatement: 'missing' as const },
    };
    expect(judge(part)).toEqual(['clear', 'childPath']);
  });

  test('with nothing known is asked about, and so on the indicator alone', () => {
    expect(judge({ minor: true })).toEqual(['ask', 'childPath']);
    expect(judge({ indicators: present('VUL-01') })).toEqual(['ask', 'childPath']);
  });

  test('for work, with changed papers, or with recruitment signs is referred', () => {
    expect(judge({ minor: true, indicators: present('STO-08') })).toEqual(['refer', 'childPath']);
    expect(judge({ minor: true, purpose: 'seafarer' })).toEqual(['refer', 'childPath']);
    expect(judge({ minor: true, documents: family, indicators: present('DOC-08/document') })).toEqual([
      'refer',
      'childPath',
    ]);
    expect(judge({ minor: true, documents: family, indicators: present('VUL-04', 'ACC-01/statement') })[0]).toBe(
      'refer',
    );
  });
});

describe('one fact is never enough', () => {
  test('for a referral, unless it is decisive', () => {
    for (const indicator of catalogue.indicators) {
      if (indicator.weight === 'D') continue;
      const basis = indicator.basis[0];
      if (basis === undefined) continue;
      const input = inputOf({ indicators: { [indicator.code]: { value: 'present', basis } } });
      expect(['clear', 'ask'], indicator.code).toContain(assess(active, input).recommendation);
    }
  });

  test('looks alone are only a reason to check papers', () => {
    expect(judge({ indicators: present('DOC-08/observation') })).toEqual(['ask', null]);
  });
});

test('a contradiction on paper with a sign of another kind is referred, mitigated it is asked about', () => {
  const part = { purpose: 'friendVisit', indicators: present('DOC-04', 'STO-10') };
  expect(judge(part)[0]).toBe('refer');
  expect(judge({ ...part, mitigations: { 'MIT-03': 'present' } })[0]).toBe('ask');
});

test('a worker whose papers are complete is never worse off than cleared, but for help, a child or integrity', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { paper, recommendation, path, tppo } = assess(active, input);
      if (paper.finding !== 'completeDoNotHold' || path !== null) return;
      const help =
        tppo.output === 'offerHelp' || ['VUL-03', 'VUL-07'].some((code) => input.indicators[code]?.value === 'present');
      expect(recommendation).toBe(help ? 'offerHelp' : 'clear');
    }),
    { numRuns: runs },
  );
});
