/** Small files that are there whole or not at all, on the disk when the call is over. */
import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

function flush(path: string, flags: 'r' | 'r+'): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Writes a file in the place of the one before. Throws like writing a file does; the one before stays then. */
export function writeWhole(path: string, text: string): void {
  const draft = `${path}.new`;
  writeFileSync(draft, text, { mode: 0o600 });
  flush(draft, 'r+');
  renameSync(draft, path);
  // Windows cannot open a folder; its file system journals the name itself.
  if (process.platform !== 'win32') flush(dirname(path), 'r');
}
