/**
 * People around a departure: who recruits, stands as sponsor, pays, goes along. They are third parties, so each is named
 * only as far as it was said; and each can be counted again without its name, by a key over a normal form.
 */
import { z } from 'zod';
import { PersonId } from '../ids.ts';
import { Instant } from '../time.ts';

/** What somebody is to this journey. */
export const PersonRole = z.enum(['recruiter', 'sponsor', 'payer', 'companion']);
/** What somebody is to this journey. */
export type PersonRole = z.infer<typeof PersonRole>;

/** How somebody is related to the traveller. */
export const PersonRelation = z.enum(['family', 'friend', 'colleague', 'employer', 'agency', 'recruiter', 'unknown']);
/** How somebody is related to the traveller. */
export type PersonRelation = z.infer<typeof PersonRelation>;

const line = (length: number) => z.string().trim().min(1).max(length).nullable();

const fields = {
  role: PersonRole,
  relation: PersonRelation.nullable(),
  name: line(80),
  /** Telephone number, or the name used on a platform. */
  handle: line(80),
  /** The agency and its licence. */
  agency: line(120),
  note: line(300),
  /** Said in the private part of the talk: not shown on an open screen without a touch. */
  saidInPrivate: z.boolean(),
};

/** Somebody as it was told. All is optional but the role and one thing to know the person by. */
export const PersonInput = z
  .strictObject(fields)
  .refine(({ name, handle, agency }) => [name, handle, agency].some((said) => said !== null), { path: ['name'] });
export type PersonInput = z.infer<typeof PersonInput>;

/** Somebody as recorded and not taken back. */
export const PersonView = z.strictObject({ id: PersonId, ...fields, by: z.string(), at: Instant });
export type PersonView = z.infer<typeof PersonView>;

/**
 * A name as it is compared: `Siti  Aminah`, `SITI AMINAH` and `siti-aminah` are one. Letters and digits alone, upper case,
 * without marks; null where nothing is left.
 */
export function normalName(text: string): string | null {
  // Taken apart once more: upper case can bring marks that the first pass did not see.
  const plain = text.normalize('NFKD').toUpperCase().normalize('NFKD');
  const left = plain.replaceAll(/[^\p{L}\p{N}]/gu, '');
  return left === '' ? null : left;
}

const leastDigits = 7;

/**
 * A telephone number or the name on a platform as it is compared. `0812-3456-789`, `+62 812 3456 789`, `62 (0)812 3456789` and
 * `wa.me/628123456789` are one number; `@Budi_Kerja` and `budi_kerja` one name. A number that begins neither with 0 nor with a
 * country's code is kept as it is, since nobody knows where it rings. Null where nothing is left.
 */
export function normalHandle(text: string): string | null {
  const kept = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}._/]/gu, '')
    .replace(/^(https?\/\/|www\.|wa\.me\/)+/, '');
  const digits = kept.replaceAll(/\D/g, '');
  if (digits.length >= leastDigits && /^[\d./]+$/.test(kept)) return normalNumber(digits);
  return kept === '' ? null : kept;
}

function normalNumber(digits: string): string {
  const international = digits.replace(/^(00)+/, '');
  if (international.startsWith('62')) return `62${international.slice(2).replace(/^0+/, '')}`;
  return international.startsWith('0') ? `62${international.slice(1)}` : international;
}
