/** Sealed notes, who holds a case, who opened what, heads of agencies, integrity reports. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { IntegrityId, NoteId, OfficerId, ScreeningId, SealedActId } from '../shared/ids.ts';
import { AgencyCode } from '../shared/domain/words.ts';
import { Instant } from '../shared/time.ts';
import { tableOf } from './row.ts';

const Holder = z.strictObject({
  screeningId: ScreeningId,
  agency: AgencyCode,
  holderId: OfficerId,
  officerId: OfficerId,
  at: Instant,
});

const Note = z.strictObject({ id: NoteId, screeningId: ScreeningId, officerId: OfficerId, at: Instant });
const Noted = Note.extend({ content: z.string().nullable() });
/** A sealed note; its words are null once erased. */
export type SealedNoteRecord = z.infer<typeof Noted>;

const Act = z.strictObject({
  id: SealedActId,
  screeningId: ScreeningId,
  kind: z.enum(['opened', 'holderMoved']),
  officerId: OfficerId,
  at: Instant,
  /** How long what was opened stays open to the officer; null for a move. */
  until: Instant.nullable(),
});
const Acted = Act.extend({ reason: z.string().nullable() });
/** Somebody opened what is sealed, or moved the case to another holder. */
export type SealedActRecord = z.infer<typeof Acted>;

const Head = z.strictObject({
  officerId: OfficerId,
  agency: AgencyCode,
  since: Instant,
  sinceBy: OfficerId,
  sinceWith: OfficerId,
  until: Instant.nullable(),
  untilBy: OfficerId.nullable(),
  untilWith: OfficerId.nullable(),
});

const Report = z.strictObject({
  id: IntegrityId,
  kind: z.enum(['bribe', 'insider', 'other']),
  screeningId: ScreeningId.nullable(),
  leaveOut: AgencyCode.nullable(),
  officerId: OfficerId,
  at: Instant,
});
const Reported = Report.extend({ content: z.string().nullable() });
/** An integrity report. */
export type IntegrityRecord = z.infer<typeof Reported>;

const Step = z.strictObject({
  reportId: IntegrityId,
  state: z.enum(['received', 'passedOn', 'closed']),
  officerId: OfficerId,
  at: Instant,
});
const Stepped = Step.extend({ note: z.string().nullable() });
/** What a head did about a report. */
export type IntegrityStepRecord = z.infer<typeof Stepped>;

const reportSql = `SELECT r.*, w.content FROM integrityReport r LEFT JOIN integrityReportWords w ON w.reportId = r.id`;

/** Reads of what is sealed. */
export function readSealed(db: Database) {
  const holders = tableOf(db, 'caseHolder', Holder);
  const notes = tableOf(db, 'sealedNote', Noted);
  const acts = tableOf(db, 'sealedAct', Acted);
  const heads = tableOf(db, 'officerHead', Head);
  const reports = tableOf(db, 'integrityReport', Reported);
  const steps = tableOf(db, 'integrityStep', Stepped);
  return {
    /** The holder somebody named; null where nobody did. */
    namedHolder: (id: ScreeningId, agency: AgencyCode) =>
      holders.one('SELECT * FROM caseHolder WHERE screeningId = ? AND agency = ? ORDER BY id DESC LIMIT 1', id, agency)
        ?.holderId ?? null,
    sealedNotes: (id: ScreeningId) =>
      notes.all(
        `SELECT n.*, w.content FROM sealedNote n LEFT JOIN sealedNoteWords w ON w.noteId = n.id
         WHERE n.screeningId = ? ORDER BY n.rowid`,
        id,
      ),
    sealedActs: (id: ScreeningId) =>
      acts.all(
        `SELECT a.*, w.reason FROM sealedAct a LEFT JOIN sealedActWords w ON w.actId = a.id
         WHERE a.screeningId = ? ORDER BY a.rowid`,
        id,
      ),
    /** What an officer has not been told yet. */
    unseenAlerts: (owner: OfficerId) =>
      acts.all(
        `SELECT a.*, w.reason FROM sealedAct a JOIN sealedAlert s ON s.actId = a.id
           LEFT JOIN sealedActWords w ON w.actId = a.id WHERE s.ownerId = ? AND s.seenAt IS NULL ORDER BY a.rowid`,
        owner,
      ),
    /** Every time somebody was head, the earliest first. */
    heads: () => heads.all('SELECT * FROM officerHead ORDER BY id'),
    integrityReports: () => reports.all(`${reportSql} ORDER BY r.rowid DESC`),
    integrityReport: (id: IntegrityId) => reports.one(`${reportSql} WHERE r.id = ?`, id),
    integritySteps: (id: IntegrityId) =>
      steps.all(
        `SELECT s.*, w.note FROM integrityStep s LEFT JOIN integrityStepWords w ON w.stepId = s.id
         WHERE s.reportId = ? ORDER BY s.id`,
        id,
      ),
  };
}

/** Writes of what is sealed. */
export function writeSealed(db: Database) {
  const notes = tableOf(db, 'sealedNote', Note);
  const noteWords = db.prepare('INSERT INTO sealedNoteWords (noteId, content) VALUES (?, ?)');
  const acts = tableOf(db, 'sealedAct', Act);
  const actWords = db.prepare('INSERT INTO sealedActWords (actId, reason) VALUES (?, ?)');
  const alert = db.prepare('INSERT INTO sealedAlert (actId, ownerId, seenAt) VALUES (?, ?, NULL)');
  const seen = db.prepare('UPDATE sealedAlert SET seenAt = ? WHERE actId = ? AND ownerId = ? AND seenAt IS NULL');
  const endHead = db.prepare(
    'UPDATE officerHead SET until = ?, untilBy = ?, untilWith = ? WHERE officerId = ? AND until IS NULL',
  );
  const reports = tableOf(db, 'integrityReport', Report);
  const reportWords = db.prepare('INSERT INTO integrityReportWords (reportId, content) VALUES (?, ?)');
  const steps = tableOf(db, 'integrityStep', Step);
  const stepWords = db.prepare('INSERT INTO integrityStepWords (stepId, note) SELECT max(id), ? FROM integrityStep');
  return {
    insertHolder: tableOf(db, 'caseHolder', Holder).insert,
    insertNote: ({ content, ...note }: SealedNoteRecord & { content: string }) => {
      notes.insert(note);
      noteWords.run(note.id, content);
    },
    /** The act, its reason, and everybody who is to be told of it. */
    insertSealedAct: (
      { reason, ...act }: Omit<SealedActRecord, 'reason'> & { reason: string },
      owners: readonly OfficerId[],
    ) => {
      acts.insert(act);
      if (reason !== '') actWords.run(act.id, reason);
      for (const owner of owners) alert.run(act.id, owner);
    },
    seeAlert: (act: SealedActId, owner: OfficerId, at: Instant) => seen.run(at, act, owner).changes > 0,
    insertHead: tableOf(db, 'officerHead', Head).insert,
    endHead: (officer: OfficerId, ended: { at: Instant; by: OfficerId; with: OfficerId }) => {
      endHead.run(ended.at, ended.by, ended.with, officer);
    },
    insertIntegrityReport: ({ content, ...report }: IntegrityRecord & { content: string }) => {
      reports.insert(report);
      reportWords.run(report.id, content);
    },
    insertIntegrityStep: ({ note, ...step }: IntegrityStepRecord) => {
      steps.insert(step);
      if (note !== null && note !== '') stepWords.run(note);
    },
  };
}
