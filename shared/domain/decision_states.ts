/**
 * Where the record of one traveller stands, and every move from there: which role makes it and whether it takes a second
 * person. What is not listed is forbidden. The handlers ask here; the database holds the same with triggers.
 * Sources: PP 31/2013 art. 28–29 (postponement and hold), UU 30/2014 art. 52–66 (a decision is corrected or withdrawn in
 * writing, with its reason).
 */
import { kindsFor, restricts } from './decision.ts';
import type { DecisionKind, Role } from './words.ts';

/** Every standing. */
export const standings = [
  'open',
  'cleared',
  'advised',
  'selfWithdrawn',
  'notCompleted',
  /** Waits for Immigration. */
  'referred',
  'referralAccepted',
  'referralSentBack',
  /** Nobody accepted in time; the traveller went on. */
  'referralLapsed',
  'postponed',
  /** Waits for the second Pejabat Imigrasi. */
  'holdProposed',
  /** Approved; the passport is still with the traveller. */
  'postponedPassportHeld',
  'passportInCustody',
  'passportReturned',
  'void',
] as const;
/** Where a record stands. */
export type Standing = (typeof standings)[number];

/** Who stands beside the officer who makes the move. */
export type Second = 'none' | 'same' | 'official' | 'other';

/** A move as somebody wants to make it. */
export interface Move {
  readonly from: Standing;
  readonly to: Standing;
  readonly role: Role;
  /** A Pejabat Imigrasi. */
  readonly official: boolean;
  readonly second: Second;
}

/** Why a move is forbidden. */
export type MoveFault =
  'not-a-move' | 'not-your-power' | 'second-person-needed' | 'approver-is-self' | 'approver-not-official';

/** Where a record stands once this is decided; a hold waits for its second person first. */
export const standingAfter = (kind: DecisionKind): Standing =>
  kind === 'postponedPassportHeld' ? 'holdProposed' : kind;

const both: readonly Role[] = ['bp3mi', 'immigration'];
const immigration: readonly Role[] = ['immigration'];
const desks: readonly Role[] = [...both, 'supervisor'];

/** Whose turn it is to decide; a hold whose passport was not taken gives way to another decision. */
const decides: Partial<Record<Standing, readonly Role[]>> = {
  open: both,
  referralSentBack: ['bp3mi'],
  referralAccepted: immigration,
  holdProposed: immigration,
  postponedPassportHeld: immigration,
};

/** The moves that are no new decision. Who of the agency may withdraw or void is asked apart. */
const goesOn: Partial<Record<Standing, Partial<Record<Standing, readonly Role[]>>>> = {
  referred: { referralAccepted: immigration, referralSentBack: immigration, referralLapsed: both },
  holdProposed: { open: immigration, referralAccepted: immigration, postponedPassportHeld: immigration },
  postponedPassportHeld: { passportInCustody: immigration },
  passportInCustody: { passportReturned: immigration },
  cleared: { void: desks },
  advised: { void: desks },
  selfWithdrawn: { void: desks },
  notCompleted: { void: desks },
  referralLapsed: { void: ['bp3mi', 'supervisor'] },
  postponed: { void: ['immigration', 'supervisor'] },
  passportReturned: { void: ['immigration', 'supervisor'] },
};

/** Whether a role's powers reach this decision; only a Pejabat Imigrasi stops a journey. */
function mayDecideSo({ from, to, role, official }: Move): MoveFault | null {
  const turn = decides[from] ?? [];
  const kind = kindsFor(role).find((one) => standingAfter(one) === to);
  if (kind === undefined) return 'not-your-power';
  if (!turn.includes(role)) return 'not-a-move';
  return restricts(kind) && !official ? 'not-your-power' : null;
}

/** Approving a hold: another Pejabat Imigrasi, never the same person. */
function secondFault({ second }: Move): MoveFault | null {
  if (second === 'none') return 'second-person-needed';
  if (second === 'same') return 'approver-is-self';
  return second === 'official' ? null : 'approver-not-official';
}

const isDecision = (to: Standing): boolean =>
  (['bp3mi', 'immigration'] as const).some((role) => kindsFor(role).some((kind) => standingAfter(kind) === to));

/** Why this move is forbidden, or null. Pure. */
export function moveFault(move: Move): MoveFault | null {
  const { from, to, role } = move;
  const roles = goesOn[from]?.[to];
  if (roles === undefined) return decides[from] !== undefined && isDecision(to) ? mayDecideSo(move) : 'not-a-move';
  if (!roles.includes(role)) return 'not-your-power';
  return from === 'holdProposed' && to === 'postponedPassportHeld' ? secondFault(move) : null;
}
