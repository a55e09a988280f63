/** The station, its settings and the catalogues that were ever in force. */
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

/** A catalogue as it was activated; `content` is its JSON. */
export const CatalogueRecord = z.strictObject({
  sha256: z.string(),
  version: z.string(),
  content: z.unknown(),
  activatedAt: Instant,
  active: z.boolean(),
});
export type CatalogueRecord = z.infer<typeof CatalogueRecord>;

/** Reads of station, settings, catalogue. */
export function readStation(db: Database) {
  const stations = tableOf(db, 'station', StationRecord);
  const catalogues = tableOf(db, 'catalogue', CatalogueRecord);
  const setting = db.prepare('SELECT value FROM setting WHERE name = ?').pluck();
  return {
    /** The station, or null before first run. */
    station: () => stations.one('SELECT * FROM station'),
    /** The stored value of a setting, parsed from JSON, or null. */
    setting: (name: string): unknown => {
      const text = setting.get(name);
      return typeof text === 'string' ? JSON.parse(text) : null;
    },
    /** The catalogue in force. */
    activeCatalogue: () => catalogues.one('SELECT * FROM catalogue WHERE active = 1'),
    /** The catalogue a case was decided with. */
    catalogue: (sha256: string) => catalogues.one('SELECT * FROM catalogue WHERE sha256 = ?', sha256),
  };
}

/** Writes of station, settings, catalogue. */
export function writeStation(db: Database) {
  const stations = tableOf(db, 'station', StationRecord);
  const catalogues = tableOf(db, 'catalogue', CatalogueRecord);
  const setting = db.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return {
    createStation: stations.insert,
    setSetting: (name: string, value: unknown) => {
      setting.run(name, JSON.stringify(value));
    },
    /** Puts a catalogue in force; the old one stays for the cases it decided. */
    activateCatalogue: (record: CatalogueRecord) => {
      db.prepare('UPDATE catalogue SET active = 0 WHERE active = 1').run();
      const known = db.prepare('UPDATE catalogue SET active = 1 WHERE sha256 = ?').run(record.sha256).changes;
      if (known === 0) catalogues.insert(record);
    },
  };
}
