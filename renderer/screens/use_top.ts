import { useEffect } from 'react';

/** A new step begins at its top (null: something on it has been scrolled to), and the focus is in the work: a key pressed next must not fall on what has gone. */
export function useTop(step: string | null): void {
  useEffect(() => {
    const work = document.getElementById('work');
    if (step !== null) work?.scrollTo({ top: 0 });
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) work?.focus({ preventScroll: true });
  }, [step]);
}
