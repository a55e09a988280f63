import { counted, formats } from '../language.ts';
import type { evidence as source } from '../id/evidence.ts';

const n = formats.en.number;
const events = (count: number) => counted(count, 'event', 'events');

/** Backups of the station's database. */
export const evidence: typeof source = {
  backups: {
    title: 'Backups',
    linkFailed: 'Backup failed',
    lead: 'Encrypted copies of the whole database, checked after writing. Made by the time and when a shift is closed.',
    none: 'No backup yet. The first is made once something was recorded.',
    make: 'Make one now',
    making: 'Copying and checking…',
    made: ({ events: count }) => `The backup was made and checked: whole, ${events(count)}.`,
    check: 'Test',
    checked: ({ events: count }) => `This backup opens and is whole: ${events(count)}.`,
    when: 'Time',
    reason: 'Reason',
    size: 'Size',
    state: 'State',
    reasons: { time: 'by the time', shiftClosed: 'shift closed', asked: 'asked for' },
    sound: ({ events: count }) => `whole, ${events(count)}`,
    gone: 'removed, past its days',
    fault: {
      'disk-full': 'failed: disk full',
      'folder-unusable': 'failed: folder cannot be written',
      'database-damaged': 'failed: database damaged',
      'copy-damaged': 'failed: copy not whole',
    },
    second: ({ fault }) => `second place ${fault}`,
    folder: 'Folder',
    settings: 'Times and places',
    everyHours: 'Every so many hours (1 to 24)',
    everyHint: 'Only if something was recorded since the last backup.',
    keepDays: 'Kept for so many days (2 to 30)',
    keepHint: 'Then removed: personal data must not live longer in a backup than at the station.',
    secondFolder: 'Second folder (empty: none)',
    secondHint: 'On another disk or stick; a backup on the same disk is lost with it.',
    save: 'Save',
    saved: 'Saved',
    restore:
      'To restore: stop Tapis, then run "npm run -s tapis -- restore FILE". The database of now is put aside, not deleted.',
    megabytes: ({ bytes }) => `${n(Math.ceil(bytes / 104_857.6) / 10)} MB`,
  },
};
