/** A data folder, or something in it, that the user of this program may not read: copied by root, or another user's. */
import { codeOf } from './private_file.ts';

const closedCodes = ['EACCES', 'EPERM', 'SQLITE_CANTOPEN', 'SQLITE_READONLY'];

/** What this user is kept from, as a sentence that says what to do; null: that is not what went wrong. */
export function closedSentence(error: unknown): string | null {
  if (!closedCodes.includes(codeOf(error) ?? '')) return null;
  const path = error instanceof Error && 'path' in error ? String(error.path) : null;
  const [here, there] = [path ?? 'isi folder data', path ?? 'what is in the data folder'];
  return `Pengguna ini tidak boleh membaca ${here}. Jalankan sebagai pengguna konter, atau kembalikan pemiliknya (chown). Tidak ada yang diubah. / This user may not read ${there}. Start as the user of the counter, or give it back to that user (chown). Nothing was changed.`;
}
