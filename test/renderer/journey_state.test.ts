/** What the journey keeps on the page: scans in any order, measured effort, drafts per officer. */
import { beforeEach, describe, expect, it } from 'vitest';
import {
  countKeys,
  countTouch,
  effortOf,
  enterStep,
  forgetEffort,
  moveEffort,
  useEffort,
} from '../../renderer/state/effort.ts';
import { ScreeningId } from '../../shared/ids.ts';
import { changeOfficer } from '../../renderer/state/per_officer.ts';
import {
  noteCleared,
  noteOpened,
  readPapers,
  startOver,
  takeBoarding,
  takePassport,
  takeScan,
  useScan,
} from '../../renderer/state/scan.ts';
import { changeDraft, useDecisionDrafts } from '../../renderer/state/decision_draft.ts';
import { flights, pins, signedIn, staffed, value, withApp } from '../electron/app/with_app.ts';
import { boarding, passport } from '../helpers/papers.ts';

beforeEach(() => {
  startOver();
  useEffort.setState({ work: 'new', step: null, since: 0, spent: {} });
});

describe('what lies on the reader', () => {
  const other = passport({ name: 'CONTOH<<SITI', number: 'X7654321' });

  it('takes the two papers in any order', () => {
    expect(takeScan(boarding().text)).toBe('boardingPass');
    expect(takeScan(passport().text)).toBe('passport');
    expect(useScan.getState()).toMatchObject({ passport: passport(), boarding: boarding() });
    startOver();
    takeScan(passport().text);
    takeScan(boarding().text);
    expect(useScan.getState()).toMatchObject({ passport: passport(), boarding: boarding() });
  });

  it('begins anew with a passport on top of a complete pair, not with one on top of a passport alone', () => {
    takePassport(passport());
    takePassport(other);
    takeBoarding(boarding());
    expect(useScan.getState()).toMatchObject({ passport: other, boarding: boarding() });
    takePassport(passport());
    expect(useScan.getState()).toMatchObject({ passport: passport(), boarding: null });
  });

  it('says that a foreign code is neither, and keeps what was there', () => {
    takePassport(passport());
    expect(takeScan('4006381333931-4006381333931')).toBe('unknown');
    expect(useScan.getState()).toMatchObject({ passport: passport(), unknown: true });
    takeScan(boarding().text);
    expect(useScan.getState()).toMatchObject({ boarding: boarding(), unknown: false });
  });

  it('is free after a clearance, but keeps what a quick hand scanned before its answer came', () => {
    const undoUntil = '2026-11-21T00:00:10.000Z';
    const cleared = () => {
      const { passport: held, boarding: pass } = useScan.getState();
      if (held === null || pass === null) throw new Error('nothing lies there');
      const screeningId = ScreeningId.parse(`scr_${'0'.repeat(20)}`);
      return { screeningId, undoUntil, purpose: 'tourism', name: 'BUDI CONTOH', passport: held, boarding: pass };
    };
    const pair = () => {
      startOver();
      takePassport(passport());
      takeBoarding(boarding());
      return cleared();
    };
    noteCleared(pair());
    expect(useScan.getState()).toMatchObject({ passport: null, boarding: null, cleared: { name: 'BUDI CONTOH' } });
    const first = pair();
    takePassport(other);
    noteCleared(first);
    expect(useScan.getState()).toMatchObject({ passport: other, boarding: null, cleared: first });
    const second = pair();
    const next = boarding({ seat: '020C' });
    takeBoarding(next);
    noteCleared(second);
    expect(useScan.getState()).toMatchObject({ passport: null, boarding: next, cleared: second });
    noteOpened(pair());
    expect(useScan.getState()).toMatchObject({ passport: null, boarding: null, elsewhere: false });
    const third = pair();
    takePassport(other);
    noteOpened(third);
    expect(useScan.getState()).toMatchObject({ passport: other, boarding: null, elsewhere: true });
  });

  it('drops an answer that comes after a further paper', async () => {
    takePassport(passport());
    let answerFirst: (() => void) | undefined;
    const late = new Promise<void>((resolve) => (answerFirst = resolve));
    const slow = readPapers(async () => {
      await late;
      return { ok: false, error: { code: 'mrz-unreadable' } };
    });
    takePassport(other);
    answerFirst?.();
    await slow;
    expect(useScan.getState().failure).toBeNull();
  });

  it('shows what the application read, and its refusal', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      takePassport(passport());
      await readPapers((input) => client('traveller.scan', input));
      expect(useScan.getState().failure?.code).toBe('no-open-shift');
      value(await client('shift.open', { clockConfirmed: true, flights }));
      takeBoarding(boarding());
      await readPapers((input) => client('traveller.scan', input));
      const { reading, failure, busy } = useScan.getState();
      expect({ failure, busy }).toEqual({ failure: null, busy: false });
      expect(reading).toMatchObject({ destination: 'MYS', fastClear: true, findings: [] });
    });
  });
});

describe('effort', () => {
  it('books time, touches and keys to the step and the work they belong to', () => {
    enterStep('new', 'scan', 1000);
    countKeys(2);
    enterStep('new', 'purpose', 4000);
    countTouch();
    expect(effortOf('new', 4500)).toEqual([
      { step: 'scan', seconds: 3, touches: 0, keys: 2 },
      { step: 'purpose', seconds: 0.5, touches: 1, keys: 0 },
    ]);
  });

  it('counts nothing while no traveller is there, and a running step only once', () => {
    enterStep('new', null, 0);
    countTouch();
    enterStep('new', 'scan', 60_000);
    expect(effortOf('new', 61_000)).toEqual([{ step: 'scan', seconds: 1, touches: 0, keys: 0 }]);
    expect(effortOf('new', 62_000)).toEqual([{ step: 'scan', seconds: 2, touches: 0, keys: 0 }]);
  });

  it('goes along when the work gets a record, and can be forgotten', () => {
    enterStep('new', 'purpose', 0);
    countTouch();
    moveEffort('new', 'scr_a');
    enterStep('scr_a', 'documents', 2000);
    expect(effortOf('scr_a', 3000)).toEqual([
      { step: 'purpose', seconds: 2, touches: 1, keys: 0 },
      { step: 'documents', seconds: 1, touches: 0, keys: 0 },
    ]);
    forgetEffort('scr_a', 3000);
    expect(effortOf('scr_a', 3000)).toEqual([]);
  });
});

describe('work of an officer', () => {
  it('waits through the lock and a colleague, who sees nothing of it', () => {
    changeOfficer('ofc_a');
    changeDraft('scr_1', { kind: 'advised', reason: 'Alasan yang sudah diketik' });
    takePassport(passport());
    changeOfficer(null);
    expect(useDecisionDrafts.getState().of).toEqual({});
    expect(useScan.getState().passport).toBeNull();
    changeOfficer('ofc_b');
    expect(useDecisionDrafts.getState().of).toEqual({});
    changeDraft('scr_2', { kind: 'cleared' });
    changeOfficer(null);
    changeOfficer('ofc_a');
    expect(useDecisionDrafts.getState().of).toMatchObject({ scr_1: { reason: 'Alasan yang sudah diketik' } });
    expect(useScan.getState().passport).toEqual(passport());
    changeOfficer('ofc_b');
    expect(Object.keys(useDecisionDrafts.getState().of)).toEqual(['scr_2']);
    changeOfficer(null);
  });
});
