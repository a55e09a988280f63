import type { ExportFault } from '../../contract/export.ts';
import type { ExportFormat, Receiver } from '../../export/profile.ts';
import { formats } from '../language.ts';

const n = formats.id.number;

/** What became of an export that did not come to be: what happened, and what to do. */
const faults: Record<ExportFault, readonly [what: string, todo: string]> = {
  'disk-full': ['Disk atau stik penuh.', 'Kosongkan ruang atau pakai stik lain, lalu ekspor lagi.'],
  'folder-gone': ['Folder hilang di tengah jalan.', 'Pasang lagi stiknya dan biarkan terpasang sampai selesai.'],
  'too-many-rows': [
    'Lebih dari 100.000 baris tidak muat dalam XLSX.',
    'Pilih CSV atau JSON Lines, atau rentang yang lebih pendek.',
  ],
  'nothing-to-export': ['Tidak ada klarifikasi pada pilihan ini.', 'Pilih gilir atau rentang hari yang lain.'],
  'database-damaged': ['Sebagian basis data tidak terbaca.', 'Hubungi teknisi; cadangan terakhir perlu dipulihkan.'],
  cancelled: ['Dibatalkan.', 'Mulai lagi bila perlu.'],
  interrupted: ['Aplikasi berhenti di tengah jalan.', 'Ekspor lagi.'],
  failed: ['Gagal karena gangguan di aplikasi.', 'Coba lagi. Bila terulang, beri tahu teknisi.'],
};

const receivers: Record<Receiver, string> = {
  bp3mi: 'Kantor BP3MI',
  immigration: 'Kantor Imigrasi',
  central: 'Sistem pusat',
};

const formatNames: Record<ExportFormat, string> = { csv: 'CSV', xlsx: 'XLSX (Excel)', jsonl: 'JSON Lines' };

/** The screen of exports, its settings, and what the page in a bundle says of one. */
export const exports = {
  title: 'Ekspor',
  lead: 'Data instansi Anda untuk kantor sendiri atau sistem pusat, dengan bukti yang dapat diperiksa siapa pun.',
  leadAdmin: 'Kunci penerima dan tempat ekspor. Isi ekspor tidak terlihat dari sini.',
  link: 'Ekspor',
  what: 'Apa',
  shift: 'Satu gilir',
  period: 'Rentang hari',
  shiftLabel: 'Gilir',
  shiftLine: ({ day, from, to, count }: { day: string; from: string; to: string | null; count: number }) =>
    `${day}, ${to === null ? `mulai ${from}, masih berjalan` : `${from}–${to}`}: ${n(count)} klarifikasi`,
  noShift: 'Belum ada gilir.',
  from: 'Hari pertama',
  to: 'Hari terakhir',
  scopeHint: 'Semua tentang penumpang yang klarifikasinya dibuka di situ, sebagaimana adanya sekarang.',
  toWhom: 'Untuk siapa',
  receivers,
  agencies: { bp3mi: 'BP3MI', immigration: 'Imigrasi' },
  encrypted: 'dienkripsi dengan kunci penerima',
  plain: 'tidak dienkripsi',
  notReady: 'kunci penerima belum dipasang',
  plainWarning: 'Ekspor ini tidak dienkripsi: siapa pun yang memegang foldernya dapat membacanya.',
  names: {
    true: 'Nama orang dalam perlindungan ikut diekspor: profil penerima mengizinkannya.',
    false: 'Nama orang dalam perlindungan (anak, korban, yang dirujuk karena TPPO) tidak diekspor.',
  },
  formatsLabel: 'Bentuk',
  formats: formatNames,
  folder: 'Folder atau stik USB (kosong: folder pos)',
  folderHint: ({ folder }: { folder: string }) => `Folder pos: ${folder}`,
  go: 'Ekspor sekarang',
  running: ({ done, of }: { done: number; of: number }) =>
    of === 0 ? 'Menghitung baris…' : `Menulis ${n(done)} dari ${n(of)} baris…`,
  cancel: 'Batalkan',
  runningHint: 'Pekerjaan lain boleh diteruskan; layar ini boleh ditinggalkan.',
  done: ({ name }: { name: string }) => `Selesai: ${name}`,
  doneTodo: ({ folder }: { folder: string }) => `Ada di ${folder}. Cabut stik hanya lewat sistem operasi.`,
  failedSafe: 'Tidak ada yang setengah jadi, dan tidak ada data pos yang hilang.',
  faults,
  listTitle: 'Yang sudah diekspor',
  none: 'Belum ada ekspor.',
  when: 'Kapan',
  by: 'Oleh',
  scope: 'Isi',
  receiver: 'Penerima',
  state: 'Keadaan',
  scopeShift: 'Satu gilir',
  scopeDays: ({ from, to }: { from: string; to: string }) => (from === to ? from : `${from} – ${to}`),
  made: ({ count }: { count: number }) => `${n(count)} klarifikasi`,
  there: 'ada di tempatnya',
  moved: 'tidak lagi di tempatnya',
  settings: {
    title: 'Pengaturan ekspor',
    folder: 'Folder ekspor pos (kosong: folder “exports” pada data pos)',
    recipient: 'Kunci publik (age1…)',
    recipientHint: {
      own: 'Kosong: ekspor untuk kantor sendiri tidak dienkripsi.',
      central: 'Wajib: tanpa kunci ini tidak ada ekspor ke sistem pusat.',
    },
    names: 'Nama orang dalam perlindungan',
    namesHidden: 'Tidak disebut',
    namesShown: 'Disebut',
    save: 'Simpan',
    saved: 'Tersimpan',
  },
  check: {
    sound: 'Ekspor ini utuh',
    broken: 'Ekspor ini TIDAK utuh',
    from: ({ station, at }: { station: string; at: string }) => `Diekspor oleh ${station}, ${at}.`,
    receiver: ({ agency, receiver }: { agency: string; receiver: string }) => `Data ${agency} untuk ${receiver}.`,
    files: ({ count }: { count: number }) =>
      `Semua ${n(count)} berkas dalam daftarnya ada dan tidak berubah sejak ditulis.`,
    recorded: ({ seq, at }: { seq: number; at: string }) =>
      `Daftar berkas ini dicatat pos sebagai peristiwa ${n(seq)} pada ${at}, dan pos menandatangani catatannya.`,
    rows: ({ count }: { count: number }) => `${n(count)} klarifikasi.`,
    truth: 'Bahwa yang dicatat itu benar dan lengkap, dan bahwa jam pos menunjuk waktu yang benar.',
  },
};
