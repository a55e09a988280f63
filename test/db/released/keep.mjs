// Keeps the database of a made-up station, as this program has written it, as a fixture of its schema: plain, so that it
// packs well, and without any person. Run at each release, with the pinned Node:
//   npm run -s tapis -- demo --screenings 20 --data DIR && node test/db/released/keep.mjs DIR
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';

const [, , dir] = process.argv;
const folder = mkdtempSync(join(tmpdir(), 'tapis-kept-'));
const copy = join(folder, 'tapis.db');
copyFileSync(join(dir, 'live', 'tapis.db'), copy);
const db = new Database(copy);
db.pragma(`key = "x'${readFileSync(join(dir, 'keys', 'live.key'), 'utf8').trim()}'"`);
db.pragma('journal_mode = DELETE');
db.pragma("rekey = ''");
db.exec('VACUUM');
const schema = db.pragma('user_version', { simple: true });
db.close();
const path = new URL(`${String(schema)}.db.gz`, import.meta.url);
writeFileSync(path, gzipSync(readFileSync(copy), { level: 9 }));
rmSync(folder, { recursive: true });
console.log(path.pathname);
