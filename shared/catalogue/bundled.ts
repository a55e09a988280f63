/**
 * The catalogue file this application is delivered with, not yet checked. It is annotated as unknown on purpose: it
 * must go through `parseCatalogue` like any imported file, and its literal type would slow every build.
 */
import file from './catalogue.json' with { type: 'json' };

/** The delivered catalogue file as plain JSON. */
export const bundledCatalogueFile: unknown = file;
