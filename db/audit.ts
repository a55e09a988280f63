/** The event log: rows, tree nodes, and the erasable content with its salts. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { EventLeaf, type EventKind } from '../shared/audit/event.ts';
import type { TreeNode } from '../shared/audit/tree.ts';
import { tableOf } from './row.ts';

const Size = z.int();
const EventRecord = EventLeaf.omit({ v: true });

/** A row as it is stored: nothing of it is parsed, for whoever proves it by its hash. Columns stand in the order named. */
type StoredRow = readonly unknown[];

/** Reads of the log. */
export function readAudit(db: Database) {
  const events = tableOf(db, 'event', EventRecord);
  const size = db.prepare('SELECT coalesce(max(seq) + 1, 0) FROM event').pluck();
  const node = db.prepare('SELECT hash FROM treeNode WHERE level = ? AND position = ?').pluck();
  const last = db.prepare('SELECT at FROM event ORDER BY seq DESC LIMIT 1').pluck();
  const measure = db.prepare<[], StoredRow>(
    'SELECT (SELECT coalesce(max(seq) + 1, 0) FROM event), (SELECT count(*) FROM treeNode)',
  );
  const stored = {
    events: db.prepare<[number, number], StoredRow>(
      `SELECT seq, kind, station, actor, role, at, mono, boot, subjects, commitments FROM event
       WHERE seq >= ? AND seq < ? ORDER BY seq`,
    ),
    contents: db.prepare<[number, number], StoredRow>(
      'SELECT seq, name, salt, content FROM eventContent WHERE seq >= ? AND seq < ? ORDER BY seq, name',
    ),
    nodes: db.prepare<[number, number, number], StoredRow>(
      'SELECT position, hash FROM treeNode WHERE level = ? AND position >= ? AND position < ? ORDER BY position',
    ),
  };
  return {
    logSize: () => Size.parse(size.get()),
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
    /** The last event of a kind, or null. */
    lastEventOf: (kind: EventKind) => events.one('SELECT * FROM event WHERE kind = ? ORDER BY seq DESC LIMIT 1', kind),
    /** Events and nodes of the tree as they are at one moment. */
    logMeasure: () => {
      const [events, nodes] = z.tuple([z.int(), z.int()]).parse(measure.raw().get());
      return { events, nodes };
    },
    /** Rows of the events `from` … `to − 1`: seq, kind, station, actor, role, at, mono, boot, subjects, commitments. */
    storedEvents: (from: number, to: number) => stored.events.raw().all(from, to),
    /** Rows of what these events say, in their order: seq, name, salt, content. */
    storedContents: (from: number, to: number) => stored.contents.raw().all(from, to),
    /** Rows of the nodes `from` … `to − 1` of a level: position, hash. */
    storedNodes: (level: number, from: number, to: number) => stored.nodes.raw().all(level, from, to),
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
