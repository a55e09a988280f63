/** Which version runs, asked by the installed program at its start; a version that was started by it asks no more. */
import { dirname } from 'node:path';
import { installationOf, type Installation, type MayBeInstalled } from '../update/installation.ts';
import { chooseStart, noteIn, usualPatience, type StartParts } from '../update/start.ts';
import { readStartOptions } from '../update/start_options.ts';
import { takeIn } from '../update/take_in.ts';

/** What main.ts knows of this process. */
export interface ThisProgram extends Pick<
  StartParts,
  'platform' | 'arch' | 'environment' | 'keys' | 'now' | 'process'
> {
  /** Flags it was started with. */
  readonly args: readonly string[];
  readonly usualDataDir: string;
  readonly version: string;
  /** Path of the program that runs. */
  readonly executable: string;
  /** What a starter has told. */
  readonly told: string | undefined;
  /** False where it runs from the sources: then there is nothing to choose. */
  readonly packaged: boolean;
}

/** Another version ran in the place of this program and has ended, or a package was to be taken in. */
export interface RanInstead {
  readonly exitCode: number;
  /** What came of it, for whoever stands at the terminal. */
  readonly sentence?: string;
}

/**
 * What this program goes on with, or what ran in its place.
 * @throws what choosing throws
 */
export async function chosenHere(here: ThisProgram): Promise<MayBeInstalled | RanInstead> {
  const { platform, arch, keys, told } = here;
  if (told !== undefined || !here.packaged) return installationOf(told, { keys, platform, arch });
  const folder = dirname(here.executable);
  const { install, ...options } = readStartOptions(here.args, { usualDataDir: here.usualDataDir, program: folder });
  const { args, dataDir, updates } = options;
  const base = { version: here.version, folder };
  const parts = { ...here, args, dataDir, updates, base, shell: 'desktop' as const, patience: usualPatience };
  if (install !== null) {
    const { done, sentence } = await takeIn(install, { ...parts, note: noteIn(dataDir, here.now) });
    return { exitCode: done ? 0 : 1, sentence };
  }
  const { program, running, run } = await chooseStart(parts);
  if (running !== null || program.folder !== folder) return { exitCode: await run() };
  const installed: Installation | null = program.installed && { ...program.installed, keys, platform, arch };
  return installed === null ? {} : { installed };
}
