/**
 * A supervisor's own key to cosign checkpoints with. Its private half is wrapped with AES-256-GCM under a key that argon2id
 * makes of the PIN, a salt of its own and a secret of the station: the database alone does not give it, and nobody signs
 * in another's name without the PIN. A PIN of six digits can be searched by who has the database and its key; what was
 * cosigned and given away before stands against them.
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import type { CosignerSecret } from '../../db/checkpoints.ts';
import type { OfficerRecord } from '../../db/officers.ts';
import { cosignerKey } from '../../shared/audit/cosignature.ts';
import { stationKey } from './checkpoints.ts';
import type { CommandContext, JobContext } from './context.ts';
import { newSigningKey, storedSigningKey, type SigningKey } from './ed25519.ts';
import { pinCost } from './pins.ts';
import { sha256 } from './sha256.ts';

/** The key that wraps, 32 bytes. */
const wrappingKey = (pin: string, salt: Uint8Array, pepper: Uint8Array): Promise<Buffer> =>
  hashRaw(pin, {
    ...pinCost,
    salt,
    secret: createHmac('sha256', pepper).update('cosigner key').digest(),
    outputLen: 32,
  });

const tagBytes = 16;

async function wrap(
  der: Uint8Array,
  { pin, pepper, verifierKey, random }: Unlocking & { random: (bytes: number) => Uint8Array },
): Promise<CosignerSecret> {
  const salt = random(16);
  const nonce = random(12);
  const cipher = createCipheriv('aes-256-gcm', await wrappingKey(pin, salt, pepper), nonce);
  cipher.setAAD(Buffer.from(verifierKey));
  const sealed = Buffer.concat([cipher.update(der), cipher.final(), cipher.getAuthTag()]);
  return { salt, nonce, wrapped: new Uint8Array(sealed) };
}

interface Unlocking {
  readonly pin: string;
  readonly pepper: Uint8Array;
  readonly verifierKey: string;
}

/** The private key, PKCS #8 DER. Throws where PIN, secret and key do not belong together. */
async function unwrap(
  { salt, nonce, wrapped }: CosignerSecret,
  { pin, pepper, verifierKey }: Unlocking,
): Promise<Uint8Array> {
  const key = await wrappingKey(pin, new Uint8Array(salt), pepper);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(verifierKey));
  decipher.setAuthTag(wrapped.subarray(-tagBytes));
  return Buffer.concat([decipher.update(wrapped.subarray(0, -tagBytes)), decipher.final()]);
}

/** The private key, to sign with. Throws where PIN, secret and key do not belong together. */
export const unwrapCosigner = async (secret: CosignerSecret, unlocking: Unlocking): Promise<SigningKey> =>
  storedSigningKey(await unwrap(secret, unlocking));

/** An officer's key that counts now, wrapped anew under the new PIN: the same key. Null for everybody who has none. */
export async function rewrapCosigner(
  ctx: JobContext,
  id: OfficerRecord['id'],
  { oldPin, pin, pepper }: { oldPin: string; pin: string; pepper: Uint8Array },
): Promise<{ verifierKey: string; secret: CosignerSecret } | null> {
  const verifierKey = ctx.read.cosignerKeyOf(id)?.verifierKey;
  const secret = verifierKey === undefined ? null : ctx.read.cosignerSecret(verifierKey);
  if (verifierKey === undefined || secret === null) return null;
  const der = await unwrap(secret, { pin: oldPin, pepper, verifierKey });
  return { verifierKey, secret: await wrap(der, { pin, pepper, verifierKey, random: ctx.random }) };
}

/** Gives a supervisor without a key one, now that the PIN is known. Everybody else has none. */
export async function ensureCosigner(
  ctx: JobContext,
  { id, role }: OfficerRecord,
  { pin, pepper }: { pin: string; pepper: Uint8Array },
): Promise<void> {
  if (role !== 'supervisor' || ctx.read.cosignerKeyOf(id) !== null) return;
  const made = newSigningKey(ctx.random(32));
  const { text: verifierKey } = cosignerKey(`${stationKey(ctx.read).name}/${id}`, made.publicKey, sha256);
  const secret = await wrap(made.der, { pin, pepper, verifierKey, random: ctx.random });
  ctx.transact((write) => {
    // Two pages may have signed in at once: the first key counts.
    if (write.read.cosignerKeyOf(id) !== null) return;
    write.write.insertCosignerKey({ verifierKey, officerId: id, madeAt: write.now, endedAt: null }, secret);
    write.audit('cosigner-key-made', [{ type: 'officer', id }], { key: { verifierKey } });
  });
}

/** The PIN is reset, or the officer gone: the key counts no more and its private half is destroyed. */
export function endCosigner(ctx: CommandContext, id: OfficerRecord['id']): void {
  const key = ctx.read.cosignerKeyOf(id);
  if (key === null) return;
  ctx.write.endCosignerKey(key.verifierKey, ctx.now);
  ctx.audit('cosigner-key-ended', [{ type: 'officer', id }], { key: { verifierKey: key.verifierKey } });
}
