import { formats } from '../language.ts';
import { textIn, type Entry } from '../sentence.ts';

const unchanged = 'Nothing has changed.';
const typedKept = 'What was typed is still on the screen.';

/** Failures of the calls after the decision. */
export const afterErrors = {
  'holidays-fixed-missing': (detail) => {
    const day = textIn(detail, 'day');
    return {
      what: `A national holiday with a fixed date is missing from the list${day === null ? '' : `: ${formats.en.day(day)}`}.`,
      safe: 'The holidays in force have not changed.',
      todo: 'Complete the list as the joint decree has it, then choose the file again.',
    };
  },
  'decree-not-signed-yet': {
    what: 'The day this decree was signed lies in the future.',
    safe: 'The holidays in force have not changed.',
    todo: 'Check the date of the decree and the clock of the station.',
  },
  'objection-unknown': {
    what: 'This objection is not on the list of your agency.',
    safe: unchanged,
    todo: 'Load the list of objections again.',
  },
  'objection-open': {
    what: 'An objection in this case is recorded already and not finished.',
    safe: unchanged,
    todo: 'Open the recorded one; add to it there.',
  },
  'objection-day-wrong': {
    what: 'The day is not possible: in the future, or before the last step.',
    safe: unchanged,
    todo: 'Check the day on the letter.',
  },
  'objection-step-out-of-turn': {
    what: 'This step cannot follow the state the objection is in now.',
    safe: unchanged,
    todo: 'Load the list again; somebody else may have acted.',
  },
  'objection-deemed-granted': {
    what: 'Ten working days passed without an answer: the objection is deemed granted (UU 30/2014 art. 77).',
    safe: unchanged,
    todo: 'Carry it out: return the passport if it is still held. An answer given in time is entered by the shift head with its letter number.',
  },
  'appeal-too-late': {
    what: 'The appeal came more than ten working days after the answer.',
    safe: unchanged,
    todo: 'Take the letter as a new complaint and tell the way to the court (PTUN).',
  },
  'appeal-still-open': {
    what: 'The time for an appeal has not passed.',
    safe: unchanged,
    todo: 'Close it after the deadline; until then an appeal is possible.',
  },
  'answer-missing': {
    what: 'Not chosen yet: granted, rejected or inadmissible.',
    safe: typedKept,
    todo: 'Choose what the answer says.',
  },
  'signer-missing': {
    what: 'Who signed the answer is not written yet.',
    safe: typedKept,
    todo: 'Write name and post.',
  },
  'appeal-needs-superior': {
    what: 'An appeal is answered by the superior, not by the official who decided (UU 30/2014 art. 78).',
    safe: typedKept,
    todo: "Have another officer enter the superior's answer.",
  },
  'passport-still-held': {
    what: 'The passport of this case still lies in custody.',
    safe: unchanged,
    todo: 'Release it first on the screen of held passports, then try again.',
  },
  'passport-not-held': {
    what: 'No passport of this case is or was in custody.',
    safe: unchanged,
    todo: 'Choose where the passport really is.',
  },
  'handover-unknown': {
    what: 'This handover is not on your list.',
    safe: unchanged,
    todo: 'Load the list of handovers again.',
  },
  'handover-open': {
    what: 'This person is offered already to a receiver who has not answered.',
    safe: unchanged,
    todo: 'Wait for the answer, or withdraw that offer first.',
  },
  'handover-closed': {
    what: 'This handover has ended.',
    safe: unchanged,
    todo: 'Load the list of handovers again.',
  },
  'handover-to-self': {
    what: 'Nobody is handed over to the own agency.',
    safe: unchanged,
    todo: 'Choose another receiver; a shelter is written as another office.',
  },
  'parent-call-missing': {
    what: 'No call to a parent of this child is written down yet.',
    safe: typedKept,
    todo: 'Call a parent and write it down, also if nobody answers.',
  },
  'refusal-reason-missing': {
    what: 'Why it was refused is not written.',
    safe: typedKept,
    todo: 'Write briefly why the receiver refuses.',
  },
  'receiver-paper-missing': {
    what: 'The identity card of the family was not written down.',
    safe: typedKept,
    todo: 'Look at the identity card or family card and write its number.',
  },
  'follow-up-not-due': {
    what: 'This question is not due, or was answered.',
    safe: unchanged,
    todo: 'Load the follow-up list again.',
  },
  'outcome-note-missing': {
    what: 'A confirmed victim needs a word on it.',
    safe: typedKept,
    todo: 'Write what confirms it, such as the number of a police report.',
  },
  'sealed-first': {
    what: 'There are sealed notes on this case you have not read.',
    safe: typedKept,
    todo: 'Open them with a reason, or have the case holder decide. A referral is always possible.',
  },
  'nothing-sealed': {
    what: 'There is nothing sealed to open.',
    safe: unchanged,
    todo: 'Go on as usual.',
  },
  'holder-not-self': {
    what: 'A case cannot be moved to oneself.',
    safe: unchanged,
    todo: 'Choose another officer, or open it with a reason.',
  },
  'alert-unknown': {
    what: 'This alert was marked as seen already.',
    safe: unchanged,
    todo: 'Load the board again.',
  },
  'report-unknown': {
    what: 'This report is not addressed to you.',
    safe: unchanged,
    todo: 'Load the list of reports again.',
  },
  'report-closed': {
    what: 'This report is closed.',
    safe: unchanged,
    todo: 'Write a new report if there is something new.',
  },
  'report-note-missing': {
    what: 'What was done is not written yet.',
    safe: typedKept,
    todo: 'Write to whom it was passed on, or why it is closed.',
  },
  'head-needs-agency': {
    what: 'A head must be an officer of one of the agencies.',
    safe: unchanged,
    todo: 'Choose an officer of BP3MI or Immigration.',
  },
  'head-unchanged': {
    what: 'This officer already is so.',
    safe: unchanged,
    todo: 'Load the list of officers again.',
  },
} satisfies Record<string, Entry>;
