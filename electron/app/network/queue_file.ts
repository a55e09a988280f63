/**
 * Answers that wait on a device: `DIR/joined/queue`, mode 0600, one line for each act. A line names whose it is by a label that
 * says nothing, and is sealed (AES-256-GCM) with a key that comes from the host at each sign-in and lies on no disk.
 */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { open, rename, rm, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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
  /** These take the place of the officer's acts, whole or not at all. @throws the system's error */
  readonly replace: (seal: Seal, acts: readonly KeptAct[]) => Promise<void>;
  /** The officer is gone: nothing of theirs stays in memory. */
  readonly shut: (label: string) => void;
  readonly discardUnreadable: () => Promise<void>;
  /** Acts of all officers but this one, and lines that nobody can read. */
  readonly counts: (label: string | null) => Promise<{ others: number; unreadable: number }>;
}

/** Opens the queue of a device. @param folder the private folder of what it has joined */
export function queueFile({ random, log }: Pick<Machine, 'random' | 'log'>, folder: string): QueueFile {
  const path = join(folder, 'queue');
  const open_ = new Map<string, readonly KeptAct[]>();
  let entries: Entry[] = [];
  let bytes = 0;
  /** The file is there, but cannot be read at all. */
  let shutOut = false;
  const load = async () => {
    try {
      const content = (await readPrivateFile(path)) ?? Buffer.alloc(0);
      bytes = content.length;
      const text = content.toString('utf8');
      entries = text.split('\n').flatMap((raw) => (raw === '' ? [] : [entryOf(raw)]));
      if (text !== '' && !text.endsWith('\n')) await append('\n');
    } catch (thrown) {
      log.note(`queue ${traceOf(thrown)}`);
      shutOut = true;
    }
  };
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
  const loaded = load();
  const ready = async () => {
    await loaded;
    if (shutOut) throw new Error('the queue cannot be read');
  };
  const rewrite = async (next: Entry[]) => {
    const content = next.map(({ raw }) => `${raw}\n`).join('');
    if (content === '') {
      await rm(path, { force: true });
      await flushFolder(dirname(path));
    } else await replacePrivateFile(path, content);
    entries = next;
    bytes = Buffer.byteLength(content);
  };
  const lineOf = (seal: Seal, act: KeptAct): Entry => ({
    raw: sealed(act, seal, random(nonceBytes)),
    of: seal.label,
  });
  return {
    open: async (seal) => {
      await loaded;
      const acts = new Map<string, KeptAct>();
      entries = entries.map((entry) => {
        if (entry.of !== seal.label) return entry;
        const act = opened(entry.raw, seal);
        // A line that stands there twice is one act.
        if (act !== null && !acts.has(act.id)) acts.set(act.id, act);
        return act === null ? { ...entry, of: null } : entry;
      });
      open_.set(seal.label, [...acts.values()]);
    },
    acts: (label) => open_.get(label) ?? [],
    add: async (seal, act) => {
      await ready();
      const entry = lineOf(seal, act);
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
      entries.push(entry);
      open_.set(seal.label, [...(open_.get(seal.label) ?? []), act]);
    },
    replace: async (seal, acts) => {
      await ready();
      const own = acts.map((act) => lineOf(seal, act));
      await rewrite([...entries.filter(({ of }) => of !== seal.label), ...own]);
      open_.set(seal.label, acts);
    },
    shut: (label) => void open_.delete(label),
    discardUnreadable: async () => {
      await loaded;
      if (shutOut) {
        // What it holds nobody here can say: it is set aside, not removed.
        await rename(path, `${path}.unreadable`);
        shutOut = false;
      } else await rewrite(entries.filter(({ of }) => of !== null));
    },
    counts: async (label) => {
      await loaded;
      const lines = (which: (of: string | null) => boolean) => entries.filter(({ of }) => which(of)).length;
      return {
        others: lines((of) => of !== null && of !== label),
        unreadable: shutOut ? 1 : lines((of) => of === null),
      };
    },
  };
}
