/** A long history laid as rows: as many cases as wanted, in the order of time. All persons are invented. */
import type { Database } from 'better-sqlite3';
import { openDatabase, type DatabasePlace } from '../../db/open.ts';
import { addMillis } from '../../shared/time.ts';
import type { HistorySearch } from '../../db/search.ts';

/** One past case. */
export interface PastCase {
  readonly name: string;
  readonly number: string;
}

const common =
  'MUHAMMAD SITI AHMAD NUR ABDUL DWI SRI TRI AGUS BUDI EKO DEWI PUTRI RIZKI ADITYA PRATAMA SAPUTRA WAHYUNI HIDAYAT RAHMAN'.split(
    ' ',
  );
const heads = 'AN BAM CAH DAR EN FIT GUN HAR IN JUM KAR LES MAR NOV PUR RAT SUL TAU WID YUL ZUL SU RU MI'.split(' ');
const middles = 'A I U YA DI NI RI TO WA SA LI BA MA GO HU KI'.split(' ');
const tails = 'NI TI WATI YANTO NA SIH DI MAN RTO LIA YAH RIN DO NTO SARI'.split(' ');

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('an empty list');
  return found;
};

/** A name for each number: common words often, others seldom, one to four of them. */
export function inventedName(index: number): string {
  // A multiplicative hash: numbers beside each other give names that have nothing in common.
  const mixed = (salt: number) => Math.imul(index * 31 + salt, 0x9e3779b1) >>> 8;
  const rare = (salt: number) =>
    `${at(heads, mixed(salt))}${at(middles, mixed(salt + 1))}${at(tails, mixed(salt + 2))}`;
  const often = (salt: number) => at(common, Math.floor(((mixed(salt) % 1000) / 1000) ** 2 * common.length));
  const last = rare(5);
  const words = [[last], [often(1), last], [often(1), rare(7), last], [often(1), often(9), rare(7), last]];
  return at(words, mixed(3)).join(' ');
}

/** The cases of such a history: a passport for each. */
export const inventedCases = (count: number): PastCase[] =>
  Array.from({ length: count }, (_none, index) => ({
    name: inventedName(index),
    number: `X${String(1_000_000 + ((index * 7919) % 8_999_999))}`,
  }));

const firstMoment = '2025-11-20T23:40:00.000Z';
export const officers = Array.from(
  { length: 20 },
  (_none, index) => `ofc_${'0'.repeat(17)}b${String(index).padStart(2, '0')}`,
);
const kinds = ['cleared', 'cleared', 'cleared', 'cleared', 'advised', 'notCompleted'];

/** Document of a past case as it is stored. */
const documentOf = ({ name, number }: PastCase): string =>
  JSON.stringify({ surname: name, givenNames: '', displayName: name, documentNumber: number });

/** Identifier of the case of this place in the history. */
export const caseId = (index: number): string => `scr_${index.toString(10).padStart(20, '0')}`;

function layBeginning(db: Database): void {
  const officer = db.prepare("INSERT INTO officer VALUES (?, ?, '', ?, ?, 0, 1, NULL, NULL, 0, NULL, ?)");
  officers.forEach((id, index) => {
    const agency = index % 2 === 0 ? 'bp3mi' : 'immigration';
    officer.run(id, `Petugas ${String(index)}`, agency, agency, firstMoment);
  });
  db.prepare("INSERT INTO shift VALUES ('shf_a', '2025-11-21', '', ?, NULL, NULL, NULL, NULL)").run(officers[0]);
  // A station that was founded has its catalogue already.
  db.exec(
    `INSERT INTO catalogue SELECT 'aa', '1', '{"indicators":[]}', '', 1 WHERE NOT EXISTS (SELECT 1 FROM catalogue)`,
  );
  for (const number of ['AK 450', 'TR 263', 'MH 811']) {
    db.prepare("INSERT INTO flight VALUES (?, 'shf_a', ?, 'KUL', '2025-11-21', '09:10', 20, 45, 180, 0)").run(
      `flt_${number}`,
      number,
    );
  }
}

/** Lays the rows of these cases, four minutes apart; the index is not made. */
export function layHistory(place: DatabasePlace, cases: Iterable<PastCase>): void {
  const db = openDatabase(place);
  layRows(db, cases);
  db.close();
}

/** The same in a database that is open, of whatever version since those rows have their columns. */
export function layRows(db: Database, cases: Iterable<PastCase>): void {
  const screening = db.prepare(
    `INSERT INTO screening VALUES (?, 'shf_a', ?, 'clarification', 'open', 1, ?, ?, NULL, 'tourism', 'MYS', '[]', 0, 'random',
       (SELECT sha256 FROM catalogue WHERE active = 1), '', NULL)`,
  );
  const traveller = db.prepare("INSERT INTO traveller VALUES (?, ?, NULL, '[]')");
  const decision = db.prepare(
    `INSERT INTO decision VALUES (?, ?, ?, 'confirmed', ?, ?, ?, NULL, 0, '[]', '', NULL, '[]', NULL, 0, NULL, 0, 0, NULL, NULL, ?)`,
  );
  const close = db.prepare("UPDATE screening SET state = 'decided', closedAt = ? WHERE id = ?");
  db.transaction(() => {
    layBeginning(db);
    let index = 0;
    for (const one of cases) {
      const [id, officer] = [caseId(index), at(officers, index * 7)];
      const moment = addMillis(firstMoment, index * 240_000);
      const agency = officers.indexOf(officer) % 2 === 0 ? 'bp3mi' : 'immigration';
      screening.run(id, `flt_${at(['AK 450', 'TR 263', 'MH 811'], index)}`, officer, moment);
      traveller.run(id, documentOf(one));
      decision.run(`dec_${id}`, id, at(kinds, index), officer, agency, moment, moment);
      close.run(moment, id);
      index += 1;
    }
  })();
}

/** A search for whatever there is. */
export const noCriteria: HistorySearch = {
  name: null,
  passport: null,
  about: null,
  flight: null,
  officerId: null,
  decision: null,
  state: null,
  from: null,
  to: null,
  agency: null,
  passportHash: null,
};
