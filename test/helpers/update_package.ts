/** Update packages made by the script of the release machine, with keys of a test. */
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Installation } from '../../electron/update/installation.ts';

const packer = fileURLToPath(new URL('../../build/update_package.mjs', import.meta.url));

/** A release key: the private half as PEM, the public one as base64. */
export function newReleaseKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const x = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  return { pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), open: x.toString('base64') };
}

/** The key whose packages the programs of a test take. */
export const testKey = newReleaseKey();

/** A program that a starter has started: this version, which can be updated in a folder. */
export const installedIn = (updates: string, version = '0.1.0'): Installation => ({
  updates,
  version,
  shell: 'kiosk',
  trial: false,
  keys: [testKey.open],
  platform: process.platform,
  arch: process.arch,
});

/** A package of a few files for this machine. Gives its folder. */
export function smallPackage(stick: string, version: string, main = ''): string {
  const program = mkdtempSync(join(tmpdir(), 'tapis-program-'));
  try {
    mkdirSync(join(program, 'out', 'kiosk'), { recursive: true });
    writeFileSync(join(program, 'out', 'kiosk', 'main.js'), main);
    return packFolder(program, { stick, pem: testKey.pem, flags: { version } });
  } finally {
    rmSync(program, { recursive: true, force: true });
  }
}

/** Packs and signs a program onto a stick. Gives the folder of the package. */
export function packFolder(
  program: string,
  { stick, pem, flags }: { stick: string; pem: string; flags: Readonly<Record<string, string>> },
): string {
  const work = mkdtempSync(join(tmpdir(), 'tapis-key-'));
  try {
    mkdirSync(stick, { recursive: true });
    writeFileSync(join(work, 'key.pem'), pem, { mode: 0o600 });
    const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
    const own = ['--folder', program, '--key', join(work, 'key.pem'), '--out', stick];
    const { status, stdout, stderr } = spawnSync(process.execPath, [packer, ...own, ...args], { encoding: 'utf8' });
    const [folder] = stdout.split('\n', 1);
    if (status !== 0 || folder === undefined) throw new Error(stderr);
    return folder;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
