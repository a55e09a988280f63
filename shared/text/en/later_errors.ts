import { numberIn, type Entry } from '../sentence.ts';
import type { laterErrors as source } from '../id/later_errors.ts';

const unchanged = 'Nothing has changed.';
const stands = 'The decision stands as recorded.';
const wait = (seconds: number | null) =>
  seconds === null || seconds <= 0
    ? 'Ask for the code to be read out once more.'
    : `Wait ${seconds} seconds, then ask for the code to be read out once more.`;

/** Failures of what comes after a decision, and of approval by telephone. */
export const laterErrors: Record<keyof typeof source, Entry> = {
  'own-words-missing': {
    what: 'The traveller’s own words are not recorded yet.',
    safe: 'The decision is not recorded; what you typed is still there.',
    todo: 'Ask, then write it down in the traveller’s own words. Advice or withdrawal must not become a disguised stop.',
  },
  'flight-gone': {
    what: 'The flight has left; this departure can no longer be postponed.',
    safe: 'Nothing has been decided; the passport stays with its holder.',
    todo: 'If the flight is late, move its time on the board. If the traveller missed it because of this clarification, record that once it is closed.',
  },
  'not-correctable': {
    what: 'This part cannot be put right on that decision.',
    safe: stands,
    todo: 'Only a standing decision can be put right. If its kind or evidence is wrong, declare it void.',
  },
  'nothing-to-correct': {
    what: 'The new words are the same as the recorded ones.',
    safe: unchanged,
    todo: 'Change them, or close this sheet.',
  },
  'not-voidable': {
    what: 'This decision cannot be declared void.',
    safe: stands,
    todo: 'Only the last decision of a closed clarification can be. While it is open, take another decision.',
  },
  'passport-in-custody': {
    what: 'The passport is still in custody; the decision cannot be declared void.',
    safe: 'The passport and its receipt stay on record.',
    todo: 'Return the passport first, on the list of passports, then declare it void.',
  },
  'not-postponed': {
    what: 'This decision is no standing postponement.',
    safe: unchanged,
    todo: 'Open the clarification of the traveller who was postponed.',
  },
  'meets-name-missing': {
    what: 'The name of who meets the person is missing.',
    safe: 'What you typed is still on the screen.',
    todo: 'Write the name, or choose that nobody does.',
  },
  'moment-not-fitting': {
    what: 'The time at which the airline was told does not fit.',
    safe: 'What you typed is still on the screen.',
    todo: 'Write a time after the decision and not later than now.',
  },
  'not-decided': {
    what: 'This clarification is not closed yet.',
    safe: unchanged,
    todo: 'Record its decision first.',
  },
  'no-flight': {
    what: 'This clarification has no flight on the board.',
    safe: unchanged,
    todo: 'Without a departure time nobody can record whether the flight was missed.',
  },
  'gate-still-open': {
    what: 'The gate has not closed yet.',
    safe: unchanged,
    todo: 'The traveller can still board. Record it after the gate has closed.',
  },
  'was-stopped': {
    what: 'This traveller stayed because of the decision, not because of the wait.',
    safe: unchanged,
    todo: 'If the decision was wrong, declare it void first.',
  },
  'not-lapsed': {
    what: 'This referral did not lapse.',
    safe: unchanged,
    todo: 'Open the referral to see where it stands now.',
  },
  'already-read': {
    what: 'Another officer has read this note.',
    safe: unchanged,
    todo: 'Nothing more to do.',
  },
  'card-missing': {
    what: 'This official has no sealed card that counts.',
    safe: 'Nothing has been approved; the passport stays with its holder.',
    todo: 'Call another official, or postpone without holding the passport. The technician makes a new card together with the official.',
  },
  'card-code-wrong': (detail) => ({
    what: 'That code is not on this official’s card.',
    safe: 'Nothing has been approved; no code was used up.',
    todo: wait(numberIn(detail, 'seconds')),
  }),
  'card-code-used': {
    what: 'That code has been used before; each code counts once.',
    safe: 'Nothing has been approved.',
    todo: 'Ask the official to read out the next code and to cross out the used one.',
  },
  'approver-not-holder': {
    what: 'A card is only made in front of the official who will hold it.',
    safe: 'No card has been made.',
    todo: 'Ask that official to enter their own PIN.',
  },
};
