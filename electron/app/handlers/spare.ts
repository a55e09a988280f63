/** The spare, as the host's technician names it; what only the spare itself does is refused on a host. */
import { err, ok } from '../../../shared/result.ts';
import type { Handlers } from '../context.ts';
import { networkPlace } from '../network/serving.ts';
import { dismissSpare, spareNamed, spareSetting, supersededBy } from '../standby/spare.ts';

const practice = () => err({ code: 'practice-no-network' as const });

/** Handlers of `spare.*`. */
export const spareHandlers: Handlers<'spare'> = {
  'spare.state': (_input, { read, spare }) => {
    if (spare === null) return practice();
    const state = spare.state();
    const name = state === null ? null : (read.device(state.deviceId)?.name ?? '');
    return ok({ term: read.term(), spare: state === null || name === null ? null : { ...state, name } });
  },
  'spare.name': ({ deviceId, place }, ctx) => {
    const { read, spare } = ctx;
    if (spare === null) return Promise.resolve(practice());
    const device = read.device(deviceId);
    if (device === null) return Promise.resolve(err({ code: 'device-unknown' }));
    if (device.revokedAt !== null) return Promise.resolve(err({ code: 'device-revoked' }));
    const own = networkPlace(read);
    if (own?.address === place.address && own.port === place.port) {
      return Promise.resolve(err({ code: 'spare-place-taken' }));
    }
    ctx.transact((recording) => {
      const before = spareNamed(recording.read);
      if (before !== null && before.deviceId !== deviceId) dismissSpare(recording, before.deviceId);
      recording.write.setSetting(spareSetting, { deviceId, place });
      recording.audit('spare-named', [{ type: 'device', id: deviceId }], { place });
    });
    spare.anew();
    return Promise.resolve(ok({}));
  },
  'spare.dismiss': (_input, ctx) => {
    const { spare } = ctx;
    if (spare === null) return Promise.resolve(practice());
    const named = spareNamed(ctx.read);
    if (named === null) return Promise.resolve(err({ code: 'spare-none' }));
    ctx.transact((recording) => {
      dismissSpare(recording, named.deviceId);
    });
    spare.anew();
    return Promise.resolve(ok({}));
  },
  'spare.here': (_input, { read }) => ok({ superseded: supersededBy(read), spare: null }),
  'spare.look': () => Promise.resolve(err({ code: 'not-a-spare' })),
  'spare.takeOver': () => Promise.resolve(err({ code: 'not-a-spare' })),
};
