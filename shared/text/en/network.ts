import type { DevicePlace } from '../../domain/words.ts';
import type { Text } from '../id.ts';
import { formats } from '../language.ts';

const n = formats.en.number;

const places: Record<DevicePlace, string> = {
  beforeXray: 'Before the x-ray',
  counter1: 'Counter 1',
  counter2: 'Counter 2',
  counter3: 'Counter 3',
  counter4: 'Counter 4',
  secondary: 'Second inspection room',
  supervisor: 'Shift head’s desk',
};

/** In the middle of a sentence. */
const placeNouns: Record<DevicePlace, string> = {
  beforeXray: 'the desk before the x-ray',
  counter1: 'counter 1',
  counter2: 'counter 2',
  counter3: 'counter 3',
  counter4: 'counter 4',
  secondary: 'the second inspection room',
  supervisor: 'the shift head’s desk',
};

/** The counter's network, its devices, and a machine that joins a station. */
export const network: Text['network'] = {
  title: 'Devices',
  link: 'Devices',
  lead: 'One station, several desks: paired tablets and counter computers work on one record.',
  places,
  placeNouns,

  network: 'Network of the counter',
  off: 'Switched off: only this computer is served.',
  offMore:
    'Switched on, this computer answers at one address of the counter’s network, and only to devices that are paired below. Without pairing there is no page at all.',
  on: ({ address, port }) => `Serves devices at ${address}, port ${port}.`,
  notListening: ({ address, port }) => `Switched on for ${address}, port ${port}, but it does not serve.`,
  faults: {
    'address-not-here': 'That is no address of this computer now. Check the network cable, or choose another address.',
    'port-taken': 'Another program uses that port. Choose another one.',
    'network-failed': 'The network of this computer cannot be used. Check cable and network card.',
  },
  faultSafe: 'Work on this computer goes on undisturbed.',
  whichAddress: 'Address of this computer on the counter’s network',
  noAddress: 'This computer is connected to no network.',
  port: 'Port',
  portFault: 'A number from 1024 to 65535.',
  switchOn: 'Switch on',
  change: 'Move to this address',
  switchOff: 'Switch off',

  devices: 'Paired devices',
  none: 'None yet.',
  name: 'Name',
  place: 'Place',
  paired: 'Paired',
  seen: 'Last seen',
  connected: 'connected',
  never: 'not since the start',
  by: ({ when, who }) => `${when} by ${who}`,
  revokedBy: ({ when, who }) => `revoked ${when} by ${who}`,
  fingerprint: 'Fingerprint',
  rename: 'Change',
  renameTitle: ({ name }) => `Change name or place of ${name}`,
  renameLead: 'Its pairing and its sessions stay. The place decides what comes first on its screen.',
  revoke: 'Revoke',
  revokeTitle: ({ name }) => `Revoke ${name}`,
  revokeLead:
    'The device is cut off at once and its sessions end. What the station has stored stays. To be used again it must be paired anew.',
  revokeNow: 'Revoke now',

  pair: 'Pair a device',
  pairTitle: 'Pair a device',
  pairLead: 'On the new device: start Tapis, choose “Join a station”, then scan this code with its reader.',
  code: 'Pairing code as a QR code',
  copy: 'Copy as text',
  copied: 'Copied',
  copyFailed: 'This device cannot copy it. Scan the code.',
  secondsLeft: ({ seconds }) => `Good for ${n(seconds)} more seconds, for one device.`,
  expired: 'This code is no longer good.',
  lost: 'The device no longer waits.',
  again: 'Make a new code',
  asked: 'A device asks to be paired',
  compare: 'This number must be the same as on the screen of that device:',
  deviceName: 'Name of the device',
  deviceNameHint: 'As it is written on it, for example Tablet 2.',
  whichPlace: 'Where is the device used?',
  approve: 'The same, pair it',
  refuse: 'Not one of ours',
  pairedNow: ({ name }) => `${name} is paired.`,

  join: 'Join a station',
  joinDetail: 'The station is on another computer; this device becomes one of its desks.',
  joinTitle: 'Join a station that exists',
  joinLead:
    'Ask the station technician to open Devices, then “Pair a device”. Scan the QR code on that screen with the reader, or paste its text here.',
  joinCode: 'Pairing code',
  joinAsk: 'Ask to join',
  joinAsking: 'Waiting for the station technician',
  joinCompare: 'Tell the technician this number. The same number must stand on that screen.',
  joinStates: {
    refused: 'The station technician refused this device.',
    lost: 'The station no longer waits, or cannot be reached.',
    failed: 'This device cannot join.',
  },
  joinSafe: 'Nothing is stored on this device.',
  joinTodo: 'Ask for a new code, then try again.',
};
