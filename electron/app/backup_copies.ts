/** The copies themselves: made and checked in a thread, settled in their folder, old ones removed. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DatabasePlace } from '../../db/open.ts';
import type { Reader } from '../../db/store.ts';
import { rootOf } from '../../shared/audit/tree.ts';
import type { BackupFault, BackupSettings } from '../../shared/contract/backup.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { dayOf, type Instant } from '../../shared/time.ts';
import { sha256 } from './sha256.ts';
import { backupName, clearAside, expired, faultOf, settle, thrownFault } from './backup_files.ts';
import type { CopyFacts } from './context.ts';
import { BackupAnswer, startJob, type RunningJob } from './job_thread.ts';

/** The copies of one database. */
export interface Copies {
  readonly folder: string;
  readonly files: () => string[];
  readonly make: (file: string) => Promise<Result<CopyFacts, BackupFault>>;
  readonly check: (file: string) => Promise<Result<CopyFacts, BackupFault>>;
  /** Copies a sound backup to the second place and reads it back there; null where all is well, or none is wanted. */
  readonly second: (file: string, settings: BackupSettings, now: Instant) => Promise<BackupFault | null>;
  /** Removes what is past its days, also what upgrades and restores left beside the database. Returns the names. */
  readonly clear: (settings: BackupSettings, now: Instant) => string[];
  /** Removes all backups but this one, in both places. */
  readonly keepOnly: (file: string, settings: BackupSettings) => void;
  readonly stop: () => void;
}

/** Backups in a folder: names as they sort, oldest first. */
const backupsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => backupName.test(file))
        .toSorted()
    : [];

function removeExpired(folder: string, { keepDays }: BackupSettings, now: Instant): string[] {
  const old = expired(backupsIn(folder), { today: dayOf(now), keepDays });
  for (const file of old) rmSync(join(folder, file));
  return old;
}

/** What to copy from (null: nothing, only check), where to, and the key of both. */
interface CopyOrder extends DatabasePlace {
  readonly copyFrom: string | null;
}

/** One task at a time, and the way to give it up. */
function taskRunner() {
  let task: RunningJob<BackupAnswer> | null = null;
  return {
    run: async (place: CopyOrder): Promise<BackupAnswer> => {
      task = startJob({ work: 'backup', ...place }, BackupAnswer);
      try {
        return await task.answer;
      } finally {
        task = null;
      }
    },
    stop: () => {
      void task?.stop();
    },
  };
}

const factsOf = (answer: BackupAnswer): Result<CopyFacts, BackupFault> =>
  answer.ok ? ok(answer.facts) : err(faultOf(answer));

/** The copies of the database at `place`, in `folder`. */
export function copiesOf(folder: string, place: DatabasePlace, read: Reader): Copies {
  const { run, stop } = taskRunner();

  const make: Copies['make'] = async (file) => {
    const draft = join(folder, `${file}.part`);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      // Halves that a killed process left.
      for (const left of readdirSync(folder).filter((name) => name.endsWith('.part'))) rmSync(join(folder, left));
      const copied = factsOf(await run({ copyFrom: place.path, path: draft, key: place.key }));
      if (!copied.ok) return copied;
      const { events, root } = copied.value;
      // A copy that reads well but of another log would be worse than none.
      const own = Buffer.from(rootOf(events, { node: read.treeNode, sha256 })).toString('base64');
      if (own !== root) return err('copy-damaged');
      await settle(draft, join(folder, file));
      return copied;
    } catch (cause) {
      return err(thrownFault(cause));
    } finally {
      rmSync(draft, { force: true });
    }
  };

  const second: Copies['second'] = async (file, settings, now) => {
    if (settings.secondFolder === '') return null;
    const draft = join(settings.secondFolder, `${file}.part`);
    try {
      await copyFile(join(folder, file), draft);
      const copied = factsOf(await run({ copyFrom: null, path: draft, key: place.key }));
      if (!copied.ok) return copied.error;
      await settle(draft, join(settings.secondFolder, file));
      removeExpired(settings.secondFolder, settings, now);
      return null;
    } catch (cause) {
      return thrownFault(cause);
    } finally {
      // Asked first: of a folder that this user may not enter nothing can be removed, and nothing was written.
      if (existsSync(draft)) rmSync(draft, { force: true });
    }
  };

  return {
    folder,
    files: () => backupsIn(folder),
    make,
    second,
    check: async (file) => {
      if (!backupName.test(file) || basename(file) !== file) return err('folder-unusable');
      try {
        return factsOf(await run({ copyFrom: null, path: join(folder, file), key: place.key }));
      } catch (cause) {
        return err(thrownFault(cause));
      }
    },
    clear: (settings, now) => [
      ...removeExpired(folder, settings, now),
      ...clearAside(dirname(place.path), { now, keepDays: settings.keepDays }),
    ],
    keepOnly: (kept, { secondFolder }) => {
      for (const place of secondFolder === '' ? [folder] : [folder, secondFolder]) {
        for (const file of backupsIn(place)) if (file !== kept) rmSync(join(place, file));
      }
    },
    stop,
  };
}
