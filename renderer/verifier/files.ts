/** The files that were dropped on the page, as a bundle, and the browser's own cryptography. */
import { bundleFiles, exactLines, type BundleSource, type Brought } from '../../shared/audit/bundle.ts';
import type { Crypto } from '../../shared/audit/log_check.ts';
import { sha256 } from './sha256.ts';

async function* chunksOf(file: File): AsyncGenerator<Uint8Array, void> {
  const reader = file.stream().getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The files of a bundle by their names. */
export function droppedSource(files: readonly File[]): BundleSource {
  const byName = new Map(files.map((file) => [file.name, file]));
  return {
    digest: async (name) => {
      const file = byName.get(name);
      if (file === undefined) return null;
      const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
      return { bytes: file.size, sha256: hex(new Uint8Array(digest)) };
    },
    lines: async function* (name) {
      const file = byName.get(name);
      if (file !== undefined) yield* exactLines(chunksOf(file));
    },
  };
}

/** What lies beside the bundle: checkpoints that were kept elsewhere, whatever their names. */
export async function broughtWith(files: readonly File[], key: string): Promise<Brought> {
  const own = new Set<string>(Object.values(bundleFiles));
  const others = files.filter(({ name }) => !own.has(name) && /\.(txt|note|checkpoint)$/i.test(name));
  return { key: key.trim() === '' ? null : key.trim(), kept: await Promise.all(others.map((file) => file.text())) };
}

/** Whether this browser verifies Ed25519. */
export async function knowsEd25519(): Promise<boolean> {
  try {
    await crypto.subtle.importKey('raw', new Uint8Array(32), 'Ed25519', false, ['verify']);
    return true;
  } catch {
    return false; // an older browser, said so on the page
  }
}

/** Hashes at once, signatures by the browser. */
export const browserCrypto: Crypto = {
  sha256,
  verify: async (publicKey, message, signature) => {
    const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
    return crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
  },
};
