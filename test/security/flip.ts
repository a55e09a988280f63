/** Runs tests over a source with one setting flipped. The file on the disk stays as it is: vitest's own loader flips it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Flip } from './flip_list.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const Report = z.object({
  success: z.boolean(),
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(
    z.object({
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** What came of a run: whether everything passed, how many tests did, and what failed first. */
export interface Outcome {
  readonly passed: boolean;
  readonly tests: number;
  readonly failed: string | null;
}

/** Runs these test files to their first failure. @param flip null: over the sources as they are */
export function runTests(
  { tests, only }: Pick<Flip, 'tests' | 'only'>,
  flip: Pick<Flip, 'file' | 'from' | 'to'> | null,
): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'tapis-flip-'));
  const report = join(folder, 'report.json');
  const { TAPIS_FLIP: _, ...environment } = process.env;
  try {
    const run = spawnSync(
      process.execPath,
      [
        ...[join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--config=build/vitest.config.js'],
        ...['--project=unit', '--bail=1', '--maxWorkers=1', '--reporter=json', `--outputFile=${report}`, ...tests],
        ...(only === '' ? [] : ['--testNamePattern', only]),
      ],
      {
        cwd: root,
        encoding: 'utf8',
        env: flip === null ? environment : { ...environment, TAPIS_FLIP: JSON.stringify(flip) },
      },
    );
    const { success, numPassedTests, numFailedTests, testResults } = Report.parse(
      JSON.parse(readFileSync(report, 'utf8')),
    );
    const first = testResults.flatMap((file) => file.assertionResults).find(({ status }) => status === 'failed');
    return {
      passed: success && run.status === 0,
      tests: numPassedTests + numFailedTests,
      failed: first?.fullName ?? testResults.find(({ status }) => status === 'failed')?.message ?? null,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
