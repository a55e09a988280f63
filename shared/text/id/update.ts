import type { ReturnReason } from '../../update/reason.ts';
import { formats } from '../language.ts';

const n = formats.id.number;

const why: Readonly<Record<ReturnReason, string>> = {
  damaged: 'berkasnya tidak sama lagi dengan paketnya',
  ended: 'program berhenti sebelum halaman masuknya tampil',
  silent: 'halaman masuknya tidak tampil pada waktunya',
  interrupted: 'komputer dua kali mati sebelum halaman masuknya tampil',
  'disk-full': 'tidak ada ruang untuk menyimpan data seperti semula',
};

/** Updates of the program. */
export const update = {
  title: 'Pembaruan',
  lead: 'Versi baru datang dalam paket bertanda tangan pada stik USB. Data dicadangkan lebih dahulu. Bila versi baru tidak sampai ke halaman masuknya, versi ini kembali sendiri dengan data seperti semula.',
  notSo:
    'Program ini tidak menerima pembaruan dari sini: dibuat tanpa kunci rilis, atau tidak boleh menulis di tempat pembaruan. Administrator komputer memasang versi baru.',
  version: 'Versi yang berjalan',
  pending: 'Menunggu',
  pendingIs: ({ version }: { version: string }) => `versi ${version}, dicoba pada awal berikutnya`,
  folder: 'Folder paket, atau stik USB',
  folderHint: 'Jalur lengkap, misalnya /media/tapis/STIK atau E:\\',
  look: 'Periksa paket',
  looking: 'Memeriksa tanda tangan dan setiap berkas…',
  sheetTitle: ({ version }: { version: string }) => `Pasang versi ${version}`,
  found: 'Tanda tangan dan semua berkas benar.',
  from: 'Dari versi',
  to: 'Ke versi',
  size: 'Ukuran',
  sizeIs: ({ bytes, files }: { bytes: number; files: number }) =>
    `${n(Math.ceil(bytes / 104_857.6) / 10)} MB dalam ${n(files)} berkas`,
  built: 'Dibuat',
  mark: 'Tanda paket',
  second: 'Orang kedua: kepala gilir memasukkan PIN sendiri.',
  installing: 'Mencadangkan data, menyalin, dan memeriksa salinannya…',
  installed: ({ version }: { version: string }) => `Versi ${version} siap.`,
  restart:
    'Pelayanan berjalan terus. Versi baru dicoba saat Tapis ditutup dan dijalankan lagi, sebaiknya di antara dua gilir.',
  done: 'Selesai',
  returned: ({ version }: { version: string }) =>
    `Versi ${version} dicoba dan dibatalkan; yang berjalan adalah versi sebelumnya.`,
  why: ({ reason, when }: { reason: ReturnReason; when: string }) => `${when}: ${why[reason]}.`,
  safe: 'Semua data ada. Pelayanan berjalan seperti biasa; teknisi melaporkan ini kepada penyedia.',
  seen: 'Sudah saya catat',
};
