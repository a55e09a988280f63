/** The custody ledger through the real application: every way a passport can go, and what is refused. */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { confirmedHold, putsPin, secondOf, take } from './custody_station.ts';
import { code, flights, pins, signedIn, staffed, value, withApp, type Bench } from './with_app.ts';
import { printedReceipt } from '../../helpers/receipts.ts';

/** A station with an open shift and one passport held, seal S-1, place Brankas, due Monday. */
async function keeping(bench: Bench) {
  const people = await staffed(bench);
  const first = await signedIn(bench, people.first, pins.first);
  value(await first('shift.open', { flights, clockConfirmed: true }));
  const decisionId = await confirmedHold(first, 'X1234567', secondOf(people));
  const custodyId = await take(first, decisionId, { seal: 'S-1' });
  return { people, first, custodyId, decisionId };
}

const outside = { officer: null, receiver: 'Contoh Penerima' };

const history = async (client: Client, custodyId: InputOf<'custody.history'>['custodyId']) =>
  value(await client('custody.history', { custodyId }));

describe('a passport in custody', () => {
  it('moves with two names each time, and another shift gives it back', async () => {
    await withApp(async (bench) => {
      const { people, first, custodyId } = await keeping(bench);
      const second = await signedIn(bench, people.second, pins.second);
      const moved = value(
        await first('custody.move', {
          custodyId,
          step: 1,
          kind: 'place',
          place: 'Lemari kepala',
          ...outside,
          paper: 'P-7',
        }),
      );
      expect(moved).toMatchObject({ place: 'Brankas', now: { place: 'Lemari kepala', keeper: 'Contoh Penerima' } });
      const officer = await putsPin(first, secondOf(people), { call: 'custody.move', subject: custodyId });
      value(await first('custody.move', { custodyId, step: 2, kind: 'officer', officer }));
      const witness = await putsPin(
        second,
        { id: people.bp3mi, pin: pins.bp3mi },
        { call: 'custody.move', subject: custodyId },
      );
      value(
        await second('custody.move', {
          custodyId,
          step: 3,
          kind: 'reseal',
          seal: 'S-2',
          reason: 'Segel robek.',
          officer: witness,
        }),
      );
      value(await first('shift.close', { approvalId: null, listMissing: 'Pencetak mati' }));
      bench.advance(24 * 3_600_000);
      const later = await signedIn(bench, people.second, pins.second);
      value(await later('custody.release', { custodyId, to: 'holder', receiver: 'BUDI CONTOH' }));
      const { passport, moves } = await history(later, custodyId);
      expect(moves.map(({ kind, giver, taker }) => [kind, giver, taker])).toEqual([
        ['in', 'BUDI CONTOH', 'Pejabat Pertama'],
        ['place', 'Pejabat Pertama', 'Contoh Penerima'],
        ['officer', 'Pejabat Pertama', 'Pejabat Kedua'],
        ['reseal', 'Pejabat Kedua', 'Petugas BP3MI'],
        ['holder', 'Pejabat Kedua', 'BUDI CONTOH'],
      ]);
      const papers: unknown[] = [];
      for (const { id: subjectId } of moves) {
        const issued = await later('paper.issue', { kind: 'passportReturn', subjectId });
        papers.push(issued.ok ? issued.value.number : issued.error.code);
      }
      expect(papers).toEqual([
        'paper-subject-unknown',
        ...[1, 2, 3, 4].map((number) => `BPP/PLM-A1/2026/000${String(number)}`),
      ]);
      expect(passport).toMatchObject({ now: null, gone: { way: 'holder', by: 'Pejabat Kedua' }, overdue: false });
      expect(value(await later('custody.list', {}))).toMatchObject({
        held: [],
        taken: 1,
        returned: 1,
        inCustody: 0,
        balanced: true,
      });
    });
  });

  it('goes to a proxy, an office, BP3MI or an investigator, each with its own paper', async () => {
    await withApp(async (bench) => {
      const { people, first, custodyId } = await keeping(bench);
      const release = async (input: Omit<InputOf<'custody.release'>, 'custodyId'>) =>
        first('custody.release', { custodyId, ...input });
      const refused: readonly (readonly [Omit<InputOf<'custody.release'>, 'custodyId'>, string])[] = [
        [{ to: 'holder' }, 'receiver-missing'],
        [{ to: 'proxy', receiver: 'Contoh Wakil' }, 'proxy-paper-missing'],
        [{ to: 'proxy', receiver: 'Contoh Wakil', paper: 'SK 1/2026' }, 'proxy-identity-missing'],
        [{ to: 'office', receiver: 'Contoh Petugas' }, 'office-missing'],
        [{ to: 'office', receiver: 'Contoh Petugas', office: 'Kantor Imigrasi' }, 'office-receipt-missing'],
        [{ to: 'bp3mi', receiver: 'Contoh Petugas' }, 'minutes-missing'],
        [{ to: 'seized', receiver: 'Contoh Penyidik', paper: 'SPRIN-1' }, 'authority-missing'],
        [{ to: 'seized', receiver: 'Contoh Penyidik', authority: 'police' }, 'warrant-missing'],
      ];
      for (const [input, fault] of refused) expect([input, code(await release(input))]).toEqual([input, fault]);
      expect((await history(first, custodyId)).moves).toHaveLength(1);
      const bp3mi = { id: people.bp3mi, pin: pins.bp3mi };
      const officer = await putsPin(first, bp3mi, { call: 'custody.release', subject: custodyId });
      const wrong = await putsPin(first, secondOf(people), { call: 'custody.release', subject: custodyId });
      expect(code(await release({ to: 'bp3mi', officer: wrong, paper: 'BA-1/2026' }))).toBe('second-name-does-not-fit');
      expect(code(await release({ to: 'holder', officer }))).toBe('second-name-does-not-fit');
      value(await release({ to: 'bp3mi', officer, paper: 'BA-1/2026' }));
      expect(code(await release({ to: 'holder', receiver: 'BUDI CONTOH' }))).toBe('already-released');
      const others = [
        [{ to: 'proxy', receiver: 'Contoh Wakil', paper: 'SK 1/2026', identity: '1671000000000000' }, 'X1111111'],
        [{ to: 'office', receiver: 'Contoh Petugas', office: 'Kantor Imigrasi', paper: 'TT-9' }, 'X2222222'],
        [{ to: 'seized', receiver: 'Contoh Penyidik', authority: 'ppns', paper: 'SPRIN-1' }, 'X3333333'],
      ] as const;
      for (const [input, number] of others) {
        const decisionId = await confirmedHold(first, number, secondOf(people));
        const id = await take(first, decisionId, { seal: number });
        value(await first('custody.release', { custodyId: id, ...input }));
        expect((await history(first, id)).passport.gone).toMatchObject({ way: input.to, receiver: input.receiver });
      }
    });
  });

  it('that was taken stays so: the same passport, its seal and its number are not taken twice', async () => {
    await withApp(async (bench) => {
      const { people, first, custodyId } = await keeping(bench);
      const again = await confirmedHold(first, 'X1234567', secondOf(people));
      const receiptNumber = await printedReceipt(first, again, {
        seal: 'S-1',
        place: 'Brankas',
        condition: 'Baik',
        due: '2026-11-23',
      });
      const input = {
        decisionId: again,
        receiptNumber,
        receiptSource: 'station',
        seal: 'S-9',
        place: 'Brankas',
      } as const;
      const taken = {
        condition: 'Baik',
        due: '2026-11-23',
        dueReason: null,
        receiptTaken: 'signed',
        witness: null,
      } as const;
      expect(code(await first('custody.hold', { ...input, ...taken }))).toBe('already-held');
      value(await first('custody.release', { custodyId, to: 'holder', receiver: 'BUDI CONTOH' }));
      value(await first('custody.hold', { ...input, ...taken, seal: 'S-1' }));
      const other = await confirmedHold(first, 'X7654321', secondOf(people));
      const id = await take(first, other, { seal: 'S-2' });
      const reseal = { custodyId: id, step: 1, kind: 'reseal', reason: 'Segel robek.', ...outside } as const;
      expect(code(await first('custody.move', { ...reseal, seal: 'S-1' }))).toBe('seal-in-use');
      value(await first('custody.move', { ...reseal, seal: 'S-3' }));
    });
  });
});

describe('who may what', () => {
  it('staff of Immigration, shift heads and BP3MI move nothing, and each refusal is in the log', async () => {
    await withApp(async (bench) => {
      const { people, custodyId } = await keeping(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const added = value(
        await admin('officer.add', {
          name: 'Staf Imigrasi',
          serviceNumber: '',
          agency: 'immigration',
          role: 'immigration',
          immigrationOfficial: false,
        }),
      );
      const staff = bench.client('staff');
      value(await staff('session.enrol', { officerId: added.officer.id, code: added.code, pin: '246813' }));
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const acts = async (client: Client) => [
        code(await client('custody.move', { custodyId, step: 1, kind: 'place', place: 'Laci', ...outside })),
        code(await client('custody.release', { custodyId, to: 'holder', receiver: 'BUDI CONTOH' })),
        code(await client('custody.extend', { custodyId, step: 1, due: '2026-11-24' })),
      ];
      expect(await acts(staff)).toEqual(Array.from({ length: 3 }, () => 'custody-officials-only'));
      expect(await acts(bp3mi)).toEqual(Array.from({ length: 3 }, () => 'forbidden'));
      expect(await acts(supervisor)).toEqual(Array.from({ length: 3 }, () => 'forbidden'));
      expect((await history(supervisor, custodyId)).moves).toHaveLength(1);
      const { events } = value(await supervisor('audit.list', { before: null, limit: 200 }));
      const refusals = events.filter(({ kind }) => kind === 'measure-refused').map(({ subjects }) => subjects[0]);
      for (const name of ['custody.move', 'custody.release', 'custody.extend']) {
        expect(refusals.filter((subject) => subject === `call ${name}`)).toHaveLength(3);
      }
    });
  });

  it('BP3MI sees a passport only once it came to it, without the reasons of Immigration', async () => {
    await withApp(async (bench) => {
      const { people, first, custodyId } = await keeping(bench);
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect(value(await bp3mi('custody.list', {}))).toMatchObject({ held: [], gone: [], inCustody: 1 });
      expect(code(await bp3mi('custody.history', { custodyId }))).toBe('custody-unknown');
      expect(code(await bp3mi('custody.count', {}))).toBe('forbidden');
      const due = { custodyId, step: 1, due: '2026-12-18', reason: 'Menunggu Dittipidum.' };
      value(await first('custody.extend', due));
      value(
        await first('custody.release', { custodyId, to: 'bp3mi', receiver: 'Contoh Pendamping', paper: 'BA-1/2026' }),
      );
      const { gone } = value(await bp3mi('custody.list', {}));
      expect(gone.map(({ name }) => name)).toEqual(['BUDI CONTOH']);
      const seen = await history(bp3mi, custodyId);
      expect(seen.moves.map(({ kind }) => kind)).toEqual(['in', 'bp3mi']);
      expect(JSON.stringify(seen)).not.toContain('Dittipidum');
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const { events } = value(await supervisor('audit.list', { before: null, limit: 200 }));
      const views = events.filter(({ kind }) => kind === 'viewed').map(({ subjects }) => subjects.join(' '));
      expect(views).toContain(`call custody.history screening ${seen.passport.screeningId}`);
    });
  });

  it('a second name is somebody else, by own PIN, for this passport alone', async () => {
    await withApp(async (bench) => {
      const { people, first, custodyId } = await keeping(bench);
      const move = (officer: InputOf<'custody.move'>['officer']) =>
        first('custody.move', { custodyId, step: 1, kind: 'officer', officer });
      const good = await putsPin(first, secondOf(people), { call: 'custody.move', subject: custodyId });
      expect(code(await move({ ...good, officerId: people.first }))).toBe('second-name-does-not-fit');
      expect(code(await move({ ...good, officerId: people.bp3mi }))).toBe('second-name-does-not-fit');
      expect(code(await move(null))).toBe('second-name-does-not-fit');
      const other = await putsPin(first, secondOf(people), { call: 'custody.release', subject: custodyId });
      expect(code(await move(other))).toBe('approval-other-call');
      bench.advance(60_001);
      expect(code(await move(good))).toBe('approval-expired');
      const fresh = await putsPin(first, secondOf(people), { call: 'custody.move', subject: custodyId });
      value(await move(fresh));
      expect(code(await move(fresh))).toBe('custody-changed');
    });
  });
});

describe('the due day', () => {
  it('moves with a reason where it is more than three working days from the taking, public holidays left out', async () => {
    await withApp(async (bench) => {
      const { first, custodyId } = await keeping(bench);
      const extend = (step: number, due: string, reason = '') =>
        first('custody.extend', { custodyId, step, due, reason });
      expect(code(await extend(1, '2026-11-20'))).toBe('due-in-the-past');
      expect(code(await extend(1, '2026-11-23'))).toBe('due-unchanged');
      value(await extend(1, '2026-11-25'));
      expect(code(await extend(1, '2026-11-24'))).toBe('custody-changed');
      expect(code(await extend(2, '2026-11-26'))).toBe('due-reason-missing');
      expect(code(await extend(2, '9999-12-31', 'ya'))).toBe('due-reason-missing');
      value(await extend(2, '2026-11-26', 'Menunggu konfirmasi dari kantor.'));
      const { moves } = await history(first, custodyId);
      expect(moves.map(({ due }) => due)).toEqual(['2026-11-23', '2026-11-25', '2026-11-26']);
    });
  });

  it('that has passed is first on the list and in the figures', async () => {
    await withApp(async (bench) => {
      const { people, first, custodyId } = await keeping(bench);
      const later = await confirmedHold(first, 'X7654321', secondOf(people));
      const kept = await take(first, later, { seal: 'S-2', place: 'A', due: '2026-11-25' });
      expect(value(await first('custody.count', {}))).toMatchObject({ held: 2, overdue: 0, dueToday: 0 });
      bench.advance(3 * 24 * 3_600_000);
      const again = await signedIn(bench, people.first, pins.first);
      expect(value(await again('custody.count', {}))).toMatchObject({ held: 2, overdue: 1, dueToday: 0 });
      const { held } = value(await again('custody.list', {}));
      expect(held.map(({ id, overdue }) => [id, overdue])).toEqual([
        [custodyId, true],
        [kept, false],
      ]);
    });
  });
});

/** SQL of a move of the one passport held: the columns after `kind` for somebody outside. */
const officer = '(SELECT heldBy FROM custody)';

function out(id: string, step: number, by = officer, taker = "'Contoh Penerima'", kind = 'holder'): string {
  const authority = kind === 'seized' ? "'police'" : 'NULL';
  return `INSERT INTO custodyMove VALUES ('${id}', (SELECT id FROM custody), ${String(step)}, '${kind}', '2026-11-22T00:00:00.000Z', ${by}, ${by},
    NULL, NULL, ${taker}, NULL, NULL, NULL, '', '', '', ${authority}, '');`;
}

const extend = (after: string): string =>
  `INSERT INTO custodyMove SELECT 'mov_x', custodyId, 2, 'extend', '2026-11-22T00:00:00.000Z', ${officer}, ${officer}, NULL, NULL, NULL, ${after},
     '', '', '', NULL, '' FROM custodyState`;

describe('somebody with the key and SQL', () => {
  const attacks = [
    [
      'moves a passport nobody holds',
      out('mov_x', 2).replace('(SELECT id FROM custody)', "'cus_no'"),
      /is held|FOREIGN/,
    ],
    ['takes it out twice', `${out('mov_x', 2)} ${out('mov_y', 3)}`, 'only a passport that is held moves'],
    ['skips a step', out('mov_x', 5), 'only a passport that is held moves'],
    [
      'brings it in again',
      "INSERT INTO custodyMove SELECT 'mov_x', custodyId, 2, kind, at, officerId, giverId, giverName, takerId, takerName, place, seal, due, paper, office, identity, authority, reason FROM custodyMove",
      /comes in once|one passport|CHECK/,
    ],
    [
      'writes over a move',
      "INSERT OR REPLACE INTO custodyMove SELECT id, custodyId, 2, 'extend', at, officerId, officerId, NULL, NULL, NULL, place, seal, '2027-01-01', '', '', '', NULL, '' FROM custodyMove",
      'are appended',
    ],
    ['changes a move', "UPDATE custodyMove SET takerName = 'lain'", 'are appended'],
    ['deletes a move', 'DELETE FROM custodyMove', 'are appended'],
    ['changes the receipt', "UPDATE custody SET place = 'lain'", 'never rewritten'],
    ['deletes the receipt', 'DELETE FROM custody', 'never deleted'],
    [
      'takes it again',
      "INSERT OR REPLACE INTO custody SELECT id, screeningId, decisionId, receiptNumber, receiptSource, 'S-9', place, condition, heldAt, heldBy, approvedBy, due, dueReason, receiptTaken, witness FROM custody",
      'taken once',
    ],
    [
      'says it is out',
      "UPDATE custodyState SET state = 'out', place = NULL, seal = NULL, due = NULL",
      'follows its moves',
    ],
    ['says it is elsewhere', "UPDATE custodyState SET place = 'lain', step = 2", 'follows its moves'],
    ['forgets where it is', 'DELETE FROM custodyState', 'follows its moves'],
    [
      'replaces where it is',
      "INSERT OR REPLACE INTO custodyState SELECT custodyId, NULL, 'held', 1, place, seal, due, keeperId, keeperName FROM custodyState",
      'follows its moves',
    ],
    ['changes the balance', 'UPDATE custodyBalance SET taken = 2, held = 2', 'gone or held'],
    ['breaks the balance', 'UPDATE custodyBalance SET held = 0', 'gone or held'],
    ['ignores the balance', 'UPDATE OR IGNORE custodyBalance SET taken = 7', 'gone or held'],
    ['puts a second balance', 'INSERT OR REPLACE INTO custodyBalance VALUES (1, 0, 0, 0)', 'one balance'],
    ['deletes the balance', 'DELETE FROM custodyBalance', 'one balance'],
    ['acts as BP3MI', out('mov_x', 2, "(SELECT id FROM officer WHERE role = 'bp3mi')"), 'only a Pejabat Imigrasi'],
    ['gives it to nobody', out('mov_x', 2, officer, "''"), 'two names'],
    ['gives it to a proxy without papers', out('mov_x', 2, officer, "'Contoh Wakil'", 'proxy'), 'names its paper'],
    [
      'lets it be seized without a warrant',
      out('mov_x', 2, officer, "'Contoh Penyidik'", 'seized'),
      /names its paper|CHECK/,
    ],
    ['changes two things at once', extend("'lain', seal, '2027-01-01'"), 'changes one thing'],
    ['voids the decision', "UPDATE decision SET state = 'void'", 'taken passport'],
  ] as const;

  it('finds the database holding its own balance', async () => {
    await withApp(async (bench) => {
      const { people } = await keeping(bench);
      bench.close();
      const db = new Database(join(bench.dir, 'live', 'tapis.db'));
      db.pragma(`key = "x'${Buffer.from(await bench.key()).toString('hex')}'"`);
      db.pragma('foreign_keys = ON');
      const whole = () => [
        db.prepare('SELECT * FROM custody').all(),
        db.prepare('SELECT * FROM custodyMove').all(),
        db.prepare('SELECT * FROM custodyState').all(),
        db.prepare('SELECT * FROM custodyBalance').all(),
      ];
      const before = whole();
      const said = attacks.map(([name, sql]) => {
        try {
          db.transaction(() => void db.exec(sql))();
          return [name, 'went through', whole()] as const;
        } catch (thrown) {
          return [name, thrown instanceof Error ? thrown.message : '', whole()] as const;
        }
      });
      db.close();
      await bench.reopen();
      expect(said).toEqual(attacks.map(([name, , fault]): unknown => [name, expect.stringMatching(fault), before]));
      const first = await signedIn(bench, people.first, pins.first);
      expect(value(await first('custody.list', {}))).toMatchObject({ inCustody: 1, balanced: true });
    });
  });

  it('who drops the triggers is found out: the balance no longer agrees', async () => {
    await withApp(async (bench) => {
      const { people } = await keeping(bench);
      bench.close();
      const db = new Database(join(bench.dir, 'live', 'tapis.db'));
      db.pragma(`key = "x'${Buffer.from(await bench.key()).toString('hex')}'"`);
      db.exec(`DROP TRIGGER custodyState_follows; DROP TRIGGER custodyBalance_balances;
        UPDATE custodyState SET state = 'out', place = NULL, seal = NULL, due = NULL;
        UPDATE custodyBalance SET gone = 1, held = 0;`);
      db.close();
      await bench.reopen();
      const first = await signedIn(bench, people.first, pins.first);
      expect(value(await first('custody.list', {}))).toMatchObject({ held: [], balanced: false });
    });
  });
});
