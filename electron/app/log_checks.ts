/**
 * Verifications of the log of one station, each in a thread of its own: all of it when somebody asks, and after a start
 * what was recorded since the last one. What does not fit is an event and a notice at the door; nobody is locked out.
 */
import type { Reader } from '../../db/store.ts';
import { LogBreak, LogPoint, type Verification } from '../../shared/audit/verification.ts';
import type { Machine } from './application.ts';
import type { CommandContext, LogChecks, Progress } from './context.ts';
import { startJob, VerifyAnswer, type RunningJob } from './job_thread.ts';
import { traceOf } from './log.ts';
import type { LogPart } from './log_verification.ts';
import type { KeyedPlace } from './station_keys.ts';

/** Key, in the database, of the point up to which the log was found whole. */
const pointSetting = 'logVerified';

/** Name of the job among those that run. */
const jobName = 'log';

/** The size up to which the log was found whole last, with its root then; null: never yet. */
export const verifiedPoint = (read: Reader): LogPoint | null =>
  LogPoint.nullable().parse(read.setting(pointSetting) ?? null);

/** Whether this very break is recorded already: each is recorded once, whoever finds it again. */
function isKnown(read: Reader, broken: LogBreak): boolean {
  const search = { kinds: ['log-broken-found' as const], about: [], from: null, until: null };
  return read.foundEvents(read.logSize(), 100, search).some(({ seq }) => {
    const content = read.eventContent(seq).find(({ name }) => name === 'broken')?.content;
    const known = LogBreak.safeParse(JSON.parse(content ?? 'null'));
    return known.success && known.data.seq === broken.seq && known.data.cause === broken.cause;
  });
}

/** Moves the point on, or records where the log breaks. */
export function noteVerification(ctx: CommandContext, { broken, size, root }: Verification): void {
  if (broken === null) {
    if (size >= (verifiedPoint(ctx.read)?.size ?? 0)) ctx.write.setSetting(pointSetting, { size, root });
  } else if (!isKnown(ctx.read, broken)) {
    ctx.audit('log-broken-found', [], { broken });
  }
}

/** A thread's error as the main thread would have thrown it. */
class JobFailed extends Error {
  readonly code: string;
  constructor(name: string, code: string) {
    super(name);
    this.code = code;
  }
}

interface Parts {
  readonly machine: Machine;
  readonly place: KeyedPlace;
  readonly read: Reader;
  readonly running: Map<string, Progress>;
  readonly transact: <T>(work: (ctx: CommandContext) => T) => T;
}

/** One verification at a time; null where it was stopped. */
function verifier(place: KeyedPlace) {
  let job: RunningJob<VerifyAnswer> | null = null;
  return {
    stop: () => {
      void job?.stop();
      job = null;
    },
    run: async (part: LogPart | null, passed?: (progress: Progress) => void): Promise<Verification | null> => {
      const { path, key } = place; // the key may have changed since the last one
      const mine = startJob({ work: 'verify', path, key, part }, VerifyAnswer, passed === undefined ? {} : { passed });
      job = mine;
      try {
        const answer = await mine.answer;
        if (!answer.ok) throw new JobFailed(answer.name, answer.code);
        return answer.found;
      } catch (cause) {
        // A thread that was stopped ends without an answer.
        if (job !== mine) return null;
        throw cause;
      } finally {
        if (job === mine) job = null;
      }
    },
  };
}

/** The verifications of an open station. */
export function createLogChecks({ machine, place, read, running, transact }: Parts): LogChecks {
  const { run, stop } = verifier(place);
  const cosigning = verifier(place);
  let whole: Promise<Verification | null> | null = null;
  let closed = false;
  const verifyAll = async (): Promise<Verification | null> => {
    stop(); // a check of what came since the last one is part of this one
    running.set(jobName, { done: 0, of: read.logSize() });
    try {
      return await run(null, (progress) => running.set(jobName, progress));
    } finally {
      running.delete(jobName);
      whole = null;
    }
  };
  return {
    whole: () => (whole ??= verifyAll()),
    progress: () => running.get(jobName) ?? null,
    stop,
    part: (part) => cosigning.run(part),
    close: () => {
      closed = true;
      stop();
      cosigning.stop();
    },
    sinceLast: async () => {
      if (whole !== null || read.station() === null) return;
      try {
        const since = verifiedPoint(read);
        const found = await run(since === null ? null : { since, to: null });
        if (found === null || closed) return;
        transact((ctx) => {
          noteVerification(ctx, found);
        });
      } catch (cause) {
        machine.log.note(`log check ${traceOf(cause)}`);
      }
    },
  };
}
