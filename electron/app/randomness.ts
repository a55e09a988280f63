/** Random bytes of the operating system, fetched in larger pieces: every event asks for several small ones. */
import { randomFillSync } from 'node:crypto';

const pool = new Uint8Array(4096);
let used = pool.length;

/** So many random bytes, each given out once; what was given out is wiped from the pool. */
export function randomBytesOf(bytes: number): Uint8Array {
  if (bytes > pool.length) return randomFillSync(new Uint8Array(bytes));
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const given = pool.slice(used, used + bytes);
  pool.fill(0, used, used + bytes);
  used += bytes;
  return given;
}
