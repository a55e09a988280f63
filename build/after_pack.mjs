// electron-builder calls this when a package's folder is complete. npm installs native parts for its own machine only:
// a package made for another one would lack them and fail at its first start, at the desk.
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Arch } from 'electron-builder';

/** Native files a package must carry for its target, and no others. */
const expected = (platform, arch) => [
  new RegExp(`^@node-rs/argon2-${platform}-${arch}[^/]*/argon2\\.${platform}-${arch}[^/]*\\.node$`),
  new RegExp(`^better-sqlite3/prebuilds/${platform}-${arch}\\.node$`),
];

/** Throws with one sentence when the native files are not the target's. */
export default function afterPack(context) {
  const platform = context.electronPlatformName;
  const arch = Arch[context.arch];
  const resources =
    platform === 'darwin'
      ? join(context.appOutDir, `${context.packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : join(context.appOutDir, 'resources');
  const modules = join(resources, 'app.asar.unpacked', 'node_modules');
  const found = readdirSync(modules, { recursive: true })
    .filter((path) => path.endsWith('.node'))
    .map((path) => path.split(sep).join('/'))
    .sort();
  const wanted = expected(platform, arch);
  const fits = found.length === wanted.length && wanted.every((pattern, index) => pattern.test(found[index]));
  if (!fits) {
    throw new Error(
      `the package for ${platform}-${arch} carries these native files: ${found.join(', ') || 'none'}; package on a machine of that kind`,
    );
  }
}
