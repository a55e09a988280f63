/** The station under a wrong clock, odd dates, races of sessions, and what ends up in the log. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import { boarding, passport } from '../../helpers/papers.ts';
import { printedReceipt } from '../../helpers/receipts.ts';
import { accepted, hold, openWork, plain } from './cases.ts';
import { code, flights, pins, signedIn, staff, staffed, value, withApp } from './with_app.ts';

const log = async (client: Client) => value(await client('audit.list', { before: null, limit: 200 })).events;
const hours = 3_600_000;

describe('a clock that somebody set back', () => {
  it('lets no lock-out, undo, approval or idle session last longer than its time [E24 V7.3.1]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await client('shift.open', { flights, clockConfirmed: true }));
      const { screeningId } = value(
        await client('screening.fastClear', {
          passport: passport(),
          boarding: boarding(),
          purpose: 'tourism',
          effort: [],
        }),
      );
      for (let tries = 0; tries < 3; tries += 1)
        await bench.client('x')('session.signIn', { officerId: people.first, pin: '000001' });
      const { approvalId } = value(
        await client('session.approve', {
          officerId: people.second,
          pin: pins.second,
          call: 'shift.close',
          subject: value(await client('shift.current', {}))?.id ?? '',
        }),
      );
      bench.jump(-2 * hours);
      bench.advance(61_000);
      expect(code(await client('screening.undoClear', { screeningId }))).toBe('undo-too-late');
      expect(code(await bench.client('x')('session.signIn', { officerId: people.first, pin: pins.first }))).toBeNull();
      expect(code(await client('shift.close', { approvalId }))).toBe('approval-expired');
      bench.advance(21 * 60_000);
      expect(code(await client('shift.log', {}))).toBe('session-locked');
    });
  });

  it('never puts an event before the one it follows, also after a restart', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      bench.jump(5 * hours);
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      bench.jump(-9 * hours);
      value(await supervisor('audit.verify', {}));
      await bench.reopen();
      bench.advance(30_000);
      const again = await signedIn(bench, people.supervisor, pins.supervisor);
      const times = (await log(again)).map(({ at }) => at).reverse();
      expect(times).toEqual([...times].sort());
      expect(times.at(-1)).not.toBe(times.at(-3));
    });
  });
});

describe('dates at the edge', () => {
  it('no flight of another century, and no delay without end, closes the board [V2.2.3]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const [flight] = flights;
      if (flight === undefined) throw new Error('no flight');
      for (const day of ['0000-01-01', '9999-12-31']) {
        expect(code(await client('shift.open', { flights: [{ ...flight, day }], clockConfirmed: true }))).toBe(
          'invalid-input',
        );
      }
      value(await client('shift.open', { flights: [flight], clockConfirmed: true }));
      const flightId = value(await client('shift.current', {}))?.flights[0]?.id;
      if (flightId === undefined) throw new Error('no flight');
      for (let times = 0; times < 6; times += 1) value(await client('flight.delay', { flightId, minutes: 720 }));
      expect(value(await client('shift.current', {}))?.flights[0]?.delayMinutes).toBe(2880);
    });
  });

  it('a shift over midnight and the turn of the year keeps its flights, and the receipts begin anew', async () => {
    await withApp(async (bench) => {
      bench.jump(Date.parse('2026-12-31T16:30:00.000Z') - Date.parse(bench.now()));
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const [flight] = flights;
      if (flight === undefined) throw new Error('no flight');
      value(
        await client('shift.open', {
          flights: [{ ...flight, day: '2027-01-01', departs: '00:50' }],
          clockConfirmed: true,
        }),
      );
      const scans = { passport: passport(), boarding: boarding({ day: '001' }) };
      expect(value(await client('traveller.scan', scans))).toMatchObject({
        fastClear: true,
        findings: [],
      });
      value(await client('session.signOut', {}));
      bench.advance(hours);
      const after = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect(value(await after('traveller.scan', scans))).toMatchObject({ fastClear: true, findings: [] });
    });
  });
});

describe('the log', () => {
  it('takes no free text for a subject, not even of a refused call [V16.4.1 V16.2.5]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const stranger = bench.client('stranger');
      const written = { screeningId: 'Contoh Budi X1234567', decisionId: 'Contoh Budi', subject: 'Contoh Budi' };
      await bench.dispatch('stranger', 'decision.confirm', written);
      await bench.dispatch('stranger', 'session.signIn', { officerId: 'Contoh Budi', pin: '000001' });
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const approval = {
        officerId: people.second,
        pin: pins.second,
        call: 'shift.close' as const,
        subject: 'Contoh Budi',
      };
      expect(code(await bp3mi('session.approve', approval))).toBe('invalid-input');
      expect(
        code(
          await stranger('decision.confirm', {
            decisionId: 'dec_00000000000000000000',
            approvalId: 'app_00000000000000000000',
          }),
        ),
      ).toBe('unauthenticated');
      const lines = await log(await signedIn(bench, people.supervisor, pins.supervisor));
      expect(JSON.stringify(lines)).not.toContain('Contoh');
      expect(lines.flatMap(({ subjects }) => subjects)).toContain('decision dec_00000000000000000000');
    });
  });

  it('takes every text a field can hold, and still verifies [V1.2.3 V1.2.4 V16.4.1]', async () => {
    await withApp(async (bench) => {
      const { first, screeningId, revision } = await accepted(bench);
      const quoted = `'); DROP TABLE decision; -- " ' \\ ?1 :name \${1} </script> \n`;
      const odd = `\ud800 \u0000 \u202e =1+1 ${quoted} \ufeff\udc00 dan seterusnya`;
      const fact = {
        kind: 'indicator' as const,
        code: 'DOC-09',
        value: 'present' as const,
        basis: 'document' as const,
      };
      const noted = value(
        await first('screening.answer', { screeningId, revision, answers: [{ ...fact, note: odd }] }),
      );
      const proposal = { ...hold, reason: odd, statement: odd, departLine: odd };
      value(await first('decision.propose', { screeningId, revision: noted.revision, proposal }));
      const seen = value(await first('screening.get', { screeningId }));
      const stored = odd.replace('\ud800', '\ufffd').replace('\udc00', '\ufffd');
      expect(seen.answers).toContainEqual({ ...fact, note: stored });
      expect(seen.decisions.at(-1)?.reason).toBe(stored);
      const people = value(await first('officer.list', {}));
      const supervisor = people.find(({ role }) => role === 'supervisor');
      if (supervisor === undefined) throw new Error('no supervisor');
      expect(value(await (await signedIn(bench, supervisor.id, pins.supervisor))('audit.verify', {})).intact).toBe(
        true,
      );
    });
  });

  it('names the traveller’s screening in every event of a hold and of its passport', async () => {
    await withApp(async (bench) => {
      const { people, first, screeningId, revision } = await accepted(bench);
      const first0 = value(await first('decision.propose', { screeningId, revision, proposal: hold }));
      value(await first('decision.withdraw', { decisionId: first0.decisionId }));
      const { decisionId } = value(
        await first('decision.propose', { screeningId, revision: revision + 2, proposal: hold }),
      );
      const { approvalId } = value(
        await first('session.approve', {
          officerId: people.second,
          pin: pins.second,
          call: 'decision.confirm',
          subject: decisionId,
        }),
      );
      value(await first('decision.confirm', { decisionId, approvalId }));
      const receiptNumber = await printedReceipt(first, decisionId, {
        seal: 'S1',
        place: 'Brankas',
        condition: '',
        due: '2026-11-23',
      });
      const { id } = value(
        await first('custody.hold', {
          decisionId,
          receiptSource: 'station',
          receiptNumber,
          seal: 'S1',
          receiptTaken: 'signed' as const,
          witness: null,
          place: 'Brankas',
          condition: '',
          due: '2026-11-23',
          dueReason: null,
        }),
      );
      value(await first('custody.list', {}));
      value(await first('custody.release', { custodyId: id, to: 'holder', receiver: 'Contoh Budi', paper: '' }));
      const lines = await log(await signedIn(bench, people.supervisor, pins.supervisor));
      for (const kind of [
        'decision-proposed',
        'decision-withdrawn',
        'decision-confirmed',
        'paper-issued',
        'paper-copied',
        'passport-held',
        'passport-released',
      ] as const) {
        expect([kind, lines.find((line) => line.kind === kind)?.subjects]).toEqual([
          kind,
          expect.arrayContaining([`screening ${screeningId}`]),
        ]);
      }
      const views = lines.filter(({ kind }) => kind === 'viewed').flatMap(({ subjects }) => subjects.join(' '));
      expect(views).toContain(`call custody.list screening ${screeningId}`);
    });
  });

  it('says who saw the names of the open list, and does not grow while two screens are read in turn', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await client('shift.open', { flights, clockConfirmed: true }));
      const one = await openWork(client);
      const { screeningId } = value(
        await client('screening.open', {
          passport: passport({ number: 'X7654321' }),
          boarding: boarding(),
          selection: 'random',
          purpose: null,
        }),
      );
      for (let turn = 0; turn < 20; turn += 1) {
        value(await client('screening.get', { screeningId }));
        value(await client('screening.get', { screeningId: one.screeningId }));
        value(await client('screening.mine', {}));
        bench.advance(1000);
      }
      bench.advance(10 * 60_000);
      value(await client('screening.get', { screeningId }));
      const lines = await log(await signedIn(bench, people.supervisor, pins.supervisor));
      const views = lines.filter(({ kind }) => kind === 'viewed').map(({ subjects }) => subjects.join(' '));
      expect(views.filter((view) => view === `call screening.get screening ${screeningId}`)).toHaveLength(2);
      expect(views.filter((view) => view.startsWith('call screening.mine'))).toHaveLength(1);
      expect(views).toHaveLength(4);
    });
  });
});

describe('sessions', () => {
  it('of an officer whose PIN was reset end everywhere but where it was reset [V7.4.3 V7.4.5]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const officer = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await admin('officer.resetPin', { officerId: people.bp3mi, approvalId: null }));
      expect(code(await officer('shift.current', {}))).toBe('unauthenticated');
      const elsewhere = bench.client('elsewhere');
      value(await elsewhere('session.signIn', { officerId: people.admin, pin: pins.admin }));
      const approval = {
        officerId: people.supervisor,
        pin: pins.supervisor,
        call: 'officer.resetPin' as const,
        subject: people.admin,
      };
      const { approvalId } = value(await admin('session.approve', approval));
      value(await admin('officer.resetPin', { officerId: people.admin, approvalId }));
      expect(code(await elsewhere('officer.list', {}))).toBe('unauthenticated');
      expect(code(await admin('officer.list', {}))).toBeNull();
    });
  });

  it('an approval belongs to who asked for it, also when somebody else signs in at that page meanwhile', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const page = bench.client('page');
      value(await page('session.signIn', { officerId: people.first, pin: pins.first }));
      value(await page('shift.open', { flights, clockConfirmed: true }));
      const subject = value(await page('shift.current', {}))?.id ?? '';
      const asked = page('session.approve', {
        officerId: people.second,
        pin: pins.second,
        call: 'shift.close',
        subject,
      });
      const switched = page('session.signIn', { officerId: people.second, pin: pins.second });
      const [approval] = await Promise.all([asked, switched]);
      const approvalId = approval.ok ? approval.value.approvalId : 'app_00000000000000000000';
      value(await page('session.signIn', { officerId: people.second, pin: pins.second }));
      expect(code(await page('shift.close', { approvalId }))).toBe('approval-unknown');
    });
  });

  it('no sign-in with a PIN that was reset while it was looked at', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const signing = bench.client('page')('session.signIn', { officerId: people.bp3mi, pin: pins.bp3mi });
      value(await admin('officer.resetPin', { officerId: people.bp3mi, approvalId: null }));
      expect(code(await signing)).toBe('pin-wrong');
    });
  });

  it('a right one-time code with a simple PIN is no wrong try', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const { code: once } = value(await admin('officer.resetPin', { officerId: people.bp3mi, approvalId: null }));
      const page = bench.client('page');
      for (let tries = 0; tries < 4; tries += 1) {
        expect(code(await page('session.enrol', { officerId: people.bp3mi, code: once, pin: '111111' }))).toBe(
          'pin-too-simple',
        );
      }
      value(await page('session.enrol', { officerId: people.bp3mi, code: once, pin: '192837' }));
    });
  });
});

describe('somebody who ends the program between any two steps of a hold', () => {
  it('finds every step as it was left, and goes on to a passport taken and returned', async () => {
    await withApp(async (bench) => {
      const { people, screeningId, revision } = await accepted(bench);
      const again = async () => {
        await bench.reopen();
        return signedIn(bench, people.first, pins.first);
      };
      let first = await again();
      const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: hold }));
      first = await again();
      const approve = async () => {
        const approval = {
          officerId: people.second,
          pin: pins.second,
          call: 'decision.confirm' as const,
          subject: decisionId,
        };
        return value(await first('session.approve', approval)).approvalId;
      };
      const lost = await approve();
      first = await again();
      expect(code(await first('decision.confirm', { decisionId, approvalId: lost }))).toBe('approval-unknown');
      value(await first('decision.confirm', { decisionId, approvalId: await approve() }));
      first = await again();
      const receiptNumber = await printedReceipt(first, decisionId, {
        seal: 'S1',
        place: 'Brankas',
        condition: '',
        due: '2026-11-23',
      });
      first = await again();
      const { papers } = value(await first('paper.list', { screeningId: null, subjectId: decisionId }));
      expect(papers.map(({ number, copies }) => [number, copies])).toEqual([[receiptNumber, 1]]);
      const taking = {
        receiptSource: 'station' as const,
        seal: 'S1',
        receiptTaken: 'signed' as const,
        witness: null,
        place: 'Brankas',
        condition: '',
        due: '2026-11-23',
        dueReason: null,
      };
      const { id } = value(await first('custody.hold', { decisionId, receiptNumber, ...taking }));
      first = await again();
      expect(value(await first('screening.get', { screeningId })).state).toBe('decided');
      value(await first('custody.release', { custodyId: id, to: 'holder', receiver: 'Contoh Budi', paper: '' }));
      first = await again();
      expect(value(await first('custody.list', {}))).toMatchObject({ held: [], taken: 1, returned: 1 });
      value(await first('shift.close', { approvalId: null }));
    });
  });

  it('or gives up a confirmed hold whose passport was never taken: the case closes otherwise, and so does the shift', async () => {
    await withApp(async (bench) => {
      const { people, screeningId, revision } = await accepted(bench);
      const second = await signedIn(bench, people.second, pins.second);
      const first = await signedIn(bench, people.first, pins.first);
      const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: hold }));
      const approval = {
        officerId: people.second,
        pin: pins.second,
        call: 'decision.confirm' as const,
        subject: decisionId,
      };
      const { approvalId } = value(await first('session.approve', approval));
      value(await first('decision.confirm', { decisionId, approvalId }));
      const { revision: now } = value(await second('screening.get', { screeningId }));
      const cleared = { ...plain, departLine: 'Paspor ternyata baik.' };
      value(await second('decision.propose', { screeningId, revision: now, proposal: cleared }));
      const receipt = {
        kind: 'passportReceipt' as const,
        subjectId: decisionId,
        filled: { ...{ seal: 'S1', place: 'Brankas', condition: '', due: '2026-11-23' }, dueReason: '' },
      };
      expect(code(await first('paper.issue', receipt))).toBe('paper-subject-unknown');
      expect(value(await second('shift.close', { approvalId: null })).totals).toMatchObject({
        cleared: 1,
        passportsInCustody: 0,
      });
    });
  });
});

describe('practice', () => {
  it('gives receipt numbers that nobody can take for a real passport’s, and leaves the live station empty', async () => {
    await withApp(async (bench) => {
      const client = (caller: string): Client => {
        const page = bench.client(caller);
        return async (name, input) => {
          value(await page('station.enter', { mode: 'practice' }));
          return page(name, input);
        };
      };
      const { people, first, screeningId, revision } = await accepted({ ...bench, client }, staff);
      const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: hold }));
      const approval = {
        officerId: people.second,
        pin: pins.second,
        call: 'decision.confirm' as const,
        subject: decisionId,
      };
      const { approvalId } = value(await first('session.approve', approval));
      value(await first('decision.confirm', { decisionId, approvalId }));
      const receiptNumber = await printedReceipt(first, decisionId, {
        seal: 'S1',
        place: 'Brankas',
        condition: '',
        due: '2026-11-23',
      });
      expect(receiptNumber).toBe('LATIHAN/STP/PLM-A1/2026/0001');
      expect(value(await bench.client('live')('station.state', {}))).toMatchObject({
        mode: 'live',
        station: null,
        officers: [],
      });
    });
  });
});
