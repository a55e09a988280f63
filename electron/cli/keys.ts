/** A station whose key lies under a passphrase, from the terminal. */
import type { Machine } from '../app/application.ts';

/** Asks for the passphrase where the key waits for one; false: it was wrong. */
export async function openKeys(
  { secrets }: Machine,
  askSecret: (question: string) => Promise<string>,
): Promise<boolean> {
  const lock = secrets.passphrase;
  if (lock === null || !(await lock.isClosed())) return true;
  return lock.open(await askSecret('Frasa sandi pos / passphrase of the station: '));
}

/** What is said when it was wrong. */
export const wrongPassphrase = 'Frasa sandi tidak cocok. / The passphrase does not fit.';
