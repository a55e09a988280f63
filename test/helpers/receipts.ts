/** The receipt of a passport as the desk makes it: issued with what stands on it, then printed. */
import type { Client } from '../../shared/contract/client.ts';
import type { DecisionId } from '../../shared/ids.ts';
import { value } from '../electron/app/with_app.ts';

/** What the hold that follows records; the receipt must say the same. */
export interface Kept {
  readonly seal: string;
  readonly place: string;
  readonly condition: string;
  readonly due: string;
}

/** Issues and prints the receipt of a hold, and gives its number. */
export async function printedReceipt(
  client: Client,
  decisionId: DecisionId,
  { seal, place, condition, due }: Kept,
): Promise<string> {
  const filled = { seal, place, condition, due, dueReason: '' };
  const { id, number } = value(await client('paper.issue', { kind: 'passportReceipt', subjectId: decisionId, filled }));
  value(await client('paper.output', { paperId: id, way: 'print', format: 'a4' }));
  return number;
}
