/** Counts every case that changed into the daily figures, once, at the end of the transaction that changed it. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';

/** What a case adds, by the views of migration 200. */
const groups = ['state', 'referral', 'answer', 'effort', 'missed', 'agent'] as const;

const Ids = z.array(z.string());

/** To be run at the end of each transaction; what a case added before is out of the figures when it stands in `figureDue`. */
export function figureCounter(db: Database): () => void {
  const waiting = db.prepare('SELECT screeningId FROM figureDue').pluck();
  const add = groups.map((group) =>
    db.prepare(
      `INSERT INTO figure SELECT cube, day, a, b, c, 1, 0 FROM figureOf_${group} WHERE screeningId = ?
        ON CONFLICT DO UPDATE SET n = n + 1`,
    ),
  );
  const done = db.prepare('DELETE FROM figureDue WHERE screeningId = ?');
  return () => {
    for (const id of Ids.parse(waiting.all())) {
      for (const statement of add) statement.run(id);
      done.run(id);
    }
  };
}
