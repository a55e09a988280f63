/** An update without its page: for a machine that is a device of another station, or whose station does not start. */
import { existsSync } from 'node:fs';
import { lockStation, StationBusy } from '../../db/open.ts';
import { storageFault } from '../../db/storage_fault.ts';
import { updateErrors as english } from '../../shared/text/en/update_errors.ts';
import { updateErrors as indonesian } from '../../shared/text/id/update_errors.ts';
import { closedSentence } from '../app/closed_to_user.ts';
import { traceOf } from '../app/log.ts';
import type { Installation } from './installation.ts';
import { arm, lookAt, unpack, type StageFault } from './stage.ts';
import { makeUpdates, mayDecide } from './pointer.ts';
import { AskedToEnd } from './alone.ts';
import { decidedPointer } from './start_version.ts';
import { BadStart } from './start_options.ts';
import type { Standing, Starting } from './starting.ts';

const both = (one: string, other: string): string => `${one} / ${other}`;
const full = both(
  'Disk penuh; kosongkan ruang, lalu ulangi. Tidak ada yang hilang.',
  'The disk is full; make room, then repeat. Nothing is lost.',
);
const inUse = both(
  'Data stasiun ini sedang dipakai oleh Tapis lain.',
  'Another Tapis works with the data of this station.',
);

const ended = both(
  'Diakhiri selagi menunggu Tapis lain; tidak ada yang berubah.',
  'Ended while it waited for another Tapis; nothing has changed.',
);

const faultText = (fault: StageFault): string =>
  fault === 'disk-full'
    ? full
    : both(`${indonesian[fault].what} ${indonesian[fault].todo}`, `${english[fault].what} ${english[fault].todo}`);

/** Why nothing can be started, for whoever stands at the terminal. Of an unforeseen error only its kind and place are told. */
export function sentenceFor(error: unknown): string {
  if (error instanceof StationBusy) return inUse;
  if (error instanceof AskedToEnd) return ended;
  if (error instanceof BadStart) return error.message;
  if (storageFault(error) === 'disk-full') return full;
  const closed = closedSentence(error);
  if (closed !== null) return closed;
  return both('Tapis tidak dapat dimulai.', `Tapis cannot start: ${traceOf(error)}`);
}

/**
 * Takes a package in for the next start, after all checks, and says what came of it. The data is kept as it is by the start that tries
 * the new version.
 * @throws StationBusy while another start chooses, or a version that is tried still runs
 */
export async function takeIn(
  folder: string,
  at: Standing & Pick<Starting, 'shell' | 'keys' | 'platform' | 'arch'>,
): Promise<{ readonly done: boolean; readonly sentence: string }> {
  const refused = (fault: StageFault) => ({ done: false, sentence: faultText(fault) });
  makeUpdates(at.updates, at.keys);
  if (!existsSync(at.updates) || !mayDecide(at.updates)) return refused('update-not-installed-so');
  const unlock = lockStation(at.updates);
  try {
    const { current } = await decidedPointer(at);
    const version = current ?? at.base.version;
    const here: Installation = { ...at, version, trial: false };
    const found = await lookAt(folder, here);
    if (!found.ok) return refused(found.error);
    const unpacked = await unpack(found.value, here);
    if (!unpacked.ok) return refused(unpacked.error);
    arm(here, unpacked.value.manifest.version);
    const { version: fresh } = unpacked.value.manifest;
    const mark = unpacked.value.sha256.slice(0, 8);
    return {
      done: true,
      sentence: both(
        `Versi ${fresh} (tanda ${mark}) terpasang dan dicoba pada awal berikutnya.`,
        `Version ${fresh} (mark ${mark}) is installed and tried at the next start.`,
      ),
    };
  } finally {
    unlock();
  }
}
