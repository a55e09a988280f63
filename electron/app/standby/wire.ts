/**
 * What spare and host say to each other. The spare asks, and by asking says what it has on its disk; the host answers with what
 * comes next, or after a while with nothing. So one request is order, receipt and sign of life at once, and an answer
 * that was lost is given again.
 */
import { z } from 'zod';
import type { CopyPiece } from '../../../db/log_tail.ts';
import { NetworkFault, NetworkPlace } from '../../../shared/contract/network.ts';
import { SpareCheck, SpareFault } from '../../../shared/contract/spare.ts';

/** So long a request without anything to answer is kept, milliseconds. */
export const holdMillis = 2_000;
/** After so long a silence the other side is gone, milliseconds. */
export const goneMillis = 10_000;

/** A request. */
export const Pull = z.strictObject({
  /** The copy that the spare writes; null: it has none to go on with. */
  copy: z.string().nullable(),
  /** Number of the piece it wants: all before it are on its disk. */
  next: z.int().min(0),
  /** What its last check found. */
  checked: SpareCheck.nullable(),
  fault: SpareFault.nullable(),
  /** Why it could not listen at the place where it would. */
  placeFault: NetworkFault.nullable(),
});
export type Pull = z.infer<typeof Pull>;

/** The key of a copy, as the host keeps it. */
const CopyKey = z.strictObject({
  /** 32 bytes, hex. */
  key: z.string().regex(/^[0-9a-f]{64}$/),
  /** The key under the passphrase of the station; null: none is used. Then only this is kept. */
  envelope: z.string().nullable(),
});
export type CopyKey = z.infer<typeof CopyKey>;

/** What stands before the bytes of an answer, one line of JSON. */
const Head = z.strictObject({
  copy: z.string(),
  /** Number of the first piece. */
  first: z.int(),
  /** With the first answer of a copy. */
  key: CopyKey.nullable(),
  pieces: z.array(
    z.strictObject({ kind: z.enum(['base', 'log', 'newLog', 'whole']), at: z.int().min(0), length: z.int().min(0) }),
  ),
});

/** An answer. */
export type Pulled = Omit<z.infer<typeof Head>, 'pieces'> & { readonly pieces: readonly CopyPiece[] };

const nothing = new Uint8Array();
const bytesOf = (piece: CopyPiece): Uint8Array => ('bytes' in piece ? piece.bytes : nothing);

/** Writes an answer. */
export function writePulled({ pieces, ...head }: Pulled): Uint8Array {
  const told: z.infer<typeof Head>['pieces'] = pieces.map((piece) => ({
    kind: piece.kind,
    at: 'at' in piece ? piece.at : 0,
    length: bytesOf(piece).length,
  }));
  return Buffer.concat([Buffer.from(`${JSON.stringify({ ...head, pieces: told })}\n`), ...pieces.map(bytesOf)]);
}

/** Reads an answer. Throws where it is none. */
export function readPulled(body: Buffer): Pulled {
  const end = body.indexOf(0x0a);
  const { pieces, ...head } = Head.parse(JSON.parse(body.subarray(0, Math.max(0, end)).toString('utf8')));
  let from = end + 1;
  const read = pieces.map(({ kind, at, length }): CopyPiece => {
    const bytes = body.subarray(from, from + length);
    if (bytes.length < length) throw new Error('an answer that was cut off');
    from += length;
    return kind === 'base' || kind === 'log' ? { kind, at, bytes } : { kind };
  });
  return { ...head, pieces: read };
}

/** Who is the host, and who would be. */
export const Succession = z.strictObject({
  term: z.int().min(1),
  /** The device that would take over, and where it would answer. */
  spare: z.strictObject({ place: NetworkPlace, you: z.boolean() }).nullable(),
});
export type Succession = z.infer<typeof Succession>;
