import type { Entry } from '../sentence.ts';

const nothing = 'Nothing was written yet.';

/** Failures of exports of data. */
export const exportErrors = {
  'practice-not-exported': {
    what: 'Practice data is not exported.',
    safe: 'Live data is untouched.',
    todo: 'Go back to live mode to export.',
  },
  'export-running': {
    what: 'Another export is running.',
    safe: 'That export goes on.',
    todo: 'Wait until it is done, or cancel it first.',
  },
  'export-not-running': {
    what: 'This export is not running.',
    safe: 'What was finished is still there.',
    todo: 'Look at the list of exports.',
  },
  'receiver-not-yours': {
    what: 'Your agency does not export to this receiver.',
    safe: nothing,
    todo: 'Choose your own agency’s office or the central system.',
  },
  'recipient-missing': {
    what: 'The receiver’s public key is not set.',
    safe: nothing,
    todo: 'Ask the technician to set the receiver’s key in the export settings.',
  },
  'recipient-wrong': {
    what: 'This is not a valid age public key.',
    safe: 'The settings are unchanged.',
    todo: 'Copy the key that begins with age1 from the receiver again. A secret key (AGE-SECRET-KEY) must not be put here.',
  },
  'shift-unknown': {
    what: 'There is no such shift at this station.',
    safe: nothing,
    todo: 'Reload the screen and choose a shift from the list.',
  },
  'period-wrong': {
    what: 'This span of days cannot be used.',
    safe: nothing,
    todo: 'Choose a first day before the last, at most 400 days, and not beyond today.',
  },
  'clock-doubtful': {
    what: 'The station’s clock is doubted, so the times of an export could not be trusted.',
    safe: nothing,
    todo: 'Compare the clock, confirm the warning, and export again.',
  },
} satisfies Record<string, Entry>;
