/** Numbered blank forms, what was entered from them and who confirmed it. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { CustodyId, OfficerId, OutageEntryId, OutagePrintId, PaperId, ScreeningId } from '../shared/ids.ts';
import { FormKind } from '../shared/domain/outage.ts';
import { AgencyCode } from '../shared/domain/words.ts';
import { Instant, type Day } from '../shared/time.ts';
import { tableOf } from './row.ts';
import { FlightRecord } from './shifts.ts';

const by = { officerId: OfficerId, at: Instant };

const PrintRecord = z.strictObject({
  id: OutagePrintId,
  agency: AgencyCode,
  kind: FormKind,
  count: z.int(),
  ...by,
});
/** A stack of forms printed in one go. */
export type PrintRecord = z.infer<typeof PrintRecord>;

const FormRecord = z.strictObject({
  number: z.string(),
  printId: OutagePrintId,
  paperId: PaperId,
  agency: AgencyCode,
  kind: FormKind,
  year: z.int(),
  sequence: z.int(),
});
/** One numbered form. */
export type FormRecord = z.infer<typeof FormRecord>;

const EntryRecord = z.strictObject({
  id: OutageEntryId,
  form: z.string(),
  happenedAt: Instant,
  enteredAt: Instant,
  enteredBy: OfficerId,
  officerId: OfficerId,
  secondId: OfficerId.nullable(),
  state: z.enum(['waiting', 'recorded', 'takenBack']),
  closedAt: Instant.nullable(),
  closedReason: z.string().nullable(),
  screeningId: ScreeningId.nullable(),
  custodyId: CustodyId.nullable(),
});
/** What was entered from a form, without personal data. */
export type EntryRecord = z.infer<typeof EntryRecord>;

const SpoiledRecord = z.strictObject({ form: z.string(), reason: z.string(), ...by });

const CountRecord = z.strictObject({
  agency: AgencyCode,
  ...by,
  printed: z.int(),
  used: z.int(),
  spoiled: z.int(),
  blank: z.int(),
  missing: z.array(z.string()),
});
/** A stack counted by hand against the series. */
export type StackCount = z.infer<typeof CountRecord>;

const FormState = FormRecord.extend({
  state: z.enum(['waiting', 'recorded']).nullable(),
  reason: z.string().nullable(),
});

/** Reads of the outage kit. */
export function readOutage(db: Database) {
  const prints = tableOf(db, 'outagePrint', PrintRecord);
  const forms = tableOf(db, 'outageForm', FormRecord);
  const states = tableOf(db, 'outageForm', FormState);
  const entries = tableOf(db, 'outageEntry', EntryRecord);
  const counts = tableOf(db, 'outageCount', CountRecord);
  const flights = tableOf(db, 'flight', FlightRecord);
  const confirmed = db.prepare('SELECT officerId FROM outageConfirmation WHERE entryId = ? ORDER BY id').pluck();
  const unusable = db.prepare(
    `SELECT 1 FROM outageForm f JOIN paper p ON p.id = f.paperId
     WHERE f.number = ? AND (p.voidedAt IS NOT NULL OR EXISTS (SELECT 1 FROM outageSpoiled WHERE form = f.number))`,
  );
  const content = db.prepare('SELECT content FROM outageWaiting WHERE entryId = ?').pluck();
  return {
    outagePrint: (id: OutagePrintId) => prints.one('SELECT * FROM outagePrint WHERE id = ?', id),
    outagePrints: (agency: AgencyCode) =>
      prints.all('SELECT * FROM outagePrint WHERE agency = ? ORDER BY at DESC, rowid DESC LIMIT 20', agency),
    formsOfPrint: (id: OutagePrintId) => forms.all('SELECT * FROM outageForm WHERE printId = ? ORDER BY sequence', id),
    outageForm: (number: string) => forms.one('SELECT * FROM outageForm WHERE number = ?', number),
    /** All forms of an agency with the entry in force or the reason they were spoiled for. */
    outageForms: (agency: AgencyCode) =>
      states.all(
        `SELECT f.*, e.state, coalesce(s.reason, p.voidReason) AS reason FROM outageForm f
           JOIN paper p ON p.id = f.paperId
           LEFT JOIN outageEntry e ON e.form = f.number AND e.state <> 'takenBack'
           LEFT JOIN outageSpoiled s ON s.form = f.number
         WHERE f.agency = ? ORDER BY f.year, f.sequence`,
        agency,
      ),
    /** Noted as spoiled, or its number made void with the other papers. */
    formSpoiled: (number: string) => unusable.get(number) !== undefined,
    outageEntry: (id: OutageEntryId) => entries.one('SELECT * FROM outageEntry WHERE id = ?', id),
    /** The entry in force of a form. */
    entryOfForm: (number: string) =>
      entries.one("SELECT * FROM outageEntry WHERE form = ? AND state <> 'takenBack'", number),
    entryOfScreening: (id: ScreeningId) => entries.one('SELECT * FROM outageEntry WHERE screeningId = ?', id),
    waitingEntries: (agency: AgencyCode) =>
      entries.all(
        `SELECT e.* FROM outageEntry e JOIN outageForm f ON f.number = e.form
         WHERE e.state = 'waiting' AND f.agency = ? ORDER BY e.enteredAt`,
        agency,
      ),
    /** What a waiting entry says, as JSON; null once it has ended. */
    waitingContent: (id: OutageEntryId): unknown => {
      const text = content.get(id);
      return typeof text === 'string' ? JSON.parse(text) : null;
    },
    confirmedBy: (id: OutageEntryId) => z.array(OfficerId).parse(confirmed.all(id)),
    lastStackCount: (agency: AgencyCode) =>
      counts.one('SELECT * FROM outageCount WHERE agency = ? ORDER BY id DESC LIMIT 1', agency),
    /** A flight of any shift by number and day. */
    flightOn: (number: string, day: Day) =>
      flights.one('SELECT * FROM flight WHERE number = ? AND day = ? ORDER BY rowid DESC LIMIT 1', number, day),
  };
}

/** Writes of the outage kit. */
export function writeOutage(db: Database) {
  const confirm = db.prepare('INSERT INTO outageConfirmation (entryId, officerId, at) VALUES (?, ?, ?)');
  const wait = db.prepare('INSERT INTO outageWaiting (entryId, content) VALUES (?, ?)');
  const forget = db.prepare('DELETE FROM outageWaiting WHERE entryId = ?');
  const record = db.prepare(
    "UPDATE outageEntry SET state = 'recorded', closedAt = ?, screeningId = ?, custodyId = ? WHERE id = ?",
  );
  const takeBack = db.prepare(
    "UPDATE outageEntry SET state = 'takenBack', closedAt = ?, closedReason = ? WHERE id = ?",
  );
  return {
    insertOutagePrint: tableOf(db, 'outagePrint', PrintRecord).insert,
    insertOutageForm: tableOf(db, 'outageForm', FormRecord).insert,
    insertOutageSpoiled: tableOf(db, 'outageSpoiled', SpoiledRecord).insert,
    insertOutageCount: tableOf(db, 'outageCount', CountRecord).insert,
    /** An entry with what it says, waiting for those who acted. */
    insertOutageEntry: (
      entry: Pick<EntryRecord, 'id' | 'form' | 'happenedAt' | 'enteredAt' | 'enteredBy' | 'officerId' | 'secondId'>,
      says: unknown,
    ) => {
      const waiting = { state: 'waiting' as const, closedAt: null, closedReason: null };
      tableOf(db, 'outageEntry', EntryRecord).insert({ ...entry, ...waiting, screeningId: null, custodyId: null });
      wait.run(entry.id, JSON.stringify(says));
    },
    confirmOutageEntry: (id: OutageEntryId, officer: OfficerId, at: Instant) => {
      confirm.run(id, officer, at);
    },
    /** Everybody confirmed: from here on the record says it, not the form. */
    recordOutageEntry: (
      id: OutageEntryId,
      made: { at: Instant; screeningId: ScreeningId | null; custodyId: CustodyId | null },
    ) => {
      record.run(made.at, made.screeningId, made.custodyId, id);
      forget.run(id);
    },
    takeOutageEntryBack: (id: OutageEntryId, { at, reason }: { at: Instant; reason: string }) => {
      takeBack.run(at, reason, id);
      forget.run(id);
    },
  };
}
