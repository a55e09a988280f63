/** One piece of work for the backup thread, and the way to it. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

/** Copy a database into a new file and check it, or, with `copyFrom` null, check the file that is there. */
export const BackupTask = z.strictObject({
  copyFrom: z.string().nullable(),
  path: z.string(),
  /** 32 bytes. */
  key: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
export type BackupTask = z.infer<typeof BackupTask>;

/** What came of it; of an error only kind and SQLite's code, which name no content. */
export const BackupAnswer = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    facts: z.strictObject({ bytes: z.int(), events: z.int(), root: z.string() }),
  }),
  z.strictObject({ ok: z.literal(false), name: z.string(), code: z.string() }),
]);
export type BackupAnswer = z.infer<typeof BackupAnswer>;

// Built, this file is part of out/SHELL/main.js and the thread is out/worker/backup.js; in the sources it lies beside.
const [entry] = ['../worker/backup.js', './backup_worker.ts']
  .map((place) => fileURLToPath(new URL(place, import.meta.url)))
  .filter((place) => existsSync(place));

/** A running task: its answer, and the way to give it up. */
export interface RunningTask {
  readonly answer: Promise<BackupAnswer>;
  readonly stop: () => void;
}

/** Starts a thread for one task. The answer rejects when the thread ends without one. */
export function startTask(task: BackupTask): RunningTask {
  if (entry === undefined) throw new Error('the backup thread is missing');
  const worker = new Worker(entry, { workerData: task });
  const answer = new Promise<BackupAnswer>((resolve, reject) => {
    worker.once('message', (message) => {
      resolve(BackupAnswer.parse(message));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      reject(new Error(`the backup thread ended with ${String(code)}`));
    });
  });
  return { answer, stop: () => void worker.terminate() };
}
