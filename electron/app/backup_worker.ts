/** The thread that copies the database and checks copies, so that nobody at the counter waits for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkDatabase, copyDatabase } from '../../db/backup.ts';
import { sha256 } from './sha256.ts';
import { BackupTask, type BackupAnswer } from './backup_task.ts';

function answer(): BackupAnswer {
  const { copyFrom, path, key } = BackupTask.parse(workerData);
  try {
    if (copyFrom !== null) copyDatabase({ path: copyFrom, key }, path);
    return { ok: true, facts: checkDatabase({ path, key }, sha256) };
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    return { ok: false, name: cause instanceof Error ? cause.constructor.name : 'unknown', code };
  }
}

parentPort?.postMessage(answer());
