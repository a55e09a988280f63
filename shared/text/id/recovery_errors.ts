import { numberIn, type Entry } from '../sentence.ts';

const asItWas = 'Yang ada di komputer ini tidak berubah.';
const paper = 'Sementara itu layani penumpang dengan formulir kertas.';

/** Kegagalan saat mengembalikan sebuah pos. */
export const recoveryErrors = {
  'station-unopened': {
    what: 'Pos ini belum dapat dibuka.',
    safe: asItWas,
    todo: `Teknisi mengembalikan cadangan atau kuncinya di layar ini. ${paper}`,
  },
  'recovery-not-begun': {
    what: 'Pos ini sudah terbuka; tidak ada yang perlu dikembalikan.',
    safe: 'Tidak ada yang berubah.',
    todo: 'Lanjutkan bekerja.',
  },
  'recovery-no-database': {
    what: 'Di komputer ini tidak ada basis data.',
    safe: asItWas,
    todo: 'Kembalikan sebuah cadangan; lembar pemulihan diminta di sana.',
  },
  'recovery-look-first': {
    what: 'Cadangan ini belum diperiksa.',
    safe: asItWas,
    todo: 'Pilih cadangannya dan periksa dahulu.',
  },
  'recovery-malformed': (detail) => ({
    what: `Bagian ${String(numberIn(detail, 'part') ?? 1)} tidak terbaca: ada tanda yang salah atau kurang.`,
    safe: asItWas,
    todo: 'Bandingkan setiap kelompok empat tanda dengan kertasnya, lalu ulangi.',
  }),
  'recovery-same-part': {
    what: 'Ini bagian yang sama dua kali.',
    safe: asItWas,
    todo: 'Ketik bagian 1 dan bagian 2, dari kedua amplop.',
  },
  'recovery-other-key': {
    what: 'Kedua bagian ini milik dua kunci yang berbeda.',
    safe: asItWas,
    todo: 'Cari dua bagian dari lembar yang sama; lihat tanggal pada amplopnya.',
  },
  'sheet-does-not-fit': {
    what: 'Kunci lembar ini tidak membuka basis data di komputer ini.',
    safe: asItWas,
    todo: 'Mungkin kuncinya sudah diganti sesudah lembar ini: cari lembar yang lebih baru. Bila basis datanya rusak, kembalikan sebuah cadangan.',
  },
  'key-not-kept': {
    what: 'Sistem ini tidak dapat menyimpan kunci dengan aman.',
    safe: asItWas,
    todo: 'Masuklah sebagai pengguna konter; di Linux gantungan kunci GNOME atau KDE harus berjalan. Lalu ulangi.',
  },
  'backup-not-there': {
    what: 'Berkas cadangan itu tidak ada, atau tidak boleh dibaca pengguna ini.',
    safe: asItWas,
    todo: 'Periksa jalurnya; stik USB harus terpasang.',
  },
  'backup-needs-sheet': {
    what: 'Kunci yang ada di sini tidak membuka cadangan ini.',
    safe: asItWas,
    todo: 'Ketik kedua bagian lembar pemulihannya, atau pilih cadangan lain.',
  },
  'backup-other-key': {
    what: 'Kunci lembar ini tidak membuka cadangan itu.',
    safe: asItWas,
    todo: 'Lembar dan cadangan harus dari kunci yang sama: pilih cadangan lain, atau cari lembar yang lain.',
  },
  'backup-unsound': {
    what: 'Cadangan ini tidak utuh dan tidak dipakai.',
    safe: asItWas,
    todo: 'Pilih cadangan lain, misalnya dari folder kedua.',
  },
  'backup-newer': {
    what: 'Cadangan ini ditulis oleh Tapis yang lebih baru.',
    safe: asItWas,
    todo: 'Pasang versi yang lebih baru itu, lalu ulangi.',
  },
} satisfies Record<string, Entry>;
