/**
 * `tapis replay`: what would change under another catalogue, case by case, on the reference cases or on others; without
 * another catalogue, how the delivered one does. A file that is not well formed is told as `assess` tells it.
 */
import { parseArgs } from 'node:util';
import { referenceCases } from '../../shared/catalogue/reference_cases.ts';
import type { ActiveCatalogue } from '../../shared/domain/catalogue.ts';
import { notAsExpected, replay, ReplayTruth, type ReplayCase } from '../../shared/domain/replay.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { faultAt, readCase, tellFault, type CaseFault } from './case_reading.ts';
import { casesOf, type CaseText } from './case_source.ts';
import { readCatalogue } from './catalogue_source.ts';
import { deliveredCatalogue } from '../app/delivered.ts';
import { oneLine, withReadable, type Command, type CommandIo } from './io.ts';
import { replayText } from './replay_text.ts';

interface Wanted {
  readonly catalogue: string | null;
  readonly cases: string | null;
  readonly json: boolean;
}

function wantedOf(args: readonly string[]): Wanted | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { catalogue: { type: 'string' }, cases: { type: 'string' }, json: { type: 'boolean' } },
    });
    const { catalogue = null, cases = null, json = false } = values;
    if (catalogue === '-' && cases === '-') return 'standard input can be the catalogue or the cases, not both';
    return { catalogue, cases, json };
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
}

const Truth = ReplayTruth.nullish();

function replayCase(delivered: ActiveCatalogue, one: CaseText): Result<ReplayCase, CaseFault> {
  const read = readCase(delivered.catalogue, one, []);
  if (!read.ok) return read;
  const { input, truth } = read.value;
  const known = Truth.safeParse(truth);
  if (known.success) return ok({ id: input.id, input, truth: known.data ?? null });
  const { path = [], message = '' } = known.error.issues[0] ?? {};
  if ('expected' in one) throw new Error('it was read');
  const at = ['truth', ...path.map((part) => (typeof part === 'number' ? part : String(part)))];
  return err(faultAt(one, { path: at, expected: message.replace(/^Invalid \w+: expected /, '') }));
}

/** The cases of a file, and how many of it are not well formed; those are told. */
async function casesFrom(delivered: ActiveCatalogue, source: string, io: CommandIo) {
  const cases: ReplayCase[] = [];
  let faults = 0;
  for await (const one of casesOf(io.read(source))) {
    const read = replayCase(delivered, one);
    if (read.ok) cases.push(read.value);
    else {
      faults += 1;
      tellFault(io, source, read.error);
    }
  }
  return { cases, faults };
}

async function run({ catalogue, cases: source, json }: Wanted, io: CommandIo): Promise<number> {
  const before: ActiveCatalogue = deliveredCatalogue();
  let after = before;
  if (catalogue !== null) {
    const read = await readCatalogue(io, catalogue);
    if (!read.ok) {
      for (const line of read.error.lines) io.err(line);
      return 2;
    }
    after = read.value.active;
  }
  const given = source === null ? { cases: referenceCases(), faults: 0 } : await casesFrom(before, source, io);
  const report = replay(before, after, given.cases);
  if (json) await io.out(JSON.stringify(report));
  else await io.out(replayText(report, notAsExpected(after, given.cases), catalogue !== null));
  return given.faults === 0 ? 0 : 2;
}

/** The command `replay`. */
export const replayCommand: Command = {
  usage: 'replay [--catalogue FILE] [--cases FILE|-] [--json]',
  about:
    'what would change under another catalogue, on the reference cases or on others; alone: how the delivered one does',
  run: async (args, io) => {
    const wanted = wantedOf(args);
    if (typeof wanted === 'string') {
      io.err(`${oneLine(wanted)}\nusage: tapis ${replayCommand.usage}`);
      return 2;
    }
    return withReadable(io, wanted.catalogue ?? wanted.cases ?? '-', () => run(wanted, io));
  },
};
