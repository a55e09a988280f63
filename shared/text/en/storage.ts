import { counted, formats } from '../language.ts';
import type { storage as source } from '../id/storage.ts';

const n = formats.en.number;
const events = (count: number) => counted(count, 'event', 'events');

/** Backups and key of the station's database. */
export const storage: typeof source = {
  backups: {
    title: 'Backups',
    link: 'Backups and key',
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
    reasons: { time: 'by the time', shiftClosed: 'shift closed', asked: 'asked for', keyRotated: 'key changed' },
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
  clock: {
    jumped: ({ ahead, by }) =>
      `The clock of this computer went ${ahead ? 'ahead' : 'back'} by ${by}, by itself or set by somebody.`,
    lead: 'Expiry, age and deadlines are not certain until somebody has looked at the clock. Work may go on.',
    right: ({ time, day }) => `The clock is right: ${time}, ${day}`,
    minutes: ({ count }) => counted(count, 'minute', 'minutes'),
    hours: ({ count }) => counted(count, 'hour', 'hours'),
    days: ({ count }) => counted(count, 'day', 'days'),
    seconds: ({ count }) => counted(count, 'second', 'seconds'),
  },
  key: {
    title: 'Key of the database',
    kept: 'How it is kept',
    protection: {
      keyFile: 'a key file on this computer: protects a copied database, not a stolen computer',
      systemKeychain: 'the key chain of the operating system',
      passphrase: 'under a passphrase: somebody enters it each time Tapis starts',
    },
    since: 'In use since',
    mark: 'Mark of the key',
    sheet: 'Recovery sheet',
    noSheet: 'not made yet; without it, a lost key means that all data is lost',
    sheetMade: ({ by, second, when }) => `${when}, ${by} and ${second}`,
    makeSheet: 'Make the recovery sheet',
    change: 'Passphrase',
    rotate: 'Change the key',
    second: 'A shift head approves it with the own PIN.',
    done: 'Done',
    closedTitle: 'This station is locked',
    closedLead:
      'Its database is encrypted and was not opened since Tapis started. The station’s passphrase opens it for everybody.',
    passphrase: 'Passphrase',
    show: 'Show',
    hide: 'Hide',
    open: 'Open the station',
    opening: 'Opening…',
    changeTitle: 'Passphrase of the station',
    changeLead:
      'The key of the database is kept wrapped in the passphrase. A computer stolen while switched off cannot be read.',
    changeWarning:
      'From then on the station cannot start without a person. Only the recovery sheet helps against a forgotten passphrase: make it first.',
    newPassphrase: 'New passphrase',
    passphraseHint: ({ count }) =>
      `At least ${n(count)} characters; four words that have nothing to do with each other are easy to remember.`,
    repeat: 'Once more',
    differs: 'Not the same as the first.',
    toKeyFile: 'Back to the key file',
    setPassphrase: 'Use this passphrase',
    rotateTitle: 'Change the key of the database',
    rotateLead:
      'The whole database is encrypted anew, a new backup is made, and backups under the old key are removed. The old recovery sheet no longer counts.',
    rotating: 'Backing up and changing the key…',
    rotated: ({ mark }) => `The key was changed (mark ${mark}). Make a new recovery sheet.`,
    sheetTitle: 'Recovery sheet',
    sheetLead:
      'The key is written in two parts; one part alone says nothing. Two persons keep them in two places. Only once for each key.',
    firstHolder: 'Part 1 is for the first person. The second one turns away first.',
    showPart: ({ part }) => `Show part ${n(part)}`,
    partOnce: ({ part }) => `Part ${n(part)}: print it, put it into an envelope, seal it. It will not appear again.`,
    printPart: 'Print this part',
    nextHolder: 'Next: the second person, part 2',
    paperTitle: ({ part }) => `Tapis recovery sheet, part ${n(part)} of 2`,
    paperLead: 'Keep it in a sealed envelope, apart from the other part. One part alone opens nothing.',
    paperUse: 'Used together with the other part: npm run -s tapis -- recover',
  },
};
