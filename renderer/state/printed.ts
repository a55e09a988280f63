/** Which papers this device has printed: a second print is a duplicate and says so, also after a restart. Numbers only, no names. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface Printed {
  readonly numbers: readonly string[];
}

/** The numbers printed here, the newest last. */
export const usePrinted = create<Printed>()(persist((): Printed => ({ numbers: [] }), { name: 'tapis-printed' }));

const kept = 400;

/** A paper of this number has left the printer. */
export function notePrinted(number: string): void {
  usePrinted.setState(({ numbers }) => ({
    numbers: [...numbers.filter((one) => one !== number), number].slice(-kept),
  }));
}
