/**
 * Changes as server-sent events: `data: 41`, the newest revision of a station and nothing else. A page that hears one reads
 * again by its own calls; what it may see is decided there.
 */
import type { Application, CallerKey } from '../app/application.ts';

/** A stream is never silent for longer, in milliseconds: its page knows that it lives, the host that its page is there. */
export const beatMillis = 10_000;

/**
 * Streams of one ticket at a time. A browser opens six connections to a host and each stream keeps one of them: the windows
 * beyond these ask every second instead, over connections that are left.
 */
export const mostStreams = 3;

/** The streams of a host. */
export interface Live {
  /**
   * A stream for this caller, or null where it has as many as it may.
   * @param isHere asked before each word: whether the caller's ticket is still good, otherwise the stream ends
   */
  open(caller: CallerKey, isHere: () => boolean): ReadableStream<Uint8Array> | null;
  /** The caller is gone: its streams end. */
  end(caller: CallerKey): void;
  /** The host stops: all streams end. */
  close(): void;
}

interface Stream {
  readonly caller: CallerKey;
  say(revision: number): void;
  end(): void;
}

const wordOf = (revision: number): Uint8Array => new TextEncoder().encode(`data: ${String(revision)}\n\n`);

/** Follows the application for the pages of a host. */
export function createLive(application: Pick<Application, 'follow'>): Live {
  const streams = new Set<Stream>();
  // 0: nothing has changed since the host started. Whoever opens a stream reads everything first.
  let newest = 0;
  const sayAll = () => {
    for (const stream of streams) stream.say(newest);
  };
  const unfollow = application.follow((revision) => {
    newest = revision;
    sayAll();
  });
  const beat = setInterval(sayAll, beatMillis);
  beat.unref();
  const endAll = (which: (stream: Stream) => boolean) => {
    for (const stream of [...streams].filter(which)) stream.end();
  };
  return {
    open(caller, isHere) {
      if ([...streams].filter((stream) => stream.caller === caller).length >= mostStreams) return null;
      return streamOf({ caller, isHere, first: newest }, streams);
    },
    end: (caller) => {
      endAll((stream) => stream.caller === caller);
    },
    close: () => {
      unfollow();
      clearInterval(beat);
      endAll(() => true);
    },
  };
}

/** One stream. However slowly it is read, no more than one number waits for its reader: the newest. */
function streamOf(
  { caller, isHere, first }: { caller: CallerKey; isHere: () => boolean; first: number },
  streams: Set<Stream>,
): ReadableStream<Uint8Array> {
  let waiting: number | null = first;
  let wake: (() => void) | null = null;
  let ended = false;
  const nudge = () => {
    wake?.();
    wake = null;
  };
  const stream: Stream = {
    caller,
    say: (revision) => {
      waiting = revision;
      nudge();
    },
    end: () => {
      ended = true;
      streams.delete(stream);
      nudge();
    },
  };
  streams.add(stream);
  return new ReadableStream<Uint8Array>(
    {
      // Asked for the next word only by a reader that has taken the one before.
      async pull(controller) {
        if (waiting === null && !ended) await new Promise<void>((resolve) => (wake = resolve));
        if (waiting !== null && !ended && isHere()) controller.enqueue(wordOf(waiting));
        else {
          stream.end();
          controller.close();
        }
        waiting = null;
      },
      cancel: () => {
        stream.end();
      },
    },
    { highWaterMark: 0 },
  );
}
