/** The catalogues of a station by their hash. */
import type { Reader } from '../../db/store.ts';
import { Catalogue } from '../../shared/domain/catalogue.ts';
import type { CatalogueInForce } from './context.ts';

/**
 * Catalogues by hash, parsed once each; null asks for the one in force. Which one that is stands in the database alone,
 * so that an activation, or its undoing, is seen by the next call.
 */
export function catalogueReader(read: Reader): (sha256: string | null) => CatalogueInForce {
  const parsed = new Map<string, CatalogueInForce>();
  return (wanted) => {
    const sha256 = wanted ?? read.activeCatalogueHash();
    if (sha256 === null) throw new Error('no catalogue in force');
    const known = parsed.get(sha256);
    if (known !== undefined) return known;
    const content = read.catalogue(sha256)?.content ?? read.proposedContent(sha256);
    // Its shape alone: the loader has let it in once, and a stricter loader of a later program must not take the cases
    // that were decided under it away.
    const catalogue = Catalogue.parse(content);
    const found = { version: catalogue.version, sha256, catalogue };
    parsed.set(sha256, found);
    return found;
  };
}
