/** Searching the history: for a purpose, within what the caller's agency has, and noted with whom it showed. */
import type { FoundRow } from '../../../db/search.ts';
import type { HistoryLine } from '../../../shared/contract/search.ts';
import { passportNumber } from '../../../shared/domain/search_text.ts';
import { purposesOf } from '../../../shared/domain/search.ts';
import { DecisionKind } from '../../../shared/domain/words.ts';
import { OfficerId } from '../../../shared/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import { actor, type Handlers, type QueryContext } from '../context.ts';
import { hashOfNumber } from '../reading.ts';

/** Lines of one page: a screen of them and a scroll. */
const pageLength = 50;

/** From here on a word of the name is missing. */
const partAway = 12;

function lineOf(ctx: QueryContext, row: FoundRow & { readonly away: number }): HistoryLine {
  const { screeningId, name, number, openedAt, flight, destination, away } = row;
  return {
    screeningId,
    name: name === '' ? null : name,
    numberEnd: number === '' ? null : number.slice(-3),
    openedAt,
    flight,
    destination,
    officer: ctx.read.officerName(OfficerId.parse(row.officer)),
    decision: DecisionKind.nullable().parse(row.decision),
    state: row.state === 'open' ? 'open' : 'decided',
    fit: away >= partAway ? 'part' : away === 0 ? 'same' : 'alike',
  };
}

/** The hash of an Indonesian passport with this number: of a scan at a glance nothing else of it is kept. */
function hashOf(ctx: QueryContext, passport: string | null): string | null {
  const key = ctx.read.station()?.passportKey;
  if (passport === null || key === undefined) return null;
  return hashOfNumber({ state: 'IDN', number: passportNumber(passport), key });
}

/** Handlers of `search.*`. */
export const searchHandlers: Handlers<'search'> = {
  'search.history': ({ purpose, reference, after, ...criteria }, ctx) => {
    const { role, agency } = actor(ctx);
    if (!purposesOf(role).includes(purpose)) return err({ code: 'search-purpose' });
    const passportHash = hashOf(ctx, criteria.passport);
    const page = ctx.read.searchHistory({ ...criteria, agency, passportHash }, { behind: after, limit: pageLength });
    // The purpose stands in the log in plain, as a word of a closed list; what was typed and for which letter does not.
    ctx.audit(
      'case-searched',
      [{ type: 'purpose', id: purpose }, ...page.rows.map(({ screeningId: id }) => ({ type: 'screening', id }))],
      { search: { ...criteria, purpose, reference, after, total: page.total } },
    );
    const { rows, total, more, next } = page;
    return ok({ found: rows.map((row) => lineOf(ctx, row)), total, more, next });
  },
};
