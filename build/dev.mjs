// npm run dev: builds again at each change and starts the loopback host anew, so that what is seen is the built page
// under its real security policy. Flags are those of the host; the data folder is one of its own.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { pinnedNode, root, runEntry, setUp } from './setup.mjs';

const say = (line) => console.log(line);
const args = process.argv.slice(2);
const given = (flag) => args.some((argument) => argument === flag || argument.startsWith(`${flag}=`));
const flags = [
  ...(given('--port') ? [] : ['--port', '4300']),
  ...(given('--data') ? [] : ['--data', join(root, '.cache', 'dev-data')]),
  ...(given('--no-browser') ? [] : ['--no-browser']),
  ...args,
];

let host;

/** Ends the host and waits: its station lock must be free before the next one starts. */
function stopHost() {
  if (!host || host.exitCode !== null || host.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    host.once('exit', resolve);
    host.kill('SIGTERM');
  });
}

async function restart() {
  try {
    await build(say);
  } catch (error) {
    say(`${error.message}\nThe last good build goes on running.`);
    return;
  }
  await stopHost();
  host = spawn(pinnedNode, [join(root, 'out', 'kiosk', 'main.js'), ...flags], { stdio: 'inherit' });
}

let work = Promise.resolve();
let timer;
function changed() {
  clearTimeout(timer);
  // An editor saves a file in several steps.
  timer = setTimeout(() => {
    work = work.then(restart);
  }, 150);
}

await runEntry(async () => {
  await setUp(say);
  await restart();
  for (const folder of ['shared', 'db', 'electron', 'renderer'])
    watch(join(root, folder), { recursive: true }, changed);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      void stopHost().then(() => process.exit(0));
    });
  }
});
