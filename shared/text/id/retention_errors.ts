import type { Entry } from '../sentence.ts';

/** Failures of retention, erasure, legal holds and requests for correction. */
export const retentionErrors = {
  'nothing-due': {
    what: 'Tidak ada perkara yang masa simpannya lewat.',
    safe: 'Tidak ada yang dihapus.',
    todo: 'Lihat lagi bila ada yang jatuh tempo.',
  },
  'due-list-changed': {
    what: 'Daftar yang jatuh tempo berubah sejak dibaca.',
    safe: 'Tidak ada yang dihapus; pengesahan tadi tidak berlaku untuk daftar baru.',
    todo: 'Baca angka yang baru, lalu minta pengesahan sekali lagi.',
  },
  'erasure-runs': {
    what: 'Penghapusan lain sedang berjalan.',
    safe: 'Penghapusan itu diteruskan.',
    todo: 'Tunggu sampai selesai.',
  },
  'case-erased': {
    what: 'Perkara ini sudah dihapus setelah masa simpannya lewat.',
    safe: 'Angka, nomor surat, dan jejaknya di log tetap ada.',
    todo: 'Tidak ada lagi yang dapat dicatat di sini.',
  },
  'hold-unknown': {
    what: 'Penahanan hukum ini tidak ditemukan.',
    safe: 'Tidak ada yang berubah.',
    todo: 'Buka lagi perkaranya.',
  },
  'hold-lifted': {
    what: 'Penahanan hukum ini sudah dicabut.',
    safe: 'Tidak ada yang berubah.',
    todo: 'Bila perkara harus tetap disimpan, tetapkan penahanan baru dengan nomor suratnya.',
  },
  'received-later': {
    what: 'Waktu diterima belum terjadi.',
    safe: 'Permintaan belum dicatat. Yang sudah diketik tetap ada di layar.',
    todo: 'Isi waktu permintaan benar-benar diterima.',
  },
  'correction-unknown': {
    what: 'Permintaan perbaikan ini tidak ditemukan.',
    safe: 'Tidak ada yang berubah.',
    todo: 'Buka lagi perkaranya.',
  },
  'correction-answered': {
    what: 'Permintaan ini sudah dijawab.',
    safe: 'Jawaban yang ada tidak berubah.',
    todo: 'Bila jawabannya keliru, catat permintaan baru.',
  },
} satisfies Record<string, Entry>;
