/** `tapis catalogue`: everything an agency does with a catalogue file before it comes to a station. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Catalogue } from '../../shared/domain/catalogue.ts';
import { keygen, signCatalogue } from './catalogue_keys.ts';
import { readCatalogue } from './catalogue_source.ts';
import { oneLine, withReadable, type Command, type CommandIo } from './io.ts';

/** The shape of a catalogue, for editors. What a catalogue may never do no schema can say: that is `check`. */
async function schema(io: CommandIo): Promise<number> {
  await io.out(JSON.stringify(z.toJSONSchema(Catalogue), null, 1));
  return 0;
}

async function check(file: string, io: CommandIo): Promise<number> {
  const read = await readCatalogue(io, file);
  if (!read.ok) {
    for (const line of read.error.lines) io.err(line);
    return read.error.exitCode;
  }
  const { active, note } = read.value;
  await io.out(`${active.catalogue.version} ${active.sha256}`);
  for (const { name, keyId } of note?.signatures ?? [])
    await io.out(oneLine(`signature, not verified: ${name}+${keyId}`));
  return 0;
}

async function sign(args: readonly string[], io: CommandIo): Promise<number | null> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { key: { type: 'string' }, name: { type: 'string' } },
  });
  const [file, ...more] = positionals;
  const { key, name } = values;
  if (file === undefined || more.length > 0 || key === undefined || name === undefined) return null;
  return withReadable(io, file, () => signCatalogue({ file, key, name }, io));
}

/** Runs one of the acts; null when the words do not fit. */
async function run([act, ...args]: readonly string[], io: CommandIo): Promise<number | null> {
  if (act === 'sign') return sign(args, io);
  if (args.some((arg) => arg.startsWith('-') && arg !== '-')) return null;
  const [first, ...more] = args;
  if (act === 'schema') return first === undefined ? schema(io) : null;
  if (first === undefined) return null;
  if (act === 'check') return more.length === 0 ? withReadable(io, first, () => check(first, io)) : null;
  return act === 'keygen' && more.length === 1 ? keygen(args, io) : null;
}

/** The command `catalogue`. Exit code 0 done, 1 the catalogue is refused, 2 wrong words or not readable. */
export const catalogueCommand: Command = {
  usage: 'catalogue schema | check FILE | keygen NAME DIR | sign FILE --key KEYFILE --name NAME',
  about: 'the shape of a catalogue; whether one is accepted, and why not; a key to sign with; the signed file',
  run: async (args, io) => {
    let code: number | null;
    try {
      code = await run(args, io);
    } catch (error) {
      if (!(error instanceof TypeError && 'code' in error)) throw error;
      io.err(oneLine(error.message)); // an option that does not exist
      code = null;
    }
    if (code === null) io.err(`usage: tapis ${catalogueCommand.usage}`);
    return code ?? 2;
  },
};
