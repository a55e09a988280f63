/** An update without its page: for a machine that is a device of another station, or whose station does not start. */
import { existsSync } from 'node:fs';
import { lockStation, StationBusy } from '../../db/open.ts';
import { storageFault } from '../../db/storage_fault.ts';
import { compareVersions } from '../../shared/update/manifest.ts';
import { updateErrors as english } from '../../shared/text/en/update_errors.ts';
import { updateErrors as indonesian } from '../../shared/text/id/update_errors.ts';
import { traceOf } from '../app/log.ts';
import type { Installation } from './installation.ts';
import { arm, lookAt, unpack, type StageFault } from './stage.ts';
import { readPointer } from './pointer.ts';
import type { Starting } from './starting.ts';

const both = (one: string, other: string): string => `${one} / ${other}`;
const full = both(
  'Disk penuh; kosongkan ruang, lalu ulangi. Tidak ada yang hilang.',
  'The disk is full; make room, then repeat. Nothing is lost.',
);
const inUse = both(
  'Data stasiun ini sedang dipakai oleh Tapis lain.',
  'Another Tapis works with the data of this station.',
);

const faultText = (fault: StageFault): string =>
  fault === 'disk-full'
    ? full
    : both(`${indonesian[fault].what} ${indonesian[fault].todo}`, `${english[fault].what} ${english[fault].todo}`);

/** Why nothing can be started, for whoever stands at the terminal. Of an unforeseen error only its kind and place are told. */
export function sentenceFor(error: unknown): string {
  if (error instanceof StationBusy) return inUse;
  if (storageFault(error) === 'disk-full') return full;
  return both('Tapis tidak dapat dimulai.', `Tapis cannot start: ${traceOf(error)}`);
}

/**
 * Takes a package in for the next start, after all checks, and says what came of it. The data is kept as it is by the start that tries
 * the new version.
 * @throws StationBusy while another start chooses
 */
export async function takeIn(
  folder: string,
  at: Pick<Starting, 'updates' | 'base' | 'shell' | 'keys' | 'dataDir' | 'platform' | 'arch'>,
): Promise<{ readonly done: boolean; readonly sentence: string }> {
  const refused = (fault: StageFault) => ({ done: false, sentence: faultText(fault) });
  if (!existsSync(at.updates)) return refused('update-not-installed-so');
  const unlock = lockStation(at.updates);
  try {
    const current = readPointer(at.updates)?.current ?? at.base.version;
    const version = compareVersions(current, at.base.version) > 0 ? current : at.base.version;
    const here: Installation = { ...at, version, trial: false };
    const found = await lookAt(folder, here);
    if (!found.ok) return refused(found.error);
    const unpacked = await unpack(found.value, here);
    if (!unpacked.ok) return refused(unpacked.error);
    arm(here, unpacked.value.manifest.version);
    const { version: fresh } = unpacked.value.manifest;
    return {
      done: true,
      sentence: both(
        `Versi ${fresh} terpasang dan dicoba pada awal berikutnya.`,
        `Version ${fresh} is installed and tried at the next start.`,
      ),
    };
  } finally {
    unlock();
  }
}
