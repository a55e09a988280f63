/** Every event there is, each with one sentence; the only source of the list. */
import { z } from 'zod';

/** Event kinds with their meaning, in English for the documentation; the page has its own sentences. */
export const eventKinds = {
  'station-created': 'The station, its first admin and its first supervisor were created.',
  'host-started': 'The application was started on this machine.',
  'host-stopped': 'The application was stopped in order.',
  'clock-behind': 'The clock stood earlier than the last event when the application started.',
  'signed-in': 'An officer signed in.',
  'sign-in-refused': 'A sign-in was refused.',
  'signed-out': 'An officer signed out.',
  'screen-locked': 'The screen was locked.',
  'officer-enrolled': 'An officer chose a PIN with the one-time code.',
  'officer-added': 'An officer was added.',
  'officer-deactivated': 'An officer was deactivated.',
  'pin-reset': 'A PIN was reset; the officer chooses a new one at the next sign-in.',
  'settings-changed': 'Settings of the station were changed.',
  'catalogue-activated': 'A catalogue came into force.',
  'catalogue-proposed': 'A catalogue was proposed.',
  'catalogue-withdrawn': 'The proposal of a catalogue was withdrawn.',
  'catalogue-replayed':
    'A proposed catalogue was replayed over the reference cases and the past cases of this station.',
  'signer-added': 'The signatures of a key on catalogue files count from now on.',
  'signer-removed': 'The signatures of a key on catalogue files no longer count.',
  'approval-given': 'A second person approved one call on one subject.',
  'measure-refused': 'The application refused a measure.',
  'shift-opened': 'A shift was opened.',
  'shift-closed': 'A shift was closed.',
  'flight-added': 'A flight was added to the shift.',
  'flight-delayed': 'The departure of a flight was moved.',
  'template-saved': 'The weekly flight template was saved.',
  'traveller-passed': 'A traveller was counted as passed, without personal data.',
  'traveller-outside': 'A traveller outside the clarification was counted.',
  'count-undone': 'A count was taken back.',
  'document-scanned': 'A passport, perhaps with a boarding pass, was read and looked up.',
  'fast-cleared': 'A traveller was cleared with two scans and one touch.',
  'fast-clear-undone': 'A clear with one touch was taken back within ten seconds.',
  'screening-opened': 'A clarification was opened.',
  'purpose-set': 'The declared purpose or destination was recorded.',
  'boarding-pass-added': 'A boarding pass was added to a clarification that was opened without one.',
  'boarding-pass-replaced': 'Another boarding pass took the place of a wrong one, before anybody had judged by it.',
  'talk-recorded': 'Language, interpreter or the way of the private talk was recorded.',
  'person-added': 'Somebody around the departure was recorded: recruiter, sponsor, payer or companion.',
  'person-taken-back': 'The record of somebody around the departure was taken back.',
  'residence-recorded': 'The province of residence was recorded or taken back.',
  answered: 'Answers were recorded or changed.',
  'statement-taken': 'A statement of a traveller was taken in their own words.',
  'recheck-resolved': 'A document that could not be checked was checked again.',
  assessed: 'The officer recorded an own assessment, which opened the result.',
  viewed: 'Personal data of a traveller was shown.',
  'decision-proposed': 'A passport hold was proposed and waits for the second Pejabat Imigrasi.',
  'decision-withdrawn': 'A proposed hold was withdrawn.',
  'decision-confirmed': 'A decision was recorded.',
  'referral-accepted': 'Immigration accepted a referral.',
  'referral-sent-back': 'Immigration sent a referral back.',
  'referral-lapsed': 'A referral was not accepted in time; the traveller may go on.',
  'lapse-read': 'Immigration read that a referral was not accepted in time.',
  'decision-corrected': 'A recorded decision was put right; both versions stay.',
  'decision-voided': 'A recorded decision was declared void; it stays readable.',
  'after-noted': 'What was done after a postponement was noted: airline, bag, who meets the person.',
  'flight-missed': 'It was recorded whether a flight was missed because of the clarification.',
  'approval-given-remotely': 'A second Pejabat Imigrasi approved a hold by telephone, with a code of a sealed card.',
  'card-made': 'A sealed card of one-time codes was made; the one before counts no more.',
  'card-retired': 'A sealed card of one-time codes counts no more.',
  'receipt-reserved': 'A receipt number was given out.',
  'passport-held': 'A passport came into custody.',
  'passport-released': 'A passport left custody.',
  'passport-moved': 'A passport in custody went to another place, officer or seal.',
  'passport-due-changed': 'A passport in custody got another due day.',
  'party-opened': 'A party (group or family) was opened.',
  'party-scanned': 'A paper of a member of a party was read and stored.',
  'party-settled': 'An officer looked at members of a party and settled, or unsettled, what was to be looked at.',
  'party-left': 'A member was taken off a party without a record of its own.',
  'party-taken-out': 'A member was taken out of a party for a clarification of its own.',
  'party-signed': 'A party was cleared with one signature.',
  'party-sign-undone': 'A signed party was taken back within a minute, with all its records.',
  'party-cancelled': 'A party was given up; nobody was cleared with it.',
  'paper-issued': 'A paper was given its number; what it says is frozen.',
  'paper-copied': 'A paper was printed or saved; every copy after the first says that it is one.',
  'paper-taken': 'How a traveller took a paper was recorded: signed, with a thumb, or refused.',
  'paper-voided': 'A paper was made void; its number stays accounted for.',
  'help-called': 'Help was called for at once.',
  'help-completed': 'The form of a call for help was completed.',
  'words-shown':
    'The screen was handed to a traveller with what is asked, recorded and where to complain; it was locked for it.',
  'outage-printed': 'Numbered blank forms were printed for an outage.',
  'outage-entered': 'A paper form was entered after an outage.',
  'outage-confirmed': 'Somebody who acted on paper confirmed what was entered.',
  'outage-taken-back': 'What was entered from a paper form was taken back before everybody had confirmed it.',
  'outage-spoiled': 'A blank form was noted as spoiled.',
  'outage-counted': 'The blank forms were counted against their series.',
  'log-verified': 'The log was verified.',
  'case-searched': 'A past case was looked up by a receipt or passport number.',
  'objection-received': 'An objection or a complaint was received.',
  'objection-step': 'An objection was answered, appealed, carried out, withdrawn or closed.',
  'handover-offered': 'A person was offered to a receiver, with what goes with them.',
  'handover-answered': 'A named receiver accepted or refused a person.',
  'handover-minutes-typed': 'The number of handover minutes written by hand was typed in.',
  'handover-withdrawn': 'An offered handover was withdrawn.',
  'care-call-logged': 'A call to a parent, the family or the child protection office was written down.',
  'on-call-changed': 'The on-call list of the child protection office was changed.',
  'follow-up-recorded': 'What became of a case was recorded.',
  'sealed-note-written': 'A sealed note was written.',
  'sealed-opened': 'Somebody opened what is sealed on a case, with a reason.',
  'case-holder-moved': 'A case got another holder.',
  'sealed-alert-seen': 'An owner saw that something sealed was opened.',
  'integrity-reported': 'An integrity report was written, sealed past the shift supervisor.',
  'integrity-read': 'An integrity report was read.',
  'integrity-handled': 'A head took an integrity report up, passed it on or closed it.',
  'head-changed': 'An officer was named head of an agency, or no longer is.',
  'sealed-entry': 'A sealed entry: what it is, only heads and the auditor read.',
  'holidays-replaced': 'The public holidays of a year were replaced after a decree.',
} as const;

/** The kind of an event. */
export type EventKind = keyof typeof eventKinds;

const kinds = Object.keys(eventKinds).filter((kind): kind is EventKind => kind in eventKinds);

/** The kind of an event, as a closed list. */
export const EventKind = z.enum(kinds as [EventKind, ...EventKind[]]); // eslint-disable-line @typescript-eslint/consistent-type-assertions -- z.enum wants a non-empty tuple; the record above has entries

/** What an event is about: the kind of thing and its identifier, never personal data. */
export const EventSubject = z.strictObject({ type: z.string().max(20), id: z.string().max(64) });
export type EventSubject = z.infer<typeof EventSubject>;

/** The event as it is hashed: everything an outsider may know, content only as salted commitments. */
export const EventLeaf = z.strictObject({
  v: z.literal(1),
  /** Position in the log, from 0. */
  seq: z.int().min(0),
  kind: EventKind,
  station: z.string(),
  actor: z.string().nullable(),
  role: z.string().nullable(),
  /** Wall time, ISO 8601 UTC. */
  at: z.string(),
  /** Monotonic milliseconds since the process named by `boot` started. */
  mono: z.int().min(0),
  boot: z.string(),
  subjects: z.array(EventSubject),
  /** Name of a content part → base64 of SHA-256(salt ‖ canonical JSON of the part); the salt has 32 bytes. */
  commitments: z.record(z.string(), z.string()),
});
export type EventLeaf = z.infer<typeof EventLeaf>;
