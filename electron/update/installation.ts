/** What a running program knows of the way it was installed, and the mark by which a new version says that it works. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Version } from '../../shared/update/manifest.ts';
import { writeWhole } from '../app/whole_file.ts';

/** Which program shows the page. */
export const Shell = z.enum(['kiosk', 'desktop']);
export type Shell = z.infer<typeof Shell>;

/** What the starter tells the program it starts, in `TAPIS_INSTALLED`. */
export const Installed = z.strictObject({
  /** Folder of the updates. */
  updates: z.string().min(1),
  /** The version that runs. */
  version: Version,
  shell: Shell,
  /** This is the first start of a new version, which must write its mark; else it is given up. */
  trial: z.boolean(),
});
export type Installed = z.infer<typeof Installed>;

/** The same with what is built into the program. */
export interface Installation extends Installed {
  /** Public keys of the release, 32 bytes each as base64. */
  readonly keys: readonly string[];
  readonly platform: string;
  readonly arch: string;
}

/** How a program was installed, where it was started by a starter; else nothing, and it cannot be updated. */
export interface MayBeInstalled {
  readonly installed?: Installation;
}

/** The same with what is built in. @param told what the starter has told in `TAPIS_INSTALLED` */
export const installationOf = (
  told: string | undefined,
  builtIn: Pick<Installation, 'keys' | 'platform' | 'arch'>,
): MayBeInstalled => (told === undefined ? {} : { installed: { ...Installed.parse(JSON.parse(told)), ...builtIn } });

/**
 * How far a new version came at its first start. `waiting`: its page stands, but only a person can open the database (a
 * passphrase). `reached`: database open, first call of the page answered.
 */
export const Mark = z.enum(['waiting', 'reached']);
export type Mark = z.infer<typeof Mark>;

const markFile = (updates: string, version: Version): string => join(updates, `${version}.mark`);

/** The mark of a version; null: none. */
export function readMark(updates: string, version: Version): Mark | null {
  const file = markFile(updates, version);
  if (!existsSync(file)) return null;
  const found = Mark.safeParse(readFileSync(file, 'utf8').trim());
  return found.success ? found.data : null;
}

/** Takes the mark away: a version proves itself anew. */
export function clearMark(updates: string, version: Version): void {
  rmSync(markFile(updates, version), { force: true });
}

/** Sets the mark and waits for the disk. Throws like writing a file does. */
export function writeMark({ updates, version }: Installed, mark: Mark): void {
  writeWhole(markFile(updates, version), `${mark}\n`);
}

/** The file that a shell is started by, relative to its program. */
export function entryOf(shell: Shell, platform: string): string {
  if (shell === 'kiosk') return 'out/kiosk/main.js';
  return platform === 'win32' ? 'Tapis.exe' : 'tapis';
}
