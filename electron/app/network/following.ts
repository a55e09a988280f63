/** Follows the changes of a host over a line that breaks now and then. */

/** A stream of words from the host. */
export interface HostStream {
  /** Resolves when it is over, whoever ended it. */
  readonly ended: Promise<void>;
  readonly end: () => void;
}

/** Until the next try, milliseconds: a cable is plugged in again within seconds, and the counter's network is near. */
const firstDelay = 500;
const longestDelay = 5_000;

interface Following {
  /** A new stream; hears each revision that it tells. */
  readonly open: (hear: (revision: number) => void) => HostStream;
  /** Something may have changed, or the host was lost (0), or is there again. */
  readonly changed: (revision: number) => void;
  /** From 0 up to below 1: so that a dozen devices do not come back in one moment. */
  readonly chance: () => number;
}

/** Follows until the function that it answers is called. */
export function followHost({ open, changed, chance }: Following): () => void {
  let closed = false;
  let tries = 0;
  let stream: HostStream | null = null;
  let pause: NodeJS.Timeout | null = null;
  const connect = () => {
    // The first word of a stream is always told: nobody knows what was missed before it.
    let told: number | null = null;
    const mine = open((revision) => {
      tries = 0;
      if (revision !== told) changed(revision);
      told = revision;
    });
    stream = mine;
    void mine.ended.then(() => {
      if (closed) return;
      if (told !== null) changed(0);
      pause = setTimeout(connect, Math.min(longestDelay, firstDelay * 2 ** tries) * (0.5 + chance() / 2));
      pause.unref();
      tries += 1;
    });
  };
  connect();
  return () => {
    closed = true;
    if (pause !== null) clearTimeout(pause);
    stream?.end();
  };
}

/** The revisions in a stream of server-sent events, `data: 41` and an empty line each, however it was cut into pieces. */
export function wordReader(hear: (revision: number) => void): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const words = (rest + piece).split('\n\n');
    rest = words.pop() ?? '';
    for (const word of words) {
      const said = /^data: (\d{1,15})$/.exec(word)?.[1];
      if (said !== undefined) hear(Number(said));
    }
  };
}
