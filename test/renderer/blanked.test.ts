import { describe, expect, it } from 'vitest';
import { withBlanked } from '../../renderer/state/blanked.ts';
import { blankedWords } from '../../shared/domain/retention.ts';
import { en } from '../../shared/text/en.ts';
import { id } from '../../shared/text/id.ts';

const answer = () => ({
  reason: blankedWords,
  moves: [{ giver: blankedWords, taker: 'Pejabat (dihapus) Pertama', at: null, count: 3 }],
});

describe('what was erased', () => {
  it('is told in the language of the reader, wherever it stands, and nothing else is touched', () => {
    const given = answer();
    expect(withBlanked(given, en.retention.blanked)).toEqual({
      reason: '(erased)',
      moves: [{ giver: '(erased)', taker: 'Pejabat (dihapus) Pertama', at: null, count: 3 }],
    });
    expect(given).toEqual(answer());
  });

  it('costs an answer without it nothing, nor a reader of Indonesian', () => {
    const plain = { moves: [{ giver: 'Budi' }], note: null };
    expect(withBlanked(plain, en.retention.blanked)).toBe(plain);
    const given = answer();
    expect(withBlanked(given, id.retention.blanked)).toBe(given);
    expect(withBlanked(undefined, en.retention.blanked)).toBeUndefined();
  });
});
