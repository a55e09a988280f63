// The commands people type: what they refuse, and that they leave the terminal to the program they start.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

function run(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'build', script), ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npm start', () => {
  it.each([
    [['--portt', '1'], "Unknown option '--portt'"],
    [['--port'], '--port'],
    [['--port', 'abc'], 'not "abc"'],
    [['--port', '65536'], 'not "65536"'],
    [['--data', ''], '--data takes a folder'],
    [['somewhere'], 'somewhere'],
  ])('refuses %j with its usage', (args, words) => {
    const { status, stdout, stderr } = run('start.mjs', ...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(words);
    expect(stderr).toContain('usage: npm start --');
  });
});

describe('npm test', () => {
  it('refuses a step it does not have', () => {
    const { status, stderr } = run('test.mjs', 'everything');
    expect(status).toBe(2);
    expect(stderr).toContain('unknown step "everything"; there are: checks, lint, types,');
  });
});
