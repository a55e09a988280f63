/**
 * The open screening as the officer sees it: what is stored, with the answers just given on top of it. Every answer is its own
 * command; they go one after the other because each carries the revision the one before it made. A refusal takes the answers back
 * and says so; nothing is repeated in silence.
 */
import { create } from 'zustand';
import { answerKey, withAnswers, type AnswerValue, type ScreeningView } from '../../shared/contract/screening.ts';
import type { InputOf } from '../../shared/contract/index.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/time.ts';
import type { Answer, CallFailure } from './calls.ts';
import { officerHere } from './per_officer.ts';

/** Puts answers to the application. */
export type SendAnswers = (input: InputOf<'screening.answer'>) => Promise<Answer<'screening.answer'>>;

/** Why answers were taken back, and which, so that they can be given again with one touch. */
export interface AnswerFault {
  readonly failure: CallFailure<'screening.answer'>;
  readonly answers: readonly AnswerValue[];
  /** Whose answers they are: nobody else reads them here. */
  readonly by: string | null;
  /** They were given while cut off, in the moment named, and are kept on the device until their officer chooses. */
  readonly keptSince?: Instant;
}

interface Given {
  readonly answer: AnswerValue;
  /** Revision that holds this answer; null while it is on its way. */
  readonly revision: number | null;
}

interface Draft {
  readonly revision: number;
  readonly given: Readonly<Record<string, Given>>;
  readonly fault: AnswerFault | null;
}

interface Drafts {
  readonly of: Readonly<Record<string, Draft>>;
}

/** All drafts of this page by screening. */
export const useDrafts = create<Drafts>(() => ({ of: {} }));

const none: Draft = { revision: 0, given: {}, fault: null };

const change = (id: string, how: (draft: Draft) => Draft) => {
  useDrafts.setState(({ of }) => ({ of: { ...of, [id]: how(of[id] ?? none) } }));
};

/** The answers as they stand: the stored ones, and on top those given since which the stored view does not hold yet. */
export function currentAnswers(
  view: Pick<ScreeningView, 'answers' | 'revision'>,
  draft: Draft | undefined,
): readonly AnswerValue[] {
  if (draft === undefined) return view.answers;
  const given = Object.values(draft.given);
  const later = given.filter(({ revision }) => revision === null || revision > view.revision);
  return withAnswers(
    view.answers,
    later.map(({ answer }) => answer),
  );
}

/** The revision to send next: the newest this page knows of. */
export const currentRevision = (view: Pick<ScreeningView, 'id' | 'revision'>): number =>
  Math.max(view.revision, useDrafts.getState().of[view.id]?.revision ?? 0);

/** A command other than an answer made this revision (purpose, own assessment). */
export function noteRevision(id: ScreeningId, revision: number): void {
  change(id, (draft) => ({ ...draft, revision: Math.max(draft.revision, revision) }));
}

/** The officer has read why answers were taken back. */
export function clearFault(id: ScreeningId): void {
  change(id, (draft) => ({ ...draft, fault: null }));
}

/**
 * The station answers again: what was sent before is in its record or was not taken. Only answers still on their way stay on
 * top, and the revisions that the device counted for itself are forgotten.
 */
export function forgetSent(): void {
  useDrafts.setState(({ of }) => ({
    of: Object.fromEntries(
      Object.entries(of).map(([id, draft]) => {
        const given = Object.fromEntries(Object.entries(draft.given).filter(([, { revision }]) => revision === null));
        return [id, { ...draft, revision: 0, given }];
      }),
    ),
  }));
}

const tails = new Map<string, Promise<void>>();

/** Resolves when every answer given so far has been stored or taken back. */
export const settled = (id: ScreeningId): Promise<void> => tails.get(id) ?? Promise.resolve();

/** One more command on this screening, after the answers on their way and at the revision they made. */
export function atRevision<V extends { readonly revision: number }, F>(
  view: Pick<ScreeningView, 'id' | 'revision'>,
  send: (page: { screeningId: ScreeningId; revision: number }) => Promise<Result<V, F>>,
): Promise<Result<V, F>> {
  const { id } = view;
  const next = settled(id).then(async () => {
    const reply = await send({ screeningId: id, revision: currentRevision(view) });
    if (reply.ok) noteRevision(id, reply.value.revision);
    return reply;
  });
  tails.set(
    id,
    next.then(() => undefined),
  );
  return next;
}

/** Shows the answers at once and puts them to the application, after those already on their way. */
export function giveAnswers(
  view: Pick<ScreeningView, 'id' | 'revision'>,
  answers: readonly AnswerValue[],
  send: SendAnswers,
): Promise<void> {
  const { id } = view;
  if (answers.length === 0) return settled(id);
  const by = officerHere();
  change(id, (draft) => ({ ...draft, fault: null, given: { ...draft.given, ...pendingOf(answers) } }));
  const next = settled(id).then(() => put(view, { answers, by }, send));
  tails.set(id, next);
  return next;
}

/**
 * Answers that were being written when the same facts were answered elsewhere: they are not sent over the other ones, but wait
 * for their officer to see both.
 */
export function holdBack({ id }: Pick<ScreeningView, 'id'>, answers: readonly AnswerValue[]): void {
  const keys = new Set(answers.map(answerKey));
  change(id, (draft) => {
    const waiting = (draft.fault?.answers ?? []).filter((answer) => !keys.has(answerKey(answer)));
    const failure = draft.fault?.failure ?? { code: 'stale-revision' };
    return { ...draft, fault: { failure, answers: [...waiting, ...answers], by: officerHere() } };
  });
}

const pendingOf = (answers: readonly AnswerValue[]): Record<string, Given> =>
  Object.fromEntries(answers.map((answer) => [answerKey(answer), { answer, revision: null }]));

async function put(
  view: Pick<ScreeningView, 'id' | 'revision'>,
  { answers, by }: Pick<AnswerFault, 'answers' | 'by'>,
  send: SendAnswers,
): Promise<void> {
  const { id } = view;
  // An answer given on top of one that was just refused rests on a picture which is no longer true: it goes back as well.
  const fault = useDrafts.getState().of[id]?.fault ?? null;
  if (fault !== null) {
    takeBack(id, answers, { ...fault, answers: [...fault.answers, ...answers] });
    return;
  }
  const reply = await send({ screeningId: id, revision: currentRevision(view), answers: [...answers] });
  if (reply.ok) keep(id, answers, reply.value.revision);
  else takeBack(id, answers, { failure: reply.error, answers, by });
}

function keep(id: ScreeningId, answers: readonly AnswerValue[], revision: number): void {
  change(id, (draft) => {
    const given = { ...draft.given };
    for (const answer of answers) {
      const key = answerKey(answer);
      // A newer answer on the same fact may already be waiting; it stays on top.
      if (given[key]?.answer === answer) given[key] = { answer, revision };
    }
    return { ...draft, revision: Math.max(draft.revision, revision), given };
  });
}

function takeBack(id: ScreeningId, answers: readonly AnswerValue[], fault: AnswerFault): void {
  change(id, (draft) => {
    const gone = new Set(answers);
    const given = Object.fromEntries(Object.entries(draft.given).filter(([, { answer }]) => !gone.has(answer)));
    // The revision known here may be the stale one: the stored view, read again, is the truth.
    return { ...draft, revision: 0, given, fault };
  });
}
