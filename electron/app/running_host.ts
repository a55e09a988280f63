/**
 * How a second start on the same data finds the running host and gets a new one-time address from it: a private note
 * in the data folder names the port and a secret. Both sides prove that they know the secret without sending it, so a
 * stranger who took over the port of a killed host learns nothing and cannot pass for it.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readPrivateFile, replacePrivateFile } from './private_file.ts';

const hex32 = z.string().regex(/^[0-9a-f]{64}$/);
const Note = z.strictObject({ port: z.int().min(1).max(65_535), secret: hex32 });
const Question = z.strictObject({ nonce: hex32, proof: hex32 });
const Answer = z.strictObject({ token: z.string().regex(/^[\w-]{43}$/), proof: hex32 });
const Reply = z.strictObject({ ok: z.literal(true), value: Answer });

/** Gives new one-time tokens to whoever proves to know the note. */
export interface AddressDesk {
  readonly secret: string;
  /** A new token with the host's proof, or null for a question without proof. */
  answer(question: unknown): z.infer<typeof Answer> | null;
}

/** Where a host lets itself be found: `DIR/host.json`, mode 0600. */
const noteFile = (dataDir: string) => join(dataDir, 'host.json');

const proofOf = (secret: string, ...parts: readonly string[]) =>
  createHmac('sha256', Buffer.from(secret, 'hex')).update(parts.join('\n')).digest();

const proves = (proof: string, expected: Buffer) => timingSafeEqual(Buffer.from(proof, 'hex'), expected);

const randomHex = (random: (bytes: number) => Uint8Array) => Buffer.from(random(32)).toString('hex');

/** Opens the desk of this host. @param issue gives a new launch token */
export function openDesk(random: (bytes: number) => Uint8Array, issue: () => string): AddressDesk {
  const secret = randomHex(random);
  return {
    secret,
    answer(question) {
      const asked = Question.safeParse(question);
      if (!asked.success) return null;
      const { nonce, proof } = asked.data;
      if (!proves(proof, proofOf(secret, 'ask', nonce))) return null;
      const token = issue();
      return { token, proof: proofOf(secret, 'answer', nonce, token).toString('hex') };
    },
  };
}

/** Leaves the note; call it only while holding the station, since it takes the place of a dead host's note. */
export async function leaveNote(dataDir: string, port: number, secret: string): Promise<void> {
  await replacePrivateFile(noteFile(dataDir), `${JSON.stringify({ port, secret })}\n`);
}

/** Takes the note away. */
export async function removeNote(dataDir: string): Promise<void> {
  await rm(noteFile(dataDir), { force: true });
}

async function readNote(dataDir: string): Promise<z.infer<typeof Note> | null> {
  const content = await readPrivateFile(noteFile(dataDir));
  if (content === null) return null;
  try {
    return Note.parse(JSON.parse(content.toString('utf8')));
  } catch {
    // A note nobody can read names no host; a start that takes the station replaces it.
    return null;
  }
}

/** The one-time address for a port and a token: the token is in the fragment, which browsers never send. */
export const addressOf = (port: number, token: string) => `http://127.0.0.1:${String(port)}/#k=${token}`;

/**
 * Asks the host that runs on this data for a new one-time address; null when none runs.
 * @throws NotPrivate when others could read the note
 */
export async function askForAddress(dataDir: string, random: (bytes: number) => Uint8Array): Promise<string | null> {
  const note = await readNote(dataDir);
  if (note === null) return null;
  const nonce = randomHex(random);
  const response = await fetch(`http://127.0.0.1:${String(note.port)}/address`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ nonce, proof: proofOf(note.secret, 'ask', nonce).toString('hex') }),
    signal: AbortSignal.timeout(3000),
    redirect: 'error',
  }).catch(() => null);
  if (response?.status !== 200) return null;
  const reply = Reply.safeParse(await response.json().catch(() => null));
  if (!reply.success) return null;
  const { token, proof } = reply.data.value;
  return proves(proof, proofOf(note.secret, 'answer', nonce, token)) ? addressOf(note.port, token) : null;
}
