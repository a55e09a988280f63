/**
 * Catalogues as the page keeps them: they are large and never change under their hash, so each is read once. A record is
 * read with the catalogue it was opened with, everything else with the one in force, which the session names.
 */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { indexOf, type CatalogueIndex } from '../../shared/domain/catalogue_index.ts';
import { call, type CallFailure } from './calls.ts';
import { useSession } from './session.ts';

interface Kept {
  readonly known: ReadonlyMap<string, CatalogueIndex>;
  /** Read last as the one in force: shown until the next one has come. */
  readonly lastInForce: CatalogueIndex | null;
  readonly failure: CallFailure<'catalogue.read'> | null;
  /** Asked for and not yet answered. */
  readonly asked: string | null;
}

const useKept = create<Kept>(() => ({ known: new Map(), lastInForce: null, failure: null, asked: null }));

async function load(sha256: string): Promise<void> {
  useKept.setState({ asked: sha256 });
  const answer = await call('catalogue.read', { sha256 });
  if (!answer.ok) {
    useKept.setState({ failure: answer.error, asked: null });
    return;
  }
  const index = indexOf(answer.value.catalogue);
  const known = new Map([...useKept.getState().known, [sha256, index] as const]);
  useKept.setState({ known, failure: null, asked: null });
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
  const { known, lastInForce, failure, asked } = useKept();
  const wanted = recordSha256 ?? inForce;
  const exact = wanted === null ? null : (known.get(wanted) ?? null);
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
