/**
 * A host whose key lies under a passphrase starts at once and answers that it is closed; the first right passphrase
 * opens the application in its place. Wrong ones cost a second each by their making, and a pause after five.
 */
import type { Name, Reply } from '../../shared/contract/index.ts';
import { rowOf, type Failure } from '../../shared/contract/index.ts';
import { key as keyRows } from '../../shared/contract/key.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { CallerKey, HostApplication, Machine, PassphraseLock } from './application.ts';
import { waitsForPerson } from './first_start.ts';
import { createFollowers } from './followers.ts';
import { traceOf } from './log.ts';
import { openApplication } from './open.ts';
import { noWays, type NetworkWays } from './open_station.ts';
import { createTurns } from './turns.ts';

const freeTries = 5;
const pauseMs = 30_000;

/** Opens the application, or a closed one that waits for the passphrase. Throws what `openApplication` throws. */
export async function openOrWait(machine: Machine, ways: NetworkWays = noWays): Promise<HostApplication> {
  const lock = machine.secrets.passphrase;
  if (lock === null || !(await lock.isClosed())) return openApplication(machine, { ways });
  waitsForPerson(machine);
  return waiting(machine, lock, ways);
}

function waiting(machine: Machine, lock: PassphraseLock, ways: NetworkWays): HostApplication {
  let inner: HostApplication | null = null;
  let refused = 0;
  let freeAt = 0;
  let ended = false;
  let wanted: (() => void) | null = null;
  const { follow, changed, close } = createFollowers();

  const tryOpen = async (passphrase: string): Promise<Result<Record<string, never>, Failure>> => {
    if (inner !== null) return ok({});
    const left = freeAt - machine.clock.monotonic();
    if (left > 0) return err({ code: 'passphrase-wait', detail: { seconds: Math.ceil(left / 1000) } });
    if (!(await lock.open(passphrase))) {
      refused += 1;
      if (refused % freeTries === 0) freeAt = machine.clock.monotonic() + pauseMs;
      return err({ code: 'passphrase-wrong' });
    }
    const opened = await openApplication(machine, { refusedUnlocks: refused, ways });
    if (ended) {
      opened.close();
      return ok({});
    }
    inner = opened;
    inner.follow(changed);
    // Whoever waits at the closed door sees it open.
    changed(1);
    wanted?.();
    return ok({});
  };
  /** One try after the other: side by side they would share one count, and memory for each. */
  const inTurn = createTurns();
  const answer = async (name: string, input: unknown): Promise<Result<unknown, Failure>> => {
    if (rowOf(name) === null) return err({ code: 'unknown-call' });
    if (name !== 'station.unlock') return err({ code: 'station-closed' });
    const parsed = keyRows['station.unlock'].input.safeParse(input);
    if (!parsed.success) return err({ code: 'invalid-input', detail: { path: 'passphrase' } });
    try {
      return await inTurn(() => tryOpen(parsed.data.passphrase));
    } catch (thrown) {
      const reference = Buffer.from(machine.random(4)).toString('hex');
      machine.log.note(`${reference} station.unlock ${traceOf(thrown)}`);
      return err({ code: 'internal', detail: { reference } });
    }
  };
  return {
    dispatch: async (caller: CallerKey, name, input) => {
      if (inner !== null) return inner.dispatch(caller, name, input);
      return (await answer(name, input)) as Reply<Name>; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- what a closed station answers is a failure of every call, or the empty answer of this one
    },
    // While it is closed it waits with everything else.
    checkLog: () =>
      inner?.checkLog() ??
      new Promise((resolve) => {
        wanted = () => {
          resolve(inner?.checkLog());
        };
      }),
    follow,
    queueKey: (caller, device) => inner?.queueKey(caller, device) ?? null,
    forget: (caller) => inner?.forget(caller),
    close: () => {
      ended = true;
      close();
      inner?.close();
    },
  };
}
