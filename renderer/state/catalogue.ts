/**
 * The catalogue in force, kept by the page: it is large and changes once in weeks, so it is not read again after every touch like
 * everything else, but when a record names another version.
 */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { indexOf, type CatalogueIndex } from '../../shared/domain/catalogue_index.ts';
import { call, type CallFailure } from './calls.ts';

interface Kept {
  readonly version: string | null;
  readonly sha256: string;
  readonly index: CatalogueIndex | null;
  readonly failure: CallFailure<'catalogue.current'> | null;
  /** The version last asked for, so that a record with an older one does not ask for ever. */
  readonly askedFor: string | null;
}

const useKept = create<Kept>(() => ({ version: null, sha256: '', index: null, failure: null, askedFor: null }));

async function load(wanted: string | null): Promise<void> {
  useKept.setState({ askedFor: wanted ?? '' });
  const answer = await call('catalogue.current', {});
  if (!answer.ok) {
    useKept.setState({ failure: answer.error, askedFor: null });
    return;
  }
  const { version, sha256, catalogue } = answer.value;
  useKept.setState({ version, sha256, index: indexOf(catalogue), failure: null });
}

/** What the page has of the catalogue. */
export interface CatalogueReading {
  readonly index: CatalogueIndex | null;
  readonly version: string | null;
  readonly sha256: string;
  readonly failure: CallFailure<'catalogue.current'> | null;
  readonly again: () => void;
}

/** The catalogue; read once, and again when the record at hand names another version. */
export function useCatalogue(recordVersion: string | null = null): CatalogueReading {
  const { index, version, sha256, failure, askedFor } = useKept();
  const needed =
    index === null ? askedFor === null && failure === null : recordVersion !== null && recordVersion !== version;
  const wanted = recordVersion ?? '';
  useEffect(() => {
    if (needed && askedFor !== wanted) void load(wanted);
  }, [needed, askedFor, wanted]);
  return { index, version, sha256, failure, again: () => void load(recordVersion) };
}

/** A label of the catalogue in both languages, or the code itself: a record may be older than the catalogue. */
export function labelIn(
  entries: ReadonlyMap<string, { readonly label: Catalogue['title'] }> | undefined,
  code: string,
): Catalogue['title'] {
  return entries?.get(code)?.label ?? { id: code, en: code };
}
