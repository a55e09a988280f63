/**
 * What stands beside the answers: the talk, people around the departure, the province of residence. Nothing of it is read by the
 * assessment. What names a person is in a table of its own, erased on its own; its keys stay.
 */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { OfficerId, PersonId, ScreeningId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { PersonRelation, PersonRole } from '../shared/domain/person.ts';
import { ProvinceCode } from '../shared/domain/provinces.ts';
import { tableOf } from './row.ts';

const given = { screeningId: ScreeningId, officerId: OfficerId, at: Instant };

/** One touch on the talk; a later one of the same part takes its place. */
const TalkRecord = z.strictObject({
  ...given,
  part: z.enum(['language', 'interpreter', 'private']),
  value: z.string(),
  line: z.string().nullable(),
  officerOffered: z.boolean().nullable(),
});
export type TalkRecord = z.infer<typeof TalkRecord>;

/** Somebody around a departure, without a word that names them. Keys are HMAC-SHA-256 of the normal form, hex. */
const PersonRecord = z.strictObject({
  ...given,
  id: PersonId,
  role: PersonRole,
  relation: PersonRelation.nullable(),
  saidInPrivate: z.boolean(),
  nameKey: z.string().nullable(),
  handleKey: z.string().nullable(),
});
export type PersonRecord = z.infer<typeof PersonRecord>;

const words = {
  name: z.string().nullable(),
  handle: z.string().nullable(),
  agency: z.string().nullable(),
  note: z.string().nullable(),
};

/** The words that name somebody. */
const PersonWords = z.strictObject({ personId: PersonId, ...words });
export type PersonWords = z.infer<typeof PersonWords>;

/** Somebody with the words that are left; null once they are erased. */
const NamedPerson = PersonRecord.extend(words);

const TakenBack = z.strictObject({ personId: PersonId, officerId: OfficerId, at: Instant });
const ResidenceRecord = z.strictObject({ ...given, province: ProvinceCode.nullable() });
const BackEntry = z.strictObject({ code: z.string(), paper: z.string() });

/** Reads of what stands beside the answers. */
export function readBeside(db: Database) {
  const talk = tableOf(db, 'talk', TalkRecord);
  const people = tableOf(db, 'person', NamedPerson);
  const residence = tableOf(db, 'residence', ResidenceRecord);
  const papers = db
    .prepare("SELECT DISTINCT screeningId FROM talk WHERE part = 'private' AND value = 'paper' AND line = ?")
    .pluck();
  return {
    /** Of each part of the talk what was recorded last. */
    talk: (id: ScreeningId) =>
      talk.all(
        'SELECT * FROM talk WHERE id IN (SELECT max(id) FROM talk WHERE screeningId = ? GROUP BY part) ORDER BY id',
        id,
      ),
    /** Screenings for which this numbered paper was used. */
    paperUsedFor: (paper: string) => z.array(ScreeningId).parse(papers.all(paper)),
    /** Answers in force that were entered from a numbered paper. */
    backEntries: (id: ScreeningId) =>
      z.array(BackEntry).parse(
        db
          .prepare(
            `SELECT a.code, b.paper FROM backEntry b JOIN answer a ON a.id = b.answerId WHERE a.id IN
               (SELECT max(id) FROM answer WHERE screeningId = ? GROUP BY kind, code) ORDER BY a.id`,
          )
          .all(id),
      ),
    /** People recorded and not taken back. */
    people: (id: ScreeningId) =>
      people.all(
        `SELECT p.*, w.name, w.handle, w.agency, w.note FROM person p LEFT JOIN personWords w ON w.personId = p.id
         WHERE p.screeningId = ? AND NOT EXISTS (SELECT 1 FROM personTakenBack t WHERE t.personId = p.id)
         ORDER BY p.rowid`,
        id,
      ),
    residence: (id: ScreeningId) =>
      residence.one('SELECT * FROM residence WHERE screeningId = ? ORDER BY id DESC LIMIT 1', id),
  };
}

/** Writes of what stands beside the answers: only ever one more row. */
export function writeBeside(db: Database) {
  const back = db.prepare(
    'INSERT INTO backEntry (answerId, paper) SELECT max(id), ? FROM answer WHERE screeningId = ? AND kind = ? AND code = ?',
  );
  return {
    insertTalk: tableOf(db, 'talk', TalkRecord).insert,
    /** The last answer on this fact was entered from a numbered paper. */
    insertBackEntry: (id: ScreeningId, code: string, paper: string) => {
      back.run(paper, id, 'indicator', code);
    },
    insertPerson: tableOf(db, 'person', PersonRecord).insert,
    insertPersonWords: tableOf(db, 'personWords', PersonWords).insert,
    takePersonBack: tableOf(db, 'personTakenBack', TakenBack).insert,
    insertResidence: tableOf(db, 'residence', ResidenceRecord).insert,
  };
}
