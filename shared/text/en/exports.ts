import type { ExportFault } from '../../contract/export.ts';
import type { ExportFormat, Receiver } from '../../export/profile.ts';
import type { Text } from '../id.ts';
import { formats } from '../language.ts';

const n = formats.en.number;
const clarifications = (count: number) => `${n(count)} ${count === 1 ? 'clarification' : 'clarifications'}`;

const faults: Record<ExportFault, readonly [what: string, todo: string]> = {
  'disk-full': ['The disk or stick is full.', 'Make room or use another stick, then export again.'],
  'folder-gone': ['The folder vanished in the middle.', 'Put the stick in again and leave it in until it is done.'],
  'too-many-rows': [
    'More than 100,000 rows do not fit an XLSX.',
    'Choose CSV or JSON Lines, or a shorter span of days.',
  ],
  'nothing-to-export': ['There is no clarification in this choice.', 'Choose another shift or span of days.'],
  'database-damaged': [
    'A part of the database cannot be read.',
    'Call the technician; the last backup has to be restored.',
  ],
  cancelled: ['Cancelled.', 'Start again if needed.'],
  interrupted: ['The application stopped in the middle.', 'Export again.'],
  failed: ['Failed by a fault of the application.', 'Try again. If it happens again, tell the technician.'],
};

const receivers: Record<Receiver, string> = {
  bp3mi: 'BP3MI office',
  immigration: 'Immigration office',
  central: 'Central system',
};

const formatNames: Record<ExportFormat, string> = { csv: 'CSV', xlsx: 'XLSX (Excel)', jsonl: 'JSON Lines' };

/** The screen of exports, its settings, and what the page in a bundle says of one. */
export const exports: Text['exports'] = {
  title: 'Export',
  lead: 'Your agency’s data for its own office or the central system, with proof that anybody can check.',
  leadAdmin: 'Keys of the receivers and where exports go. What was exported cannot be seen from here.',
  link: 'Export',
  what: 'What',
  shift: 'One shift',
  period: 'Span of days',
  shiftLabel: 'Shift',
  shiftLine: ({ day, from, to, count }) =>
    `${day}, ${to === null ? `from ${from}, still running` : `${from}–${to}`}: ${clarifications(count)}`,
  noShift: 'No shift yet.',
  from: 'First day',
  to: 'Last day',
  scopeHint: 'Everything about the travellers whose clarification was opened there, as it stands now.',
  toWhom: 'For whom',
  receivers,
  agencies: { bp3mi: 'BP3MI', immigration: 'Immigration' },
  encrypted: 'encrypted to the receiver’s key',
  plain: 'not encrypted',
  notReady: 'the receiver’s key is not set',
  plainWarning: 'This export is not encrypted: whoever holds its folder can read it.',
  names: {
    true: 'Names of people in care are exported: the receiver’s profile allows it.',
    false: 'Names of people in care (children, victims, those referred for trafficking) are not exported.',
  },
  formatsLabel: 'Format',
  formats: formatNames,
  folder: 'Folder or USB stick (empty: the station’s folder)',
  folderHint: ({ folder }) => `The station’s folder: ${folder}`,
  go: 'Export now',
  running: ({ done, of }) => (of === 0 ? 'Counting rows…' : `Writing ${n(done)} of ${n(of)} rows…`),
  cancel: 'Cancel',
  runningHint: 'Other work may go on; this screen may be left.',
  done: ({ name }) => `Done: ${name}`,
  doneTodo: ({ folder }) => `It lies in ${folder}. Eject a stick through the operating system only.`,
  failedSafe: 'Nothing is half written, and no data of the station is lost.',
  faults,
  listTitle: 'What was exported',
  none: 'No export yet.',
  when: 'When',
  by: 'By',
  scope: 'Content',
  receiver: 'Receiver',
  state: 'State',
  scopeShift: 'One shift',
  scopeDays: ({ from, to }) => (from === to ? from : `${from} – ${to}`),
  made: ({ count }) => clarifications(count),
  there: 'still in its place',
  moved: 'no longer in its place',
  settings: {
    title: 'Export settings',
    folder: 'The station’s export folder (empty: “exports” in the station’s data)',
    recipient: 'Public key (age1…)',
    recipientHint: {
      own: 'Empty: exports for the own office are not encrypted.',
      central: 'Required: without this key nothing is exported to the central system.',
    },
    names: 'Names of people in care',
    namesHidden: 'Not named',
    namesShown: 'Named',
    save: 'Save',
    saved: 'Saved',
  },
  check: {
    sound: 'This export is whole',
    broken: 'This export is NOT whole',
    from: ({ station, at }) => `Exported by ${station}, ${at}.`,
    receiver: ({ agency, receiver }) => `Data of ${agency} for the ${receiver}.`,
    files: ({ count }) => `All ${n(count)} files in its list are there and unchanged since they were written.`,
    recorded: ({ seq, at }) =>
      `The station recorded this list of files as event ${n(seq)} at ${at}, and signed its log.`,
    rows: ({ count }) => `${clarifications(count)}.`,
    truth: 'That what was recorded is true and complete, and that the station’s clock showed the right time.',
  },
};
