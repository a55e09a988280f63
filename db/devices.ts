/** The station on the counter's network: its own authority for certificates, and the devices that were paired. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { DevicePlace } from '../shared/domain/words.ts';
import { ActId, DeviceId, HashHex, OfficerId, ScreeningId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { tableOf } from './row.ts';

/** What the station issues certificates with; the key leaves the encrypted database only into memory. */
const NetworkAuthority = z.strictObject({
  /** X.509, PEM. */
  certificate: z.string(),
  /** P-256, PKCS #8, PEM. */
  privateKey: z.string(),
  madeAt: Instant,
});
export type NetworkAuthority = z.infer<typeof NetworkAuthority>;

/** A device that was paired, with the name and the place it has now. */
export const DeviceRecord = z.strictObject({
  id: DeviceId,
  name: z.string(),
  place: DevicePlace,
  /** SHA-256 of its certificate. */
  fingerprint: HashHex,
  pairedAt: Instant,
  pairedBy: OfficerId,
  revokedAt: Instant.nullable(),
  revokedBy: OfficerId.nullable(),
});
export type DeviceRecord = z.infer<typeof DeviceRecord>;

/** An act that came from a device, and what was answered to it. Goes when its case is erased. */
const DeviceAct = z.strictObject({
  id: ActId,
  /** Which device. No key into `device`: practice has acts of devices, and no devices. */
  device: DeviceId,
  screeningId: ScreeningId,
  answer: z.record(z.string(), z.json()),
});

/** A name and a place that the admin gave a device after its pairing; the newest counts. */
const DeviceNaming = z.strictObject({
  deviceId: DeviceId,
  step: z.int(),
  name: z.string(),
  place: DevicePlace,
  at: Instant,
  officerId: OfficerId,
});

/** Reads of devices. */
export function readDevices(db: Database) {
  const authorities = tableOf(db, 'networkAuthority', NetworkAuthority);
  const devices = tableOf(db, 'deviceNow', DeviceRecord);
  const acts = tableOf(db, 'deviceAct', DeviceAct);
  return {
    /** What was answered to this act of this device, if it was done. */
    answerToAct: (id: ActId, device: DeviceId) =>
      acts.one('SELECT * FROM deviceAct WHERE id = ? AND device = ?', id, device)?.answer ?? null,
    networkAuthority: () => authorities.one('SELECT * FROM networkAuthority'),
    device: (id: DeviceId) => devices.one('SELECT * FROM deviceNow WHERE id = ?', id),
    /** The device whose certificate this is, revoked or not. */
    deviceOfCertificate: (fingerprint: string) =>
      devices.one('SELECT * FROM deviceNow WHERE fingerprint = ?', fingerprint),
    /** Those in use first, each group the newest first. */
    devices: () => devices.all('SELECT * FROM deviceNow ORDER BY revokedAt IS NOT NULL, pairedAt DESC, id DESC'),
  };
}

/** Writes of devices. */
export function writeDevices(db: Database) {
  const namings = tableOf(db, 'deviceNaming', DeviceNaming);
  const last = db.prepare('SELECT coalesce(max(step), 0) FROM deviceNaming WHERE deviceId = ?').pluck();
  const revoke = db.prepare('UPDATE device SET revokedAt = @at, revokedBy = @by WHERE id = @id');
  return {
    insertNetworkAuthority: tableOf(db, 'networkAuthority', NetworkAuthority).insert,
    insertDeviceAct: tableOf(db, 'deviceAct', DeviceAct).insert,
    insertDevice: tableOf(db, 'device', DeviceRecord).insert,
    /** Another name, or another place; the row of its pairing stays. */
    nameDevice: (naming: Omit<z.infer<typeof DeviceNaming>, 'step'>) => {
      namings.insert({ ...naming, step: z.int().parse(last.get(naming.deviceId)) + 1 });
    },
    revokeDevice: (id: DeviceId, by: OfficerId, at: Instant) => {
      revoke.run({ id, by, at });
    },
  };
}
