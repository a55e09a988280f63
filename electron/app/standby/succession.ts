/**
 * A device keeps to the host of the highest term. It learns from its host who would come after it, looks there when the host is
 * gone, and tells a host of before that it is none any more.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Machine } from '../application.ts';
import { traceOf } from '../log.ts';
import { replaceJoined, type Joined } from '../network/joined.ts';
import { hostLine, type HostLine } from './host_line.ts';
import { hostAt } from './host_there.ts';
import { Succession } from './wire.ts';

/** Between two questions, milliseconds: to a host that is there, after a change at it, and while it is gone. */
const pace = { calm: 30_000, told: 1_000, seeking: 1_500 } as const;
const answerMillis = 5_000;

interface Parts {
  readonly machine: Machine;
  readonly joined: Joined;
  readonly line: HostLine;
  /** What the host says of this device: whether it is the spare, and where it would answer. */
  readonly told: (told: Succession) => void;
  /** Another host has the station: what is kept of it now. */
  readonly moved: (joined: Joined) => void;
}

/** Follows the succession until it is ended. */
export function followSuccession({ machine, joined, line, told, moved }: Parts) {
  const { dataDir, log } = machine;
  const ending = new AbortController();
  let kept = joined;
  let there = false;
  let wake: AbortController = new AbortController();

  const keep = async (changed: Partial<Joined>): Promise<void> => {
    const next = { ...kept, ...changed };
    await replaceJoined(dataDir, next);
    kept = next;
  };

  /** What the host says; false: it is not reached. */
  const askHost = async (): Promise<boolean> => {
    const body = await line.post('/succession', {}, answerMillis).catch(() => null);
    if (body === null) return false;
    const said = Succession.parse(JSON.parse(body.toString('utf8')));
    const spare = said.spare?.place ?? null;
    const isSpare = said.spare?.you === true;
    const news = { term: said.term, spare, isSpare };
    const known = { term: kept.term, spare: kept.spare, isSpare: kept.isSpare };
    if (!isDeepStrictEqual(news, known) && said.term >= kept.term) await keep(news);
    if (!ending.signal.aborted) told(said);
    return true;
  };

  /** The host is gone: whether the one that would come after it is a host now. */
  const seek = async (): Promise<void> => {
    const { spare, authority, term, host } = kept;
    const found = spare === null ? null : await hostAt(spare, authority);
    if (spare === null || found === null || found.term <= term || ending.signal.aborted) return;
    await keep({ host: spare, spare: null, isSpare: false, term: found.term, before: host });
    log.note(`host of term ${String(found.term)} reached`);
    moved(kept);
  };

  /** A host of before that is back is told by the certificate of the one that has the station. */
  const tellBefore = async (): Promise<void> => {
    const { before, host, authority, term } = kept;
    if (before === null) return;
    const old = await hostAt(before, authority);
    if (old === null || old.term >= term) return;
    const now = await hostAt(host, authority);
    if (now === null) return;
    const way = hostLine(kept, before, 1);
    try {
      const heard = await way.post('/superseded', { certificate: now.certificate }, answerMillis).catch(() => null);
      if (heard !== null) await keep({ before: null });
    } finally {
      way.close();
    }
  };

  const turn = async (): Promise<void> => {
    there = await askHost();
    if (!there) await seek();
    else await tellBefore();
  };
  const run = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      wake = new AbortController();
      try {
        await turn();
      } catch (thrown) {
        log.note(`succession ${traceOf(thrown)}`);
      }
      const millis = there ? (kept.before === null ? pace.calm : pace.calm / 3) : pace.seeking;
      await pause(millis, undefined, { signal: AbortSignal.any([ending.signal, wake.signal]) }).catch(() => undefined); // woken
      // A burst of changes is one question.
      if (wake.signal.aborted) await pause(pace.told, undefined, { signal: ending.signal }).catch(() => undefined); // ended
    }
  };
  const ended = run();

  return {
    /** Something has changed at the host, or it was lost. */
    heard: () => {
      wake.abort();
    },
    end: (): Promise<void> => {
      ending.abort();
      return ended;
    },
  };
}
