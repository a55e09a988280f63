/** What is on this device alone, because its station did not answer: what waits, and what was not taken afterwards. */
import { useMemo } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { answerKey } from '../../shared/contract/screening.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import { call, readAgain, useCall } from './calls.ts';
import { officerHere } from './per_officer.ts';
import type { AnswerFault } from './screening.ts';
import { useUi } from './ui.ts';

const empty = {};

/** What this device keeps; nothing on the station itself. */
export const useKept = (): OutputOf<'kept.state'> | undefined => useCall('kept.state', empty).value;

/** Whether the station of this device does not answer. */
export const useCutOff = (): boolean => useUi((ui) => ui.link) === 'cutOff';

/** The own answers on one screening that are on this device alone. */
export function useKeptOn(id: ScreeningId): {
  readonly waiting: ReadonlySet<string>;
  readonly fault: AnswerFault | null;
} {
  const own = useKept()?.own;
  return useMemo(() => {
    const here = (own ?? []).filter(({ screeningId }) => screeningId === id);
    const waiting = new Set(here.flatMap(({ refused, answers }) => (refused === null ? answers.map(answerKey) : [])));
    const not = here.find(({ refused }) => refused !== null);
    if (not === undefined || not.refused === null) return { waiting, fault: null };
    const { refused: code, answers, since } = not;
    return { waiting, fault: { failure: { code }, answers, by: officerHere(), keptSince: since } };
  }, [own, id]);
}

/** Discards the own answers on a screening that the station did not take. Where it fails, they are shown again. */
export async function discardKept(screeningId: ScreeningId): Promise<void> {
  await call('kept.discard', { screeningId });
  await readAgain();
}
