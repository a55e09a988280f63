/**
 * The tablet in the traveller's hand. The session is locked while the page is shown: all there is to see came with the
 * one call, and the page can ask for nothing more.
 */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { TravellerPage } from '../../shared/domain/traveller_page.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import { call, readAgain, type Answer } from './calls.ts';

const useWords = create<{ readonly page: TravellerPage | null }>(() => ({ page: null }));

/** What the traveller reads now; null: the screen is the officer's, or simply locked. */
export const useTravellerPage = (): TravellerPage | null => useWords(({ page }) => page);

/** Hands the screen over, for this clarification or for anybody. */
export async function showTraveller(screeningId: ScreeningId | null): Promise<Answer<'words.show'>> {
  const answer = await call('words.show', { screeningId, display: 'own' });
  if (answer.ok) useWords.setState({ page: answer.value });
  await readAgain();
  return answer;
}

/** Once, at the root: when the lock opens, or the session ends, nothing of the page is left. */
export function useForgetTraveller(state: string | undefined): void {
  useEffect(() => {
    if (state !== 'locked') return undefined;
    return () => useWords.setState({ page: null });
  }, [state]);
}
