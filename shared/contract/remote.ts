/** Approval by telephone: a Pejabat Imigrasi tells a one-time code from a sealed card. */
import { z } from 'zod';
import { ApprovalId, DecisionId, OfficerId } from '../ids.ts';
import { Instant } from '../time.ts';
import { decisionFaults } from '../domain/decision.ts';
import { command, job, query } from './procedure.ts';
import { approvalFaults } from './session.ts';

/** Rows of sealed cards. */
export const remote = {
  'session.approveRemote': job({
    access: ['immigration'],
    input: z.strictObject({
      officerId: OfficerId,
      /** As it is told: small or capital, with or without the gap. */
      code: z.string().trim().min(1).max(40),
      /** Nothing else is approved by telephone. */
      call: z.literal('decision.confirm'),
      subject: DecisionId,
    }),
    output: z.strictObject({ approvalId: ApprovalId, expiresAt: Instant, codesLeft: z.int() }),
    errors: [
      ...decisionFaults,
      'decision-unknown',
      'already-confirmed',
      'officer-unknown',
      'approver-is-self',
      'approver-not-official',
      'card-missing',
      'card-code-wrong',
      'card-code-used',
      'locked-out',
    ],
    auditRefusal: true,
  }),
  /** Makes a new card; the codes are told once and never again. The officer it is for is there and enters the own PIN. */
  'officer.makeCard': job({
    access: ['admin'],
    input: z.strictObject({ officerId: OfficerId, approvalId: ApprovalId }),
    output: z.strictObject({ codes: z.array(z.string()) }),
    errors: ['officer-unknown', 'official-needs-immigration', ...approvalFaults],
    auditRefusal: true,
  }),
  'officer.retireCard': command({
    access: ['admin'],
    input: z.strictObject({ officerId: OfficerId }),
    output: z.strictObject({}),
    errors: ['card-missing'],
  }),
  'officer.cards': query({
    access: ['admin', 'immigration'],
    input: z.strictObject({}),
    output: z.array(z.strictObject({ officerId: OfficerId, madeAt: Instant, left: z.int() })),
    errors: [],
  }),
};
