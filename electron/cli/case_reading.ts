/** Reads one case of an input against a catalogue; what is wrong with it is told with its place. */
import {
  pathText,
  readAssessmentInput,
  type AssessmentInput,
  type InputFault,
} from '../../shared/domain/assessment_input.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { firstBadKey, lineAt } from '../../shared/json_text.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { CaseText } from './case_source.ts';
import { faultLine, type CommandIo } from './io.ts';

/** Why one case is refused. Values of an input are never repeated: they could be personal data. */
export interface CaseFault {
  readonly line: number;
  readonly field: string;
  readonly expected: string;
}

type Placed = Extract<CaseText, { prefix: unknown }>;

/** The fault of a case at a path within it. */
export function faultAt(one: Placed, { path, expected }: InputFault): CaseFault {
  const field = pathText([...one.prefix, ...path]);
  return { line: lineAt(one.place, path), field: field === '' ? '(input)' : field, expected };
}

function refused(one: Placed, [first, ...more]: readonly InputFault[]): CaseFault {
  if (first === undefined) throw new Error('a refusal has a reason');
  const expected = `${first.expected}${more.length > 0 ? ` (and ${more.length} more)` : ''}`;
  return faultAt(one, { path: first.path, expected });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A case that was read, with what its coder expected, unread. */
export interface ReadCase {
  readonly input: AssessmentInput;
  readonly truth: unknown;
}

/** Reads a case. Its field `truth` is no part of what is assessed; `passOver` are fields whose inner keys do not matter. */
export function readCase(
  catalogue: Catalogue,
  one: CaseText,
  passOver: readonly string[],
): Result<ReadCase, CaseFault> {
  if ('expected' in one) return err(one);
  const bad = firstBadKey(one.place, passOver);
  if (bad !== null) {
    const expected = bad.why === 'twice' ? 'this key only once' : 'no such field here';
    return err({ line: bad.line, field: pathText([...one.prefix, ...bad.path]), expected });
  }
  const { truth, ...rest } = isObject(one.value) ? one.value : { truth: undefined };
  const read = readAssessmentInput(catalogue, isObject(one.value) ? rest : one.value);
  return read.ok ? ok({ input: read.value, truth }) : err(refused(one, read.error));
}

/** Tells the fault of a case on standard error. */
export const tellFault = (io: CommandIo, source: string, { line, field, expected }: CaseFault): void => {
  io.err(faultLine(source, line, `${field}: expected ${expected}`));
};
