/** The figures counted a second time, in TypeScript, from the rows as they are; shares no line with the database's own count. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { Outcome, outcomeOf } from '../../shared/domain/follow_up.ts';
import { clockOf, dayOf } from '../../shared/time.ts';

const text = z.string();
const maybe = z.string().nullable();
const Screening = z.object({
  id: text,
  shiftId: text,
  flightId: maybe,
  depth: text,
  state: text,
  officerId: text,
  openedAt: text,
  purpose: maybe,
  destination: maybe,
  selection: maybe,
});
const Decision = z.object({ id: text, screeningId: text, kind: text, state: text, officerId: text, at: text });
const Of = z.object({ screeningId: text });
const read = <S extends z.ZodType>(db: Database, table: string, schema: S) =>
  z.array(schema).parse(db.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all());

const partOf = (clock: string): string => {
  const hour = Number(clock.slice(0, 2));
  if (hour >= 3 && hour <= 10) return 'morning';
  return hour >= 11 && hour <= 17 ? 'afternoon' : 'night';
};

function ageGroup(birth: string | null | undefined, day: string): string {
  if (birth === null || birth === undefined) return '';
  const had = day.slice(5) >= birth.slice(5);
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (had ? 0 : 1);
  const begins = [55, 45, 35, 25, 18, 0];
  return String(begins.find((from) => years >= from) ?? 0);
}

const bucket = (amount: number): string => {
  const wide = amount < 60 ? 1 : amount < 300 ? 10 : amount < 1800 ? 60 : 600;
  return String(Math.floor(amount / wide) * wide);
};

/** Everything of one kind that is about a case. */
const byCase = <T extends { screeningId: string }>(rows: readonly T[]) => {
  const found = new Map<string, T[]>();
  for (const row of rows) found.set(row.screeningId, [...(found.get(row.screeningId) ?? []), row]);
  return (id: string): T[] => found.get(id) ?? [];
};

function sources(db: Database) {
  const flight = new Map(
    read(db, 'flight', z.object({ id: text, number: text, destination: text })).map((one) => [one.id, one]),
  );
  const shift = new Map(read(db, 'shift', z.object({ id: text, openedAt: text })).map((one) => [one.id, one]));
  const taken = new Set(read(db, 'personTakenBack', z.object({ personId: text })).map(({ personId }) => personId));
  const voided = new Set(read(db, 'decisionVoid', z.object({ decisionId: text })).map(({ decisionId }) => decisionId));
  return {
    flight,
    shift,
    taken,
    voided,
    decisions: byCase(read(db, 'decision', Decision)),
    referrals: byCase(read(db, 'referral', Of.extend({ officerId: text, state: text }))),
    followUps: byCase(read(db, 'followUp', Of.extend({ after: z.int(), outcome: Outcome }))),
    residences: byCase(read(db, 'residence', Of.extend({ province: maybe }))),
    travellers: byCase(read(db, 'traveller', Of.extend({ document: text }))),
    assessments: byCase(read(db, 'assessment', Of.extend({ stage: text, own: text, result: text }))),
    answers: byCase(read(db, 'answer', Of.extend({ kind: text, code: text, value: text }))),
    effort: byCase(read(db, 'effort', Of.extend({ step: text, seconds: z.number(), touches: z.int() }))),
    missed: byCase(read(db, 'missedFlight', Of.extend({ missed: z.int() }))),
    people: byCase(
      read(db, 'person', Of.extend({ id: text, role: text, saidInPrivate: z.int(), nameKey: maybe, handleKey: maybe })),
    ),
  };
}
type Sources = ReturnType<typeof sources>;
/** Cube, day and three keys. */
type Figure = readonly [cube: string, day: string, a: string, b: string, c: string];

const Document = z.object({ sex: maybe, birthDate: maybe });
const Result = z.object({ attention: z.object({ band: text }), recommendation: text });

function caseFacts(from: Sources, one: z.infer<typeof Screening>) {
  const decided = from.decisions(one.id).toSorted((x, y) => x.at.localeCompare(y.at));
  const last = decided.findLast(({ id, state }) => state !== 'void' || from.voided.has(id));
  if (last === undefined && one.state !== 'void') return null;
  const desk = from.assessments(one.id).filter(({ stage }) => stage === 'desk');
  const results = desk.map(({ result }) => Result.parse(JSON.parse(result)));
  const isVoid = one.state === 'void' || last?.state === 'void';
  const ended = one.depth === 'scan' && last?.kind === 'cleared' ? 'scan' : (last?.kind ?? '');
  return {
    decided,
    desk,
    day: dayOf(one.openedAt),
    state: isVoid ? 'void' : ended,
    outcome: outcomeOf(from.followUps(one.id).toSorted((x, y) => x.after - y.after)) ?? '',
    recommended: results[0]?.recommendation ?? '',
    by: {
      ...journeyOf(from, one),
      ...personOf(from, one),
      officer: last?.officerId ?? one.officerId,
      band: results.at(-1)?.attention.band ?? '',
    },
  };
}

function journeyOf(from: Sources, one: z.infer<typeof Screening>) {
  const flight = one.flightId === null ? undefined : from.flight.get(one.flightId);
  return {
    hour: clockOf(one.openedAt).slice(0, 2),
    flight: flight?.number ?? '',
    destination: one.destination ?? flight?.destination ?? '',
    purpose: one.purpose ?? '',
    selection: one.selection ?? '',
    shift: partOf(clockOf(from.shift.get(one.shiftId)?.openedAt ?? '')),
  };
}

function personOf(from: Sources, one: z.infer<typeof Screening>) {
  const [traveller] = from.travellers(one.id);
  const document = traveller && Document.parse(JSON.parse(traveller.document));
  return {
    province: from.residences(one.id).at(-1)?.province ?? '',
    sex: document?.sex ?? '',
    age: ageGroup(document?.birthDate, dayOf(one.openedAt)),
  };
}

function effortFigures(from: Sources, one: z.infer<typeof Screening>, day: string): Figure[] {
  const steps = new Map<string, { seconds: number; touches: number }>();
  for (const { step, seconds, touches } of from.effort(one.id)) {
    for (const name of [step, 'all']) {
      const sum = steps.get(name) ?? { seconds: 0, touches: 0 };
      steps.set(name, { seconds: sum.seconds + seconds, touches: sum.touches + touches });
    }
  }
  return [...steps].flatMap(([step, sum]): Figure[] => [
    ['seconds', day, step, bucket(sum.seconds), one.depth],
    ['touches', day, step, bucket(sum.touches), one.depth],
  ]);
}

function answerFigures(from: Sources, id: string, day: string): Figure[] {
  const last = new Map(
    from
      .answers(id)
      .filter(({ kind }) => kind === 'indicator')
      .map(({ code, value }) => [code, value]),
  );
  const present = [...last]
    .filter(([, value]) => value === 'present')
    .map(([code]) => code)
    .toSorted();
  return [
    ...[...last].map(([code, value]): Figure => ['indicator', day, code, value, '']),
    ...present.flatMap((a, index) => present.slice(index + 1).map((b): Figure => ['pair', day, a, b, ''])),
  ];
}

function judgedFigures(
  from: Sources,
  one: z.infer<typeof Screening>,
  facts: NonNullable<ReturnType<typeof caseFacts>>,
): Figure[] {
  const { day, state, desk, by, decided } = facts;
  const hold = decided.filter(({ kind }) => kind === 'postponedPassportHeld').at(-1);
  const seconds = from.effort(one.id).map((step) => step.seconds);
  const highClear = state === 'cleared' && one.depth === 'clarification' && by.band === 'high' && seconds.length > 0;
  const [own] = desk;
  const figures: Figure[] = [['officerFlight', day, by.officer, by.flight, state]];
  if (hold !== undefined && (state === 'cleared' || state === 'advised'))
    figures.push(['afterHold', day, by.officer, state, hold.officerId]);
  if (own !== undefined && one.depth === 'clarification' && state !== 'void') {
    figures.push(['agreement', day, own.own, facts.recommended, '']);
  }
  const fast = seconds.reduce((sum, next) => sum + next, 0) < 60;
  if (highClear) figures.push(['fastClear', day, by.officer, fast ? 'fast' : 'usual', '']);
  return figures;
}

function agentFigures(
  from: Sources,
  id: string,
  { day, state, by }: NonNullable<ReturnType<typeof caseFacts>>,
): Figure[] {
  const keys = from
    .people(id)
    .filter((person) => person.role === 'recruiter' && person.saidInPrivate === 0 && !from.taken.has(person.id))
    .flatMap((person) => person.handleKey ?? person.nameKey ?? []);
  return [...new Set(keys)].map((key) => ['agent', day, key, `${by.officer}\u001f${by.flight}`, state]);
}

function caseFigures(from: Sources, one: z.infer<typeof Screening>): Figure[] {
  const facts = caseFacts(from, one);
  if (facts === null) return [];
  const { day, state, by, outcome } = facts;
  const missed = from.missed(one.id).at(-1);
  const figures = Object.entries(by).map(([cube, value]): Figure => [cube, day, value, state, outcome]);
  figures.push(...judgedFigures(from, one, facts));
  if (missed !== undefined) figures.push(['missed', day, by.flight, String(missed.missed), '']);
  if (state === 'void') return figures;
  const referral = from.referrals(one.id).at(-1);
  if (referral !== undefined) {
    const { hour, flight, destination, purpose } = by;
    for (const [name, value] of Object.entries({ hour, flight, destination, purpose, officer: referral.officerId })) {
      figures.push(['referral', day, name, value, referral.state]);
    }
  }
  return [
    ...figures,
    ...effortFigures(from, one, day),
    ...answerFigures(from, one.id, day),
    ...agentFigures(from, one.id, facts),
  ];
}

const Count = z.object({ shiftId: text, flightId: text, kind: text, officerId: text, at: text, undoneAt: maybe });
function countFigures(db: Database, from: Sources): Figure[] {
  return read(db, 'travellerCount', Count)
    .filter(({ undoneAt }) => undoneAt === null)
    .flatMap((one): Figure[] => {
      const flight = from.flight.get(one.flightId);
      const by = {
        hour: clockOf(one.at).slice(0, 2),
        flight: flight?.number ?? '',
        destination: flight?.destination ?? '',
        officer: one.officerId,
        shift: partOf(clockOf(from.shift.get(one.shiftId)?.openedAt ?? '')),
      };
      return Object.entries(by).map(([cube, value]): Figure => [
        cube,
        dayOf(one.at),
        value,
        one.kind === 'pass' ? 'passed' : 'outside',
        '',
      ]);
    });
}

const keyOf = (figure: Figure): string => JSON.stringify(figure);
/** How often each figure stands in a list. */
export function tally(figures: readonly Figure[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const figure of figures) found[keyOf(figure)] = (found[keyOf(figure)] ?? 0) + 1;
  return found;
}

/** What the cases with these identifiers, or all closed ones, and the counts add. */
export function countedAgain(db: Database, only: readonly string[] | null = null): Figure[] {
  const from = sources(db);
  const erased = new Set(read(db, 'erasure', Of).map(({ screeningId }) => screeningId));
  const cases = read(db, 'screening', Screening).filter(
    ({ id, state }) => state !== 'open' && (only === null ? !erased.has(id) : only.includes(id)),
  );
  return [...cases.flatMap((one) => caseFigures(from, one)), ...(only === null ? countFigures(db, from) : [])];
}
