/** What comes after a decision was recorded: put right or void by appending, the duties of a postponement, a missed flight. */
import { z } from 'zod';
import { ApprovalId, DecisionId, ScreeningId } from '../ids.ts';
import { Instant } from '../time.ts';
import { Meets, Offload } from '../domain/after_postponement.ts';
import { decisionFaults } from '../domain/decision.ts';
import { Correction } from '../domain/decision_correction.ts';
import { DecisionKind } from '../domain/words.ts';
import { line } from './custody.ts';
import { command, query } from './procedure.ts';
import { approvalFaults } from './session.ts';

const desk = ['bp3mi', 'immigration'] as const;
const deskAndHead = ['bp3mi', 'immigration', 'supervisor'] as const;
const Why = z.string().trim().min(5).max(500);

/** Rows of a recorded decision. */
export const decisionLater = {
  'decision.correct': command({
    access: deskAndHead,
    input: z.strictObject({
      decisionId: DecisionId,
      what: Correction,
      why: Why,
      /** The ground of a hold is what the second Pejabat Imigrasi approved: another one is approved anew. */
      approvalId: ApprovalId.nullable(),
    }),
    output: z.strictObject({}),
    errors: [
      ...decisionFaults,
      'decision-unknown',
      'not-yours',
      'not-correctable',
      'nothing-to-correct',
      'second-person-needed',
      ...approvalFaults,
    ],
    auditRefusal: true,
  }),
  'decision.void': command({
    access: deskAndHead,
    input: z.strictObject({ decisionId: DecisionId, why: Why }),
    output: z.strictObject({}),
    errors: ['decision-unknown', 'not-yours', 'not-voidable', 'passport-in-custody'],
    auditRefusal: true,
  }),
  /** How often a reason was written word for word before, on other travellers, by the caller's agency. */
  'decision.reasonUsed': query({
    access: desk,
    input: z.strictObject({ screeningId: ScreeningId, reason: z.string().max(2000) }),
    output: z.strictObject({ own: z.int(), others: z.int(), last: Instant.nullable() }),
    errors: ['screening-unknown'],
  }),
  'decision.noteAfter': command({
    access: ['immigration'],
    input: z.strictObject({
      decisionId: DecisionId,
      /** Whom of the airline was told, and when. */
      airlineName: line(80).min(2),
      airlineAt: Instant,
      offload: Offload,
      meets: Meets,
      /** Name of who meets the person; null where nobody does. */
      meetsName: line(80).nullable(),
    }),
    output: z.strictObject({}),
    errors: ['decision-unknown', 'not-postponed', 'meets-name-missing', 'moment-not-fitting'],
  }),
  /** Postponements after which nothing is noted yet. */
  'decision.duties': query({
    access: ['immigration', 'supervisor'],
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        screeningId: ScreeningId,
        decisionId: DecisionId,
        kind: DecisionKind,
        name: z.string(),
        flight: z.string().nullable(),
        at: Instant,
      }),
    ),
    errors: [],
    views: 'personal',
  }),
  'decision.missedFlight': command({
    access: desk,
    input: z.strictObject({ screeningId: ScreeningId, missed: z.boolean() }),
    output: z.strictObject({}),
    errors: ['screening-unknown', 'not-decided', 'no-flight', 'gate-still-open', 'was-stopped'],
  }),
};
