import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callNames, contract } from '../../../shared/contract/index.ts';
import { handlers } from '../../../electron/app/handlers/index.ts';
import { boarding, passport } from '../../helpers/papers.ts';
import { code, founding, flights, pins, signedIn, staffed, value, withApp } from './with_app.ts';

const runs = Number(process.env.TAPIS_RUNS ?? 300);

describe('the contract', () => {
  it('has a handler for every row and no handler without a row', () => {
    expect(Object.keys(handlers).sort()).toEqual(Object.keys(contract).sort());
  });
});

describe('the dispatcher', () => {
  it('answers an unknown name, own properties only [L7 V15.3.6]', async () => {
    await withApp(async ({ dispatch }) => {
      for (const name of ['nothing', '__proto__', 'constructor', 'toString', '']) {
        expect(await dispatch('page', name, {})).toEqual({ ok: false, error: { code: 'unknown-call' } });
      }
    });
  });

  it('takes no field that a call does not have, however deep it lies [V15.3.3]', async () => {
    await withApp(async ({ dispatch }) => {
      const refused = (path: string) => ({ ok: false, error: { code: 'invalid-input', detail: { path } } });
      expect(await dispatch('page', 'station.state', { admin: true })).toEqual(refused('admin'));
      const deep = { ...founding, admin: { ...founding.admin, role: 'admin' } };
      expect(await dispatch('page', 'station.create', deep)).toEqual(refused('admin.role'));
    });
  });

  it('names the path of bad input, never its value [V2.2.1]', async () => {
    await withApp(async ({ dispatch }) => {
      const reply = await dispatch('page', 'session.signIn', { officerId: 'rahasia', pin: '12' });
      expect(reply).toEqual({ ok: false, error: { code: 'invalid-input', detail: { path: 'officerId' } } });
    });
  });

  it('never throws and never says internal, whatever comes in [E22 V2.2.1 V16.5.1]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      await signedIn(bench, people.bp3mi, pins.bp3mi);
      const caller = `page ${people.bp3mi}`;
      const names = callNames.filter((name) => contract[name].kind !== 'job' && name !== 'session.signOut');
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...names), fc.object({ maxDepth: 2 }), async (name, input) => {
          const reply = await bench.dispatch(caller, name, input);
          expect(reply.ok || reply.error.code !== 'internal').toBe(true);
        }),
        { numRuns: runs },
      );
      expect(bench.notes).toEqual([]);
    });
  });

  it('leaves nothing of a traveller in plain sight: not in the database, its log, nor the technical log [L11 V16.2.5]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await client('shift.open', { flights, clockConfirmed: true }));
      value(
        await client('screening.open', {
          passport: passport({ name: 'PENANDARAHASIA<<SITI', number: 'Z7654321' }),
          boarding: boarding({ name: 'PENANDARAHASIA/SITI' }),
          selection: 'random',
          purpose: null,
        }),
      );
      const files = readdirSync(bench.dir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
      expect(files.length).toBeGreaterThan(1);
      for (const file of files) {
        const bytes = readFileSync(join(file.parentPath, file.name)).toString('latin1');
        expect(bytes).not.toContain('PENANDARAHASIA');
        expect(bytes).not.toContain('Z7654321');
        expect(bytes).not.toContain('SQLite format 3');
      }
    });
  });

  it('writes one access event for a subject until another is opened', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await client('shift.open', { flights, clockConfirmed: true }));
      const { screeningId } = value(
        await client('screening.open', {
          passport: passport(),
          boarding: boarding(),
          selection: 'random',
          purpose: null,
        }),
      );
      for (let index = 0; index < 5; index += 1) value(await client('screening.get', { screeningId }));
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const { events } = value(await supervisor('audit.list', { before: null, limit: 200 }));
      expect(events.filter(({ kind }) => kind === 'viewed')).toHaveLength(1);
    });
  });

  it('records who came in and what it refuses: when, by whom, of whom [V16.2.1 V16.3.1 V16.3.2 V16.3.3]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      expect(code(await bench.client('x')('session.signIn', { officerId: people.bp3mi, pin: '000001' }))).toBe(
        'pin-wrong',
      );
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect(
        code(
          await bp3mi('decision.confirm', {
            decisionId: 'dec_00000000000000000000',
            approvalId: 'app_00000000000000000000',
          }),
        ),
      ).toBe('forbidden');
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const { events } = value(await supervisor('audit.list', { before: null, limit: 200 }));
      const about = (kind: string) => events.filter((event) => event.kind === kind);
      const actor = 'Petugas BP3MI';
      expect(about('sign-in-refused')).toMatchObject([
        { at: bench.now(), actor: null, subjects: ['call session.signIn', `officer ${people.bp3mi}`] },
      ]);
      const [signedInLast] = about('signed-in').filter((event) => event.actor === actor);
      expect(signedInLast).toMatchObject({ at: bench.now(), subjects: [`officer ${people.bp3mi}`] });
      expect(about('measure-refused')).toMatchObject([
        { at: bench.now(), actor, subjects: ['call decision.confirm', 'decision dec_00000000000000000000'] },
      ]);
      expect(value(await supervisor('audit.verify', {})).intact).toBe(true);
    });
  });
});
