/** Public keys that exports are encrypted to: age, X25519, as `age-keygen` prints them. */
import { Encrypter } from 'age-encryption';

/** Whether a text is such a key: its checksum fits, and it is no secret key and none of another kind. */
export function isRecipient(text: string): boolean {
  if (!/^age1[02-9ac-hj-np-z]{58}$/.test(text)) return false;
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false; // the library says no more than that it is none
  }
}
