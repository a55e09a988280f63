/** What tests of exports begin with: a station with a shift of every kind of record, and exports of it. Names are invented. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Client } from '../../../shared/contract/client.ts';
import type { ExportView } from '../../../shared/contract/export.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { printedReceipt } from '../../helpers/receipts.ts';
import { acceptedWork, desks, hold } from './cases.ts';
import { pins, signedIn, staffed, value, type Bench, type Pages, type People } from './with_app.ts';

const pinBp3mi = '137035';

/** A shift with a case that was referred, accepted and held, and one that still waits. */
export const workedShift = async (bench: Bench) => workShift(bench, await staffed(bench));

/** The same of any application whose clock stands on the morning of 21 November 2026. */
export async function workShift(pages: Pages, people: People) {
  const { bp3mi, first } = await desks(pages, people);
  const { screeningId, revision } = await acceptedWork(bp3mi, first, 'X7654321');
  const proposal = { ...hold, departLine: 'Lem halaman data terbuka.' };
  const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal }));
  const approval = {
    officerId: people.second,
    pin: pins.second,
    call: 'decision.confirm',
    subject: decisionId,
  } as const;
  const { approvalId } = value(await first('session.approve', approval));
  value(await first('decision.confirm', { decisionId, approvalId }));
  const kept = { seal: 'SG-0001', place: 'Brankas konter', condition: 'utuh', due: '2026-11-23' };
  const receiptNumber = await printedReceipt(first, decisionId, kept);
  value(
    await first('custody.hold', {
      ...{ decisionId, receiptNumber, dueReason: null, witness: null, ...kept },
      receiptSource: 'station',
      receiptTaken: 'signed',
    }),
  );
  const shift = value(await bp3mi('shift.current', {}));
  if (shift === null) throw new Error('no shift');
  return { people, bp3mi, first, screeningId, shiftId: shift.id };
}

/** A shift head of BP3MI, enrolled and signed in. */
export async function headOfBp3mi(bench: Pages, people: People): Promise<Client> {
  const admin = await signedIn(bench, people.admin, pins.admin);
  const head = { name: 'Kepala BP3MI', serviceNumber: '', agency: 'bp3mi', role: 'supervisor' } as const;
  const { officer, code } = value(await admin('officer.add', { ...head, immigrationOfficial: false }));
  const page = bench.client(`page ${officer.id}`);
  value(await page('session.enrol', { officerId: officer.id, code, pin: pinBp3mi }));
  return page;
}

/** Waits until no export runs; gives the newest. */
export async function settled(client: Client): Promise<ExportView> {
  for (;;) {
    const { running, exports } = value(await client('export.list', {}));
    const [newest] = exports;
    if (running === null && newest !== undefined) return newest;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Exports and waits for it. */
export async function exported(client: Client, wish: InputOf<'export.start'>): Promise<ExportView> {
  value(await client('export.start', wish));
  return settled(client);
}

/** A folder like a stick beside the station's data. */
export function stickIn(base: string, name = 'stik'): string {
  const path = join(base, name);
  mkdirSync(path, { recursive: true });
  return path;
}

/** Every file of a folder as text, by name. */
export const textsIn = (folder: string): Map<string, string> =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

/** The rows of a JSON Lines file. */
export const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
