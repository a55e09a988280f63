/** Crafted catalogue and key files, and people who use the calls of a catalogue in the wrong order. */
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { parseCatalogue } from '../../../shared/domain/catalogue_loader.ts';
import { entry, newCatalogue } from '../../helpers/catalogue_files.ts';

/** The rules that a catalogue with this change breaks. A signature makes nothing admissible, so none is needed here. */
function rulesBroken(edit: (copy: Catalogue) => void): string[] {
  const read = parseCatalogue(newCatalogue('2027.01.1', edit));
  return read.ok ? [] : read.error.map(({ rule }) => rule);
}

describe('a crafted catalogue', () => {
  it.each([
    [
      'gives SOI facts to BP3MI',
      (copy: Catalogue) => {
        entry(copy.indicators, 'HIS-01').whoAsks = 'both';
      },
    ],
    [
      'lets a fact of Immigration count at the desk',
      (copy: Catalogue) => {
        entry(copy.indicators, 'STO-06').whoAsks = 'immigration';
      },
    ],
  ])('that %s is refused', (_what, edit) => {
    expect(rulesBroken(edit)).toContain('second-assessment-only');
  });

  it.each([
    ['an invisible sign', 'Apa aga\u200bma Anda?'],
    ['a soft hyphen', 'Apa aga\u00adma Anda?'],
    ['a filler that shows nothing', 'Apa aga\u3164ma Anda?'],
    ['a Cyrillic letter', 'Apa \u0430gama Anda?'],
    ['a Latin letter that only looks like another', 'Apa \u0251gama Anda?'],
    ['a control sign', 'Apa aga\u0001ma Anda?'],
  ])('does not hide a prohibited question behind %s', (_what, question) => {
    const rules = rulesBroken((copy) => {
      const [first] = copy.questions.items;
      if (first !== undefined) first.text = { id: question, en: 'Where do you stay?' };
    });
    expect(rules).toEqual(['unreadable-sign']);
  });

  it('does not hide a prohibited question in the words that open the talk', () => {
    const rules = rulesBroken((copy) => {
      copy.questions.opening = { id: 'Apa agama Bapak/Ibu?', en: 'What is your religion?' };
    });
    expect(rules).toEqual(['prohibited-attribute']);
  });

  it('calls no entry by a name that every object has', () => {
    const rules = rulesBroken((copy) => {
      entry(copy.documents, 'hotelBooking').code = 'constructor';
      for (const purpose of copy.purposes) {
        for (const document of purpose.documents) if (document.code === 'hotelBooking') document.code = 'constructor';
      }
    });
    expect(rules).toContain('shape');
  });
});
