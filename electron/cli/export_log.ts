/** `tapis export`: the log as a bundle of files that anybody can verify, for an auditor (docs/decisions/0014). */
import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { copyFile, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { bundleFiles, type BundleManifest } from '../../shared/audit/bundle.ts';
import { createClient, type Client } from '../../shared/contract/client.ts';
import { ExportRefused, manifestText, takeBundle } from '../../shared/contract/log_export.ts';
import { codeOf } from '../app/private_file.ts';
import { bytesOf, type Command } from './io.ts';
import { signIn, wayFailure, wayTo, type Surroundings, type Way } from './way.ts';

/** The files of a bundle being written, each opened with its first piece. */
function bundleWriter(folder: string) {
  const streams = new Map<string, WriteStream>();
  return {
    put: async (file: string, text: string): Promise<void> => {
      const stream = streams.get(file) ?? createWriteStream(join(folder, file));
      streams.set(file, stream);
      if (!stream.write(text)) await once(stream, 'drain');
    },
    end: async (): Promise<void> => {
      for (const stream of streams.values()) {
        stream.end();
        await once(stream, 'finish');
      }
    },
  };
}

/** Waits for the disk, and tells size and hash of each file. */
async function filesOf(folder: string): Promise<BundleManifest['files']> {
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
  return files;
}

/** Writes a bundle beside its final name and gives it that name when all of it is on the disk. */
async function writeBundle(
  client: Client,
  { folder, verifier, now }: { folder: string; verifier: string; now: () => string },
): Promise<{ size: number; key: string }> {
  const draft = join(dirname(folder), `.${basename(folder)}-${randomBytes(4).toString('hex')}`);
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    const { put, end } = bundleWriter(draft);
    const { size, origin, key } = await takeBundle(client, { put });
    await end();
    await copyFile(verifier, join(draft, bundleFiles.page));
    const manifest = manifestText({ size, origin, writtenAt: now(), files: await filesOf(draft) });
    await writeFile(join(draft, bundleFiles.manifest), manifest, { flush: true });
    await rename(draft, folder);
    return { size, key };
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
        `${wanted.folder}: ${String(size)} events. Open ${bundleFiles.page} in it, or at a terminal: tapis-cli verify ${wanted.folder}`,
      );
      await io.out(key);
      return 0;
    } catch (error) {
      if (error instanceof ExportRefused) {
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
