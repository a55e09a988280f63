/** Where the database keys lie and who keeps them: the loopback host as `.key`, the Electron shell as `.sealed`. */
import { existsSync } from 'node:fs';
import { access, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mode } from './application.ts';

/** A key that is there but cannot be used, or cannot be kept safely. The message says which and why. */
export class KeyUnusable extends Error {}

/** This system cannot keep a key, or another kind of shell keeps it: no sheet and no backup helps here. */
export class KeyElsewhere extends KeyUnusable {}

/** How a key is kept. */
export type KeyKind = 'key' | 'sealed' | 'passphrase';

/** Folder of the keys of both modes, mode 0700. */
export const keyFolder = (dataDir: string) => join(dataDir, 'keys');

/** The file of one key. */
export const keyPath = (dataDir: string, mode: Mode, kind: KeyKind) => join(keyFolder(dataDir), `${mode}.${kind}`);

/** 32 bytes as they are written: 64 hexadecimal digits. */
export const keyText = (key: Uint8Array): string => {
  if (key.length !== 32) throw new Error('a database key has 32 bytes');
  return Buffer.from(key).toString('hex');
};

/**
 * The key that was written as text.
 * @param place named when it is damaged
 * @throws KeyUnusable
 */
export function keyOf(text: string, place: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new KeyUnusable(`${place} is damaged: it is no key`);
  return new Uint8Array(Buffer.from(text, 'hex'));
}

/**
 * No key of one's own kind: says so when the other shell keeps one, so that nobody takes the station for a new one.
 * @throws KeyElsewhere
 */
export async function refuseOtherKind(dataDir: string, mode: Mode, own: KeyKind): Promise<void> {
  const others = own === 'key' ? (['sealed'] as const) : (['key', 'passphrase'] as const);
  const there = await Promise.all(
    others.map((kind) =>
      access(keyPath(dataDir, mode, kind)).then(
        () => keyPath(dataDir, mode, kind),
        () => null,
      ),
    ),
  );
  const path = there.find((one) => one !== null);
  if (path === undefined) return;
  throw new KeyElsewhere(
    own === 'key'
      ? `the Electron shell made this station and keeps its key sealed (${path}): start it there`
      : `the loopback host made this station and keeps its key in ${path}: start it with --kiosk or --no-browser`,
  );
}

/** Keeps every file of a mode's key under another name, so that a new one can be written. `at`: ISO 8601. */
export async function setKeysAside(dataDir: string, mode: Mode, at: string): Promise<void> {
  const folder = keyFolder(dataDir);
  if (!existsSync(folder)) return;
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${mode}.`) || name.includes('.aside-')) continue;
    await rename(join(folder, name), join(folder, `${name}.aside-${at.replaceAll(/[:.]/g, '-')}`));
  }
}
