/** Builders of contract rows. A row is the only place where a call's rights, input, output and failures are written. */
import type { z } from 'zod';
import type { Role } from '../domain/words.ts';

/** Who may call: everybody who reached the page, everybody signed in, or the named roles. */
export type Access = 'public' | 'signedIn' | readonly Role[];

/**
 * What a device may do with a call while its station does not answer. `read`: answer again what the station answered this
 * window last. `keep`: take the act down, sealed, and hand it in later, in order and once. `own`: the device answers by itself
 * always, so the answer says nothing of its station. Left out: the call waits.
 */
export type Alone = 'read' | 'keep' | 'own';

/** One call of the contract. */
export interface Row<
  K extends 'query' | 'command' | 'job' = 'query' | 'command' | 'job',
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  E extends string = string,
> {
  readonly kind: K;
  readonly access: Access;
  readonly input: I;
  readonly output: O;
  /** Failures a person can act on; each has a sentence in both languages. */
  readonly errors: readonly E[];
  /**
   * Shows personal data of a traveller (`personal`), or figures of single officers: the dispatcher writes an access event,
   * for the subject named in the input or for the call.
   */
  readonly views?: 'personal' | 'officers';
  /** A refusal is itself an event: sign-ins, approvals, measures. */
  readonly auditRefusal?: boolean;
  /** Largest input in bytes of JSON, where the ordinary limit of both shells is too small for what the call takes. */
  readonly inputBytes?: number;
  readonly alone?: Alone;
}

interface Spec<I extends z.ZodType, O extends z.ZodType, E extends string> {
  readonly access: Access;
  readonly input: I;
  readonly output: O;
  readonly errors: readonly E[];
  readonly views?: 'personal' | 'officers';
  readonly auditRefusal?: boolean;
  readonly inputBytes?: number;
  readonly alone?: Alone;
}

/** A synchronous read. */
export const query = <I extends z.ZodType, O extends z.ZodType, const E extends string>(
  spec: Spec<I, O, E>,
): Row<'query', I, O, E> => ({ kind: 'query', ...spec });

/** A synchronous change inside one transaction; it must append at least one audit event. */
export const command = <I extends z.ZodType, O extends z.ZodType, const E extends string>(
  spec: Spec<I, O, E>,
): Row<'command', I, O, E> => ({ kind: 'command', ...spec });

/** A call that waits (PIN hashing); it records its outcome in a short transaction of its own. */
export const job = <I extends z.ZodType, O extends z.ZodType, const E extends string>(
  spec: Spec<I, O, E>,
): Row<'job', I, O, E> => ({ kind: 'job', ...spec });
