/** Everything of a bundle that the application gives, asked for in pieces: for the command line and for the page. */
import { bundleFiles, type BundleManifest } from '../audit/bundle.ts';
import type { Client } from './client.ts';
import type { Failure, Name, OutputOf, Reply } from './index.ts';

/** The application refused a call. */
export class ExportRefused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** What a bundle says of itself besides its files. */
export interface BundleFacts {
  /** Number of events; the export itself is the last. */
  readonly size: number;
  /** Name of the log. */
  readonly origin: string;
  /** The station's verifier key. */
  readonly key: string;
}

/** What is done with the pieces, and who is told how far it has come. */
export interface BundleTaker {
  /** Takes the next piece of a file. Pieces of one file come in their order. */
  readonly put: (file: string, text: string) => void | Promise<void>;
  readonly passed?: (progress: { readonly done: number; readonly of: number }) => void;
}

const page = 500;

function valueOf<N extends Name>(reply: Reply<N>): OutputOf<N> {
  if (!reply.ok) throw new ExportRefused(reply.error);
  return reply.value;
}

const linesOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

async function takeEvents(client: Client, size: number, { put, passed }: BundleTaker): Promise<void> {
  for (let from = 0; from < size; from += page) {
    const limit = Math.min(page, size - from);
    const { leaves, contents } = valueOf<'audit.leaves'>(await client('audit.leaves', { from, limit }));
    await put(bundleFiles.events, linesOf(leaves));
    await put(bundleFiles.content, linesOf(contents.map((part) => JSON.stringify(part))));
    passed?.({ done: from + limit, of: size });
  }
}

/** Takes all checkpoints up to the export's own, which is the last and is given back. */
async function takeCheckpoints(client: Client, size: number, { put }: BundleTaker): Promise<string> {
  let newest = '';
  for (let after = 0; after < size;) {
    const { notes } = valueOf<'audit.notes'>(await client('audit.notes', { after, limit: 200 }));
    const wanted = notes.filter((one) => one.size <= size);
    await put(bundleFiles.checkpoints, linesOf(wanted.map(({ note }) => JSON.stringify(note))));
    newest = wanted.at(-1)?.note ?? newest;
    after = wanted.at(-1)?.size ?? size;
  }
  await put(bundleFiles.newest, newest);
  return newest;
}

/**
 * Records the export and takes all of it but the page and the manifest.
 * @throws ExportRefused where the application refuses a call; what `put` throws
 */
export async function takeBundle(client: Client, taker: BundleTaker): Promise<BundleFacts> {
  const { size, keys } = valueOf<'audit.export'>(await client('audit.export', {}));
  await takeEvents(client, size, taker);
  const newest = await takeCheckpoints(client, size, taker);
  await taker.put(bundleFiles.keys, linesOf(keys));
  const [origin = ''] = newest.split('\n', 1);
  return { size, origin, key: keys[0] ?? '' };
}

/** The text of a manifest. */
export function manifestText({
  size,
  origin,
  writtenAt,
  files,
}: Pick<BundleManifest, 'size' | 'origin' | 'writtenAt' | 'files'>): string {
  const manifest: BundleManifest = { format: 'tapis.log-bundle@v1', origin, size, writtenAt, files };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
