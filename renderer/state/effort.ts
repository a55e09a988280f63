/**
 * Seconds, touches and keys of each step of the open work, measured here and sent with the decision. A scanner's burst is no
 * key; a second on which nobody touched anything for long is still a second the traveller waited, so it counts.
 * Moments are `performance.now()` milliseconds (monotonic), handed in.
 */
import { create } from 'zustand';
import type { Effort } from '../../shared/domain/effort.ts';
import { keepPerOfficer } from './per_officer.ts';

/** One step of the work as the contract names it. */
export type EffortStep = Effort['step'];

const steps: readonly EffortStep[] = [
  'scan',
  'purpose',
  'documents',
  'questions',
  'own',
  'result',
  'decision',
  'custody',
];

interface Spent {
  readonly ms: number;
  readonly touches: number;
  readonly keys: number;
}

/** Which work: a screening's id, or `new` while the traveller has no record yet. */
export type Work = string;

interface EffortState {
  readonly work: Work;
  readonly step: EffortStep | null;
  readonly since: number;
  readonly spent: Readonly<Record<Work, Partial<Record<EffortStep, Spent>>>>;
}

const nothing: Spent = { ms: 0, touches: 0, keys: 0 };

/** The measure itself; screens use the functions below. */
export const useEffort = create<EffortState>(() => ({ work: 'new', step: null, since: 0, spent: {} }));
keepPerOfficer(useEffort, { work: 'new', step: null, since: 0, spent: {} });

function add(state: EffortState, more: Spent): EffortState['spent'] {
  if (state.step === null) return state.spent;
  const ofWork = state.spent[state.work] ?? {};
  const before = ofWork[state.step] ?? nothing;
  const after = {
    ms: before.ms + more.ms,
    touches: before.touches + more.touches,
    keys: before.keys + more.keys,
  };
  return { ...state.spent, [state.work]: { ...ofWork, [state.step]: after } };
}

/** The officer is now at this step of this work; the time until now belongs to the step left. */
export function enterStep(work: Work, step: EffortStep | null, at: number): void {
  useEffort.setState((state) => {
    if (state.work === work && state.step === step) return state;
    return { work, step, since: at, spent: add(state, { ms: Math.max(0, at - state.since), touches: 0, keys: 0 }) };
  });
}

/** One touch or click. */
export function countTouch(): void {
  useEffort.setState((state) => ({ spent: add(state, { ms: 0, touches: 1, keys: 0 }) }));
}

/** So many keys of the officer's own hand. */
export function countKeys(count: number): void {
  useEffort.setState((state) => ({ spent: add(state, { ms: 0, touches: 0, keys: count }) }));
}

/** The work without a record has got one: what was measured goes along. */
export function moveEffort(from: Work, to: Work): void {
  useEffort.setState((state) => {
    const { [from]: moved = {}, ...rest } = state.spent;
    return { spent: { ...rest, [to]: { ...rest[to], ...moved } }, work: state.work === from ? to : state.work };
  });
}

/** A new traveller: the measure of this work starts from nothing. */
export function forgetEffort(work: Work, at: number): void {
  useEffort.setState((state) => {
    const { [work]: _gone, ...rest } = state.spent;
    return { spent: rest, since: state.work === work ? at : state.since };
  });
}

/** What was measured of this work until now, in the shape the contract takes; seconds to a tenth. */
export function effortOf(work: Work, at: number): Effort[] {
  enterStepAgain(at);
  const spent = useEffort.getState().spent[work];
  return steps.flatMap((step) => {
    const { ms, touches, keys } = spent?.[step] ?? nothing;
    if (ms === 0 && touches === 0 && keys === 0) return [];
    const seconds = Math.min(86_400, Math.round(ms / 100) / 10);
    return [{ step, seconds, touches: Math.max(0, touches), keys: Math.max(0, keys) }];
  });
}

/** Books the running time of the present step up to now, without leaving it. */
function enterStepAgain(at: number): void {
  useEffort.setState((state) => ({
    since: at,
    spent: add(state, { ms: Math.max(0, at - state.since), touches: 0, keys: 0 }),
  }));
}
