/** `tapis catalogue keygen` and `tapis catalogue sign`: keys for catalogue files, and signatures with them. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isKeyName, verifierKey, type NoteSignature } from '../../shared/audit/signed_note.ts';
import { catalogueNote, writeCatalogueFile } from '../../shared/domain/catalogue_file.ts';
import { sha256 } from '../app/sha256.ts';
import { newSigningKey, readSigningKey } from '../app/ed25519.ts';
import { codeOf, createPrivateFile } from '../app/private_file.ts';
import { readCatalogue } from './catalogue_source.ts';
import { faultLine, type CommandIo } from './io.ts';

const badName = 'a name without spaces and plus signs, best an address of your agency such as bp3mi.example/catalogue';

/** Makes a key: the private half in a file of its own, the public half on standard output. */
export async function keygen([name = '', folder = '']: readonly string[], io: CommandIo): Promise<number> {
  if (!isKeyName(name)) {
    io.err(`expected ${badName}`);
    return 2;
  }
  const secret = newSigningKey(randomBytes(32));
  const { text, keyId } = verifierKey(name, secret.publicKey, sha256);
  const path = join(folder, `${name.replaceAll(/[^\p{L}\p{N}.-]/gu, '_').slice(0, 100)}-${keyId}.pem`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await createPrivateFile(path, secret.pem);
  } catch (error) {
    if (codeOf(error) === null) throw error;
    io.err(faultLine(folder, 1, `(folder): expected a folder that can be written (${String(codeOf(error))})`));
    return 2;
  }
  io.err(`The private key is in ${path}. Whoever has it can sign catalogues in the name of ${name}.`);
  await io.out(text);
  return 0;
}

/** What to sign, with which key, under which name. */
export interface Signing {
  readonly file: string;
  readonly key: string;
  readonly name: string;
}

/** Prints the signed file; signatures that it already carries for the same content stay. */
export async function signCatalogue({ file, key, name }: Signing, io: CommandIo): Promise<number> {
  if (!isKeyName(name)) {
    io.err(`expected ${badName}`);
    return 2;
  }
  const read = await readCatalogue(io, file);
  if (!read.ok) {
    for (const line of read.error.lines) io.err(line);
    return read.error.exitCode;
  }
  const secret = readSigningKey(await readFile(key, 'utf8'));
  if (secret === null) {
    io.err(faultLine(key, 1, '(input): expected an Ed25519 private key, PKCS #8 in PEM'));
    return 2;
  }
  const { active, note } = read.value;
  const text = catalogueNote(active.catalogue, sha256);
  const { keyId } = verifierKey(name, secret.publicKey, sha256);
  const signature: NoteSignature = { name, keyId, signature: secret.sign(new TextEncoder().encode(text)) };
  await io.out(writeCatalogueFile(active.catalogue, { text, signatures: [...(note?.signatures ?? []), signature] }));
  return 0;
}
