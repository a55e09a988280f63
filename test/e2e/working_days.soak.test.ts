/**
 * The days a hold sets running, on the screen and on the receipt, around Eid, Christmas with the turn of the year, and into
 * a year without a decree. Holidays: joint decrees of three ministers for 2026 and 2027 (shared/catalogue/holidays.json
 * names them); the expected days below were counted by hand on those lists.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { id as text } from '../../shared/text/id.ts';
import { addMillis, clockOf, dayOf, type Instant } from '../../shared/time.ts';
import { hold, judgedWork } from '../electron/app/cases.ts';
import { pins, signedIn, staff, value } from '../electron/app/with_app.ts';
import { textOf } from '../helpers/pdf.ts';
import { realApplication } from '../helpers/real_application.ts';
import { inBrowser } from './in_browser.ts';
import { axeFaults, inSight, look } from './look.ts';
import { papersFor } from './seed.ts';
import { button, choice, newStation, signIn } from './station.ts';

const { custody, paper } = text;
const cause = 'Paspor diragukan';

/** A hold that waits for its second person, made an hour before the host starts. */
async function prepare(dir: string, now: Instant): Promise<void> {
  const start = addMillis(now, -3_600_000);
  const { app, client } = await realApplication(dir, { now: () => start, monotonic: () => 0 });
  const people = await staff({ client });
  const first = await signedIn({ client }, people.first, pins.first);
  const departure = addMillis(now, 4 * 3_600_000);
  const day = dayOf(departure);
  const times = { day, departs: clockOf(departure), gateCloseMinutes: 20, offloadMinutes: 45, seats: 180 };
  value(
    await first('shift.open', {
      flights: [{ number: 'AK 450', destination: 'KUL', ...times }],
      clockConfirmed: true,
    }),
  );
  const work = await judgedWork(first, papersFor({ name: 'SATU<<CONTOH', number: 'D0000001', expiry: '331231', day }));
  const proposal = { ...hold, reason: `${cause}, lem halaman data terbuka.` };
  value(await first('decision.propose', { ...work, proposal }));
  app.close();
}

describe.each([
  {
    when: 'over Eid 2026 with its joint leave',
    now: '2026-03-17T02:00:00.000Z',
    due: ['Rabu, 25 Maret 2026', 'Kamis, 26 Maret 2026', 'Jumat, 27 Maret 2026'],
    objection: 'Kamis, 23 April 2026',
    provisional: null,
  },
  {
    when: 'over Christmas 2026 and the turn of the year',
    now: '2026-12-23T02:00:00.000Z',
    due: ['Senin, 28 Desember 2026', 'Selasa, 29 Desember 2026', 'Rabu, 30 Desember 2026'],
    objection: 'Rabu, 27 Januari 2027',
    provisional: null,
  },
  {
    when: 'into 2028, whose decree nobody knows yet',
    now: '2027-12-30T02:00:00.000Z',
    due: ['Jumat, 31 Desember 2027', 'Senin, 3 Januari 2028', 'Selasa, 4 Januari 2028'],
    objection: 'Jumat, 28 Januari 2028',
    provisional: '2028',
  },
])('working days $when', ({ now, due, objection, provisional }) => {
  const base = newStation();
  const station = { ...base, start: () => base.start(Date.parse(now) - Date.now()) };
  const screen = inBrowser({
    station,
    prepare: (dir) => prepare(dir, now),
    begin: async (page) => {
      await page.goto(await station.address());
    },
  });

  it('stand on the screen, with a word where a year is provisional', async () => {
    const { page } = screen;
    await signIn(page, 'Pejabat Pertama', pins.first);
    await page.getByText('CONTOH SATU').locator('visible=true').first().click();
    await choice(page.getByRole('main'), 'Pejabat Kedua').click();
    await page.keyboard.type(pins.second, { delay: 60 });
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: custody.hold.title }).waitFor();
    for (const day of due) await choice(page, day).waitFor();
    await choice(page, due[2] ?? '').click();
    const warned = page.getByText(text.after.holidays.provisional);
    expect(await warned.count()).toBe(provisional === null ? 0 : 1);
    if (provisional !== null) await expect.poll(() => inSight(warned)).toBe(true);
    await look(page, `w-${now.slice(0, 10)}`);
  });

  it('and on the receipt', async () => {
    const { page } = screen;
    await page.getByLabel(custody.hold.seal).fill('SG-0001');
    await page.getByLabel(custody.hold.place).fill('Brankas Imigrasi, laci 2');
    await choice(page, custody.hold.conditionGood).click();
    await button(page, paper.receipt.make).click();
    const coming = page.waitForEvent('download');
    await button(page, paper.save).click({ timeout: 60_000 });
    const said = (await textOf(new Uint8Array(readFileSync(await (await coming).path())))).replaceAll(/\s+/g, ' ');
    expect(said).toContain(due[2]);
    expect(said).toContain(objection);
    const warning = 'Tanggal bersifat sementara: keputusan bersama hari libur tahun';
    if (provisional === null) expect(said).not.toContain(warning);
    else expect(said).toContain(`${warning} ${provisional}`);
    await look(page, `w-${now.slice(0, 10)}-receipt`);
  });

  it('with nothing for axe to find', () => {
    expect(axeFaults).toEqual([]);
    expect(screen.faults).toEqual([]);
  });
});
