/** A built page in small: index with the nonce's place, one hashed script, one unhashed file. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A new folder of its own, removed after the tests of the file. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tapis-test-'));
  folders.push(folder);
  return folder;
}

/** Writes the page and answers its folder. */
export function writePage(
  index = '<meta property="csp-nonce" nonce="__NONCE__"><style nonce="__NONCE__"></style>',
): string {
  const dir = newFolder();
  mkdirSync(join(dir, 'assets'));
  writeFileSync(join(dir, 'index.html'), `<!doctype html><title>Tapis</title>${index}`);
  writeFileSync(join(dir, 'assets', 'main-3f2a91bc.js'), 'document.title = "Tapis";\n');
  writeFileSync(join(dir, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return dir;
}
