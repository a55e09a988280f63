// Lint cannot watch over its own switch: a comment that turns rules off could turn this one off too. So the ledger of
// exceptions is kept here: each names its rules and gives its reason after "--".
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['shared', 'db', 'electron', 'renderer', 'test', 'build'];

/** The suppressions in a text that do not name their rules, or give no reason of some length. */
function unexplained(text: string): string[] {
  return [
    ...text.matchAll(/(?:\/\/|\/\*)\s*(?:eslint-disable|@ts-(?:ignore|nocheck|expect-error)|prettier-ignore).*$/gm),
  ]
    .map(([line]) => line)
    .filter(
      (line) =>
        !/(?:eslint-disable\S*\s+[@\w][^-]*(?:-[^-]+)*|@ts-expect-error|prettier-ignore)\s+--\s+\S.{9,}/.test(line),
    );
}

const sources = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|js|mjs|cjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/test\/build\/(planted|suppressions\.test)\.ts$/.test(file)),
);

describe('suppressions', () => {
  it.each([
    ['/* eslint-disable */', 1],
    ['// eslint-disable-next-line no-console', 1],
    ['// eslint-disable-next-line no-console -- why', 1],
    ['// @ts-ignore -- a very good reason indeed', 1],
    ['// eslint-disable-next-line @typescript-eslint/no-unsafe-call -- the library has no types of its own', 0],
    ['/* eslint-disable max-lines, complexity -- a table of cases, one a line */', 0],
    ['// @ts-expect-error -- the type must refuse an asynchronous command', 0],
  ])('%s: %i unexplained', (line, count) => {
    expect(unexplained(`const a = 1;\n${line}\nconst b = 2;\n`)).toHaveLength(count);
  });

  it('are all explained', () => {
    const found = sources.flatMap((file) => unexplained(readFileSync(file, 'utf8')).map((line) => `${file}: ${line}`));
    expect(found).toEqual([]);
  });
});
