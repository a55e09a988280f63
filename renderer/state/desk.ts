/** Where this machine stands, and what follows for what is shown. */
import { useCallback } from 'react';
import type { SessionView } from '../../shared/contract/session.ts';
import type { DevicePlace } from '../../shared/domain/words.ts';
import { firstOf, type First } from '../first_screen.ts';
import { useSession } from './session.ts';
import { useText } from './ui.ts';

/** The place of this machine and, on a paired device, its name; null before the first answer. */
export const useDesk = (): SessionView['desk'] | null => useSession()?.desk ?? null;

/** What comes first on the board here, for the signed-in officer. */
export function useFirst(): First {
  const session = useSession();
  const role = session?.officer?.role;
  return session === undefined || role === undefined ? 'flights' : firstOf(role, session.desk.place);
}

/** The word for another desk in a sentence, *konter 2*; null for this one, which needs no saying. */
export function usePlaceNoun(): (place: DevicePlace | null) => string | null {
  const words = useText().network;
  const here = useDesk()?.place;
  return useCallback((place) => (place === null || place === here ? null : words.placeNouns[place]), [words, here]);
}
