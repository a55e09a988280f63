import { describe, expect, test } from 'vitest';
import { assess } from '../../../shared/domain/assessment.ts';
import type { AssessmentInput } from '../../../shared/domain/assessment_input.ts';
import { active, catalogue, documents, inputOf, present } from './delivered.ts';

const paper = (part: Partial<AssessmentInput>) => {
  const { paper: result } = assess(active, inputOf(part));
  return { finding: result.finding, rules: result.rules.map(({ id }) => id) };
};

const work = catalogue.purposes.filter(({ isWork }) => isWork);
const required = (purpose: string): string[] =>
  (catalogue.purposes.find(({ code }) => code === purpose)?.documents ?? [])
    .filter(({ need, askedOf }) => need === 'required' && askedOf === 'traveller')
    .map(({ code }) => code);

test('a rule that is one fact says it once', () => {
  const { paper: result } = assess(
    active,
    inputOf({ indicators: present('TRV-03/document', 'DOC-08/document', 'DOC-04/document') }),
  );
  expect(result.rules.map(({ id }) => id)).toEqual(['identityDiffers', 'visaDoesNotFit', 'undisclosedTicket']);
  for (const { sentence } of result.rules)
    for (const words of Object.values(sentence)) expect(words).not.toMatch(/[:{]/);
});

describe('a complete worker', () => {
  test('is found by the eight papers of article 13', () => {
    expect(required('workerPlaced')).toHaveLength(8);
    const part = { purpose: 'workerPlaced', documents: documents('seen', ...required('workerPlaced')) };
    expect(paper(part)).toEqual({ finding: 'completeDoNotHold', rules: ['papersComplete'] });
  });

  test.each(work.filter(({ coveredByEpmi }) => coveredByEpmi.length > 0).map(({ code }) => code))(
    'is found by one touch on the e-PMI: %s',
    (purpose) => {
      expect(paper({ purpose, documents: { ePmi: 'seen' } }).finding).toBe('completeDoNotHold');
    },
  );

  test('needs every required paper: one not checked is not complete, and not a shortcoming', () => {
    for (const left of required('workerPlaced')) {
      const seen = required('workerPlaced').filter((code) => code !== left);
      const part = { purpose: 'workerPlaced', documents: documents('seen', ...seen) };
      expect(paper(part)).toEqual({ finding: 'none', rules: [] });
    }
  });

  test('needs no supporting paper and no licence of the agency', () => {
    const wanting = documents(
      'missing',
      'oppCertificate',
      'employmentSocialSecurity',
      'siskop2miRecord',
      'sip2mi',
      'sip3mi',
      'ePmi',
    );
    const part = {
      purpose: 'workerPlaced',
      documents: { ...documents('seen', ...required('workerPlaced')), ...wanting },
    };
    expect(paper(part).finding).toBe('completeDoNotHold');
  });

  test('is cleared however strange the group looks', () => {
    const indicators = present(
      'DOC-12/observation',
      'ACC-01/observation',
      'ACC-03',
      'ACC-06/observation',
      'HIS-06',
      'TRV-06',
    );
    const result = assess(active, inputOf({ purpose: 'workerPlaced', documents: { ePmi: 'seen' }, indicators }));
    expect(result.attention.band).toBe('high');
    expect([result.paper.finding, result.recommendation]).toEqual(['completeDoNotHold', 'clear']);
  });

  test('may be confirmed by the officer, unless a required paper is missing or doubtful', () => {
    const confirmed = { purpose: 'seafarer', mitigations: { 'MIT-09': 'present' as const } };
    expect(paper(confirmed)).toEqual({ finding: 'completeDoNotHold', rules: ['completenessConfirmed'] });
    expect(paper({ ...confirmed, documents: { seamanBook: 'doubtful' } })).toEqual({
      finding: 'unresolvedContradiction',
      rules: ['documentDoubtful', 'recordsContradict'],
    });
    expect(paper({ ...confirmed, documents: { seamanBook: 'missing' } }).finding).toBe('established');
  });

  test.each(['DOC-08/document', 'DOC-09', 'DOC-10'])('is not complete on papers in doubt: %s', (code) => {
    const part = { purpose: 'workerPlaced', documents: { ePmi: 'seen' as const }, indicators: present(code) };
    expect(paper(part).finding).not.toBe('completeDoNotHold');
  });

  test('is never a child', () => {
    const part = { purpose: 'workerPlaced', minor: true, documents: { ePmi: 'seen' as const } };
    expect(paper(part)).toEqual({ finding: 'established', rules: ['childForWork'] });
  });

  test('a path that is not clear is complete only by the e-PMI', () => {
    const seen = documents('seen', ...required('workUnspecified'));
    expect(paper({ purpose: 'workUnspecified', documents: seen }).finding).toBe('none');
    expect(assess(active, inputOf({ purpose: 'workUnspecified', documents: seen })).recommendation).toBe('ask');
    expect(paper({ purpose: 'workUnspecified', documents: { ePmi: 'seen' } }).finding).toBe('completeDoNotHold');
  });
});

describe('established', () => {
  test('a required paper that cannot be shown, named with its legal basis', () => {
    const result = assess(active, inputOf({ purpose: 'workerPlaced', documents: { workContract: 'missing' } })).paper;
    expect(result.finding).toBe('established');
    expect(result.rules).toMatchObject([
      { id: 'requiredPapersMissing', evidence: ['workContract'], basisUncertain: false },
    ]);
    expect(result.rules[0]?.legalBasis).toContain('UU 18/2017 pasal 13');
    expect(result.rules[0]?.sentence.id).toContain('Perjanjian kerja');
  });

  test('not by a supporting paper, a licence of the agency or a missing e-PMI', () => {
    const part = {
      purpose: 'workerPlaced',
      documents: documents('missing', 'ePmi', 'siskop2miRecord', 'oppCertificate', 'sip2mi'),
    };
    expect(paper(part)).toEqual({ finding: 'none', rules: [] });
  });

  test('not by a paper that the e-PMI covers', () => {
    const part = { purpose: 'workerPlaced', documents: { ePmi: 'seen' as const, workContract: 'missing' as const } };
    expect(paper(part).finding).toBe('completeDoNotHold');
  });

  test('work stated under another purpose', () => {
    expect(paper({ indicators: present('STO-08') })).toEqual({
      finding: 'established',
      rules: ['workUnderOtherPurpose'],
    });
    expect(paper({ indicators: present('STO-08'), documents: { ePmi: 'seen' } }).finding).toBe(
      'unresolvedContradiction',
    );
  });

  test('a declared worker without a work visa', () => {
    expect(paper({ purpose: 'workerIndependent', indicators: present('DOC-02') }).finding).toBe('established');
    expect(
      paper({ purpose: 'workerIndependent', indicators: present('DOC-02'), documents: { workVisa: 'seen' } }),
    ).toEqual({
      finding: 'unresolvedContradiction',
      rules: ['recordsContradict'],
    });
  });

  test('not for somebody going back to work on a valid permit', () => {
    const part = {
      purpose: 'returningWorker',
      documents: {
        ...documents('seen', 'passport', 'workPermitAbroad'),
        ...documents('missing', 'ePmi', 'healthCertificate'),
      },
    };
    expect(paper(part)).toEqual({ finding: 'none', rules: ['permitValid'] });
    expect(assess(active, inputOf(part)).recommendation).toBe('clear');
  });
});

describe('contradiction', () => {
  test.each([
    ['DOC-04', 'visaDoesNotFit'],
    ['DOC-06', 'jobDoesNotFit'],
    ['DOC-08/document', 'identityDiffers'],
    ['DOC-09', 'documentDoubtful'],
    ['TRV-03', 'undisclosedTicket'],
    ['DST-07', 'hajjVisaMissing'],
  ])('%s', (code, rule) => {
    expect(paper({ indicators: present(code) })).toEqual({ finding: 'unresolvedContradiction', rules: [rule] });
  });

  test('a doubtful paper of any kind, a missing visa of the stated purpose', () => {
    expect(paper({ documents: { hotelBooking: 'doubtful' } }).rules).toEqual(['documentDoubtful']);
    expect(paper({ purpose: 'umrah', documents: { umrahVisa: 'missing' } }).rules).toEqual(['entryVisaMissing']);
  });

  test('identity compared by looks alone is none', () => {
    expect(paper({ indicators: present('DOC-08/observation') })).toEqual({ finding: 'none', rules: [] });
  });
});

test('missing papers of a visit are no finding: they prove little', () => {
  const part = { documents: documents('missing', 'returnTicket', 'hotelBooking', 'itinerary', 'meansOfSupport') };
  expect(paper(part)).toEqual({ finding: 'none', rules: [] });
  expect(assess(active, inputOf(part)).recommendation).toBe('clear');
});
