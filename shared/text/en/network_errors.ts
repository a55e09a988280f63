import type { Entry } from '../sentence.ts';
import type { networkErrors as source } from '../id/network_errors.ts';

const unchanged = 'Nothing was changed.';
const untouched = 'What the station recorded is not affected.';

/** Failures of the counter's network: host, pairing, and a device that does not reach its station. */
export const networkErrors = {
  'station-unreachable': {
    what: "The station's computer cannot be reached from this device.",
    safe: "Everything recorded is safe on the station's computer. The last act may have been recorded, or may not.",
    todo: "Check the network and the station's computer, then look at the record before you repeat anything. If it stays like this, ask the technician whether this device was revoked; meanwhile use the outage form.",
  },
  'not-joined': {
    what: 'This computer is no device of another station.',
    safe: 'Nothing has changed.',
    todo: 'Nothing to do.',
  },
  'device-still-paired': {
    what: 'The station still answers this device.',
    safe: 'Nothing has changed.',
    todo: 'Have the technician revoke it under “Devices” first.',
  },
  'spare-keeps-copy': {
    what: 'This device is the spare, and its copy may be the last one of the station.',
    safe: 'The copy is whole and was not touched.',
    todo: 'Take over the station here, or start its computer again and have the technician choose another spare.',
  },
  'practice-no-network': {
    what: 'Network and devices are not set up in practice.',
    safe: 'Live data is untouched.',
    todo: 'Go back to live mode.',
  },
  'address-not-here': {
    what: 'This address does not belong to this computer, or its network is not connected yet.',
    safe: 'Work on this computer goes on as usual.',
    todo: 'Check the cable or Wi-Fi, then choose an address from the list.',
  },
  'port-taken': {
    what: 'Another program uses this port.',
    safe: 'Work on this computer goes on as usual.',
    todo: 'Choose another port, one number higher for example.',
  },
  'network-failed': {
    what: 'The system does not let the station serve devices on this address.',
    safe: 'Work on this computer goes on as usual.',
    todo: "Choose another address or port, or look into the station's technical log.",
  },
  'network-off': {
    what: 'The station does not serve other devices now.',
    safe: unchanged,
    todo: "Switch the station's network on for one address first.",
  },
  'pairing-over': {
    what: 'No device asks with these digits any more.',
    safe: 'No device was paired.',
    todo: 'Show a new code and scan it again with the device.',
  },
  'device-name-taken': {
    what: 'Another device in use has this name.',
    safe: unchanged,
    todo: 'Choose another name.',
  },
  'device-unknown': {
    what: 'This device is not in the list.',
    safe: unchanged,
    todo: 'Load the list of devices again.',
  },
  'not-a-device': {
    what: 'This computer is the station itself.',
    safe: unchanged,
    todo: "Refer as usual, from the traveller's record.",
  },
  'carried-too-long': {
    what: 'This is too long for one code.',
    safe: 'What was typed is still on the screen.',
    todo: 'Shorten the reason or the note.',
  },
  'carried-unreadable': {
    what: 'This code comes from no device of this station, or was not read whole.',
    safe: unchanged,
    todo: 'Scan it once more with a bright screen. If it fails again, use the outage form.',
  },
  'carried-revoked': {
    what: 'This code comes from a device that was revoked.',
    safe: unchanged,
    todo: 'Call the station technician. Clarify with the traveller from the beginning.',
  },
  'carried-used': {
    what: 'This referral was taken before.',
    safe: 'Its record is at the station.',
    todo: "Look for the traveller's record on the board.",
  },
  'carried-clock': {
    what: 'This code was made more than twelve hours from now, by the clock of its device.',
    safe: unchanged,
    todo: 'Check the clock of that device, then make a new code.',
  },
  'device-unchanged': {
    what: 'The device has this name and this place already.',
    safe: unchanged,
    todo: 'There is nothing to do.',
  },
  'device-revoked': {
    what: 'This device was revoked before.',
    safe: 'It cannot reach the station.',
    todo: 'There is nothing to do. If the device comes back, pair it again with a new code.',
  },
  'pairing-code-wrong': {
    what: 'This is not a pairing code of Tapis.',
    safe: unchanged,
    todo: "Scan the QR that is on the screen of the station's computer now.",
  },
  'pairing-not-accepted': {
    what: "The station's computer does not take this code: it was used, its two minutes are over, or it was taken back.",
    safe: untouched,
    todo: 'Ask the technician for a new code and scan it within two minutes.',
  },
  'station-differs': {
    what: 'Another computer answers at the address in this code, not the station that showed it.',
    safe: 'Nothing was sent to it.',
    todo: 'Tell the technician; pair no device before the cause is known.',
  },
} satisfies Record<keyof typeof source, Entry>;
