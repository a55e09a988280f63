import type { Text } from '../id.ts';
import { formats } from '../language.ts';

const n = formats.en.number;

/** The spare on the devices screen, taking over on the spare, and a host that came back. */
export const spare: Text['spare'] = {
  title: 'Spare for the station computer',
  lead: 'One device keeps a copy of the station that follows all the time. If the station computer is gone for good, that device takes over.',
  none: 'There is no spare. If the station computer breaks, work stops until it runs again or a backup is restored.',
  noDevices: 'Pair a device first that is always on at the counter.',
  which: 'Which device is the spare?',
  place: 'Address of that device when it is the station computer',
  placeHint: 'Other devices look for the station at this address. Give the spare a fixed one.',
  addressFault: 'Four numbers, for example 10.0.0.3.',
  name: 'Make it the spare',
  change: 'Another spare',
  dismiss: 'No spare',
  cancel: 'Cancel',
  standing: {
    inStep: ({ name }) => `${name} follows every act.`,
    behind: ({ name }) => `${name} is behind.`,
    copying: ({ name }) => `${name} is being given the copy.`,
    away: ({ name }) => `${name} is not connected.`,
  },
  meaning: {
    inStep: 'An act is called stored only once it is on the disk of the spare, too.',
    behind: 'Work at the counter goes on and is stored on the station computer. The spare is catching up.',
    copying: 'Until the copy is whole, acts are stored on the station computer alone.',
    away: 'Work goes on; acts are stored on the station computer alone. Switch the spare on and check its network.',
  },
  percent: ({ percent }) => `${n(percent)} %`,
  at: ({ address, port }) => `When it takes over, it answers at ${address}, port ${port}.`,
  checked: ({ when, events }) =>
    `Checked ${when}: it opens, is whole, and its log is the station's up to event ${n(events)}.`,
  unchecked: 'The copy is not checked yet.',
  faults: {
    'copy-damaged': 'The last check found the copy damaged. It is being made again from the beginning.',
    'copy-disk': 'The copy cannot be written on the spare. Check the room on its disk.',
    'copy-passphrase':
      'The station uses a passphrase, which the program on that device cannot keep. Choose a device that runs Tapis in a browser.',
  },
  placeFaults: {
    'address-not-here': 'That address is not one of the spare. Other devices would not find it.',
    'port-taken': 'Another program on the spare uses that port.',
    'network-failed': 'The spare may not answer at that address and port.',
  },

  spareHere: 'This device is its spare.',
  hostGoneMore: 'If the station computer is off for a moment only, wait. If it is broken or lost, take over here.',
  takeOver: 'Take over',
  takeTitle: ({ station }) => `Take over ${station}`,
  takeLead:
    'This device becomes the station computer. The other devices follow by themselves. The old station computer is refused when it comes back, until it is paired as a device.',
  hostIsOff: 'I have made sure that the old station computer is off or unplugged from the network.',
  passphrase: 'Passphrase of the station',
  look: 'Check the copy',
  looking: 'The copy is opened and checked …',
  found: ({ events, when }) => `The copy is whole: ${n(events)} events, the last one ${when}.`,
  who: 'Technician who takes over',
  takeNow: 'Take over now',
  back: 'Wait for the station computer',
  copiedAt: ({ when }) => `The copy here was brought up to date last ${when}.`,

  supersededTitle: 'This computer is the station no more',
  superseded: ({ address, when }) => `The spare at ${address} has taken over; known here since ${when}.`,
  supersededSafe: 'No acts are recorded here any more. What was recorded stays whole, and can be read and exported.',
  supersededTodo:
    'Work at the new station computer. Compare the last entries on both: what is only here must be recorded again there. Then close Tapis, keep its data folder as evidence, start Tapis with a new folder, and choose "Join a station".',
};
