/**
 * `tapis assess FILE|-`: assesses coded cases without a station. One JSON result a line; a case that is not well formed
 * gives one line on standard error with file, line, field and what was expected, and exit code 2; the others are still
 * assessed.
 */
import { assess } from '../../shared/domain/assessment.ts';
import type { AssessOptions } from '../../shared/domain/facts.ts';
import { readCase, tellFault } from './case_reading.ts';
import { casesOf } from './case_source.ts';
import { deliveredCatalogue } from '../app/delivered.ts';
import { withReadable, type Command, type CommandIo } from './io.ts';

const secondFlag = '--immigration-second';

async function assessAll(source: string, options: AssessOptions, io: CommandIo): Promise<number> {
  const active = deliveredCatalogue();
  let faults = 0;
  for await (const one of casesOf(io.read(source))) {
    const read = readCase(active.catalogue, one, ['truth']);
    if (read.ok) {
      await io.out(JSON.stringify(assess(active, read.value.input, options)));
      continue;
    }
    faults += 1;
    tellFault(io, source, read.error);
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
    const options = { immigrationSecond: args.includes(secondFlag) };
    return withReadable(io, source, () => assessAll(source, options, io));
  },
};
