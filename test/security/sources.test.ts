/** What stands in no source, or in those alone that are named here: read as text, because lint knows no lists of places. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './flip.ts';

const sources = ['shared', 'db', 'electron', 'renderer']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

/** Every place where an expression is found, as `file: what its first group says`. */
const found = (expression: RegExp): string[] =>
  sources
    .flatMap(({ file, text }) => [...text.matchAll(expression)].map((match) => `${file}: ${match[1] ?? match[0]}`))
    .sort();
const words = (expression: RegExp): string[] => [
  ...new Set(sources.flatMap(({ text }) => [...text.matchAll(expression)].map((match) => match[1] ?? match[0]))),
];

describe('cryptography', () => {
  it('encrypts with AES-256-GCM, but for the chance of made-up examples [V11.3.1 V11.3.2]', () => {
    const inText = found(/create(?:C|Dec)ipheriv\(\s*([^,\s]+)/g);
    expect(inText.filter((place) => !/: ('aes-256-gcm'|cipher)$/.test(place))).toEqual([
      "electron/cli/demo/chance.ts: 'aes-256-ctr'",
    ]);
    expect(found(/^const cipher = (.+);$/gm)).toEqual(["electron/app/network/queue_file.ts: 'aes-256-gcm'"]);
  });

  it('hashes with SHA-256 [V11.4.1 V11.4.3]', () => {
    expect(words(/(?:createHash|createHmac|createSign|hkdfSync)\(\s*([^,)\s]+)/g)).toEqual(["'sha256'"]);
  });

  it('makes keys of curve P-256, and those of Ed25519 from 32 random bytes [V11.6.1 V11.2.3]', () => {
    expect(words(/generateKeyPair(?:Sync)?\(\s*([^)]+)\)/g)).toEqual(["'ec', { namedCurve: 'P-256' }"]);
    expect(found(/RSA|rsa-|dsa'/g)).toEqual([]);
  });

  it('draws no secret from Math.random, and makes no identifier into one [V11.5.1 V6.5.3]', () => {
    expect(found(/Math\.random/g)).toEqual(['renderer/client.ts: Math.random']);
    expect(found(/randomUUID/g)).toEqual([]);
    // What the machine gives to the core, in both shells, is the chance of the system; the rest asks it itself.
    expect(found(/random: (\w+),$/gm).filter((place) => /main\.ts: /.test(place))).toEqual([
      'electron/desktop/main.ts: randomBytesOf',
      'electron/kiosk/main.ts: randomBytesOf',
    ]);
    expect(found(/^import \{ (random\w+) \} from 'node:crypto';$/gm)).toEqual([
      'electron/app/key_file.ts: randomBytes',
      'electron/app/randomness.ts: randomFillSync',
      'electron/cli/catalogue_keys.ts: randomBytes',
      'electron/cli/main.ts: randomBytes',
    ]);
  });
});

describe('the page', () => {
  it('keeps nothing in the store of a browser, and registers no service worker [V14.3.3 E30]', () => {
    expect(found(/\b(localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open|serviceWorker)\b/g)).toEqual(
      [],
    );
  });
});

describe('the sandbox', () => {
  it('is switched off by no word of ours, but for the browser that root starts [E4]', () => {
    const off = /--no-sandbox|--disable-web-security|--disable-features=IsolateOrigins|--remote-debugging/g;
    expect(found(off)).toEqual(['electron/kiosk/chromium.ts: --no-sandbox']);
    const started = [
      'package.json',
      'build/electron-builder.yml',
      'build/start.mjs',
      'build/electron.mjs',
      'build/run.mjs',
    ];
    expect(started.filter((file) => readFileSync(join(root, file), 'utf8').match(off) !== null)).toEqual([]);
  });
});
