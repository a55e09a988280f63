import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { ScreeningId } from '../../../shared/ids.ts';
import { deskOf, inDatabase, openTourism } from './beside.ts';
import { accepted, plain } from './cases.ts';
import { code, pins, signedIn, value, withApp } from './with_app.ts';

const view = async (client: Client, screeningId: ScreeningId) => value(await client('screening.get', { screeningId }));
const list = async (client: Client) => value(await client('recheck.list', {}));
const waiting = async (client: Client) => value(await client('recheck.count', {})).waiting;

async function uncheckable(client: Client, screeningId: ScreeningId, paper = 'passport'): Promise<number> {
  const { revision } = await view(client, screeningId);
  const answers = [{ kind: 'document' as const, code: paper, value: 'notCheckable' as const }];
  return value(await client('screening.answer', { screeningId, revision, answers })).revision;
}

const resolve = (
  client: Client,
  screeningId: ScreeningId,
  outcome: 'confirmed' | 'notConfirmed' | 'stillNotCheckable',
) => client('recheck.resolve', { screeningId, code: 'passport', outcome, note: 'catatan ulang' });

const ended = { ...plain, kind: 'notCompleted' as const, cause: 'boarding' as const, passportReturned: true };

/** Every mitigating fact not asked, and the own assessment: the result stands open. */
async function judged(client: Client, screeningId: ScreeningId) {
  const { catalogue } = value(await client('catalogue.current', {}));
  const { revision } = await view(client, screeningId);
  const answers = catalogue.mitigations.map((fact) => {
    return { kind: 'mitigation' as const, code: fact.code, value: 'notAsked' as const };
  });
  const given = value(await client('screening.answer', { screeningId, revision, answers }));
  value(await client('screening.assessOwn', { screeningId, revision: given.revision, own: 'unsure' }));
}

describe('the re-check list', () => {
  it('holds what could not be checked, with flight and name, until somebody answers otherwise', async () => {
    await withApp(async (bench) => {
      const { bp3mi } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi);
      expect(await waiting(bp3mi)).toBe(0);
      const revision = await uncheckable(bp3mi, screeningId);
      expect(await list(bp3mi)).toMatchObject([
        {
          screeningId,
          code: 'passport',
          name: 'BUDI CONTOH',
          flight: 'AK 450',
          open: true,
          mine: true,
          since: bench.now(),
        },
      ]);
      expect(await waiting(bp3mi)).toBe(1);
      const answers = [{ kind: 'document' as const, code: 'passport', value: 'seen' as const }];
      value(await bp3mi('screening.answer', { screeningId, revision, answers }));
      expect(await list(bp3mi)).toEqual([]);
      expect(code(await resolve(bp3mi, screeningId, 'confirmed'))).toBe('recheck-unknown');
    });
  });

  it('on an open clarification becomes the answer and computes the result anew', async () => {
    await withApp(async (bench) => {
      const { bp3mi } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi);
      await uncheckable(bp3mi, screeningId);
      await judged(bp3mi, screeningId);
      const before = await view(bp3mi, screeningId);
      expect(before.assessments[0]?.result).toMatchObject({ paper: { finding: 'none' }, recommendation: 'clear' });
      expect(value(await resolve(bp3mi, screeningId, 'stillNotCheckable'))).toEqual({ stands: 'asAnswer' });
      expect(await waiting(bp3mi)).toBe(1);
      expect((await view(bp3mi, screeningId)).revision).toBe(before.revision);
      expect(value(await resolve(bp3mi, screeningId, 'notConfirmed'))).toEqual({ stands: 'asAnswer' });
      const after = await view(bp3mi, screeningId);
      expect(after.revision).toBe(before.revision + 1);
      expect(after.answers).toContainEqual({ kind: 'document', code: 'passport', value: 'doubtful' });
      expect(after.assessments[0]?.result.paper.finding).toBe('unresolvedContradiction');
      expect(after.assessments[0]?.own).toBe('unsure');
      expect(after.rechecks).toMatchObject([
        { outcome: 'stillNotCheckable', stands: 'asAnswer', note: 'catatan ulang', by: 'Petugas BP3MI' },
        { outcome: 'notConfirmed', stands: 'asAnswer' },
      ]);
      expect(await waiting(bp3mi)).toBe(0);
      // Not to be checked once more: it waits again, as a new thing.
      await uncheckable(bp3mi, screeningId);
      expect(await waiting(bp3mi)).toBe(1);
    });
  });

  it('on a decided one stands beside the record and changes neither answer, result nor decision', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi);
      await uncheckable(bp3mi, screeningId);
      await judged(bp3mi, screeningId);
      const { revision } = await view(bp3mi, screeningId);
      value(await bp3mi('decision.propose', { screeningId, revision, proposal: ended }));
      const before = await view(bp3mi, screeningId);
      value(await bp3mi('shift.close', { approvalId: null }));
      bench.advance(26 * 3_600_000);
      // It outlives the shift, and the session of the officer who wrote it.
      const again = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect(await list(again)).toMatchObject([{ screeningId, open: false, mine: true }]);
      expect(value(await resolve(again, screeningId, 'notConfirmed'))).toEqual({ stands: 'beside' });
      const after = await view(again, screeningId);
      expect({ ...after, rechecks: [] }).toEqual({ ...before, rechecks: [] });
      expect(after.rechecks).toMatchObject([{ code: 'passport', outcome: 'notConfirmed', stands: 'beside' }]);
      expect(await waiting(again)).toBe(0);
      expect(code(await resolve(again, screeningId, 'confirmed'))).toBe('recheck-unknown');
    });
  });

  it('is each agency’s own: Immigration’s from an accepted referral on, whose turn decides who may resolve', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi, first, screeningId } = await accepted(bench);
      const own = await openTourism(bp3mi, 'X7654321');
      await uncheckable(bp3mi, own);
      expect(await list(first)).toEqual([]);
      expect(code(await resolve(first, own, 'confirmed'))).toBe('screening-unknown');
      await uncheckable(first, screeningId, 'identityCard');
      expect(await list(first)).toMatchObject([{ screeningId, code: 'identityCard', mine: true }]);
      expect((await list(bp3mi)).map(({ code: paper, mine }) => [paper, mine])).toEqual([
        ['passport', true],
        ['identityCard', false],
      ]);
      const input = { screeningId, code: 'identityCard', outcome: 'confirmed' as const, note: 'kata Imigrasi' };
      expect(code(await bp3mi('recheck.resolve', input))).toBe('not-yours');
      value(await first('recheck.resolve', input));
      expect((await view(first, screeningId)).rechecks[0]?.note).toBe('kata Imigrasi');
      expect((await view(bp3mi, screeningId)).rechecks[0]).toMatchObject({ outcome: 'confirmed', note: null });
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(code(await supervisor('recheck.list', {}))).toBe('forbidden');
      expect(code(await supervisor('recheck.resolve', input))).toBe('forbidden');
    });
  });

  it('is a view of people in the log, its figure is none; and each resolution is an event', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi);
      await uncheckable(bp3mi, screeningId);
      for (let times = 0; times < 3; times += 1) await waiting(bp3mi);
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const events = async () => value(await supervisor('audit.list', { before: null, limit: 200 })).events;
      const seen = async () =>
        (await events()).filter(({ kind, subjects }) => kind === 'viewed' && subjects[0]?.startsWith('call recheck.'));
      expect(await seen()).toEqual([]);
      await list(bp3mi);
      expect((await seen()).map(({ subjects }) => subjects)).toEqual([
        ['call recheck.list', `screening ${screeningId}`],
      ]);
      value(await resolve(bp3mi, screeningId, 'confirmed'));
      expect((await events()).filter(({ kind }) => kind === 'recheck-resolved')).toHaveLength(1);
      expect((await view(bp3mi, screeningId)).answers).toContainEqual({
        kind: 'document',
        code: 'passport',
        value: 'seen',
      });
      expect(value(await supervisor('audit.verify', {})).intact).toBe(true);
    });
  });

  it('is appended by the database itself, ends once, and loses its note alone', async () => {
    await withApp(async (bench) => {
      const { bp3mi, people } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi);
      await uncheckable(bp3mi, screeningId);
      value(await resolve(bp3mi, screeningId, 'confirmed'));
      await inDatabase(bench, (db) => {
        expect(() => db.exec("UPDATE recheck SET outcome = 'notConfirmed'")).toThrow('appended');
        expect(() => db.exec("UPDATE recheckNote SET note = 'lain'")).toThrow('appended');
        expect(() =>
          db.exec(
            `INSERT INTO recheck (answerId, screeningId, code, outcome, stands, officerId, at)
             SELECT answerId, screeningId, code, 'notConfirmed', stands, officerId, at FROM recheck`,
          ),
        ).toThrow('UNIQUE');
        db.exec('DELETE FROM recheckNote');
      });
      const again = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect((await view(again, screeningId)).rechecks).toMatchObject([{ outcome: 'confirmed', note: null }]);
    });
  });
});
