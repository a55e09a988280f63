/** Searching the local history: words first, then the lists of cases that have them, newest first. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { isAside, soundOf, zoneWords } from '../shared/domain/name_sound.ts';
import { normalHandle } from '../shared/domain/person.ts';
import { passportNumber } from '../shared/domain/search_text.ts';
import { pieces, slipsBetween, slipsForgiven } from '../shared/domain/slips.ts';
import type { AgencyCode } from '../shared/domain/words.ts';
import { ScreeningId } from '../shared/ids.ts';
import type { Day } from '../shared/time.ts';
import { flightToken, hashWord, tokenOf } from './search_index.ts';

/** What is looked for; null: whatever it is. All that is said must hold. */
export interface HistorySearch {
  readonly name: string | null;
  /** A passport's number or its beginning, three characters at least. */
  readonly passport: string | null;
  /** Somebody around the departure: a name, an agency, a telephone number. */
  readonly about: string | null;
  readonly flight: string | null;
  readonly officerId: string | null;
  readonly decision: string | null;
  readonly state: string | null;
  readonly from: Day | null;
  /** Included. */
  readonly to: Day | null;
  /** Cases of one agency alone, with those referred to it; and of words about others, those it may read. */
  readonly agency: AgencyCode | null;
  /** The hash of the passport, where a whole number was typed: a scan keeps nothing else of it. */
  readonly passportHash: string | null;
}

/** A case that was found. `away`: how far it is from what was typed, 0 is letter for letter. `no` orders by age. */
const FoundRow = z.object({
  no: z.int(),
  screeningId: ScreeningId,
  name: z.string(),
  number: z.string(),
  openedAt: z.string(),
  flight: z.string().nullable(),
  destination: z.string().nullable(),
  officer: z.string(),
  decision: z.string().nullable(),
  state: z.string(),
});
export type FoundRow = z.infer<typeof FoundRow>;

/** A search with a name in it. */
type Named = HistorySearch & { readonly name: string };

/** Where a page ends: the next one begins behind it. */
export interface Behind {
  readonly away: number;
  readonly no: number;
}

/** How many, and behind what. */
export interface PageOf {
  readonly behind: Behind | null;
  readonly limit: number;
}

/** A search ends at so many cases; whoever has more says more. */
const mostFound = 500;
/** From so many on, nobody is looked for who has only a part of the name. */
const enough = 50;
/** Of cases that have only a part of the name, the newest. */
const mostParts = 100;
/** Words that begin so are taken with it. */
const mostBegun = 64;
/** Words of a name that are looked for. */
const mostWords = 6;

// Schemas are made once: making one takes longer than parsing the few rows of a passport.
const Ranked = z.array(z.object({ no: z.int(), name: z.string(), tokens: z.string() }));
type Ranked = z.infer<typeof Ranked>[number];
const FoundWords = z.array(z.object({ id: z.int(), word: z.string() }));
const FoundRows = z.array(FoundRow);
const Count = z.int();

/** How far a word of the index is from the one that was typed: its slips, and a step for one that only begins so. */
type Near = ReadonlyMap<number, number>;

const [wordSame, wordBegun, wordMissing] = [1, 5, 12];
const wordSlips = (slips: number) => (slips === 0 ? wordSame : slips * 4);

/** Words of the index by what was typed. */
function wordReader(db: Database) {
  const exact = db.prepare('SELECT id FROM searchWord WHERE word = ?').pluck();
  const near = db.prepare(
    `SELECT DISTINCT w.id, w.word FROM json_each(?) p JOIN searchPiece s ON s.piece = p.value JOIN searchWord w ON w.id = s.wordId`,
  );
  const begun = db.prepare('SELECT id, word FROM searchWord WHERE word > ? AND word < ? ORDER BY word LIMIT ?');
  const Id = z.int().optional();
  const idOf = (word: string): number | null => Id.parse(exact.get(word)) ?? null;
  /** Words that begin with this; those behind the last letter and figure are none. */
  const beginning = (word: string, most: number) => FoundWords.parse(begun.all(word, `${word}~`, most));
  return {
    idOf,
    beginning,
    near: (sound: string): Near => {
      const found = new Map<number, number>();
      if (sound.length >= 3) for (const { id } of beginning(sound, mostBegun)) found.set(id, wordBegun);
      const forgiven = slipsForgiven(sound.length);
      for (const { id, word } of FoundWords.parse(near.all(JSON.stringify([...pieces(sound)])))) {
        const most = Math.min(forgiven, slipsForgiven(word.length));
        const slips = slipsBetween(sound, word, most);
        if (slips <= most) found.set(id, Math.min(wordSlips(slips), found.get(id) ?? wordMissing));
      }
      const same = idOf(sound);
      if (same !== null) found.set(same, wordSame);
      return found;
    },
  };
}
type Words = ReturnType<typeof wordReader>;

const anyOf = (tokens: readonly string[]): string =>
  tokens.length === 1 ? (tokens[0] ?? '') : `(${tokens.join(' OR ')})`;
const allOf = (parts: readonly string[]): string => parts.join(' AND ');

/** One word that was typed, with the words of the index near it, and the two it may be when a space is missing. */
interface Typed {
  readonly plain: string;
  readonly near: Near;
  readonly halves: readonly (readonly [number, number])[];
}

/** Words near the letters that were typed, and those near their sound. */
function nearest(plain: string, words: Words): Near {
  const sound = soundOf(plain);
  const found = new Map(words.near(plain));
  if (sound === plain) return found;
  for (const [id, away] of words.near(sound)) found.set(id, Math.min(away, found.get(id) ?? wordMissing));
  return found;
}

/** Where a space is missing, or a letter stands in its place: both halves are words of the index. */
function halvesOf(word: string, words: Words): (readonly [number, number])[] {
  const cuts = Array.from({ length: Math.max(0, word.length - 3) }, (_none, index) => index + 2);
  return cuts.flatMap((cut) => {
    const left = words.idOf(soundOf(word.slice(0, cut)));
    if (left === null) return [];
    return [word.slice(cut), word.slice(cut + 1)].flatMap((half) => {
      const right = half.length < 2 ? null : words.idOf(soundOf(half));
      return right === null ? [] : [[left, right] as const];
    });
  });
}

/** A name as it was typed, each way its words may stand: as they are, and with two of them written as one. */
interface Asked {
  readonly words: readonly Typed[];
  readonly joined: readonly (readonly Typed[])[];
}

function asked(text: string, words: Words): Asked {
  const all = zoneWords(text);
  const telling = all.filter((word) => !isAside(word) && (word.length > 1 || word === 'M'));
  const used = (telling.length > 0 ? telling : all).slice(0, mostWords);
  const typed = (plain: string): Typed => ({ plain, near: nearest(plain, words), halves: halvesOf(plain, words) });
  const each = used.map(typed);
  const joined = used.slice(1).flatMap((word, index) => {
    const one = typed(`${used[index] ?? ''}${word}`);
    return one.near.size === 0 ? [] : [[...each.slice(0, index), one, ...each.slice(index + 2)]];
  });
  return { words: each, joined };
}

type TokenKind = readonly string[];

/** A word of a name as FTS5 asks for it: any that is at most so far away; null where there is none. */
function wordQuery(word: Typed, within: number, kinds: TokenKind): string | null {
  const tokensOf = (id: number) => kinds.map((kind) => `${kind}${String(id)}`);
  const single = [...word.near].filter(([, away]) => away <= within).flatMap(([id]) => tokensOf(id));
  const halves =
    within > wordSame ? word.halves.map((pair) => `(${pair.map((id) => anyOf(tokensOf(id))).join(' AND ')})`) : [];
  const all = [...single, ...halves];
  return all.length === 0 ? null : anyOf(all);
}

/** All of these words; null where one of them is no word of the index. */
function wordsQuery(words: readonly Typed[], within: number, kinds: TokenKind): string | null {
  const parts = words.map((word) => wordQuery(word, within, kinds));
  const there = parts.filter((part) => part !== null);
  return there.length < parts.length || there.length === 0 ? null : allOf(there);
}

/** What is asked one after the other, nearest first, until there are enough. */
function levels({ words, joined }: Asked, kinds: TokenKind): { readonly match: string; readonly parts: boolean }[] {
  const whole = [wordSame, wordBegun, wordSlips(2)].flatMap((within) => {
    const ways = within === wordSame ? [words] : [words, ...joined];
    const found = ways.flatMap((way) => wordsQuery(way, within, kinds) ?? []);
    return found.length === 0 ? [] : [{ match: found.map((one) => `(${one})`).join(' OR '), parts: false }];
  });
  if (words.length < 2) return whole;
  // One word fewer: a middle name left out, or one that is written in no way we know. Then two fewer.
  const without = (few: readonly (readonly Typed[])[]) => {
    const found = few.flatMap((some) => wordsQuery(some, wordBegun, kinds) ?? []);
    return found.length === 0
      ? []
      : [{ match: [...new Set(found)].map((one) => `(${one})`).join(' OR '), parts: true }];
  };
  const less = words.map((_word, index) => words.toSpliced(index, 1));
  const lesser = words.length > 2 ? less.flatMap((some) => some.map((_word, index) => some.toSpliced(index, 1))) : [];
  return [...whole, ...without(less), ...without(lesser)];
}

/** How far a case is from a name that was typed: every word by its nearest, and what the name has beyond them. */
function distance({ name, tokens }: Ranked, { words, joined }: Asked): number {
  const ids = new Set(
    tokens.split(' ').flatMap((token) => (token.startsWith(tokenOf.name) ? [Number(token.slice(1))] : [])),
  );
  const written = name.toUpperCase().split(/[^A-Z0-9]+/);
  const stepsTo = ({ plain, near, halves }: Typed): number => {
    if (written.includes(plain)) return 0;
    let least = wordMissing;
    for (const id of ids) least = Math.min(least, near.get(id) ?? wordMissing);
    const halved = halves.some(([left, right]) => ids.has(left) && ids.has(right));
    return halved ? Math.min(least, wordBegun) : least;
  };
  const away = [words, ...joined].map((way) => {
    const beyond = Math.min(3, Math.max(0, written.length - way.length));
    return way.reduce((sum, word) => sum + stepsTo(word), beyond + (way === words ? 0 : wordSame));
  });
  return Math.min(...away);
}

/** Whose cases; null: everybody's. */
const agencyToken = (agency: AgencyCode): string => `a${agency}`;

/** What has to hold besides name and agency, in tokens. */
function facetsOf(search: HistorySearch, words: Words, kinds: TokenKind): string[] | null {
  const { flight, officerId, decision, state, passport, passportHash } = search;
  const facets = [
    ...(flight === null ? [] : [flightToken(flight)]),
    ...(officerId === null ? [] : [officerId]),
    ...(decision === null ? [] : [`d${decision.toLowerCase()}`]),
    ...(state === null ? [] : [`s${state}`]),
  ];
  if (passport === null) return facets;
  const number = passportNumber(passport);
  const same = words.idOf(number);
  const begun = number.length < 3 ? [] : words.beginning(number, mostFound).map(({ id }) => id);
  const scanned = passportHash === null ? null : words.idOf(hashWord(passportHash));
  const numbers = [...(same === null ? [] : [same]), ...begun].flatMap((id) =>
    [tokenOf.number, ...kinds].map((kind) => `${kind}${String(id)}`),
  );
  const tokens = [...numbers, ...(scanned === null ? [] : [`${tokenOf.hash}${String(scanned)}`])];
  return tokens.length === 0 ? null : [...facets, anyOf(tokens)];
}

const kindsAbout = (agency: AgencyCode | null): TokenKind =>
  agency === 'bp3mi' ? [tokenOf.bp3mi] : [tokenOf.bp3mi, tokenOf.immigration];

/** Somebody around the departure: a number of a telephone exactly, all else like a name; null where nobody is. */
function aboutQuery(text: string, words: Words, kinds: TokenKind): string | null {
  const handle = normalHandle(text);
  const id = handle === null ? null : words.idOf(handle);
  if (id !== null && /\d{4}/.test(text)) return anyOf(kinds.map((kind) => `${kind}${String(id)}`));
  return wordsQuery(asked(text, words).words, wordSlips(2), kinds);
}

/** Statements of a search. Rowid bounds keep the lists of FTS5 short where days are given. */
function statements(db: Database) {
  const days = db.prepare('SELECT min(no) AS low, max(no) AS high FROM searchCase WHERE day >= ? AND day <= ?');
  const from =
    'FROM searchToken t JOIN searchCase c ON c.no = t.rowid WHERE searchToken MATCH ? AND t.rowid >= ? AND t.rowid <= ?';
  const within = 'AND c.day >= ? AND c.day <= ? ORDER BY t.rowid DESC LIMIT ?';
  return {
    days,
    // The list of an agency's cases is as long as the index: of the few that have the name it is asked one by one.
    ranked: db.prepare(`SELECT c.no, c.name, c.tokens ${from} AND instr(' ' || c.tokens || ' ', ?) > 0 ${within}`),
    count: db
      .prepare(
        'SELECT count(*) FROM (SELECT 1 FROM searchToken WHERE searchToken MATCH ? AND rowid >= ? AND rowid <= ? LIMIT ?)',
      )
      .pluck(),
    page: db.prepare(`SELECT c.* ${from} ${within}`),
    rows: db.prepare('SELECT c.* FROM json_each(?) j JOIN searchCase c ON c.no = j.value ORDER BY j.key'),
  };
}

const Span = z.object({ low: z.int().nullable(), high: z.int().nullable() });
const [firstDay, lastDay] = ['0000-01-01', '9999-12-31'];
const lastNo = Number.MAX_SAFE_INTEGER;

/** One page of what was found. `total` counts to `mostFound` and not on; `more`: there are more than that. */
export interface HistoryPage {
  readonly rows: readonly (FoundRow & { readonly away: number })[];
  readonly total: number;
  readonly more: boolean;
  readonly next: Behind | null;
}
const nobody: HistoryPage = { rows: [], total: 0, more: false, next: null };

/** Reads that search the history. */
export function readSearch(db: Database) {
  const words = wordReader(db);
  const sql = statements(db);

  interface Bounds {
    readonly low: number;
    readonly high: number;
    readonly days: readonly [Day, Day];
  }
  const boundsOf = ({ from, to }: HistorySearch): Bounds | null => {
    const days = [from ?? firstDay, to ?? lastDay] as const;
    if (from === null && to === null) return { low: 0, high: lastNo, days };
    const { low, high } = Span.parse(sql.days.get(...days));
    return low === null || high === null ? null : { low, high, days };
  };

  /** Cases by a name, nearest first: level after level until there are more than can be looked through. */
  const byName = ({ name, agency }: Named, rest: readonly string[], { low, high, days }: Bounds) => {
    const whose = agency === null ? ' ' : ` ${agencyToken(agency)} `;
    const kinds = [tokenOf.name];
    const question = asked(name, words);
    const found = new Map<number, number>();
    for (const { match, parts } of levels(question, kinds)) {
      if (found.size > mostFound || (parts && found.size >= enough)) break;
      const whole = allOf([...rest, `(${match})`]);
      const most = parts ? mostParts : mostFound + 1;
      for (const row of Ranked.parse(sql.ranked.all(whole, low, high, whose, ...days, most))) {
        if (!found.has(row.no)) found.set(row.no, distance(row, question));
      }
    }
    return [...found].map(([no, away]) => ({ no, away })).sort((a, b) => a.away - b.away || b.no - a.no);
  };

  const pageByName = (search: Named, rest: readonly string[], page: PageOf): HistoryPage => {
    const bounds = boundsOf(search);
    if (bounds === null) return nobody;
    const all = byName(search, rest, bounds);
    const { behind, limit } = page;
    const left =
      behind === null
        ? all
        : all.filter(({ away, no }) => away > behind.away || (away === behind.away && no < behind.no));
    const shown = left.slice(0, limit);
    const rows = FoundRows.parse(sql.rows.all(JSON.stringify(shown.map(({ no }) => no))));
    return {
      rows: rows.map((row, index) => ({ ...row, away: shown[index]?.away ?? 0 })),
      total: Math.min(all.length, mostFound),
      more: all.length > mostFound,
      next: left.length > limit ? (shown.at(-1) ?? null) : null,
    };
  };

  const pageByAge = (search: HistorySearch, match: string, { behind, limit }: PageOf): HistoryPage => {
    const bounds = boundsOf(search);
    if (bounds === null) return nobody;
    const { low, high, days } = bounds;
    const total = Count.parse(sql.count.get(match, low, high, mostFound + 1));
    const until = Math.min(high, (behind?.no ?? lastNo) - 1);
    const rows = FoundRows.parse(sql.page.all(match, low, until, ...days, limit + 1));
    const shown = rows.slice(0, limit).map((row) => ({ ...row, away: 0 }));
    const last = shown.at(-1);
    return {
      rows: shown,
      total: Math.min(total, mostFound),
      more: total > mostFound,
      next: rows.length > limit && last !== undefined ? { away: 0, no: last.no } : null,
    };
  };

  return {
    /** What is found in the history, nearest first and of equals the newest, a page at a time. */
    searchHistory: (search: HistorySearch, page: PageOf): HistoryPage => {
      const kinds = kindsAbout(search.agency);
      const facets = facetsOf(search, words, kinds);
      const about = search.about === null ? null : aboutQuery(search.about, words, kinds);
      if (facets === null || (search.about !== null && about === null)) return nobody;
      const rest = about === null ? facets : [...facets, about];
      const { name } = search;
      if (name !== null && name !== '') return pageByName({ ...search, name }, rest, page);
      const all = search.agency === null ? rest : [...rest, agencyToken(search.agency)];
      // A search by days alone has no token: every case has one of the states.
      return pageByAge(search, all.length === 0 ? 'sopen OR sdecided' : allOf(all), page);
    },
  };
}
