/**
 * What an update package says of itself. A package is a folder: `manifest.json` (canonical JSON, RFC 8785), `manifest.sig` (base64
 * of the Ed25519 signature, RFC 8032, over the bytes of the manifest) and `program/` with the files that the manifest lists.
 */
import { z } from 'zod';
import { canonicalJson } from '../audit/canonical.ts';
import { Instant } from '../time.ts';

/** A released version, `major.minor.patch`, each a number without a leading zero. */
export const Version = z.string().regex(/^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/);
export type Version = z.infer<typeof Version>;

/** Below zero where `one` is older than `other`, zero where they are the same. */
export function compareVersions(one: Version, other: Version): number {
  const [left, right] = [one, other].map((version) => version.split('.').map(Number));
  return [0, 1, 2].map((part) => (left?.[part] ?? 0) - (right?.[part] ?? 0)).find((step) => step !== 0) ?? 0;
}

/** Names that Windows keeps for devices, with any ending. */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** One step of a path that every system takes as it is written. */
function isPlainName(name: string): boolean {
  if (name === '' || name.length > 120 || device.test(name)) return false;
  // Windows drops a point or a space at the end; `.` and `..` are covered by that.
  return !/[<>:"|?*\\\p{Cc}]/u.test(name) && !/[. ]$/.test(name) && name === name.normalize('NFC');
}

const UpdatePath = z
  .string()
  .max(240)
  .refine((path) => path.split('/').every(isPlainName));

/** One file of the program. */
export const UpdateFile = z.strictObject({
  /** Relative to `program/`, with `/`. */
  path: UpdatePath,
  bytes: z.int().min(0).max(1_000_000_000),
  /** 64 hexadecimal digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Rights on Linux: `755` may be run. */
  mode: z.enum(['644', '755']),
});
export type UpdateFile = z.infer<typeof UpdateFile>;

/** All bytes of a program together. */
const mostBytes = 2_000_000_000;

/** Each path once, also where upper and lower case are the same, and none of them the folder of another. */
function areApart(files: readonly UpdateFile[]): boolean {
  const paths = new Set(files.map(({ path }) => path.toLowerCase()));
  if (paths.size !== files.length) return false;
  const folders = [...paths].flatMap((path) => {
    const steps = path.split('/');
    return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('/'));
  });
  return !folders.some((folder) => paths.has(folder));
}

/** The systems a program can be for, as Node names them. */
const UpdatePlatform = z.enum(['linux', 'win32']);
const UpdateArch = z.enum(['x64', 'arm64']);

/** The signed list. */
export const UpdateManifest = z.strictObject({
  v: z.literal(1),
  product: z.literal('tapis'),
  version: Version,
  /** The oldest version that may be replaced by this one. */
  minimumVersion: Version,
  platform: UpdatePlatform,
  arch: UpdateArch,
  builtAt: Instant.optional(),
  files: z
    .array(UpdateFile)
    .min(1)
    .max(20_000)
    .refine(areApart)
    .refine((files) => files.reduce((sum, { bytes }) => sum + bytes, 0) <= mostBytes),
});
export type UpdateManifest = z.infer<typeof UpdateManifest>;

/** Largest manifest in bytes. */
export const mostManifestBytes = 8_000_000;

/** Bytes of the whole program. */
export const programBytes = ({ files }: UpdateManifest): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** Spells a manifest as it is signed. */
const manifestText = (manifest: UpdateManifest): string => canonicalJson(manifest);

/** Reads a manifest; null for anything else, also for one that is spelled otherwise than it is signed. */
export function readManifest(text: string): UpdateManifest | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // Whatever a parser has against it: it is no manifest.
    return null;
  }
  const found = UpdateManifest.safeParse(parsed);
  return found.success && manifestText(found.data) === text ? found.data : null;
}
