/**
 * A station that does everything which writes a file, with planted words in all it is told. It says what it is done with and
 * goes on running, so that it can be looked at alive and after a kill. Arguments: data folder, folder of the second backups,
 * folder for the exported log, folder of what an officer saves.
 */
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Application, Machine } from '../../electron/app/application.ts';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { fileLog } from '../../electron/app/log.ts';
import { openApplication } from '../../electron/app/open.ts';
import { openOrWait } from '../../electron/app/door.ts';
import { drill } from '../../electron/app/restore.ts';
import { createClient, type Client } from '../../shared/contract/client.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import { heldCase } from '../electron/app/after.ts';
import { clearedCase, markersOf, papersOf, shiftToday } from '../electron/app/retention_station.ts';
import { pins, signedIn, staff, value, type Pages, type People } from '../electron/app/with_app.ts';
import { addAuditor, exportTo } from './log_station.ts';
import { passphrase, sealedWords } from './planted_words.ts';

const [dataDir = '', second = '', bundle = '', saved = ''] = process.argv.slice(2);

const start = Date.parse('2026-11-20T23:40:00.000Z') - performance.now();
const now = () => new Date(start + performance.now()).toISOString();
const machine: Machine = {
  dataDir,
  clock: { now, monotonic: () => performance.now() },
  random: (bytes) => new Uint8Array(randomBytes(bytes)),
  secrets: keyFileStore(dataDir),
  log: fileLog(dataDir, now),
};
const pagesOf = (app: Application): Pages => ({
  client: (caller) => createClient((name, input) => app.dispatch(caller, name, input)),
});

/** A clarification that stays open, with a note, a sealed note and a report of integrity. */
async function openCase(desk: Client, count: number): Promise<ScreeningId> {
  const { words } = markersOf(count);
  const papers = { ...papersOf({ now }, count), selection: 'tip' as const, purpose: 'workerPlaced' };
  const { screeningId } = value(await desk('screening.open', papers));
  const basis = { kind: 'indicator' as const, value: 'present' as const, basis: 'document' as const };
  const note = { ...basis, code: 'DOC-09', note: `catatan ${words}` };
  value(await desk('screening.answer', { screeningId, revision: 0, answers: [note] }));
  value(await desk('note.write', { screeningId, content: `Rahasia ${sealedWords.note}` }));
  const report = { kind: 'bribe' as const, screeningId, leaveOut: null };
  value(await desk('integrity.report', { ...report, content: `Uang diminta ${sealedWords.report}` }));
  return screeningId;
}

/** A failure nobody foresaw, with planted words in the call: another program holds the database longer than one waits. */
async function fails(desk: Client, screeningId: ScreeningId): Promise<void> {
  const other = new Database(join(dataDir, 'live', 'tapis.db'));
  const key = await machine.secrets.read('live');
  other.pragma(`key = "x'${Buffer.from(key ?? []).toString('hex')}'"`);
  other.exec('BEGIN IMMEDIATE');
  const reply = await desk('note.write', { screeningId, content: `Ditolak ${sealedWords.failed}` });
  other.exec('ROLLBACK');
  other.close();
  if (reply.ok || reply.error.code !== 'internal') throw new Error('the call should have failed');
}

/** The copy of a paper that an officer asked for as a file. */
async function savePaper(desk: Client, screeningId: ScreeningId): Promise<void> {
  const { papers } = value(await desk('paper.list', { screeningId, subjectId: null }));
  const paperId = papers[0]?.id;
  if (paperId === undefined) throw new Error('no paper');
  const { pdf } = value(await desk('paper.output', { paperId, way: 'save', format: 'a4' }));
  writeFileSync(join(saved, 'sheet.pdf'), Buffer.from(pdf, 'base64'));
}

async function live(pages: Pages): Promise<People> {
  const people = await staff(pages);
  await addAuditor(pages, people.admin);
  const desk = await signedIn(pages, people.bp3mi, pins.bp3mi);
  await shiftToday({ now }, desk);
  const cleared = await clearedCase({ now }, desk, 1);
  const fast = papersOf({ now }, 2);
  value(await desk('screening.fastClear', { ...fast, purpose: 'tourism', effort: [] }));
  const screeningId = await openCase(desk, 3);
  await savePaper(desk, cleared);
  await fails(desk, screeningId);
  await heldCase({ now }, await signedIn(pages, people.first, pins.first), people.second);
  const admin = await signedIn(pages, people.admin, pins.admin);
  value(await admin('backup.configure', { everyHours: 4, keepDays: 14, secondFolder: second }));
  const { file } = value(await admin('backup.make', {}));
  await drill(machine, join(dataDir, 'backups', file), (await machine.secrets.read('live')) ?? new Uint8Array());
  return people;
}

async function practice(pages: Pages): Promise<void> {
  const learner: Pages = { client: (caller) => pages.client(`practice ${caller}`) };
  const people: Pages = {
    client: (caller) => {
      const client = learner.client(caller);
      return async (name, input) => {
        value(await client('station.enter', { mode: 'practice' }));
        return client(name, input);
      };
    },
  };
  const { bp3mi } = await staff(people);
  const desk = await signedIn(people, bp3mi, pins.bp3mi);
  await shiftToday({ now }, desk);
  await clearedCase({ now }, desk, 4);
}

async function all(): Promise<void> {
  const first = await openApplication(machine);
  const people = await live(pagesOf(first));
  await practice(pagesOf(first));
  first.close();
  const exported = await exportTo({ dir: dataDir, clock: machine.clock }, bundle);
  if (exported.code !== 0) throw new Error(exported.err);

  const again = await openApplication(machine);
  const admin = await signedIn(pagesOf(again), people.admin, pins.admin);
  const key = Buffer.from((await machine.secrets.read('live')) ?? []).toString('hex');
  value(await admin('key.protect', { passphrase }));
  again.close();

  const locked = await openOrWait(machine);
  const pages = pagesOf(locked);
  value(await pages.client('door')('station.unlock', { passphrase }));
  const desk = await signedIn(pages, people.bp3mi, pins.bp3mi);
  await openCase(desk, 5);
  // What was written since lies in the write-ahead log; nobody closes this station in order.
  process.send?.({ key });
  process.once('disconnect', () => process.exit());
}

await all();
