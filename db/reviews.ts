/** Reviews of decisions: what is marked, the blind second assessment, verdicts and answers. Rows are only ever added. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ReviewActKind, ReviewCause } from '../shared/domain/decision_review.ts';
import { OwnAssessment, type AgencyCode } from '../shared/domain/words.ts';
import { DecisionId, OfficerId, ScreeningId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { tableOf } from './row.ts';

const MarkRecord = z.strictObject({ decisionId: DecisionId, cause: ReviewCause, at: Instant });
export type MarkRecord = z.infer<typeof MarkRecord>;

/** One act of a review. The assessments stand with `assessed` alone: the reviewer's, and the officer's as it was then. */
const ActRecord = z.strictObject({
  decisionId: DecisionId,
  kind: ReviewActKind,
  own: OwnAssessment.nullable(),
  firstOwn: OwnAssessment.nullable(),
  /** The reviewer knew already what had become of the case. */
  knew: z.boolean().nullable(),
  officerId: OfficerId,
  at: Instant,
});
export type ActRecord = z.infer<typeof ActRecord>;
const SaidRecord = ActRecord.extend({ words: z.string().nullable() });
/** An act with what was said; null where nothing was, or where the case is erased. */
export type SaidRecord = z.infer<typeof SaidRecord>;

const Listed = z.strictObject({
  id: DecisionId,
  screeningId: ScreeningId,
  since: Instant,
  /** What was last done about it but judging it; null while nothing was. */
  last: ReviewActKind.nullable(),
});
const Twice = z.object({ own: OwnAssessment, firstOwn: OwnAssessment, knew: z.int() });

/** Marked decisions that stood, of cases that are not erased, whose review has not ended. */
const lastAct = `(SELECT kind FROM reviewAct WHERE decisionId = d.id AND kind <> 'assessed' ORDER BY id DESC LIMIT 1)`;
const unfinished = `
  SELECT d.id, d.screeningId, min(r.at) AS since, ${lastAct} AS last
  FROM decision d JOIN decisionReview r ON r.decisionId = d.id
  WHERE d.confirmedAt IS NOT NULL AND NOT EXISTS (SELECT 1 FROM erasure WHERE screeningId = d.screeningId)
    AND coalesce(${lastAct}, '') <> 'accepted'`;

/** Reads of reviews. */
export function readReviews(db: Database) {
  const marks = tableOf(db, 'decisionReview', MarkRecord);
  const acts = tableOf(db, 'reviewAct', SaidRecord);
  const open = db.prepare(`${unfinished} AND d.role = ? GROUP BY d.id ORDER BY since, d.rowid`);
  const returned = db.prepare(
    `${unfinished} AND d.officerId = ? AND ${lastAct} = 'returned' GROUP BY d.id ORDER BY since, d.rowid`,
  );
  const twice = db.prepare(
    `SELECT a.own, a.firstOwn, a.knew FROM reviewAct a JOIN decision d ON d.id = a.decisionId
     WHERE a.kind = 'assessed' AND d.role = ? ORDER BY a.id`,
  );
  return {
    /** Why a decision is reviewed, in the order of the causes. */
    reviewOf: (id: DecisionId): ReviewCause[] => {
      const found = new Set(
        marks.all('SELECT * FROM decisionReview WHERE decisionId = ?', id).map(({ cause }) => cause),
      );
      return ReviewCause.options.filter((cause) => found.has(cause));
    },
    /** When a decision was first marked, or null. */
    markedAt: (id: DecisionId): Instant | null =>
      marks.one('SELECT * FROM decisionReview WHERE decisionId = ? ORDER BY at LIMIT 1', id)?.at ?? null,
    /** What happened in the review of a decision, in order. */
    reviewActs: (id: DecisionId) =>
      acts.all(
        `SELECT a.*, w.words FROM reviewAct a LEFT JOIN reviewActWords w ON w.actId = a.id
         WHERE a.decisionId = ? ORDER BY a.id`,
        id,
      ),
    /** Decisions of an agency whose review has not ended, the oldest first. */
    openReviews: (agency: AgencyCode) => z.array(Listed).parse(open.all(agency)),
    /** Decisions of an officer that a reviewer gave back. */
    returnedReviews: (officer: OfficerId) => z.array(Listed).parse(returned.all(officer)),
    /** Cases of an agency that were judged twice. */
    judgedTwice: (agency: AgencyCode) =>
      z.array(Twice.transform(({ knew, ...one }) => ({ ...one, knew: knew === 1 }))).parse(twice.all(agency)),
  };
}

/** Writes of reviews. */
export function writeReviews(db: Database) {
  const acts = tableOf(db, 'reviewAct', ActRecord);
  const mark = db.prepare(
    'INSERT INTO decisionReview (decisionId, cause, at) VALUES (@decisionId, @cause, @at) ON CONFLICT DO NOTHING',
  );
  const said = db.prepare('INSERT INTO reviewActWords (actId, words) SELECT max(id), ? FROM reviewAct');
  return {
    /** Marks a decision for review; what the database marked by itself stays as it is. */
    insertReview: (record: MarkRecord) => {
      mark.run(record);
    },
    insertReviewAct: (act: ActRecord, words: string | null) => {
      acts.insert(act);
      if (words !== null) said.run(words);
    },
  };
}
