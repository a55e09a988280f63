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
  const parsed = new Map<string, { readonly text: string; readonly value: unknown }>();
  return {
    /** The station, or null before first run. */
    station: (): StationRecord | null => {
      if (known !== null) return known;
      const found = stations.one('SELECT * FROM station');
      // Its row never changes; but the transaction that makes it may still be undone.
      if (!db.inTransaction) known = found;
      return found;
    },
    /** The stored value of a setting, parsed from JSON, or null. The same object as long as it is stored the same. */
    setting: (name: string): unknown => {
      const text = setting.get(name);
      if (typeof text !== 'string') return null;
      const before = parsed.get(name);
      if (before?.text === text) return before.value;
      const value: unknown = JSON.parse(text);
      parsed.set(name, { text, value });
      return value;
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
