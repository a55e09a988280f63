/** The catalogue this program brings, read once like any other. */
import { bundledCatalogueFile } from '../../shared/catalogue/bundled.ts';
import { catalogueSha256 } from '../../shared/domain/catalogue.ts';
import { parseCatalogue } from '../../shared/domain/catalogue_loader.ts';
import { sha256 } from './sha256.ts';
import type { CatalogueInForce } from './context.ts';

let known: CatalogueInForce | null = null;

/** The delivered catalogue with its hash. Throws where the program itself is broken. */
export function deliveredCatalogue(): CatalogueInForce {
  if (known !== null) return known;
  const parsed = parseCatalogue(bundledCatalogueFile);
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message.en).join('\n'));
  const catalogue = parsed.value;
  known = { version: catalogue.version, sha256: catalogueSha256(catalogue, sha256), catalogue };
  return known;
}
