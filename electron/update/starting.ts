/** What the starter knows of this machine, and which versions it could start. */
import { existsSync, readdirSync } from 'node:fs';
import { storageFault } from '../../db/storage_fault.ts';
import { compareVersions, Version } from '../../shared/update/manifest.ts';
import type { Instant } from '../../shared/time.ts';
import { codeOf } from '../app/private_file.ts';
import { entryOf, readMark, type Shell } from './installation.ts';
import { isSound, programIn, readPackage } from './package.ts';
import { keptVersion } from './data_before.ts';
import {
  firstPointer,
  hasPointer,
  readPointer,
  setPointerAside,
  versionFolder,
  writePointer,
  type Pointer,
} from './pointer.ts';
import type { Program, RunningProgram } from './program.ts';

/** What the starter is given. */
export interface Starting {
  /** Folder of the updates, outside program and data. */
  readonly updates: string;
  /** The program as it was installed: always there, nobody at the counter can change it. */
  readonly base: { readonly version: Version; readonly folder: string };
  readonly shell: Shell;
  readonly dataDir: string;
  /** Somebody asks how it is used: that is no start, and decides nothing. */
  readonly onlyAsks: boolean;
  /** Public keys of the release. */
  readonly keys: readonly string[];
  readonly platform: string;
  readonly arch: string;
  readonly now: () => Instant;
  readonly start: (program: Program) => RunningProgram;
  /** Milliseconds a new version has for its sign-in page. */
  readonly patience: number;
  /** Somebody asks all of this to end. */
  readonly stop: Promise<NodeJS.Signals>;
  /** Notes it in the technical log. */
  readonly note: (line: string) => void;
}

/** A version as a program to start; null for the one that was installed. */
export function programOf(at: Starting, version: Version | null, trial = false): Program {
  const { updates, shell, base } = at;
  const folder = version === null ? base.folder : programIn(versionFolder(updates, version));
  return { folder, shell, installed: { updates, shell, version: version ?? base.version, trial } };
}

/** Whether this very version lies there as it was signed, for this machine and shell. Looked at before each start. */
export async function isGood(at: Starting, version: Version): Promise<boolean> {
  const read = await readPackage(versionFolder(at.updates, version), at.keys);
  if (!read.ok) return false;
  const { manifest } = read.value;
  const fits =
    manifest.version === version &&
    manifest.platform === at.platform &&
    manifest.arch === at.arch &&
    manifest.files.some(({ path }) => path === entryOf(at.shell, at.platform));
  return fits && isSound(read.value);
}

/** What of a machine says which version runs. */
export type Standing = Pick<Starting, 'updates' | 'base' | 'dataDir' | 'now' | 'note'>;

/** The newest version that has shown its sign-in page once, where nothing else says which one runs. */
function newestReached(updates: string): Version | null {
  const reached = readdirSync(updates).filter(
    (name) =>
      Version.safeParse(name).success &&
      existsSync(versionFolder(updates, name)) &&
      readMark(updates, name) === 'reached',
  );
  return reached.toSorted(compareVersions).at(-1) ?? null;
}

/** The pointer as marks and kept data say it: a version for which data is kept and that has no mark was being tried. */
function pieced({ updates, dataDir }: Standing): Pointer {
  const tried = keptVersion(dataDir);
  const pending =
    tried === null || readMark(updates, tried) === 'reached' ? null : { version: tried, tries: 1, returning: null };
  return { ...firstPointer, current: newestReached(updates), pending };
}

/** The pointer that is there, or what takes the place of a lost one: written at once, since the next start needs it too. */
function standingPointer(at: Standing): Pointer {
  const { updates } = at;
  const found = readPointer(updates);
  if (found !== null && hasPointer(updates)) return found;
  const pointer = pieced(at);
  // Nothing was ever updated.
  if (found !== null && pointer.current === null && pointer.pending === null) return found;
  at.note(`pointer of the updates is ${found === null ? 'damaged' : 'missing'}`);
  if (found === null) setPointerAside(updates, at.now());
  try {
    writePointer(updates, pointer);
  } catch (cause) {
    // It is pieced together again at the next start.
    if (storageFault(cause) !== 'disk-full') throw cause;
  }
  return pointer;
}

/** What the pointer says to a user who may only read it, or not even that. */
export function readablePointer(at: Pick<Starting, 'updates' | 'base'>): Pointer {
  try {
    return notOvertaken(at, readPointer(at.updates) ?? firstPointer);
  } catch (cause) {
    if (codeOf(cause) === null) throw cause;
    return firstPointer;
  }
}

/** What the pointer says, without what the installed program has overtaken. */
export const pointerNow = (at: Standing): Pointer => notOvertaken(at, standingPointer(at));

function notOvertaken(at: Pick<Starting, 'base'>, pointer: Pointer): Pointer {
  const newer = (version: Version | null) => version !== null && compareVersions(version, at.base.version) > 0;
  // A newer program may have been installed over the old one since.
  const current = newer(pointer.current) ? pointer.current : null;
  const previous = newer(pointer.previous) ? pointer.previous : null;
  // What was decided is brought to its end first.
  const pending =
    pointer.pending !== null && (pointer.pending.returning !== null || newer(pointer.pending.version))
      ? pointer.pending
      : null;
  return { ...pointer, current, previous, pending };
}
