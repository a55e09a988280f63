/**
 * Which boarding pass belongs to which passport of a party, whatever the order of the scans. A pass belongs to the passport
 * whose name it carries; one that carries nobody's name belongs to the paper scanned directly before it, and the
 * cross-check then says that the names differ. Nothing is guessed beyond that.
 */
import type { BoardingPass } from './bcbp.ts';
import type { TravelDocument } from './mrz.ts';
import { compareNames } from './traveller_name.ts';

/** The papers of one member; at least one of the two is there. `position` grows with each scan. */
export interface PartyPapers {
  readonly document: TravelDocument | null;
  readonly pass: BoardingPass | null;
  readonly position: number;
}

const verdict = (document: TravelDocument, { name }: BoardingPass) =>
  name === null ? null : compareNames(document, name).verdict;

/** Among equals the one scanned last: the hand is there. */
const latest = <R extends PartyPapers>(rows: readonly R[]): R | null =>
  rows.reduce<R | null>((best, row) => (best === null || row.position > best.position ? row : best), null);

/** Somebody with a pass that carries another name. */
const isAstray = ({ document, pass }: PartyPapers): boolean =>
  document !== null && pass !== null && verdict(document, pass) === 'different';

/**
 * The member a pass belongs to, or null: it waits for its passport. Where that member has a pass with another name, that
 * one makes room and waits for its own passport.
 */
export function homeOfPass<R extends PartyPapers>(pass: BoardingPass, rows: readonly R[]): R | null {
  const fits = ({ document }: R, wanted: 'match' | 'likely') => document !== null && verdict(document, pass) === wanted;
  const waiting = rows.filter(({ document, pass: own }) => document !== null && own === null);
  const before = latest(rows);
  return (
    latest(waiting.filter((row) => fits(row, 'match'))) ??
    latest(rows.filter((row) => isAstray(row) && fits(row, 'match'))) ??
    latest(waiting.filter((row) => fits(row, 'likely'))) ??
    (before !== null && waiting.includes(before) ? before : null)
  );
}

/**
 * The member whose pass goes to a passport just read: one that waits for its passport, or one that lies with somebody
 * whose name it does not carry. Null: the passport waits for its pass.
 */
export function passFor<R extends PartyPapers>(document: TravelDocument, rows: readonly R[]): R | null {
  const fits = ({ pass }: R, wanted: 'match' | 'likely') => pass !== null && verdict(document, pass) === wanted;
  const loose = rows.filter((row) => row.document === null);
  const before = latest(rows);
  return (
    latest(loose.filter((row) => fits(row, 'match'))) ??
    latest(rows.filter((row) => isAstray(row) && fits(row, 'match'))) ??
    latest(loose.filter((row) => fits(row, 'likely'))) ??
    (before !== null && loose.includes(before) ? before : null)
  );
}

/** Whether two readings of the same number show the same holder and the same book. */
export const sameHolder = (a: TravelDocument, b: TravelDocument): boolean =>
  (['surname', 'givenNames', 'birthDate', 'expiryDate', 'nationality', 'sex'] as const).every(
    (key) => a[key] === b[key],
  );

/** Whether two readings are of one pass: what a reader adds at the end of the code is no matter. */
export const isSamePass = (a: BoardingPass | null, b: BoardingPass | null): boolean =>
  a !== null && b !== null && JSON.stringify([a.name, a.legs]) === JSON.stringify([b.name, b.legs]);
