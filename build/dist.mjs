// npm run dist: packages of the desktop shell for this kind of machine (`-- --linux deb` and the like are handed to
// electron-builder). Needs Electron's runtime; says so where it cannot be had.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from './build.mjs';
import { electronVersion, fetchElectron, installedElectron } from './electron.mjs';
import { runToEnd } from './run.mjs';
import { pinnedEnvironment, pinnedNode, Refusal, root, runEntry, setUp } from './setup.mjs';

const minute = 60_000;

await runEntry(async () => {
  const say = (line) => console.log(line);
  await setUp(say);
  await build(say);
  const runtime =
    installedElectron() ?? (say('Fetching the runtime of Electron ...'), await fetchElectron(10 * minute));
  if (!runtime) {
    throw new Refusal(
      `Packaging needs the runtime of Electron ${electronVersion()}, which is neither on this machine nor within its reach. ` +
        'Unpack the official archive into a folder (its sum is in node_modules/electron/checksums.json) and name the folder in ELECTRON_OVERRIDE_DIST_PATH.',
    );
  }
  const folder = process.platform === 'darwin' ? dirname(dirname(dirname(dirname(runtime)))) : dirname(runtime);
  const versionFile = join(folder, 'version');
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : 'without a version';
  if (version !== electronVersion()) {
    throw new Refusal(`The runtime in ${folder} is ${version}; this lockfile wants Electron ${electronVersion()}.`);
  }
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const args = ['--config', 'build/electron-builder.yml', `-c.electronDist=${folder}`, '--publish', 'never'];
  return runToEnd(pinnedNode, [builder, ...args, ...process.argv.slice(2)], { cwd: root, env: pinnedEnvironment() });
});
