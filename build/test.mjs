// npm test: everything that must hold, in one command. Each step is one line; the first failing one shows its output
// and ends the run. `npm test -- unit` runs only the steps named; `--soak` asks for long runs. Plain Node >= 20.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join, relative } from 'node:path';
import { obtainChromium } from './chromium.mjs';
import { obtainGo } from './go.mjs';
import { obtainReaders } from './readers.mjs';
import { killTree } from './run.mjs';
import { pinnedEnvironment, pinnedNode, Refusal, root, runEntry, setUp } from './setup.mjs';

const say = (line) => console.log(line);
const soaking = process.argv.includes('--soak');
const inCi = process.env.CI === 'true';
const results = join(root, 'test-results');

// The only part CI may leave out: Electron's runtime is a download from outside the package registry. The file says why.
const mayBeMissing = { path: 'test/e2e/first_to_last.test.ts', suite: 'in Electron ' };

const tool = (path) => `node_modules/${path}`;
const resultFile = (project) => join(results, `${project}.json`);
const vitest = (project) => [
  tool('vitest/vitest.mjs'),
  'run',
  '--config=build/vitest.config.js',
  `--project=${project}`,
  '--passWithNoTests',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${resultFile(project)}`,
];

const checks = [
  {
    name: 'lint',
    // It makes much that soon is no more: with room for it, collecting takes a tenth less of the time.
    run: [
      '--max-semi-space-size=64',
      tool('eslint/bin/eslint.js'),
      '--config=build/eslint.config.js',
      '--max-warnings=0',
      '.',
    ],
  },
  { name: 'types', run: [tool('typescript/bin/tsc'), '--build'] },
  {
    name: 'dependencies',
    run: [
      tool('dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      'build/dependencies.cjs',
      'shared',
      'db',
      'electron',
      'renderer',
      'test',
    ],
  },
  { name: 'unused', run: [tool('knip/bin/knip.js'), '--config=build/knip.jsonc'] },
  { name: 'layout', run: [tool('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
];
const buildStep = { name: 'build', run: ['build/build.mjs'] };
const suites = [
  // As many as the smallest machine has cores; by itself Vitest would leave one of two idle. The journeys stay alone.
  { name: 'journeys', run: vitest('e2e'), project: 'e2e', show: true, onlyChromium: true },
  // Gives way to the journeys beside it: a hand in a browser waits for a screen, a property for nobody.
  { name: 'unit', run: [...vitest('unit'), '--maxWorkers=2'], project: 'unit', givesWay: true },
  ...(soaking ? [{ name: 'soak', run: vitest('soak'), project: 'soak', show: true }] : []),
];

const counts = { passed: 0, failed: 0, skipped: 0 };
const children = new Set();
// Only what hangs: on a busy machine a step may well take longer than the whole run should.
const stepMinutes = soaking ? 240 : 25;

/** Runs one step; its output is shown at once (`show`) or only when it fails. Answers whether it passed. */
function runStep(step, environment) {
  const start = performance.now();
  return new Promise((resolve) => {
    // A group of its own: whatever a test left running ends with its step, and cannot keep the run waiting.
    const child = spawn(pinnedNode, step.run, {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    children.add(child);
    if (step.givesWay && child.pid) setPriority(child.pid, 10);
    const output = [];
    const limit = setTimeout(() => {
      say(`${step.name}: took longer than ${stepMinutes} minutes`);
      killTree(child);
    }, stepMinutes * 60_000);
    child.on('exit', () => {
      clearTimeout(limit);
      killTree(child);
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => (step.show ? process.stdout.write(chunk) : output.push(chunk)));
    }
    child.on('close', (code, signal) => {
      const stopped = !children.delete(child);
      if (stopped) return resolve(false);
      const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
      say(`${step.name.padEnd(14)}${seconds} s  ${code === 0 ? 'passed' : `FAILED (${signal ?? `code ${code}`})`}`);
      if (code !== 0) process.stdout.write(Buffer.concat(output));
      resolve(code === 0);
    });
  });
}

function stopTheRest() {
  const running = [...children];
  children.clear();
  for (const child of running) killTree(child);
}

/** Two at a time, as many as the smallest machine has cores; the first that fails ends the rest. Answers whether all passed. */
async function runTogether(steps, environment) {
  const queue = [...steps];
  let passed = true;
  const lane = async () => {
    for (let step = queue.shift(); step && passed; step = queue.shift()) {
      if (!(await (step.project ? runSuite : runCheck)(step, environment)) && passed) {
        passed = false;
        stopTheRest();
      }
    }
  };
  await Promise.all([lane(), lane()]);
  return passed;
}

async function runCheck(step, environment) {
  const passed = await runStep(step, environment);
  if (!passed) counts.failed++;
  return passed;
}

/** Adds up the numbers of a suite and says aloud which tests it left out. Answers whether that is allowed. */
function countSuite(suite, passed) {
  if (!existsSync(resultFile(suite.project))) {
    if (!passed) counts.failed++;
    return passed;
  }
  const report = JSON.parse(readFileSync(resultFile(suite.project), 'utf8'));
  counts.passed += report.numPassedTests;
  // A file that does not even load fails without counting a test.
  counts.failed += Math.max(report.numFailedTests, passed ? 0 : 1);
  let allowed = true;
  for (const file of report.testResults) {
    const left = file.assertionResults.filter((test) => ['skipped', 'pending', 'todo'].includes(test.status));
    counts.skipped += left.length;
    const path = relative(root, file.name);
    const known = ({ fullName }) => path === mayBeMissing.path && fullName.startsWith(mayBeMissing.suite);
    for (const test of left) {
      if (known(test)) continue;
      say(`NOT RUN: ${path}: ${test.fullName}`);
      allowed = false;
    }
  }
  if (inCi && !allowed) {
    say(`${suite.name}: a part was not run, which CI=true does not allow.`);
    counts.failed++;
  }
  return passed && (allowed || !inCi);
}

/** Without Chromium the journeys cannot run: they are counted as skipped, by name, and CI fails. */
function leaveOut(suite, reason, environment) {
  say(`NOT RUN: the journeys in Chromium: ${reason}.`);
  const list = spawnSync(
    pinnedNode,
    [tool('vitest/vitest.mjs'), 'list', '--config=build/vitest.config.js', `--project=${suite.project}`, '--json'],
    {
      cwd: root,
      env: environment,
      encoding: 'utf8',
    },
  );
  if (list.status === 0) counts.skipped += JSON.parse(list.stdout).length;
  if (inCi) counts.failed++;
  return !inCi;
}

async function runSuite(suite, environment) {
  // Also before the unit tests: some of them open a window in the real browser and would be left out without it.
  const chromium = obtainChromium(say);
  if (chromium.path) environment.TAPIS_CHROMIUM = chromium.path;
  else if (suite.onlyChromium) return leaveOut(suite, chromium.reason, environment);
  // Without it the tests of test/go are left out, and said so by name below.
  const go = suite.project === 'unit' ? obtainGo(say) : {};
  if (go.reason) say(`NOT RUN: the verifier in Go: ${go.reason}.`);
  // Likewise the tests in which others read what was exported.
  for (const { reason } of suite.project === 'unit' ? obtainReaders(say) : []) if (reason) say(`NOT RUN: ${reason}.`);
  rmSync(resultFile(suite.project), { force: true });
  return countSuite(suite, await runStep(suite, environment));
}

function choose(names) {
  const all = [...checks, buildStep, ...suites];
  const known = ['checks', ...all.map((step) => step.name)];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new Refusal(`unknown step "${unknown}"; there are: ${known.join(', ')}`, 2);
  return (step) =>
    names.length === 0 || names.includes(step.name) || (names.includes('checks') && checks.includes(step));
}

async function test() {
  const chosen = choose(process.argv.slice(2).filter((argument) => argument !== '--soak'));
  const start = performance.now();
  await setUp(say);
  mkdirSync(results, { recursive: true });
  const environment = pinnedEnvironment({
    // Hundreds of processes and threads start from the same sources: what Node made of one is kept for the next.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.cache', 'node'),
    TAPIS_RUNS: process.env.TAPIS_RUNS ?? (soaking ? '10000' : '300'),
    ...(soaking ? { TAPIS_SCREENINGS: process.env.TAPIS_SCREENINGS ?? '50000' } : {}),
    TAPIS_KILLS: process.env.TAPIS_KILLS ?? (soaking ? '500' : '6'),
    ...(soaking ? { TAPIS_FAULTS: process.env.TAPIS_FAULTS ?? '320' } : {}),
    TAPIS_LOOK: process.env.TAPIS_LOOK ?? (soaking ? 'all' : 'corners'),
  });

  // What everything else needs comes first, with the layout beside it; then the longest, so that both lanes end near each other.
  const early = ({ name }) => ['types', 'layout'].includes(name);
  const [longest, ...short] = checks.filter((check) => !early(check));
  const [journeys, ...others] = suites;
  const first = [buildStep, ...checks.filter(early)];
  const rest = [journeys, longest, ...others, ...short];
  const passed =
    (await runTogether(first.filter(chosen), environment)) && (await runTogether(rest.filter(chosen), environment));

  say(`in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  say(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return passed ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopTheRest();
    process.exit(1);
  });
}
await runEntry(test);
