/** Acts that come from devices: each is done once, and the log tells of those that waited on their device. */
import { z } from 'zod';
import type { Reader } from '../../db/store.ts';
import type { Row } from '../../shared/contract/procedure.ts';
import { ScreeningId } from '../../shared/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import { millis, type Instant } from '../../shared/time.ts';
import type { DeviceAct } from './application.ts';
import type { CommandContext } from './context.ts';

/** A device that was away for longer has a clock that nobody believes, in milliseconds. */
const longestAway = 31 * 86_400_000;
/** By so many milliseconds the device's picture of the station's clock may run ahead. */
const slack = 60_000;

/** What every act says that a device may keep. */
const About = z.looseObject({ screeningId: ScreeningId });

/** What was answered to this act before; null: it was not done yet. */
export function answerBefore(read: Reader, row: Row, act: DeviceAct | null): Result<unknown, never> | null {
  if (act === null || row.alone !== 'keep') return null;
  const answer = read.answerToAct(act.id, act.device);
  return answer === null ? null : ok(answer);
}

/** When it was given by the station's clock, as the device knew it; null where that cannot be. */
function plausible(given: Instant, { now, read }: CommandContext, screeningId: ScreeningId): Instant | null {
  const age = millis(now) - millis(given);
  const opened = read.screening(screeningId)?.openedAt ?? now;
  return age >= -slack && age <= longestAway && millis(given) >= millis(opened) - slack ? given : null;
}

/** Does an act of a device: its number is kept with it, and where it waited, each of its events says so. */
export function doOnce<T extends Result<unknown, unknown>>(
  ctx: CommandContext,
  { row, act, input }: { row: Row; act: DeviceAct | null; input: unknown },
  work: (ctx: CommandContext) => T,
): T {
  if (act === null || row.alone !== 'keep') return work(ctx);
  const { id, device, given } = act;
  const { screeningId } = About.parse(input);
  const handedIn = given && {
    device,
    /** As the clock of the device had it, right or wrong. */
    deviceClock: given.device,
    givenAt: plausible(given.station, ctx, screeningId),
  };
  const answer = work({
    ...ctx,
    audit: (kind, subjects, content) => {
      ctx.audit(kind, subjects, handedIn === null ? content : { ...content, handedIn });
    },
  });
  if (answer.ok)
    ctx.write.insertDeviceAct({ id, device, screeningId, answer: z.record(z.string(), z.json()).parse(answer.value) });
  return answer;
}
