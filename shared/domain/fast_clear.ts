/** Which purposes may be cleared with two scans and one touch, and what that touch says was seen. */
import type { Purpose } from './catalogue_entries.ts';

/**
 * The papers the one touch records as seen: the passport, and for work the e-PMI ("e-PMI berlaku & cocok").
 * Null where one touch is not enough: no purpose stated, or a work path which an e-PMI does not cover.
 */
export function fastClearPapers(purpose: Pick<Purpose, 'code' | 'isWork' | 'coveredByEpmi'>): readonly string[] | null {
  if (purpose.code === 'notStated') return null;
  if (!purpose.isWork) return ['passport'];
  return purpose.coveredByEpmi.length > 0 ? ['passport', 'ePmi'] : null;
}
