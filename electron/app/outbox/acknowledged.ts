/** Takes over what the receiver says of its records, over the network or from a stick. */
import type { Acknowledgement, RecordResult } from '../../../shared/central/batch.ts';
import type { CommandContext } from '../context.ts';
import type { OfferedBatch } from './offered.ts';

/** What came of a batch. */
export interface Taken {
  readonly stored: number;
  readonly refused: number;
}

/** Whether an acknowledgement speaks of exactly this batch, record by record. */
export const answersBatch = ({ request, results }: Acknowledgement, batch: OfferedBatch): boolean =>
  request === batch.request &&
  results.length === batch.records.length &&
  results.every((result, at) => {
    const sent = batch.records[at];
    const same = sent?.id === result.id && sent.version === result.version;
    return same && (!has(result) || result.digest === sent.digest);
  });

/** The receiver has exactly what was sent. */
const has = (result: RecordResult): result is Extract<RecordResult, { result: 'stored' | 'known' }> =>
  result.result === 'stored' || result.result === 'known';

function take({ write, now }: CommandContext, result: RecordResult): void {
  const { id, version } = result;
  switch (result.result) {
    case 'stored':
    case 'known':
      write.outboxAcknowledged({ id, version, digest: result.digest, at: now });
      return;
    case 'newer':
      // A database that came back from a backup does not know what it sent since: its next version must be higher still.
      write.outboxBehind(id, result.has);
      return;
    case 'differs':
      write.outboxBehind(id, version);
      return;
    case 'refused':
      write.outboxRefused({ id, version, refusal: result.reason });
  }
}

/** Marks the records; in the caller's transaction, with its event. The note is kept as the receiver signed it. */
export function takeAcknowledgement(
  ctx: CommandContext,
  { said, note, way }: { said: Acknowledgement; note: string; way: 'network' | 'stick' },
): Taken {
  for (const result of said.results) take(ctx, result);
  const stored = said.results.filter(has).length;
  const refused = said.results.filter(({ result }) => result === 'refused').length;
  ctx.audit('central-acknowledged', [], {
    acknowledgement: { way, request: said.request, records: said.results.length, stored, refused, note },
  });
  return { stored, refused };
}
