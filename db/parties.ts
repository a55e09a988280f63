/** Parties, and the papers of their members for as long as they are not signed. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { BoardingInput, PassportInput } from '../shared/contract/screening.ts';
import { PartyKind } from '../shared/domain/party.ts';
import { FlightId, MemberId, OfficerId, PartyId, ScreeningId, ShiftId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { tableOf } from './row.ts';

/** A party. Its members' papers are gone once it is no longer open; the records of those cleared with it name it. */
export const PartyRecord = z.strictObject({
  id: PartyId,
  shiftId: ShiftId,
  flightId: FlightId,
  kind: PartyKind,
  purpose: z.string(),
  leader: z.string().nullable(),
  licence: z.string().nullable(),
  officerId: OfficerId,
  openedAt: Instant,
  state: z.enum(['open', 'signed', 'undone', 'cancelled']),
  revision: z.int(),
  closedAt: Instant.nullable(),
  closedBy: OfficerId.nullable(),
});
export type PartyRecord = z.infer<typeof PartyRecord>;

/** A member of an open party: its papers as they were read, so that they are read again and never trusted. */
export const PartyMemberRecord = z.strictObject({
  id: MemberId,
  partyId: PartyId,
  officerId: OfficerId,
  at: Instant,
  /** Grows with each scan of the party. */
  position: z.int(),
  passport: PassportInput.nullable(),
  boarding: BoardingInput,
  passportHash: z.string().nullable(),
  /** How often this passport was read. */
  scans: z.int(),
  readTwoWays: z.boolean(),
  /** Codes of the reasons that an officer settled. */
  settled: z.array(z.string()),
  /** The parent named for a child, the family card seen. */
  parentId: MemberId.nullable(),
});
export type PartyMemberRecord = z.infer<typeof PartyMemberRecord>;

const FactRow = z.object({ code: z.string(), n: z.int() });

/** Reads of parties. */
export function readParties(db: Database) {
  const parties = tableOf(db, 'party', PartyRecord);
  const members = tableOf(db, 'partyMember', PartyMemberRecord);
  const facts = db.prepare(`
    SELECT a.code, count(*) AS n FROM answer a JOIN screening s ON s.id = a.screeningId
    WHERE s.partyId = ? AND s.state <> 'void' AND a.kind = 'indicator' AND a.value = 'present'
      AND a.id = (SELECT max(id) FROM answer WHERE screeningId = a.screeningId AND kind = a.kind AND code = a.code)
    GROUP BY a.code ORDER BY n DESC, a.code`);
  const records = db
    .prepare("SELECT id FROM screening WHERE partyId = ? AND depth = ? AND state <> 'void' ORDER BY rowid")
    .pluck();
  return {
    party: (id: PartyId) => parties.one('SELECT * FROM party WHERE id = ?', id),
    openParties: () => parties.all("SELECT * FROM party WHERE state = 'open' ORDER BY openedAt"),
    partyMember: (id: MemberId) => members.one('SELECT * FROM partyMember WHERE id = ?', id),
    /** Members in the order in which they were scanned last. */
    partyMembers: (id: PartyId) => members.all('SELECT * FROM partyMember WHERE partyId = ? ORDER BY position', id),
    /** Open parties in which a passport is. */
    partiesOfPassport: (hash: string) =>
      parties.all('SELECT p.* FROM party p JOIN partyMember m ON m.partyId = p.id WHERE m.passportHash = ?', hash),
    /** Screenings of a party that are not void, by depth. */
    partyScreenings: (id: PartyId, depth: 'scan' | 'clarification') =>
      z.array(ScreeningId).parse(records.all(id, depth)),
    /** Facts recorded as present in the screenings of a party, each with the number of people. */
    partyFacts: (id: PartyId) => facts.all(id).map((row) => FactRow.parse(row)),
  };
}

/** Writes of parties. */
export function writeParties(db: Database) {
  const touch = db.prepare('UPDATE party SET revision = revision + 1 WHERE id = ?');
  const end = db.prepare(
    'UPDATE party SET state = ?, closedAt = ?, closedBy = ?, revision = revision + 1 WHERE id = ?',
  );
  const anonymous = db.prepare('UPDATE party SET leader = NULL WHERE id = ?');
  const passport = db.prepare(
    'UPDATE partyMember SET passport = ?, passportHash = ?, scans = 1, position = ? WHERE id = ?',
  );
  const boarding = db.prepare("UPDATE partyMember SET boarding = ?, position = ?, settled = '[]' WHERE id = ?");
  const again = db.prepare(
    'UPDATE partyMember SET scans = scans + 1, readTwoWays = max(readTwoWays, ?), position = ? WHERE id = ?',
  );
  const settle = db.prepare('UPDATE partyMember SET settled = ?, parentId = ? WHERE id = ?');
  const orphan = db.prepare('UPDATE partyMember SET parentId = NULL WHERE parentId = ?');
  const leave = db.prepare('DELETE FROM partyMember WHERE id = ?');
  const empty = db.prepare('DELETE FROM partyMember WHERE partyId = ?');
  return {
    insertParty: tableOf(db, 'party', PartyRecord).insert,
    insertPartyMember: tableOf(db, 'partyMember', PartyMemberRecord).insert,
    /** One more revision: whoever still holds the old one is told. */
    touchParty: (id: PartyId) => {
      touch.run(id);
    },
    /** A pass that waited gets its passport. */
    setMemberPassport: (id: MemberId, read: { passport: PassportInput; hash: string; position: number }) => {
      passport.run(JSON.stringify(read.passport), read.hash, read.position, id);
    },
    /** A pass comes to a member, or goes; what was settled about the pair is open again. */
    setMemberBoarding: (id: MemberId, read: { boarding: BoardingInput; position: number }) => {
      boarding.run(read.boarding === null ? null : JSON.stringify(read.boarding), read.position, id);
    },
    noteMemberAgain: (id: MemberId, read: { otherwise: boolean; position: number }) => {
      again.run(read.otherwise ? 1 : 0, read.position, id);
    },
    settleMember: (id: MemberId, settled: { codes: readonly string[]; parentId: MemberId | null }) => {
      settle.run(JSON.stringify(settled.codes), settled.parentId, id);
    },
    /** Takes a member's papers out of the party; children who went with this parent are open again. */
    removeMember: (id: MemberId) => {
      orphan.run(id);
      leave.run(id);
    },
    /** Ends a party and deletes its members' papers; a party given up keeps no leader's name either. */
    endParty: (id: PartyId, ended: { state: 'signed' | 'cancelled'; at: Instant; by: OfficerId }) => {
      empty.run(id);
      if (ended.state === 'cancelled') anonymous.run(id);
      end.run(ended.state, ended.at, ended.by, id);
    },
    /** The signature is taken back; when and by whom it had been given stays, the leader's name does not. */
    undoParty: (id: PartyId) => {
      anonymous.run(id);
      db.prepare("UPDATE party SET state = 'undone', revision = revision + 1 WHERE id = ?").run(id);
    },
  };
}
