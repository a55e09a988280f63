/** What the host's answers say of a window of this device: who is at it, and what may be told there again. */
import { z } from 'zod';
import { roleMay, type Failure } from '../../../shared/contract/index.ts';
import { OfficerCard } from '../../../shared/contract/session.ts';
import { ScreeningId } from '../../../shared/ids.ts';
import type { Result } from '../../../shared/result.ts';
import type { CallerKey } from '../application.ts';
import { handIn } from './handing_in.ts';
import { sealOf } from './queue_file.ts';
import { remembered } from './remembered.ts';
import { drop, type Asked, type Desk, type Here } from './windows.ts';

const SignedIn = z.object({ officer: OfficerCard });
const Current = z.object({ state: z.literal('active'), officer: OfficerCard });

/** These leave nobody at the window. */
const leaving: readonly string[] = ['session.lock', 'session.signOut', 'station.enter'];

/** An officer has signed in: what they gave on this device is opened with the host's key, and handed in. */
async function sitDown(here: Here, caller: CallerKey, { id, role }: OfficerCard): Promise<void> {
  drop(here, caller);
  const key = roleMay(role, 'screening.answer') ? await here.way.queueKey(caller) : null;
  const seal = key === null || key.officerId !== id ? null : sealOf(key.key);
  const enteredAt = here.machine.clock.monotonic();
  const desk: Desk = {
    officerId: id,
    seal,
    memory: remembered(here.pulse),
    overtaken: new Set(),
    activeAt: enteredAt,
    enteredAt,
    shut: null,
  };
  here.desks.set(caller, desk);
  if (seal === null) return;
  await here.one(async () => {
    await here.queue.open(seal);
    await handIn(here, caller, desk);
  });
}

/** Whether the answer says that somebody else than the window's officer is there, or nobody. */
function leaves({ name }: Asked, value: unknown, desk: Desk | undefined): boolean {
  if (leaving.includes(name)) return true;
  return name === 'session.current' && Current.safeParse(value).data?.officer.id !== desk?.officerId;
}

const About = z.object({ screeningId: ScreeningId });

/** The page is told of a screening anew: what it gives from now on rests on that. */
export function pictureIsNew({ overtaken }: Desk, { name, input }: Pick<Asked, 'name' | 'input'>): void {
  const about = name === 'screening.get' ? About.safeParse(input).data : undefined;
  if (about !== undefined) overtaken.delete(about.screeningId);
}

/**
 * Takes in an answer of the host.
 * @param before who was at the window when it was asked: what was meant for them is nobody else's
 */
export async function heard(
  here: Here,
  asked: Asked,
  reply: Result<unknown, Failure>,
  before: Desk | null,
): Promise<void> {
  const { caller, row, name, input } = asked;
  if (reply.ok && (name === 'session.signIn' || name === 'session.enrol')) {
    await sitDown(here, caller, SignedIn.parse(reply.value).officer);
    return;
  }
  const desk = here.desks.get(caller);
  if (desk !== undefined && (desk !== before || desk.shut !== null)) return;
  if (!reply.ok) {
    if (reply.error.code === 'unauthenticated' || reply.error.code === 'session-locked') drop(here, caller);
    return;
  }
  if (desk !== undefined) pictureIsNew(desk, asked);
  if (leaves(asked, reply.value, desk)) drop(here, caller);
  else if (row.alone === 'read') desk?.memory.keep(name, input, reply.value);
  if (row.alone === 'read') here.pulse.hear(reply.value);
  if (desk !== undefined && row.kind !== 'query') desk.activeAt = here.machine.clock.monotonic();
}
