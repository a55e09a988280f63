import type { ReviewActKind } from '../../domain/decision_review.ts';
import { formats } from '../language.ts';

const n = formats.id.number;

const acts: Record<ReviewActKind, string> = {
  assessed: 'Penilaian kedua',
  accepted: 'Diterima',
  returned: 'Dikembalikan',
  answered: 'Dijawab petugas',
  corrected: 'Putusan diperbaiki',
  voided: 'Putusan dinyatakan batal',
};

/** Reviewing decisions, signing shifts. */
export const review = {
  title: 'Tinjauan',
  lead: 'Yang ditinjau ditetapkan aturan dan undian saat putusan dicatat; tidak ada yang memilihnya. Gilir tetap dapat ditutup.',
  board: ({ count, overdue }: { count: number; overdue: number }) =>
    count === 0
      ? 'Tinjauan'
      : overdue === 0
        ? `Tinjauan: ${n(count)}`
        : `Tinjauan: ${n(count)}, ${n(overdue)} terlambat`,
  overdueLoud: ({ count }: { count: number }) => `${n(count)} tinjauan lewat tenggat`,
  none: 'Tidak ada yang menunggu tinjauan.',
  noneNote: 'Putusan baru yang wajib ditinjau muncul di sini dengan sendirinya.',
  noneOf: 'Tidak ada yang cocok dengan saringan ini.',
  filter: 'Saringan',
  all: 'Semua',
  blind: 'Penilaian kedua',
  back: 'kembali',
  blindLine: 'Nilai sendiri dahulu; putusannya belum ditampilkan',
  withOfficer: 'menunggu jawaban petugas',
  ownLine: 'Anda ikut dalam putusan ini: kepala gilir lain yang meninjau',
  ownAlone:
    'Anda ikut dalam putusan ini, dan instansi Anda tidak punya kepala gilir lain di pos ini. Putusan menunggu di sini sampai teknisi pos menambahkan seorang; gilir tetap dapat ditutup.',
  since: ({ when }: { when: string }) => `sejak ${when}`,
  due: ({ day }: { day: string }) => `tenggat ${day}`,
  late: ({ day }: { day: string }) => `lewat tenggat ${day}`,
  open: 'Buka',
  openCase: ({ flight, when }: { flight: string; when: string }) => `Buka kasus ${flight}, ${when}`,
  noFlight: 'tanpa penerbangan',
  caseTitle: 'Tinjau kasus',
  toQueue: 'Ke antrean',
  why: 'Mengapa ditinjau',
  blindTitle: 'Bagaimana Anda menilai kasus ini?',
  blindLead:
    'Penilaian petugas, skor, dan putusan belum dikirim ke layar ini. Semuanya tampil setelah penilaian Anda dicatat.',
  knewAsk: 'Apakah Anda sudah tahu apa yang diputuskan?',
  knewNo: 'Belum tahu',
  knewYes: 'Sudah tahu',
  knewNote:
    'Jawablah apa adanya. Bila sudah tahu, penilaian ini tetap tercatat tetapi tidak dihitung dalam angka kesesuaian.',
  whyOwn: 'Dasar penilaian Anda',
  whyOwnHint: 'Satu kalimat, dari fakta yang tercatat.',
  record: 'Catat penilaian saya',
  recordNeeds: 'Pilih penilaian, jawab pertanyaannya, dan tulis dasarnya.',
  twice: 'Dua penilaian',
  first: 'Petugas',
  second: 'Peninjau',
  alike: 'Sama',
  differ: 'Berbeda',
  knew: 'sudah tahu hasilnya: tidak dihitung',
  verdictTitle: 'Hasil tinjauan',
  accept: 'Terima',
  acceptNote: 'Catatan, bila perlu',
  return: 'Kembalikan',
  returnTitle: 'Kembalikan kepada petugas',
  returnLead:
    'Petugas melihat alasan ini di mejanya, lalu memperbaiki putusan atau menjawab. Sesudah itu putusan kembali ke antrean.',
  returnReason: 'Alasan pengembalian',
  returnGo: 'Kembalikan',
  returnedWaits: 'Sudah dikembalikan; menunggu perbaikan atau jawaban petugas.',
  accepted: 'Tinjauan selesai: putusan diterima.',
  history: 'Jalannya tinjauan',
  acts,
  by: ({ name, when }: { name: string; when: string }) => `${name}, ${when}`,
  catalogue: ({ version }: { version: string }) => `Dinilai dengan katalog ${version}`,
  result: 'Hasil menurut aturan',
  secondOfficer: 'Pejabat Imigrasi kedua',
  receipt: 'Nomor STP',
  custody: 'Buku simpanan paspor',
  followUps: 'Yang terjadi kemudian',
  events: 'Daftar peristiwa',
  eventsNote: 'Nomor menurut catatan peristiwa; isinya tidak dapat diubah diam-diam.',
  eventNumber: 'Nomor',
  sealed: ({ count }: { count: number }) => `Ada catatan tertutup (${n(count)})`,
  watching: {
    what: ({ officer, clock }: { officer: string; clock: string }) =>
      `Klarifikasi ini belum diputus. ${officer} membukanya pukul ${clock}.`,
    todo: 'Kepala gilir membaca, tidak menjawab. Petugas mana pun dari instansi yang memegangnya dapat melanjutkan dan memutuskannya.',
  },
  withheld: 'Putusan kasus ini belum ditampilkan.',
  withheldNote:
    'Kasus ini menunggu penilaian kedua dari Anda. Nilai dahulu di antrean tinjauan; sesudah itu semuanya tampil.',
  agreement: {
    title: 'Kesesuaian penilaian',
    none: 'Belum ada kasus yang dinilai dua kali tanpa mengetahui hasilnya.',
    same: ({ percent, hits, count }: { percent: string; hits: number; count: number }) =>
      `${percent} sama: ${n(hits)} dari ${n(count)} kasus`,
    interval: ({ low, high }: { low: string; high: string }) => `selang 95 %: ${low} sampai ${high}`,
    kappa: ({ kappa }: { kappa: string }) => `Kappa Cohen ${kappa}`,
    few: 'Kappa: terlalu sedikit untuk disimpulkan',
    knew: ({ count }: { count: number }) => `${n(count)} lagi tidak dihitung: peninjau sudah tahu hasilnya`,
  },
  mine: {
    alert: ({ flight, when }: { flight: string; when: string }) =>
      `Putusan Anda dikembalikan peninjau: ${flight}, ${when}`,
    reason: ({ name, reason }: { name: string; reason: string }) => `${name}: “${reason}”`,
    open: 'Buka catatan',
    answer: 'Jawab',
    title: 'Jawab peninjau',
    lead: 'Bila putusannya keliru, perbaiki di catatannya; perbaikan juga menjawab. Bila tidak, tulis penjelasan Anda.',
    words: 'Jawaban Anda',
    save: 'Kirim jawaban',
  },
  shifts: {
    title: 'Tanda tangan gilir',
    more: ({ count }: { count: number }) => `Tampilkan ${n(count)} lagi`,
    groups: { late: 'Lewat tenggat', due: 'Belum lewat tenggat', done: 'Sudah ditandatangani kedua instansi' },
    lead: 'Kepala gilir kedua instansi menandatangani setiap gilir paling lambat satu hari kerja sesudah ditutup.',
    board: ({ count, overdue }: { count: number; overdue: number }) =>
      count === 0
        ? 'Tanda tangan gilir'
        : overdue === 0
          ? `Tanda tangan gilir: ${n(count)}`
          : `Tanda tangan gilir: ${n(count)}, ${n(overdue)} terlambat`,
    overdueLoud: ({ count }: { count: number }) => `${n(count)} gilir belum ditandatangani dan lewat tenggat`,
    none: 'Belum ada gilir yang ditutup.',
    day: 'Gilir',
    closed: 'Ditutup',
    due: 'Tenggat',
    provisional: 'sementara: hari libur tahun itu belum ditetapkan',
    late: 'terlambat',
    nobody: 'tanpa penerima',
    to: ({ name }: { name: string }) => `diserahkan kepada ${name}`,
    unsigned: 'belum',
    checkpoint: ({ size }: { size: number }) => `titik periksa ${n(size)}`,
    sign: 'Tanda tangani',
    signOf: ({ day }: { day: string }) => `Tanda tangani gilir ${day}`,
    signTitle: ({ day }: { day: string }) => `Tanda tangani gilir ${day}`,
    signLead:
      'Dengan PIN Anda, catatan sampai gilir ini ditutup ditandatangani bersama atas nama Anda. Sesudah itu perubahan diam-diam akan ketahuan.',
    pin: 'PIN Anda',
    go: 'Tanda tangani',
    done: ({ day }: { day: string }) => `Gilir ${day} sudah Anda tandatangani.`,
    sheet: 'Lembar gilir',
  },
  handover: {
    label: 'Catatan untuk gilir berikutnya',
    hint: 'Bila ada. Tanpa nama penumpang; yang terbuka ikut dengan sendirinya.',
    from: ({ name, when }: { name: string; when: string }) => `Catatan dari gilir sebelumnya: ${name}, ${when}`,
    openOne: ({ flight, clock, officer }: { flight: string; clock: string; officer: string }) =>
      `${flight}, dibuka ${clock}, ${officer}`,
    toReferrals: 'Buka rujukan',
    toBoard: 'Buka rombongan di papan',
  },
};
