/** One-touch counts and delays with ten seconds to take them back. */
import { useState } from 'react';
import type { OutsideReason } from '../../shared/contract/shift.ts';
import type { CountId, FlightId } from '../../shared/ids.ts';
import { stationNow } from '../clock.ts';
import { useCommand, type AnyFailure } from './calls.ts';

/** Milliseconds in which an act can be taken back; the application holds the same. */
const undoMillis = 10_000;
/** What *Delay* adds, minutes. */
const delayMinutes = 30;

interface Done {
  readonly kind: 'pass' | 'outside' | 'delay';
  readonly countId: CountId | null;
  readonly until: number;
}

export interface Counting {
  readonly pass: () => void;
  readonly outside: (reason: OutsideReason) => void;
  readonly delay: () => void;
  readonly undo: () => void;
  /** Acts that can be taken back at `now`, the latest last. */
  readonly undoable: (now: number) => readonly Done[];
  readonly failure: AnyFailure | null;
}

/** Counting for one flight. */
export function useCounting(flightId: FlightId): Counting {
  const pass = useCommand('flight.pass');
  const outside = useCommand('flight.outside');
  const delay = useCommand('flight.delay');
  const undoCount = useCommand('flight.undoCount');
  const [done, setDone] = useState<readonly Done[]>([]);
  const note = (kind: Done['kind'], countId: CountId | null) =>
    setDone((before) => [...before, { kind, countId, until: stationNow() + undoMillis }]);

  const undo = async () => {
    const last = done.at(-1);
    if (last === undefined) return;
    setDone((before) => before.filter((act) => act !== last));
    if (last.countId === null) await delay.run({ flightId, minutes: -delayMinutes });
    else await undoCount.run({ countId: last.countId });
  };
  return {
    pass: () => void pass.run({ flightId }).then((answer) => (answer.ok ? note('pass', answer.value.countId) : null)),
    outside: (reason) =>
      void outside
        .run({ flightId, reason })
        .then((answer) => (answer.ok ? note('outside', answer.value.countId) : null)),
    delay: () =>
      void delay.run({ flightId, minutes: delayMinutes }).then((answer) => (answer.ok ? note('delay', null) : null)),
    undo: () => void undo(),
    undoable: (now) => done.filter(({ until }) => until > now),
    failure: pass.failure ?? outside.failure ?? delay.failure ?? undoCount.failure,
  };
}
