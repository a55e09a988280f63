import { textIn, type Entry } from '../sentence.ts';

type Detail = Parameters<typeof textIn>[0];

const numbered = (detail: Detail): string => {
  const number = textIn(detail, 'number');
  return number === null ? '' : ` ${number}`;
};

/** Failures of papers. */
export const paperErrors = {
  'paper-subject-unknown': {
    what: 'Surat ini tidak dapat dibuat untuk perkara itu.',
    safe: 'Belum ada nomor yang terpakai.',
    todo: 'Buka perkaranya lagi; pastikan keputusannya sudah dicatat dan perkaranya milik lembaga Anda.',
  },
  'paper-not-yours': {
    what: 'Jenis surat ini tidak diterbitkan oleh Anda atau lembaga Anda.',
    safe: 'Belum ada nomor yang terpakai.',
    todo: 'Minta petugas lembaga yang berwenang menerbitkannya.',
  },
  'paper-not-filled': {
    what: 'Ada isian surat yang masih kosong atau terlalu panjang.',
    safe: 'Belum ada nomor yang terpakai.',
    todo: 'Lengkapi isiannya, lalu buat suratnya lagi.',
  },
  'paper-exists': (detail) => ({
    what: `Surat ini sudah diterbitkan${numbered(detail) === '' ? '' : ` dengan nomor${numbered(detail)}`}.`,
    safe: 'Surat itu tetap berlaku dan isinya tidak berubah.',
    todo: 'Buka surat itu. Bila isinya salah, batalkan dahulu dengan alasan, lalu buat yang baru.',
  }),
  'paper-unknown': {
    what: 'Surat itu tidak ada, atau bukan milik lembaga Anda.',
    safe: 'Tidak ada yang berubah.',
    todo: 'Muat ulang daftar surat.',
  },
  'paper-void': (detail) => ({
    what: `Surat${numbered(detail)} sudah dibatalkan.`,
    safe: 'Nomornya tetap tercatat bersama alasannya.',
    todo: 'Terbitkan surat baru bila masih diperlukan.',
  }),
  'paper-not-kept': {
    what: 'Isi surat lama ini tidak tersimpan, jadi belum dapat dicetak ulang.',
    safe: 'Nomor dan paspornya tetap tercatat.',
    todo: 'Buat surat itu sekali lagi dari perkaranya; nomornya tetap sama.',
  },
  'paper-no-roll': {
    what: 'Surat ini tidak dibuat untuk kertas struk 80 mm.',
    safe: 'Belum ada salinan yang dihitung.',
    todo: 'Cetak pada kertas A4.',
  },
  'paper-not-printed': {
    what: 'Surat ini belum dicetak atau disimpan.',
    safe: 'Tidak ada yang berubah.',
    todo: 'Cetak dan serahkan dahulu, lalu catat penerimaannya.',
  },
  'paper-already-taken': {
    what: 'Penerimaan surat ini sudah dicatat.',
    safe: 'Catatan yang pertama tetap berlaku.',
    todo: 'Tidak perlu dicatat lagi.',
  },
  'paper-in-use': {
    what: 'Nomor STP ini dipakai untuk paspor yang sudah diterima.',
    safe: 'Surat dan catatan paspornya tidak berubah.',
    todo: 'Cetak ulang sebagai duplikat bila perlu; nomornya tidak dapat dibatalkan.',
  },
  'receipt-not-printed': {
    what: 'Tanda terima belum dicetak.',
    safe: 'Paspor belum tercatat diterima.',
    todo: 'Cetak dan serahkan tanda terimanya, atau pakai buku STP karbon.',
  },
  'receipt-differs': {
    what: 'Segel, tempat, keadaan, atau tenggat berbeda dari yang tertulis pada tanda terima.',
    safe: 'Paspor belum tercatat diterima.',
    todo: 'Samakan dengan tanda terima, atau batalkan tanda terimanya dan buat yang baru.',
  },
} satisfies Record<string, Entry>;
