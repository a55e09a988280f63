// npm run bench: measures test/bench/*.bench.ts and prints p50 and p95 of each task, with their ratios to the baseline the file
// names. A file exports `title`, `baseline` (the name of a task), `tasks` (name -> function) and perhaps `options` of the bench,
// `against` (name -> another task it is measured against) and `before` (name -> what comes before each run, not measured).
// Ratios travel between machines, seconds do not. What takes minutes (*.long.bench.ts) runs only when it is named.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runToEnd } from './run.mjs';
import { pinnedEnvironment, pinnedNode, Refusal, root, runEntry, setUp } from './setup.mjs';

const folder = join(root, 'test', 'bench');
const output = join(root, '.cache', 'bench');

/** What the product is measured against is loaded as its makers ship it. */
const measuredAgainst = ['@gorules/zen-engine', 'json-rules-engine'];

/** Built like the product, so that what is measured is what ships. Modules stay where packages can be found. */
async function load(file) {
  const { build } = await import('vite');
  const { trusted } = await import('./parts.mjs');
  const name = basename(file, '.ts');
  const configuration = trusted(join('test', 'bench', file), output, `${name}.js`, 'es');
  configuration.ssr.external.push(...measuredAgainst);
  await build(configuration);
  return import(pathToFileURL(join(output, `${name}.js`)).href);
}

/** The smallest sample that 95 of 100 do not exceed, of samples in ascending order. */
const p95 = (samples) => samples[Math.ceil(samples.length * 0.95) - 1];

const inMilliseconds = (time) => `${time.toPrecision(3)} ms`.padStart(12);
const asRatio = (ratio) => `${ratio.toFixed(2)} x`.padStart(9);

async function measure(file) {
  const { Bench } = await import('tinybench');
  const { title, baseline, tasks, options, against = {}, before } = await load(file);
  for (const name of [baseline, ...Object.keys(against), ...Object.values(against)])
    if (!Object.hasOwn(tasks, name)) throw new Refusal(`${file}: "${name}" is none of its tasks.`);
  const bench = new Bench({ time: 500, warmupTime: 100, retainSamples: true, ...options });
  for (const [name, task] of Object.entries(tasks)) bench.add(name, task, { beforeEach: before?.[name] });
  await bench.run();
  const taken = new Map();
  for (const { name, result } of bench.tasks) {
    if (result.state !== 'completed')
      throw new Refusal(`${file}: "${name}" did not complete: ${result.error ?? result.state}`);
    taken.set(name, { p50: result.latency.p50, p95: p95(result.latency.samples), runs: result.latency.samplesCount });
  }
  console.log(`\n${title} (baseline: ${baseline})`);
  console.log(
    `${'p50'.padStart(12)}${'p95'.padStart(12)}${'p50'.padStart(9)}${'p95'.padStart(9)}${'runs'.padStart(8)}`,
  );
  for (const [name, { p50, p95: late, runs }] of taken) {
    const base = taken.get(against[name] ?? baseline);
    const ratios = asRatio(p50 / base.p50) + asRatio(late / base.p95);
    console.log(`${inMilliseconds(p50)}${inMilliseconds(late)}${ratios}${String(runs).padStart(8)}  ${name}`);
  }
}

await runEntry(async () => {
  await setUp((line) => console.log(line));
  // The database driver ends an older Node without a word.
  if (!process.version.startsWith('v24.')) {
    return runToEnd(pinnedNode, process.argv.slice(1), { env: pinnedEnvironment() });
  }
  const wanted = process.argv.slice(2);
  const all = readdirSync(folder).filter((file) => file.endsWith('.bench.ts'));
  const nameOf = (file) => basename(file, '.bench.ts');
  const long = all.filter((file) => nameOf(file).endsWith('.long'));
  const files = all.filter((file) => (wanted.length === 0 ? !long.includes(file) : wanted.includes(nameOf(file))));
  if (files.length === 0) throw new Refusal(`no such bench; there are: ${all.map(nameOf).join(', ')}`, 2);
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  for (const file of files) await measure(file);
  if (wanted.length === 0)
    for (const file of long) console.log(`\nLeft out, it takes minutes: npm run bench -- ${nameOf(file)}`);
  return 0;
});
