import type { Entry } from '../sentence.ts';

const nothing = 'Belum ada yang ditulis.';

/** Failures of exports of data. */
export const exportErrors = {
  'practice-not-exported': {
    what: 'Data latihan tidak diekspor.',
    safe: 'Data langsung tidak tersentuh.',
    todo: 'Kembali ke mode langsung untuk mengekspor.',
  },
  'export-running': {
    what: 'Ekspor lain sedang berjalan.',
    safe: 'Ekspor itu berjalan terus.',
    todo: 'Tunggu sampai selesai, atau batalkan dahulu.',
  },
  'export-not-running': {
    what: 'Ekspor ini tidak sedang berjalan.',
    safe: 'Yang sudah selesai tetap ada.',
    todo: 'Lihat hasilnya pada daftar ekspor.',
  },
  'receiver-not-yours': {
    what: 'Instansi Anda tidak mengekspor kepada penerima ini.',
    safe: nothing,
    todo: 'Pilih kantor instansi sendiri atau sistem pusat.',
  },
  'recipient-missing': {
    what: 'Kunci publik penerima belum dipasang.',
    safe: nothing,
    todo: 'Minta teknisi memasang kunci penerima di Pengaturan ekspor.',
  },
  'recipient-wrong': {
    what: 'Ini bukan kunci publik age yang benar.',
    safe: 'Pengaturan tidak berubah.',
    todo: 'Salin lagi kunci yang berawalan age1 dari penerima. Kunci rahasia (AGE-SECRET-KEY) tidak boleh dipasang di sini.',
  },
  'shift-unknown': {
    what: 'Gilir ini tidak ada di pos ini.',
    safe: nothing,
    todo: 'Muat ulang layar, lalu pilih gilir dari daftar.',
  },
  'period-wrong': {
    what: 'Rentang hari ini tidak dapat dipakai.',
    safe: nothing,
    todo: 'Pilih hari pertama sebelum hari terakhir, paling lama 400 hari, dan tidak melewati hari ini.',
  },
  'clock-doubtful': {
    what: 'Jam pos sedang diragukan, sehingga waktu pada ekspor tidak dapat dipercaya.',
    safe: nothing,
    todo: 'Cocokkan jam dan benarkan peringatannya, lalu ekspor lagi.',
  },
} satisfies Record<string, Entry>;
