import type { Entry } from '../sentence.ts';

const unchanged = 'Nothing has changed.';

/** Failures of the spare, of taking over, and of a host that came back. */
export const spareErrors = {
  'host-superseded': {
    what: 'This computer is the station no more: the spare has taken over.',
    safe: 'The record that is here stays whole and can be read. This act was not recorded.',
    todo: 'Work at the new station computer. This one must be paired again as a device.',
  },
  'spare-place-taken': {
    what: 'This address and port are those of the station computer itself.',
    safe: unchanged,
    todo: "Enter the address of the spare on the counter's network.",
  },
  'spare-none': {
    what: 'There is no spare.',
    safe: unchanged,
    todo: 'Choose one device as the spare first.',
  },
  'not-a-spare': {
    what: 'This device is not the spare of the station.',
    safe: unchanged,
    todo: 'Only the device that the technician chose as the spare can take over.',
  },
  'spare-no-copy': {
    what: 'This device has no whole copy of the station yet.',
    safe: 'The record on the station computer is not affected.',
    todo: 'Start the station computer again, or restore a backup. Use the paper forms meanwhile.',
  },
  'spare-copy-damaged': {
    what: 'The copy on this device does not stand its check.',
    safe: 'Nothing was taken over. The copy is kept as it is, as evidence.',
    todo: 'Start the station computer again, or restore a backup. Tell the technician.',
  },
  'spare-look-first': {
    what: 'The copy was not checked yet, or has grown since.',
    safe: 'Nothing was taken over.',
    todo: 'Go back and check the copy once more.',
  },
  'host-still-there': {
    what: 'The station computer still answers.',
    safe: 'Nothing was taken over; there must never be two.',
    todo: 'Go on working as usual. If the station computer is to be replaced, switch it off first.',
  },
} satisfies Record<string, Entry>;
