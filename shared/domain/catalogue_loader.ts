/** The only way into a catalogue: shape, translations, sources, and the refusals of product rules 6.4, 6.6 and 6.11. */
import type { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { Catalogue } from './catalogue.ts';
import { inconsistencies } from './catalogue_checks.ts';
import { catalogueFault, type CatalogueFault, type CatalogueRule } from './catalogue_fault.ts';
import { refusals } from './catalogue_refusals.ts';

const child = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** A path in which list positions are replaced by the code that stands there: `indicators.TRV-06.label.en`. */
function entryOf(file: unknown, path: readonly PropertyKey[]): string {
  let here = file;
  const parts = path.map((key) => {
    here = child(here, key);
    const code = typeof key === 'number' ? child(here, 'code') : undefined;
    return typeof code === 'string' ? code : String(key);
  });
  return parts.length === 0 ? 'catalogue' : parts.join('.');
}

function ruleOf(issue: z.core.$ZodIssue): CatalogueRule {
  const last = issue.path.at(-1);
  if (last === 'basis') return 'no-evidence-kind';
  const inText = last === 'id' || last === 'en';
  return inText && (issue.code === 'custom' || issue.code === 'invalid_type') ? 'missing-translation' : 'shape';
}

function shapeFault(file: unknown, issue: z.core.$ZodIssue): CatalogueFault {
  const entry = entryOf(file, issue.path);
  const rule = ruleOf(issue);
  const said: Readonly<Record<'missing-translation' | 'no-evidence-kind', { id: string; en: string }>> = {
    'missing-translation': { id: 'terjemahan tidak ada atau kosong.', en: 'the translation is missing or empty.' },
    'no-evidence-kind': {
      id: 'indikator tanpa jenis bukti yang sah.',
      en: 'an indicator without a valid kind of evidence.',
    },
  };
  const { id, en } =
    rule === 'missing-translation' || rule === 'no-evidence-kind'
      ? said[rule]
      : { id: `bentuk tidak sesuai (${issue.message}).`, en: `the shape is wrong (${issue.message}).` };
  return { entry, rule, message: { id: `${entry}: ${id}`, en: `${entry}: ${en}` } };
}

/** Signs that show nothing, or nothing that is agreed on: what a person reads is then not what a rule searches. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Letters of other alphabets, which may look like ours. Accents are no matter: the rules search without them. */
const foreignLetter = /(?![a-z])\p{L}/iu;

function textFault(entry: string, key: PropertyKey | undefined, text: string): CatalogueFault | null {
  // Half a character (a lone surrogate) has no bytes, so a catalogue with one has no hash.
  if (/\p{Cs}/u.test(text)) {
    return catalogueFault(entry, 'shape', 'teks memuat karakter yang rusak.', 'the text holds a broken character.');
  }
  if (key === 'code' && text in Object.prototype) {
    return catalogueFault(entry, 'shape', 'kode ini tidak dapat dipakai.', 'this code cannot be used.');
  }
  const said = key === 'id' || key === 'en';
  if (!unseen.test(text) && !(said && foreignLetter.test(text.normalize('NFKD')))) return null;
  return catalogueFault(
    entry,
    'unreadable-sign',
    'teks memuat karakter yang tidak terlihat atau huruf asing.',
    'the text holds a sign that cannot be seen, or a letter of another alphabet.',
  );
}

/** Texts that cannot be trusted to be what they look like. */
function brokenTexts(file: unknown, path: readonly PropertyKey[], here: unknown): CatalogueFault[] {
  if (typeof here === 'string') {
    const found = textFault(entryOf(file, path), path.at(-1), here);
    return found === null ? [] : [found];
  }
  if (typeof here !== 'object' || here === null) return [];
  return Object.entries(here).flatMap(([key, value]) =>
    brokenTexts(file, [...path, Array.isArray(here) ? Number(key) : key], value),
  );
}

/** A version that numbers compare exactly, of a month that exists: after any other, no newer one could ever come. */
const version = /^20\d{2}\.(0[1-9]|1[0-2])\.\d{1,4}$/;

const versionFaults = (catalogue: Catalogue): CatalogueFault[] =>
  version.test(catalogue.version)
    ? []
    : [catalogueFault('version', 'shape', 'nomor versi tidak sah.', 'the version is not one of a month and a number.')];

/** More faults than this nobody reads; the first ones say what kind of file it is. */
const mostFaults = 200;

/** Reads a catalogue file. Every fault names its entry and rule; nothing is repaired. Pure. */
export function parseCatalogue(file: unknown): Result<Catalogue, CatalogueFault[]> {
  const parsed = Catalogue.safeParse(file);
  if (!parsed.success) return err(parsed.error.issues.slice(0, mostFaults).map((issue) => shapeFault(file, issue)));
  const broken = brokenTexts(parsed.data, [], parsed.data);
  const faults = [...broken, ...versionFaults(parsed.data), ...inconsistencies(parsed.data), ...refusals(parsed.data)];
  return faults.length === 0 ? ok(parsed.data) : err(faults.slice(0, mostFaults));
}
