import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/open.ts';

const dir = mkdtempSync(join(tmpdir(), 'tapis-outage-'));
const db = openDatabase({ path: join(dir, 'tapis.db'), key: new Uint8Array(randomBytes(32)) });
afterAll(() => {
  db.close();
  rmSync(dir, { recursive: true, force: true });
});

db.exec(`
  INSERT INTO event VALUES (0, 'host-started', 'PLM-A1', NULL, NULL, '', 0, 'ab', '[]', '{}');
  INSERT INTO officer VALUES ('ofc_a', 'A', '', 'immigration', 'immigration', 1, 1, NULL, NULL, 0, NULL, '');
  INSERT INTO officer VALUES ('ofc_b', 'B', '', 'immigration', 'immigration', 1, 1, NULL, NULL, 0, NULL, '');
  INSERT INTO officer VALUES ('ofc_c', 'C', '', 'bp3mi', 'bp3mi', 0, 1, NULL, NULL, 0, NULL, '');
  INSERT INTO shift VALUES ('shf_a', '2026-11-21', '', 'ofc_a', NULL, NULL, NULL, NULL);
  INSERT INTO catalogue VALUES ('aa', '1', '{}', '', 1);
  INSERT INTO screening (id, shiftId, depth, state, revision, officerId, openedAt, transit, minor, selection, catalogueSha256, passportHash)
    VALUES ('scr_a', 'shf_a', 'clarification', 'open', 0, 'ofc_a', '', '[]', 0, 'tip', 'aa', '');
  INSERT INTO outagePrint VALUES ('otp_a', 'immigration', 'postponement', 3, 'ofc_a', '');
  ${[1, 2, 3]
    .map(
      (at) => `
  INSERT INTO numberSeries VALUES ('DRT-IMI', 'immigration', 'A1', 2026, 1)
    ON CONFLICT DO UPDATE SET last = last + 1;
  INSERT INTO paper (id, kind, series, agency, counter, year, sequence, number, subjectId, issuedAt, issuedBy, eventSeq, leafHash)
    VALUES ('pap_${String(at)}', 'outageForm', 'DRT-IMI', 'immigration', 'A1', 2026, ${String(at)}, 'N${String(at)}', 'otp_a', '', 'ofc_a', 0, 'x');
  INSERT INTO outageForm VALUES ('N${String(at)}', 'otp_a', 'pap_${String(at)}', 'immigration', 'postponement', 2026, ${String(at)});`,
    )
    .join('')}`);

const enter = (id: string, form: string, more: { second?: string; state?: string } = {}) =>
  db
    .prepare(
      `INSERT INTO outageEntry VALUES (?, ?, '2026-11-21', '2026-11-22', 'ofc_c', 'ofc_a', ?, ?, NULL, NULL, NULL, NULL)`,
    )
    .run(id, form, more.second ?? null, more.state ?? 'waiting');
const record = (id: string) =>
  db.exec(`UPDATE outageEntry SET state = 'recorded', closedAt = '', screeningId = 'scr_a' WHERE id = '${id}'`);
const confirm = (id: string, officer: string) =>
  db.exec(`INSERT INTO outageConfirmation VALUES (NULL, '${id}', '${officer}', '')`);

describe('the outage kit in the database', () => {
  it('prints postponements for Immigration alone and never gives a number twice', () => {
    expect(() => db.exec("INSERT INTO outagePrint VALUES ('otp_b', 'bp3mi', 'postponement', 1, 'ofc_c', '')")).toThrow(
      'CHECK',
    );
    expect(() =>
      db.exec("INSERT INTO outageForm VALUES ('N9', 'otp_a', 'pap_1', 'immigration', 'postponement', 2026, 2)"),
    ).toThrow('UNIQUE');
    expect(() => db.exec("UPDATE outageForm SET number = 'N9' WHERE number = 'N1'")).toThrow('keeps its number');
    expect(() => db.exec("DELETE FROM outageForm WHERE number = 'N3'")).toThrow('never deleted');
  });

  it('records an entry only when everybody who acted confirmed it, each of them and nobody else', () => {
    expect(() => enter('ote_x', 'N1', { second: 'ofc_a' })).toThrow('CHECK');
    expect(() => enter('ote_x', 'N1', { state: 'recorded' })).toThrow('waits');
    enter('ote_a', 'N1', { second: 'ofc_b' });
    db.exec(`INSERT INTO outageWaiting VALUES ('ote_a', '{}')`);
    expect(() => record('ote_a')).toThrow('own confirmation');
    expect(() => confirm('ote_a', 'ofc_c')).toThrow('only who acted');
    confirm('ote_a', 'ofc_a');
    expect(() => confirm('ote_a', 'ofc_a')).toThrow('UNIQUE');
    expect(() => record('ote_a')).toThrow('own confirmation');
    expect(() => db.exec('DELETE FROM outageWaiting')).toThrow('what waits is kept');
    expect(() => db.exec("UPDATE outageEntry SET happenedAt = '2026-11-20'")).toThrow('never rewritten');
    confirm('ote_a', 'ofc_b');
    record('ote_a');
    db.exec('DELETE FROM outageWaiting');
    expect(() => db.exec("UPDATE outageEntry SET state = 'takenBack', closedReason = 'x'")).toThrow('ends once');
  });

  it('uses a form once, and never a spoiled one', () => {
    expect(() => enter('ote_b', 'N1')).toThrow('UNIQUE');
    expect(() => db.exec("INSERT INTO outageSpoiled VALUES ('N1', 'kertas macet', 'ofc_a', '')")).toThrow(
      'not spoiled',
    );
    db.exec("INSERT INTO outageSpoiled VALUES ('N2', 'kertas macet', 'ofc_a', '')");
    expect(() => enter('ote_b', 'N2')).toThrow('not spoiled');
    enter('ote_b', 'N3');
    db.exec(
      "UPDATE outageEntry SET state = 'takenBack', closedAt = '', closedReason = 'salah nama' WHERE id = 'ote_b'",
    );
    enter('ote_c', 'N3');
  });

  it('keeps no count that does not balance', () => {
    const count = (blank: number) =>
      db.exec(`INSERT INTO outageCount VALUES (NULL, 'immigration', 'ofc_a', '', 3, 1, 1, ${String(blank)}, '["N3"]')`);
    expect(() => count(1)).toThrow('CHECK');
    count(0);
    expect(() => db.exec('UPDATE outageCount SET used = 2, blank = -1')).toThrow(/never changed|CHECK/);
  });
});
