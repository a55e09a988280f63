import { numberIn, type Entry } from '../sentence.ts';

/** Failures of storage, backups and keys. */
export const storageErrors = {
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
    todo: 'Beralih ke formulir kertas, hubungi teknisi. Setelah Tapis ditutup dan dijalankan lagi, cadangan terakhir dapat dikembalikan di layar pertamanya.',
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
  'passphrase-wrong': {
    what: 'Frasa sandi ini tidak cocok.',
    safe: 'Basis data tetap terkunci dan tidak tersentuh.',
    todo: 'Periksa huruf dan spasi. Bila lupa, kunci dipulihkan dari dua lembar pemulihan.',
  },
  'passphrase-short': {
    what: 'Frasa sandi terlalu pendek.',
    safe: 'Kunci tetap disimpan seperti semula.',
    todo: 'Pakai paling sedikit 16 karakter; empat kata yang tidak berhubungan mudah diingat.',
  },
  'passphrase-not-here': {
    what: 'Di sini kunci disimpan oleh sistem operasi.',
    safe: 'Tidak ada yang berubah.',
    todo: 'Frasa sandi hanya ada pada pos yang dijalankan sebagai kios.',
  },
  'practice-key': {
    what: 'Kunci mode latihan tidak diubah dari sini.',
    safe: 'Data langsung tidak tersentuh.',
    todo: 'Kembali ke mode langsung.',
  },
  'sheet-already-made': {
    what: 'Lembar pemulihan untuk kunci ini sudah dibuat.',
    safe: 'Kunci dan lembarnya tetap berlaku.',
    todo: 'Bila lembarnya hilang, ganti kunci; lembar baru dibuat untuk kunci yang baru.',
  },
  'station-closed': {
    what: 'Pos ini masih terkunci dengan frasa sandi.',
    safe: 'Semua data aman dan terenkripsi.',
    todo: 'Masukkan frasa sandi pos pada layar ini.',
  },
  'passphrase-wait': (detail) => ({
    what: 'Terlalu banyak frasa sandi yang salah.',
    safe: 'Basis data tetap terkunci dan tidak tersentuh.',
    todo: `Tunggu ${String(numberIn(detail, 'seconds') ?? 30)} detik, lalu coba lagi.`,
  }),
  'clock-not-doubtful': {
    what: 'Jam ini tidak sedang diragukan.',
    safe: 'Tidak ada yang berubah.',
    todo: 'Tidak perlu apa-apa; mungkin petugas lain sudah memeriksanya.',
  },
} satisfies Record<string, Entry>;
