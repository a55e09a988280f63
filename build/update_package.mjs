// npm run update-package -- --folder RELEASE --key FILE --out DIR: a signed update package of a packed program, on the release
// machine. The private key (Ed25519, PKCS #8 in PEM) never lies in the repository. What a package must be: shared/update/manifest.ts,
// read as it lies there by the pinned Node.
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { canonicalJson } from '../shared/audit/canonical.ts';
import { readManifest } from '../shared/update/manifest.ts';
import { callerPath } from './run.mjs';
import { Refusal, root, runEntry } from './setup.mjs';

const usage = `usage: npm run update-package -- --folder RELEASE --key FILE --out DIR [--version V] [--minimum V] [--platform P] [--arch A] [--built-at MOMENT]
  --folder RELEASE  the packed program, e.g. release/linux-unpacked
  --key FILE        private key of the release, Ed25519, PKCS #8 in PEM
  --out DIR         where the package is put: tapis-VERSION-PLATFORM-ARCH.tapis-update
  --version V       default: the one of package.json
  --minimum V       oldest version that may be replaced (default: 0.1.0)
  --platform P      linux or win32 (default: this machine's)
  --arch A          x64 or arm64 (default: this machine's)
  --built-at MOMENT ISO 8601 in UTC with milliseconds, where it shall be told`;

/** Plain files of the program, in the order of their paths. */
function filesOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const odd = entries.find((entry) => !entry.isFile() && !entry.isDirectory());
  if (odd) throw new Refusal(`${join(odd.parentPath, odd.name)} is a link or no plain file; a package takes none.`);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const place = join(entry.parentPath, entry.name);
      const bytes = readFileSync(place);
      return {
        path: place.slice(folder.length + 1).replaceAll('\\', '/'),
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        mode: (lstatSync(place).mode & 0o111) === 0 ? '644' : '755',
      };
    })
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

function readFlags(args) {
  const text = { type: 'string' };
  const options = { folder: text, key: text, out: text, version: text, minimum: text, platform: text, arch: text };
  let values;
  try {
    ({ values } = parseArgs({ args, options: { ...options, 'built-at': text } }));
  } catch (error) {
    throw new Refusal(`${error.message}\n${usage}`, 2);
  }
  if (!values.folder || !values.key || !values.out) throw new Refusal(usage, 2);
  return values;
}

function keyIn(file) {
  const key = createPrivateKey(readFileSync(file));
  if (key.asymmetricKeyType !== 'ed25519') throw new Refusal(`${file} is no Ed25519 key.`);
  return key;
}

await runEntry(async () => {
  const flags = readFlags(process.argv.slice(2));
  const place = (path) => resolve(callerPath('update-package', path));
  const folder = place(flags.folder);
  const key = keyIn(place(flags.key));
  const manifest = {
    v: 1,
    product: 'tapis',
    version: flags.version ?? JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
    minimumVersion: flags.minimum ?? '0.1.0',
    platform: flags.platform ?? process.platform,
    arch: flags.arch ?? process.arch,
    ...(flags['built-at'] && { builtAt: flags['built-at'] }),
    files: filesOf(folder),
  };
  const name = `tapis-${manifest.version}-${manifest.platform}-${manifest.arch}.tapis-update`;
  const text = canonicalJson(manifest);
  if (readManifest(text) === null)
    throw new Refusal('No station would take this package: see shared/update/manifest.ts.');
  const target = join(place(flags.out), name);
  if (existsSync(target)) throw new Refusal(`${target} is there already.`);
  const draft = `${target}.part`;
  rmSync(draft, { recursive: true, force: true });
  // What is listed and nothing else: a folder without a file in it is in no list, and no station would take it.
  for (const { path } of manifest.files) {
    mkdirSync(dirname(join(draft, 'program', path)), { recursive: true });
    cpSync(join(folder, path), join(draft, 'program', path));
  }
  writeFileSync(join(draft, 'manifest.json'), text);
  writeFileSync(join(draft, 'manifest.sig'), `${sign(null, Buffer.from(text), key).toString('base64')}\n`);
  renameSync(draft, target);
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  console.log(target);
  console.log(`mark, for the release note: ${createHash('sha256').update(text).digest('hex').slice(0, 8)}`);
  console.log(`public key, for build/update_keys.json: ${Buffer.from(x, 'base64url').toString('base64')}`);
});
