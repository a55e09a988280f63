/** What the officers of a busy station do, one act after the other. Names are invented. */
import { z } from 'zod';
import type { Client } from '../../shared/contract/client.ts';
import type { InputOf, Name, OutputOf, Reply } from '../../shared/contract/index.ts';
import type { DecisionProposal } from '../../shared/domain/decision.ts';
import { OfficerId, type DecisionId, type ScreeningId } from '../../shared/ids.ts';
import { clearing } from '../electron/app/after.ts';
import { hold, plain, refer } from '../electron/app/cases.ts';
import { flights, pins, type Pages } from '../electron/app/with_app.ts';
import type { diceOf } from '../electron/machine.ts';
import { boarding, passport } from './papers.ts';
import type { Fact } from './told.ts';

/** Who works there. */
export const People = z.object({ bp3mi: OfficerId, first: OfficerId, second: OfficerId });

/** A desk of the station: chance, the way to the application, and where acknowledged acts are told. */
export interface Place extends Pages, ReturnType<typeof diceOf> {
  readonly people: z.infer<typeof People>;
  readonly done: (table: Fact['table'], row: Fact['row']) => void;
}

/** The application refused a call. */
export class Refused extends Error {
  readonly call: string;
  readonly code: string;
  constructor(call: string, code: string) {
    super(`${call}: ${code}`);
    this.call = call;
    this.code = code;
  }
}

function valueOf<N extends Name>(name: N, reply: Reply<N>): OutputOf<N> {
  if (!reply.ok) throw new Refused(name, reply.error.code);
  return reply.value;
}

/** A page that throws what is refused. */
type Page = <N extends Name>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;

const asking =
  (client: Client): Page =>
  async (name, input) =>
    valueOf<typeof name>(name, await client(name, input));

/** The page of an officer; signs in where nobody is. */
async function pageOf(place: Place, who: keyof Place['people']): Promise<Page> {
  const page = asking(place.client(`page ${who}`));
  const { state } = await page('session.current', {});
  if (state !== 'active') await page('session.signIn', { officerId: place.people[who], pin: pins[who] });
  return page;
}

/** Everybody signs in, so that all begin at once. Who may not, since a kill left tries counted, comes later. */
export const signAllIn = async (place: Place): Promise<void> => {
  await Promise.allSettled((['bp3mi', 'first', 'second'] as const).map((who) => pageOf(place, who)));
};

/** A passport nobody had before. */
const newNumber = ({ upTo }: Place): string => `Y${String(1_000_000 + upTo(9_000_000))}`;

/** Both papers of a traveller nobody has seen before, each with a name and a seat of their own. */
function newPapers(place: Place) {
  const number = newNumber(place);
  const given = number.slice(1).replaceAll(/\d/g, (digit) => 'ABCDEFGHJK'.charAt(Number(digit)));
  const seat = `${String(100 + place.upTo(900))}${place.oneOf(['A', 'B', 'C'])}`;
  return {
    passport: passport({ number, name: `CONTOH<<${given}` }),
    boarding: boarding({ name: `CONTOH/${given}`, seat, sequence: number.slice(-4) }),
  };
}

/** Opens a work case with a doubtful passport, answers one touch at a time, and judges. */
async function judged(place: Place, page: Page): Promise<{ screeningId: ScreeningId; revision: number }> {
  const { screeningId } = await page('screening.open', {
    ...newPapers(place),
    selection: 'documentFact',
    purpose: 'workerPlaced',
  });
  place.done('screening', { id: screeningId, depth: 'clarification' });
  const { catalogue } = await page('catalogue.current', {});
  const touches: InputOf<'screening.answer'>['answers'][] = [
    [{ kind: 'document', code: 'passport', value: 'doubtful' }],
    [{ kind: 'indicator', code: 'DOC-09', value: 'present', basis: 'document', note: 'lem terbuka' }],
    [{ kind: 'document', code: 'returnTicket', value: place.oneOf(['seen', 'missing', 'notCheckable']) }],
    catalogue.mitigations.map(({ code }) => ({ kind: 'mitigation', code, value: 'notAsked' })),
  ];
  let revision = 0;
  for (const answers of touches) {
    ({ revision } = await page('screening.answer', { screeningId, revision, answers }));
    for (const { code, value } of answers) place.done('answer', { screeningId, code, value });
  }
  return assessed(place, page, { screeningId, revision });
}

async function assessed(place: Place, page: Page, at: { screeningId: ScreeningId; revision: number }) {
  const { revision, stage } = await page('screening.assessOwn', { ...at, own: 'concern' });
  place.done('assessment', { screeningId: at.screeningId, stage, own: 'concern' });
  return { screeningId: at.screeningId, revision };
}

async function decided(
  place: Place,
  page: Page,
  at: { screeningId: ScreeningId; revision: number; proposal: DecisionProposal },
): Promise<DecisionId> {
  const { decisionId } = await page('decision.propose', at);
  place.done('decision', { id: decisionId, screeningId: at.screeningId, kind: at.proposal.kind });
  return decisionId;
}

/** A paper issued and printed. */
async function printed(place: Place, page: Page, wanted: InputOf<'paper.issue'>): Promise<string> {
  const { id, number } = await page('paper.issue', wanted);
  place.done('paper', { id, number });
  const { copy } = await page('paper.output', { paperId: id, way: 'print', format: 'a4' });
  place.done('paperCopy', { paperId: id, copy });
  return number;
}

async function passed(place: Place, page: Page): Promise<void> {
  const shift = await page('shift.current', {});
  const flight = shift?.flights[0];
  if (flight === undefined) return;
  const { countId } = await page('flight.pass', { flightId: flight.id });
  place.done('travellerCount', { id: countId, kind: 'pass' });
}

const walkedOn: DecisionProposal = { ...plain, kind: 'notCompleted', cause: 'walkedOn' };
const departing = { departLine: 'Lem halaman data terbuka.' };

/** BP3MI: counts, clears at a glance, clarifies, refers. */
export const clerkOf = (place: Place) => async (): Promise<void> => {
  const page = await pageOf(place, 'bp3mi');
  if (place.chance(20)) return passed(place, page);
  const glance = newPapers(place);
  if (place.chance(25) && (await page('traveller.scan', glance)).fastClear) {
    const { screeningId } = await page('screening.fastClear', { ...glance, purpose: 'tourism', effort: [] });
    return place.done('screening', { id: screeningId, depth: 'scan', state: 'decided' });
  }
  const at = await judged(place, page);
  if (place.chance(4)) {
    await printed(place, page, { kind: 'clarificationSheet', subjectId: at.screeningId, filled: {} });
  }
  const proposal = place.oneOf([clearing, walkedOn, refer, refer]);
  await decided(place, page, { ...at, proposal });
};

/** A hold up to the passport in the safe. */
async function held(place: Place, page: Page, at: { screeningId: ScreeningId; revision: number }): Promise<void> {
  return approved(place, page, await decided(place, page, { ...at, proposal: { ...hold, ...departing } }));
}

/** The second official puts the PIN to a proposed hold, and the passport is taken. */
async function approved(place: Place, page: Page, decisionId: DecisionId): Promise<void> {
  const officerId = place.people.second;
  const asked = { officerId, pin: pins.second, call: 'decision.confirm', subject: decisionId } as const;
  const { approvalId } = await page('session.approve', asked);
  await page('decision.confirm', { decisionId, approvalId });
  place.done('decision', { id: decisionId, secondOfficerId: officerId });
  return taken(place, page, decisionId);
}

/** A hold that was proposed before the station was killed; null where there is none. */
async function leftHold(page: Page): Promise<DecisionId | null> {
  const left = (await page('screening.mine', {})).find(({ proposed }) => proposed !== null);
  if (left === undefined) return null;
  const { decisions } = await page('screening.get', { screeningId: left.screeningId });
  return decisions.find(({ state }) => state === 'proposed')?.id ?? null;
}

/** Takes the passport of an approved hold: on a printed receipt, or on one of the carbon book where there is no time to print. */
async function taken(place: Place, page: Page, decisionId: DecisionId): Promise<void> {
  const kept = { seal: newNumber(place), place: 'Brankas', condition: 'Baik', due: '2026-11-23' };
  const receiptSource = place.chance(50) ? ('station' as const) : ('book' as const);
  const filled = { ...kept, dueReason: '' };
  const receiptNumber =
    receiptSource === 'book'
      ? `B-${newNumber(place)}`
      : await printed(place, page, { kind: 'passportReceipt', subjectId: decisionId, filled });
  const how = { receiptSource, receiptNumber, dueReason: null, receiptTaken: 'signed' as const, witness: null };
  const { id } = await page('custody.hold', { ...kept, ...how, decisionId });
  place.done('custody', { id, decisionId, receiptNumber, seal: kept.seal });
  place.done('custodyMove', { custodyId: id, step: 1, kind: 'in' });
}

/** Immigration: takes what was referred, opens cases of its own, postpones, holds. */
export const inspectorOf = (place: Place) => async (): Promise<void> => {
  const page = await pageOf(place, 'first');
  const left = await leftHold(page);
  if (left !== null) return approved(place, page, left);
  const referral = (await page('referral.list', {})).find(({ state }) => state === 'waiting');
  let at: { screeningId: ScreeningId; revision: number };
  if (referral === undefined) at = await judged(place, page);
  else {
    await page('referral.accept', { referralId: referral.id });
    place.done('referral', { id: referral.id, acceptedBy: place.people.first });
    const { id: screeningId, revision } = await page('screening.get', { screeningId: referral.screeningId });
    at = await assessed(place, page, { screeningId, revision });
  }
  if (place.chance(40)) return held(place, page, at);
  const postpones: DecisionProposal = { ...hold, ...departing, kind: 'postponed', passportReturned: true };
  await decided(place, page, { ...at, proposal: place.oneOf([clearing, postpones]) });
};

/** The second official: moves and returns passports, counts meanwhile. */
export const custodianOf = (place: Place) => async (): Promise<void> => {
  const page = await pageOf(place, 'second');
  const { held: passports } = await page('custody.list', {});
  if (passports.length === 0 || place.chance(30)) return passed(place, page);
  const { id: custodyId, step, now } = place.oneOf(passports);
  if (passports.length > 3 && place.chance(60)) {
    const { step: last } = await page('custody.release', { custodyId, to: 'holder', receiver: 'BUDI CONTOH' });
    return place.done('custodyMove', { custodyId, step: last, kind: 'holder' });
  }
  const moved = await page('custody.move', {
    custodyId,
    step,
    kind: 'place',
    place: now?.place === 'Lemari 1' ? 'Lemari 2' : 'Lemari 1',
    officer: null,
    receiver: 'Contoh Penerima',
    paper: 'P-7',
  });
  place.done('custodyMove', { custodyId, step: moved.step, kind: 'place' });
};

/** Everything open is ended and the shift closed: what a kill left behind is worked off. */
export async function handOver(place: Place): Promise<void> {
  const bp3mi = await pageOf(place, 'bp3mi');
  const first = await pageOf(place, 'first');
  for (const { id, state } of await first('referral.list', {})) {
    if (state === 'waiting') await first('referral.accept', { referralId: id });
  }
  for (const page of [first, bp3mi]) {
    for (const { screeningId } of await page('screening.mine', {})) {
      const { revision } = await page('screening.get', { screeningId });
      await decided(place, page, { screeningId, revision, proposal: walkedOn });
    }
  }
  const open = await bp3mi('shift.current', {});
  if (open !== null) {
    await first('shift.close', { approvalId: null, listMissing: 'Pencetak mati' });
    place.done('shift', { id: open.id, closedBy: place.people.first });
  }
}

/** Opens a shift where none is open: at first, after a handing over, and after a kill in the middle of one. */
export async function openShift(place: Place): Promise<void> {
  const page = await pageOf(place, 'bp3mi');
  if ((await page('shift.current', {})) !== null) return;
  const { shiftId } = await page('shift.open', { flights: [...flights], clockConfirmed: true });
  place.done('shift', { id: shiftId, openedBy: place.people.bp3mi });
}
