import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '../../db/open.ts';

const dir = mkdtempSync(join(tmpdir(), 'tapis-schema-'));
const db = openDatabase({ path: join(dir, 'tapis.db'), key: new Uint8Array(randomBytes(32)) });
afterAll(() => {
  db.close();
  rmSync(dir, { recursive: true, force: true });
});
const tables = z
  .array(z.object({ name: z.string(), strict: z.int() }))
  .parse(
    db
      .prepare(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
      )
      .all(),
  );

const Column = z.object({ name: z.string(), type: z.string(), pk: z.int() });
const columnsOf = (table: string) =>
  z.array(Column).parse(db.prepare('SELECT name, type, pk FROM pragma_table_info(?)').all(table));

const screening = (id: string) =>
  db
    .prepare(
      `INSERT INTO screening VALUES (?, 'shf_a', NULL, 'clarification', 'open', 0, 'ofc_a', '', NULL, NULL, NULL, '[]', 0, 'tip', 'aa', '', NULL)`,
    )
    .run(id);

describe('the schema', () => {
  it('has only STRICT tables', () => {
    expect(tables.length).toBeGreaterThan(15);
    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
  });

  it('refers to columns of the same type, each of them a key', () => {
    const Key = z.object({ table: z.string(), from: z.string(), to: z.string().nullable() });
    for (const { name } of tables) {
      for (const key of z
        .array(Key)
        .parse(db.prepare('SELECT "table", "from", "to" FROM pragma_foreign_key_list(?)').all(name))) {
        const from = columnsOf(name).find((column) => column.name === key.from);
        const to = columnsOf(key.table).find((column) => column.name === key.to);
        expect(from?.type, `${name}.${key.from}`).toBe(to?.type);
        expect(to?.pk, `${key.table}.${key.to ?? ''}`).toBe(1);
      }
    }
  });

  it('knows of every case which officers it names', () => {
    // Of no case: a shift, a catalogue, keys, heads, blank forms, devices, and what is said of officers themselves.
    const apart =
      /^(shift|travellerCount|catalogueSigner|catalogueProposal|custodyListMissing|outagePrint|outageSpoiled|outageCount|cosignerKey|approvalCard|officerHead|erasureRun|officerLeft|shiftSignature|device|deviceNaming|hostTerm)$/;
    const Key = z.object({ table: z.string(), from: z.string() });
    const view = z
      .string()
      .parse(db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = 'officerInCase'").pluck().get());
    const unnamed = tables
      .filter(({ name }) => !apart.test(name))
      .flatMap(({ name }) =>
        z
          .array(Key)
          .parse(db.prepare('SELECT "table", "from" FROM pragma_foreign_key_list(?)').all(name))
          .filter(({ table, from }) => table === 'officer' && !new RegExp(`\\b${from} FROM ${name}\\b`).test(view))
          .map(({ from }) => `${name}.${from}`),
      );
    expect(unnamed).toEqual([]);
    expect(db.prepare('SELECT count(*) FROM officerInCase').pluck().get()).toBe(0);
  });

  it('aborts every change of the log, the tree, answers and custody [V16.4.2]', () => {
    db.exec(`
      INSERT INTO event VALUES (0, 'host-started', 'PLM-A1', NULL, NULL, '2026-11-21T00:00:00.000Z', 0, 'ab', '[]', '{}');
      INSERT INTO treeNode VALUES (0, 0, zeroblob(32));`);
    expect(() => db.exec("UPDATE event SET kind = 'signed-in'")).toThrow('never changed');
    expect(() => db.exec('DELETE FROM event')).toThrow('never deleted');
    expect(() =>
      db.exec("INSERT INTO event VALUES (5, 'host-started', 'PLM-A1', NULL, NULL, '', 0, '', '[]', '{}')"),
    ).toThrow('in order');
    expect(() => db.exec('UPDATE treeNode SET hash = zeroblob(32)')).toThrow('never changed');
    expect(() => db.exec('DELETE FROM treeNode')).toThrow('never cut');
  });

  it('refuses by itself a hold without a second person and a second person who is the first', () => {
    db.exec(`
      INSERT INTO officer VALUES ('ofc_a', 'A', '', 'immigration', 'immigration', 1, 1, NULL, NULL, 0, NULL, '');
      INSERT INTO shift VALUES ('shf_a', '2026-11-21', '', 'ofc_a', NULL, NULL, NULL, NULL);
      INSERT INTO catalogue VALUES ('aa', '1', '{}', '', 1);
      INSERT INTO screening VALUES ('scr_a', 'shf_a', NULL, 'clarification', 'open', 0, 'ofc_a', '', NULL, NULL, NULL, '[]', 0, 'tip', 'aa', '', NULL);`);
    const hold = (second: string | null, ground: string | null = 'noValidTravelDocument') =>
      db
        .prepare(
          `INSERT INTO decision VALUES ('dec_' || hex(randomblob(4)), 'scr_a', 'postponedPassportHeld', 'confirmed', 'ofc_a', 'immigration', '', ?, 0, '[]',
             'alasan', NULL, '[]', NULL, 1, NULL, 0, 0, NULL, ?, '')`,
        )
        .run(ground, second);
    expect(() => hold(null)).toThrow('CHECK');
    expect(() => hold('ofc_a')).toThrow('CHECK');
    db.exec(
      "INSERT INTO officer VALUES ('ofc_b', 'B', '', 'immigration', 'immigration', 1, 1, NULL, NULL, 0, NULL, '')",
    );
    expect(() => hold('ofc_b', null)).toThrow('CHECK');
    expect(hold('ofc_b').changes).toBe(1);
  });

  it('takes a passport only on a confirmed hold, returns it once, and rewrites neither [V2.3.1]', () => {
    screening('scr_b');
    const proposed = db.prepare(
      `INSERT INTO decision VALUES ('dec_b', 'scr_b', 'postponedPassportHeld', 'proposed', 'ofc_a', 'immigration', '', 'noValidTravelDocument', 0,
         '[]', 'alasan', NULL, '[]', NULL, 1, NULL, 0, 0, NULL, NULL, NULL)`,
    );
    expect(proposed.run().changes).toBe(1);
    const take = (taken = "'signed', NULL") =>
      db.exec(
        `INSERT INTO custody VALUES ('cus_a', 'scr_b', 'dec_b', 'B 1', 'book', 'S 1', 'brankas', '', '', 'ofc_a', 'ofc_b', '', NULL,
           ${taken})`,
      );
    expect(take).toThrow('without a confirmed hold');
    expect(() => db.exec("UPDATE decision SET reason = 'lain' WHERE id = 'dec_b'")).toThrow('never changed');
    db.exec("UPDATE decision SET state = 'confirmed', secondOfficerId = 'ofc_b', confirmedAt = '' WHERE id = 'dec_b'");
    expect(() => db.exec("UPDATE decision SET secondOfficerId = 'ofc_a' WHERE id = 'dec_b'")).toThrow(/once|CHECK/);
    for (const taken of ['NULL, NULL', "'thumb', NULL", "'refused', NULL", "'signed', 'Saksi'"]) {
      expect(() => take(taken)).toThrow('before a witness');
    }
    take();
    expect(() => db.exec("UPDATE custody SET receiptTaken = 'refused'")).toThrow('never rewritten');
    expect(() => db.exec("UPDATE decision SET state = 'void' WHERE id = 'dec_b'")).toThrow('taken passport');
    expect(() => db.exec("UPDATE custody SET seal = 'S 2'")).toThrow('never rewritten');
    const release = (id: string, step: number) =>
      db.exec(
        `INSERT INTO custodyMove VALUES ('${id}', 'cus_a', ${String(step)}, 'holder', '', 'ofc_b', 'ofc_b', NULL, NULL, 'Contoh Budi', NULL, NULL,
           NULL, '', '', '', NULL, '')`,
      );
    release('mov_b', 2);
    expect(() => {
      release('mov_c', 3);
    }).toThrow('only a passport that is held moves');
    expect(() => db.exec('DELETE FROM custody')).toThrow('never deleted');
  });

  it('opens no closed screening again, ends a referral once and appends assessments', () => {
    screening('scr_c');
    db.exec(`
      INSERT INTO decision VALUES ('dec_c', 'scr_c', 'referred', 'confirmed', 'ofc_a', 'bp3mi', '', NULL, 0, '[]', 'alasan', NULL, '[]',
        NULL, 0, NULL, 1, 0, NULL, NULL, '');
      INSERT INTO referral VALUES ('ref_a', 'scr_c', 'dec_c', 'waiting', '', 'ofc_a', NULL, NULL, NULL, NULL);
      INSERT INTO assessment VALUES (1, 'scr_c', 'desk', 'clear', 'ofc_a', 'immigration', '', '{}');
      UPDATE referral SET state = 'accepted', acceptedBy = 'ofc_b', closedAt = '';
      UPDATE screening SET state = 'decided', closedAt = '' WHERE id = 'scr_c';`);
    expect(() => db.exec("UPDATE referral SET state = 'lapsed'")).toThrow('ends once');
    expect(() => db.exec("UPDATE assessment SET own = 'concern'")).toThrow('appended');
    expect(() => db.exec("UPDATE decision SET state = 'void' WHERE id = 'dec_c'")).toThrow('confirmed once');
    expect(() => db.exec("UPDATE screening SET state = 'open', closedAt = NULL WHERE id = 'scr_c'")).toThrow(
      'stays closed',
    );
    expect(() => db.exec("UPDATE screening SET state = 'void' WHERE id = 'scr_c'")).toThrow('stays closed');
  });

  it('brings a catalogue into force only through a replayed proposal of two persons, and no old one back', () => {
    const bb = 'b'.repeat(64);
    const insert = () => db.exec(`INSERT INTO catalogue VALUES ('${bb}', '2', '{}', '', 1)`);
    expect(insert).toThrow('two persons');
    const propose = (signers: string, origin: string) =>
      db.exec(
        `INSERT INTO catalogueProposal VALUES (NULL, '${bb}', '2', '{}', '${origin}', '${signers}', '', 'ofc_a', NULL, NULL, NULL, NULL,
           'proposed', NULL, NULL, NULL)`,
      );
    expect(() => propose('[]', 'file')).toThrow('CHECK');
    expect(() => propose('["a"]', 'delivered')).toThrow('CHECK');
    propose('["a"]', 'file');
    expect(() => propose('["a"]', 'file')).toThrow('UNIQUE');
    const activate = (first: string, second: string) =>
      db.exec(
        `UPDATE catalogueProposal SET state = 'activated', closedAt = '', closedBy = '${first}', closedWith = ${second}`,
      );
    expect(() => activate('ofc_a', "'ofc_b'"), 'not replayed').toThrow('CHECK');
    db.exec("UPDATE catalogueProposal SET replayBase = 'aa', replayedAt = '', replayedBy = 'ofc_a', replay = '{}'");
    expect(() => activate('ofc_a', 'NULL')).toThrow('CHECK');
    expect(() => activate('ofc_a', "'ofc_a'")).toThrow('CHECK');
    expect(() => db.exec("UPDATE catalogueProposal SET content = '[]'")).toThrow('never rewritten');
    expect(insert).toThrow('two persons');
    activate('ofc_a', "'ofc_b'");
    expect(() => db.exec("UPDATE catalogueProposal SET state = 'withdrawn'")).toThrow('ends once');
    expect(() => db.exec('DELETE FROM catalogueProposal')).toThrow('never deleted');
    expect(insert, 'one in force at a time').toThrow('UNIQUE');
    db.exec("UPDATE catalogue SET active = 0 WHERE sha256 = 'aa'");
    insert();
    expect(() => db.exec("UPDATE catalogue SET active = 1 WHERE sha256 = 'aa'")).toThrow('does not come back');
    expect(() => db.exec("UPDATE catalogue SET content = '[]'")).toThrow('never rewritten');
    expect(() => db.exec("DELETE FROM catalogue WHERE sha256 = 'aa'")).toThrow('never deleted');
  });

  it('takes a signer in and out with two persons, once', () => {
    const cc = 'c'.repeat(64);
    const add = (second: string) =>
      db.exec(
        `INSERT INTO catalogueSigner VALUES (NULL, '${cc}', 'a+b+c', '', 'ofc_a', '${second}', NULL, NULL, NULL)`,
      );
    expect(() => add('ofc_a')).toThrow('CHECK');
    add('ofc_b');
    expect(() => add('ofc_b')).toThrow('UNIQUE');
    expect(() => db.exec("UPDATE catalogueSigner SET verifierKey = 'x+y+z'")).toThrow('never rewritten');
    const remove = (second: string) =>
      db.exec(`UPDATE catalogueSigner SET removedAt = '', removedBy = 'ofc_a', removedWith = '${second}'`);
    expect(() => remove('ofc_a')).toThrow('CHECK');
    remove('ofc_b');
    expect(() => remove('ofc_b')).toThrow('removed once');
    expect(() => db.exec('DELETE FROM catalogueSigner')).toThrow('never deleted');
    add('ofc_b');
  });

  it('keeps one shift open at a time and one seal in use once', () => {
    expect(() =>
      db.exec("INSERT INTO shift VALUES ('shf_b', '2026-11-21', '', 'ofc_a', NULL, NULL, NULL, NULL)"),
    ).toThrow('UNIQUE');
  });

  it('gives papers numbers without a gap, and changes, drops and empties none', () => {
    db.exec(`
      INSERT INTO event SELECT max(seq) + 1, 'paper-issued', 'PLM-A1', NULL, NULL, '', 0, '', '[]', '{}' FROM event;`);
    const draw = () =>
      db.exec(`INSERT INTO numberSeries VALUES ('SPK', 'immigration', 'A1', 2026, 1)
        ON CONFLICT (kind, agency, counter, year) DO UPDATE SET last = last + 1`);
    const issue = (
      id: string,
      sequence: number,
      kind = 'postponementNotice',
      more = 'NULL, NULL, NULL, NULL, NULL, NULL, NULL',
    ) =>
      db.exec(`INSERT INTO paper SELECT '${id}', '${kind}', 'SPK', 'immigration', 'A1', 2026, ${String(sequence)}, 'SPK ${id}', 'dec_${id}', NULL,
        '', 'ofc_a', max(seq), 'x', ${more} FROM event`);
    expect(() => issue('pap_a', 1), 'no number drawn').toThrow('no gap');
    draw();
    expect(() => issue('pap_a', 2)).toThrow('no gap');
    expect(() => issue('pap_a', 1, 'letter')).toThrow('CHECK');
    issue('pap_a', 1);
    expect(() => issue('pap_b', 2), 'number not drawn').toThrow('no gap');
    draw();
    draw();
    expect(() => issue('pap_b', 3), 'a number that belongs to no paper').toThrow('no gap');
    expect(() => db.exec("UPDATE numberSeries SET last = 1 WHERE kind = 'SPK'")).toThrow('by one');
    expect(() => db.exec("DELETE FROM numberSeries WHERE kind = 'SPK'")).toThrow('by one');
    db.exec("INSERT INTO paperSheet VALUES ('pap_a', '{}')");
    expect(() => db.exec("UPDATE paperSheet SET sheet = '[]'")).toThrow('never changed');
    expect(() => db.exec('DELETE FROM paperSheet')).toThrow('never deleted');
    expect(() => db.exec("UPDATE paper SET number = 'SPK 9'")).toThrow('never changed');
    expect(() => db.exec("UPDATE paper SET leafHash = 'y'")).toThrow('never changed');
    expect(() => db.exec('DELETE FROM paper')).toThrow('never deleted');
    const copy = (which: number) =>
      db.exec(`INSERT INTO paperCopy VALUES ('pap_a', ${String(which)}, 'print', 'a4', '', 'ofc_a')`);
    expect(() => copy(2)).toThrow('counted');
    copy(1);
    expect(() => copy(1)).toThrow('counted');
    expect(() => db.exec('DELETE FROM paperCopy')).toThrow('counted');
    db.exec("UPDATE paper SET taken = 'signed', takenAt = '', takenBy = 'ofc_a'");
    expect(() => db.exec("UPDATE paper SET taken = 'thumb', witness = 'Saksi'")).toThrow('taken once');
    db.exec("UPDATE paper SET voidedAt = '', voidedBy = 'ofc_a', voidReason = 'salah cetak'");
    expect(() => db.exec('UPDATE paper SET voidedAt = NULL, voidedBy = NULL, voidReason = NULL')).toThrow('stays void');
    expect(() => copy(2)).toThrow('no more');
  });

  it('keeps a device as it was paired, appends its names, and has no two in use under one', () => {
    const device = (id: string, name: string) =>
      db.exec(`INSERT INTO device VALUES ('${id}', '${name}', 'counter1', 'print ${id}', '', 'ofc_a', NULL, NULL)`);
    const naming = (id: string, step: number, name: string) =>
      db.exec(`INSERT INTO deviceNaming VALUES ('${id}', ${String(step)}, '${name}', 'secondary', '', 'ofc_a')`);
    device('dev_a', 'Tablet 1');
    device('dev_b', 'Tablet 2');
    expect(() => device('dev_c', 'Tablet 1')).toThrow('has this name');
    expect(() => naming('dev_a', 1, 'Tablet 2')).toThrow('has this name');
    naming('dev_a', 1, 'Meja 1');
    expect(() => naming('dev_a', 1, 'Meja 2')).toThrow('UNIQUE');
    device('dev_c', 'Tablet 1');
    expect(db.prepare('SELECT name, place FROM deviceNow ORDER BY id').all()).toEqual([
      { name: 'Meja 1', place: 'secondary' },
      { name: 'Tablet 2', place: 'counter1' },
      { name: 'Tablet 1', place: 'counter1' },
    ]);
    expect(() => db.exec("UPDATE device SET name = 'lain' WHERE id = 'dev_a'")).toThrow('never changed');
    expect(() => db.exec("UPDATE deviceNaming SET name = 'lain'")).toThrow('never changed');
    expect(() => db.exec('DELETE FROM deviceNaming')).toThrow('never deleted');
    db.exec("UPDATE device SET revokedAt = '', revokedBy = 'ofc_a' WHERE id = 'dev_a'");
    expect(() => naming('dev_a', 2, 'Meja 3')).toThrow('keeps its name');
    device('dev_d', 'Meja 1');
  });

  it('takes what was carried once, and rewrites none of it [V2.3.4]', () => {
    screening('scr_f');
    screening('scr_g');
    const id = 'a'.repeat(32);
    const take = (screeningId: string) =>
      db.exec(`INSERT INTO carried VALUES ('${id}', '${screeningId}', 'dev_b', '', '')`);
    take('scr_f');
    expect(() => take('scr_g')).toThrow('UNIQUE');
    db.exec(`INSERT INTO carriedWords VALUES ('${id}', '{}'); INSERT INTO deviceKey VALUES ('dev_b', 'key')`);
    expect(() => db.exec("UPDATE carriedWords SET words = ''")).toThrow('never changed');
    expect(() => db.exec("UPDATE carried SET deviceId = 'dev_c'")).toThrow('never changed');
    expect(() => db.exec("UPDATE deviceKey SET publicKey = ''")).toThrow('never changed');
    expect(() => db.exec('DELETE FROM deviceKey')).toThrow('never deleted');
    db.exec('DELETE FROM carriedWords');
    expect(() => db.exec('DELETE FROM carried')).toThrow('taken once');
  });
});
