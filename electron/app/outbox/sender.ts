/**
 * Sends what waits to the central system, one batch after the other, until all of it is acknowledged. Nothing here stops
 * work at the counter: transactions are short, the network is waited for outside of them, and what goes wrong is tried
 * again by itself.
 */
import { storageFault } from '../../../db/storage_fault.ts';
import type { Reader } from '../../../db/store.ts';
import { readAcknowledgement } from '../../../shared/central/acknowledgement.ts';
import { acknowledgementType, signedHeaders } from '../../../shared/central/request_signature.ts';
import { mostBytes, mostRecords } from '../../../shared/central/batch.ts';
import { parseVerifierKey } from '../../../shared/audit/signed_note.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { addMillis, millis } from '../../../shared/time.ts';
import type { Machine } from '../application.ts';
import { signerOf } from '../checkpoints.ts';
import type { CommandContext, Outbox } from '../context.ts';
import { verifyEd25519 } from '../ed25519.ts';
import { traceOf } from '../log.ts';
import { sha256 } from '../sha256.ts';
import { answersBatch, takeAcknowledgement } from './acknowledged.ts';
import { nextBatch } from './batches.ts';
import type { OfferedBatch } from './offered.ts';
import { post, type Unanswered } from './post.ts';
import { recordMaker } from './records.ts';
import { centralSettings, outboxSetting, sendState, type SendState } from './settings.ts';

/** How fast, in milliseconds, and how much at once. */
export interface OutboxPace {
  /** From a change to the first try, so that changes that follow each other go together. */
  readonly settle: number;
  /** The longest wait after the first fault; it doubles with each. */
  readonly first: number;
  /** The longest wait after many. */
  readonly longest: number;
  /** Records of one batch at most. */
  readonly records: number;
  /** For one request. */
  readonly timeout: number;
}

/** The pace of a station. */
export const ordinaryPace: OutboxPace = {
  settle: 3_000,
  first: 10_000,
  longest: 900_000,
  timeout: 60_000,
  records: mostRecords.network,
};

interface Parts {
  readonly machine: Machine;
  readonly read: Reader;
  readonly transact: <T>(work: (ctx: CommandContext) => T) => T;
  readonly pace: OutboxPace;
}

/** A receiver that asks for hours gets these many of the longest waits. */
const patience = 4;

/** Full jitter: anything up to the ceiling, so that many stations do not come back at once. */
function waitAfter({ machine, pace }: Parts, attempts: number, retryAfterMs: number | null): number {
  const ceiling = Math.min(pace.longest, pace.first * 2 ** Math.min(attempts - 1, 20));
  const chance = Buffer.from(machine.random(4)).readUInt32BE() / 2 ** 32;
  return Math.max(Math.round(chance * ceiling), Math.min(retryAfterMs ?? 0, patience * pace.longest));
}

/** Sends a batch and gives what the receiver signed for it. */
async function exchange(
  { machine, read, pace }: Parts,
  batch: OfferedBatch,
  signal: AbortSignal,
): Promise<Result<{ said: Parameters<typeof takeAcknowledgement>[1]['said']; note: string }, Unanswered>> {
  const settings = centralSettings(read);
  const { key, secret } = signerOf(read);
  const body = Buffer.from(batch.text);
  const headers = signedHeaders(
    {
      address: new URL(settings.endpoint).href,
      digest: sha256(body),
      created: Math.floor(millis(machine.clock.now()) / 1000),
      keyId: key.name,
    },
    secret.sign,
  );
  const { endpoint, authority } = settings;
  const asked = { ...headers, Accept: acknowledgementType };
  const answer = await post({ endpoint, authority, headers: asked, body, timeoutMs: pace.timeout, signal });
  if (!answer.ok) return answer;
  const receiver = parseVerifierKey(settings.receiverKey, sha256);
  if (!receiver.ok) throw new Error('a stored key is not valid');
  const said = readAcknowledgement(answer.value, {
    receiver: receiver.value,
    origin: key.name,
    verify: verifyEd25519,
  });
  if (!said.ok) {
    const fault = said.error === 'acknowledgement-unsigned' ? 'answer-unsigned' : 'answer-wrong';
    return err({ fault, retryAfterMs: null });
  }
  if (!answersBatch(said.value, batch)) return err({ fault: 'answer-wrong', retryAfterMs: null });
  return ok({ said: said.value, note: answer.value });
}

/** What is kept after a fault. A batch that is too large comes back in halves; one record alone is set aside. */
function afterFault(
  { write, now }: CommandContext,
  state: SendState,
  { fault, batch, wait }: { fault: Unanswered['fault']; batch: OfferedBatch; wait: number },
): void {
  const [first] = batch.records;
  const tooLarge = fault === 'too-large';
  if (tooLarge && batch.records.length === 1 && first !== undefined) {
    write.outboxRefused({ id: first.id, version: first.version, refusal: 'tooLarge' });
  }
  write.setSetting(outboxSetting, {
    ...state,
    attempts: state.attempts + 1,
    fault,
    triedAt: now,
    nextAt: addMillis(now, wait),
    records: tooLarge ? Math.max(1, Math.floor(batch.records.length / 2)) : state.records,
  } satisfies SendState);
}

/** Sends the next batch. Gives how long to wait until the next one; null where nothing waits. */
async function sendOne(
  parts: Parts & { readonly make: ReturnType<typeof recordMaker> },
  signal: AbortSignal,
): Promise<number | null> {
  const { machine, read, transact } = parts;
  const note = (line: string) => {
    machine.log.note(line);
  };
  const given = () => {
    if (signal.aborted) return true;
    const { on, endpoint } = centralSettings(read);
    return !on || endpoint === '';
  };
  if (given()) return null;
  const batch = await nextBatch(
    { ...parts, note },
    {
      origin: signerOf(read).key.name,
      limits: { records: Math.min(parts.pace.records, sendState(read).records), bytes: mostBytes.network },
      after: null,
      given,
      offered: (ctx, { request, records }) => {
        const state = sendState(ctx.read);
        if (state.request === request) return;
        ctx.write.setSetting(outboxSetting, { ...state, request } satisfies SendState);
        ctx.audit('central-offered', [], { batch: { way: 'network', request, records: records.length } });
      },
    },
  );
  if (batch === null) return null;
  const answer = await exchange(parts, batch, signal);
  if (signal.aborted) return null;
  if (!answer.ok) {
    const { fault, retryAfterMs } = answer.error;
    const wait = waitAfter(parts, sendState(read).attempts + 1, retryAfterMs);
    transact((ctx) => {
      afterFault(ctx, sendState(ctx.read), { fault, batch, wait });
    });
    return wait;
  }
  transact((ctx) => {
    takeAcknowledgement(ctx, { ...answer.value, way: 'network' });
    const state = sendState(ctx.read);
    const calm = { attempts: 0, fault: null, nextAt: null, triedAt: ctx.now, acknowledgedAt: ctx.now };
    const records = Math.min(mostRecords.network, state.records * 2);
    ctx.write.setSetting(outboxSetting, { ...state, ...calm, records } satisfies SendState);
  });
  return 0;
}

/** The outbox of a live station. */
export function createOutbox(given: Parts): Outbox {
  const { machine, read, pace } = given;
  const note = (line: string) => {
    machine.log.note(line);
  };
  const parts = { ...given, make: recordMaker(read) };
  const ending = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  let running = false;
  let asked = false;
  let started = false;

  const sleep = (ms: number): void => {
    if (ending.signal.aborted || !started) return;
    if (timer !== null) clearTimeout(timer);
    // Timers go by the time that passes, whatever somebody does to the clock; none keeps the process alive.
    timer = setTimeout(() => {
      timer = null;
      void run();
    }, ms).unref();
  };
  const run = async (): Promise<void> => {
    running = true;
    asked = false;
    let wait: number | null = null;
    try {
      do wait = await sendOne(parts, ending.signal);
      while (wait === 0);
    } catch (thrown) {
      if (ending.signal.aborted) return;
      machine.log.note(`outbox ${traceOf(thrown)}`);
      // Nothing more is read from or written to a file that is damaged.
      if (storageFault(thrown) === 'database-damaged') ending.abort();
      else wait = waitAfter(parts, 10, null);
    } finally {
      running = false;
    }
    if (wait !== null) sleep(asked ? 0 : wait);
    else if (asked) sleep(pace.settle);
  };
  const changed = (): void => {
    if (running) asked = true;
    else if (timer === null) sleep(pace.settle);
  };
  return {
    start: () => {
      started = true;
      const { attempts } = sendState(read);
      sleep(attempts === 0 ? pace.settle : waitAfter(parts, attempts, null));
    },
    changed,
    sendNow: () => {
      if (running) asked = true;
      else sleep(0);
    },
    sending: () => running,
    forStick: (after, offered) =>
      nextBatch(
        { ...parts, note },
        {
          origin: signerOf(read).key.name,
          limits: { records: mostRecords.stick, bytes: mostBytes.stick },
          after,
          given: () => ending.signal.aborted,
          offered,
        },
      ),
    close: () => {
      ending.abort();
      if (timer !== null) clearTimeout(timer);
    },
  };
}
