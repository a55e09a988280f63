/** How much work a step was: the tool measures itself from the first day (seconds, touches and keys per step). */
import { z } from 'zod';

/** One step of one officer: seconds it was on the screen, touches, keys (a scanner's burst is none). */
export const Effort = z.strictObject({
  step: z.enum(['scan', 'purpose', 'documents', 'questions', 'own', 'result', 'decision', 'custody']),
  seconds: z.number().min(0).max(86_400),
  touches: z.int().min(0).max(100_000),
  keys: z.int().min(0).max(100_000),
});
/** One step of one officer. */
export type Effort = z.infer<typeof Effort>;
