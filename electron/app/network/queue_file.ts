/**
 * Answers that wait on a device: `DIR/joined/queue`, mode 0600, one line for each act. A line names whose it is by a label that
 * says nothing, and is sealed (AES-256-GCM) with a key that comes from the host at each sign-in and lies on no disk.
 */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { open, rename, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { KeptRefusal } from '../../../shared/contract/kept.ts';
import { screening } from '../../../shared/contract/screening.ts';
import { ActId } from '../../../shared/ids.ts';
import { Instant } from '../../../shared/time.ts';
import type { Machine } from '../application.ts';
import { traceOf } from '../log.ts';
import { flushFolder, readPrivateFile, replacePrivateFile } from '../private_file.ts';

/** An act as it waits. All calls that may be kept have this input. */
export const KeptAct = z.strictObject({
  id: ActId,
  name: z.string(),
  input: screening['screening.answer'].input,
  given: z.strictObject({ device: Instant, station: Instant }),
  /** Null: it waits for the host; else why the host did not take it. */
  refused: KeptRefusal.nullable(),
});
export type KeptAct = z.infer<typeof KeptAct>;

/** What an officer's lines are named by and sealed with. */
export interface Seal {
  readonly label: string;
  readonly key: Buffer;
}

/** The seal from the host's key for this officer on this device. */
export function sealOf(key: string): Seal {
  const part = (purpose: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64url'), '', purpose, bytes));
  return { label: part('label', 16).toString('base64url'), key: part('seal', 32) };
}

const Line = z.strictObject({ v: z.literal(1), of: z.string().regex(/^[\w-]{22}$/), sealed: z.string() });

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

function sealed(act: KeptAct, { label, key }: Seal, nonce: Uint8Array): string {
  const box = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(label));
  const parts = [nonce, box.update(JSON.stringify(act), 'utf8'), box.final(), box.getAuthTag()];
  return JSON.stringify({ v: 1, of: label, sealed: Buffer.concat(parts).toString('base64url') });
}

/** Null: not sealed with this key, or damaged. */
function opened(raw: string, { label, key }: Seal): KeptAct | null {
  try {
    const bytes = Buffer.from(Line.parse(JSON.parse(raw)).sealed, 'base64url');
    const box = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
      .setAAD(Buffer.from(label))
      .setAuthTag(bytes.subarray(-tagBytes));
    const text = Buffer.concat([box.update(bytes.subarray(nonceBytes, -tagBytes)), box.final()]);
    return KeptAct.parse(JSON.parse(text.toString('utf8')));
  } catch {
    // Whatever is wrong with it: it is counted, and stays in the file until somebody discards it.
    return null;
  }
}

/** A line of the file; whose it is, or null where it is no line of ours. */
interface Entry {
  readonly raw: string;
  readonly of: string | null;
}

function entryOf(raw: string): Entry {
  try {
    return { raw, of: Line.parse(JSON.parse(raw)).of };
  } catch {
    return { raw, of: null };
  }
}

/** The queue of a device. One change at a time: the caller sees to it. */
export interface QueueFile {
  /** The acts of this officer, in the order given; lines that the key does not open count as unreadable from now on. */
  readonly open: (seal: Seal) => Promise<void>;
  /** Those of an officer whose lines are open. */
  readonly acts: (label: string) => readonly KeptAct[];
  /** Takes an act down; resolves when the disk has it. @throws the system's error, with the file as before */
  readonly add: (seal: Seal, act: KeptAct) => Promise<void>;
  /** These are the officer's acts from now on; on the disk whole or not at all. @throws the system's error */
  readonly replace: (seal: Seal, acts: readonly KeptAct[]) => Promise<void>;
  /** The officer is gone: nothing of theirs stays in memory. */
  readonly shut: (label: string) => void;
  readonly discardUnreadable: () => Promise<void>;
  /** Acts of all officers but this one, and lines that nobody can read. */
  readonly counts: (label: string | null) => Promise<{ others: number; unreadable: number }>;
}

/** The lines of the file, as they are on the disk. */
function linesOf({ log }: Pick<Machine, 'log'>, folder: string) {
  const path = join(folder, 'queue');
  let entries: readonly Entry[] = [];
  let bytes = 0;
  /** The file is there, but cannot be read at all. */
  let closed = false;
  const append = async (text: string) => {
    const file = await open(path, 'a', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    bytes += Buffer.byteLength(text);
  };
  const load = async () => {
    try {
      const content = (await readPrivateFile(path)) ?? Buffer.alloc(0);
      bytes = content.length;
      const text = content.toString('utf8');
      entries = text.split('\n').flatMap((raw) => (raw === '' ? [] : [entryOf(raw)]));
      // Torn off in the middle of a line: what comes next begins a new one.
      if (text !== '' && !text.endsWith('\n')) await append('\n');
    } catch (thrown) {
      log.note(`queue ${traceOf(thrown)}`);
      closed = true;
    }
  };
  const loaded = load();
  const ready = async () => {
    await loaded;
    if (closed) throw new Error('the queue cannot be read');
  };
  return {
    all: async (): Promise<readonly Entry[]> => {
      await loaded;
      return entries;
    },
    isClosed: (): boolean => closed,
    /** These are what is known of the lines now; the disk stays as it is. */
    know: (known: readonly Entry[]) => {
      entries = known;
    },
    add: async (entry: Entry) => {
      await ready();
      const before = bytes;
      try {
        await append(`${entry.raw}\n`);
      } catch (thrown) {
        // Half a line on a full disk: it was not acknowledged, and goes.
        await truncate(path, before).catch((more: unknown) => {
          log.note(`queue ${traceOf(more)}`);
        });
        throw thrown;
      }
      if (before === 0) await flushFolder(folder);
      entries = [...entries, entry];
    },
    rewrite: async (next: readonly Entry[]) => {
      await ready();
      const content = next.map(({ raw }) => `${raw}\n`).join('');
      if (content === '') {
        await rm(path, { force: true });
        await flushFolder(folder);
      } else await replacePrivateFile(path, content);
      entries = next;
      bytes = Buffer.byteLength(content);
    },
    /** What it holds nobody here can say: it is set aside, not removed. */
    setAside: async () => {
      await rename(path, `${path}.unreadable`);
      closed = false;
    },
  };
}

/** Opens the queue of a device. @param folder the private folder of what it has joined */
export function queueFile(machine: Pick<Machine, 'random' | 'log'>, folder: string): QueueFile {
  const lines = linesOf(machine, folder);
  const readable = new Map<string, readonly KeptAct[]>();
  const lineOf = (seal: Seal, act: KeptAct): Entry => ({
    raw: sealed(act, seal, machine.random(nonceBytes)),
    of: seal.label,
  });
  return {
    open: async (seal) => {
      const acts = new Map<string, KeptAct>();
      const known = (await lines.all()).map((entry) => {
        if (entry.of !== seal.label) return entry;
        const act = opened(entry.raw, seal);
        // A line that stands there twice is one act.
        if (act !== null && !acts.has(act.id)) acts.set(act.id, act);
        return act === null ? { ...entry, of: null } : entry;
      });
      lines.know(known);
      readable.set(seal.label, [...acts.values()]);
    },
    acts: (label) => readable.get(label) ?? [],
    add: async (seal, act) => {
      await lines.add(lineOf(seal, act));
      // The officer may have gone meanwhile: the disk has it, and memory has nothing any more.
      const known = readable.get(seal.label);
      if (known !== undefined) readable.set(seal.label, [...known, act]);
    },
    replace: async (seal, acts) => {
      const others = (await lines.all()).filter(({ of }) => of !== seal.label);
      if (!readable.has(seal.label)) throw new Error('the queue of somebody who is gone');
      // Also where the disk does not take it: what it still has is then handed in again, and answered as before.
      readable.set(seal.label, acts);
      await lines.rewrite([...others, ...acts.map((act) => lineOf(seal, act))]);
    },
    shut: (label) => void readable.delete(label),
    discardUnreadable: async () => {
      const known = await lines.all();
      if (lines.isClosed()) await lines.setAside();
      else await lines.rewrite(known.filter(({ of }) => of !== null));
    },
    counts: async (label) => {
      const known = await lines.all();
      return {
        others: known.filter(({ of }) => of !== null && of !== label).length,
        unreadable: lines.isClosed() ? 1 : known.filter(({ of }) => of === null).length,
      };
    },
  };
}
