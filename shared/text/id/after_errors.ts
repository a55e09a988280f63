import { formats } from '../language.ts';
import { textIn, type Entry } from '../sentence.ts';

/** Failures of the calls after the decision. */
export const afterErrors = {
  'holidays-fixed-missing': (detail) => {
    const day = textIn(detail, 'day');
    return {
      what: `Libur nasional bertanggal tetap tidak ada dalam daftar${day === null ? '' : `: ${formats.id.day(day)}`}.`,
      safe: 'Hari libur yang berlaku tidak berubah.',
      todo: 'Lengkapi daftar sesuai keputusan bersama, lalu pilih berkasnya lagi.',
    };
  },
  'decree-not-signed-yet': {
    what: 'Tanggal penandatanganan keputusan ini masih di masa depan.',
    safe: 'Hari libur yang berlaku tidak berubah.',
    todo: 'Periksa tanggal keputusan dan jam pos.',
  },
} satisfies Record<string, Entry>;
