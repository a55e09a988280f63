/** A station with some cleared cases of Immigration, through the real application. */
import { instantOf } from '../../shared/time.ts';
import { clearedCase, shiftToday } from '../electron/app/retention_station.ts';
import { pins, signedIn, staff } from '../electron/app/with_app.ts';
import { realApplication } from '../helpers/real_application.ts';

export async function seedSearch(dataDir: string): Promise<void> {
  const start = Date.now() - 3_600_000;
  const now = () => instantOf(start);
  const pages = await realApplication(dataDir, { now, monotonic: () => 0 });
  const people = await staff(pages);
  const desk = await signedIn(pages, people.first, pins.first);
  await shiftToday({ now }, desk);
  for (let count = 1; count <= 12; count += 1) await clearedCase({ now }, desk, count);
  pages.app.close();
}
