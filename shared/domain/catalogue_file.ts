/**
 * The signed catalogue file: `{ "format": "tapis-catalogue/1", "catalogue": {…}, "note": "…" }`. The note is a signed note
 * (c2sp.org/signed-note, see `signed_note.ts`) over three lines: the format, the version, and the hex SHA-256 of the
 * canonical catalogue (RFC 8785). So a signature stands for the content whatever its spelling, and a person who signs can
 * read in three lines what it is.
 */
import { z } from 'zod';
import {
  parseSignedNote,
  signersOf,
  writeSignedNote,
  type SignedNote,
  type VerifierKey,
  type VerifyEd25519,
} from '../audit/signed_note.ts';
import type { Sha256 } from '../audit/tree.ts';
import { firstBadKey, readJson } from '../json_text.ts';
import { err, ok, type Result } from '../result.ts';
import { catalogueSha256, type Catalogue } from './catalogue.ts';
import type { CatalogueFault } from './catalogue_fault.ts';
import { parseCatalogue } from './catalogue_loader.ts';

/** A catalogue that somebody trusted has signed. */
export interface SignedCatalogue {
  readonly catalogue: Catalogue;
  readonly sha256: string;
  /** Names of trusted signers whose signature is right. */
  readonly signers: readonly string[];
}

/** Why a catalogue file is not taken. */
export type CatalogueFileFault =
  | {
      /**
       * `not-json`: no JSON, or JSON that two readers may take differently (a key twice). `hash-differs`: the note speaks of
       * another catalogue. `signature-wrong`: a trusted key is named, and the signature is not its.
       */
      readonly code:
        | 'not-json'
        | 'not-a-catalogue-file'
        | 'hash-differs'
        | 'note-malformed'
        | 'no-trusted-signature'
        | 'signature-wrong';
    }
  | { readonly code: 'catalogue-refused'; readonly faults: readonly CatalogueFault[] };

const format = 'tapis-catalogue/1';

const File = z.strictObject({ format: z.literal(format), catalogue: z.unknown(), note: z.string() });

/** Ten times the delivered catalogue; a longer text is no catalogue and is not even read. */
const mostCharacters = 4 * 1024 * 1024;

/**
 * Three times the values of the delivered catalogue, ten times its longest list. The fifty thousand empty entries that fit
 * in a file would each break twenty rules, and telling them all takes minutes.
 */
const mostOfIt = { parts: 30_000, items: 1000 } as const;

/** The text to sign for a catalogue: three lines, each ended by a newline. */
export const catalogueNote = (catalogue: Catalogue, sha256: Sha256): string =>
  `${format}\n${catalogue.version}\n${catalogueSha256(catalogue, sha256)}\n`;

/** A catalogue file that holds together; whether anybody signed it whom one may trust is not yet known. */
export interface OpenedCatalogueFile {
  readonly catalogue: Catalogue;
  readonly sha256: string;
  readonly note: SignedNote;
}

/** Whether a JSON value is meant as a signed file, and not as a bare catalogue. */
export const isCatalogueFile = (value: unknown): boolean =>
  z.looseObject({ format: z.string() }).safeParse(value).success;

/** Opens a catalogue file without asking who signed it. Pure. */
export function openCatalogueFile(text: string, sha256: Sha256): Result<OpenedCatalogueFile, CatalogueFileFault> {
  if (text.length > mostCharacters) return err({ code: 'not-a-catalogue-file' });
  const json = readJson(text, 1, mostOfIt);
  if (!json.ok && json.error.why === 'too-large') return err({ code: 'not-a-catalogue-file' });
  if (!json.ok || firstBadKey(json.value.place, []) !== null) return err({ code: 'not-json' });
  const file = File.safeParse(json.value.value);
  if (!file.success) return err({ code: 'not-a-catalogue-file' });
  const note = parseSignedNote(file.data.note);
  if (!note.ok) return err({ code: note.error });
  const catalogue = parseCatalogue(file.data.catalogue);
  if (!catalogue.ok) return err({ code: 'catalogue-refused', faults: catalogue.error });
  if (note.value.text !== catalogueNote(catalogue.value, sha256)) return err({ code: 'hash-differs' });
  return ok({
    catalogue: catalogue.value,
    sha256: catalogueSha256(catalogue.value, sha256),
    note: note.value,
  });
}

/** Reads a catalogue file that one of the trusted keys has signed. Pure. */
export function readCatalogueFile(
  text: string,
  tools: { readonly sha256: Sha256; readonly verify: VerifyEd25519; readonly trusted: readonly VerifierKey[] },
): Result<SignedCatalogue, CatalogueFileFault> {
  const opened = openCatalogueFile(text, tools.sha256);
  if (!opened.ok) return opened;
  const { catalogue, sha256, note } = opened.value;
  const signers = signersOf(note, tools);
  return signers.ok ? ok({ catalogue, sha256, signers: signers.value }) : err({ code: signers.error });
}

/** Writes a catalogue file. */
export const writeCatalogueFile = (catalogue: Catalogue, note: SignedNote): string =>
  JSON.stringify({ format, catalogue, note: writeSignedNote(note) }, null, 1);
