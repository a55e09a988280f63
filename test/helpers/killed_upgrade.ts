/** Brings a database to the newest schema and is killed between two steps of it, before the last one runs. */
import Database from 'better-sqlite3';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';

const [path = '', key = ''] = process.argv.slice(2);
const db = new Database(path);
db.pragma(`key = "x'${key}'"`);
db.pragma('journal_mode = WAL');
db.function('power_cut', () => {
  process.kill(process.pid, 'SIGKILL');
  return 0;
});
const upgraded = migrations.slice(0, -1);
const cut = { version: (upgraded.at(-1)?.version ?? 0) + 1, sql: 'SELECT power_cut();' };
migrate(db, { migrations: [...upgraded, cut], backup: () => undefined });
