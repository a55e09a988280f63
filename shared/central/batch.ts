/**
 * What a station and the central system say to each other: batches of records one way, acknowledgements the other
 * (docs/decisions/0022). The OpenAPI description is made from these schemas.
 *
 * A record is a case with all rows that the receiver `central` gets, whole in itself: whatever order records come in, the
 * highest version of an identifier is the case. A batch is one line of canonical JSON (RFC 8785).
 */
import { z } from 'zod';
import { canonicalJson } from '../audit/canonical.ts';
import type { Sha256 } from '../audit/tree.ts';
import type { AgencyCode } from '../domain/words.ts';
import { sheetsFor } from '../export/profile.ts';
import { HashHex, ScreeningId } from '../ids.ts';
import { Instant } from '../time.ts';

/** Records one batch takes at most, over the network and on a stick. */
export const mostRecords = { network: 100, stick: 2000 } as const;
/** Bytes of one batch at most. */
export const mostBytes = { network: 1_000_000, stick: 32_000_000 } as const;

const rowsOf = (agency: AgencyCode) =>
  z.strictObject(Object.fromEntries(sheetsFor(agency, 'central').map(({ name, row }) => [name, z.array(row)])));

const version = z
  .int()
  .min(0)
  .meta({ description: 'Grows with every change of the case; the highest one is the case as it is.' });

/** One case as the central system gets it. */
export const CentralRecord = z.discriminatedUnion('state', [
  z.strictObject({
    id: ScreeningId,
    version,
    state: z.literal('kept'),
    /** Rows by table as BP3MI exports them; null where BP3MI exports nothing of the case. */
    bp3mi: rowsOf('bp3mi').nullable(),
    /** The same for Immigration. */
    immigration: rowsOf('immigration').nullable(),
  }),
  z
    .strictObject({ id: ScreeningId, version, state: z.literal('erased') })
    .meta({ description: 'The case was erased at the end of its period. The receiver erases what it has of it.' }),
]);
export type CentralRecord = z.infer<typeof CentralRecord>;

/** What one request, or the file on a stick, carries. */
export const Batch = z.strictObject({
  format: z.literal('tapis.batch@v1'),
  /** Name of the station's key, which signed the request or the file. */
  origin: z.string().max(100),
  records: z.array(CentralRecord).min(1).max(mostRecords.stick),
});
export type Batch = z.infer<typeof Batch>;

/** Why a receiver takes a record for good not as it is. */
export const Refusal = z.enum(['malformed', 'tooLarge', 'notWanted', 'other']);
export type Refusal = z.infer<typeof Refusal>;

const of = { id: ScreeningId, version };

/** What became of one record. */
export const RecordResult = z.discriminatedUnion('result', [
  z
    .strictObject({ ...of, result: z.literal('stored'), digest: HashHex })
    .meta({ description: 'It is stored. `digest` is SHA-256 of its canonical JSON, in hex.' }),
  z
    .strictObject({ ...of, result: z.literal('known'), digest: HashHex })
    .meta({ description: 'Exactly this version with exactly this content was stored before.' }),
  z
    .strictObject({ ...of, result: z.literal('newer'), has: version })
    .meta({ description: 'A newer version is stored; nothing was changed.' }),
  z
    .strictObject({ ...of, result: z.literal('differs'), digest: HashHex })
    .meta({ description: 'The same version with another content is stored; nothing was changed.' }),
  z.strictObject({ ...of, result: z.literal('refused'), reason: Refusal }),
]);
export type RecordResult = z.infer<typeof RecordResult>;

/** What the receiver says of one batch: one line of canonical JSON, signed as a note (c2sp.org/signed-note). */
export const Acknowledgement = z.strictObject({
  format: z.literal('tapis.acknowledgement@v1'),
  /** `origin` of the batch. */
  origin: z.string().max(100),
  /** SHA-256 of the bytes of the batch, in hex. */
  request: HashHex,
  /** The receiver's clock. */
  at: Instant,
  /** One for each record of the batch, in its order. */
  results: z.array(RecordResult).min(1).max(mostRecords.stick),
});
export type Acknowledgement = z.infer<typeof Acknowledgement>;

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 of a text in UTF-8, in hex. */
export const digestOf = (text: string, sha256: Sha256): string => hex(sha256(new TextEncoder().encode(text)));

/** One record as it is hashed and sent. */
export const recordText = (record: CentralRecord): string => canonicalJson(record);

/** A batch of records in their canonical JSON. */
export const batchText = (origin: string, records: readonly string[]): string =>
  `{"format":"tapis.batch@v1","origin":${canonicalJson(origin)},"records":[${records.join(',')}]}`;
