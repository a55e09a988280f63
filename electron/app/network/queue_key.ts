/** The key under which a device that is cut off seals an officer's answers: made at the host, kept nowhere. */
import { hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { OfficerId, type DeviceId } from '../../../shared/ids.ts';

/** What an officer's window seals with that is cut off from the host: 32 bytes in base64url. Never on the device's disk. */
export const QueueKey = z.strictObject({ officerId: OfficerId, key: z.string().regex(/^[\w-]{43}$/) });
export type QueueKey = z.infer<typeof QueueKey>;

/**
 * The same for a device and an officer as long as the station lives, also after a restore.
 * @param secret the station's own, from its encrypted database, base64
 * @returns 32 bytes, base64url
 */
export function queueKeyOf(secret: string, at: { readonly device: DeviceId; readonly officerId: OfficerId }): string {
  const purpose = `tapis answers kept on a device|${at.device}|${at.officerId}`;
  return Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), '', purpose, 32)).toString('base64url');
}
