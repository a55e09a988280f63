/** A package, on a stick or unpacked: read, its signature and its files verified, copied. Nothing here decides what runs. */
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import {
  compareVersions,
  mostManifestBytes,
  readManifest,
  type UpdateFile,
  type UpdateManifest,
  type Version,
} from '../../shared/update/manifest.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { verifyEd25519 } from '../app/ed25519.ts';
import { codeOf, flushFolder } from '../app/private_file.ts';
import { disk } from './disk.ts';

/** Why a package is not taken. */
export type PackageFault =
  | 'update-no-package'
  | 'update-no-key'
  | 'update-signature'
  | 'update-damaged'
  | 'update-older'
  | 'update-too-new-a-step'
  | 'update-other-machine';

/** A package whose manifest was signed with a release key. Its files are not verified yet. */
export interface UpdatePackage {
  readonly folder: string;
  readonly manifest: UpdateManifest;
  /** Of the manifest, 64 hexadecimal digits: names the package and everything in it. */
  readonly sha256: string;
}

/** Where the files of a package lie. */
export const programIn = (folder: string): string => join(folder, 'program');

const { open, readdir, mkdir } = disk.promises;

/** The files beside the program, and their largest sizes in bytes. */
const said = [
  { name: 'manifest.json', most: mostManifestBytes },
  { name: 'manifest.sig', most: 200 },
] as const;

/** A small file, or null: not there, no plain file, or larger than that. */
async function smallFile(path: string, most: number): Promise<Buffer | null> {
  try {
    const found = await disk.promises.lstat(path);
    return found.isFile() && found.size <= most ? await disk.promises.readFile(path) : null;
  } catch (cause) {
    if (codeOf(cause) === null) throw cause;
    return null;
  }
}

/**
 * Reads what a package says and who signed it.
 * @param keys public keys of the release, 32 bytes each as base64; with none, no package is taken
 */
export async function readPackage(
  folder: string,
  keys: readonly string[],
): Promise<Result<UpdatePackage, 'update-no-package' | 'update-no-key' | 'update-signature' | 'update-damaged'>> {
  const [bytes = null, signature = null] = await Promise.all(
    said.map(({ name, most }) => smallFile(join(folder, name), most)),
  );
  if (bytes === null || signature === null) return err('update-no-package');
  if (keys.length === 0) return err('update-no-key');
  const signed = Buffer.from(signature.toString('utf8').trim(), 'base64');
  // Before anything of it is read.
  if (!keys.some((key) => verifyEd25519(Buffer.from(key, 'base64'), bytes, signed))) return err('update-signature');
  const manifest = readManifest(bytes.toString('utf8'));
  if (manifest === null) return err('update-damaged');
  return ok({ folder, manifest, sha256: createHash('sha256').update(bytes).digest('hex') });
}

/** What a package must fit. */
export interface FitsWhat {
  readonly running: Version;
  readonly platform: string;
  readonly arch: string;
  /** The file that is started, relative to the program. */
  readonly entry: string;
}

/** Why this package is not for this machine and the version that runs on it; null: it is. */
export function misfit(manifest: UpdateManifest, { running, platform, arch, entry }: FitsWhat): PackageFault | null {
  if (manifest.platform !== platform || manifest.arch !== arch) return 'update-other-machine';
  if (!manifest.files.some(({ path }) => path === entry)) return 'update-other-machine';
  if (compareVersions(manifest.version, running) <= 0) return 'update-older';
  return compareVersions(manifest.minimumVersion, running) > 0 ? 'update-too-new-a-step' : null;
}

const chunkBytes = 1 << 20;

/** Reads a file to its end, never more than its listed size and one byte; whether it is the listed one. */
async function isListed(from: string, file: UpdateFile, each: (chunk: Uint8Array) => Promise<void>): Promise<boolean> {
  const flags = disk.constants.O_RDONLY | (process.platform === 'win32' ? 0 : disk.constants.O_NOFOLLOW);
  const source = await open(from, flags);
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(chunkBytes);
    let total = 0;
    while (total <= file.bytes) {
      const { bytesRead } = await source.read(buffer, 0, Math.min(chunkBytes, file.bytes + 1 - total));
      if (bytesRead === 0) break;
      total += bytesRead;
      const chunk = buffer.subarray(0, bytesRead);
      hash.update(chunk);
      if (total <= file.bytes) await each(chunk);
    }
    return total === file.bytes && hash.digest('hex') === file.sha256;
  } finally {
    await source.close();
  }
}

const nothing = (): Promise<void> => Promise.resolve();

/** Folders the files of a program lie in, the outer ones first. */
function foldersOf(files: readonly UpdateFile[]): string[] {
  const folders = new Set<string>();
  for (const { path } of files) {
    const steps = path.split('/').slice(0, -1);
    steps.forEach((_, index) => folders.add(steps.slice(0, index + 1).join('/')));
  }
  return [...folders].toSorted();
}

/** Everything that lies in a folder, plain files and folders apart from what is neither. */
async function found(folder: string): Promise<{ files: string[]; folders: string[]; others: number }> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  const pathOf = (entry: (typeof all)[number]) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/');
  const files = all.filter((entry) => entry.isFile()).map(pathOf);
  const folders = all.filter((entry) => entry.isDirectory()).map(pathOf);
  return { files, folders, others: all.length - files.length - folders.length };
}

/** Whether exactly the listed files and their folders are there: nothing missing, nothing besides. */
async function isComplete(program: string, { files }: UpdateManifest): Promise<boolean> {
  const there = await found(program);
  const listed = new Set(files.map(({ path }) => path));
  const folders = new Set(foldersOf(files));
  return (
    there.others === 0 &&
    there.files.length === listed.size &&
    there.files.every((path) => listed.has(path)) &&
    there.folders.every((path) => folders.has(path))
  );
}

/** What a stick that was pulled out, or a file that is a link, answers; anything else is a bug or a full disk. */
const unreadable = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'EIO', 'EACCES', 'EPERM', 'ENXIO', 'ENODEV'];

/** Whether every file of the program is the listed one, and there is no other. */
export async function isSound({ folder, manifest }: UpdatePackage): Promise<boolean> {
  const program = programIn(folder);
  try {
    if (!(await isComplete(program, manifest))) return false;
    for (const file of manifest.files) if (!(await isListed(join(program, file.path), file, nothing))) return false;
    return true;
  } catch (cause) {
    if (unreadable.includes(codeOf(cause) ?? '')) return false;
    throw cause;
  }
}

async function copyFile(from: string, to: string, file: UpdateFile): Promise<boolean> {
  const copy = await open(to, 'wx', Number.parseInt(file.mode, 8));
  try {
    const same = await isListed(from, file, async (chunk) => {
      await copy.writeFile(chunk);
    });
    await copy.chmod(Number.parseInt(file.mode, 8));
    await copy.sync();
    return same;
  } finally {
    await copy.close();
  }
}

/** Copies what a package says and who signed it; false: it is no longer there, or has grown. */
async function copyText(from: string, to: string, most: number): Promise<boolean> {
  const content = await smallFile(from, most);
  if (content === null) return false;
  const copy = await open(to, 'wx', 0o644);
  try {
    await copy.writeFile(content);
    await copy.sync();
    return true;
  } finally {
    await copy.close();
  }
}

/**
 * Copies a package into a new folder, and waits until the disk has all of it; whether each file was the listed one.
 * @throws the system's error where there is no room
 */
export async function copyPackage({ folder, manifest }: UpdatePackage, to: string): Promise<boolean> {
  const [from, program] = [programIn(folder), programIn(to)];
  const folders = foldersOf(manifest.files).map((path) => join(program, path));
  for (const path of [program, ...folders]) await mkdir(path, { recursive: true, mode: 0o755 });
  for (const file of manifest.files) {
    if (!(await copyFile(join(from, file.path), join(program, file.path), file))) return false;
  }
  for (const { name, most } of said) if (!(await copyText(join(folder, name), join(to, name), most))) return false;
  for (const path of [...folders.toReversed(), program, to, dirname(to)]) await flushFolder(path);
  return true;
}

/** Whether an error says that what is read cannot be read. */
export const isUnreadable = (cause: unknown): boolean => unreadable.includes(codeOf(cause) ?? '');
