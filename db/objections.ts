/** Objections and complaints with their steps; what they say stands apart and is erased on its own. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { DecisionId, ObjectionId, OfficerId, ScreeningId } from '../shared/ids.ts';
import {
  ObjectionAnswer,
  ObjectionBy,
  ObjectionChannel,
  ObjectionKind,
  ObjectionStepKind,
} from '../shared/domain/objection.ts';
import { AgencyCode } from '../shared/domain/words.ts';
import { Day, Instant } from '../shared/time.ts';
import { tableOf } from './row.ts';

/** An objection without a word of it. `agency` has to answer. */
export const ObjectionRecord = z.strictObject({
  id: ObjectionId,
  kind: ObjectionKind,
  screeningId: ScreeningId,
  decisionId: DecisionId.nullable(),
  agency: AgencyCode,
  channel: ObjectionChannel,
  broughtBy: ObjectionBy,
  receivedOn: Day,
  officerId: OfficerId,
  at: Instant,
});
export type ObjectionRecord = z.infer<typeof ObjectionRecord>;

const Words = z.strictObject({ objectionId: ObjectionId, name: z.string(), contact: z.string(), content: z.string() });

const Step = z.strictObject({
  objectionId: ObjectionId,
  kind: ObjectionStepKind,
  onDay: Day,
  answer: ObjectionAnswer.nullable(),
  officerId: OfficerId,
  at: Instant,
});

const StepWords = { signer: z.string(), letter: z.string(), note: z.string() };
const Told = Step.extend(StepWords);
/** A step with its words; they are empty once erased. */
export type ObjectionStepRecord = z.infer<typeof Told>;

/** Reads of objections. */
export function readObjections(db: Database) {
  const objections = tableOf(db, 'objection', ObjectionRecord);
  const words = tableOf(db, 'objectionWords', Words);
  const steps = tableOf(db, 'objectionStep', Told);
  return {
    objection: (id: ObjectionId) => objections.one('SELECT * FROM objection WHERE id = ?', id),
    /** Newest first. */
    objections: () => objections.all('SELECT * FROM objection ORDER BY receivedOn DESC, rowid DESC'),
    objectionWords: (id: ObjectionId) => words.one('SELECT * FROM objectionWords WHERE objectionId = ?', id),
    objectionSteps: (id: ObjectionId) =>
      steps.all(
        `SELECT s.*, coalesce(w.signer, '') AS signer, coalesce(w.letter, '') AS letter, coalesce(w.note, '') AS note
         FROM objectionStep s LEFT JOIN objectionStepWords w ON w.stepId = s.id WHERE s.objectionId = ? ORDER BY s.id`,
        id,
      ),
  };
}

/** Writes of objections: only ever one more. */
export function writeObjections(db: Database) {
  const steps = tableOf(db, 'objectionStep', Step);
  const stepWords = db.prepare(
    'INSERT INTO objectionStepWords (stepId, signer, letter, note) SELECT max(id), ?, ?, ? FROM objectionStep',
  );
  return {
    insertObjection: tableOf(db, 'objection', ObjectionRecord).insert,
    insertObjectionWords: tableOf(db, 'objectionWords', Words).insert,
    insertObjectionStep: ({ signer, letter, note, ...step }: ObjectionStepRecord) => {
      steps.insert(step);
      stepWords.run(signer, letter, note);
    },
  };
}
