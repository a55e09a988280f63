/** Figures of a period for supervisors and auditors. Numbers without persons; what tells of single officers is an access of its own. */
import { z } from 'zod';
import { countedStates, helpCauses } from '../domain/figures.ts';
import { AttentionBand, OwnAssessment, Recommendation } from '../domain/words.ts';
import { Day } from '../time.ts';
import { query } from './procedure.ts';

const access = ['supervisor', 'auditor'] as const;
/** Days of the station, both ends counted; at most two years. */
const Period = z
  .strictObject({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { error: 'the first day is not after the last' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 731 * 86_400_000, { error: 'at most two years' });
/** Under 11, or hidden to protect another that is. */
const Told = z.int().nullable();

/** Travellers under one heading (void ones left out), those of them clarified, ever referred, and postponed in the end. */
const Group = z.strictObject({
  key: z.string(),
  travellers: z.int(),
  clarified: z.int(),
  referred: z.int(),
  postponed: z.int(),
});
export type FigureGroup = z.infer<typeof Group>;

const Share = z.strictObject({ hits: z.int(), n: z.int(), low: z.number(), high: z.number() });
const Percentiles = z.strictObject({ p50: z.int(), p95: z.int() });

const States = z.array(z.strictObject({ state: z.enum(countedStates), n: z.int() }));
/** How referrals ended. */
const Referrals = z.strictObject({ accepted: z.int(), sentBack: z.int(), lapsed: z.int() });

const Daily = z.strictObject({
  states: States,
  /** Clarifications of the period that are still open. */
  open: z.int(),
  referrals: Referrals,
  helped: z.array(z.strictObject({ cause: z.enum(helpCauses), n: z.int() })),
  byDay: z.array(Group),
  byHour: z.array(Group),
  byFlight: z.array(Group),
  /** Countries (ISO 3166 alpha-3), or an airport the station's table does not know. */
  byDestination: z.array(Group),
  /** Passes have no purpose and stand in none. */
  byPurpose: z.array(Group),
});
export type DailyFigures = z.infer<typeof Daily>;

/** What is counted of one flight: never by anything else at the same time (decision 24). */
const OfFlight = z.strictObject({
  states: States,
  referrals: Referrals,
  /** Travellers of whom it was recorded whether the flight was missed because of us, and those who missed it. */
  missed: z.strictObject({ asked: z.int(), missed: z.int() }),
  byDay: z.array(Group),
});
export type FlightFigures = z.infer<typeof OfFlight>;

/** By what fairness is looked at. */
export const FairnessBy = z.enum(['selection', 'sex', 'age', 'province', 'destination', 'shift', 'officer']);
export type FairnessBy = z.infer<typeof FairnessBy>;

/** One group of those clarified. Numbers under 11 are told to nobody, nor what would give them back. */
const FairnessGroup = z.strictObject({
  key: z.string(),
  /** The officer's name where groups are officers. */
  name: z.string().nullable(),
  clarified: Told,
  adverse: Told,
  /** Adverse cases of which a follow-up found something out. */
  known: Told,
  /** Those of them in which the concern was borne out. */
  borneOut: Told,
});
export type FairnessGroup = z.infer<typeof FairnessGroup>;
const FairnessSums = FairnessGroup.omit({ key: true, name: true });

/** Rows of the figures. */
export const figures = {
  'figures.daily': query({ access, input: Period, output: Daily, errors: [] }),
  'figures.flight': query({
    access,
    /** The flight by its number, as the list of flights has it. */
    input: z.strictObject({ period: Period, flight: z.string().min(1).max(20) }),
    output: OfFlight,
    errors: [],
  }),
  'figures.indicators': query({
    access,
    input: Period,
    output: z.strictObject({
      /** Clarifications of the period, the void ones left out. */
      cases: z.int(),
      codes: z.array(
        z.strictObject({
          code: z.string(),
          present: z.int(),
          absent: z.int(),
          declined: z.int(),
          notAsked: z.int(),
        }),
      ),
      /** Two indicators present in the same case. Private ones only from 11 cases on. */
      pairs: z.array(z.strictObject({ a: z.string(), b: z.string(), n: z.int() })),
    }),
    errors: [],
  }),
  'figures.accuracy': query({
    access,
    input: Period,
    output: z.strictObject({
      bands: z.array(
        z.strictObject({
          band: AttentionBand,
          clarified: z.int(),
          adverse: z.int(),
          /** Borne out, of those whose outcome a follow-up found out. */
          hitRate: Share,
        }),
      ),
      agreement: z.array(z.strictObject({ own: OwnAssessment, recommendation: Recommendation, n: z.int() })),
      agree: Share,
    }),
    errors: [],
  }),
  'figures.time': query({
    access,
    input: Period,
    output: z.strictObject({
      steps: z.array(
        z.strictObject({
          step: z.string(),
          depth: z.enum(['scan', 'clarification']),
          n: z.int(),
          seconds: Percentiles,
          touches: Percentiles,
        }),
      ),
      missed: z.array(z.strictObject({ flight: z.string(), asked: z.int(), missed: z.int() })),
      custody: z.array(z.strictObject({ fromDays: z.int(), held: z.int(), gone: z.int() })),
    }),
    errors: [],
  }),
  'figures.fairness': query({
    access,
    input: z.strictObject({ period: Period, by: FairnessBy }),
    output: z.strictObject({ groups: z.array(FairnessGroup), all: FairnessSums }),
    errors: [],
    views: 'officers',
  }),
  'figures.collusion': query({
    access,
    input: Period,
    output: z.strictObject({
      /** Clearances of high scores by one officer, and how many of them were very fast. */
      fastClears: z.array(z.strictObject({ officer: z.string(), high: z.int(), fast: z.int() })),
      /** Let go on although a hold had been proposed. */
      afterHold: z.array(z.strictObject({ proposedBy: z.string(), clearedBy: z.string(), n: z.int() })),
      /** What one officer let go on of one flight, against that officer's share of all that were let go on. */
      flights: z.array(
        z.strictObject({ officer: z.string(), flight: z.string(), cleared: z.int(), expected: z.number() }),
      ),
      /** One recruiter's travellers with one officer on one flight; the recruiter as a sign of the station, never by name. */
      agents: z.array(
        z.strictObject({
          agent: z.string(),
          officer: z.string(),
          flight: z.string(),
          cases: z.int(),
          cleared: z.int(),
          /** The recruiter's travellers with any officer, on any flight. */
          ofAgent: z.int(),
        }),
      ),
    }),
    errors: [],
    views: 'officers',
  }),
};
