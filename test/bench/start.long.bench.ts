/**
 * From the start of the host's process to the sign-in page and its people, on a station with a million events against an
 * empty one. The million is a valid log in a real station, written below the application.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../db/store.ts';
import { storedTops } from '../../electron/app/log_walk.ts';
import { verifyLog } from '../../electron/app/log_verification.ts';
import { sha256 } from '../../electron/app/sha256.ts';
import { canonicalJson } from '../../shared/audit/canonical.ts';
import { commitment } from '../../shared/audit/leaf.ts';
import { leafHash, nodeHash } from '../../shared/audit/tree.ts';
import { BackupId } from '../../shared/ids.ts';
import { closeShift, logStation, type LogStation } from '../helpers/log_station.ts';

const count = 1_000_000;
const root = mkdtempSync(join(tmpdir(), 'tapis-bench-'));
process.on('exit', () => {
  rmSync(root, { recursive: true, force: true });
});
const utf8 = new TextEncoder();

/** Appends events in one transaction, triggers away meanwhile; what they would have written is written at the end. */
async function fill({ database, key }: LogStation): Promise<void> {
  const secret = await key();
  const store = openStore({ path: database, key: secret });
  const from = store.read.logSize();
  const tops = storedTops(store.read, from);
  const station = store.read.station()?.id ?? '';
  store.close();
  const db = new Database(database);
  db.pragma(`key = "x'${Buffer.from(secret).toString('hex')}'"`);
  // Nothing of it is worth keeping after a power cut; the next program that opens it sets its own.
  for (const fast of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -400000']) db.pragma(fast);
  const triggers = db.prepare<[], string>("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  const names = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  const event = db.prepare("INSERT INTO event VALUES (?, 'answered', ?, ?, 'bp3mi', ?, ?, 'load', ?, ?)");
  const content = db.prepare("INSERT INTO eventContent VALUES (?, 'answers', ?, ?)");
  const node = db.prepare('INSERT INTO treeNode VALUES (?, ?, ?)');
  const text = '[{"code":"DOC-01","value":"seen"}]';
  db.transaction(() => {
    for (const name of names) db.exec(`DROP TRIGGER ${name}`);
    for (let seq = from; seq < from + count; seq += 1) {
      const salt = randomBytes(32);
      const commitments = { answers: Buffer.from(commitment(salt, JSON.parse(text), sha256)).toString('base64') };
      const subjects = [{ id: `scr_${String(seq >> 4).padStart(20, '0')}`, type: 'screening' }];
      const at = new Date(Date.UTC(2026, 0, 1) + seq * 20_000).toISOString();
      const actor = 'ofc_00000000000000000000';
      const leaf = {
        actor,
        at,
        boot: 'load',
        commitments,
        kind: 'answered',
        mono: seq,
        role: 'bp3mi',
        seq,
        station,
        subjects,
        v: 1,
      };
      let hash = leafHash(utf8.encode(canonicalJson(leaf)), sha256);
      event.run(seq, station, actor, at, seq, JSON.stringify(subjects), JSON.stringify(commitments));
      content.run(seq, salt, text);
      node.run(0, seq, hash);
      let level = 0;
      for (let place = seq; place % 2 === 1; place = (place - 1) / 2) {
        const left = tops[level];
        if (left === undefined) throw new Error('no left sibling');
        hash = nodeHash(left, hash, sha256);
        tops[level] = undefined;
        level += 1;
        node.run(level, (place - 1) / 2, hash);
      }
      tops[level] = hash;
    }
    db.exec(`INSERT OR IGNORE INTO eventAbout SELECT actor, seq FROM event WHERE seq >= ${String(from)};
      INSERT OR IGNORE INTO eventAbout SELECT json_extract(subject.value, '$.id'), event.seq
        FROM event, json_each(event.subjects) AS subject WHERE event.seq >= ${String(from)} ORDER BY 1, 2;`);
    for (const sql of triggers) db.exec(sql);
  })();
  db.close();
}

/** As a station stands that has been at work: its log verified, signed, and backed up a moment ago. */
async function atWork(station: LogStation): Promise<void> {
  const store = openStore({ path: station.database, key: await station.key() });
  const { size, root: head, intact } = verifyLog(store.read);
  if (!intact) throw new Error('the log that was made is not whole');
  store.transaction((write) => {
    write.setSetting('logVerified', { size, root: head });
    const at = new Date().toISOString();
    const backup = {
      id: 'bck_00000000000000000000',
      reason: 'time' as const,
      at,
      file: 'none',
      bytes: 1,
      events: size,
    };
    write.insertBackup({
      ...backup,
      id: BackupId.parse(`bck_${'0'.repeat(20)}`),
      root: head,
      fault: null,
      secondFault: null,
    });
  });
  store.close();
}

async function made(name: string, work: (station: LogStation) => Promise<void>): Promise<string> {
  const station = await logStation(join(root, name));
  await work(station);
  await closeShift(station);
  await atWork(station);
  return station.dir;
}
const begun = performance.now();
const full = await made('full', fill);
const empty = await made('empty', () => Promise.resolve());
console.log(`A station with ${String(count)} events was made in ${((performance.now() - begun) / 1000).toFixed(0)} s.`);

/** The address the host prints when it can be reached. */
const address = (host: ChildProcess) =>
  new Promise<string>((resolve, reject) => {
    let said = '';
    host.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/#k=[\w-]{43}/.exec(said);
      if (found !== null) resolve(found[0]);
    });
    host.once('exit', () => {
      reject(new Error(`the host ended: ${said}`));
    });
  });

/** Starts the host, asks for the page and for the people who may sign in, and ends it. */
async function start(dir: string): Promise<void> {
  const host = spawn(process.execPath, [join('out', 'kiosk', 'main.js'), '--no-browser', '--port', '0', '--data', dir]);
  const gone = new Promise((resolve) => host.once('exit', resolve));
  try {
    const { origin, hash } = new URL(await address(host));
    // A later host may get the port of an earlier one: no connection is kept for it.
    const headers = { 'content-type': 'application/json', connection: 'close', origin };
    const page = await fetch(origin, { headers: { connection: 'close' } });
    const entered = await fetch(`${origin}/enter`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ token: hash.slice(3) }),
    });
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const state = await fetch(`${origin}/call/station.state`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: '{}',
    });
    if (!page.ok || !(await state.text()).includes('Kepala Regu')) throw new Error('no sign-in page');
  } finally {
    host.kill('SIGKILL');
    await gone;
  }
}

export const title = 'Start to the sign-in page';
export const baseline = 'an empty station';
export const options = { iterations: 12, warmupIterations: 2, time: 0 };
// Written as async, or the bench tries each once by itself to see whether it waits, and one host ends the other.
export const tasks = {
  [baseline]: async () => {
    await start(empty);
  },
  [`a station with ${String(count)} events`]: async () => {
    await start(full);
  },
};
