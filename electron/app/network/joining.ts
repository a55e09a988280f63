/** A machine without a station asks to be a device of another one; what came of it is kept on the disk. */
import type { ErrorOf, OutputOf } from '../../../shared/contract/index.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Machine } from '../application.ts';
import { traceOf } from '../log.ts';
import { askToJoin, type AskEnd, type Asking } from './asking.ts';
import { keepJoined, type Joined } from './joined.ts';

export type { Joined };

type State = OutputOf<'station.joining'>;

/** Asking to join, as calls see it. */
export interface Joining {
  /** Asks the host of a code; another asking is given up. */
  readonly ask: (code: string) => Promise<Result<{ comparison: string }, { code: ErrorOf<'station.join'> }>>;
  readonly state: () => State;
  readonly close: () => void;
}

/** What a machine says that has joined. */
export const joinedState = ({ name, place, station }: Joined): State => ({
  state: 'joined',
  comparison: null,
  device: { name, place, station },
});

interface Parts {
  readonly machine: Machine;
  /** There is still no station on this machine. */
  readonly isFree: () => boolean;
  readonly joined: (joined: Joined) => void;
}

/** Nothing is asked yet. */
export function createJoining({ machine, isFree, joined }: Parts): Joining {
  let state: State = { state: 'none', comparison: null, device: null };
  let asking: Asking | null = null;
  let closed = false;
  const ended = (how: 'none' | 'refused' | 'lost' | 'failed') => {
    state = { state: how, comparison: null, device: null };
  };

  const settle = async (mine: Asking, end: AskEnd): Promise<void> => {
    if (closed || asking !== mine) return;
    asking = null;
    if (typeof end === 'string') {
      ended(end);
    } else if (!isFree()) {
      // Somebody made a station here meanwhile: it stays, and the admin there revokes what never called.
      ended('failed');
    } else {
      await keepJoined(machine.dataDir, end);
      state = joinedState(end);
      joined(end);
    }
  };

  return {
    ask: async (code) => {
      if (state.state === 'joined') return err({ code: 'station-exists' });
      asking?.giveUp();
      asking = null;
      ended('none');
      const asked = await askToJoin(code, machine.random);
      if (!asked.ok) return asked;
      if (closed) {
        asked.value.giveUp();
        return err({ code: 'pairing-not-accepted' });
      }
      const mine = asked.value;
      asking = mine;
      state = { state: 'asking', comparison: mine.comparison, device: null };
      void mine.end
        .then((end) => settle(mine, end))
        .catch((thrown: unknown) => {
          machine.log.note(`joining ${traceOf(thrown)}`);
          ended('failed');
        });
      return ok({ comparison: mine.comparison });
    },
    state: () => state,
    close: () => {
      closed = true;
      asking?.giveUp();
    },
  };
}
