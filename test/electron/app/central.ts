/** A station that sends to a receiver on this machine, and many cases for it. Names are invented. */
import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { verifierKey } from '../../../shared/audit/signed_note.ts';
import { newSigningKey } from '../../../electron/app/ed25519.ts';
import { sha256 } from '../../../electron/app/sha256.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { newId, ScreeningId } from '../../../shared/ids.ts';
import type { Errand } from '../../receiver/receiver.ts';
import { pins, signedIn, value, type Bench, type People } from './with_app.ts';

const secret = newSigningKey(new Uint8Array(randomBytes(32)));
/** The receiver's key for acknowledgements. */
export const receiverKey = {
  ...{ secret, name: 'pusat.contoh/1' },
  text: verifierKey('pusat.contoh/1', secret.publicKey, sha256).text,
};

/** Certificates of tests. */
export const pem = (name: string): string =>
  readFileSync(new URL(`../../receiver/tls/${name}`, import.meta.url), 'utf8').trim();

/** Settings that send everything to a port of this machine. */
export const centralAt = (port: number): Omit<InputOf<'central.set'>, 'approvalId'> => ({
  on: true,
  endpoint: `https://127.0.0.1:${String(port)}/records`,
  authority: pem('authority.pem'),
  receiverKey: receiverKey.text,
  since: '2026-01-01',
});

/** The technician sets the central system, and the shift head approves exactly that. */
export async function setCentral(
  bench: Bench,
  people: People,
  settings: Omit<InputOf<'central.set'>, 'approvalId'>,
): Promise<void> {
  const admin = await signedIn(bench, people.admin, pins.admin);
  const { subject } = value(await admin('central.check', settings));
  const asked = { officerId: people.supervisor, pin: pins.supervisor, call: 'central.set' as const, subject };
  const { approvalId } = value(await admin('session.approve', asked));
  value(await admin('central.set', { ...settings, approvalId }));
}

/** The station's key as the receiver must know it. */
export async function keyOfStation(bench: Bench, people: People): Promise<string> {
  const admin = await signedIn(bench, people.admin, pins.admin);
  return value(await admin('central.settings', {})).stationKey;
}

/** Copies one case so often, as its rows alone: the log knows nothing of the copies. The application is closed. */
export function multiply(place: { dir: string; key: Uint8Array }, original: ScreeningId, count: number): ScreeningId[] {
  const db = new Database(join(place.dir, 'live', 'tapis.db'));
  db.pragma(`key = "x'${Buffer.from(place.key).toString('hex')}'"`);
  const columns = (table: string) =>
    db
      .prepare('SELECT name FROM pragma_table_info(?)')
      .pluck()
      .all(table)
      .map(String)
      .filter((name) => name !== 'rowid');
  const copyOf = (table: string, key: string, without: string) => {
    const names = columns(table).filter((name) => name !== without);
    const values = names.map((name) => (name === key ? '@id' : name));
    return db.prepare(
      `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE ${key} = @original`,
    );
  };
  const steps = [
    copyOf('screening', 'id', ''),
    copyOf('traveller', 'screeningId', ''),
    copyOf('answer', 'screeningId', 'id'),
  ];
  const ids = Array.from({ length: count }, () =>
    newId(ScreeningId, 'scr', (bytes) => new Uint8Array(randomBytes(bytes))),
  );
  db.transaction(() => {
    for (const id of ids) for (const step of steps) step.run({ id, original });
  })();
  db.close();
  return ids;
}

/** A process of its own, started again wherever it dies until `end`. */
export function keptAlive(
  program: string,
  errand: () => unknown,
  told: (message: unknown, child: ChildProcess) => void,
) {
  let ended = false;
  let broken = false;
  let child: ChildProcess | null = null;
  const start = () => {
    child = fork(new URL(`../../receiver/${program}`, import.meta.url), [JSON.stringify(errand())], {
      execArgv: [],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const mine = child;
    mine.on('message', (message) => {
      told(message, mine);
    });
    mine.once('exit', (code) => {
      // Killed ones have no code; one that failed by itself is a fault of the program, or of the test.
      if (code !== null && code !== 0) broken = true;
      else if (!ended) start();
    });
  };
  start();
  return {
    broken: () => broken,
    kill: () => child?.kill('SIGKILL'),
    tell: (message: object) => child?.connected === true && child.send(message),
    end: () =>
      new Promise<void>((resolve) => {
        ended = true;
        if (child === null || child.exitCode !== null || child.signalCode !== null) {
          resolve();
          return;
        }
        child.once('exit', () => {
          resolve();
        });
        child.kill('SIGKILL');
      }),
  };
}

/** A receiver's errand without faults. */
export const receiverErrand = (folder: string, station: string): Errand => ({
  ...{ folder, station, port: 0, name: receiverKey.name, secret: receiverKey.secret.pem, seed: 1, faults: 0 },
  patience: 2000,
  most: 10_000,
});
