/**
 * The decision: who may take it, what it must rest on, what the application refuses.
 * Sources: PP 31/2013 art. 28–29 (hold), UU 6/2011 art. 16 (grounds), UU 18/2017 art. 70 and 84 (both errors are
 * punishable), UU 27/2022 art. 10 and 34 (a score never decides), UU 30/2014 art. 52–61 (reasons, delivery).
 */
import { z } from 'zod';
import type { Day } from '../time.ts';
import { Effort } from './effort.ts';
import {
  DecisionKind,
  type DocumentStatus,
  type EvidenceBasis,
  type IndicatorValue,
  type MitigationValue,
  type PaperFinding,
  type Recommendation,
  type Role,
} from './words.ts';

/** What a decision rests on: a recorded document, a recorded indicator, or the score (never enough alone). */
export const EvidenceReference = z.strictObject({
  kind: z.enum(['document', 'indicator', 'score']),
  code: z.string().max(60),
});
export type EvidenceReference = z.infer<typeof EvidenceReference>;

/** Milder steps the officer considered before an adverse decision. */
export const MilderStep = z.enum(['askedFurther', 'calledHost', 'waitedForPapers', 'offeredHelp', 'laterFlight']);
export type MilderStep = z.infer<typeof MilderStep>;

/** Why a clarification ended without being completed. */
export const NotCompletedCause = z.enum(['refusedToTalk', 'walkedOn', 'boarding', 'deskBusy']);
export type NotCompletedCause = z.infer<typeof NotCompletedCause>;

/** Language in which the reason was told to the traveller. */
export const ToldLanguage = z.enum(['indonesian', 'english', 'javanese', 'sundanese', 'palembangMalay', 'interpreter']);
export type ToldLanguage = z.infer<typeof ToldLanguage>;

/** A decision as the officer puts it to the application. Free text is UTF-8, lengths in UTF-16 units. */
export const DecisionProposal = z.strictObject({
  kind: DecisionKind,
  ground: z.string().max(60).nullable(),
  evidence: z.array(EvidenceReference).max(60),
  reason: z.string().trim().max(2000),
  /** One line when the decision departs from the recommendation, either way. */
  departLine: z.string().trim().max(500).nullable(),
  milderSteps: z.array(MilderStep).max(5),
  toldIn: ToldLanguage.nullable(),
  /** The traveller was asked for a statement or objection; null text: none was given. */
  statementOffered: z.boolean(),
  statement: z.string().trim().max(4000).nullable(),
  passportReturned: z.boolean(),
  /** "You may still travel" was read aloud (advised, selfWithdrawn). */
  readAloud: z.boolean(),
  cause: NotCompletedCause.nullable(),
  effort: z.array(Effort).max(8),
});
export type DecisionProposal = z.infer<typeof DecisionProposal>;

/** What a decision carries that needs nothing: the passport is in the traveller's hand. */
export const nothingNeeded: Omit<DecisionProposal, 'kind'> = {
  ground: null,
  evidence: [],
  reason: '',
  departLine: null,
  milderSteps: [],
  toldIn: null,
  statementOffered: false,
  statement: null,
  passportReturned: true,
  readAloud: false,
  cause: null,
  effort: [],
};

/** Why the application refuses a decision; each has a sentence in both languages. */
export const decisionFaults = [
  'not-your-power',
  'own-assessment-first',
  'mitigations-open',
  'ground-missing',
  'ground-unknown',
  'ground-not-in-force',
  'ground-foreigners-only',
  'ground-does-not-allow-hold',
  'papers-complete',
  'ground-needs-document',
  'evidence-missing',
  'evidence-not-recorded',
  'support-score-or-observation-only',
  'reason-too-short',
  'milder-steps-missing',
  'told-missing',
  'statement-not-offered',
  'depart-line-missing',
  'return-passport-first',
  'read-aloud-missing',
  'cause-missing',
  'own-words-missing',
  'flight-gone',
] as const;
/** Why a decision is refused. */
export type DecisionFault = (typeof decisionFaults)[number];

/** A ground of the closed legal list, as the catalogue holds it. */
export interface LegalGround {
  readonly code: string;
  readonly allowsPassportHold: boolean;
  /** Shown as *dasar hukum perlu dipastikan* and always reviewed. */
  readonly toBeConfirmed: boolean;
  readonly foreignersOnly: boolean;
  /** In force from / to, inclusive; null: open. Days `YYYY-MM-DD`. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The recorded facts a decision is held against. */
export interface DecisionFacts {
  readonly role: Role;
  readonly today: string;
  readonly nationality: string | null;
  readonly grounds: readonly LegalGround[];
  readonly mitigationCodes: readonly string[];
  /** Papers the law requires of this traveller for the declared purpose; any other paper is a note. */
  readonly required: readonly string[];
  /** The declared purpose is work. */
  readonly declaresWork: boolean;
  readonly documents: Readonly<Record<string, DocumentStatus>>;
  readonly indicators: Readonly<
    Record<string, { readonly value: IndicatorValue; readonly basis: EvidenceBasis | null }>
  >;
  readonly mitigations: Readonly<Record<string, MitigationValue>>;
  /** The flight has left: there is no departure left to postpone. */
  readonly departed: boolean;
  /** The result opened by the own assessment; null while there is none. */
  readonly result: { readonly finding: PaperFinding; readonly recommendation: Recommendation } | null;
}

/** Decisions which take something from the traveller, or may: counted as adverse in all figures. */
export const adverseKinds: readonly DecisionKind[] = [
  'advised',
  'selfWithdrawn',
  'referred',
  'postponed',
  'postponedPassportHeld',
];

const powers: Readonly<Record<DecisionKind, readonly Role[]>> = {
  cleared: ['bp3mi', 'immigration'],
  advised: ['bp3mi', 'immigration'],
  selfWithdrawn: ['bp3mi', 'immigration'],
  notCompleted: ['bp3mi', 'immigration'],
  referred: ['bp3mi'],
  postponed: ['immigration'],
  postponedPassportHeld: ['immigration'],
};

/** The decisions a role has the power to take (PP 31/2013 art. 28–29: only Immigration postpones or holds). */
export const kindsFor = (role: Role): readonly DecisionKind[] =>
  DecisionKind.options.filter((kind) => powers[kind].includes(role));

/** Whether the decision departs from the recommendation, in either direction. */
export function departs(kind: DecisionKind, recommendation: Recommendation): boolean {
  if (kind === 'notCompleted') return false;
  switch (recommendation) {
    case 'clear':
      return kind !== 'cleared';
    case 'ask':
      return kind === 'postponed' || kind === 'postponedPassportHeld';
    case 'refer':
    case 'offerHelp':
      return kind === 'cleared';
  }
}

/** Decisions which stop the journey: a Pejabat Imigrasi's alone (PP 31/2013 art. 28–29). */
export const restricts = (kind: DecisionKind): boolean => kind === 'postponed' || kind === 'postponedPassportHeld';

/**
 * The first reason why this decision may not be recorded, or null. Pure; the application runs it again on the stored
 * facts whatever the page believed.
 */
export function decisionFault(proposal: DecisionProposal, facts: DecisionFacts): DecisionFault | null {
  return (
    powerFault(proposal, facts) ??
    (restricts(proposal.kind) ? groundFault(proposal, facts) : null) ??
    evidenceFault(proposal, facts) ??
    wordsFault(proposal, facts)
  );
}

function powerFault({ kind, cause }: DecisionProposal, facts: DecisionFacts): DecisionFault | null {
  if (!powers[kind].includes(facts.role)) return 'not-your-power';
  if (kind === 'notCompleted') return cause === null ? 'cause-missing' : null;
  if (facts.result === null) return 'own-assessment-first';
  if (facts.departed && restricts(kind)) return 'flight-gone';
  if (kind !== 'cleared' && facts.mitigationCodes.some((code) => facts.mitigations[code] === undefined)) {
    return 'mitigations-open';
  }
  return null;
}

type GroundDays = Pick<DecisionFacts['grounds'][number], 'from' | 'to'>;

/** Whether a ground of the closed list is in force on a day. */
export const inForce = ({ from, to }: GroundDays, day: Day): boolean =>
  (from === null || from <= day) && (to === null || to >= day);

/** The grounds that may be offered on a day for a traveller of a nationality (null: not known). */
export const groundsOffered = <G extends DecisionFacts['grounds'][number]>(
  grounds: readonly G[],
  { day, nationality }: { readonly day: Day; readonly nationality: string | null },
): G[] => grounds.filter((ground) => inForce(ground, day) && !(ground.foreignersOnly && nationality === 'IDN'));

/** What speaks against the ground of a restriction, or null. */
export function groundFault(proposal: DecisionProposal, facts: DecisionFacts): DecisionFault | null {
  if (proposal.ground === null) return 'ground-missing';
  const ground = facts.grounds.find(({ code }) => code === proposal.ground);
  if (ground === undefined) return 'ground-unknown';
  if (!inForce(ground, facts.today)) return 'ground-not-in-force';
  if (ground.foreignersOnly && facts.nationality === 'IDN') return 'ground-foreigners-only';
  if (proposal.kind === 'postponedPassportHeld' && !ground.allowsPassportHold) return 'ground-does-not-allow-hold';
  if (ground.code === 'workerPapersIncomplete') {
    if (facts.result?.finding === 'completeDoNotHold') return 'papers-complete';
    const lacking = proposal.evidence.some((one) => one.kind === 'document' && weigh(one, facts) === 'carries');
    if (!facts.declaresWork || !lacking) return 'ground-needs-document';
  }
  return null;
}

/** Whether one reference points at a recorded fact, and whether that fact can carry a restriction. */
function weigh(reference: EvidenceReference, facts: DecisionFacts): 'carries' | 'note' | 'notRecorded' {
  if (reference.kind === 'score') return 'note';
  if (reference.kind === 'document') {
    const status = facts.documents[reference.code];
    if (status !== 'missing' && status !== 'doubtful') return 'notRecorded';
    // A paper no law asks for stops nobody; what is forged in it is a fact of its own.
    return facts.required.includes(reference.code) ? 'carries' : 'note';
  }
  const answer = facts.indicators[reference.code];
  if (answer?.value !== 'present') return 'notRecorded';
  return answer.basis === 'observation' ? 'note' : 'carries';
}

function evidenceFault(proposal: DecisionProposal, facts: DecisionFacts): DecisionFault | null {
  if (!restricts(proposal.kind) && proposal.kind !== 'referred') return null;
  if (proposal.evidence.length === 0) return 'evidence-missing';
  const weights = proposal.evidence.map((reference) => weigh(reference, facts));
  if (weights.includes('notRecorded')) return 'evidence-not-recorded';
  if (restricts(proposal.kind) && !weights.includes('carries')) return 'support-score-or-observation-only';
  return null;
}

/** Shortest reason and line that can say anything, in characters. */
export const shortestReason = 15;
/** Shortest words of a traveller who goes on with an advice, or stays by choice: "mau pulang" is enough. */
export const shortestWords = 3;

/** What is still to be said, read aloud or handed back, or null. */
export function wordsFault(proposal: DecisionProposal, facts: DecisionFacts): DecisionFault | null {
  const { kind } = proposal;
  if (facts.result !== null && departs(kind, facts.result.recommendation) && (proposal.departLine ?? '').length < 5) {
    return 'depart-line-missing';
  }
  if (!adverseKinds.includes(kind)) return null;
  if (proposal.reason.length < shortestReason) return 'reason-too-short';
  if (kind === 'referred') return proposal.passportReturned ? null : 'return-passport-first';
  if (kind === 'advised' || kind === 'selfWithdrawn') {
    if (!proposal.readAloud) return 'read-aloud-missing';
    if ((proposal.statement ?? '').length < shortestWords) return 'own-words-missing';
    return proposal.passportReturned ? null : 'return-passport-first';
  }
  if (proposal.milderSteps.length === 0) return 'milder-steps-missing';
  if (proposal.toldIn === null) return 'told-missing';
  if (!proposal.statementOffered) return 'statement-not-offered';
  return kind === 'postponed' && !proposal.passportReturned ? 'return-passport-first' : null;
}
