import type { Entry } from '../sentence.ts';

const unchanged = 'Tidak ada yang berubah.';

/** Failures of checkpoints and proofs. */
export const evidenceErrors = {
  'checkpoint-unknown': {
    what: 'Titik periksa ini tidak ada.',
    safe: unchanged,
    todo: 'Muat ulang daftar titik periksa.',
  },
  'checkpoint-behind': {
    what: 'Anda sudah menandatangani titik periksa ini atau yang lebih baru.',
    safe: unchanged,
    todo: 'Pilih titik periksa yang lebih baru.',
  },
  'log-not-consistent': {
    what: 'Catatan tidak bersambung dari yang terakhir Anda tanda tangani.',
    safe: 'Tidak ada yang ditandatangani. Data tidak diubah.',
    todo: 'Jangan tanda tangani apa pun. Hubungi auditor dan kedua instansi.',
  },
  'event-unknown': {
    what: 'Peristiwa dengan nomor ini tidak ada.',
    safe: unchanged,
    todo: 'Periksa nomornya pada catatan audit.',
  },
  'verification-stopped': {
    what: 'Pemeriksaan catatan dihentikan.',
    safe: unchanged,
    todo: 'Mulai lagi bila perlu; pemeriksaan dimulai dari peristiwa pertama.',
  },
  'not-yet-signed': {
    what: 'Peristiwa ini belum tercakup titik periksa.',
    safe: unchanged,
    todo: 'Ekspor catatan atau tutup gilir; sesudah itu buktinya ada.',
  },
} satisfies Record<string, Entry>;
