/** What is built into a program: its version, and the public keys whose packages it takes. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Version } from '../../shared/update/manifest.ts';

// Put in by the build from build/update_keys.json; run from the sources there is none, and no update is taken.
declare const UPDATE_KEYS: unknown;

const Keys = z.array(z.string().regex(/^[A-Za-z0-9+/]{43}=$/));

/** Public keys of the release, 32 bytes each as base64; none in a program that was not built for a release. */
export const builtInKeys = (): readonly string[] => (typeof UPDATE_KEYS === 'undefined' ? [] : Keys.parse(UPDATE_KEYS));

/** The version of a program, as its `package.json` says. @param folder the one with `package.json`, as an address */
export const versionIn = (folder: URL): Version =>
  z.object({ version: Version }).parse(JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'))).version;
