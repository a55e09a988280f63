/** What is wanted of an export, and the exports of a station as its handlers see them. */
import type { ExportOrder } from '../../../shared/export/manifest.ts';
import type { ExportId, OfficerId } from '../../../shared/ids.ts';
import type { ExportWriting } from './writing.ts';

/** What is wanted of an export besides what the station says of itself. */
export interface ExportWish {
  readonly order: ExportOrder;
  readonly rows: ExportWriting['rows'];
  readonly recipient: string | null;
  readonly folder: string;
  /** The name it gets when all of it is there. */
  readonly name: string;
  readonly officerId: OfficerId;
}

/** Exports of one station. */
export interface Exports {
  /** The station's own folder for exports. */
  readonly folder: string;
  /** Begins one; what comes of it is an event. False where one runs already. */
  readonly start: (wish: ExportWish) => boolean;
  /** The one that runs. */
  readonly running: () => { readonly exportId: ExportId; readonly done: number; readonly of: number } | null;
  /** Gives it up and resolves once nothing of it is left; false where it does not run. */
  readonly cancel: (id: ExportId) => Promise<boolean>;
  /** Those in the station's own folder: how many lie there, and how many of them have to go but could not be removed. */
  readonly kept: () => { readonly there: number; readonly due: number };
  /** Removes those that have to go: a case in them was erased, or the shortest period is over. */
  readonly removeDue: () => void;
  /** Clears what a killed process left, and records that it did not come to be. */
  readonly recover: () => void;
  /** Ends the running one; what it leaves is cleared at the next start. */
  readonly close: () => void;
}
