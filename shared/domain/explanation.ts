/**
 * The explanation of a result in plain sentences, fit to be read aloud to the traveller in either language: which
 * facts, what each weighs, what speaks in the traveller's favour, what is not known, what would change it. What others
 * said, and anything about integrity, is not repeated to the traveller.
 */
import type { PhraseId, RecommendationRuleId, Text } from './catalogue_words.ts';
import { fillText, joinText } from './fill.ts';
import type { Missing } from './missing.ts';
import type { Results } from './recommendation.ts';
import type { Contribution } from './scoring.ts';
import { countSigns } from './tppo.ts';
import type { SpecialPath } from './words.ts';

const weightPhrase = { D: 'decisive', S: 'strong', M: 'medium', W: 'weak', '0': 'weak' } as const;

/** The group whose third parties are registers and issuers. */
export const registerGroup = 'DOC';

type Phrases = Readonly<Record<PhraseId, Text>>;

/** One fact as it is said, or null where it is not for the traveller's ears. */
function spokenFact(results: Results, contribution: Contribution, phrases: Phrases): Text | null {
  const kind = results.facts.index.indicators.get(contribution.code)?.decisiveFor ?? null;
  if (kind === 'integrityReport' || kind === 'privateTalk' || kind === 'childPath') return null;
  const weight = phrases[weightPhrase[contribution.weight]];
  // A register or an issuer may be quoted; a person who told us something may not be given away.
  if (contribution.basis === 'thirdParty' && contribution.group !== registerGroup) {
    return fillText(phrases.fromOthers, { weight });
  }
  return fillText(phrases.weight, { item: contribution.why.label, basis: phrases[contribution.basis], weight });
}

function signSentence({ facts, tppo }: Results, phrases: Phrases): Text[] {
  const dimensions = facts.index.catalogue.ilo.dimensions.flatMap(({ code, label }) => {
    const counts = countSigns(tppo.signs.filter(({ dimension }) => dimension === code));
    const parts = (['strong', 'medium', 'weak'] as const).filter((strength) => counts[strength] > 0);
    if (parts.length === 0) return [];
    const said = (language: 'id' | 'en') =>
      parts.map((strength) => `${counts[strength]} ${phrases[strength][language]}`).join(' + ');
    return [fillText(phrases.dimension, { item: label, counts: { id: said('id'), en: said('en') } })];
  });
  return dimensions.length === 0 ? [] : [fillText(phrases.signs, { items: dimensions })];
}

function sentence(phrase: Text, items: readonly Text[]): Text[] {
  const once = items.filter((item, at) => items.findIndex(({ id }) => id === item.id) === at);
  return once.length === 0 ? [] : [fillText(phrase, { items: once })];
}

/** The explanation of a result. Pure. */
export function explain(
  results: Results,
  { rule, path, missing }: { rule: RecommendationRuleId; path: SpecialPath | null; missing: readonly Missing[] },
): Text {
  const { rules, phrases } = results.facts.index.catalogue;
  const { contributions, mitigations } = results.attention;
  const spoken = (some: readonly Contribution[]) =>
    some.map((contribution) => spokenFact(results, contribution, phrases)).filter((text) => text !== null);
  const standing = contributions.filter(({ cancelledBy, countedAs }) => cancelledBy.length === 0 && countedAs === null);
  const explained = contributions.filter(({ cancelledBy }) => cancelledBy.length > 0);
  // Signs of recruitment that were not asked about stand on the screen; read aloud they would only alarm or coach.
  const open = (wouldChange: boolean) =>
    missing
      .filter(({ kind, wouldBe }) => kind !== 'dimension' && (wouldBe !== null) === wouldChange)
      .map(({ label }) => label);
  const opening = rules.recommendation[rule];
  return joinText([
    opening,
    ...(path === null ? [] : [rules.paths[path]]),
    ...results.paper.rules.map((met) => met.sentence),
    ...sentence(phrases.facts, spoken(standing)),
    ...sentence(
      phrases.cancelled,
      explained.map(({ why }) => why.label),
    ),
    ...signSentence(results, phrases),
    ...sentence(
      phrases.mitigations,
      mitigations.map(({ why }) => why.label),
    ),
    ...sentence(phrases.change, open(true)),
    ...sentence(phrases.missing, open(false)),
    phrases.closing,
  ]);
}
