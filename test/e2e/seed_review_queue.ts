/** A station whose shift of yesterday postponed so many travellers that the queue of reviews is longer than any screen. */
import { addDays, addMillis, dayOf, instantOf, millis, momentOf } from '../../shared/time.ts';
import { openShift, postponedCase } from '../electron/app/after.ts';
import { pins, signedIn, staff } from '../electron/app/with_app.ts';
import { realApplication } from '../helpers/real_application.ts';

export const waiting = 40;

export async function seedReviewQueue(dataDir: string): Promise<void> {
  const start = momentOf(addDays(dayOf(instantOf(Date.now())), -1), '06:40');
  let now = start;
  const pages = await realApplication(dataDir, { now: () => now, monotonic: () => millis(now) - millis(start) });
  const people = await staff(pages);
  const bench = { ...pages, now: () => now };
  const first = await signedIn(pages, people.first, pins.first);
  await openShift(bench, first);
  for (let count = 0; count < waiting; count += 1) {
    await postponedCase(bench, first, { number: `X${String(7_654_321 + count)}` });
    now = addMillis(now, 1000);
  }
  pages.app.close();
}
