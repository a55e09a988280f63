/** What a program of a network and the process that started it say to each other. */
import { z } from 'zod';
import { Instant } from '../../shared/time.ts';

/** What the other process asks: to start at this wall time, or a call of one page. */
export const Asked = z.union([
  z.strictObject({ start: Instant }),
  z.strictObject({ id: z.int(), page: z.string(), name: z.string(), input: z.unknown() }),
]);
export type Asked = z.infer<typeof Asked>;

/** What it is told: loaded, open, the sentence at the door of one that does not start, or the answer to a call. */
export const Answered = z.union([
  z.strictObject({ loaded: z.literal(true) }),
  z.strictObject({ open: z.literal(true) }),
  z.strictObject({ cannotStart: z.string() }),
  z.strictObject({ id: z.int(), reply: z.unknown() }),
]);
export type Answered = z.infer<typeof Answered>;
