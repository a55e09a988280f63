// npm run deb: the kiosk shell as a Debian package, for tablets and counters with Linux: program, pinned Node, command line.
// Needs dpkg-deb. Two makings of one commit give the same bytes; data never lies where the package does.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeAbout } from './about.mjs';
import { build } from './build.mjs';
import { callerPath } from './run.mjs';
import { pinnedNode, Refusal, root, runEntry, setUp } from './setup.mjs';

const architectures = { x64: 'amd64', arm64: 'arm64' };
const program = 'opt/tapis';

/** What of the two native packages runs: as in the package of the desktop shell. */
const nativeParts = (target) => [
  ...['package.json', 'LICENSE', 'lib', `prebuilds/${target}.node`].map((part) => `better-sqlite3/${part}`),
  ...['package.json', 'LICENSE', 'index.js'].map((part) => `@node-rs/argon2/${part}`),
  `@node-rs/argon2-${target}-gnu`,
];

/** Starts with the Node that comes along, whatever else is installed; `update` is the starter, which finds the newest version. */
const launcher = (entry) => `#!/bin/sh\nexec /${program}/bin/node /${program}/out/${entry}/main.js "$@"\n`;

const desktopEntry = `[Desktop Entry]
Type=Application
Name=Tapis
Comment=Klarifikasi sebelum pemeriksaan x-ray
Exec=tapis
Icon=tapis
Terminal=false
Categories=Office;
`;

const control = ({ version, description }, { architecture, kibibytes }) => `Package: tapis
Version: ${version}
Architecture: ${architecture}
Maintainer: Tapis <tapis@tapis.invalid>
Installed-Size: ${kibibytes}
Depends: chromium | google-chrome-stable, libc6
Section: misc
Priority: optional
Description: ${description}
`;

function put(stage, path, content, mode = 0o644) {
  const file = join(stage, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  chmodSync(file, mode);
}

/** What the files take on a disk, as apt tells it before it installs. */
function kibibytesIn(stage) {
  const files = readdirSync(stage, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + Math.ceil(statSync(join(parentPath, name)).size / 1024), 0);
}

/** Lays the files out as they will lie on the disk of the desk. */
function lay(stage) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const architecture = architectures[process.arch];
  if (process.platform !== 'linux' || !architecture) {
    throw new Refusal('A Debian package carries the native parts of its own machine: make it on Linux, x64 or arm64.');
  }
  const copy = (from, to) => cpSync(from, join(stage, program, to), { recursive: true, dereference: true });
  for (const part of ['update', 'kiosk', 'cli', 'renderer', 'verifier', 'worker'])
    copy(join(root, 'out', part), `out/${part}`);
  for (const part of nativeParts(`linux-${process.arch}`)) {
    copy(join(root, 'node_modules', part), `node_modules/${part}`);
  }
  copy(pinnedNode, 'bin/node');
  copy(writeAbout(), 'about');
  put(
    stage,
    `${program}/package.json`,
    `${JSON.stringify({ name: 'tapis', version: manifest.version, type: 'module' })}\n`,
  );
  put(stage, 'usr/bin/tapis', launcher('update'), 0o755);
  put(stage, 'usr/bin/tapis-cli', launcher('cli'), 0o755);
  put(stage, 'usr/share/applications/tapis.desktop', desktopEntry);
  put(stage, 'usr/share/icons/hicolor/512x512/apps/tapis.png', readFileSync(join(root, 'build', 'icon.png')));
  put(stage, 'DEBIAN/control', control(manifest, { architecture, kibibytes: kibibytesIn(stage) }));
  put(stage, 'DEBIAN/postrm', readFileSync(join(root, 'build', 'linux', 'postrm.sh')), 0o755);
  return `tapis-kiosk_${manifest.version}_${architecture}.deb`;
}

/** Makes the package in this folder and answers its path. @throws Refusal with one sentence */
export function makeDeb(out) {
  const stage = join(root, '.cache', 'deb');
  rmSync(stage, { recursive: true, force: true });
  const name = lay(stage);
  const commit = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' });
  mkdirSync(out, { recursive: true });
  const path = join(out, name);
  const run = spawnSync('dpkg-deb', ['--root-owner-group', '-Zzstd', '-z6', '--build', stage, path], {
    encoding: 'utf8',
    env: { ...process.env, SOURCE_DATE_EPOCH: commit.stdout.trim() || '0', TZ: 'UTC' },
  });
  if (run.error) throw new Refusal('A Debian package is made with dpkg-deb, which is not on this machine.');
  if (run.status !== 0) throw new Refusal(`dpkg-deb could not make the package.\n${run.stderr}`);
  rmSync(stage, { recursive: true, force: true });
  return path;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runEntry(async () => {
    const { values } = parseArgs({ options: { out: { type: 'string', default: 'release' } } });
    const say = (line) => console.log(line);
    await setUp(say);
    await build(say);
    say(makeDeb(callerPath('deb', values.out)));
  });
}
