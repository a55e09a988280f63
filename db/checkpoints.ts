/** Signed heads of the log, who may cosign them, and the cosignatures. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { CheckpointCause } from '../shared/audit/checkpoint.ts';
import { OfficerId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { tableOf } from './row.ts';

const CheckpointRecord = z.strictObject({
  /** Number of events it covers. */
  size: z.int(),
  /** The signed note, with the station's signature alone. */
  note: z.string(),
  cause: CheckpointCause,
  at: Instant,
});
export type CheckpointRecord = z.infer<typeof CheckpointRecord>;

const CosignerKeyRecord = z.strictObject({
  /** c2sp verifier key, type 0x04. */
  verifierKey: z.string(),
  officerId: OfficerId,
  madeAt: Instant,
  endedAt: Instant.nullable(),
});
export type CosignerKeyRecord = z.infer<typeof CosignerKeyRecord>;

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** A private key (PKCS #8 DER) under AES-256-GCM; the last 16 bytes are the tag. */
const CosignerSecret = z.object({ salt: Bytes, nonce: Bytes, wrapped: Bytes });
export type CosignerSecret = z.infer<typeof CosignerSecret>;

const CosignatureRecord = z.object({ size: z.int(), verifierKey: z.string(), signature: Bytes, at: Instant });
export type CosignatureRecord = z.infer<typeof CosignatureRecord>;

/** Reads of checkpoints. */
export function readCheckpoints(db: Database) {
  const checkpoints = tableOf(db, 'checkpoint', CheckpointRecord);
  const keys = tableOf(db, 'cosignerKey', CosignerKeyRecord);
  const of = db.prepare('SELECT * FROM cosignature WHERE size = ? ORDER BY at, verifierKey');
  const last = db.prepare('SELECT max(size) FROM cosignature WHERE verifierKey = ?').pluck();
  const from = db.prepare('SELECT min(size) FROM cosignature WHERE verifierKey = ? AND size >= ?').pluck();
  const cosigned = db.prepare('SELECT coalesce(max(size), 0) FROM cosignature').pluck();
  const upTo = db.prepare(
    'SELECT count(*) AS checkpoints, coalesce(max(size), 0) AS newest FROM checkpoint WHERE size <= ?',
  );
  const secret = db.prepare('SELECT salt, nonce, wrapped FROM cosignerSecret WHERE verifierKey = ?');
  return {
    /** The newest checkpoints, newest first. */
    newestCheckpoints: (count: number) => checkpoints.all('SELECT * FROM checkpoint ORDER BY size DESC LIMIT ?', count),
    checkpointsAfter: (size: number, count: number) =>
      checkpoints.all('SELECT * FROM checkpoint WHERE size > ? ORDER BY size LIMIT ?', size, count),
    /** How many there are up to a size, and the size of the newest of them; 0 where there is none. */
    checkpointsUpTo: (size: number) => z.object({ checkpoints: z.int(), newest: z.int() }).parse(upTo.get(size)),
    checkpoint: (size: number) => checkpoints.one('SELECT * FROM checkpoint WHERE size = ?', size),
    cosignaturesOf: (size: number) => z.array(CosignatureRecord).parse(of.all(size)),
    /** Size of the largest checkpoint this key cosigned, or null. */
    lastCosigned: (verifierKey: string) => z.int().nullable().parse(last.get(verifierKey)),
    /** Size of the smallest checkpoint of this size or larger that this key cosigned, or null. */
    cosignedFrom: (verifierKey: string, size: number) => z.int().nullable().parse(from.get(verifierKey, size)),
    /** Size of the largest checkpoint anybody cosigned; 0 where there is none. */
    cosignedTo: () => z.int().parse(cosigned.get()),
    /** All keys there were, also those that count no more. */
    cosignerKeys: () => keys.all('SELECT * FROM cosignerKey ORDER BY madeAt, verifierKey'),
    /** The key of an officer that counts now. */
    cosignerKeyOf: (officerId: OfficerId) =>
      keys.one('SELECT * FROM cosignerKey WHERE officerId = ? AND endedAt IS NULL', officerId),
    cosignerSecret: (verifierKey: string) => CosignerSecret.optional().parse(secret.get(verifierKey)) ?? null,
  };
}

/** Writes of checkpoints: only ever one more; a key ends and its secret is destroyed. */
export function writeCheckpoints(db: Database) {
  const insertSecret = db.prepare(
    'INSERT INTO cosignerSecret (verifierKey, salt, nonce, wrapped) VALUES (@verifierKey, @salt, @nonce, @wrapped)',
  );
  const insertCosignature = db.prepare(
    'INSERT INTO cosignature (size, verifierKey, signature, at) VALUES (@size, @verifierKey, @signature, @at)',
  );
  const end = db.prepare('UPDATE cosignerKey SET endedAt = ? WHERE verifierKey = ?');
  const forget = db.prepare('DELETE FROM cosignerSecret WHERE verifierKey = ?');
  const rewrap = db.prepare(
    'UPDATE cosignerSecret SET salt = @salt, nonce = @nonce, wrapped = @wrapped WHERE verifierKey = @verifierKey',
  );
  const keys = tableOf(db, 'cosignerKey', CosignerKeyRecord);
  return {
    insertCheckpoint: tableOf(db, 'checkpoint', CheckpointRecord).insert,
    insertCosignerKey: (key: CosignerKeyRecord, secret: CosignerSecret) => {
      keys.insert(key);
      insertSecret.run({ verifierKey: key.verifierKey, ...secret });
    },
    /** The same private half under another PIN. */
    setCosignerSecret: (verifierKey: string, secret: CosignerSecret) => {
      rewrap.run({ verifierKey, ...secret });
    },
    /** The key counts no more, and its private half is gone; what it signed stays verifiable. */
    endCosignerKey: (verifierKey: string, at: Instant) => {
      end.run(at, verifierKey);
      forget.run(verifierKey);
    },
    insertCosignature: (cosignature: CosignatureRecord) => {
      insertCosignature.run(cosignature);
    },
  };
}
