// What the build leaves in out/, which both shells and the packages take as it is.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = (path: string) => join(root, 'out', path);
const read = (path: string) => readFileSync(out(path), 'utf8');

/** Modules a bundle still loads at run time. */
function imported(code: string): string[] {
  const names = [
    ...code.matchAll(/^import (?:[^'"]*? from )?["']([^"']+)["'];?$/gm),
    ...code.matchAll(/\brequire\("([^"]+)"\)/g),
  ];
  return [...new Set(names.map((match) => match[1] ?? ''))].filter((name) => !isBuiltin(name)).sort();
}

beforeAll(() => {
  const built = spawnSync(process.execPath, [join(root, 'build', 'build.mjs')], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`${built.stdout}${built.stderr}`);
});

describe('the built product', () => {
  it('carries no source map', () => {
    expect(readdirSync(out(''), { recursive: true }).filter((path) => String(path).endsWith('.map'))).toEqual([]);
  });

  it('has a preload that requires Electron alone and is small [E21]', () => {
    expect(imported(read('desktop/preload.cjs'))).toEqual(['electron']);
    expect(statSync(out('desktop/preload.cjs')).size).toBeLessThan(5000);
  });

  it.each([
    ['kiosk/main.js', ['@node-rs/argon2', 'better-sqlite3']],
    ['update/main.js', ['better-sqlite3']],
    ['desktop/main.js', ['@node-rs/argon2', 'better-sqlite3', 'electron']],
  ])('%s loads only its native packages [E27]', (file, packages) => {
    expect(imported(read(file))).toEqual(packages);
  });

  it('has a page that the security policy allows: no inline script, no data: address, no foreign address [E1 E7]', () => {
    const page = read('renderer/index.html');
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page).not.toMatch(/https?:|data:/);
    const styles = readdirSync(out('renderer/assets')).filter((name) => name.endsWith('.css'));
    expect(styles.length).toBeGreaterThan(0);
    for (const name of styles) expect(read(`renderer/assets/${name}`)).not.toMatch(/url\(\s*["']?(https?|data):/);
  });

  it('has one page for exports that loads nothing and runs only its own script and style', () => {
    const page = read('verifier/verify.html');
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? '';
    const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const [script, style] = ['script', 'style'].map((tag) =>
      [...page.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map((found) => found[1] ?? ''),
    );
    expect(script).toHaveLength(1);
    expect(style).toHaveLength(1);
    expect(policy).toBe(
      `default-src 'none'; script-src ${hashOf(script?.[0] ?? '')}; style-src ${hashOf(style?.[0] ?? '')}; base-uri 'none'; form-action 'none'`,
    );
    expect(page).not.toMatch(/<(script|link|img)[^>]*\s(src|href)=/);
  });

  it('names every file of the page by its content', () => {
    const names = readdirSync(out('renderer/assets'));
    expect(names.filter((name) => !/-[\w-]{8}\.\w+$/.test(name))).toEqual([]);
  });
});
