/** A generated station looked at closely: its log, its custody, every decision, what is planted in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openReader } from '../../../db/store.ts';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import { openApplication } from '../../../electron/app/open.ts';
import { collusionWords, plantedClusters, sameWords } from '../../../electron/cli/demo/clusters.ts';
import { founding, posts } from '../../../electron/cli/demo/staff.ts';
import { createClient } from '../../../shared/contract/client.ts';
import { CustodyOut } from '../../../shared/domain/custody.ts';
import { normalHandle } from '../../../shared/domain/person.ts';
import { DecisionKind } from '../../../shared/domain/words.ts';
import { demoMachine, demoStation, inReadable } from '../../helpers/demo_station.ts';
import { verify } from '../../helpers/log_station.ts';
import { value } from '../app/with_app.ts';

/** So many in it. */
const many = Number(process.env.TAPIS_SCREENINGS ?? 2000);

const root = mkdtempSync(join(tmpdir(), 'tapis-demo-test-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe(`a station of ${String(many)}`, () => {
  const dir = join(root, 'station');
  beforeAll(async () => {
    await demoStation(dir, many);
  }, 1_800_000);

  const rows = (sql: string): Promise<Record<string, unknown>[]> =>
    inReadable(dir, (db) => z.array(z.record(z.string(), z.unknown())).parse(db.prepare(sql).all()));
  const column = async (sql: string): Promise<unknown[]> => (await rows(sql)).flatMap((row) => Object.values(row));

  it('has a log that is whole and custody that balances', async () => {
    const checked = await verify(join(dir, 'live', 'tapis.db'), '--key-file', join(dir, 'keys', 'live.key'));
    expect(checked).toMatchObject({ code: 0 });
    const key = await keyFileStore(dir).read('live');
    const { read, close } = openReader({ path: join(dir, 'live', 'tapis.db'), key: key ?? new Uint8Array() });
    expect(read.custodyBalance()).toEqual(read.custodyRecount());
    expect(read.custodyBalance().taken).toBeGreaterThan(0);
    close();
  }, 600_000);

  it('has as many travellers as were asked for, each in a closed record of a shift with two names', async () => {
    expect(await column("SELECT count(*) FROM screening WHERE state <> 'void'")).toEqual([many]);
    expect(await column("SELECT count(*) FROM screening WHERE state = 'open'")).toEqual([0]);
    expect(await column('SELECT count(*) FROM shift WHERE closedBy IS NULL OR closedWith IS NULL')).toEqual([0]);
    expect(await column('SELECT count(*) FROM shift WHERE closedBy = closedWith')).toEqual([0]);
    expect(await column('SELECT name FROM station')).toEqual([founding.name]);
    const [shifts, signed] = await column(
      "SELECT (SELECT count(*) FROM shift), (SELECT count(*) FROM checkpoint WHERE cause = 'shiftClosed')",
    );
    expect(signed).toBe(shifts);
  });

  it('has every decision, every end of a referral, every band, corrections, voids, missed flights', async () => {
    expect((await column("SELECT DISTINCT kind FROM decision WHERE state = 'confirmed'")).toSorted()).toEqual(
      [...DecisionKind.options].toSorted(),
    );
    expect((await column('SELECT DISTINCT state FROM referral')).toSorted()).toEqual([
      'accepted',
      'lapsed',
      'sentBack',
    ]);
    const bands = "SELECT DISTINCT json_extract(result, '$.attention.band') FROM assessment";
    expect((await column(bands)).toSorted()).toEqual(['high', 'low', 'medium']);
    for (const table of ['decisionVoid', 'decisionCorrection', 'afterPostponement', 'lapseRead', 'followUp']) {
      expect(await column(`SELECT count(*) > 0 FROM ${table}`), table).toEqual([1]);
    }
    expect((await column('SELECT DISTINCT missed FROM missedFlight')).toSorted()).toEqual([0, 1]);
    const moves = await column('SELECT DISTINCT kind FROM custodyMove');
    expect(moves).toEqual(expect.arrayContaining(['in', 'place']));
    const out = CustodyOut.options.filter((way) => moves.includes(way));
    // A handful of passports does not leave in every way there is.
    expect(out.length).toBeGreaterThanOrEqual(many < 20_000 ? 1 : CustodyOut.options.length);
    expect(await column("SELECT count(*) > 0 FROM screening WHERE depth = 'scan' AND state = 'void'")).toEqual([1]);
  });

  it('has overrides in both directions, each with its line', async () => {
    const kinds = await column("SELECT DISTINCT kind FROM decision WHERE departLine IS NOT NULL AND departLine <> ''");
    expect(kinds).toEqual(expect.arrayContaining(['cleared', 'advised']));
  });

  it.each(plantedClusters)('has the planted $name', async (cluster) => {
    const found = await rows(
      `SELECT p.screeningId, p.nameKey, p.handleKey, w.name, w.handle, w.agency, f.number, f.day, o.name AS officer
       FROM person p JOIN personWords w ON w.personId = p.id JOIN screening s ON s.id = p.screeningId
       JOIN flight f ON f.id = s.flightId JOIN officer o ON o.id = s.officerId`,
    );
    const [first] = cluster.people;
    if (first === undefined) throw new Error('nobody is planted');
    const mine = found.filter(({ handle, agency }) =>
      first.handle === null
        ? agency === first.agency
        : typeof handle === 'string' && normalHandle(handle) === normalHandle(first.handle),
    );
    expect(mine.length).toBeGreaterThanOrEqual(cluster.travellers);
    expect(new Set(mine.map(({ number }) => number))).toEqual(new Set([cluster.flight]));
    expect(new Set(mine.map(({ handleKey }) => handleKey)).size).toBe(1);
    expect(new Set(mine.map(({ handle }) => handle)).size).toBe(new Set(cluster.people.map((one) => one.handle)).size);
    if (cluster.officer !== null)
      expect(new Set(mine.map(({ officer }) => officer))).toEqual(new Set([cluster.officer]));
  });

  it('has the officer who clears high scores of one agency within seconds, and the one who repeats a reason', async () => {
    const quick = await rows(
      `SELECT d.kind, o.name, json_extract(a.result, '$.attention.band') AS band,
         (julianday(s.closedAt) - julianday(s.openedAt)) * 86400 AS seconds
       FROM decision d JOIN screening s ON s.id = d.screeningId JOIN officer o ON o.id = d.officerId
       JOIN assessment a ON a.screeningId = s.id WHERE d.departLine = '${collusionWords}'`,
    );
    expect(quick.length).toBeGreaterThanOrEqual(3);
    for (const one of quick) {
      expect(one).toMatchObject({ kind: 'cleared', name: 'Doni Contoh', band: 'high' });
      expect(one.seconds).toBeLessThan(20);
    }
    const slowest = `SELECT min((julianday(closedAt) - julianday(openedAt)) * 86400) FROM screening s
      WHERE depth = 'clarification' AND NOT EXISTS
        (SELECT 1 FROM decision d WHERE d.screeningId = s.id AND d.departLine = '${collusionWords}')`;
    expect((await column(slowest))[0]).toBeGreaterThan(20);
    const repeated = `SELECT count(*) > 1, count(DISTINCT o.name), max(o.name) FROM decision d JOIN officer o ON o.id = d.officerId
      WHERE d.reason = '${sameWords.reason}'`;
    expect(await column(repeated)).toEqual([1, 1, sameWords.officer]);
  });

  it('opens like any other, and its people sign in with the PINs that were told', async () => {
    const copy = join(root, 'opened');
    await demoStation(copy, many);
    const app = await openApplication(demoMachine(copy));
    const page = createClient((name, input) => app.dispatch('page', name, input));
    const state = value(await page('station.state', {}));
    expect(state).toMatchObject({ logAlarm: null, station: { name: founding.name, counter: founding.counter } });
    for (const { name, pin } of posts) {
      const officerId = state.officers.find((officer) => officer.name === name)?.id;
      if (officerId === undefined) throw new Error(name);
      value(await page('session.signIn', { officerId, pin }));
      expect(value(await page('clock.state', {})).doubt).toBeNull();
    }
    app.close();
  }, 300_000);
});
