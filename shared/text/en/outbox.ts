import type { RecordRefusal, SendFault } from '../../contract/outbox.ts';
import type { Text } from '../id.ts';
import { formats } from '../language.ts';

const n = formats.en.number;
const records = (count: number) => `${n(count)} ${count === 1 ? 'record' : 'records'}`;

const faults: Record<SendFault, string> = {
  unreachable: 'The central system cannot be reached. Check the network; sending is tried again by itself.',
  'timed-out': 'The central system did not answer in time. Tried again by itself.',
  'certificate-wrong': 'The certificate of the central system is not trusted; nothing was sent. Ask those who run it.',
  'broken-off': 'The connection broke in the middle. Tried again by itself; nothing is recorded twice.',
  redirected: 'That address leads to another one. Redirects are not followed; ask for the right address.',
  busy: 'The central system is busy and asked to wait.',
  'not-admitted': 'The central system does not know the key of this station. Give the key to those who run it.',
  'request-refused': 'The central system refused the form of what was sent. Ask those who run it.',
  'too-large': 'What was sent is too large; it goes again in smaller parts.',
  'server-failed': 'The central system failed. Tried again by itself.',
  'answer-wrong': 'The answer of the central system cannot be used; the records do not count as delivered.',
  'answer-unsigned': 'The answer is not signed by the key that is set; the records do not count as delivered.',
  'station-failed': 'This station could not prepare what is to be sent. Tried again by itself.',
};

const refusals: Record<RecordRefusal, string> = {
  malformed: 'Refused: its form is not taken',
  tooLarge: 'Refused: too large',
  notWanted: 'Refused: not wanted',
  other: 'Refused by the central system',
  notMade: 'Cannot be prepared; call the technician',
};

/** The outbox to the central system. */
export const outbox: Text['outbox'] = {
  title: 'To the central system',
  link: 'To the central system',
  linkRefused: ({ count }) => `To the central system: ${n(count)} refused`,
  lead: 'Decided cases are sent to the central system and acknowledged one by one, with a signature.',
  off: 'Not switched on: nothing is sent.',
  offMore:
    'When it is on, every decided case is sent to the one address set below: who the traveller is, coded answers, decisions, papers, and passports held. Free notes, names of officers and what is sealed stay here.',
  stickOnly: 'No network address: what waits is carried on a USB stick.',
  waiting: 'Waiting to be sent',
  open: 'Waiting for a decision',
  refused: 'Refused',
  acknowledged: 'Acknowledged',
  records: ({ count }) => records(count),
  oldest: 'Waiting longest since',
  lastAcknowledged: 'Last acknowledged',
  never: 'Never',
  next: 'Next try',
  nextAt: ({ when, attempts }) => `${when}, after ${n(attempts)} failed ${attempts === 1 ? 'try' : 'tries'}`,
  sending: 'Sending …',
  sendNow: 'Send now',
  why: 'Why it still waits',
  faults,
  list: 'Waiting and refused',
  nothing: 'Nothing waits.',
  listed: ({ count }) => `The first ${n(count)} are shown.`,
  record: 'Record',
  changed: 'Changed',
  state: 'State',
  states: { waits: 'Waits', offered: 'Tried, not acknowledged yet', erased: 'Notice of erasure' },
  refusals,
  retry: 'Send the refused again',
  stick: 'By USB stick',
  stickLead:
    'What waits is saved as one file encrypted to the central system. Once it was read there, bring its acknowledgement file back.',
  stickNotReady: 'The public key of the central system is not set in the export settings.',
  folder: 'Folder of the stick, as a whole path',
  save: 'Save what waits',
  saveNext: 'Save the next file',
  saved: ({ file, records: count, left }) =>
    left > 0
      ? `${file}: ${records(count)} saved. ${n(left)} more did not fit; save the next file.`
      : `${file}: ${records(count)} saved.`,
  read: 'Read an acknowledgement',
  readDone: ({ stored, refused }) =>
    refused > 0 ? `${records(stored)} acknowledged, ${n(refused)} refused.` : `${records(stored)} acknowledged.`,
  settings: 'The central system',
  endpoint: 'Address (https://…)',
  endpointHint: 'The only address outside this machine that Tapis speaks to. Empty: by stick alone.',
  authority: 'Certificate of the authority (PEM)',
  authorityHint: 'Empty: the authorities the system trusts.',
  receiverKey: 'Key for acknowledgements of the central system',
  receiverKeyHint: 'One line of name+number+key from those who run the central system.',
  since: 'Send cases since',
  stationKey: 'The key of this station, for those who run the central system',
  switchOn: 'Switch sending on',
  switchOff: 'Switch sending off',
  change: 'Change',
  approveTitle: 'Approval of a shift head',
  approveLead: ({ receiver, endpoint }) =>
    `Data of travellers will be sent to ${receiver}${endpoint === '' ? ' by USB stick' : ` at ${endpoint}`}. Compare address and key with the letter from those who run the central system.`,
  approve: 'Shift head who approves',
};
