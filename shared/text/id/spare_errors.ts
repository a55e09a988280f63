import type { Entry } from '../sentence.ts';

const unchanged = 'Tidak ada yang berubah.';

/** Failures of the spare, of taking over, and of a host that came back. */
export const spareErrors = {
  'host-superseded': {
    what: 'Komputer ini bukan komputer pos lagi: perangkat cadangan sudah mengambil alih.',
    safe: 'Catatan yang ada di sini tetap utuh dan dapat dibaca. Tindakan ini tidak dicatat.',
    todo: 'Bekerjalah di komputer pos yang baru. Komputer ini harus dipasangkan lagi sebagai perangkat.',
  },
  'spare-place-taken': {
    what: 'Alamat dan porta ini dipakai komputer pos sendiri.',
    safe: unchanged,
    todo: 'Isi alamat perangkat cadangan di jaringan konter.',
  },
  'spare-none': {
    what: 'Tidak ada perangkat cadangan.',
    safe: unchanged,
    todo: 'Pilih dahulu satu perangkat sebagai cadangan.',
  },
  'not-a-spare': {
    what: 'Perangkat ini bukan cadangan pos.',
    safe: unchanged,
    todo: 'Ambil alih hanya dapat dilakukan di perangkat yang dipilih teknisi sebagai cadangan.',
  },
  'spare-no-copy': {
    what: 'Di perangkat ini belum ada salinan pos yang lengkap.',
    safe: 'Catatan di komputer pos tidak terpengaruh.',
    todo: 'Hidupkan lagi komputer pos, atau pulihkan cadangan basis data. Sementara itu pakai formulir cadangan.',
  },
  'spare-copy-damaged': {
    what: 'Salinan di perangkat ini tidak lolos pemeriksaan.',
    safe: 'Tidak ada yang diambil alih. Salinan disimpan apa adanya sebagai bukti.',
    todo: 'Hidupkan lagi komputer pos, atau pulihkan cadangan basis data. Laporkan kepada teknisi.',
  },
  'spare-look-first': {
    what: 'Salinan belum diperiksa, atau sudah bertambah sejak diperiksa.',
    safe: 'Tidak ada yang diambil alih.',
    todo: 'Kembali, lalu periksa salinan sekali lagi.',
  },
  'host-still-there': {
    what: 'Komputer pos masih menjawab.',
    safe: 'Tidak ada yang diambil alih; tidak boleh ada dua komputer pos.',
    todo: 'Tetaplah bekerja seperti biasa. Bila komputer pos memang harus diganti, matikan dahulu.',
  },
} satisfies Record<string, Entry>;
