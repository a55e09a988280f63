/** `tapis export`: the log as a bundle of files that anybody can verify, for an auditor (docs/decisions/0014). */
import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { copyFile, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { bundleFiles, type BundleManifest } from '../../shared/audit/bundle.ts';
import { createClient, type Client } from '../../shared/contract/client.ts';
import type { Failure, Name, OutputOf, Reply } from '../../shared/contract/index.ts';
import { codeOf } from '../app/private_file.ts';
import { bytesOf, type Command } from './io.ts';
import { signIn, wayFailure, wayTo, type Surroundings, type Way } from './way.ts';

/** The application refused a call. */
class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

function valueOf<N extends Name>(reply: Reply<N>): OutputOf<N> {
  if (!reply.ok) throw new Refused(reply.error);
  return reply.value;
}

const page = 500;

async function put(stream: WriteStream, line: string): Promise<void> {
  if (!stream.write(`${line}\n`)) await once(stream, 'drain');
}

async function end(stream: WriteStream): Promise<void> {
  stream.end();
  await once(stream, 'finish');
}

async function writeEvents(client: Client, folder: string, size: number): Promise<void> {
  const events = createWriteStream(join(folder, bundleFiles.events));
  const content = createWriteStream(join(folder, bundleFiles.content));
  for (let from = 0; from < size; from += page) {
    const limit = Math.min(page, size - from);
    const { leaves, contents } = valueOf<'audit.leaves'>(await client('audit.leaves', { from, limit }));
    for (const leaf of leaves) await put(events, leaf);
    for (const part of contents) await put(content, JSON.stringify(part));
  }
  await end(events);
  await end(content);
}

/** Writes all checkpoints up to the export's own, which is the last. */
async function writeCheckpoints(client: Client, folder: string, size: number): Promise<string> {
  const file = createWriteStream(join(folder, bundleFiles.checkpoints));
  let newest = '';
  for (let after = 0; after < size;) {
    const { notes } = valueOf<'audit.notes'>(await client('audit.notes', { after, limit: 200 }));
    const wanted = notes.filter((one) => one.size <= size);
    for (const { note } of wanted) await put(file, JSON.stringify(note));
    newest = wanted.at(-1)?.note ?? newest;
    after = wanted.at(-1)?.size ?? size;
  }
  await end(file);
  await writeFile(join(folder, bundleFiles.newest), newest);
  return newest;
}

async function manifestOf(folder: string, about: Omit<BundleManifest, 'format' | 'files'>): Promise<BundleManifest> {
  const files: BundleManifest['files'] = {};
  const { manifest: _own, ...names } = bundleFiles;
  for (const name of Object.values(names)) {
    const handle = await open(join(folder, name), 'r+');
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      for await (const chunk of bytesOf(handle.createReadStream({ autoClose: false }))) {
        hash.update(chunk);
        bytes += chunk.length;
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    files[name] = { bytes, sha256: hash.digest('hex') };
  }
  return { format: 'tapis.log-bundle@v1', ...about, files };
}

/** Writes a bundle beside its final name and gives it that name when all of it is on the disk. */
async function writeBundle(
  client: Client,
  { folder, verifier, now }: { folder: string; verifier: string; now: () => string },
): Promise<{ size: number; key: string }> {
  const draft = join(dirname(folder), `.${basename(folder)}-${randomBytes(4).toString('hex')}`);
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    const { size, keys } = valueOf<'audit.export'>(await client('audit.export', {}));
    await writeEvents(client, draft, size);
    const newest = await writeCheckpoints(client, draft, size);
    await writeFile(join(draft, bundleFiles.keys), keys.map((key) => `${key}\n`).join(''));
    await copyFile(verifier, join(draft, bundleFiles.page));
    const [origin = ''] = newest.split('\n', 1);
    const manifest = await manifestOf(draft, { origin, size, writtenAt: now() });
    await writeFile(join(draft, bundleFiles.manifest), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
    await rename(draft, folder);
    return { size, key: keys[0] ?? '' };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

interface Wanted {
  readonly folder: string;
  readonly officer: string;
  readonly dataDir: string;
}

function wantedOf(args: readonly string[], usualDataDir: string): Wanted | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: 'string' }, officer: { type: 'string' } },
    });
    const [folder = '', ...more] = positionals;
    if (folder === '' || more.length > 0) return 'expected one folder to write to';
    if (values.officer === undefined) return 'export needs --officer NAME, an auditor';
    return { folder: resolve(folder), officer: values.officer, dataDir: values.data ?? usualDataDir };
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
}

/** `tapis export`. Exit code 0 written, 1 refused or not reachable, 2 wrong words or a folder that cannot be written. */
export const exportCommand = (
  surroundings: Surroundings,
  { verifier, now }: { verifier: string; now: () => string },
): Command => ({
  usage: 'export FOLDER --officer NAME [--data DIR]',
  about: 'the audit log as a bundle that anybody can verify, written by an auditor into a new folder',
  run: async (args, io) => {
    const wanted = wantedOf(args, surroundings.usualDataDir);
    if (typeof wanted === 'string') {
      io.err(wanted);
      return 2;
    }
    let way: Way;
    try {
      await readFile(verifier);
      way = await wayTo(wanted.dataDir, surroundings);
    } catch (error) {
      io.err(wayFailure(error));
      return 1;
    }
    try {
      const client = createClient(way.transport);
      const refused = await signIn(client, wanted.officer, surroundings.askSecret);
      if (refused !== null) {
        io.err(refused);
        return 1;
      }
      const { size, key } = await writeBundle(client, { folder: wanted.folder, verifier, now });
      await client('session.signOut', {});
      io.err(
        `${wanted.folder}: ${String(size)} events. Open ${bundleFiles.page} in it, or: tapis verify ${wanted.folder}`,
      );
      await io.out(key);
      return 0;
    } catch (error) {
      if (error instanceof Refused) {
        io.err(error.failure.code);
        return 1;
      }
      if (codeOf(error) === null) throw error;
      io.err(`${wanted.folder}: expected a new folder that can be written (${String(codeOf(error))})`);
      return 2;
    } finally {
      way.close();
    }
  },
});
