/** Makes what the central system is told of one case, from the case as it is now. */
import type { ExportReader } from '../../../db/exports.ts';
import type { OutboxRecord } from '../../../db/outbox.ts';
import type { Reader } from '../../../db/store.ts';
import { CentralRecord } from '../../../shared/central/batch.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { AgencyCode } from '../../../shared/domain/words.ts';
import { sheetsFor, type ReceiverProfile } from '../../../shared/export/profile.ts';
import { exportRows } from '../export/rows.ts';
import { exportSettings } from '../export/settings.ts';

/** Catalogues never change: each is parsed once. */
function withKnownCatalogues(read: ExportReader): ExportReader {
  const known = new Map<string, Catalogue>();
  return {
    ...read,
    catalogue: (sha256) => {
      const catalogue = known.get(sha256) ?? read.catalogue(sha256);
      known.set(sha256, catalogue);
      return catalogue;
    },
  };
}

const sheets = { bp3mi: sheetsFor('bp3mi', 'central'), immigration: sheetsFor('immigration', 'central') };

/** Gives the way to make records: all of one is read in one go, so that version and rows are of the same moment. */
export function recordMaker(read: Reader): (row: OutboxRecord) => CentralRecord {
  const exports = withKnownCatalogues(read.exports);
  const rowsOf = (agency: AgencyCode, screeningId: OutboxRecord['screeningId'], profile: ReceiverProfile) => {
    const from = { order: { scope: { screeningId }, agency }, profile };
    const tables = sheets[agency].map((sheet) => [sheet.name, [...exportRows(exports, sheet, from)]] as const);
    return tables.some(([name, rows]) => name === 'screenings' && rows.length > 0) ? Object.fromEntries(tables) : null;
  };
  return ({ screeningId: id, version, erased }) => {
    if (erased) return { id, version, state: 'erased' };
    const profile = exportSettings(read).receivers.central;
    return CentralRecord.parse({
      ...{ id, version, state: 'kept' },
      bp3mi: rowsOf('bp3mi', id, profile),
      immigration: rowsOf('immigration', id, profile),
    });
  };
}
