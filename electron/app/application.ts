/** What a shell sees of the application: one way in, and the few things only the machine can give. */
import type { Name, Reply } from '../../shared/contract/index.ts';
import type { Instant } from '../../shared/time.ts';

/** One page or window, as its shell knows it: an opaque key that never comes from the page itself. */
export type CallerKey = string;

/** The live station, or practice with a database and a key of its own. */
export type Mode = 'live' | 'practice';

/** Wall and monotonic time. Tests give their own. */
export interface Clock {
  now(): Instant;
  /** Milliseconds since the process started; never goes back. */
  monotonic(): number;
}

/** Keeps the 32-byte database key of each mode. A missing key is null; a store that cannot protect throws. */
export interface SecretStore {
  readonly protection: 'keyFile' | 'systemKeychain';
  read(mode: Mode): Promise<Uint8Array | null>;
  write(mode: Mode, key: Uint8Array): Promise<void>;
}

/** Where technical trouble is noted: never personal data, never a message of a failure's content. */
export interface Log {
  note(line: string): void;
}

/** What the machine gives. `random` returns so many random bytes; `dataDir` exists and belongs to the user. */
export interface Machine {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
  readonly secrets: SecretStore;
  readonly log: Log;
}

/** The running application. */
export interface Application {
  /** Answers one call. Never rejects: what is thrown inside becomes `internal` with a reference number. */
  dispatch(caller: CallerKey, name: string, input: unknown): Promise<Reply<Name>>;
  /** The page is gone: its session ends. */
  forget(caller: CallerKey): void;
  /** Ends sessions, checkpoints and closes the databases, frees the station lock. */
  close(): void;
}
