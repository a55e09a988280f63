/** The catalogues that were ever in force, the proposed ones with their replay, and the keys whose signatures count. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { HashHex, OfficerId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { ReplayReport } from '../shared/domain/replay.ts';
import { tableOf } from './row.ts';

/** A catalogue as it was activated; `content` is its JSON. */
export const CatalogueRecord = z.strictObject({
  sha256: z.string(),
  version: z.string(),
  content: z.unknown(),
  activatedAt: Instant,
  active: z.boolean(),
});
export type CatalogueRecord = z.infer<typeof CatalogueRecord>;

/** The same without its content. */
const CatalogueLine = CatalogueRecord.omit({ content: true });
export type CatalogueLine = z.infer<typeof CatalogueLine>;

/** The reports of one replay; `second` holds SOI and PAU facts and is Immigration's alone. */
const StoredReplay = z.strictObject({
  reference: ReplayReport,
  station: ReplayReport,
  second: ReplayReport.nullable(),
});
export type StoredReplay = z.infer<typeof StoredReplay>;

/** A proposed catalogue without its content and its replay. */
export const ProposalLine = z.strictObject({
  sha256: HashHex,
  version: z.string(),
  origin: z.enum(['file', 'delivered']),
  signers: z.array(z.string()),
  proposedAt: Instant,
  proposedBy: OfficerId,
  /** The catalogue that was in force when it was replayed. */
  replayBase: z.string().nullable(),
  replayedAt: Instant.nullable(),
  replayedBy: OfficerId.nullable(),
  state: z.enum(['proposed', 'activated', 'withdrawn']),
  closedAt: Instant.nullable(),
  closedBy: OfficerId.nullable(),
  closedWith: OfficerId.nullable(),
});
export type ProposalLine = z.infer<typeof ProposalLine>;

const ProposalRecord = ProposalLine.extend({ content: z.unknown(), replay: StoredReplay.nullable() });

/** A key whose signatures on catalogue files count, or counted. */
export const SignerRecord = z.strictObject({
  /** SHA-256 of the verifier key's text. */
  fingerprint: HashHex,
  verifierKey: z.string(),
  addedAt: Instant,
  addedBy: OfficerId,
  addedWith: OfficerId,
  removedAt: Instant.nullable(),
  removedBy: OfficerId.nullable(),
  removedWith: OfficerId.nullable(),
});
export type SignerRecord = z.infer<typeof SignerRecord>;

/** What two officers did, and when. */
export interface ByTwo {
  readonly at: Instant;
  readonly by: OfficerId;
  readonly with: OfficerId;
}

const line = Object.keys(ProposalLine.shape).join(', ');

/** Reads of catalogues. */
export function readCatalogues(db: Database) {
  const catalogues = tableOf(db, 'catalogue', CatalogueRecord);
  const lines = tableOf(db, 'catalogue', CatalogueLine);
  const proposals = tableOf(db, 'catalogueProposal', ProposalLine);
  const signers = tableOf(db, 'catalogueSigner', SignerRecord);
  const active = db.prepare('SELECT sha256 FROM catalogue WHERE active = 1').pluck();
  const cases = db.prepare("SELECT count(*) FROM screening WHERE catalogueSha256 = ? AND state = 'decided'").pluck();
  const content = db.prepare("SELECT content FROM catalogueProposal WHERE sha256 = ? AND state = 'proposed'").pluck();
  const replay = db.prepare('SELECT replay FROM catalogueProposal WHERE sha256 = ? ORDER BY id DESC LIMIT 1').pluck();
  const parsed = (text: unknown): unknown => (typeof text === 'string' ? JSON.parse(text) : null);
  return {
    /** Hash of the catalogue in force, or null before there is one. */
    activeCatalogueHash: () =>
      z
        .string()
        .nullable()
        .parse(active.get() ?? null),
    /** A catalogue that is or was in force. */
    catalogue: (sha256: string) => catalogues.one('SELECT * FROM catalogue WHERE sha256 = ?', sha256),
    /** All that were ever in force, newest first. */
    catalogueLines: () =>
      lines.all('SELECT sha256, version, activatedAt, active FROM catalogue ORDER BY activatedAt DESC, rowid DESC'),
    /** Screenings that were closed under a catalogue. */
    casesDecidedUnder: (sha256: string) => z.int().parse(cases.get(sha256)),
    openProposals: () =>
      proposals.all(`SELECT ${line} FROM catalogueProposal WHERE state = 'proposed' ORDER BY id DESC`),
    openProposal: (sha256: string) =>
      proposals.one(`SELECT ${line} FROM catalogueProposal WHERE sha256 = ? AND state = 'proposed'`, sha256),
    /** The proposal that brought a catalogue into force; none for the first one. */
    activation: (sha256: string) =>
      proposals.one(`SELECT ${line} FROM catalogueProposal WHERE sha256 = ? AND state = 'activated'`, sha256),
    /** JSON of an open proposal's catalogue, or null. */
    proposedContent: (sha256: string) => parsed(content.get(sha256)),
    /** The latest proposal of a catalogue, open or not. */
    latestProposal: (sha256: string) =>
      proposals.one(`SELECT ${line} FROM catalogueProposal WHERE sha256 = ? ORDER BY id DESC LIMIT 1`, sha256),
    /** The reports of its last replay, or null. */
    proposalReplay: (sha256: string) => StoredReplay.nullable().parse(parsed(replay.get(sha256))),
    trustedSigners: () => signers.all(`${signerColumns} WHERE removedAt IS NULL ORDER BY id`),
  };
}

const signerColumns = `SELECT ${Object.keys(SignerRecord.shape).join(', ')} FROM catalogueSigner`;

/** Writes of catalogues. */
export function writeCatalogues(db: Database) {
  const insertCatalogue = tableOf(db, 'catalogue', CatalogueRecord).insert;
  const proposals = tableOf(db, 'catalogueProposal', ProposalRecord);
  const retire = db.prepare('UPDATE catalogue SET active = 0 WHERE active = 1');
  const replayed = db.prepare(
    `UPDATE catalogueProposal SET replayBase = ?, replayedAt = ?, replayedBy = ?, replay = ?
     WHERE sha256 = ? AND state = 'proposed'`,
  );
  const close = db.prepare(
    `UPDATE catalogueProposal SET state = ?, closedAt = ?, closedBy = ?, closedWith = ?
     WHERE sha256 = ? AND state = 'proposed'`,
  );
  const remove = db.prepare(
    `UPDATE catalogueSigner SET removedAt = ?, removedBy = ?, removedWith = ?
     WHERE fingerprint = ? AND removedAt IS NULL`,
  );
  return {
    /** Puts a catalogue in force; the old one stays for the cases it decided. */
    activateCatalogue: (record: CatalogueRecord) => {
      retire.run();
      insertCatalogue(record);
    },
    insertProposal: proposals.insert,
    setReplay: (
      sha256: string,
      { base, at, by, replay }: { base: string; at: Instant; by: OfficerId; replay: StoredReplay },
    ) => {
      replayed.run(base, at, by, JSON.stringify(StoredReplay.parse(replay)), sha256);
    },
    /** Ends an open proposal; only an activation has a second person. */
    withdrawProposal: (sha256: string, closed: Omit<ByTwo, 'with'>) => {
      close.run('withdrawn', closed.at, closed.by, null, sha256);
    },
    activateProposal: (sha256: string, closed: ByTwo) => {
      close.run('activated', closed.at, closed.by, closed.with, sha256);
    },
    insertSigner: tableOf(db, 'catalogueSigner', SignerRecord).insert,
    removeSigner: (fingerprint: string, removed: ByTwo) => {
      remove.run(removed.at, removed.by, removed.with, fingerprint);
    },
  };
}
