/**
 * The outage kit: numbered blank forms printed ahead, entered afterwards. What the law asks of a decision holds for one
 * on paper too; only what a dead tablet cannot know (the result, the own assessment before it) is not asked for.
 */
import { z } from 'zod';
import type { Day } from '../time.ts';
import type { Purpose } from './catalogue_entries.ts';
import {
  groundFault,
  kindsFor,
  MilderStep,
  NotCompletedCause,
  restricts,
  ToldLanguage,
  wordsFault,
  type DecisionFault,
  type DecisionProposal,
  type LegalGround,
} from './decision.ts';
import { conditionsOf } from './findings.ts';
import { DecisionKind, EvidenceBasis, type AgencyCode, type Role } from './words.ts';

/** The blank forms there are. */
export const FormKind = z.enum(['clarification', 'postponement', 'custodyMove']);
export type FormKind = z.infer<typeof FormKind>;

const kindsOf: Readonly<Record<AgencyCode, readonly FormKind[]>> = {
  bp3mi: ['clarification'],
  immigration: ['clarification', 'postponement', 'custodyMove'],
};

/** The forms an agency prints and enters: postponement and custody are Immigration's (PP 31/2013 art. 28–29). */
export const formKindsOf = (agency: AgencyCode): readonly FormKind[] => kindsOf[agency];

/** A decision as it stands on a paper form. */
export const PaperDecision = z.strictObject({
  kind: DecisionKind,
  cause: NotCompletedCause.nullable(),
  ground: z.string().max(60).nullable(),
  /** What it rests on; `observation` alone never carries a restriction. */
  basis: EvidenceBasis.nullable(),
  /** Papers the form names as not shown or doubtful: the list of what to bring next time. */
  papers: z.array(z.strictObject({ code: z.string().max(60), status: z.enum(['missing', 'doubtful']) })).max(30),
  reason: z.string().trim().max(2000),
  milderSteps: z.array(MilderStep).max(5),
  toldIn: ToldLanguage.nullable(),
  statementOffered: z.boolean(),
  statement: z.string().trim().max(4000).nullable(),
  passportReturned: z.boolean(),
  readAloud: z.boolean(),
});
export type PaperDecision = z.infer<typeof PaperDecision>;

/** The decision of a form as any other decision is put. */
export function proposalOf({ basis: _basis, papers, ...decision }: PaperDecision): DecisionProposal {
  const evidence = papers.map(({ code }) => ({ kind: 'document' as const, code }));
  return { ...decision, evidence, departLine: null, effort: [] };
}

/** What a decision on paper is held against: who acted, and the law on the day it happened. */
export interface PaperFacts {
  readonly form: FormKind;
  readonly role: Role;
  /** A Pejabat Imigrasi. */
  readonly official: boolean;
  readonly day: Day;
  readonly nationality: string | null;
  readonly grounds: readonly LegalGround[];
  /** The declared purpose; undefined while none was chosen. */
  readonly purpose: Purpose | undefined;
}

/** Why a decision on paper is not taken over. */
export type PaperFault = DecisionFault | 'form-does-not-fit';

/** The first reason against a decision on paper, or null. Pure; the power rules are those of every decision. */
export function paperFault(decision: PaperDecision, facts: PaperFacts): PaperFault | null {
  const { kind, basis } = decision;
  if ((facts.form === 'postponement') !== restricts(kind)) return 'form-does-not-fit';
  if (!kindsFor(facts.role).includes(kind) || (restricts(kind) && !facts.official)) return 'not-your-power';
  if (kind === 'notCompleted' && decision.cause === null) return 'cause-missing';
  const proposal = proposalOf(decision);
  const documents = Object.fromEntries(decision.papers.map(({ code, status }) => [code, status]));
  const required = conditionsOf(facts.purpose, documents);
  const held = {
    role: facts.role,
    today: facts.day,
    nationality: facts.nationality,
    grounds: facts.grounds,
    mitigationCodes: [],
    required,
    declaresWork: facts.purpose?.isWork === true,
    // A form is entered after its flight has gone; what it says was decided before.
    departed: false,
    documents,
    indicators: {},
    mitigations: {},
    result: null,
  };
  const ground = restricts(kind) ? groundFault(proposal, held) : null;
  if (ground !== null) return ground;
  if (restricts(kind) || kind === 'referred') {
    if (basis === null || (basis === 'document' && decision.papers.length === 0)) return 'evidence-missing';
    const note =
      basis === 'observation' ||
      (basis === 'document' && !Object.keys(documents).some((code) => required.includes(code)));
    if (restricts(kind) && note) return 'support-score-or-observation-only';
  }
  return wordsFault(proposal, held);
}

/** Where the forms of a series are. */
export interface FormCount {
  readonly printed: number;
  readonly used: number;
  readonly spoiled: number;
  /** Blank ones that were counted by hand. */
  readonly blank: number;
  /** Printed, neither used nor spoiled, and not in the counted stack: by number. */
  readonly missing: readonly string[];
}

/**
 * Holds the counted stack against the series: printed = used + spoiled + blank + missing. A counted number that is used,
 * spoiled or was never printed is a contradiction and is named instead. Pure.
 */
export function reconcile(
  forms: readonly { readonly number: string; readonly state: 'blank' | 'used' | 'spoiled' }[],
  counted: readonly string[],
): { readonly count: FormCount; readonly contradictions: readonly string[] } {
  const stack = new Set(counted);
  const open = forms.filter(({ state }) => state === 'blank').map(({ number }) => number);
  const missing = open.filter((number) => !stack.has(number));
  const of = (state: 'used' | 'spoiled') => forms.filter((form) => form.state === state).length;
  return {
    count: {
      printed: forms.length,
      used: of('used'),
      spoiled: of('spoiled'),
      blank: open.length - missing.length,
      missing,
    },
    contradictions: [...stack].filter((number) => !open.includes(number)),
  };
}

/**
 * The sequence numbers of a counted stack as it is typed: `12-30, 33`. Null where it cannot be read; a range is read from
 * small to large only.
 */
export function readStack(text: string): readonly number[] | null {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '');
  const numbers: number[] = [];
  for (const part of parts) {
    const [, from = '', to = from] = /^(\d{1,5})(?:[-–](\d{1,5}))?$/.exec(part) ?? [];
    if (from === '' || Number(to) < Number(from) || Number(to) - Number(from) > 2000) return null;
    for (let at = Number(from); at <= Number(to); at += 1) numbers.push(at);
  }
  return [...new Set(numbers)].sort((a, b) => a - b);
}
