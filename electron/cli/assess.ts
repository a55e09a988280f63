/**
 * `tapis assess FILE|-`: assesses coded cases without a station. One JSON result a line; a case that is not well formed
 * gives one line on standard error with file, line, field and what was expected, and exit code 2; the others are still
 * assessed. Values of an input are never repeated in a message: they could be personal data.
 */
import { createHash } from 'node:crypto';
import { bundledCatalogueFile } from '../../shared/catalogue/bundled.ts';
import { assess, type Assessment } from '../../shared/domain/assessment.ts';
import { pathText, readAssessmentInput, type InputFault } from '../../shared/domain/assessment_input.ts';
import { catalogueSha256, type ActiveCatalogue } from '../../shared/domain/catalogue.ts';
import { parseCatalogue } from '../../shared/domain/catalogue_loader.ts';
import type { AssessOptions } from '../../shared/domain/facts.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { casesOf, type CaseText } from './case_source.ts';
import type { Command, CommandIo } from './io.ts';
import { firstBadKey, lineAt } from '../../shared/json_text.ts';

const secondFlag = '--immigration-second';

/** Why one case is refused. */
interface CaseFault {
  readonly line: number;
  readonly field: string;
  readonly expected: string;
}

/** The delivered catalogue; one that its own loader refuses is a mistake of the build. */
function deliveredCatalogue(): ActiveCatalogue {
  const read = parseCatalogue(bundledCatalogueFile);
  if (!read.ok) throw new Error(read.error.map(({ message }) => message.en).join('\n'));
  const sha256 = catalogueSha256(read.value, (bytes) => createHash('sha256').update(bytes).digest());
  return { catalogue: read.value, sha256 };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The expected part of a test case is taken away before the assessment. */
function withoutTruth(value: unknown): unknown {
  if (!isObject(value)) return value;
  const { truth: _truth, ...rest } = value;
  return rest;
}

function refused(one: Extract<CaseText, { prefix: unknown }>, faults: readonly InputFault[]): CaseFault {
  const first = faults[0];
  if (first === undefined) throw new Error('a refusal has a reason');
  const field = pathText([...one.prefix, ...first.path]);
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  return {
    line: lineAt(one.place, first.path),
    field: field === '' ? '(input)' : field,
    expected: `${first.expected}${more}`,
  };
}

function assessCase(active: ActiveCatalogue, one: CaseText, options: AssessOptions): Result<Assessment, CaseFault> {
  if ('expected' in one) return err(one);
  const bad = firstBadKey(one.place, ['truth']);
  if (bad !== null) {
    const expected = bad.why === 'twice' ? 'this key only once' : 'no such field here';
    return err({ line: bad.line, field: pathText([...one.prefix, ...bad.path]), expected });
  }
  const read = readAssessmentInput(active.catalogue, withoutTruth(one.value));
  return read.ok ? ok(assess(active, read.value, options)) : err(refused(one, read.error));
}

/** One line whatever stands in it: keys of an input are foreign text. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�').slice(0, 600);

async function assessAll(source: string, options: AssessOptions, io: CommandIo): Promise<number> {
  const active = deliveredCatalogue();
  const name = source === '-' ? 'stdin' : source;
  let faults = 0;
  for await (const one of casesOf(io.read(source))) {
    const result = assessCase(active, one, options);
    if (result.ok) {
      await io.out(JSON.stringify(result.value));
      continue;
    }
    faults += 1;
    const { line, field, expected } = result.error;
    io.err(oneLine(`${name}:${line}: ${field}: expected ${expected}`));
  }
  return faults === 0 ? 0 : 2;
}

/** The command `assess`. */
export const assessCommand: Command = {
  usage: `assess FILE|- [${secondFlag}]`,
  about: 'assess coded cases: one object, a file with cases: [...], or JSON Lines; one JSON result a line',
  run: async (args, io) => {
    const sources = args.filter((arg) => arg !== secondFlag);
    const source = sources[0];
    if (source === undefined || sources.length > 1 || (source.startsWith('-') && source !== '-')) {
      io.err(`usage: tapis ${assessCommand.usage}`);
      return 2;
    }
    try {
      return await assessAll(source, { immigrationSecond: args.includes(secondFlag) }, io);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
      io.err(oneLine(`${source}:1: (input): expected a readable file (${String(error.code)})`));
      return 2;
    }
  },
};
