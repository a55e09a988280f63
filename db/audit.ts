/** The event log: rows, tree nodes, and the erasable content with its salts. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { EventLeaf } from '../shared/audit/event.ts';
import type { TreeNode } from '../shared/audit/tree.ts';
import { tableOf } from './row.ts';

const EventRecord = EventLeaf.omit({ v: true });

/** Reads of the log. */
export function readAudit(db: Database) {
  const events = tableOf(db, 'event', EventRecord);
  const size = db.prepare('SELECT coalesce(max(seq) + 1, 0) FROM event').pluck();
  const node = db.prepare('SELECT hash FROM treeNode WHERE level = ? AND position = ?').pluck();
  const last = db.prepare('SELECT at FROM event ORDER BY seq DESC LIMIT 1').pluck();
  const nodes = db.prepare('SELECT count(*) FROM treeNode').pluck();
  return {
    logSize: () => z.int().parse(size.get()),
    /** Wall time of the last event, or null. */
    lastEventAt: () =>
      z
        .string()
        .nullable()
        .parse(last.get() ?? null),
    /** Hash of a stored full subtree. Throws when it is not there: the log is damaged. */
    treeNode: (level: number, position: number): Uint8Array => {
      const hash = node.get(level, position);
      if (!(hash instanceof Uint8Array)) throw new Error(`no tree node ${String(level)}/${String(position)}`);
      return new Uint8Array(hash);
    },
    /** The last time the log was found not to go on from the head kept outside, or null. */
    lastLogAlarm: () => events.one("SELECT * FROM event WHERE kind = 'log-behind-head' ORDER BY seq DESC LIMIT 1"),
    treeNodeCount: () => z.int().parse(nodes.get()),
    events: (from: number, count: number): EventLeaf[] =>
      events
        .all('SELECT * FROM event WHERE seq >= ? ORDER BY seq LIMIT ?', from, count)
        .map((event) => ({ v: 1 as const, ...event })),
    eventsBefore: (before: number, count: number): EventLeaf[] =>
      events
        .all('SELECT * FROM event WHERE seq < ? ORDER BY seq DESC LIMIT ?', before, count)
        .map((event) => ({ v: 1 as const, ...event })),
    /** Content of an event that is not erased: name → content with its salt. */
    eventContent: (seq: number) =>
      z
        .array(z.object({ name: z.string(), salt: z.instanceof(Uint8Array), content: z.string() }))
        .parse(db.prepare('SELECT name, salt, content FROM eventContent WHERE seq = ? ORDER BY name').all(seq)),
  };
}

/** Writes of the log: only ever one more event. */
export function writeAudit(db: Database) {
  const events = tableOf(db, 'event', EventRecord);
  const node = db.prepare('INSERT INTO treeNode (level, position, hash) VALUES (?, ?, ?)');
  const content = db.prepare('INSERT INTO eventContent (seq, name, salt, content) VALUES (?, ?, ?, ?)');
  return {
    insertEvent: (leaf: EventLeaf, nodes: readonly TreeNode[]) => {
      const { v: _version, ...row } = leaf;
      events.insert(row);
      for (const { level, index, hash } of nodes) node.run(level, index, hash);
    },
    insertContent: (seq: number, part: { name: string; salt: Uint8Array; content: unknown }) => {
      content.run(seq, part.name, part.salt, JSON.stringify(part.content));
    },
  };
}
