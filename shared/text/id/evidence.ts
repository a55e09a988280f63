import { formats } from '../language.ts';

const n = formats.id.number;

/** Backups of the station's database. */
export const evidence = {
  backups: {
    title: 'Cadangan',
    linkFailed: 'Cadangan gagal',
    lead: 'Salinan terenkripsi seluruh basis data, diperiksa sesudah ditulis. Dibuat menurut waktu dan saat gilir ditutup.',
    none: 'Belum ada cadangan. Yang pertama dibuat sesudah ada yang dicatat.',
    make: 'Buat sekarang',
    making: 'Menyalin dan memeriksa…',
    made: ({ events }: { events: number }) => `Cadangan dibuat dan diperiksa: utuh, ${n(events)} peristiwa.`,
    check: 'Uji',
    checked: ({ events }: { events: number }) => `Cadangan ini dapat dibuka dan utuh: ${n(events)} peristiwa.`,
    when: 'Waktu',
    reason: 'Sebab',
    size: 'Ukuran',
    state: 'Keadaan',
    reasons: { time: 'menurut waktu', shiftClosed: 'gilir ditutup', asked: 'diminta' },
    sound: ({ events }: { events: number }) => `utuh, ${n(events)} peristiwa`,
    gone: 'sudah dihapus, masa simpannya lewat',
    fault: {
      'disk-full': 'gagal: disk penuh',
      'folder-unusable': 'gagal: folder tidak dapat ditulisi',
      'database-damaged': 'gagal: basis data rusak',
      'copy-damaged': 'gagal: salinan tidak utuh',
    },
    second: ({ fault }: { fault: string }) => `tempat kedua ${fault}`,
    folder: 'Folder',
    settings: 'Jadwal dan tempat',
    everyHours: 'Setiap berapa jam (1 sampai 24)',
    everyHint: 'Hanya bila ada yang dicatat sejak cadangan terakhir.',
    keepDays: 'Disimpan berapa hari (2 sampai 30)',
    keepHint: 'Lalu dihapus: data pribadi tidak boleh lebih lama di cadangan daripada di pos.',
    secondFolder: 'Folder kedua (kosong: tidak ada)',
    secondHint: 'Pada disk atau stik lain; cadangan di disk yang sama hilang bersama disknya.',
    save: 'Simpan',
    saved: 'Tersimpan',
    restore:
      'Memulihkan: hentikan Tapis, lalu jalankan "npm run -s tapis -- restore BERKAS". Basis data sekarang disingkirkan, tidak dihapus.',
    megabytes: ({ bytes }: { bytes: number }) => `${n(Math.ceil(bytes / 104_857.6) / 10)} MB`,
  },
};
