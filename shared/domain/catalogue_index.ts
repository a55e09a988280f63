/** Look-ups over a catalogue, made once per catalogue object. */
import type { Catalogue } from './catalogue.ts';
import type { CatalogueDocument, Indicator, Mitigation, Purpose } from './catalogue_entries.ts';
import type { DimensionCode, Strength, Text } from './catalogue_words.ts';

/** One sign of the ILO list with its strengths. */
export interface IloSign {
  readonly dimension: DimensionCode;
  readonly code: string;
  readonly label: Text;
  readonly adult: Strength | null;
  readonly child: Strength | null;
}

/** A catalogue with its entries by code. Maps, because a code such as `constructor` must not find anything. */
export interface CatalogueIndex {
  readonly catalogue: Catalogue;
  readonly purposes: ReadonlyMap<string, Purpose>;
  readonly documents: ReadonlyMap<string, CatalogueDocument>;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly mitigations: ReadonlyMap<string, Mitigation>;
  readonly countries: ReadonlyMap<string, Catalogue['destinations']['countries'][number]>;
  readonly groups: ReadonlyMap<string, Text>;
  readonly signs: ReadonlyMap<string, IloSign>;
}

const byCode = <Entry extends { readonly code: string }>(entries: readonly Entry[]): ReadonlyMap<string, Entry> =>
  new Map(entries.map((entry) => [entry.code, entry]));

function makeIndex(catalogue: Catalogue): CatalogueIndex {
  const signs = catalogue.ilo.dimensions.flatMap(({ code: dimension, indicators }) =>
    indicators.map(({ code, label, strength }) => ({
      dimension,
      code,
      label,
      adult: strength.adultLabour,
      child: strength.childLabour,
    })),
  );
  return {
    catalogue,
    purposes: byCode(catalogue.purposes),
    documents: byCode(catalogue.documents),
    indicators: byCode(catalogue.indicators),
    mitigations: byCode(catalogue.mitigations),
    countries: byCode(catalogue.destinations.countries),
    groups: new Map(catalogue.groups.map(({ code, label }) => [code, label])),
    signs: byCode(signs),
  };
}

const indexes = new WeakMap<Catalogue, CatalogueIndex>();

/** The index of a catalogue. The catalogue must not be changed afterwards. */
export function indexOf(catalogue: Catalogue): CatalogueIndex {
  const known = indexes.get(catalogue);
  if (known !== undefined) return known;
  const index = makeIndex(catalogue);
  indexes.set(catalogue, index);
  return index;
}
