/** Work that is done one after the other. */

/** Lets one piece of work begin when the one before has ended, however that ended. Answers what the work answers. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** A queue of its own. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined); // whoever asked is told; the next one only waits for the end
    return turn;
  };
}
