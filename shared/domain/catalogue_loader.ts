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

/** Texts with half a character (a lone surrogate): they have no bytes, so a catalogue with one has no hash. */
function brokenTexts(file: unknown, path: readonly PropertyKey[], here: unknown): CatalogueFault[] {
  if (typeof here === 'string' && /\p{Cs}/u.test(here)) {
    const entry = entryOf(file, path);
    return [catalogueFault(entry, 'shape', 'teks memuat karakter yang rusak.', 'the text holds a broken character.')];
  }
  if (typeof here !== 'object' || here === null) return [];
  return Object.entries(here).flatMap(([key, value]) =>
    brokenTexts(file, [...path, Array.isArray(here) ? Number(key) : key], value),
  );
}

/** Reads a catalogue file. Every fault names its entry and rule; nothing is repaired. Pure. */
export function parseCatalogue(file: unknown): Result<Catalogue, CatalogueFault[]> {
  const parsed = Catalogue.safeParse(file);
  if (!parsed.success) return err(parsed.error.issues.map((issue) => shapeFault(file, issue)));
  const broken = brokenTexts(parsed.data, [], parsed.data);
  const faults = [...broken, ...inconsistencies(parsed.data), ...refusals(parsed.data)];
  return faults.length === 0 ? ok(parsed.data) : err(faults);
}
