/** What a shell sees of the application: one way in, and the few things only the machine can give. */
import type { Name, Reply } from '../../shared/contract/index.ts';
import type { ActId, DeviceId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { Follower } from './followers.ts';
import type { MayBeInstalled } from '../update/installation.ts';
import type { QueueKey } from './network/queue_key.ts';

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

/** How the database key is kept. */
export type KeyProtection = 'keyFile' | 'systemKeychain' | 'passphrase';

/** Keeps the 32-byte database key of each mode. A missing key is null; a store that cannot protect throws. */
export interface SecretStore {
  readonly protection: KeyProtection;
  read(mode: Mode): Promise<Uint8Array | null>;
  write(mode: Mode, key: Uint8Array): Promise<void>;
  /** The key of a rotation that may or may not have reached the database. */
  readStaged(mode: Mode): Promise<Uint8Array | null>;
  /** Keeps the next key beside the present one, before the database is given it. */
  stage(mode: Mode, key: Uint8Array): Promise<void>;
  /** The staged key takes the place of the present one. */
  promote(mode: Mode): Promise<void>;
  /** Null where the system keeps the keys. */
  readonly passphrase: PassphraseLock | null;
  /** Keys kept the same way for another data folder. */
  at(dataDir: string): SecretStore;
}

/** The live key under a passphrase that people know. */
export interface PassphraseLock {
  /** The key waits for the passphrase. */
  isClosed(): Promise<boolean>;
  /** Whether the passphrase was the right one. About a second. */
  open(passphrase: string): Promise<boolean>;
  /** Wraps the key anew under this passphrase, or puts it (null) into the key file again. */
  change(passphrase: string | null): Promise<void>;
  /** The live key as it lies under the passphrase; null: it does not. */
  envelope(): Promise<string | null>;
  /** Keeps a live key that lies under a passphrase elsewhere, where none is kept yet. */
  adopt(envelope: string): Promise<void>;
}

/** Where technical trouble is noted: never personal data, never a message of a failure's content. Never throws. */
export interface Log {
  note(line: string): void;
}

/** What the machine gives. `random` returns so many random bytes; `dataDir` exists and belongs to the user. */
export interface Machine extends MayBeInstalled {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
  readonly secrets: SecretStore;
  readonly log: Log;
}

/** An act that comes from a device. */
export interface DeviceAct {
  readonly id: ActId;
  readonly device: DeviceId;
  /** Null: it comes as it is given. Else it waited on the device, which says when it was given: by both its clocks. */
  readonly given: GivenAt | null;
}

/** When an act was given: by the device's own clock, and by the station's as far as the device knew it. */
export interface GivenAt {
  readonly device: Instant;
  readonly station: Instant;
}

/** The running application. */
export interface Application {
  /**
   * Answers one call. Never rejects: what is thrown inside becomes `internal` with a reference number.
   * @param act where it comes from a device and may be kept there: done once, however often it is sent
   */
  dispatch(caller: CallerKey, name: string, input: unknown, act?: DeviceAct): Promise<Reply<Name>>;
  /**
   * Verifies what the live station recorded since its log was verified last. The shell asks for it once its page can be
   * reached, so that nobody waits for it. Never rejects; what does not fit is said at the door.
   */
  checkLog(): Promise<void>;
  /**
   * Tells from now on that something was stored, by the revision of its station (live or practice, as `session.current`
   * gives it) and nothing else; what it was, and whether a page may see it, the calls decide that the page then makes.
   * At once, in a burst at most four times a second and the last of it always. Answers how to end it.
   */
  follow(follower: Follower): () => void;
  /** The page is gone: its session ends. */
  forget(caller: CallerKey): void;
  /** Ends sessions, checkpoints and closes the databases, frees the station lock. */
  close(): void;
}

/** The application of a machine that is a station itself. */
export interface HostApplication extends Application {
  /** Who works at this page, and the key under which the device that shows it seals their answers; null: nobody does. */
  queueKey(caller: CallerKey, device: DeviceId): QueueKey | null;
}
