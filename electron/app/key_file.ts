/**
 * The database keys of the loopback host: one file for each mode, readable by this user alone. It protects a database
 * that was copied; whoever takes the whole machine has the key as well, unless the live key lies under a passphrase
 * (docs/decisions/0015-keys.md).
 */
import { randomBytes } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import type { KeyProtection, Mode, PassphraseLock, SecretStore } from './application.ts';
import { keyFolder, keyOf, keyPath, keyText, KeyUnusable, refuseOtherKind, type KeyKind } from './key_place.ts';
import { saltOf, unwrapped, wrapped, wrappingKey, type WrappingKey } from './passphrase.ts';
import { createPrivateFile, flushFolder, privateFolder, readPrivateFile, replacePrivateFile } from './private_file.ts';

/** The live key waits for the passphrase. */
export class KeyClosed extends KeyUnusable {}

/** The files of one folder: plain keys, and the live one under a passphrase. */
class KeyFiles {
  readonly #dataDir: string;
  /** The passphrase was told, or chosen, since the start. */
  #wrapping: WrappingKey | null = null;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  async #text(mode: Mode, kind: KeyKind, tail = ''): Promise<string | null> {
    const content = await readPrivateFile(`${keyPath(this.#dataDir, mode, kind)}${tail}`);
    return content === null ? null : content.toString('latin1').trimEnd();
  }

  /** The key in a file of either kind; null where there is neither. */
  async read(mode: Mode, tail = ''): Promise<{ key: Uint8Array; kind: KeyKind } | null> {
    const plain = await this.#text(mode, 'key', tail);
    // Both are there only when a change of the way was cut short: the key file is then still the one in force.
    if (plain !== null) return { key: keyOf(plain, keyPath(this.#dataDir, mode, 'key')), kind: 'key' };
    const envelope = await this.#text(mode, 'passphrase', tail);
    if (envelope === null) return null;
    if (this.#wrapping === null) throw new KeyClosed('the key of this station lies under a passphrase');
    const key = unwrapped(envelope, this.#wrapping);
    if (key === null) throw new KeyUnusable(`${keyPath(this.#dataDir, mode, 'passphrase')}${tail} is damaged`);
    return { key, kind: 'passphrase' };
  }

  async isClosed(): Promise<boolean> {
    if (this.#wrapping !== null || (await this.#text('live', 'key')) !== null) return false;
    return (await this.#text('live', 'passphrase')) !== null;
  }

  /** The live key as it lies under the passphrase; null: it does not. */
  async envelope(): Promise<string | null> {
    return (await this.#text('live', 'key')) === null ? this.#text('live', 'passphrase') : null;
  }

  async adopt(envelope: string): Promise<void> {
    await privateFolder(keyFolder(this.#dataDir));
    await createPrivateFile(keyPath(this.#dataDir, 'live', 'passphrase'), `${envelope}\n`);
  }

  async open(passphrase: string): Promise<boolean> {
    const envelope = await this.#text('live', 'passphrase');
    const salt = envelope === null ? null : saltOf(envelope);
    if (envelope === null || salt === null) {
      throw new KeyUnusable(`${keyPath(this.#dataDir, 'live', 'passphrase')} is damaged`);
    }
    const wrapping = await wrappingKey(passphrase, salt);
    const fits = unwrapped(envelope, wrapping) !== null;
    if (fits) this.#wrapping = wrapping;
    return fits;
  }

  #sealed(key: Uint8Array, wrapping: WrappingKey): string {
    return `${wrapped(key, wrapping, randomBytes(12))}\n`;
  }

  async write(mode: Mode, key: Uint8Array): Promise<void> {
    await privateFolder(keyFolder(this.#dataDir));
    await createPrivateFile(keyPath(this.#dataDir, mode, 'key'), `${keyText(key)}\n`);
  }

  /** Keeps the next key beside, in the way of the present one. */
  async stage(mode: Mode, key: Uint8Array): Promise<void> {
    const kind = (await this.read(mode))?.kind ?? 'key';
    const text =
      kind === 'passphrase' && this.#wrapping !== null ? this.#sealed(key, this.#wrapping) : `${keyText(key)}\n`;
    await replacePrivateFile(`${keyPath(this.#dataDir, mode, kind)}.next`, text);
  }

  async promote(mode: Mode): Promise<void> {
    for (const kind of ['key', 'passphrase'] as const) {
      const path = keyPath(this.#dataDir, mode, kind);
      if ((await this.#text(mode, kind, '.next')) !== null) await rename(`${path}.next`, path);
    }
    await flushFolder(keyFolder(this.#dataDir));
  }

  async change(passphrase: string | null): Promise<KeyKind> {
    const held = await this.read('live');
    if (held === null) throw new Error('there is no key to wrap');
    const [plain, sealed] = [keyPath(this.#dataDir, 'live', 'key'), keyPath(this.#dataDir, 'live', 'passphrase')];
    if (passphrase === null) {
      if (held.kind === 'passphrase') await createPrivateFile(plain, `${keyText(held.key)}\n`);
      await rm(sealed, { force: true });
      this.#wrapping = null;
    } else {
      const wrapping = await wrappingKey(passphrase, new Uint8Array(randomBytes(16)));
      await replacePrivateFile(sealed, this.#sealed(held.key, wrapping));
      this.#wrapping = wrapping;
      await rm(plain, { force: true });
    }
    await flushFolder(keyFolder(this.#dataDir));
    return passphrase === null ? 'key' : 'passphrase';
  }
}

/** Opens the key files of a data folder. Nothing is created before the first key is written; none is written over. */
export function keyFileStore(dataDir: string): SecretStore & { readonly passphrase: PassphraseLock } {
  const files = new KeyFiles(dataDir);
  let protection: KeyProtection = 'keyFile';
  const seen = (kind: KeyKind) => {
    protection = kind === 'passphrase' ? 'passphrase' : 'keyFile';
  };
  return {
    get protection() {
      return protection;
    },
    async read(mode) {
      const found = await files.read(mode);
      if (found === null) await refuseOtherKind(dataDir, mode, 'key');
      else if (mode === 'live') seen(found.kind);
      return found?.key ?? null;
    },
    write: (mode, key) => files.write(mode, key),
    readStaged: async (mode) => (await files.read(mode, '.next'))?.key ?? null,
    stage: (mode, key) => files.stage(mode, key),
    promote: (mode) => files.promote(mode),
    at: keyFileStore,
    passphrase: {
      isClosed: () => files.isClosed(),
      open: (passphrase) => files.open(passphrase),
      envelope: () => files.envelope(),
      adopt: (envelope) => files.adopt(envelope),
      change: async (passphrase) => {
        seen(await files.change(passphrase));
      },
    },
  };
}
