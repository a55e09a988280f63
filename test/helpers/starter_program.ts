/** The starter as a process: wired as electron/update/main.ts, with what a test gives in the place of what is built in. */
import { z } from 'zod';
import { environmentOfChild } from '../../electron/app/config.ts';
import { versionIn } from '../../electron/update/built_in.ts';
import { Shell } from '../../electron/update/installation.ts';
import { chooseStart } from '../../electron/update/start.ts';
import { readStartOptions } from '../../electron/update/start_options.ts';
import { sentenceFor } from '../../electron/update/take_in.ts';
import { pathToFileURL } from 'node:url';

const Given = z.strictObject({
  updates: z.string(),
  keys: z.array(z.string()),
  patience: z.number(),
  shell: Shell,
  base: z.string(),
});
const { base: folder, ...given } = Given.parse(JSON.parse(process.argv[2] ?? ''));
const { args, dataDir } = readStartOptions(process.argv.slice(3), { usualDataDir: '', program: folder });

process.umask(0o077);
try {
  const start = await chooseStart({
    ...given,
    base: { folder, version: versionIn(pathToFileURL(`${folder}/`)) },
    args,
    dataDir,
    platform: process.platform,
    arch: process.arch,
    environment: environmentOfChild(),
    process,
    now: () => new Date().toISOString(),
  });
  process.exitCode = await start.run();
} catch (error) {
  console.error(sentenceFor(error), error);
  process.exitCode = 1;
}
