/**
 * How long what is kept about a traveller, and when it has to go. Classes and periods are data with their basis; the
 * agencies have not set their archive schedule (JRA) yet, so all of it is provisional. Source of the duties: UU 27/2022
 * art. 16(2) g and 42–44 (end of retention, erasure, destruction), UU 30/2014 art. 75–77 (objection within 21 working days),
 * UU 37/2008 art. 24 (Ombudsman within 2 years).
 */
import { z } from 'zod';
import type { DecisionKind } from './words.ts';
import { addDays, dayOf, momentOf, type Day, type Instant } from '../time.ts';

/** What kind of case it is; from the shortest period to the longest. */
export const RetentionClass = z.enum(['cleared', 'asked', 'restricted', 'protected']);
export type RetentionClass = z.infer<typeof RetentionClass>;

/** Longest period a station may set, in days: ten years. */
const longestDays = 3650;
/** Days a class is kept. The objection window and the days to answer it fit into the shortest. */
const Days = z.int().min(35).max(longestDays);

/** The period of each class, in days; a graver class is never kept shorter. */
export const Periods = z
  .strictObject({ cleared: Days, asked: Days, restricted: Days, protected: Days })
  .refine(
    ({ cleared, asked, restricted, protected: apart }) =>
      cleared <= asked && asked <= restricted && restricted <= apart,
    { error: 'a graver class is kept at least as long' },
  );
export type Periods = z.infer<typeof Periods>;

const Said = z.strictObject({ id: z.string().trim().min(20).max(600), en: z.string().trim().min(20).max(600) });

/** The file of classes: each once, in order, with its basis and where it was read. */
export const RetentionFile = z
  .strictObject({
    version: z.string().regex(/^\d{4}\.\d{2}\.\d+$/),
    /** The two agencies have decided it in their archive schedules. */
    decidedByAgencies: z.boolean(),
    /** No station sets a period below this many days. */
    shortestDays: z.int().min(35).max(longestDays),
    classes: z.array(
      z.strictObject({ code: RetentionClass, days: Days, basis: Said, sources: z.array(z.url()).min(1).max(6) }),
    ),
  })
  .refine(({ classes }) => classes.map(({ code }) => code).join() === RetentionClass.options.join(), {
    error: 'every class once, in order',
  })
  .refine(
    ({ classes }) => Periods.safeParse(Object.fromEntries(classes.map(({ code, days }) => [code, days]))).success,
    {
      error: 'a graver class is kept at least as long',
    },
  );
/** The file of classes. */
export type RetentionFile = z.infer<typeof RetentionFile>;

/** The periods as the file has them. */
export const periodsOf = ({ classes }: RetentionFile): Periods =>
  Periods.parse(Object.fromEntries(classes.map(({ code, days }) => [code, days])));

/** What stands in the database where words stood that may not be empty; a page shows it in its own language. */
export const blankedWords = '(dihapus)';

/** Why a case whose period is over is kept all the same. */
export const KeptBack = z.enum(['open', 'passport', 'objection', 'hold']);
export type KeptBack = z.infer<typeof KeptBack>;

/** What class and day of a case follow from. */
export interface CaseFacts {
  /** Kinds of the decisions that ever stood, also those declared void later. */
  readonly decided: readonly DecisionKind[];
  readonly minor: boolean;
  readonly tppoReferral: boolean;
  /** A call to a parent or to child services, or a victim confirmed later. */
  readonly protection: boolean;
  readonly passportTaken: boolean;
  readonly handedOver: boolean;
  readonly objectedTo: boolean;
  /** The last thing that happened: a decision, a move of the passport, an objection's end, a paper. */
  readonly lastAt: Instant;
  readonly open: boolean;
  readonly passportHeld: boolean;
  readonly objectionOpen: boolean;
  readonly legalHold: boolean;
}

const stopping: readonly DecisionKind[] = ['postponed', 'postponedPassportHeld'];
const asking: readonly DecisionKind[] = ['advised', 'selfWithdrawn', 'notCompleted', 'referred'];

/** The class of a case. A child that was simply cleared with its parents stays in the shortest. */
export function classOf(facts: CaseFacts): RetentionClass {
  const { decided, minor, tppoReferral, protection, passportTaken, handedOver, objectedTo } = facts;
  const stopped = decided.some((kind) => stopping.includes(kind)) || passportTaken || handedOver;
  const asked = decided.some((kind) => asking.includes(kind));
  if (tppoReferral || protection || (minor && (stopped || asked))) return 'protected';
  if (stopped || objectedTo) return 'restricted';
  return asked ? 'asked' : 'cleared';
}

/** Why it is kept back, or null. The strongest reason is named. */
export function keptBack({ open, passportHeld, objectionOpen, legalHold }: CaseFacts): KeptBack | null {
  if (legalHold) return 'hold';
  if (passportHeld) return 'passport';
  if (objectionOpen) return 'objection';
  return open ? 'open' : null;
}

/** The first day on which a case may be erased. */
export const dueOn = (facts: CaseFacts, periods: Periods): Day => addDays(dayOf(facts.lastAt), periods[classOf(facts)]);

/** For each class the moment before which the last thing must have happened for the period to be over on a day. */
export type CutOffs = Readonly<Record<RetentionClass, Instant>>;

/** The cut-offs of a day: reckoned once for a station's cases, however many they are. */
export function cutOffsOf({ cleared, asked, restricted, protected: apart }: Periods, today: Day): CutOffs {
  const before = (days: number) => momentOf(addDays(today, 1 - days), '00:00');
  return { cleared: before(cleared), asked: before(asked), restricted: before(restricted), protected: before(apart) };
}

/** Whether the period of a case is over, whatever keeps it back. */
export const isOver = (facts: CaseFacts, cutOffs: CutOffs): boolean => facts.lastAt < cutOffs[classOf(facts)];

const daysAMonth = 30.4375;
/** Months as a traveller is told them, never fewer than it really is. */
export const monthsOf = (days: number): number => Math.ceil(days / daysAMonth);

/** How a change of periods is named when a second person approves it: the four numbers. */
export const periodsSubject = ({ cleared, asked, restricted, protected: apart }: Periods): string =>
  `periods-${String(cleared)}-${String(asked)}-${String(restricted)}-${String(apart)}`;

/** The subject of an approval for a change of periods. */
export const PeriodsSubject = z.string().regex(/^periods(-\d{2,4}){4}$/);
