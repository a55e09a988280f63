/** Why a shell cannot start, as a sentence for whoever sets the station up: Indonesian / English. */
import { NewerDatabase } from '../../db/migrate.ts';
import { DamagedDatabase } from '../../db/backup.ts';
import { StationBusy, UnreadableDatabase } from '../../db/open.ts';
import { storageFault } from '../../db/storage_fault.ts';
import { closedSentence } from './closed_to_user.ts';
import { KeyUnusable } from './key_place.ts';
import { traceOf } from './log.ts';
import { JoinedUnusable } from './network/joined.ts';
import { KeyMissing, LogDamaged } from './open.ts';
import { UnsoundBackup } from './restore.ts';
import { NotPrivate } from './private_file.ts';

/** Failures whose own message names the file and the reason. */
const telling = [KeyUnusable, JoinedUnusable, NewerDatabase, NotPrivate];

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
  const closed = closedSentence(error);
  if (closed !== null) return closed;
  const fault = storageFault(error);
  if (fault === 'disk-full') {
    return 'Disk penuh; kosongkan ruang, lalu jalankan lagi. Tidak ada yang hilang. / The disk is full; make room, then start again. Nothing is lost.';
  }
  if (fault === 'database-damaged') {
    return 'Sebagian basis data rusak; tidak ada yang ditulis. Pulihkan cadangan terakhir. / Part of the database is damaged; nothing was written. Restore the last backup.';
  }
  const known = error instanceof Error && telling.some((kind) => error instanceof kind);
  return `Tapis tidak dapat dimulai. / Tapis cannot start: ${known ? error.message : traceOf(error)}`;
}

/** The sentence for a backup that cannot be brought back. The station is as it was. */
export function restoreFailure(error: unknown): string {
  if (error instanceof DamagedDatabase || error instanceof UnsoundBackup || error instanceof UnreadableDatabase) {
    const why = error instanceof UnreadableDatabase ? 'it does not open with the key of this station' : error.message;
    return `Cadangan ini tidak dapat dipakai; pos tidak berubah. / This backup cannot be used (${why}); the station is as it was.`;
  }
  return startFailure(error);
}

/** Whether another program holds this station's data. */
export const isStationBusy = (error: unknown): boolean => error instanceof StationBusy;
