/** Letterheads and hotlines: as delivered until the station has its own. */
import { PaperSettings } from '../../../shared/contract/paper.ts';
import type { QueryContext } from '../context.ts';

/** Name of the setting. */
export const paperSetting = 'papers';

const airport = 'Tempat Pemeriksaan Imigrasi Bandara Sultan Mahmud Badaruddin II, Palembang';
const helpdesk = 'Meja Layanan Bandara Sultan Mahmud Badaruddin II, Palembang';

const delivered: PaperSettings['letterheads'] = {
  immigration: {
    office: [
      'Kementerian Imigrasi dan Pemasyarakatan',
      'Direktorat Jenderal Imigrasi',
      'Kantor Imigrasi Kelas I TPI Palembang',
    ],
    address: [airport],
    city: 'Palembang',
  },
  bp3mi: {
    office: [
      'Kementerian Pelindungan Pekerja Migran Indonesia',
      'Balai Pelayanan Pelindungan Pekerja Migran Indonesia',
      'BP3MI Sumatera Selatan',
    ],
    address: [helpdesk],
    city: 'Palembang',
  },
};

/** What papers carry at this station. The hotlines delivered are those of the catalogue in force. */
export function paperSettings(ctx: QueryContext): PaperSettings {
  const stored = ctx.read.setting(paperSetting);
  if (stored !== null) return PaperSettings.parse(stored);
  const hotlines = ctx.catalogue().catalogue.hotlines.map(({ label, number }) => ({ label: label.id, number }));
  return { letterheads: delivered, hotlines };
}
