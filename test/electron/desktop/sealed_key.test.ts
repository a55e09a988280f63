import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sealedKeyStore } from '../../../electron/desktop/sealed_key.ts';
import { newFolder } from '../page_fixture.ts';
import { fresh, state } from './fake_electron.ts';

vi.mock('electron', () => import('./fake_electron.ts'));

beforeEach(fresh);

const key = Uint8Array.from({ length: 32 }, (_, i) => i * 7);

describe('the sealed key', () => {
  it('comes back as it was, one for each mode, and lies on the disk sealed and private [E28 V13.3.1]', async () => {
    const dir = newFolder();
    const store = sealedKeyStore(dir);
    expect(store.protection).toBe('systemKeychain');
    expect(await store.read('live')).toBeNull();
    await store.write('live', key);
    expect(await store.read('live')).toEqual(key);
    expect(await store.read('practice')).toBeNull();
    const file = join(dir, 'keys', 'live.sealed');
    expect(readFileSync(file, 'utf8')).not.toContain(Buffer.from(key).toString('hex'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(dir, 'keys')).mode & 0o777).toBe(0o700);
  });

  it('is never written over', async () => {
    const store = sealedKeyStore(newFolder());
    await store.write('live', key);
    await expect(store.write('live', new Uint8Array(32))).rejects.toThrow('EEXIST');
    expect(await store.read('live')).toEqual(key);
  });

  it.skipIf(process.platform !== 'linux').each(['basic_text', 'unknown'])(
    'refuses the key ring %s [E28]',
    async (backend) => {
      state.keyRing.backend = backend;
      const store = sealedKeyStore(newFolder());
      await expect(store.read('live')).rejects.toThrow('would lie open');
      await expect(store.write('live', key)).rejects.toThrow('would lie open');
    },
  );

  it('refuses a system without one [E28]', async () => {
    state.keyRing.available = false;
    await expect(sealedKeyStore(newFolder()).read('live')).rejects.toThrow('no key ring');
  });

  it('is sealed again when the key ring changed', async () => {
    const store = sealedKeyStore(newFolder());
    await store.write('live', key);
    state.keyRing.rotated = true;
    expect(await store.read('live')).toEqual(key);
    expect(state.keyRing.sealed).toBe(2);
    expect(await store.read('live')).toEqual(key);
  });

  it('says so when it does not open, is damaged, or lies with the other shell', async () => {
    const dir = newFolder();
    const store = sealedKeyStore(dir);
    mkdirSync(join(dir, 'keys'), { mode: 0o700 });
    writeFileSync(join(dir, 'keys', 'live.sealed'), 'from another machine', { mode: 0o600 });
    await expect(store.read('live')).rejects.toThrow('does not open with the key ring');
    writeFileSync(join(dir, 'keys', 'live.sealed'), 'sealed no key at all', { mode: 0o600 });
    await expect(store.read('live')).rejects.toThrow('it is no key');
    writeFileSync(join(dir, 'keys', 'practice.key'), '', { mode: 0o600 });
    await expect(store.read('practice')).rejects.toThrow('the loopback host made this station');
  });
});
