/** The station and its settings. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { Instant } from '../shared/time.ts';
import { tableOf } from './row.ts';

/** The station's row: who it is, and the secrets that live only inside the encrypted database. All binary values base64. */
const StationRecord = z.strictObject({
  id: z.string(),
  airport: z.string(),
  counter: z.string(),
  name: z.string(),
  createdAt: Instant,
  /** Ed25519, SPKI DER. */
  logPublicKey: z.string(),
  /** Ed25519, PKCS #8 DER. */
  logPrivateKey: z.string(),
  /** 32 bytes mixed into every PIN hash. */
  pinPepper: z.string(),
  /** 32 bytes: key of the passport-number hash (HMAC-SHA-256). */
  passportKey: z.string(),
});
export type StationRecord = z.infer<typeof StationRecord>;

/** Reads of station and settings. */
export function readStation(db: Database) {
  const stations = tableOf(db, 'station', StationRecord);
  const setting = db.prepare('SELECT value FROM setting WHERE name = ?').pluck();
  let known: StationRecord | null = null;
  return {
    /** The station, or null before first run. */
    station: (): StationRecord | null => {
      if (known !== null) return known;
      const found = stations.one('SELECT * FROM station');
      // Its row never changes; but the transaction that makes it may still be undone.
      if (!db.inTransaction) known = found;
      return found;
    },
    /** The stored value of a setting, parsed from JSON, or null. */
    setting: (name: string): unknown => {
      const text = setting.get(name);
      return typeof text === 'string' ? JSON.parse(text) : null;
    },
  };
}

/** Writes of station and settings. */
export function writeStation(db: Database) {
  const stations = tableOf(db, 'station', StationRecord);
  const setting = db.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return {
    createStation: stations.insert,
    setSetting: (name: string, value: unknown) => {
      setting.run(name, JSON.stringify(value));
    },
  };
}
