/** The counted numbers of so many cases over so many days, written straight into the table of figures: volume for a board. */
import type { Database } from 'better-sqlite3';
import { addDays, type Day } from '../../shared/time.ts';
import { numbersFrom } from './figure_days.ts';

const states = ['scan', 'scan', 'scan', 'cleared', 'cleared', 'cleared', 'advised', 'referred', 'postponed'] as const;
const outcomes = ['', '', '', 'irregular', 'nothingFound', 'confirmedVictim', 'departedLater'] as const;

/** What such a year is made of. */
export interface Year {
  readonly last: Day;
  readonly days: number;
  readonly perDay: number;
  readonly officers: readonly string[];
  readonly codes: readonly string[];
}

/** Writes them, in one transaction. */
export function figureYear(db: Database, { last, days, perDay, officers, codes }: Year): void {
  const under = numbersFrom(20_261_121);
  const from = <T>(choices: readonly [T, ...T[]] | readonly T[]): T => {
    const drawn = choices[under(choices.length)];
    if (drawn === undefined) throw new Error('nothing to draw from');
    return drawn;
  };
  const insert = db.prepare('INSERT INTO figure VALUES (?, ?, ?, ?, ?, 1, 0) ON CONFLICT DO UPDATE SET n = n + 1');
  const judged = (
    day: Day,
    state: string,
    by: Readonly<Record<'hour' | 'flight' | 'destination' | 'purpose' | 'officer' | 'band', string>>,
  ) => {
    const { hour, flight, destination, purpose, officer } = by;
    insert.run('agreement', day, from(['clear', 'unsure', 'concern']), from(['clear', 'ask', 'refer']), '');
    if (state === 'referred' || state === 'postponed') {
      for (const [name, value] of Object.entries({ hour, flight, destination, purpose, officer })) {
        insert.run('referral', day, name, value, state === 'referred' ? 'lapsed' : 'accepted');
      }
    }
    const present = [...new Set([from(codes), from(codes)])].toSorted();
    for (const code of codes.slice(0, 12))
      insert.run('indicator', day, code, present.includes(code) ? 'present' : from(['absent', 'notAsked']), '');
    const [a, b] = present;
    if (a !== undefined && b !== undefined) insert.run('pair', day, a, b, '');
    if (state === 'cleared' && by.band === 'high')
      insert.run('fastClear', day, officer, from(['fast', 'usual', 'usual']), '');
  };
  const one = (day: Day) => {
    const state = from(states);
    const asked = state !== 'scan';
    const outcome = state === 'postponed' || state === 'referred' ? from(outcomes) : '';
    const officer = from(officers);
    const flight = from(['AK 450', 'TR 263', 'MH 851', 'QZ 212']);
    const by = {
      hour: from(['05', '06', '07', '10', '13', '17']),
      flight,
      destination: from(['MYS', 'MYS', 'SGP', 'SAU']),
      purpose: from(['tourism', 'workerPlaced', 'umrah', 'familyVisit']),
      selection: asked ? from(['random', 'documentFact', 'officersChoice', 'tip']) : '',
      officer,
      shift: from(['morning', 'afternoon']),
      province: asked ? from(['16', '17', '18', '32', '33', '35', '52']) : '',
      sex: asked ? from(['M', 'F']) : '',
      age: asked ? from(['18', '25', '35', '45', '55']) : '',
      band: from(['low', 'low', 'medium', 'high']),
    };
    for (const [cube, value] of Object.entries(by)) insert.run(cube, day, value, state, outcome);
    insert.run('officerFlight', day, officer, flight, state);
    for (const step of asked ? ['documents', 'questions', 'own', 'decision', 'all'] : ['scan', 'all']) {
      const depth = asked ? 'clarification' : 'scan';
      insert.run('seconds', day, step, String(4 + under(50)), depth);
      insert.run('touches', day, step, String(1 + under(12)), depth);
    }
    if (asked) judged(day, state, by);
  };
  db.transaction(() => {
    for (let back = 0; back < days; back += 1) for (let time = 0; time < perDay; time += 1) one(addDays(last, -back));
  })();
}
