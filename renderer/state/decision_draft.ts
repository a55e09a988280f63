/**
 * The decision as it is being written, kept per screening so that looking up an answer loses nothing. Pure parts are tested: what the
 * application would still refuse, which recorded facts can be ticked, and the reason drafted from them.
 */
import { create } from 'zustand';
import type { AnswerValue, AssessmentView, ScreeningView } from '../../shared/contract/screening.ts';
import type { CatalogueIndex } from '../../shared/domain/catalogue_index.ts';
import type {
  DecisionFacts,
  DecisionProposal,
  EvidenceReference,
  MilderStep,
  NotCompletedCause,
  ToldLanguage,
} from '../../shared/domain/decision.ts';
import { conditionsOf } from '../../shared/domain/findings.ts';
import type { DecisionKind, DocumentStatus, MitigationValue, Role } from '../../shared/domain/words.ts';
import { dayOf, type Instant } from '../../shared/time.ts';
import type { Text } from '../../shared/text/id.ts';
import { basisWord, isPrivateFact } from './answers.ts';
import { keepPerOfficer } from './per_officer.ts';

/** A decision being written. */
export interface DecisionDraft {
  readonly kind: DecisionKind;
  readonly ground: string | null;
  readonly evidence: readonly EvidenceReference[];
  readonly reason: string;
  /** The officer has written in it: it is no longer drafted anew with each tick. */
  readonly reasonOwn: boolean;
  readonly departLine: string;
  readonly milderSteps: readonly MilderStep[];
  readonly toldIn: ToldLanguage | null;
  /** Asked for a statement: none was given, or these words. Null: not asked yet. */
  readonly statement: 'none' | 'given' | null;
  readonly statementText: string;
  readonly passportReturned: boolean;
  readonly readAloud: boolean;
  readonly cause: NotCompletedCause | null;
}

/** A decision of a kind with nothing filled in. */
export const blankDraft = (kind: DecisionKind): DecisionDraft => ({
  kind,
  ground: null,
  evidence: [],
  reason: '',
  reasonOwn: false,
  departLine: '',
  milderSteps: [],
  toldIn: null,
  statement: null,
  statementText: '',
  passportReturned: false,
  readAloud: false,
  cause: null,
});

interface DecisionDrafts {
  readonly of: Readonly<Record<string, DecisionDraft>>;
}

/** The drafts of this page by screening. */
export const useDecisionDrafts = create<DecisionDrafts>(() => ({ of: {} }));
keepPerOfficer(useDecisionDrafts, { of: {} });

/** Begins or changes the decision of a screening. Another kind keeps what both have in common. */
export function changeDraft(screeningId: string, change: Partial<DecisionDraft> & Pick<DecisionDraft, 'kind'>): void {
  useDecisionDrafts.setState(({ of }) => {
    const before = of[screeningId] ?? blankDraft(change.kind);
    return { of: { ...of, [screeningId]: { ...before, ...change } } };
  });
}

/** The decision is recorded, or given up. */
export function dropDraft(screeningId: string): void {
  useDecisionDrafts.setState(({ of: { [screeningId]: _gone, ...rest } }) => ({ of: rest }));
}

/** The draft in the shape the application takes. */
export function proposalOf(draft: DecisionDraft, effort: DecisionProposal['effort']): DecisionProposal {
  const { kind, ground, evidence, reason, departLine, milderSteps, toldIn, passportReturned, readAloud, cause } = draft;
  const { statement, statementText } = draft;
  return {
    kind,
    ground,
    evidence: [...evidence],
    reason: reason.trim(),
    departLine: departLine.trim() === '' ? null : departLine.trim(),
    milderSteps: [...milderSteps],
    toldIn,
    statementOffered: statement !== null,
    statement: statement === 'given' && statementText.trim() !== '' ? statementText.trim() : null,
    passportReturned,
    readAloud,
    cause,
    effort,
  };
}

/** The result the decision answers to: Immigration's second one where there is one. */
export const latestAssessment = (view: Pick<ScreeningView, 'assessments'>): AssessmentView | null =>
  view.assessments.findLast(({ stage }) => stage === 'second') ?? view.assessments.at(-1) ?? null;

interface FactsInput {
  readonly view: Pick<ScreeningView, 'document' | 'assessments' | 'purpose' | 'departsAt'>;
  readonly answers: readonly AnswerValue[];
  readonly index: CatalogueIndex;
  readonly role: Role;
  readonly now: Instant;
}

/** The facts shown on this page, for an early word on what is missing. The application holds the decision against its own. */
export function factsShown({ view, answers, index, role, now }: FactsInput): DecisionFacts {
  const documents: Record<string, DocumentStatus> = {};
  const indicators: Record<string, DecisionFacts['indicators'][string]> = {};
  const mitigations: Record<string, MitigationValue> = {};
  for (const answer of answers) {
    if (answer.kind === 'document') documents[answer.code] = answer.value;
    if (answer.kind === 'indicator') indicators[answer.code] = { value: answer.value, basis: answer.basis };
    if (answer.kind === 'mitigation') mitigations[answer.code] = answer.value;
  }
  const result = latestAssessment(view)?.result ?? null;
  const purpose = index.purposes.get(view.purpose ?? '');
  return {
    role,
    today: dayOf(now),
    departed: view.departsAt !== null && view.departsAt <= now,
    nationality: view.document?.nationality ?? null,
    grounds: index.catalogue.legal.grounds,
    mitigationCodes: index.catalogue.mitigations.map(({ code }) => code),
    required: conditionsOf(purpose, documents),
    declaresWork: purpose?.isWork === true,
    documents,
    indicators,
    mitigations,
    result: result === null ? null : { finding: result.paper.finding, recommendation: result.recommendation },
  };
}

/** A recorded fact a decision may rest on. */
export interface Candidate {
  readonly reference: EvidenceReference;
  readonly answer: AnswerValue;
  /** A note, which never carries a restriction alone: an observation, or a paper that no law requires here. */
  readonly weak: 'observation' | 'supporting' | null;
}

/** Facts that were recorded against the departure: papers missing or in doubt, indicators answered yes. */
export function candidatesOf(
  answers: readonly AnswerValue[],
  purpose: Parameters<typeof conditionsOf>[0],
): readonly Candidate[] {
  const documents = Object.fromEntries(
    answers.flatMap((answer) => (answer.kind === 'document' ? [[answer.code, answer.value] as const] : [])),
  );
  const required = conditionsOf(purpose, documents);
  return answers.flatMap((answer): Candidate[] => {
    const { code } = answer;
    if (answer.kind === 'document' && (answer.value === 'missing' || answer.value === 'doubtful')) {
      return [{ reference: { kind: 'document', code }, answer, weak: required.includes(code) ? null : 'supporting' }];
    }
    if (answer.kind === 'indicator' && answer.value === 'present') {
      const weak = answer.basis === 'observation' ? 'observation' : null;
      return [{ reference: { kind: 'indicator', code }, answer, weak }];
    }
    return [];
  });
}

/** Whether both point at the same fact. */
export const sameEvidence = (a: EvidenceReference, b: EvidenceReference): boolean =>
  a.kind === b.kind && a.code === b.code;

interface ReasonInput {
  readonly view: Pick<ScreeningView, 'purpose' | 'destination'>;
  readonly ticked: readonly Candidate[];
  readonly index: CatalogueIndex;
  /** Reasons are read to the traveller and printed, so they are in Indonesian whatever language the screen has. */
  readonly text: Text;
}

/** A label in the middle of a sentence: small, unless it begins with an abbreviation. */
const inSentence = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
const sentenceStart = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * A reason drafted from the ticked facts alone. No score, no band: it could be read to the traveller. Nothing of the private talk
 * either: it may be heard by others, and stands on the counter's list.
 */
export function draftReason({ view, ticked: all, index, text }: ReasonInput): string {
  if (all.length === 0) return '';
  const t = text.decision;
  const ticked = all.filter(({ answer }) => !isPrivateFact(index, answer.code));
  const paper = (wanted: DocumentStatus) =>
    ticked.flatMap(({ answer }) =>
      answer.kind === 'document' && answer.value === wanted
        ? [index.documents.get(answer.code)?.label.id ?? answer.code]
        : [],
    );
  const facts = ticked.flatMap(({ answer }) => {
    if (answer.kind !== 'indicator' || answer.basis === null) return [];
    const fact = sentenceStart(answer.note ?? index.indicators.get(answer.code)?.label.id ?? answer.code);
    return [
      t.draftFact({ fact, basis: basisWord(text, index, { code: answer.code, basis: answer.basis }).toLowerCase() }),
    ];
  });
  const purpose = view.purpose === null ? null : (index.purposes.get(view.purpose)?.label.id ?? view.purpose);
  const country = index.catalogue.destinations.countries.find(({ code }) => code === view.destination);
  return [
    ...(purpose === null
      ? []
      : [t.draftOpening({ purpose: inSentence(purpose), destination: country?.label.id ?? view.destination ?? '' })]),
    ...(paper('missing').length > 0 ? [t.draftMissing({ papers: paper('missing').join(', ') })] : []),
    ...(paper('doubtful').length > 0 ? [t.draftDoubtful({ papers: paper('doubtful').join(', ') })] : []),
    ...facts,
    ...(ticked.length === 0 ? [t.draftFurther] : []),
  ].join(' ');
}
