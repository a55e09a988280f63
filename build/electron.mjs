// Is Electron's runtime on this machine, or can it be had within five seconds? The answer is remembered.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { killTree } from './run.mjs';
import { pinnedEnvironment, pinnedNode, root } from './setup.mjs';

const folder = join(root, 'node_modules', 'electron');
const memory = join(root, '.cache', 'electron.json');

/** Version of the Electron package, whether or not its runtime is here. */
export const electronVersion = () => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;

/** Path of the runtime's program, or undefined where it is not installed. */
export function installedElectron(environment = process.env) {
  const pathFile = join(folder, 'path.txt');
  const program = existsSync(pathFile)
    ? readFileSync(pathFile, 'utf8')
    : ({ win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron');
  const own = environment.ELECTRON_OVERRIDE_DIST_PATH;
  if (own) return existsSync(join(own, program)) ? join(own, program) : undefined;
  // path.txt is written last: without it the folder is a fetch that was cut off.
  if (!existsSync(pathFile)) return undefined;
  const version = join(folder, 'dist', 'version');
  if (!existsSync(version) || readFileSync(version, 'utf8').trim().replace(/^v/, '') !== electronVersion())
    return undefined;
  const path = join(folder, 'dist', program);
  return existsSync(path) ? path : undefined;
}

/** Runs Electron's own installer for at most `limit` milliseconds. */
export function fetchElectron(limit) {
  const temporary = join(root, '.cache', 'electron-fetch');
  mkdirSync(temporary, { recursive: true });
  return new Promise((resolve) => {
    const child = spawn(pinnedNode, [join(folder, 'install.js')], {
      env: pinnedEnvironment({ TMPDIR: temporary, TEMP: temporary, TMP: temporary }),
      stdio: 'ignore',
      detached: process.platform !== 'win32',
    });
    const timer = setTimeout(() => killTree(child), limit);
    const end = () => {
      clearTimeout(timer);
      rmSync(temporary, { recursive: true, force: true });
      resolve(installedElectron());
    };
    child.on('error', end);
    child.on('exit', end);
  });
}

/**
 * The runtime to start, fetched if need be, or the reason why there is none.
 * TAPIS_ELECTRON=retry asks again where an earlier answer is remembered.
 */
export async function findElectron() {
  const installed = installedElectron();
  if (installed) return { path: installed };
  const version = electronVersion();
  const again = 'TAPIS_ELECTRON=retry npm start asks again';
  const remembered = existsSync(memory) ? JSON.parse(readFileSync(memory, 'utf8')) : {};
  if (remembered.missing === version && process.env.TAPIS_ELECTRON !== 'retry') {
    return { reason: `Electron's runtime is not here and could not be fetched before (${again})` };
  }
  const fetched = await fetchElectron(5000);
  if (fetched) {
    rmSync(memory, { force: true });
    return { path: fetched };
  }
  writeFileSync(memory, `${JSON.stringify({ missing: version })}\n`);
  return { reason: `Electron's runtime is not here and could not be fetched within 5 s (remembered; ${again})` };
}
