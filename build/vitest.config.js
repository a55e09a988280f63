import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

// One number makes a test run a soak: rules and parsers read it for their fast-check counts.
const runs = Number(process.env.TAPIS_RUNS ?? 300);
const soaking = runs > 300;

// Tests that only a soak can afford (a fresh clone, a full packaging run) say so in their name.
const soakFiles = 'test/**/*.soak.test.{ts,tsx}';
const journeys = 'test/e2e/**/*.test.{ts,tsx}';

// One setting of the sources, flipped for one run as test/security/flips.soak.test.ts asks; the file itself stays as it is.
const flip = JSON.parse(process.env.TAPIS_FLIP ?? 'null');
const flipped = {
  name: 'flipped',
  enforce: 'pre',
  // Modules are kept between runs: what was flipped must not be taken for the file, nor for another flip of it.
  configureVitest: ({ defineCacheKeyGenerator }) =>
    defineCacheKeyGenerator(({ id }) => (id === `${root}${flip.file}` ? JSON.stringify(flip) : undefined)),
  transform: (code, id) => (id === `${root}${flip.file}` ? code.replace(flip.from, () => flip.to) : null),
};

// Projects by environment, so that a pure test cannot come to lean on a browser.
export default defineConfig({
  root,
  plugins: flip === null ? [] : [flipped],
  cacheDir: '.cache/vitest',
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    // Every core works: on two, the default would leave one idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // Loading the whole application anew for each file takes a third of the time; a test leaves nothing behind for the next.
          isolate: false,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [journeys, soakFiles],
          globalSetup: 'test/helpers/shelf_of_run.ts',
          testTimeout: soaking ? 1_800_000 : 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: [journeys],
          exclude: [soakFiles],
          // One browser and one station at a time: two cores, and a journey must not wait for another's paint.
          fileParallelism: false,
          testTimeout: soaking ? 1_800_000 : 180_000,
          hookTimeout: soaking ? 600_000 : 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'soak',
          environment: 'node',
          include: [soakFiles],
          fileParallelism: false,
          testTimeout: 1_800_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
