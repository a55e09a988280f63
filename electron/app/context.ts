/** What a handler is given. A query cannot write, by type; only a command's context has the writer. */
import type { z } from 'zod';
import type { Reader, Writer } from '../../db/store.ts';
import type { BackupRecord } from '../../db/backups.ts';
import type { OfficerRecord } from '../../db/officers.ts';
import type { OutboxPlace } from '../../db/outbox.ts';
import type { EventKind, EventSubject } from '../../shared/audit/event.ts';
import type { BackupFault, BackupReason } from '../../shared/contract/backup.ts';
import type { ApprovableCall, ApprovalFault } from '../../shared/contract/session.ts';
import type { Contract, Failure, Name } from '../../shared/contract/index.ts';
import type { Row } from '../../shared/contract/procedure.ts';
import type { Settings } from '../../shared/contract/station.ts';
import type { Verification } from '../../shared/audit/verification.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import type { DevicePlace } from '../../shared/domain/words.ts';
import type { WorkCalendar } from '../../shared/domain/working_days.ts';
import type { ApprovalId, DeviceId, OfficerId } from '../../shared/ids.ts';
import type { Result } from '../../shared/result.ts';
import type { Day, Instant } from '../../shared/time.ts';
import type { HostApplication, KeyProtection, Mode, PassphraseLock } from './application.ts';
import type { ApprovalAsked, Approved } from './approvals.ts';
import type { Exports } from './export/wish.ts';
import type { ErasureNotes } from './erasure_notes.ts';
import type { NetworkFault, NetworkPlace } from '../../shared/contract/network.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { Succession } from './standby/wire.ts';
import type { LogPart } from './log_verification.ts';
import type { Joining } from './network/joining.ts';
import type { Pairing } from './network/pairing.ts';
import type { OfferedBatch } from './outbox/offered.ts';
import type { Session } from './sessions.ts';
import type { UpdatePackage } from '../update/package.ts';
import type { Returned } from '../update/pointer.ts';
import type { StageFault } from '../update/stage.ts';

/** A catalogue with its hash: the one in force, one that was, or a proposed one. */
export interface CatalogueInForce {
  readonly version: string;
  readonly sha256: string;
  readonly catalogue: Catalogue;
}

/** Content parts of an event; each becomes a salted commitment, the part itself stays erasable. */
export type EventContent = Readonly<Record<string, unknown>>;

/** How far a long job has come. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** What a sound copy of the database holds: bytes of the file, events and root (base64) of its log. */
export interface CopyFacts {
  readonly bytes: number;
  readonly events: number;
  readonly root: string;
}

/** Backups of one station. */
export interface Backups {
  readonly folder: string;
  /** Names of the backups that are there, oldest first. */
  readonly files: () => string[];
  /** Opens and checks a backup that is there, page for page; nothing is changed. */
  readonly check: (file: string) => Promise<Result<CopyFacts, BackupFault>>;
  /** Something was committed; a backup is started where one is due. */
  readonly committed: (kinds: readonly EventKind[]) => void;
  /** Makes one now and answers what came of it. One at a time: asked meanwhile, the running one answers. */
  readonly make: (reason: BackupReason) => Promise<BackupRecord>;
  readonly isRunning: () => boolean;
  /** Removes all backups but this one, in both places. */
  readonly keepOnly: (file: string) => void;
  /** Ends a running copy; its half file is removed by the next one. */
  readonly stop: () => void;
}

/** Verifications of the station's log. */
export interface LogChecks {
  /** Verifies all of it. One at a time: asked meanwhile, the running one answers. Null: it was stopped. */
  readonly whole: () => Promise<Verification | null>;
  /** How far it has come; null where none runs. */
  readonly progress: () => Progress | null;
  readonly stop: () => void;
  /** Verifies a part, beside the others; nothing is recorded. Null: the station closes. */
  readonly part: (part: LogPart) => Promise<Verification | null>;
  /** Verifies what was recorded since the last time, and records what came of it. Never rejects. */
  readonly sinceLast: () => Promise<void>;
  /** Ends whatever runs. */
  readonly close: () => void;
}

/** The key of the open database. */
export interface StationKeys {
  /** Names the key without telling it, 64 hex digits. */
  readonly fingerprint: () => string;
  /** The key in two parts that say nothing alone; another pair each time. */
  readonly parts: () => readonly [string, string];
  /** A new key in the place of the present one. */
  readonly rotate: () => Promise<void>;
  /** Null in practice, and where the system keeps the keys. */
  readonly passphrase: PassphraseLock | null;
}

/** The outbox of one station. */
export interface Outbox {
  /** Goes on with what the last process left waiting; before it nothing is sent, as when a backup is only tried. */
  readonly start: () => void;
  /** Something waits, or the settings are others. */
  readonly changed: () => void;
  /** Does not wait for the next try. */
  readonly sendNow: () => void;
  readonly sending: () => boolean;
  /** The next batch for a stick; null where nothing waits. `offered` adds to the transaction that says it leaves. */
  readonly forStick: (
    after: OutboxPlace | null,
    offered: (ctx: CommandContext, batch: OfferedBatch) => void,
  ) => Promise<OfferedBatch | null>;
  /** Gives up whatever runs; the next start goes on. */
  readonly close: () => void;
}

/** The counter's network of one station, as its host. */
export interface StationNetwork {
  /** Answers devices through this application from now on, where it is switched on. */
  readonly start: (application: HostApplication) => void;
  readonly state: () => {
    listening: boolean;
    fault: NetworkFault | null;
    addresses: { card: string; address: string }[];
  };
  /** Listens there instead of where it did; on a fault everything is as before. */
  readonly open: (place: NetworkPlace) => Promise<NetworkFault | null>;
  /** Listens no more, and ends all connections. */
  readonly shut: () => void;
  /** A new pairing code; null where nothing listens. */
  readonly pair: () => { code: string; seconds: number } | null;
  readonly pairing: Omit<Pairing, 'start'>;
  /** `address`: from where it is connected, null where it is not. */
  readonly presence: (id: DeviceId) => { connected: boolean; seenAt: Instant | null; address: string | null };
  /** Ends the connections and sessions of a device. */
  readonly putOut: (id: DeviceId) => void;
  readonly close: () => void;
}

/** The spare of one station, seen from its host. */
export interface StationSpare {
  /** Null: none is named. */
  readonly state: () => Omit<NonNullable<OutputOf<'spare.state'>['spare']>, 'name'> | null;
  /** Answers a device that asks for the copy; null: it may not, or must ask from the beginning. */
  readonly pull: (device: DeviceId, asked: unknown) => Promise<Uint8Array | null>;
  /** Who is the host and who would be, for this device. */
  readonly succession: (device: DeviceId) => Succession;
  /** Resolves once the spare has what was committed, or need not be waited for; null: nothing is waited for. */
  readonly settled: () => Promise<void> | null;
  /** Another key, another spare, or none: the copy begins again. */
  readonly anew: () => void;
  /** Hears of the certificate (PEM) of another host; whether that one has the station now. */
  readonly superseded: (certificate: string) => boolean;
  /** Looks whether the spare has become a host. Never rejects for want of an answer. */
  readonly ask: () => Promise<void>;
  readonly close: () => void;
}

/** Updates of the program. */
export interface Updates {
  /** The version that runs; null: it was not installed so that it can be updated. */
  readonly version: string | null;
  /** The version that the next start tries. */
  readonly pending: () => string | null;
  /** The last version that was given up. */
  readonly returned: () => Returned | null;
  /** Reads a package on a stick and verifies all of it. */
  readonly look: (folder: string) => Promise<Result<UpdatePackage, Exclude<StageFault, 'disk-full'>>>;
  /** Copies it beside the versions there are, and verifies the copy. One at a time. */
  readonly unpack: (found: UpdatePackage) => Promise<Result<UpdatePackage, StageFault | 'update-running'>>;
  /** Names an unpacked version for the next start. Throws like writing a file does. */
  readonly arm: (version: string) => void;
}

/** A machine of the station at which somebody works. */
export interface Desk {
  readonly place: DevicePlace;
  /** As the admin called a paired device; null: the station's own machine. */
  readonly device: string | null;
}

/** Everything a handler may read. */
export interface QueryContext {
  readonly now: Instant;
  readonly today: Day;
  readonly mode: Mode;
  readonly keyProtection: KeyProtection;
  readonly keys: StationKeys;
  readonly revision: number;
  /** Nobody has a doubt about the clock. */
  readonly clockSure: boolean;
  readonly read: Reader;
  readonly session: Session | null;
  readonly officer: OfficerRecord | null;
  readonly settings: Settings;
  /** Where the caller's machine stands. */
  readonly desk: () => Desk;
  /** Working days and holidays, with the years the station received later. */
  readonly calendar: () => WorkCalendar;
  readonly catalogue: () => CatalogueInForce;
  /** A catalogue that is or was in force, or an open proposal's. Throws on any other. */
  readonly catalogueOf: (sha256: string) => CatalogueInForce;
  readonly random: (bytes: number) => Uint8Array;
  /** Long jobs that run now, by what they are about; in memory, a restart ends them. */
  readonly running: Map<string, Progress>;
  readonly logChecks: LogChecks;
  /** Backups of the live station; null in practice, which keeps nothing. */
  readonly backups: Backups | null;
  /** Exports of the live station's data; null in practice. */
  readonly exports: Exports | null;
  /** The counter's network; null in practice. */
  readonly network: StationNetwork | null;
  /** The spare; null in practice. */
  readonly spare: StationSpare | null;
  /** This machine asks to be a device of another station; null in practice. */
  readonly joining: Joining | null;
  /** What goes to the central system; null in practice, which sends nothing. */
  readonly outbox: Outbox | null;
  /** Updates of the program; null in practice. */
  readonly updates: Updates | null;
}

/** A command's context: writes and the event that must come with them. */
export interface CommandContext extends QueryContext {
  readonly write: Writer;
  readonly sessions: SessionControl;
  audit(kind: EventKind, subjects: readonly EventSubject[], content?: EventContent): void;
  /** Takes an approval out for this call and subject, or says why it does not carry it. One use. */
  takeApproval(id: ApprovalId, call: ApprovableCall, subject: string): Result<Approved, { code: ApprovalFault }>;
}

/** A job's context: no writer, but short transactions of its own. */
export interface JobContext extends QueryContext {
  readonly sessions: SessionControl;
  transact<T>(work: (ctx: CommandContext) => T): T;
  giveApproval(approval: ApprovalAsked & Approved): {
    approvalId: ApprovalId;
    expiresAt: Instant;
  };
  enter(mode: Mode): Promise<void>;
  /** What an erasure leaves behind outside the tables. */
  readonly erasing: {
    readonly notes: ErasureNotes;
    /** Empties the write-ahead log; false where a reader is in the way. */
    readonly emptyLog: () => boolean;
  };
}

/** What may happen to the caller's session. */
export interface SessionControl {
  signIn(officer: OfficerRecord): void;
  signOut(): void;
  /** Ends an officer's sessions at all pages but this one. */
  endElsewhere(officer: OfficerId): void;
  lock(): void;
}

/** The handler a row asks for. */
export type HandlerOf<R> =
  R extends Row<'query', infer I, infer O, infer E>
    ? (input: z.output<I>, ctx: QueryContext) => Result<z.output<O>, Failure<E>>
    : R extends Row<'command', infer I, infer O, infer E>
      ? (input: z.output<I>, ctx: CommandContext) => Result<z.output<O>, Failure<E>>
      : R extends Row<'job', infer I, infer O, infer E>
        ? (input: z.output<I>, ctx: JobContext) => Promise<Result<z.output<O>, Failure<E>>>
        : never;

/** Handlers for the calls of a prefix. */
export type Handlers<P extends string> = {
  readonly [N in Extract<Name, `${P}.${string}`>]: HandlerOf<Contract[N]>;
};

/** The signed-in officer. Throws when there is none: the dispatcher has checked, so that would be a bug. */
export function actor(ctx: QueryContext): OfficerRecord {
  if (ctx.officer === null) throw new Error('no officer in this call');
  return ctx.officer;
}
