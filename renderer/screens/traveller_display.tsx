import { useEffect, useState } from 'react';
import type { TravellerPage } from '../../shared/domain/traveller_page.ts';
import { hearTraveller } from '../state/second_display.ts';
import { TravellerWords } from './traveller_words.tsx';

/** The whole of the window on a second display: what the officer's page tells it, and no way to anything else. */
export function TravellerDisplay() {
  const [page, setPage] = useState<TravellerPage | null>(null);
  useEffect(() => hearTraveller(setPage), []);
  return <div className="app">{page !== null && <TravellerWords page={page} back={null} />}</div>;
}
