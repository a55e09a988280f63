/**
 * Dated destination rules (product rule 6.7): moratoria, seasons and lists of countries change by decree, so they are
 * catalogue data with a validity. Here is only how a rule stands on a day and which ones touch a route. A rule fills in
 * no answer by itself: it says whether a fact is worth asking about, and stands beside it.
 */
import type { Day } from '../time.ts';
import type { Catalogue } from './catalogue.ts';
import type { Text } from './catalogue_words.ts';

type DestinationRule = Catalogue['destinations']['rules'][number];

/** How a rule stands on a day; `unknown`: it has yearly dates, and those of this year are not in the catalogue. */
export type RuleStanding = 'inForce' | 'notNow' | 'unknown';

/** A rule that touches a journey, as it is shown beside the fact it is about. */
export interface RuleOnRoute {
  readonly code: string;
  readonly label: Text;
  readonly standing: Exclude<RuleStanding, 'notNow'>;
  /** Sources differ on whether these countries belong to the list. */
  readonly uncertain: boolean;
  /** Only an area of the country is meant. */
  readonly areaOnly: boolean;
  readonly appliesOnlyTo: Text | null;
  readonly legalBasis: string | null;
}

/** Both ends included; a month `YYYY-MM` covers all its days, so it is compared on as many characters as it has. */
const within = (day: Day, { from, to }: { readonly from: string | null; readonly to: string | null }): boolean =>
  (from === null || day.slice(0, from.length) >= from) && (to === null || day.slice(0, to.length) <= to);

/**
 * How a rule stands on a day of the station.
 * @example a season known for 2025 only (23 Apr to 1 Jun): in force on 2025-05-01, not now on 2025-07-01, unknown in 2026
 */
export function standingOn(rule: Pick<DestinationRule, 'from' | 'to' | 'windows'>, day: Day): RuleStanding {
  if (!within(day, rule)) return 'notNow';
  if (rule.windows.length === 0) return 'inForce';
  const known = rule.windows.filter(({ from, to }) => from !== null || to !== null);
  if (known.some((window) => within(day, window))) return 'inForce';
  return known.some(({ year }) => year === Number(day.slice(0, 4))) ? 'notNow' : 'unknown';
}

/** The rules about an indicator that hold, or may hold, on this route on this day. Pure. */
export function rulesOnRoute(
  { destinations }: Catalogue,
  indicator: string,
  { route, day }: { readonly route: readonly string[]; readonly day: Day },
): RuleOnRoute[] {
  return destinations.rules.flatMap((rule) => {
    const touched = rule.countries.filter((country) => route.includes(country));
    const standing = standingOn(rule, day);
    if (rule.indicator !== indicator || touched.length === 0 || standing === 'notNow') return [];
    const { code, label, appliesOnlyTo, legalBasis } = rule;
    const uncertain = touched.every((country) => rule.countriesUncertain.includes(country));
    const areaOnly = touched.every((country) => rule.areaOnly.includes(country));
    return [{ code, label, standing, uncertain, areaOnly, appliesOnlyTo, legalBasis }];
  });
}
