/** The end of retention: what a case's period follows from, legal holds, what was erased, requests for correction. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ObjectionBy } from '../shared/domain/objection.ts';
import { Periods, RetentionClass, type CutOffs } from '../shared/domain/retention.ts';
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

/** What is true of several cases alike, `lastAt` being the latest of theirs. */
const CaseGroup = CaseRecord.omit({ id: true }).extend({ ids: z.array(ScreeningId) });
export type CaseGroup = z.infer<typeof CaseGroup>;

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

const none = (from: string): string => `NOT EXISTS (SELECT 1 FROM ${from})`;

/**
 * What happened to a case beside its opening, its closing and its decisions, and what of it class and period follow from, as
 * (screeningId, at, fact). Few cases have any.
 */
const later = `
  SELECT d.screeningId, v.at, NULL AS fact FROM decisionVoid v JOIN decision d ON d.id = v.decisionId
  UNION ALL SELECT d.screeningId, c.at, NULL FROM decisionCorrection c JOIN decision d ON d.id = c.decisionId
  UNION ALL SELECT d.screeningId, a.at, NULL FROM afterPostponement a JOIN decision d ON d.id = a.decisionId
  UNION ALL SELECT screeningId, max(at, coalesce(closedAt, '')), iif(state = 'waiting', 'open', NULL) FROM referral
  UNION ALL SELECT screeningId, '', 'passportTaken' FROM custody
  UNION ALL SELECT c.screeningId, m.at, NULL FROM custodyMove m JOIN custody c ON c.id = m.custodyId
  UNION ALL SELECT c.screeningId, '', 'passportHeld' FROM custodyState x JOIN custody c ON c.id = x.custodyId WHERE x.state = 'held'
  UNION ALL SELECT screeningId, at, NULL FROM objection
  UNION ALL SELECT o.screeningId, s.at, NULL FROM objectionStep s JOIN objection o ON o.id = s.objectionId
  UNION ALL SELECT screeningId, max(at, coalesce(closedAt, '')), iif(state IN ('offered', 'accepted'), 'handedOver', NULL) FROM handover
  UNION ALL SELECT screeningId, '', 'open' FROM handover WHERE state = 'offered'
  UNION ALL SELECT screeningId, max(issuedAt, coalesce(voidedAt, ''), coalesce(takenAt, '')),
    iif(kind = 'tppoReferral' AND voidedAt IS NULL, 'tppoReferral', NULL) FROM paper
  UNION ALL SELECT screeningId, at, NULL FROM statement
  UNION ALL SELECT screeningId, at, iif(outcome = 'confirmedVictim', 'protection', NULL) FROM followUp
  UNION ALL SELECT screeningId, at, 'protection' FROM careCall
  UNION ALL SELECT screeningId, at, NULL FROM sealedNote
  UNION ALL SELECT screeningId, at, NULL FROM recheck
  UNION ALL SELECT screeningId, at, NULL FROM missedFlight
  UNION ALL SELECT screeningId, max(at, coalesce(completedAt, '')), iif(completedAt IS NULL, 'open', NULL) FROM helpCall
  UNION ALL SELECT screeningId, at, iif(${none('correctionAnswer WHERE requestId = r.id')}, 'open', NULL) FROM correctionRequest r
  UNION ALL SELECT r.screeningId, a.at, NULL FROM correctionAnswer a JOIN correctionRequest r ON r.id = a.requestId
  UNION ALL SELECT screeningId, '', 'open' FROM integrityReport r
    WHERE ${none("integrityStep WHERE reportId = r.id AND state = 'closed'")}
  UNION ALL SELECT screeningId, '', 'legalHold' FROM legalHold l WHERE ${none('legalHoldLift WHERE holdId = l.id')}`;

/** The facts of every case that is not erased, or of one. Everything but the cases and their decisions is read once, and gathered. */
const casesSql = (one: boolean): string => {
  const fact = (name: string): string => `coalesce(l.facts LIKE '%${name}%', 0) AS ${name}`;
  return `
  SELECT s.id, s.minor, l.facts,
    max(s.openedAt, coalesce(s.closedAt, ''), coalesce(max(max(d.at, coalesce(d.confirmedAt, ''))), ''), coalesce(l.at, '')) AS lastAt,
    json_group_array(d.kind) FILTER (WHERE d.confirmedAt IS NOT NULL) AS decided,
    ${['tppoReferral', 'protection', 'passportTaken', 'handedOver', 'passportHeld', 'legalHold'].map(fact).join(', ')},
    s.state = 'open' OR coalesce(l.facts LIKE '%open%', 0) AS open
  FROM screening s LEFT JOIN decision d ON d.screeningId = s.id LEFT JOIN
    (SELECT screeningId, max(at) AS at, group_concat(DISTINCT fact ORDER BY fact) AS facts FROM (${later})
      WHERE ${one ? 'screeningId = @id' : 'screeningId IS NOT NULL'} GROUP BY screeningId) l ON l.screeningId = s.id
  WHERE ${one ? 's.id = @id AND ' : ''}${none('erasure WHERE screeningId = s.id')}
  GROUP BY s.rowid`;
};

/** The facts of one case. */
const oneCase = casesSql(true);

/**
 * Cases of which the same is true, gathered: a station of many years has few kinds of them. The last thing happened to all of
 * a group before the moment a class is reckoned from, or to none. Whose case was objected to stands alone.
 */
const groupedCases = `
  SELECT *, max(lastAt) AS lastAt, json_group_array(id) AS ids FROM (${casesSql(false)})
  GROUP BY minor, decided, open, facts, ${RetentionClass.options.map((one) => `(lastAt < @${one})`).join(' + ')},
    CASE WHEN id IN (SELECT screeningId FROM objection) THEN id END`;

/** Reads of the end of retention. */
export function readRetention(db: Database) {
  const cases = tableOf(db, 'screening', CaseRecord);
  const groups = tableOf(db, 'screening', CaseGroup);
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
    /** Every case that is not erased, with those of which the same is true, also whether a class's period would be over. */
    retentionGroups: (cutOffs: CutOffs): CaseGroup[] => groups.all(groupedCases, cutOffs),
    /** One case that is not erased. */
    retentionCase: (id: ScreeningId) => cases.one(oneCase, { id }),
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
