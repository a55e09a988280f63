/**
 * The check an outsider makes of an export of data: every file against the manifest, the manifest against the event of the
 * log, the event against the checkpoint the station signed. Nothing but the bundle is needed, and the station's key where
 * somebody has it from elsewhere.
 */
import { z } from 'zod';
import { fromBase64, toBase64 } from '../base64.ts';
import type { Brought, BundleSource } from '../audit/bundle.ts';
import { parseCheckpoint } from '../audit/checkpoint.ts';
import { commitment, parseLeaf } from '../audit/leaf.ts';
import type { Crypto, Fault } from '../audit/log_check.ts';
import { inclusionHolds } from '../audit/proof.ts';
import { claimedBy, parseSignedNote, parseVerifierKey, type VerifierKey } from '../audit/signed_note.ts';
import { parseTlogProof } from '../audit/tlog_proof.ts';
import { leafHash } from '../audit/tree.ts';
import { contentName, DisclosedContent, exportEvent, exportFiles, ExportManifest } from './manifest.ts';

/** What was found. Without faults everything that is said of it holds. */
export interface ExportReport {
  readonly faults: readonly Fault[];
  /** Null where the manifest cannot be read. */
  readonly manifest: ExportManifest | null;
  /** Moment of the event, and its place in the log. */
  readonly recorded: { readonly at: string; readonly seq: number } | null;
  /** The station's verifier key; null where it cannot be read. */
  readonly key: string | null;
  /** The station's key was not brought along. */
  readonly ownKey: boolean;
}

const utf8 = new TextEncoder();

async function textOf(source: BundleSource, name: string): Promise<string> {
  const lines: string[] = [];
  for await (const line of source.lines(name)) lines.push(line);
  return lines.join('\n');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no schema takes it
  }
}

/** Whether a bundle says that it is an export of data, and not of the log. */
export async function isDataExport(source: BundleSource): Promise<boolean> {
  const format = z.object({ format: ExportManifest.shape.format });
  return format.safeParse(jsonOf(await textOf(source, exportFiles.manifest))).success;
}

async function fileFaults(source: BundleSource, { files }: ExportManifest): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const [file, promised] of Object.entries(files)) {
    const found = await source.digest(file);
    if (found === null) faults.push({ code: 'file-missing', file });
    else if (found.bytes !== promised.bytes || found.sha256 !== promised.sha256) {
      faults.push({ code: 'file-changed', file });
    }
  }
  return faults;
}

interface Parts {
  readonly source: BundleSource;
  readonly crypto: Crypto;
  readonly key: VerifierKey;
}

/** Whether the station signed the checkpoint of the proof, and the event stands in it. */
async function proofFaults({ source, crypto, key }: Parts, leaf: string, seq: number): Promise<Fault[]> {
  const file = exportFiles.proof;
  const proof = parseTlogProof(`${await textOf(source, file)}\n`);
  const note = proof.ok ? parseSignedNote(proof.value.checkpoint) : proof;
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!proof.ok || !note.ok || !checkpoint.ok) return [{ code: 'checkpoint-malformed', file }];
  const { size, root, origin } = checkpoint.value;
  if (origin !== key.name) return [{ code: 'checkpoint-other-log', size, file }];
  const message = utf8.encode(note.value.text);
  const signed = claimedBy(note.value, key);
  const verified: boolean[] = [];
  for (const { signature } of signed) {
    verified.push(signature.length === 64 && (await crypto.verify(key.publicKey, message, signature)));
  }
  if (verified.length === 0 || verified.includes(false)) return [{ code: 'checkpoint-unsigned', size, file }];
  const { index, hashes } = proof.value;
  const claim = { index, size, root, leaf: leafHash(utf8.encode(leaf), crypto.sha256), proof: hashes };
  return index === seq && inclusionHolds(claim, crypto.sha256) ? [] : [{ code: 'root-differs', size, file }];
}

/** Whether the event says this manifest, and the log has the event. */
async function eventFaults(parts: Parts, manifest: ExportManifest) {
  const { source, crypto } = parts;
  const line = await textOf(source, exportFiles.event);
  const leaf = parseLeaf(line);
  if (leaf?.kind !== exportEvent) {
    return { recorded: null, faults: [{ code: 'event-malformed', file: exportFiles.event } satisfies Fault] };
  }
  const recorded = { at: leaf.at, seq: leaf.seq };
  const disclosed = DisclosedContent.safeParse(jsonOf(await textOf(source, exportFiles.content)));
  const salt = disclosed.success ? fromBase64(disclosed.data.salt) : null;
  const differs: Fault = { code: 'content-differs', seq: leaf.seq, file: exportFiles.content };
  if (!disclosed.success || salt?.length !== 32) return { recorded, faults: [differs] };
  const { content } = disclosed.data;
  const faults: Fault[] = [];
  if (leaf.commitments[contentName] !== toBase64(commitment(salt, content, crypto.sha256))) faults.push(differs);
  const found = await source.digest(exportFiles.manifest);
  const same = JSON.stringify(content.order) === JSON.stringify(manifest.order);
  if (found?.sha256 !== content.manifestSha256 || !same || leaf.station !== manifest.station.id) {
    faults.push({ code: 'manifest-not-recorded', seq: leaf.seq, file: exportFiles.manifest });
  }
  return { recorded, faults: [...faults, ...(await proofFaults(parts, line, leaf.seq))] };
}

/** Checks an export of data. */
export async function checkExport(source: BundleSource, brought: Brought, crypto: Crypto): Promise<ExportReport> {
  const own = (await textOf(source, exportFiles.keys)).split('\n', 1)[0] ?? '';
  const key = parseVerifierKey(brought.key ?? own, crypto.sha256);
  const read = ExportManifest.safeParse(jsonOf(await textOf(source, exportFiles.manifest)));
  const report = {
    manifest: read.success ? read.data : null,
    key: key.ok ? key.value.text : null,
    ownKey: brought.key === null,
  };
  const faults: Fault[] = [];
  if (!read.success) faults.push({ code: 'manifest-malformed', file: exportFiles.manifest });
  if (!key.ok) faults.push({ code: 'key-malformed', file: exportFiles.keys });
  if (brought.key !== null && brought.key !== own) faults.push({ code: 'key-other', file: exportFiles.keys });
  if (!read.success || !key.ok) return { ...report, faults, recorded: null };
  faults.push(...(await fileFaults(source, read.data)));
  if (read.data.origin !== key.value.name) faults.push({ code: 'checkpoint-other-log', file: exportFiles.manifest });
  const event = await eventFaults({ source, crypto, key: key.value }, read.data);
  return { ...report, recorded: event.recorded, faults: [...faults, ...event.faults] };
}
