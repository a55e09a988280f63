/** What tests of objections, handovers and sealed notes begin with. Names are invented. */
import { z } from 'zod';
import type { Client } from '../../../shared/contract/client.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { DecisionProposal } from '../../../shared/domain/decision.ts';
import type { AgencyCode, Role } from '../../../shared/domain/words.ts';
import { OfficerId, type ScreeningId } from '../../../shared/ids.ts';
import { dayOf, millis, momentOf } from '../../../shared/time.ts';
import type { PinOf } from '../../helpers/light_pins.ts';
import { boarding, passport } from '../../helpers/papers.ts';
import { hold as held, plain } from './cases.ts';
import {
  added,
  flights,
  keptStation,
  People,
  pins,
  pinsOf,
  signedIn,
  staff,
  staffed,
  value,
  type Bench,
} from './with_app.ts';
import { printedReceipt } from '../../helpers/receipts.ts';

/** As in the cases, with the line for a desk whose result asks to go on asking. */
const hold: DecisionProposal = { ...held, departLine: 'Halaman data jelas diganti.' };

/** PINs of those who are added to the five of a staffed station. */
export const morePins = {
  colleague: '602214',
  headBp3mi: '662607',
  headImmigration: '299792',
  supervisorBp3mi: '137035',
  auditor: '577215',
} as const;

const MorePeople = z.strictObject({
  colleague: OfficerId,
  headBp3mi: OfficerId,
  headImmigration: OfficerId,
  supervisorBp3mi: OfficerId,
  auditor: OfficerId,
});
export type MorePeople = z.infer<typeof MorePeople>;

/** Moves the clock to a morning of this day; before there is a log it may also go back. */
export const on = (bench: Bench, day: string): void => {
  const ms = millis(momentOf(day, '06:40')) - millis(bench.now());
  if (ms < 0) bench.jump(ms);
  else bench.advance(ms);
};

async function addMore(bench: Bench, people: People): Promise<MorePeople> {
  const admin = await signedIn(bench, people.admin, pins.admin);
  const add = async (person: keyof MorePeople, agency: AgencyCode | null, role: Role) =>
    added(bench, admin, { name: `Orang ${person}`, agency, role, official: false, pin: morePins[person] });
  return {
    colleague: await add('colleague', 'bp3mi', 'bp3mi'),
    headBp3mi: await add('headBp3mi', 'bp3mi', 'supervisor'),
    headImmigration: await add('headImmigration', 'immigration', 'supervisor'),
    supervisorBp3mi: await add('supervisorBp3mi', 'bp3mi', 'supervisor'),
    auditor: await add('auditor', null, 'auditor'),
  };
}

const pinsOfMore = (more: MorePeople): PinOf[] =>
  MorePeople.keyof().options.map((person) => [more[person], morePins[person]]);

/**
 * A station with everybody who may or may not read what is sealed.
 * @param day the day on which it was set up, and on which the bench stands
 */
export async function fullyStaffed(bench: Bench, day = dayOf(bench.now())) {
  const { people, more } = await keptStation(bench, {
    name: `fully-staffed-${day}`,
    facts: z.strictObject({ people: People, more: MorePeople }),
    make: async (maker) => {
      on(maker, day);
      const base = await staff(maker);
      const others = await addMore(maker, base);
      await signedIn(maker, base.supervisor, pins.supervisor);
      return { facts: { people: base, more: others }, pins: [...pinsOf(base), ...pinsOfMore(others)] };
    },
  });
  return { people, more, admin: await signedIn(bench, people.admin, pins.admin) };
}

/** The page of one of them, signed in again: a long wait locks it. */
export const pageOf = (bench: Bench, more: MorePeople, person: keyof typeof morePins): Promise<Client> =>
  signedIn(bench, more[person], morePins[person]);

/** The day of the year as a boarding pass has it, three digits. */
const ofYear = (day: string): string => {
  const days = (Date.parse(day) - Date.parse(`${day.slice(0, 4)}-01-01`)) / 86_400_000 + 1;
  return String(days).padStart(3, '0');
};

/** A shift of today with one flight to Kuala Lumpur. */
export async function openShift(bench: Pick<Bench, 'now'>, client: Client): Promise<void> {
  const day = dayOf(bench.now());
  value(await client('shift.open', { flights: flights.map((one) => ({ ...one, day })), clockConfirmed: true }));
}

/** A clarification with a doubtful passport and everything an own assessment needs. */
export async function readyCase(
  bench: Pick<Bench, 'now'>,
  client: Client,
  { number = 'X1234567', birth = '900101' } = {},
): Promise<{ screeningId: ScreeningId; revision: number }> {
  const day = ofYear(dayOf(bench.now()));
  const { screeningId } = value(
    await client('screening.open', {
      passport: passport({ number, birth }),
      boarding: boarding({ day }),
      selection: 'documentFact',
      purpose: 'workerPlaced',
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
      revision: 0,
      answers: [{ kind: 'document', code: 'passport', value: 'doubtful' }, ...mitigations],
    }),
  );
  return { screeningId, revision };
}

/** The same, postponed by Immigration without a hold. */
export async function postponedCase(
  bench: Pick<Bench, 'now'>,
  client: Client,
  traveller: { number?: string; birth?: string } = {},
) {
  const { screeningId, revision } = await readyCase(bench, client, traveller);
  const own = value(await client('screening.assessOwn', { screeningId, revision, own: 'concern' }));
  const proposal: DecisionProposal = { ...hold, kind: 'postponed', passportReturned: true };
  const decided = value(await client('decision.propose', { screeningId, revision: own.revision, proposal }));
  return { screeningId, decisionId: decided.decisionId };
}

/** The same with the passport in custody. */
export async function heldCase(bench: Pick<Bench, 'now'>, client: Client, second: OfficerId) {
  const { screeningId, revision } = await readyCase(bench, client);
  const own = value(await client('screening.assessOwn', { screeningId, revision, own: 'concern' }));
  const { decisionId } = value(
    await client('decision.propose', { screeningId, revision: own.revision, proposal: hold }),
  );
  const approval = { officerId: second, pin: pins.second, call: 'decision.confirm' as const, subject: decisionId };
  const { approvalId } = value(await client('session.approve', approval));
  value(await client('decision.confirm', { decisionId, approvalId }));
  const kept = { seal: 'SG-0001', place: 'Brankas konter', condition: 'utuh', due: dayOf(bench.now()) };
  const receiptNumber = await printedReceipt(client, decisionId, kept);
  const taken = value(
    await client('custody.hold', {
      decisionId,
      receiptSource: 'station',
      receiptNumber,
      ...kept,
      dueReason: null,
      receiptTaken: 'signed',
      witness: null,
    }),
  );
  return { screeningId, decisionId, custodyId: taken.id, receiptNumber };
}

/** A decision that hands on, for a case that is not decided here. */
export const clearing: DecisionProposal = { ...plain, departLine: 'Jawaban jelas dan surat lengkap.' };

/** What `handover.offer` takes. */
export type Offer = InputOf<'handover.offer'>;
/** An offer to BP3MI with something of everything. */
export const offerOf = (screeningId: Offer['screeningId'], more: Partial<Offer> = {}): Offer => ({
  screeningId,
  toWhom: 'bp3mi',
  office: 'BP3MI Sumatera Selatan, konter bandara',
  place: 'Ruang klarifikasi',
  reason: 'Perlu pendampingan dan tempat singgah malam ini.',
  contents: {
    passport: 'ownHand',
    phone: 'ownHand',
    belongings: 'satu tas punggung',
    health: 'sehat',
    needs: 'makan siang',
    copies: 'surat penundaan',
  },
  ...more,
});

/** An open shift of Immigration. */
export async function atCounter(bench: Bench) {
  const people = await staffed(bench);
  const first = await signedIn(bench, people.first, pins.first);
  await openShift(bench, first);
  return { people, first };
}
