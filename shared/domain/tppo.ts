/**
 * Signs of trafficking in persons (TPPO) by the ILO/European Commission operational indicators, recruitment
 * dimensions D1–D3. Only documents and the traveller's own words count; each ILO sign counts once. The result speaks of
 * a presumed potential victim, never of a victim, and never adds to the attention score.
 */
import { z } from 'zod';
import type { CatalogueIndex } from './catalogue_index.ts';
import type { Threshold } from './catalogue_law.ts';
import { DimensionCode, Strength, Text } from './catalogue_words.ts';
import type { Facts, Found } from './facts.ts';

/** State of one dimension. `notAsked`: nothing that counts was answered. */
export const DimensionState = z.enum(['positive', 'notPositive', 'notAsked']);
/** State of one dimension. */
export type DimensionState = z.infer<typeof DimensionState>;

/** One sign that counts, and the indicators it was read from. */
const TppoSign = z.strictObject({
  dimension: DimensionCode,
  code: z.string(),
  label: Text,
  strength: Strength,
  from: z.array(z.string()),
  /** What must be true for the indicator to stand for this sign; the officer confirms it. */
  conditions: z.array(Text),
});
/** One sign that counts. */
export type TppoSign = z.infer<typeof TppoSign>;

/** What the signs lead to by themselves. */
export const TppoOutput = z.enum(['offerHelp', 'ask', 'none']);
/** What the signs lead to by themselves. */
export type TppoOutput = z.infer<typeof TppoOutput>;

/** The result on TPPO signs. */
export const TppoResult = z.strictObject({
  D1: DimensionState,
  D2: DimensionState,
  D3: DimensionState,
  output: TppoOutput,
  signs: z.array(TppoSign),
  /** Under 18: one strong or two medium signs of any dimension; the means need not be shown. */
  childReferral: z.boolean(),
});
/** The result on TPPO signs. */
export type TppoResult = z.infer<typeof TppoResult>;

/** How many signs of each strength one dimension shows. */
export interface SignCounts {
  readonly strong: number;
  readonly medium: number;
  readonly weak: number;
}

const meets = (counts: SignCounts, least: Threshold): boolean =>
  counts.strong >= (least.strong ?? 0) &&
  counts.medium >= (least.medium ?? 0) &&
  counts.weak >= (least.weak ?? 0) &&
  counts.medium + counts.weak >= (least.mediumOrWeak ?? 0);

/** The dimension rule: positive when at least one of the thresholds is reached. */
export const dimensionPositive = (counts: SignCounts, thresholds: readonly Threshold[]): boolean =>
  thresholds.some((least) => meets(counts, least));

/** How many of these signs have each strength. */
export function countSigns(signs: readonly { readonly strength: Strength }[]): SignCounts {
  const of = (strength: Strength) => signs.filter((sign) => sign.strength === strength).length;
  return { strong: of('strong'), medium: of('medium'), weak: of('weak') };
}

function signsOf(facts: Facts, counted: (found: Found) => boolean): TppoSign[] {
  const signs = new Map<string, TppoSign>();
  for (const { indicator, basis } of facts.found) {
    const sign = indicator.ilo === null ? undefined : facts.index.signs.get(indicator.ilo.indicator);
    const strength = facts.child ? sign?.child : sign?.adult;
    if (sign === undefined || strength === undefined || strength === null || !counted({ indicator, basis })) continue;
    const known = signs.get(sign.code);
    const condition = indicator.ilo?.condition ?? null;
    signs.set(sign.code, {
      dimension: sign.dimension,
      code: sign.code,
      label: sign.label,
      strength,
      from: [...(known?.from ?? []), indicator.code],
      conditions: [...(known?.conditions ?? []), ...(condition === null ? [] : [condition])],
    });
  }
  return [...signs.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function outputOf(
  index: CatalogueIndex,
  signs: readonly TppoSign[],
  positive: readonly DimensionCode[],
  child: boolean,
) {
  const { dimensions, childRefer } = index.catalogue.ilo;
  const neverAlone = dimensions.filter((dimension) => dimension.neverAlone).map(({ code }) => code);
  const standing = signs.filter(({ dimension }) => !neverAlone.includes(dimension));
  const all = countSigns(signs);
  const childReferral = child && (all.strong >= childRefer.strong || all.medium >= childRefer.medium);
  // A dimension that never stands alone can only add to a sign of another one.
  const help = standing.length > 0 && (positive.length > 0 || childReferral);
  const own = countSigns(standing);
  const ask = positive.length > 0 || childReferral || own.strong > 0 || standing.length > 1;
  return { output: help ? 'offerHelp' : ask ? 'ask' : 'none', childReferral } as const;
}

/** The TPPO signs of a case. Pure. */
export function tppoResult(facts: Facts): TppoResult {
  const { ilo } = facts.index.catalogue;
  const counted = ({ basis }: Found) =>
    (basis === 'document' || basis === 'statement') && ilo.countedBases.includes(basis);
  const signs = signsOf(facts, counted);
  const asked = new Set(facts.answered.filter(counted).map(({ indicator }) => indicator.ilo?.dimension));
  const state = (dimension: DimensionCode): DimensionState => {
    const counts = countSigns(signs.filter((sign) => sign.dimension === dimension));
    if (dimensionPositive(counts, ilo.positiveIfAtLeastOneOf)) return 'positive';
    return asked.has(dimension) ? 'notPositive' : 'notAsked';
  };
  const states = { D1: state('D1'), D2: state('D2'), D3: state('D3') };
  const positive = DimensionCode.options.filter((dimension) => states[dimension] === 'positive');
  return { ...states, ...outputOf(facts.index, signs, positive, facts.child), signs };
}
