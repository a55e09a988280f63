/** The catalogue the program comes with, for the commands that need no station. */
import { bundledCatalogueFile } from '../../shared/catalogue/bundled.ts';
import { catalogueSha256, type ActiveCatalogue, type Catalogue } from '../../shared/domain/catalogue.ts';
import { parseCatalogue } from '../../shared/domain/catalogue_loader.ts';
import { sha256 } from '../app/audit.ts';

/** A catalogue with its hash. */
export const activeOf = (catalogue: Catalogue): ActiveCatalogue => ({
  catalogue,
  sha256: catalogueSha256(catalogue, sha256),
});

/** The delivered catalogue; one that its own loader refuses is a mistake of the build. */
export function deliveredCatalogue(): ActiveCatalogue {
  const read = parseCatalogue(bundledCatalogueFile);
  if (!read.ok) throw new Error(read.error.map(({ message }) => message.en).join('\n'));
  return activeOf(read.value);
}
