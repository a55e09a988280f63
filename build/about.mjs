// What a package says of what it is made of: out/about/sbom.cdx.json (CycloneDX) and out/about/licences.txt. electron-builder
// calls this before it packs. Nothing in them changes from one making to the next.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, root } from './setup.mjs';

/**
 * The components that the product itself needs, however far down, of everything npm found in the folder. Leaving that to
 * npm (`--omit dev`) loses zod, which a development package needs too.
 */
function needed({ metadata, components, dependencies }, own) {
  const after = new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const product = metadata.component['bom-ref'];
  const direct = after.get(product).filter((ref) => own.has(ref.slice(0, ref.lastIndexOf('@'))));
  after.set(product, direct);
  const found = new Set([product]);
  // A set hands out what is added while it is walked.
  for (const ref of found) for (const next of after.get(ref) ?? []) found.add(next);
  return {
    components: components.filter((component) => found.has(component['bom-ref'])),
    dependencies: [...after].filter(([ref]) => found.has(ref)).map(([ref, dependsOn]) => ({ ref, dependsOn })),
  };
}

const licenceOf = ({ licenses = [] }) =>
  licenses.map(({ license, expression }) => expression ?? license.id ?? license.name).join(', ') || 'see its text';

/** The folder of a component: two versions of one may be installed. */
function folderOf({ name, version }) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const [path] = Object.entries(packages).find(
    ([at, { version: its }]) => at.split('node_modules/').at(-1) === name && its === version,
  );
  return join(root, path);
}

/** The texts that lie in a component's folder. */
const textsOf = (component) =>
  readdirSync(folderOf(component))
    .filter((name) => /^(un)?licen[cs]e|^copying|^notice/i.test(name))
    .sort()
    .map((name) =>
      readFileSync(join(folderOf(component), name), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim(),
    );

function entryOf(component) {
  const source = component.externalReferences.find(({ type }) => type === 'vcs' || type === 'website')?.url;
  const texts = textsOf(component);
  const missing = `Its package carries no text of its licence${source ? `; its source: ${source}` : ''}.`;
  const head = `${component.name} ${component.version} (${licenceOf(component)})${component.author ? `, ${component.author}` : ''}`;
  return [head, '-'.repeat(head.length), ...(texts.length > 0 ? texts : [missing]), ''].join('\n');
}

/** Writes both files and answers their folder. */
export function writeAbout() {
  const bom = JSON.parse(npm('sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'));
  const { $schema, bomFormat, specVersion, version, metadata } = bom;
  const { name, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // An alias is listed under the name of the package behind it.
  const own = new Set(
    Object.entries(dependencies).map(([dependency, wanted]) => /^npm:(.+)@/.exec(wanted)?.[1] ?? dependency),
  );
  // Who made the list when and with what differs from machine to machine, and npm names the product after its folder.
  const component = { ...metadata.component, name };
  const sbom = { $schema, bomFormat, specVersion, version, metadata: { component }, ...needed(bom, own) };
  const folder = join(root, 'out', 'about');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`);
  const head =
    'Tapis contains these works of others, each under its own licence. SQLite is in the public domain; Electron and Chromium\n' +
    'have their licences in LICENSE.electron.txt and LICENSES.chromium.html beside the program.\n\n';
  writeFileSync(join(folder, 'licences.txt'), head + sbom.components.map(entryOf).join('\n'));
  return folder;
}

export default function beforePack() {
  writeAbout();
}
