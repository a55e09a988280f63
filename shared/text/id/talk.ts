import type { PersonRelation, PersonRole } from '../../domain/person.ts';
import type { RecheckOutcome } from '../../domain/recheck.ts';
import type { Interpreter, PrivateTalk, TalkLanguage } from '../../domain/talk.ts';

const languages: Record<TalkLanguage, string> = {
  notRecorded: 'belum dicatat',
  indonesian: 'Indonesia',
  palembangMalay: 'Melayu Palembang',
  javanese: 'Jawa',
  sundanese: 'Sunda',
  english: 'Inggris',
  other: 'Bahasa lain',
};

const interpreters: Record<Interpreter, string> = {
  notRecorded: 'belum dicatat',
  none: 'Tidak perlu',
  officer: 'Petugas',
  companion: 'Pendamping',
  professional: 'Juru bahasa, juga lewat telepon',
};

const privates: Record<PrivateTalk, string> = {
  notRecorded: 'belum dicatat',
  notHeld: 'Tidak diadakan',
  secondDevice: 'Di perangkat kedua',
  hereAlone: 'Di sini, tidak ada yang mendengar',
  paper: 'Di kertas bernomor',
};

const roles: Record<PersonRole, string> = {
  recruiter: 'Perekrut',
  sponsor: 'Sponsor',
  payer: 'Pembayar',
  companion: 'Pendamping',
};

const relations: Record<PersonRelation, string> = {
  family: 'Keluarga',
  friend: 'Teman',
  colleague: 'Rekan kerja',
  employer: 'Majikan / atasan',
  agency: 'Perusahaan / agensi',
  recruiter: 'Perekrut',
  unknown: 'Tidak dikenal',
};

const outcomes: Record<RecheckOutcome, string> = {
  confirmed: 'Cocok',
  notConfirmed: 'Tidak cocok',
  stillNotCheckable: 'Masih belum bisa',
};

/** What stands beside the answers: how the talk was held, who is around the journey, and what is checked again later. */
export const talk = {
  title: 'Percakapan & orang',
  lead: 'Di samping jawaban. Tidak mengubah hasil.',
  stored: 'Setiap sentuhan langsung tersimpan.',
  done: 'Selesai',
  by: ({ officer }: { officer: string }) => `dicatat ${officer}`,
  language: 'Bahasa dengan penumpang',
  languageShort: 'Bahasa',
  languages,
  /** The default that is shown is a guess, and says so. */
  languageAssumed: 'belum dicatat, dianggap Indonesia',
  languageOther: 'Bahasa apa?',
  interpreter: 'Juru bahasa',
  interpreters,
  interpreterName: 'Nama juru bahasa (boleh kosong)',
  companionWarning:
    'Pendamping bukan juru bahasa yang netral. Bila ada keraguan, cari petugas atau juru bahasa lewat telepon.',
  private: 'Bicara tertutup',
  privates,
  privateHow: 'Di mana penumpang menjawab?',
  paperNumber: 'Nomor kertas',
  paperHelp: 'Nomor yang tercetak di kertas, misalnya K-0017.',
  paperGo: 'Masukkan jawaban dari kertas',
  paperBand: ({ number }: { number: string }) => `Jawaban dari kertas ${number}, dimasukkan sesudahnya.`,
  backEntry: ({ count }: { count: number }) => `${count} jawaban dimasukkan dari kertas`,
  officerOffered: 'Penumpang ditawari memilih petugas?',
  officerOfferedShort: 'ditawari memilih petugas',
  officerNotOffered: 'tidak ditawari memilih petugas',
  yes: 'Ya',
  no: 'Tidak',
  save: 'Simpan',
  takeBack: 'Tarik catatan',
  people: 'Orang di sekitar keberangkatan',
  peopleCount: ({ count }: { count: number }) => `${count} orang`,
  peopleNone: 'Belum ada orang dicatat.',
  addPerson: 'Catat orang',
  who: 'Catat siapa',
  addTitle: 'Siapa orang ini?',
  personRole: 'Perannya',
  roles,
  relation: 'Hubungan dengan penumpang',
  relations,
  name: 'Nama',
  handle: 'Telepon atau nama akun',
  agency: 'Agensi atau izin',
  personNote: 'Catatan',
  saidInPrivate: 'Diceritakan di bicara tertutup',
  oneOfThree: 'Isi nama, telepon/akun, atau agensi: satu saja cukup.',
  closedPeople: ({ count }: { count: number }) => `Ada ${count} orang di catatan tertutup`,
  showClosed: 'Tampilkan yang tertutup',
  erased: 'nama sudah dihapus',
  province: 'Provinsi tempat tinggal',
  provinceWhy: 'Boleh dikosongkan. Untuk memeriksa keadilan pemilihan, bukan untuk menilai.',
  provinceSearch: 'Cari provinsi',
  provinceNone: 'Tidak ada provinsi dengan kata itu.',
  boarding: {
    read: 'Boarding pass terbaca',
    note: 'Klarifikasi ini dibuka tanpa boarding pass.',
    add: 'Tambahkan ke klarifikasi ini',
    replaceNote: ({ flight }: { flight: string }) =>
      `Klarifikasi ini sudah memakai boarding pass ${flight}. Ganti bila yang tercatat keliru.`,
    replace: 'Ganti boarding pass',
    ignore: 'Abaikan',
    type: 'Ketik boarding pass',
  },
  recheck: {
    title: 'Periksa ulang',
    lead: 'Dokumen yang tadinya belum bisa dicek. Daftar ini tetap ada setelah gilir ditutup.',
    link: ({ count }: { count: number }) => (count === 0 ? 'Periksa ulang' : `Periksa ulang (${count})`),
    none: 'Tidak ada dokumen yang menunggu.',
    noneNote: 'Dokumen yang dicatat “Belum bisa dicek” akan muncul di sini.',
    hint: ({ count }: { count: number }) => `${count} dokumen belum bisa dicek; ada di daftar periksa ulang.`,
    onList: 'Masuk daftar periksa ulang; tidak memberatkan.',
    toList: 'Ke daftar',
    stillOpen: 'Klarifikasi masih terbuka',
    decided: 'Sudah diputuskan',
    theirs: 'Menunggu instansi yang memegang klarifikasi ini',
    nameErased: 'Nama sudah dihapus',
    since: {
      minutes: ({ count }: { count: number }) => (count === 0 ? 'kurang dari 1 menit' : `${count} menit`),
      hours: ({ count }: { count: number }) => `${count} jam`,
      days: ({ count }: { count: number }) => `${count} hari`,
    },
    waiting: 'Menunggu',
    look: 'Lihat',
    outcomes,
    becomes: {
      confirmed: 'Jawaban menjadi “Ada, sesuai”. Hasil klarifikasi dihitung ulang.',
      notConfirmed:
        'Jawaban menjadi “Diragukan”, bukan “Tidak ada”: dokumennya ada, tetapi tidak dipastikan. Hasil dihitung ulang.',
      stillNotCheckable: 'Jawaban tetap “Belum bisa dicek” dan tetap di daftar ini.',
    } satisfies Record<RecheckOutcome, string>,
    beside: 'Sudah diputuskan: ini hanya dicatat di samping. Keputusan, jawaban, dan hasil tidak berubah.',
    note: 'Catatan (boleh kosong)',
    noteHelp: 'Sistem apa, nomor apa, siapa yang menjawab.',
    record: 'Catat',
    later: 'Periksa ulang',
    besideShort: 'setelah keputusan',
  },
};
