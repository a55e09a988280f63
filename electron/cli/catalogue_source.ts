/** Reads a catalogue from a file: a plain one, or a signed file whose note fits it. Who signed it is not asked here. */
import type { SignedNote } from '../../shared/audit/signed_note.ts';
import { pathText } from '../../shared/domain/assessment_input.ts';
import { catalogueSha256, type ActiveCatalogue } from '../../shared/domain/catalogue.ts';
import { isCatalogueFile, openCatalogueFile, type CatalogueFileFault } from '../../shared/domain/catalogue_file.ts';
import { parseCatalogue } from '../../shared/domain/catalogue_loader.ts';
import { firstBadKey, readJson } from '../../shared/json_text.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { sha256 } from '../app/sha256.ts';
import { faultLine, oneLine, sourceName, type CommandIo } from './io.ts';

/** A catalogue as it came, with its note when it came in a signed file. */
export interface CatalogueRead {
  readonly active: ActiveCatalogue;
  readonly note: SignedNote | null;
}

/** Lines that say what is wrong, and whether the file is no catalogue at all (2) or one that is refused (1). */
export interface CatalogueUnread {
  readonly exitCode: 1 | 2;
  readonly lines: readonly string[];
}

const expected: Readonly<Record<Exclude<CatalogueFileFault['code'], 'catalogue-refused'>, string>> = {
  'not-json': 'JSON without a key twice',
  'not-a-catalogue-file': 'format "tapis-catalogue/1", catalogue and note, and nothing else',
  'note-malformed': 'note: a signed note with at least one signature',
  'hash-differs': 'note: version and hash of this very catalogue',
  'no-trusted-signature': 'note: a signature of a trusted key',
  'signature-wrong': 'note: signatures that are right',
};

async function textOf(io: CommandIo, source: string): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of io.read(source)) chunks.push(chunk);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return null; // not UTF-8
  }
}

function opened(source: string, text: string): Result<CatalogueRead, CatalogueUnread> {
  const file = openCatalogueFile(text, sha256);
  if (file.ok) return ok({ active: file.value, note: file.value.note });
  const fault = file.error;
  if (fault.code === 'catalogue-refused') return refused(source, fault.faults);
  return err({
    exitCode: 1,
    lines: [oneLine(`${sourceName(source)}: ${fault.code}: expected ${expected[fault.code]}`)],
  });
}

function refused(source: string, faults: Extract<CatalogueFileFault, { faults: unknown }>['faults']) {
  return err({
    exitCode: 1 as const,
    lines: faults.map(({ rule, message }) => oneLine(`${sourceName(source)}: ${rule}: ${message.en}`)),
  });
}

/** Reads a catalogue, or says line by line why not. Fails like reading a file does. */
export async function readCatalogue(io: CommandIo, source: string): Promise<Result<CatalogueRead, CatalogueUnread>> {
  const unread = (line: number, said: string) => err({ exitCode: 2 as const, lines: [faultLine(source, line, said)] });
  const text = await textOf(io, source);
  if (text === null) return unread(1, '(input): expected text in UTF-8');
  const json = readJson(text, 1);
  if (!json.ok) {
    const { line, why } = json.error;
    return unread(line, `(input): expected ${why === 'syntax' ? 'JSON' : 'an object without such deep nesting'}`);
  }
  const bad = firstBadKey(json.value.place, []);
  if (bad !== null) {
    const wanted = bad.why === 'twice' ? 'this key only once' : 'no such field here';
    return unread(bad.line, `${pathText(bad.path)}: expected ${wanted}`);
  }
  if (isCatalogueFile(json.value.value)) return opened(source, text);
  const parsed = parseCatalogue(json.value.value);
  if (!parsed.ok) return refused(source, parsed.error);
  const active = { catalogue: parsed.value, sha256: catalogueSha256(parsed.value, sha256) };
  return ok({ active, note: null });
}
