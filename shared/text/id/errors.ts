import { numberIn, textIn, type Entry, type ErrorCode } from '../sentence.ts';
import { afterErrors } from './after_errors.ts';
import { exportErrors } from './export_errors.ts';
import { networkErrors } from './network_errors.ts';
import { spareErrors } from './spare_errors.ts';
import { outboxErrors } from './outbox_errors.ts';
import { updateErrors } from './update_errors.ts';
import { recoveryErrors } from './recovery_errors.ts';
import { storageErrors } from './storage_errors.ts';
import { custodyErrors } from './custody_errors.ts';
import { evidenceErrors } from './evidence_errors.ts';
import { paperErrors } from './paper_errors.ts';
import { retentionErrors } from './retention_errors.ts';
import { reviewErrors } from './review_errors.ts';
import { laterErrors } from './later_errors.ts';

const unchanged = 'Tidak ada yang berubah.';
const kept = 'Semua jawaban yang sudah disentuh tetap tersimpan.';
const notDone = 'Tindakan belum dilakukan.';
const typedKept = 'Yang sudah diketik tetap ada di layar.';

const wait = (seconds: number | null) =>
  seconds === null || seconds <= 0 ? 'Coba lagi.' : `Tunggu ${seconds} detik, lalu coba lagi.`;

/** Why a file is no catalogue this station takes, by the reason in the detail. */
const catalogueFile: Readonly<Record<string, string>> = {
  'not-json': 'Berkas ini rusak atau bukan JSON.',
  'not-a-catalogue-file': 'Berkas ini bukan berkas katalog Tapis.',
  'hash-differs': 'Isi berkas bukan isi yang ditandatangani.',
  'note-malformed': 'Catatan tanda tangan dalam berkas tidak dapat dibaca.',
  'no-trusted-signature': 'Berkas ini tidak ditandatangani oleh kunci yang diakui pos ini.',
  'signature-wrong': 'Tanda tangan pada berkas ini tidak benar.',
  'catalogue-refused': 'Katalog dalam berkas ini melanggar aturan.',
};

/** Every failure in three sentences: yang terjadi, yang aman, yang perlu dilakukan. */
export const errors: Record<ErrorCode, Entry> = {
  // Jalan ke aplikasi
  'host-gone': {
    what: 'Aplikasi pos tidak menjawab.',
    safe: 'Semua yang sudah tersimpan aman.',
    todo: 'Layar ini mencoba menyambung sendiri. Bila lebih dari satu menit, nyalakan lagi aplikasi Tapis; sementara itu pakai formulir cadangan.',
  },
  'no-ticket': {
    what: 'Layar ini belum dikenal oleh pos.',
    safe: 'Catatan di pos tidak terpengaruh.',
    todo: 'Buka Tapis lewat alamat sekali pakai yang ditampilkan saat aplikasi dinyalakan.',
  },

  // Umum
  unauthenticated: {
    what: 'Belum ada petugas yang masuk di layar ini.',
    safe: kept,
    todo: 'Pilih nama Anda dan masukkan PIN.',
  },
  'session-locked': {
    what: 'Layar ini terkunci.',
    safe: 'Klarifikasi yang terbuka tetap menunggu pemiliknya.',
    todo: 'Masukkan PIN untuk melanjutkan.',
  },
  forbidden: {
    what: 'Tindakan ini di luar kewenangan peran Anda.',
    safe: unchanged,
    todo: 'Serahkan kepada petugas yang berwenang, atau ganti petugas.',
  },
  'invalid-input': (detail) => ({
    what:
      textIn(detail, 'path') === null
        ? 'Ada isian yang belum benar.'
        : `Isian "${textIn(detail, 'path') ?? ''}" belum benar.`,
    safe: `Belum ada yang disimpan. ${typedKept}`,
    todo: 'Perbaiki isian itu, lalu ulangi.',
  }),
  'too-many-calls': {
    what: 'Layar ini bertanya kepada pos jauh lebih sering daripada orang bekerja.',
    safe: `Yang ini tidak dikerjakan. ${kept}`,
    todo: 'Tunggu beberapa detik, lalu coba lagi. Bila tetap begitu, tutup jendela ini, buka lagi Tapis, dan beri tahu teknisi.',
  },
  'unknown-call': {
    what: 'Layar ini lebih tua daripada aplikasinya.',
    safe: kept,
    todo: 'Muat ulang layar. Bila tetap muncul, beri tahu teknisi pos.',
  },
  'station-missing': {
    what: 'Pos ini belum dibuat.',
    safe: 'Belum ada data yang bisa hilang.',
    todo: 'Selesaikan penyiapan pertama: pos, teknisi, dan kepala gilir.',
  },
  internal: (detail) => ({
    what: `Ada kesalahan pada aplikasi${textIn(detail, 'reference') === null ? '' : ` (nomor ${textIn(detail, 'reference') ?? ''})`}.`,
    safe: 'Sentuhan terakhir tidak disimpan; yang sebelumnya tersimpan utuh.',
    todo: 'Ulangi sekali. Bila terjadi lagi, catat nomornya untuk teknisi dan lanjutkan dengan formulir cadangan.',
  }),

  // Pos, masuk, PIN
  'station-exists': {
    what: 'Pos di perangkat ini sudah ada.',
    safe: 'Pos yang ada tidak tersentuh.',
    todo: 'Masuk dengan nama Anda.',
  },
  'pin-too-simple': {
    what: 'PIN ini terlalu mudah ditebak.',
    safe: 'PIN belum disimpan.',
    todo: 'Pilih 6 sampai 12 angka, bukan satu angka berulang dan bukan urutan lurus.',
  },
  'pins-differ': {
    what: 'Kedua PIN baru tidak sama.',
    safe: 'PIN lama masih berlaku.',
    todo: 'Pilih PIN baru sekali lagi, lalu ulangi persis sama.',
  },
  'pin-unchanged': {
    what: 'PIN baru sama dengan PIN lama.',
    safe: 'PIN lama masih berlaku.',
    todo: 'Pilih PIN lain.',
  },
  'pins-equal': {
    what: 'Dua orang memakai PIN yang sama.',
    safe: 'Pos belum dibuat. ' + typedKept,
    todo: 'Masing-masing memilih PIN sendiri tanpa dilihat yang lain.',
  },
  'official-needs-immigration': {
    what: 'Hanya pegawai Imigrasi yang dapat ditandai sebagai Pejabat Imigrasi.',
    safe: 'Belum ada yang disimpan.',
    todo: 'Pilih instansi Imigrasi, atau hapus tanda Pejabat Imigrasi.',
  },
  'pin-wrong': (detail) => ({
    what: 'PIN tidak cocok.',
    safe: kept,
    todo: wait(numberIn(detail, 'seconds')),
  }),
  'locked-out': (detail) => ({
    what: 'Terlalu banyak PIN salah untuk nama ini.',
    safe: 'Petugas lain tetap bisa masuk dan bekerja.',
    todo: wait(numberIn(detail, 'seconds')),
  }),
  'officer-unknown': {
    what: 'Nama ini tidak lagi ada di daftar petugas aktif.',
    safe: unchanged,
    todo: 'Pilih nama lain, atau minta teknisi pos memeriksa daftar petugas.',
  },
  'enrolment-needed': {
    what: 'Nama ini belum memiliki PIN.',
    safe: unchanged,
    todo: 'Masukkan kode sekali pakai dari teknisi pos, lalu pilih PIN.',
  },
  'code-wrong': (detail) => ({
    what: 'Kode sekali pakai tidak cocok.',
    safe: 'PIN belum dibuat.',
    todo: `${wait(numberIn(detail, 'seconds'))} Periksa kodenya, atau minta kode baru dari teknisi pos.`,
  }),
  'code-expired': {
    what: 'Kode sekali pakai ini berlaku tiga hari, dan waktunya sudah lewat.',
    safe: 'PIN belum dibuat.',
    todo: 'Minta teknisi pos mengatur ulang PIN: dengan itu kode baru dibuat.',
  },
  'already-enrolled': {
    what: 'Nama ini sudah memiliki PIN.',
    safe: 'PIN yang ada tidak berubah.',
    todo: 'Masuk dengan PIN. Bila lupa, minta teknisi pos mengatur ulang.',
  },

  // Orang kedua
  'approver-is-self': {
    what: 'Orang kedua tidak boleh orang yang sama.',
    safe: 'Belum ada yang disahkan.',
    todo: 'Panggil orang lain untuk memasukkan PIN-nya sendiri.',
  },
  'approver-not-official': {
    what: 'Orang kedua harus Pejabat Imigrasi.',
    safe: 'Belum ada yang disahkan; paspor tetap di tempatnya.',
    todo: 'Panggil Pejabat Imigrasi lain. Bila tidak ada, penundaan tanpa penyimpanan paspor tetap bisa diputuskan.',
  },
  'approver-not-supervisor': {
    what: 'Orang kedua harus kepala gilir.',
    safe: 'Belum ada yang disahkan.',
    todo: 'Panggil kepala gilir untuk memasukkan PIN-nya.',
  },
  'approver-not-allowed': {
    what: 'Orang ini tidak berwenang mengesahkan tindakan ini.',
    safe: 'Belum ada yang disahkan.',
    todo: 'Pilih orang yang berwenang.',
  },
  'approval-unknown': {
    what: 'Pengesahan orang kedua ini tidak dikenal; mungkin aplikasi dinyalakan ulang, atau petugas lain yang memintanya.',
    safe: notDone,
    todo: 'Minta orang kedua mengesahkan sekali lagi di layar ini.',
  },
  'approval-expired': {
    what: 'Pengesahan orang kedua sudah lewat satu menit.',
    safe: notDone,
    todo: 'Minta orang kedua mengesahkan sekali lagi, lalu langsung lanjutkan.',
  },
  'approval-used': {
    what: 'Pengesahan orang kedua ini sudah dipakai; satu pengesahan hanya untuk satu tindakan.',
    safe: 'Tindakan pertama tetap tercatat; yang kedua belum dilakukan.',
    todo: 'Minta pengesahan baru bila memang ada tindakan kedua.',
  },
  'approval-other-call': {
    what: 'Pengesahan itu diberikan untuk tindakan lain.',
    safe: notDone,
    todo: 'Minta orang kedua mengesahkan tindakan ini sendiri.',
  },
  'approval-other-subject': {
    what: 'Pengesahan itu diberikan untuk perkara lain.',
    safe: notDone,
    todo: 'Minta orang kedua membaca perkara ini, lalu mengesahkannya.',
  },
  'approver-gone': {
    what: 'Orang yang mengesahkan sudah tidak aktif di pos ini.',
    safe: notDone,
    todo: 'Panggil orang lain yang berwenang.',
  },
  'second-person-needed': {
    what: 'Tindakan ini memerlukan dua orang.',
    safe: notDone,
    todo: 'Minta orang kedua yang berwenang mengesahkannya di layar ini.',
  },

  // Petugas
  'name-taken': {
    what: 'Sudah ada petugas dengan nama ini.',
    safe: `Belum ada yang ditambahkan. ${typedKept}`,
    todo: 'Tulis nama lebih lengkap agar keduanya dapat dibedakan.',
  },
  'agency-missing': {
    what: 'Instansi belum dipilih.',
    safe: `Belum ada yang ditambahkan. ${typedKept}`,
    todo: 'Pilih BP3MI atau Imigrasi.',
  },
  'agency-does-not-fit-role': {
    what: 'Instansi dan peran ini tidak sesuai.',
    safe: `Belum ada yang ditambahkan. ${typedKept}`,
    todo: 'Petugas BP3MI bekerja untuk BP3MI, Pejabat Imigrasi untuk Imigrasi.',
  },
  'last-admin': {
    what: 'Ini teknisi pos yang terakhir.',
    safe: 'Ia tetap aktif.',
    todo: 'Tambahkan teknisi lain dahulu.',
  },
  'has-open-screenings': {
    what: 'Petugas ini masih memiliki klarifikasi terbuka.',
    safe: 'Ia tetap aktif dan klarifikasinya utuh.',
    todo: 'Selesaikan atau alihkan klarifikasinya dahulu.',
  },

  // Gilir dan penerbangan
  'shift-already-open': {
    what: 'Gilir sudah dibuka dari layar lain.',
    safe: 'Gilir yang terbuka itu yang berlaku.',
    todo: 'Lanjutkan di papan; penerbangan yang kurang dapat ditambahkan di sana.',
  },
  'flight-twice': (detail) => ({
    what:
      textIn(detail, 'number') === null
        ? 'Satu penerbangan tertulis dua kali.'
        : `${textIn(detail, 'number') ?? ''} tertulis dua kali.`,
    safe: `Belum ada yang disimpan. ${typedKept}`,
    todo: 'Hapus salah satunya.',
  }),
  'no-open-shift': {
    what: 'Tidak ada gilir yang terbuka.',
    safe: unchanged,
    todo: 'Buka gilir dahulu.',
  },
  'screenings-open': (detail) => ({
    what:
      numberIn(detail, 'count') === null
        ? 'Masih ada klarifikasi yang terbuka.'
        : `Masih ada ${numberIn(detail, 'count') ?? 0} klarifikasi yang terbuka.`,
    safe: 'Gilir tetap terbuka.',
    todo: 'Putuskan yang masih terbuka, lalu tutup gilir.',
  }),
  'referrals-open': {
    what: 'Masih ada rujukan yang menunggu Imigrasi.',
    safe: 'Gilir tetap terbuka.',
    todo: 'Tunggu diterima, atau biarkan lewat waktunya: penumpang boleh melanjutkan perjalanan.',
  },
  'flight-unknown': {
    what: 'Penerbangan ini tidak ada di gilir hari ini.',
    safe: unchanged,
    todo: 'Tambahkan penerbangannya di papan, lalu ulangi.',
  },
  'count-unknown': {
    what: 'Hitungan ini sudah tidak ada.',
    safe: 'Jumlah di papan sudah benar.',
    todo: 'Tidak perlu apa-apa.',
  },
  'undo-too-late': {
    what: 'Waktu membatalkan sudah lewat.',
    safe: 'Catatannya tetap seperti semula.',
    todo: 'Bila perlu, buka klarifikasi baru; koreksi ditambahkan, tidak pernah dihapus.',
  },

  // Pindai
  'mrz-unreadable': {
    what: 'Baris paspor tidak terbaca.',
    safe: 'Tidak ada yang disimpan.',
    todo: 'Bersihkan halaman, pindai sekali lagi, atau ketik dari halaman foto.',
  },
  'mrz-wrong-length': {
    what: 'Baris paspor tidak utuh.',
    safe: 'Tidak ada yang disimpan.',
    todo: 'Geser paspor sampai kedua baris terbaca penuh, lalu pindai lagi.',
  },
  'mrz-bad-character': {
    what: 'Ada huruf pada baris paspor yang tidak mungkin ada di sana.',
    safe: 'Tidak ada yang disimpan dan tidak ada yang diperbaiki diam-diam.',
    todo: 'Pindai sekali lagi, atau ketik dari halaman foto.',
  },
  'bcbp-unreadable': {
    what: 'Kode pada boarding pass tidak terbaca.',
    safe: 'Data paspor tetap ada.',
    todo: 'Pindai sekali lagi, atau pilih penerbangan dan kursi sendiri.',
  },
  'purpose-unknown': {
    what: 'Keperluan ini tidak ada di katalog yang berlaku.',
    safe: kept,
    todo: 'Pilih keperluan lain dari daftar.',
  },
  'needs-clarification': {
    what: 'Penumpang ini tidak dapat dipersilakan dengan satu sentuhan.',
    safe: 'Belum ada keputusan yang dicatat.',
    todo: 'Buka klarifikasi; yang perlu dilihat sudah ditandai.',
  },
  'already-open': {
    what: 'Klarifikasi untuk paspor ini sudah terbuka.',
    safe: 'Jawaban yang ada tetap tersimpan.',
    todo: 'Lanjutkan klarifikasi yang sudah terbuka.',
  },
  'flight-missing': {
    what: 'Penerbangan penumpang ini belum diketahui.',
    safe: 'Belum ada yang disimpan.',
    todo: 'Pindai boarding pass, atau pilih penerbangannya.',
  },

  // Klarifikasi
  'screening-unknown': {
    what: 'Klarifikasi ini tidak ditemukan.',
    safe: unchanged,
    todo: 'Kembali ke papan dan pilih dari daftar.',
  },
  'not-open': {
    what: 'Klarifikasi ini sudah selesai.',
    safe: 'Keputusannya tetap seperti tercatat.',
    todo: 'Lihat keputusannya. Perbaikan hanya dengan catatan tambahan.',
  },
  'stale-revision': {
    what: 'Catatan ini baru saja berubah di layar lain.',
    safe: 'Perubahan di layar lain tersimpan; sentuhan terakhir di sini belum.',
    todo: 'Lihat isi terbaru, lalu sentuh lagi bila masih perlu.',
  },
  'not-yours': {
    what: 'Klarifikasi ini dipegang petugas lain.',
    safe: unchanged,
    todo: 'Minta petugas itu melanjutkan atau menyerahkannya.',
  },
  'private-not-for-child': {
    what: 'Penumpang ini di bawah 18 tahun: tidak ada bicara tertutup.',
    safe: unchanged,
    todo: 'Bicara hanya bersama orang dewasa yang dipercaya atau pekerja sosial.',
  },
  'paper-used': {
    what: 'Nomor kertas ini sudah dipakai untuk klarifikasi lain.',
    safe: `Belum ada yang disimpan. ${typedKept}`,
    todo: 'Periksa nomor di kertas, lalu ketik lagi.',
  },
  'people-full': {
    what: 'Catatan ini sudah memuat orang sebanyak yang dapat dimuat.',
    safe: 'Semua yang sudah dicatat tetap tersimpan.',
    todo: 'Tarik yang bukan bagian perjalanan ini, atau tulis yang lain pada catatan salah satu orang.',
  },
  'person-unknown': {
    what: 'Catatan orang ini tidak ada, atau sudah ditarik.',
    safe: unchanged,
    todo: 'Lihat daftar orang yang terbaru.',
  },
  'boarding-known': {
    what: 'Boarding pass klarifikasi ini sudah tercatat dan sudah dinilai.',
    safe: 'Boarding pass yang tercatat tidak berubah.',
    todo: 'Lanjutkan. Bila penumpangnya lain, pindai dahulu paspornya.',
  },
  'recheck-unknown': {
    what: 'Dokumen ini tidak lagi menunggu pemeriksaan ulang.',
    safe: 'Hasil yang sudah dicatat tidak berubah.',
    todo: 'Lihat daftar yang terbaru; mungkin petugas lain baru saja memeriksanya.',
  },
  'code-unknown': {
    what: 'Butir ini tidak ada di katalog klarifikasi ini.',
    safe: kept,
    todo: 'Muat ulang layar, lalu jawab lagi.',
  },
  'basis-not-allowed': {
    what: 'Jawaban ini tidak boleh didasarkan pada hal itu.',
    safe: 'Jawaban sebelumnya tetap berlaku.',
    todo: 'Pilih dasar lain: dokumen atau keterangan penumpang sendiri.',
  },
  'immigration-fact-only': {
    what: 'Butir ini hanya untuk pemeriksaan kedua oleh Imigrasi.',
    safe: unchanged,
    todo: 'Lanjutkan tanpa butir ini.',
  },
  'purpose-missing': {
    what: 'Keperluan perjalanan belum dipilih.',
    safe: kept,
    todo: 'Pilih keperluan dahulu.',
  },
  'destination-missing': {
    what: 'Negara tujuan belum diketahui.',
    safe: kept,
    todo: 'Pilih negara tujuan dahulu.',
  },

  // Keputusan
  'not-your-power': {
    what: 'Keputusan ini di luar kewenangan Anda.',
    safe: 'Belum ada keputusan yang dicatat.',
    todo: 'BP3MI merujuk ke Imigrasi; hanya Pejabat Imigrasi yang menunda atau menyimpan paspor.',
  },
  'own-assessment-first': {
    what: 'Penilaian Anda sendiri belum dicatat.',
    safe: kept,
    todo: 'Catat penilaian sendiri dahulu, lalu putuskan.',
  },
  'mitigations-open': {
    what: 'Masih ada hal meringankan yang belum dijawab.',
    safe: kept,
    todo: 'Jawab semuanya: ada, tidak ada, atau tidak ditanyakan.',
  },
  'ground-missing': {
    what: 'Dasar hukum belum dipilih.',
    safe: typedKept,
    todo: 'Pilih satu dasar dari daftar.',
  },
  'ground-unknown': {
    what: 'Dasar hukum ini tidak ada di daftar.',
    safe: typedKept,
    todo: 'Pilih dasar lain dari daftar.',
  },
  'ground-not-in-force': {
    what: 'Dasar hukum ini tidak berlaku pada hari ini.',
    safe: typedKept,
    todo: 'Pilih dasar yang berlaku.',
  },
  'ground-foreigners-only': {
    what: 'Dasar ini hanya untuk warga negara asing.',
    safe: 'Belum ada keputusan yang dicatat.',
    todo: 'Pilih dasar lain, atau persilakan penumpang.',
  },
  'ground-does-not-allow-hold': {
    what: 'Dasar ini tidak membolehkan paspor disimpan.',
    safe: 'Paspor tetap pada pemegangnya.',
    todo: 'Putuskan penundaan tanpa penyimpanan paspor, atau pilih dasar lain yang membolehkan.',
  },
  'papers-complete': {
    what: 'Dokumennya lengkap: jangan ditahan.',
    safe: 'Belum ada keputusan yang dicatat.',
    todo: 'Persilakan penumpang, atau pilih dasar lain yang sungguh ada.',
  },
  'ground-needs-document': {
    what: 'Dasar ini harus bertumpu pada dokumen yang diwajibkan undang-undang bagi orang yang menyatakan akan bekerja.',
    safe: typedKept,
    todo: 'Tandai dokumen wajib mana yang tidak ada atau diragukan. Dokumen pendukung hanya catatan.',
  },
  'evidence-missing': {
    what: 'Belum ada fakta yang menjadi tumpuan keputusan ini.',
    safe: typedKept,
    todo: 'Pilih fakta yang tercatat. Tanpa fakta, penumpang dipersilakan.',
  },
  'evidence-not-recorded': {
    what: 'Salah satu fakta yang dipilih tidak tercatat.',
    safe: typedKept,
    todo: 'Catat faktanya di daftar periksa, atau lepaskan dari pilihan.',
  },
  'support-score-or-observation-only': {
    what: 'Skor, pengamatan, atau dokumen yang tidak diwajibkan tidak boleh menjadi satu-satunya dasar menunda.',
    safe: 'Belum ada keputusan yang dicatat; penumpang boleh melanjutkan.',
    todo: 'Tambahkan dokumen wajib atau keterangan penumpang sebagai tumpuan, atau persilakan.',
  },
  'reason-too-short': {
    what: 'Alasannya terlalu singkat untuk dibaca orang lain.',
    safe: typedKept,
    todo: 'Tulis satu kalimat: fakta apa, dan mengapa.',
  },
  'milder-steps-missing': {
    what: 'Langkah yang lebih ringan belum dipertimbangkan.',
    safe: typedKept,
    todo: 'Tandai langkah yang sudah dicoba atau dipertimbangkan.',
  },
  'told-missing': {
    what: 'Belum dicatat dalam bahasa apa alasannya disampaikan.',
    safe: typedKept,
    todo: 'Sampaikan alasannya kepada penumpang, lalu pilih bahasanya.',
  },
  'statement-not-offered': {
    what: 'Penumpang belum diberi kesempatan menyatakan keberatan.',
    safe: typedKept,
    todo: 'Tanyakan keberatannya, lalu catat, juga bila tidak ada.',
  },
  'depart-line-missing': {
    what: 'Keputusan ini berbeda dari saran.',
    safe: typedKept,
    todo: 'Tulis satu baris mengapa. Itu boleh, ke arah mana pun.',
  },
  'return-passport-first': {
    what: 'Paspor belum dicatat kembali di tangan penumpang.',
    safe: 'Belum ada keputusan yang dicatat.',
    todo: 'Kembalikan paspornya sekarang, lalu sentuh tandanya.',
  },
  'read-aloud-missing': {
    what: 'Kalimat "Anda tetap boleh berangkat" belum dibacakan.',
    safe: 'Belum ada keputusan yang dicatat.',
    todo: 'Bacakan kepada penumpang, lalu sentuh tandanya.',
  },
  'cause-missing': {
    what: 'Belum dipilih mengapa klarifikasi tidak selesai.',
    safe: kept,
    todo: 'Pilih satu sebab.',
  },
  'decision-unknown': {
    what: 'Keputusan ini tidak ditemukan.',
    safe: unchanged,
    todo: 'Kembali ke klarifikasinya dan lihat keadaan terbaru.',
  },
  'already-confirmed': {
    what: 'Keputusan ini sudah disahkan.',
    safe: 'Keputusannya tetap seperti tercatat.',
    todo: 'Lanjutkan ke langkah berikutnya.',
  },
  'decision-not-confirmed': {
    what: 'Penyimpanan paspor belum disahkan Pejabat Imigrasi kedua.',
    safe: 'Paspor tetap pada pemegangnya.',
    todo: 'Minta pengesahan orang kedua dahulu.',
  },

  // Paspor disimpan
  'already-held': {
    what: 'Paspor ini sudah tercatat disimpan.',
    safe: 'Catatan penyimpanan yang ada tetap berlaku.',
    todo: 'Lihat daftar paspor yang disimpan.',
  },
  'receipt-missing': {
    what: 'Nomor tanda terima paspor (STP) belum ada.',
    safe: 'Paspor tetap pada pemegangnya.',
    todo: 'Ambil nomor dari pos, atau ketik nomor dari buku STP.',
  },
  'receipt-unknown': {
    what: 'Nomor tanda terima ini bukan nomor yang diberikan pos.',
    safe: 'Belum ada yang disimpan.',
    todo: 'Ambil nomor baru, atau pilih "dari buku STP" bila memakai buku.',
  },
  'receipt-in-use': {
    what: 'Nomor tanda terima ini sudah dipakai.',
    safe: 'Tanda terima yang lama tetap berlaku.',
    todo: 'Periksa lembar berikutnya di buku STP, atau ambil nomor dari pos.',
  },
  'witness-missing': {
    what: 'Saksi belum ditulis.',
    safe: typedKept,
    todo: 'Tulis nama saksi yang melihat tanda terima diserahkan.',
  },
  'seal-missing': {
    what: 'Nomor segel belum diisi.',
    safe: typedKept,
    todo: 'Segel paspor, lalu ketik nomor segelnya.',
  },
  'seal-in-use': {
    what: 'Nomor segel ini sudah dipakai untuk paspor lain.',
    safe: 'Catatan paspor lain itu tidak berubah.',
    todo: 'Periksa angka pada segel, atau pakai segel baru.',
  },
  'place-missing': {
    what: 'Tempat penyimpanan belum diisi.',
    safe: typedKept,
    todo: 'Tulis di mana paspor disimpan.',
  },
  'due-in-the-past': {
    what: 'Tanggal pengembalian sudah lewat.',
    safe: typedKept,
    todo: 'Pilih hari kerja berikutnya atau sesudahnya.',
  },
  'due-reason-missing': {
    what: 'Menyimpan lebih dari tiga hari memerlukan alasan.',
    safe: typedKept,
    todo: 'Tulis alasannya, atau pilih tanggal yang lebih dekat.',
  },
  'custody-unknown': {
    what: 'Paspor ini tidak ada di daftar penyimpanan.',
    safe: unchanged,
    todo: 'Muat ulang daftar dan periksa nomor tanda terimanya.',
  },
  'already-released': {
    what: 'Paspor ini sudah dikembalikan.',
    safe: 'Catatan pengembaliannya tetap berlaku.',
    todo: 'Lihat siapa yang menerimanya di daftar.',
  },
  'proxy-paper-missing': {
    what: 'Surat kuasa dan KTP penerima belum dicatat.',
    safe: 'Paspor masih tercatat disimpan.',
    todo: 'Lihat surat kuasa dan KTP-nya, lalu catat.',
  },

  // Rujukan dan bantuan
  'referral-unknown': {
    what: 'Rujukan ini tidak ditemukan.',
    safe: unchanged,
    todo: 'Muat ulang daftar rujukan.',
  },
  'referral-closed': {
    what: 'Rujukan ini sudah ditangani.',
    safe: 'Tindakan petugas lain itu yang berlaku.',
    todo: 'Lihat keadaannya di daftar rujukan.',
  },
  'not-yet-lapsed': {
    what: 'Waktu tunggu Imigrasi belum habis.',
    safe: 'Rujukan tetap menunggu.',
    todo: 'Tunggu hitung mundurnya. Paspor tetap di tangan penumpang.',
  },
  'help-unknown': {
    what: 'Panggilan bantuan ini tidak ditemukan.',
    safe: unchanged,
    todo: 'Muat ulang daftar panggilan.',
  },
  'already-complete': {
    what: 'Formulir panggilan ini sudah lengkap.',
    safe: 'Isinya tetap seperti tercatat.',
    todo: 'Tidak perlu apa-apa.',
  },

  // Rombongan dan keluarga
  'in-party': {
    what: 'Paspor ini ada di rombongan atau keluarga yang masih terbuka.',
    safe: 'Hasil pindainya tetap tersimpan di sana.',
    todo: 'Buka rombongan itu; dari sana penumpang ini dapat dipisahkan.',
  },
  'party-unknown': {
    what: 'Rombongan ini tidak ditemukan di instansi Anda.',
    safe: unchanged,
    todo: 'Kembali ke papan; rombongan yang terbuka ada di sana.',
  },
  'party-closed': {
    what: 'Rombongan ini sudah selesai.',
    safe: 'Catatan yang sudah ditandatangani tetap utuh; pindaian terakhir tidak disimpan.',
    todo: 'Buka rombongan baru, atau pindai penumpang ini sendiri.',
  },
  'party-full': {
    what: 'Daftar rombongan ini sudah penuh.',
    safe: 'Semua yang sudah dipindai tersimpan.',
    todo: 'Tanda tangani rombongan ini, lalu buka rombongan baru untuk sisanya.',
  },
  'party-purpose': {
    what: 'Keperluan ini selalu diklarifikasi satu per satu, tidak sebagai rombongan.',
    safe: unchanged,
    todo: 'Pindai setiap penumpang, lalu buka klarifikasinya.',
  },
  'party-empty': {
    what: 'Belum ada siapa pun di daftar ini.',
    safe: 'Belum ada yang ditandatangani.',
    todo: 'Pindai paspor dan boarding pass, atau batalkan rombongan ini.',
  },
  'licence-missing': {
    what: 'Izin lembaga yang memberangkatkan belum diisi.',
    safe: 'Rombongan belum dibuka.',
    todo: 'Tanyakan kepada ketua rombongan, bukan kepada penumpang. Bila tidak ada: layani penumpang satu per satu.',
  },
  'member-unknown': {
    what: 'Penumpang ini tidak lagi ada di daftar.',
    safe: 'Yang lain di daftar tidak berubah.',
    todo: 'Lihat daftar terbaru.',
  },
  'members-open': (detail) => ({
    what:
      numberIn(detail, 'count') === null
        ? 'Masih ada yang perlu dilihat.'
        : `Masih ada ${numberIn(detail, 'count') ?? 0} orang yang perlu dilihat.`,
    safe: 'Belum ada yang ditandatangani; seluruh daftar tersimpan.',
    todo: 'Selesaikan atau keluarkan mereka, lalu tanda tangani.',
  }),
  'not-settleable': {
    what: 'Ini tidak dapat diselesaikan dengan satu sentuhan.',
    safe: unchanged,
    todo: 'Lengkapi dokumennya, atau keluarkan penumpang ini untuk klarifikasi tersendiri.',
  },
  'parent-needed': {
    what: 'Anak di bawah 18 tahun hanya ikut bila orang tuanya ada di daftar ini dan kartu keluarga dilihat.',
    safe: unchanged,
    todo: 'Pilih orang tuanya, atau keluarkan anak ini untuk jalur anak.',
  },
  'passport-missing': {
    what: 'Baru boarding pass yang terbaca; paspornya belum.',
    safe: unchanged,
    todo: 'Pindai paspornya dahulu, atau lepas boarding pass ini dari daftar.',
  },
  'parties-open': (detail) => ({
    what:
      numberIn(detail, 'count') === null
        ? 'Masih ada rombongan atau keluarga yang terbuka.'
        : `Masih ada ${numberIn(detail, 'count') ?? 0} rombongan atau keluarga yang terbuka.`,
    safe: 'Gilir tetap terbuka.',
    todo: 'Tanda tangani atau batalkan dahulu; setiap petugas instansi yang sama boleh melakukannya.',
  }),
  // Katalog
  'catalogue-unknown': {
    what: 'Katalog ini tidak ada di pos ini.',
    safe: unchanged,
    todo: 'Kembali ke daftar katalog dan pilih lagi.',
  },
  'catalogue-file-refused': (detail) => ({
    what: catalogueFile[textIn(detail, 'reason') ?? ''] ?? 'Berkas ini bukan katalog yang dapat diterima.',
    safe: 'Katalog yang berlaku tidak berubah. Penolakan ini tercatat.',
    todo: 'Minta berkas yang benar dari yang menandatanganinya; jangan menyunting berkasnya sendiri.',
  }),
  'catalogue-not-newer': (detail) => ({
    what: `Versi ${textIn(detail, 'version') ?? 'ini'} tidak lebih baru daripada yang berlaku (${textIn(detail, 'inForce') ?? '–'}).`,
    safe: 'Katalog yang berlaku tidak berubah.',
    todo: 'Untuk kembali ke isi lama, terbitkan isi itu dengan nomor versi baru.',
  }),
  'catalogue-too-far-ahead': (detail) => ({
    what: `Versi ${textIn(detail, 'version') ?? 'ini'} bertanggal lebih dari satu bulan setelah hari ini (${textIn(detail, 'today') ?? '–'}).`,
    safe: 'Katalog yang berlaku tidak berubah. Versi sejauh itu akan menutup jalan bagi semua versi sebelum bulannya.',
    todo: 'Periksa jam pos ini. Bila jamnya benar, minta berkas dengan nomor versi bulan ini.',
  }),
  'already-proposed': {
    what: 'Katalog ini sudah diusulkan.',
    safe: 'Usul yang sudah ada tetap berlaku.',
    todo: 'Buka usul itu di daftar katalog.',
  },
  'proposal-unknown': {
    what: 'Usul katalog ini sudah tidak terbuka.',
    safe: unchanged,
    todo: 'Muat ulang daftar katalog.',
  },
  'replay-runs': {
    what: 'Uji ulang untuk usul ini sedang berjalan.',
    safe: 'Katalog yang berlaku tidak berubah.',
    todo: 'Tunggu sampai selesai, lalu baca hasilnya.',
  },
  'replay-overtaken': {
    what: 'Uji ulang tidak disimpan: selagi berjalan, usul, katalog yang berlaku, atau petugas berganti.',
    safe: 'Katalog yang berlaku tidak berubah oleh uji ulang ini.',
    todo: 'Jalankan uji ulang sekali lagi.',
  },
  'not-replayed': {
    what: 'Usul ini belum diuji ulang terhadap katalog yang sekarang berlaku.',
    safe: 'Katalog yang berlaku tidak berubah.',
    todo: 'Jalankan uji ulang, baca hasilnya, lalu berlakukan.',
  },
  'signer-gone': {
    what: 'Kunci yang menandatangani katalog ini tidak diakui lagi.',
    safe: 'Katalog yang berlaku tidak berubah.',
    todo: 'Minta berkas yang ditandatangani kunci yang masih diakui, lalu usulkan kembali.',
  },
  'immigration-official-needed': {
    what: 'Dasar penyimpanan paspor berubah, maka salah satu dari kedua orang harus Pejabat Imigrasi.',
    safe: 'Katalog yang berlaku tidak berubah.',
    todo: 'Ulangi bersama kepala gilir yang Pejabat Imigrasi.',
  },
  'verifier-key-malformed': {
    what: 'Baris kunci ini tidak dapat dibaca.',
    safe: 'Belum ada kunci yang diakui karenanya.',
    todo: 'Salin seluruh baris (nama+tanda+kunci) tanpa mengubah apa pun.',
  },
  'signer-known': {
    what: 'Kunci ini, atau kunci lain dengan nama yang sama, sudah diakui.',
    safe: unchanged,
    todo: 'Jika kuncinya diganti, keluarkan dahulu yang lama.',
  },
  'signer-unknown': {
    what: 'Kunci ini tidak ada dalam daftar yang diakui.',
    safe: unchanged,
    todo: 'Muat ulang daftar kunci.',
  },
  ...afterErrors,
  ...recoveryErrors,
  ...storageErrors,
  ...updateErrors,
  ...exportErrors,
  'search-purpose': {
    what: 'Tujuan ini bukan tujuan pencarian peran Anda.',
    safe: 'Tidak ada yang dicari atau ditampilkan.',
    todo: 'Pilih tujuan lain dari daftar.',
  },
  ...networkErrors,
  ...spareErrors,
  ...outboxErrors,
  ...custodyErrors,
  ...paperErrors,
  ...evidenceErrors,

  // Formulir kertas
  'form-unknown': {
    what: 'Nomor formulir ini tidak pernah dicetak di pos ini.',
    safe: typedKept,
    todo: 'Cocokkan nomornya dengan formulir di tangan Anda.',
  },
  'form-not-yours': {
    what: 'Formulir ini milik lembaga lain.',
    safe: typedKept,
    todo: 'Serahkan kepada petugas lembaga itu untuk diisi ulang.',
  },
  'form-used': {
    what: 'Nomor formulir ini sudah diisi ulang. Satu nomor hanya untuk satu kejadian.',
    safe: typedKept,
    todo: 'Periksa nomornya. Bila isian yang lama salah dan belum dikonfirmasi, tarik dahulu isian itu.',
  },
  'form-spoiled': {
    what: 'Nomor formulir ini sudah dicatat rusak.',
    safe: typedKept,
    todo: 'Periksa nomornya; formulir yang rusak tidak dipakai lagi.',
  },
  'form-kind-not-yours': {
    what: 'Formulir penundaan dan penyimpanan paspor hanya dicetak oleh Imigrasi.',
    safe: 'Tidak ada nomor yang terpakai.',
    todo: 'Cetak formulir klarifikasi, atau minta petugas Imigrasi mencetak.',
  },
  'form-does-not-fit': {
    what: 'Putusan ini tidak sesuai dengan jenis formulirnya.',
    safe: typedKept,
    todo: 'Penundaan ada di formulir penundaan; putusan lain di formulir klarifikasi. Periksa nomor dan putusannya.',
  },
  'happened-later': {
    what: 'Waktu kejadian lebih lambat daripada sekarang.',
    safe: typedKept,
    todo: 'Periksa tanggal dan jam yang tertulis di formulir.',
  },
  'happened-before-print': {
    what: 'Waktu kejadian lebih awal daripada saat formulir ini dicetak.',
    safe: typedKept,
    todo: 'Periksa nomor formulir, tanggal, dan jamnya.',
  },
  'happened-before-hold': {
    what: 'Paspor ini belum disimpan pada waktu itu.',
    safe: typedKept,
    todo: 'Periksa tanggal dan jam yang tertulis di formulir.',
  },
  'hold-incomplete': {
    what: 'Penyimpanan paspor belum lengkap diisi.',
    safe: typedKept,
    todo: 'Isi pejabat kedua, nomor buku STP, segel, dan tempat simpan.',
  },
  'hold-without-hold': {
    what: 'Ada isian penyimpanan, padahal putusannya tidak menyimpan paspor.',
    safe: typedKept,
    todo: 'Pilih putusan yang tertulis di formulir.',
  },
  'second-is-the-same': {
    what: 'Pejabat kedua harus orang lain.',
    safe: typedKept,
    todo: 'Pilih Pejabat Imigrasi kedua yang tertulis di formulir. Bila tidak ada, penyimpanan itu tidak sah; lapor kepada kepala gilir.',
  },
  'entry-unknown': {
    what: 'Isian ulang ini tidak ditemukan.',
    safe: unchanged,
    todo: 'Kembali ke daftar formulir kertas.',
  },
  'entry-ended': {
    what: 'Isian ulang ini sudah selesai dicatat atau sudah ditarik.',
    safe: unchanged,
    todo: 'Lihat daftar formulir kertas.',
  },
  'not-who-acted': {
    what: 'Hanya yang tertulis bertindak di formulir ini yang boleh mengonfirmasi.',
    safe: unchanged,
    todo: 'Panggil petugas yang namanya tertulis, atau tarik isiannya bila namanya salah.',
  },
  'stack-contradicts': (detail) => ({
    what: `Nomor ini tidak mungkin masih kosong: ${textIn(detail, 'numbers') ?? ''}.`,
    safe: 'Hitungan belum dicatat.',
    todo: 'Periksa tumpukan formulir; nomor itu sudah dipakai, sudah rusak, atau tidak pernah dicetak.',
  }),

  ...laterErrors,
  ...retentionErrors,
  ...reviewErrors,
};
