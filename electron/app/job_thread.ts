/** Work that takes long, done in a thread with a connection of its own, and the way to it. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { LogPoint, Verification } from '../../shared/audit/verification.ts';
import type { Progress } from './context.ts';
import { ExportWriting, WrittenExport, type RecordedExport } from './export/writing.ts';

/** A part of the log, as `verifyPart` takes it. */
const LogPart = z.strictObject({ since: LogPoint.nullable(), to: z.int().nullable() });

const Place = {
  path: z.string(),
  /** 32 bytes. */
  key: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
};

/** One piece of work. */
export const JobTask = z.discriminatedUnion('work', [
  /** Write an export of data; before it is closed the log must say so: the thread asks for that. */
  z.strictObject({ work: z.literal('export'), writing: ExportWriting, ...Place }),
  /** Copy a database into a new file and check it, or, with `copyFrom` null, check the file that is there. */
  z.strictObject({ work: z.literal('backup'), copyFrom: z.string().nullable(), ...Place }),
  /** Verify the log of an open database, all of it or (not null) a part. */
  z.strictObject({ work: z.literal('verify'), part: LogPart.nullable(), ...Place }),
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

/** What came of an export. */
export const ExportAnswer = z.discriminatedUnion('ok', [z.strictObject({ ok: z.literal(true) }), Failed]);
export type ExportAnswer = z.infer<typeof ExportAnswer>;

/** What the thread says: how far it has come, any number of times, perhaps a question, and then its answer. */
export type JobMessage =
  | { readonly passed: Progress }
  | { readonly asks: WrittenExport }
  | { readonly answer: BackupAnswer | VerifyAnswer | ExportAnswer };
const Message = z.union([
  z.strictObject({ passed: z.strictObject({ done: z.int(), of: z.int() }) }),
  z.strictObject({ asks: WrittenExport }),
  z.strictObject({ answer: z.unknown() }),
]);

// Built, this file is part of out/SHELL/main.js and the thread is out/worker/jobs.js; in the sources it lies beside.
const [entry] = ['../worker/jobs.js', './job_worker.ts']
  .map((place) => fileURLToPath(new URL(place, import.meta.url)))
  .filter((place) => existsSync(place));

/** A running job: its answer, and the way to give it up. */
export interface RunningJob<A> {
  readonly answer: Promise<A>;
  /** Resolves once nothing of it runs any more. */
  readonly stop: () => Promise<unknown>;
}

/** Who is told how far it has come, and who answers what the thread asks. */
interface Listeners {
  readonly passed?: (progress: Progress) => void;
  /** What this throws ends the thread, and the answer rejects with it. */
  readonly asked?: (written: WrittenExport) => RecordedExport;
}

/**
 * Starts a thread for one task. The answer rejects when the thread ends without one.
 * @param answers the form of the answer to this task
 */
export function startJob<A>(task: JobTask, answers: z.ZodType<A>, { passed, asked }: Listeners = {}): RunningJob<A> {
  if (entry === undefined) throw new Error('the thread for long jobs is missing');
  const worker = new Worker(entry, { workerData: task });
  const answer = new Promise<A>((resolve, reject) => {
    const reply = (written: WrittenExport): void => {
      try {
        worker.postMessage(asked?.(written));
      } catch (thrown) {
        reject(thrown instanceof Error ? thrown : new Error(String(thrown)));
        void worker.terminate();
      }
    };
    worker.on('message', (said) => {
      const message = Message.parse(said);
      if ('passed' in message) passed?.(message.passed);
      else if ('asks' in message) reply(message.asks);
      else resolve(answers.parse(message.answer));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      reject(new Error(`the thread for a long job ended with ${String(code)}`));
    });
  });
  return { answer, stop: () => worker.terminate() };
}
