// What tests need of Debian's packages: installed where that is possible, otherwise the reason why not.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const minutes = 60_000;

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

/**
 * The program `name`, found or installed: its path, or the reason why there is none.
 * @param find gives the path or undefined
 */
export function obtain({ name, packages, find }, say) {
  const found = find();
  if (found) return { path: found };
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return { reason: `${name} is not installed` };
  if (process.getuid() !== 0) {
    return {
      reason: `${name} is not installed, and only root may install it (apt-get install ${packages.join(' ')})`,
    };
  }
  say(`Installing ${name} from the packages of Debian ...`);
  const fault = apt('update') ?? apt('install', '-y', '--no-install-recommends', ...packages);
  const installed = find();
  return installed
    ? { path: installed }
    : { reason: `${name} could not be installed (${fault ?? 'its program is not where it should be'})` };
}
