import { eventKinds } from '../../audit/event.ts';
import type { events as source } from '../id/events.ts';

/** Each event of the log in one sentence: the list of events has them already. */
export const events: typeof source = eventKinds;
