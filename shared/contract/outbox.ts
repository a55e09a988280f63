/** The outbox to the central system: where to, what waits and why, and the same by a stick. */
import { z } from 'zod';
import { Refusal } from '../central/batch.ts';
import { ApprovalId, HashHex, ScreeningId } from '../ids.ts';
import { Day, Instant } from '../time.ts';
import { command, job, query } from './procedure.ts';
import { approvalFaults } from './session.ts';

/** Why a request came to nothing; the records still wait. */
export const SendFault = z.enum([
  'unreachable',
  'timed-out',
  'certificate-wrong',
  'broken-off',
  'redirected',
  'busy',
  'not-admitted',
  'request-refused',
  'too-large',
  'server-failed',
  'answer-wrong',
  'answer-unsigned',
  'station-failed',
]);
export type SendFault = z.infer<typeof SendFault>;

/** Why a record is not sent again by itself: the receiver refused it, or it could not be made. */
export const RecordRefusal = z.enum([...Refusal.options, 'notMade']);
export type RecordRefusal = z.infer<typeof RecordRefusal>;

/** A place in the order in which records are sent. */
const OutboxPlace = z.strictObject({ version: z.int(), screeningId: ScreeningId });

/** The central system as the technician sets it. */
export const CentralSettings = z.strictObject({
  on: z.boolean(),
  /** `https://…`; empty: by stick alone. */
  endpoint: z.string().trim().max(300),
  /** Certificates in PEM that the receiver's must come from; empty: those the system trusts. */
  authority: z.string().trim().max(20_000),
  /** The receiver's key for acknowledgements, `name+keyid+base64` (c2sp.org/signed-note). */
  receiverKey: z.string().trim().max(300),
  /** Cases opened from this day on are sent. */
  since: Day,
});
export type CentralSettings = z.infer<typeof CentralSettings>;

/** What is wrong with settings. */
const settingFaults = ['endpoint-wrong', 'authority-wrong', 'receiver-key-wrong'] as const;

const shown = ['admin', 'supervisor'] as const;

/** Rows of the outbox. */
export const outbox = {
  'central.settings': query({
    access: shown,
    input: z.strictObject({}),
    output: z.strictObject({
      settings: CentralSettings,
      /** The station's key, as the receiver must know it. */
      stationKey: z.string(),
      /** There is a key that files on sticks are encrypted to. */
      stickReady: z.boolean(),
    }),
    errors: ['practice-not-sent'],
  }),
  'central.check': query({
    access: ['admin'],
    input: CentralSettings,
    output: z.strictObject({
      /** What a shift head approves: the hash of exactly these settings. */
      subject: HashHex,
      /** The receiver's name as its key says it; empty: no key. */
      receiver: z.string(),
      /** A change that a shift head must approve. */
      approval: z.boolean(),
    }),
    errors: ['practice-not-sent', ...settingFaults],
  }),
  'central.set': command({
    access: ['admin'],
    input: CentralSettings.extend({
      /** A shift head's, unless it is only switched off. */
      approvalId: ApprovalId.nullable(),
    }),
    output: CentralSettings,
    errors: ['practice-not-sent', ...settingFaults, 'central-approval-missing', ...approvalFaults],
    auditRefusal: true,
  }),
  'outbox.state': query({
    access: shown,
    input: z.strictObject({}),
    output: z.strictObject({
      on: z.boolean(),
      sending: z.boolean(),
      waiting: z.int(),
      /** Cases that are sent once they are decided. */
      open: z.int(),
      refused: z.int(),
      acknowledged: z.int(),
      oldest: Instant.nullable(),
      /** Tries since the last acknowledgement. */
      attempts: z.int(),
      fault: SendFault.nullable(),
      triedAt: Instant.nullable(),
      acknowledgedAt: Instant.nullable(),
      nextAt: Instant.nullable(),
    }),
    errors: ['practice-not-sent'],
  }),
  'outbox.list': query({
    access: shown,
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        screeningId: ScreeningId,
        version: z.int(),
        changedAt: Instant,
        erased: z.boolean(),
        /** It left the station before, without an acknowledgement. */
        offered: z.boolean(),
        refusal: RecordRefusal.nullable(),
      }),
    ),
    errors: ['practice-not-sent'],
  }),
  'outbox.sendNow': command({
    access: shown,
    input: z.strictObject({}),
    output: z.strictObject({}),
    errors: ['practice-not-sent', 'central-off'],
  }),
  'outbox.retry': command({
    access: shown,
    input: z.strictObject({}),
    output: z.strictObject({ records: z.int() }),
    errors: ['practice-not-sent'],
  }),
  'outbox.save': job({
    access: shown,
    input: z.strictObject({
      /** A whole path, such as a stick. */
      folder: z.string().trim().min(1).max(400),
      /** Where the file before this one ended; null begins anew. */
      after: OutboxPlace.nullable(),
    }),
    output: z.strictObject({
      file: z.string(),
      records: z.int(),
      /** What did not fit in and goes with the next file. */
      left: z.int(),
      next: OutboxPlace,
    }),
    errors: [
      'practice-not-sent',
      'central-off',
      'central-recipient-missing',
      'recipient-wrong',
      'folder-unusable',
      'folder-gone',
      'nothing-waits',
    ],
  }),
  'outbox.readAcknowledgement': command({
    access: shown,
    input: z.strictObject({ text: z.string().max(2_000_000) }),
    output: z.strictObject({ stored: z.int(), refused: z.int() }),
    errors: [
      'practice-not-sent',
      'central-off',
      'acknowledgement-malformed',
      'acknowledgement-unsigned',
      'acknowledgement-not-ours',
    ],
    inputBytes: 4_000_000,
  }),
};
