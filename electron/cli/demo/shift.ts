/** One shift from its opening to its closing: everybody of its flights, one after the other. */
import { fastClearPapers } from '../../../shared/domain/fast_clear.ts';
import type { PersonInput } from '../../../shared/domain/person.ts';
import { weekdayOf } from '../../../shared/time.ts';
import { plantedOn, type Cluster } from './clusters.ts';
import { epochOf } from './clock.ts';
import { closeShift, tendPassports, type Ledger } from './custody.ts';
import { decide, judged, type Case } from './deciding.ts';
import type { PlannedFlight, PlannedShift } from './flights.ts';
import { askWhatBecame } from './follow_ups.ts';
import type { Hall } from './hall.ts';
import type { Act, Officer } from './staff.ts';
import { factsOf, purposeOf, type Story } from './stories.ts';
import {
  journeyOf,
  papersOf,
  type Holder,
  type Journey,
  type Papers,
  type peopleOf,
  type Traveller,
} from './travellers.ts';

/** What a shift is worked with. */
export interface Floor {
  readonly hall: Hall;
  readonly ledger: Ledger;
  readonly newHolder: ReturnType<typeof peopleOf>;
  /** People who travel often, the latest last. */
  readonly regulars: { readonly holder: Holder; readonly journey: Journey }[];
  readonly errands: { readonly due: () => Promise<void>; readonly rest: () => Promise<void> };
  readonly until: string;
}

/** Somebody in the queue: why this one is clarified, or null for a scan and on. */
interface Waiting {
  readonly story: Story | null;
  readonly cluster: readonly [Cluster, PersonInput] | null;
}

/** Share of those scanned who are clarified [judgement]; children and papers that do not agree come on top. */
const clarifiedShare = 0.07;
/** Share of those scanned who were here before; and how many regulars are remembered [judgement]. */
const regularShare = 0.05;
const mostRegulars = 400;

function queueOf({ hall, until }: Floor, flight: PlannedFlight): Waiting[] {
  const planted = plantedOn(flight, until).slice(0, flight.screened);
  const every = Math.max(1, Math.floor(flight.screened / Math.max(1, planted.length)));
  return Array.from({ length: flight.screened }, (_, place) => {
    const cluster = place % every === 0 ? (planted[place / every] ?? null) : null;
    if (cluster !== null) return { story: cluster[0].story, cluster };
    const story = hall.dice.chance(clarifiedShare) ? hall.packs.story() : null;
    // Nobody goes to work with a charter of pilgrims.
    const works = story !== null && purposeOf[story] !== undefined;
    return { story: flight.charter && works ? 'clean' : story, cluster };
  });
}

/** The traveller who comes next: new, a regular, or somebody who was sent away for papers. */
function travellerFor(
  { hall, newHolder, regulars }: Floor,
  flight: PlannedFlight,
  at: { place: number; story: Story | null; fresh: boolean },
): Traveller {
  const { place, story, fresh } = at;
  const again = hall.returns.findIndex(({ notBefore }) => notBefore <= hall.clock.at());
  if (!fresh && !flight.charter && again >= 0 && story === null) {
    const [back] = hall.returns.splice(again, 1);
    if (back !== undefined) return { holder: back.holder, journey: back.journey, flight, place };
  }
  const planned = journeyOf(hall.dice, flight);
  const journey = story === null ? planned : journeyIn(planned, story, flight);
  const old = story === null && !fresh && regulars.length > 50 && hall.dice.chance(regularShare);
  if (old) {
    const index = hall.dice.between(0, Math.floor(regulars.length / 2));
    const [known] = regulars.splice(index, 1);
    if (known !== undefined) return { ...known, journey: flight.charter ? journey : known.journey, flight, place };
  }
  const holder = newHolder(journey.purpose, flight.entry.day, story !== null);
  if (story === null && !holder.child && !flight.charter) {
    regulars.push({ holder, journey });
    if (regulars.length > mostRegulars) regulars.shift();
  }
  return { holder, journey, flight, place };
}

/** A story of work is one of work; whatever is told as a holiday is told so. */
function journeyIn(planned: Journey, story: Story, flight: PlannedFlight): Journey {
  const told = story === 'hidden' || story === 'admits' ? (flight.charter ? 'umrah' : 'tourism') : null;
  const purpose = purposeOf[story] ?? told ?? planned.purpose;
  return purpose === planned.purpose ? planned : { purpose, onward: null };
}

/** Scan and on: two scans and one touch; at times it is taken back and done again. */
async function fastClear(
  hall: Hall,
  act: Act,
  { papers, purpose }: { papers: Papers; purpose: string },
): Promise<void> {
  const seconds = hall.dice.between(6, 18);
  const input = { ...papers, purpose, effort: [{ step: 'scan' as const, seconds, touches: 1, keys: 0 }] };
  hall.clock.pass(seconds / 2);
  const { screeningId } = await act('screening.fastClear', input);
  if (hall.packs.undo() === 'stands') return;
  hall.clock.pass(4);
  await act('screening.undoClear', { screeningId });
  hall.clock.pass(3);
  await act('screening.fastClear', input);
}

interface Clarified {
  readonly traveller: Traveller;
  readonly papers: Papers;
  readonly story: Story;
  readonly cluster: Waiting['cluster'];
  readonly officer: Officer;
}

async function clarify({ hall, ledger }: Floor, act: Act, given: Clarified): Promise<void> {
  const { traveller, papers, story, cluster, officer } = given;
  const { purpose } = traveller.journey;
  const { oneOf } = hall.dice;
  const selection =
    story === 'clean'
      ? oneOf(['random', 'wholeFlight', 'officersChoice'] as const)
      : oneOf(['documentFact', 'officersChoice', 'tip'] as const);
  const { screeningId } = await act('screening.open', { ...papers, selection, purpose });
  const waved = cluster?.[0].officer === officer.name;
  const one: Case = {
    traveller,
    screeningId,
    revision: 0,
    waved,
    effort: { seconds: 0, touches: 0 },
    facts: factsOf(hall.catalogue, hall.dice, { story, purpose }),
  };
  await beside(hall, act, { one, person: cluster?.[1] ?? null });
  for (const answers of one.facts.touches) {
    const seconds = waved ? 0.3 : hall.dice.between(3, 14);
    one.effort = { seconds: one.effort.seconds + seconds, touches: one.effort.touches + 1 };
    hall.clock.pass(seconds / 2);
    one.revision = (
      await act('screening.answer', { screeningId, revision: one.revision, answers: [...answers] })
    ).revision;
  }
  const recommendation = await judged(hall, act, one);
  await decide(hall, ledger, { one, officer, recommendation });
}

/** What stands beside the answers: where the traveller lives, the language, and who is around the departure. */
async function beside(hall: Hall, act: Act, { one, person }: { one: Case; person: PersonInput | null }): Promise<void> {
  const { screeningId } = one;
  const { province } = one.traveller.holder;
  one.revision = (await act('screening.setProvince', { screeningId, revision: one.revision, province })).revision;
  const value = hall.dice.weighted({ indonesian: 70, palembangMalay: 22, javanese: 8 });
  const talk = { part: 'language' as const, value, line: null };
  one.revision = (await act('screening.setTalk', { screeningId, revision: one.revision, talk })).revision;
  if (person === null) return;
  one.revision = (await act('screening.addPerson', { screeningId, revision: one.revision, person })).revision;
}

/** Whether this purpose may be cleared with one touch: not a work path that no e-PMI covers. */
const oneTouch = ({ catalogue }: Hall, purpose: string): boolean => {
  const found = catalogue.purposes.find(({ code }) => code === purpose);
  return found !== undefined && fastClearPapers(found) !== null;
};

/** One traveller of the queue. */
async function serve(
  floor: Floor,
  flight: PlannedFlight,
  { place, waiting }: { place: number; waiting: Waiting },
): Promise<void> {
  const { hall } = floor;
  const { bp3mi, immigration } = hall.roster;
  const planted = waiting.cluster !== null;
  // Two counters side by side: BP3MI has most of the clarifications.
  const officer = planted || hall.dice.chance(waiting.story === null ? 0.5 : 0.8) ? bp3mi : immigration;
  const traveller = travellerFor(floor, flight, { place, story: waiting.story, fresh: planted });
  const papers = papersOf(traveller);
  const act = await hall.pages.at(officer);
  const read = await act('traveller.scan', papers);
  const { purpose } = traveller.journey;
  const onward = waiting.story === null && read.fastClear && oneTouch(hall, purpose);
  if (onward) return fastClear(hall, act, { papers, purpose });
  if (read.openScreeningId !== null) return;
  const story = traveller.holder.child ? 'child' : (waiting.story ?? (oneTouch(hall, purpose) ? 'clean' : 'complete'));
  return clarify(floor, act, { traveller, papers, story, cluster: waiting.cluster, officer });
}

/** Hours before departure at which the first travellers of a flight come, and the last [judgement]. */
const firstCome = 2.5;
const lastCome = 0.6;

async function flightOut(floor: Floor, flight: PlannedFlight): Promise<void> {
  const { hall, errands } = floor;
  const departs = epochOf(flight.entry.day, flight.entry.departs);
  const act = await hall.pages.at(hall.roster.bp3mi);
  const known = (await act('shift.current', {}))?.flights.find(({ number }) => number === flight.entry.number);
  if (known === undefined) throw new Error('a flight that is in no shift');
  const count = async (name: 'pass' | 'outside') => {
    const page = await hall.pages.at(hall.roster.bp3mi);
    if (name === 'pass') await page('flight.pass', { flightId: known.id });
    else
      await page('flight.outside', {
        flightId: known.id,
        reason: hall.dice.oneOf(['foreigner', 'foreigner', 'foreigner', 'airlineCrew']),
      });
    hall.clock.pass(1);
  };
  const queue = queueOf(floor, flight);
  const [passes, outsides] = [flight.passed, flight.outside].map((many) => many / Math.max(1, queue.length));
  for (const [place, waiting] of queue.entries()) {
    const share = place / queue.length;
    hall.clock.reach(departs - (firstCome - share * (firstCome - lastCome)) * 3_600_000);
    await errands.due();
    await serve(floor, flight, { place, waiting });
    for (let n = Math.floor(place * (passes ?? 0)); n < Math.floor((place + 1) * (passes ?? 0)); n += 1)
      await count('pass');
    for (let n = Math.floor(place * (outsides ?? 0)); n < Math.floor((place + 1) * (outsides ?? 0)); n += 1)
      await count('outside');
  }
}

/** ISO weekday on which somebody asks what became of people [judgement]. */
const askingDay = 1;

/** Works a shift to its end. */
export async function workShift(floor: Floor, shift: PlannedShift): Promise<void> {
  const { hall, ledger, errands } = floor;
  const [first] = shift.flights;
  if (first === undefined) throw new Error('a shift without a flight');
  hall.clock.reach(epochOf(shift.day, first.entry.departs) - 2.6 * 3_600_000);
  const act = await hall.pages.at(hall.roster.bp3mi);
  const flights = shift.flights.map(({ entry }) => entry);
  const { shiftId } = await act('shift.open', { flights, clockConfirmed: true });
  await tendPassports(hall, ledger);
  if (weekdayOf(shift.day) === askingDay) await askWhatBecame(hall);
  for (const flight of shift.flights) await flightOut(floor, flight);
  await errands.rest();
  hall.clock.pass(300);
  await closeShift(hall, shiftId);
  await hall.pages.leave();
}
