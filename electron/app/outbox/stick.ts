/** What waits, as one file for a stick: signed by the station, encrypted to the receiver, whole or not at all. */
import { rename, rm } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Encrypter } from 'age-encryption';
import { writeSignedNote, type VerifierKey } from '../../../shared/audit/signed_note.ts';
import type { SigningKey } from '../ed25519.ts';
import { flushFolder } from '../private_file.ts';

/**
 * The file: a signed note (c2sp.org/signed-note) whose one line of text is the batch, encrypted with age to one X25519 key.
 * @param recipient `age1…`
 */
export async function stickFile(
  batch: string,
  { key, secret }: { readonly key: VerifierKey; readonly secret: SigningKey },
  recipient: string,
): Promise<Uint8Array> {
  const text = `${batch}\n`;
  const signature = secret.sign(new TextEncoder().encode(text));
  const note = writeSignedNote({ text, signatures: [{ name: key.name, keyId: key.keyId, signature }] });
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(note);
}

/** Writes beside the final name, waits for the disk, and gives the name last. Throws what the file system throws. */
export async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  const draft = join(dirname(path), `.${path.slice(dirname(path).length + 1)}.new`);
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (thrown) {
    // A stick that was pulled takes its half with it; what can be removed is.
    await rm(draft, { force: true }).catch(() => undefined);
    throw thrown;
  }
  await flushFolder(dirname(path));
}
