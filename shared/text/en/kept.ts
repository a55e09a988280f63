import { formats } from '../language.ts';
import type { kept as source } from '../id/kept.ts';

const n = formats.en.number;
const answers = (count: number): string => (count === 1 ? '1 answer' : `${n(count)} answers`);

/** A device whose station does not answer: what goes on, what waits, what the station did not take afterwards. */
export const kept: typeof source = {
  away: "This device is cut off from the station's computer.",
  awaySince: ({ clock }) => `This device has been cut off from the station's computer since ${clock}.`,
  turnedAway: 'The station does not let this device in any more. It may have been revoked.',
  turnedAwayQueue: ({ count }) =>
    `The station does not take the ${answers(count)} waiting here. Nothing is removed: this device keeps what was given, encrypted.`,
  turnedAwayTodo: 'Give this device to the technician and go on at another one.',
  leave: 'Pair it again, or use it for something else',
  leaveTitle: 'This device is no desk of that station any more',
  leaveLead:
    'What this device kept as a desk is put aside in its data folder, and the first question comes: join again with a new code, or become a station of its own.',
  leaveQueue: ({ count }) =>
    `The ${answers(count)} waiting here cannot enter the record after that. Record them again from the paper forms.`,
  leaveAsk: 'The technician has made sure: this device was revoked, or its station is no more.',
  leaveNow: 'Leave that station',
  goOn: 'You can still read and answer your open clarifications.',
  waiting: ({ count, clock }) =>
    count === 1
      ? `1 answer has been waiting on this device since ${clock}, encrypted; it enters the record by itself once connected.`
      : `${n(count)} answers have been waiting on this device since ${clock}, encrypted; they enter the record by themselves once connected.`,
  waitsLink: 'What has to wait?',
  fold: 'Shorter',
  waits:
    'Decisions, passports held, letter numbers, the own assessment and new travellers wait for the connection, because only the record of the station may decide about them. What cannot wait: use the paper form, and enter it later.',
  locked: "The screen stays locked: the station's computer checks the PIN. Nothing is lost.",
  others: ({ count }) =>
    count === 1
      ? '1 answer is waiting on this device, encrypted. It enters the record once the officer who gave it signs in here again.'
      : `${n(count)} answers are waiting on this device, encrypted. They enter the record once the officers who gave them sign in here again.`,
  unreadable: ({ count }) =>
    count === 1
      ? '1 answer kept on this device is damaged and cannot be read.'
      : `${n(count)} answers kept on this device are damaged and cannot be read.`,
  unreadableTodo:
    'Other answers are not affected. Compare the clarifications you answered while cut off with what you remember, then tell the technician.',
  discardUnreadable: 'Discard what is damaged',
  refusedElsewhere: 'The station did not take all the answers you gave while cut off.',
  refusedSafe: 'Those it did not take stay on this device until you choose.',
  refusedOpen: ({ count }) => `Look at ${answers(count)}`,
  refusedGone: ({ count }) => `Discard ${answers(count)}: that record is gone`,
  notTaken: ({ count, clock }) =>
    `Not in the record: ${answers(count)} you gave since ${clock}, while cut off. This device keeps what was given until you choose.`,
  discard: 'Discard my answers',
  mark: 'waiting on this device',
  decisionWaits: "Waiting for the station's computer",
  decisionWhy: 'Only the station records decisions; what you wrote here stays.',
  waitsMissing: 'Waiting for the station; still missing:',
  resultBefore: ({ count }) => `The result on this screen does not count the ${answers(count)} still waiting.`,
};
