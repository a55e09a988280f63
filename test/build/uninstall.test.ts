/** The script that dpkg runs after Tapis was removed, on folders of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../build/linux/postrm.sh', import.meta.url));
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tapis-removed-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function put(path: string, content = 'x'): string {
  const file = join(dir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

function removed(action: string) {
  const env = {
    PATH: process.env['PATH'] ?? '',
    TAPIS_UPDATES: join(dir, 'tapis-updates'),
    TAPIS_HOMES: `${dir}/home/one ${dir}/home/two`,
  };
  const { status, stdout, stderr } = spawnSync('/bin/sh', [script, action], { encoding: 'utf8', env });
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

describe.skipIf(process.platform === 'win32')('removing the package', () => {
  it.each(['remove', 'purge'])('by %s leaves the data, says where, and takes the updates away', (action) => {
    const database = put('home/two/.local/share/tapis/live/tapis.db', 'evidence');
    put('home/one/other');
    const own = put('home/two/.local/share/tapis-updates/0.2.0/program/tapis');
    const unused = put('home/one/.local/share/tapis-updates/station.lock');
    put('home/two/.local/share/tapis-updates/versions.json');
    put('tapis-updates/versions.json');
    put('tapis-updates/0.2.0/program/tapis');
    const said = removed(action);
    expect(readFileSync(database, 'utf8')).toBe('evidence');
    expect(said).toContain(join(dir, 'home/two/.local/share/tapis'));
    expect(said).not.toContain('home/one');
    expect([existsSync(join(dir, 'tapis-updates')), existsSync(own), existsSync(unused)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('for another version takes nothing away, and so does a removal where the folder holds something else', () => {
    put('tapis-updates/versions.json');
    put('home/one/.local/share/tapis/live/tapis.db');
    expect(removed('upgrade')).toBe('');
    expect(existsSync(join(dir, 'tapis-updates'))).toBe(true);
    rmSync(join(dir, 'tapis-updates', 'versions.json'));
    put('tapis-updates/station.lock');
    const kept = put('tapis-updates/somebody else');
    removed('remove');
    expect(existsSync(kept)).toBe(true);
  });
});

describe('removing the package of the desktop app', () => {
  it('does what its packager does, and then says the same', () => {
    const own = (path: string) =>
      readFileSync(fileURLToPath(new URL(`../../build/linux/${path}`, import.meta.url)), 'utf8');
    const packager = createRequire(import.meta.url).resolve('app-builder-lib/package.json');
    const usual = readFileSync(join(dirname(packager), 'templates/linux/after-remove.tpl'), 'utf8').trimEnd();
    const [, ...words] = own('postrm.sh').split('\n');
    expect(own('desktop_after_remove.sh')).toBe(`${usual}\n\n${words.join('\n')}`);
    // The packager puts names in for macros of letters alone, and ends at one it does not know.
    const macros = own('desktop_after_remove.sh').match(/\$\{[a-zA-Z]+\}/g) ?? [];
    expect(new Set(macros)).toEqual(new Set(['${executable}', '${sanitizedProductName}']));
  });
});
