/** What the desktop program does before Electron is ready: goes on, runs another version in its place, or takes a package in. */
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chosenHere, type ThisProgram } from '../../../electron/desktop/chosen.ts';
import { firstPointer, readPointer } from '../../../electron/update/pointer.ts';
import { updateErrors as english } from '../../../shared/text/en/update_errors.ts';
import { updateErrors as indonesian } from '../../../shared/text/id/update_errors.ts';
import { packFolder, testKey } from '../../helpers/update_package.ts';

const { platform, arch } = process;
const both = (one: string, other: string) => `${one} / ${other}`;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tapis-chosen-'));
  mkdirSync(join(dir, 'tapis-updates'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const updates = () => join(dir, 'tapis-updates');
const started = (...args: string[]): ThisProgram => ({
  args: [...args, '--data', join(dir, 'data')],
  usualDataDir: '',
  version: '0.1.0',
  executable: join(dir, 'tapis', 'tapis'),
  told: undefined,
  packaged: true,
  environment: process.env,
  keys: [testKey.open],
  now: () => '2026-11-21T02:00:00.000Z',
  platform,
  arch,
  process: new EventEmitter(),
});

/** A package whose program writes down what it is told, at its first start reaches its page, and ends with 7. */
function packed(): string {
  const program = join(dir, 'packed');
  mkdirSync(program);
  const script = `#!/bin/sh
printf '%s %s' "$TAPIS_INSTALLED" "$*" > "${join(dir, 'told')}"
case "$TAPIS_INSTALLED" in *'"trial":true'*)
  echo reached > "${join(updates(), '0.2.0.mark')}"
  until grep -q '"current":"0.2.0"' "${join(updates(), 'versions.json')}"; do sleep 0.1; done;;
esac
exit 7
`;
  writeFileSync(join(program, 'tapis'), script, { mode: 0o755 });
  return packFolder(program, { stick: join(dir, 'stick'), pem: testKey.pem, flags: { version: '0.2.0' } });
}

describe.skipIf(platform === 'win32')('the desktop program', () => {
  it('takes a package in at the terminal, and at its next start runs it in its place', async () => {
    packed();
    const taken = await chosenHere(started('--install', join(dir, 'stick')));
    expect(taken).toMatchObject({ exitCode: 0 });
    expect(JSON.stringify(taken)).toMatch(
      /Versi 0\.2\.0 \(tanda ([0-9a-f]{8})\) terpasang.* \/ Version 0\.2\.0 \(mark \1\) is installed and tried at the next start\./,
    );
    expect(readPointer(updates())?.pending).toEqual({ version: '0.2.0', tries: 0, returning: null });
    expect(existsSync(join(dir, 'told'))).toBe(false);

    expect(await chosenHere(started('--kiosk'))).toEqual({ exitCode: 7 });
    expect(readPointer(updates())).toEqual({ ...firstPointer, current: '0.2.0' });
    const told = { updates: updates(), shell: 'desktop', version: '0.2.0' };
    const flags = `--kiosk --data ${join(dir, 'data')}`;
    expect(readFileSync(join(dir, 'told'), 'utf8')).toBe(`${JSON.stringify({ ...told, trial: true })} ${flags}`);
    expect(await chosenHere(started('--kiosk'))).toEqual({ exitCode: 7 });
    expect(readFileSync(join(dir, 'told'), 'utf8')).toBe(`${JSON.stringify({ ...told, trial: false })} ${flags}`);
  });

  it('says why it does not take one, and starts nothing', async () => {
    const [one, other] = [indonesian['update-no-package'], english['update-no-package']];
    const sentence = both(`${one.what} ${one.todo}`, `${other.what} ${other.todo}`);
    expect(await chosenHere(started('--install', dir))).toEqual({ exitCode: 1, sentence });
    expect(readPointer(updates())).toEqual(firstPointer);
  });

  it('goes on itself where no update was made, and where a starter has started it', async () => {
    const built = { keys: [testKey.open], platform, arch };
    const told = { updates: updates(), version: '0.1.0', shell: 'desktop', trial: false };
    expect(await chosenHere(started())).toEqual({ installed: { ...told, ...built } });
    const child = { ...started('--install', dir), told: JSON.stringify({ ...told, trial: true }) };
    expect(await chosenHere(child)).toEqual({ installed: { ...told, trial: true, ...built } });
    expect(await chosenHere({ ...started(), packaged: false })).toEqual({});
  });
});
