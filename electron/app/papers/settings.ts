/** Letterheads and hotlines: as delivered until the station has its own. */
import { z } from 'zod';
import { PaperSettings } from '../../../shared/contract/paper.ts';
import {
  HotlineLine,
  hotlinesOfList,
  noHotlines,
  StationHotlines,
  stationHotlines,
  type HotlineShown,
} from '../../../shared/domain/hotlines.ts';
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

/** Until papers and screens had one list, papers had their own. */
const Stored = PaperSettings.extend({ hotlines: z.union([StationHotlines, z.array(HotlineLine)]) });

/** What the station set for its papers, and for the numbers on screens and papers. */
export function paperSettings(ctx: QueryContext): PaperSettings {
  const stored = ctx.read.setting(paperSetting);
  if (stored === null) return { letterheads: delivered, hotlines: noHotlines };
  const { letterheads, hotlines } = Stored.parse(stored);
  if (!Array.isArray(hotlines)) return { letterheads, hotlines };
  return { letterheads, hotlines: hotlinesOfList(ctx.catalogue().catalogue.hotlines, hotlines) };
}

/** The numbers anybody can call here, for every screen and every paper. */
export const hotlinesHere = (ctx: QueryContext): HotlineShown[] =>
  stationHotlines(ctx.catalogue().catalogue.hotlines, paperSettings(ctx).hotlines);
