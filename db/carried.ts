/** Referrals that came without the network, and the public keys of devices they are read with. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { CarriedReferral } from '../shared/domain/carried.ts';
import { DeviceId, ScreeningId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { tableOf } from './row.ts';

/** The key of a paired device: P-256, SPKI, base64. */
const DeviceKey = z.strictObject({ deviceId: DeviceId, publicKey: z.string() });

/** A code that was taken, by the random name it has in itself: 32 hex digits. */
const CarriedRecord = z.strictObject({
  id: z.string(),
  screeningId: ScreeningId,
  deviceId: DeviceId,
  /** By the clock of the device. */
  madeAt: Instant,
  at: Instant,
});

const Words = z.strictObject({ carriedId: z.string(), words: CarriedReferral.omit({ passport: true }) });

/** Reads of carried referrals. */
export function readCarried(db: Database) {
  const keys = tableOf(db, 'deviceKey', DeviceKey);
  const carried = tableOf(db, 'carried', CarriedRecord);
  const words = tableOf(db, 'carriedWords', Words);
  return {
    deviceKeys: () => keys.all('SELECT * FROM deviceKey'),
    deviceKey: (id: DeviceId) => keys.one('SELECT * FROM deviceKey WHERE deviceId = ?', id),
    carried: (id: string) => carried.one('SELECT * FROM carried WHERE id = ?', id),
    carriedOf: (id: ScreeningId) => carried.one('SELECT * FROM carried WHERE screeningId = ?', id),
    /** Null once the case is erased. */
    carriedWords: (id: string) => words.one('SELECT * FROM carriedWords WHERE carriedId = ?', id)?.words ?? null,
  };
}

/** Writes of carried referrals. */
export function writeCarried(db: Database) {
  const carried = tableOf(db, 'carried', CarriedRecord);
  const words = tableOf(db, 'carriedWords', Words);
  return {
    insertDeviceKey: tableOf(db, 'deviceKey', DeviceKey).insert,
    insertCarried: (record: z.infer<typeof CarriedRecord>, told: z.infer<typeof Words>['words']) => {
      carried.insert(record);
      words.insert({ carriedId: record.id, words: told });
    },
  };
}
