/** Names of things: a short prefix that says what it is, an underscore, 20 characters of Crockford base 32 (100 random bits). */
import { z } from 'zod';

const identifier = <const B extends string>(prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{20}$`))
    .brand<B>();

/** An officer. */
export const OfficerId = identifier<'OfficerId'>('ofc');
export type OfficerId = z.infer<typeof OfficerId>;
/** A shift of the station. */
export const ShiftId = identifier<'ShiftId'>('shf');
export type ShiftId = z.infer<typeof ShiftId>;
/** A flight of a shift. */
export const FlightId = identifier<'FlightId'>('flt');
export type FlightId = z.infer<typeof FlightId>;
/** A traveller counted with one touch, without personal data. */
export const CountId = identifier<'CountId'>('cnt');
export type CountId = z.infer<typeof CountId>;
/** A screening: one traveller, one departure. */
export const ScreeningId = identifier<'ScreeningId'>('scr');
export type ScreeningId = z.infer<typeof ScreeningId>;
/** A party: people who are read one by one and cleared with one signature. */
export const PartyId = identifier<'PartyId'>('pty');
export type PartyId = z.infer<typeof PartyId>;
/** A member of a party that is not signed yet. */
export const MemberId = identifier<'MemberId'>('mem');
export type MemberId = z.infer<typeof MemberId>;
/** A decision on a screening. */
export const DecisionId = identifier<'DecisionId'>('dec');
export type DecisionId = z.infer<typeof DecisionId>;
/** A referral from BP3MI to Immigration. */
export const ReferralId = identifier<'ReferralId'>('ref');
export type ReferralId = z.infer<typeof ReferralId>;
/** A second person's approval: one minute, one use, bound to one call and one subject. */
export const ApprovalId = identifier<'ApprovalId'>('app');
export type ApprovalId = z.infer<typeof ApprovalId>;
/** A passport in custody. */
export const CustodyId = identifier<'CustodyId'>('cus');
export type CustodyId = z.infer<typeof CustodyId>;
/** One line of the ledger of a passport in custody. */
export const CustodyMoveId = identifier<'CustodyMoveId'>('mov');
export type CustodyMoveId = z.infer<typeof CustodyMoveId>;
/** A sealed card of one-time codes for approval by telephone. */
export const ApprovalCardId = identifier<'ApprovalCardId'>('crd');
export type ApprovalCardId = z.infer<typeof ApprovalCardId>;
/** A call for help made at once, its form due later in the shift. */
export const HelpId = identifier<'HelpId'>('hlp');
export type HelpId = z.infer<typeof HelpId>;
/** Somebody around a departure: recruiter, sponsor, payer, companion. */
export const PersonId = identifier<'PersonId'>('per');
export type PersonId = z.infer<typeof PersonId>;
/** An objection or a complaint. */
export const ObjectionId = identifier<'ObjectionId'>('obj');
export type ObjectionId = z.infer<typeof ObjectionId>;
/** The handing over of a person. */
export const HandoverId = identifier<'HandoverId'>('hnd');
export type HandoverId = z.infer<typeof HandoverId>;
/** A traveller's own statement. */
export const StatementId = identifier<'StatementId'>('stm');
export type StatementId = z.infer<typeof StatementId>;
/** A sealed note. */
export const NoteId = identifier<'NoteId'>('nte');
export type NoteId = z.infer<typeof NoteId>;
/** Somebody opened what is sealed, or moved a case to another holder. */
export const SealedActId = identifier<'SealedActId'>('sea');
export type SealedActId = z.infer<typeof SealedActId>;
/** An integrity report. */
export const IntegrityId = identifier<'IntegrityId'>('itg');
export type IntegrityId = z.infer<typeof IntegrityId>;
/** A paper: a numbered sheet with frozen content. */
export const PaperId = identifier<'PaperId'>('pap');
export type PaperId = z.infer<typeof PaperId>;

/** Blank outage forms printed in one go. */
export const OutagePrintId = identifier<'OutagePrintId'>('otp');
export type OutagePrintId = z.infer<typeof OutagePrintId>;
/** What was entered from one outage form. */
export const OutageEntryId = identifier<'OutageEntryId'>('ote');
export type OutageEntryId = z.infer<typeof OutageEntryId>;

/** A copy of the whole database, or the attempt at one. */
export const BackupId = identifier<'BackupId'>('bck');
export type BackupId = z.infer<typeof BackupId>;

/** A device that is paired with the station. */
export const DeviceId = identifier<'DeviceId'>('dev');
export type DeviceId = z.infer<typeof DeviceId>;

/** An act as the device made it on which it was given, once for each act: 16 random bytes in base64url. */
export const ActId = z
  .string()
  .regex(/^[\w-]{22}$/)
  .brand<'ActId'>();
export type ActId = z.infer<typeof ActId>;

/** Data that left the station, or should have. */
export const ExportId = identifier<'ExportId'>('exp');
export type ExportId = z.infer<typeof ExportId>;

/** One erasure of cases whose period is over. */
export const ErasureRunId = identifier<'ErasureRunId'>('ers');
export type ErasureRunId = z.infer<typeof ErasureRunId>;
/** A case that must be kept beyond its period. */
export const LegalHoldId = identifier<'LegalHoldId'>('lgh');
export type LegalHoldId = z.infer<typeof LegalHoldId>;
/** Somebody asks that their record be put right. */
export const CorrectionRequestId = identifier<'CorrectionRequestId'>('crq');
export type CorrectionRequestId = z.infer<typeof CorrectionRequestId>;

/** A SHA-256 in small hex: what a catalogue or a signer's key is named by. */
export const HashHex = z.string().regex(/^[0-9a-f]{64}$/);

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Makes a new identifier of the given kind from 20 random bytes.
 * @param schema which kind, e.g. `ScreeningId`
 * @param prefix its prefix, e.g. `scr`
 * @param random gives so many random bytes
 */
export function newId<S extends z.ZodType>(
  schema: S,
  prefix: string,
  random: (bytes: number) => Uint8Array,
): z.infer<S> {
  const tail = Array.from(random(20), (byte) => alphabet[byte % 32]).join('');
  return schema.parse(`${prefix}_${tail}`);
}
