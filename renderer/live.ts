/** Hears that something was stored: from the desktop shell's bridge, or as server-sent events of the loopback host. */

/** What hears. */
export interface Ear {
  /** Something was stored: the newest revision that the host knows of. */
  readonly hear: (revision: number) => void;
  /** Whether changes are told from now on; while they are not, the page asks by itself. */
  readonly live: (is: boolean) => void;
}

/** Tells the ear, until the function that it answers is called. */
export type Follow = (ear: Ear) => () => void;

/** The part of an `EventSource` that is used. */
export type Events = Pick<EventSource, 'onmessage' | 'onerror' | 'close'>;

/** The host says something every ten seconds: after so many milliseconds of silence the way to it is broken. */
export const silentMillis = 25_000;

const firstDelay = 1000;
const longestDelay = 30_000;

/** Milliseconds before the next try: twice as long each time, and not the same for all windows of a host that starts again. */
export const delayOf = (tries: number, chance: number): number =>
  Math.min(longestDelay, firstDelay * 2 ** tries) * (0.5 + chance / 2);

/**
 * Follows a stream and opens it again when it breaks.
 * @param open a new stream
 * @param chance from 0 up to below 1
 */
export const overEvents =
  (open: () => Events, chance: () => number): Follow =>
  ({ hear, live }) => {
    let tries = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let events: Events | null = null;
    const lose = () => {
      events?.close();
      events = null;
      live(false);
      clearTimeout(timer);
      timer = setTimeout(connect, delayOf(tries, chance()));
      tries += 1;
    };
    const connect = () => {
      events = open();
      events.onerror = lose;
      events.onmessage = ({ data }) => {
        tries = 0;
        clearTimeout(timer);
        timer = setTimeout(lose, silentMillis);
        live(true);
        hear(Number(data));
      };
    };
    connect();
    return () => {
      events?.close();
      clearTimeout(timer);
    };
  };

/** Follows over the bridge, which is there as long as the page. */
export const overBridge =
  (bridge: { follow(hear: (revision: number) => void): void }): Follow =>
  ({ hear, live }) => {
    let ended = false;
    bridge.follow((revision) => {
      if (!ended) hear(revision);
    });
    live(true);
    return () => {
      ended = true;
    };
  };
