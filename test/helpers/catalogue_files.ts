/** Catalogue files as an agency would send them, signed with keys that tests hold. */
import { catalogueNote, writeCatalogueFile } from '../../shared/domain/catalogue_file.ts';
import { catalogueSha256, type Catalogue } from '../../shared/domain/catalogue.ts';
import { catalogue, sha256 } from '../shared/domain/delivered.ts';
import { seeds, signingKey, type SigningKey } from '../shared/signing.ts';

/** The key the tests' stations trust, and one nobody trusts. */
export const agencyKey = signingKey('tapis.bp3mi.example', seeds[0]);
export const strangerKey = signingKey('orang.lain.example', seeds[1]);

/** The delivered catalogue under a newer version, with what the test changes. */
export function newCatalogue(version: string, edit: (copy: Catalogue) => void = () => undefined): Catalogue {
  const copy = structuredClone(catalogue);
  copy.version = version;
  edit(copy);
  return copy;
}

/** A catalogue file with these signatures. */
export function signedFile(content: Catalogue, keys: readonly SigningKey[] = [agencyKey]): string {
  const text = catalogueNote(content, sha256);
  return writeCatalogueFile(content, { text, signatures: keys.map((key) => key.sign(text)) });
}

export const hashOf = (content: Catalogue): string => catalogueSha256(content, sha256);

/** An entry of a list that must have it. */
export function entry<E extends { readonly code: string }>(entries: readonly E[], code: string): E {
  const found = entries.find((one) => one.code === code);
  if (found === undefined) throw new Error(code);
  return found;
}
