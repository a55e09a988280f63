// electron-builder's real pipeline against a stub of Electron: its program holds nothing but the fuse wire, so that the
// package's content and fuses can be read back without the runtime, which cannot be fetched everywhere.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPackage, extractAll, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { founding } from '../electron/app/with_app.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What is packed by, from the root. Named once: a flip names another. */
const configuration = 'build/electron-builder.yml';
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')));

// The bytes by which a fuse wire is found in a program.
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Licences under which works of others may be in it. */
const accepted = [
  '0BSD',
  'Apache-2.0',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'MIT',
  'OFL-1.1',
  'Unlicense',
  '(MIT AND Zlib)',
  '(MIT OR CC0-1.0)',
];

const Licence = z.object({ license: z.object({ id: z.string(), name: z.string() }).partial(), expression: z.string() });
const Bom = z.object({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.object({ component: z.object({ name: z.string() }) }),
  components: z.array(
    z.object({ name: z.string(), version: z.string(), licenses: z.array(Licence.partial()).default([]) }),
  ),
});

let folder = '';
let packed = '';

function node(...args: string[]) {
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  return { status: run.status, output: `${run.stdout}${run.stderr}` };
}

/** A folder that looks like an unpacked Electron of the locked version, every fuse as Electron delivers it or worse. */
async function makeStub(stub: string): Promise<void> {
  mkdirSync(join(stub, 'resources'), { recursive: true });
  mkdirSync(join(stub, 'locales'));
  mkdirSync(join(stub, 'empty'));
  for (const language of ['de', 'en-US', 'id']) writeFileSync(join(stub, 'locales', `${language}.pak`), '');
  const states = '101100011';
  const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, states.length]), Buffer.from(states)]);
  writeFileSync(join(stub, 'electron'), wire, { mode: 0o755 });
  writeFileSync(join(stub, 'version'), version);
  await createPackage(join(stub, 'empty'), join(stub, 'resources', 'default_app.asar'));
  rmSync(join(stub, 'empty'), { recursive: true });
}

const pack = (output: string, ...more: string[]) =>
  node(
    join(root, 'node_modules', 'electron-builder', 'cli.js'),
    ...['--linux', 'dir', '--publish', 'never', '--config', configuration],
    `-c.electronDist=${join(folder, 'electron')}`,
    `-c.directories.output=${join(folder, output)}`,
    ...more,
  );

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tapis-packaging-'));
  await makeStub(join(folder, 'electron'));
  const built = node(join('build', 'build.mjs'));
  if (built.status !== 0) throw new Error(built.output);
  const run = pack('release', `--${process.arch}`);
  if (run.status !== 0) throw new Error(run.output);
  const name = readdirSync(join(folder, 'release')).find((entry) => /^linux.*unpacked$/.test(entry));
  packed = join(folder, 'release', name ?? 'nothing');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.runIf(process.platform === 'linux')('package of the desktop shell', () => {
  it('has the fuses of a closed application [E19]', async () => {
    const wire = await getCurrentFuseWire(join(packed, 'tapis'));
    const state = (fuse: FuseV1Options) => (wire[fuse] === FuseState.ENABLE ? 'on' : 'off');
    expect({
      runAsNode: state(FuseV1Options.RunAsNode),
      nodeOptions: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      nodeInspect: state(FuseV1Options.EnableNodeCliInspectArguments),
      fileProtocolPrivileges: state(FuseV1Options.GrantFileProtocolExtraPrivileges),
      cookieEncryption: state(FuseV1Options.EnableCookieEncryption),
      asarIntegrity: state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      asarOnly: state(FuseV1Options.OnlyLoadAppFromAsar),
    }).toEqual({
      runAsNode: 'off',
      nodeOptions: 'off',
      nodeInspect: 'off',
      fileProtocolPrivileges: 'off',
      cookieEncryption: 'on',
      asarIntegrity: 'on',
      asarOnly: 'on',
    });
  });

  it('holds the built product, the two native packages, and nothing else [V13.4.1 V15.2.3]', () => {
    const files = listPackage(join(packed, 'resources', 'app.asar'), { isPack: false }).map((path) =>
      path.split(sep).join('/'),
    );
    const allowed =
      /^\/(package\.json|out(\/(desktop|renderer|worker)(\/.*)?)?|node_modules(\/better-sqlite3(\/.*)?|\/@node-rs(\/argon2.*)?)?)$/;
    expect(files.filter((file) => !allowed.test(file))).toEqual([]);
    expect(files.filter((file) => /\.(ts|tsx|map|md|c|cc|cpp|h)$|\/(test|src|deps)(\/|$)/.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/out/desktop/main.js',
        '/out/desktop/preload.cjs',
        '/out/renderer/index.html',
        '/out/renderer/verify.html',
        '/out/worker/jobs.js',
        '/node_modules/better-sqlite3/lib/index.js',
        '/node_modules/@node-rs/argon2/index.js',
      ]),
    );
  });

  it("keeps outside the archive the target's two native files only [E27]", () => {
    const outside = readdirSync(join(packed, 'resources', 'app.asar.unpacked'), {
      recursive: true,
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
      .sort();
    const target = `linux-${process.arch}`;
    expect(outside).toEqual([expect.stringMatching(new RegExp(`^argon2\\.${target}-gnu\\.node$`)), `${target}.node`]);
  });

  it('says what it is made of: each component with its licence, and nothing that only builds it [E33 V15.1.2]', () => {
    const about = (name: string) => readFileSync(join(packed, 'resources', 'about', name), 'utf8');
    const { metadata, components } = Bom.parse(JSON.parse(about('sbom.cdx.json')));
    expect(metadata.component.name).toBe('tapis');
    const names = components.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['react', 'zod', 'better-sqlite3', '@node-rs/argon2', 'pdfmake']));
    expect(names.filter((name) => /^(electron|vitest|typescript|node-linux|eslint|playwright)/.test(name))).toEqual([]);
    const licences = components.flatMap(({ licenses }) =>
      licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name),
    );
    expect([...new Set(licences)].toSorted()).toEqual(accepted.toSorted());
    // Its package names none; its text is MIT's.
    expect(components.filter(({ licenses }) => licenses.length === 0).map(({ name }) => name)).toEqual(['png-js']);
    const texts = about('licences.txt');
    for (const { name, version: its } of components) expect(texts).toContain(`${name} ${its} (`);
    expect(texts).toMatch(/^png-js [\d.]+ \(see its text\).*\n-+\n(.*\n)*?.*MIT/m);
  });

  it('is not larger than a stick of a counter takes: 120 MB without the runtime', () => {
    const bytes = (folder: string): number =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
    expect(bytes(join(packed, 'resources'))).toBeLessThan(120_000_000);
    expect(bytes(join(packed, 'resources'))).toBeGreaterThan(5_000_000);
  });

  it('comes out the same a second time, byte for byte', () => {
    const run = pack('again', `--${process.arch}`);
    expect(run.status, run.output).toBe(0);
    const sums = (folder: string) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => `${relative(folder, path)} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)
        .toSorted();
    const again = sums(packed.replace(join(folder, 'release'), join(folder, 'again')));
    expect(again).toEqual(sums(packed));
    expect(again).toEqual(expect.arrayContaining([expect.stringMatching(/^resources\/app\.asar [0-9a-f]{64}$/)]));
  });

  it('starts an AppImage with no switch, so with its sandbox [E4]', () => {
    const settings = readFileSync(resolve(root, configuration), 'utf8');
    expect(/^appImage:\n {2}executableArgs: (.*)$/m.exec(settings)?.[1]).toBe('[]');
    expect(settings).not.toMatch(/^[^#]*--no-sandbox/m);
  });

  it('starts from what was packed, serves its page and answers calls', () => {
    const unpacked = join(folder, 'unpacked');
    // With the native files, which lie beside the archive.
    extractAll(join(packed, 'resources', 'app.asar'), unpacked);
    const standin = join(root, 'test', 'build', 'standin');
    const run = node(
      ...['--import', join(standin, 'hooks.mjs'), join(standin, 'packed.mjs')],
      ...[join(unpacked, 'out', 'desktop', 'main.js'), join(folder, 'data'), JSON.stringify(founding)],
    );
    expect(run.status, run.output).toBe(0);
    expect(JSON.parse(run.output)).toMatchObject({
      page: 200,
      policy: true,
      before: { ok: true, value: { station: null } },
      founded: { ok: true },
      after: { ok: true, value: { station: { name: founding.name }, keyProtection: 'systemKeychain' } },
    });
    expect(existsSync(join(folder, 'data', 'live', 'tapis.db'))).toBe(true);
  });

  it('keeps the two languages of the desk', () => {
    expect(readdirSync(join(packed, 'locales')).sort()).toEqual(['en-US.pak', 'id.pak']);
  });

  it('refuses a package for a machine whose native files are not here [E27]', () => {
    const other = process.arch === 'x64' ? 'arm64' : 'x64';
    const run = pack('other', `--${other}`);
    expect(run.status).not.toBe(0);
    expect(run.output).toContain(`the package for linux-${other} carries these native files`);
  });

  it('refuses a setting electron-builder does not know', () => {
    const run = pack('typo', '-c.electronFusez=1');
    expect(run.status).not.toBe(0);
    expect(run.output).toContain('electronFusez');
  });
});
