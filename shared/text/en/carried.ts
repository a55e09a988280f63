import type { Text } from '../id.ts';

/** A referral carried as a QR from a device that is cut off to the reader of its station. */
export const carried: Text['carried'] = {
  open: 'Carry a referral by QR',
  title: 'Referral without the network',
  lead: 'Fill this in, then show the code to the reader of the station’s computer. Nothing is kept on this device.',
  unchecked: 'Name and words are typed here unchecked; the receiver is told so.',
  sender: 'Your name',
  passport: 'Passport: scan it, or type the two lines below the photo',
  flight: 'Flight',
  selection: 'Why this person?',
  purpose: 'Purpose of the journey as the traveller states it',
  asked: 'Looked at and asked so far',
  reason: 'Why it is referred',
  reasonHint: 'Facts that can be seen, ten letters at least.',
  note: 'Another note',
  noteHint: 'Write no sealed note here.',
  make: 'Make the code',
  missing: 'Fill in name, passport, why this person was chosen, and why it is referred.',
  code: 'Code of the referral as a QR code',
  show: 'Show this screen to the reader at the Immigration desk',
  showLead:
    'Only the station’s computer can read this code, and it is accepted once. The passport stays with the traveller.',
  change: 'Change it',
  done: 'Done, clear it',

  readTitle: 'Referral carried without the network',
  from: ({ device, place, when }) => `From ${device}, ${place}, ${when} by the clock of that device`,
  by: ({ sender }) => `Sender as written: ${sender}`,
  byUnchecked: 'The name of the sender was not checked by a PIN.',
  accept: 'Take and open',
  chosen: 'Chosen because',
  origin: 'Carried without the network',
};
