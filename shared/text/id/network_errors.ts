import type { Entry } from '../sentence.ts';

const unchanged = 'Tidak ada yang berubah.';
const untouched = 'Catatan di pos tidak terpengaruh.';

/** Failures of the counter's network: host, pairing, and a device that does not reach its station. */
export const networkErrors = {
  'station-unreachable': {
    what: 'Komputer pos tidak dapat dijangkau dari perangkat ini.',
    safe: 'Semua yang sudah tercatat aman di komputer pos. Tindakan terakhir mungkin sudah tercatat, mungkin belum.',
    todo: 'Periksa jaringan dan komputer pos, lalu lihat catatannya sebelum mengulang. Bila tetap begini, tanyakan kepada teknisi apakah pemasangan perangkat ini dicabut; sementara itu pakai formulir cadangan.',
  },
  'not-joined': {
    what: 'Komputer ini bukan perangkat dari pos lain.',
    safe: 'Tidak ada yang berubah.',
    todo: 'Tidak ada yang perlu dilakukan.',
  },
  'device-still-paired': {
    what: 'Pos masih menjawab perangkat ini.',
    safe: 'Tidak ada yang berubah.',
    todo: 'Minta teknisi mencabutnya dahulu di “Perangkat”.',
  },
  'spare-keeps-copy': {
    what: 'Perangkat ini perangkat cadangan, dan salinannya mungkin yang terakhir dari pos itu.',
    safe: 'Salinannya utuh dan tidak tersentuh.',
    todo: 'Ambil alih pos di sini, atau nyalakan lagi komputer pos dan minta teknisi memilih cadangan lain.',
  },
  'practice-no-network': {
    what: 'Mode latihan tidak mengatur jaringan dan perangkat.',
    safe: 'Data langsung tidak tersentuh.',
    todo: 'Kembali ke mode langsung.',
  },
  'address-not-here': {
    what: 'Alamat ini bukan milik komputer pos, atau jaringannya belum tersambung.',
    safe: 'Pekerjaan di komputer ini berjalan seperti biasa.',
    todo: 'Periksa kabel atau Wi-Fi, lalu pilih alamat dari daftar.',
  },
  'port-taken': {
    what: 'Porta ini sudah dipakai program lain.',
    safe: 'Pekerjaan di komputer ini berjalan seperti biasa.',
    todo: 'Pilih porta lain, misalnya satu angka lebih tinggi.',
  },
  'network-failed': {
    what: 'Sistem tidak mengizinkan pos melayani perangkat pada alamat ini.',
    safe: 'Pekerjaan di komputer ini berjalan seperti biasa.',
    todo: 'Pilih alamat atau porta lain, atau lihat catatan teknis pos.',
  },
  'network-off': {
    what: 'Pos tidak sedang melayani perangkat lain.',
    safe: unchanged,
    todo: 'Nyalakan dahulu jaringan pos untuk satu alamat.',
  },
  'pairing-over': {
    what: 'Tidak ada permintaan pemasangan dengan angka ini lagi.',
    safe: 'Tidak ada perangkat yang dipasangkan.',
    todo: 'Tampilkan kode baru dan pindai lagi dengan perangkat itu.',
  },
  'device-name-taken': {
    what: 'Perangkat lain yang masih berlaku sudah memakai nama ini.',
    safe: unchanged,
    todo: 'Pilih nama lain.',
  },
  'device-unknown': {
    what: 'Perangkat ini tidak ada dalam daftar.',
    safe: unchanged,
    todo: 'Muat ulang daftar perangkat.',
  },
  'not-a-device': {
    what: 'Komputer ini adalah posnya sendiri.',
    safe: unchanged,
    todo: 'Buat rujukan seperti biasa, dari catatan penumpang.',
  },
  'carried-too-long': {
    what: 'Isinya terlalu panjang untuk satu kode.',
    safe: 'Yang sudah diketik tetap ada di layar.',
    todo: 'Pendekkan alasan atau catatannya.',
  },
  'carried-unreadable': {
    what: 'Kode ini bukan dari perangkat pos ini, atau tidak terbaca utuh.',
    safe: unchanged,
    todo: 'Pindai sekali lagi dengan layar yang terang. Bila tetap gagal, isi formulir cadangan.',
  },
  'carried-revoked': {
    what: 'Kode ini dari perangkat yang pemasangannya sudah dicabut.',
    safe: unchanged,
    todo: 'Panggil teknisi pos. Penumpang diperiksa dari awal.',
  },
  'carried-used': {
    what: 'Rujukan ini sudah diterima.',
    safe: 'Catatannya sudah ada di pos.',
    todo: 'Cari catatan penumpang di papan.',
  },
  'carried-clock': {
    what: 'Kode ini dibuat lebih dari dua belas jam dari sekarang, menurut jam perangkatnya.',
    safe: unchanged,
    todo: 'Periksa jam perangkat itu, lalu buat kode baru.',
  },
  'device-unchanged': {
    what: 'Nama dan tempat perangkat ini sudah seperti itu.',
    safe: unchanged,
    todo: 'Tidak perlu apa-apa.',
  },
  'device-revoked': {
    what: 'Pemasangan perangkat ini sudah dicabut.',
    safe: 'Perangkat itu tidak dapat menghubungi pos.',
    todo: 'Tidak perlu apa-apa. Bila perangkatnya kembali, pasangkan lagi dengan kode baru.',
  },
  'pairing-code-wrong': {
    what: 'Ini bukan kode pemasangan Tapis.',
    safe: unchanged,
    todo: 'Pindai kode QR yang sedang tampil di layar komputer pos.',
  },
  'pairing-not-accepted': {
    what: 'Komputer pos tidak menerima kode ini: sudah dipakai, lewat dua menit, atau ditarik.',
    safe: untouched,
    todo: 'Minta teknisi menampilkan kode baru, lalu pindai dalam dua menit.',
  },
  'station-differs': {
    what: 'Di alamat pada kode ini menjawab komputer lain, bukan pos yang menampilkan kode.',
    safe: 'Tidak ada yang dikirim kepadanya.',
    todo: 'Laporkan kepada teknisi; jangan memasangkan perangkat sebelum sebabnya jelas.',
  },
} satisfies Record<string, Entry>;
