// The journeys walk the real application in a real Chromium: where is it, and can it be had from Debian's packages?
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
const minutes = 60_000;

/** Path of Chromium, or undefined. TAPIS_CHROMIUM names one in another place. */
export function findChromium() {
  const named = process.env.TAPIS_CHROMIUM;
  return (named ? [named] : places).find((path) => existsSync(path));
}

function apt(...args) {
  const run = spawnSync('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 10 * minutes,
  });
  if (run.status === 0) return undefined;
  return `apt-get ${args[0]}: ${run.error?.message ?? run.stderr.trim().split('\n').at(-1)}`;
}

/** Chromium, installed from Debian's packages where that is possible; or the reason why there is none. */
export function obtainChromium(say) {
  const found = findChromium();
  if (found) return { path: found };
  if (process.env.TAPIS_CHROMIUM)
    return { reason: `there is no ${process.env.TAPIS_CHROMIUM}, which TAPIS_CHROMIUM names` };
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return { reason: 'Chromium is not installed' };
  if (process.getuid() !== 0)
    return { reason: 'Chromium is not installed, and only root may install it (apt-get install chromium)' };
  say('Installing Chromium from the packages of Debian ...');
  const fault = apt('update') ?? apt('install', '-y', '--no-install-recommends', 'chromium');
  const installed = findChromium();
  return installed
    ? { path: installed }
    : { reason: `Chromium could not be installed (${fault ?? 'its program is not where it should be'})` };
}
