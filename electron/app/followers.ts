/** Who follows the changes of a station: each is told that something changed, and nothing of what. */

/** Hears the revision of the station that changed. Quick, and never throws: the act that it hears of is done. */
export type Follower = (revision: number) => void;

/** After a change the next one waits so long, in milliseconds: a bulk act has a page read a few times a second. */
export const quietMillis = 250;

/** The followers of an application. */
export interface Followers {
  /** Tells this one from now on, until the function that it answers is called. */
  readonly follow: (follower: Follower) => () => void;
  /** Something was committed: told at once, or together with what else is done in the next moment. */
  readonly changed: (revision: number) => void;
  readonly close: () => void;
}

/** Nobody follows yet. */
export function createFollowers(): Followers {
  const followers = new Set<Follower>();
  let pause: NodeJS.Timeout | null = null;
  let waiting: number | null = null;
  const tell = (revision: number) => {
    for (const follower of followers) follower(revision);
    pause = setTimeout(() => {
      pause = null;
      const last = waiting;
      waiting = null;
      if (last !== null) tell(last);
    }, quietMillis);
    // Nobody is kept from ending for the sake of a word.
    pause.unref();
  };
  return {
    follow(follower) {
      // The same function may follow twice; each ends on its own.
      const own: Follower = (revision) => {
        follower(revision);
      };
      followers.add(own);
      return () => void followers.delete(own);
    },
    changed(revision) {
      if (pause === null) tell(revision);
      else waiting = revision;
    },
    close() {
      followers.clear();
      if (pause !== null) clearTimeout(pause);
    },
  };
}
