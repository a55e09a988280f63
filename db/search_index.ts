/** Keeps the index of the history: every case that changed is read into it again in the transaction that changed it. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { namedBy, zoneWords, soundOf } from '../shared/domain/name_sound.ts';
import { normalHandle } from '../shared/domain/person.ts';
import { pieces } from '../shared/domain/slips.ts';
import { passportNumber } from '../shared/domain/search_text.ts';
import { AgencyCode } from '../shared/domain/words.ts';
import { dayOf, Instant } from '../shared/time.ts';

/** Raised with every change of what a case is found by; a station whose index is older reads all cases in again. */
const rules = 1;

const Source = z
  .object({
    id: z.string(),
    state: z.string(),
    openedAt: Instant,
    destination: z.string().nullable(),
    passportHash: z.string(),
    officerId: z.string(),
    agency: AgencyCode.nullable(),
    catalogueSha256: z.string(),
    flight: z.string().nullable(),
    name: z.string().nullable(),
    number: z.string().nullable(),
    leader: z.string().nullable(),
    licence: z.string().nullable(),
  })
  .optional();
type Source = NonNullable<z.infer<typeof Source>>;
const Decided = z
  .object({ kind: z.string(), officerId: z.string(), secondOfficerId: z.string().nullable() })
  .optional();
const Mentions = z.array(z.object({ agency: AgencyCode.nullable(), code: z.string().nullable(), said: z.string() }));
const Indexed = z.object({ no: z.int(), tokens: z.string() }).optional();
const Ids = z.array(z.string());

const sourceOf = `
  SELECT s.id, s.state, s.openedAt, s.destination, s.passportHash, s.officerId, o.agency, s.catalogueSha256, f.number AS flight,
    json_extract(t.document, '$.displayName') AS name, json_extract(t.document, '$.documentNumber') AS number,
    p.leader, p.licence
  FROM screening s JOIN officer o ON o.id = s.officerId
    LEFT JOIN flight f ON f.id = s.flightId LEFT JOIN traveller t ON t.screeningId = s.id LEFT JOIN party p ON p.id = s.partyId
  WHERE s.id = ? AND s.state <> 'void' AND NOT EXISTS (SELECT 1 FROM erasure WHERE screeningId = s.id)`;

/** Words about others: people named in the open, and notes on the answers in force. What was said in private is not among them. */
const mentionsOf = `
  SELECT o.agency, NULL AS code, concat_ws(char(10), w.name, w.handle, w.agency, w.note) AS said
    FROM person p JOIN personWords w ON w.personId = p.id JOIN officer o ON o.id = p.officerId
    WHERE p.screeningId = @id AND p.saidInPrivate = 0 AND NOT EXISTS (SELECT 1 FROM personTakenBack b WHERE b.personId = p.id)
  UNION ALL
  SELECT o.agency, a.code, a.note FROM answer a JOIN officer o ON o.id = a.officerId
    WHERE a.note IS NOT NULL AND a.id IN (SELECT max(id) FROM answer WHERE screeningId = @id GROUP BY kind, code)`;

/** Facts that are sealed, by the catalogue of the case: told in private, or about a bribe or an insider. */
const sealedFacts = `
  SELECT json_extract(f.value, '$.code') FROM catalogue c, json_each(c.content, '$.indicators') f
  WHERE c.sha256 = ? AND (json_extract(f.value, '$.stage') = 'private' OR json_extract(f.value, '$.decisiveFor') = 'integrityReport')`;

/** What words about somebody are found by: their sounds, numbers of passports, telephone numbers in their normal form. */
function wordsSaid(said: string): Set<string> {
  const numbers = said.match(/\+?\d[\d\s().-]{5,}\d/g) ?? [];
  const handles = said.split(/[\s,;]+/).filter((word) => /\d{4}/.test(word));
  return new Set([
    ...zoneWords(said)
      .filter((word) => word.length > 1)
      .flatMap((word) => [word, soundOf(word)]),
    ...[...numbers, ...handles].flatMap((one) => normalHandle(one) ?? []),
  ]);
}

/** Prefixes of tokens: a word in the name, the number, its hash where no number is kept, said by BP3MI, said by Immigration. */
export const tokenOf = { name: 'n', number: 'p', hash: 'h', bp3mi: 'b', immigration: 'i' } as const;
const isWord = /^[nphbi](\d+)$/;

/** The hash of a passport as a word: the beginning of it is enough to tell passports apart. */
export const hashWord = (passportHash: string): string => `#${passportHash.slice(0, 20)}`;

/** The token of a flight's number, however it is written. */
export const flightToken = (number: string): string => `f${number.replaceAll(/[^A-Z0-9]/gi, '').toLowerCase()}`;

/** The words of the index: each once, with what is left of it when letters are taken out, as long as a case uses it. */
function wordKeeper(db: Database) {
  const known = db.prepare('SELECT id FROM searchWord WHERE word = ?').pluck();
  const wordOf = db.prepare('SELECT word FROM searchWord WHERE id = ? AND uses = 0').pluck();
  const add = db.prepare('INSERT INTO searchWord (word, uses) VALUES (?, 0) RETURNING id').pluck();
  const count = db.prepare('UPDATE searchWord SET uses = uses + ? WHERE id = ?');
  const drop = db.prepare('DELETE FROM searchWord WHERE id = ?');
  const addPiece = db.prepare('INSERT INTO searchPiece (piece, wordId) VALUES (?, ?)');
  const dropPiece = db.prepare('DELETE FROM searchPiece WHERE piece = ? AND wordId = ?');
  const Id = z.int();
  // A mistyped number is another passport or telephone; only words of letters are found with slips.
  const piecesOf = (word: string) => (/^[A-Z]+$/.test(word) ? pieces(word) : []);
  return {
    idOf: (word: string): number => {
      const found = known.get(word);
      if (found !== undefined) return Id.parse(found);
      const id = Id.parse(add.get(word));
      for (const piece of piecesOf(word)) addPiece.run(piece, id);
      return id;
    },
    use: (id: number) => {
      count.run(1, id);
    },
    release: (id: number) => {
      count.run(-1, id);
      const word = wordOf.get(id);
      if (typeof word !== 'string') return;
      for (const piece of piecesOf(word)) dropPiece.run(piece, id);
      drop.run(id);
    },
  };
}

/** What a case is found by. */
function tokensReader(db: Database) {
  const decided = db.prepare(
    "SELECT kind, officerId, secondOfficerId FROM decision WHERE screeningId = ? AND state <> 'void' ORDER BY at DESC, rowid DESC LIMIT 1",
  );
  const mentions = db.prepare(mentionsOf);
  const referred = db.prepare('SELECT 1 FROM referral WHERE screeningId = ?').pluck();
  const facts = db.prepare(sealedFacts).pluck();
  const sealed = new Map<string, readonly unknown[]>();
  const sealedOf = (sha256: string) => {
    const found = sealed.get(sha256) ?? facts.all(sha256);
    sealed.set(sha256, found);
    return found;
  };
  const said = (source: Source): Map<AgencyCode, Set<string>> => {
    const byAgency = new Map<AgencyCode, Set<string>>();
    const add = (agency: AgencyCode | null, words: Iterable<string>) => {
      if (agency !== null) byAgency.set(agency, new Set([...(byAgency.get(agency) ?? []), ...words]));
    };
    for (const one of Mentions.parse(mentions.all({ id: source.id }))) {
      if (one.code === null || !sealedOf(source.catalogueSha256).includes(one.code))
        add(one.agency, wordsSaid(one.said));
    }
    const party = [source.leader, source.licence].filter((word) => word !== null).join('\n');
    if (party !== '') add(source.agency, wordsSaid(party));
    return byAgency;
  };
  return (source: Source, idOf: (word: string) => number) => {
    const last = Decided.parse(decided.get(source.id)) ?? null;
    const numbered = (prefix: string, words: Iterable<string>) =>
      [...words].map((word) => `${prefix}${String(idOf(word))}`);
    const facets = [
      `s${source.state}`,
      ...(source.agency === null ? [] : [`a${source.agency}`]),
      ...(source.agency !== 'immigration' && referred.get(source.id) !== undefined ? ['aimmigration'] : []),
      ...new Set(
        [source.officerId, last?.officerId ?? null, last?.secondOfficerId ?? null].filter((id) => id !== null),
      ),
      ...(last === null ? [] : [`d${last.kind.toLowerCase()}`]),
      ...(source.flight === null ? [] : [flightToken(source.flight)]),
    ];
    const named = source.name === null ? [] : numbered(tokenOf.name, namedBy(source.name));
    const number =
      source.number === null
        ? numbered(tokenOf.hash, [hashWord(source.passportHash)])
        : numbered(tokenOf.number, [passportNumber(source.number)]);
    const about = [...said(source)].flatMap(([agency, words]) => numbered(tokenOf[agency], words));
    return { tokens: [...new Set([...facets, ...named, ...number, ...about])], decision: last?.kind ?? null };
  };
}

const columns = [
  'screeningId',
  'name',
  'number',
  'openedAt',
  'day',
  'flight',
  'destination',
  'officer',
  'decision',
  'state',
];

/** Reads cases into the index, and takes out what is erased or void. */
function caseIndex(db: Database) {
  const words = wordKeeper(db);
  const read = tokensReader(db);
  const source = db.prepare(sourceOf);
  const indexed = db.prepare('SELECT no, tokens FROM searchCase WHERE screeningId = ?');
  const insert = db
    .prepare(
      `INSERT INTO searchCase (${columns.join(', ')}, tokens) VALUES (${columns.map((one) => `@${one}`).join(', ')}, @tokens) RETURNING no`,
    )
    .pluck();
  // A case keeps the moment it was opened: what is not written again need not be moved in an index.
  const changing = ['name', 'number', 'flight', 'destination', 'officer', 'decision', 'state', 'tokens'];
  const update = db.prepare(
    `UPDATE searchCase SET ${changing.map((one) => `${one} = @${one}`).join(', ')} WHERE no = @no`,
  );
  const remove = db.prepare('DELETE FROM searchCase WHERE no = ?');
  const addTokens = db.prepare('INSERT INTO searchToken (rowid, tokens) VALUES (?, ?)');
  const dropTokens = db.prepare("INSERT INTO searchToken (searchToken, rowid, tokens) VALUES ('delete', ?, ?)");
  const idsIn = (tokens: readonly string[]) => tokens.flatMap((token) => isWord.exec(token)?.[1] ?? []).map(Number);
  return (id: string): void => {
    const before = Indexed.parse(indexed.get(id)) ?? null;
    const now = Source.parse(source.get(id)) ?? null;
    const old = before === null ? [] : before.tokens.split(' ');
    const { tokens, decision } = now === null ? { tokens: [], decision: null } : read(now, words.idOf);
    const text = tokens.join(' ');
    const changed = before?.tokens !== text;
    for (const word of idsIn(tokens.filter((token) => !old.includes(token)))) words.use(word);
    if (before !== null && changed) dropTokens.run(before.no, before.tokens);
    if (now === null) {
      if (before !== null) remove.run(before.no);
    } else {
      const { openedAt, flight, destination, officerId: officer, state } = now;
      const known = { openedAt, flight, destination, officer, state, decision, tokens: text };
      const row = { ...known, screeningId: id, name: now.name ?? '', number: now.number ?? '', day: dayOf(openedAt) };
      if (before !== null) update.run({ ...row, no: before.no });
      const no = before?.no ?? insert.get(row);
      if (changed) addTokens.run(no, text);
    }
    for (const word of idsIn(old.filter((token) => !tokens.includes(token)))) words.release(word);
  };
}

/** Reads all that changed into the index; to be run at the end of each transaction. */
export function searchIndex(db: Database): () => void {
  const waiting = db.prepare('SELECT screeningId FROM searchDue').pluck();
  const done = db.prepare('DELETE FROM searchDue WHERE screeningId = ?');
  const indexCase = caseIndex(db);
  return () => {
    for (const id of Ids.parse(waiting.all())) {
      indexCase(id);
      done.run(id);
    }
  };
}

/** Brings the index of an older station, or of older rules, up to what this program finds by. Whole or not at all. */
export function refreshSearch(db: Database): void {
  const older = db.prepare('SELECT version FROM searchRules').pluck().get() !== rules;
  const left = db.prepare('SELECT 1 FROM searchDue LIMIT 1').pluck().get() !== undefined;
  if (!older && !left) return;
  db.transaction(() => {
    if (older) {
      db.exec('INSERT INTO searchDue SELECT id FROM screening WHERE id NOT IN (SELECT screeningId FROM searchDue)');
      db.prepare('UPDATE searchRules SET version = ?').run(rules);
    }
    const indexCase = caseIndex(db);
    for (const id of Ids.parse(db.prepare(oldestFirst).pluck().all())) indexCase(id);
    db.exec('DELETE FROM searchDue');
  }).immediate();
}

/** The order of the index is the order in which cases came into it: the newest is found first. */
const oldestFirst = `
  SELECT d.screeningId FROM searchDue d JOIN screening s ON s.id = d.screeningId ORDER BY s.openedAt, s.rowid`;
