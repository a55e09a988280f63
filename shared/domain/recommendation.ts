/**
 * What the software recommends, by written rules in order: the first rule that holds gives the recommendation. The
 * highest it ever says is *refer to Immigration* or *offer help*; no rule leads to a postponement. The default is to
 * clear: a reason is needed for anything else.
 */
import type { RecommendationRuleId } from './catalogue_words.ts';
import type { Facts } from './facts.ts';
import { requiredOf, type PaperResult } from './findings.ts';
import { documentCode, indicatorCode, mitigationCode } from './rule_codes.ts';
import type { Attention } from './scoring.ts';
import type { TppoResult } from './tppo.ts';
import type { PaperFinding, Recommendation, SpecialPath } from './words.ts';

/** The three results, which are never summed, and the facts behind them. */
export interface Results {
  readonly facts: Facts;
  readonly paper: PaperResult;
  readonly tppo: TppoResult;
  readonly attention: Attention;
}

interface Rule {
  readonly id: RecommendationRuleId;
  readonly gives: Recommendation;
  readonly holds: (results: Results) => boolean;
}

const finding = (wanted: PaperFinding) => (results: Results) => results.paper.finding === wanted;

/** A decisive sign. Looks alone are only a reason to check papers, so what was merely observed does not count here. */
const decisive = ({ facts }: Results): boolean =>
  facts.decisive('referral').some(({ basis }) => basis !== 'observation');

/** Passport missing, or valid for less than six months. */
const passportNotValid = ({ paper }: Results): boolean => paper.rules.some(({ id }) => id === 'passportNotValid');

/** Family relation shown by a paper, and a parent either travels along or agreed. */
const childAccompanied = ({ facts }: Results): boolean => {
  const related = [documentCode.familyCard, documentCode.birthCertificate].some(
    (code) => facts.status(code) === 'seen',
  );
  const consent = facts.status(documentCode.parentalConsent);
  return (
    related && (facts.hasMitigation(mitigationCode.ownChildren) || consent === 'seen' || consent === 'notApplicable')
  );
};

/** A child who leaves for work, shows recruitment signs or a decisive sign, or many facts at once. */
const childInNeed = (results: Results): boolean =>
  results.facts.child &&
  (finding('established')(results) ||
    results.tppo.childReferral ||
    decisive(results) ||
    results.attention.band === 'high');

const papersOpen = ({ facts }: Results): boolean =>
  facts.purpose.isWork && requiredOf(facts).some((code) => !facts.met(code));

const mayReturn = ({ paper }: Results): boolean => paper.rules.some(({ id }) => id === 'permitValid');

/** The rules. Read from the top: the first that holds is the recommendation. */
const rules: readonly Rule[] = [
  // Help comes before everything else.
  { id: 'askedForHelp', gives: 'offerHelp', holds: ({ facts }) => facts.decisive('privateTalk').length > 0 },
  { id: 'recruitmentSigns', gives: 'offerHelp', holds: ({ tppo }) => tppo.output === 'offerHelp' },
  { id: 'integrityReport', gives: 'refer', holds: ({ facts }) => facts.decisive('integrityReport').length > 0 },
  { id: 'childNeedsProtection', gives: 'refer', holds: childInNeed },
  { id: 'passportCondition', gives: 'refer', holds: passportNotValid },
  // A complete worker is cleared whatever the score says.
  { id: 'papersComplete', gives: 'clear', holds: finding('completeDoNotHold') },
  { id: 'decisiveSign', gives: 'refer', holds: decisive },
  { id: 'nonproceduralEstablished', gives: 'refer', holds: finding('established') },
  { id: 'attentionHigh', gives: 'refer', holds: ({ attention }) => attention.band === 'high' },
  {
    id: 'contradictionWithSigns',
    gives: 'refer',
    holds: (results) =>
      finding('unresolvedContradiction')(results) &&
      results.attention.points >= results.facts.index.catalogue.scoring.contradictionReferFrom,
  },
  { id: 'childCompanion', gives: 'ask', holds: (results) => results.facts.child && !childAccompanied(results) },
  { id: 'contradiction', gives: 'ask', holds: finding('unresolvedContradiction') },
  {
    id: 'identityByObservation',
    gives: 'ask',
    holds: ({ facts }) => facts.has(indicatorCode.identityDiffers, 'observation'),
  },
  { id: 'attentionMedium', gives: 'ask', holds: ({ attention }) => attention.band === 'medium' },
  { id: 'recruitmentAsk', gives: 'ask', holds: ({ tppo }) => tppo.output === 'ask' },
  { id: 'permitValid', gives: 'clear', holds: mayReturn },
  {
    id: 'workPathUnclear',
    gives: 'ask',
    holds: ({ facts }) => facts.purpose.papers?.completeBy === 'epmiOnly',
  },
  { id: 'papersNotSeen', gives: 'ask', holds: papersOpen },
  { id: 'childAccompanied', gives: 'clear', holds: ({ facts }) => facts.child },
  { id: 'nothingFound', gives: 'clear', holds: () => true },
];

/** The recommendation and the rule that gave it. Pure. */
export function recommend(results: Results): { readonly rule: RecommendationRuleId; readonly gives: Recommendation } {
  const rule = rules.find(({ holds }) => holds(results));
  if (rule === undefined) throw new Error('the last rule always holds');
  return { rule: rule.id, gives: rule.gives };
}

/** The special path, if the case leaves the ordinary course. A child comes first. */
export function pathOf(results: Results): SpecialPath | null {
  if (results.facts.child) return 'childPath';
  if (results.facts.decisive('integrityReport').length > 0) return 'integrityReport';
  if (passportNotValid(results)) return 'documentHardStop';
  return null;
}
