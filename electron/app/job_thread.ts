/** Work that takes long, done in a thread with a connection of its own, and the way to it. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { LogPoint, Verification } from '../../shared/audit/verification.ts';
import type { Progress } from './context.ts';

const Place = {
  path: z.string(),
  /** 32 bytes. */
  key: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
};

/** One piece of work. */
export const JobTask = z.discriminatedUnion('work', [
  /** Copy a database into a new file and check it, or, with `copyFrom` null, check the file that is there. */
  z.strictObject({ work: z.literal('backup'), copyFrom: z.string().nullable(), ...Place }),
  /** Verify the log of an open database, all of it or (not null) what came since a point. */
  z.strictObject({ work: z.literal('verify'), since: LogPoint.nullable(), ...Place }),
]);
export type JobTask = z.infer<typeof JobTask>;

/** What went wrong; of an error only kind and SQLite's code, which name no content. */
const Failed = z.strictObject({ ok: z.literal(false), name: z.string(), code: z.string() });

/** What came of a copy. */
export const BackupAnswer = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    facts: z.strictObject({ bytes: z.int(), events: z.int(), root: z.string() }),
  }),
  Failed,
]);
export type BackupAnswer = z.infer<typeof BackupAnswer>;

/** What came of a verification. */
export const VerifyAnswer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), found: Verification }),
  Failed,
]);
export type VerifyAnswer = z.infer<typeof VerifyAnswer>;

/** What the thread says: how far it has come, any number of times, and then its answer. */
export type JobMessage = { readonly passed: Progress } | { readonly answer: BackupAnswer | VerifyAnswer };
const Message = z.union([
  z.strictObject({ passed: z.strictObject({ done: z.int(), of: z.int() }) }),
  z.strictObject({ answer: z.unknown() }),
]);

// Built, this file is part of out/SHELL/main.js and the thread is out/worker/jobs.js; in the sources it lies beside.
const [entry] = ['../worker/jobs.js', './job_worker.ts']
  .map((place) => fileURLToPath(new URL(place, import.meta.url)))
  .filter((place) => existsSync(place));

/** A running job: its answer, and the way to give it up. */
export interface RunningJob<A> {
  readonly answer: Promise<A>;
  readonly stop: () => void;
}

/**
 * Starts a thread for one task. The answer rejects when the thread ends without one.
 * @param answers the form of the answer to this task
 * @param passed is told how far it has come
 */
export function startJob<A>(
  task: JobTask,
  answers: z.ZodType<A>,
  passed: (progress: Progress) => void = () => undefined,
): RunningJob<A> {
  if (entry === undefined) throw new Error('the thread for long jobs is missing');
  const worker = new Worker(entry, { workerData: task });
  const answer = new Promise<A>((resolve, reject) => {
    worker.on('message', (said) => {
      const message = Message.parse(said);
      if ('passed' in message) passed(message.passed);
      else resolve(answers.parse(message.answer));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      reject(new Error(`the thread for a long job ended with ${String(code)}`));
    });
  });
  return { answer, stop: () => void worker.terminate() };
}
