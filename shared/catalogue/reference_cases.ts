/**
 * The coded reference cases this application is delivered with: press records without names and invented situations,
 * each with what its coder expected. The figures of the catalogue were set on these (docs/assessment.md), and what a new
 * catalogue would change is shown on them.
 */
import { z } from 'zod';
import { ReplayTruth, type ReplayCase } from '../domain/replay.ts';
import file from './reference_cases.json' with { type: 'json' };

const given: unknown = file;

const Cases = z.looseObject({ cases: z.array(z.looseObject({ id: z.string(), truth: ReplayTruth })) });

/** The delivered reference cases. */
export const referenceCases = (): readonly ReplayCase[] =>
  Cases.parse(given).cases.map(({ truth, ...input }) => ({ id: input.id, input, truth }));
