/** A station with cases past their period, one kept back, and one of today: through the real application, with a clock in the past. */
import { addMillis, instantOf } from '../../shared/time.ts';
import { clearedCase, shiftToday } from '../electron/app/retention_station.ts';
import { pins, signedIn, staff, value } from '../electron/app/with_app.ts';
import { realApplication } from '../helpers/real_application.ts';

const day = 86_400_000;

export async function seedRetention(dataDir: string): Promise<{ readonly gone: string; readonly standing: string }> {
  const start = Date.now() - 70 * day;
  let now = instantOf(start);
  const clock = { now: () => now, monotonic: () => Date.parse(now) - start };
  const pages = await realApplication(dataDir, clock);
  const people = await staff(pages);
  const admin = await signedIn(pages, people.admin, pins.admin);
  const old = { name: 'Petugas Lama', serviceNumber: '197901012005011001', agency: 'bp3mi' as const };
  const left = value(await admin('officer.add', { ...old, role: 'bp3mi', immigrationOfficial: false }));
  value(await admin('officer.deactivate', { officerId: left.officer.id }));
  const desk = await signedIn(pages, people.bp3mi, pins.bp3mi);
  const bench = { now: () => now };
  await shiftToday(bench, desk);
  const gone = await clearedCase(bench, desk, 1);
  await clearedCase(bench, desk, 2);
  const kept = await clearedCase(bench, desk, 3);
  const supervisor = await signedIn(pages, people.supervisor, pins.supervisor);
  const letter = { letter: 'R/12/IX/2026/Ditreskrimum', office: 'Polda Sumatera Selatan' };
  value(await supervisor('hold.place', { screeningId: kept, ...letter, reason: 'Penyidikan perkara TPPO berjalan.' }));
  value(await supervisor('shift.close', { approvalId: null }));
  now = addMillis(now, 66 * day);
  const later = await signedIn(pages, people.bp3mi, pins.bp3mi);
  await shiftToday(bench, later);
  const standing = await clearedCase(bench, later, 4);
  value(
    await later('correction.receive', {
      screeningId: standing,
      broughtBy: 'traveller',
      name: 'Contoh Siti',
      identity: 'paspor asli',
      content: 'Tujuan saya Johor, bukan Kuala Lumpur. Mohon diperbaiki.',
      receivedAt: null,
    }),
  );
  pages.app.close();
  return { gone, standing };
}
