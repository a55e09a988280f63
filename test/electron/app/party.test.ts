import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import { openApplication } from '../../../electron/app/open.ts';
import { createClient, type Client } from '../../../shared/contract/client.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { codeOf } from '../../../shared/domain/party.ts';
import { OfficerId, PartyId, type MemberId } from '../../../shared/ids.ts';
import { papersOf, scanMembers } from '../../helpers/party.ts';
import { plain, refer } from './cases.ts';
import { code, flights, pins, signedIn, staffed, value, withApp, type Bench } from './with_app.ts';

const first = (count: number) => Array.from({ length: count }, (_, index) => index);

/** A shift with a BP3MI desk at work. */
async function desk(bench: Bench) {
  const people = await staffed(bench);
  const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
  value(await bp3mi('shift.open', { flights, clockConfirmed: true }));
  const shift = value(await bp3mi('shift.current', {}));
  const flightId = (number: string) => {
    const found = shift?.flights.find((flight) => flight.number === number);
    if (found === undefined) throw new Error(number);
    return found.id;
  };
  const open = async (changes: Partial<{ kind: 'group' | 'family'; purpose: string; licence: string }> = {}) => {
    const { kind = 'group', purpose = 'umrah', licence = null } = changes;
    const common = { purpose, flightId: flightId('AK 450') };
    const input: InputOf<'party.open'> =
      kind === 'family' ? { kind, ...common } : { kind, ...common, leader: 'Ketua Rekaan', licence };
    return value(await bp3mi('party.open', input)).partyId;
  };
  return { people, bp3mi, flightId, open };
}

const view = async (client: Client, partyId: PartyId) => value(await client('party.get', { partyId }));
const memberNamed = async (client: Client, partyId: PartyId, name: string) => {
  const found = (await view(client, partyId)).members.find((member) => member.name.includes(name));
  if (found === undefined) throw new Error(`${name} is not on the list`);
  return found;
};
const sign = async (client: Client, partyId: PartyId, pin: string = pins.bp3mi) => {
  const { revision } = await view(client, partyId);
  return client('party.sign', {
    partyId,
    revision,
    pin,
    effort: [{ step: 'scan', seconds: 120, touches: 3, keys: 6 }],
  });
};
const add = async (client: Client, partyId: PartyId, papers: ReturnType<typeof papersOf>) =>
  value(await client('party.add', { partyId, ...papers }));
const why = async (client: Client, partyId: PartyId, memberId: MemberId) => {
  const member = (await view(client, partyId)).members.find(({ id }) => id === memberId);
  return { standing: member?.standing, reasons: member?.reasons.map(({ reason }) => codeOf(reason)) };
};

/** Somebody with the key looks into the closed database. */
async function raw<T>(bench: Bench, work: (db: Database.Database) => T): Promise<T> {
  bench.close();
  const db = new Database(join(bench.dir, 'live', 'tapis.db'));
  db.pragma(`key = "x'${Buffer.from(await bench.key()).toString('hex')}'"`);
  try {
    return work(db);
  } finally {
    db.close();
    await bench.reopen();
  }
}
const count = (db: Database.Database, sql: string) => z.int().parse(db.prepare(sql).pluck().get());

describe('a group of forty', () => {
  it('is read scan by scan, one is taken out alone, one signature writes all the others', async () => {
    await withApp(async (bench) => {
      const { bp3mi, flightId, open } = await desk(bench);
      const partyId = await open();
      await scanMembers(bp3mi, partyId, first(39));
      const odd = await add(bp3mi, partyId, papersOf(39, { pass: { name: 'LAIN/ORANG' } }));
      expect(odd.standing).toBe('out');
      const before = await view(bp3mi, partyId);
      expect(before.members.filter(({ standing }) => standing === 'match')).toHaveLength(39);
      expect(await why(bp3mi, partyId, odd.memberId)).toEqual({ standing: 'out', reasons: ['nameDifferent'] });
      expect(await sign(bp3mi, partyId)).toMatchObject({
        ok: false,
        error: { code: 'members-open', detail: { count: 1 } },
      });
      expect(value(await bp3mi('shift.log', {}))).toEqual([]);
      const { screeningId } = value(
        await bp3mi('party.takeOut', { partyId, memberId: odd.memberId, selection: 'documentFact' }),
      );
      const alone = value(await bp3mi('screening.get', { screeningId }));
      expect(alone).toMatchObject({ purpose: 'umrah', selection: 'documentFact', depth: 'clarification' });
      expect(alone.party).toMatchObject({ id: partyId, kind: 'group', members: 40, facts: [] });
      const signed = value(await sign(bp3mi, partyId));
      expect(signed.count).toBe(39);
      const after = await view(bp3mi, partyId);
      expect(after).toMatchObject({
        state: 'signed',
        members: [],
        takenOut: 1,
        signed: { count: 39, by: 'Petugas BP3MI' },
      });
      const flight = value(await bp3mi('shift.current', {}))?.flights.find(({ id }) => id === flightId('AK 450'));
      expect(flight).toMatchObject({ scanned: 39, open: 1, clarified: 0 });
      const log = value(await bp3mi('shift.log', {}));
      const cleared = log.filter(({ decision }) => decision === 'cleared');
      expect(cleared).toHaveLength(39);
      expect(cleared[0]).toMatchObject({ depth: 'scan', purpose: 'umrah', flight: 'AK 450' });
      expect(cleared.reduce((sum, { touches }) => sum + (touches ?? 0), 0)).toBe(3);
      const one = value(await bp3mi('screening.get', { screeningId: cleared[0]?.screeningId ?? screeningId }));
      expect(one).toMatchObject({ document: null, minor: false, answers: [{ code: 'passport', value: 'seen' }] });
      expect(one.assessments[0]).toMatchObject({ own: 'clear', result: { recommendation: 'clear' } });
      expect(one.party).toMatchObject({ members: 40 });
    });
  });

  it('is taken back as a whole within a minute by the one who signed, and by nobody else', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi, open } = await desk(bench);
      const partyId = await open();
      await scanMembers(bp3mi, partyId, first(3));
      value(await sign(bp3mi, partyId));
      const [line] = value(await bp3mi('shift.log', {}));
      if (line === undefined) throw new Error('nothing written');
      expect(code(await bp3mi('screening.undoClear', { screeningId: line.screeningId }))).toBe('screening-unknown');
      const immigration = await signedIn(bench, people.first, pins.first);
      expect(code(await immigration('party.undoSign', { partyId }))).toBe('party-unknown');
      bench.advance(59_000);
      value(await bp3mi('party.undoSign', { partyId }));
      expect(value(await bp3mi('shift.log', {})).map(({ state }) => state)).toEqual(['void', 'void', 'void']);
      expect((await view(bp3mi, partyId)).state).toBe('undone');
      expect(code(await bp3mi('party.undoSign', { partyId }))).toBe('party-unknown');
      const again = await open();
      await scanMembers(bp3mi, again, first(3));
      value(await sign(bp3mi, again));
      bench.advance(60_001);
      expect(code(await bp3mi('party.undoSign', { partyId: again }))).toBe('undo-too-late');
    });
  });

  it('says for work what was seen: each one’s e-PMI', async () => {
    await withApp(async (bench) => {
      const { bp3mi, flightId, open } = await desk(bench);
      const common = { kind: 'group', purpose: 'workerPlaced', flightId: flightId('AK 450'), leader: null } as const;
      expect(code(await bp3mi('party.open', { ...common, licence: null }))).toBe('licence-missing');
      const partyId = await open({ purpose: 'workerPlaced', licence: 'SIP3MI 12/2026' });
      await scanMembers(bp3mi, partyId, first(2));
      value(await sign(bp3mi, partyId));
      const [line] = value(await bp3mi('shift.log', {}));
      if (line === undefined) throw new Error('nothing written');
      const record = value(await bp3mi('screening.get', { screeningId: line.screeningId }));
      expect(record.answers.map((answer) => answer.code)).toEqual(['passport', 'ePmi']);
      expect(record.assessments[0]?.result.paper.finding).toBe('completeDoNotHold');
    });
  });
});

describe('all or nothing', () => {
  it('writes no record at all when the last one cannot be written [V2.3.3 V16.5.3]', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi, open } = await desk(bench);
      const partyId = await open();
      await scanMembers(bp3mi, partyId, first(4));
      await raw(bench, (db) =>
        db.exec(`CREATE TRIGGER full BEFORE INSERT ON decision
          WHEN (SELECT count(*) FROM decision) >= 3 BEGIN SELECT RAISE(ABORT, 'disk full'); END;`),
      );
      const again = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect(code(await sign(again, partyId))).toBe('internal');
      expect(await view(again, partyId)).toMatchObject({ state: 'open', signed: null });
      expect(value(await again('shift.log', {}))).toEqual([]);
      await raw(bench, (db) => {
        expect(count(db, 'SELECT count(*) FROM screening')).toBe(0);
        expect(count(db, "SELECT count(*) FROM event WHERE kind IN ('fast-cleared', 'party-signed')")).toBe(0);
        expect(count(db, 'SELECT count(*) FROM partyMember')).toBe(4);
        db.exec('DROP TRIGGER full');
      });
      const last = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect(value(await sign(last, partyId)).count).toBe(4);
    });
  });

  it('does not sign what changed since it was read, nor with a wrong PIN', async () => {
    await withApp(async (bench) => {
      const { bp3mi, open } = await desk(bench);
      const partyId = await open();
      expect(code(await sign(bp3mi, partyId))).toBe('party-empty');
      await scanMembers(bp3mi, partyId, [0]);
      const { revision } = await view(bp3mi, partyId);
      await scanMembers(bp3mi, partyId, [1]);
      expect(code(await bp3mi('party.sign', { partyId, revision, pin: pins.bp3mi, effort: [] }))).toBe(
        'stale-revision',
      );
      expect(code(await sign(bp3mi, partyId, pins.first))).toBe('pin-wrong');
      expect(value(await bp3mi('shift.log', {}))).toEqual([]);
      value(await sign(bp3mi, partyId));
      expect(code(await sign(bp3mi, partyId))).toBe('party-closed');
      expect(code(await bp3mi('party.add', { partyId, ...papersOf(7) }))).toBe('party-closed');
    });
  });
});

describe('personal data of a party', () => {
  const traces = (db: Database.Database) => ({
    members: count(db, 'SELECT count(*) FROM partyMember'),
    travellers: count(db, 'SELECT count(*) FROM traveller'),
    inEvents: count(db, "SELECT count(*) FROM eventContent WHERE content LIKE '%CONTOH%' OR content LIKE '%Rekaan%'"),
  });

  it('is kept for the list and gone after signing: hashes, flight, purpose, officer and time remain', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi, open } = await desk(bench);
      const partyId = await open();
      await scanMembers(bp3mi, partyId, first(3));
      await raw(bench, (db) => {
        expect(traces(db)).toEqual({ members: 3, travellers: 0, inEvents: 0 });
      });
      const again = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await sign(again, partyId));
      await raw(bench, (db) => {
        expect(traces(db)).toEqual({ members: 0, travellers: 0, inEvents: 0 });
        expect(
          count(
            db,
            "SELECT count(*) FROM screening WHERE partyId IS NOT NULL AND purpose = 'umrah' AND length(passportHash) = 64",
          ),
        ).toBe(3);
      });
    });
  });

  it('is gone after cancelling, the leader’s name too', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi, open } = await desk(bench);
      const partyId = await open();
      await scanMembers(bp3mi, partyId, first(2));
      value(await bp3mi('party.cancel', { partyId }));
      await raw(bench, (db) => {
        expect(traces(db)).toEqual({ members: 0, travellers: 0, inEvents: 0 });
        expect(count(db, 'SELECT count(*) FROM party WHERE leader IS NOT NULL')).toBe(0);
        expect(count(db, 'SELECT count(*) FROM screening')).toBe(0);
      });
      const again = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect(await view(again, partyId)).toMatchObject({ state: 'cancelled', leader: null, members: [] });
    });
  });
});

describe('a child', () => {
  const child = (index: number) => papersOf(index, { zone: { birth: '120315' } });

  it('goes with a parent and the family card, and leaves only "under 18"', async () => {
    await withApp(async (bench) => {
      const { bp3mi, open } = await desk(bench);
      const partyId = await open({ kind: 'family', purpose: 'tourism' });
      const parent = await add(bp3mi, partyId, papersOf(0));
      const young = await add(bp3mi, partyId, child(1));
      expect(await why(bp3mi, partyId, young.memberId)).toEqual({ standing: 'look', reasons: ['under18'] });
      const settle = (parentId: MemberId | null) =>
        bp3mi('party.settle', { partyId, memberIds: [young.memberId], settled: true, parentId });
      expect(code(await settle(null))).toBe('parent-needed');
      expect(code(await settle(young.memberId))).toBe('parent-needed');
      value(await settle(parent.memberId));
      expect(value(await sign(bp3mi, partyId)).count).toBe(2);
      const log = value(await bp3mi('shift.log', {}));
      const records = await Promise.all(
        log.map(async ({ screeningId }) => value(await bp3mi('screening.get', { screeningId }))),
      );
      const record = records.find(({ minor }) => minor);
      expect(record).toMatchObject({ document: null, boardingPass: null });
      expect(record?.answers).toMatchObject([
        { code: 'passport', value: 'seen' },
        { code: 'familyCard', value: 'seen' },
        { code: 'MIT-07', value: 'present' },
      ]);
      expect(record?.assessments[0]?.result).toMatchObject({ recommendation: 'clear', path: 'childPath' });
      await raw(bench, (db) => {
        expect(count(db, 'SELECT count(*) FROM traveller')).toBe(0);
        expect(count(db, 'SELECT count(*) FROM screening WHERE minor = 1')).toBe(1);
        expect(count(db, "SELECT count(*) FROM eventContent WHERE content LIKE '%2012-03-15%'")).toBe(0);
      });
    });
  });

  it('waits again when the parent leaves the party', async () => {
    await withApp(async (bench) => {
      const { bp3mi, open } = await desk(bench);
      const partyId = await open({ kind: 'family', purpose: 'tourism' });
      const parent = await add(bp3mi, partyId, papersOf(0));
      await add(bp3mi, partyId, papersOf(2));
      const young = await add(bp3mi, partyId, child(1));
      const memberIds = [young.memberId];
      value(await bp3mi('party.settle', { partyId, memberIds, settled: true, parentId: parent.memberId }));
      value(await bp3mi('party.takeOut', { partyId, memberId: parent.memberId, selection: 'random' }));
      expect((await why(bp3mi, partyId, young.memberId)).standing).toBe('look');
      expect(code(await sign(bp3mi, partyId))).toBe('members-open');
      const { screeningId } = value(
        await bp3mi('party.takeOut', { partyId, memberId: young.memberId, selection: 'documentFact' }),
      );
      expect(value(await bp3mi('screening.get', { screeningId })).minor).toBe(true);
    });
  });

  it('never leaves for work with one touch', async () => {
    await withApp(async (bench) => {
      const { bp3mi, open } = await desk(bench);
      const partyId = await open({ purpose: 'workerPlaced', licence: 'SIP3MI 12/2026' });
      const grown = await add(bp3mi, partyId, papersOf(0));
      const young = await add(bp3mi, partyId, child(1));
      expect((await why(bp3mi, partyId, young.memberId)).standing).toBe('out');
      const memberIds = [young.memberId];
      expect(code(await bp3mi('party.settle', { partyId, memberIds, settled: true, parentId: grown.memberId }))).toBe(
        'not-settleable',
      );
    });
  });
});

describe('what needs a look', () => {
  it('a missing pass, a pass before its passport, and a pass that carries another’s name find their place', async () => {
    await withApp(async (bench) => {
      const { bp3mi, open } = await desk(bench);
      const partyId = await open();
      const [a, b, c] = [papersOf(0), papersOf(1), papersOf(2)];
      const send = async (papers: { passport?: typeof a.passport; boarding?: typeof a.boarding }) =>
        value(
          await bp3mi('party.add', { partyId, passport: papers.passport ?? null, boarding: papers.boarding ?? null }),
        );
      const lonely = await send({ passport: a.passport });
      expect(lonely).toMatchObject({ outcome: 'joined', standing: 'half' });
      expect((await why(bp3mi, partyId, lonely.memberId)).reasons).toEqual(['noBoardingPass']);
      // The next passport's pass comes before it and carries nobody's name so far: it lies with the paper before it.
      expect(await send({ boarding: b.boarding })).toMatchObject({ memberId: lonely.memberId, standing: 'out' });
      const second = await send({ passport: b.passport });
      expect(second).toMatchObject({ outcome: 'joined', standing: 'match' });
      expect((await why(bp3mi, partyId, lonely.memberId)).reasons).toEqual(['noBoardingPass']);
      expect(await send({ boarding: c.boarding })).toMatchObject({ outcome: 'joined' });
      expect(await send({ boarding: a.boarding })).toMatchObject({ memberId: lonely.memberId, standing: 'match' });
      expect(await send({ passport: c.passport })).toMatchObject({ outcome: 'completed', standing: 'match' });
      expect(await send({ boarding: c.boarding })).toMatchObject({ outcome: 'again', standing: 'match' });
      expect((await view(bp3mi, partyId)).members).toHaveLength(3);
    });
  });

  it('the same passport twice is one member and one look; read two ways it is taken out', async () => {
    await withApp(async (bench) => {
      const { bp3mi, open } = await desk(bench);
      const partyId = await open();
      const one = await add(bp3mi, partyId, papersOf(0));
      const twice = await add(bp3mi, partyId, papersOf(0));
      expect(twice).toMatchObject({ memberId: one.memberId, outcome: 'again', standing: 'look' });
      const memberIds = [one.memberId];
      value(await bp3mi('party.settle', { partyId, memberIds, settled: true, parentId: null }));
      expect((await why(bp3mi, partyId, one.memberId)).standing).toBe('settled');
      value(await bp3mi('party.settle', { partyId, memberIds, settled: false, parentId: null }));
      expect(code(await sign(bp3mi, partyId))).toBe('members-open');
      const other = papersOf(0, { zone: { name: 'LAIN<<ORANG' } });
      expect((await add(bp3mi, partyId, other)).standing).toBe('out');
      expect(code(await bp3mi('party.settle', { partyId, memberIds, settled: true, parentId: null }))).toBe(
        'not-settleable',
      );
    });
  });

  it('another flight, an open clarification, another party, a record of today', async () => {
    await withApp(async (bench) => {
      const { bp3mi, open } = await desk(bench);
      const partyId = await open();
      const flightTwo = await add(bp3mi, partyId, papersOf(0, { pass: { carrier: 'TR', number: '0263', to: 'SIN' } }));
      expect(await why(bp3mi, partyId, flightTwo.memberId)).toEqual({ standing: 'look', reasons: ['otherFlight'] });
      value(await bp3mi('screening.open', { ...papersOf(1), selection: 'random', purpose: 'tourism' }));
      const elsewhere = await add(bp3mi, partyId, papersOf(1));
      expect(await why(bp3mi, partyId, elsewhere.memberId)).toEqual({ standing: 'out', reasons: ['openElsewhere'] });
      value(await bp3mi('screening.fastClear', { ...papersOf(2), purpose: 'tourism', effort: [] }));
      const recorded = await add(bp3mi, partyId, papersOf(2));
      expect((await why(bp3mi, partyId, recorded.memberId)).reasons).toEqual(['recordedAlready']);
      const family = await open({ kind: 'family', purpose: 'tourism' });
      const there = await add(bp3mi, family, papersOf(0, { pass: { carrier: 'TR', number: '0263', to: 'SIN' } }));
      expect((await why(bp3mi, family, there.memberId)).reasons).toEqual(['otherFlight', 'inOtherParty']);
      value(await bp3mi('party.leave', { partyId: family, memberId: there.memberId }));
      const scans = papersOf(0);
      expect(value(await bp3mi('traveller.scan', scans))).toMatchObject({ openPartyId: partyId, fastClear: false });
      expect(await bp3mi('screening.fastClear', { ...scans, purpose: 'tourism', effort: [] })).toMatchObject({
        error: { code: 'in-party', detail: { partyId } },
      });
      expect(code(await bp3mi('screening.open', { ...scans, selection: 'random', purpose: null }))).toBe('in-party');
    });
  });

  it('a party of the other agency with the same passport: said to both before either signs', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi, open } = await desk(bench);
      const partyId = await open();
      const ours = await add(bp3mi, partyId, papersOf(0));
      expect((await why(bp3mi, partyId, ours.memberId)).standing).toBe('match');
      const immigration = await signedIn(bench, people.first, pins.first);
      const flightId = (await view(bp3mi, partyId)).flightId;
      const opening = { kind: 'group', purpose: 'umrah', flightId, leader: null, licence: null } as const;
      const theirs = value(await immigration('party.open', opening)).partyId;
      const there = await add(immigration, theirs, papersOf(0));
      const said = { standing: 'look', reasons: ['inTheirParty'] };
      expect(await why(bp3mi, partyId, ours.memberId)).toEqual(said);
      expect(await why(immigration, theirs, there.memberId)).toEqual(said);
      expect(code(await sign(bp3mi, partyId))).toBe('members-open');
      const settled = { partyId: theirs, memberIds: [there.memberId], settled: true, parentId: null };
      value(await immigration('party.settle', settled));
      value(await sign(immigration, theirs, pins.first));
      expect((await why(bp3mi, partyId, ours.memberId)).reasons).toEqual(['recordedAlready']);
    });
  });

  it('postponed before: the papers asked for then are looked at alone', async () => {
    await withApp(async (bench) => {
      const { people, open, bp3mi } = await desk(bench);
      const immigration = await signedIn(bench, people.first, pins.first);
      const opened = value(
        await immigration('screening.open', { ...papersOf(0), selection: 'documentFact', purpose: 'tourism' }),
      );
      const { catalogue } = value(await immigration('catalogue.current', {}));
      const answers = [
        { kind: 'document', code: 'passport', value: 'doubtful' },
        { kind: 'document', code: 'returnTicket', value: 'missing' },
        ...catalogue.mitigations.map((one) => ({ kind: 'mitigation', code: one.code, value: 'notAsked' }) as const),
      ] as const;
      const { screeningId } = opened;
      value(await immigration('screening.answer', { screeningId, revision: 0, answers: [...answers] }));
      const own = value(await immigration('screening.assessOwn', { screeningId, revision: 1, own: 'concern' }));
      const proposal = {
        ...refer,
        kind: 'postponed' as const,
        ground: 'noValidTravelDocument',
        departLine: 'sesuai temuan di meja',
        milderSteps: ['askedFurther' as const],
        toldIn: 'indonesian' as const,
        statementOffered: true,
      };
      value(await immigration('decision.propose', { screeningId, revision: own.revision, proposal }));
      const partyId = await open();
      const later = await add(bp3mi, partyId, papersOf(0, { pass: { carrier: 'TR', number: '0263', to: 'SIN' } }));
      const { standing, reasons } = await why(bp3mi, partyId, later.memberId);
      expect(standing).toBe('out');
      expect(reasons).toContain('postponedBefore');
      const member = (await view(bp3mi, partyId)).members[0];
      const asked = member?.reasons.flatMap(({ reason }) =>
        reason.kind === 'record' && reason.record.code === 'postponedBefore' ? reason.record.askedFor : [],
      );
      expect(asked).toEqual(['returnTicket']);
    });
  });
});

describe('who may', () => {
  it('any officer of the same agency goes on and signs; the other agency does not see it', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi, open } = await desk(bench);
      const partyId = await open();
      await scanMembers(bp3mi, partyId, first(2));
      const admin = await signedIn(bench, people.admin, pins.admin);
      const added = value(
        await admin('officer.add', {
          name: 'Rekan BP3MI',
          serviceNumber: '',
          agency: 'bp3mi',
          role: 'bp3mi',
          immigrationOfficial: false,
        }),
      );
      const mate = bench.client('mate');
      value(await mate('session.enrol', { officerId: added.officer.id, code: added.code, pin: '192837' }));
      expect(value(await mate('party.list', {}))).toMatchObject([
        { partyId, members: 2, officer: 'Petugas BP3MI', mine: false },
      ]);
      await scanMembers(mate, partyId, [2]);
      const immigration = await signedIn(bench, people.first, pins.first);
      expect(value(await immigration('party.list', {}))).toEqual([]);
      expect(code(await immigration('party.get', { partyId }))).toBe('party-unknown');
      expect(code(await sign(mate, partyId, pins.bp3mi))).toBe('pin-wrong');
      expect(value(await sign(mate, partyId, '192837')).count).toBe(3);
      expect((await view(bp3mi, partyId)).signed).toMatchObject({ by: 'Rekan BP3MI', undoUntil: null });
      const officers = value(await bp3mi('shift.log', {})).map(({ officer }) => officer);
      expect(new Set(officers)).toEqual(new Set(['Rekan BP3MI']));
    });
  });

  it('supervisor, auditor and admin open and sign nothing', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi, flightId, open } = await desk(bench);
      const partyId = await open();
      await scanMembers(bp3mi, partyId, [0]);
      for (const [id, pin] of [
        [people.supervisor, pins.supervisor],
        [people.admin, pins.admin],
      ] as const) {
        const client = await signedIn(bench, id, pin);
        const opening = { kind: 'family', purpose: 'tourism', flightId: flightId('AK 450') } as const;
        expect(code(await client('party.open', opening))).toBe('forbidden');
        expect(code(await client('party.get', { partyId }))).toBe('forbidden');
        expect(code(await client('party.sign', { partyId, revision: 2, pin, effort: [] }))).toBe('forbidden');
      }
    });
  });

  it('purposes that one touch never clears are no party', async () => {
    await withApp(async (bench) => {
      const { bp3mi, flightId } = await desk(bench);
      const opened = async (purpose: string) =>
        code(await bp3mi('party.open', { kind: 'family', purpose, flightId: flightId('AK 450') }));
      expect(await opened('notStated')).toBe('party-purpose');
      expect(await opened('seafarer')).toBe('party-purpose');
      expect(await opened('holiday')).toBe('purpose-unknown');
      expect(await opened('tourism')).toBeNull();
    });
  });

  it('an open party keeps the shift open', async () => {
    await withApp(async (bench) => {
      const { bp3mi, open } = await desk(bench);
      const partyId = await open();
      expect(await bp3mi('shift.close', { approvalId: null })).toMatchObject({
        error: { code: 'parties-open', detail: { count: 1 } },
      });
      await scanMembers(bp3mi, partyId, first(2));
      value(await sign(bp3mi, partyId));
      expect(value(await bp3mi('shift.close', { approvalId: null })).totals).toMatchObject({ cleared: 2 });
      expect(code(await bp3mi('party.undoSign', { partyId }))).toBe('undo-too-late');
    });
  });
});

describe('facts across a party', () => {
  it('are counted for the eye, company and story only, also where one of them has gone on', async () => {
    await withApp(async (bench) => {
      const { bp3mi, open } = await desk(bench);
      const partyId = await open();
      const out: Awaited<ReturnType<typeof takeOut>>[] = [];
      const takeOut = async (index: number) => {
        const { memberId } = await add(bp3mi, partyId, papersOf(index));
        return value(await bp3mi('party.takeOut', { partyId, memberId, selection: 'random' })).screeningId;
      };
      for (const index of first(3)) out.push(await takeOut(index));
      await scanMembers(bp3mi, partyId, [5, 6]);
      const fact = (indicator: string) =>
        ({ kind: 'indicator', code: indicator, value: 'present', basis: 'statement', note: null }) as const;
      for (const screeningId of out) {
        const answers = [fact('ACC-03'), ...(screeningId === out[0] ? [fact('STO-03'), fact('REC-01')] : [])];
        value(await bp3mi('screening.answer', { screeningId, revision: 0, answers }));
      }
      const [screeningId] = out;
      if (screeningId === undefined) throw new Error('nobody taken out');
      const { party } = value(await bp3mi('screening.get', { screeningId }));
      expect(party).toEqual({
        id: partyId,
        kind: 'group',
        members: 5,
        facts: [
          { code: 'ACC-03', count: 3 },
          { code: 'STO-03', count: 1 },
        ],
      });
      const walkedOn = { ...plain, kind: 'notCompleted' as const, cause: 'walkedOn' as const, passportReturned: true };
      value(await bp3mi('decision.propose', { screeningId, revision: 1, proposal: walkedOn }));
      expect(value(await bp3mi('screening.get', { screeningId })).party?.facts[0]).toEqual({
        code: 'ACC-03',
        count: 3,
      });
    });
  });
});

describe('SIGKILL in the middle of a group', () => {
  const Said = z.union([z.object({ partyId: PartyId, bp3mi: OfficerId }), z.object({ members: z.int() })]);

  it('loses at most the scan in the hand', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tapis-party-'));
    try {
      const child = fork(new URL('../../helpers/scanning_party.ts', import.meta.url), [dataDir], { execArgv: [] });
      const gone = new Promise((resolve) => child.once('exit', resolve));
      const opened: { partyId: PartyId; bp3mi: OfficerId }[] = [];
      let members = 0;
      child.on('message', (message) => {
        const said = Said.parse(message);
        if ('partyId' in said) opened.push(said);
        else {
          members = said.members;
          if (members >= 12) child.kill('SIGKILL');
        }
      });
      await gone;
      const [before] = opened;
      if (before === undefined) throw new Error('the party never opened');
      const app = await openApplication({
        dataDir,
        clock: { now: () => '2026-11-21T00:30:00.000Z', monotonic: () => 0 },
        random: (bytes) => new Uint8Array(randomBytes(bytes)),
        secrets: keyFileStore(dataDir),
        log: { note: () => undefined },
      });
      const client = (caller: string) => createClient((name, input) => app.dispatch(caller, name, input));
      const again = await signedIn({ client }, before.bp3mi, pins.bp3mi);
      const kept = await view(again, before.partyId);
      expect(kept.state).toBe('open');
      expect([members, members + 1]).toContain(kept.members.length);
      expect(kept.members.slice(0, members).every(({ standing }) => standing === 'match')).toBe(true);
      app.close();
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});

describe('somebody taken off the list', () => {
  it('a stray boarding pass leaves without a record; a passport is needed for a clarification', async () => {
    await withApp(async (bench) => {
      const { bp3mi, open } = await desk(bench);
      const partyId = await open();
      const stray = value(await bp3mi('party.add', { partyId, passport: null, boarding: papersOf(3).boarding }));
      const { memberId } = stray;
      expect(code(await bp3mi('party.takeOut', { partyId, memberId, selection: 'random' }))).toBe('passport-missing');
      expect((await memberNamed(bp3mi, partyId, 'CONTOH/')).reasons.map(({ remedy }) => remedy)).toEqual(['complete']);
      value(await bp3mi('party.leave', { partyId, memberId }));
      expect((await view(bp3mi, partyId)).members).toEqual([]);
      expect(code(await bp3mi('party.leave', { partyId, memberId }))).toBe('member-unknown');
      expect(value(await bp3mi('shift.log', {}))).toEqual([]);
    });
  });
});
