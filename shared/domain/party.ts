/**
 * A party: people who leave together, read one after the other and cleared with one signature. Who matches, who needs a
 * look, what one touch may settle and who must be taken out follows from what both papers and the station's records say.
 */
import { z } from 'zod';
import type { Purpose } from './catalogue_entries.ts';
import { CrossCheckFinding } from './cross_check.ts';
import { fastClearPapers } from './fast_clear.ts';

/** A group under one leader, or a family. */
export const PartyKind = z.enum(['group', 'family']);
/** The kind of a party. */
export type PartyKind = z.infer<typeof PartyKind>;

const PlainReason = z.strictObject({
  code: z.enum([
    /** The flight of the pass is not one of this shift, so nothing can be recorded for it. */
    'flightUnknown',
    /** On another flight of the shift than the party. */
    'otherFlight',
    /** Where the journey ends is not known. */
    'destinationUnknown',
    'scannedTwice',
    /** The same number was read with another name, birth or expiry. */
    'readTwoWays',
    'openElsewhere',
    'inOtherParty',
    /** The other agency has the same passport in an open party: whoever signs first, has it. */
    'inTheirParty',
    /** There is a record of this passport for this flight already; which one is not said. */
    'recordedAlready',
  ]),
});

const PostponedReason = z.strictObject({ code: z.literal('postponedBefore'), askedFor: z.array(z.string()) });

/** Why somebody of a party is looked at: a finding of the cross-check, or something only the station knows. */
export const MemberReason = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('finding'), finding: CrossCheckFinding }),
  z.strictObject({ kind: z.literal('record'), record: z.discriminatedUnion('code', [PlainReason, PostponedReason]) }),
]);
/** Why somebody of a party is looked at. */
export type MemberReason = z.infer<typeof MemberReason>;

type ReasonCode = CrossCheckFinding['code'] | z.infer<typeof PlainReason>['code'] | 'postponedBefore';

/** The code of a reason; findings and records share none. */
export const codeOf = (reason: MemberReason): ReasonCode =>
  reason.kind === 'finding' ? reason.finding.code : reason.record.code;

/**
 * What a reason asks for. `settle`: one touch by an officer who looked. `parent`: a parent who travels along and the family
 * card. `complete`: the missing paper. `takeOut`: a clarification of one's own. `leave`: not a matter of this party.
 */
export const Remedy = z.enum(['settle', 'parent', 'complete', 'takeOut', 'leave']);
/** What a reason asks for. */
export type Remedy = z.infer<typeof Remedy>;

const remedies: Readonly<Record<ReasonCode, Remedy>> = {
  noDocument: 'complete',
  noBoardingPass: 'complete',
  documentTyped: 'settle',
  clockDoubtful: 'settle',
  notAPassport: 'takeOut',
  officialPassport: 'leave',
  checkDigitFailed: 'takeOut',
  fieldUnreadable: 'settle',
  passportExpired: 'takeOut',
  passportUnderSixMonths: 'takeOut',
  expiryUnknown: 'settle',
  nationalityNotIndonesian: 'leave',
  under18: 'parent',
  // Until it is known that this is no child, it is one.
  ageUnknown: 'takeOut',
  nameDifferent: 'takeOut',
  nameUncertain: 'settle',
  flightNotToday: 'settle',
  flightNotInTable: 'takeOut',
  notFromStation: 'settle',
  legsDoNotConnect: 'settle',
  boardingPassCutShort: 'settle',
  flightUnknown: 'takeOut',
  otherFlight: 'settle',
  destinationUnknown: 'takeOut',
  scannedTwice: 'settle',
  readTwoWays: 'takeOut',
  openElsewhere: 'leave',
  inOtherParty: 'leave',
  inTheirParty: 'settle',
  recordedAlready: 'leave',
  // What was asked for then is looked at and recorded paper by paper; a list has no place for that.
  postponedBefore: 'takeOut',
};

const postponedBefore = (askedFor: readonly string[]): MemberReason => ({
  kind: 'record',
  record: { code: 'postponedBefore', askedFor: [...askedFor] },
});

/** What a reason asks for in a party of this purpose: no child leaves for work with one touch. */
export function remedyOf(reason: MemberReason, { isWork }: { readonly isWork: boolean }): Remedy {
  const remedy = remedies[codeOf(reason)];
  return remedy === 'parent' && isWork ? 'takeOut' : remedy;
}

/** What is known about one member. */
export interface MemberFacts {
  readonly findings: readonly CrossCheckFinding[];
  /** Null while there is no boarding pass. */
  readonly pass: {
    readonly flight: 'party' | 'other' | 'unknown';
    readonly destinationKnown: boolean;
  } | null;
  readonly scannedTwice: boolean;
  readonly readTwoWays: boolean;
  readonly openElsewhere: boolean;
  readonly inOtherParty: boolean;
  readonly inTheirParty: boolean;
  readonly recordedAlready: boolean;
  /** The last departure was postponed: the papers asked for then. Null: it was not. */
  readonly postponed: readonly string[] | null;
}

/** Everything that makes somebody be looked at. Empty exactly for those whom one touch would clear alone. */
export function reasonsOf(facts: MemberFacts): MemberReason[] {
  const { pass, postponed } = facts;
  const told = new Set(facts.findings.map(({ code }) => code));
  const plain = (code: z.infer<typeof PlainReason>['code'], holds: boolean): MemberReason[] =>
    holds ? [{ kind: 'record', record: { code } }] : [];
  return [
    ...facts.findings
      .filter(({ severity }) => severity !== 'info')
      .map((finding): MemberReason => ({ kind: 'finding', finding })),
    ...plain('flightUnknown', pass?.flight === 'unknown' && !told.has('flightNotInTable')),
    ...plain('otherFlight', pass?.flight === 'other'),
    ...plain('destinationUnknown', pass?.destinationKnown === false),
    ...plain('scannedTwice', facts.scannedTwice),
    ...plain('readTwoWays', facts.readTwoWays),
    ...plain('openElsewhere', facts.openElsewhere),
    ...plain('inOtherParty', facts.inOtherParty),
    ...plain('inTheirParty', facts.inTheirParty),
    ...plain('recordedAlready', facts.recordedAlready),
    ...(postponed === null ? [] : [postponedBefore(postponed)]),
  ];
}

/**
 * Where a member stands: `match`, `settled` by an officer, `half` while one of the two papers is still to come, `look` at
 * it, or `out`: nothing settles it here.
 */
export const Standing = z.enum(['match', 'settled', 'half', 'look', 'out']);
/** Where a member stands. */
export type Standing = z.infer<typeof Standing>;

/** What was done about a member's reasons. */
export interface Settled {
  /** Codes that an officer settled. */
  readonly codes: ReadonlySet<string>;
  /** A parent of the party was named and the family card seen. */
  readonly withParent: boolean;
}

/** The reasons that still stand. */
export function openReasons(reasons: readonly MemberReason[], settled: Settled, purpose: { readonly isWork: boolean }) {
  return reasons.filter((reason) => {
    const remedy = remedyOf(reason, purpose);
    if (remedy === 'settle') return !settled.codes.has(codeOf(reason));
    return remedy !== 'parent' || !settled.withParent;
  });
}

/** Where a member stands. What no touch settles outweighs everything else. */
export function standingOf(
  reasons: readonly MemberReason[],
  settled: Settled,
  purpose: { readonly isWork: boolean },
): Standing {
  const open = openReasons(reasons, settled, purpose);
  if (open.length === 0) return reasons.length === 0 ? 'match' : 'settled';
  const wanted = new Set(open.map((reason) => remedyOf(reason, purpose)));
  if (wanted.has('takeOut') || wanted.has('leave')) return 'out';
  return wanted.has('settle') || wanted.has('parent') ? 'look' : 'half';
}

/** Whether nothing stands against signing for this member. */
export const isClear = (standing: Standing): boolean => standing === 'match' || standing === 'settled';

/** Whether this member is under 18 by the passport. */
export const isChild = (reasons: readonly MemberReason[]): boolean =>
  reasons.some((reason) => codeOf(reason) === 'under18');

/** Whether a purpose can be a party's: what one touch may clear. */
export const mayBeParty = (purpose: Pick<Purpose, 'code' | 'isWork' | 'coveredByEpmi'>): boolean =>
  fastClearPapers(purpose) !== null;

/** Whether the agency behind a group of this purpose needs a licence: it is asked of the leader once, never of a traveller. */
export const asksLicence = (purpose: Pick<Purpose, 'documents'>): boolean =>
  purpose.documents.some(({ askedOf }) => askedOf === 'agency');
