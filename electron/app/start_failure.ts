/** Why a shell cannot start, as a sentence for whoever sets the station up: Indonesian / English. */
import { NewerDatabase } from '../../db/migrate.ts';
import { StationBusy, UnreadableDatabase } from '../../db/open.ts';
import { KeyUnusable } from './key_place.ts';
import { traceOf } from './log.ts';
import { KeyMissing, LogDamaged } from './open.ts';
import { NotPrivate } from './private_file.ts';

/** Failures whose own message names the file and the reason. */
const telling = [KeyUnusable, NewerDatabase, NotPrivate];

/** The sentence for an error that was thrown while starting. Of an unforeseen one only its kind and place are told. */
export function startFailure(error: unknown): string {
  if (error instanceof StationBusy) {
    return 'Data stasiun ini sedang dipakai oleh Tapis lain. / Another Tapis works with the data of this station.';
  }
  if (error instanceof KeyMissing) {
    return 'Kunci basis data tidak ada, padahal basis datanya ada; kembalikan folder "keys" dari cadangan. / The database is there but its key is not; put the folder "keys" back from a backup.';
  }
  if (error instanceof LogDamaged) {
    return 'Catatan audit rusak: peristiwa dan pohonnya tidak cocok, sehingga tidak bisa dilanjutkan. Tidak ada yang diubah. Panggil auditor dan kembalikan cadangan. / The audit log is damaged: events and tree do not fit, so that it cannot go on. Nothing was changed. Call the auditor and restore a backup.';
  }
  if (error instanceof UnreadableDatabase) {
    return 'Basis data tidak dapat dibuka dengan kunci ini, atau rusak; tidak ada yang diubah. / The database does not open with this key, or is damaged; nothing was changed.';
  }
  const known = error instanceof Error && telling.some((kind) => error instanceof kind);
  return `Tapis tidak dapat dimulai. / Tapis cannot start: ${known ? error.message : traceOf(error)}`;
}

/** Whether another program holds this station's data. */
export const isStationBusy = (error: unknown): boolean => error instanceof StationBusy;
