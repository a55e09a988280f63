/** From the scan to the result: the three depths of the funnel, answers stored one by one, own assessment first. */
import { z } from 'zod';
import { FlightId, PartyId, ScreeningId } from '../ids.ts';
import { Day, Instant } from '../time.ts';
import { Assessment } from '../domain/assessment.ts';
import { BoardingPass } from '../domain/bcbp.ts';
import { CarriedFrom } from '../domain/carried.ts';
import { CrossCheckFinding } from '../domain/cross_check.ts';
import { Effort } from '../domain/effort.ts';
import { TravelDocument } from '../domain/mrz.ts';
import { PartyKind } from '../domain/party.ts';
import { PersonView } from '../domain/person.ts';
import { ProvinceCode } from '../domain/provinces.ts';
import { RecheckOutcome } from '../domain/recheck.ts';
import { Talk } from '../domain/talk.ts';
import {
  DecisionKind,
  DevicePlace,
  Depth,
  DocumentStatus,
  EvidenceBasis,
  IndicatorValue,
  MitigationValue,
  OwnAssessment,
  Role,
  SelectionReason,
} from '../domain/words.ts';
import { DecisionView } from './decision.ts';
import { command, query } from './procedure.ts';
import { ErasedView } from './retention.ts';

/** A country as ISO 3166 alpha-3. */
const Country = z.string().regex(/^[A-Z]{3}$/);

/** The passport as it reached the counter: the text of its machine-readable zone, or typed from the page with the photo. */
export const PassportInput = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('mrz'), text: z.string().max(400) }),
  z.strictObject({
    source: z.literal('typed'),
    surname: z.string().trim().min(1).max(80),
    givenNames: z.string().trim().max(80),
    documentNumber: z.string().trim().min(4).max(20),
    nationality: Country,
    birthDate: Day,
    sex: z.enum(['M', 'F', 'X']).nullable(),
    expiryDate: Day,
  }),
]);
export type PassportInput = z.infer<typeof PassportInput>;

/** The boarding pass: the text of its bar code, or typed; null when there is none yet. */
export const BoardingInput = z
  .discriminatedUnion('source', [
    z.strictObject({ source: z.literal('bcbp'), text: z.string().max(700) }),
    z.strictObject({
      source: z.literal('typed'),
      flightId: FlightId,
      finalAirport: z.string().regex(/^[A-Z]{3}$/),
      seat: z.string().trim().max(5),
    }),
  ])
  .nullable();
export type BoardingInput = z.infer<typeof BoardingInput>;

/** An earlier encounter with the same passport: never its result. */
export const SeenBefore = z.strictObject({
  at: Instant,
  day: Day,
  flight: z.string().nullable(),
  purpose: z.string().nullable(),
  destination: Country.nullable(),
  /** Papers asked for then (documents recorded as not shown), so that they can be looked at first. */
  askedFor: z.array(z.string()),
  /** Cleared within 72 hours with this purpose: *Sama seperti kemarin* may be offered. */
  sameAgain: z.boolean(),
  /** Postponed then: the list above is what was asked for. */
  postponed: z.boolean(),
});
export type SeenBefore = z.infer<typeof SeenBefore>;

/** What two scans tell. */
export const ScanReading = z.strictObject({
  document: TravelDocument,
  boardingPass: BoardingPass.nullable(),
  flightId: FlightId.nullable(),
  destination: Country.nullable(),
  transit: z.array(Country),
  findings: z.array(CrossCheckFinding),
  minor: z.boolean(),
  seenBefore: z.array(SeenBefore),
  /** An open screening of this passport in this shift: it is opened again instead of a second one. */
  openScreeningId: ScreeningId.nullable(),
  /** The open party of the caller's agency in which this passport is. */
  openPartyId: PartyId.nullable(),
  /** Nothing stands against clearing with one touch. */
  fastClear: z.boolean(),
});
export type ScanReading = z.infer<typeof ScanReading>;

/** One stored answer. */
export const AnswerValue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('document'), code: z.string().max(60), value: DocumentStatus }),
  z.strictObject({
    kind: z.literal('indicator'),
    code: z.string().max(20),
    value: IndicatorValue,
    basis: EvidenceBasis.nullable(),
    /** The fact as seen or said, in the officer's words. */
    note: z.string().max(500).nullable(),
  }),
  z.strictObject({ kind: z.literal('mitigation'), code: z.string().max(20), value: MitigationValue }),
]);
export type AnswerValue = z.infer<typeof AnswerValue>;

/** One fact, one key: a later answer on it replaces the earlier one. */
export const answerKey = ({ kind, code }: Pick<AnswerValue, 'kind' | 'code'>): string => `${kind}:${code}`;

/** Answers with later ones on top of them. */
export function withAnswers(stored: readonly AnswerValue[], later: readonly AnswerValue[]): AnswerValue[] {
  const merged = new Map(stored.map((answer) => [answerKey(answer), answer]));
  for (const answer of later) merged.set(answerKey(answer), answer);
  return [...merged.values()];
}

/** Which assessment: at the desk, or Immigration's second one (with facts BP3MI never sees). */
const AssessmentStage = z.enum(['desk', 'second']);
export type AssessmentStage = z.infer<typeof AssessmentStage>;

/** An own assessment and, opened by it, the result. */
export const AssessmentView = z.strictObject({
  stage: AssessmentStage,
  own: OwnAssessment,
  officer: z.string(),
  role: Role,
  at: Instant,
  result: Assessment,
});
export type AssessmentView = z.infer<typeof AssessmentView>;

/** A screening as the caller may see it. */
export const ScreeningView = z.strictObject({
  id: ScreeningId,
  depth: Depth,
  state: z.enum(['open', 'decided', 'void']),
  revision: z.int(),
  openedAt: Instant,
  officer: z.string(),
  mine: z.boolean(),
  /** The caller opened, judged, decided, approved or accepted it. */
  tookPart: z.boolean(),
  flightId: FlightId.nullable(),
  flight: z.string().nullable(),
  /** With its delay; null without a flight. */
  departsAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** The flight was missed because of the clarification; null while nobody said. */
  missedFlight: z.boolean().nullable(),
  /** Erased at the end of its period: what is left are numbers, kinds, moments and officers. */
  erased: ErasedView.nullable(),
  document: TravelDocument.nullable(),
  boardingPass: BoardingPass.nullable(),
  findings: z.array(CrossCheckFinding),
  seenBefore: z.array(SeenBefore),
  purpose: z.string().nullable(),
  destination: Country.nullable(),
  transit: z.array(Country),
  minor: z.boolean(),
  selection: SelectionReason.nullable(),
  /** The catalogue it was opened with; it is asked and judged by this one to its end. */
  catalogueSha256: z.string(),
  answers: z.array(AnswerValue),
  /** Sealed things on this record that the caller cannot read. Answers, result and people below are without them. */
  sealed: z.int(),
  assessments: z.array(AssessmentView),
  /** A shift head judges it before seeing how it was judged: assessments, decisions and what followed are left out. */
  withheld: z.boolean(),
  /** The assessment the caller would make now, if the own judgement of that stage is still missing. */
  ownAssessmentDue: AssessmentStage.nullable(),
  referral: z
    .strictObject({
      id: z.string(),
      state: z.enum(['waiting', 'accepted', 'sentBack', 'lapsed']),
      at: Instant,
      lapsesAt: Instant,
      by: z.string(),
      acceptedBy: z.string().nullable(),
      acceptedPlace: DevicePlace.nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  decisions: z.array(DecisionView),
  /** The party this traveller came with. For the eye only: nothing of it enters an assessment. */
  party: z
    .strictObject({
      id: PartyId,
      kind: PartyKind,
      /** Everybody of it: cleared with it, taken out, still on its list. */
      members: z.int(),
      /** Company and story facts recorded as present, each with the number of people. */
      facts: z.array(z.strictObject({ code: z.string(), count: z.int() })),
    })
    .nullable(),
  /** What stands beside the answers; the assessment reads none of it. */
  talk: Talk,
  /** People around the departure, only for who may work the case. */
  people: z.array(PersonView),
  province: ProvinceCode.nullable(),
  /** Where it comes from a paper form: its number, when it really happened, when and by whom it was entered. */
  outage: z
    .strictObject({ form: z.string(), happenedAt: Instant, enteredAt: Instant, enteredBy: z.string() })
    .nullable(),
  /** Where it was carried here without the network: from which device, and what was said there. */
  carried: CarriedFrom.nullable(),
  /** Documents that were checked again, in order. */
  rechecks: z.array(
    z.strictObject({
      code: z.string(),
      outcome: RecheckOutcome,
      stands: z.enum(['asAnswer', 'beside']),
      note: z.string().nullable(),
      by: z.string(),
      at: Instant,
    }),
  ),
});
export type ScreeningView = z.infer<typeof ScreeningView>;

const desk = ['bp3mi', 'immigration'] as const;
/** Failures of an answer. */
export const answerErrors = [
  'screening-unknown',
  'not-open',
  'stale-revision',
  'not-yours',
  'code-unknown',
  'basis-not-allowed',
  'immigration-fact-only',
] as const;
/** Failures of reading two papers. */
export const scanErrors = [
  'mrz-unreadable',
  'mrz-wrong-length',
  'mrz-bad-character',
  'bcbp-unreadable',
  'no-open-shift',
  'flight-unknown',
] as const;

/** Rows of screening. */
export const screening = {
  'traveller.scan': command({
    access: desk,
    input: z.strictObject({ passport: PassportInput, boarding: BoardingInput }),
    output: ScanReading,
    errors: scanErrors,
  }),
  'screening.fastClear': command({
    access: desk,
    input: z.strictObject({
      passport: PassportInput,
      boarding: BoardingInput,
      purpose: z.string().max(40),
      effort: z.array(Effort).max(8),
    }),
    output: z.strictObject({ screeningId: ScreeningId, undoUntil: Instant }),
    errors: [...scanErrors, 'purpose-unknown', 'needs-clarification', 'already-open', 'in-party', 'flight-missing'],
  }),
  'screening.undoClear': command({
    access: desk,
    input: z.strictObject({ screeningId: ScreeningId }),
    output: z.strictObject({}),
    errors: ['screening-unknown', 'undo-too-late'],
  }),
  'screening.open': command({
    access: desk,
    input: z.strictObject({
      passport: PassportInput,
      boarding: BoardingInput,
      selection: SelectionReason,
      purpose: z.string().max(40).nullable(),
    }),
    output: z.strictObject({ screeningId: ScreeningId }),
    errors: [...scanErrors, 'purpose-unknown', 'already-open', 'in-party'],
  }),
  'screening.get': query({
    access: ['bp3mi', 'immigration', 'supervisor'],
    input: z.strictObject({ screeningId: ScreeningId }),
    output: ScreeningView,
    errors: ['screening-unknown'],
    views: 'personal',
    alone: 'read',
  }),
  'screening.mine': query({
    access: desk,
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        screeningId: ScreeningId,
        name: z.string(),
        flight: z.string().nullable(),
        departsAt: Instant.nullable(),
        purpose: z.string().nullable(),
        openedAt: Instant,
        officer: z.string(),
        mine: z.boolean(),
        referral: z.enum(['waiting', 'accepted', 'sentBack', 'lapsed']).nullable(),
        /** Who accepted the referral for Immigration, and at which desk. */
        acceptedBy: z.string().nullable(),
        acceptedPlace: DevicePlace.nullable(),
        proposed: DecisionKind.nullable(),
      }),
    ),
    errors: [],
    views: 'personal',
    alone: 'read',
  }),
  'screening.setPurpose': command({
    access: desk,
    input: z.strictObject({
      screeningId: ScreeningId,
      revision: z.int(),
      purpose: z.string().max(40),
      destination: Country.nullable(),
      transit: z.array(Country).max(4),
    }),
    output: z.strictObject({ revision: z.int() }),
    errors: ['screening-unknown', 'not-open', 'stale-revision', 'not-yours', 'purpose-unknown'],
  }),
  'screening.answer': command({
    access: desk,
    input: z.strictObject({
      screeningId: ScreeningId,
      revision: z.int(),
      /** One touch is one answer; *Sisanya tidak ditanyakan* sends the rest in one go. */
      answers: z.array(AnswerValue).min(1).max(200),
    }),
    output: z.strictObject({ revision: z.int() }),
    errors: answerErrors,
    alone: 'keep',
  }),
  'screening.assessOwn': command({
    access: desk,
    input: z.strictObject({ screeningId: ScreeningId, revision: z.int(), own: OwnAssessment }),
    output: z.strictObject({ revision: z.int(), stage: AssessmentStage, result: Assessment }),
    errors: [
      'screening-unknown',
      'not-open',
      'stale-revision',
      'not-yours',
      'purpose-missing',
      'destination-missing',
      'mitigations-open',
    ],
  }),
};
