/** The database keys of the desktop shell, sealed by the key ring of the system. */
import { rename } from 'node:fs/promises';
import { safeStorage } from 'electron';
import type { SecretStore } from '../app/application.ts';
import { keyFolder, keyOf, keyPath, keyText, KeyElsewhere, KeyUnusable, refuseOtherKind } from '../app/key_place.ts';
import {
  createPrivateFile,
  flushFolder,
  privateFolder,
  readPrivateFile,
  replacePrivateFile,
} from '../app/private_file.ts';

/** @throws KeyElsewhere where the system has no key ring, or one that only pretends (`basic_text`: a password known to all) */
async function assertKeyRing(): Promise<void> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) {
    throw new KeyElsewhere('this system has no key ring for the database key; start with --kiosk to keep it in a file');
  }
  if (process.platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())) {
    throw new KeyElsewhere(
      'no GNOME or KDE key ring is running, so the database key would lie open; start with --kiosk to keep it in a file',
    );
  }
}

/** Opens the sealed keys of a data folder; only after the app is ready. */
export function sealedKeyStore(dataDir: string): SecretStore {
  const unseal = async (path: string, sealed: Buffer) => {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed).catch((cause: unknown) => {
      throw new KeyUnusable(`${path} does not open with the key ring of this user`, { cause });
    });
    const key = keyOf(result, path);
    if (shouldReEncrypt) await replacePrivateFile(path, await safeStorage.encryptStringAsync(result));
    return key;
  };
  return {
    protection: 'systemKeychain',
    async read(mode) {
      await assertKeyRing();
      const sealed = await readPrivateFile(keyPath(dataDir, mode, 'sealed'));
      if (sealed !== null) return unseal(keyPath(dataDir, mode, 'sealed'), sealed);
      await refuseOtherKind(dataDir, mode, 'sealed');
      return null;
    },
    async readStaged(mode) {
      const path = `${keyPath(dataDir, mode, 'sealed')}.next`;
      const sealed = await readPrivateFile(path);
      return sealed === null ? null : unseal(path, sealed);
    },
    async stage(mode, key) {
      await assertKeyRing();
      const path = `${keyPath(dataDir, mode, 'sealed')}.next`;
      await replacePrivateFile(path, await safeStorage.encryptStringAsync(keyText(key)));
    },
    async promote(mode) {
      const path = keyPath(dataDir, mode, 'sealed');
      await rename(`${path}.next`, path);
      await flushFolder(keyFolder(dataDir));
    },
    passphrase: null,
    at: sealedKeyStore,
    async write(mode, key) {
      await assertKeyRing();
      await privateFolder(keyFolder(dataDir));
      await createPrivateFile(keyPath(dataDir, mode, 'sealed'), await safeStorage.encryptStringAsync(keyText(key)));
    },
  };
}
