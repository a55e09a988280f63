import type { Entry } from '../sentence.ts';

const unchanged = 'Pengaturan tidak berubah.';
const waits = 'Yang menunggu tetap menunggu; tidak ada yang hilang.';

/** Failures of the outbox to the central system. */
export const outboxErrors = {
  'practice-not-sent': {
    what: 'Data latihan tidak dikirim ke sistem pusat.',
    safe: 'Data langsung tidak tersentuh.',
    todo: 'Kembali ke mode langsung.',
  },
  'central-off': {
    what: 'Pengiriman ke sistem pusat tidak dinyalakan.',
    safe: 'Tidak ada yang dikirim.',
    todo: 'Minta teknisi memasang sistem pusat, dengan pengesahan kepala gilir.',
  },
  'endpoint-wrong': {
    what: 'Alamat ini tidak dapat dipakai.',
    safe: unchanged,
    todo: 'Salin alamat lengkap dari pengelola sistem pusat: berawalan https://, tanpa nama pengguna dan kata sandi.',
  },
  'authority-wrong': {
    what: 'Ini bukan sertifikat otoritas dalam bentuk PEM.',
    safe: unchanged,
    todo: 'Tempel seluruh isi berkas sertifikat, dari BEGIN CERTIFICATE sampai END CERTIFICATE, atau kosongkan untuk memakai kepercayaan sistem.',
  },
  'receiver-key-wrong': {
    what: 'Kunci tanda terima sistem pusat tidak benar.',
    safe: unchanged,
    todo: 'Salin lagi satu baris kunci (nama+nomor+kunci) dari pengelola sistem pusat.',
  },
  'central-approval-missing': {
    what: 'Perubahan ini perlu pengesahan kepala gilir.',
    safe: unchanged,
    todo: 'Minta kepala gilir memasukkan PIN di layar ini.',
  },
  'central-recipient-missing': {
    what: 'Kunci publik sistem pusat untuk stik belum dipasang.',
    safe: waits,
    todo: 'Minta teknisi memasang kunci penerima "sistem pusat" di Pengaturan ekspor.',
  },
  'folder-gone': {
    what: 'Folder atau stik itu tidak dapat ditulisi lagi.',
    safe: waits,
    todo: 'Pasang lagi stiknya, lalu simpan sekali lagi. Berkas setengah jadi tidak dipakai siapa pun.',
  },
  'nothing-waits': {
    what: 'Tidak ada catatan yang menunggu.',
    safe: 'Semua yang selesai sudah diakui oleh sistem pusat, atau perlu dilihat pada daftar yang ditolak.',
    todo: 'Tidak perlu berbuat apa-apa.',
  },
  'acknowledgement-malformed': {
    what: 'Berkas ini bukan tanda terima dari sistem pusat, atau rusak.',
    safe: waits,
    todo: 'Pilih berkas tanda terima yang dibuat sistem pusat untuk stik pos ini.',
  },
  'acknowledgement-unsigned': {
    what: 'Tanda terima ini tidak ditandatangani oleh sistem pusat yang dikenal pos ini.',
    safe: waits,
    todo: 'Tanyakan kepada pengelola sistem pusat; jangan anggap catatan sudah sampai.',
  },
  'acknowledgement-not-ours': {
    what: 'Tanda terima ini untuk pos lain.',
    safe: waits,
    todo: 'Pilih berkas untuk pos ini.',
  },
} satisfies Record<string, Entry>;
