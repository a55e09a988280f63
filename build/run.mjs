// Hands the terminal over to the program that was prepared: input, output, signals and exit code are its own.
import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { resolve } from 'node:path';

/** The folder the person stood in: npm runs scripts in the project's folder and remembers theirs. */
export function callerFolder(script) {
  return process.env.npm_lifecycle_event === script && process.env.INIT_CWD ? process.env.INIT_CWD : process.cwd();
}

/** A path as the person meant it. */
export const callerPath = (script, path) => resolve(callerFolder(script), path);

/** Runs a program to its end and answers its exit code; a signal counts as 128 + its number, as in a shell. */
export function runToEnd(command, args, options) {
  return new Promise((resolveCode, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const forward = (signal) => child.kill(signal);
    // A terminal sends Ctrl-C to the whole group already; a second one could cut the program's orderly end short.
    const signals = process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : ['SIGTERM', 'SIGHUP', 'SIGINT'];
    const ignore = () => {};
    for (const signal of signals) process.on(signal, forward);
    if (process.stdin.isTTY) process.on('SIGINT', ignore);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      process.off('SIGINT', ignore);
      resolveCode(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** Ends a process that was started detached, and all it started. One that is gone already is no fault. */
export function killTree(child) {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
