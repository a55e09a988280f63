/** A referral that is to be carried from this device as a QR, and one that the reader of this machine has read. */
import { create } from 'zustand';
import { carriedPrefix, type CarriedReferral } from '../../shared/domain/carried.ts';
import { classifyScan } from '../../shared/domain/key_burst.ts';

/** As it is being written; null: not chosen yet. */
export type CarryDraft = Omit<CarriedReferral, 'selection'> & {
  readonly selection: CarriedReferral['selection'] | null;
};

interface Carry {
  /** What was begun and not cleared; null: nothing. */
  readonly draft: CarryDraft | null;
  /** It is on the screen. */
  readonly open: boolean;
  /** What the reader is to read of it, as long as nothing of it changes; null: not made yet. */
  readonly code: string | null;
  /** Text of a code that was read here and not yet taken or left. */
  readonly read: string | null;
}

export const useCarry = create<Carry>(() => ({ draft: null, open: false, code: null, read: null }));

const blank: CarryDraft = {
  sender: '',
  passport: '',
  flight: '',
  selection: null,
  purpose: '',
  asked: '',
  reason: '',
  note: '',
};

/** Begins one, under the name of whoever was signed in here. What was begun before and not cleared goes on. */
export const beginCarry = (sender: string): void =>
  useCarry.setState((before) => ({ draft: before.draft ?? { ...blank, sender }, open: true }));

export const changeCarry = (change: Partial<CarryDraft>): void =>
  useCarry.setState(({ draft }) => ({ draft: draft && { ...draft, ...change }, code: null }));

/** Shows the code, or (null) the form again. */
export const showCode = (code: string | null): void => useCarry.setState({ code });

/** Puts it aside; nothing that was typed is lost. */
export const hideCarry = (): void => useCarry.setState({ open: false });

/** Nothing of it is kept. */
export const endCarry = (): void => useCarry.setState({ draft: null, open: false, code: null });

/** While one is written, the passport under the reader is its; false where nobody writes one, or the burst is no passport. */
export function takeCarryScan(text: string): boolean {
  const takes = useCarry.getState().open && classifyScan(text) === 'mrz';
  if (takes) changeCarry({ passport: text.trim() });
  return takes;
}

/** Takes the code of a carried referral; false where the burst is none. */
export function takeCarriedCode(text: string): boolean {
  const takes = text.trim().toUpperCase().startsWith(carriedPrefix);
  if (takes) useCarry.setState({ read: text.trim() });
  return takes;
}

/** The code that was read is put away. */
export const leaveCarried = (): void => useCarry.setState({ read: null });
