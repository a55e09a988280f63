/** What a device does by itself: it makes the code of a referral, whether its station is there or not. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Reply } from '../../../shared/contract/index.ts';
import { CarriedReferral } from '../../../shared/domain/carried.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Machine } from '../application.ts';
import { writeCarried } from './carried_code.ts';
import type { Joined } from './joined.ts';

/** Answers `carried.make`. Nothing of it is kept. */
export function makeCarried({ clock, random }: Machine, joined: Joined, input: unknown): Reply<'carried.make'> {
  const referral = CarriedReferral.safeParse(input);
  if (!referral.success) {
    const path = referral.error.issues[0]?.path.map(String).join('.') ?? '';
    return err({ code: 'invalid-input', detail: { path } });
  }
  const privateKey = createPrivateKey(joined.privateKey);
  const authority = new X509Certificate(joined.authority).publicKey;
  const code = writeCarried({ privateKey, authority, random, now: clock.now() }, referral.data);
  return code === null ? err({ code: 'carried-too-long' }) : ok({ code });
}
