/** The typed caller over any transport; used by the page and by the tests. */
import { contract, type InputOf, type Name, type Reply } from './index.ts';

/** Carries a call to the application and brings its answer back as plain data. */
export type Transport = (name: string, input: unknown) => Promise<unknown>;

/** Calls the application by name. */
export type Client = <N extends Name>(name: N, input: InputOf<N>) => Promise<Reply<N>>;

/**
 * A client over a transport. The answer is the application's own word, checked there against the row;
 * a transport that fails (host gone) rejects, so that the page can say so.
 */
export function createClient(transport: Transport): Client {
  return async <N extends Name>(name: N, input: InputOf<N>) => {
    if (!Object.hasOwn(contract, name)) throw new Error(`no such call: ${name}`);
    const answer = await transport(name, input);
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the wire carries unknown; the dispatcher has checked it
    return answer as Reply<N>;
  };
}
