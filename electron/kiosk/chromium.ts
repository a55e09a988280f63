/** Finds a browser of the Chromium family and says how to start it so that it shows this host and nothing else. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Surroundings } from '../app/config.ts';

/** A browser program. Edge names its private mode differently. */
export interface Browser {
  readonly path: string;
  readonly family: 'chromium' | 'edge';
}

const familyOf = (path: string): Browser['family'] => (/edge/i.test(path) ? 'edge' : 'chromium');

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

function linuxPlaces(path: string): string[] {
  // The customary folders come first: PATH of a service or of an npm script may hold anything.
  const folders = ['/usr/bin', '/usr/local/bin', ...path.split(delimiter).filter((folder) => folder.startsWith('/'))];
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

const macPlaces = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

function windowsPlaces(environment: Surroundings['environment']): string[] {
  const roots = [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA];
  const programs = [
    'Chromium\\Application\\chrome.exe',
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return programs.flatMap((program) => roots.flatMap((root) => (root === undefined ? [] : [`${root}\\${program}`])));
}

/** Where a browser may lie on this system, best first. */
export function browserPlaces({ platform, environment }: Surroundings): readonly string[] {
  if (platform === 'win32') return windowsPlaces(environment);
  if (platform === 'darwin') return macPlaces;
  return [...new Set(linuxPlaces(environment.PATH))];
}

const runnable = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/** The first browser that is there, or null. */
export async function findBrowser(surroundings: Surroundings): Promise<Browser | null> {
  for (const path of browserPlaces(surroundings)) if (await runnable(path)) return { path, family: familyOf(path) };
  return null;
}

/** How the window shall be. */
export interface WindowWish {
  readonly family: Browser['family'];
  /** File or address to show first. */
  readonly address: string;
  /** Profile folder of its own, so that nothing of a person's browser is mixed in. */
  readonly profileDir: string;
  /** Full screen without a way out. */
  readonly kiosk: boolean;
  /** Chromium refuses its sandbox to root. */
  readonly root: boolean;
}

/** The command line. Private mode keeps typed names out of a profile on the disk; every other host name leads nowhere. */
export function browserArguments({ family, address, profileDir, kiosk, root }: WindowWish): readonly string[] {
  return [
    `--user-data-dir=${profileDir}`,
    family === 'edge' ? '--inprivate' : '--incognito',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-proxy-server',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-sync',
    '--disable-features=Translate,AutofillServerCommunication,OptimizationHints,MediaRouter,InterestFeedContentSuggestions',
    '--disable-session-crashed-bubble',
    '--hide-crash-restore-bubble',
    '--no-pings',
    '--password-store=basic',
    ...(kiosk ? ['--kiosk', '--disable-pinch', '--overscroll-history-navigation=0'] : []),
    ...(root ? ['--no-sandbox'] : []),
    kiosk ? address : `--app=${address}`,
  ];
}
