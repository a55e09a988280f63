/** Calls as hooks. Freshness needs no lists: every successful change makes every query on screen read again. */
import { QueryClient, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import {
  rowOf,
  type CommonError,
  type ErrorOf,
  type Failure,
  type InputOf,
  type Name,
  type OutputOf,
  type Reply,
} from '../../shared/contract/index.ts';
import { err, type Result } from '../../shared/result.ts';
import type { ErrorCode, PageError } from '../../shared/text/sentence.ts';
import { client } from '../client.ts';
import { HostGone, NoTicket } from '../transport.ts';
import { withBlanked } from './blanked.ts';
import { useText, useUi } from './ui.ts';

/** What a call can fail with, seen from a screen. */
export type CallFailure<N extends Name = Name> = Failure<ErrorOf<N> | CommonError | PageError>;
/** Any failure, for what shows it. */
export type AnyFailure = Failure<ErrorCode>;
export type Answer<N extends Name> = Result<OutputOf<N>, CallFailure<N>>;

// The airport may have no network at all; the loopback host is there all the same.
export const queries = new QueryClient({
  defaultOptions: { queries: { networkMode: 'always', retry: false, staleTime: 0, refetchOnWindowFocus: true } },
});

/** One call; a host that does not answer is a failure like any other, and the page shows its state. */
export async function call<N extends Name>(name: N, input: InputOf<N>): Promise<Answer<N>> {
  try {
    const reply: Reply<N> = await client(name, input);
    // What this machine answers itself says nothing of the way to its host.
    if (rowOf(name)?.alone !== 'own') {
      const cutOff = reply.alone === true || (!reply.ok && reply.error.code === 'station-unreachable');
      useUi.getState().setLink(cutOff ? 'cutOff' : 'ok');
    }
    return reply;
  } catch (cause) {
    if (cause instanceof NoTicket) {
      useUi.getState().setLink('noTicket');
      return err({ code: 'no-ticket' });
    }
    if (cause instanceof HostGone) {
      useUi.getState().setLink('gone');
      return err({ code: 'host-gone' });
    }
    throw cause;
  }
}

/** What a query has brought so far. A failure keeps the last value: the screen does not go blank. */
export interface Reading<N extends Name> {
  readonly value: OutputOf<N> | undefined;
  readonly failure: CallFailure<N> | null;
  /** Nothing has come yet. */
  readonly waiting: boolean;
}

interface ReadingOptions {
  /** False: do not ask yet. */
  readonly when?: boolean;
  /** Ask again after so many milliseconds. */
  readonly every?: number;
}

/** Reads a query and keeps it fresh. */
export function useCall<N extends Name>(name: N, input: InputOf<N>, options: ReadingOptions = {}): Reading<N> {
  const { data, error } = useQuery<{ value: OutputOf<N> | undefined; failure: CallFailure<N> | null }>({
    queryKey: [name, input],
    queryFn: async () => {
      const answer = await call(name, input);
      if (answer.ok) return { value: answer.value, failure: null };
      const before = queries.getQueryData<{ value: OutputOf<N> | undefined }>([name, input]);
      return { value: before?.value, failure: answer.error };
    },
    enabled: options.when ?? true,
    refetchInterval: options.every ?? false,
    // A page that is silent is taken for gone and loses its session.
    refetchIntervalInBackground: true,
    // What is no longer on screen is not kept: it may be about a person.
    gcTime: 0,
  });
  const { blanked } = useText().retention;
  const value = useMemo(() => withBlanked(data?.value, blanked), [data, blanked]);
  if (error !== null) throw error;
  return { value, failure: data?.failure ?? null, waiting: data === undefined };
}

/** Makes every query on screen read again. */
export const readAgain = (): Promise<void> => queries.invalidateQueries();

/** Forgets what was read, about whomever it was: at locking and at a change of officer. */
export function forgetAll(): void {
  const kept = new Set<unknown>(['session.current', 'station.state']);
  // Not removed but emptied: what is still on screen asks again, now as the other officer.
  void queries.resetQueries({ predicate: ({ queryKey }) => !kept.has(queryKey[0]) });
}

export interface Command<N extends Name> {
  /** Runs the call; after success everything on screen reads again. */
  readonly run: (input: InputOf<N>) => Promise<Answer<N>>;
  readonly busy: boolean;
  /** The last refusal, until the next try. */
  readonly failure: CallFailure<N> | null;
  readonly dismiss: () => void;
}

/** A change or a job, with what the button needs to know about it. */
export function useCommand<N extends Name>(name: N): Command<N> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailure<N> | null>(null);
  const run = useCallback(
    async (input: InputOf<N>): Promise<Answer<N>> => {
      setBusy(true);
      setFailure(null);
      try {
        const answer = await call(name, input);
        if (answer.ok) await readAgain();
        else setFailure(answer.error);
        return answer;
      } finally {
        setBusy(false);
      }
    },
    [name],
  );
  const dismiss = useCallback(() => setFailure(null), []);
  return { run, busy, failure, dismiss };
}
