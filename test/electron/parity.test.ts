import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deliveredHolidays } from '../../shared/catalogue/holidays.ts';
import { callNames, contract, roleMay, type Name } from '../../shared/contract/index.ts';
import type { Client } from '../../shared/contract/client.ts';
import type { DecisionProposal } from '../../shared/domain/decision.ts';
import type { Role } from '../../shared/domain/words.ts';
import type { OfficerId, ScreeningId } from '../../shared/ids.ts';
import { boarding, passport } from '../helpers/papers.ts';
import { papersOf } from '../helpers/party.ts';
import { printedReceipt } from '../helpers/receipts.ts';
import { plain } from './app/cases.ts';
import { flights, founding, value } from './app/with_app.ts';
import { reviewHold, signShift } from './review_steps.ts';
import { holdAndCorrect, sayOutcome, setAndErase } from './retention_steps.ts';
import { openBothShells, type BothShells } from './both_shells.ts';
import { askToJoin, serveDevice } from './network_steps.ts';
import { endAll } from './network/hosts.ts';
import { changeCatalogue, exportData, hold, keepDatabase, readFigures, refer, updateProgram } from './parity_steps.ts';

vi.mock('electron', () => import('./desktop/fake_electron.ts'));

let both: BothShells;
beforeAll(async () => {
  both = await openBothShells();
});
afterAll(async () => {
  await both.close();
  endAll();
});

/** No row takes any of these: each wants an object, none knows this field. */
const unfit = [null, { nonsense: 1 }];

const pins = {
  admin: '314159',
  supervisor: '271828',
  bp3mi: '161803',
  first: '141421',
  second: '173205',
  auditor: '577215',
};
const people: Partial<Record<keyof typeof pins, OfficerId>> = {};
const idOf = (person: keyof typeof pins): OfficerId => {
  const id = people[person];
  if (id === undefined) throw new Error(`${person} is not there`);
  return id;
};
const page = (person: keyof typeof pins): Client => both.client(person);
const signIn = async (person: keyof typeof pins) =>
  value(await page(person)('session.signIn', { officerId: idOf(person), pin: pins[person] }));

/** What both answer to input that fits no row, for every row. */
async function sendUnfit(who: string, expected: (name: Name) => string) {
  for (const name of callNames) {
    for (const input of unfit) {
      const reply = await both.send(who, name, input);
      expect([name, input, reply]).toMatchObject([name, input, { ok: false, error: { code: expected(name) } }]);
    }
  }
}

const withoutSession = (name: Name) => (contract[name].access === 'public' ? 'invalid-input' : 'unauthenticated');

describe('both shells, before first run', () => {
  it('give the same reply to every row without a session', async () => {
    await sendUnfit('nobody', withoutSession);
    for (const name of callNames) await both.send('nobody', name, {});
  });

  it('know the same names and no other', async () => {
    const foreign = ['', '__proto__', 'constructor', 'toString', 'session', 'session.CURRENT', 'a b', '%', '../x'];
    for (const name of [...foreign, '\u0000']) {
      const reply = await both.send('nobody', name === '' ? 'x' : name, {});
      expect(reply).toEqual({ ok: false, error: { code: 'unknown-call' } });
    }
  });
});

describe('both shells, at first run', () => {
  it('ask another station to be one of its devices', () => askToJoin(both, both.client('setup')));

  it('create the same station and the same people', async () => {
    const setup = both.client('setup');
    value(await setup('station.create', founding));
    const { officers } = value(await setup('station.state', {}));
    for (const { id, role } of officers) if (role === 'admin' || role === 'supervisor') people[role] = id;
    const admin = page('admin');
    value(await admin('session.signIn', { officerId: idOf('admin'), pin: pins.admin }));
    await signIn('supervisor');
    const added = [
      ['bp3mi', 'Petugas BP3MI', 'bp3mi', 'bp3mi'],
      ['first', 'Pejabat Pertama', 'immigration', 'immigration'],
      ['second', 'Pejabat Kedua', 'immigration', 'immigration'],
      ['auditor', 'Pemeriksa', null, 'auditor'],
    ] as const;
    for (const [person, name, agency, role] of added) {
      const { officer, code } = value(
        await admin('officer.add', {
          name,
          serviceNumber: '',
          agency,
          role,
          immigrationOfficial: agency === 'immigration',
        }),
      );
      people[person] = officer.id;
      value(await page(person)('session.enrol', { officerId: officer.id, code, pin: pins[person] }));
    }
    expect(value(await admin('officer.list', {}))).toHaveLength(6);
  });

  it('mark a clock that was set, until somebody confirms it', async () => {
    const admin = page('admin');
    both.clock.jump(90_000);
    value(await admin('settings.set', value(await admin('settings.get', {}))));
    expect(value(await admin('clock.state', {})).doubt?.seconds).toBe(90);
    value(await admin('clock.confirm', {}));
    expect(value(await admin('clock.state', {})).doubt).toBeNull();
  });

  it('back up, try the backup, give the key another shape, put it on paper, change it', () =>
    keepDatabase(page('admin'), both.client('nobody'), idOf('supervisor')));

  it('take an update in, and note that one was given up', () =>
    updateProgram(page('admin'), idOf('supervisor'), both.own('UPDATES')));

  it('refuse a wrong PIN alike, and count the tries alike [V6.3.4]', async () => {
    for (let tries = 0; tries < 8; tries += 1) {
      const reply = await both.send('thief', 'session.signIn', { officerId: idOf('second'), pin: '000111' });
      expect(reply).toMatchObject({ ok: false });
    }
    both.clock.advance(6 * 60_000);
    await signIn('second');
  });
});

describe('both shells, once the station stands', () => {
  const roles: readonly (readonly [keyof typeof pins, Role])[] = [
    ['admin', 'admin'],
    ['supervisor', 'supervisor'],
    ['bp3mi', 'bp3mi'],
    ['first', 'immigration'],
    ['auditor', 'auditor'],
  ];

  it('give the same reply to every row without a session', async () => {
    await sendUnfit('nobody', withoutSession);
  });

  it.each(roles)(
    'give the same reply to every row for %s, by role first and input second [V2.2.2 V8.2.1 V8.3.1]',
    async (person, role) => {
      await signIn(person);
      await sendUnfit(person, (name) => (roleMay(role, name) ? 'invalid-input' : 'forbidden'));
    },
  );

  it('lock alike and open again alike', async () => {
    const client = page('bp3mi');
    value(await client('session.lock', { cause: 'officer' }));
    await sendUnfit('bp3mi', (name) => (contract[name].access === 'public' ? 'invalid-input' : 'session-locked'));
    value(await client('session.signIn', { officerId: idOf('bp3mi'), pin: pins.bp3mi }));
    expect(value(await client('session.current', {})).state).toBe('active');
  });

  it('keep practice apart alike', async () => {
    const client = both.client('practice');
    value(await client('station.enter', { mode: 'practice' }));
    expect(value(await client('station.state', {}))).toMatchObject({ mode: 'practice', station: null });
    value(await client('station.enter', { mode: 'live' }));
    expect(value(await client('station.state', {}))).toMatchObject({ mode: 'live', station: { id: 'PLM-A1' } });
  });
});

/** A work case with a doubtful passport, referred by BP3MI; the passport number makes it another traveller. */
async function referred(number: string): Promise<ScreeningId> {
  const client = page('bp3mi');
  const scans = { passport: passport({ number }), boarding: boarding() };
  const { screeningId } = value(await client('screening.open', { ...scans, selection: 'documentFact', purpose: null }));
  const set = value(
    await client('screening.setPurpose', {
      screeningId,
      revision: 0,
      purpose: 'workerPlaced',
      destination: 'MYS',
      transit: [],
    }),
  );
  const { catalogue } = value(await client('catalogue.current', {}));
  const mitigations = catalogue.mitigations.map(({ code }) => ({
    kind: 'mitigation' as const,
    code,
    value: 'notAsked' as const,
  }));
  const { revision } = value(
    await client('screening.answer', {
      screeningId,
      revision: set.revision,
      answers: [{ kind: 'document', code: 'passport', value: 'doubtful' }, ...mitigations],
    }),
  );
  const own = value(await client('screening.assessOwn', { screeningId, revision, own: 'concern' }));
  value(await client('decision.propose', { screeningId, revision: own.revision, proposal: refer }));
  return screeningId;
}

const referralOf = async (screeningId: ScreeningId) => {
  const found = value(await page('first')('referral.list', {})).find((one) => one.screeningId === screeningId);
  if (found === undefined) throw new Error('no referral');
  return found.id;
};

/** A record that ended without a stop, on which a missed flight can be recorded. */
let letGo: ScreeningId | null = null;

describe('both shells, through a shift', () => {
  beforeAll(async () => {
    for (const person of ['admin', 'supervisor', 'bp3mi', 'first', 'auditor'] as const) await signIn(person);
  });

  it('open it, keep its flights and count', async () => {
    const client = page('bp3mi');
    value(await client('shift.saveTemplate', { weekday: 6, flights }));
    value(await client('shift.template', { day: '2026-11-28' }));
    value(await client('shift.open', { flights, clockConfirmed: true }));
    const [flight] = value(await client('shift.current', {}))?.flights ?? [];
    if (flight === undefined || flights[0] === undefined) throw new Error('no flight');
    value(await client('flight.add', { flight: { ...flights[0], number: 'JT 1' } }));
    value(await client('flight.delay', { flightId: flight.id, minutes: 30 }));
    value(await client('flight.outside', { flightId: flight.id, reason: 'airlineCrew' }));
    const { countId } = value(await client('flight.pass', { flightId: flight.id }));
    value(await client('flight.undoCount', { countId }));
  });

  it('scan, clear and take back', async () => {
    const client = page('bp3mi');
    const scans = { passport: passport(), boarding: boarding() };
    expect(value(await client('traveller.scan', scans)).fastClear).toBe(true);
    const { screeningId } = value(await client('screening.fastClear', { ...scans, purpose: 'tourism', effort: [] }));
    value(await client('screening.undoClear', { screeningId }));
    value(await client('shift.log', {}));
  });

  it('read a party, look, take out, leave, sign, take back, give up', async () => {
    const client = page('bp3mi');
    const [flight] =
      value(await client('shift.current', {}))?.flights.filter(({ number }) => number === 'AK 450') ?? [];
    if (flight === undefined) throw new Error('no flight');
    const opening = { kind: 'family', purpose: 'tourism', flightId: flight.id } as const;
    const { partyId } = value(await client('party.open', opening));
    const added = async (index: number) => value(await client('party.add', { partyId, ...papersOf(index) })).memberId;
    const [out, off, twice] = [await added(1), await added(2), await added(3)];
    value(await client('party.takeOut', { partyId, memberId: out, selection: 'random' }));
    value(await client('party.leave', { partyId, memberId: off }));
    await added(3);
    value(await client('party.settle', { partyId, memberIds: [twice], settled: true, parentId: null }));
    const [listed] = value(await client('party.list', {}));
    expect(listed).toMatchObject({ partyId, members: 1 });
    const { revision } = value(await client('party.get', { partyId }));
    value(await client('party.sign', { partyId, revision, pin: pins.bp3mi, effort: [] }));
    value(await client('party.undoSign', { partyId }));
    const other = value(await client('party.open', opening));
    value(await client('party.cancel', { partyId: other.partyId }));
  });

  it('refer, accept, hold with a second person, return', async () => {
    const screeningId = await referred('X7654321');
    const client = page('first');
    value(await client('referral.accept', { referralId: await referralOf(screeningId) }));
    value(await page('bp3mi')('screening.mine', {}));
    const seen = value(await client('screening.get', { screeningId }));
    const own = value(await client('screening.assessOwn', { screeningId, revision: seen.revision, own: 'concern' }));
    const first = value(await client('decision.propose', { screeningId, revision: own.revision, proposal: hold }));
    value(await client('decision.withdraw', { decisionId: first.decisionId }));
    const { revision } = value(await client('screening.get', { screeningId }));
    const { decisionId } = value(await client('decision.propose', { screeningId, revision, proposal: hold }));
    const { approvalId } = value(
      await client('session.approve', {
        officerId: idOf('second'),
        pin: pins.second,
        call: 'decision.confirm',
        subject: decisionId,
      }),
    );
    value(await client('decision.confirm', { decisionId, approvalId }));
    const kept = { seal: 'SG-0001', place: 'Brankas konter', condition: 'utuh', due: '2026-11-23' };
    const receipt = { kind: 'passportReceipt' as const, subjectId: decisionId, filled: { ...kept, dueReason: '' } };
    const wrong = value(await client('paper.issue', receipt));
    value(await client('paper.void', { paperId: wrong.id, reason: 'Salah tulis nomor segel.' }));
    const receiptNumber = await printedReceipt(client, decisionId, kept);
    const notice = value(await client('paper.issue', { kind: 'postponementNotice', subjectId: decisionId }));
    value(await client('paper.output', { paperId: notice.id, way: 'save', format: 'a4' }));
    value(await client('paper.taken', { paperId: notice.id, how: 'refused', witness: 'Petugas Maskapai' }));
    value(await client('paper.list', { screeningId: null, subjectId: null }));
    value(await client('paper.settings', {}));
    const held = value(
      await client('custody.hold', {
        decisionId,
        receiptSource: 'station',
        receiptNumber,
        seal: 'SG-0001',
        receiptTaken: 'signed' as const,
        witness: null,
        place: 'Brankas konter',
        condition: 'utuh',
        due: '2026-11-23',
        dueReason: null,
      }),
    );
    const custodyId = held.id;
    const outside = { officer: null, receiver: 'Contoh Penerima', paper: 'TT-1' };
    value(await client('custody.move', { custodyId, step: 1, kind: 'place', place: 'Laci 2', ...outside }));
    value(await client('custody.extend', { custodyId, step: 2, due: '2026-11-24', reason: 'Menunggu pemiliknya.' }));
    expect(value(await client('custody.count', {}))).toMatchObject({ held: 1, onPaper: 0, list: 'due' });
    const set = { way: 'give' as const, passports: [{ custodyId, step: 3 }] };
    const { subject } = value(await client('custody.takeOverSubject', set));
    const other = { officerId: idOf('second'), pin: pins.second };
    const bound = value(await client('session.approve', { ...other, call: 'custody.takeOver', subject }));
    const officer = { officerId: other.officerId, approvalId: bound.approvalId };
    expect(value(await client('custody.takeOver', { ...set, officer }))).toEqual({ moved: 1 });
    value(await client('custody.listMissing', { reason: 'Pencetak mati' }));
    value(await client('custody.list', {}));
    value(await client('custody.release', { custodyId, to: 'holder', receiver: 'Contoh Budi', paper: '' }));
    expect(value(await page('supervisor')('custody.history', { custodyId })).moves).toHaveLength(5);
    const after = { airlineName: 'Petugas maskapai', airlineAt: both.clock.now(), offload: 'passengerOnly' } as const;
    value(await client('decision.duties', {}));
    value(await client('decision.noteAfter', { decisionId, ...after, meets: 'family', meetsName: 'Ibu Contoh' }));
    value(await client('decision.reasonUsed', { screeningId, reason: hold.reason }));
    const what = { field: 'reason', value: 'Halaman data paspor diragukan, foto bergeser.' } as const;
    value(await client('decision.correct', { decisionId, what, why: 'salah tulis', approvalId: null }));
    expect(await both.send('first', 'decision.missedFlight', { screeningId, missed: true })).toMatchObject({
      error: { code: 'gate-still-open' },
    });
  });

  it('approve a hold by telephone with a code of a sealed card, and end the card', async () => {
    const admin = page('admin');
    const second = { officerId: idOf('second'), pin: pins.second };
    const card = { call: 'officer.makeCard' as const, subject: second.officerId };
    const { approvalId } = value(await admin('session.approve', { ...second, ...card }));
    const made = value(await admin('officer.makeCard', { officerId: second.officerId, approvalId }));
    const screeningId = await referred('X5555555');
    const client = page('first');
    value(await client('referral.accept', { referralId: await referralOf(screeningId) }));
    const seen = value(await client('screening.get', { screeningId }));
    const own = value(await client('screening.assessOwn', { screeningId, revision: seen.revision, own: 'concern' }));
    const { decisionId } = value(
      await client('decision.propose', { screeningId, revision: own.revision, proposal: hold }),
    );
    value(await client('officer.cards', {}));
    const told = { officerId: second.officerId, call: 'decision.confirm' as const, subject: decisionId };
    const approved = value(await client('session.approveRemote', { ...told, code: made.codes[0] ?? '' }));
    value(await client('decision.confirm', { decisionId, approvalId: approved.approvalId }));
    value(await admin('officer.retireCard', { officerId: second.officerId }));
    const { revision } = value(await client('screening.get', { screeningId }));
    const clear = { screeningId, revision, proposal: { ...plain, departLine: 'sudah jelas' } };
    const cleared = value(await client('decision.propose', clear));
    value(await client('decision.void', { decisionId: cleared.decisionId, why: 'penumpang lain' }));
    letGo = screeningId;
  });

  it('record what stands beside the answers, and check a document again', async () => {
    const client = page('bp3mi');
    const scans = { passport: passport({ number: 'X4444444' }), boarding: null };
    const { screeningId } = value(
      await client('screening.open', { ...scans, selection: 'random', purpose: 'tourism' }),
    );
    value(await client('screening.setBoarding', { screeningId, revision: 0, boarding: boarding() }));
    const talk = { part: 'private' as const, value: 'paper' as const, line: 'K-1', officerOffered: true };
    value(await client('screening.setTalk', { screeningId, revision: 1, talk }));
    const person = {
      role: 'recruiter' as const,
      relation: 'friend' as const,
      name: 'Contoh Perekrut',
      handle: '+62 812 0000 0000',
      agency: null,
      note: null,
      saidInPrivate: true,
    };
    const { personId } = value(await client('screening.addPerson', { screeningId, revision: 2, person }));
    value(await client('screening.dropPerson', { screeningId, revision: 3, personId }));
    value(await client('screening.setProvince', { screeningId, revision: 4, province: '16' }));
    const answers = [
      { kind: 'document' as const, code: 'passport', value: 'notCheckable' as const },
      { kind: 'indicator' as const, code: 'REC-02', value: 'absent' as const, basis: 'statement' as const, note: null },
    ];
    value(await client('screening.answer', { screeningId, revision: 5, answers }));
    value(await client('recheck.list', {}));
    expect(value(await client('recheck.count', {}))).toEqual({ waiting: 1 });
    const outcome = { screeningId, code: 'passport', outcome: 'confirmed' as const, note: '' };
    expect(value(await client('recheck.resolve', outcome))).toEqual({ stands: 'asAnswer' });
    expect(value(await client('screening.get', { screeningId }))).toMatchObject({
      revision: 7,
      flight: 'AK 450',
      province: '16',
      people: [],
      talk: { private: { backEntry: [{ code: 'REC-02', paper: 'K-1' }] } },
    });
  });

  it('print blank forms, enter one from paper, confirm it, take one back, spoil and count', async () => {
    const client = page('first');
    const { numbers } = value(await client('outage.print', { kind: 'postponement', count: 4 }));
    const [used = '', again = '', spoiled = '', blank = ''] = numbers;
    const entry = (form: string) => ({
      kind: 'postponement' as const,
      form,
      happenedAt: both.clock.now(),
      officerId: idOf('second'),
      passport: passport({ number: 'X6666666' }),
      flight: 'AK 450',
      purpose: 'tourism',
      selection: 'documentFact' as const,
      decision: {
        kind: 'postponed' as const,
        cause: null,
        ground: 'noValidTravelDocument',
        basis: 'document' as const,
        papers: [{ code: 'passport', status: 'doubtful' as const }],
        reason: 'Halaman data paspor diragukan.',
        milderSteps: ['askedFurther' as const],
        toldIn: 'indonesian' as const,
        statementOffered: true,
        statement: null,
        passportReturned: true,
        readAloud: false,
      },
      hold: null,
    });
    const { entryId } = value(await client('outage.enter', { entry: entry(used) }));
    expect(value(await client('outage.waiting', {}))).toHaveLength(1);
    const approval = { pin: pins.second, call: 'outage.confirm' as const, subject: entryId };
    const { approvalId } = value(await client('session.approve', { ...approval, officerId: idOf('second') }));
    const confirm = { entryId, officerId: idOf('second'), approvalId };
    expect(value(await client('outage.confirm', confirm))).toMatchObject({ state: 'recorded' });
    const other = { ...entry(again), passport: passport({ number: 'X6666667' }) };
    const wrong = value(await client('outage.enter', { entry: other }));
    value(await client('outage.takeBack', { entryId: wrong.entryId, reason: 'salah nama petugas' }));
    value(await client('outage.spoil', { form: spoiled, reason: 'kertas macet' }));
    expect(value(await client('outage.reconcile', { blank: [blank, again] }))).toMatchObject({ missing: [], blank: 2 });
    expect(value(await client('outage.count', {}))).toEqual({ waiting: 0 });
    expect(value(await client('outage.forms', {})).forms).toHaveLength(4);
  });

  it('hand the screen to a traveller, and take it back with the PIN', async () => {
    const client = page('bp3mi');
    value(await client('words.show', { screeningId: null, display: 'second' }));
    value(await client('words.show', { screeningId: null, display: 'own' }));
    expect(await both.send('bp3mi', 'shift.current', {})).toMatchObject({ error: { code: 'session-locked' } });
    value(await client('session.signIn', { officerId: idOf('bp3mi'), pin: pins.bp3mi }));
  });

  it('send a referral back, and let one lapse', async () => {
    const back = await referralOf(await referred('X2222222'));
    value(await page('first')('referral.sendBack', { referralId: back, reason: 'sudah dilihat, lanjut' }));
    const late = await referralOf(await referred('X3333333'));
    expect(await both.send('bp3mi', 'referral.lapse', { referralId: late })).toMatchObject({
      error: { code: 'not-yet-lapsed' },
    });
    both.clock.advance(10 * 60_000);
    value(await page('bp3mi')('referral.lapse', { referralId: late }));
    value(await page('first')('referral.acknowledge', { referralId: late }));
  });

  it('call for help and complete the form', async () => {
    const client = page('bp3mi');
    const { helpId } = value(
      await client('help.now', { cause: 'asksForHelp', screeningId: null, flightId: null, pin: pins.bp3mi }),
    );
    value(await client('help.list', {}));
    value(await client('help.complete', { helpId, note: 'diantar ke konter BP3MI' }));
  });

  it('object, answer, hand over, call, follow up', async () => {
    const client = page('first');
    const [found] = value(await client('objection.find', { text: 'X7654321' }));
    if (found?.decisionId === undefined || found.decisionId === null) throw new Error('no decision');
    const { screeningId, decisionId } = found;
    const { objectionId } = value(
      await client('objection.receive', {
        kind: 'objection',
        screeningId,
        decisionId,
        channel: 'letter',
        broughtBy: 'traveller',
        name: 'Contoh Budi',
        contact: '',
        content: 'Saya berkeberatan.',
        receivedOn: '2026-11-21',
      }),
    );
    const words = { signer: 'Kepala Kantor', letter: 'W6-1', note: '' };
    const step = { objectionId, step: 'answer' as const, on: '2026-11-21', answer: 'granted' as const, ...words };
    expect(value(await client('objection.step', step))).toEqual({ state: 'granted' });
    expect(value(await client('objection.list', {}))).toHaveLength(1);
    const call = { screeningId, toWhom: 'parent' as const, reached: true, name: 'Ibu', number: '0812', note: '' };
    value(await client('handover.logCall', call));
    const contents = {
      passport: 'ownHand',
      phone: 'ownHand',
      belongings: '',
      health: '',
      needs: '',
      copies: '',
    } as const;
    const offer = { screeningId, office: 'BP3MI', place: '', reason: 'perlu tempat singgah', contents };
    const first = value(await client('handover.offer', { ...offer, toWhom: 'police' }));
    value(await client('handover.withdraw', { handoverId: first.handoverId, note: 'salah pilih' }));
    const { handoverId } = value(await client('handover.offer', { ...offer, toWhom: 'bp3mi' }));
    value(await page('bp3mi')('handover.answer', { handoverId, accepted: true, receiver: null, note: '' }));
    value(await client('handover.minutesByHand', { handoverId, number: 'BA-TANGAN/1' }));
    const own = { content: 'Saya hendak bekerja.', language: 'indonesian' as const, languageName: null };
    const how = { interpreter: 'none' as const, interpreterName: null, readBack: true };
    value(await client('statement.take', { screeningId, statement: { ...own, ...how } }));
    expect(value(await client('statement.list', { screeningId }))).toHaveLength(1);
    expect(value(await client('help.lines', {})).length).toBeGreaterThan(0);
    expect(value(await client('handover.list', {}))).toHaveLength(2);
    expect(value(await client('handover.case', { screeningId })).calls).toHaveLength(1);
    expect(value(await client('followUp.due', {}))).toEqual([]);
  });

  it('seal, open, move and report', async () => {
    const client = page('first');
    const [found] = value(await client('objection.find', { text: 'X7654321' }));
    if (found === undefined) throw new Error('no case');
    const { screeningId } = found;
    value(await client('note.write', { screeningId, content: 'Catatan tertutup.' }));
    const supervisor = page('supervisor');
    expect(value(await supervisor('note.read', { screeningId })).hidden).toBeGreaterThan(0);
    value(await supervisor('note.open', { screeningId, reason: 'petugas pemegang tidak bertugas' }));
    value(await supervisor('note.moveHolder', { screeningId, officerId: idOf('second'), reason: 'ganti regu' }));
    const alerts = value(await client('note.alerts', {}));
    expect(alerts).toHaveLength(2);
    for (const { actId } of alerts) value(await client('note.seen', { actId }));
    const report = { kind: 'bribe' as const, screeningId: null, leaveOut: null, content: 'uang di dalam paspor' };
    const { reportId } = value(await client('integrity.report', report));
    expect(value(await page('auditor')('integrity.list', {}))).toHaveLength(1);
    value(await page('auditor')('integrity.read', { reportId }));
    const admin = page('admin');
    const approval = { officerId: idOf('auditor'), pin: pins.auditor, call: 'integrity.setHead' as const };
    const subject = idOf('supervisor');
    const { approvalId } = value(await admin('session.approve', { ...approval, subject }));
    value(await admin('integrity.setHead', { officerId: subject, head: true, approvalId }));
    expect(value(await client('integrity.heads', {}))).toHaveLength(1);
    value(await supervisor('integrity.handle', { reportId, state: 'received', note: '' }));
    value(await admin('handover.setOnCall', { onCall: [{ name: 'UPTD PPA', phone: '0711', hours: '' }] }));
    value(await client('handover.onCall', {}));
    expect(value(await client('after.due', {})).objections.open).toBe(1);
  });

  it('administer and audit', async () => {
    const admin = page('admin');
    const settings = value(await admin('settings.get', {}));
    value(await admin('settings.set', { ...settings, idleMinutes: 10 }));
    value(await admin('paper.setSettings', value(await admin('paper.settings', {}))));
    const [year] = deliveredHolidays.years;
    if (year === undefined) throw new Error('no delivered year');
    expect(value(await admin('holidays.replace', { year }))).toEqual({ year: 2025 });
    expect(value(await admin('holidays.get', {}))).toHaveLength(1);
    value(await admin('officer.resetPin', { officerId: idOf('second'), approvalId: null }));
    value(await admin('officer.deactivate', { officerId: idOf('second') }));
    await both.settled('admin');
    const auditor = page('auditor');
    const { size } = value(await auditor('audit.list', { before: null, limit: 200 }));
    expect(size).toBeGreaterThan(100);
    expect(value(await auditor('audit.verify', {}))).toMatchObject({ intact: true });
    expect(value(await auditor('audit.verifying', {}))).toMatchObject({ running: null, last: { by: 'Pemeriksa' } });
    value(await auditor('audit.stopVerifying', {}));
    await readFigures(auditor);
    const days = { from: '2020-01-01', to: '2040-01-01' };
    expect(value(await auditor('audit.views', { by: 'officer', ...days })).length).toBeGreaterThan(1);
    expect(value(await auditor('audit.views', { by: 'case', ...days })).length).toBeGreaterThan(1);
  });

  it('export the log, prove a record, cosign, change the PIN and back, export data', async () => {
    const auditor = page('auditor');
    // The keys are the station's and the supervisor's.
    const { size, keys } = value(await auditor('audit.export', {}));
    expect(keys).toHaveLength(2);
    expect(value(await auditor('audit.leaves', { from: 0, limit: 1000 })).leaves.length).toBeGreaterThan(100);
    value(await auditor('audit.notes', { after: 0, limit: 200 }));
    value(await auditor('audit.proof', { seq: 0 }));
    const supervisor = page('supervisor');
    value(await supervisor('audit.cosign', { size, pin: pins.supervisor }));
    expect(value(await supervisor('audit.checkpoints', { limit: 10 })).toCosign).toBeNull();
    value(await supervisor('session.changePin', { oldPin: pins.supervisor, pin: '662607' }));
    value(await supervisor('session.changePin', { oldPin: '662607', pin: pins.supervisor }));
    await exportData(supervisor, page('admin'), () => both.settled('supervisor'));
  });

  it('review a hold: judged apart, given back, answered, accepted', () =>
    reviewHold(page('supervisor'), page('first')));

  it('take a key in, propose, compare, replay and activate a catalogue, take the key out', () =>
    changeCatalogue(page('admin'), page('auditor'), idOf('supervisor')));

  it('record that a flight was missed', async () => {
    both.clock.advance(3 * 3_600_000);
    for (const person of ['bp3mi', 'first'] as const) await signIn(person);
    if (letGo === null) throw new Error('nobody was let go');
    value(await page('first')('decision.missedFlight', { screeningId: letGo, missed: true }));
  });

  it('close it and sign out', async () => {
    const client = page('bp3mi');
    for (const { screeningId, mine } of value(await client('screening.mine', {}))) {
      if (!mine) continue;
      const { revision } = value(await client('screening.get', { screeningId }));
      const proposal: DecisionProposal = { ...plain, kind: 'notCompleted', cause: 'walkedOn', passportReturned: true };
      value(await client('decision.propose', { screeningId, revision, proposal }));
    }
    value(await client('shift.close', { approvalId: null }));
    // The copy at the close is ready on both before time goes on: else only one of them finds the next one due.
    await signIn('supervisor');
    await both.settled('supervisor');
    await signShift(page('supervisor'));
    value(await client('session.signOut', {}));
  });

  it('say a week later what became of the case', async () => {
    both.clock.advance(8 * 24 * 3_600_000);
    const client = page('first');
    value(await client('session.signIn', { officerId: idOf('first'), pin: pins.first }));
    await sayOutcome(client);
  });

  it('hold a case, put a record right, and erase what is past its period', async () => {
    if (letGo === null) throw new Error('nobody was let go');
    await signIn('supervisor');
    await both.settled('supervisor');
    await holdAndCorrect(letGo, { supervisor: page('supervisor'), desk: page('first') });
    both.clock.advance(61 * 24 * 3_600_000);
    await signIn('admin');
    await both.settled('admin');
    await setAndErase(page('admin'), { officerId: idOf('supervisor'), pin: pins.supervisor });
  });

  it('serve a device, and put it out', async () => {
    await signIn('admin');
    await signIn('first');
    await serveDevice(both, page('admin'));
  });

  it('left out no row of the contract', () => {
    // What a machine does alone that is no station: a spare that takes over (test/electron/network/take_over.soak.test.ts), a device
    // that makes the code of a referral (test/electron/network/carried.test.ts), a station that does not open (recovery.test.ts).
    const recovery = callNames.filter((name) => name.startsWith('recovery.'));
    const apart = ['carried.make', 'spare.look', 'spare.takeOver', 'station.leave', ...recovery].toSorted();
    expect(callNames.filter((name) => !both.done.has(name)).toSorted()).toEqual(apart);
  });
});
