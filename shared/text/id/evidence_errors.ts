import type { Entry } from '../sentence.ts';

/** Failures of storage, backups and keys. */
export const evidenceErrors = {
  'disk-full': {
    what: 'Penyimpanan komputer ini penuh.',
    safe: 'Yang sudah tersimpan utuh; yang terakhir disentuh belum tersimpan.',
    todo: 'Kosongkan ruang pada disk, lalu ulangi. Bila penumpang menunggu, pakai formulir kertas.',
  },
  'folder-unusable': {
    what: 'Folder itu tidak ada, atau tidak dapat ditulisi.',
    safe: 'Basis data pos tidak tersentuh.',
    todo: 'Periksa nama folder dan izinnya; stik USB harus terpasang.',
  },
  'database-damaged': {
    what: 'Sebagian basis data di disk ini rusak dan tidak dapat dibaca.',
    safe: 'Tidak ada lagi yang ditulis ke dalamnya, sehingga kerusakan tidak bertambah.',
    todo: 'Beralih ke formulir kertas, hubungi teknisi: cadangan terakhir dipulihkan dengan perintah restore.',
  },
  'copy-damaged': {
    what: 'Salinan yang dibuat tidak utuh dan tidak dipakai.',
    safe: 'Basis data pos tidak tersentuh.',
    todo: 'Buat cadangan sekali lagi. Bila terulang, ganti disk atau stiknya.',
  },
  'practice-not-backed-up': {
    what: 'Mode latihan tidak dicadangkan.',
    safe: 'Data langsung tidak tersentuh.',
    todo: 'Kembali ke mode langsung untuk membuat cadangan.',
  },
} as const satisfies Record<string, Entry>;
