/** The whole verification of a log of 20,000 events against reading the same rows and hashing each of them once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { verifyLog } from '../../electron/app/log_verification.ts';
import { sha256 } from '../../electron/app/sha256.ts';
import { openReader } from '../../db/store.ts';
import { appendEvents, logStation } from '../helpers/log_station.ts';

const dir = mkdtempSync(join(tmpdir(), 'tapis-bench-'));
process.on('exit', () => {
  rmSync(dir, { recursive: true, force: true });
});
const station = await logStation(dir);
await appendEvents(station, 20_000);
const key = await station.key();
const { read } = openReader({ path: station.database, key });

const raw = new Database(station.database, { readonly: true });
raw.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
const rows = ['event ORDER BY seq', 'treeNode ORDER BY level, position', 'eventContent ORDER BY seq, name'].map(
  (from) => raw.prepare<[], readonly unknown[]>(`SELECT * FROM ${from}`).raw(),
);
const utf8 = new TextEncoder();

/** The bytes of a row: those of its hash or, where it has none, of all it says. */
const bytesOf = (row: readonly unknown[]): Uint8Array => {
  const last = row.at(-1);
  return last instanceof Uint8Array ? last : utf8.encode(row.join(' '));
};

export const title = 'Verification of a log';
export const baseline = 'read the same rows, hash each once';
export const options = { iterations: 12, warmupIterations: 3 };
export const tasks = {
  [baseline]: () => {
    for (const table of rows) for (const row of table.all()) sha256(bytesOf(row));
  },
  'verify every event, content, node and checkpoint': () => {
    if (!verifyLog(read).intact) throw new Error('the log is not whole');
  },
};
