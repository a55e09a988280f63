/** Why the history may be searched, and by whom. A search without a purpose is curiosity (UU 27/2022 art. 16, limited purpose). */
import { z } from 'zod';
import type { Role } from './words.ts';

/** What a search is for. */
export const SearchPurpose = z.enum([
  'departingNow',
  'review',
  'custody',
  'objection',
  'dataRequest',
  'officialRequest',
  'inspection',
]);
/** What a search is for. */
export type SearchPurpose = z.infer<typeof SearchPurpose>;

const needing: readonly SearchPurpose[] = ['objection', 'dataRequest', 'officialRequest', 'inspection'];

/** Whether a purpose needs the number of a letter or a case, or who asked: what somebody outside can ask for again. */
export const needsReference = (purpose: SearchPurpose): boolean => needing.includes(purpose);

/** Purposes a role may name: an auditor looks into a complaint, a request or the station, never at who departs today. */
export function purposesOf(role: Role): readonly SearchPurpose[] {
  if (role === 'auditor') return ['inspection', 'objection', 'dataRequest'];
  return role === 'supervisor' ? SearchPurpose.options.filter((one) => one !== 'inspection') : [];
}
