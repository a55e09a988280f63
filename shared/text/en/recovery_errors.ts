import { numberIn, type Entry } from '../sentence.ts';
import type { recoveryErrors as source } from '../id/recovery_errors.ts';

const asItWas = 'What is on this computer was not changed.';
const paper = 'Serve travellers with the paper forms meanwhile.';

/** Failures while a station is brought back. */
export const recoveryErrors: Record<keyof typeof source, Entry> = {
  'station-unopened': {
    what: 'This station cannot be opened yet.',
    safe: asItWas,
    todo: `The technician brings a backup or the key back on this screen. ${paper}`,
  },
  'recovery-not-begun': {
    what: 'This station is open; there is nothing to bring back.',
    safe: 'Nothing has changed.',
    todo: 'Go on working.',
  },
  'recovery-no-database': {
    what: 'There is no database on this computer.',
    safe: asItWas,
    todo: 'Bring a backup back; the recovery sheet is asked for there.',
  },
  'recovery-look-first': {
    what: 'This backup was not checked yet.',
    safe: asItWas,
    todo: 'Choose the backup and check it first.',
  },
  'recovery-malformed': (detail) => ({
    what: `Part ${String(numberIn(detail, 'part') ?? 1)} cannot be read: a sign is wrong or missing.`,
    safe: asItWas,
    todo: 'Compare each group of four signs with the paper, then try again.',
  }),
  'recovery-same-part': {
    what: 'This is the same part twice.',
    safe: asItWas,
    todo: 'Type part 1 and part 2, from both envelopes.',
  },
  'recovery-other-key': {
    what: 'These parts belong to two different keys.',
    safe: asItWas,
    todo: 'Find two parts of the same sheet; look at the dates on the envelopes.',
  },
  'sheet-does-not-fit': {
    what: 'The key of this sheet does not open the database on this computer.',
    safe: asItWas,
    todo: 'The key may have been changed after this sheet: look for a newer one. If the database is damaged, bring a backup back.',
  },
  'key-not-kept': {
    what: 'This system cannot keep a key safely.',
    safe: asItWas,
    todo: 'Log in as the user of the counter; on Linux a GNOME or KDE key ring must run. Then try again.',
  },
  'backup-not-there': {
    what: 'That backup file is not there, or this user may not read it.',
    safe: asItWas,
    todo: 'Check the path; a USB stick has to be plugged in.',
  },
  'backup-needs-sheet': {
    what: 'The key that is here does not open this backup.',
    safe: asItWas,
    todo: 'Type both parts of its recovery sheet, or choose another backup.',
  },
  'backup-other-key': {
    what: 'The key of this sheet does not open that backup.',
    safe: asItWas,
    todo: 'Sheet and backup must be of the same key: choose another backup, or look for another sheet.',
  },
  'backup-unsound': {
    what: 'This backup is not whole and is not used.',
    safe: asItWas,
    todo: 'Choose another backup, for instance from the second folder.',
  },
  'backup-newer': {
    what: 'This backup was written by a newer Tapis.',
    safe: asItWas,
    todo: 'Install that newer version, then try again.',
  },
};
