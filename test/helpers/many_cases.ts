/** Copies the first clarification of a closed station so many times, below the application: an export then has long to write. */
import Database from 'better-sqlite3';
import type { OfficerId } from '../../shared/ids.ts';

/** `count` more clarifications, opened by this officer, with their traveller and answers, in one transaction. */
export function copyCases(
  { path, key }: { path: string; key: Uint8Array },
  { count, officer }: { count: number; officer: OfficerId },
): void {
  const db = new Database(path);
  db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  db.pragma('synchronous = OFF');
  const columns = (table: string, without: readonly string[]): string[] =>
    db
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
      .pluck()
      .all(table)
      .filter((name) => !without.includes(name));
  const copy = (table: string, id: string, source: string): void => {
    const rest = columns(table, [id, table === 'answer' ? 'id' : '']);
    db.exec(`
      WITH RECURSIVE copies (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < ${count})
      INSERT INTO ${table} (${id}, ${rest.join(', ')})
      SELECT 'scr_' || printf('%020d', n), ${rest.map((name) => (name === 'officerId' ? `'${officer}'` : `t.${name}`)).join(', ')}
      FROM copies, ${table} t WHERE t.${source}`);
  };
  db.transaction(() => {
    const first = "(SELECT id FROM screening WHERE id NOT LIKE 'scr_00000000%' ORDER BY rowid LIMIT 1)";
    copy('screening', 'id', `id = ${first}`);
    copy('traveller', 'screeningId', `screeningId = ${first}`);
    copy('answer', 'screeningId', `screeningId = ${first}`);
  })();
  db.close();
}
