/**
 * Days at a station as rows of its database, with every act that changes a figure: passes and their undoing, two-scan
 * clears, clarifications, referrals, holds, voids, and what comes late. Written by statements of its own, drawn from a seed.
 */
import type { Database, Statement } from 'better-sqlite3';
import { writeErasure } from '../../db/erasure.ts';
import { figureCounter } from '../../db/figure_count.ts';
import { ScreeningId } from '../../shared/ids.ts';
import { addMillis, type Instant } from '../../shared/time.ts';

/** A generator of numbers below `n`, the same for the same seed (mulberry32). */
export function numbersFrom(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) % 4_294_967_296;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * n);
  };
}

const codes = ['DOC-01', 'DOC-09', 'FIN-02', 'REC-03', 'REC-04', 'DST-08'] as const;
const values = ['present', 'absent', 'notAsked', 'declined', 'present'] as const;
const provinces = ['16', '17', '32', null] as const;
const first: Instant = '2026-11-20T15:30:00.000Z';

/** The people, shifts and flights such days need. */
export function figureStation(db: Database): void {
  const officer = db.prepare(`INSERT INTO officer VALUES (?, ?, '', ?, ?, ?, 1, NULL, NULL, 0, NULL, '')`);
  for (const id of ['ofc_b1', 'ofc_b2']) officer.run(id, id, 'bp3mi', 'bp3mi', 0);
  for (const id of ['ofc_i1', 'ofc_i2']) officer.run(id, id, 'immigration', 'immigration', 1);
  db.exec(`INSERT INTO catalogue VALUES ('aa', '1', '{}', '', 1)`);
  const shift = db.prepare(`INSERT INTO shift VALUES (?, ?, ?, 'ofc_b1', ?, 'ofc_b1', NULL, '{}')`);
  const flight = db.prepare(`INSERT INTO flight VALUES (?, ?, ?, ?, ?, '09:00', 20, 45, 180, 0)`);
  for (let day = 0; day < 4; day += 1) {
    for (const part of [0, 1]) {
      const id = `shf_${String(day)}${String(part)}`;
      const at = addMillis(first, (day * 24 + part * 9) * 3_600_000);
      shift.run(id, at.slice(0, 10), at, at);
      flight.run(`flt_${id}a`, id, 'AK 450', 'MYS', at.slice(0, 10));
      flight.run(`flt_${id}b`, id, 'TR 263', 'SGP', at.slice(0, 10));
    }
  }
}

/** Draws acts over four days into an open database. */
export function figureDays(db: Database, seed: number) {
  const under = numbersFrom(seed);
  const from = <T>(choices: readonly T[]): T => {
    const drawn = choices[under(choices.length)];
    if (drawn === undefined) throw new Error('nothing to draw from');
    return drawn;
  };
  const some = (share: number): boolean => under(1000) < share * 1000;
  let made = 0;
  const id = (prefix: string): string => `${prefix}_${String((made += 1)).padStart(20, '0')}`;
  const moment = () => addMillis(first, under(4 * 24 * 60) * 60_000);
  // Statements are made once: most of the time would go into making their triggers again.
  const statements = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    const statement = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const run = (sql: string, ...parameters: readonly unknown[]) => prepared(sql).run(...parameters);
  const closed: string[] = [];

  const count = () => {
    const shift = from(['00', '01', '10', '21', '30']);
    const kind = from(['pass', 'outside']);
    const row = id('cnt');
    run(
      'INSERT INTO travellerCount VALUES (?, ?, ?, ?, ?, ?, ?, NULL)',
      row,
      `shf_${shift}`,
      `flt_shf_${shift}${from(['a', 'b'])}`,
      kind,
      kind === 'pass' ? null : 'transit',
      from(['ofc_b1', 'ofc_i1']),
      moment(),
    );
    if (some(0.2)) run('UPDATE travellerCount SET undoneAt = ? WHERE id = ?', moment(), row);
  };
  const screening = (depth: string, state: string) => {
    const row = id('scr');
    const at = moment();
    const shift = from(['00', '11', '20', '31']);
    run(
      `INSERT INTO screening VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, '[]', 0, ?, 'aa', '', NULL)`,
      row,
      `shf_${shift}`,
      some(0.9) ? `flt_shf_${shift}${from(['a', 'b'])}` : null,
      depth,
      state,
      from(['ofc_b1', 'ofc_b2', 'ofc_i1']),
      at,
      state === 'open' ? null : at,
      some(0.9) ? from(['tourism', 'workerPlaced', 'umrah']) : null,
      some(0.8) ? from(['MYS', 'SGP', 'SAU']) : null,
      depth === 'scan' ? null : from(['random', 'tip', 'documentFact']),
    );
    return { row, at };
  };
  const assess = (row: string, stage: string, at: Instant) => {
    const result = {
      attention: { band: from(['low', 'medium', 'high', 'high']) },
      recommendation: from(['clear', 'ask', 'refer']),
    };
    run(
      'INSERT INTO assessment (screeningId, stage, own, officerId, role, at, result) VALUES (?, ?, ?, ?, ?, ?, ?)',
      row,
      stage,
      from(['clear', 'unsure', 'concern']),
      'ofc_b1',
      'bp3mi',
      at,
      JSON.stringify(result),
    );
  };
  const effort = (row: string, at: Instant, times: number) => {
    for (let time = 0; time < times; time += 1) {
      run(
        'INSERT INTO effort VALUES (?, ?, ?, ?, 0, ?, ?)',
        row,
        from(['scan', 'questions', 'decision']),
        from([1.5, 12, 59.9, 60, 299, 301.5, 2000]),
        under(90),
        'ofc_b1',
        at,
      );
    }
  };
  const decide = (row: string, kind: string, officer: string, at: Instant, state = 'confirmed') => {
    const decision = id('dec');
    const restricts = kind.startsWith('postponed');
    run(
      `INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, '[]', 'alasan', NULL, '[]', NULL, 1, NULL, 0, 0, NULL, NULL, ?)`,
      decision,
      row,
      kind,
      state,
      officer,
      officer.startsWith('ofc_b') ? 'bp3mi' : 'immigration',
      at,
      restricts ? 'noValidTravelDocument' : null,
      state === 'confirmed' ? at : null,
    );
    return decision;
  };
  const close = (row: string, state = 'decided') => {
    run('UPDATE screening SET state = ?, closedAt = openedAt WHERE id = ?', state, row);
    closed.push(row);
  };
  const fastClear = () => {
    const { row, at } = screening('scan', 'decided');
    assess(row, 'desk', at);
    decide(row, 'cleared', from(['ofc_b1', 'ofc_i1']), at);
    effort(row, at, under(3));
    closed.push(row);
    if (some(0.1)) run(`UPDATE screening SET state = 'void' WHERE id = ?`, row);
  };
  const person = (row: string, at: Instant) => {
    const key = from(['a', 'b']).repeat(64);
    const one = id('per');
    run(
      'INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?)',
      one,
      row,
      from(['recruiter', 'recruiter', 'payer']),
      'agency',
      some(0.2) ? 1 : 0,
      key,
      'ofc_b1',
      at,
    );
    if (some(0.2)) run('INSERT INTO personTakenBack VALUES (?, ?, ?)', one, 'ofc_b1', at);
  };
  const answer = (row: string, at: Instant) => {
    const value = from(values);
    run(
      'INSERT INTO answer (screeningId, kind, code, value, basis, note, officerId, at) VALUES (?, ?, ?, ?, ?, NULL, ?, ?)',
      row,
      'indicator',
      from(codes),
      value,
      value === 'notAsked' ? null : 'statement',
      'ofc_b1',
      at,
    );
  };
  const residence = (row: string, at: Instant) =>
    run(
      'INSERT INTO residence (screeningId, province, officerId, at) VALUES (?, ?, ?, ?)',
      row,
      from(provinces),
      'ofc_b1',
      at,
    );
  const hold = (row: string, at: Instant) => {
    const decision = decide(row, 'postponedPassportHeld', from(['ofc_i1', 'ofc_i2']), at, 'proposed');
    const officer = db.prepare('SELECT officerId FROM decision WHERE id = ?').pluck().get(decision);
    if (some(0.5)) {
      run(
        `UPDATE decision SET state = 'confirmed', secondOfficerId = ?, confirmedAt = ? WHERE id = ?`,
        officer === 'ofc_i1' ? 'ofc_i2' : 'ofc_i1',
        at,
        decision,
      );
      if (some(0.6)) return;
    }
    run(`UPDATE decision SET state = 'void' WHERE id = ?`, decision);
    decide(row, from(['cleared', 'advised', 'postponed']), from(['ofc_i1', 'ofc_i2']), addMillis(at, 1000));
  };
  const refer = (row: string, at: Instant) => {
    const decision = decide(row, 'referred', 'ofc_b1', at);
    const referral = id('ref');
    run(
      `INSERT INTO referral VALUES (?, ?, ?, 'waiting', ?, 'ofc_b1', NULL, NULL, NULL, NULL)`,
      referral,
      row,
      decision,
      at,
    );
    const state = from(['accepted', 'sentBack', 'lapsed', 'accepted']);
    run(
      'UPDATE referral SET state = ?, acceptedBy = ?, closedAt = ? WHERE id = ?',
      state,
      state === 'accepted' ? 'ofc_i1' : null,
      at,
      referral,
    );
    const later = addMillis(at, 2000);
    if (state === 'sentBack') decide(row, from(['cleared', 'advised']), 'ofc_b2', later);
    if (state === 'accepted' && some(0.4)) hold(row, later);
    else if (state === 'accepted') decide(row, from(['postponed', 'cleared', 'advised']), 'ofc_i1', later);
  };
  const clarification = () => {
    const { row, at } = screening('clarification', 'open');
    const birth = `${String(1950 + under(65))}-${from(['01', '11', '12'])}-${from(['15', '20', '21', '22'])}`;
    run(
      `INSERT INTO traveller VALUES (?, ?, NULL, '[]')`,
      row,
      JSON.stringify({ sex: from(['M', 'F', null]), birthDate: some(0.9) ? birth : null }),
    );
    for (let times = under(9); times > 0; times -= 1) answer(row, at);
    for (let times = under(3); times > 0; times -= 1) person(row, at);
    if (some(0.7)) residence(row, at);
    for (let times = under(3); times > 0; times -= 1) assess(row, 'desk', at);
    if (some(0.1)) return;
    const way = under(4);
    if (way === 0) refer(row, at);
    else if (way === 1) hold(row, at);
    else decide(row, from(['cleared', 'advised', 'selfWithdrawn', 'notCompleted']), from(['ofc_b1', 'ofc_i1']), at);
    if (some(0.5)) effort(row, at, under(4));
    close(row);
    if (some(0.5)) effort(row, at, under(4));
  };
  const has = (sql: string, ...parameters: readonly unknown[]) => db.prepare(sql).get(...parameters) !== undefined;
  const followUp = (row: string, at: Instant) => {
    const after = from([7, 30, 180]);
    if (has('SELECT 1 FROM followUp WHERE screeningId = ? AND after = ?', row, after)) return;
    const outcome = from(['confirmedVictim', 'irregular', 'nothingFound', 'departedLater', 'unknown']);
    run(
      'INSERT INTO followUp (screeningId, after, outcome, officerId, at) VALUES (?, ?, ?, ?, ?)',
      row,
      after,
      outcome,
      'ofc_b1',
      at,
    );
  };
  const missed = (row: string, at: Instant) => {
    if (!has(`SELECT 1 FROM screening WHERE id = ? AND state = 'decided' AND flightId IS NOT NULL`, row)) return;
    run(
      'INSERT INTO missedFlight (screeningId, missed, officerId, at) VALUES (?, ?, ?, ?)',
      row,
      under(2),
      'ofc_b1',
      at,
    );
  };
  const declareVoid = (row: string) => {
    const last = `SELECT id FROM decision WHERE screeningId = ? AND state = 'confirmed' ORDER BY at DESC, rowid DESC LIMIT 1`;
    const decision = db.prepare(last).pluck().get(row);
    if (!has(`SELECT 1 FROM screening WHERE id = ? AND state = 'decided'`, row) || decision === undefined) return;
    run('INSERT INTO decisionVoid SELECT id, ?, officerId, at FROM decision WHERE id = ?', 'salah orang', decision);
    run(`UPDATE decision SET state = 'void' WHERE id = ?`, decision);
  };
  const late = () => {
    if (closed.length === 0) return;
    const row = from(closed);
    if (has('SELECT 1 FROM erasure WHERE screeningId = ?', row)) return;
    from([followUp, followUp, missed, missed, residence, residence, person, person, answer, answer, declareVoid])(
      row,
      moment(),
    );
  };
  const acts = [count, count, fastClear, clarification, clarification, late, late];
  const { eraseCase } = writeErasure(db);
  const settle = figureCounter(db);
  return {
    /** So many acts, each in a transaction of its own that ends as the store ends it. */
    act: (times: number) => {
      for (let time = 0; time < times; time += 1) {
        db.transaction(() => {
          from(acts)();
          settle();
        })();
      }
    },
    /** Erases some closed cases as the end of retention does; gives which. */
    erase: (times: number): string[] => {
      const erased = new Set<string>();
      for (let time = 0; time < times && closed.length > 0; time += 1) {
        const row = from(closed);
        if (db.prepare('SELECT 1 FROM erasure WHERE screeningId = ?').get(row) !== undefined) continue;
        const screeningId = ScreeningId.parse(row);
        db.transaction(() => {
          // Some are erased by the transaction that also changed them.
          if (some(0.3)) run('UPDATE screening SET purpose = purpose WHERE id = ?', row);
          eraseCase({ screeningId, class: 'cleared', at: first, lastAt: first, runId: null }, []);
        })();
        erased.add(row);
      }
      return [...erased];
    },
  };
}
