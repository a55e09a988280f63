import type { Entry } from '../sentence.ts';

const unchanged = 'The settings did not change.';
const waits = 'What waits still waits; nothing is lost.';

/** Failures of the outbox to the central system. */
export const outboxErrors = {
  'practice-not-sent': {
    what: 'Practice data is not sent to the central system.',
    safe: 'Live data is untouched.',
    todo: 'Go back to live mode.',
  },
  'central-off': {
    what: 'Sending to the central system is not switched on.',
    safe: 'Nothing is sent.',
    todo: 'Ask the technician to set up the central system, with the approval of a shift head.',
  },
  'endpoint-wrong': {
    what: 'This address cannot be used.',
    safe: unchanged,
    todo: 'Copy the whole address from those who run the central system: it begins with https:// and has no user name or password.',
  },
  'authority-wrong': {
    what: 'This is no certificate of an authority in PEM.',
    safe: unchanged,
    todo: 'Paste the whole certificate file, from BEGIN CERTIFICATE to END CERTIFICATE, or leave it empty to trust what the system trusts.',
  },
  'receiver-key-wrong': {
    what: 'The key for acknowledgements of the central system is not right.',
    safe: unchanged,
    todo: 'Copy the one line of the key (name+number+key) again from those who run the central system.',
  },
  'central-approval-missing': {
    what: 'This change needs the approval of a shift head.',
    safe: unchanged,
    todo: 'Ask a shift head to enter their PIN on this screen.',
  },
  'central-recipient-missing': {
    what: 'The public key of the central system for sticks is not set.',
    safe: waits,
    todo: 'Ask the technician to set the key of the receiver "central system" in the export settings.',
  },
  'folder-gone': {
    what: 'That folder or stick can no longer be written.',
    safe: waits,
    todo: 'Put the stick in again and save once more. A half-written file is used by nobody.',
  },
  'nothing-waits': {
    what: 'No record waits.',
    safe: 'All that is decided was acknowledged by the central system, or is on the list of refused records.',
    todo: 'Nothing needs to be done.',
  },
  'acknowledgement-malformed': {
    what: 'This file is no acknowledgement of the central system, or it is damaged.',
    safe: waits,
    todo: 'Choose the acknowledgement that the central system made for the stick of this station.',
  },
  'acknowledgement-unsigned': {
    what: 'This acknowledgement is not signed by the central system this station knows.',
    safe: waits,
    todo: 'Ask those who run the central system; do not take the records for delivered.',
  },
  'acknowledgement-not-ours': {
    what: 'This acknowledgement is for another station.',
    safe: waits,
    todo: 'Choose the file for this station.',
  },
} satisfies Record<string, Entry>;
