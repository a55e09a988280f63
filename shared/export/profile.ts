/** For whom an export is made: which tables and columns leave, and whether victims are named. */
import { z } from 'zod';
import type { AgencyCode } from '../domain/words.ts';
import type { Sees } from './column.ts';
import { exportTables, sheetOf, TableName, type Sheet } from './tables.ts';

/** Who receives an export: an agency's own office, or the central system. */
export const Receiver = z.enum(['bp3mi', 'immigration', 'central']);
export type Receiver = z.infer<typeof Receiver>;

/** What the technician sets for one receiver. */
export const ReceiverProfile = z.strictObject({
  /** Public key of the receiver (`age1…`, X25519); empty: nothing is encrypted. */
  recipient: z.string().trim().max(100),
  /** Travellers in care are named. */
  namesInCare: z.boolean(),
});
export type ReceiverProfile = z.infer<typeof ReceiverProfile>;

/** A file format of the rows. */
export const ExportFormat = z.enum(['csv', 'xlsx', 'jsonl']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** Rows of one table a workbook takes. */
export const mostWorkbookRows = 100_000;

/** Columns that leave. The central system learns who a traveller is, but nobody's words and no officer's name. */
const seen: Readonly<Record<Receiver, readonly Sees[]>> = {
  bp3mi: ['open', 'identity', 'words', 'officer'],
  immigration: ['open', 'identity', 'words', 'officer'],
  central: ['open', 'identity'],
};

/** The receivers an agency exports to: its own office and the central system. */
export const receiversOf = (agency: AgencyCode): readonly Receiver[] => [agency, 'central'];

/** What an export needs a key for: only an agency's own office may get it as it is. */
export const needsKey = (receiver: Receiver): boolean => receiver === 'central';

/** The tables an agency exports to a receiver, with the columns that leave. */
export const sheetsFor = (agency: AgencyCode, receiver: Receiver): readonly Sheet[] =>
  TableName.options
    .filter((name) => {
      const { of } = exportTables[name];
      return of === null || of === agency;
    })
    .map((name) => sheetOf(name, ({ sees }) => seen[receiver].includes(sees)));

/** Whether a cell is withheld because its traveller is in care and not to be named. */
export const withheld = (sees: Sees, inCare: boolean, { namesInCare }: ReceiverProfile): boolean =>
  inCare && !namesInCare && (sees === 'identity' || sees === 'words');
