/** `tapis verify`: an exported bundle, or a closed or running database with its key, checked as an outsider checks it. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Reader } from '../../db/store.ts';
import {
  bundleFiles,
  checkBundle,
  exactLines,
  type BundleReport,
  type BundleSource,
} from '../../shared/audit/bundle.ts';
import { checkLog, type Crypto, type Fault } from '../../shared/audit/log_check.ts';
import { parseVerifierKey } from '../../shared/audit/signed_note.ts';
import { checkExport, isDataExport, type ExportReport } from '../../shared/export/check.ts';
import { evidence as english } from '../../shared/text/en/evidence.ts';
import { exports as englishExports } from '../../shared/text/en/exports.ts';
import { exportReportText } from '../../shared/text/export_report.ts';
import { evidence as indonesian } from '../../shared/text/id/evidence.ts';
import { exports as indonesianExports } from '../../shared/text/id/exports.ts';
import { formats, languages, type Language } from '../../shared/text/language.ts';
import { faultText, reportText, type ReportText } from '../../shared/text/log_report.ts';
import { cosignedNote, cosignerKeys, stationKey } from '../app/checkpoints.ts';
import { verifyEd25519 } from '../app/ed25519.ts';
import { keyOf } from '../app/key_place.ts';
import { headPath, readHead } from '../app/log_head.ts';
import { verifyLog } from '../app/log_verification.ts';
import { storedLeaf } from '../app/log_walk.ts';
import { codeOf } from '../app/private_file.ts';
import { sha256 } from '../app/sha256.ts';
import { startFailure } from '../app/start_failure.ts';
import { bytesOf, oneLine, type Command, type CommandIo } from './io.ts';

/** Opens a database to read it as it is. */
export type OpenReader = (place: { path: string; key: Uint8Array }) => {
  readonly read: Reader;
  readonly whole: () => boolean;
  readonly close: () => void;
};

const crypto: Crypto = { sha256, verify: verifyEd25519 };

/** A bundle in a folder. */
const folderSource = (folder: string): BundleSource => ({
  digest: async (name) => {
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      for await (const part of bytesOf(createReadStream(join(folder, name)))) {
        hash.update(part);
        bytes += part.length;
      }
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
    return { bytes, sha256: hash.digest('hex') };
  },
  lines: async function* (name) {
    try {
      yield* exactLines(createReadStream(join(folder, name)));
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error; // that it is missing, the list of files says
    }
  },
});

/** Leaves as they are stored; a row that cannot be one is a line that reads as none. */
function leafOf(row: Parameters<typeof storedLeaf>[0]): string {
  try {
    return storedLeaf(row);
  } catch {
    return ''; // the check says where
  }
}

function* leavesOf(read: Reader): Generator<string> {
  const size = read.logSize();
  const page = 500;
  for (let from = 0; from < size; from += page) yield* read.storedEvents(from, from + page).map(leafOf);
}

function notesOf(read: Reader): string[] {
  const notes: string[] = [];
  for (let after = 0; ;) {
    const records = read.checkpointsAfter(after, 500);
    notes.push(...records.map((record) => cosignedNote(read, record)));
    const last = records.at(-1);
    if (last === undefined) return notes;
    after = last.size;
  }
}

/** Checks a database: all an outsider checks, the head beside it, and what is stored of the tree and of contents. */
async function checkDatabase(
  read: Reader,
  { path, key, kept }: { path: string; key: string | null; kept: readonly string[] },
): Promise<BundleReport> {
  const own = stationKey(read);
  const brought = key === null ? null : parseVerifierKey(key, sha256);
  const head = readHead(headPath(path));
  const report = await checkLog(
    {
      leaves: leavesOf(read),
      stationKey: brought?.ok === true ? brought.value : own,
      cosigners: cosignerKeys(read),
      checkpoints: notesOf(read),
      kept: head === null ? kept : [...kept, head],
      contents: new Map(),
    },
    crypto,
  );
  const faults: Fault[] = [];
  if (key !== null && key !== own.text) faults.push({ code: 'key-other' });
  const broken = report.faults.length > 0 ? null : verifyLog(read).broken;
  if (broken !== null) faults.push({ code: 'tree-differs', seq: broken.seq });
  // A head beside the database is no other place: whoever has the one has the other.
  const elsewhere = report.kept - (head === null ? 0 : 1);
  return { ...report, kept: Math.max(0, elsewhere), faults: [...faults, ...report.faults], ownKey: key === null };
}

interface Wanted {
  readonly path: string;
  readonly key: string | null;
  readonly keyFile: string | null;
  readonly kept: readonly string[];
  readonly language: Language;
}

function wantedOf(args: readonly string[]): Wanted | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        'key-file': { type: 'string' },
        checkpoint: { type: 'string', multiple: true },
        language: { type: 'string', default: 'id' },
      },
    });
    const [path = '', ...more] = positionals;
    if (path === '' || more.length > 0) return 'expected one bundle or one database';
    const language = languages.find((one) => one === values.language);
    if (language === undefined) return 'the language is id or en';
    const keyFile = values['key-file'] ?? null;
    return { path, key: values.key ?? null, keyFile, kept: values.checkpoint ?? [], language };
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
}

const tables = { id: indonesian, en: english };
const exportTables = { id: indonesianExports, en: englishExports };

type Headings = Pick<(typeof indonesian)['check'], 'wrong' | 'proven' | 'unproven'>;

async function saySections(
  io: CommandIo,
  { wrong, proven, unproven }: ReportText,
  headings: Headings,
): Promise<number> {
  const section = async (title: string, sentences: readonly string[]) => {
    if (sentences.length === 0) return;
    await io.out(`\n${title}`);
    for (const sentence of sentences) await io.out(`  - ${oneLine(sentence)}`);
  };
  await section(headings.wrong, wrong);
  await section(headings.proven, proven);
  await section(headings.unproven, unproven);
  return wrong.length > 0 ? 1 : 0;
}

async function sayExport(io: CommandIo, report: ExportReport, language: Language): Promise<number> {
  const words = { evidence: tables[language], exports: exportTables[language] };
  const { check } = words.exports;
  const text = exportReportText(report, words, formats[language]);
  await io.out(`${text.wrong.length > 0 ? check.broken : check.sound}: ${oneLine(report.manifest?.origin ?? '')}`);
  return saySections(io, text, words.evidence.check);
}

async function say(
  io: CommandIo,
  report: Awaited<ReturnType<typeof checkBundle>>,
  language: Language,
): Promise<number> {
  const { check } = tables[language];
  if (report.size === null) {
    await io.out(check.unreadable);
    return saySections(io, { wrong: faultText(report.faults, check), proven: [], unproven: [] }, check);
  }
  const text = reportText(report, check, formats[language]);
  await io.out(`${text.wrong.length > 0 ? check.broken : check.sound}: ${oneLine(report.origin)}`);
  return saySections(io, text, check);
}

/** `tapis verify`. Exit code 0 whole, 1 not whole, 2 wrong words or nothing that can be read. */
export const verifyCommand = (openReader: OpenReader): Command => ({
  usage: 'verify BUNDLE|DATABASE [--key VERIFIER-KEY] [--checkpoint FILE]... [--key-file FILE] [--language id|en]',
  about: `an exported log or export of data (a folder with ${bundleFiles.manifest}), or a database with the file of its key: what is proven, and where it breaks`,
  run: async (args, io) => {
    const wanted = wantedOf(args);
    if (typeof wanted === 'string') {
      io.err(wanted);
      return 2;
    }
    try {
      const kept = await Promise.all(wanted.kept.map((file) => readFile(file, 'utf8')));
      if ((await stat(wanted.path)).isDirectory()) {
        const source = folderSource(wanted.path);
        const brought = { key: wanted.key, kept };
        if (await isDataExport(source)) {
          return await sayExport(io, await checkExport(source, brought, crypto), wanted.language);
        }
        const report = await checkBundle(source, brought, crypto);
        return await say(io, report, wanted.language);
      }
      if (wanted.keyFile === null) {
        io.err('a database needs --key-file FILE, the file "keys/live.key" of its data folder');
        return 2;
      }
      const key = keyOf((await readFile(wanted.keyFile, 'latin1')).trimEnd(), wanted.keyFile);
      const { read, whole, close } = openReader({ path: wanted.path, key });
      try {
        if (!whole()) return await say(io, { faults: [{ code: 'database-damaged' }], size: null }, wanted.language);
        return await say(io, await checkDatabase(read, { path: wanted.path, key: wanted.key, kept }), wanted.language);
      } finally {
        close();
      }
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      io.err(oneLine(`${wanted.path}: ${'syscall' in error ? String(codeOf(error)) : startFailure(error)}`));
      return 2;
    }
  },
});
