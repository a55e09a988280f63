/** Why a new version was given up, and the one before started again. */
import { z } from 'zod';

/**
 * `damaged`: its files are not those of its package. `ended`, `silent`: it ended, or did not show its sign-in page in time.
 * `interrupted`: the machine went off twice before it did. `disk-full`: no room to keep the data as it was.
 */
export const ReturnReason = z.enum(['damaged', 'ended', 'silent', 'interrupted', 'disk-full']);
export type ReturnReason = z.infer<typeof ReturnReason>;
