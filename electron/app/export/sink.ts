/** Where the files of a bundle go: into a folder, or packed and encrypted into one file that no plain byte leaves. */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { FileFacts } from '../../../shared/export/manifest.ts';
import { flushFolder } from '../private_file.ts';

/** Takes the files of a bundle one after the other. */
export interface Sink {
  /** Writes a file and gives its size and hash. `packed`: its bytes are compressed already. */
  readonly file: (name: string, pieces: Iterable<Uint8Array | string>, packed?: boolean) => Promise<FileFacts>;
  /** Waits until the disk has all of it. */
  readonly finish: () => Promise<void>;
  /** Lets go of what is open, whatever became of it. */
  readonly close: () => void;
}

const utf8 = new TextEncoder();

function writeAll(file: number, bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from);
}

/** Hands pieces on as bytes and counts and hashes them on the way. */
async function counted(
  pieces: Iterable<Uint8Array | string>,
  take: (bytes: Uint8Array) => void | Promise<void>,
): Promise<FileFacts> {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const piece of pieces) {
    const part = typeof piece === 'string' ? utf8.encode(piece) : piece;
    hash.update(part);
    bytes += part.length;
    await take(part);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** A new folder with the files as they are, for this user alone. */
export function folderSink(path: string): Sink {
  mkdirSync(path, { mode: 0o700 });
  let open: number | null = null;
  const close = () => {
    if (open !== null) closeSync(open);
    open = null;
  };
  return {
    file: async (name, pieces) => {
      const file = openSync(join(path, name), 'wx', 0o600);
      open = file;
      const facts = await counted(pieces, (bytes) => {
        writeAll(file, bytes);
      });
      fsyncSync(file);
      close();
      return facts;
    },
    finish: () => flushFolder(path),
    close,
  };
}

/**
 * One new file: a .zip of the files, encrypted to a public key (age, X25519) as it is made.
 * @param at milliseconds since 1970, the time its parts carry
 * @throws what `Encrypter` throws on a key that is none
 */
export function encryptedSink(path: string, recipient: string, at: number): Sink {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const file = openSync(path, 'wx', 0o600);
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const into = writable.getWriter();
  const written = (async () => {
    const encrypted = await encrypter.encrypt(readable);
    for await (const bytes of encrypted) writeAll(file, bytes);
  })();
  const failed = new Promise<never>((_resolve, reject) => {
    written.catch(reject);
  });
  failed.catch(() => undefined); // whoever waits for a piece is told
  let packed: Uint8Array[] = [];
  const zip = new Zip((fault, bytes) => {
    if (fault !== null) throw fault;
    packed.push(bytes);
  });
  const drain = async (): Promise<void> => {
    const ready = packed;
    packed = [];
    // A disk that takes nothing more would leave the writer waiting.
    for (const bytes of ready) if (bytes.length > 0) await Promise.race([into.write(bytes), failed]);
  };
  return {
    file: async (name, pieces, isPacked = false) => {
      const part = isPacked ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      part.mtime = at;
      zip.add(part);
      const facts = await counted(pieces, (bytes) => {
        part.push(bytes);
        return drain();
      });
      part.push(new Uint8Array(0), true);
      await drain();
      return facts;
    },
    finish: async () => {
      zip.end();
      await drain();
      await Promise.race([into.close(), failed]);
      await written;
      fsyncSync(file);
    },
    close: () => {
      closeSync(file);
    },
  };
}
