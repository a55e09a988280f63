import type { evidence as source } from '../id/evidence.ts';
import { counted, formats } from '../language.ts';

const n = formats.en.number;
const event = (seq: number | null) => (seq === null ? '' : ` (event ${n(seq)})`);
const events = (count: number) => counted(count, 'event', 'events');

const check: (typeof source)['check'] = {
  broken: 'This log is NOT whole',
  sound: 'This log is whole',
  unreadable: 'This cannot be checked',
  wrong: 'What does not fit, the first place first',
  proven: 'What is proven',
  unproven: 'What is not proven',
  more: ({ count }) => `… and ${n(count)} more.`,
  faults: {
    'database-damaged': () => 'The database is damaged or was changed from outside: a part of it cannot be read.',
    'manifest-malformed': () => 'The list of files (manifest.json) is missing or cannot be read.',
    'file-missing': ({ file }) => `The file ${file ?? ''} is missing, or not on the list of files.`,
    'file-changed': ({ file }) => `The file ${file ?? ''} has changed since the bundle was written.`,
    'key-malformed': () => 'A key in keys.txt cannot be read.',
    'key-other': () => "The station's key in this bundle is not the key you brought.",
    'event-malformed': ({ seq }) => `An event does not have the form it must have${event(seq)}.`,
    'sequence-broken': ({ seq }) =>
      `The sequence is broken${event(seq)}: an event is missing, put in, or in another place.`,
    'station-other': ({ seq }) => `An event of another station stands in this log${event(seq)}.`,
    'time-backwards': ({ seq }) => `Time runs backwards${event(seq)}.`,
    'tree-differs': ({ seq }) => `An event does not fit its stored hash${event(seq)}.`,
    'content-differs': ({ seq }) => `A disclosed content does not fit its event${event(seq)}.`,
    'size-differs': ({ size }) => `The list of files says ${events(size ?? 0)}; the number or the log is another.`,
    'checkpoint-malformed': () => 'A checkpoint cannot be read.',
    'checkpoint-unsigned': ({ size }) => `Checkpoint ${n(size ?? 0)} is not signed by the key of this station.`,
    'checkpoint-other-log': ({ size }) => `Checkpoint ${n(size ?? 0)} is of another log.`,
    'log-cut': ({ size, soundTo }) =>
      `The end of the log is missing: a checkpoint says ${events(size ?? 0)}. Up to ${events(soundTo ?? 0)} all still fits.`,
    'root-differs': ({ size, soundTo }) =>
      `The events are not those that were signed at checkpoint ${n(size ?? 0)}; the change lies between event ${n(soundTo ?? 0)} and ${n((size ?? 1) - 1)}.`,
    'cosignature-wrong': ({ size }) => `A supervisor's signature on checkpoint ${n(size ?? 0)} is not right.`,
  },
  size: ({ count, first, last }) => `${events(count)} in sequence without a gap, from ${first} to ${last}.`,
  empty: 'This log is empty.',
  signed: ({ count, size }) =>
    `The station's key signed ${counted(count, 'checkpoint', 'checkpoints')}; the first ${events(size)} are exactly as they were when signed.`,
  cosigned: ({ name, size, at }) => `Supervisor ${name} cosigned the first ${events(size)} on ${at}.`,
  kept: ({ count }) => `This log goes on from ${counted(count, 'checkpoint', 'checkpoints')} kept in another place.`,
  contents: ({ count }) =>
    `${counted(count, 'disclosed content fits its event', 'disclosed contents fit their events')}.`,
  tail: ({ count }) =>
    `Not yet covered by a signature: ${events(count)} at the end. They could still be cut off unnoticed.`,
  ownKey: ({ key }) =>
    `That this key belongs to that station. Compare it with the key you got from another source: ${key}`,
  notCosigned:
    'That the log was not written anew as a whole by somebody who has the database key: no supervisor has cosigned it, and no checkpoint kept elsewhere was brought.',
  truth: 'That what was recorded is true, that everything was recorded, and that the clock of the station was right.',
};

/** Checkpoints, cosignatures, and what is said when the log does not go on from its head. */
export const evidence: typeof source = {
  check,
  alarm: {
    behind: 'The end of the audit log is missing: the database is shorter than the head kept outside it.',
    differs: 'The audit log does not go on from the head kept outside it.',
    otherLog: 'The head kept outside the database is not of the audit log of this station.',
    missing: 'The head kept outside the database is missing.',
    when: ({ at }) => `Noticed when the application started, ${at}.`,
    safe: 'Work may go on; the old head is kept as evidence.',
    todo: 'Tell the auditor and both agencies. This warning goes when a supervisor has cosigned a new checkpoint.',
  },
  checkpoints: {
    title: 'Checkpoints',
    lead: "The station's key signs the log at every postponement, passport hold, shift close and export. Supervisors cosign.",
    none: 'No checkpoint yet.',
    when: 'When',
    cause: 'Because',
    size: 'Events',
    cosignedBy: 'Cosigned by',
    nobody: 'nobody yet',
    key: "The station's key",
    causes: {
      postponed: 'Departure postponed',
      held: 'Passport held',
      shiftClosed: 'Shift closed',
      exported: 'Export',
      behindHead: 'Log did not go on',
    },
    cosign: 'Cosign the newest',
    cosignTitle: 'Cosign the log',
    cosignLead: ({ count }) =>
      `Before you cosign, ${events(count)} are checked: the log must go on from what you cosigned last. That is what you state.`,
    pin: 'Your PIN',
    cosignGo: 'Cosign',
    cosigned: ({ count }) => `Cosigned: ${events(count)}.`,
  },
  page: {
    title: 'Check of a Tapis log',
    lead: 'This page checks the bundle on this computer alone. Nothing is sent anywhere.',
    drop: 'Drop all files of the bundle here, or choose them.',
    choose: 'Choose files',
    keyLabel: "The station's key as you got it from another source (may be empty)",
    keptHint: 'Older checkpoints you kept (.txt) may be dropped together with the other files.',
    checking: 'Checking…',
    noEd25519:
      'This browser does not know Ed25519 signatures. Use Chromium or Chrome 137, Firefox 129, Safari 17 or newer.',
    other: 'Bahasa Indonesia',
  },
};
