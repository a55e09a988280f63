/** The end of retention: what a case's period follows from, legal holds, what was erased, requests for correction. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ObjectionBy } from '../shared/domain/objection.ts';
import { Periods, RetentionClass } from '../shared/domain/retention.ts';
import { DecisionKind } from '../shared/domain/words.ts';
import { CorrectionRequestId, ErasureRunId, LegalHoldId, OfficerId, ScreeningId, type ShiftId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { tableOf } from './row.ts';

/** What class and period of a case follow from, besides its objections. */
const CaseRecord = z.strictObject({
  id: ScreeningId,
  /** Kinds of the decisions that stood at some time. */
  decided: z.array(DecisionKind),
  minor: z.boolean(),
  tppoReferral: z.boolean(),
  protection: z.boolean(),
  passportTaken: z.boolean(),
  handedOver: z.boolean(),
  lastAt: Instant,
  open: z.boolean(),
  passportHeld: z.boolean(),
  legalHold: z.boolean(),
});
export type CaseRecord = z.infer<typeof CaseRecord>;

const by = { officerId: OfficerId, at: Instant };

/** A case that must be kept, by whose letter and why. */
const HoldRecord = z.strictObject({
  id: LegalHoldId,
  screeningId: ScreeningId,
  letter: z.string(),
  office: z.string(),
  reason: z.string(),
  ...by,
});
export type HoldRecord = z.infer<typeof HoldRecord>;
const LiftRecord = z.strictObject({ holdId: LegalHoldId, letter: z.string(), reason: z.string(), ...by });

const ErasureRecord = z.strictObject({
  screeningId: ScreeningId,
  class: RetentionClass,
  at: Instant,
  /** The last thing that had happened to the case: its period ran from there. */
  lastAt: Instant,
  /** Null where an earlier erasure was done again on a restored database. */
  runId: ErasureRunId.nullable(),
});
export type ErasureRecord = z.infer<typeof ErasureRecord>;

const RunRecord = z.strictObject({
  id: ErasureRunId,
  at: Instant,
  byId: OfficerId,
  secondId: OfficerId,
  /** SHA-256 of the sorted identifiers, one a line; hex. */
  listHash: z.string(),
  cases: z.int(),
  periods: Periods,
  /** Root of the log, base64. */
  rootBefore: z.string(),
  finishedAt: Instant.nullable(),
  rootAfter: z.string().nullable(),
});
export type RunRecord = z.infer<typeof RunRecord>;

const RunClass = z.strictObject({ class: RetentionClass, cases: z.int(), from: Instant, to: Instant });

const View = z.strictObject({ at: Instant, role: z.string() });

const RequestRecord = z.strictObject({
  id: CorrectionRequestId,
  screeningId: ScreeningId,
  broughtBy: ObjectionBy,
  receivedAt: Instant,
  ...by,
});
const RequestWords = z.strictObject({
  requestId: CorrectionRequestId,
  name: z.string(),
  identity: z.string(),
  content: z.string(),
});
const AnswerRecord = z.strictObject({
  requestId: CorrectionRequestId,
  outcome: z.enum(['corrected', 'partly', 'refused']),
  ...by,
});
const Requested = RequestRecord.extend({
  name: z.string(),
  identity: z.string(),
  content: z.string(),
  outcome: AnswerRecord.shape.outcome.nullable(),
  answeredBy: OfficerId.nullable(),
  answeredAt: Instant.nullable(),
  answer: z.string(),
});
/** A request for correction with its words and its answer; the words are empty once they are erased. */
export type RequestedCorrection = z.infer<typeof Requested>;

/** Everything that ever happened to a case, as (screeningId, at); null where it did not. */
const happened = `
  SELECT id AS screeningId, max(openedAt, coalesce(closedAt, '')) AS at FROM screening
  UNION ALL SELECT screeningId, max(at, coalesce(confirmedAt, '')) FROM decision
  UNION ALL SELECT d.screeningId, v.at FROM decisionVoid v JOIN decision d ON d.id = v.decisionId
  UNION ALL SELECT d.screeningId, c.at FROM decisionCorrection c JOIN decision d ON d.id = c.decisionId
  UNION ALL SELECT d.screeningId, a.at FROM afterPostponement a JOIN decision d ON d.id = a.decisionId
  UNION ALL SELECT screeningId, max(at, coalesce(closedAt, '')) FROM referral
  UNION ALL SELECT c.screeningId, m.at FROM custodyMove m JOIN custody c ON c.id = m.custodyId
  UNION ALL SELECT screeningId, at FROM objection
  UNION ALL SELECT o.screeningId, s.at FROM objectionStep s JOIN objection o ON o.id = s.objectionId
  UNION ALL SELECT screeningId, max(at, coalesce(closedAt, '')) FROM handover
  UNION ALL SELECT screeningId, max(issuedAt, coalesce(voidedAt, ''), coalesce(takenAt, '')) FROM paper WHERE screeningId IS NOT NULL
  UNION ALL SELECT screeningId, at FROM statement
  UNION ALL SELECT screeningId, at FROM followUp
  UNION ALL SELECT screeningId, at FROM careCall
  UNION ALL SELECT screeningId, at FROM sealedNote
  UNION ALL SELECT screeningId, at FROM recheck
  UNION ALL SELECT screeningId, at FROM missedFlight
  UNION ALL SELECT screeningId, max(at, coalesce(completedAt, '')) FROM helpCall WHERE screeningId IS NOT NULL
  UNION ALL SELECT screeningId, at FROM correctionRequest
  UNION ALL SELECT r.screeningId, a.at FROM correctionAnswer a JOIN correctionRequest r ON r.id = a.requestId`;

const none = (from: string): string => `NOT EXISTS (SELECT 1 FROM ${from})`;
const some = (from: string): string => `EXISTS (SELECT 1 FROM ${from})`;

/** The facts of every case that is not erased, or of one. */
const casesSql = (one: boolean): string => `
  SELECT s.id, s.minor, max(h.at) AS lastAt,
    (SELECT json_group_array(kind) FROM decision WHERE screeningId = s.id AND confirmedAt IS NOT NULL) AS decided,
    ${some("paper WHERE screeningId = s.id AND kind = 'tppoReferral' AND voidedAt IS NULL")} AS tppoReferral,
    ${some('careCall WHERE screeningId = s.id')}
      OR ${some("followUp WHERE screeningId = s.id AND outcome = 'confirmedVictim'")} AS protection,
    ${some('custody WHERE screeningId = s.id')} AS passportTaken,
    ${some("handover WHERE screeningId = s.id AND state IN ('offered', 'accepted')")} AS handedOver,
    s.state = 'open'
      OR ${some("referral WHERE screeningId = s.id AND state = 'waiting'")}
      OR ${some("handover WHERE screeningId = s.id AND state = 'offered'")}
      OR ${some('helpCall WHERE screeningId = s.id AND completedAt IS NULL')}
      OR ${some(`correctionRequest r WHERE r.screeningId = s.id AND ${none('correctionAnswer WHERE requestId = r.id')}`)}
      OR ${some(`integrityReport r WHERE r.screeningId = s.id
        AND ${none("integrityStep WHERE reportId = r.id AND state = 'closed'")}`)} AS open,
    ${some("custody c JOIN custodyState x ON x.custodyId = c.id WHERE c.screeningId = s.id AND x.state = 'held'")} AS passportHeld,
    ${some(`legalHold l WHERE l.screeningId = s.id AND ${none('legalHoldLift WHERE holdId = l.id')}`)} AS legalHold
  FROM screening s JOIN (${happened}) h ON h.screeningId = s.id
  WHERE ${one ? 's.id = @id AND h.screeningId = @id AND ' : ''}${none('erasure WHERE screeningId = s.id')}
  GROUP BY s.id ORDER BY s.id`;

/** The same for one case: what happened is looked up by its identifier instead of gathered for all. */
const oneCase = casesSql(true);

/** Reads of the end of retention. */
export function readRetention(db: Database) {
  const cases = tableOf(db, 'screening', CaseRecord);
  const holds = tableOf(db, 'legalHold', HoldRecord);
  const lifts = tableOf(db, 'legalHoldLift', LiftRecord);
  const erasures = tableOf(db, 'erasure', ErasureRecord);
  const runs = tableOf(db, 'erasureRun', RunRecord);
  const requests = tableOf(db, 'correctionRequest', Requested);
  const requestSql = `SELECT r.*, coalesce(w.name, '') AS name, coalesce(w.identity, '') AS identity,
      coalesce(w.content, '') AS content, a.outcome, a.officerId AS answeredBy, a.at AS answeredAt, coalesce(x.content, '') AS answer
    FROM correctionRequest r LEFT JOIN correctionRequestWords w ON w.requestId = r.id
      LEFT JOIN correctionAnswer a ON a.requestId = r.id LEFT JOIN correctionAnswerWords x ON x.requestId = r.id`;
  const runClasses = db.prepare(
    `SELECT class, count(*) AS cases, min(lastAt) AS "from", max(lastAt) AS "to" FROM erasure WHERE runId = ? GROUP BY class`,
  );
  const erasedWhere = (of: string) =>
    db.prepare(`SELECT 1 FROM erasure e JOIN screening s ON s.id = e.screeningId WHERE ${of} AND e.at > ? LIMIT 1`);
  const erasedOfShift = erasedWhere('s.shiftId = ?');
  const erasedOpenedIn = erasedWhere('s.openedAt >= ? AND s.openedAt < ?');
  const officersErased = db.prepare('SELECT count(*) FROM officerErasure WHERE runId = ?').pluck();
  const views = db.prepare(
    `SELECT at, coalesce(role, '') AS role FROM event WHERE kind = 'viewed' AND instr(subjects, ?) > 0 ORDER BY seq`,
  );
  return {
    /** Every case that is not erased, by identifier. */
    retentionCases: () => cases.all(casesSql(false)),
    /** One case that is not erased. */
    retentionCase: (id: ScreeningId) => {
      const row = db.prepare(oneCase).get({ id });
      return row === undefined ? null : cases.read(row);
    },
    erasure: (id: ScreeningId) => erasures.one('SELECT * FROM erasure WHERE screeningId = ?', id),
    /** Whether a case of a shift was erased after a moment. */
    erasedOfShift: (shiftId: ShiftId, since: Instant): boolean => erasedOfShift.get(shiftId, since) !== undefined,
    /** Whether a case opened in a span of time (its end not included) was erased after a moment. */
    erasedOpenedIn: ({ from, until }: { from: Instant; until: Instant }, since: Instant): boolean =>
      erasedOpenedIn.get(from, until, since) !== undefined,
    erasureRun: (id: ErasureRunId) => runs.one('SELECT * FROM erasureRun WHERE id = ?', id),
    /** The newest first. */
    erasureRuns: (count: number) => runs.all('SELECT * FROM erasureRun ORDER BY at DESC, rowid DESC LIMIT ?', count),
    /** Runs that were broken off. */
    openErasureRuns: () => runs.all('SELECT * FROM erasureRun WHERE finishedAt IS NULL ORDER BY rowid'),
    /** What a run erased, by class, with the first and the last end of a case. */
    erasedBy: (id: ErasureRunId) => z.array(RunClass).parse(runClasses.all(id)),
    /** How many officers lost their name in a run. */
    officersErasedBy: (id: ErasureRunId) => z.int().parse(officersErased.get(id)),
    /** When and by which role a case was looked at, the earliest first. */
    viewsOf: (id: ScreeningId) => z.array(View).parse(views.all(id)),
    legalHolds: (id: ScreeningId) => holds.all('SELECT * FROM legalHold WHERE screeningId = ? ORDER BY rowid', id),
    legalHold: (id: LegalHoldId) => holds.one('SELECT * FROM legalHold WHERE id = ?', id),
    liftOf: (id: LegalHoldId) => lifts.one('SELECT * FROM legalHoldLift WHERE holdId = ?', id),
    correctionRequest: (id: CorrectionRequestId) => requests.one(`${requestSql} WHERE r.id = ?`, id),
    correctionRequestsOf: (id: ScreeningId) =>
      requests.all(`${requestSql} WHERE r.screeningId = ? ORDER BY r.rowid`, id),
    openCorrectionRequests: () => requests.all(`${requestSql} WHERE a.requestId IS NULL ORDER BY r.receivedAt`),
  };
}

/** Writes of the end of retention, but the erasure itself. */
export function writeRetention(db: Database) {
  const finish = db.prepare('UPDATE erasureRun SET finishedAt = ?, rootAfter = ? WHERE id = ?');
  const requests = tableOf(db, 'correctionRequest', RequestRecord);
  const requestWords = tableOf(db, 'correctionRequestWords', RequestWords);
  const answers = tableOf(db, 'correctionAnswer', AnswerRecord);
  const answerWords = db.prepare('INSERT INTO correctionAnswerWords (requestId, content) VALUES (?, ?)');
  return {
    insertLegalHold: tableOf(db, 'legalHold', HoldRecord).insert,
    insertLegalHoldLift: tableOf(db, 'legalHoldLift', LiftRecord).insert,
    insertErasureRun: tableOf(db, 'erasureRun', RunRecord).insert,
    finishErasureRun: (id: ErasureRunId, at: Instant, rootAfter: string) => {
      finish.run(at, rootAfter, id);
    },
    insertCorrectionRequest: (
      record: z.infer<typeof RequestRecord>,
      words: { name: string; identity: string; content: string },
    ) => {
      requests.insert(record);
      requestWords.insert({ requestId: record.id, ...words });
    },
    insertCorrectionAnswer: (record: z.infer<typeof AnswerRecord>, content: string) => {
      answers.insert(record);
      answerWords.run(record.requestId, content);
    },
  };
}
