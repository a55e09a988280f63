import type { Entry } from '../sentence.ts';
import type { evidenceErrors as source } from '../id/evidence_errors.ts';

/** Failures of storage, backups and keys. */
export const evidenceErrors: Record<keyof typeof source, Entry> = {
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
    todo: 'Go on with the paper forms and call the technician: the last backup is brought back with the command restore.',
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
};
