import { numberIn, type Entry } from '../sentence.ts';
import type { storageErrors as source } from '../id/storage_errors.ts';

/** Failures of storage, backups and keys. */
export const storageErrors: Record<keyof typeof source, Entry> = {
  'disk-full': {
    what: 'The storage of this computer is full.',
    safe: 'What was saved is whole; what was touched last is not saved yet.',
    todo: 'Make room on the disk, then repeat. If travellers are waiting, use the paper forms.',
  },
  'folder-unusable': {
    what: 'That folder is not there, or cannot be written to.',
    safe: 'The station’s database was not touched.',
    todo: 'Check the folder’s name and rights; a USB stick has to be plugged in.',
  },
  'database-damaged': {
    what: 'Part of the database on this disk is damaged and cannot be read.',
    safe: 'Nothing more is written to it, so that the damage does not grow.',
    todo: 'Go on with the paper forms and call the technician. Once Tapis is closed and started again, the last backup can be brought back on its first screen.',
  },
  'copy-damaged': {
    what: 'The copy that was made is not whole and is not used.',
    safe: 'The station’s database was not touched.',
    todo: 'Make the backup once more. If it happens again, replace the disk or the stick.',
  },
  'practice-not-backed-up': {
    what: 'Practice is not backed up.',
    safe: 'Live data was not touched.',
    todo: 'Go back to live to make a backup.',
  },
  'passphrase-wrong': {
    what: 'This passphrase does not fit.',
    safe: 'The database is still locked and was not touched.',
    todo: 'Check letters and spaces. If it is forgotten, the key comes back from the two recovery sheets.',
  },
  'passphrase-short': {
    what: 'The passphrase is too short.',
    safe: 'The key is kept as before.',
    todo: 'Use at least 16 characters; four words that have nothing to do with each other are easy to remember.',
  },
  'passphrase-not-here': {
    what: 'Here the operating system keeps the key.',
    safe: 'Nothing has changed.',
    todo: 'A passphrase exists only at a station that runs as a kiosk.',
  },
  'practice-key': {
    what: 'The key of practice is not changed from here.',
    safe: 'Live data was not touched.',
    todo: 'Go back to live.',
  },
  'sheet-already-made': {
    what: 'The recovery sheet of this key was already made.',
    safe: 'Key and sheet are still good.',
    todo: 'If the sheet is lost, change the key; a new sheet is made of the new one.',
  },
  'station-closed': {
    what: 'This station is still locked with its passphrase.',
    safe: 'All data is safe and encrypted.',
    todo: 'Enter the station’s passphrase on this screen.',
  },
  'passphrase-wait': (detail) => ({
    what: 'Too many wrong passphrases.',
    safe: 'The database is still locked and was not touched.',
    todo: `Wait ${String(numberIn(detail, 'seconds') ?? 30)} seconds, then try again.`,
  }),
  'clock-not-doubtful': {
    what: 'The clock is not doubtful.',
    safe: 'Nothing has changed.',
    todo: 'Nothing to do; a colleague may have looked at it already.',
  },
};
