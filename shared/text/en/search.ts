import { formats } from '../language.ts';
import type { Text } from '../id.ts';

const n = formats.en.number;

/** Searching the whole history. */
export const search: Text['search'] = {
  title: 'Search',
  lead: 'Over the whole history of this station. Every search is recorded: who, what for, and whom it showed.',
  text: 'Search',
  textHint: 'Name, passport number, flight number, or a recruiter’s telephone number',
  as: {
    name: 'Looked for as a name',
    passport: 'Looked for as a passport number',
    flight: 'Looked for as a flight',
    about: 'Looked for as the telephone number of a recruiter or sponsor',
  },
  about: 'Recruiter, sponsor',
  filters: 'Filters',
  officer: 'Officer',
  decision: 'Decision',
  state: 'State',
  any: 'All',
  open: 'Still open',
  decided: 'Decided',
  purpose: 'What for',
  purposeNone: 'Choose what the search is for',
  purposes: {
    departingNow: 'The person is at the counter now',
    review: 'Review of a decision',
    custody: 'A passport in custody',
    objection: 'An objection or a complaint',
    dataRequest: 'A request by the person the data is about',
    officialRequest: 'An official request of an authority',
    inspection: 'An inspection',
  },
  reference: 'Number of the letter or case, or who asked',
  referenceNeeded: 'This purpose needs the number of a letter or case, or who asked.',
  go: 'Search',
  clear: 'Clear',
  results: 'What was found',
  count: ({ count }) => (count === 1 ? '1 case' : `${n(count)} cases`),
  countMore: ({ count }) => `More than ${n(count)} cases; narrow it with the filters.`,
  none: 'No case fits.',
  noneTry: [
    'Type one name only, the rarest; old spellings and slips are found too.',
    'Empty the filters of days, officer or decision.',
    'Who only passed is not recorded, and what is past its period was erased.',
  ],
  start: 'Nothing was looked for yet.',
  startTry: [
    'A name: “Moh. Rizki”, “Soekarno”, “Siti”; in any order and spelling.',
    'A passport number or its beginning: “X123”.',
    'A flight: “AK 450”.',
  ],
  unnamed: 'Scan & go on, no name kept',
  passportEnd: ({ end }) => `passport …${end}`,
  fit: { alike: 'similar', part: 'part of the name' },
  openOne: ({ name }) => `Open the case of ${name}`,
  keys: '↑ ↓ choose, Enter opens, Esc goes back to the field',
};
