import { numberIn, type Entry } from '../sentence.ts';

const unchanged = 'Tidak ada yang berubah.';
const stands = 'Putusan tetap seperti tercatat.';
const wait = (seconds: number | null) =>
  seconds === null || seconds <= 0
    ? 'Minta kodenya dibacakan sekali lagi.'
    : `Tunggu ${seconds} detik, lalu minta kodenya dibacakan sekali lagi.`;

/** Failures of what comes after a decision, and of approval by telephone. */
export const laterErrors = {
  'own-words-missing': {
    what: 'Kata penumpang sendiri belum dicatat.',
    safe: 'Putusan belum dicatat; yang sudah diketik tetap ada.',
    todo: 'Tanyakan, lalu tulis dengan kata penumpang sendiri. Saran atau batal sendiri tidak boleh menjadi penahanan terselubung.',
  },
  'flight-gone': {
    what: 'Pesawatnya sudah berangkat; keberangkatan ini tidak dapat ditunda lagi.',
    safe: 'Belum ada yang diputuskan; paspor tetap pada pemegangnya.',
    todo: 'Bila pesawat terlambat, geser jamnya di papan. Bila penumpang ketinggalan karena pemeriksaan ini, catat itu setelah klarifikasi ditutup.',
  },
  'not-correctable': {
    what: 'Bagian ini tidak dapat diperbaiki pada putusan itu.',
    safe: stands,
    todo: 'Hanya putusan yang masih berlaku dapat diperbaiki. Bila jenis atau bukti putusannya keliru, nyatakan batal.',
  },
  'nothing-to-correct': {
    what: 'Isi yang baru sama dengan yang sudah tercatat.',
    safe: unchanged,
    todo: 'Ubah isinya, atau tutup lembar ini.',
  },
  'not-voidable': {
    what: 'Putusan ini tidak dapat dinyatakan batal.',
    safe: stands,
    todo: 'Hanya putusan terakhir dari klarifikasi yang sudah ditutup dapat dibatalkan. Selama masih terbuka, ambil putusan lain.',
  },
  'passport-in-custody': {
    what: 'Paspornya masih disimpan; putusannya tidak dapat dibatalkan.',
    safe: 'Paspor dan tanda terimanya tetap tercatat.',
    todo: 'Kembalikan paspornya dahulu di daftar paspor, lalu batalkan.',
  },
  'not-postponed': {
    what: 'Putusan ini bukan penundaan yang berlaku.',
    safe: unchanged,
    todo: 'Buka klarifikasi penumpang yang ditunda.',
  },
  'meets-name-missing': {
    what: 'Nama yang menemui belum ditulis.',
    safe: 'Yang sudah diketik tetap ada di layar.',
    todo: 'Tulis namanya, atau pilih bahwa tidak ada yang menemui.',
  },
  'moment-not-fitting': {
    what: 'Jam pemberitahuan kepada maskapai tidak cocok.',
    safe: 'Yang sudah diketik tetap ada di layar.',
    todo: 'Tulis jam setelah putusan dan tidak lebih dari sekarang.',
  },
  'not-decided': {
    what: 'Klarifikasi ini belum ditutup.',
    safe: unchanged,
    todo: 'Catat putusannya dahulu.',
  },
  'no-flight': {
    what: 'Klarifikasi ini tidak punya penerbangan di papan.',
    safe: unchanged,
    todo: 'Tanpa jam berangkat tidak dapat dicatat apakah pesawatnya ketinggalan.',
  },
  'gate-still-open': {
    what: 'Gerbangnya belum tutup.',
    safe: unchanged,
    todo: 'Penumpang masih bisa naik. Catat setelah gerbang tutup.',
  },
  'was-stopped': {
    what: 'Penumpang ini tidak berangkat karena putusan, bukan karena lama menunggu.',
    safe: unchanged,
    todo: 'Bila putusannya keliru, nyatakan batal dahulu.',
  },
  'not-lapsed': {
    what: 'Rujukan ini tidak gugur.',
    safe: unchanged,
    todo: 'Buka rujukannya untuk melihat keadaannya sekarang.',
  },
  'already-read': {
    what: 'Pemberitahuan ini sudah dibaca petugas lain.',
    safe: unchanged,
    todo: 'Tidak perlu apa-apa lagi.',
  },
  'card-missing': {
    what: 'Pejabat ini tidak punya kartu tersegel yang berlaku.',
    safe: 'Belum ada yang disahkan; paspor tetap pada pemegangnya.',
    todo: 'Hubungi pejabat lain, atau tunda tanpa menyimpan paspor. Kartu baru dibuat teknisi bersama pejabatnya.',
  },
  'card-code-wrong': (detail) => ({
    what: 'Kode itu tidak ada di kartu pejabat ini.',
    safe: 'Belum ada yang disahkan; kode di kartu tidak berkurang.',
    todo: wait(numberIn(detail, 'seconds')),
  }),
  'card-code-used': {
    what: 'Kode itu sudah pernah dipakai; setiap kode hanya berlaku sekali.',
    safe: 'Belum ada yang disahkan.',
    todo: 'Minta pejabat membacakan kode berikutnya dan mencoret yang sudah dipakai.',
  },
  'approver-not-holder': {
    what: 'Kartu hanya dibuat di hadapan pejabat yang akan memegangnya.',
    safe: 'Belum ada kartu yang dibuat.',
    todo: 'Minta pejabat itu sendiri memasukkan PIN-nya.',
  },
} satisfies Record<string, Entry>;
