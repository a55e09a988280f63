/**
 * A station that does not open: it shows its backups, opens a copy of one, and puts it in place for a technician or shift head of
 * that backup; or takes the key from both parts of the recovery sheet. Nothing that lies here is removed: it is put aside.
 */
import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { DamagedDatabase } from '../../db/backup.ts';
import { NewerDatabase } from '../../db/migrate.ts';
import { opensWith, UnreadableDatabase } from '../../db/open.ts';
import { storageFault } from '../../db/storage_fault.ts';
import type { ErrorOf, Failure, OutputOf } from '../../shared/contract/index.ts';
import type { CommonError, Contract } from '../../shared/contract/index.ts';
import type { RecoveryCause } from '../../shared/contract/recovery.ts';
import { joinParts, readPart, type RecoveryFault } from '../../shared/domain/recovery_code.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { instantOf } from '../../shared/time.ts';
import type { Machine, Mode } from './application.ts';
import { backupName } from './backup_files.ts';
import { isMarkedDamaged } from './damage_mark.ts';
import { checkPin } from './handlers/session.ts';
import { KeyElsewhere, KeyUnusable, setKeysAside } from './key_place.ts';
import { KeyMissing, LogDamaged } from './open.ts';
import { codeOf } from './private_file.ts';
import { closeBackup, openBackup, putInPlace, UnsoundBackup, type OpenedBackup } from './restore.ts';
import { sha256 } from './sha256.ts';

type Answer<N extends keyof Contract> = Promise<Result<OutputOf<N>, Failure<ErrorOf<N> | CommonError>>>;
type Input<N extends keyof Contract> = z.output<Contract[N]['input']>;
type Parts = readonly [string, string];

const databaseOf = (dataDir: string, mode: Mode) => join(dataDir, mode, 'tapis.db');
const foldersOf = (dataDir: string) => join(dataDir, 'backups');

/** What is wrong with a sheet; `part`: which of the two that were typed cannot be read. */
export interface SheetFault {
  readonly code: RecoveryFault;
  readonly detail?: { readonly part: number };
}

/** The key of both parts of a sheet, in either order. */
export function keyOfParts([first, second]: Parts): Result<Uint8Array, SheetFault> {
  const one = readPart(first, sha256);
  if (!one.ok) return err({ code: one.error, detail: { part: 1 } });
  const other = readPart(second, sha256);
  if (!other.ok) return err({ code: other.error, detail: { part: 2 } });
  const key = joinParts(one.value, other.value, sha256);
  return key.ok ? key : err({ code: key.error });
}

/** The key that lies here and can be read; null: there is none, or it waits for its passphrase. */
async function keyAtHand({ secrets }: Machine, mode: Mode): Promise<Uint8Array | null> {
  try {
    return await secrets.read(mode);
  } catch (cause) {
    if (cause instanceof KeyUnusable) return null;
    throw cause;
  }
}

/** Backups that lie in the folder of this machine, the newest first. */
async function backupsHere(dataDir: string): Promise<OutputOf<'recovery.state'>['backups']> {
  const folder = foldersOf(dataDir);
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => backupName.test(name));
  const found = names.toSorted().toReversed();
  return Promise.all(
    found.map(async (name) => {
      const file = join(folder, name);
      const [, at = ''] = backupName.exec(name) ?? [];
      const moment = at.replace(/^(....)(..)(..)T(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6.000Z');
      return { file, name, at: instantOf(Date.parse(moment)), bytes: (await stat(file)).size };
    }),
  );
}

/** Whether the key that lies here opens the newest backup of this machine: then it is the right one. */
async function keyIsRight(machine: Machine): Promise<boolean> {
  const key = await keyAtHand(machine, 'live');
  const [newest] = await backupsHere(machine.dataDir);
  return key !== null && newest !== undefined && opensWith({ path: newest.file, key });
}

/** Why a station did not open, where a backup or the sheet can help; null: neither can. */
export async function causeOf(machine: Machine, thrown: unknown): Promise<RecoveryCause | null> {
  if (thrown instanceof KeyMissing) return 'key-missing';
  if (thrown instanceof KeyElsewhere) return null;
  if (thrown instanceof KeyUnusable) return 'key-unusable';
  if (thrown instanceof LogDamaged) return 'log-damaged';
  if (thrown instanceof UnreadableDatabase) return (await keyIsRight(machine)) ? 'damaged' : 'key-does-not-fit';
  return storageFault(thrown) === 'database-damaged' ? 'damaged' : null;
}

/** What a station that is marked says before it is opened. */
export const markedCause = ({ dataDir }: Machine): RecoveryCause | null =>
  isMarkedDamaged(dataDir) ? 'damaged' : null;

/** Puts a key in the place of whatever lay there. Practice that no key here opens any more is begun anew. */
export async function keepKey(machine: Machine, key: Uint8Array): Promise<void> {
  const { dataDir, secrets, clock } = machine;
  const lying = await keyAtHand(machine, 'live');
  if (lying !== null && Buffer.from(lying).equals(key)) return;
  await setKeysAside(dataDir, 'live', clock.now());
  await secrets.write('live', key);
  const practice = databaseOf(dataDir, 'practice');
  if (!existsSync(practice)) return;
  const kept = await keyAtHand(machine, 'practice');
  if (kept !== null && opensWith({ path: practice, key: kept })) return;
  await setKeysAside(dataDir, 'practice', clock.now());
  await rm(join(dataDir, 'practice'), { recursive: true });
}

/** The failure of a backup that cannot be used; what is unforeseen is thrown on. */
function unusable(thrown: unknown, withSheet: boolean): Failure<ErrorOf<'recovery.look'> | CommonError> {
  if (thrown instanceof UnreadableDatabase) return { code: withSheet ? 'backup-other-key' : 'backup-needs-sheet' };
  if (thrown instanceof DamagedDatabase || thrown instanceof UnsoundBackup) return { code: 'backup-unsound' };
  if (thrown instanceof NewerDatabase) return { code: 'backup-newer' };
  if (['ENOENT', 'EISDIR', 'ENOTDIR', 'EACCES'].includes(codeOf(thrown) ?? '')) return { code: 'backup-not-there' };
  const fault = storageFault(thrown);
  if (fault !== null) return { code: fault === 'database-damaged' ? 'backup-unsound' : fault };
  throw thrown;
}

/** The caller in whose name the one act on the copy is done. */
const caller = 'bringing back';

/** The rows of a station that waits to be brought back. */
export interface Recovering {
  readonly state: () => Answer<'recovery.state'>;
  readonly look: (input: Input<'recovery.look'>) => Answer<'recovery.look'>;
  readonly restore: (input: Input<'recovery.restore'>) => Answer<'recovery.restore'>;
  readonly key: (input: Input<'recovery.key'>) => Answer<'recovery.key'>;
  /** Gives up what was looked at. */
  readonly close: () => Promise<void>;
}

const viewOf = ({ station: { read }, report }: OpenedBackup): OutputOf<'recovery.look'> => ({
  station: read.station()?.name ?? '',
  events: report.events,
  lastEventAt: read.lastEventAt(),
  held: report.held,
  keepers: read
    .officers()
    .filter(({ role, active, pinHash }) => ['admin', 'supervisor'].includes(role) && active && pinHash !== null)
    .map(({ id, name, role }) => ({ id, name, role })),
});

/** A station that does not open, for the reason given. */
export function createRecovering(machine: Machine, cause: RecoveryCause): Recovering {
  const { dataDir } = machine;
  let looked: OpenedBackup | null = null;
  const close = async () => {
    const opened = looked;
    looked = null;
    if (opened !== null) await closeBackup(opened);
  };
  const keep = async (key: Uint8Array): Promise<Result<Record<string, never>, { code: 'key-not-kept' }>> => {
    try {
      await keepKey(machine, key);
      return ok({});
    } catch (thrown) {
      if (thrown instanceof KeyElsewhere) return err({ code: 'key-not-kept' });
      throw thrown;
    }
  };
  return {
    state: async () =>
      ok({
        cause,
        database: existsSync(databaseOf(dataDir, 'live')),
        folder: foldersOf(dataDir),
        backups: await backupsHere(dataDir),
      }),
    look: async ({ file, parts }) => {
      const told = parts === null ? ok(await keyAtHand(machine, 'live')) : keyOfParts(parts);
      if (!told.ok) return told;
      if (told.value === null) return err({ code: 'backup-needs-sheet' });
      await close();
      try {
        looked = await openBackup(machine, file, told.value);
      } catch (thrown) {
        return err(unusable(thrown, parts !== null));
      }
      return ok(viewOf(looked));
    },
    restore: async ({ officerId, pin }) => {
      const opened = looked;
      if (opened === null) return err({ code: 'recovery-look-first' });
      const { station, place } = opened;
      if (!viewOf(opened).keepers.some(({ id }) => id === officerId)) return err({ code: 'officer-unknown' });
      const ctx = station.jobContext(caller);
      const checked = await checkPin(ctx, officerId, pin);
      if (!checked.ok) {
        // In the log of the station that comes of it, as every refused sign-in is.
        station.transact(null, (recording) => {
          const refusal = { code: checked.error.code };
          recording.audit('sign-in-refused', [{ type: 'call', id: 'recovery.restore' }], { refusal });
        });
        return checked;
      }
      ctx.sessions.signIn(checked.value);
      looked = null;
      const { aside } = await putInPlace(machine, opened, caller).catch(async (thrown: unknown) => {
        await closeBackup(opened);
        throw thrown;
      });
      const kept = await keep(place.key);
      return kept.ok ? ok({ aside }) : kept;
    },
    key: async ({ parts }) => {
      const path = databaseOf(dataDir, 'live');
      if (!existsSync(path)) return err({ code: 'recovery-no-database' });
      const key = keyOfParts(parts);
      if (!key.ok) return key;
      if (!opensWith({ path, key: key.value })) return err({ code: 'sheet-does-not-fit' });
      return keep(key.value);
    },
    close,
  };
}
