/** Sealed cards of one-time codes for approval by telephone. Only hashes are kept; a used code stays used. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ApprovalCardId, DecisionId, OfficerId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { tableOf } from './row.ts';

/** A card. A new one retires the old one of the same officer. */
export const CardRecord = z.strictObject({
  id: ApprovalCardId,
  officerId: OfficerId,
  madeBy: OfficerId,
  madeAt: Instant,
  retiredAt: Instant.nullable(),
  failedAttempts: z.int(),
  lockedUntil: Instant.nullable(),
});
export type CardRecord = z.infer<typeof CardRecord>;

const CodeRow = z.strictObject({
  id: z.int(),
  cardId: ApprovalCardId,
  /** PHC string (argon2id), as of a PIN. */
  codeHash: z.string(),
  usedAt: Instant.nullable(),
  usedFor: DecisionId.nullable(),
});

const RemoteRow = z.strictObject({ decisionId: DecisionId, codeId: z.int() });

/** Reads of cards. */
export function readApprovalCards(db: Database) {
  const cards = tableOf(db, 'approvalCard', CardRecord);
  const codes = tableOf(db, 'approvalCode', CodeRow);
  const remote = tableOf(db, 'remoteApproval', RemoteRow);
  return {
    /** The card an officer has now. */
    cardOf: (id: OfficerId) => cards.one('SELECT * FROM approvalCard WHERE officerId = ? AND retiredAt IS NULL', id),
    cards: () => cards.all('SELECT * FROM approvalCard WHERE retiredAt IS NULL ORDER BY officerId'),
    codesOf: (id: ApprovalCardId) => codes.all('SELECT * FROM approvalCode WHERE cardId = ? ORDER BY id', id),
    /** Whether a decision was approved by telephone. */
    approvedRemotely: (id: DecisionId) => remote.one('SELECT * FROM remoteApproval WHERE decisionId = ?', id) !== null,
  };
}

/** Writes of cards. */
export function writeApprovalCards(db: Database) {
  const retire = db.prepare('UPDATE approvalCard SET retiredAt = ? WHERE officerId = ? AND retiredAt IS NULL');
  const attempts = db.prepare('UPDATE approvalCard SET failedAttempts = ?, lockedUntil = ? WHERE id = ?');
  const use = db.prepare('UPDATE approvalCode SET usedAt = ?, usedFor = ? WHERE id = ? AND usedAt IS NULL');
  const insertCode = db.prepare('INSERT INTO approvalCode (cardId, codeHash) VALUES (?, ?)');
  return {
    insertCard: tableOf(db, 'approvalCard', CardRecord).insert,
    insertCode: (card: ApprovalCardId, codeHash: string) => {
      insertCode.run(card, codeHash);
    },
    retireCard: (officer: OfficerId, at: Instant) => {
      retire.run(at, officer);
    },
    setCardAttempts: (id: ApprovalCardId, tries: { failed: number; lockedUntil: Instant | null }) => {
      attempts.run(tries.failed, tries.lockedUntil, id);
    },
    /** Uses a code up; false where it was used before. */
    useCode: (id: number, used: { at: Instant; for: DecisionId }): boolean =>
      use.run(used.at, used.for, id).changes === 1,
    insertRemote: tableOf(db, 'remoteApproval', RemoteRow).insert,
  };
}
