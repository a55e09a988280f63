/** What a clarification records beside the answers: the talk, people, the province, a boarding pass that came later, rechecks. */
import { z } from 'zod';
import { PersonId, ScreeningId } from '../ids.ts';
import { Instant } from '../time.ts';
import { PersonInput } from '../domain/person.ts';
import { ProvinceCode } from '../domain/provinces.ts';
import { RecheckOutcome } from '../domain/recheck.ts';
import { TalkPart } from '../domain/talk.ts';
import { command, query } from './procedure.ts';
import { BoardingInput } from './screening.ts';

const desk = ['bp3mi', 'immigration'] as const;
const page = { screeningId: ScreeningId, revision: z.int() };
const revised = z.strictObject({ revision: z.int() });
const openErrors = ['screening-unknown', 'not-open', 'stale-revision', 'not-yours'] as const;

/** Rows of screening beside the answers. None of them enters the assessment but the journey a boarding pass tells. */
export const beside = {
  'screening.setTalk': command({
    access: desk,
    /** One touch, one part. */
    input: z.strictObject({ ...page, talk: TalkPart }),
    output: revised,
    errors: [...openErrors, 'private-not-for-child', 'paper-used'],
  }),
  'screening.addPerson': command({
    access: desk,
    input: z.strictObject({ ...page, person: PersonInput }),
    output: z.strictObject({ revision: z.int(), personId: PersonId }),
    errors: [...openErrors, 'people-full'],
  }),
  'screening.dropPerson': command({
    access: desk,
    input: z.strictObject({ ...page, personId: PersonId }),
    output: revised,
    errors: [...openErrors, 'person-unknown'],
  }),
  'screening.setProvince': command({
    access: desk,
    /** Null takes it back. */
    input: z.strictObject({ ...page, province: ProvinceCode.nullable() }),
    output: revised,
    errors: openErrors,
  }),
  'screening.setBoarding': command({
    access: desk,
    input: z.strictObject({ ...page, boarding: BoardingInput.unwrap() }),
    output: revised,
    errors: [...openErrors, 'bcbp-unreadable', 'no-open-shift', 'flight-unknown', 'boarding-known'],
  }),
};

/** A document that waits to be checked again. */
const RecheckItem = z.strictObject({
  screeningId: ScreeningId,
  code: z.string(),
  name: z.string().nullable(),
  flight: z.string().nullable(),
  departsAt: Instant.nullable(),
  /** The screening is still open: checking again becomes the answer. */
  open: z.boolean(),
  since: Instant,
  /** Whether it is the caller's turn. */
  mine: z.boolean(),
});

/** Rows of the re-check list. */
export const recheck = {
  'recheck.list': query({
    access: desk,
    input: z.strictObject({}),
    output: z.array(RecheckItem),
    errors: [],
    views: 'personal',
  }),
  /** How many wait: a figure for the board, which shows nobody. */
  'recheck.count': query({
    access: desk,
    input: z.strictObject({}),
    output: z.strictObject({ waiting: z.int() }),
    errors: [],
    alone: 'read',
  }),
  'recheck.resolve': command({
    access: desk,
    input: z.strictObject({
      screeningId: ScreeningId,
      code: z.string().max(60),
      outcome: RecheckOutcome,
      note: z.string().trim().max(300),
    }),
    /** `beside`: the record was decided; neither its answers nor its result nor the decision changed. */
    output: z.strictObject({ stands: z.enum(['asAnswer', 'beside']) }),
    errors: ['screening-unknown', 'not-yours', 'recheck-unknown'],
  }),
};
