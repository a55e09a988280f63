/** Failures of updating the program. */
export const updateErrors = {
  'update-no-package': {
    what: 'Di tempat itu tidak ada paket pembaruan Tapis yang dapat dibaca.',
    safe: 'Program dan data tidak berubah.',
    todo: 'Pasang stik USB lalu tulis foldernya, misalnya /media/tapis/STIK. Di dalamnya harus ada folder yang berakhir dengan .tapis-update.',
  },
  'update-no-key': {
    what: 'Program ini dibuat tanpa kunci rilis, jadi tidak menerima pembaruan apa pun.',
    safe: 'Program dan data tidak berubah.',
    todo: 'Pasang versi baru sebagai administrator komputer, dengan pemasang rilis.',
  },
  'update-signature': {
    what: 'Tanda tangan paket ini bukan milik kunci rilis Tapis.',
    safe: 'Tidak ada berkas paket yang disalin atau dijalankan.',
    todo: 'Jangan dipakai. Ambil paket lagi langsung dari penyedia, dan laporkan asal stik ini.',
  },
  'update-damaged': {
    what: 'Isi paket tidak sama dengan daftarnya: ada berkas yang rusak, hilang atau berlebih.',
    safe: 'Program dan data tidak berubah; yang sudah disalin dihapus.',
    todo: 'Salin paket sekali lagi ke stik, sebaiknya stik lain, lalu ulangi.',
  },
  'update-older': {
    what: 'Versi paket ini tidak lebih baru daripada versi yang berjalan.',
    safe: 'Program dan data tidak berubah.',
    todo: 'Tidak perlu dipasang. Versi yang lebih lama tidak dapat membuka data yang sudah lebih baru.',
  },
  'update-too-new-a-step': {
    what: 'Versi paket ini terlalu jauh di depan versi yang berjalan.',
    safe: 'Program dan data tidak berubah.',
    todo: 'Minta dahulu paket versi di antaranya dari penyedia, pasang itu, lalu yang ini.',
  },
  'update-other-machine': {
    what: 'Paket ini dibuat untuk jenis komputer lain.',
    safe: 'Program dan data tidak berubah.',
    todo: 'Minta paket untuk sistem komputer ini; jenisnya ada pada nama paket.',
  },
  'update-not-installed-so': {
    what: 'Tapis di komputer ini tidak dipasang sehingga dapat diperbarui dari sini.',
    safe: 'Program dan data tidak berubah.',
    todo: 'Administrator komputer memasang versi baru dengan pemasang, atau menyiapkan folder pembaruan.',
  },
  'update-running': {
    what: 'Pembaruan lain sedang disalin.',
    safe: 'Program dan data tidak berubah.',
    todo: 'Tunggu sampai selesai, lalu lihat apa yang menunggu.',
  },
  'update-not-in-practice': {
    what: 'Program tidak diperbarui dari latihan.',
    safe: 'Program dan data tidak berubah.',
    todo: 'Kembali ke pelayanan, lalu ulangi.',
  },
  'update-nothing-returned': {
    what: 'Tidak ada versi baru yang dibatalkan.',
    safe: 'Program dan data tidak berubah.',
    todo: 'Orang lain mungkin sudah mencatatnya. Tidak perlu apa-apa lagi.',
  },
} as const;
