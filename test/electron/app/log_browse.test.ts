/** Finding events, who looked at whose data, and that no filter tells more than the list. */
import { describe, expect, it } from 'vitest';
import { eventGroups } from '../../../shared/audit/event_groups.ts';
import { EventKind } from '../../../shared/audit/event.ts';
import type { Client } from '../../../shared/contract/client.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { EventFilter } from '../../../shared/contract/log.ts';
import type { ScreeningId } from '../../../shared/ids.ts';
import { openWork } from './cases.ts';
import { code, flights, pins, signedIn, staffed, value, withApp, type Bench, type People } from './with_app.ts';

async function newAuditor(bench: Bench, { admin }: People): Promise<Client> {
  const page = await signedIn(bench, admin, pins.admin);
  const { officer, code: once } = value(
    await page('officer.add', {
      name: 'Pemeriksa',
      serviceNumber: '',
      agency: null,
      role: 'auditor',
      immigrationOfficial: false,
    }),
  );
  const auditor = bench.client('auditor');
  value(await auditor('session.enrol', { officerId: officer.id, code: once, pin: '577215' }));
  return auditor;
}

const found = async (client: Client, filter: EventFilter, limit = 200) =>
  value(await client('audit.list', { before: null, limit, filter })).events;

/** All pages of a filter: the places of their events, and where each says that the next begins. */
async function pageByPage(client: Client, filter: EventFilter, limit: number) {
  const pages: { places: number[]; next: number | null }[] = [];
  let before: number | null = null;
  do {
    const page: OutputOf<'audit.list'> = value(await client('audit.list', { before, limit, filter }));
    pages.push({ places: page.events.map(({ seq }) => seq), next: page.next });
    before = page.next;
  } while (before !== null);
  return pages;
}

async function withCases(
  work: (parts: { bench: Bench; people: People; auditor: Client; cases: ScreeningId[] }) => Promise<void>,
) {
  await withApp(async (bench) => {
    const people = await staffed(bench);
    const auditor = await newAuditor(bench, people);
    const desk = await signedIn(bench, people.bp3mi, pins.bp3mi);
    value(await desk('shift.open', { flights, clockConfirmed: true }));
    const cases: ScreeningId[] = [];
    for (const number of ['X1234567', 'C7654321']) cases.push((await openWork(desk, number)).screeningId);
    for (const screeningId of cases) value(await desk('screening.get', { screeningId }));
    await work({ bench, people, auditor, cases });
  });
}

describe('a filter', () => {
  it('finds kinds, an officer, a case, days, and all of them at once', async () => {
    await withCases(async ({ bench, people, auditor, cases }) => {
      const [one, other] = cases;
      if (one === undefined || other === undefined) throw new Error('two cases');
      const opened = await found(auditor, { kinds: ['screening-opened'] });
      expect(opened.map(({ kind }) => kind)).toEqual(['screening-opened', 'screening-opened']);
      const ofCase = await found(auditor, { about: [one] });
      expect(ofCase.length).toBeGreaterThan(1);
      expect(ofCase.every(({ subjects }) => subjects.some((subject) => subject.endsWith(one)))).toBe(true);
      expect(await found(auditor, { about: [one, other] })).toEqual([]);
      const ofOfficer = await found(auditor, { about: [people.bp3mi] });
      expect(ofOfficer.some(({ actorId }) => actorId === people.bp3mi)).toBe(true);
      const both = await found(auditor, { about: [people.bp3mi, one], kinds: ['screening-opened'] });
      expect(both).toHaveLength(1);
      expect(await found(auditor, { about: [people.supervisor, one] })).toEqual([]);
      // 06:40 WIB on 21 Nov 2026 is still the 20th in UTC.
      expect(await found(auditor, { kinds: ['screening-opened'], from: '2026-11-21', to: '2026-11-21' })).toHaveLength(
        2,
      );
      expect(await found(auditor, { to: '2026-11-20' })).toEqual([]);
      bench.advance(86_400_000);
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(await found(supervisor, { kinds: ['signed-in'], from: '2026-11-22' })).toHaveLength(1);
    });
  });

  it('is read page by page to its end', async () => {
    await withCases(async ({ auditor }) => {
      const all = (await found(auditor, {})).map(({ seq }) => seq);
      const seen = (await pageByPage(auditor, {}, 3)).flatMap(({ places }) => places);
      expect(seen).toEqual(all);
      expect(seen.at(-1)).toBe(0);
    });
  });

  it('takes no other form of identifier, and no filter that filters nothing', async () => {
    await withCases(async ({ auditor }) => {
      for (const filter of [{ about: ["x' OR 1"] }, { about: [] }, { kinds: [] }, { from: 'kemarin' }]) {
        expect(code(await auditor('audit.list', { before: null, limit: 1, filter }))).toBe('invalid-input');
      }
    });
  });

  it('gives the head of the shift nothing of an integrity report, nor its place by the end of a page', async () => {
    await withCases(async ({ bench, people, auditor, cases: [one] }) => {
      if (one === undefined) throw new Error('no case');
      const desk = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(
        await desk('integrity.report', {
          screeningId: one,
          kind: 'bribe',
          content: 'Diminta uang di meja.',
          leaveOut: null,
        }),
      );
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const [report] = await found(auditor, { kinds: ['integrity-reported'] });
      expect(report?.actorId).toBe(people.bp3mi);
      for (const filter of [{ kinds: ['integrity-reported' as const] }, { kinds: ['sealed-entry' as const] }]) {
        expect(value(await supervisor('audit.list', { before: null, limit: 1, filter }))).toMatchObject({
          events: [],
          next: null,
        });
      }
      for (const about of [people.bp3mi, one]) {
        for (const { places, next } of await pageByPage(supervisor, { about: [about] }, 1)) {
          expect([...places, next]).not.toContain(report?.seq);
        }
      }
      // By days alone it stands there as it does in the whole list: that something is sealed, and no more.
      const days = await found(supervisor, { from: '2026-11-21' });
      expect(days.find(({ seq }) => seq === report?.seq)).toMatchObject({
        kind: 'sealed-entry',
        actor: null,
        actorId: null,
        subjects: [],
      });
    });
  });
});

describe('who looked at whose data', () => {
  it('is counted by officer and by case, for the auditor alone', async () => {
    await withCases(async ({ bench, people, auditor, cases }) => {
      const days = { from: '2026-11-21', to: '2026-11-21' };
      const officers = value(await auditor('audit.views', { by: 'officer', ...days }));
      const line = officers.find(({ id }) => id === people.bp3mi);
      expect(line).toMatchObject({ name: 'Petugas BP3MI', role: 'bp3mi', searches: 0, others: 2 });
      const events = await found(auditor, { about: [people.bp3mi], kinds: ['viewed'] });
      expect(line?.views).toBe(events.length);
      const byCase = value(await auditor('audit.views', { by: 'case', ...days }));
      expect(byCase.map(({ id }) => id).toSorted()).toEqual(cases.toSorted());
      expect(byCase.every(({ name, others }) => name === null && others === 1)).toBe(true);
      expect(value(await auditor('audit.views', { by: 'case', from: '2026-11-22', to: '2026-11-22' }))).toEqual([]);
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(code(await supervisor('audit.views', { by: 'case', ...days }))).toBe('forbidden');
    });
  });
});

describe('the groups', () => {
  it('hold every kind of event once', () => {
    const grouped = Object.values<readonly EventKind[]>(eventGroups).flat();
    expect(grouped.toSorted()).toEqual(EventKind.options.toSorted());
  });
});
