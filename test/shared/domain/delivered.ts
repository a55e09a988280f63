/** The delivered catalogue, read the way the application reads it, and inputs for it. */
import { createHash } from 'node:crypto';
import { bundledCatalogueFile } from '../../../shared/catalogue/bundled.ts';
import { AssessmentInput, readAssessmentInput } from '../../../shared/domain/assessment_input.ts';
import { catalogueSha256, type ActiveCatalogue, type Catalogue } from '../../../shared/domain/catalogue.ts';
import { parseCatalogue } from '../../../shared/domain/catalogue_loader.ts';
import type { EvidenceBasis } from '../../../shared/domain/words.ts';

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

function load(): Catalogue {
  const read = parseCatalogue(bundledCatalogueFile);
  if (!read.ok) throw new Error(read.error.map(({ message }) => message.en).join('\n'));
  return read.value;
}

export const catalogue: Catalogue = load();
export const active: ActiveCatalogue = { catalogue, sha256: catalogueSha256(catalogue, sha256) };

/** A tourist to Malaysia of whom nothing is known yet, with what the test adds. */
export const inputOf = (part: Partial<AssessmentInput> = {}): AssessmentInput =>
  AssessmentInput.parse({ id: 'T', purpose: 'tourism', destination: 'MYS', ...part });

/** Reads an input against the delivered catalogue or fails the test. */
export function readInput(value: unknown): AssessmentInput {
  const read = readAssessmentInput(catalogue, value);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** Indicators that are present, each on the first basis it allows, or on the one named after a slash. */
export function present(...codes: readonly string[]): AssessmentInput['indicators'] {
  return Object.fromEntries(
    codes.map((entry) => {
      const [code = '', wanted] = entry.split('/');
      const allowed = catalogue.indicators.find((indicator) => indicator.code === code)?.basis ?? [];
      const basis: EvidenceBasis | undefined = allowed.find((one) => wanted === undefined || one === wanted);
      if (basis === undefined) throw new Error(`${entry} is not allowed`);
      return [code, { value: 'present' as const, basis }];
    }),
  );
}

/** Documents of one state. */
export const documents = (
  state: AssessmentInput['documents'][string],
  ...codes: readonly string[]
): AssessmentInput['documents'] => Object.fromEntries(codes.map((code) => [code, state]));
