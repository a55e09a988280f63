/** One-time codes for the first sign-in: when each was made, and until when it opens anything. */
import { z } from 'zod';
import type { OfficerRecord } from '../../db/officers.ts';
import { OfficerId } from '../../shared/ids.ts';
import { addMillis, Instant } from '../../shared/time.ts';
import type { CommandContext, QueryContext } from './context.ts';

/** A code that nobody has used for so long opens nothing, milliseconds: three days, so that it outlasts a weekend off. */
const codeMillis = 72 * 3_600_000;

const setting = 'firstCodes';
const Made = z.partialRecord(OfficerId, Instant);

const madeIn = ({ read }: QueryContext) => {
  const stored = read.setting(setting);
  return stored === null ? {} : Made.parse(stored);
};

/** A code is made for this officer now. Those of others are kept as long as they wait to be used. */
export function noteCode(ctx: CommandContext, officerId: OfficerId): void {
  const waiting = new Set(ctx.read.officers().flatMap(({ id, codeHash }) => (codeHash === null ? [] : [id])));
  const kept = Object.entries(madeIn(ctx)).filter(([id]) => waiting.has(OfficerId.parse(id)));
  ctx.write.setSetting(setting, { ...Object.fromEntries(kept), [officerId]: ctx.now });
}

/** Whether the code of this officer was made too long ago. Of codes made by earlier versions only the officer's own day is known. */
export const codeLapsed = (ctx: QueryContext, { id, createdAt }: OfficerRecord): boolean =>
  addMillis(madeIn(ctx)[id] ?? createdAt, codeMillis) < ctx.now;
