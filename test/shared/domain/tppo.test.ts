import { describe, expect, test } from 'vitest';
import { assess } from '../../../shared/domain/assessment.ts';
import type { AssessmentInput } from '../../../shared/domain/assessment_input.ts';
import { catalogueSha256, type Catalogue } from '../../../shared/domain/catalogue.ts';
import { parseCatalogue } from '../../../shared/domain/catalogue_loader.ts';
import { dimensionPositive } from '../../../shared/domain/tppo.ts';
import { active, catalogue, inputOf, present, sha256 } from './delivered.ts';

const tppo = (part: Partial<AssessmentInput>) => assess(active, inputOf(part)).tppo;
const states = (part: Partial<AssessmentInput>) => {
  const { D1, D2, D3, output } = tppo(part);
  return { D1, D2, D3, output };
};

/** The rule as the publication words it, written out a second time. */
const byTheBook = (strong: number, medium: number, weak: number): boolean =>
  strong >= 2 || (strong >= 1 && medium + weak >= 1) || medium >= 3 || (medium >= 2 && weak >= 1);

const counts = [0, 1, 2, 3].flatMap((strong) =>
  [0, 1, 2, 3, 4].flatMap((medium) => [0, 1, 2, 3, 4].map((weak) => ({ strong, medium, weak }))),
);

/** A catalogue with 3 strong, 4 medium and 4 weak signs in each dimension, each with an indicator of its own. */
function wideCatalogue(): Catalogue {
  const signs = (dimension: string) =>
    [...Array<'strong'>(3).fill('strong'), ...Array<'medium'>(4).fill('medium'), ...Array<'weak'>(4).fill('weak')].map(
      (strength, at) => ({
        code: `${dimension}.${90 + at}`,
        label: { id: `tanda ${at}`, en: `sign ${at}` },
        strength: { adultLabour: strength, childLabour: strength },
      }),
    );
  const dimensions = catalogue.ilo.dimensions.map((dimension) => ({
    ...dimension,
    indicators: [...dimension.indicators, ...signs(dimension.code)],
  }));
  const pattern = catalogue.indicators.find(({ code }) => code === 'ILO-04');
  if (pattern === undefined) throw new Error('ILO-04');
  const extra = dimensions.flatMap(({ code: dimension }) =>
    signs(dimension).map(({ code: indicator }) => ({
      ...pattern,
      code: `X-${indicator}`,
      ilo: { dimension, indicator, condition: null },
    })),
  );
  const read = parseCatalogue({
    ...catalogue,
    ilo: { ...catalogue.ilo, dimensions },
    indicators: [...catalogue.indicators, ...extra],
  });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

describe('the dimension rule', () => {
  test('every combination of counts gives what the rule says', () => {
    for (const { strong, medium, weak } of counts) {
      const said = dimensionPositive({ strong, medium, weak }, catalogue.ilo.positiveIfAtLeastOneOf);
      expect(said, JSON.stringify({ strong, medium, weak })).toBe(byTheBook(strong, medium, weak));
    }
    expect(counts).toHaveLength(100);
  });

  test.each([
    { minor: false, who: 'adults' },
    { minor: true, who: 'children' },
  ])('and so does the whole assessment, in every dimension, for $who', ({ minor }) => {
    const wide = wideCatalogue();
    const wideActive = { catalogue: wide, sha256: catalogueSha256(wide, sha256) };
    for (const dimension of ['D1', 'D2', 'D3'] as const) {
      for (const { strong, medium, weak } of counts) {
        const codes = [
          ...Array.from({ length: strong }, (_, at) => at),
          ...Array.from({ length: medium }, (_, at) => 3 + at),
          ...Array.from({ length: weak }, (_, at) => 7 + at),
        ].map((at) => `X-${dimension}.${90 + at}`);
        const indicators = Object.fromEntries(
          codes.map((code) => [code, { value: 'present' as const, basis: 'statement' as const }]),
        );
        const result = assess(wideActive, inputOf({ minor, indicators })).tppo;
        const positive = byTheBook(strong, medium, weak);
        const said = JSON.stringify({ dimension, strong, medium, weak, minor });
        expect(result[dimension], said).toBe(positive ? 'positive' : codes.length === 0 ? 'notAsked' : 'notPositive');
        const help = positive || (minor && (strong >= 1 || medium >= 2));
        if (dimension === 'D3') expect(result.output, said).toBe(help ? 'ask' : 'none');
        else expect(result.output === 'offerHelp', said).toBe(help);
      }
    }
  });
});

describe('what counts', () => {
  test('documents and own words only', () => {
    expect(states({ indicators: present('DOC-12/statement', 'ILO-04') })).toMatchObject({
      D2: 'positive',
      output: 'offerHelp',
    });
    expect(states({ indicators: present('DOC-12/observation', 'ILO-04') })).toMatchObject({
      D2: 'notPositive',
      output: 'ask',
    });
    expect(states({ indicators: present('DOC-12/thirdParty') })).toMatchObject({ D2: 'notAsked', output: 'none' });
  });

  test('each ILO sign once: passport carried and passport kept are one', () => {
    const { signs, D2 } = tppo({ indicators: present('DOC-12/statement', 'ACC-06/statement', 'FIN-03') });
    expect(D2).toBe('notPositive');
    expect(signs.map(({ code, from }) => [code, from])).toEqual([
      ['D2.04', ['FIN-03']],
      ['D2.05', ['DOC-12', 'ACC-06']],
    ]);
  });

  test('absent is asked and not positive; declined is not asked', () => {
    const absent = { 'ILO-01': { value: 'absent' as const, basis: 'statement' as const } };
    expect(states({ indicators: absent })).toMatchObject({ D1: 'notPositive', D2: 'notAsked' });
    const declined = { 'ILO-01': { value: 'declined' as const, basis: 'statement' as const } };
    expect(states({ indicators: declined })).toMatchObject({ D1: 'notAsked' });
  });

  test('the strengths of the child list hold under 18', () => {
    expect(states({ minor: true, indicators: present('FIN-03') })).toMatchObject({ output: 'offerHelp' });
    expect(states({ indicators: present('FIN-03') })).toMatchObject({ output: 'none' });
  });
});

describe('output', () => {
  test('the third dimension alone is only a question, with a sign of another one an offer of help', () => {
    const third = present('ACC-01/statement', 'VUL-04', 'ILO-05');
    expect(states({ indicators: third })).toMatchObject({ D3: 'positive', output: 'ask' });
    expect(states({ indicators: { ...third, ...present('FIN-05') } })).toMatchObject({
      D3: 'positive',
      output: 'offerHelp',
    });
    expect(assess(active, inputOf({ indicators: { ...third, ...present('FIN-05') } })).recommendation).toBe(
      'offerHelp',
    );
  });

  test('never changes the attention score', () => {
    expect(
      assess(active, inputOf({ indicators: present('ILO-01', 'ILO-02', 'ILO-03', 'ILO-04', 'ILO-05') })).attention,
    ).toMatchObject({
      points: 0,
      band: 'low',
      contributions: [],
    });
  });
});
