/** The outbox to the central system: of each case its newest version, and what the receiver has acknowledged. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { HashHex, ScreeningId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { tableOf } from './row.ts';

/** One case in the outbox. */
export const OutboxRecord = z.strictObject({
  screeningId: ScreeningId,
  /** Place in the log of the event that changed it last, or higher. */
  version: z.int(),
  changedAt: Instant,
  /** The case is gone; the receiver is told that alone. */
  erased: z.boolean(),
  /** The newest version that was ever given away, acknowledged or not. */
  offered: z.int().nullable(),
  acknowledged: z.int().nullable(),
  acknowledgedAt: Instant.nullable(),
  /** SHA-256 of what was acknowledged, hex. */
  digest: HashHex.nullable(),
  /** The version that the receiver, or this program, did not take. */
  refused: z.int().nullable(),
  refusal: z.string().nullable(),
});
export type OutboxRecord = z.infer<typeof OutboxRecord>;

const Screenings = z.array(ScreeningId);
const Counts = z.strictObject({
  /** Records to be sent now. */
  waiting: z.int(),
  /** Cases that are sent once they are decided. */
  open: z.int(),
  refused: z.int(),
  /** Records whose newest version is acknowledged. */
  acknowledged: z.int(),
  /** When the one that waits longest changed. */
  oldest: Instant.nullable(),
});

/** In the words of the index. */
const due = 'o.version > ifnull(o.acknowledged, -1) AND o.version > ifnull(o.refused, -1)';
const refusedNow = 'o.refused IS NOT NULL AND o.version <= o.refused AND o.version > ifnull(o.acknowledged, -1)';
const isOpen = `o.erased = 0 AND EXISTS (SELECT 1 FROM screening WHERE id = o.screeningId AND state = 'open')`;

/** A place in the order in which records are sent. */
export type OutboxPlace = Pick<OutboxRecord, 'version' | 'screeningId'>;

/** Reads of the outbox. */
export function readOutbox(db: Database) {
  const table = tableOf(db, 'outbox', OutboxRecord);
  const counts = tableOf(db, 'outbox', Counts);
  const left = db
    .prepare(`SELECT count(*) FROM outbox o WHERE ${due} AND NOT (${isOpen}) AND (o.version, o.screeningId) > (?, ?)`)
    .pluck();
  const about = db
    .prepare(
      `WITH named (id) AS (SELECT value FROM json_each(?))
       SELECT id FROM screening WHERE id IN named UNION SELECT id FROM screening WHERE partyId IN named
       UNION SELECT screeningId FROM decision WHERE id IN named UNION SELECT screeningId FROM custody WHERE id IN named
       UNION SELECT screeningId FROM paper WHERE id IN named AND screeningId IS NOT NULL
       UNION SELECT screeningId FROM referral WHERE id IN named UNION SELECT screeningId FROM handover WHERE id IN named`,
    )
    .pluck();
  return {
    outboxRecord: (id: ScreeningId) => table.one('SELECT * FROM outbox WHERE screeningId = ?', id),
    /** What is to be sent, the longest unchanged first; cases still open are not. Only what comes after a place in that order. */
    outboxDue: (count: number, after: OutboxPlace | null = null) =>
      table.all(
        `SELECT o.* FROM outbox o WHERE ${due} AND NOT (${isOpen}) AND (o.version, o.screeningId) > (?, ?)
         ORDER BY o.version, o.screeningId LIMIT ?`,
        ...[after?.version ?? -1, after?.screeningId ?? '', count],
      ),
    /** How many are to be sent after that place. */
    outboxLeft: (after: OutboxPlace): number => z.int().parse(left.get(after.version, after.screeningId)),
    outboxRefused: (count: number) =>
      table.all(`SELECT o.* FROM outbox o WHERE ${refusedNow} ORDER BY o.version LIMIT ?`, count),
    outboxCounts: () => {
      const found = counts.one(
        `SELECT (SELECT count(*) FROM outbox o WHERE ${due} AND NOT (${isOpen})) AS waiting,
           (SELECT count(*) FROM outbox o WHERE ${due} AND ${isOpen}) AS open,
           (SELECT count(*) FROM outbox o WHERE ${refusedNow}) AS refused,
           (SELECT count(*) FROM outbox WHERE version <= acknowledged) AS acknowledged,
           (SELECT min(o.changedAt) FROM outbox o WHERE ${due} AND NOT (${isOpen})) AS oldest`,
      );
      if (found === null) throw new Error('no counts');
      return found;
    },
    /** The cases that the subjects of an event belong to. */
    casesAbout: (ids: readonly string[]) => Screenings.parse(about.all(JSON.stringify(ids))),
  };
}

/** Writes of the outbox. */
export function writeOutbox(db: Database) {
  const changed = db.prepare(
    `INSERT INTO outbox (screeningId, version, changedAt, erased) SELECT @id, @version, @at, 0
     WHERE NOT EXISTS (SELECT 1 FROM erasure WHERE screeningId = @id)
     ON CONFLICT (screeningId) DO UPDATE SET version = max(excluded.version, version + 1), changedAt = excluded.changedAt
       WHERE erased = 0`,
  );
  const neverOffered = db.prepare('DELETE FROM outbox WHERE screeningId = ? AND offered IS NULL');
  const erased = db.prepare(
    `UPDATE outbox SET erased = 1, version = max(?, version + 1), changedAt = ?, refused = NULL, refusal = NULL
     WHERE screeningId = ?`,
  );
  const fill = db.prepare(
    `INSERT INTO outbox (screeningId, version, changedAt, erased)
     SELECT id, @version, @at, 0 FROM screening s WHERE (openedAt >= @since OR id IN (SELECT screeningId FROM outbox))
       AND NOT EXISTS (SELECT 1 FROM erasure WHERE screeningId = s.id)
     ON CONFLICT (screeningId) DO UPDATE SET version = max(excluded.version, version + 1), changedAt = excluded.changedAt
       WHERE erased = 0`,
  );
  const forget = [
    db.prepare('DELETE FROM outbox WHERE erased = 1'),
    db.prepare(
      `UPDATE outbox SET offered = NULL, acknowledged = NULL, acknowledgedAt = NULL, digest = NULL, refused = NULL, refusal = NULL`,
    ),
  ];
  const offered = db.prepare('UPDATE outbox SET offered = max(ifnull(offered, -1), @version) WHERE screeningId = @id');
  const acknowledged = db.prepare(
    `UPDATE outbox SET acknowledged = @version, acknowledgedAt = @at, digest = @digest, refused = NULL, refusal = NULL
     WHERE screeningId = @id AND @version > ifnull(acknowledged, -1) AND @version <= ifnull(offered, -1)`,
  );
  const behind = db.prepare(
    'UPDATE outbox SET version = @has + 1 WHERE screeningId = @id AND version <= @has AND @has > ifnull(acknowledged, -1)',
  );
  const refused = db.prepare(
    `UPDATE outbox SET refused = @version, refusal = @refusal
     WHERE screeningId = @id AND @version > ifnull(acknowledged, -1) AND @version <= version`,
  );
  const retry = db.prepare('UPDATE outbox SET refused = NULL, refusal = NULL WHERE refused IS NOT NULL');
  return {
    /** The case changed: its newest version waits, whatever was acknowledged. */
    outboxChanged: (id: ScreeningId, version: number, at: Instant) => {
      changed.run({ id, version, at });
    },
    /** The case was erased: what nobody was ever given is forgotten, else the receiver is told so much. */
    outboxErased: (id: ScreeningId, version: number, at: Instant) => {
      if (neverOffered.run(id).changes === 0) erased.run(version, at, id);
    },
    /** Puts in every case opened since a moment, and again what was put in before. */
    fillOutbox: (from: { since: Instant; version: number; at: Instant }) => {
      fill.run(from);
    },
    /** Another receiver has nothing yet. */
    forgetReceiver: () => {
      for (const step of forget) step.run();
    },
    /** The version leaves the station; before it does. */
    outboxOffered: (id: ScreeningId, version: number) => {
      offered.run({ id, version });
    },
    /** The receiver has this version. Of no effect where a newer one is acknowledged, or this one never left. */
    outboxAcknowledged: (record: { id: ScreeningId; version: number; digest: string; at: Instant }) => {
      acknowledged.run(record);
    },
    /** The receiver has a version that this database does not know any more: ours must be higher. */
    outboxBehind: (id: ScreeningId, has: number) => {
      behind.run({ id, has });
    },
    /** This version is not taken as it is. */
    outboxRefused: (record: { id: ScreeningId; version: number; refusal: string }) => {
      refused.run(record);
    },
    /** Everything that was refused waits again; how many. */
    retryRefused: () => retry.run().changes,
  };
}
