/** Batches of what waits: made case by case, so that no call at the counter waits for more than one of them. */
import type { OutboxPlace, OutboxRecord } from '../../../db/outbox.ts';
import type { Reader } from '../../../db/store.ts';
import { batchText, digestOf, recordText, type CentralRecord } from '../../../shared/central/batch.ts';
import { breath } from '../erasing.ts';
import { traceOf } from '../log.ts';
import type { CommandContext } from '../context.ts';
import { sha256 } from '../sha256.ts';
import type { OfferedBatch, OfferedRecord } from './offered.ts';

/** One record ready to leave. */
interface Made extends OfferedRecord {
  readonly text: string;
}

/** How much one batch takes. */
export interface BatchLimits {
  readonly records: number;
  readonly bytes: number;
}

interface Parts {
  readonly read: Reader;
  readonly transact: <T>(work: (ctx: CommandContext) => T) => T;
  readonly make: (row: OutboxRecord) => CentralRecord;
  readonly note: (line: string) => void;
}

const isDue = (row: OutboxRecord): boolean => row.version > Math.max(row.acknowledged ?? -1, row.refused ?? -1);

/** Makes one record. What cannot be made is set aside with its reason: one bad row never holds back the others. */
function madeOf({ read, transact, make, note }: Parts, id: OutboxRecord['screeningId']): Made | null {
  const row = read.outboxRecord(id);
  if (row === null || !isDue(row)) return null;
  const { version } = row;
  let record: CentralRecord;
  try {
    record = make(row);
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown) throw thrown; // the disk, not the record
    note(`outbox record not made ${traceOf(thrown)}`);
    transact(({ write }) => {
      write.outboxRefused({ id, version, refusal: 'notMade' });
    });
    return null;
  }
  const text = recordText(record);
  return { id, version, text, digest: digestOf(text, sha256) };
}

interface Wanted {
  readonly origin: string;
  readonly limits: BatchLimits;
  /** Only what comes after this place; null from the beginning. */
  readonly after: OutboxPlace | null;
  /** Whether it is wanted no more. */
  readonly given: () => boolean;
  readonly offered: (ctx: CommandContext, batch: OfferedBatch) => void;
}

async function gather(
  parts: Parts,
  { limits, after, given }: Pick<Wanted, 'limits' | 'after' | 'given'>,
): Promise<Made[]> {
  const gathered: Made[] = [];
  let bytes = 0;
  for (const { screeningId } of parts.read.outboxDue(limits.records, after)) {
    if (given()) return [];
    const made = madeOf(parts, screeningId);
    if (made !== null) {
      bytes += Buffer.byteLength(made.text);
      if (gathered.length > 0 && bytes > limits.bytes) break;
      gathered.push(made);
    }
    await breath();
  }
  return gathered;
}

/**
 * The next batch, or null where nothing waits. Before it is given, the database says that its records leave: `offered` adds
 * what else belongs into that transaction.
 */
export async function nextBatch(parts: Parts, wanted: Wanted): Promise<OfferedBatch | null> {
  const { origin, given, offered } = wanted;
  const gathered = await gather(parts, wanted);
  if (given() || gathered.length === 0) return null;
  return parts.transact((ctx) => {
    // What changed or was erased while the others were made goes as it is then.
    const current = gathered.filter(({ id, version }) => ctx.read.outboxRecord(id)?.version === version);
    if (current.length === 0) return null;
    const text = batchText(
      origin,
      current.map((made) => made.text),
    );
    const records = current.map(({ id, version, digest }) => ({ id, version, digest }));
    const batch = { text, request: digestOf(text, sha256), records };
    for (const { id, version } of records) ctx.write.outboxOffered(id, version);
    offered(ctx, batch);
    return batch;
  });
}
