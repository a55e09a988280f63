import { textIn, type Detail, type Entry } from '../sentence.ts';
import type { custodyErrors as source } from '../id/custody_errors.ts';

const inPlace = 'The passport is still recorded where it was.';
const typedKept = 'What you typed is still on the screen.';

const noneMoved = 'No passport has changed hands; all stay with their keepers.';

/** The passport a failure names. */
function passportIn(detail: Detail): string {
  const [name, receipt] = [textIn(detail, 'name'), textIn(detail, 'receipt')];
  return name === null || receipt === null ? 'A passport' : `The passport of ${name} (${receipt})`;
}

/** What can stand against a move of a passport in custody. */
export const custodyErrors: Record<keyof typeof source, Entry> = {
  'custody-officials-only': {
    what: 'Only an Immigration official takes, moves or hands over a passport in custody.',
    safe: inPlace,
    todo: 'Call the Immigration official on duty.',
  },
  'custody-changed': {
    what: 'Another officer has moved or changed this passport since this screen was opened.',
    safe: 'What the other officer recorded stands.',
    todo: 'Look at its history, then try again if it is still needed.',
  },
  'receiver-missing': {
    what: 'The receiver’s name is missing.',
    safe: inPlace,
    todo: 'Write the full name of the person who receives it.',
  },
  'second-name-does-not-fit': {
    what: 'This person cannot be the second name of this act.',
    safe: inPlace,
    todo: 'Choose somebody else; the second name is never the one who hands over.',
  },
  'place-unchanged': {
    what: 'The passport is already recorded at that place.',
    safe: inPlace,
    todo: 'Write the new place.',
  },
  'seal-unchanged': {
    what: 'That is the number of the old seal.',
    safe: 'The old seal stays recorded.',
    todo: 'Type the number of the new seal.',
  },
  'reseal-reason-missing': {
    what: 'The reason for opening the seal is missing.',
    safe: typedKept,
    todo: 'Write why the old seal was opened.',
  },
  'proxy-identity-missing': {
    what: 'The proxy’s identity card is not recorded.',
    safe: 'The passport is still recorded as held.',
    todo: 'Look at the proxy’s card, then write its number.',
  },
  'office-missing': {
    what: 'The receiving office is missing.',
    safe: inPlace,
    todo: 'Choose or write the name of the office.',
  },
  'office-receipt-missing': {
    what: 'The receipt number of the receiving office is missing.',
    safe: inPlace,
    todo: 'Ask that office for a receipt, then write its number.',
  },
  'minutes-missing': {
    what: 'The number of the handover minutes is missing.',
    safe: inPlace,
    todo: 'Make the handover minutes, then write their number.',
  },
  'authority-missing': {
    what: 'Whose investigator seizes it is not chosen.',
    safe: inPlace,
    todo: 'Choose the Immigration investigator (PPNS) or the police.',
  },
  'warrant-missing': {
    what: 'The number of the seizure warrant is missing.',
    safe: inPlace,
    todo: 'Ask for the warrant, then write its number. Without one the passport is not handed over.',
  },
  'due-unchanged': {
    what: 'That day is already its due day.',
    safe: 'The old due day stands.',
    todo: 'Choose another day.',
  },
  'take-over-moved': (detail) => ({
    what: `${passportIn(detail)} was moved or changed since this list was opened.`,
    safe: noneMoved,
    todo: 'Look at the history of that passport, tick it again and ask for the PIN once more.',
  }),
  'take-over-gone': (detail) => ({
    what: `${passportIn(detail)} has left custody.`,
    safe: noneMoved,
    todo: 'Tick the passports that are still here and ask for the PIN once more.',
  }),
  'take-over-kept': (detail) => ({
    what: `${passportIn(detail)} is kept by the receiving official already.`,
    safe: noneMoved,
    todo: 'Take its tick away and ask for the PIN once more.',
  }),
  'custody-list-not-due': {
    what: 'The custody list is printed, or no passport is held.',
    safe: 'There is nothing to record.',
    todo: 'Go on with the work.',
  },
  'custody-list-not-printed': {
    what: 'The custody list was not printed since the last change.',
    safe: 'The shift stays open; nothing has changed.',
    todo: 'Print the custody list. If that is not possible, choose “It cannot be printed” and record why.',
  },
};
