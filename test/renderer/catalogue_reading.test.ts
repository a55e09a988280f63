/** A catalogue to look things up in: nothing left out, found by code or word of either language. */
import { describe, expect, it } from 'vitest';
import { findEntries, readSections } from '../../renderer/catalogue_reading.ts';
import { catalogueAreas } from '../../shared/domain/catalogue_compare.ts';
import { catalogue } from '../shared/domain/delivered.ts';

const sections = readSections(catalogue);
const codesOf = (found: ReturnType<typeof findEntries>) =>
  found.flatMap(({ area, entries }) => entries.map(({ code }) => `${area} ${code}`));

describe('reading a catalogue', () => {
  it('shows every area, every purpose, paper, indicator, question, mitigating fact and ground', () => {
    expect(sections.map(({ area }) => area).toSorted()).toEqual([...catalogueAreas].toSorted());
    const shown = new Set(codesOf(sections));
    const wanted = [
      ...catalogue.purposes.map(({ code }) => `purposes ${code}`),
      ...catalogue.documents.map(({ code }) => `documents ${code}`),
      ...catalogue.indicators.map(({ code }) => `indicators ${code}`),
      ...catalogue.questions.items.map(({ code }) => `questions ${code}`),
      ...catalogue.mitigations.map(({ code }) => `mitigations ${code}`),
      ...catalogue.legal.grounds.map(({ code }) => `legal ${code}`),
    ];
    expect(wanted.filter((code) => !shown.has(code))).toEqual([]);
  });

  it('says of an indicator its weight, evidence, sources and what cancels it', () => {
    const entry = sections.find(({ area }) => area === 'indicators')?.entries.find(({ code }) => code === 'TRV-01');
    const source = catalogue.indicators.find(({ code }) => code === 'TRV-01');
    expect(entry?.line?.en).toContain(catalogue.basisLabels.document.en);
    const said = (field: string) => entry?.details.find((detail) => detail.field === field)?.values.map(({ en }) => en);
    expect(said('sources')).toEqual(source?.sources);
    expect(said('cancelledBy')?.join()).toContain('MIT-01');
  });

  it('marks the grounds on which a passport may be held, and no other', () => {
    const held = sections.flatMap(({ entries }) => entries.filter(({ hold }) => hold).map(({ code }) => code));
    const grounds = catalogue.legal.grounds.filter(({ allowsPassportHold }) => allowsPassportHold);
    expect(held).toEqual(grounds.map(({ code }) => code));
  });

  it('finds by code, by words in any order and either language, and nothing by nonsense', () => {
    expect(codesOf(findEntries(sections, 'trv-01'))).toContain('indicators TRV-01');
    const label = catalogue.indicators.find(({ code }) => code === 'TRV-01')?.label;
    for (const words of [label?.id, label?.en]) {
      const turned = (words ?? '').split(' ').toReversed().join('  ');
      expect(codesOf(findEntries(sections, turned))).toContain('indicators TRV-01');
    }
    expect(findEntries(sections, 'qqqzzz')).toEqual([]);
    expect(findEntries(sections, '  ')).toHaveLength(sections.length);
  });
});
