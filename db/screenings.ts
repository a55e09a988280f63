/** Screenings with the traveller's personal data in a table of its own, the answers as they were given, the results. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { FlightId, OfficerId, PartyId, ScreeningId, ShiftId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { Assessment } from '../shared/domain/assessment.ts';
import { BoardingPass } from '../shared/domain/bcbp.ts';
import { CrossCheckFinding } from '../shared/domain/cross_check.ts';
import { TravelDocument } from '../shared/domain/mrz.ts';
import { EvidenceBasis, OwnAssessment, Role, SelectionReason, type AgencyCode } from '../shared/domain/words.ts';
import { tableOf } from './row.ts';

/** A screening without personal data. `passportHash` is HMAC-SHA-256 of state and number, hex. */
export const ScreeningRecord = z.strictObject({
  id: ScreeningId,
  shiftId: ShiftId,
  flightId: FlightId.nullable(),
  depth: z.enum(['scan', 'clarification']),
  state: z.enum(['open', 'decided', 'void']),
  revision: z.int(),
  officerId: OfficerId,
  openedAt: Instant,
  closedAt: Instant.nullable(),
  purpose: z.string().nullable(),
  destination: z.string().nullable(),
  transit: z.array(z.string()),
  minor: z.boolean(),
  selection: SelectionReason.nullable(),
  catalogueSha256: z.string(),
  passportHash: z.string(),
  /** The party this traveller came with, cleared with it or taken out of it. */
  partyId: PartyId.nullable(),
});
export type ScreeningRecord = z.infer<typeof ScreeningRecord>;

/** The personal data of a screening; erased on its own at the end of retention. */
const TravellerRecord = z.strictObject({
  screeningId: ScreeningId,
  document: TravelDocument,
  boardingPass: BoardingPass.nullable(),
  findings: z.array(CrossCheckFinding),
});
export type TravellerRecord = z.infer<typeof TravellerRecord>;

/** One answer as given; a change is a further row. */
export const AnswerRecord = z.strictObject({
  screeningId: ScreeningId,
  kind: z.enum(['document', 'indicator', 'mitigation']),
  code: z.string(),
  value: z.string(),
  basis: EvidenceBasis.nullable(),
  note: z.string().nullable(),
  officerId: OfficerId,
  at: Instant,
});
export type AnswerRecord = z.infer<typeof AnswerRecord>;

/** An own assessment with the result it opened. */
export const AssessmentRecord = z.strictObject({
  screeningId: ScreeningId,
  stage: z.enum(['desk', 'second']),
  own: OwnAssessment,
  officerId: OfficerId,
  role: Role,
  at: Instant,
  result: Assessment,
});
export type AssessmentRecord = z.infer<typeof AssessmentRecord>;

/** Work of one step of one officer. */
const EffortRecord = z.strictObject({
  screeningId: ScreeningId,
  step: z.string(),
  seconds: z.number(),
  touches: z.int(),
  keys: z.int(),
  officerId: OfficerId,
  at: Instant,
});
export type EffortRecord = z.infer<typeof EffortRecord>;

const EffortSum = z.object({
  seconds: z.number().nullable(),
  touches: z.int().nullable(),
  keys: z.int().nullable(),
});

/** Reads of screenings. */
export function readScreenings(db: Database) {
  const screenings = tableOf(db, 'screening', ScreeningRecord);
  const travellers = tableOf(db, 'traveller', TravellerRecord);
  const answers = tableOf(db, 'answer', AnswerRecord);
  const assessments = tableOf(db, 'assessment', AssessmentRecord);
  const effort = db.prepare(
    'SELECT sum(seconds) AS seconds, sum(touches) AS touches, sum(keys) AS keys FROM effort WHERE screeningId = ?',
  );
  const paces = db
    .prepare(
      `
    SELECT sum(e.seconds) AS seconds FROM effort e JOIN screening s ON s.id = e.screeningId
    WHERE s.depth = ? AND s.state = 'decided' GROUP BY s.id ORDER BY max(e.at) DESC LIMIT 41`,
    )
    .pluck();
  const past = db
    .prepare(
      `SELECT s.id FROM screening s WHERE s.state = 'decided' AND s.depth = 'clarification' AND s.purpose IS NOT NULL
         AND s.destination IS NOT NULL AND EXISTS (SELECT 1 FROM assessment a WHERE a.screeningId = s.id AND a.stage = ?)
       ORDER BY s.openedAt DESC, s.rowid DESC LIMIT ?`,
    )
    .pluck();
  return {
    screening: (id: ScreeningId) => screenings.one('SELECT * FROM screening WHERE id = ?', id),
    openScreenings: () => screenings.all("SELECT * FROM screening WHERE state = 'open' ORDER BY openedAt"),
    shiftScreenings: (shift: ShiftId) =>
      screenings.all('SELECT * FROM screening WHERE shiftId = ? ORDER BY openedAt DESC', shift),
    screeningsOfPassport: (hash: string) =>
      screenings.all(
        "SELECT * FROM screening WHERE passportHash = ? AND state <> 'void' ORDER BY openedAt DESC LIMIT 50",
        hash,
      ),
    traveller: (id: ScreeningId) => travellers.one('SELECT * FROM traveller WHERE screeningId = ?', id),
    /** The answers in force: the last given for each code, in the order they were first given. */
    answers: (id: ScreeningId) =>
      answers.all(
        `SELECT * FROM answer WHERE id IN
           (SELECT max(id) FROM answer WHERE screeningId = ? GROUP BY kind, code) ORDER BY id`,
        id,
      ),
    /** The answers in force among those that officers of one agency gave. */
    answersOf: (id: ScreeningId, agency: AgencyCode | null) =>
      answers.all(
        `SELECT * FROM answer WHERE id IN
           (SELECT max(a.id) FROM answer a JOIN officer o ON o.id = a.officerId WHERE a.screeningId = ? AND o.agency IS ?
            GROUP BY a.kind, a.code) ORDER BY id`,
        id,
        agency,
      ),
    /** The latest closed clarifications with an assessment of this stage, newest first. */
    pastCases: (stage: AssessmentRecord['stage'], most: number) => z.array(ScreeningId).parse(past.all(stage, most)),
    assessments: (id: ScreeningId) => assessments.all('SELECT * FROM assessment WHERE screeningId = ? ORDER BY id', id),
    effortOf: (id: ScreeningId) => EffortSum.parse(effort.get(id)),
    /** Seconds of the latest decided screenings of a depth, at most 41, newest first. */
    latestSeconds: (depth: 'scan' | 'clarification') => z.array(z.number()).parse(paces.all(depth)),
  };
}

/** Writes of screenings. */
export function writeScreenings(db: Database) {
  const touch = db.prepare('UPDATE screening SET revision = revision + 1 WHERE id = ?');
  const close = db.prepare('UPDATE screening SET state = ?, closedAt = ?, revision = revision + 1 WHERE id = ?');
  const boarding = db.prepare('UPDATE traveller SET boardingPass = ?, findings = ? WHERE screeningId = ?');
  const route = db.prepare('UPDATE screening SET flightId = ?, destination = ?, transit = ? WHERE id = ?');
  const purpose = db.prepare('UPDATE screening SET purpose = ?, destination = ?, transit = ? WHERE id = ?');
  return {
    insertScreening: tableOf(db, 'screening', ScreeningRecord).insert,
    insertTraveller: tableOf(db, 'traveller', TravellerRecord).insert,
    insertAnswer: tableOf(db, 'answer', AnswerRecord).insert,
    insertAssessment: tableOf(db, 'assessment', AssessmentRecord).insert,
    insertEffort: tableOf(db, 'effort', EffortRecord).insert,
    /** One more revision: whoever still holds the old one is told. */
    touchScreening: (id: ScreeningId) => {
      touch.run(id);
    },
    closeScreening: (id: ScreeningId, state: 'decided' | 'void', at: Instant) => {
      close.run(state, at, id);
    },
    setPurpose: (
      id: ScreeningId,
      stated: { purpose: string; destination: string | null; transit: readonly string[] },
    ) => {
      purpose.run(stated.purpose, stated.destination, JSON.stringify(stated.transit), id);
    },
    /** The boarding pass that was still missing, and what follows from it. */
    setBoarding: ({ screeningId, boardingPass, findings }: Omit<TravellerRecord, 'document'>) => {
      boarding.run(JSON.stringify(boardingPass), JSON.stringify(findings), screeningId);
    },
    setRoute: ({
      id,
      flightId,
      destination,
      transit,
    }: Pick<ScreeningRecord, 'id' | 'flightId' | 'destination' | 'transit'>) => {
      route.run(flightId, destination, JSON.stringify(transit), id);
    },
  };
}
