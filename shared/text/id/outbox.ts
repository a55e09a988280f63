import type { RecordRefusal, SendFault } from '../../contract/outbox.ts';
import { formats } from '../language.ts';

const n = formats.id.number;

const faults: Record<SendFault, string> = {
  unreachable: 'Sistem pusat tidak dapat dihubungi. Periksa jaringan; pengiriman dicoba lagi sendiri.',
  'timed-out': 'Sistem pusat tidak menjawab pada waktunya. Dicoba lagi sendiri.',
  'certificate-wrong': 'Sertifikat sistem pusat tidak dipercaya; tidak ada yang dikirim. Tanyakan kepada pengelolanya.',
  'broken-off': 'Sambungan terputus di tengah jalan. Dicoba lagi sendiri; tidak ada yang tercatat dua kali.',
  redirected: 'Alamat itu mengalihkan ke alamat lain. Pengalihan tidak diikuti; minta alamat yang benar.',
  busy: 'Sistem pusat sedang sibuk dan meminta menunggu.',
  'not-admitted': 'Sistem pusat tidak mengenal kunci pos ini. Serahkan kunci pos kepada pengelolanya.',
  'request-refused': 'Sistem pusat menolak bentuk kiriman. Tanyakan kepada pengelolanya.',
  'too-large': 'Kiriman terlalu besar; dikirim lagi dalam bagian yang lebih kecil.',
  'server-failed': 'Sistem pusat mengalami gangguan. Dicoba lagi sendiri.',
  'answer-wrong': 'Jawaban sistem pusat tidak dapat dipakai; catatan dianggap belum sampai.',
  'answer-unsigned': 'Jawaban tidak ditandatangani oleh kunci yang dipasang; catatan dianggap belum sampai.',
  'station-failed': 'Pos ini tidak dapat menyiapkan kiriman. Dicoba lagi sendiri.',
};

const refusals: Record<RecordRefusal, string> = {
  malformed: 'Ditolak: bentuknya tidak diterima',
  tooLarge: 'Ditolak: terlalu besar',
  notWanted: 'Ditolak: tidak diminta',
  other: 'Ditolak oleh sistem pusat',
  notMade: 'Tidak dapat disiapkan; hubungi teknisi',
};

/** The outbox to the central system. */
export const outbox = {
  title: 'Kiriman ke pusat',
  link: 'Kiriman ke pusat',
  linkRefused: ({ count }: { count: number }) => `Kiriman ke pusat: ${n(count)} ditolak`,
  lead: 'Perkara yang selesai dikirim ke sistem pusat dan diakui satu per satu dengan tanda tangan.',
  off: 'Tidak dinyalakan: tidak ada yang dikirim.',
  offMore:
    'Bila dinyalakan, setiap perkara yang sudah diputus dikirim ke satu alamat yang dipasang di bawah: identitas pelintas, jawaban berkode, putusan, surat, dan penyimpanan paspor. Catatan bebas, nama petugas, dan yang tertutup tidak ikut.',
  stickOnly: 'Alamat jaringan kosong: yang menunggu dibawa dengan stik USB.',
  waiting: 'Menunggu dikirim',
  open: 'Menunggu putusan',
  refused: 'Ditolak',
  acknowledged: 'Sudah diakui',
  records: ({ count }: { count: number }) => `${n(count)} catatan`,
  oldest: 'Paling lama menunggu sejak',
  lastAcknowledged: 'Terakhir diakui',
  never: 'Belum pernah',
  next: 'Coba berikutnya',
  nextAt: ({ when, attempts }: { when: string; attempts: number }) => `${when}, setelah ${n(attempts)} kali gagal`,
  sending: 'Sedang mengirim …',
  sendNow: 'Kirim sekarang',
  why: 'Mengapa masih menunggu',
  faults,
  list: 'Yang menunggu dan yang ditolak',
  nothing: 'Tidak ada yang menunggu.',
  listed: ({ count }: { count: number }) => `Ditampilkan ${n(count)} yang pertama.`,
  record: 'Catatan',
  changed: 'Berubah',
  state: 'Keadaan',
  states: { waits: 'Menunggu', offered: 'Sudah dicoba, belum diakui', erased: 'Kabar penghapusan' },
  refusals,
  retry: 'Kirim lagi yang ditolak',
  stick: 'Dengan stik USB',
  stickLead:
    'Yang menunggu disimpan sebagai satu berkas terenkripsi untuk sistem pusat. Setelah dibaca di sana, bawa kembali berkas tanda terimanya.',
  stickNotReady: 'Kunci publik sistem pusat belum dipasang di Pengaturan ekspor.',
  folder: 'Folder stik, sebagai jalur lengkap',
  save: 'Simpan yang menunggu',
  saveNext: 'Simpan berkas berikutnya',
  saved: ({ file, records, left }: { file: string; records: number; left: number }) =>
    left > 0
      ? `${file}: ${n(records)} catatan tersimpan. ${n(left)} belum muat; simpan berkas berikutnya.`
      : `${file}: ${n(records)} catatan tersimpan.`,
  read: 'Baca tanda terima',
  readDone: ({ stored, refused }: { stored: number; refused: number }) =>
    refused > 0 ? `${n(stored)} catatan diakui, ${n(refused)} ditolak.` : `${n(stored)} catatan diakui.`,
  settings: 'Sistem pusat',
  endpoint: 'Alamat (https://…)',
  endpointHint: 'Satu-satunya alamat di luar mesin ini yang dihubungi Tapis. Kosong: hanya dengan stik.',
  authority: 'Sertifikat otoritas (PEM)',
  authorityHint: 'Kosong: otoritas yang dipercaya sistem.',
  receiverKey: 'Kunci tanda terima sistem pusat',
  receiverKeyHint: 'Satu baris nama+nomor+kunci dari pengelola sistem pusat.',
  since: 'Kirim perkara sejak hari',
  stationKey: 'Kunci pos ini, untuk pengelola sistem pusat',
  switchOn: 'Nyalakan pengiriman',
  switchOff: 'Matikan pengiriman',
  change: 'Ubah',
  approveTitle: 'Pengesahan kepala gilir',
  approveLead: ({ receiver, endpoint }: { receiver: string; endpoint: string }) =>
    `Data pelintas akan dikirim kepada ${receiver}${endpoint === '' ? ' dengan stik USB' : ` di ${endpoint}`}. Cocokkan alamat dan kunci dengan surat dari pengelola sistem pusat.`,
  approve: 'Kepala gilir yang mengesahkan',
};
