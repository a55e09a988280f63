/** The verifier that is not ours: main.go, built on Debian's packages of Go. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const go = '/usr/bin/go';
const packages = '/usr/share/gocode';

/** Whether it can be built here. */
export const goIsThere = existsSync(go) && existsSync(join(packages, 'src/golang.org/x/mod/sumdb/note/note.go'));

/** Builds it as this file. */
export function buildVerifier(program: string): void {
  const source = fileURLToPath(new URL('./main.go', import.meta.url));
  const cache = fileURLToPath(new URL('../../.cache/go', import.meta.url));
  const env = { ...process.env, GO111MODULE: 'off', GOPATH: packages, GOCACHE: cache, GOFLAGS: '' };
  const run = spawnSync(go, ['build', '-o', program, source], { env, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
}

/** What it says of a bundle, beside proofs and notes that were kept elsewhere. */
export function judgedInGo(program: string, folder: string, extras?: string): { accepted: boolean; said: string } {
  const run = spawnSync(program, extras === undefined ? [folder] : [folder, extras], { encoding: 'utf8' });
  const said = `${run.stdout}${run.stderr}`;
  expect(said).toMatch(/^(ACCEPTED|REJECTED): /m);
  return { accepted: run.status === 0, said };
}
