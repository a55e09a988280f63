import { pinTooSimple } from '../shared/domain/lockout.ts';
import type { Text } from '../shared/text/id.ts';

/** What is wrong with a chosen PIN, told while typing, or null. The application checks again. */
export function pinFault(pin: string, t: Text): string | null {
  if (!/^\d{6,12}$/.test(pin)) return t.frame.pinRule;
  return pinTooSimple(pin) ? t.shift.pinTooSimple : null;
}
