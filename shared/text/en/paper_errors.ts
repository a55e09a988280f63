import type { paperErrors as source } from '../id/paper_errors.ts';
import { textIn, type Entry } from '../sentence.ts';

type Detail = Parameters<typeof textIn>[0];

const numbered = (detail: Detail): string => {
  const number = textIn(detail, 'number');
  return number === null ? '' : ` ${number}`;
};

/** Failures of papers. */
export const paperErrors: Record<keyof typeof source, Entry> = {
  'paper-subject-unknown': {
    what: 'This paper cannot be made for that case.',
    safe: 'No number was used.',
    todo: 'Open the case again; see that its decision is recorded and that the case is your agency’s.',
  },
  'paper-not-yours': {
    what: 'This kind of paper is not issued by you or your agency.',
    safe: 'No number was used.',
    todo: 'Ask an officer of the agency that may issue it.',
  },
  'paper-not-filled': {
    what: 'Something to be filled in is empty or too long.',
    safe: 'No number was used.',
    todo: 'Complete it, then make the paper again.',
  },
  'paper-exists': (detail) => ({
    what: `This paper has been issued${numbered(detail) === '' ? '' : ` with number${numbered(detail)}`}.`,
    safe: 'It stays valid and says what it said.',
    todo: 'Open that paper. If it is wrong, make it void with a reason first, then make a new one.',
  }),
  'paper-unknown': {
    what: 'There is no such paper, or it is not your agency’s.',
    safe: 'Nothing changed.',
    todo: 'Load the list of papers again.',
  },
  'paper-void': (detail) => ({
    what: `Paper${numbered(detail)} is void.`,
    safe: 'Its number stays recorded with the reason.',
    todo: 'Issue a new paper if one is still needed.',
  }),
  'paper-not-kept': {
    what: 'What this old paper says was not kept, so it cannot be printed again yet.',
    safe: 'Its number and the passport stay recorded.',
    todo: 'Make the paper once more from its case; the number stays.',
  },
  'paper-no-roll': {
    what: 'This paper is not made for the 80 mm roll.',
    safe: 'No copy was counted.',
    todo: 'Print it on A4.',
  },
  'paper-not-printed': {
    what: 'This paper was not printed or saved yet.',
    safe: 'Nothing changed.',
    todo: 'Print it and hand it over first, then record how it was taken.',
  },
  'paper-already-taken': {
    what: 'How this paper was taken is recorded already.',
    safe: 'The first record stays.',
    todo: 'Nothing more to do.',
  },
  'paper-in-use': {
    what: 'This receipt number belongs to a passport that was taken.',
    safe: 'The paper and the passport’s record are unchanged.',
    todo: 'Print a duplicate if needed; the number cannot be made void.',
  },
  'receipt-not-printed': {
    what: 'The receipt was not printed yet.',
    safe: 'The passport is not recorded as taken.',
    todo: 'Print the receipt and hand it over, or use the carbon STP book.',
  },
  'receipt-differs': {
    what: 'Seal, place, condition or due day differ from what the receipt says.',
    safe: 'The passport is not recorded as taken.',
    todo: 'Make them the same, or make the receipt void and issue a new one.',
  },
};
