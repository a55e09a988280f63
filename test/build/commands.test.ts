// The commands people type: what they prepare, what they refuse, and that the terminal then belongs to the program.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Frame } from './frame.ts';

const Started = z.object({ program: z.string(), args: z.array(z.string()), cwd: z.string() });
const startedBy = (stdout: string) => Started.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));

let frame: Frame;
beforeEach(() => {
  frame = new Frame();
});
afterEach(() => {
  frame.remove();
});

describe('set-up', () => {
  const install = [
    'ci --ignore-scripts --no-audit --no-fund --loglevel=error',
    'rebuild node --ignore-scripts=false --no-audit --no-fund --loglevel=error',
  ];

  it('asks npm once, quietly, and again only for another lockfile', () => {
    expect(frame.run('setup.mjs').stdout).toMatch(/^Setting up: .*\nSet up in \d+ s\.\n$/);
    expect(frame.run('setup.mjs')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(frame.lines('npm.log')).toEqual(install);
    frame.append('package-lock.json', ' ');
    frame.run('setup.mjs');
    expect(frame.lines('npm.log')).toEqual([...install, install[0]]);
  });

  it('asks again when the packages are gone', () => {
    frame.run('setup.mjs');
    frame.delete('node_modules/.bin');
    frame.run('setup.mjs');
    expect(frame.lines('npm.log')).toEqual([...install, ...install]);
  });

  it('takes over what somebody installed by hand, and fetches the pinned Node alone where only that is missing', () => {
    frame.run('setup.mjs');
    const byHand = (integrity: string) => {
      frame.delete('.cache');
      frame.delete('npm.log');
      frame.write('node_modules/.package-lock.json', `{"packages":{"node_modules/a":{"integrity":"${integrity}"}}}`);
    };
    frame.write(
      'package-lock.json',
      '{"packages":{"":{},"node_modules/a":{"integrity":"x"},"node_modules/b":{"optional":true}}}',
    );
    byHand('x');
    expect(frame.run('setup.mjs').stdout).toBe('');
    expect(frame.lines('npm.log')).toEqual([]);
    byHand('x');
    frame.delete('node_modules/.bin');
    frame.run('setup.mjs');
    expect(frame.lines('npm.log')).toEqual([install[1]]);
    byHand('y');
    frame.run('setup.mjs');
    expect(frame.lines('npm.log')).toEqual([install[0]]);
  });

  it('fails with a sentence and what npm said', () => {
    frame.write('npm.fails', '');
    const { status, stderr } = frame.run('start.mjs', ['--no-browser']);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^Set-up failed: "npm ci --ignore-scripts" ended with code 7\..*\nregistry out of reach\n\n$/,
    );
  });

  it('is done once by two commands started together', async () => {
    const both = [frame.start('setup.mjs'), frame.start('setup.mjs')];
    const codes = await Promise.all(both.map(async (child) => z.number().parse((await once(child, 'exit'))[0])));
    expect(codes).toEqual([0, 0]);
    expect(frame.lines('npm.log')).toEqual(install);
  });

  it('passes over the mark of a command that was killed', () => {
    const killed = spawnSync(process.execPath, ['-e', '']);
    frame.write('.cache/lock', String(killed.pid));
    expect(frame.run('setup.mjs').status).toBe(0);
    expect(frame.has('.cache/lock')).toBe(false);
  });
});

describe('build', () => {
  const builds = () => frame.lines('bundle.log').length;

  it('builds when a source, a setting or an output is not what it was', () => {
    frame.run('build.mjs');
    frame.run('build.mjs');
    expect(builds()).toBe(1);
    frame.append('renderer/a.ts', '// more\n');
    frame.run('build.mjs');
    expect(builds()).toBe(2);
    frame.write('shared/deep/b.json', '{}');
    frame.run('build.mjs');
    expect(builds()).toBe(3);
    frame.append('tsconfig.json', ' ');
    frame.run('build.mjs');
    expect(builds()).toBe(4);
    frame.delete('out/cli');
    frame.run('build.mjs');
    expect(builds()).toBe(5);
    frame.run('build.mjs');
    expect(builds()).toBe(5);
  });

  it('fails with what the bundler said, and starts nothing', () => {
    frame.write('bundle.fails', '');
    const { status, stdout, stderr } = frame.run('start.mjs', ['--no-browser']);
    expect(status).toBe(1);
    expect(stderr).toBe('The build failed.\nshared/a.ts: no such thing\n\n');
    expect(stdout).not.toContain('Shell:');
  });
});

describe('npm start', () => {
  it.each([
    [['--portt', '1'], "Unknown option '--portt'"],
    [['--port'], '--port'],
    [['--port', 'abc'], 'not "abc"'],
    [['--port', '65536'], 'not "65536"'],
    [['--data', ''], '--data takes a folder'],
    [['somewhere'], 'somewhere'],
  ])('refuses %j with its usage, before any set-up', (args, words) => {
    const { status, stdout, stderr } = frame.run('start.mjs', args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(words);
    expect(stderr).toContain('usage: npm start --');
    expect(frame.lines('npm.log')).toEqual([]);
  });

  it('hands flags over and passes the exit code on', () => {
    const { status, stdout } = frame.run('start.mjs', ['--no-browser', '--port', '4310', '--data', '/some/dir']);
    expect(status).toBe(42);
    expect(startedBy(stdout)).toMatchObject({
      program: 'kiosk',
      args: ['--port', '4310', '--data', '/some/dir', '--no-browser'],
    });
  });

  it('understands --data from where the person stood', () => {
    const here = join(frame.folder, 'elsewhere');
    mkdirSync(here);
    const npmScript = { npm_lifecycle_event: 'start', INIT_CWD: here };
    const { stdout } = frame.run('start.mjs', ['--no-browser', '--data', 'station'], npmScript);
    expect(startedBy(stdout).args).toContain(join(here, 'station'));
  });

  it.each([
    [['--no-browser'], {}, '--no-browser was given'],
    [['--port', '0'], { DISPLAY: ':0' }, '--port was given'],
    [[], {}, 'there is no display'],
    [[], { DISPLAY: ':0', CI: 'true' }, 'this is a CI run'],
  ])('%j with %j: says in one line which shell and why', (args, environment, reason) => {
    const { stdout } = frame.run('start.mjs', args, environment);
    const said = stdout.split('\n').filter((line) => line.startsWith('Shell:'));
    expect(said).toEqual([`Shell: loopback host for a browser, because ${reason}.`]);
    expect(frame.has('.cache/electron.json')).toBe(false);
  });

  it('passes a signal on and answers with the exit code that follows', async () => {
    const child = frame.start('start.mjs', ['--kiosk']);
    let output = '';
    for await (const chunk of child.stdout) {
      output += String(chunk);
      if (output.includes('"program"')) break;
    }
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    expect((await exit)[0]).toBe(43);
  });
});

describe('Electron', () => {
  const display = { DISPLAY: ':0' };
  const shell = (stdout: string) => stdout.split('\n').find((line) => line.startsWith('Shell:'));
  const installs = () => frame.lines('node_modules/electron/install.log').length;
  const installer = (work: string) => {
    frame.write(
      'node_modules/electron/install.js',
      `const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
       appendFileSync(__dirname + '/install.log', 'asked\\n');\n${work}`,
    );
  };
  /** By Linux's own table. A killed process whose new parent has not yet noticed (state Z) runs no more. */
  const isRunning = (pid: number) => {
    const entry = `/proc/${pid}/stat`;
    return existsSync(entry) && !/\) Z /.test(readFileSync(entry, 'utf8'));
  };

  it('is asked for once; the answer is remembered until asked again', () => {
    installer('process.exit(1);');
    expect(shell(frame.run('start.mjs', [], display).stdout)).toContain('could not be fetched within 5 s (remembered;');
    const second = shell(frame.run('start.mjs', [], display).stdout);
    expect(second).toContain('could not be fetched before (TAPIS_ELECTRON=retry npm start asks again)');
    expect(installs()).toBe(1);
    frame.run('start.mjs', [], { ...display, TAPIS_ELECTRON: 'retry' });
    expect(installs()).toBe(2);
  });

  it('is started where its runtime could be fetched', () => {
    installer(`mkdirSync(__dirname + '/dist');
      writeFileSync(__dirname + '/dist/version', '45.0.0');
      writeFileSync(__dirname + '/dist/electron', '#!/bin/sh\\necho "electron $*"\\nexit 41\\n', { mode: 0o755 });
      writeFileSync(__dirname + '/path.txt', 'electron');`);
    for (const round of [1, 2]) {
      const { status, stdout } = frame.run('start.mjs', ['--data', '/some/dir'], display);
      expect(status, `round ${round}`).toBe(41);
      expect(shell(stdout)).toBe('Shell: Electron 45.0.0, because its runtime is on this machine.');
      expect(stdout).toContain(`electron ${frame.folder}/ --data /some/dir`);
    }
    expect(installs()).toBe(1);
  });

  it('is not waited for longer than the limit, and what its installer started ends with it', () => {
    installer(`const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      writeFileSync(__dirname + '/pids', process.pid + ' ' + child.pid);
      setInterval(() => {}, 1000);`);
    const { status, stdout } = frame.run('start.mjs', [], display);
    expect(status).toBe(42);
    expect(shell(stdout)).toContain('could not be fetched within 5 s');
    const pids = (frame.lines('node_modules/electron/pids')[0] ?? '').split(' ').map(Number);
    expect(pids).toHaveLength(2);
    expect(pids.filter(isRunning)).toEqual([]);
    expect(frame.has('.cache/electron-fetch')).toBe(false);
  });
});

describe('npm run -s tapis', () => {
  it('leaves standard output to the command line and passes its exit code on', () => {
    const { status, stdout, stderr } = frame.run('tapis.mjs', ['assess', '-']);
    expect(status).toBe(42);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(startedBy(stdout)).toMatchObject({ program: 'cli', args: ['assess', '-'] });
    expect(stderr).toContain('Setting up');
    expect(frame.run('tapis.mjs', ['assess', '-']).stderr).toBe('');
  });

  it('reads files from where the person stood', () => {
    const here = join(frame.folder, 'elsewhere');
    mkdirSync(here);
    const { stdout } = frame.run('tapis.mjs', [], { npm_lifecycle_event: 'tapis', INIT_CWD: here });
    expect(startedBy(stdout).cwd).toBe(here);
  });
});

describe('npm test', () => {
  const script = fileURLToPath(new URL('../../build/test.mjs', import.meta.url));

  it('refuses a step it does not have', () => {
    const { status, stderr } = spawnSync(process.execPath, [script, 'everything'], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('unknown step "everything"; there are: checks, lint, types,');
  });

  it.each([
    ['', 0, '0 failed'],
    ['true', 1, '1 failed'],
  ])('says aloud that the journeys did not run without Chromium; CI=%s ends with code %i', (CI, code, failed) => {
    const { status, stdout } = spawnSync(process.execPath, [script, 'journeys'], {
      env: { ...process.env, CI, TAPIS_CHROMIUM: '/nowhere/chromium' },
      encoding: 'utf8',
    });
    expect(status).toBe(code);
    expect(stdout).toContain('NOT RUN: the journeys in Chromium: there is no /nowhere/chromium');
    expect(stdout.trim().split('\n').at(-1)).toMatch(new RegExp(`^0 passed, ${failed}, [1-9]\\d* skipped$`));
  });
});
