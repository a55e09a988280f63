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
    broken: ({ seq }) =>
      seq === null
        ? 'The audit log is not whole.'
        : `The audit log is not whole: it does not fit from event ${n(seq)} on.`,
    when: ({ at }) => `Noticed when the application started, ${at}.`,
    whenVerified: ({ at }) => `Noticed by a verification, ${at}.`,
    safe: 'Work may go on; the old head is kept as evidence.',
    safeBroken: 'Work may go on; the verification changed nothing.',
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
      behindHead: 'Log did not go on, or was not whole',
    },
    cosign: 'Cosign the newest',
    cosignTitle: 'Cosign the log',
    cosignLead: ({ count }) =>
      `Before you cosign, ${events(count)} are checked: the log must go on from what you cosigned last. That is what you state.`,
    pin: 'Your PIN',
    cosignGo: 'Cosign',
    cosigned: ({ count }) => `Cosigned: ${events(count)}.`,
  },
  verification: {
    title: 'Verification',
    lead: 'Every event is hashed again and held against the tree, what it says and the signatures. Other work may go on meanwhile.',
    go: 'Verify the whole log',
    again: 'Verify again',
    running: ({ done, of }) => `Verifying: ${n(done)} of ${events(of)}`,
    stop: 'Stop',
    last: ({ at, by }) => (by === null ? `Verified ${at}.` : `Verified ${at} by ${by}.`),
    intact: ({ count }) => `Whole: ${events(count)}.`,
    proven: 'What is proven',
    unproven: 'What is not proven',
    events: ({ count }) =>
      `${events(count)} in sequence without a gap; each of them, and what it says where that is still there, fits its tree.`,
    cosigned: ({ count }) => `A supervisor cosigned the first ${events(count)}.`,
    keyHolder:
      'Against somebody who has the key of the database only what was given away proves anything: an export, or a checkpoint kept elsewhere.',
    broken: ({ seq }) => `NOT whole: it does not fit from event ${n(seq)} on.`,
    brokenAt: ({ at, what }) => `That event, ${at}: ${what}`,
    causes: {
      sequence: 'An event is missing there, or stands at another place.',
      event: 'That event is no longer the one that was recorded.',
      content: 'What that event says is no longer what was recorded.',
      tree: 'The tree of hashes no longer fits its events.',
      checkpoint: 'The next checkpoint is not of this log, or its signature is not right.',
      verifiedPoint: 'The log is no longer the one that was verified last.',
    },
    brokenSafe: ({ seq }) =>
      seq === 0
        ? 'This verification changed no data.'
        : `The events before ${n(seq)} fit. This verification changed no data.`,
    brokenTodo: 'Do not switch the device off. Call the auditor and both agencies.',
  },
  browse: {
    parts: 'Parts of the audit log',
    tabs: { proof: 'Verification and proof', events: 'Events', views: 'Who looked at whom' },
    group: 'Group',
    groups: {
      work: 'Clarification',
      decisions: 'Decisions and referrals',
      custody: 'Passports held',
      after: 'Objections, handovers, follow-up',
      papers: 'Papers and forms',
      views: 'Looking at data and searching',
      sealed: 'Sealed notes and integrity reports',
      people: 'Signing in and out, officers',
      station: 'Station, catalogue, settings',
      keeping: 'Keys, backups, retention',
      log: 'Audit log',
    },
    anyGroup: 'All groups',
    kind: 'Kind',
    anyKind: 'All kinds',
    officer: 'Officer',
    anyOfficer: 'All officers',
    about: 'Case (identifier)',
    aboutHint: 'For example scr_…',
    aboutFault: 'Letters, digits, dots, underscores and hyphens only.',
    from: 'From',
    to: 'To',
    dayFault: 'Write it like 21-11-2026.',
    clear: 'Clear the filter',
    none: 'No event fits.',
    caseOf: ({ id }) => `All events of case ${id}`,
    officerOf: ({ name }) => `All events of ${name}`,
    shortCase: ({ id }) => `case …${id}`,
    open: ({ seq }) => `Details of event ${n(seq)}`,
  },
  event: {
    title: ({ seq }) => `Event ${n(seq)}`,
    when: 'Time',
    who: 'By',
    about: 'About',
    hash: 'Hash',
    caseAll: 'All events of this case',
    officerAll: 'All events of this officer',
    proof: 'Proof',
    proofLead:
      'This proof shows that the event stands in the signed log. Anybody can check it without Tapis; its format is c2sp.org/tlog-proof. Save both.',
    saveProof: 'Save the proof (.tlog-proof)',
    saveLeaf: 'Save the event (.json)',
    showProof: 'Show the proof',
    leaf: 'The event as it was hashed',
  },
  views: {
    lead: 'How often personal data was shown or looked for, and when last. Touch a line to see its events.',
    by: 'By',
    byOfficer: 'Officer',
    byCase: 'Case',
    none: 'Nobody looked at data on these days.',
    officer: 'Officer',
    case: 'Case',
    seen: 'Shown',
    searched: 'Searched',
    opened: 'Unsealed',
    cases: 'Different cases',
    officers: 'Different officers',
    last: 'Last',
    most: ({ count }) => `Only the latest ${n(count)} are shown.`,
  },
  export: {
    title: 'Export for outsiders',
    lead: 'One .zip file with the whole log, its checkpoints, the keys and a page that checks them. Anybody can verify it without Tapis. It holds no personal data of travellers.',
    go: 'Export the whole log',
    running: ({ done, of }) => `Preparing: ${n(done)} of ${events(of)}`,
    done: ({ count, file }) => `Saved: ${events(count)} in ${file}.`,
    doneTodo: "Open the .zip file, then verify.html in it. Hand on the station's key below by another way.",
    failed: 'The export did not come to its end.',
    failedSafe: 'The log has not changed; that an export began is recorded.',
    failedTodo: 'Try again. If it fails again, use the command "tapis export" on this device.',
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
