/** Referrals that come without the network, and how a device makes one. */
import { createPublicKey } from 'node:crypto';
import type { Failure } from '../../../shared/contract/index.ts';
import { carriedHours, type CarriedFrom } from '../../../shared/domain/carried.ts';
import type { DeviceRecord } from '../../../db/devices.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { millis } from '../../../shared/time.ts';
import { openPartyOf, openScreeningOf } from '../access.ts';
import type { Handlers, QueryContext } from '../context.ts';
import { readCarried, type CarriedContent } from '../network/carried_code.ts';
import { issuerOf } from '../network/gate.ts';
import { readScan } from '../reading.ts';
import { openClarification } from './traveller.ts';

type Fault = 'practice-no-network' | 'carried-unreadable' | 'carried-revoked' | 'carried-used' | 'carried-clock';

/** What a code says, where it may be taken now. */
function contentOf(ctx: QueryContext, code: string): Result<CarriedContent<DeviceRecord>, Failure<Fault>> {
  const { read } = ctx;
  if (ctx.network === null) return err({ code: 'practice-no-network' });
  if (read.networkAuthority() === null) return err({ code: 'carried-unreadable' });
  const devices = read.deviceKeys().flatMap(({ deviceId, publicKey }) => {
    const device = read.device(deviceId);
    const spki = { key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' } as const;
    return device === null ? [] : [{ device, publicKey: createPublicKey(spki) }];
  });
  const content = readCarried(code, issuerOf(read).issuer.privateKey, devices);
  if (content === null) return err({ code: 'carried-unreadable' });
  if (content.device.revokedAt !== null) return err({ code: 'carried-revoked' });
  if (read.carried(content.id) !== null) return err({ code: 'carried-used' });
  // While this station's own clock is in doubt it judges nobody else's; that a code is taken once holds all the same.
  const apart = Math.abs(millis(content.madeAt) - millis(ctx.now));
  return ctx.clockSure && apart > carriedHours * 3_600_000 ? err({ code: 'carried-clock' }) : ok(content);
}

const readingOf = (ctx: QueryContext, { referral }: CarriedContent<DeviceRecord>) =>
  readScan(ctx, { passport: { source: 'mrz', text: referral.passport }, boarding: null });

function fromOf({ device, madeAt, referral }: CarriedContent<DeviceRecord>): CarriedFrom {
  const { passport: _passport, ...said } = referral;
  return { ...said, device: device.name, place: device.place, madeAt };
}

/** Handlers of `carried.*`. */
export const carriedHandlers: Handlers<'carried'> = {
  // A device that has joined a station answers by itself; a station needs no code to reach itself.
  'carried.make': () => Promise.resolve(err({ code: 'not-a-device' })),
  'carried.read': ({ code }, ctx) => {
    const content = contentOf(ctx, code);
    if (!content.ok) return content;
    const reading = readingOf(ctx, content.value);
    if (!reading.ok) return reading;
    ctx.audit('carried-read', [{ type: 'device', id: content.value.device.id }]);
    return ok({ ...fromOf(content.value), document: reading.value.document });
  },
  'carried.accept': ({ code }, ctx) => {
    const content = contentOf(ctx, code);
    if (!content.ok) return content;
    const reading = readingOf(ctx, content.value);
    if (!reading.ok) return reading;
    const known = openScreeningOf(ctx, reading.value.passportHash);
    if (known !== null) return err({ code: 'already-open', detail: { screeningId: known.id } });
    const party = openPartyOf(ctx, reading.value.passportHash);
    if (party !== null) return err({ code: 'in-party', detail: { partyId: party.id } });
    const { id, device, madeAt, referral } = content.value;
    const { passport: _passport, ...said } = referral;
    const opening = { purpose: null, selection: referral.selection, partyId: null };
    const { id: screeningId } = openClarification(ctx, reading.value, opening);
    ctx.write.insertCarried({ id, screeningId, deviceId: device.id, madeAt, at: ctx.now }, said);
    const subjects = [
      { type: 'screening', id: screeningId },
      { type: 'device', id: device.id },
    ];
    ctx.audit('carried-accepted', subjects, { carried: { ...said, madeAt, desk: ctx.desk().place } });
    return ok({ screeningId });
  },
};
