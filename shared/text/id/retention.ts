import { blankedWords } from '../../domain/retention.ts';
import { formats } from '../language.ts';

const n = formats.id.number;

/** What goes: cases, names of officers, or both. */
const what = ({ count, officers }: { count: number; officers: number }): string =>
  [
    ...(count > 0 || officers === 0 ? [`${n(count)} perkara`] : []),
    ...(officers > 0 ? [`${n(officers)} nama petugas`] : []),
  ].join(' dan ');

/** The end of retention, erasure, legal holds, requests for correction, and the papers about them. */
export const retention = {
  title: 'Masa simpan',
  lead: 'Berapa lama catatan penumpang disimpan, dan apa yang sudah waktunya dihapus. Hanya angka, tanpa nama.',
  provisional: 'Sementara: jadwal retensi arsip (JRA) kedua lembaga belum ditetapkan.',
  provisionalNote: 'Masa simpan di bawah ini usulan dengan dasarnya. Dua orang dapat mengubahnya di pos ini.',
  classes: {
    cleared: 'Langsung lanjut',
    asked: 'Disarankan, mundur, tidak selesai, dirujuk',
    restricted: 'Ditunda, paspor disimpan, keberatan, diserahkan',
    protected: 'Rujukan TPPO, anak dilindungi',
  },
  table: {
    kind: 'Golongan',
    days: 'Masa simpan',
    running: 'Masih disimpan',
    due: 'Lewat',
    back: 'Lewat, tetapi ditahan',
  },
  days: ({ days }: { days: number }) => `${n(days)} hari`,
  basis: 'Dasar dan sumber',
  source: ({ number }: { number: number }) => `sumber ${n(number)}`,
  backNone: 'tidak ada',
  back: {
    open: ({ count }: { count: number }) => `${n(count)} masih terbuka`,
    passport: ({ count }: { count: number }) => `${n(count)} paspor di simpanan`,
    objection: ({ count }: { count: number }) => `${n(count)} keberatan berjalan`,
    hold: ({ count }: { count: number }) => `${n(count)} penahanan hukum`,
  },
  nothingDue: 'Hari ini tidak ada yang lewat masa simpannya.',
  due: (due: { count: number; officers: number }) => `${what(due)} lewat masa simpannya.`,
  dueForHead: 'Teknisi pos memulai penghapusan; kepala gilir mengesahkannya dengan PIN.',
  erase: (due: { count: number; officers: number }) => `Hapus ${what(due)}…`,
  eraseTitle: (due: { count: number; officers: number }) => `Hapus ${what(due)}`,
  eraseLead:
    'Identitas, jawaban, alasan, pernyataan, surat, dan catatan orang lain dihapus dari basis data dan tidak dapat dikembalikan. Nomor surat, jumlah, waktu, dan nama petugas tetap ada; log tetap dapat diperiksa.',
  eraseBackups: ({ days }: { days: number }) =>
    `Cadangan lama masih memuatnya sampai ${n(days)} hari. Bila salah satunya dipulihkan, penghapusan ini diulang sebelum pos dipakai.`,
  list: 'Sidik daftar',
  eraseSecond: 'Siapa kepala gilir yang mengesahkan tepat daftar ini?',
  erasing: ({ done, of }: { done: number; of: number }) => `Menghapus: ${n(done)} dari ${n(of)}…`,
  erased: (gone: { count: number; officers: number }) =>
    `${what(gone)} dihapus. Kepala gilir mencetak berita acaranya di bawah.`,
  left: ({ count }: { count: number }) =>
    `${n(count)} dari daftar tidak dihapus karena ada yang terjadi sesudah daftar dibaca.`,
  logNotEmptied: 'Cadangan sedang berjalan, jadi catatan sementara basis data dikosongkan saat aplikasi dimatikan.',
  exports: ({ count }: { count: number }) =>
    count === 0
      ? 'Tidak ada ekspor di folder pos.'
      : `${n(count)} ekspor di folder pos. Masing-masing dihapus sendiri begitu salah satu perkaranya dihapus, paling lambat setelah masa simpan terpendek. Salinan di stik dan di penerima tidak terjangkau dari sini.`,
  exportsDue: ({ count }: { count: number }) =>
    `${n(count)} ekspor di folder pos seharusnya sudah dihapus, tetapi tidak bisa.`,
  exportsDueTodo: 'Tutup program yang membukanya, lalu mulai ulang Tapis.',
  runs: 'Penghapusan yang sudah dilakukan',
  runsNone: 'Belum pernah ada penghapusan.',
  run: { when: 'Waktu', by: 'Oleh', count: 'Dihapus', paper: 'Berita acara' },
  runBy: ({ by, second }: { by: string; second: string }) => `${by}, disahkan ${second}`,
  runCount: ({ erased, cases, officers }: { erased: number; cases: number; officers: number }) =>
    (erased === cases ? n(erased) : `${n(erased)} dari ${n(cases)}`) +
    (officers > 0 ? ` + ${n(officers)} nama petugas` : ''),
  officers: {
    kind: 'Petugas yang sudah keluar: nama dan NIP',
    basis:
      'PIN, kunci tanda tangan, dan kartu kodenya dimusnahkan seketika saat dinonaktifkan. Nama dan NIP tetap selama ada perkara yang menyebutnya, karena keputusan hanya sah dari pejabat yang berwenang (UU 30/2014 Pasal 52), dan sekurangnya masa simpan terpanjang sejak keluar, untuk tindakan tanpa perkara: gilir, kunci, katalog. Sesudah itu dihapus (UU 27/2022 Pasal 16 ayat (2) huruf g dan Pasal 43).',
    named: ({ count }: { count: number }) => `${n(count)} masih disebut perkara`,
  },
  runBroken: 'terputus; penghapusan berikutnya menuntaskannya',
  certificate: 'Cetak berita acara',
  certificateByHead: 'dicetak kepala gilir',
  periods: 'Ubah masa simpan',
  periodsHint: ({ days }: { days: number }) =>
    `Dalam hari, paling sedikit ${n(days)} (jangka waktu keberatan). Golongan yang lebih berat tidak boleh lebih singkat.`,
  periodsSave: 'Simpan…',
  periodsSaved: 'Tersimpan',
  periodsTitle: 'Sahkan masa simpan baru',
  periodsSecond: 'Siapa kepala gilir yang mengesahkan?',
  delivered: ({ days }: { days: number }) => `Usulan: ${n(days)} hari`,

  erasedCase: ({ when }: { when: string }) => `Perkara ini dihapus pada ${when} setelah masa simpannya lewat.`,
  erasedNote: 'Yang tersisa: nomor, jenis, waktu, dan petugas. Namanya dan kata-katanya tidak ada lagi.',
  /** What stands where words of a row that stays were erased. */
  blanked: blankedWords,
  erasedName: '(data dihapus)',
  erasedPaper: 'isinya dihapus',

  rights: 'Data penumpang ini',
  keptUntil: ({ kind, day }: { kind: string; day: string }) => `${kind}: disimpan sampai ${day}.`,
  keptBack: {
    open: 'Masih ada yang terbuka; perkara ini tidak dihapus sebelum selesai.',
    passport: 'Paspornya masih di simpanan; perkara ini tidak dihapus.',
    objection: 'Ada keberatan yang berjalan; perkara ini tidak dihapus.',
    hold: 'Ada penahanan hukum; perkara ini tidak dihapus sampai dicabut.',
  },
  hold: {
    place: 'Tahan secara hukum…',
    placeTitle: 'Penahanan hukum',
    placeLead: 'Perkara ini tidak dihapus selama penahanan berlaku, walau masa simpannya lewat.',
    letter: 'Nomor surat permintaan',
    office: 'Kantor yang meminta',
    reason: 'Alasan',
    save: 'Tetapkan',
    held: ({ office, letter }: { office: string; letter: string }) =>
      `Ditahan atas permintaan ${office}, surat ${letter}`,
    lift: 'Cabut…',
    liftTitle: 'Cabut penahanan hukum',
    liftLetter: 'Nomor surat pencabutan',
    liftSave: 'Cabut',
    lifted: ({ by, when, letter }: { by: string; when: string; letter: string }) =>
      `Dicabut ${when} oleh ${by}, surat ${letter}`,
  },
  correction: {
    add: 'Permintaan perbaikan…',
    title: 'Permintaan perbaikan data',
    lead: 'UU 27/2022 Pasal 30: dijawab dalam 3×24 jam. Catatan lama tidak diubah; hasilnya ditambahkan.',
    broughtBy: 'Siapa yang meminta',
    name: 'Nama peminta',
    identity: 'Bagaimana identitasnya diperiksa',
    identityHint: 'Paspor asli atau KTP',
    content: 'Apa yang salah dan bagaimana seharusnya',
    save: 'Catat',
    asked: ({ name, who }: { name: string; who: string }) => `${name} (${who})`,
    deadline: ({ when }: { when: string }) => `Jawab paling lambat ${when}`,
    late: ({ when }: { when: string }) => `Terlambat: seharusnya dijawab ${when}`,
    answer: 'Jawab…',
    answerTitle: 'Jawab permintaan perbaikan',
    answerContent: 'Apa yang diperbaiki dan di mana, atau mengapa tidak',
    answerHint:
      'Keputusan diperbaiki lewat "Perbaiki keputusan", jawaban lewat pernyataan baru; keduanya menyimpan yang lama.',
    outcome: { corrected: 'Diperbaiki', partly: 'Sebagian', refused: 'Tidak diperbaiki' },
    outcomeLabel: 'Hasil',
    answerSave: 'Simpan jawaban',
    answered: ({ by, when }: { by: string; when: string }) => `Dijawab ${when} oleh ${by}`,
    board: ({ count }: { count: number }) => `Perbaikan data (${n(count)})`,
  },
  copy: {
    give: 'Salinan untuk penumpang…',
    title: 'Salinan data untuk penumpang',
    lead: 'UU 27/2022 Pasal 7: penumpang berhak atas salinan datanya. Tanpa keterangan orang lain, tanpa data orang lain, tanpa catatan tertutup.',
    askedBy: 'Siapa yang meminta',
    identity: 'Bagaimana identitasnya diperiksa',
  },

  paper: {
    periodDays: ({ days }: { days: number }) => `${n(days)} hari`,
    fromTo: ({ from, to }: { from: string; to: string }) => (from === to ? from : `${from} s.d. ${to}`),
    backups: ({ days }: { days: number }) =>
      `Cadangan terenkripsi yang dibuat sebelumnya terhapus paling lambat ${n(days)} hari sesudah pemusnahan; cadangan yang dipulihkan dimusnahkan ulang sebelum dipakai.`,
    provisional: 'Masa simpan bersifat sementara sampai jadwal retensi arsip (JRA) kedua lembaga ditetapkan.',
    views: ({ role, count }: { role: string; count: number }) => `${role}: ${n(count)} kali`,
    roles: {
      bp3mi: 'BP3MI',
      immigration: 'Imigrasi',
      supervisor: 'Kepala gilir',
      auditor: 'Pemeriksa',
      admin: 'Teknisi',
    },
    noBasis: 'tidak dicatat',
    officers: ({ count }: { count: number }) =>
      `Selain itu dihapus nama dan NIP ${n(count)} petugas yang sudah keluar dan tidak disebut lagi oleh perkara yang disimpan.`,
  },
};
