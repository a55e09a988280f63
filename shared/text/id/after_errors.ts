import { formats } from '../language.ts';
import { textIn, type Entry } from '../sentence.ts';

const unchanged = 'Tidak ada yang berubah.';
const typedKept = 'Yang sudah diketik tetap ada di layar.';

/** Failures of the calls after the decision. */
export const afterErrors = {
  'holidays-fixed-missing': (detail) => {
    const day = textIn(detail, 'day');
    return {
      what: `Libur nasional bertanggal tetap tidak ada dalam daftar${day === null ? '' : `: ${formats.id.day(day)}`}.`,
      safe: 'Hari libur yang berlaku tidak berubah.',
      todo: 'Lengkapi daftar sesuai keputusan bersama, lalu pilih berkasnya lagi.',
    };
  },
  'decree-not-signed-yet': {
    what: 'Tanggal penandatanganan keputusan ini masih di masa depan.',
    safe: 'Hari libur yang berlaku tidak berubah.',
    todo: 'Periksa tanggal keputusan dan jam pos.',
  },
  'objection-unknown': {
    what: 'Keberatan ini tidak ada dalam daftar instansi Anda.',
    safe: unchanged,
    todo: 'Muat ulang daftar keberatan.',
  },
  'objection-open': {
    what: 'Keberatan atas perkara ini sudah tercatat dan belum selesai.',
    safe: unchanged,
    todo: 'Buka yang sudah tercatat; tambahan ditulis di sana.',
  },
  'objection-day-wrong': {
    what: 'Tanggalnya tidak mungkin: di masa depan, atau sebelum langkah terakhir.',
    safe: unchanged,
    todo: 'Periksa tanggal pada suratnya.',
  },
  'objection-step-out-of-turn': {
    what: 'Langkah ini tidak mungkin pada keadaan keberatan sekarang.',
    safe: unchanged,
    todo: 'Muat ulang daftar; mungkin petugas lain sudah menindaklanjuti.',
  },
  'objection-deemed-granted': {
    what: 'Sepuluh hari kerja lewat tanpa jawaban: keberatan dianggap dikabulkan (UU 30/2014 pasal 77).',
    safe: unchanged,
    todo: 'Laksanakan: kembalikan paspor bila masih disimpan. Jawaban yang diberikan tepat waktu dicatat kepala gilir dengan nomor suratnya.',
  },
  'appeal-too-late': {
    what: 'Banding diajukan lebih dari sepuluh hari kerja sesudah jawaban.',
    safe: unchanged,
    todo: 'Terima suratnya sebagai pengaduan baru dan sampaikan jalan ke pengadilan (PTUN).',
  },
  'appeal-still-open': {
    what: 'Tenggat banding belum lewat.',
    safe: unchanged,
    todo: 'Tutup setelah tenggatnya; sampai itu banding masih mungkin.',
  },
  'answer-missing': {
    what: 'Belum dipilih: dikabulkan, ditolak, atau tidak dapat diterima.',
    safe: typedKept,
    todo: 'Pilih isi jawabannya.',
  },
  'signer-missing': {
    what: 'Belum ditulis siapa yang menandatangani jawaban.',
    safe: typedKept,
    todo: 'Tulis nama dan jabatannya.',
  },
  'appeal-needs-superior': {
    what: 'Banding dijawab atasan, bukan pejabat yang memutus (UU 30/2014 pasal 78).',
    safe: typedKept,
    todo: 'Minta petugas lain mencatat jawaban atasan.',
  },
  'passport-still-held': {
    what: 'Paspor perkara ini masih dalam penyimpanan.',
    safe: unchanged,
    todo: 'Keluarkan dahulu di layar Paspor disimpan, lalu ulangi.',
  },
  'passport-not-held': {
    what: 'Tidak ada paspor perkara ini dalam penyimpanan.',
    safe: unchanged,
    todo: 'Pilih keadaan paspor yang sebenarnya.',
  },
  'handover-unknown': {
    what: 'Serah terima ini tidak ada dalam daftar Anda.',
    safe: unchanged,
    todo: 'Muat ulang daftar serah terima.',
  },
  'handover-open': {
    what: 'Orang ini sudah ditawarkan kepada penerima yang belum menjawab.',
    safe: unchanged,
    todo: 'Tunggu jawabannya, atau tarik dahulu tawaran itu.',
  },
  'handover-closed': {
    what: 'Serah terima ini sudah selesai.',
    safe: unchanged,
    todo: 'Muat ulang daftar serah terima.',
  },
  'handover-to-self': {
    what: 'Orang tidak diserahkan kepada instansi sendiri.',
    safe: unchanged,
    todo: 'Pilih penerima lain; rumah singgah ditulis sebagai instansi lain.',
  },
  'parent-call-missing': {
    what: 'Anak ini belum diserahkan: panggilan kepada orang tua belum dicatat.',
    safe: typedKept,
    todo: 'Hubungi orang tua dan catat panggilannya, juga bila tidak diangkat.',
  },
  'refusal-reason-missing': {
    what: 'Alasan penolakan belum ditulis.',
    safe: typedKept,
    todo: 'Tulis dengan singkat mengapa penerima menolak.',
  },
  'receiver-paper-missing': {
    what: 'Kartu identitas keluarga belum dicatat.',
    safe: typedKept,
    todo: 'Lihat KTP atau kartu keluarganya dan tulis nomornya.',
  },
  'follow-up-not-due': {
    what: 'Pertanyaan ini tidak jatuh tempo, atau sudah dijawab.',
    safe: unchanged,
    todo: 'Muat ulang daftar tindak lanjut.',
  },
  'outcome-note-missing': {
    what: 'Korban terkonfirmasi memerlukan keterangan.',
    safe: typedKept,
    todo: 'Tulis apa yang mengonfirmasinya, misalnya nomor laporan polisi.',
  },
  'sealed-first': {
    what: 'Pada perkara ini ada catatan tertutup yang belum Anda baca.',
    safe: typedKept,
    todo: 'Buka dengan alasan, atau minta pemegang perkara memutuskan. Rujukan tetap bisa.',
  },
  'nothing-sealed': {
    what: 'Tidak ada catatan tertutup yang perlu dibuka.',
    safe: unchanged,
    todo: 'Lanjutkan seperti biasa.',
  },
  'holder-not-self': {
    what: 'Pemegang perkara tidak bisa dipindahkan kepada diri sendiri.',
    safe: unchanged,
    todo: 'Pilih petugas lain, atau buka dengan alasan.',
  },
  'alert-unknown': {
    what: 'Pemberitahuan ini sudah ditandai dilihat.',
    safe: unchanged,
    todo: 'Muat ulang papan.',
  },
  'report-unknown': {
    what: 'Laporan ini tidak ditujukan kepada Anda.',
    safe: unchanged,
    todo: 'Muat ulang daftar laporan.',
  },
  'report-closed': {
    what: 'Laporan ini sudah ditutup.',
    safe: unchanged,
    todo: 'Tulis laporan baru bila ada hal baru.',
  },
  'report-note-missing': {
    what: 'Belum ditulis apa yang dilakukan.',
    safe: typedKept,
    todo: 'Tulis kepada siapa diteruskan, atau mengapa ditutup.',
  },
  'head-needs-agency': {
    what: 'Pimpinan harus petugas salah satu instansi.',
    safe: unchanged,
    todo: 'Pilih petugas BP3MI atau Imigrasi.',
  },
  'head-unchanged': {
    what: 'Petugas ini sudah demikian.',
    safe: unchanged,
    todo: 'Muat ulang daftar petugas.',
  },
} satisfies Record<string, Entry>;
