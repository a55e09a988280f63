/**
 * Indonesia's 38 provinces with the codes of the Ministry of Home Affairs (Keputusan Menteri Dalam Negeri 300.2.2-2138 of
 * 2025, Pemberian dan Pemutakhiran Kode, Data Wilayah Administrasi Pemerintahan, dan Pulau). The statistics office (BPS) numbers
 * the six of Papua otherwise; figures of both are not to be joined by code there. Names stand as on the identity card, in both
 * languages of the interface. A new province is a line here and a migration.
 */
import { z } from 'zod';

const names = {
  '11': 'Aceh',
  '12': 'Sumatera Utara',
  '13': 'Sumatera Barat',
  '14': 'Riau',
  '15': 'Jambi',
  '16': 'Sumatera Selatan',
  '17': 'Bengkulu',
  '18': 'Lampung',
  '19': 'Kepulauan Bangka Belitung',
  '21': 'Kepulauan Riau',
  '31': 'DKI Jakarta',
  '32': 'Jawa Barat',
  '33': 'Jawa Tengah',
  '34': 'DI Yogyakarta',
  '35': 'Jawa Timur',
  '36': 'Banten',
  '51': 'Bali',
  '52': 'Nusa Tenggara Barat',
  '53': 'Nusa Tenggara Timur',
  '61': 'Kalimantan Barat',
  '62': 'Kalimantan Tengah',
  '63': 'Kalimantan Selatan',
  '64': 'Kalimantan Timur',
  '65': 'Kalimantan Utara',
  '71': 'Sulawesi Utara',
  '72': 'Sulawesi Tengah',
  '73': 'Sulawesi Selatan',
  '74': 'Sulawesi Tenggara',
  '75': 'Gorontalo',
  '76': 'Sulawesi Barat',
  '81': 'Maluku',
  '82': 'Maluku Utara',
  '91': 'Papua',
  '92': 'Papua Barat',
  '93': 'Papua Selatan',
  '94': 'Papua Tengah',
  '95': 'Papua Pegunungan',
  '96': 'Papua Barat Daya',
} as const;

/** Code of a province. */
export const ProvinceCode = z.enum(Object.keys(names).filter((code): code is keyof typeof names => code in names));
/** Code of a province. */
export type ProvinceCode = keyof typeof names;

/** All provinces in the order of their codes. */
export const provinces: readonly { readonly code: ProvinceCode; readonly name: string }[] = ProvinceCode.options.map(
  (code) => ({ code, name: names[code] }),
);

/** The name of a province. */
export const provinceName = (code: ProvinceCode): string => names[code];
