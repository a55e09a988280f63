/** What an open station answers to calls that bring one back: it needs none of them. */
import { err } from '../../../shared/result.ts';
import type { Handlers } from '../context.ts';

const notBegun = () => err({ code: 'recovery-not-begun' as const });
const notBegunJob = () => Promise.resolve(notBegun());

/** Handlers of `recovery.*`. A station that waits to be brought back answers before any of them (recovering.ts). */
export const recoveryHandlers: Handlers<'recovery'> = {
  // Of a machine that has no station yet, the door answers (door.ts).
  'recovery.begin': () => Promise.resolve(err({ code: 'station-exists' })),
  'recovery.state': notBegun,
  'recovery.look': notBegunJob,
  'recovery.restore': notBegunJob,
  'recovery.key': notBegunJob,
  'recovery.end': notBegunJob,
};
