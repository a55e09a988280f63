/** Groups and families: opened once, read scan by scan, looked at where needed, cleared with one signature. */
import { z } from 'zod';
import { FlightId, MemberId, PartyId, ScreeningId } from '../ids.ts';
import { Instant } from '../time.ts';
import { Effort } from '../domain/effort.ts';
import { MemberReason, PartyKind, Remedy, Standing } from '../domain/party.ts';
import { SelectionReason } from '../domain/words.ts';
import { command, job, query } from './procedure.ts';
import { BoardingInput, PassportInput, scanErrors } from './screening.ts';

const FreeLine = z.string().trim().min(1).max(120).nullable();

/** What opens a party. A family has neither leader nor licence. */
const PartyOpening = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('group'),
    purpose: z.string().max(40),
    flightId: FlightId,
    leader: FreeLine,
    licence: FreeLine,
  }),
  z.strictObject({ kind: z.literal('family'), purpose: z.string().max(40), flightId: FlightId }),
]);

/** One member of an open party. */
export const MemberView = z.strictObject({
  id: MemberId,
  /** As the passport has it; as the boarding pass has it while there is no passport. */
  name: z.string(),
  documentNumber: z.string().nullable(),
  seat: z.string().nullable(),
  flight: z.string().nullable(),
  child: z.boolean(),
  standing: Standing,
  reasons: z.array(
    z.strictObject({
      reason: MemberReason,
      remedy: Remedy,
      /** Still to be settled. */
      open: z.boolean(),
    }),
  ),
  /** The parent with whom a child goes, the family card seen. */
  parentId: MemberId.nullable(),
  /** The open clarification of this passport that the caller may go on with. */
  openScreeningId: ScreeningId.nullable(),
});
export type MemberView = z.infer<typeof MemberView>;

/** A party as its agency sees it. Members only while it is open: afterwards nobody's papers are kept. */
export const PartyView = z.strictObject({
  id: PartyId,
  kind: PartyKind,
  purpose: z.string(),
  flightId: FlightId,
  flight: z.string(),
  leader: z.string().nullable(),
  licence: z.string().nullable(),
  state: z.enum(['open', 'signed', 'undone', 'cancelled']),
  revision: z.int(),
  openedAt: Instant,
  officer: z.string(),
  members: z.array(MemberView),
  /** How many were taken out for a clarification of their own. */
  takenOut: z.int(),
  signed: z
    .strictObject({
      at: Instant,
      by: z.string(),
      count: z.int(),
      /** Null: somebody else signed, who alone may take it back. */
      undoUntil: Instant.nullable(),
    })
    .nullable(),
});
export type PartyView = z.infer<typeof PartyView>;

const desk = ['bp3mi', 'immigration'] as const;
const ofParty = z.strictObject({ partyId: PartyId });
const ofMember = z.strictObject({ partyId: PartyId, memberId: MemberId });
const openOnly = ['party-unknown', 'party-closed'] as const;

/** Rows of parties. */
export const party = {
  'party.open': command({
    access: desk,
    input: PartyOpening,
    output: z.strictObject({ partyId: PartyId }),
    errors: ['no-open-shift', 'flight-unknown', 'purpose-unknown', 'party-purpose', 'licence-missing'],
  }),
  'party.add': command({
    access: desk,
    input: z
      .strictObject({ partyId: PartyId, passport: PassportInput.nullable(), boarding: BoardingInput })
      .refine(({ passport, boarding }) => passport !== null || boarding !== null)
      // What is typed has no check digit, and a list is signed without looking at each: that is for one traveller alone.
      .refine(({ passport }) => passport?.source !== 'typed', { path: ['passport'] })
      .refine(({ boarding }) => boarding?.source !== 'typed', { path: ['boarding'] }),
    output: z.strictObject({
      memberId: MemberId,
      /** `again`: this paper is there already. */
      outcome: z.enum(['joined', 'completed', 'again']),
      standing: Standing,
    }),
    errors: [...scanErrors, ...openOnly, 'party-full'],
  }),
  'party.settle': command({
    access: desk,
    input: z.strictObject({
      partyId: PartyId,
      memberIds: z.array(MemberId).min(1).max(20),
      /** False: taken back. */
      settled: z.boolean(),
      /** For children: the parent of the party, the family card seen. */
      parentId: MemberId.nullable(),
    }),
    output: z.strictObject({}),
    errors: [...openOnly, 'member-unknown', 'not-settleable', 'parent-needed'],
  }),
  'party.takeOut': command({
    access: desk,
    input: ofMember.extend({ selection: SelectionReason }),
    output: z.strictObject({ screeningId: ScreeningId }),
    errors: [...scanErrors, ...openOnly, 'member-unknown', 'passport-missing'],
  }),
  'party.leave': command({
    access: desk,
    input: ofMember,
    output: z.strictObject({}),
    errors: [...openOnly, 'member-unknown'],
  }),
  'party.sign': job({
    access: desk,
    input: z.strictObject({
      partyId: PartyId,
      /** The list as the officer has read it. */
      revision: z.int(),
      pin: z.string().regex(/^\d{6,12}$/),
      effort: z.array(Effort).max(8),
    }),
    output: z.strictObject({ count: z.int(), undoUntil: Instant }),
    errors: [...openOnly, 'party-empty', 'party-purpose', 'members-open', 'stale-revision', 'pin-wrong', 'locked-out'],
    auditRefusal: true,
  }),
  'party.undoSign': command({
    access: desk,
    input: ofParty,
    output: z.strictObject({}),
    errors: ['party-unknown', 'undo-too-late'],
  }),
  'party.cancel': command({ access: desk, input: ofParty, output: z.strictObject({}), errors: openOnly }),
  'party.get': query({
    access: desk,
    input: ofParty,
    output: PartyView,
    errors: ['party-unknown'],
    views: 'personal',
  }),
  'party.list': query({
    access: desk,
    input: z.strictObject({}),
    /** Open parties of the caller's agency; no names. */
    output: z.array(
      z.strictObject({
        partyId: PartyId,
        kind: PartyKind,
        purpose: z.string(),
        flight: z.string(),
        members: z.int(),
        openedAt: Instant,
        officer: z.string(),
        mine: z.boolean(),
      }),
    ),
    errors: [],
  }),
};
