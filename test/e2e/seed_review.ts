/** A station whose shift of last week left a hold and a postponement to review, and nobody signed; a shift of today is open. */
import { addDays, addMillis, dayOf, instantOf, millis, momentOf } from '../../shared/time.ts';
import { heldCase, openShift, postponedCase } from '../electron/app/after.ts';
import { pins, signedIn, staff, value } from '../electron/app/with_app.ts';
import { realApplication } from '../helpers/real_application.ts';

export async function seedReview(dataDir: string): Promise<void> {
  // Six days cover a weekend and one holiday: what was marked then is past its first working day.
  const start = momentOf(addDays(dayOf(instantOf(Date.now())), -6), '06:40');
  let now = start;
  const pages = await realApplication(dataDir, { now: () => now, monotonic: () => millis(now) - millis(start) });
  const people = await staff(pages);
  const bench = { ...pages, now: () => now };
  const first = await signedIn(pages, people.first, pins.first);
  await openShift(bench, first);
  await heldCase(bench, first, people.second);
  now = addMillis(now, 5 * 60_000);
  await postponedCase(bench, first, { number: 'X7654321' });
  const note = 'Alat pindai meja 2 mati; teknisi datang pukul 13.';
  value(await first('shift.close', { approvalId: null, listMissing: 'Pencetak mati', note }));
  now = addMillis(instantOf(Date.now()), -60_000);
  const again = await signedIn(pages, people.first, pins.first);
  await openShift(bench, again);
  pages.app.close();
}
