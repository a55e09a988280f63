/** Search, review, export and outbox at their limits: who may not, a session gone stale, a clock that jumps, what is sealed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openReader } from '../../../db/store.ts';
import { verifyLog } from '../../../electron/app/log_verification.ts';
import type { Client } from '../../../shared/contract/client.ts';
import type { InputOf, Name } from '../../../shared/contract/index.ts';
import { addAuditor, auditorPin } from '../../helpers/log_station.ts';
import { readyCase, clearing } from './after.ts';
import { acceptedWork } from './cases.ts';
import { setCentral, centralAt } from './central.ts';
import { exported, stickIn } from './exported.ts';
import { markersOf, clearedCase } from './retention_station.ts';
import { postpone, reviewStation } from './review_station.ts';
import { code, pins, signedIn, value, withApp, type Bench } from './with_app.ts';

const nobody = { name: null, passport: null, about: null, flight: null, officerId: null, decision: null, state: null };
const search = (what: object): InputOf<'search.history'> => ({
  ...{ ...nobody, from: null, to: null, purpose: 'review', reference: '', after: null },
  ...what,
});

type Step = { readonly [N in Name]: { readonly name: N; readonly input: InputOf<N> } }[Name];
const step = <N extends Name>(name: N, input: InputOf<N>) => ({ name, input });
const run = async (client: Client, { name, input }: Step) => code(await client(name, input));

/** A postponement that waits for its review, the stick's folder, and every call of oversight on them. */
async function overseen(bench: Bench) {
  const station = await reviewStation(bench);
  const page = await acceptedWork(station.bp3mi, station.first, 'X1000001');
  const { screeningId } = page;
  const { decisionId } = value(await station.first('decision.propose', { ...page, proposal: postpone }));
  await setCentral(bench, station.people, { ...centralAt(1), endpoint: '' });
  const folder = stickIn(bench.dir, 'stik');
  const days = { from: '2026-11-21', to: '2026-11-21' };
  const steps = {
    queue: step('review.queue', {}),
    case: step('review.case', { screeningId, decisionId }),
    accept: step('review.accept', { decisionId, note: null }),
    return: step('review.return', { decisionId, reason: 'Sebutkan surat yang diminta.' }),
    search: step('search.history', search({ name: 'CONTOH' })),
    export: step('export.start', { scope: days, receiver: 'immigration', formats: ['csv'], folder }),
    save: step('outbox.save', { folder, after: null }),
    sign: step('shift.signatures', {}),
  };
  return { ...station, screeningId, decisionId, folder, steps };
}

describe('oversight', () => {
  it('is refused to every role it is not for, and changes nothing', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi, first, bp3miHead, steps, decisionId, screeningId, head } = await overseen(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const auditor = await signedIn(bench, await addAuditor(bench, people.admin), auditorPin);
      for (const [who, client] of Object.entries({ bp3mi, first, admin, auditor })) {
        for (const [what, one] of Object.entries(steps)) {
          // An auditor searches, but not for a review; a technician carries sticks.
          const expected =
            who === 'auditor' && what === 'search'
              ? 'search-purpose'
              : who === 'admin' && what === 'save'
                ? 'central-recipient-missing'
                : 'forbidden';
          expect([who, what, await run(client, one)]).toEqual([who, what, expected]);
        }
      }
      // The head of the other agency neither sees nor reviews it.
      expect(value(await bp3miHead('review.queue', {})).map((item) => item.decisionId)).not.toContain(decisionId);
      for (const one of [steps.case, steps.accept, steps.return]) {
        expect(await run(bp3miHead, one)).toBe('decision-unknown');
      }
      expect(value(await head('review.case', { screeningId, decisionId })).item.state).toBe('waiting');
    });
  });

  it('is refused to a session that has gone stale, until its officer signs in again', async () => {
    await withApp(async (bench) => {
      const { people, head, steps } = await overseen(bench);
      bench.advance(3 * 3_600_000);
      for (const [what, one] of Object.entries(steps)) {
        expect([what, await run(head, one)]).toEqual([what, 'session-locked']);
      }
      const again = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(await run(again, steps.accept)).toBeNull();
    });
  });

  it('goes on through a clock that jumps, its log whole; an export waits until somebody has looked at the clock', async () => {
    await withApp(async (bench) => {
      const { people, head, steps, decisionId, screeningId } = await overseen(bench);
      bench.jump(-2 * 3_600_000);
      expect(await run(head, steps.search)).toBeNull();
      expect(await run(head, steps.return)).toBeNull();
      expect(await run(head, steps.export)).toBe('clock-doubtful');
      expect(await run(head, steps.save)).toBe('central-recipient-missing');
      bench.jump(26 * 3_600_000);
      expect(await run(head, steps.accept)).toBe('session-locked');
      const again = await signedIn(bench, people.supervisor, pins.supervisor);
      const { item, acts } = value(await again('review.case', { screeningId, decisionId }));
      expect([item.state, acts.map(({ kind }) => kind)]).toEqual(['returned', ['returned']]);
      expect(await run(again, steps.accept)).toBeNull();
      bench.close();
      const { read, whole, close } = openReader({ path: join(bench.dir, 'live', 'tapis.db'), key: await bench.key() });
      expect([whole(), verifyLog(read).intact]).toEqual([true, true]);
      close();
    });
  });
});

describe('what is sealed', () => {
  it('is found by no search and leaves with no export', async () => {
    await withApp(async (bench) => {
      const { bp3mi, bp3miHead } = await reviewStation(bench);
      const { screeningId, revision } = await readyCase(bench, bp3mi);
      value(await bp3mi('note.write', { screeningId, content: 'katasegelzq: diminta diam oleh perekrut.' }));
      const own = value(await bp3mi('screening.assessOwn', { screeningId, revision, own: 'clear' }));
      value(await bp3mi('decision.propose', { screeningId, revision: own.revision, proposal: clearing }));
      for (const what of [{ name: 'katasegelzq' }, { about: 'katasegelzq' }, { about: 'diminta diam' }]) {
        expect(value(await bp3miHead('search.history', search(what))).total).toBe(0);
      }
      expect(value(await bp3miHead('search.history', search({ state: 'decided' }))).total).toBe(1);
      const scope = { from: '2026-11-21', to: '2026-11-21' };
      const made = await exported(bp3miHead, { scope, receiver: 'bp3mi', formats: ['csv', 'jsonl'], folder: '' });
      const folder = join(made.folder, made.name);
      const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
      expect(texts.join('\n')).toContain(screeningId);
      expect(texts.join('\n')).not.toMatch(/katasegelzq|diminta diam/);
    });
  });
});

describe('a search', () => {
  it('stands in the log: who, for what and whom it showed in plain; what was typed only as a commitment', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi, bp3miHead, ids } = await reviewStation(bench);
      expect(people.bp3mi).not.toBe(ids.bp3miHead);
      const screeningId = await clearedCase(bench, bp3mi, 1);
      const { name } = markersOf(1);
      const asked = search({ name, purpose: 'objection', reference: 'B-12/XI/2026' });
      value(await bp3miHead('search.history', asked));
      bench.close();
      const { read, close } = openReader({ path: join(bench.dir, 'live', 'tapis.db'), key: await bench.key() });
      const event = read.lastEventOf('case-searched');
      if (event === null) throw new Error('no event');
      expect(event).toMatchObject({ actor: ids.bp3miHead, role: 'supervisor' });
      expect(event.subjects).toEqual([
        { type: 'purpose', id: 'objection' },
        { type: 'screening', id: screeningId },
      ]);
      expect(Object.keys(event.commitments)).toEqual(['search']);
      expect(JSON.stringify(event)).not.toMatch(/PENANDA|B-12/i);
      const [content] = read.eventContent(event.seq);
      const said = z.looseObject({ name: z.string() }).parse(JSON.parse(content?.content ?? ''));
      expect(said).toMatchObject({ name, purpose: 'objection', reference: 'B-12/XI/2026', total: 1 });
      close();
    });
  });
});
