import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Assessment, assess } from '../../../shared/domain/assessment.ts';
import { anyInput, runs } from './arbitrary_input.ts';
import { active, catalogue, inputOf, present } from './delivered.ts';
import { completeWorkers, inGroup, judged, measuredTable, notAsExpected, paths, share } from './measured_table.ts';

describe('on the coded cases', () => {
  test('of positives neither hard nor thin at least 95 % are referred or offered help', () => {
    expect(share(inGroup('positive'), 'refer', 'offerHelp')).toBeGreaterThanOrEqual(0.95);
  });

  test('of the hard and thin ones at least 60 % are at least asked', () => {
    expect(share(inGroup('positiveHardOrThin'), 'ask', 'refer', 'offerHelp')).toBeGreaterThanOrEqual(0.6);
  });

  test('of genuine and contrary travellers at most one is referred, and at least 85 % are cleared', () => {
    const innocent = [...inGroup('genuine'), ...inGroup('contrary')];
    expect(
      innocent.filter(({ outcome }) => ['refer', 'offerHelp'].includes(outcome.recommendation)).length,
    ).toBeLessThan(2);
    expect(share(innocent, 'clear')).toBeGreaterThanOrEqual(0.85);
  });

  test('genuine travellers with strong-looking facts are cleared or at most asked', () => {
    const hard = judged.filter(({ truth }) => truth.hardGenuine === true);
    expect(hard.length).toBeGreaterThan(5);
    expect(share(hard, 'clear', 'ask')).toBe(1);
  });

  test('every complete procedural worker comes out as complete, and is cleared', () => {
    expect(completeWorkers().length).toBeGreaterThan(3);
    for (const { id, outcome } of completeWorkers()) {
      expect([id, outcome.paper, outcome.recommendation]).toEqual([id, 'completeDoNotHold', 'clear']);
    }
  });

  test('special paths come out as expected, and nowhere else', () => {
    expect(paths().length).toBeGreaterThan(3);
    for (const { id, expected, found } of paths()) expect([id, found]).toEqual([id, expected]);
  });

  test('the document holds these very figures', () => {
    const document = readFileSync(new URL('../../../docs/assessment.md', import.meta.url), 'utf8');
    expect(document).toContain(measuredTable());
    for (const line of notAsExpected()) expect(document).toContain(line.split(':')[0]);
  });

  test('what a case is called changes nothing but its name', () => {
    const input = inputOf({ indicators: present('TRV-06', 'ACC-05', 'DST-01') });
    const { id: _a, ...one } = assess(active, { ...input, id: 'A001' });
    const { id: _b, ...other } = assess(active, { ...input, id: 'Z999' });
    expect(other).toEqual(one);
  });
});

describe('the result', () => {
  test('has the shape that is stored and sent', () => {
    fc.assert(
      fc.property(anyInput, fc.boolean(), (input, immigrationSecond) => {
        const result = assess(active, input, { immigrationSecond });
        expect(Assessment.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
      }),
      { numRuns: runs },
    );
  });

  test('is the same bytes for the same input, whatever the order of the answers', () => {
    const turned = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
      Object.fromEntries(Object.entries(record).toReversed());
    fc.assert(
      fc.property(anyInput, (input) => {
        const other = {
          ...input,
          documents: turned(input.documents),
          indicators: turned(input.indicators),
          mitigations: turned(input.mitigations),
        };
        expect(JSON.stringify(assess(active, other))).toBe(JSON.stringify(assess(active, input)));
      }),
      { numRuns: runs },
    );
  });

  test('not asked, declined, not checked and not checkable are as if they were not there', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const indicators = Object.entries(input.indicators).filter(
          ([, { value }]) => value === 'present' || value === 'absent',
        );
        const documents = Object.entries(input.documents).filter(
          ([, status]) => status !== 'notChecked' && status !== 'notCheckable',
        );
        const mitigations = Object.entries(input.mitigations).filter(([, value]) => value !== 'notAsked');
        const bare = {
          ...input,
          indicators: Object.fromEntries(indicators),
          documents: Object.fromEntries(documents),
          mitigations: Object.fromEntries(mitigations),
        };
        expect(assess(active, bare)).toEqual(assess(active, input));
      }),
      { numRuns: runs },
    );
  });

  test('the summary for people is never read', () => {
    const input = inputOf({ indicators: present('TRV-06') });
    const told = { ...input, summary: { id: 'Perempuan 19 tahun, gugup.', en: 'Woman of 19, nervous.' } };
    expect(assess(active, told)).toEqual(assess(active, input));
  });

  test('facts of SOI and PAU leave no trace in the result of the desk', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const own = present('HIS-01', 'HIS-05', 'DST-08');
        const without = Object.fromEntries(Object.entries(input.indicators).filter(([code]) => !(code in own)));
        const desk = JSON.stringify(assess(active, { ...input, indicators: without }));
        expect(JSON.stringify(assess(active, { ...input, indicators: { ...without, ...own } }))).toBe(desk);
      }),
      { numRuns: runs },
    );
  });

  test('and count in the second assessment of Immigration', () => {
    const input = inputOf({ indicators: present('HIS-01', 'DST-08', 'HIS-05') });
    expect(assess(active, input).attention).toMatchObject({ points: 0, contributions: [] });
    expect(assess(active, input, { immigrationSecond: true }).attention).toMatchObject({ points: 10, band: 'high' });
  });

  test('carries the catalogue it was made with', () => {
    expect(assess(active, inputOf()).catalogue).toEqual({ version: catalogue.version, sha256: active.sha256 });
  });
});

describe('what is missing and what would change it', () => {
  test('of a child is nothing that a child is not asked: no recruitment, no job or permit, no papers for work', () => {
    for (const purpose of ['tourism', 'workerPlaced', 'workUnspecified']) {
      const { missing, recommendation } = assess(
        active,
        inputOf({ purpose, minor: true, indicators: present('DOC-08/document') }),
      );
      expect(recommendation).toBe('refer');
      const codes = missing.map(({ code }) => code);
      expect(codes.filter((code) => catalogue.minor.leaveOut.includes(code) || /^D\d/.test(code))).toEqual([]);
      expect(codes).toEqual(['passport', 'familyCard', 'birthCertificate', 'parentalConsent', ...codes.slice(4)]);
      expect(codes).not.toContain('MIT-07');
    }
  });

  test('names the e-PMI once', () => {
    const { missing } = assess(active, inputOf({ purpose: 'workerPlaced', indicators: present('TRV-06') }));
    const codes = missing.map(({ code }) => code);
    expect(codes).toContain('ePmi');
    expect(codes).not.toContain('MIT-09');
  });

  test('a single strong sign: the facts that would clear it are named', () => {
    const { missing, recommendation } = assess(active, inputOf({ indicators: present('TRV-06') }));
    expect(recommendation).toBe('ask');
    const clearing = missing.filter(({ wouldBe }) => wouldBe === 'clear').map(({ code }) => code);
    expect(clearing).toEqual(['MIT-04', 'MIT-06', 'MIT-08']);
    expect(missing.map(({ code }) => code)).not.toContain('MIT-01');
    expect(missing.filter(({ kind }) => kind === 'dimension').map(({ code }) => code)).toEqual(['D1', 'D2', 'D3']);
  });

  test('a worker whose papers were not looked at: one touch on the e-PMI would clear', () => {
    const { missing, recommendation } = assess(active, inputOf({ purpose: 'workerPlaced' }));
    expect(recommendation).toBe('ask');
    expect(missing.find(({ code }) => code === 'ePmi')).toMatchObject({ kind: 'document', wouldBe: 'clear' });
    expect(missing.filter(({ kind }) => kind === 'document')).toHaveLength(9);
  });

  test('nothing to ask means nothing but papers is listed', () => {
    expect(assess(active, inputOf({ documents: { passport: 'seen' } })).missing).toEqual([]);
  });
});

describe('the explanation', () => {
  test('is in both languages and has no gap left open', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { explanation, paper } = assess(active, input);
        for (const text of [explanation, ...paper.rules.map(({ sentence }) => sentence)]) {
          expect(text.id).not.toMatch(/[{}]|undefined/);
          expect(text.en).not.toMatch(/[{}]|undefined/);
        }
      }),
      { numRuns: runs },
    );
  });

  test('names the fact, its weight, what it rests on and what speaks for the traveller', () => {
    const { explanation } = assess(
      active,
      inputOf({ indicators: present('TRV-06/statement'), mitigations: { 'MIT-03': 'present' } }),
    );
    expect(explanation.id).toContain(
      'Tiket dibelikan orang lain yang tidak ikut berangkat (dari keterangan Bapak/Ibu; bobot kuat)',
    );
    expect(explanation.id).toContain('Yang meringankan: Pekerjaan tetap');
    expect(explanation.en).toContain(
      'Ticket bought by a third person not travelling (from your own words; strong weight)',
    );
    expect(explanation.en).toContain('it is not a decision');
  });

  test('says once what is not known, what would change the result first, and leaves the ILO dimensions to the screen', () => {
    const { explanation, missing } = assess(active, inputOf({ indicators: present('TRV-06/statement') }));
    for (const { kind, label, wouldBe } of missing) {
      const line = wouldBe === null ? 'Belum diketahui, tidak dihitung' : 'Belum diketahui, dan dapat mengubah';
      const lines = explanation.id.split('\n').filter((one) => one.startsWith('Belum') && one.includes(label.id));
      expect(lines.map((one) => one.startsWith(line))).toEqual(kind === 'dimension' ? [] : [true]);
    }
    expect(missing.map(({ kind }) => kind)).toContain('dimension');
  });

  test('does not give away who told something, nor anything about integrity', () => {
    const { explanation } = assess(
      active,
      inputOf({ indicators: present('HIS-06', 'FIN-02/thirdParty', 'FIN-04', 'ACC-02') }),
    );
    for (const code of ['HIS-06', 'FIN-02', 'FIN-04', 'ACC-02']) {
      const label = catalogue.indicators.find((indicator) => indicator.code === code)?.label;
      expect(explanation.id).not.toContain(label?.id);
      expect(explanation.en).not.toContain(label?.en);
    }
    expect(explanation.id).toContain('informasi dari pihak lain yang belum dipastikan');
  });

  test('never speaks of a victim, a suspect or an offence', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { explanation } = assess(active, input);
        expect(explanation.en).not.toMatch(/\b(victim|suspect|illegal|criminal|guilty)\b/i);
      }),
      { numRuns: runs },
    );
  });
});
