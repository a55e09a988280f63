import { formats } from '../language.ts';

const n = formats.id.number;

/** The spare on the devices screen, taking over on the spare, and a host that came back. */
export const spare = {
  title: 'Cadangan komputer pos',
  lead: 'Satu perangkat menyimpan salinan pos yang terus mengikuti. Bila komputer pos mati untuk seterusnya, perangkat itu mengambil alih.',
  none: 'Belum ada perangkat cadangan. Bila komputer pos mati, pekerjaan berhenti sampai komputer itu hidup lagi atau cadangan basis data dipulihkan.',
  noDevices: 'Pasangkan dahulu satu perangkat yang selalu menyala di konter.',
  which: 'Perangkat mana yang menjadi cadangan?',
  place: 'Alamat perangkat itu bila menjadi komputer pos',
  placeHint: 'Perangkat lain mencari pos di alamat ini. Beri perangkat cadangan alamat yang tetap.',
  addressFault: 'Empat angka, misalnya 10.0.0.3.',
  name: 'Jadikan cadangan',
  change: 'Ganti cadangan',
  dismiss: 'Tidak perlu cadangan',
  cancel: 'Batal',
  standing: {
    inStep: ({ name }: { name: string }) => `${name} mengikuti setiap tindakan.`,
    behind: ({ name }: { name: string }) => `${name} tertinggal.`,
    copying: ({ name }: { name: string }) => `${name} sedang menerima salinan.`,
    away: ({ name }: { name: string }) => `${name} tidak tersambung.`,
  },
  meaning: {
    inStep: 'Tindakan baru dinyatakan tersimpan setelah juga ada di disk cadangan.',
    behind: 'Pekerjaan di konter tetap berjalan dan tersimpan di komputer pos. Cadangan sedang mengejar.',
    copying: 'Sampai salinan lengkap, tindakan hanya tersimpan di komputer pos.',
    away: 'Pekerjaan tetap berjalan; tindakan hanya tersimpan di komputer pos. Nyalakan perangkat cadangan dan periksa jaringannya.',
  },
  percent: ({ percent }: { percent: number }) => `${n(percent)} %`,
  at: ({ address, port }: { address: string; port: number }) =>
    `Bila mengambil alih, menjawab di ${address}, porta ${port}.`,
  checked: ({ when, events }: { when: string; events: number }) =>
    `Diperiksa ${when}: terbuka, utuh, dan log cocok dengan pos sampai peristiwa ke-${n(events)}.`,
  unchecked: 'Salinan belum diperiksa.',
  faults: {
    'copy-damaged': 'Pemeriksaan terakhir menemukan salinan yang rusak. Salinan dibuat ulang dari awal.',
    'copy-disk': 'Salinan tidak dapat ditulis di perangkat cadangan. Periksa ruang disknya.',
    'copy-passphrase':
      'Pos memakai frasa sandi, dan aplikasi di perangkat itu tidak dapat menyimpannya. Pilih perangkat yang menjalankan Tapis di peramban.',
  },
  placeFaults: {
    'address-not-here': 'Alamat itu bukan milik perangkat cadangan. Perangkat lain tidak akan menemukannya.',
    'port-taken': 'Porta itu dipakai program lain di perangkat cadangan.',
    'network-failed': 'Perangkat cadangan tidak diizinkan menjawab di alamat dan porta itu.',
  },

  spareHere: 'Perangkat ini cadangannya.',
  hostGoneMore: 'Bila komputer pos hanya mati sebentar, tunggulah. Bila rusak atau hilang, ambil alih di sini.',
  takeOver: 'Ambil alih',
  takeTitle: ({ station }: { station: string }) => `Ambil alih ${station}`,
  takeLead:
    'Perangkat ini menjadi komputer pos. Perangkat lain mengikuti sendiri. Komputer pos yang lama ditolak bila hidup lagi, sampai dipasangkan sebagai perangkat.',
  hostIsOff: 'Saya sudah memastikan komputer pos yang lama mati atau dicabut dari jaringan.',
  passphrase: 'Frasa sandi pos',
  look: 'Periksa salinan',
  looking: 'Salinan dibuka dan diperiksa …',
  found: ({ events, when }: { events: number; when: string }) =>
    `Salinan utuh: ${n(events)} peristiwa, yang terakhir ${when}.`,
  who: 'Teknisi yang mengambil alih',
  takeNow: 'Ambil alih sekarang',
  back: 'Tunggu komputer pos',
  copiedAt: ({ when }: { when: string }) => `Salinan di sini terakhir diperbarui ${when}.`,

  supersededTitle: 'Komputer ini bukan komputer pos lagi',
  superseded: ({ address, when }: { address: string; when: string }) =>
    `Perangkat cadangan di ${address} telah mengambil alih; diketahui di sini ${when}.`,
  supersededSafe:
    'Tidak ada tindakan yang dicatat di sini lagi. Yang sudah tercatat tetap utuh, dapat dibaca dan diekspor.',
  supersededTodo:
    'Bekerjalah di komputer pos yang baru. Bandingkan catatan terakhir di kedua komputer: yang hanya ada di sini harus dicatat ulang di sana. Lalu tutup Tapis, simpan folder datanya sebagai bukti, jalankan Tapis dengan folder baru, dan pilih "Bergabung ke pos".',
};
