import type { evidenceErrors as source } from '../id/evidence_errors.ts';

const unchanged = 'Nothing has changed.';

/** Failures of checkpoints and proofs. */
export const evidenceErrors: typeof source = {
  'checkpoint-unknown': {
    what: 'There is no such checkpoint.',
    safe: unchanged,
    todo: 'Load the list of checkpoints again.',
  },
  'checkpoint-behind': {
    what: 'You have cosigned this checkpoint or a newer one already.',
    safe: unchanged,
    todo: 'Choose a newer checkpoint.',
  },
  'log-not-consistent': {
    what: 'The log does not go on from what you cosigned last.',
    safe: 'Nothing was cosigned. No data was changed.',
    todo: 'Cosign nothing. Call the auditor and both agencies.',
  },
  'event-unknown': {
    what: 'There is no event of this number.',
    safe: unchanged,
    todo: 'Look up the number in the audit log.',
  },
  'verification-stopped': {
    what: 'The verification of the log was stopped.',
    safe: unchanged,
    todo: 'Start it again when you want; it begins with the first event.',
  },
  'not-yet-signed': {
    what: 'No checkpoint covers this event yet.',
    safe: unchanged,
    todo: 'Export the log or close the shift; then there is a proof.',
  },
};
