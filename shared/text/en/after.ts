import { formats } from '../language.ts';
import type { after as source } from '../id/after.ts';

const n = formats.en.number;

/** After the decision: public holidays, objections, handovers, sealed notes, integrity reports. */
export const after: typeof source = {
  holidays: {
    title: 'Public holidays',
    lead: 'Deadlines count working days. A year whose decree is not out yet knows only the holidays with a fixed date.',
    provisional: 'Provisional: the holidays of that year are not decreed yet. The date may change.',
    provisionalShort: 'provisional',
    year: 'Year',
    decree: 'Joint decree',
    national: 'National holiday',
    jointLeave: 'Joint leave',
    count: ({ national, joint }) => `${n(national)} national holidays, ${n(joint)} joint leave days`,
    delivered: 'from the program',
    replacedBy: ({ name, when }) => `replaced by ${name}, ${when}`,
    replace: 'Put a new decree in',
    sheetTitle: 'Public holidays of one year',
    sheetLead:
      'Choose the JSON file of one year: number and date of the decree, where it was read, then its days. Check the list with the decree in hand before saving.',
    choose: 'Choose a file',
    wrong: ({ path }) => `This file is not the holidays of one year. Look at: ${path}.`,
    notJson: 'This file is damaged or not JSON.',
    signed: ({ day }) => `signed ${day}`,
    save: ({ year }) => `Put in force for ${String(year)}`,
    inForce: ({ year }) => `The holidays of ${String(year)} are in force. Every deadline is counted anew.`,
  },
};
