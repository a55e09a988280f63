import type { retention as source } from '../id/retention.ts';
import { formats } from '../language.ts';

const n = formats.en.number;

/** What goes: cases, names of officers, or both. */
const what = ({ count, officers }: { count: number; officers: number }): string =>
  [
    ...(count > 0 || officers === 0 ? [`${n(count)} ${count === 1 ? 'case' : 'cases'}`] : []),
    ...(officers > 0 ? [`the ${officers === 1 ? 'name of 1 officer' : `names of ${n(officers)} officers`}`] : []),
  ].join(' and ');

/** The end of retention, erasure, legal holds, requests for correction, and the papers about them. */
export const retention: typeof source = {
  title: 'Retention',
  lead: 'How long what is recorded about travellers is kept, and what is due to be erased. Figures only, no names.',
  provisional: 'Provisional: the archive schedules (JRA) of the two agencies are not set yet.',
  provisionalNote: 'The periods below are proposals with their basis. Two persons can change them at this station.',
  classes: {
    cleared: 'Went straight on',
    asked: 'Advised, withdrew, not completed, referred',
    restricted: 'Postponed, passport kept, objection, handed over',
    protected: 'TPPO referral, child under protection',
  },
  table: { kind: 'Class', days: 'Period', running: 'Still kept', due: 'Over', back: 'Over, but kept back' },
  days: ({ days }) => `${n(days)} days`,
  basis: 'Basis and sources',
  source: ({ number }) => `source ${n(number)}`,
  backNone: 'none',
  back: {
    open: ({ count }) => `${n(count)} still open`,
    passport: ({ count }) => `${n(count)} passport in custody`,
    objection: ({ count }) => `${n(count)} objection running`,
    hold: ({ count }) => `${n(count)} legal hold`,
  },
  nothingDue: 'Nothing is past its period today.',
  due: (due) => `Past the period: ${what(due)}.`,
  dueForHead: 'The technician begins the erasure; the shift head approves it with a PIN.',
  erase: (due) => `Erase ${what(due)}…`,
  eraseTitle: (due) => `Erase ${what(due)}`,
  eraseLead:
    'Identity, answers, reasons, statements, papers and notes about others are erased from the database and cannot be brought back. Numbers of papers, figures, times and officers stay; the log can still be verified.',
  eraseBackups: ({ days }) =>
    `Earlier backups hold it for up to ${n(days)} days more. If one of them is restored, this erasure is done again before the station is used.`,
  list: 'Mark of the list',
  eraseSecond: 'Which shift head approves exactly this list?',
  erasing: ({ done, of }) => `Erasing: ${n(done)} of ${n(of)}…`,
  erased: (gone) => `Erased: ${what(gone)}. The shift head prints the certificate below.`,
  left: ({ count }) => `${n(count)} of the list not erased: something happened to them after it was read.`,
  logNotEmptied: 'A backup is running, so the temporary log of the database is emptied when the application ends.',
  exports: ({ count }) =>
    count === 0
      ? 'No export lies in the folder of the station.'
      : `${n(count)} ${count === 1 ? 'export lies' : 'exports lie'} in the folder of the station. Each is removed by itself as soon as one of its cases is erased, at the latest after the shortest period. Copies on sticks and with receivers are out of reach from here.`,
  exportsDue: ({ count }) =>
    `${n(count)} ${count === 1 ? 'export' : 'exports'} in the folder of the station should be gone and could not be removed.`,
  exportsDueTodo: 'Close the program that has it open, then start Tapis again.',
  runs: 'Erasures so far',
  runsNone: 'Nothing has been erased yet.',
  run: { when: 'When', by: 'By', count: 'Erased', paper: 'Certificate' },
  runBy: ({ by, second }) => `${by}, approved by ${second}`,
  runCount: ({ erased, cases, officers }) =>
    (erased === cases ? n(erased) : `${n(erased)} of ${n(cases)}`) +
    (officers > 0 ? ` + ${n(officers)} ${officers === 1 ? 'name' : 'names'} of officers` : ''),
  officers: {
    kind: 'Officers who left: name and service number',
    basis:
      'PIN, signing key and code card are destroyed at once when somebody is deactivated. Name and number stay as long as a case names them, because a decision is valid only from the competent official (UU 30/2014 art. 52), and at least the longest period from leaving, for acts without a case: shifts, keys, catalogues. Then they are erased (UU 27/2022 art. 16(2) g and 43).',
    named: ({ count }) => `${n(count)} still named by a case`,
  },
  runBroken: 'broken off; the next erasure ends it',
  certificate: 'Print certificate',
  certificateByHead: 'printed by the shift head',
  periods: 'Change the periods',
  periodsHint: ({ days }) => `In days, at least ${n(days)} (the time to object). A graver class is never kept shorter.`,
  periodsSave: 'Save…',
  periodsSaved: 'Saved',
  periodsTitle: 'Approve the new periods',
  periodsSecond: 'Which shift head approves?',
  delivered: ({ days }) => `Proposal: ${n(days)} days`,

  erasedCase: ({ when }) => `This case was erased on ${when}, after its period.`,
  erasedNote: 'What is left: numbers, kinds, times and officers. Names and words are gone.',
  blanked: '(erased)',
  erasedName: '(data erased)',
  erasedPaper: 'content erased',

  rights: 'Data of this traveller',
  keptUntil: ({ kind, day }) => `${kind}: kept until ${day}.`,
  keptBack: {
    open: 'Something is still open; this case is not erased before it ends.',
    passport: 'The passport is still in custody; this case is not erased.',
    objection: 'An objection is running; this case is not erased.',
    hold: 'A legal hold stands; this case is not erased until it is lifted.',
  },
  hold: {
    place: 'Place a legal hold…',
    placeTitle: 'Legal hold',
    placeLead: 'This case is not erased while the hold stands, even past its period.',
    letter: 'Number of the letter of request',
    office: 'Office that asks',
    reason: 'Reason',
    save: 'Place',
    held: ({ office, letter }) => `Held at the request of ${office}, letter ${letter}`,
    lift: 'Lift…',
    liftTitle: 'Lift the legal hold',
    liftLetter: 'Number of the letter that lifts it',
    liftSave: 'Lift',
    lifted: ({ by, when, letter }) => `Lifted ${when} by ${by}, letter ${letter}`,
  },
  correction: {
    add: 'Request for correction…',
    title: 'Request to correct data',
    lead: 'UU 27/2022 art. 30: answered within 3×24 hours. The old record is not changed; the result is added.',
    broughtBy: 'Who asks',
    name: 'Name of who asks',
    identity: 'How it was checked who it is',
    identityHint: 'Original passport or ID card',
    content: 'What is wrong, and how it should be',
    save: 'Record',
    asked: ({ name, who }) => `${name} (${who})`,
    deadline: ({ when }) => `Answer by ${when}`,
    late: ({ when }) => `Late: was due ${when}`,
    answer: 'Answer…',
    answerTitle: 'Answer the request for correction',
    answerContent: 'What was corrected and where, or why not',
    answerHint: 'A decision is corrected with "Correct the decision", answers with a new statement; both keep the old.',
    outcome: { corrected: 'Corrected', partly: 'In part', refused: 'Not corrected' },
    outcomeLabel: 'Result',
    answerSave: 'Save the answer',
    answered: ({ by, when }) => `Answered ${when} by ${by}`,
    board: ({ count }) => `Data corrections (${n(count)})`,
  },
  copy: {
    give: 'Copy for the traveller…',
    title: 'Copy of the data for the traveller',
    lead: 'UU 27/2022 art. 7: a traveller has a right to a copy. Without what others said, data of others, or sealed notes.',
    askedBy: 'Who asks',
    identity: 'How it was checked who it is',
  },

  paper: {
    periodDays: ({ days }) => `${n(days)} days`,
    fromTo: ({ from, to }) => (from === to ? from : `${from} to ${to}`),
    backups: ({ days }) =>
      `Encrypted backups made before are removed at the latest ${n(days)} days after the destruction; a restored one is erased again before it is used.`,
    provisional: 'Periods are provisional until the archive schedules (JRA) of the two agencies are set.',
    views: ({ role, count }) => `${role}: ${n(count)} times`,
    roles: {
      bp3mi: 'BP3MI',
      immigration: 'Immigration',
      supervisor: 'Shift head',
      auditor: 'Auditor',
      admin: 'Technician',
    },
    noBasis: 'not recorded',
    officers: ({ count }) =>
      `Also erased: name and service number of ${n(count)} ${count === 1 ? 'officer' : 'officers'} who left and whom no kept case names any more.`,
  },
};
