/** The code of a station that this machine is to join, from the reader or typed. */
import { create } from 'zustand';
import { pairingPrefix } from '../../shared/contract/network.ts';

/** Null where nobody is joining: then a code that is read is forgotten. */
export const usePairing = create<{ readonly code: string | null }>(() => ({ code: null }));

/** The page takes codes from now on (an empty one), or no longer (null). */
export const setPairingCode = (code: string | null): void => usePairing.setState({ code });

/** Whether a burst of the reader is a pairing code. */
export const isPairingCode = (text: string): boolean => text.trim().startsWith(pairingPrefix);

/** A pairing code was read. */
export const takePairingScan = (text: string): void =>
  usePairing.setState(({ code }) => ({ code: code === null ? null : text.trim() }));
