import type { FaultCode } from '../../audit/log_check.ts';
import { formats } from '../language.ts';

const n = formats.id.number;
const event = (seq: number | null) => (seq === null ? '' : ` (peristiwa ${n(seq)})`);

/** Where something is wrong; null: it has no such place. */
export interface Place {
  readonly seq: number | null;
  readonly size: number | null;
  readonly soundTo: number | null;
  readonly file: string | null;
}

/** What a check of the log says, to people who were not there. */
const check = {
  broken: 'Catatan ini TIDAK utuh',
  sound: 'Catatan ini utuh',
  unreadable: 'Ini tidak dapat diperiksa',
  wrong: 'Yang tidak cocok, mulai dari yang pertama',
  proven: 'Yang terbukti',
  unproven: 'Yang tidak terbukti',
  more: ({ count }: { count: number }) => `… dan ${n(count)} lagi.`,
  faults: {
    'database-damaged': () => 'Basis data rusak atau diubah dari luar: ada bagian yang tidak dapat dibaca.',
    'manifest-malformed': () => 'Daftar berkas (manifest.json) tidak ada atau tidak dapat dibaca.',
    'file-missing': ({ file }) => `Berkas ${file ?? ''} tidak ada, atau tidak tercantum dalam daftar berkas.`,
    'file-changed': ({ file }) => `Berkas ${file ?? ''} berubah sejak bukti ini ditulis.`,
    'key-malformed': () => 'Kunci dalam keys.txt tidak dapat dibaca.',
    'key-other': () => 'Kunci pos dalam berkas bukti ini bukan kunci yang Anda bawa.',
    'event-malformed': ({ seq }) => `Satu peristiwa tidak berbentuk seperti seharusnya${event(seq)}.`,
    'sequence-broken': ({ seq }) =>
      `Urutan terputus${event(seq)}: ada peristiwa yang hilang, disisipkan atau ditukar tempatnya.`,
    'station-other': ({ seq }) => `Peristiwa dari pos lain ada di dalam catatan ini${event(seq)}.`,
    'time-backwards': ({ seq }) => `Waktu berjalan mundur${event(seq)}.`,
    'tree-differs': ({ seq }) => `Peristiwa tidak cocok dengan sidik yang tersimpan${event(seq)}.`,
    'content-differs': ({ seq }) => `Isi yang dibuka tidak cocok dengan peristiwanya${event(seq)}.`,
    'size-differs': ({ size }) => `Daftar berkas menyebut ${n(size ?? 0)} peristiwa; jumlah atau catatannya lain.`,
    'checkpoint-malformed': () => 'Satu titik periksa tidak dapat dibaca.',
    'checkpoint-unsigned': ({ size }) => `Titik periksa ${n(size ?? 0)} tidak ditandatangani oleh kunci pos ini.`,
    'checkpoint-other-log': ({ size }) => `Titik periksa ${n(size ?? 0)} milik catatan lain.`,
    'log-cut': ({ size, soundTo }) =>
      `Akhir catatan hilang: titik periksa menyebut ${n(size ?? 0)} peristiwa. Sampai ${n(soundTo ?? 0)} peristiwa masih cocok.`,
    'root-differs': ({ size, soundTo }) =>
      `Peristiwa bukan lagi yang ditandatangani pada titik periksa ${n(size ?? 0)}; perubahan ada di antara peristiwa ${n(soundTo ?? 0)} dan ${n((size ?? 1) - 1)}.`,
    'cosignature-wrong': ({ size }) => `Tanda tangan kepala gilir pada titik periksa ${n(size ?? 0)} tidak benar.`,
  } satisfies Record<FaultCode, (place: Place) => string>,
  size: ({ count, first, last }: { count: number; first: string; last: string }) =>
    `${n(count)} peristiwa berurutan tanpa celah, dari ${first} sampai ${last}.`,
  empty: 'Catatan ini kosong.',
  signed: ({ count, size }: { count: number; size: number }) =>
    `Kunci pos menandatangani ${n(count)} titik periksa; ${n(size)} peristiwa pertama persis seperti saat ditandatangani.`,
  cosigned: ({ name, size, at }: { name: string; size: number; at: string }) =>
    `Kepala gilir ${name} ikut menandatangani ${n(size)} peristiwa pertama pada ${at}.`,
  kept: ({ count }: { count: number }) =>
    `Catatan ini bersambung dari ${n(count)} titik periksa yang disimpan di tempat lain.`,
  contents: ({ count }: { count: number }) => `${n(count)} isi yang dibuka cocok dengan peristiwanya.`,
  tail: ({ count }: { count: number }) =>
    `Belum tercakup tanda tangan: ${n(count)} peristiwa di akhir. Akhir catatan masih bisa dipotong tanpa ketahuan.`,
  ownKey: ({ key }: { key: string }) =>
    `Bahwa kunci ini milik pos tersebut. Bandingkan dengan kunci yang Anda terima dari sumber lain: ${key}`,
  notCosigned:
    'Bahwa catatan tidak ditulis ulang seluruhnya oleh orang yang memegang kunci basis data: belum ada tanda tangan kepala gilir, dan tidak ada titik periksa yang disimpan di tempat lain.',
  truth: 'Bahwa yang dicatat itu benar, bahwa semua kejadian dicatat, dan bahwa jam pos menunjuk waktu yang benar.',
};

/** Checkpoints, cosignatures, and what is said when the log does not go on from its head. */
export const evidence = {
  check,
  alarm: {
    behind: 'Akhir catatan audit hilang: basis data lebih pendek daripada kepala catatan yang disimpan di luarnya.',
    differs: 'Catatan audit tidak bersambung dengan kepala catatan yang disimpan di luarnya.',
    otherLog: 'Kepala catatan di luar basis data bukan milik catatan audit pos ini.',
    missing: 'Kepala catatan di luar basis data hilang.',
    when: ({ at }: { at: string }) => `Ketahuan saat aplikasi dinyalakan, ${at}.`,
    safe: 'Pekerjaan boleh dilanjutkan; kepala yang lama tetap disimpan sebagai bukti.',
    todo: 'Beri tahu auditor dan kedua instansi. Peringatan ini hilang setelah kepala gilir menandatangani titik periksa yang baru.',
  },
  checkpoints: {
    title: 'Titik periksa',
    lead: 'Kunci pos menandatangani catatan pada setiap penundaan, penyimpanan paspor, penutupan gilir dan ekspor. Kepala gilir ikut menandatangani.',
    none: 'Belum ada titik periksa.',
    when: 'Kapan',
    cause: 'Karena',
    size: 'Peristiwa',
    cosignedBy: 'Ikut menandatangani',
    nobody: 'belum ada',
    key: 'Kunci pos',
    causes: {
      postponed: 'Keberangkatan ditunda',
      held: 'Paspor disimpan',
      shiftClosed: 'Gilir ditutup',
      exported: 'Ekspor',
      behindHead: 'Catatan tidak bersambung',
    },
    cosign: 'Tanda tangani yang terbaru',
    cosignTitle: 'Tanda tangani catatan',
    cosignLead: ({ count }: { count: number }) =>
      `Sebelum ditandatangani, ${n(count)} peristiwa diperiksa: catatan harus bersambung dari yang terakhir Anda tanda tangani. Itulah yang Anda nyatakan.`,
    pin: 'PIN Anda',
    cosignGo: 'Tanda tangani',
    cosigned: ({ count }: { count: number }) => `Ditandatangani: ${n(count)} peristiwa.`,
  },
  page: {
    title: 'Pemeriksaan catatan Tapis',
    lead: 'Halaman ini memeriksa berkas bukti di komputer ini saja. Tidak ada yang dikirim ke mana pun.',
    drop: 'Letakkan semua berkas dari folder bukti di sini, atau pilih berkasnya.',
    choose: 'Pilih berkas',
    keyLabel: 'Kunci pos yang Anda terima dari sumber lain (boleh kosong)',
    keptHint: 'Titik periksa lama yang Anda simpan (.txt) boleh diletakkan bersama berkas lainnya.',
    checking: 'Memeriksa…',
    noEd25519:
      'Peramban ini tidak mengenal tanda tangan Ed25519. Pakai Chromium atau Chrome 137, Firefox 129, Safari 17 atau yang lebih baru.',
    other: 'English',
  },
};
