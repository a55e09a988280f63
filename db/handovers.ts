/** Handovers of a person, calls for a child that is alone, and what became of a case later. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { HandoverId, OfficerId, ScreeningId } from '../shared/ids.ts';
import { FollowUpDay, Outcome } from '../shared/domain/follow_up.ts';
import { CallTo, HandoverState, HandoverTo, PassportWith, PhoneWith } from '../shared/domain/handover.ts';
import { AgencyCode, DevicePlace } from '../shared/domain/words.ts';
import { Instant } from '../shared/time.ts';
import { tableOf } from './row.ts';

/** A handover without a word that tells about the person. `agency` hands over. */
export const HandoverRecord = z.strictObject({
  id: HandoverId,
  screeningId: ScreeningId,
  agency: AgencyCode,
  toWhom: HandoverTo,
  passport: PassportWith,
  phone: PhoneWith,
  officerId: OfficerId,
  at: Instant,
  state: HandoverState,
  closedAt: Instant.nullable(),
  closedBy: OfficerId.nullable(),
  /** Of the desk at which an officer of this station received the person. */
  receivedPlace: DevicePlace.nullable(),
});
export type HandoverRecord = z.infer<typeof HandoverRecord>;

const Words = z.strictObject({
  handoverId: HandoverId,
  office: z.string(),
  place: z.string(),
  reason: z.string(),
  belongings: z.string(),
  health: z.string(),
  needs: z.string(),
  copies: z.string(),
});

const Receiver = z.strictObject({
  handoverId: HandoverId,
  name: z.string(),
  post: z.string(),
  paper: z.string(),
  note: z.string(),
});

/** The number of minutes written by hand; a later one puts an earlier one right. */
const HandMinutes = z.strictObject({ handoverId: HandoverId, number: z.string(), officerId: OfficerId, at: Instant });

const Call = z.strictObject({
  screeningId: ScreeningId,
  toWhom: CallTo,
  reached: z.boolean(),
  officerId: OfficerId,
  at: Instant,
});
const Called = Call.extend({ name: z.string(), number: z.string(), note: z.string() });
/** A call made for a child, with its words. */
export type CareCallRecord = z.infer<typeof Called>;

/** One answer to what became of a case. */
export const FollowUpRecord = z.strictObject({
  screeningId: ScreeningId,
  after: FollowUpDay,
  outcome: Outcome,
  officerId: OfficerId,
  at: Instant,
});
export type FollowUpRecord = z.infer<typeof FollowUpRecord>;
const FollowedUp = FollowUpRecord.extend({ note: z.string().nullable() });

/** A case that is followed up, and since when. */
const Followed = z.strictObject({ screeningId: ScreeningId, since: Instant });

/** Reads of handovers and outcomes. */
export function readHandovers(db: Database) {
  const handovers = tableOf(db, 'handover', HandoverRecord);
  const words = tableOf(db, 'handoverWords', Words);
  const receivers = tableOf(db, 'handoverReceiver', Receiver);
  const minutes = tableOf(db, 'handoverMinutes', HandMinutes);
  const calls = tableOf(db, 'careCall', Called);
  const followUps = tableOf(db, 'followUp', FollowedUp);
  const followed = tableOf(db, 'screening', Followed);
  return {
    handover: (id: HandoverId) => handovers.one('SELECT * FROM handover WHERE id = ?', id),
    handovers: () => handovers.all('SELECT * FROM handover ORDER BY at DESC, rowid DESC'),
    handoversOf: (id: ScreeningId) =>
      handovers.all('SELECT * FROM handover WHERE screeningId = ? ORDER BY at, rowid', id),
    handoverWords: (id: HandoverId) => words.one('SELECT * FROM handoverWords WHERE handoverId = ?', id),
    handoverReceiver: (id: HandoverId) => receivers.one('SELECT * FROM handoverReceiver WHERE handoverId = ?', id),
    /** The number of minutes written by hand, as it was typed last. */
    handMinutes: (id: HandoverId) =>
      minutes.one('SELECT * FROM handoverMinutes WHERE handoverId = ? ORDER BY id DESC LIMIT 1', id),
    careCalls: (id: ScreeningId) =>
      calls.all(
        `SELECT c.*, coalesce(w.name, '') AS name, coalesce(w.number, '') AS number, coalesce(w.note, '') AS note
         FROM careCall c LEFT JOIN careCallWords w ON w.callId = c.id WHERE c.screeningId = ? ORDER BY c.id`,
        id,
      ),
    followUps: (id: ScreeningId) =>
      followUps.all(
        `SELECT f.*, w.note FROM followUp f LEFT JOIN followUpWords w ON w.followUpId = f.id
         WHERE f.screeningId = ? ORDER BY f.after`,
        id,
      ),
    /** Cases to follow up: a departure postponed, or a person who was taken over; the oldest first. */
    followedCases: () =>
      followed.all(
        `SELECT screeningId, min(since) AS since FROM (
           SELECT screeningId, confirmedAt AS since FROM decision
             WHERE state = 'confirmed' AND kind IN ('postponed', 'postponedPassportHeld')
           UNION ALL SELECT screeningId, closedAt FROM handover WHERE state = 'accepted')
         WHERE screeningId NOT IN (SELECT screeningId FROM erasure) GROUP BY screeningId ORDER BY since`,
      ),
  };
}

/** Writes of handovers and outcomes. */
export function writeHandovers(db: Database) {
  const close = db.prepare('UPDATE handover SET state = ?, closedAt = ?, closedBy = ?, receivedPlace = ? WHERE id = ?');
  const calls = tableOf(db, 'careCall', Call);
  const callWords = db.prepare(
    'INSERT INTO careCallWords (callId, name, number, note) SELECT max(id), ?, ?, ? FROM careCall',
  );
  const followUps = tableOf(db, 'followUp', FollowUpRecord);
  const followUpWords = db.prepare('INSERT INTO followUpWords (followUpId, note) SELECT max(id), ? FROM followUp');
  return {
    insertHandover: tableOf(db, 'handover', HandoverRecord).insert,
    insertHandoverWords: tableOf(db, 'handoverWords', Words).insert,
    insertHandoverReceiver: tableOf(db, 'handoverReceiver', Receiver).insert,
    insertHandMinutes: tableOf(db, 'handoverMinutes', HandMinutes).insert,
    closeHandover: (
      id: HandoverId,
      closed: { state: 'accepted' | 'refused' | 'withdrawn'; at: Instant; by: OfficerId; place: DevicePlace | null },
    ) => {
      close.run(closed.state, closed.at, closed.by, closed.place, id);
    },
    insertCareCall: ({ name, number, note, ...call }: CareCallRecord) => {
      calls.insert(call);
      callWords.run(name, number, note);
    },
    insertFollowUp: (record: FollowUpRecord, note: string) => {
      followUps.insert(record);
      if (note !== '') followUpWords.run(note);
    },
  };
}
