/** Whether a copy is a sound database: opened with its key, read page for page, its log hashed again from the first event. */
import { storageFault } from '../../../db/storage_fault.ts';
import { takeLogIn, UnreadableDatabase, type DatabasePlace } from '../../../db/open.ts';
import type { SpareCheck } from '../../../shared/contract/spare.ts';
import type { Clock } from '../application.ts';
import { faultOf } from '../backup_files.ts';
import { BackupAnswer, startJob, VerifyAnswer } from '../job_thread.ts';

/** A job failed for something else than what it looked at. */
class NotChecked extends Error {
  readonly code: string;
  constructor(code: string) {
    super('not checked');
    this.code = code;
  }
}

/** Ends with the failure of a job, unless it says that the database is damaged. */
function expectDamage({ name, code }: { name: string; code: string }): void {
  if (faultOf({ name, code }) !== 'copy-damaged' && faultOf({ name, code }) !== 'database-damaged')
    throw new NotChecked(code);
}

/**
 * What a check of a database in a folder made for it finds; null: it is not sound. Takes its log into its file. Rejects where it
 * could not be checked.
 */
export async function checkCopy(place: DatabasePlace, clock: Clock): Promise<SpareCheck | null> {
  try {
    takeLogIn(place);
  } catch (thrown) {
    if (thrown instanceof UnreadableDatabase || storageFault(thrown) === 'database-damaged') return null;
    throw thrown;
  }
  const pages = await startJob({ work: 'backup', copyFrom: null, ...place }, BackupAnswer).answer;
  if (!pages.ok) {
    expectDamage(pages);
    return null;
  }
  const log = await startJob({ work: 'verify', part: null, ...place }, VerifyAnswer).answer;
  if (!log.ok) {
    expectDamage(log);
    return null;
  }
  return log.found.intact ? { at: clock.now(), events: pages.facts.events, root: pages.facts.root } : null;
}
