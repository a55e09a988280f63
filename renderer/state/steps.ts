/** Which step of which work the officer is at, for the measure of seconds, touches and keys. */
import { useEffect } from 'react';
import { elapsed } from '../clock.ts';
import { enterStep, type EffortStep, type Work } from './effort.ts';

/** While this is shown, time, touches and keys belong to this step; null: waiting for a traveller is nobody's work. */
export function useStep(work: Work, step: EffortStep | null): void {
  useEffect(() => {
    enterStep(work, step, elapsed());
    return () => enterStep(work, null, elapsed());
  }, [work, step]);
}
