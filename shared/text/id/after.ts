import { formats } from '../language.ts';

const n = formats.id.number;

/** After the decision: public holidays, objections, handovers, sealed notes, integrity reports. */
export const after = {
  holidays: {
    title: 'Hari libur',
    lead: 'Tenggat dihitung dalam hari kerja. Tahun yang keputusannya belum terbit hanya memuat libur bertanggal tetap.',
    provisional: 'Sementara: hari libur tahun itu belum ditetapkan. Tanggal dapat berubah.',
    provisionalShort: 'sementara',
    year: 'Tahun',
    decree: 'Keputusan bersama',
    national: 'Libur nasional',
    jointLeave: 'Cuti bersama',
    count: ({ national, joint }: { national: number; joint: number }) =>
      `${n(national)} libur nasional, ${n(joint)} cuti bersama`,
    delivered: 'dari program',
    replacedBy: ({ name, when }: { name: string; when: string }) => `diganti ${name}, ${when}`,
    replace: 'Masukkan keputusan baru',
    sheetTitle: 'Hari libur satu tahun',
    sheetLead:
      'Pilih berkas JSON satu tahun: nomor dan tanggal keputusan, alamat sumber, lalu tanggalnya. Periksa daftar dengan keputusan di tangan sebelum menyimpan.',
    choose: 'Pilih berkas',
    wrong: ({ path }: { path: string }) => `Berkas ini bukan hari libur satu tahun. Periksa bagian: ${path}.`,
    notJson: 'Berkas ini rusak atau bukan JSON.',
    signed: ({ day }: { day: string }) => `ditandatangani ${day}`,
    save: ({ year }: { year: number }) => `Berlakukan untuk ${String(year)}`,
    inForce: ({ year }: { year: number }) => `Hari libur ${String(year)} berlaku. Semua tenggat dihitung ulang.`,
  },
};
