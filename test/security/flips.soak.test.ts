/**
 * Flips every hardening setting once, in memory, and demands that the tests of the shells fail. Takes an hour: each flip is a
 * run of its own. `TAPIS_FLIPS=electron/desktop` tries those of one folder or file alone.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flips, packageFlips, type Flip } from './flip_list.ts';
import { root, runTests } from './flip.ts';

const asked = process.env['TAPIS_FLIPS'] ?? '';
const chosen = (list: readonly Flip[]) => list.filter(({ file }) => file.startsWith(asked));

describe.runIf(chosen(flips).length > 0)('the tests of the shells', () => {
  it('pass over the sources as they are', () => {
    const tests = [...new Set(chosen(flips).flatMap((flip) => flip.tests))];
    expect(runTests({ tests, only: '' }, null)).toMatchObject({ passed: true, failed: null });
  });

  it.each(chosen(flips))('fail with $file: $from', (flip) => {
    const outcome = runTests(flip, flip);
    expect(outcome.failed).not.toBeNull();
    expect(outcome.passed).toBe(false);
  });
});

describe.runIf(chosen(packageFlips).length > 0 && process.platform === 'linux')('the test of the package', () => {
  const test = 'test/build/packaging.test.ts';
  const usual = "'build/electron-builder.yml'";
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tapis-packaging-flips-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  /** The test is told of another configuration, in memory too. */
  const packed = (from: string, to: string) => {
    const file = join(folder, 'electron-builder.yml');
    writeFileSync(
      file,
      readFileSync(join(root, 'build', 'electron-builder.yml'), 'utf8').replace(from, () => to),
    );
    return runTests({ tests: [test], only: '' }, { file: test, from: usual, to: JSON.stringify(file) });
  };

  it('names the configuration once', () => {
    expect(readFileSync(join(root, test), 'utf8').split(usual)).toHaveLength(2);
  });

  it('passes with the configuration as it is, from another place', () => {
    expect(packed('', '')).toMatchObject({ passed: true, failed: null });
  });

  it.each(chosen(packageFlips))('fails with $from', ({ from, to }) => {
    expect(packed(from, to).passed).toBe(false);
  });
});
