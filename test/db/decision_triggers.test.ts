/** The database refuses by itself what a handler would have to forget: moves, corrections, voids, cards, marks for review. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/open.ts';

const dir = mkdtempSync(join(tmpdir(), 'tapis-triggers-'));
let db = open('first');
let files = 0;
function open(name: string) {
  return openDatabase({ path: join(dir, `${name}.db`), key: new Uint8Array(randomBytes(32)) });
}
afterAll(() => {
  db.close();
  rmSync(dir, { recursive: true, force: true });
});

/** An officer of an agency, a Pejabat Imigrasi where told. */
const officer = (id: string, agency: 'bp3mi' | 'immigration', role: string, official: 0 | 1) =>
  db.exec(
    `INSERT INTO officer VALUES ('${id}', '${id}', '', '${agency}', '${role}', ${String(official)}, 1, NULL, NULL, 0, NULL, '')`,
  );

beforeEach(() => {
  db.close();
  db = open(String((files += 1)));
  officer('bp3mi', 'bp3mi', 'bp3mi', 0);
  officer('staff', 'immigration', 'immigration', 0);
  officer('one', 'immigration', 'immigration', 1);
  officer('two', 'immigration', 'immigration', 1);
  officer('head', 'immigration', 'supervisor', 0);
  officer('bp3miHead', 'bp3mi', 'supervisor', 0);
  db.exec(`
    INSERT INTO shift VALUES ('shf', '2026-11-21', '', 'one', NULL, NULL, NULL, NULL);
    INSERT INTO catalogue VALUES ('aa', '1', '{}', '', 1);
    INSERT INTO flight VALUES ('flt', 'shf', 'AK 450', 'KUL', '2026-11-21', '09:10', 20, 45, 180, 0);
    INSERT INTO screening VALUES ('scr', 'shf', 'flt', 'clarification', 'open', 0, 'one', '', NULL, NULL, NULL, '[]', 0, 'tip', 'aa', '', NULL);`);
});

const decide = (id: string, kind: string, by: { officer: string; role: string; state?: string; uncertain?: 0 | 1 }) =>
  db.exec(
    `INSERT INTO decision VALUES ('${id}', 'scr', '${kind}', '${by.state ?? 'confirmed'}', '${by.officer}', '${by.role}', 't',
       ${kind.startsWith('postponed') ? "'g'" : 'NULL'}, ${String(by.uncertain ?? 0)}, '[]', 'alasan', NULL, '[]', NULL, 1, NULL, 0, 0,
       NULL, NULL, ${by.state === 'proposed' ? 'NULL' : "'t'"})`,
  );
const close = () => db.exec("UPDATE screening SET state = 'decided', closedAt = 't'");
const marks = () => db.prepare('SELECT cause FROM decisionReview ORDER BY cause').pluck().all();
const one = { officer: 'one', role: 'immigration' };

describe('a decision', () => {
  it('is taken by who has the power, once, and in turn [V2.3.1 V6.5.1]', () => {
    expect(() => decide('d', 'postponed', { officer: 'staff', role: 'immigration' })).toThrow('Pejabat Imigrasi');
    expect(() => decide('d', 'referred', one)).toThrow('only BP3MI refers');
    expect(() => decide('d', 'cleared', { officer: 'head', role: 'supervisor' })).toThrow('Pejabat Imigrasi');
    decide('ref', 'referred', { officer: 'bp3mi', role: 'bp3mi' });
    db.exec("INSERT INTO referral VALUES ('r', 'scr', 'ref', 'waiting', 't', 'bp3mi', NULL, NULL, NULL, NULL)");
    expect(() => decide('d', 'cleared', one)).toThrow('turn');
    expect(() => db.exec("UPDATE referral SET state = 'accepted', acceptedBy = 'bp3mi', closedAt = 't'")).toThrow(
      'Immigration accepts',
    );
    db.exec("UPDATE referral SET state = 'accepted', acceptedBy = 'one', closedAt = 't'");
    expect(() => decide('d', 'cleared', { officer: 'bp3mi', role: 'bp3mi' })).toThrow('turn');
    decide('d', 'cleared', one);
    expect(() => decide('e', 'advised', one)).toThrow('one standing decision');
    close();
    expect(() => decide('e', 'advised', one)).toThrow('one standing decision');
  });

  it('marks itself for review, and no mark is taken off', () => {
    decide('d', 'postponed', { ...one, uncertain: 1 });
    expect(marks()).toEqual(['groundToBeConfirmed', 'postponed']);
    expect(() => db.exec("UPDATE decisionReview SET cause = 'drawn'")).toThrow('stays');
  });

  it('holds a passport with another Pejabat Imigrasi who is active, and is reviewed for it', () => {
    decide('d', 'postponedPassportHeld', { ...one, state: 'proposed' });
    const confirm = (second: string) =>
      db.exec(`UPDATE decision SET state = 'confirmed', secondOfficerId = '${second}', confirmedAt = 't'`);
    for (const second of ['one', 'staff', 'head', 'bp3mi']) expect(() => confirm(second), second).toThrow();
    db.exec("UPDATE officer SET active = 0 WHERE id = 'two'");
    expect(() => confirm('two')).toThrow('confirmed once');
    db.exec("UPDATE officer SET active = 1 WHERE id = 'two'");
    confirm('two');
    expect(marks()).toEqual(['hold']);
  });
});

describe('what is appended', () => {
  it('a correction by the officer or the shift head of that agency, on a standing decision, for ever', () => {
    decide('d', 'postponed', one);
    const correct = (by: string, decision = 'd') =>
      db.exec(
        `INSERT INTO decisionCorrection VALUES (NULL, '${decision}', '{"field":"reason","value":"x"}', 'keliru', '${by}', NULL, 't')`,
      );
    for (const by of ['two', 'bp3mi', 'bp3miHead']) expect(() => correct(by), by).toThrow('shift head');
    correct('one');
    correct('head');
    expect(() => db.exec("UPDATE decisionCorrection SET why = 'lain lagi'")).toThrow('appended');
    expect(() => db.exec("UPDATE decision SET reason = 'lain'")).toThrow('never changed');
  });

  it('another ground of a hold only with another Pejabat Imigrasi', () => {
    decide('d', 'postponedPassportHeld', { ...one, state: 'proposed' });
    db.exec("UPDATE decision SET state = 'confirmed', secondOfficerId = 'two', confirmedAt = 't'");
    const ground = (second: string) =>
      db.exec(
        `INSERT INTO decisionCorrection VALUES (NULL, 'd', '{"field":"ground","value":"x"}', 'keliru', 'one', ${second}, 't')`,
      );
    for (const second of ['NULL', "'one'", "'staff'"]) expect(() => ground(second), second).toThrow();
    ground("'two'");
  });

  it('a void on a closed decision alone; the decision becomes void by it and by nothing else', () => {
    decide('d', 'cleared', one);
    const declare = (by: string) => db.exec(`INSERT INTO decisionVoid VALUES ('d', 'salah orang', '${by}', 't')`);
    expect(() => declare('one')).toThrow('closed decision');
    close();
    expect(() => db.exec("UPDATE decision SET state = 'void'")).toThrow('confirmed once');
    for (const by of ['two', 'bp3miHead']) expect(() => declare(by), by).toThrow('shift head');
    declare('head');
    db.exec("UPDATE decision SET state = 'void'");
    expect(marks()).toEqual(['void']);
    expect(() => db.exec("UPDATE decision SET state = 'confirmed'")).toThrow('confirmed once');
    expect(() => db.exec("UPDATE decisionVoid SET why = 'lain lagi'")).toThrow('stays');
  });

  it('what follows a postponement, on a postponement alone; a missed flight on a closed record alone', () => {
    const note = () =>
      db.exec(
        "INSERT INTO afterPostponement VALUES (NULL, 'd', 'Maskapai', 't', 'passengerOnly', 'family', 'Ibu', 'one', 't')",
      );
    const missed = () => db.exec("INSERT INTO missedFlight VALUES (NULL, 'scr', 1, 'one', 't')");
    decide('d', 'cleared', one);
    expect(note).toThrow('nobody was postponed');
    expect(missed).toThrow('after the clarification');
    close();
    missed();
    expect(() => db.exec('UPDATE missedFlight SET missed = 0')).toThrow('appended');
  });
});

describe('a sealed card', () => {
  it('belongs to a Pejabat Imigrasi, one at a time; a code is used once, for the decision it approved', () => {
    const card = (id: string, of: string, by = 'head') =>
      db.exec(`INSERT INTO approvalCard VALUES ('${id}', '${of}', '${by}', 't', NULL, 0, NULL)`);
    expect(() => card('c', 'bp3mi')).toThrow('Pejabat Imigrasi');
    expect(() => card('c', 'two', 'two')).toThrow('CHECK');
    card('c', 'two');
    expect(() => card('e', 'two')).toThrow('UNIQUE');
    expect(() => db.exec("INSERT INTO approvalCode VALUES (1, 'c', 'AAAAA BBBBB', NULL, NULL)")).toThrow('CHECK');
    db.exec("INSERT INTO approvalCode VALUES (1, 'c', '$argon2id$x', NULL, NULL), (2, 'c', '$argon2id$y', NULL, NULL)");
    decide('d', 'postponedPassportHeld', { ...one, state: 'proposed' });
    db.exec("UPDATE decision SET state = 'confirmed', secondOfficerId = 'two', confirmedAt = 't'");
    const remote = () => db.exec("INSERT INTO remoteApproval VALUES ('d', 1)");
    expect(remote).toThrow('has its code');
    db.exec("UPDATE approvalCode SET usedAt = 't', usedFor = 'd' WHERE id = 1");
    remote();
    expect(marks()).toEqual(['hold', 'remoteApproval']);
    expect(() => db.exec('UPDATE approvalCode SET usedAt = NULL, usedFor = NULL WHERE id = 1')).toThrow('used once');
    expect(() => db.exec('DELETE FROM approvalCode WHERE id = 2')).toThrow('never deleted');
  });
});
