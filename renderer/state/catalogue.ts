/**
 * Catalogues as the page keeps them: they are large and never change under their hash, so each is read once. A record is
 * read with the catalogue it was opened with, everything else with the one in force, which the session names.
 */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { indexOf, type CatalogueIndex } from '../../shared/domain/catalogue_index.ts';
import { call, type CallFailure } from './calls.ts';
import { useOfficer, useSession } from './session.ts';

interface Kept {
  readonly known: ReadonlyMap<string, CatalogueIndex>;
  /** Read last as the one in force: shown until the next one has come. */
  readonly lastInForce: CatalogueIndex | null;
  /** Which one could not be read, and why; another one may be there all the same. */
  readonly failed: { readonly sha256: string; readonly failure: CallFailure<'catalogue.read'> } | null;
  /** Asked for and not yet answered. */
  readonly asked: string | null;
}

const useKept = create<Kept>(() => ({ known: new Map(), lastInForce: null, failed: null, asked: null }));

async function load(sha256: string): Promise<void> {
  useKept.setState({ asked: sha256 });
  const answer = await call('catalogue.read', { sha256 });
  if (!answer.ok) {
    useKept.setState({ failed: { sha256, failure: answer.error }, asked: null });
    return;
  }
  const index = indexOf(answer.value.catalogue);
  const known = new Map([...useKept.getState().known, [sha256, index] as const]);
  useKept.setState({ known, failed: null, asked: null });
}

/** What the page has of a catalogue. */
export interface CatalogueReading {
  readonly index: CatalogueIndex | null;
  readonly failure: CallFailure<'catalogue.read'> | null;
  readonly again: () => void;
}

/** The catalogue of a record, or without one the catalogue in force. */
export function useCatalogue(recordSha256: string | null = null): CatalogueReading {
  const inForce = useSession()?.catalogueSha256 ?? null;
  const officerId = useOfficer()?.id ?? null;
  const { known, lastInForce, failed, asked } = useKept();
  const wanted = recordSha256 ?? inForce;
  const exact = wanted === null ? null : (known.get(wanted) ?? null);
  const failure = failed !== null && failed.sha256 === wanted ? failed.failure : null;
  // What one officer could not read, the next may: each screen and each officer tries once more.
  useEffect(() => {
    useKept.setState({ failed: null });
  }, [officerId]);
  useEffect(() => {
    if (wanted !== null && exact === null && asked === null && failure === null) void load(wanted);
  }, [wanted, exact, asked, failure]);
  useEffect(() => {
    if (recordSha256 === null && exact !== null) useKept.setState({ lastInForce: exact });
  }, [recordSha256, exact]);
  return {
    index: exact ?? (recordSha256 === null ? lastInForce : null),
    failure,
    again: () => {
      if (wanted !== null) void load(wanted);
    },
  };
}

/** A label of the catalogue in both languages, or the code itself: a record may be older than the catalogue. */
export function labelIn(
  entries: ReadonlyMap<string, { readonly label: Catalogue['title'] }> | undefined,
  code: string,
): Catalogue['title'] {
  return entries?.get(code)?.label ?? { id: code, en: code };
}
