/**
 * The database keys of the loopback host: one file for each mode, readable by this user alone. It protects a database
 * that was copied; whoever takes the whole machine has the key as well.
 */
import type { SecretStore } from './application.ts';
import { keyFolder, keyOf, keyPath, keyText, refuseOtherKind } from './key_place.ts';
import { createPrivateFile, privateFolder, readPrivateFile } from './private_file.ts';

/** Opens the key files of a data folder. Nothing is created before the first key is written; none is written over. */
export function keyFileStore(dataDir: string): SecretStore {
  return {
    protection: 'keyFile',
    async read(mode) {
      const path = keyPath(dataDir, mode, 'key');
      const content = await readPrivateFile(path);
      if (content !== null) return keyOf(content.toString('latin1').trimEnd(), path);
      await refuseOtherKind(dataDir, mode, 'key');
      return null;
    },
    async write(mode, key) {
      await privateFolder(keyFolder(dataDir));
      await createPrivateFile(keyPath(dataDir, mode, 'key'), `${keyText(key)}\n`);
    },
  };
}
