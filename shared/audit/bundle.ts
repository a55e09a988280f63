/**
 * What an export of the log holds, as files of one folder, and how all of it is checked (docs/decisions/0014).
 *
 * - `events.jsonl`: one canonical leaf a line, the bytes that were hashed
 * - `content.jsonl`: contents that may be disclosed, with their salts
 * - `checkpoints.jsonl`: one signed note a line as a JSON string, with its cosignatures, smallest first
 * - `checkpoint.txt`: the newest of them as it is, for other programs
 * - `keys.txt`: verifier keys a line, the station's first, then the cosigners'
 * - `verify.html`: the page that checks them
 * - `manifest.json`: size and SHA-256 of each
 */
import { z } from 'zod';
import { fromBase64 } from '../base64.ts';
import { parseCosignerKey } from './cosignature.ts';
import { checkLog, type Crypto, type Disclosed, type Fault, type LogReport } from './log_check.ts';
import { parseVerifierKey, type VerifierKey } from './signed_note.ts';

/** The names of the files. */
export const bundleFiles = {
  manifest: 'manifest.json',
  events: 'events.jsonl',
  content: 'content.jsonl',
  checkpoints: 'checkpoints.jsonl',
  newest: 'checkpoint.txt',
  keys: 'keys.txt',
  page: 'verify.html',
} as const;

/** The manifest of a bundle. */
export const BundleManifest = z.strictObject({
  format: z.literal('tapis.log-bundle@v1'),
  /** Name of the log and of the station's key. */
  origin: z.string(),
  /** Number of events. */
  size: z.int().min(0),
  /** When it was written, ISO 8601 UTC. */
  writtenAt: z.string(),
  /** File → bytes and SHA-256 in hex. */
  files: z.record(z.string(), z.strictObject({ bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});
export type BundleManifest = z.infer<typeof BundleManifest>;

/** One disclosed part of an event's content, as a line of `content.jsonl`. */
export const ContentLine = z.strictObject({
  seq: z.int().min(0),
  name: z.string(),
  /** Base64, 32 bytes. */
  salt: z.string(),
  content: z.unknown(),
});
export type ContentLine = z.infer<typeof ContentLine>;

/** Where the files of a bundle are read from: a folder, or what was dropped on the page. */
export interface BundleSource {
  /** Size and SHA-256 in hex; null where there is no such file. */
  readonly digest: (name: string) => Promise<{ bytes: number; sha256: string } | null>;
  /** Lines without their ends; nothing after the last end. */
  readonly lines: (name: string) => AsyncIterable<string>;
}

/** What the person who checks brings along. */
export interface Brought {
  /** The station's key, as it was learnt elsewhere; null takes the one in the bundle at its word. */
  readonly key: string | null;
  /** Checkpoints kept elsewhere. */
  readonly kept: readonly string[];
}

/** The report on a bundle; `ownKey` says that the station's key was not brought along. */
export type BundleReport = LogReport & { readonly ownKey: boolean };

/** Lines of a file, to the byte: only newlines end them, and nothing is dropped or made good. */
export async function* exactLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  for await (const chunk of chunks) {
    const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

async function linesOf(source: BundleSource, name: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of source.lines(name)) lines.push(line);
  return lines;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no schema takes it
  }
}

async function checkFiles(source: BundleSource, manifest: BundleManifest | null): Promise<Fault[]> {
  if (manifest === null) return [{ code: 'manifest-malformed', file: bundleFiles.manifest }];
  const faults: Fault[] = [];
  const { manifest: _own, ...needed } = bundleFiles;
  for (const name of new Set([...Object.keys(manifest.files), ...Object.values(needed)])) {
    const promised = manifest.files[name];
    const found = await source.digest(name);
    if (found === null || promised === undefined) faults.push({ code: 'file-missing', file: name });
    else if (found.bytes !== promised.bytes || found.sha256 !== promised.sha256) {
      faults.push({ code: 'file-changed', file: name });
    }
  }
  return faults;
}

interface Keys {
  readonly station: VerifierKey | null;
  readonly cosigners: readonly VerifierKey[];
  readonly faults: readonly Fault[];
}

function readKeys(lines: readonly string[], brought: string | null, { sha256 }: Crypto): Keys {
  const file = bundleFiles.keys;
  const [own = '', ...others] = lines;
  const faults: Fault[] = brought !== null && brought !== own ? [{ code: 'key-other', file }] : [];
  const station = parseVerifierKey(brought ?? own, sha256);
  const cosigners = others.map((line) => parseCosignerKey(line, sha256));
  if (!station.ok || cosigners.some(({ ok }) => !ok)) faults.push({ code: 'key-malformed', file });
  return {
    station: station.ok ? station.value : null,
    cosigners: cosigners.flatMap((key) => (key.ok ? key.value : [])),
    faults,
  };
}

function readContents(lines: readonly string[]): { contents: Map<number, Disclosed[]>; faults: Fault[] } {
  const contents = new Map<number, Disclosed[]>();
  const faults: Fault[] = [];
  for (const line of lines) {
    const read = ContentLine.safeParse(jsonOf(line));
    const salt = read.success ? fromBase64(read.data.salt) : null;
    if (!read.success || salt === null) {
      faults.push({ code: 'content-differs', file: bundleFiles.content });
      continue;
    }
    const { seq, name, content } = read.data;
    contents.set(seq, [...(contents.get(seq) ?? []), { name, salt, content }]);
  }
  return { contents, faults };
}

/** Checks a bundle: its files, and all that `checkLog` checks. Null where there is no key to check anything with. */
export async function checkBundle(
  source: BundleSource,
  brought: Brought,
  crypto: Crypto,
): Promise<BundleReport | { readonly faults: readonly Fault[]; readonly size: null }> {
  const manifest = BundleManifest.safeParse(jsonOf((await linesOf(source, bundleFiles.manifest)).join('\n')));
  const faults = await checkFiles(source, manifest.success ? manifest.data : null);
  const keys = readKeys(await linesOf(source, bundleFiles.keys), brought.key, crypto);
  faults.push(...keys.faults);
  if (keys.station === null) return { faults, size: null };
  const { contents, faults: contentFaults } = readContents(await linesOf(source, bundleFiles.content));
  faults.push(...contentFaults);
  const notes = await linesOf(source, bundleFiles.checkpoints);
  const newest = `${(await linesOf(source, bundleFiles.newest)).join('\n')}\n`;
  const checkpoints = notes.map((line) => z.string().catch('').parse(jsonOf(line)));
  if (checkpoints.at(-1) !== newest) faults.push({ code: 'checkpoint-malformed', file: bundleFiles.newest });
  const report = await checkLog(
    {
      leaves: source.lines(bundleFiles.events),
      stationKey: keys.station,
      cosigners: keys.cosigners,
      checkpoints,
      kept: brought.kept,
      contents,
    },
    crypto,
  );
  if (manifest.success && (manifest.data.size !== report.size || manifest.data.origin !== report.origin)) {
    faults.push({ code: 'size-differs', size: manifest.data.size });
  }
  return { ...report, faults: [...faults, ...report.faults], ownKey: brought.key === null };
}
