/** A station with two sealed notes and something of everything else, and what inputs about it are made of. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openForReading } from '../../../db/open.ts';
import { deliveredHolidays } from '../../../shared/catalogue/holidays.ts';
import { PaperKind } from '../../../shared/domain/paper.ts';
import type { DecisionId, DeviceId, OfficerId, ScreeningId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import type { Pool } from '../../helpers/good_inputs.ts';
import { boarding, passport } from '../../helpers/papers.ts';
import { papersOf } from '../../helpers/party.ts';
import {
  fullyStaffed,
  heldCase,
  morePins,
  offerOf,
  openShift,
  postponedCase,
  readyCase,
  type MorePeople,
} from '../app/after.ts';
import { refer } from '../app/cases.ts';
import { pins, signedIn, value, type Bench, type People } from '../app/with_app.ts';
import type { Host } from './hosts.ts';

/** Stands in the two sealed notes and nowhere else. */
export const marker = 'katapenandatertutupzq';

/** What a test must know of the station. */
export interface SealedStation {
  readonly people: People;
  readonly more: MorePeople;
  /** Of BP3MI, accepted by Immigration, still open; its note is the BP3MI officer's. */
  readonly open: ScreeningId;
  /** Of Immigration, postponed, with what follows; its note is the first Pejabat Imigrasi's. */
  readonly decided: ScreeningId;
  readonly decisionId: DecisionId;
  /** Numbers of blank forms. */
  readonly forms: readonly string[];
  /** When it was done with all this, and the last event of its log then. */
  readonly now: Instant;
  readonly seq: number;
}

/** Makes it. */
export async function sealedStation(bench: Bench): Promise<SealedStation> {
  const { people, more } = await fullyStaffed(bench);
  const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
  const first = await signedIn(bench, people.first, pins.first);
  await openShift(bench, bp3mi);
  await heldCase(bench, first, people.second);
  const { screeningId: open, revision } = await readyCase(bench, bp3mi, { number: 'X7000001' });
  value(await bp3mi('note.write', { screeningId: open, content: `Takut pulang: ${marker}.` }));
  const own = value(await bp3mi('screening.assessOwn', { screeningId: open, revision, own: 'concern' }));
  value(await bp3mi('decision.propose', { screeningId: open, revision: own.revision, proposal: refer }));
  const [referral] = value(await first('referral.list', {}));
  if (referral === undefined) throw new Error('no referral');
  value(await first('referral.accept', { referralId: referral.id }));
  const { screeningId: decided, decisionId } = await postponedCase(bench, first, { number: 'X7000002' });
  value(await first('note.write', { screeningId: decided, content: `Diminta diam: ${marker}.` }));
  value(await first('handover.offer', offerOf(decided)));
  value(await first('paper.issue', { kind: 'postponementNotice', subjectId: decisionId }));
  value(await first('paper.issue', { kind: 'tppoReferral', subjectId: decided }));
  const forms = await others(bench, { people, more });
  const auditor = await signedIn(bench, more.auditor, morePins.auditor);
  const { size } = value(await auditor('audit.list', { before: null, limit: 1 }));
  return { people, more, open, decided, decisionId, forms, now: bench.now(), seq: size - 1 };
}

/** Something of everything else that a call can be about. */
async function others(bench: Bench, { people, more }: Pick<SealedStation, 'people' | 'more'>): Promise<string[]> {
  const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
  const first = await signedIn(bench, people.first, pins.first);
  const colleague = await signedIn(bench, more.colleague, morePins.colleague);
  const mine = await readyCase(bench, colleague, { number: 'X7000003' });
  const person = {
    role: 'recruiter',
    relation: 'friend',
    name: 'Contoh Perekrut',
    handle: null,
    agency: null,
  } as const;
  value(await colleague('screening.addPerson', { ...mine, person: { ...person, note: null, saidInPrivate: false } }));
  const referred = await readyCase(bench, bp3mi, { number: 'X7000004' });
  const judged = value(await bp3mi('screening.assessOwn', { ...referred, own: 'concern' }));
  value(await bp3mi('decision.propose', { ...referred, revision: judged.revision, proposal: refer }));
  value(await first('help.now', { cause: 'threat', screeningId: null, flightId: null, pin: pins.first }));
  const content = 'Uang diselipkan di dalam paspor.';
  value(await first('integrity.report', { kind: 'bribe', screeningId: null, leaveOut: null, content }));
  const { numbers } = value(await first('outage.print', { kind: 'postponement', count: 3 }));
  const flights = value(await colleague('shift.current', {}))?.flights ?? [];
  const flightId = flights.find(({ number }) => number === 'AK 450')?.id;
  if (flightId === undefined) throw new Error('no flight');
  const { partyId } = value(await colleague('party.open', { kind: 'family', purpose: 'tourism', flightId }));
  value(await colleague('party.add', { partyId, ...papersOf(1) }));
  return numbers;
}

/** Every identifier and every hash that stands in a table of the database, the newest of a table first. */
function identifiers(path: string, key: Uint8Array): string[] {
  const db = openForReading({ path, key });
  const tables = z
    .array(z.string())
    .parse(
      db
        .prepare(
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND NOT name GLOB '*search*' AND NOT name GLOB 'event*'",
        )
        .pluck()
        .all(),
    );
  const rows = tables.map((name) => db.prepare(`SELECT * FROM "${name}"`).all().toReversed());
  db.close();
  const found = JSON.stringify(rows).match(/\b(?:[a-z]{3}_[0-9a-hjkmnp-tv-z]{20}|[0-9a-f]{64})\b/g) ?? [];
  return [...new Set(found)];
}

const told = { content: 'Saya hendak bekerja.', readBack: true };

/** Identifiers of nothing, for calls about what this station has none of. */
const nothing = ['app', 'sea', 'ote', 'exp', 'ers', 'lgh', 'crq', 'obj', 'crd', 'cnt'].map(
  (kind) => `${kind}_${'0'.repeat(20)}`,
);

interface Around {
  readonly host: Host;
  readonly key: Uint8Array;
  readonly at: SealedStation;
  /** Codes of carried referrals: of the passport of the open case, and of another one. */
  readonly codes: readonly string[];
  /** A second device, which may be revoked. */
  readonly spare: DeviceId;
}

/** What inputs are made of now, for this officer or for nobody. */
export function poolOf({ host, key, at, codes, spare }: Around, officer: { id: OfficerId; pin: string } | null): Pool {
  const { open, decided, decisionId, people } = at;
  const ids = identifiers(join(host.dir, 'live', 'tapis.db'), key);
  const of = (kind: string) => ids.filter((id) => id.startsWith(`${kind}_`));
  const own = officer ?? { id: people.first, pin: pins.first };
  const subjects = [open, decided, decisionId, ...['shf', 'cus', 'hnd', 'stm', 'otp'].map((kind) => of(kind)[0])];
  const day = '2026-11-21';
  return {
    words: [
      'kata biasa untuk dicoba',
      open,
      decided,
      decisionId,
      ...ids,
      ...nothing,
      day,
      at.now,
      'KUL',
      'AK 450',
      '07:40',
      '314159',
      '12345678',
      'A1',
    ],
    named: {
      'paper.issue': PaperKind.options.flatMap((kind) =>
        ['counter', ...subjects.filter((id) => id !== undefined)].map((subjectId) => ({ kind, subjectId })),
      ),
      'paper.output': of('pap')
        .slice(0, 24)
        .map((paperId) => ({ paperId, way: 'preview', format: 'a4' })),
      'audit.list': [
        { before: null, limit: 200 },
        { before: 200, limit: 200 },
        { before: null, limit: 200, filter: { kinds: ['sealed-note-written'] } },
        ...[open, decided].map((id) => ({ before: null, limit: 200, filter: { about: [id] } })),
      ],
      'statement.take.statement': [
        { ...told, language: 'indonesian', languageName: null, interpreter: 'none', interpreterName: null },
      ],
      'holidays.replace.year': deliveredHolidays.years.slice(0, 1),
      'backup.powerLow.percent': [15],
      'backup.drill.file': readdirSync(join(host.dir, 'backups')).slice(0, 1),
      'session.signIn.officerId': [own.id],
      'session.enrol.officerId': [own.id],
      'session.approve.officerId': [people.supervisor],
      'session.approve.pin': [pins.supervisor],
      'session.approveRemote.officerId': [people.second],
      'device.revoke.deviceId': [spare],
      'carried.read.code': codes,
      'carried.accept.code': codes,
      'network.switchOn': [host.place],
      'spare.name.place': [{ address: '127.0.0.9', port: 4321 }],
      'officer.deactivate.officerId': [people.second],
      'officer.resetPin.officerId': [people.first],
      screeningId: [open, decided, ...of('scr').filter((id) => id !== open && id !== decided)],
      about: [open, decided],
      seq: Array.from({ length: at.seq + 1 }, (_none, seq) => seq),
      limit: [1000, 200, 100, 10],
      before: [null],
      from: ['2026-11-01', 0],
      to: ['2026-12-31'],
      revision: [0, 1, 2, 3, 4, 5, 6, 7, 8],
      step: [1, 2, 'receive', 'answer'],
      after: [0, null, 7],
      pin: [own.pin],
      oldPin: [own.pin],
      form: at.forms,
      folder: ['', host.dir],
      passport: [passport({ number: 'X7000001' }), passport({ number: 'X7100000' })],
      boarding: [boarding(), null],
      purpose: ['tourism', 'workerPlaced', 'review'],
      code: ['passport', 'ILO-02', 'REC-02'],
      destination: ['MYS', 'KUL'],
      text: ['X7000001', 'X7000002'],
      name: ['budi', 'Orang Lain'],
      flight: ['AK 450'],
      sources: [['https://example.org/']],
      day: [day],
    },
  };
}
