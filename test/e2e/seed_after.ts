/** A station whose decisions have come back to it: an objection nobody answered, one that is loud, somebody handed over. */
import { randomBytes } from 'node:crypto';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { openApplication } from '../../electron/app/open.ts';
import { deliveredCalendar } from '../../shared/catalogue/holidays.ts';
import { createClient } from '../../shared/contract/client.ts';
import { workingDaysBetween } from '../../shared/domain/working_days.ts';
import { addDays, addMillis, dayOf, instantOf, millis, momentOf } from '../../shared/time.ts';
import { heldCase, openShift, postponedCase } from '../electron/app/after.ts';
import { pins, signedIn, staff, value } from '../electron/app/with_app.ts';

/** The latest day from which so many working days have passed until today. */
function workingDaysAgo(days: number): string {
  const today = dayOf(instantOf(Date.now()));
  let day = today;
  while (workingDaysBetween(day, today, deliveredCalendar) < days) day = addDays(day, -1);
  return day;
}

const objection = {
  kind: 'objection' as const,
  channel: 'letter' as const,
  broughtBy: 'traveller' as const,
  name: 'Contoh Budi',
  contact: '0812-0000-0000',
  content: 'Saya berkeberatan atas penundaan ini. Surat saya lengkap, paspor saya sah, dan tiket saya hangus.',
};

/** Two cases of Immigration with all that came after them. */
export async function seedAfter(dataDir: string): Promise<{ readonly sealedCase: string }> {
  let now = momentOf(workingDaysAgo(11), '06:40');
  const app = await openApplication({
    dataDir,
    clock: {
      now: () => now,
      monotonic: () => Math.max(0, millis(now) - millis(momentOf(workingDaysAgo(11), '06:40'))),
    },
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    secrets: keyFileStore(dataDir),
    log: { note: () => undefined },
  });
  const bench = {
    client: (caller: string) => createClient((name, input) => app.dispatch(caller, name, input)),
    now: () => now,
  };
  const people = await staff(bench);
  const first = await signedIn(bench, people.first, pins.first);
  await openShift(bench, first);
  const held = await heldCase(bench, first, people.second);
  const { screeningId, decisionId } = held;
  value(await first('objection.receive', { ...objection, screeningId, decisionId, receivedOn: dayOf(now) }));
  const other = await postponedCase(bench, first, { number: 'X7654321' });
  value(await first('note.write', { screeningId: other.screeningId, content: 'Takut kepada perekrut di terminal.' }));
  now = momentOf(workingDaysAgo(8), '07:00');
  const again = await signedIn(bench, people.first, pins.first);
  value(await again('objection.receive', { ...objection, ...other, broughtBy: 'family', receivedOn: dayOf(now) }));
  const contents = {
    passport: 'ownHand' as const,
    phone: 'ownHand' as const,
    belongings: 'satu koper hitam',
    health: 'lelah, tidak ada keluhan',
    needs: 'tempat singgah semalam',
    copies: 'surat penundaan',
  };
  const to = { toWhom: 'bp3mi' as const, office: 'BP3MI Sumatera Selatan', place: 'Ruang klarifikasi' };
  const reason = 'Tidak punya ongkos pulang ke Ogan Ilir.';
  value(await again('handover.offer', { screeningId: other.screeningId, ...to, reason, contents }));
  value(
    await again('integrity.report', {
      kind: 'bribe',
      screeningId: null,
      leaveOut: null,
      content: 'Uang diselipkan di dalam paspor.',
    }),
  );
  now = addMillis(now, 60_000);
  const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
  const why = 'Keluarga bertanya dan petugas pemegang tidak bertugas.';
  value(await supervisor('note.open', { screeningId: other.screeningId, reason: why }));
  app.close();
  return { sealedCase: other.screeningId };
}
