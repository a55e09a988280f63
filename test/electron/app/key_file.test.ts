import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import { newFolder } from '../page_fixture.ts';

const key = Uint8Array.from({ length: 32 }, (_, i) => 255 - i);
const mode = (path: string) => statSync(path).mode & 0o777;

describe('the key file', () => {
  it('keeps one key for each mode, for this user alone [V13.3.1 V13.3.2]', async () => {
    const dir = newFolder();
    const store = keyFileStore(dir);
    expect(store.protection).toBe('keyFile');
    expect(await store.read('live')).toBeNull();
    await store.write('live', key);
    expect(await store.read('live')).toEqual(key);
    expect(await store.read('practice')).toBeNull();
    await store.write('practice', new Uint8Array(32));
    expect(await store.read('live')).toEqual(key);
    expect([mode(join(dir, 'keys')), mode(join(dir, 'keys', 'live.key'))]).toEqual([0o700, 0o600]);
  });

  it('is never written over, and a rest of a cut-off write does no harm', async () => {
    const dir = newFolder();
    const store = keyFileStore(dir);
    mkdirSync(join(dir, 'keys'));
    writeFileSync(join(dir, 'keys', 'live.key.new'), 'half a k');
    expect(await store.read('live')).toBeNull();
    await store.write('live', key);
    await expect(store.write('live', new Uint8Array(32))).rejects.toThrow('EEXIST');
    expect(await store.read('live')).toEqual(key);
    expect(mode(join(dir, 'keys'))).toBe(0o700);
  });

  it('takes only keys of 32 bytes [V11.2.3]', async () => {
    await expect(keyFileStore(newFolder()).write('live', new Uint8Array(31))).rejects.toThrow('32 bytes');
  });

  it.skipIf(process.platform === 'win32').each([0o640, 0o604, 0o660, 0o666, 0o610])(
    'is refused with mode %o',
    async (bits) => {
      const dir = newFolder();
      const store = keyFileStore(dir);
      await store.write('live', key);
      chmodSync(join(dir, 'keys', 'live.key'), bits);
      await expect(store.read('live')).rejects.toThrow(
        `can be read by others (mode ${bits.toString(8)}, expected 600)`,
      );
    },
  );

  it.skipIf(process.platform === 'win32')('is refused as a link', async () => {
    const dir = newFolder();
    mkdirSync(join(dir, 'keys'));
    writeFileSync(join(dir, 'elsewhere'), `${'ab'.repeat(32)}\n`, { mode: 0o600 });
    symlinkSync(join(dir, 'elsewhere'), join(dir, 'keys', 'live.key'));
    await expect(keyFileStore(dir).read('live')).rejects.toThrow('is a link');
  });

  it.each(['', 'ab\n', `${'ab'.repeat(31)}\n`, `${'AB'.repeat(32)}\n`, `${'ab'.repeat(33)}\n`, `${'zz'.repeat(32)}\n`])(
    'is refused when damaged: %j',
    async (content) => {
      const dir = newFolder();
      mkdirSync(join(dir, 'keys'));
      writeFileSync(join(dir, 'keys', 'live.key'), content, { mode: 0o600 });
      await expect(keyFileStore(dir).read('live')).rejects.toThrow('live.key is damaged: it is no key');
    },
  );

  it('does not take a station of the other shell for a new one', async () => {
    const dir = newFolder();
    mkdirSync(join(dir, 'keys'));
    writeFileSync(join(dir, 'keys', 'live.sealed'), 'x', { mode: 0o600 });
    await expect(keyFileStore(dir).read('live')).rejects.toThrow('the Electron shell made this station');
    expect(readFileSync(join(dir, 'keys', 'live.sealed'), 'utf8')).toBe('x');
  });
});
