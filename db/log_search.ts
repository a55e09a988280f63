/** Finding events: by kind, by who acted, by what they are about, by time; and who looked at whose data. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { EventLeaf, type EventKind } from '../shared/audit/event.ts';
import { eventGroups } from '../shared/audit/event_groups.ts';
import type { Instant } from '../shared/time.ts';
import { tableOf } from './row.ts';

const EventRecord = EventLeaf.omit({ v: true });

/** Which events; null: whatever it is. */
export interface EventSearch {
  readonly kinds: readonly EventKind[] | null;
  /** Identifiers of who acted, or of what it is about; none: whatever it is. */
  readonly about: readonly string[];
  readonly from: Instant | null;
  /** Not included. */
  readonly until: Instant | null;
}

const Place = z.int();
const Time = z.string();

const ViewRecord = z.strictObject({
  id: z.string(),
  views: z.int(),
  searches: z.int(),
  opened: z.int(),
  others: z.int(),
  last: z.string(),
});
/** How often, and when last, an officer looked or a case was looked at; `others` counts the other side. */
export type ViewRecord = z.infer<typeof ViewRecord>;

const views = (by: 'actor' | 'subject', other: 'actor' | 'subject') => `
  SELECT ${by} AS id,
    count(DISTINCT seq) FILTER (WHERE kind = 'viewed') AS views,
    count(DISTINCT seq) FILTER (WHERE kind = 'case-searched') AS searches,
    count(DISTINCT seq) FILTER (WHERE kind = 'sealed-opened') AS opened,
    count(DISTINCT ${other}) AS others,
    max(at) AS last
  FROM (
    SELECT event.seq, kind, actor, at, json_extract(subject.value, '$.id') AS subject
    FROM event LEFT JOIN json_each(event.subjects) AS subject ON json_extract(subject.value, '$.type') = 'screening'
    WHERE kind IN (${eventGroups.views.map((kind) => `'${kind}'`).join(', ')}) AND seq >= ? AND seq < ?
  )
  WHERE ${by} IS NOT NULL GROUP BY ${by} ORDER BY last DESC, id LIMIT 200`;

/**
 * Where in the log a moment stands: the place of the first event at or after it. No event is older than the one before it
 * (the station's clock never goes behind its log), so that a few rows tell it; an index of times would be one more page to
 * write with every act.
 */
function placeOf(db: Database): (at: Instant) => number {
  const size = db.prepare('SELECT coalesce(max(seq) + 1, 0) FROM event').pluck();
  const timeOf = db.prepare('SELECT at FROM event WHERE seq >= ? ORDER BY seq LIMIT 1').pluck();
  return (at) => {
    let low = 0;
    let high = Place.parse(size.get());
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (Time.parse(timeOf.get(middle) ?? '9') < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Reads that find events. */
export function readLogSearch(db: Database) {
  const events = tableOf(db, 'event', EventRecord);
  const place = placeOf(db);
  const viewed = { officer: views('actor', 'subject'), case: views('subject', 'actor') };
  return {
    /** Events before a place that a search finds, newest first. */
    foundEvents: (before: number, count: number, search: EventSearch): EventLeaf[] => {
      const conditions: readonly (readonly [string, unknown])[] = [
        ['seq < ?', before],
        ...search.about.map((id) => ['seq IN (SELECT seq FROM eventAbout WHERE id = ?)', id] as const),
        ...(search.kinds === null
          ? []
          : [['kind IN (SELECT value FROM json_each(?))', JSON.stringify(search.kinds)] as const]),
        ...(search.from === null ? [] : [['seq >= ?', place(search.from)] as const]),
        ...(search.until === null ? [] : [['seq < ?', place(search.until)] as const]),
      ];
      // Their places first: what is put in order then is numbers alone, however many there are.
      const sql = `SELECT * FROM event WHERE seq IN
        (SELECT seq FROM event WHERE ${conditions.map(([condition]) => condition).join(' AND ')} ORDER BY seq DESC LIMIT ?)
        ORDER BY seq DESC`;
      return events
        .all(sql, ...conditions.map(([, parameter]) => parameter), count)
        .map((event) => ({ v: 1 as const, ...event }));
    },
    /** Who looked, or whose data was looked at, in a span of time (its end not included), the latest first. */
    viewsBy: (by: 'officer' | 'case', from: Instant, until: Instant): ViewRecord[] =>
      z.array(ViewRecord).parse(db.prepare(viewed[by]).all(place(from), place(until))),
  };
}
