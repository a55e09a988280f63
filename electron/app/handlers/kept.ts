/** On the station itself nothing is kept beside its record. */
import { ok } from '../../../shared/result.ts';
import type { Handlers } from '../context.ts';

/** Handlers of `kept.*`; on a device `electron/app/network/alone.ts` answers these calls. */
export const keptHandlers: Handlers<'kept'> = {
  'kept.state': () => ok({ host: 'here', since: null, own: [], others: 0, unreadable: 0 }),
  'kept.discard': () => Promise.resolve(ok({})),
};
