/**
 * An export as CSV of 2,000 clarifications with 22,000 answers, read from the encrypted database, checked, sealed, hashed and
 * flushed, against writing the very same bytes that lie in memory. It fails where memory grows by more than 200 MB.
 */
import { closeSync, fsyncSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { writeExport } from '../../electron/app/export/write.ts';
import { ExportId } from '../../shared/ids.ts';
import { workShift } from '../electron/app/exported.ts';
import { staff } from '../electron/app/with_app.ts';
import { copyCases } from '../helpers/many_cases.ts';
import { realApplication } from '../helpers/real_application.ts';

const dir = mkdtempSync(join(tmpdir(), 'tapis-bench-'));
process.on('exit', () => {
  rmSync(dir, { recursive: true, force: true });
});
const at = '2026-11-20T23:40:00.000Z';
const { app, client } = await realApplication(dir, { now: () => at, monotonic: () => 0 });
const { people } = await workShift({ client }, await staff({ client }));
app.close();
const key = await keyFileStore(dir).read('live');
if (key === null) throw new Error('no key');
const place = { path: join(dir, 'live', 'tapis.db'), key };
copyCases(place, { count: 2000, officer: people.first });

const largest = 200 * 1_048_576;
let [made, peak] = [0, 0];

/** Exports into a folder of its own, and looks at the memory on the way. */
async function exportRows(format: 'csv' | 'jsonl' | 'xlsx'): Promise<string> {
  made += 1;
  const before = process.memoryUsage().rss;
  const final = join(dir, `made-${String(made)}`);
  const scope = { from: '2026-11-21', to: '2026-11-21' };
  const parties = { agency: 'immigration', receiver: 'immigration', namesInCare: false } as const;
  const order = { exportId: ExportId.parse(`exp_${'0'.repeat(20)}`), scope, formats: [format], ...parties };
  const writing = {
    order,
    rows: { from: '2026-11-20T17:00:00.000Z', until: '2026-11-21T17:00:00.000Z' },
    station: { id: 'PLM-A1', name: 'Bench' },
    origin: 'bench',
    writtenAt: at,
    recipient: null,
    draft: `${final}.part`,
    final,
    verifier: fileURLToPath(new URL('../../out/verifier/verify.html', import.meta.url)),
  };
  await writeExport(place, writing, {
    passed: () => {
      peak = Math.max(peak, process.memoryUsage().rss - before);
    },
    recorded: () => Promise.resolve({ event: '', content: '', proof: '', keys: '' }),
  });
  if (peak > largest) throw new Error(`memory grew by ${String(Math.round(peak / 1_048_576))} MB`);
  return final;
}

const first = await exportRows('csv');
const files = readdirSync(first).map((name) => [name, readFileSync(join(first, name))] as const);

export const title = 'Export of 2,000 clarifications';
export const baseline = 'write the same bytes from memory';
export const options = { iterations: 5, warmupIterations: 1, time: 0, warmupTime: 0 };
// Written as async, or the bench tries each once by itself to see whether it waits, and nobody waits for that one.
export const tasks = {
  [baseline]: () => {
    const folder = mkdtempSync(join(dir, 'plain-'));
    for (const [name, bytes] of files) {
      const file = openSync(join(folder, name), 'w');
      for (let from = 0; from < bytes.length; from += 65_536) writeSync(file, bytes.subarray(from, from + 65_536));
      fsyncSync(file);
      closeSync(file);
    }
  },
  'as CSV': async () => {
    await exportRows('csv');
  },
  'as JSON Lines': async () => {
    await exportRows('jsonl');
  },
  'as a workbook': async () => {
    await exportRows('xlsx');
  },
};
