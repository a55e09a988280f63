/**
 * The checklist of one clarification: only what the stated purpose, the route and the answers so far make worth asking,
 * in the order in which it is asked. Weights are left out on purpose: the officer judges before any score is shown.
 */
import type { Catalogue } from './catalogue.ts';
import type { AskWhen, Indicator, Need, PurposeDocument, Question } from './catalogue_entries.ts';
import { indexOf, type CatalogueIndex } from './catalogue_index.ts';
import type { Stage, Text } from './catalogue_words.ts';
import { rulesOnRoute, type RuleOnRoute } from './destination_rules.ts';
import { documentCode, indicatorCode } from './rule_codes.ts';
import type { Day } from '../time.ts';
import type { DocumentStatus, EvidenceBasis, IndicatorValue } from './words.ts';

/** What is known so far. What is not listed is not checked or not asked. */
export interface ChecklistState {
  readonly purpose: string;
  readonly minor: boolean;
  /** ISO 3166 alpha-3; null while there is no boarding pass and nothing was said. */
  readonly destination: string | null;
  readonly transit: readonly string[];
  /** The day of the clarification at the station: dated rules are read for it. */
  readonly day: Day;
  readonly documents: Readonly<Record<string, DocumentStatus>>;
  readonly indicators: Readonly<Record<string, { readonly value: IndicatorValue }>>;
  /** Immigration's own second assessment: the facts of its systems are listed too. Never set for BP3MI. */
  readonly immigrationSecond?: boolean;
}

/** A paper to be looked at. */
export interface ChecklistDocument {
  readonly code: string;
  readonly label: Text;
  readonly need: Need;
  readonly askedOf: 'traveller' | 'agency';
  readonly lookAt: Text;
  readonly note: Text | null;
  readonly legalBasis: string | null;
  readonly source: string | null;
  readonly unverified: boolean;
  readonly specificData: 'health' | 'children' | 'personalFinance' | null;
  /** `ePmi` when a valid, matching e-PMI stands for this paper. */
  readonly coveredBy: 'ePmi' | null;
  /** The e-PMI has been seen, so this paper need not be looked at. */
  readonly covered: boolean;
}

/** A fact to be ticked with one touch: yes, no, not asked, declines to answer. */
export interface ChecklistIndicator {
  readonly code: string;
  /** The fact itself: ticking it says that this is so. */
  readonly label: Text;
  /** How it is asked; null where it is only noted. */
  readonly question: Text | null;
  /** What "yes" to the question means; null: open question, the label is what is ticked. */
  readonly yesMeans: 'present' | 'absent' | null;
  /** What the answer may rest on; the first is the usual one. */
  readonly basis: readonly EvidenceBasis[];
  readonly whoAsks: 'bp3mi' | 'immigration' | 'both';
  readonly note: Text | null;
  /** Dated destination rules about it that touch this route today. */
  readonly rules: readonly RuleOnRoute[];
}

/** A mitigating fact to be ticked. */
export interface ChecklistMitigation {
  readonly code: string;
  readonly label: Text;
  readonly question: Text;
  readonly yesMeans: 'present' | null;
  readonly note: Text | null;
}

/** A question read to the traveller, with the facts it may bring out. */
export interface ChecklistQuestion {
  readonly code: string;
  readonly text: Text;
  readonly private: boolean;
  readonly note: Text | null;
  readonly indicators: readonly ChecklistIndicator[];
  readonly mitigations: readonly ChecklistMitigation[];
}

/** One stage: questions in order, and what is looked at without a question. */
export interface ChecklistStage {
  readonly questions: readonly ChecklistQuestion[];
  readonly checks: readonly ChecklistIndicator[];
}

/** The checklist of a clarification. */
export interface Checklist {
  readonly opening: Text;
  /** A paper shows an age under 18: the passport, or another one that differs from it. */
  readonly minor: boolean;
  /** Questions in the words of the purpose, and the rule that holds for it. */
  readonly asks: readonly Text[];
  readonly rule: Text;
  readonly documents: readonly ChecklistDocument[];
  readonly firstLook: ChecklistStage;
  readonly referral: ChecklistStage;
  readonly private: ChecklistStage;
  /** Everything else that can be recorded when it comes up by itself; nothing in it is asked. */
  readonly others: readonly ChecklistIndicator[];
  /** All mitigating facts that apply; each must be answered before a referral is stored. */
  readonly mitigations: readonly ChecklistMitigation[];
  /** How far the answers so far lead. */
  readonly suggested: Stage;
}

const needOrder: readonly Need[] = ['required', 'supporting', 'asked'];

function documentsOf({ catalogue, documents: known }: CatalogueIndex, state: ChecklistState, purposeCode: string) {
  const purpose = catalogue.purposes.find(({ code }) => code === purposeCode);
  const epmiSeen = state.documents[documentCode.ePmi] === 'seen';
  const own = purpose?.documents ?? [];
  const child = state.minor
    ? catalogue.minor.documents.filter(({ code }) => own.every((one) => one.code !== code))
    : [];
  const left = state.minor ? catalogue.minor.leaveOut : [];
  // The e-PMI comes first: one touch on it settles the required papers.
  const rank = ({ code, askedOf, need }: PurposeDocument) =>
    code === documentCode.ePmi ? -1 : (askedOf === 'agency' ? 10 : 0) + needOrder.indexOf(need);
  return [...own, ...child]
    .filter(({ code }) => !left.includes(code))
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((listed): ChecklistDocument[] => {
      const document = known.get(listed.code);
      if (document === undefined) return [];
      const coverable = purpose?.coveredByEpmi.includes(listed.code) === true;
      return [
        {
          ...listed,
          label: document.label,
          lookAt: document.lookAt,
          specificData: document.specificData,
          coveredBy: coverable ? 'ePmi' : null,
          covered: coverable && epmiSeen,
        },
      ];
    });
}

interface Situation {
  readonly work: boolean;
  readonly route: readonly string[];
  readonly day: Day;
  readonly transit: readonly string[];
  readonly ordinaryTransit: readonly string[];
}

function situationOf({ catalogue, purposes }: CatalogueIndex, state: ChecklistState): Situation {
  const ordinary = catalogue.indicators.find(({ code }) => code === indicatorCode.ordinaryTransit);
  return {
    work:
      purposes.get(state.purpose)?.isWork === true ||
      state.indicators[indicatorCode.workUnderOtherPurpose]?.value === 'present',
    route: [...(state.destination === null ? [] : [state.destination]), ...state.transit],
    day: state.day,
    transit: state.transit,
    ordinaryTransit: ordinary?.exceptions.flatMap(({ transit }) => transit) ?? [],
  };
}

/** Whether a fact can matter on this journey; without a condition it always can. */
function worthAsking(
  condition: AskWhen | null,
  rules: readonly RuleOnRoute[],
  { work, route, transit, ordinaryTransit }: Situation,
): boolean {
  if (condition === null) return true;
  if (condition.work === true && !work) return false;
  if (condition.destinationRule === true && rules.length === 0) return false;
  if (condition.route !== undefined && !condition.route.some((country) => route.includes(country))) return false;
  if (condition.transit === true && transit.length === 0) return false;
  return condition.unusualTransit !== true || transit.some((country) => !ordinaryTransit.includes(country));
}

/** Weak and context facts change no result, so asking for them would only collect data. */
const canMatter = ({ weight, ilo }: Indicator): boolean => (weight !== 'W' && weight !== '0') || ilo !== null;

/** A fact with the dated rules that touch it on this journey. */
interface Applying {
  readonly indicator: Indicator;
  readonly rules: readonly RuleOnRoute[];
}

const tickable = ({ indicator, rules }: Applying): ChecklistIndicator => {
  const { code, label, question, yesMeans, basis, whoAsks, note } = indicator;
  return { code, label, question, yesMeans, basis, whoAsks, note, rules };
};

const stageOf = (question: Question): Stage => (question.private ? 'private' : question.stage);

/** The facts to be asked, each once: under the first question of its own stage, else as a check. */
function stageList(catalogue: Catalogue, stage: Stage, asked: readonly Applying[]): ChecklistStage {
  const own = asked.filter(({ indicator }) => indicator.stage === stage);
  const questions = catalogue.questions.items
    .filter((question) => stageOf(question) === stage)
    .toSorted((a, b) => a.order - b.order);
  const headed = ({ indicator }: Applying) => questions.find(({ informs }) => informs.includes(indicator.code));
  return {
    questions: questions.flatMap((question) => {
      const indicators = own.filter((one) => headed(one) === question).map(tickable);
      const mitigations = catalogue.mitigations.filter(({ code }) => question.informsMitigations.includes(code));
      const { code, text, note } = question;
      if (indicators.length === 0 && mitigations.length === 0) return [];
      return [{ code, text, note, private: question.private, indicators, mitigations: mitigations.map(mitigationOf) }];
    }),
    checks: own.filter((one) => headed(one) === undefined).map(tickable),
  };
}

function mitigationOf(mitigation: Catalogue['mitigations'][number]): ChecklistMitigation {
  const { code, label, question, yesMeans, note } = mitigation;
  return { code, label, question, yesMeans, note };
}

/** One fact opens the in-depth talk; a fact found there, or a second one, opens the private questions. */
function suggestedStage(
  state: ChecklistState,
  applying: readonly Indicator[],
  documents: readonly ChecklistDocument[],
) {
  const present = applying.filter(
    (indicator) => canMatter(indicator) && state.indicators[indicator.code]?.value === 'present',
  );
  const wanting = documents.some(({ code, need, askedOf, covered }) => {
    const status = state.documents[code];
    return (
      status === 'doubtful' || (status === 'missing' && need === 'required' && askedOf === 'traveller' && !covered)
    );
  });
  const deeper = present.length > 1 || present.some(({ stage }) => stage !== 'firstLook');
  if (deeper && !state.minor) return 'private';
  return present.length > 0 || wanting ? 'referral' : 'firstLook';
}

const nothing: ChecklistStage = { questions: [], checks: [] };

/** Facts that make this the clarification of a child: another paper shows an age under 18. */
export const childFacts = ({ indicators }: Catalogue): readonly string[] =>
  indicators.filter(({ decisiveFor }) => decisiveFor === 'childPath').map(({ code }) => code);

/** Being under 18 is read from the passport, not ticked, unless another paper tells another age: then right below that fact. */
function withChild(applying: readonly Applying[], child: readonly string[], { minor, indicators }: ChecklistState) {
  const is = (code: string) => indicators[code]?.value === 'present';
  const told = !minor && [indicatorCode.identityDiffers, ...child].some(is);
  const ofChild = ({ indicator }: Applying) => child.includes(indicator.code);
  return applying
    .filter((one) => !ofChild(one))
    .flatMap((one) => [
      one,
      ...(told && one.indicator.code === indicatorCode.identityDiffers ? applying.filter(ofChild) : []),
    ]);
}

/**
 * The checklist for a state. A child gets no private questions and no means test; facts of Immigration's systems
 * appear only in its second assessment. Throws on a purpose the catalogue does not have. Pure.
 */
export function checklistFor(catalogue: Catalogue, given: ChecklistState): Checklist {
  const child = childFacts(catalogue);
  const ticked = child.some((code) => given.indicators[code]?.value === 'present');
  const state = { ...given, minor: given.minor || ticked };
  const index = indexOf(catalogue);
  const purpose = index.purposes.get(state.purpose);
  if (purpose === undefined) throw new Error(`unknown purpose ${state.purpose}`);
  const situation = situationOf(index, state);
  const left = state.minor ? catalogue.minor.leaveOut : [];
  const applying = catalogue.indicators
    .filter(
      ({ code, stage, appliesToPurposes, secondAssessmentOnly }) =>
        stage !== null &&
        !left.includes(code) &&
        (appliesToPurposes === 'all' || appliesToPurposes.includes(purpose.code)) &&
        (!secondAssessmentOnly || state.immigrationSecond === true),
    )
    .map((indicator): Applying => ({ indicator, rules: rulesOnRoute(catalogue, indicator.code, situation) }));
  const asked = withChild(applying, child, given).filter(
    ({ indicator, rules }) =>
      canMatter(indicator) &&
      !(state.minor && indicator.stage === 'private') &&
      worthAsking(indicator.askWhen, rules, situation),
  );
  const documents = documentsOf(index, state, purpose.code);
  // What no child is asked stands under no question either.
  const mitigations = catalogue.mitigations.filter(({ code }) => !left.includes(code));
  const open = { ...catalogue, mitigations };
  return {
    opening: catalogue.questions.opening,
    minor: state.minor,
    asks: purpose.asks,
    rule: state.minor ? catalogue.minor.rule : purpose.rule,
    documents,
    firstLook: stageList(open, 'firstLook', asked),
    referral: stageList(open, 'referral', asked),
    private: state.minor ? nothing : stageList(open, 'private', asked),
    others: applying.filter((one) => !asked.includes(one)).map(tickable),
    mitigations: mitigations.filter(({ appliesTo }) => appliesTo === 'all' || purpose.isWork).map(mitigationOf),
    suggested: suggestedStage(
      state,
      applying.map(({ indicator }) => indicator),
      documents,
    ),
  };
}
