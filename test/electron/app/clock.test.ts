import { describe, expect, it } from 'vitest';
import { boarding, passport } from '../../helpers/papers.ts';
import { code, flights, pins, signedIn, staffed, value, withApp, type Bench, type People } from './with_app.ts';

const minutes = 60_000;

async function desk(bench: Bench) {
  const people = await staffed(bench);
  const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
  value(await client('shift.open', { flights, clockConfirmed: true }));
  return { people, client };
}

async function kinds(bench: Bench, people: People) {
  const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
  return value(await supervisor('audit.list', { before: null, limit: 20 })).events.map(({ kind }) => kind);
}

/** A passport that expired on the day before the morning of the tests. */
const expiredYesterday = passport({ expiry: '261120' });

describe('a clock that was set', () => {
  it.each([
    ['ahead', 3 * 60 * minutes],
    ['back', -3 * 60 * minutes],
  ])('%s is marked at the next act, said to everybody, and nobody is locked out', async (_way, ms) => {
    await withApp(async (bench) => {
      const { people, client } = await desk(bench);
      expect(value(await client('clock.state', {})).doubt).toBeNull();
      bench.jump(ms);
      // A clock set ahead looks like a long idle time: the screen locks, the PIN opens it.
      await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await client('traveller.scan', { passport: passport(), boarding: boarding() }));
      expect(value(await client('clock.state', {})).doubt?.seconds).toBe(ms / 1000);
      expect(await kinds(bench, people)).toContain('clock-jumped');
      const again = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await again('clock.confirm', {}));
      expect(code(await again('clock.confirm', {}))).toBe('clock-not-doubtful');
      expect((await kinds(bench, people)).filter((kind) => kind === 'clock-jumped')).toHaveLength(1);
    });
  });

  it('establishes nothing: what hangs on the day is only looked at until somebody confirms it', async () => {
    await withApp(async (bench) => {
      const { people, client } = await desk(bench);
      const severities = async () => {
        const scan = value(await client('traveller.scan', { passport: expiredYesterday, boarding: boarding() }));
        return Object.fromEntries(scan.findings.map((finding) => [finding.code, finding.severity]));
      };
      expect(await severities()).toMatchObject({ passportExpired: 'block' });
      bench.jump(30 * minutes);
      await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect(await severities()).toMatchObject({ passportExpired: 'look', clockDoubtful: 'look' });
      value(await client('clock.confirm', {}));
      const sure = await severities();
      expect(sure).toMatchObject({ passportExpired: 'block' });
      expect(sure).not.toHaveProperty('clockDoubtful');
    });
  });

  it('by seconds, as the time service does it, is none; many such steps one way are [V16.2.2]', async () => {
    await withApp(async (bench) => {
      const { people, client } = await desk(bench);
      for (const ms of [4000, -4000, 8000, -8000]) {
        bench.jump(ms);
        value(await client('settings.get', {}));
        value(await client('session.lock', { cause: 'officer' }));
        value(await client('session.signIn', { officerId: people.bp3mi, pin: pins.bp3mi }));
      }
      expect(value(await client('clock.state', {})).doubt).toBeNull();
      for (let step = 0; step < 4; step += 1) {
        bench.jump(3000);
        value(await client('session.lock', { cause: 'officer' }));
        value(await client('session.signIn', { officerId: people.bp3mi, pin: pins.bp3mi }));
      }
      expect(value(await client('clock.state', {})).doubt).not.toBeNull();
    });
  });

  it('behind the log at the start is doubtful too, and whoever opens a shift has looked at it', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      bench.close();
      bench.jump(-24 * 60 * minutes);
      await bench.reopen();
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect(value(await client('clock.state', {})).doubt?.seconds).toBeLessThan(-86_000);
      const today = value(await client('clock.state', {})).now;
      expect(today > '2026-11-20').toBe(true);
      value(await client('shift.open', { flights: [], clockConfirmed: true }));
      expect(value(await client('clock.state', {})).doubt).toBeNull();
    });
  });
});
