import { formats } from '../language.ts';

const n = formats.id.number;

/** A device whose station does not answer: what goes on, what waits, what the station did not take afterwards. */
export const kept = {
  away: 'Perangkat ini terputus dari komputer pos.',
  awaySince: ({ clock }: { clock: string }) => `Perangkat ini terputus dari komputer pos sejak ${clock}.`,
  turnedAway: 'Pos tidak menerima perangkat ini lagi. Pemasangannya mungkin sudah dicabut.',
  turnedAwayQueue: ({ count }: { count: number }) =>
    `${n(count)} jawaban yang menunggu di sini tidak diterima pos; tetap tersimpan, tersandi, di perangkat ini.`,
  turnedAwayTodo: 'Serahkan perangkat ini kepada teknisi dan lanjutkan di perangkat lain.',
  leave: 'Pasangkan lagi, atau pakai untuk hal lain',
  leaveTitle: 'Perangkat ini bukan meja pos itu lagi',
  leaveLead:
    'Yang disimpan perangkat ini sebagai meja disisihkan dalam folder datanya, lalu pertanyaan pertama muncul: bergabung lagi dengan kode baru, atau menjadi pos sendiri.',
  leaveQueue: ({ count }: { count: number }) =>
    `${n(count)} jawaban yang menunggu di sini tidak dapat masuk ke catatan sesudah itu. Catat lagi dari formulir kertas.`,
  leaveAsk: 'Teknisi sudah memastikan: perangkat ini dicabut, atau posnya tidak ada lagi.',
  leaveNow: 'Lepaskan dari pos',
  goOn: 'Klarifikasi Anda yang terbuka tetap dapat dibaca dan dijawab.',
  waiting: ({ count, clock }: { count: number; clock: string }) =>
    `${n(count)} jawaban menunggu di perangkat ini sejak ${clock}, tersandi; masuk sendiri ke catatan begitu tersambung.`,
  waitsLink: 'Apa yang menunggu?',
  fold: 'Ringkas',
  waits:
    'Keputusan, paspor yang disimpan, nomor surat, penilaian sendiri, dan penumpang baru menunggu sambungan, karena hanya catatan pos yang boleh memutuskannya. Yang tidak dapat menunggu: pakai formulir kertas, lalu isi ulang nanti.',
  locked: 'Layar tetap terkunci: PIN diperiksa oleh komputer pos. Tidak ada yang hilang.',
  others: ({ count }: { count: number }) =>
    `${n(count)} jawaban menunggu di perangkat ini, tersandi. Jawaban masuk ke catatan begitu petugas yang memberikannya masuk lagi di sini.`,
  unreadable: ({ count }: { count: number }) =>
    `${n(count)} catatan jawaban di perangkat ini rusak dan tidak dapat dibaca.`,
  unreadableTodo:
    'Jawaban lain tidak terpengaruh. Bandingkan klarifikasi yang dijawab selagi terputus dengan ingatan Anda, lalu beri tahu teknisi.',
  discardUnreadable: 'Buang yang rusak',
  refusedElsewhere: 'Pos tidak menerima semua jawaban yang Anda berikan selagi terputus.',
  refusedSafe: 'Yang tidak diterima tetap tersimpan di perangkat ini sampai Anda memilih.',
  refusedOpen: ({ count }: { count: number }) => `Lihat ${n(count)} jawaban`,
  refusedGone: ({ count }: { count: number }) => `Buang ${n(count)} jawaban: catatannya tidak ada lagi`,
  notTaken: ({ count, clock }: { count: number; clock: string }) =>
    `${n(count)} jawaban yang Anda berikan sejak ${clock}, selagi terputus, belum masuk ke catatan. Tetap tersimpan di perangkat ini sampai Anda memilih.`,
  discard: 'Buang jawaban saya',
  mark: 'menunggu di perangkat ini',
  decisionWaits: 'Menunggu sambungan ke komputer pos',
  decisionWhy: 'Hanya pos yang mencatat keputusan; yang Anda tulis di sini tetap ada.',
  waitsMissing: 'Menunggu sambungan; masih kurang:',
  resultBefore: ({ count }: { count: number }) =>
    `Hasil di layar ini belum menghitung ${n(count)} jawaban yang menunggu.`,
};
