/** A form found by what the officer types of its number. Pure. */
import type { OutageForm } from '../../shared/contract/outage.ts';

/** The unused form somebody means: the whole number, or its last figures in the newest year that has them. */
export function formOf(forms: readonly OutageForm[], typed: string): OutageForm | null {
  const text = typed.trim().toUpperCase();
  const blank = forms.filter(({ state }) => state === 'blank');
  const whole = blank.find(({ number }) => number === text);
  if (whole !== undefined) return whole;
  if (!/^\d{1,6}$/.test(text)) return null;
  return blank.findLast(({ sequence }) => sequence === Number(text)) ?? null;
}
