/** The one reader of the environment: where data lies by custom of the system, and whether there is a screen. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const text = z.string().min(1).optional().catch(undefined);
const Environment = z.object({
  CI: text,
  DISPLAY: text,
  HOME: text,
  LOCALAPPDATA: text,
  PATH: z.string().catch(''),
  PROGRAMFILES: text,
  'PROGRAMFILES(X86)': text,
  TAPIS_INSTALLED: text,
  WAYLAND_DISPLAY: text,
  XDG_DATA_HOME: text,
});

/** The variables Tapis looks at; nothing else of the environment is read. */
export type Environment = z.infer<typeof Environment>;

/** Reads the environment of this process. */
export const readEnvironment = (): Environment => Environment.parse(process.env);

/** All of the environment, for a program that is started by this one. */
export const environmentOfChild = (): NodeJS.ProcessEnv => process.env;

/** What depends on the machine rather than on the station. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Environment;
}

/** Folder of the station's data where none is named: the customary place of this system, the same for every shell. */
export function defaultDataDir({ platform, environment }: Surroundings): string {
  const home = environment.HOME ?? homedir();
  if (platform === 'win32') return join(environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Tapis');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Tapis');
  return join(environment.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'tapis');
}

/** Whether a window can be shown to a person here. */
export function hasDisplay({ platform, environment }: Surroundings): boolean {
  if (environment.CI !== undefined && environment.CI !== 'false') return false;
  if (platform === 'win32' || platform === 'darwin') return true;
  return environment.DISPLAY !== undefined || environment.WAYLAND_DISPLAY !== undefined;
}
