import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOnCard, newCode, readCode, shownCode } from '../../../shared/domain/card_code.ts';
import { corrected, correctableOf, versions } from '../../../shared/domain/decision_correction.ts';
import { drawn, reasonWords } from '../../../shared/domain/decision_review.ts';
import { DecisionKind } from '../../../shared/domain/words.ts';

const decision = {
  ground: 'documentInDoubt',
  reason: 'Halaman data paspor diragukan.',
  departLine: null,
  toldIn: 'indonesian',
  statement: null,
  cause: null,
} as const;

describe('a correction', () => {
  it('leaves the signed version as it was and gives each part its last word', () => {
    const appended = [
      { what: { field: 'reason', value: 'Lem halaman data terbuka.' } },
      { what: { field: 'statement', value: 'Paspor saya baru.' } },
      { what: { field: 'reason', value: 'Lem halaman data terbuka, foto bergeser.' } },
    ] as const;
    const now = corrected(
      decision,
      appended.map(({ what }) => what),
    );
    expect(now).toEqual({
      ...decision,
      reason: 'Lem halaman data terbuka, foto bergeser.',
      statement: 'Paspor saya baru.',
    });
    expect(versions(decision, appended).map(({ before, what }) => [before, what.value])).toEqual([
      ['Halaman data paspor diragukan.', 'Lem halaman data terbuka.'],
      [null, 'Paspor saya baru.'],
      ['Lem halaman data terbuka.', 'Lem halaman data terbuka, foto bergeser.'],
    ]);
    expect(decision.reason).toBe('Halaman data paspor diragukan.');
  });

  it('reaches only the parts a decision of that kind has', () => {
    expect(Object.fromEntries(DecisionKind.options.map((kind) => [kind, correctableOf(kind)]))).toEqual({
      cleared: ['departLine'],
      advised: ['reason', 'departLine', 'statement'],
      selfWithdrawn: ['reason', 'departLine', 'statement'],
      notCompleted: ['cause'],
      referred: ['reason', 'departLine', 'statement'],
      postponed: ['reason', 'departLine', 'statement', 'ground', 'toldIn'],
      postponedPassportHeld: ['reason', 'departLine', 'statement', 'ground', 'toldIn'],
    });
  });
});

describe('the share of advice and withdrawals that is reviewed', () => {
  it('is never below one in five, whatever the lots, and drawn by lot beyond', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255), { minLength: 1, maxLength: 300 }), (lots) => {
        let marked = 0;
        lots.forEach((lot, all) => {
          if (drawn({ all, drawn: marked }, lot)) marked += 1;
          expect(marked).toBeGreaterThanOrEqual(0.2 * (all + 1));
        });
      }),
    );
    expect(drawn({ all: 9, drawn: 9 }, 0)).toBe(true);
    expect(drawn({ all: 9, drawn: 9 }, 255)).toBe(false);
  });
});

describe('a reason word for word', () => {
  it('is the same whatever its dots, capitals and gaps, and another with another word', () => {
    const words = reasonWords('Belum dapat ditunjukkan: visa kerja.');
    expect(reasonWords('  belum dapat ditunjukkan —  Visa kerja ')).toBe(words);
    expect(reasonWords('Belum dapat ditunjukkan: visa kunjungan.')).not.toBe(words);
    expect(reasonWords('… !')).toBe('');
  });
});

describe('a code of a sealed card', () => {
  it('has ten characters of which none is taken for another, and is read however it was told', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(255)), (stream) => {
        const bytes = stream[Symbol.iterator]();
        const code = newCode(() => new Uint8Array([Number(bytes.next().value)]));
        expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{10}$/);
        expect(readCode(shownCode(code).toLowerCase())).toBe(code);
        expect(readCode(`${code.slice(0, 3)}-${code.slice(3)}`)).toBe(code);
      }),
    );
    expect(codesOnCard).toBe(10);
  });
});
