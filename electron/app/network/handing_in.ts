/** What happens on a device when its station answers again: it hears of locks, and gets what waits, in order and once. */
import type { Failure } from '../../../shared/contract/index.ts';
import { KeptRefusal } from '../../../shared/contract/kept.ts';
import type { CallerKey } from '../application.ts';
import type { KeptAct } from './queue_file.ts';
import { nextOf } from './waiting.ts';
import { actsOf, drop, look, patience, type Cause, type Desk, type Here } from './windows.ts';

/** How an act ended: in the record, refused for good, or not now; null: the host is gone again. */
type Handed = { readonly refused: KeptRefusal | null } | { readonly failure: Failure } | null;

async function hand({ way }: Here, caller: CallerKey, { id, name, input, given }: KeptAct): Promise<Handed> {
  const reply = await way.ask(caller, { name, input }, { act: { id, given }, millis: patience.query });
  if (reply === null) return null;
  if (reply.ok) return { refused: null };
  const refusal = KeptRefusal.safeParse(reply.error.code);
  return refusal.success ? { refused: refusal.data } : { failure: reply.error };
}

/**
 * Hands in what waits, in the order given. Once one act on a screening is refused, those after it rest on a picture that is
 * no longer true: they are refused with it. One at a time.
 * @returns why the host takes nothing from this window now; null: all is in, or the host is gone
 */
export async function handIn(here: Here, caller: CallerKey, desk: Desk): Promise<Failure | null> {
  const { seal } = desk;
  if (seal === null || desk.shut !== null) return null;
  const before = here.queue.acts(seal.label);
  let acts = before;
  let failure: Failure | null = null;
  for (let act = nextOf(acts); act !== null; act = nextOf(acts)) {
    const { id, input } = act;
    const handed = await hand(here, caller, act);
    if (handed === null) break;
    if ('failure' in handed) {
      ({ failure } = handed);
      break;
    }
    const { refused } = handed;
    if (refused !== null) {
      for (const at of here.desks.values()) if (at.seal?.label === seal.label) at.overtaken.add(input.screeningId);
    }
    acts =
      refused === null
        ? acts.filter((other) => other.id !== id)
        : acts.map((other) =>
            other.refused === null && other.input.screeningId === input.screeningId ? { ...other, refused } : other,
          );
  }
  if (acts === before) return failure;
  await here.queue.replace(seal, acts).catch(here.note);
  here.changed();
  return failure;
}

/** The host has nobody at this window, or nobody who is not locked. */
const endings = ['unauthenticated', 'session-locked'];

/** The host hears that this window was locked meanwhile; from then on it says so itself. */
export async function payLock(here: Here, caller: CallerKey, why: Cause | 'out'): Promise<void> {
  const lock = { name: 'session.lock', input: { cause: why === 'out' ? 'idle' : why } };
  const reply = await here.way.ask(caller, lock, { act: null, millis: patience.query });
  // A host that could not lock it is no reason to open it here.
  if (reply !== null && (reply.ok || endings.includes(reply.error.code))) drop(here, caller);
}

/** The host answers again. Pages read again, also where nothing was stored. */
export async function back(here: Here): Promise<void> {
  look(here);
  for (const [caller, desk] of [...here.desks]) {
    if (desk.shut !== null) await payLock(here, caller, desk.shut);
    else if (nextOf(actsOf(here, desk)) !== null) await here.one(() => handIn(here, caller, desk));
  }
  here.changed();
}

/** Asks beside the work whether the host is back: nobody waits for it. */
export function probe(here: Here, caller: CallerKey): void {
  if (here.probing) return;
  here.probing = true;
  const asked = { name: 'session.current', input: {} };
  void here.way
    .ask(caller, asked, { act: null, millis: patience.query })
    .then((reply) => (reply === null ? undefined : back(here)))
    .catch(here.note)
    .finally(() => (here.probing = false));
}
