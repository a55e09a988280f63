/** What the program is made of: exact versions, a young Electron, no script that runs unasked at its installing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from './flip.ts';

const Packages = z.record(z.string(), z.string());
const Named = z.object({
  dependencies: Packages,
  devDependencies: Packages,
  overrides: Packages,
  allowScripts: z.record(z.string(), z.boolean()),
});
const Locked = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      integrity: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));
const named = Named.parse(read('package.json'));
const locked = Object.entries(Locked.parse(read('package-lock.json')).packages).filter(([path]) => path !== '');

/** When the pinned Electron was published, by the registry. Whoever changes the version looks it up. */
const published = { version: '45.4.1', day: '2026-11-19' };
/** A new Electron comes every eight weeks, and the newest three are supported: older than this, it is looked at too seldom. */
const oldestDays = 56;

/** The newest day on which something was decided here: a date in the repository, so that no build fails by itself. */
const newestDecision = (): string =>
  readdirSync(join(root, 'docs', 'decisions'))
    .map((name) => /^\d{4}-\d{2}-\d{2}$/m.exec(readFileSync(join(root, 'docs', 'decisions', name), 'utf8'))?.[0] ?? '')
    .sort()
    .at(-1) ?? '';

describe('Electron', () => {
  it('is the one whose day of publication stands here, and no older than eight weeks at the newest decision [E16 V15.2.1]', () => {
    expect(named.devDependencies['electron']).toBe(published.version);
    expect(newestDecision()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const days = (Date.parse(newestDecision()) - Date.parse(published.day)) / 86_400_000;
    expect(days).toBeLessThanOrEqual(oldestDays);
  });
});

describe('packages', () => {
  it('are named with one version each [E33]', () => {
    const asked = { ...named.dependencies, ...named.devDependencies, ...named.overrides };
    expect(
      Object.entries(asked).filter(([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    ).toEqual([]);
  });

  it('are locked with their hash, all of them [E33 V15.1.2]', () => {
    expect(locked.length).toBeGreaterThan(500);
    const without = locked.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true);
    expect(without.map(([path]) => path)).toEqual([]);
  });

  it('run no script at their installing but those that were looked at [E33]', () => {
    const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    const names = scripted.map(([path, { name }]) => name ?? path.replace(/^.*node_modules\//, ''));
    expect(names.filter((name) => !Object.hasOwn(named.allowScripts, name))).toEqual([]);
    expect(Object.keys(named.allowScripts).filter((name) => named.allowScripts[name])).toEqual(['node']);
  });
});
