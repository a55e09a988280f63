/** What comes after a decision was recorded: corrections, voids, duties after a postponement, missed flights. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { DecisionId, OfficerId, ReferralId, ScreeningId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { Meets, Offload } from '../shared/domain/after_postponement.ts';
import { Correction } from '../shared/domain/decision_correction.ts';
import { type Role } from '../shared/domain/words.ts';
import { tableOf } from './row.ts';

/** A correction, appended. */
export const CorrectionRecord = z.strictObject({
  decisionId: DecisionId,
  what: Correction,
  why: z.string(),
  officerId: OfficerId,
  /** The second Pejabat Imigrasi, where the ground of a hold was put right. */
  secondOfficerId: OfficerId.nullable(),
  at: Instant,
});
export type CorrectionRecord = z.infer<typeof CorrectionRecord>;

const VoidRecord = z.strictObject({ decisionId: DecisionId, why: z.string(), officerId: OfficerId, at: Instant });

/** What was done after a postponement. */
const AfterRecord = z.strictObject({
  decisionId: DecisionId,
  airlineName: z.string(),
  airlineAt: Instant,
  offload: Offload,
  meets: Meets,
  meetsName: z.string().nullable(),
  officerId: OfficerId,
  at: Instant,
});
export type AfterRecord = z.infer<typeof AfterRecord>;

const MissedRecord = z.strictObject({
  screeningId: ScreeningId,
  missed: z.boolean(),
  officerId: OfficerId,
  at: Instant,
});
const LapseRead = z.strictObject({ referralId: ReferralId, officerId: OfficerId, at: Instant });
const Reason = z.object({ id: DecisionId, officerId: OfficerId, at: Instant, reason: z.string() });
const Counted = z.object({ everything: z.int(), drawn: z.int() });
const OpenDuty = z.object({ id: DecisionId, screeningId: ScreeningId });

/** Reads of what came after a decision. */
export function readDecisionLater(db: Database) {
  const corrections = tableOf(db, 'decisionCorrection', CorrectionRecord);
  const voids = tableOf(db, 'decisionVoid', VoidRecord);
  const after = tableOf(db, 'afterPostponement', AfterRecord);
  const missed = tableOf(db, 'missedFlight', MissedRecord);
  const reads = tableOf(db, 'lapseRead', LapseRead);
  const reasons = db.prepare(
    `SELECT id, officerId, at, reason FROM decision WHERE role = ? AND screeningId <> ? AND reason <> '' AND state <> 'void'
       AND NOT EXISTS (SELECT 1 FROM erasure WHERE screeningId = decision.screeningId)
     ORDER BY at DESC LIMIT ?`,
  );
  const share = db.prepare(
    `SELECT count(*) AS everything, count(r.cause) AS drawn FROM decision d
     LEFT JOIN decisionReview r ON r.decisionId = d.id AND r.cause = 'drawn'
     WHERE d.kind IN ('advised', 'selfWithdrawn')`,
  );
  const duties = db.prepare(
    `SELECT id, screeningId FROM decision d WHERE kind IN ('postponed', 'postponedPassportHeld') AND state = 'confirmed'
       AND NOT EXISTS (SELECT 1 FROM afterPostponement WHERE decisionId = d.id)
       AND NOT EXISTS (SELECT 1 FROM erasure WHERE screeningId = d.screeningId) ORDER BY at`,
  );
  return {
    correctionsOf: (id: DecisionId) =>
      corrections.all('SELECT * FROM decisionCorrection WHERE decisionId = ? ORDER BY id', id),
    voidOf: (id: DecisionId) => voids.one('SELECT * FROM decisionVoid WHERE decisionId = ?', id),
    /** How many decisions of the drawn kinds there are, and how many of them were drawn for review. */
    drawnShare: (): { all: number; drawn: number } => {
      const { everything, drawn } = Counted.parse(share.get());
      return { all: everything, drawn };
    },
    /** Reasons of this role on other travellers, the latest first. */
    earlierReasons: (role: Role, except: ScreeningId, limit: number) =>
      reasons.all(role, except, limit).map((row) => Reason.parse(row)),
    /** What was noted after a postponement, the latest last. */
    afterOf: (id: DecisionId) => after.all('SELECT * FROM afterPostponement WHERE decisionId = ? ORDER BY id', id),
    /** Standing postponements and holds after which nothing is noted yet. */
    openDuties: () => duties.all().map((row) => OpenDuty.parse(row)),
    /** Whether the flight was missed because of the clarification; null while nobody said. */
    missedFlight: (id: ScreeningId) =>
      missed.one('SELECT * FROM missedFlight WHERE screeningId = ? ORDER BY id DESC LIMIT 1', id)?.missed ?? null,
    lapseRead: (id: ReferralId) => reads.one('SELECT * FROM lapseRead WHERE referralId = ?', id),
  };
}

/** Writes of what came after a decision. */
export function writeDecisionLater(db: Database) {
  return {
    insertCorrection: tableOf(db, 'decisionCorrection', CorrectionRecord).insert,
    insertVoid: tableOf(db, 'decisionVoid', VoidRecord).insert,
    insertAfter: tableOf(db, 'afterPostponement', AfterRecord).insert,
    insertMissed: tableOf(db, 'missedFlight', MissedRecord).insert,
    insertLapseRead: tableOf(db, 'lapseRead', LapseRead).insert,
  };
}
