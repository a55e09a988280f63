/** What the technician set for exports. */
import type { Reader } from '../../../db/store.ts';
import { ExportSettings, firstExportSettings } from '../../../shared/contract/export.ts';

/** Key of the settings in the database. */
export const exportSetting = 'export';

/** The settings as they are. */
export function exportSettings(read: Reader): ExportSettings {
  const stored = read.setting(exportSetting);
  return stored === null ? firstExportSettings : ExportSettings.parse(stored);
}
