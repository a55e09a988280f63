import type { DecisionFault, MilderStep, NotCompletedCause, ToldLanguage } from '../../domain/decision.ts';
import type { DecisionKind } from '../../domain/words.ts';

const kinds: Record<DecisionKind, string> = {
  cleared: 'Dipersilakan',
  advised: 'Diberi saran',
  selfWithdrawn: 'Batal sendiri',
  notCompleted: 'Tidak selesai',
  referred: 'Rujuk ke Imigrasi',
  postponed: 'Tunda',
  postponedPassportHeld: 'Tunda, simpan paspor',
};

const kindNotes: Record<DecisionKind, string> = {
  cleared: 'Silakan berangkat',
  advised: 'Tetap boleh berangkat',
  selfWithdrawn: 'Atas kemauan sendiri',
  notCompleted: 'Tanpa kesimpulan',
  referred: 'Imigrasi memutuskan',
  postponed: 'Paspor tetap dipegang',
  postponedPassportHeld: 'Dengan pejabat kedua, STP',
};

/** The decision as a past fact, in lists and on the closed record. */
const kindsDone: Record<DecisionKind, string> = {
  cleared: 'Dipersilakan',
  advised: 'Diberi saran, boleh berangkat',
  selfWithdrawn: 'Batal atas kemauan sendiri',
  notCompleted: 'Tidak selesai',
  referred: 'Dirujuk ke Imigrasi',
  postponed: 'Keberangkatan ditunda',
  postponedPassportHeld: 'Ditunda, paspor disimpan sementara',
};

/** What is still missing, as the officer reads it before recording. */
const missing: Record<DecisionFault, string> = {
  'not-your-power': 'Ini wewenang Imigrasi. BP3MI tidak dapat menunda atau menahan; pilih rujuk.',
  'own-assessment-first': 'Penilaian sendiri belum dicatat.',
  'mitigations-open': 'Masih ada fakta meringankan yang belum dijawab.',
  'ground-missing': 'Pilih dasar hukumnya.',
  'ground-unknown': 'Dasar hukum itu tidak ada di daftar yang berlaku.',
  'ground-not-in-force': 'Dasar hukum itu sedang tidak berlaku.',
  'ground-foreigners-only': 'Dasar hukum itu hanya untuk orang asing.',
  'ground-does-not-allow-hold':
    'Dasar hukum itu tidak membolehkan paspor disimpan. Paspor tetap dipegang yang bersangkutan.',
  'papers-complete': 'Dokumennya lengkap: jangan ditahan (UU 18/2017 pasal 70 dan 84).',
  'ground-needs-document':
    'Centang dokumen yang diwajibkan undang-undang bagi pekerja dan yang tidak ada atau diragukan. Dokumen pendukung tidak cukup.',
  'evidence-missing': 'Centang fakta yang mendasarinya.',
  'evidence-not-recorded': 'Ada fakta yang dicentang tetapi tidak tercatat di klarifikasi.',
  'support-score-or-observation-only':
    'Skor, pengamatan, atau dokumen pendukung saja tidak cukup. Centang dokumen wajib, keterangan, atau fakta dari pihak ketiga.',
  'reason-too-short': 'Tulis alasannya, minimal satu kalimat.',
  'milder-steps-missing': 'Pilih langkah lebih ringan yang sudah dicoba.',
  'told-missing': 'Pilih bahasa saat alasan disampaikan kepada penumpang.',
  'statement-not-offered': 'Tanyakan dahulu apakah penumpang mau menyampaikan keterangan atau keberatan.',
  'depart-line-missing': 'Tulis satu baris: mengapa berbeda dari anjuran.',
  'return-passport-first': 'Kembalikan paspor dahulu, lalu sentuh tandanya.',
  'read-aloud-missing': 'Bacakan dahulu bahwa penumpang tetap boleh berangkat.',
  'cause-missing': 'Pilih sebabnya.',
  'own-words-missing': 'Tulis kata penumpang sendiri.',
  'flight-gone': 'Pesawatnya sudah berangkat; tidak ada lagi yang dapat ditunda.',
};

const milder: Record<MilderStep, string> = {
  askedFurther: 'Sudah ditanya lebih lanjut',
  calledHost: 'Sudah menelepon yang dituju',
  waitedForPapers: 'Sudah ditunggu dokumennya',
  offeredHelp: 'Sudah ditawari bantuan',
  laterFlight: 'Penerbangan berikutnya sudah dibahas',
};

const languages: Record<ToldLanguage, string> = {
  indonesian: 'Indonesia',
  palembangMalay: 'Melayu Palembang',
  javanese: 'Jawa',
  sundanese: 'Sunda',
  english: 'Inggris',
  interpreter: 'Lewat juru bahasa',
};

const causes: Record<NotCompletedCause, string> = {
  refusedToTalk: 'Tidak mau bicara',
  walkedOn: 'Jalan terus',
  boarding: 'Sudah dipanggil naik pesawat',
  deskBusy: 'Meja terlalu penuh',
};

/** Sentences of the decision and the referral. */
export const decision = {
  kinds,
  kindNotes,
  kindsDone,
  /** Somebody else recorded a decision while this officer was writing one. */
  overtaken: {
    what: ({ officer, clock }: { officer: string; clock: string }) =>
      `Sementara Anda menulis, ${officer} mencatat keputusan pada ${clock}.`,
    safe: 'Keputusan itu tetap berlaku. Tulisan Anda belum dicatat dan masih ada di sini.',
    theirs: 'Yang tercatat',
    mine: 'Tulisan Anda, belum dicatat',
    todo: ({ officer }: { officer: string }) =>
      `Bila menurut Anda keliru, bicarakan dengan ${officer} atau kepala regu. Perbaikan dicatat di samping keputusan itu.`,
    drop: 'Buang tulisan saya',
  },
  missing,
  milder,
  languages,
  causes,
  title: 'Putusan petugas',
  choose: 'Apa putusannya?',
  notYours: 'Menunda dan menyimpan paspor adalah wewenang Imigrasi (PP 31/2013 pasal 28 dan 29). BP3MI merujuk.',
  back: 'Kembali ke hasil',
  departsShort: 'berbeda dari anjuran',
  departsNote: 'Ini berbeda dari anjuran. Boleh, dengan satu baris alasan.',
  departLine: 'Mengapa berbeda dari anjuran',
  departExample: 'Satu baris, dengan kata sendiri',
  ground: 'Dasar hukum',
  groundToBeConfirmed: 'dasar hukum perlu dipastikan',
  groundReviewed: 'Selalu ditinjau.',
  groundsNoHold: ({ count }: { count: number }) => `Dasar lain (${count}): paspor tetap dipegang`,
  groundNoHold: 'paspor tetap dipegang yang bersangkutan',
  evidence: 'Fakta yang mendasari',
  evidenceNote:
    'Hanya fakta yang sudah tercatat. Pengamatan atau dokumen pendukung saja tidak pernah cukup; skor bukan fakta.',
  evidenceNone: 'Belum ada fakta tercatat yang dapat menjadi dasar.',
  evidenceWeak: {
    observation: 'pengamatan: tidak cukup sendiri',
    supporting: 'dokumen pendukung, tidak diwajibkan: tidak cukup sendiri',
  },
  reason: 'Alasan',
  reasonLabel: 'Dengan kata yang dapat dibacakan kepada penumpang',
  reasonDraft: 'Susun dari fakta yang dicentang',
  reasonDrafted: 'Disusun dari fakta. Baca dan ubah seperlunya.',
  reasonNotPrivate: 'Fakta tertutup tidak disebut di sini: alasan dapat didengar dan dibaca orang lain.',
  draftOpening: ({ purpose, destination }: { purpose: string; destination: string }) =>
    `Keperluan: ${purpose}.${destination === '' ? '' : ` Tujuan: ${destination}.`}`,
  draftFurther: 'Ada hal yang perlu diperiksa lebih lanjut.',
  draftMissing: ({ papers }: { papers: string }) => `Belum dapat ditunjukkan: ${papers}.`,
  draftDoubtful: ({ papers }: { papers: string }) => `Diragukan: ${papers}.`,
  draftFact: ({ fact, basis }: { fact: string; basis: string }) => `${fact} (${basis}).`,
  milderTitle: 'Langkah lebih ringan yang sudah ditempuh',
  told: 'Alasan sudah disampaikan dalam bahasa',
  statement: 'Keterangan atau keberatan penumpang',
  statementAsk:
    'Apakah Bapak/Ibu ingin menyampaikan sesuatu, atau keberatan? Akan kami catat dengan kata Bapak/Ibu sendiri.',
  statementNone: 'Ditanyakan, tidak ada',
  statementGiven: 'Ada, ini kata-katanya',
  statementText: 'Dengan kata penumpang sendiri',
  passport: 'Paspor',
  returnPassport: 'Kembalikan paspor sekarang',
  returned: 'Paspor sudah di tangan penumpang',
  readAloud: 'Bacakan kepada penumpang',
  readAloudText: 'Bapak/Ibu tetap boleh berangkat. Ini hanya saran. Paspor ada di tangan Bapak/Ibu sendiri.',
  readAloudWithdrawn: 'Bapak/Ibu tetap boleh berangkat. Bila memilih tidak berangkat, itu atas kemauan sendiri.',
  readAloudDone: 'Sudah dibacakan',
  ownWordsAsk: 'Setelah mendengar saran tadi, apa yang Bapak/Ibu putuskan sendiri?',
  ownWordsAskWithdrawn: 'Mengapa Bapak/Ibu sendiri memilih tidak berangkat?',
  cause: 'Sebabnya',
  stillMissing: 'Yang masih kurang',
  ready: 'Sudah lengkap. Boleh dicatat.',
  record: ({ kind }: { kind: string }) => `Catat: ${kind}`,
  holdPropose: 'Usulkan kepada Pejabat Imigrasi kedua',
  recordedBy: ({ officer, clock }: { officer: string; clock: string }) => `${officer}, pukul ${clock}`,
  withSecond: ({ officer }: { officer: string }) => `disetujui ${officer}`,
  referral: {
    listTitle: 'Rujukan untuk Imigrasi',
    waiting: 'Menunggu Imigrasi',
    bring: ({ place }: { place: string }) =>
      `Antar penumpang ke ${place === '' ? 'meja Imigrasi' : place}, bila ia bersedia.`,
    waitingNote: 'Paspor ada pada penumpang. BP3MI tidak dapat menahan; jagalah percakapan tetap tenang.',
    lapsesIn: 'Batas menunggu',
    mayGo: 'Boleh melanjutkan perjalanan',
    mayGoShort: 'boleh lanjut',
    mayGoNote:
      'Tidak ada petugas Imigrasi yang menerima rujukan tepat waktu. Pastikan paspor ada di tangan penumpang, lalu sampaikan: silakan lanjut. Imigrasi diberi catatannya.',
    sayMayGo: 'Terima kasih sudah menunggu. Bapak/Ibu boleh melanjutkan perjalanan.',
    lapse: 'Catat: boleh melanjutkan',
    lapsed: 'Rujukan gugur; penumpang boleh melanjutkan.',
    accepted: ({ officer, place }: { officer: string; place: string | null }) =>
      place === null ? `Diterima ${officer}` : `Diterima ${officer} di ${place}`,
    acceptedNote: 'Pemeriksaan dilanjutkan Imigrasi. Catatan meja ini selesai.',
    sentBack: 'Dikembalikan oleh Imigrasi',
    sentBackNote: 'Baca catatannya, lalu putuskan lagi.',
    by: ({ officer }: { officer: string }) => `Dari ${officer}`,
    accept: 'Terima dan buka',
    sendBack: 'Kembalikan',
    sendBackTitle: 'Mengapa dikembalikan?',
    sendBackReason: 'Alasan, minimal satu kalimat pendek',
    none: 'Tidak ada rujukan yang menunggu.',
    noneNote: 'Rujukan baru muncul di sini dengan sendirinya.',
    departs: ({ clock }: { clock: string }) => `berangkat ${clock}`,
    secondFacts: 'Fakta dari sistem Imigrasi',
    secondFactsNote: 'Tidak pernah terlihat oleh BP3MI.',
  },
};
