/** Whether the station's clock is believed: from a jump, or a start behind the log, until somebody has looked at it. */
import { z } from 'zod';
import type { Reader, Writer } from '../../db/store.ts';
import { Instant } from '../../shared/time.ts';

const clockSetting = 'clock';

/** What made the clock doubtful. */
export const ClockDoubt = z.strictObject({
  /** When it was noticed, by the clock as it was then. */
  at: Instant,
  /** Seconds the wall clock went further than time did; negative: it was set back. */
  seconds: z.int(),
});
export type ClockDoubt = z.infer<typeof ClockDoubt>;

const Stored = ClockDoubt.nullable();

/** The doubt nobody has settled yet, or null. */
export const clockDoubt = (read: Reader): ClockDoubt | null => Stored.parse(read.setting(clockSetting) ?? null);

/** Raises a doubt, or (null) settles it. */
export function setClockDoubt(write: Writer, doubt: ClockDoubt | null): void {
  write.setSetting(clockSetting, doubt);
}
