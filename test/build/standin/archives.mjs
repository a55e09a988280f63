// Stands in for what Electron does to the file system of its main process: an `.asar` file looks like a folder, can be opened only
// inside, and a tree with one in it is not removed. What is as on the disk is `original-fs`. With `as-node` in TAPIS_STANDIN the
// program does not know that it runs in Electron.
import fs from 'node:fs';
import { registerHooks, syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

const original = { ...fs, promises: { ...fs.promises } };
globalThis.originalFs = original;

const isArchive = (path) => String(path).endsWith('.asar');
const refused = (code) => Promise.reject(Object.assign(new Error(`${code}: an archive`), { code }));
const asFolder = (entry) => Object.assign(entry, { isFile: () => false, isDirectory: () => true });

async function readdir(folder, options = {}) {
  const entries = await original.promises.readdir(folder, options);
  if (options.withFileTypes !== true) return entries;
  const inside = [];
  for (const entry of entries.filter(({ name }) => isArchive(name))) {
    asFolder(entry);
    const inner = Object.assign(Object.create(entry), {
      name: 'package.json',
      parentPath: join(entry.parentPath, entry.name),
    });
    if (options.recursive) inside.push(Object.assign(inner, { isFile: () => true, isDirectory: () => false }));
  }
  return [...entries, ...inside];
}

async function rm(path, options) {
  const there = original.existsSync(path) && original.statSync(path).isDirectory();
  if (there && original.readdirSync(path, { recursive: true }).some(isArchive)) return refused('ENOTDIR');
  return original.promises.rm(path, options);
}

Object.assign(fs.promises, {
  readdir,
  rm,
  lstat: async (path, ...more) => {
    const found = await original.promises.lstat(path, ...more);
    return isArchive(path) ? asFolder(found) : found;
  },
  open: (path, ...more) => (isArchive(path) ? refused('ENOENT') : original.promises.open(path, ...more)),
});
syncBuiltinESMExports();

const archives = new URL('original_fs.cjs', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === 'original-fs' ? { url: archives, format: 'commonjs', shortCircuit: true } : next(name, context),
});
if (process.env.TAPIS_STANDIN !== 'as-node') Object.defineProperty(process.versions, 'electron', { value: 'stand-in' });
