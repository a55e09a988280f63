/** The thread for long jobs: copies, verifications of the log, exports of data, so that nobody at the counter waits. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkDatabase, copyDatabase } from '../../db/backup.ts';
import { openReader } from '../../db/store.ts';
import type { Verification } from '../../shared/audit/verification.ts';
import { writeExport } from './export/write.ts';
import { RecordedExport } from './export/writing.ts';
import { JobTask, type BackupAnswer, type ExportAnswer, type JobMessage, type VerifyAnswer } from './job_thread.ts';
import { verifyLog, verifyPart } from './log_verification.ts';
import { sha256 } from './sha256.ts';

const tell = (message: JobMessage): void => {
  parentPort?.postMessage(message);
};

function verified({ path, key, part }: Extract<JobTask, { work: 'verify' }>): Verification {
  const { read, close } = openReader({ path, key });
  try {
    const of = part?.to ?? read.logSize();
    const passed = (done: number) => {
      tell({ passed: { done, of: Math.max(done, of) } });
    };
    return part === null ? verifyLog(read, passed) : verifyPart(read, part, passed);
  } finally {
    close();
  }
}

/** Writes an export; the question to the application is answered by the one message this thread gets. */
async function exported({ path, key, writing }: Extract<JobTask, { work: 'export' }>): Promise<ExportAnswer> {
  await writeExport({ path, key }, writing, {
    passed: (passed) => {
      tell({ passed });
    },
    recorded: (written) =>
      new Promise((resolve) => {
        parentPort?.once('message', (reply) => {
          resolve(RecordedExport.parse(reply));
        });
        tell({ asks: written });
      }),
  });
  return { ok: true };
}

async function answer(): Promise<BackupAnswer | VerifyAnswer | ExportAnswer> {
  const task = JobTask.parse(workerData);
  try {
    if (task.work === 'export') return await exported(task);
    if (task.work === 'verify') return { ok: true, found: verified(task) };
    const { copyFrom, path, key } = task;
    if (copyFrom !== null) copyDatabase({ path: copyFrom, key }, path);
    return { ok: true, facts: checkDatabase({ path, key }, sha256) };
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    return { ok: false, name: cause instanceof Error ? cause.constructor.name : 'unknown', code };
  }
}

tell({ answer: await answer() });
