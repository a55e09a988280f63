/**
 * The way into a station that may not be open: it opens at once; or it waits for its passphrase; or, where a backup or the recovery
 * sheet can help, it waits to be brought back. Whoever stands before it sees it open.
 */
import { lockStation, StationBusy } from '../../db/open.ts';
import { storageFault } from '../../db/storage_fault.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { Name, Reply } from '../../shared/contract/index.ts';
import { rowOf, type Failure } from '../../shared/contract/index.ts';
import { key as keyRows } from '../../shared/contract/key.ts';
import { recovery as recoveryRows, type RecoveryCause } from '../../shared/contract/recovery.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { CallerKey, HostApplication, Machine, PassphraseLock } from './application.ts';
import { forgetDamage } from './damage_mark.ts';
import { failsAtFirstStart, isFirstStart, waitsForPerson } from './first_start.ts';
import type { Follower } from './followers.ts';
import { traceOf } from './log.ts';
import { openApplication } from './open.ts';
import { noWays, type NetworkWays } from './open_station.ts';
import { causeOf, createRecovering, markedCause, type Recovering } from './recovering.ts';
import { createTurns } from './turns.ts';

const freeTries = 5;
const pauseMs = 30_000;

type Answer = Result<unknown, Failure>;

interface Unopened {
  readonly is: 'unopened';
  readonly cause: RecoveryCause;
  readonly recovering: Recovering;
}

/** What stands behind the door. */
type Behind =
  | { readonly is: 'open'; readonly app: HostApplication }
  | { readonly is: 'closed'; readonly lock: PassphraseLock }
  | Unopened;

const asked = ['recovery.begin', 'recovery.state', 'recovery.look', 'recovery.restore', 'recovery.key'] as const;
const isRecovery = (name: string): name is (typeof asked)[number] => asked.some((one) => one === name);

/** What a station answers that waits to be brought back. */
async function recovered({ cause, recovering }: Unopened, name: string, input: unknown): Promise<Answer> {
  if (!isRecovery(name)) return err({ code: 'station-unopened', detail: { cause } });
  const given = recoveryRows[name].input.safeParse(input);
  if (!given.success)
    return err({ code: 'invalid-input', detail: { path: given.error.issues[0]?.path.join('.') ?? '' } });
  switch (name) {
    case 'recovery.begin':
      return ok({});
    case 'recovery.state':
      return recovering.state();
    case 'recovery.look':
      return recovering.look(recoveryRows[name].input.parse(input));
    case 'recovery.restore':
      return recovering.restore(recoveryRows[name].input.parse(input));
    case 'recovery.key':
      return recovering.key(recoveryRows[name].input.parse(input));
  }
}

/** Opens the application, or one that waits. Throws what `openApplication` throws, where nobody at a page can help. */
export async function openOrWait(machine: Machine, ways: NetworkWays = noWays): Promise<HostApplication> {
  const door = new Door(machine, ways);
  await door.open();
  return door.application();
}

class Door {
  readonly #machine: Machine;
  readonly #ways: NetworkWays;
  #behind: Behind | null = null;
  #refused = 0;
  #freeAt = 0;
  #ended = false;
  #wanted: (() => void) | null = null;
  /** With the way to end each, while there is something to follow. */
  readonly #followers = new Map<Follower, (() => void) | null>();
  /** One after the other: tries side by side would share one count, and memory for each. */
  readonly #inTurn = createTurns();
  /** Lets go of the folder: nobody else starts on it while this waits. */
  #letGo: (() => void) | null = null;
  /** At the first start of a new version: its page has been answered once. */
  #asked = false;

  constructor(machine: Machine, ways: NetworkWays) {
    this.#machine = machine;
    this.#ways = ways;
  }

  /** Opens, or takes up what it has to wait for. @param anyway though damage was found before */
  async open(anyway = false): Promise<void> {
    const { secrets } = this.#machine;
    if (anyway) forgetDamage(this.#machine.dataDir);
    const lock = secrets.passphrase;
    if (lock !== null && (await lock.isClosed())) {
      this.#hold();
      this.#become({ is: 'closed', lock });
    } else await this.#openNow();
  }

  async #openNow(): Promise<void> {
    const marked = isFirstStart(this.#machine) ? null : markedCause(this.#machine);
    if (marked !== null) {
      this.#recover(marked);
      return;
    }
    const told = { refusedUnlocks: this.#refused, ways: this.#ways };
    this.#release();
    try {
      this.#become({ is: 'open', app: await openApplication(this.#machine, told) });
    } catch (thrown) {
      // The first start of a new version goes back to the one before instead.
      if (isFirstStart(this.#machine)) failsAtFirstStart(this.#machine);
      const cause = isFirstStart(this.#machine) ? null : await causeOf(this.#machine, thrown);
      if (cause === null) {
        // It goes on waiting as before.
        if (this.#behind !== null && !(thrown instanceof StationBusy)) this.#hold();
        throw thrown;
      }
      this.#machine.log.note(`station not opened: ${cause} ${traceOf(thrown)}`);
      this.#recover(cause);
    }
  }

  #hold(): void {
    this.#letGo ??= lockStation(this.#machine.dataDir);
  }

  #release(): void {
    this.#letGo?.();
    this.#letGo = null;
  }

  #recover(cause: RecoveryCause): void {
    this.#hold();
    this.#become({ is: 'unopened', cause, recovering: createRecovering(this.#machine, cause) });
  }

  #become(behind: Behind): void {
    const waited = this.#behind !== null;
    this.#behind = behind;
    if (behind.is !== 'open') {
      // Other windows read again what stands there now.
      if (waited) for (const follower of this.#followers.keys()) follower(1);
      return;
    }
    if (this.#ended) {
      behind.app.close();
      return;
    }
    for (const follower of this.#followers.keys()) this.#followers.set(follower, behind.app.follow(follower));
    // Whoever waits at the closed door sees it open.
    for (const follower of this.#followers.keys()) follower(1);
    this.#wanted?.();
  }

  #app(): HostApplication | null {
    return this.#behind?.is === 'open' ? this.#behind.app : null;
  }

  async #unlock(lock: PassphraseLock, input: unknown): Promise<Answer> {
    const parsed = keyRows['station.unlock'].input.safeParse(input);
    if (!parsed.success) return err({ code: 'invalid-input', detail: { path: 'passphrase' } });
    const left = this.#freeAt - this.#machine.clock.monotonic();
    if (left > 0) return err({ code: 'passphrase-wait', detail: { seconds: Math.ceil(left / 1000) } });
    if (!(await this.#isRight(lock, parsed.data.passphrase))) {
      this.#refused += 1;
      if (this.#refused % freeTries === 0) this.#freeAt = this.#machine.clock.monotonic() + pauseMs;
      return err({ code: 'passphrase-wrong' });
    }
    if (this.#behind?.is === 'closed') await this.#openNow();
    return ok({});
  }

  /** False for a wrong one. A file that is damaged is as good as a lost one: the sheet helps. */
  async #isRight(lock: PassphraseLock, passphrase: string): Promise<boolean> {
    try {
      return await lock.open(passphrase);
    } catch (thrown) {
      const cause = await causeOf(this.#machine, thrown);
      if (cause === null) throw thrown;
      this.#recover(cause);
      return true;
    }
  }

  async #end(input: unknown): Promise<Answer> {
    const parsed = recoveryRows['recovery.end'].input.safeParse(input);
    if (!parsed.success) return err({ code: 'invalid-input', detail: { path: 'anyway' } });
    if (this.#behind?.is === 'unopened') await this.#behind.recovering.close();
    await this.open(parsed.data.anyway);
    return ok({ open: this.#app() !== null });
  }

  async #answer(behind: Exclude<Behind, { is: 'open' }>, name: string, input: unknown): Promise<Answer> {
    if (behind.is === 'closed') {
      // There is a page, and it works: the starter waits for the person in front of it, as long as that takes.
      if (!this.#asked) waitsForPerson(this.#machine);
      this.#asked = true;
      if (name === 'station.unlock') return this.#unlock(behind.lock, input);
      if (name !== 'recovery.begin') return err({ code: 'station-closed' });
      this.#recover('passphrase');
      return ok({});
    }
    if (name === 'recovery.end') return this.#end(input);
    if (name !== 'recovery.restore') return recovered(behind, name, input);
    // It takes the folder for itself.
    this.#release();
    try {
      return await recovered(behind, name, input);
    } finally {
      this.#hold();
    }
  }

  /** A machine without a station asks for one of its backups: what is open of it holds nothing. */
  async #begin(app: HostApplication, caller: CallerKey): Promise<Answer> {
    const state = await createClient((name, input) => app.dispatch(caller, name, input))('station.state', {});
    if (!state.ok) return state;
    if (state.value.mode !== 'live' || state.value.station !== null) return err({ code: 'station-exists' });
    app.close();
    this.#recover('new');
    return ok({});
  }

  async #dispatch(caller: CallerKey, name: string, input: unknown): Promise<Answer> {
    if (rowOf(name) === null) return err({ code: 'unknown-call' });
    try {
      return await this.#inTurn(async () => {
        // What was asked before may have opened it.
        if (this.#behind?.is === 'open') {
          if (name === 'recovery.begin') return await this.#begin(this.#behind.app, caller);
          return await this.#behind.app.dispatch(caller, name, input);
        }
        if (this.#behind === null) throw new Error('nothing is open');
        return await this.#answer(this.#behind, name, input);
      });
    } catch (thrown) {
      const fault = storageFault(thrown);
      if (fault !== null) {
        this.#machine.log.note(`${fault} ${name} ${traceOf(thrown)}`);
        return err({ code: fault });
      }
      const reference = Buffer.from(this.#machine.random(4)).toString('hex');
      this.#machine.log.note(`${reference} ${name} ${traceOf(thrown)}`);
      return err({ code: 'internal', detail: { reference } });
    }
  }

  application(): HostApplication {
    return {
      dispatch: async (caller, name, input, act) => {
        const app = this.#app();
        if (app !== null && name !== 'recovery.begin') return app.dispatch(caller, name, input, act);
        return (await this.#dispatch(caller, name, input)) as Reply<Name>; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- what a closed station answers is a failure, or what its row says
      },
      // While it is closed it waits with everything else.
      checkLog: () =>
        this.#app()?.checkLog() ??
        new Promise((resolve) => {
          this.#wanted = () => {
            resolve(this.#app()?.checkLog());
          };
        }),
      follow: (follower) => {
        const own: Follower = (revision) => {
          follower(revision);
        };
        this.#followers.set(own, this.#app()?.follow(own) ?? null);
        return () => {
          this.#followers.get(own)?.();
          this.#followers.delete(own);
        };
      },
      queueKey: (caller, device) => this.#app()?.queueKey(caller, device) ?? null,
      forget: (caller) => this.#app()?.forget(caller),
      close: () => {
        this.#ended = true;
        this.#followers.clear();
        this.#app()?.close();
        this.#release();
        if (this.#behind?.is !== 'unopened') return;
        this.#behind.recovering.close().catch((thrown: unknown) => {
          this.#machine.log.note(`copy not removed ${traceOf(thrown)}`);
        });
      },
    };
  }
}
