/**
 * The objection (keberatan) and the complaint: deadlines, state, and which step may follow. Pure; days are the station's.
 * UU 30/2014 art. 77: written objection within 21 working days, settled within 10, otherwise deemed granted, the decision in
 * line with it within 5 more. Art. 78: appeal (banding) to the superior within 10 working days of the answer, settled within
 * 10, otherwise granted. Art. 76(3): then the court. Later amendments were not checked.
 */
import { z } from 'zod';
import { type Day } from '../time.ts';
import { addWorkingDays, provisionalBetween, workingDaysBetween, type WorkCalendar } from './working_days.ts';

/** An objection to a decision, or a complaint about anything else; only the former is granted by silence. */
export const ObjectionKind = z.enum(['objection', 'complaint']);
export type ObjectionKind = z.infer<typeof ObjectionKind>;

/** How it reached us. */
export const ObjectionChannel = z.enum(['counter', 'letter', 'email', 'hotline', 'otherOffice']);
export type ObjectionChannel = z.infer<typeof ObjectionChannel>;

/** Who brings it. */
export const ObjectionBy = z.enum(['traveller', 'family', 'proxy', 'lawyer', 'institution']);
export type ObjectionBy = z.infer<typeof ObjectionBy>;

/** How an objection or an appeal was answered. */
export const ObjectionAnswer = z.enum(['granted', 'rejected', 'inadmissible']);
export type ObjectionAnswer = z.infer<typeof ObjectionAnswer>;

/** What can happen to it after it was received. */
export const ObjectionStepKind = z.enum(['answer', 'appeal', 'appealAnswer', 'carryOut', 'withdraw', 'close']);
export type ObjectionStepKind = z.infer<typeof ObjectionStepKind>;

/** One step as it was taken; `on` is its day, `answer` stands with the two answers alone. */
export interface ObjectionStep {
  readonly kind: ObjectionStepKind;
  readonly on: Day;
  readonly answer: ObjectionAnswer | null;
}

/** What the state follows from. */
export interface ObjectionFacts {
  readonly kind: ObjectionKind;
  readonly receivedOn: Day;
  /** The day the decision was told; null where it is about no decision. */
  readonly decidedOn: Day | null;
  readonly steps: readonly ObjectionStep[];
}

/** Where it stands. The three deemed or overdue states come by time alone. */
export const ObjectionState = z.enum([
  'open',
  'overdue',
  'deemedGranted',
  'granted',
  'rejected',
  'appealed',
  'appealDeemedGranted',
  'appealGranted',
  'appealRejected',
  'carriedOut',
  'closed',
  'withdrawn',
]);
export type ObjectionState = z.infer<typeof ObjectionState>;

/** Working days of UU 30/2014 art. 77 and 78, and the day from which the desk is told loudly. */
const objectionDays = { toObject: 21, toAnswer: 10, loud: 8, toCarryOut: 5, toAppeal: 10 } as const;

/** How loudly it is shown. */
export const ObjectionUrgency = z.enum(['calm', 'loud', 'lastDay', 'act', 'done']);
export type ObjectionUrgency = z.infer<typeof ObjectionUrgency>;

/** State with its deadlines. */
export interface ObjectionStanding {
  readonly state: ObjectionState;
  readonly urgency: ObjectionUrgency;
  /** Working days since it, or its appeal, was received; null once it is answered. */
  readonly day: number | null;
  /** The last day of what is to be done now: answer, carry out, or appeal. Null when nothing is. */
  readonly deadline: Day | null;
  /** It came after the 21 working days: to be answered all the same. */
  readonly late: boolean;
  /** A deadline rests on a year without a decree. */
  readonly provisional: boolean;
}

/** The last day on which an objection to a decision told on this day is in time. */
export const objectUntil = (decidedOn: Day, calendar: WorkCalendar): Day =>
  addWorkingDays(decidedOn, objectionDays.toObject, calendar);

interface Reached {
  readonly state: ObjectionState;
  readonly deadline: Day | null;
  readonly since: Day | null;
}

/** State by the steps alone, before time makes it overdue or deemed granted. */
function reached({ kind, receivedOn, steps }: ObjectionFacts, calendar: WorkCalendar): Reached {
  const last = steps.at(-1);
  const within = (from: Day, days: number) => addWorkingDays(from, days, calendar);
  if (last === undefined) {
    return { state: 'open', since: receivedOn, deadline: within(receivedOn, objectionDays.toAnswer) };
  }
  const over = (state: ObjectionState): Reached => ({ state, deadline: null, since: null });
  switch (last.kind) {
    case 'answer':
      // A complaint has no further course here: its answer ends it.
      if (kind === 'complaint') return over('closed');
      return last.answer === 'granted'
        ? { state: 'granted', since: null, deadline: within(last.on, objectionDays.toCarryOut) }
        : { state: 'rejected', since: null, deadline: within(last.on, objectionDays.toAppeal) };
    case 'appeal':
      return { state: 'appealed', since: last.on, deadline: within(last.on, objectionDays.toAnswer) };
    case 'appealAnswer':
      return last.answer === 'granted'
        ? { state: 'appealGranted', since: null, deadline: within(last.on, objectionDays.toCarryOut) }
        : over('appealRejected');
    case 'carryOut':
      return over('carriedOut');
    case 'withdraw':
      return over('withdrawn');
    case 'close':
      return over('closed');
  }
}

/** The same once the deadline has passed unanswered. */
function byTime(at: Reached, facts: ObjectionFacts, { today, calendar }: Clock): Reached {
  const { state, deadline } = at;
  if (deadline === null || today <= deadline || (state !== 'open' && state !== 'appealed')) return at;
  if (facts.kind === 'complaint') return { ...at, state: 'overdue' };
  return {
    state: state === 'open' ? 'deemedGranted' : 'appealDeemedGranted',
    since: at.since,
    deadline: addWorkingDays(deadline, objectionDays.toCarryOut, calendar),
  };
}

/** Today, and the working days. */
interface Clock {
  readonly today: Day;
  readonly calendar: WorkCalendar;
}

const mustAct: readonly ObjectionState[] = [
  'overdue',
  'deemedGranted',
  'granted',
  'appealDeemedGranted',
  'appealGranted',
];

function urgencyOf(state: ObjectionState, day: number | null): ObjectionUrgency {
  if (mustAct.includes(state)) return 'act';
  if (state === 'carriedOut' || state === 'closed' || state === 'withdrawn') return 'done';
  if (day === null || day < objectionDays.loud) return 'calm';
  return day >= objectionDays.toAnswer ? 'lastDay' : 'loud';
}

/**
 * Where an objection stands today. It may be answered to the end of the tenth working day after the day it was received, and
 * is deemed granted from the day after.
 */
export function objectionStanding(facts: ObjectionFacts, clock: Clock): ObjectionStanding {
  const { today, calendar } = clock;
  const { state, deadline, since } = byTime(reached(facts, calendar), facts, clock);
  const day = since === null ? null : Math.max(0, workingDaysBetween(since, today, calendar));
  const { decidedOn, receivedOn } = facts;
  return {
    state,
    urgency: urgencyOf(state, day),
    day,
    deadline,
    late: decidedOn !== null && receivedOn > objectUntil(decidedOn, calendar),
    provisional: provisionalBetween(since ?? facts.receivedOn, deadline ?? facts.receivedOn, calendar),
  };
}

const follows: Readonly<Record<ObjectionState, readonly ObjectionStepKind[]>> = {
  open: ['answer', 'withdraw'],
  overdue: ['answer', 'withdraw'],
  deemedGranted: ['carryOut'],
  granted: ['carryOut'],
  rejected: ['appeal', 'close'],
  appealed: ['appealAnswer', 'withdraw'],
  appealDeemedGranted: ['carryOut'],
  appealGranted: ['carryOut'],
  appealRejected: ['close'],
  carriedOut: [],
  closed: [],
  withdrawn: [],
};

/** The steps that may follow a state. */
export const stepsAfter = (state: ObjectionState): readonly ObjectionStepKind[] => follows[state];

/** Why a step may not be taken; each has its sentence. */
export const objectionFaults = [
  'objection-deemed-granted',
  'objection-step-out-of-turn',
  'objection-day-wrong',
  'appeal-too-late',
  'appeal-still-open',
  'answer-missing',
] as const;
/** Why a step may not be taken. */
export type ObjectionFault = (typeof objectionFaults)[number];

/** Why this step may not follow now, or null. */
export function objectionFault(facts: ObjectionFacts, step: ObjectionStep, clock: Clock): ObjectionFault | null {
  const { state, deadline } = objectionStanding(facts, clock);
  const answers = step.kind === 'answer' || step.kind === 'appealAnswer';
  if (answers && (state === 'deemedGranted' || state === 'appealDeemedGranted')) return 'objection-deemed-granted';
  if (!follows[state].includes(step.kind)) return 'objection-step-out-of-turn';
  const before = facts.steps.at(-1)?.on ?? facts.receivedOn;
  if (step.on < before || step.on > clock.today) return 'objection-day-wrong';
  if (step.kind === 'appeal' && deadline !== null && step.on > deadline) return 'appeal-too-late';
  // Closed too early the way of appeal would be cut off.
  if (step.kind === 'close' && state === 'rejected' && deadline !== null && clock.today <= deadline) {
    return 'appeal-still-open';
  }
  return answers === (step.answer !== null) ? null : 'answer-missing';
}
