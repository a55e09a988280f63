// npm run -s tapis -- ...: the command line. Set-up and build speak on standard error only: standard output belongs to
// the results.
import { build } from './build.mjs';
import { callerFolder, runToEnd } from './run.mjs';
import { pinnedNode, root, runEntry, setUp } from './setup.mjs';

await runEntry(async () => {
  const say = (line) => console.error(line);
  await setUp(say);
  await build(say);
  return runToEnd(pinnedNode, [`${root}/out/cli/main.js`, ...process.argv.slice(2)], { cwd: callerFolder('tapis') });
});
