/** Concentrations that may come of an agreement between an officer and a recruiter. A figure here is a question, never a proof. */
import type { Period } from '../../db/figures.ts';
import { isClarified } from '../../shared/domain/figures.ts';
import type { QueryContext } from './context.ts';

/** So many lines of each list, the most striking first. */
const shown = 12;
/** Fewer cases of a recruiter, or cleared on a flight, are no concentration. */
const fewest = 3;
/** Between the two parts of a key. */
const between = '\u001f';

const letGo = (state: string): boolean => state === 'cleared';

function naming(ctx: QueryContext): (id: string) => string {
  const names = new Map<string, string>(ctx.read.officers().map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? '';
}

function add(to: Map<string, number>, key: string, n: number): void {
  to.set(key, (to.get(key) ?? 0) + n);
}

/** Each officer's clearances of a flight against what the officer's share of all clearances would make them. */
function flightFigures(ctx: QueryContext, period: Period, nameOf: (id: string) => string) {
  const rows = ctx.read.figures('officerFlight', period).filter(({ b, c }) => isClarified(c) && letGo(c) && b !== '');
  const officers = new Map<string, number>();
  const flights = new Map<string, number>();
  for (const { a, b, n } of rows) {
    add(officers, a, n);
    add(flights, b, n);
  }
  const all = rows.reduce((total, { n }) => total + n, 0);
  return rows
    .map(({ a, b, n }) => ({
      officer: nameOf(a),
      flight: b,
      cleared: n,
      expected: ((officers.get(a) ?? 0) * (flights.get(b) ?? 0)) / all,
    }))
    .filter(({ cleared, expected }) => cleared >= fewest && cleared > expected)
    .toSorted((one, other) => other.cleared - other.expected - (one.cleared - one.expected))
    .slice(0, shown);
}

/** The travellers of each recruiter, with whom and on which flight; the recruiter is a sign that means nothing elsewhere. */
function agentFigures(ctx: QueryContext, period: Period, nameOf: (id: string) => string) {
  const rows = ctx.read.figures('agent', period);
  const ofAgent = new Map<string, number>();
  const cells = new Map<string, { cases: number; cleared: number }>();
  for (const { a, b, c, n } of rows) {
    add(ofAgent, a, n);
    const cell = cells.get(`${a}${between}${b}`) ?? { cases: 0, cleared: 0 };
    cells.set(`${a}${between}${b}`, { cases: cell.cases + n, cleared: cell.cleared + (letGo(c) ? n : 0) });
  }
  return [...cells]
    .map(([key, cell]) => {
      const [agent = '', officer = '', flight = ''] = key.split(between);
      return { agent: agent.slice(0, 4), officer: nameOf(officer), flight, ...cell, ofAgent: ofAgent.get(agent) ?? 0 };
    })
    .filter(({ cases }) => cases >= fewest)
    .toSorted((one, other) => other.cases / other.ofAgent - one.cases / one.ofAgent || other.cases - one.cases)
    .slice(0, shown);
}

/** The board of concentrations of a period. */
export function collusionFigures(ctx: QueryContext, period: Period) {
  const nameOf = naming(ctx);
  const clears = new Map<string, { high: number; fast: number }>();
  for (const { a, b, n } of ctx.read.figures('fastClear', period)) {
    const line = clears.get(a) ?? { high: 0, fast: 0 };
    clears.set(a, { high: line.high + n, fast: line.fast + (b === 'fast' ? n : 0) });
  }
  const pairs = new Map<string, number>();
  for (const { a, c, n } of ctx.read.figures('afterHold', period)) add(pairs, `${c}${between}${a}`, n);
  return {
    fastClears: [...clears]
      .map(([officer, line]) => ({ officer: nameOf(officer), ...line }))
      .toSorted((one, other) => other.fast - one.fast || other.high - one.high)
      .slice(0, shown),
    afterHold: [...pairs]
      .map(([key, n]) => {
        const [proposedBy = '', clearedBy = ''] = key.split(between);
        return { proposedBy: nameOf(proposedBy), clearedBy: nameOf(clearedBy), n };
      })
      .toSorted((one, other) => other.n - one.n)
      .slice(0, shown),
    flights: flightFigures(ctx, period, nameOf),
    agents: agentFigures(ctx, period, nameOf),
  };
}
