/** What was offered to the central system and is not acknowledged yet. */
import type { ScreeningId } from '../../../shared/ids.ts';

/** One record of a batch. */
export interface OfferedRecord {
  readonly id: ScreeningId;
  readonly version: number;
  /** SHA-256 of its canonical JSON, hex. */
  readonly digest: string;
}

/** A batch that the database knows to be offered. */
export interface OfferedBatch {
  readonly text: string;
  /** SHA-256 of the text, hex. */
  readonly request: string;
  readonly records: readonly OfferedRecord[];
}
