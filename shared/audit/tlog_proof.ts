/**
 * The proof that one record is in the log, after c2sp.org/tlog-proof: verified without the log, by any program that knows
 * the format.
 *
 *     c2sp.org/tlog-proof@v1
 *     extra <base64>            only where there is something; it is authenticated by nothing
 *     index <place from 0>
 *     base64 of each hash, the leaf's sibling first
 *
 *     the checkpoint as it was signed
 */
import { fromBase64, toBase64 } from '../base64.ts';
import { err, ok, type Result } from '../result.ts';

/** A proof in its parts; nothing of it is verified. */
export interface TlogProof {
  readonly index: number;
  /** 32 bytes each. */
  readonly hashes: readonly Uint8Array[];
  /** The signed note, byte for byte. */
  readonly checkpoint: string;
  /** Not authenticated: a hint, never a fact. */
  readonly extra: Uint8Array | null;
}

const header = 'c2sp.org/tlog-proof@v1';

/** No tree of safe integers is deeper. */
const mostHashes = 63;

/** Writes a proof. */
export function writeTlogProof({ index, hashes, checkpoint, extra }: TlogProof): string {
  const lines = [
    header,
    ...(extra === null ? [] : [`extra ${toBase64(extra)}`]),
    `index ${String(index)}`,
    ...hashes.map(toBase64),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Takes a proof apart. */
export function parseTlogProof(text: string): Result<TlogProof, 'proof-malformed'> {
  const divide = text.indexOf('\n\n');
  const [first, ...lines] = text.slice(0, Math.max(divide, 0)).split('\n');
  const extra = lines[0]?.startsWith('extra ') === true ? fromBase64((lines.shift() ?? '').slice(6)) : undefined;
  const place = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '')?.[1];
  const hashes = lines.map(fromBase64).filter((hash) => hash?.length === 32);
  const sound = first === header && extra !== null && hashes.length === lines.length && lines.length <= mostHashes;
  if (!sound || place === undefined || !Number.isSafeInteger(Number(place))) return err('proof-malformed');
  return ok({
    index: Number(place),
    hashes: hashes.filter((hash) => hash !== null),
    checkpoint: text.slice(divide + 2),
    extra: extra ?? null,
  });
}
