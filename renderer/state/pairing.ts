/** The code of a station that this machine is to join, from the reader or typed. */
import { create } from 'zustand';
import { pairingPrefix } from '../../shared/contract/network.ts';

/** Null where nobody is joining. */
export const usePairing = create<{ readonly code: string | null }>(() => ({ code: null }));

/** The page takes codes from now on (an empty one), or no longer (null). */
export const setPairingCode = (code: string | null): void => usePairing.setState({ code });

/** Takes a pairing code that the reader read; false where the burst is none, or nobody is joining. */
export function takePairingScan(text: string): boolean {
  const takes = usePairing.getState().code !== null && text.trim().startsWith(pairingPrefix);
  if (takes) usePairing.setState({ code: text.trim() });
  return takes;
}
