/** Erasing what is kept about one case: rows with words go, skeletons stay with their words blanked. And names of officers. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { blankedWords } from '../shared/domain/retention.ts';
import type { ErasureRunId, OfficerId, ScreeningId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import type { ErasureRecord } from './retention.ts';

const caseDecisions = 'SELECT id FROM decision WHERE screeningId = @id';
const casePapers = 'SELECT id FROM paper WHERE screeningId = @id';
const caseCustody = 'SELECT id FROM custody WHERE screeningId = @id';
const of = (table: string): string => `SELECT id FROM ${table} WHERE screeningId = @id`;

/** Rows that go, those that refer to others first. */
const deletions = [
  'backEntry WHERE answerId IN (SELECT id FROM answer WHERE screeningId = @id)',
  'recheckNote WHERE recheckId IN (SELECT id FROM recheck WHERE screeningId = @id)',
  'recheck WHERE screeningId = @id',
  'deviceAct WHERE screeningId = @id',
  'answer WHERE screeningId = @id',
  'assessment WHERE screeningId = @id',
  'talk WHERE screeningId = @id',
  'residence WHERE screeningId = @id',
  `personWords WHERE personId IN (${of('person')})`,
  `personTakenBack WHERE personId IN (${of('person')})`,
  'person WHERE screeningId = @id',
  'traveller WHERE screeningId = @id',
  `decisionCorrection WHERE decisionId IN (${caseDecisions})`,
  `afterPostponement WHERE decisionId IN (${caseDecisions})`,
  `reviewActWords WHERE actId IN (SELECT id FROM reviewAct WHERE decisionId IN (${caseDecisions}))`,
  `objectionStepWords WHERE stepId IN (SELECT s.id FROM objectionStep s JOIN objection o ON o.id = s.objectionId WHERE o.screeningId = @id)`,
  `objectionWords WHERE objectionId IN (${of('objection')})`,
  `handoverWords WHERE handoverId IN (${of('handover')})`,
  `handoverReceiver WHERE handoverId IN (${of('handover')})`,
  `careCallWords WHERE callId IN (${of('careCall')})`,
  'carriedWords WHERE carriedId IN (SELECT id FROM carried WHERE screeningId = @id)',
  `followUpWords WHERE followUpId IN (${of('followUp')})`,
  `sealedNoteWords WHERE noteId IN (${of('sealedNote')})`,
  `sealedActWords WHERE actId IN (${of('sealedAct')})`,
  `integrityStepWords WHERE stepId IN (SELECT s.id FROM integrityStep s JOIN integrityReport r ON r.id = s.reportId WHERE r.screeningId = @id)`,
  `integrityReportWords WHERE reportId IN (${of('integrityReport')})`,
  `statementWords WHERE statementId IN (${of('statement')})`,
  'statement WHERE screeningId = @id',
  `correctionAnswerWords WHERE requestId IN (${of('correctionRequest')})`,
  `correctionRequestWords WHERE requestId IN (${of('correctionRequest')})`,
  `paperSheet WHERE paperId IN (${casePapers})`,
  `outageWaiting WHERE entryId IN (SELECT id FROM outageEntry WHERE screeningId = @id OR custodyId IN (${caseCustody}))`,
];

/** Words of rows that stay: numbers, kinds, moments and officers remain, so that ledgers and series still agree. */
const blankings = [
  `decision SET reason = @blanked, departLine = NULL, statement = NULL, evidence = '[]' WHERE screeningId = @id`,
  `decisionVoid SET why = @blanked WHERE decisionId IN (${caseDecisions})`,
  'referral SET note = NULL WHERE screeningId = @id AND note IS NOT NULL',
  'helpCall SET note = @blanked WHERE screeningId = @id AND note IS NOT NULL',
  `custody SET condition = @blanked, dueReason = CASE WHEN dueReason IS NULL THEN NULL ELSE @blanked END,
     witness = CASE WHEN witness IS NULL THEN NULL ELSE @blanked END WHERE screeningId = @id`,
  `custodyMove SET giverName = CASE WHEN giverName IS NULL THEN NULL ELSE @blanked END,
     takerName = CASE WHEN takerName IS NULL THEN NULL ELSE @blanked END, office = '', identity = '', reason = '',
     paper = CASE WHEN kind = 'in' OR EXISTS (SELECT 1 FROM paper p WHERE p.number = custodyMove.paper) THEN paper ELSE '' END
     WHERE custodyId IN (${caseCustody})`,
  `custodyState SET passportHash = NULL, keeperName = CASE WHEN keeperName IS NULL THEN NULL ELSE @blanked END
     WHERE custodyId IN (${caseCustody})`,
  'paper SET witness = @blanked WHERE screeningId = @id AND witness IS NOT NULL',
  'paper SET voidReason = @blanked WHERE screeningId = @id AND voidReason IS NOT NULL',
  `screening SET passportHash = '' WHERE id = @id`,
  'legalHold SET reason = @blanked WHERE screeningId = @id',
  'legalHoldLift SET reason = @blanked WHERE holdId IN (SELECT id FROM legalHold WHERE screeningId = @id)',
  // A party's leader and licence name people too: they go with the last of its cases.
  `party SET leader = NULL, licence = NULL WHERE id = (SELECT partyId FROM screening WHERE id = @id) AND NOT EXISTS
     (SELECT 1 FROM screening s WHERE s.partyId = party.id AND NOT EXISTS (SELECT 1 FROM erasure WHERE screeningId = s.id))`,
];

/** Everything by which an event can be about a case. */
const identifiers = `
  SELECT @id AS id
  UNION ALL ${caseDecisions}
  UNION ALL ${casePapers}
  UNION ALL ${caseCustody}
  ${[
    'referral',
    'objection',
    'handover',
    'person',
    'sealedNote',
    'sealedAct',
    'statement',
    'helpCall',
    'integrityReport',
    'correctionRequest',
    'legalHold',
    'outageEntry',
  ]
    .map((table) => `UNION ALL ${of(table)}`)
    .join('\n  ')}
  UNION ALL SELECT id FROM outageEntry WHERE custodyId IN (${caseCustody})
  -- What was said of a party goes with the last of its cases.
  UNION ALL SELECT partyId FROM screening s WHERE s.id = @id AND s.partyId IS NOT NULL AND NOT EXISTS (SELECT 1 FROM screening o
    WHERE o.partyId = s.partyId AND o.id <> s.id AND NOT EXISTS (SELECT 1 FROM erasure WHERE screeningId = o.id))`;

/** Scans by which the passport of a case was read before it had one. */
const scanKinds = `('document-scanned', 'party-scanned', 'party-left')`;

const Mention = z.object({ seq: z.int(), about: z.string() });
const Scan = Mention.extend({ at: Instant });

/** Reads that erasing begins with. */
export function readErasure(db: Database) {
  const subjects = db.prepare(
    `SELECT DISTINCT e.seq, json_extract(s.value, '$.id') AS about FROM event e, json_each(e.subjects) s
     WHERE e.seq >= ? AND e.seq < ? AND EXISTS (SELECT 1 FROM eventContent WHERE seq = e.seq)`,
  );
  const scans = db.prepare(
    `SELECT DISTINCT e.seq, e.at, coalesce(json_extract(c.content, '$.passportHash'), '') AS about
     FROM event e JOIN eventContent c ON c.seq = e.seq WHERE e.seq >= ? AND e.seq < ? AND e.kind IN ${scanKinds}`,
  );
  const loose = db
    .prepare(
      `SELECT DISTINCT e.seq FROM event e JOIN eventContent c ON c.seq = e.seq WHERE e.at < ? AND (
         e.kind IN ${scanKinds}
         OR e.kind IN ('case-searched', 'on-call-changed', 'shift-note-left')
         OR (e.kind IN ('outage-entered', 'outage-taken-back') AND EXISTS (SELECT 1 FROM outageEntry o
           WHERE o.id = json_extract(e.subjects, '$[0].id') AND o.state = 'takenBack')))`,
    )
    .pluck();
  const ids = db.prepare(identifiers).pluck();
  return {
    /** Which events of a stretch of the log still say something about what, by identifier. */
    eventsAbout: (from: number, to: number) => z.array(Mention).parse(subjects.all(from, to)),
    /** The same for scans, by the hash of the passport that was read. */
    scansOf: (from: number, to: number) => z.array(Scan).parse(scans.all(from, to)),
    /** Identifiers of everything that belongs to a case. */
    identifiersOf: (id: ScreeningId) => z.array(z.string()).parse(ids.all({ id })),
    /** Events before a moment that say something about people no case came of: searches, scans, who was on call, notes of shifts. */
    looseEvents: (before: string) => z.array(z.int()).parse(loose.all(before)),
  };
}

/** Erases; in the caller's transaction. */
export function writeErasure(db: Database) {
  const record = db.prepare(
    'INSERT INTO erasure (screeningId, class, at, lastAt, runId) VALUES (@screeningId, @class, @at, @lastAt, @runId)',
  );
  const begin = db.prepare('INSERT INTO erasing (subject) VALUES (?)');
  const end = db.prepare('DELETE FROM erasing WHERE subject = ?');
  const content = db.prepare('DELETE FROM eventContent WHERE seq = ?');
  const numbers = db
    .prepare(`SELECT coalesce(json_extract(document, '$.documentNumber'), '') FROM traveller WHERE screeningId = ?`)
    .pluck();
  // The lists of held passports name everybody who was in custody then; they are of use only until the next one.
  const lists = db
    .prepare(
      `SELECT p.id FROM paper p JOIN paperSheet s ON s.paperId = p.id WHERE p.kind = 'custodyList' AND instr(s.sheet, ?) > 0`,
    )
    .pluck();
  const inCustody = db.prepare('SELECT 1 FROM custody WHERE screeningId = ?').pluck();
  const dropSheet = db.prepare('DELETE FROM paperSheet WHERE paperId = ?');
  const dropSheetEvent = db.prepare('DELETE FROM eventContent WHERE seq = (SELECT eventSeq FROM paper WHERE id = ?)');
  const recordOfficer = db.prepare(
    'INSERT INTO officerErasure (officerId, at, runId) VALUES (@officerId, @at, @runId)',
  );
  const named = db.prepare('SELECT name FROM officer WHERE id = ?').pluck();
  const blankOfficer = db.prepare(`UPDATE officer SET name = ?, serviceNumber = '' WHERE id = ?`);
  const added = db.prepare(
    `DELETE FROM eventContent WHERE seq IN (SELECT seq FROM event WHERE kind = 'officer-added' AND instr(subjects, ?) > 0)`,
  );
  // Sheets of shifts, lists, blank forms: everything that belongs to no case, but the proof of what was destroyed. Those
  // made a month after somebody left mean somebody else of that name.
  const sheets = db
    .prepare(
      `SELECT p.id FROM paper p JOIN paperSheet s ON s.paperId = p.id WHERE p.screeningId IS NULL
         AND p.kind <> 'destructionCertificate' AND instr(s.sheet, @name) > 0 AND p.issuedAt <
         (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at, '+31 days') FROM officerLeft WHERE officerId = @id)`,
    )
    .pluck();
  const steps = [
    ...deletions.map((where) => db.prepare(`DELETE FROM ${where}`)),
    ...blankings.map((set) => db.prepare(`UPDATE ${set}`)),
  ];
  const dropLists = (id: ScreeningId) => {
    const number = numbers.get(id);
    if (typeof number !== 'string' || number === '' || inCustody.get(id) === undefined) return;
    for (const paper of z.array(z.string()).parse(lists.all(number))) {
      dropSheet.run(paper);
      dropSheetEvent.run(paper);
    }
  };
  return {
    /**
     * Erases one case with what these events say of it.
     * @throws where the database keeps it: it is open, its passport is here, or a legal hold stands
     */
    eraseCase: (erased: ErasureRecord, events: Iterable<number>) => {
      const id = erased.screeningId;
      record.run(erased);
      begin.run(id);
      dropLists(id);
      for (const step of steps) step.run({ id, blanked: blankedWords });
      for (const seq of events) content.run(seq);
      end.run(id);
    },
    /**
     * Erases name and number of an officer who left, also from papers without a case.
     * @throws where the database keeps them: the officer works here, or a kept case names them
     */
    eraseOfficer: (erased: { officerId: OfficerId; at: Instant; runId: ErasureRunId | null }) => {
      const id = erased.officerId;
      const name = JSON.stringify(z.string().parse(named.get(id))).slice(1, -1);
      recordOfficer.run(erased);
      begin.run(id);
      for (const paper of z.array(z.string()).parse(sheets.all({ id, name }))) {
        dropSheet.run(paper);
        dropSheetEvent.run(paper);
      }
      added.run(id);
      blankOfficer.run(blankedWords, id);
      end.run(id);
    },
    /** Erases what events say of people no case came of, as part of a run that is not finished. */
    eraseLoose: (run: ErasureRunId, events: Iterable<number>) => {
      begin.run(run);
      for (const seq of events) content.run(seq);
      end.run(run);
    },
  };
}
