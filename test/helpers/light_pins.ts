/**
 * PINs of a station that is closed, hashed anew at the least cost argon2 knows, in the same format: the application
 * verifies them as any other, and a thousand sign-ins do not wait minutes. What a PIN costs in earnest is tested where one
 * is chosen.
 */
import { hash } from '@node-rs/argon2';
import { openDatabase, type DatabasePlace } from '../../db/open.ts';
import type { OfficerId } from '../../shared/ids.ts';

/** Whose PIN is what. */
export type PinOf = readonly [OfficerId, string];

/** @param codes codes of sealed cards, in the order they were made */
export async function lighten(
  place: DatabasePlace,
  pins: readonly PinOf[],
  codes: readonly string[] = [],
): Promise<void> {
  const db = openDatabase(place);
  const pepper = db.prepare('SELECT pinPepper FROM station').pluck().get();
  if (typeof pepper !== 'string') throw new Error('no pepper');
  const light = (told: string) =>
    hash(told, { memoryCost: 8, timeCost: 1, parallelism: 1, secret: Buffer.from(pepper, 'base64') });
  const changePin = db.prepare('UPDATE officer SET pinHash = ? WHERE id = ?');
  for (const [id, pin] of pins) changePin.run(await light(pin), id);
  if (codes.length > 0) {
    // Nobody may change a code of a card, not even a test: for this moment the guard is away.
    const guard = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'approvalCode_is_used_once'").pluck().get();
    db.exec('DROP TRIGGER approvalCode_is_used_once');
    const changeCode = db.prepare(
      'UPDATE approvalCode SET codeHash = ? WHERE id = (SELECT id FROM approvalCode ORDER BY id LIMIT 1 OFFSET ?)',
    );
    for (const [index, code] of codes.entries()) changeCode.run(await light(code.replace(' ', '')), index);
    db.exec(String(guard));
  }
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
