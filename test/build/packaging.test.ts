// electron-builder's real pipeline against a stub of Electron: its program holds nothing but the fuse wire, so that the
// package's content and fuses can be read back without the runtime, which cannot be fetched everywhere.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPackage, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')));

// The bytes by which a fuse wire is found in a program.
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

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
    ...['--linux', 'dir', '--publish', 'never', '--config', 'build/electron-builder.yml'],
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
