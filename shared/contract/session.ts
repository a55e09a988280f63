/** Who is at the tablet: first run, sign-in, switching, the idle lock, a second person's approval. */
import { z } from 'zod';
import { LogFault } from '../audit/checkpoint.ts';
import { ApprovalId, CustodyId, DecisionId, HashHex, OfficerId, OutageEntryId, ShiftId } from '../ids.ts';
import { Instant } from '../time.ts';
import { PeriodsSubject } from '../domain/retention.ts';
import { AgencyCode, DevicePlace, Role } from '../domain/words.ts';
import { command, job, query } from './procedure.ts';

/** Six to twelve digits. Obvious ones (one digit repeated, a straight run) are refused when a PIN is set. */
/** A PIN as it is typed. */
export const Pin = z.string().regex(/^\d{6,12}$/);

/** A person's name as printed on papers. */
const PersonName = z.string().trim().min(2).max(80);

/** What others may see of an officer. */
export const OfficerCard = z.strictObject({
  id: OfficerId,
  name: PersonName,
  agency: AgencyCode.nullable(),
  role: Role,
  /** A Pejabat Imigrasi may be the second person of a hold. */
  immigrationOfficial: z.boolean(),
  active: z.boolean(),
  /** Has no PIN yet: signs in for the first time with the one-time code. */
  enrolling: z.boolean(),
});
export type OfficerCard = z.infer<typeof OfficerCard>;

/** The station as first run creates it. */
const Station = z.strictObject({
  id: z.string().regex(/^[A-Z]{3}-[A-Z0-9]{1,6}$/),
  airport: z.string().regex(/^[A-Z]{3}$/),
  counter: z.string().regex(/^[A-Z0-9]{1,6}$/),
  name: z.string().trim().min(3).max(80),
});
export type Station = z.infer<typeof Station>;

/** What the signed-in page knows about itself. */
export const SessionView = z.strictObject({
  state: z.enum(['none', 'active', 'locked']),
  officer: OfficerCard.nullable(),
  /** Where the page's machine stands, and what a paired device is called; null: the station's own machine. */
  desk: z.strictObject({ place: DevicePlace, device: z.string().nullable() }),
  /** Grows with every stored change: a page that sees it grow reads again. */
  revision: z.int(),
  /** The catalogue in force. */
  catalogueSha256: z.string(),
  now: Instant,
});
export type SessionView = z.infer<typeof SessionView>;

/** The calls which need a second person's PIN. */
export const ApprovableCall = z.enum([
  'decision.confirm',
  'officer.resetPin',
  'shift.close',
  'catalogue.activate',
  'signer.add',
  'signer.remove',
  'custody.move',
  'custody.release',
  'custody.takeOver',
  'integrity.setHead',
  'outage.confirm',
  'decision.correct',
  'officer.makeCard',
  'key.rotate',
  'central.set',
  'key.sheet',
  'retention.set',
  'retention.erase',
  'update.install',
]);
export type ApprovableCall = z.infer<typeof ApprovableCall>;

/** Why a second person's approval does not carry the act it came with; each has its own sentence. */
export const approvalFaults = [
  'approval-unknown',
  'approval-expired',
  'approval-used',
  'approval-other-call',
  'approval-other-subject',
  'approver-gone',
] as const;
/** Why an approval is refused. */
export type ApprovalFault = (typeof approvalFaults)[number];

/** A wrong PIN says when the next try is possible (null: at once). */
const SignedIn = z.strictObject({ officer: OfficerCard });

const NewOfficer = z.strictObject({ name: PersonName, serviceNumber: z.string().trim().max(30), pin: Pin });

/** Rows of session and station. */
export const session = {
  'station.state': query({
    access: 'public',
    input: z.strictObject({}),
    output: z.strictObject({
      mode: z.enum(['live', 'practice']),
      station: Station.nullable(),
      officers: z.array(OfficerCard),
      /**
       * The log did not go on from its head at a start, or a verification found it broken (at this event), and no
       * supervisor has cosigned a checkpoint since.
       */
      logAlarm: z.strictObject({ at: Instant, fault: LogFault, brokenAt: z.int().nullable() }).nullable(),
      /** How the database key is kept; the kiosk's key file protects a copied database, not a stolen machine. */
      keyProtection: z.enum(['keyFile', 'systemKeychain', 'passphrase']),
      now: Instant,
    }),
    errors: [],
    alone: 'read',
  }),
  'station.enter': job({
    access: 'public',
    input: z.strictObject({ mode: z.enum(['live', 'practice']) }),
    output: z.strictObject({ mode: z.enum(['live', 'practice']) }),
    errors: [],
  }),
  'station.create': job({
    access: 'public',
    input: z.strictObject({
      airport: z.string().regex(/^[A-Z]{3}$/),
      counter: z.string().regex(/^[A-Z0-9]{1,6}$/),
      name: z.string().trim().min(3).max(80),
      admin: NewOfficer,
      supervisor: NewOfficer.extend({ agency: AgencyCode, immigrationOfficial: z.boolean() }),
    }),
    output: z.strictObject({ station: Station }),
    errors: ['station-exists', 'pin-too-simple', 'pins-equal', 'official-needs-immigration'],
  }),
  'session.current': query({
    access: 'public',
    input: z.strictObject({}),
    output: SessionView,
    errors: [],
    alone: 'read',
  }),
  'session.signIn': job({
    access: 'public',
    input: z.strictObject({ officerId: OfficerId, pin: Pin }),
    output: SignedIn,
    errors: ['pin-wrong', 'locked-out', 'officer-unknown', 'enrolment-needed'],
    auditRefusal: true,
  }),
  'session.enrol': job({
    access: 'public',
    input: z.strictObject({ officerId: OfficerId, code: z.string().regex(/^\d{8}$/), pin: Pin }),
    output: SignedIn,
    errors: ['code-wrong', 'code-expired', 'locked-out', 'officer-unknown', 'already-enrolled', 'pin-too-simple'],
    auditRefusal: true,
  }),
  /** The officer's own PIN. Pages elsewhere at which the officer is signed in are out; a cosigner's key goes on. */
  'session.changePin': job({
    access: 'signedIn',
    input: z.strictObject({ oldPin: Pin, pin: Pin }),
    output: z.strictObject({}),
    errors: ['pin-wrong', 'locked-out', 'officer-unknown', 'pin-too-simple', 'pin-unchanged'],
    auditRefusal: true,
  }),
  'session.signOut': command({
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.strictObject({}),
    errors: [],
  }),
  'session.lock': command({
    access: 'signedIn',
    input: z.strictObject({ cause: z.enum(['idle', 'officer']) }),
    output: z.strictObject({}),
    errors: [],
  }),
  'session.approve': job({
    access: 'signedIn',
    input: z.strictObject({
      officerId: OfficerId,
      pin: Pin,
      call: ApprovableCall,
      /**
       * What is approved: the decision, the officer whose PIN is reset, the shift, the hash of a catalogue, a key, a list or settings, the passport
       * or the hash of several, what was entered from a paper form, periods of retention.
       */
      subject: z.union([DecisionId, OfficerId, ShiftId, HashHex, CustodyId, OutageEntryId, PeriodsSubject]),
    }),
    output: z.strictObject({ approvalId: ApprovalId, expiresAt: Instant }),
    errors: [
      'pin-wrong',
      'locked-out',
      'officer-unknown',
      'approver-is-self',
      'approver-not-official',
      'approver-not-supervisor',
      'approver-not-allowed',
      'approver-not-holder',
    ],
    auditRefusal: true,
  }),
  'officer.list': query({
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.array(OfficerCard),
    errors: [],
  }),
  'officer.add': command({
    access: ['admin'],
    input: z.strictObject({
      name: PersonName,
      serviceNumber: z.string().trim().max(30),
      agency: AgencyCode.nullable(),
      role: Role,
      immigrationOfficial: z.boolean(),
    }),
    output: z.strictObject({ officer: OfficerCard, code: z.string() }),
    errors: ['name-taken', 'agency-missing', 'official-needs-immigration', 'agency-does-not-fit-role'],
  }),
  'officer.deactivate': command({
    access: ['admin'],
    input: z.strictObject({ officerId: OfficerId }),
    output: z.strictObject({ officer: OfficerCard }),
    errors: ['officer-unknown', 'last-admin', 'has-open-screenings'],
  }),
  /** A shift head resets a technician's alone: whoever forgot the own PIN cannot sign in to ask for it. */
  'officer.resetPin': command({
    access: ['admin', 'supervisor'],
    input: z.strictObject({ officerId: OfficerId, approvalId: ApprovalId.nullable() }),
    output: z.strictObject({ officer: OfficerCard, code: z.string() }),
    errors: ['officer-unknown', 'forbidden', 'second-person-needed', ...approvalFaults],
    auditRefusal: true,
  }),
};
