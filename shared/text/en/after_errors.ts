import { formats } from '../language.ts';
import { textIn, type Entry } from '../sentence.ts';

/** Failures of the calls after the decision. */
export const afterErrors = {
  'holidays-fixed-missing': (detail) => {
    const day = textIn(detail, 'day');
    return {
      what: `A national holiday with a fixed date is missing from the list${day === null ? '' : `: ${formats.en.day(day)}`}.`,
      safe: 'The holidays in force have not changed.',
      todo: 'Complete the list as the joint decree has it, then choose the file again.',
    };
  },
  'decree-not-signed-yet': {
    what: 'The day this decree was signed lies in the future.',
    safe: 'The holidays in force have not changed.',
    todo: 'Check the date of the decree and the clock of the station.',
  },
} satisfies Record<string, Entry>;
