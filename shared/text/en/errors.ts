import { numberIn, textIn, type Entry, type ErrorCode } from '../sentence.ts';
import { afterErrors } from './after_errors.ts';
import { exportErrors } from './export_errors.ts';
import { networkErrors } from './network_errors.ts';
import { spareErrors } from './spare_errors.ts';
import { outboxErrors } from './outbox_errors.ts';
import { updateErrors } from './update_errors.ts';
import { recoveryErrors } from './recovery_errors.ts';
import { storageErrors } from './storage_errors.ts';
import { custodyErrors } from './custody_errors.ts';
import { evidenceErrors } from './evidence_errors.ts';
import { paperErrors } from './paper_errors.ts';
import { retentionErrors } from './retention_errors.ts';
import { reviewErrors } from './review_errors.ts';
import { laterErrors } from './later_errors.ts';

const unchanged = 'Nothing has changed.';
const kept = 'Every answer already touched is stored.';
const notDone = 'The act has not been done.';
const typedKept = 'What you typed is still on the screen.';

const wait = (seconds: number | null) =>
  seconds === null || seconds <= 0 ? 'Try again.' : `Wait ${seconds} seconds, then try again.`;

/** Why a file is no catalogue this station takes, by the reason in the detail. */
const catalogueFile: Readonly<Record<string, string>> = {
  'not-json': 'This file is damaged or no JSON.',
  'not-a-catalogue-file': 'This file is no catalogue file of Tapis.',
  'hash-differs': 'What the file holds is not what was signed.',
  'note-malformed': 'The signed note in the file cannot be read.',
  'no-trusted-signature': 'No key that this station trusts has signed this file.',
  'signature-wrong': 'A signature on this file is wrong.',
  'catalogue-refused': 'The catalogue in this file breaks the rules.',
};

/** Every failure in three sentences: what happened, what is safe, what to do. */
export const errors: Record<ErrorCode, Entry> = {
  // The way to the application
  'host-gone': {
    what: 'The station application does not answer.',
    safe: 'Everything already stored is safe.',
    todo: 'This screen keeps trying by itself. If it takes more than a minute, start Tapis again; use the paper forms meanwhile.',
  },
  'no-ticket': {
    what: 'The station does not know this screen.',
    safe: 'The records at the station are not affected.',
    todo: 'Open Tapis with the one-time address shown when the application was started.',
  },

  // Common
  unauthenticated: {
    what: 'No officer is signed in at this screen.',
    safe: kept,
    todo: 'Choose your name and enter your PIN.',
  },
  'session-locked': {
    what: 'This screen is locked.',
    safe: 'Open clarifications wait for their owner.',
    todo: 'Enter your PIN to go on.',
  },
  forbidden: {
    what: 'Your role does not have the power for this.',
    safe: unchanged,
    todo: 'Hand over to an officer who has it, or switch officer.',
  },
  'invalid-input': (detail) => ({
    what:
      textIn(detail, 'path') === null
        ? 'Something filled in is not right yet.'
        : `"${textIn(detail, 'path') ?? ''}" is not right yet.`,
    safe: `Nothing has been stored. ${typedKept}`,
    todo: 'Correct it and try again.',
  }),
  'too-many-calls': {
    what: 'This screen asks the station far more often than anybody works.',
    safe: `This was not done. ${kept}`,
    todo: 'Wait a few seconds and try again. If it stays so, close this window, open Tapis again and tell the technician.',
  },
  'unknown-call': {
    what: 'This screen is older than the application.',
    safe: kept,
    todo: 'Reload the screen. If it comes back, tell the station technician.',
  },
  'station-missing': {
    what: 'This station has not been created.',
    safe: 'There is no data yet that could be lost.',
    todo: 'Finish the first set-up: station, technician and shift head.',
  },
  internal: (detail) => ({
    what: `The application made a mistake${textIn(detail, 'reference') === null ? '' : ` (number ${textIn(detail, 'reference') ?? ''})`}.`,
    safe: 'The last touch was not stored; everything before it is stored whole.',
    todo: 'Try once more. If it happens again, note the number for the technician and go on with the paper forms.',
  }),

  // Station, sign-in, PIN
  'station-exists': {
    what: 'This device already has a station.',
    safe: 'The existing station was not touched.',
    todo: 'Sign in with your name.',
  },
  'pin-too-simple': {
    what: 'This PIN is too easy to guess.',
    safe: 'The PIN has not been stored.',
    todo: 'Choose 6 to 12 digits, not one digit repeated and not a straight run.',
  },
  'pins-differ': {
    what: 'The two new PINs are not the same.',
    safe: 'The old PIN still works.',
    todo: 'Choose the new PIN once more, then repeat it exactly.',
  },
  'pin-unchanged': {
    what: 'The new PIN is the old one.',
    safe: 'The old PIN still works.',
    todo: 'Choose another PIN.',
  },
  'pins-equal': {
    what: 'Two people use the same PIN.',
    safe: `The station has not been created. ${typedKept}`,
    todo: 'Each chooses a PIN alone, unseen by the other.',
  },
  'official-needs-immigration': {
    what: 'Only Immigration staff can be marked as Immigration official.',
    safe: 'Nothing has been stored.',
    todo: 'Choose Immigration as agency, or take the mark away.',
  },
  'pin-wrong': (detail) => ({
    what: 'The PIN does not match.',
    safe: kept,
    todo: wait(numberIn(detail, 'seconds')),
  }),
  'locked-out': (detail) => ({
    what: 'Too many wrong PINs for this name.',
    safe: 'Other officers can still sign in and work.',
    todo: wait(numberIn(detail, 'seconds')),
  }),
  'officer-unknown': {
    what: 'This name is no longer on the list of active officers.',
    safe: unchanged,
    todo: 'Choose another name, or ask the station technician to look at the list.',
  },
  'enrolment-needed': {
    what: 'This name has no PIN yet.',
    safe: unchanged,
    todo: 'Enter the one-time code from the station technician, then choose a PIN.',
  },
  'code-wrong': (detail) => ({
    what: 'The one-time code does not match.',
    safe: 'No PIN has been set.',
    todo: `${wait(numberIn(detail, 'seconds'))} Check the code, or ask the technician for a new one.`,
  }),
  'code-expired': {
    what: 'This one-time code was good for three days, and they are over.',
    safe: 'No PIN has been set.',
    todo: 'Ask the station technician to reset the PIN: that makes a new code.',
  },
  'already-enrolled': {
    what: 'This name already has a PIN.',
    safe: 'The existing PIN has not changed.',
    todo: 'Sign in with the PIN. If it is forgotten, ask the technician to reset it.',
  },

  // The second person
  'approver-is-self': {
    what: 'The second person must be somebody else.',
    safe: 'Nothing has been approved.',
    todo: 'Call another person to enter their own PIN.',
  },
  'approver-not-official': {
    what: 'The second person must be an Immigration official.',
    safe: 'Nothing has been approved; the passport stays with its holder.',
    todo: 'Call another Immigration official. If there is none, a postponement without holding the passport can still be decided.',
  },
  'approver-not-supervisor': {
    what: 'The second person must be a shift head.',
    safe: 'Nothing has been approved.',
    todo: 'Call the shift head to enter their PIN.',
  },
  'approver-not-allowed': {
    what: 'This person may not approve this.',
    safe: 'Nothing has been approved.',
    todo: 'Choose a person who may.',
  },
  'approval-unknown': {
    what: 'This approval is not known here; the application may have been started anew, or another officer asked for it.',
    safe: notDone,
    todo: 'Ask the second person to approve once more on this screen.',
  },
  'approval-expired': {
    what: 'The second person’s approval is more than a minute old.',
    safe: notDone,
    todo: 'Ask the second person to approve once more, then go on at once.',
  },
  'approval-used': {
    what: 'This approval has been used; one approval is for one act.',
    safe: 'The first act stands in the record; the second has not been done.',
    todo: 'Ask for a new approval if there really is a second act.',
  },
  'approval-other-call': {
    what: 'That approval was given for another act.',
    safe: notDone,
    todo: 'Ask the second person to approve this act itself.',
  },
  'approval-other-subject': {
    what: 'That approval was given for another case.',
    safe: notDone,
    todo: 'Ask the second person to read this case and approve it.',
  },
  'approver-gone': {
    what: 'The person who approved is no longer active at this station.',
    safe: notDone,
    todo: 'Call another person who may approve.',
  },
  'second-person-needed': {
    what: 'This act takes two people.',
    safe: notDone,
    todo: 'Ask a second person who may approve it to do so on this screen.',
  },

  // Officers
  'name-taken': {
    what: 'There is already an officer with this name.',
    safe: `Nobody has been added. ${typedKept}`,
    todo: 'Write a fuller name so that the two can be told apart.',
  },
  'agency-missing': {
    what: 'No agency has been chosen.',
    safe: `Nobody has been added. ${typedKept}`,
    todo: 'Choose BP3MI or Immigration.',
  },
  'agency-does-not-fit-role': {
    what: 'This agency and this role do not go together.',
    safe: `Nobody has been added. ${typedKept}`,
    todo: 'A BP3MI officer works for BP3MI, an Immigration official for Immigration.',
  },
  'last-admin': {
    what: 'This is the last station technician.',
    safe: 'The technician stays active.',
    todo: 'Add another technician first.',
  },
  'has-open-screenings': {
    what: 'This officer still has open clarifications.',
    safe: 'The officer stays active and the clarifications are whole.',
    todo: 'Finish or hand over the clarifications first.',
  },

  // Shift and flights
  'shift-already-open': {
    what: 'The shift has been opened on another screen.',
    safe: 'That open shift is the one that counts.',
    todo: 'Go on at the board; missing flights can be added there.',
  },
  'flight-twice': (detail) => ({
    what:
      textIn(detail, 'number') === null
        ? 'One flight is written twice.'
        : `${textIn(detail, 'number') ?? ''} is written twice.`,
    safe: `Nothing has been stored. ${typedKept}`,
    todo: 'Remove one of the two.',
  }),
  'no-open-shift': {
    what: 'No shift is open.',
    safe: unchanged,
    todo: 'Open a shift first.',
  },
  'screenings-open': (detail) => ({
    what:
      numberIn(detail, 'count') === null
        ? 'Clarifications are still open.'
        : `Clarifications still open: ${numberIn(detail, 'count') ?? 0}.`,
    safe: 'The shift stays open.',
    todo: 'Decide those still open, then close the shift.',
  }),
  'referrals-open': {
    what: 'Referrals are still waiting for Immigration.',
    safe: 'The shift stays open.',
    todo: 'Wait until they are accepted, or let them lapse: the traveller may go on.',
  },
  'flight-unknown': {
    what: 'This flight is not in today’s shift.',
    safe: unchanged,
    todo: 'Add the flight at the board, then try again.',
  },
  'count-unknown': {
    what: 'This count is no longer there.',
    safe: 'The figures on the board are right.',
    todo: 'Nothing needs to be done.',
  },
  'undo-too-late': {
    what: 'The time for undoing is over.',
    safe: 'The record stays as it was.',
    todo: 'If needed, open a new clarification; corrections are added, nothing is ever deleted.',
  },

  // Scan
  'mrz-unreadable': {
    what: 'The passport lines could not be read.',
    safe: 'Nothing has been stored.',
    todo: 'Wipe the page and scan once more, or type from the photo page.',
  },
  'mrz-wrong-length': {
    what: 'The passport lines are not whole.',
    safe: 'Nothing has been stored.',
    todo: 'Move the passport until both lines are read in full, then scan again.',
  },
  'mrz-bad-character': {
    what: 'The passport lines hold a character that cannot be there.',
    safe: 'Nothing has been stored and nothing was repaired silently.',
    todo: 'Scan once more, or type from the photo page.',
  },
  'bcbp-unreadable': {
    what: 'The code on the boarding pass could not be read.',
    safe: 'The passport data are still there.',
    todo: 'Scan once more, or choose flight and seat yourself.',
  },
  'purpose-unknown': {
    what: 'This purpose is not in the catalogue in force.',
    safe: kept,
    todo: 'Choose another purpose from the list.',
  },
  'needs-clarification': {
    what: 'This traveller cannot be cleared with one touch.',
    safe: 'No decision has been recorded.',
    todo: 'Open a clarification; what needs a look is marked.',
  },
  'already-open': {
    what: 'A clarification for this passport is already open.',
    safe: 'The answers in it are stored.',
    todo: 'Go on with the open one.',
  },
  'flight-missing': {
    what: 'This traveller’s flight is not known yet.',
    safe: 'Nothing has been stored.',
    todo: 'Scan the boarding pass, or choose the flight.',
  },

  // Clarification
  'screening-unknown': {
    what: 'This clarification was not found.',
    safe: unchanged,
    todo: 'Go back to the board and choose from the list.',
  },
  'not-open': {
    what: 'This clarification is finished.',
    safe: 'Its decision stays as recorded.',
    todo: 'Look at the decision. Corrections are only added to it.',
  },
  'stale-revision': {
    what: 'This record has just changed on another screen.',
    safe: 'The change on the other screen is stored; the last touch here is not.',
    todo: 'Look at what stands there now, then touch again if it is still needed.',
  },
  'not-yours': {
    what: 'Another officer holds this clarification.',
    safe: unchanged,
    todo: 'Ask that officer to go on or to hand it over.',
  },
  'private-not-for-child': {
    what: 'This traveller is under 18: there is no private talk.',
    safe: unchanged,
    todo: 'Talk only with a trusted adult or a social worker present.',
  },
  'paper-used': {
    what: 'This paper number was already used for another clarification.',
    safe: `Nothing has been stored yet. ${typedKept}`,
    todo: 'Check the number on the paper and type it again.',
  },
  'people-full': {
    what: 'This record holds as many people as it can.',
    safe: 'Everybody recorded so far is kept.',
    todo: 'Take back whoever is not part of this journey, or write the others in the note of one.',
  },
  'person-unknown': {
    what: 'This person is not on the record, or was taken back.',
    safe: unchanged,
    todo: 'Look at the list as it stands now.',
  },
  'boarding-known': {
    what: 'The boarding pass of this clarification is recorded and has been judged by.',
    safe: 'The recorded boarding pass did not change.',
    todo: 'Go on. If this is another traveller, scan that passport first.',
  },
  'recheck-unknown': {
    what: 'This document no longer waits to be checked again.',
    safe: 'What was recorded did not change.',
    todo: 'Look at the list as it stands now; another officer may just have checked it.',
  },
  'code-unknown': {
    what: 'This item is not in the catalogue of this clarification.',
    safe: kept,
    todo: 'Reload the screen and answer again.',
  },
  'basis-not-allowed': {
    what: 'This answer may not rest on that.',
    safe: 'The earlier answer still stands.',
    todo: 'Choose another basis: a document or the traveller’s own statement.',
  },
  'immigration-fact-only': {
    what: 'This item belongs to Immigration’s second examination only.',
    safe: unchanged,
    todo: 'Go on without it.',
  },
  'purpose-missing': {
    what: 'The purpose of the journey has not been chosen.',
    safe: kept,
    todo: 'Choose the purpose first.',
  },
  'destination-missing': {
    what: 'The country of destination is not known yet.',
    safe: kept,
    todo: 'Choose the country first.',
  },

  // Decision
  'not-your-power': {
    what: 'You do not have the power for this decision.',
    safe: 'No decision has been recorded.',
    todo: 'BP3MI refers to Immigration; only an Immigration official postpones or holds a passport.',
  },
  'own-assessment-first': {
    what: 'Your own assessment has not been recorded.',
    safe: kept,
    todo: 'Record your own assessment first, then decide.',
  },
  'mitigations-open': {
    what: 'A mitigating fact has not been answered yet.',
    safe: kept,
    todo: 'Answer all of them: present, absent or not asked.',
  },
  'ground-missing': {
    what: 'No legal ground has been chosen.',
    safe: typedKept,
    todo: 'Choose one ground from the list.',
  },
  'ground-unknown': {
    what: 'This legal ground is not on the list.',
    safe: typedKept,
    todo: 'Choose another ground from the list.',
  },
  'ground-not-in-force': {
    what: 'This legal ground is not in force today.',
    safe: typedKept,
    todo: 'Choose a ground in force.',
  },
  'ground-foreigners-only': {
    what: 'This ground is for foreign citizens only.',
    safe: 'No decision has been recorded.',
    todo: 'Choose another ground, or clear the traveller.',
  },
  'ground-does-not-allow-hold': {
    what: 'This ground does not allow the passport to be held.',
    safe: 'The passport stays with its holder.',
    todo: 'Postpone without holding the passport, or choose a ground that allows it.',
  },
  'papers-complete': {
    what: 'The papers are complete: do not hold.',
    safe: 'No decision has been recorded.',
    todo: 'Clear the traveller, or choose another ground that truly exists.',
  },
  'ground-needs-document': {
    what: 'This ground must rest on a paper that the law requires of somebody who declared work.',
    safe: typedKept,
    todo: 'Mark which required paper is missing or doubtful. Supporting papers are a note only.',
  },
  'evidence-missing': {
    what: 'This decision rests on no fact yet.',
    safe: typedKept,
    todo: 'Choose recorded facts. Without facts the traveller is cleared.',
  },
  'evidence-not-recorded': {
    what: 'One of the chosen facts is not recorded.',
    safe: typedKept,
    todo: 'Record the fact in the checklist, or take it out.',
  },
  'support-score-or-observation-only': {
    what: 'A score, an observation or a paper that no law requires may not support a postponement alone.',
    safe: 'No decision has been recorded; the traveller may go on.',
    todo: 'Add a required paper or the traveller’s statement, or clear.',
  },
  'reason-too-short': {
    what: 'The reason is too short for somebody else to read.',
    safe: typedKept,
    todo: 'Write one sentence: which fact, and why.',
  },
  'milder-steps-missing': {
    what: 'Milder steps have not been considered yet.',
    safe: typedKept,
    todo: 'Mark the steps tried or considered.',
  },
  'told-missing': {
    what: 'In which language the reason was told is not recorded yet.',
    safe: typedKept,
    todo: 'Tell the traveller the reason, then choose the language.',
  },
  'statement-not-offered': {
    what: 'The traveller has not been asked for an objection.',
    safe: typedKept,
    todo: 'Ask, then record it, also when there is none.',
  },
  'depart-line-missing': {
    what: 'This decision departs from the recommendation.',
    safe: typedKept,
    todo: 'Write one line why. That is allowed, in either direction.',
  },
  'return-passport-first': {
    what: 'The passport is not yet recorded as back in the traveller’s hand.',
    safe: 'No decision has been recorded.',
    todo: 'Give the passport back now, then touch the mark.',
  },
  'read-aloud-missing': {
    what: 'The sentence "You may still travel" has not been read aloud.',
    safe: 'No decision has been recorded.',
    todo: 'Read it to the traveller, then touch the mark.',
  },
  'cause-missing': {
    what: 'Why the clarification was not completed has not been chosen.',
    safe: kept,
    todo: 'Choose one cause.',
  },
  'decision-unknown': {
    what: 'This decision was not found.',
    safe: unchanged,
    todo: 'Go back to the clarification and look at its state.',
  },
  'already-confirmed': {
    what: 'This decision is already confirmed.',
    safe: 'It stays as recorded.',
    todo: 'Go on to the next step.',
  },
  'decision-not-confirmed': {
    what: 'The second Immigration official has not approved the hold.',
    safe: 'The passport stays with its holder.',
    todo: 'Ask for the second person’s approval first.',
  },

  // Passports held
  'already-held': {
    what: 'This passport is already recorded as held.',
    safe: 'The existing custody record stands.',
    todo: 'Look at the list of passports held.',
  },
  'receipt-missing': {
    what: 'There is no receipt number (STP) yet.',
    safe: 'The passport stays with its holder.',
    todo: 'Take a number from the station, or type one from the STP book.',
  },
  'receipt-unknown': {
    what: 'This receipt number was not given out by the station.',
    safe: 'Nothing has been recorded.',
    todo: 'Take a new number, or choose "from the STP book" if you use the book.',
  },
  'receipt-in-use': {
    what: 'This receipt number is already used.',
    safe: 'The earlier receipt stands.',
    todo: 'Look at the next page of the STP book, or take a number from the station.',
  },
  'witness-missing': {
    what: 'The witness is missing.',
    safe: typedKept,
    todo: 'Write the name of whoever saw the receipt handed over.',
  },
  'seal-missing': {
    what: 'The seal number is missing.',
    safe: typedKept,
    todo: 'Seal the passport, then type the number of the seal.',
  },
  'seal-in-use': {
    what: 'This seal number is already used for another passport.',
    safe: 'The record of that passport has not changed.',
    todo: 'Check the digits on the seal, or take a new seal.',
  },
  'place-missing': {
    what: 'Where the passport is kept is missing.',
    safe: typedKept,
    todo: 'Write where it is kept.',
  },
  'due-in-the-past': {
    what: 'The return date is already past.',
    safe: typedKept,
    todo: 'Choose the next working day or later.',
  },
  'due-reason-missing': {
    what: 'Holding for more than three days needs a reason.',
    safe: typedKept,
    todo: 'Write the reason, or choose an earlier date.',
  },
  'custody-unknown': {
    what: 'This passport is not on the custody list.',
    safe: unchanged,
    todo: 'Reload the list and check the receipt number.',
  },
  'already-released': {
    what: 'This passport has already been returned.',
    safe: 'The record of its return stands.',
    todo: 'The list shows who received it.',
  },
  'proxy-paper-missing': {
    what: 'The proxy’s letter and identity card are not recorded.',
    safe: 'The passport is still recorded as held.',
    todo: 'Look at the letter and the card, then record them.',
  },

  // Referrals and help
  'referral-unknown': {
    what: 'This referral was not found.',
    safe: unchanged,
    todo: 'Reload the list of referrals.',
  },
  'referral-closed': {
    what: 'This referral has been dealt with.',
    safe: 'What the other officer did stands.',
    todo: 'Look at its state in the list.',
  },
  'not-yet-lapsed': {
    what: 'Immigration’s time to accept is not over.',
    safe: 'The referral keeps waiting.',
    todo: 'Wait for the countdown. The passport stays in the traveller’s hand.',
  },
  'help-unknown': {
    what: 'This call for help was not found.',
    safe: unchanged,
    todo: 'Reload the list of calls.',
  },
  'already-complete': {
    what: 'The form of this call is already complete.',
    safe: 'It stays as recorded.',
    todo: 'Nothing needs to be done.',
  },

  // Groups and families
  'in-party': {
    what: 'This passport is in a group or family that is still open.',
    safe: 'What was scanned is stored there.',
    todo: 'Open that party; this traveller can be taken out of it alone.',
  },
  'party-unknown': {
    what: 'Your agency has no such party.',
    safe: unchanged,
    todo: 'Go back to the board; open parties are listed there.',
  },
  'party-closed': {
    what: 'This party is finished.',
    safe: 'Records that were signed are whole; the last scan was not stored.',
    todo: 'Open a new party, or scan this traveller alone.',
  },
  'party-full': {
    what: 'The list of this party is full.',
    safe: 'Everything scanned so far is stored.',
    todo: 'Sign this party, then open a new one for the others.',
  },
  'party-purpose': {
    what: 'This purpose is always clarified one by one, never as a party.',
    safe: unchanged,
    todo: 'Scan each traveller and open the clarification.',
  },
  'party-empty': {
    what: 'Nobody is on this list yet.',
    safe: 'Nothing has been signed.',
    todo: 'Scan passports and boarding passes, or cancel this party.',
  },
  'licence-missing': {
    what: 'The licence of the sending agency is missing.',
    safe: 'The party has not been opened.',
    todo: 'Ask the leader of the group, not the travellers. If there is none: serve the travellers one by one.',
  },
  'member-unknown': {
    what: 'This traveller is no longer on the list.',
    safe: 'The others on the list are unchanged.',
    todo: 'Look at the newest list.',
  },
  'members-open': (detail) => ({
    what:
      numberIn(detail, 'count') === null
        ? 'Some members still need a look.'
        : `Members who still need a look: ${numberIn(detail, 'count') ?? 0}.`,
    safe: 'Nothing has been signed; the whole list is stored.',
    todo: 'Settle them or take them out, then sign.',
  }),
  'not-settleable': {
    what: 'One touch cannot settle this.',
    safe: unchanged,
    todo: 'Complete the papers, or take this traveller out for a clarification of their own.',
  },
  'parent-needed': {
    what: 'A child under 18 goes along only when a parent is on this list and the family card was seen.',
    safe: unchanged,
    todo: 'Choose the parent, or take the child out for the child path.',
  },
  'passport-missing': {
    what: 'Only the boarding pass has been read, not the passport.',
    safe: unchanged,
    todo: 'Scan the passport first, or take this boarding pass off the list.',
  },
  'parties-open': (detail) => ({
    what:
      numberIn(detail, 'count') === null
        ? 'Groups or families are still open.'
        : `Groups or families still open: ${numberIn(detail, 'count') ?? 0}.`,
    safe: 'The shift stays open.',
    todo: 'Sign or cancel them first; any officer of the same agency may do so.',
  }),
  // Catalogue
  'catalogue-unknown': {
    what: 'This station has no such catalogue.',
    safe: unchanged,
    todo: 'Go back to the list of catalogues and choose again.',
  },
  'catalogue-file-refused': (detail) => ({
    what: catalogueFile[textIn(detail, 'reason') ?? ''] ?? 'This file is no catalogue that can be taken.',
    safe: 'The catalogue in force has not changed. This refusal is recorded.',
    todo: 'Ask whoever signed it for the right file; do not edit the file yourself.',
  }),
  'catalogue-not-newer': (detail) => ({
    what: `Version ${textIn(detail, 'version') ?? 'here'} is not newer than the one in force (${textIn(detail, 'inForce') ?? '–'}).`,
    safe: 'The catalogue in force has not changed.',
    todo: 'To go back to earlier content, publish it under a new version.',
  }),
  'catalogue-too-far-ahead': (detail) => ({
    what: `Version ${textIn(detail, 'version') ?? 'here'} is dated more than one month after today (${textIn(detail, 'today') ?? '–'}).`,
    safe: 'The catalogue in force has not changed. A version so far ahead would keep out every one before its month.',
    todo: 'Check the clock of this station. If it is right, ask for the file under a version of this month.',
  }),
  'already-proposed': {
    what: 'This catalogue has been proposed already.',
    safe: 'The proposal stands.',
    todo: 'Open it in the list of catalogues.',
  },
  'proposal-unknown': {
    what: 'This proposal of a catalogue is no longer open.',
    safe: unchanged,
    todo: 'Load the list of catalogues again.',
  },
  'replay-runs': {
    what: 'A replay of this proposal is running already.',
    safe: 'The catalogue in force has not changed.',
    todo: 'Wait until it is finished, then read what it shows.',
  },
  'replay-overtaken': {
    what: 'The replay was not kept: meanwhile the proposal, the catalogue in force or the officer changed.',
    safe: 'The catalogue in force was not changed by this replay.',
    todo: 'Run the replay once more.',
  },
  'not-replayed': {
    what: 'This proposal has not been replayed over the catalogue that is in force now.',
    safe: 'The catalogue in force has not changed.',
    todo: 'Run the replay, read what it shows, then put it in force.',
  },
  'signer-gone': {
    what: 'The key that signed this catalogue is no longer trusted.',
    safe: 'The catalogue in force has not changed.',
    todo: 'Ask for a file signed by a key that is, and propose that one.',
  },
  'immigration-official-needed': {
    what: 'The grounds for holding a passport change, so one of the two persons must be an immigration official.',
    safe: 'The catalogue in force has not changed.',
    todo: 'Try again with a shift head who is an immigration official.',
  },
  'verifier-key-malformed': {
    what: 'This key line cannot be read.',
    safe: 'No key is trusted because of it.',
    todo: 'Copy the whole line (name+id+key) without changing anything.',
  },
  'signer-known': {
    what: 'This key, or another of the same name, is trusted already.',
    safe: unchanged,
    todo: 'If the key was renewed, take the old one out first.',
  },
  'signer-unknown': {
    what: 'This key is not among the trusted ones.',
    safe: unchanged,
    todo: 'Load the list of keys again.',
  },
  ...afterErrors,
  ...recoveryErrors,
  ...storageErrors,
  ...updateErrors,
  ...exportErrors,
  'search-purpose': {
    what: 'Your role does not search for this purpose.',
    safe: 'Nothing was searched or shown.',
    todo: 'Choose another purpose from the list.',
  },
  ...networkErrors,
  ...spareErrors,
  ...outboxErrors,
  ...custodyErrors,
  ...paperErrors,
  ...evidenceErrors,

  // Paper forms
  'form-unknown': {
    what: 'This form number was never printed at this station.',
    safe: typedKept,
    todo: 'Compare the number with the form in your hand.',
  },
  'form-not-yours': {
    what: 'This form belongs to the other agency.',
    safe: typedKept,
    todo: 'Give it to an officer of that agency to enter.',
  },
  'form-used': {
    what: 'This form number has been entered already. One number is for one event.',
    safe: typedKept,
    todo: 'Check the number. If the earlier entry is wrong and not confirmed yet, take it back first.',
  },
  'form-spoiled': {
    what: 'This form number is noted as spoiled.',
    safe: typedKept,
    todo: 'Check the number; a spoiled form is not used any more.',
  },
  'form-kind-not-yours': {
    what: 'Forms for postponement and custody are printed by Immigration only.',
    safe: 'No number was used.',
    todo: 'Print clarification forms, or ask an Immigration officer to print.',
  },
  'form-does-not-fit': {
    what: 'This decision does not fit the kind of form.',
    safe: typedKept,
    todo: 'A postponement is on the postponement form; other decisions are on the clarification form. Check number and decision.',
  },
  'happened-later': {
    what: 'The time it happened is later than now.',
    safe: typedKept,
    todo: 'Check the date and time written on the form.',
  },
  'happened-before-print': {
    what: 'The time it happened is earlier than this form was printed.',
    safe: typedKept,
    todo: 'Check the form number, the date and the time.',
  },
  'happened-before-hold': {
    what: 'This passport was not in custody yet at that time.',
    safe: typedKept,
    todo: 'Check the date and time written on the form.',
  },
  'hold-incomplete': {
    what: 'The passport hold is not filled in completely.',
    safe: typedKept,
    todo: 'Fill in the second official, the number of the STP book, the seal and the place.',
  },
  'hold-without-hold': {
    what: 'A hold is filled in, but the decision does not keep the passport.',
    safe: typedKept,
    todo: 'Choose the decision written on the form.',
  },
  'second-is-the-same': {
    what: 'The second official must be another person.',
    safe: typedKept,
    todo: 'Choose the second Immigration official written on the form. If there is none, the hold is not valid; tell the shift head.',
  },
  'entry-unknown': {
    what: 'This entry was not found.',
    safe: unchanged,
    todo: 'Go back to the list of paper forms.',
  },
  'entry-ended': {
    what: 'This entry has been recorded or taken back.',
    safe: unchanged,
    todo: 'Look at the list of paper forms.',
  },
  'not-who-acted': {
    what: 'Only those named on this form as having acted may confirm it.',
    safe: unchanged,
    todo: 'Call the officer named there, or take the entry back if the name is wrong.',
  },
  'stack-contradicts': (detail) => ({
    what: `These numbers cannot be blank any more: ${textIn(detail, 'numbers') ?? ''}.`,
    safe: 'The count is not recorded.',
    todo: 'Check the stack; these are used, spoiled, or were never printed.',
  }),

  ...laterErrors,
  ...retentionErrors,
  ...reviewErrors,
};
