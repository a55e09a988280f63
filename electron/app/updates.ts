/** Updates as the running program sees them: where it lies, what waits for the next start, what was given up. */
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import type { Reader, Writer } from '../../db/store.ts';
import { Instant } from '../../shared/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { UpdatePackage } from '../update/package.ts';
import { mayDecide, readPointer, type Returned } from '../update/pointer.ts';
import { arm, lookAt, unpack, type StageFault } from '../update/stage.ts';
import type { Machine } from './application.ts';
import type { Updates } from './context.ts';

/** Key of what the station has recorded of its updates. */
const updateSetting = 'update';
const Known = z.strictObject({
  /** When the version was given up whose return stands in the log. */
  recorded: Instant.nullable(),
  /** An admin has said to know of it. */
  seen: z.boolean(),
});

const known = (read: Reader): z.infer<typeof Known> => {
  const stored = read.setting(updateSetting);
  return stored === null ? { recorded: null, seen: true } : Known.parse(stored);
};

/** The return that nobody has said to know yet; null: none. */
export function unseenReturn(read: Reader, returned: Returned | null): Returned | null {
  const { recorded, seen } = known(read);
  return returned === null || (recorded === returned.at && seen) ? null : returned;
}

/** Notes that an admin knows of it. */
export function markSeen(write: Writer, { at }: Returned): void {
  write.setSetting(updateSetting, { recorded: at, seen: true });
}

/** The return that does not stand in the log yet; null: it does, or there was none. */
export function unrecordedReturn(read: Reader, machine: Machine): Returned | null {
  const { installed } = machine;
  if (installed === undefined || !mayDecide(installed.updates)) return null;
  const returned = readPointer(installed.updates)?.returned ?? null;
  return returned === null || known(read).recorded === returned.at ? null : returned;
}

/** Notes that it stands in the log. */
export function markRecorded(write: Writer, { at }: Returned): void {
  write.setSetting(updateSetting, { recorded: at, seen: false });
}

/** Updates of a program that was started so that it can be updated, or not. */
export function createUpdates({ installed }: Machine): Updates {
  const here = installed !== undefined && mayDecide(installed.updates) ? installed : null;
  let running = false;
  const take = async (found: UpdatePackage): Promise<Result<UpdatePackage, StageFault | 'update-running'>> => {
    if (here === null) return err('update-not-installed-so');
    if (running) return err('update-running');
    running = true;
    try {
      return await unpack(found, here);
    } finally {
      running = false;
    }
  };
  return {
    version: here?.version ?? null,
    pending: () => {
      const version = here === null ? null : (readPointer(here.updates)?.pending?.version ?? null);
      // The one that runs is about to be confirmed: nobody waits for it any more.
      return version === here?.version ? null : version;
    },
    returned: () => (here === null ? null : (readPointer(here.updates)?.returned ?? null)),
    look: async (folder) => {
      if (here === null) return err('update-not-installed-so');
      if (!isAbsolute(folder)) return err('update-no-package');
      const found = await lookAt(folder, here);
      return found.ok ? ok(found.value) : found;
    },
    unpack: take,
    arm: (version) => {
      if (here === null) throw new Error('nothing was unpacked');
      arm(here, version);
    },
  };
}
