import type { Entry } from '../sentence.ts';

/** Failures of retention, erasure, legal holds and requests for correction. */
export const retentionErrors = {
  'nothing-due': {
    what: 'No case is past its period.',
    safe: 'Nothing was erased.',
    todo: 'Look again when something is due.',
  },
  'due-list-changed': {
    what: 'The list of what is due has changed since it was read.',
    safe: 'Nothing was erased; the approval does not hold for the new list.',
    todo: 'Read the new figures, then ask for the approval once more.',
  },
  'erasure-runs': {
    what: 'Another erasure is running.',
    safe: 'It goes on.',
    todo: 'Wait until it has ended.',
  },
  'case-erased': {
    what: 'This case was erased after its period.',
    safe: 'Figures, numbers of papers and its traces in the log are still there.',
    todo: 'Nothing more can be recorded here.',
  },
  'hold-unknown': {
    what: 'This legal hold was not found.',
    safe: 'Nothing has changed.',
    todo: 'Open the case again.',
  },
  'hold-lifted': {
    what: 'This legal hold has been lifted already.',
    safe: 'Nothing has changed.',
    todo: 'If the case must be kept, place a new hold with the number of its letter.',
  },
  'received-later': {
    what: 'The time of receipt has not come yet.',
    safe: 'The request is not recorded. What you typed is still on the screen.',
    todo: 'Enter when the request really came.',
  },
  'correction-unknown': {
    what: 'This request for correction was not found.',
    safe: 'Nothing has changed.',
    todo: 'Open the case again.',
  },
  'correction-answered': {
    what: 'This request has been answered already.',
    safe: 'The answer stays as it is.',
    todo: 'If the answer is wrong, record a new request.',
  },
} satisfies Record<string, Entry>;
