/** Whether a copy is a sound database: opened with its key, read page for page, its log hashed again from the first event. */
import { DamagedDatabase } from '../../../db/backup.ts';
import { takeLogIn, UnreadableDatabase, type DatabasePlace } from '../../../db/open.ts';
import type { SpareCheck } from '../../../shared/contract/spare.ts';
import type { Clock } from '../application.ts';
import { BackupAnswer, startJob, VerifyAnswer } from '../job_thread.ts';

/** What a check of a database in a folder made for it finds; null: it is not sound. Takes its log into its file. */
export async function checkCopy(place: DatabasePlace, clock: Clock): Promise<SpareCheck | null> {
  try {
    takeLogIn(place);
  } catch (thrown) {
    if (thrown instanceof UnreadableDatabase || thrown instanceof DamagedDatabase) return null;
    throw thrown;
  }
  const pages = await startJob({ work: 'backup', copyFrom: null, ...place }, BackupAnswer).answer;
  if (!pages.ok) return null;
  const log = await startJob({ work: 'verify', part: null, ...place }, VerifyAnswer).answer;
  if (!log.ok || !log.found.intact) return null;
  return { at: clock.now(), events: pages.facts.events, root: pages.facts.root };
}
