/** The built page, read once at the start into a map path → bytes: no request ever reaches the file system. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { travellerPath } from '../../shared/contract/traveller_words.ts';
import { contentSecurityPolicy, inNoFrame, noncePlaceholder, notStored, safetyHeaders } from './page_policy.ts';

/** An answer in plain terms; each shell turns it into its own kind of response. */
export interface PageAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The page and its files. */
export interface Page {
  /**
   * The answer for a path as it stands in the address, e.g. `/` or `/assets/main-3f2a.js`; null for any other. The
   * traveller's window is the same page under a policy by which it may ask its host for nothing.
   * Nothing is decoded or joined: a path is a key of the map or it is not.
   */
  answer(path: string): PageAnswer | null;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

function mediaTypeOf(path: string): string {
  const type = mediaTypes[extname(path)];
  if (type === undefined) throw new Error(`the built page holds a file of an unknown kind: ${path}`);
  return type;
}

function readFiles(dir: string): Map<string, Uint8Array<ArrayBuffer>> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [`/${relative(dir, file).split(sep).join('/')}`, new Uint8Array(readFileSync(file))];
    }),
  );
}

/**
 * Reads the built page.
 * @param dir folder with index.html and its files, as the build leaves it
 * @param random gives so many random bytes, for the nonces
 * @throws where there is no index.html, where it has no place for a nonce, or where a file is of an unknown kind
 */
export function loadPage(dir: string, random: (bytes: number) => Uint8Array): Page {
  const files = readFiles(dir);
  const index = files.get('/index.html');
  if (index === undefined) throw new Error(`there is no built page in ${dir}`);
  const template = new TextDecoder().decode(index);
  if (!template.includes(noncePlaceholder)) throw new Error(`index.html has no ${noncePlaceholder}`);
  files.delete('/index.html');
  const answers = new Map(
    [...files].map(([path, body]): [string, PageAnswer] => [
      path,
      {
        headers: {
          ...safetyHeaders,
          ...inNoFrame,
          'Content-Type': mediaTypeOf(path),
          // Vite names what lies in assets/ by its content, so it never changes under its name.
          'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        },
        body,
      },
    ]),
  );
  return {
    answer(path) {
      if (path !== '/' && path !== travellerPath) return answers.get(path) ?? null;
      const nonce = Buffer.from(random(16)).toString('base64');
      return {
        headers: {
          ...safetyHeaders,
          ...notStored,
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': contentSecurityPolicy(nonce, path === '/' ? "'self'" : "'none'"),
        },
        body: new TextEncoder().encode(template.replaceAll(noncePlaceholder, nonce)),
      };
    },
  };
}
