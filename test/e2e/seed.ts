/** A station that has been at work: through the real application, with a clock in the past, before the host starts on it. */
import type { Client } from '../../shared/contract/client.ts';
import type { DecisionProposal } from '../../shared/domain/decision.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import { addDays, addMillis, clockOf, dayOf, instantOf, millis, momentOf, type Instant } from '../../shared/time.ts';
import type { Papers } from '../electron/app/cases.ts';
import { pins, signedIn, staff, value } from '../electron/app/with_app.ts';
import { realApplication } from '../helpers/real_application.ts';
import { bcbp } from '../helpers/papers.ts';
import { printedReceipt } from '../helpers/receipts.ts';
import { zoneText, type ZoneFields } from '../helpers/zone.ts';
import { dayOfYear } from './station.ts';

const minutes = 60_000;

const proposal: DecisionProposal = {
  kind: 'referred',
  ground: null,
  evidence: [{ kind: 'document', code: 'passport' }],
  reason: 'Paspor diragukan, mohon diperiksa Pejabat Imigrasi.',
  departLine: 'sesuai temuan di meja',
  milderSteps: ['askedFurther'],
  toldIn: 'indonesian',
  statementOffered: true,
  statement: null,
  passportReturned: true,
  readAloud: false,
  cause: null,
  effort: [{ step: 'decision', seconds: 40, touches: 12, keys: 0 }],
};

interface Seeding {
  readonly client: (caller: string) => Client;
  readonly now: () => Instant;
  readonly day: string;
}

/** Both scans of a traveller of a flight on this day. */
export function papersFor(traveller: Partial<ZoneFields> & { name: string; day: string; flight?: string }): Papers {
  const { name, day, flight = '0450', ...fields } = traveller;
  const printed = name.replace('<<', '/').replaceAll('<', ' ');
  return {
    passport: { source: 'mrz', text: zoneText({ name, ...fields }) },
    boarding: { source: 'bcbp', text: bcbp({ name: printed, day: dayOfYear(day), number: flight }) },
  };
}

/** A clarification with a doubtful passport up to the own assessment. */
async function opened(desk: Client, { day }: Seeding, person: { name: string; number: string; birth?: string }) {
  const { screeningId } = value(
    await desk('screening.open', {
      ...papersFor({ birth: '900315', ...person, day }),
      selection: 'documentFact',
      purpose: 'tourism',
    }),
  );
  value(
    await desk('screening.answer', {
      screeningId,
      revision: 0,
      answers: [{ kind: 'document', code: 'passport', value: 'doubtful' }],
    }),
  );
  return screeningId;
}

async function judged(desk: Client, screeningId: ScreeningId) {
  const { catalogue } = value(await desk('catalogue.current', {}));
  const seen = value(await desk('screening.get', { screeningId }));
  const answers = catalogue.mitigations.map(({ code }) => ({
    kind: 'mitigation' as const,
    code,
    value: 'notAsked' as const,
  }));
  const { revision } = value(await desk('screening.answer', { screeningId, revision: seen.revision, answers }));
  return value(await desk('screening.assessOwn', { screeningId, revision, own: 'concern' })).revision;
}

async function referred(desk: Client, seeding: Seeding, person: { name: string; number: string }) {
  const screeningId = await opened(desk, seeding, person);
  const revision = await judged(desk, screeningId);
  value(await desk('decision.propose', { screeningId, revision, proposal }));
  return screeningId;
}

/** A passport held with a due day that has passed by the time anybody looks. */
async function held(first: Client, second: Parameters<typeof signedIn>[1], seeding: Seeding) {
  const screeningId = await opened(first, seeding, { name: 'PRATAMA<<CONTOH', number: 'C0000001' });
  const revision = await judged(first, screeningId);
  const hold = { ...proposal, kind: 'postponedPassportHeld' as const, ground: 'noValidTravelDocument' };
  const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: hold }));
  const { approvalId } = value(
    await first('session.approve', {
      officerId: second,
      pin: pins.second,
      call: 'decision.confirm',
      subject: decisionId,
    }),
  );
  value(await first('decision.confirm', { decisionId, approvalId }));
  const kept = { seal: 'SG-0007', place: 'Brankas Imigrasi, laci 2', condition: 'Baik', due: seeding.day };
  const receiptNumber = await printedReceipt(first, decisionId, kept);
  const custody = { decisionId, receiptSource: 'station' as const, receiptNumber, ...kept };
  const taken = { receiptTaken: 'signed' as const, witness: null };
  value(await first('custody.hold', { ...custody, ...taken, dueReason: null }));
  return screeningId;
}

/**
 * Two days ago: a shift with an overdue passport, a referral nobody accepted, a child, a name that fills its field, and an
 * officer who has not chosen a PIN yet.
 */
export async function seed(dataDir: string): Promise<{ readonly heldCase: ScreeningId }> {
  // In the morning, whenever the test runs: a flight three hours later is one of the same day.
  const start = millis(momentOf(addDays(dayOf(instantOf(Date.now())), -2), '08:00'));
  let now = instantOf(start);
  const { app, client } = await realApplication(dataDir, {
    now: () => now,
    monotonic: () => Date.parse(now) - start,
  });
  const people = await staff({ client });
  const seeding = { client, now: () => now, day: dayOf(now) };
  const desk = await signedIn({ client }, people.bp3mi, pins.bp3mi);
  const departs = clockOf(addMillis(now, 180 * minutes));
  const flight = {
    number: 'AK 450',
    destination: 'KUL',
    day: seeding.day,
    departs,
    gateCloseMinutes: 20,
    offloadMinutes: 45,
    seats: 180,
  };
  value(await desk('shift.open', { flights: [flight], clockConfirmed: true }));
  const first = await signedIn({ client }, people.first, pins.first);
  const heldCase = await held(first, people.second, seeding);
  await referred(desk, seeding, { name: 'TUNGGAL', number: 'C0000002' });
  await opened(desk, seeding, { name: 'ANAK<<CONTOH', number: 'C0000003', birth: '120315' });
  await opened(desk, seeding, { name: 'PANJANGSEKALINAMANYA<<SITI<MARYAM<CONT', number: 'C0000004' });
  now = addMillis(now, minutes);
  const admin = await signedIn({ client }, people.admin, pins.admin);
  value(
    await admin('officer.add', {
      name: 'Petugas Baru',
      serviceNumber: '19900101',
      agency: 'bp3mi',
      role: 'bp3mi',
      immigrationOfficial: false,
    }),
  );
  app.close();
  return { heldCase };
}
