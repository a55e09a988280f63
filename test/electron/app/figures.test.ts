import { describe, expect, it } from 'vitest';
import { waReport } from '../../../renderer/figure_sets.ts';
import { formats } from '../../../shared/text/language.ts';
import { id as indonesian } from '../../../shared/text/id.ts';
import { boarding, passport } from '../../helpers/papers.ts';
import { fullyStaffed, openShift, pageOf, postponedCase } from './after.ts';
import { referredWork } from './cases.ts';
import { code, pins, signedIn, value, withApp } from './with_app.ts';

const period = { from: '2026-11-21', to: '2026-11-22' };
const boards = [
  'figures.daily',
  'figures.indicators',
  'figures.accuracy',
  'figures.time',
  'figures.collusion',
] as const;

describe('figures', () => {
  it('count what the desks did, and what was found out a week later', () =>
    withApp(async (bench) => {
      const { people, more } = await fullyStaffed(bench);
      const first = await signedIn(bench, people.first, pins.first);
      await openShift(bench, first);
      await postponedCase(bench, first, { number: 'X1111111' });
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      await referredWork(bp3mi, 'X2222222');
      const scanned = { passport: passport({ number: 'X3333333' }), boarding: boarding() };
      value(
        await bp3mi('screening.fastClear', {
          ...scanned,
          purpose: 'tourism',
          effort: [{ step: 'scan', seconds: 12, touches: 2, keys: 0 }],
        }),
      );
      const [flight] = value(await bp3mi('shift.current', {}))?.flights ?? [];
      if (flight === undefined) throw new Error('no flight');
      value(await bp3mi('flight.pass', { flightId: flight.id }));

      const supervisor = await pageOf(bench, more, 'headImmigration');
      const daily = value(await supervisor('figures.daily', period));
      expect(daily.states.filter(({ n }) => n > 0)).toEqual([
        { state: 'passed', n: 1 },
        { state: 'scan', n: 1 },
        { state: 'postponed', n: 1 },
      ]);
      // The one who was only counted has the airport of the flight, the others the country it is in.
      expect(daily.byDestination).toMatchObject([
        { key: 'MYS', travellers: 2, postponed: 1 },
        { key: 'SGP', travellers: 1 },
      ]);
      const ofFlight = value(await supervisor('figures.flight', { period, flight: 'AK 450' }));
      expect(ofFlight.states.filter(({ n }) => n > 0)).toEqual([
        { state: 'scan', n: 1 },
        { state: 'postponed', n: 1 },
      ]);
      expect(ofFlight.byDay).toEqual([{ key: '2026-11-21', travellers: 2, clarified: 1, referred: 0, postponed: 1 }]);
      const other = value(await supervisor('figures.flight', { period, flight: flight.number }));
      expect(other.states.filter(({ n }) => n > 0)).toEqual([{ state: 'passed', n: 1 }]);
      expect(value(await supervisor('figures.flight', { period, flight: 'XX 1' })).byDay).toEqual([]);
      // The referral waits: its case is open and in no other figure.
      expect(daily.open).toBe(1);
      expect(daily.byDay).toEqual([{ key: '2026-11-21', travellers: 3, clarified: 1, referred: 0, postponed: 1 }]);
      const accuracy = value(await supervisor('figures.accuracy', period));
      expect(accuracy.bands.map(({ hitRate }) => hitRate.n)).toEqual([0, 0, 0]);
      expect(value(await supervisor('figures.time', period)).steps).toContainEqual({
        step: 'scan',
        depth: 'scan',
        n: 1,
        seconds: { p50: 13, p95: 13 },
        touches: { p50: 2, p95: 2 },
      });

      bench.advance(8 * 24 * 3_600_000);
      const later = await signedIn(bench, people.first, pins.first);
      const [due] = value(await later('followUp.due', {}));
      if (due === undefined) throw new Error('nothing is due');
      const { screeningId } = due;
      value(await later('followUp.record', { screeningId, after: 7, outcome: 'irregular', note: '' }));
      const auditor = await pageOf(bench, more, 'auditor');
      const { bands } = value(await auditor('figures.accuracy', period));
      expect(bands.map(({ hitRate }) => [hitRate.hits, hitRate.n]).filter(([, n]) => n !== 0)).toEqual([[1, 1]]);
    }));

  it('are for supervisors and auditors alone', () =>
    withApp(async (bench) => {
      const { people } = await fullyStaffed(bench);
      for (const who of ['bp3mi', 'first', 'admin'] as const) {
        const page = await signedIn(bench, people[who], pins[who]);
        for (const name of boards) expect(code(await page(name, period)), `${who} ${name}`).toBe('forbidden');
        expect(code(await page('figures.fairness', { period, by: 'officer' }))).toBe('forbidden');
        expect(code(await page('figures.flight', { period, flight: 'AK 450' }))).toBe('forbidden');
      }
    }));

  it('of single officers tell nothing under 11, and who looked at them is in the log once', () =>
    withApp(async (bench) => {
      const { people, more } = await fullyStaffed(bench);
      const first = await signedIn(bench, people.first, pins.first);
      await openShift(bench, first);
      await postponedCase(bench, first);
      const auditor = await pageOf(bench, more, 'auditor');
      const board = value(await auditor('figures.fairness', { period, by: 'officer' }));
      expect(board).toEqual({
        groups: [
          { key: people.first, name: 'Pejabat Pertama', clarified: null, adverse: null, known: null, borneOut: null },
        ],
        // Of none there is nobody to be found.
        all: { clarified: null, adverse: null, known: 0, borneOut: 0 },
      });
      value(await auditor('figures.fairness', { period, by: 'sex' }));
      value(await auditor('figures.collusion', period));
      const { events } = value(await auditor('audit.list', { before: null, limit: 50 }));
      expect(events.filter(({ kind }) => kind === 'officers-viewed')).toHaveLength(2);
    }));

  it('are not given for a period that ends before it begins, nor for more than two years', () =>
    withApp(async (bench) => {
      const { more } = await fullyStaffed(bench);
      const auditor = await pageOf(bench, more, 'auditor');
      expect(code(await auditor('figures.daily', { from: '2026-11-22', to: '2026-11-21' }))).toBe('invalid-input');
      expect(code(await auditor('figures.daily', { from: '2020-01-01', to: '2026-11-21' }))).toBe('invalid-input');
    }));
});

describe('the report for WhatsApp', () => {
  it('tells no small number, nor what would give one back', () => {
    const states = [
      { state: 'passed', n: 400 },
      { state: 'outside', n: 20 },
      { state: 'scan', n: 50 },
      { state: 'cleared', n: 30 },
      { state: 'postponed', n: 3 },
    ] as const;
    const none = {
      open: 0,
      referrals: { accepted: 0, sentBack: 0, lapsed: 0 },
      helped: [],
      byDay: [],
      byHour: [],
      byFlight: [],
      byDestination: [],
      byPurpose: [],
    };
    const writing = { words: indonesian.figures, format: formats.id };
    const report = waReport(
      { states: [...states], ...none },
      { station: 'Konter A1', from: '21 Nov 2026', to: '21 Nov 2026', flight: null },
      writing,
    );
    expect(report).toMatchInlineSnapshot(`
      "*LAPORAN KLARIFIKASI KEBERANGKATAN*
      Konter A1
      Hari: 21 Nov 2026

      *Dilayani*
      Lewat: *400*
      Di luar klarifikasi: *20*
      Pindai & lanjut: *50*
      Klarifikasi: *33*
      Jumlah: *503*

      *Hasil klarifikasi*
      Dipersilakan: *< 11*
      Diberi saran: *0*
      Mengundurkan diri: *0*
      Tidak selesai: *0*
      Dirujuk, tidak diterima: *0*
      Ditunda: *< 11*
      Ditunda, paspor disimpan: *0*

      _Angka 1–10 ditulis < 11. Tanpa data pribadi._"
    `);
  });
});
