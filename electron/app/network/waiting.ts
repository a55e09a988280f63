/** What follows from the acts that an officer has given on a device alone; pure. */
import { z } from 'zod';
import type { KeptAnswers } from '../../../shared/contract/kept.ts';
import { AnswerValue, withAnswers } from '../../../shared/contract/screening.ts';
import type { ScreeningId } from '../../../shared/ids.ts';
import type { KeptAct } from './queue_file.ts';

const isWaiting = ({ refused }: KeptAct): boolean => refused === null;

/** Those that wait for the host on one screening, in the order given. */
export const waitingOn = (acts: readonly KeptAct[], id: ScreeningId): KeptAct[] =>
  acts.filter((act) => isWaiting(act) && act.input.screeningId === id);

/** The next one to be handed in; null where none waits. */
export const nextOf = (acts: readonly KeptAct[]): KeptAct | null => acts.find(isWaiting) ?? null;

/** An open screening in which its reader has a part, as far as the device must know it. */
export const OwnOpen = z.looseObject({
  state: z.literal('open'),
  tookPart: z.literal(true),
  revision: z.int(),
  answers: z.array(AnswerValue),
});

/** A screening as the host showed it last, with the answers on top that were given since. */
export function withKept(view: unknown, waiting: readonly Pick<KeptAct, 'input'>[]): unknown {
  const last = waiting.at(-1);
  const own = OwnOpen.safeParse(view);
  if (last === undefined || !own.success) return view;
  const answers = withAnswers(
    own.data.answers,
    waiting.flatMap(({ input }) => input.answers),
  );
  return { ...own.data, answers, revision: last.input.revision + 1 };
}

/** The acts as their officer is shown them: for each screening what waits, and what the host did not take. */
export function keptAnswers(acts: readonly KeptAct[]): KeptAnswers[] {
  const groups = new Map<string, KeptAnswers>();
  for (const { input, given, refused } of acts) {
    const key = `${input.screeningId} ${String(refused !== null)}`;
    const known = groups.get(key);
    groups.set(key, {
      screeningId: input.screeningId,
      answers: withAnswers(known?.answers ?? [], input.answers),
      since: known?.since ?? given.station,
      refused: known?.refused ?? refused,
    });
  }
  return [...groups.values()];
}
