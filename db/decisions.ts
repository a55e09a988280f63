/** Decisions, referrals and calls for help. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { DecisionId, FlightId, HelpId, OfficerId, ReferralId, ScreeningId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { EvidenceReference, MilderStep, NotCompletedCause, ToldLanguage } from '../shared/domain/decision.ts';
import { corrected } from '../shared/domain/decision_correction.ts';
import { DecisionKind, DevicePlace, Role } from '../shared/domain/words.ts';
import { CorrectionRecord } from './decision_later.ts';
import { tableOf } from './row.ts';

/** A decision as signed. A hold stands as `proposed` until the second Pejabat Imigrasi approved it. */
export const DecisionRecord = z.strictObject({
  id: DecisionId,
  screeningId: ScreeningId,
  kind: DecisionKind,
  state: z.enum(['proposed', 'confirmed', 'void']),
  officerId: OfficerId,
  role: Role,
  at: Instant,
  ground: z.string().nullable(),
  groundToBeConfirmed: z.boolean(),
  evidence: z.array(EvidenceReference),
  reason: z.string(),
  departLine: z.string().nullable(),
  milderSteps: z.array(MilderStep),
  toldIn: ToldLanguage.nullable(),
  statementOffered: z.boolean(),
  statement: z.string().nullable(),
  passportReturned: z.boolean(),
  readAloud: z.boolean(),
  cause: NotCompletedCause.nullable(),
  secondOfficerId: OfficerId.nullable(),
  confirmedAt: Instant.nullable(),
});
export type DecisionRecord = z.infer<typeof DecisionRecord>;

/** A referral from BP3MI to Immigration. */
export const ReferralRecord = z.strictObject({
  id: ReferralId,
  screeningId: ScreeningId,
  decisionId: DecisionId,
  state: z.enum(['waiting', 'accepted', 'sentBack', 'lapsed']),
  at: Instant,
  officerId: OfficerId,
  acceptedBy: OfficerId.nullable(),
  closedAt: Instant.nullable(),
  note: z.string().nullable(),
  /** Of the desk at which it was accepted. */
  acceptedPlace: DevicePlace.nullable(),
});
export type ReferralRecord = z.infer<typeof ReferralRecord>;

/** A call for help; its form may come later in the shift. */
const HelpRecord = z.strictObject({
  id: HelpId,
  cause: z.enum(['asksForHelp', 'threat', 'injury', 'childAlone', 'bribe']),
  screeningId: ScreeningId.nullable(),
  flightId: FlightId.nullable(),
  officerId: OfficerId,
  at: Instant,
  note: z.string().nullable(),
  completedAt: Instant.nullable(),
  completedBy: OfficerId.nullable(),
});
export type HelpRecord = z.infer<typeof HelpRecord>;

/** Reads of decisions. */
export function readDecisions(db: Database) {
  const decisions = tableOf(db, 'decision', DecisionRecord);
  const referrals = tableOf(db, 'referral', ReferralRecord);
  const help = tableOf(db, 'helpCall', HelpRecord);
  const corrections = tableOf(db, 'decisionCorrection', CorrectionRecord);
  const asItReads = (decision: DecisionRecord): DecisionRecord => {
    const appended = corrections.all('SELECT * FROM decisionCorrection WHERE decisionId = ? ORDER BY id', decision.id);
    return corrected(
      decision,
      appended.map(({ what }) => what),
    );
  };
  const signed = (id: DecisionId) => decisions.one('SELECT * FROM decision WHERE id = ?', id);
  return {
    /** A decision as it reads with its corrections. */
    decision: (id: DecisionId) => {
      const decision = signed(id);
      return decision && asItReads(decision);
    },
    /** A decision as it was signed, before any correction. */
    decisionAsSigned: signed,
    /** The decisions of a screening as they read, in order. */
    decisionsOf: (id: ScreeningId) =>
      decisions.all('SELECT * FROM decision WHERE screeningId = ? ORDER BY at, rowid', id).map(asItReads),
    referral: (id: ReferralId) => referrals.one('SELECT * FROM referral WHERE id = ?', id),
    /** The latest referral of a screening. */
    referralOf: (id: ScreeningId) =>
      referrals.one('SELECT * FROM referral WHERE screeningId = ? ORDER BY at DESC, rowid DESC LIMIT 1', id),
    /** Referrals of open screenings, oldest first. */
    openReferrals: () =>
      referrals.all(
        `SELECT r.* FROM referral r JOIN screening s ON s.id = r.screeningId WHERE s.state = 'open'
           AND r.rowid = (SELECT max(rowid) FROM referral WHERE screeningId = r.screeningId) ORDER BY r.at`,
      ),
    helpCall: (id: HelpId) => help.one('SELECT * FROM helpCall WHERE id = ?', id),
    /** Lapsed referrals Immigration has not read yet, oldest first. */
    unreadLapses: () =>
      referrals.all(
        `SELECT * FROM referral r WHERE state = 'lapsed' AND NOT EXISTS (SELECT 1 FROM lapseRead WHERE referralId = r.id)
           ORDER BY closedAt`,
      ),
    /** Calls for help whose form is still due. */
    openHelp: () => help.all('SELECT * FROM helpCall WHERE completedAt IS NULL ORDER BY at'),
  };
}

/** Writes of decisions. */
export function writeDecisions(db: Database) {
  const confirm = db.prepare(
    "UPDATE decision SET state = 'confirmed', secondOfficerId = ?, confirmedAt = ? WHERE id = ? AND state = 'proposed'",
  );
  const setVoid = db.prepare("UPDATE decision SET state = 'void' WHERE id = ?");
  const close = db.prepare(
    'UPDATE referral SET state = ?, acceptedBy = ?, closedAt = ?, note = ?, acceptedPlace = ? WHERE id = ?',
  );
  const complete = db.prepare('UPDATE helpCall SET note = ?, completedAt = ?, completedBy = ? WHERE id = ?');
  return {
    insertDecision: tableOf(db, 'decision', DecisionRecord).insert,
    insertReferral: tableOf(db, 'referral', ReferralRecord).insert,
    insertHelp: tableOf(db, 'helpCall', HelpRecord).insert,
    confirmDecision: (id: DecisionId, confirmed: { second: OfficerId; at: Instant }) => {
      confirm.run(confirmed.second, confirmed.at, id);
    },
    /** A hold given up before the passport was taken, or a decision with its void appended. */
    voidDecision: (id: DecisionId) => {
      setVoid.run(id);
    },
    closeReferral: (
      id: ReferralId,
      closed: Pick<ReferralRecord, 'note' | 'acceptedBy' | 'acceptedPlace'> & {
        state: 'accepted' | 'sentBack' | 'lapsed';
        at: Instant;
      },
    ) => {
      close.run(closed.state, closed.acceptedBy, closed.at, closed.note, closed.acceptedPlace, id);
    },
    completeHelp: (id: HelpId, completed: { note: string; at: Instant; by: OfficerId }) => {
      complete.run(completed.note, completed.at, completed.by, id);
    },
  };
}
