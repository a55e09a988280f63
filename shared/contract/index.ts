/** The one table of calls: name → kind, rights, input, output, failures. Types, checks, buttons and documentation follow from it. */
import type { z } from 'zod';
import type { Result } from '../result.ts';
import type { Role } from '../domain/words.ts';
import type { Row } from './procedure.ts';
import { after } from './after.ts';
import { audit } from './audit.ts';
import { backup } from './backup.ts';
import { beside, recheck } from './beside.ts';
import { carried } from './carried.ts';
import { catalogue } from './catalogue.ts';
import { custody } from './custody.ts';
import { decision } from './decision.ts';
import { dataExport } from './export.ts';
import { log } from './log.ts';
import { network } from './network.ts';
import { paper } from './paper.ts';
import { figures } from './figures.ts';
import { kept } from './kept.ts';
import { key } from './key.ts';
import { outage } from './outage.ts';
import { outbox } from './outbox.ts';
import { decisionLater } from './decision_later.ts';
import { party } from './party.ts';
import { remote } from './remote.ts';
import { retention } from './retention.ts';
import { recovery } from './recovery.ts';
import { search } from './search.ts';
import { review } from './review.ts';
import { screening } from './screening.ts';
import { session } from './session.ts';
import { spare } from './spare.ts';
import { shift } from './shift.ts';
import { shiftSign } from './shift_sign.ts';
import { statement } from './statement.ts';
import { station } from './station.ts';
import { update } from './update.ts';
import { travellerWords } from './traveller_words.ts';

/** Every call there is. */
export const contract = {
  ...session,
  ...station,
  ...log,
  ...audit,
  ...backup,
  ...dataExport,
  ...key,
  ...recovery,
  ...update,
  ...network,
  ...kept,
  ...spare,
  ...carried,
  ...shift,
  ...screening,
  ...decision,
  ...custody,
  ...party,
  ...beside,
  ...statement,
  ...recheck,
  ...catalogue,
  ...after,
  ...travellerWords,
  ...paper,
  ...outage,
  ...outbox,
  ...decisionLater,
  ...remote,
  ...retention,
  ...search,
  ...figures,
  ...review,
  ...shiftSign,
};
/** The table as a type. */
export type Contract = typeof contract;
/** The name of a call. */
export type Name = keyof Contract;

/** Input of a call, as a caller writes it. */
export type InputOf<N extends Name> = z.input<Contract[N]['input']>;
/** Output of a call, as a caller reads it. */
export type OutputOf<N extends Name> = z.output<Contract[N]['output']>;
/** The failures a person can act on, of one call. */
export type ErrorOf<N extends Name> = Contract[N]['errors'][number];

/** Failures common to all calls. `internal` carries a reference number that stands in the technical log. */
export const commonErrors = [
  'unauthenticated',
  'session-locked',
  'forbidden',
  'invalid-input',
  'unknown-call',
  'station-missing',
  'station-closed',
  'station-unopened',
  'station-unreachable',
  'too-many-calls',
  'host-superseded',
  'disk-full',
  'database-damaged',
  'internal',
] as const;
/** A failure every call can have. */
export type CommonError = (typeof commonErrors)[number];

/** An expected failure on the wire. `detail` is plain data for the sentence (e.g. `{ seconds: 20 }`), never a message. */
export interface Failure<C extends string = string> {
  readonly code: C;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** What a call answers. `alone`: a device says so itself, its station does not answer. */
export type Reply<N extends Name> = Result<OutputOf<N>, Failure<ErrorOf<N> | CommonError>> & { readonly alone?: true };

const rows: Readonly<Record<string, Row>> = contract;

/** The row of a name that came over the wire, or null. Own keys only, so `__proto__` is no call. */
export const rowOf = (name: string): Row | null => (Object.hasOwn(rows, name) ? (rows[name] ?? null) : null);

/** Largest input of a call in bytes of JSON, unless its row says otherwise. */
export const ordinaryInputBytes = 256 * 1024;

/** Largest input that a shell takes for this name; names that are no call get the ordinary limit. */
export const inputBytesOf = (name: string): number => rowOf(name)?.inputBytes ?? ordinaryInputBytes;

/** All names, in the order of the table. */
export const callNames: readonly Name[] = Object.keys(contract).filter((name): name is Name => name in contract);

/** Whether a role may make this call: what a button's visibility follows from. */
export function roleMay(role: Role | null, name: Name): boolean {
  const access = contract[name].access;
  if (access === 'public') return true;
  if (role === null) return false;
  return access === 'signedIn' || access.some((allowed) => allowed === role);
}
