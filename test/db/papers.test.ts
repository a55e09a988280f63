/** Receipts given out before papers were kept: each keeps its number, its mark and its place in the series. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { openDatabase } from '../../db/open.ts';

const dir = mkdtempSync(join(tmpdir(), 'tapis-papers-'));
const key = new Uint8Array(randomBytes(32));
const path = join(dir, 'tapis.db');
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** A station of the last schema without papers: one passport held, one hold withdrawn, one confirmed and not taken yet. */
function atWork(): void {
  const old = new Database(path);
  old.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  migrate(old, { migrations: migrations.filter(({ version }) => version <= 50), backup: () => undefined });
  const official = "'', 'immigration', 'immigration', 1, 1, NULL, NULL, 0, NULL, ''";
  const decision = (id: string, state: string) =>
    `INSERT INTO decision VALUES ('${id}', 'scr_a', 'postponedPassportHeld', '${state}', 'ofc_a', 'immigration', '', 'noValidTravelDocument',
       0, '[]', 'alasan', NULL, '[]', NULL, 1, NULL, 0, 0, NULL, 'ofc_b', '');`;
  old.exec(`
    INSERT INTO station VALUES ('PLM-A1', 'PLM', 'A1', 'Konter', '', '', '', '', '');
    INSERT INTO officer VALUES ('ofc_a', 'A', ${official}), ('ofc_b', 'B', ${official});
    INSERT INTO shift VALUES ('shf_a', '2026-11-21', '', 'ofc_a', NULL, NULL, NULL, NULL);
    INSERT INTO catalogue VALUES ('aa', '1', '{}', '', 1);
    INSERT INTO screening VALUES ('scr_a', 'shf_a', NULL, 'clarification', 'open', 0, 'ofc_a', '', NULL, NULL, NULL, '[]', 0, 'tip', 'aa', '', NULL);
    ${decision('dec_held', 'confirmed')}
    ${decision('dec_gone', 'void')}
    ${decision('dec_open', 'confirmed')}
    INSERT INTO numberSeries VALUES ('STP', 'immigration', 'A1', 2026, 3);
    INSERT INTO receipt VALUES ('STP/PLM-A1/2026/0001', 'dec_held', 'one'), ('STP/PLM-A1/2026/0002', 'dec_gone', 'two'),
      ('STP/PLM-A1/2026/0003', 'dec_open', 'three');
    INSERT INTO custody (id, screeningId, decisionId, receiptNumber, receiptSource, seal, place, condition, heldAt, heldBy, approvedBy, due,
      receiptTaken, witness) VALUES ('cus_a', 'scr_a', 'dec_held', 'STP/PLM-A1/2026/0001', 'station', 'S 1', 'brankas', '', 'taken', 'ofc_a',
      'ofc_b', '', 'thumb', 'Saksi');`);
  old.close();
}

describe('receipts of before', () => {
  it('become papers with their number, and the series goes on after them', () => {
    atWork();
    const db = openDatabase({ path, key });
    const papers = db
      .prepare(
        'SELECT number, year, sequence, subjectId, issuedAt, taken, witness, voidReason, eventSeq FROM paper ORDER BY sequence',
      )
      .raw()
      .all();
    expect(papers).toEqual([
      ['STP/PLM-A1/2026/0001', 2026, 1, 'dec_held', 'one', 'thumb', 'Saksi', null, null],
      [
        'STP/PLM-A1/2026/0002',
        2026,
        2,
        'dec_gone',
        'two',
        null,
        null,
        'Keputusan ditarik sebelum paspor diterima.',
        null,
      ],
      ['STP/PLM-A1/2026/0003', 2026, 3, 'dec_open', 'three', null, null, null, null],
    ]);
    // What was handed over then was a first copy: the next one is a duplicate.
    expect(db.prepare('SELECT copy, way FROM paperCopy').raw().all()).toEqual([[1, 'print']]);
    const issue = (sequence: number) =>
      db.exec(`
        INSERT INTO event SELECT coalesce(max(seq) + 1, 0), 'paper-issued', 'PLM-A1', NULL, NULL, '', 0, '', '[]', '{}' FROM event;
        INSERT INTO paper SELECT 'pap_n', 'passportReceipt', 'STP', 'immigration', 'A1', 2026, ${String(sequence)}, 'STP n', 'dec_new', NULL, '',
          'ofc_a', max(seq), 'x', NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM event;`);
    db.exec("UPDATE numberSeries SET last = 4 WHERE kind = 'STP'");
    expect(() => issue(5)).toThrow('no gap');
    issue(4);
    db.close();
  });
});
