import type { EventGroup } from '../../audit/event_groups.ts';
import type { FaultCode } from '../../audit/log_check.ts';
import type { BreakCause } from '../../audit/verification.ts';
import { formats } from '../language.ts';

const n = formats.id.number;
const event = (seq: number | null) => (seq === null ? '' : ` (peristiwa ${n(seq)})`);

/** Where something is wrong; null: it has no such place. */
export interface Place {
  readonly seq: number | null;
  readonly size: number | null;
  readonly soundTo: number | null;
  readonly file: string | null;
}

/** What a check of the log says, to people who were not there. */
const check = {
  broken: 'Catatan ini TIDAK utuh',
  sound: 'Catatan ini utuh',
  unreadable: 'Ini tidak dapat diperiksa',
  wrong: 'Yang tidak cocok, mulai dari yang pertama',
  proven: 'Yang terbukti',
  unproven: 'Yang tidak terbukti',
  more: ({ count }: { count: number }) => `… dan ${n(count)} lagi.`,
  faults: {
    'database-damaged': () => 'Basis data rusak atau diubah dari luar: ada bagian yang tidak dapat dibaca.',
    'manifest-malformed': () => 'Daftar berkas (manifest.json) tidak ada atau tidak dapat dibaca.',
    'file-missing': ({ file }) => `Berkas ${file ?? ''} tidak ada, atau tidak tercantum dalam daftar berkas.`,
    'file-changed': ({ file }) => `Berkas ${file ?? ''} berubah sejak bukti ini ditulis.`,
    'key-malformed': () => 'Kunci dalam keys.txt tidak dapat dibaca.',
    'key-other': () => 'Kunci pos dalam berkas bukti ini bukan kunci yang Anda bawa.',
    'event-malformed': ({ seq }) => `Satu peristiwa tidak berbentuk seperti seharusnya${event(seq)}.`,
    'sequence-broken': ({ seq }) =>
      `Urutan terputus${event(seq)}: ada peristiwa yang hilang, disisipkan atau ditukar tempatnya.`,
    'station-other': ({ seq }) => `Peristiwa dari pos lain ada di dalam catatan ini${event(seq)}.`,
    'time-backwards': ({ seq }) => `Waktu berjalan mundur${event(seq)}.`,
    'tree-differs': ({ seq }) => `Peristiwa tidak cocok dengan sidik yang tersimpan${event(seq)}.`,
    'content-differs': ({ seq }) => `Isi yang dibuka tidak cocok dengan peristiwanya${event(seq)}.`,
    'size-differs': ({ size }) => `Daftar berkas menyebut ${n(size ?? 0)} peristiwa; jumlah atau catatannya lain.`,
    'checkpoint-malformed': () => 'Satu titik periksa tidak dapat dibaca.',
    'checkpoint-unsigned': ({ size }) => `Titik periksa ${n(size ?? 0)} tidak ditandatangani oleh kunci pos ini.`,
    'checkpoint-other-log': ({ size }) => `Titik periksa ${n(size ?? 0)} milik catatan lain.`,
    'log-cut': ({ size, soundTo }) =>
      `Akhir catatan hilang: titik periksa menyebut ${n(size ?? 0)} peristiwa. Sampai ${n(soundTo ?? 0)} peristiwa masih cocok.`,
    'root-differs': ({ size, soundTo }) =>
      `Peristiwa bukan lagi yang ditandatangani pada titik periksa ${n(size ?? 0)}; perubahan ada di antara peristiwa ${n(soundTo ?? 0)} dan ${n((size ?? 1) - 1)}.`,
    'cosignature-wrong': ({ size }) => `Tanda tangan kepala gilir pada titik periksa ${n(size ?? 0)} tidak benar.`,
    'manifest-not-recorded': ({ seq }) => `Daftar berkas (manifest.json) bukan yang dicatat saat ekspor${event(seq)}.`,
  } satisfies Record<FaultCode, (place: Place) => string>,
  size: ({ count, first, last }: { count: number; first: string; last: string }) =>
    `${n(count)} peristiwa berurutan tanpa celah, dari ${first} sampai ${last}.`,
  empty: 'Catatan ini kosong.',
  signed: ({ count, size }: { count: number; size: number }) =>
    `Kunci pos menandatangani ${n(count)} titik periksa; ${n(size)} peristiwa pertama persis seperti saat ditandatangani.`,
  cosigned: ({ name, size, at }: { name: string; size: number; at: string }) =>
    `Kepala gilir ${name} ikut menandatangani ${n(size)} peristiwa pertama pada ${at}.`,
  kept: ({ count }: { count: number }) =>
    `Catatan ini bersambung dari ${n(count)} titik periksa yang disimpan di tempat lain.`,
  contents: ({ count }: { count: number }) => `${n(count)} isi yang dibuka cocok dengan peristiwanya.`,
  tail: ({ count }: { count: number }) =>
    `Belum tercakup tanda tangan: ${n(count)} peristiwa di akhir. Akhir catatan masih bisa dipotong tanpa ketahuan.`,
  ownKey: ({ key }: { key: string }) =>
    `Bahwa kunci ini milik pos tersebut. Bandingkan dengan kunci yang Anda terima dari sumber lain: ${key}`,
  notCosigned:
    'Bahwa catatan tidak ditulis ulang seluruhnya oleh orang yang memegang kunci basis data: belum ada tanda tangan kepala gilir, dan tidak ada titik periksa yang disimpan di tempat lain.',
  truth: 'Bahwa yang dicatat itu benar, bahwa semua kejadian dicatat, dan bahwa jam pos menunjuk waktu yang benar.',
};

/** Checkpoints, cosignatures, and what is said when the log does not go on from its head. */
export const evidence = {
  check,
  alarm: {
    behind: 'Akhir catatan audit hilang: basis data lebih pendek daripada kepala catatan yang disimpan di luarnya.',
    differs: 'Catatan audit tidak bersambung dengan kepala catatan yang disimpan di luarnya.',
    otherLog: 'Kepala catatan di luar basis data bukan milik catatan audit pos ini.',
    missing: 'Kepala catatan di luar basis data hilang.',
    broken: ({ seq }: { seq: number | null }) =>
      seq === null ? 'Catatan audit tidak utuh.' : `Catatan audit tidak utuh: tidak cocok mulai peristiwa ${n(seq)}.`,
    when: ({ at }: { at: string }) => `Ketahuan saat aplikasi dinyalakan, ${at}.`,
    whenVerified: ({ at }: { at: string }) => `Ketahuan pada pemeriksaan, ${at}.`,
    safe: 'Pekerjaan boleh dilanjutkan; kepala yang lama tetap disimpan sebagai bukti.',
    safeBroken: 'Pekerjaan boleh dilanjutkan; tidak ada yang diubah oleh pemeriksaan.',
    todoBroken:
      'Beri tahu auditor dan kedua instansi. Peringatan ini tetap ada sampai cadangan yang utuh dipulihkan; kepala gilir hanya dapat menandatangani lagi bila kerusakannya sebelum tanda tangannya yang terakhir.',
    todo: 'Beri tahu auditor dan kedua instansi. Peringatan ini hilang setelah kepala gilir menandatangani titik periksa yang baru.',
  },
  checkpoints: {
    title: 'Titik periksa',
    lead: 'Kunci pos menandatangani catatan pada setiap penundaan, penyimpanan paspor, penutupan gilir dan ekspor. Kepala gilir ikut menandatangani.',
    none: 'Belum ada titik periksa.',
    when: 'Kapan',
    cause: 'Karena',
    size: 'Peristiwa',
    cosignedBy: 'Ikut menandatangani',
    nobody: 'belum ada',
    key: 'Kunci pos',
    causes: {
      postponed: 'Keberangkatan ditunda',
      held: 'Paspor disimpan',
      shiftClosed: 'Gilir ditutup',
      exported: 'Ekspor',
      behindHead: 'Catatan tidak bersambung atau tidak utuh',
    },
    cosign: 'Tanda tangani yang terbaru',
    cosignTitle: 'Tanda tangani catatan',
    cosignLead: ({ count }: { count: number }) =>
      `Sebelum ditandatangani, ${n(count)} peristiwa diperiksa: catatan harus bersambung dari yang terakhir Anda tanda tangani. Itulah yang Anda nyatakan.`,
    pin: 'PIN Anda',
    cosignGo: 'Tanda tangani',
    cosigned: ({ count }: { count: number }) => `Ditandatangani: ${n(count)} peristiwa.`,
  },
  verification: {
    title: 'Pemeriksaan',
    lead: 'Semua peristiwa dihitung ulang dan dicocokkan dengan pohon, isi dan tanda tangannya. Pekerjaan lain boleh berjalan terus.',
    go: 'Periksa seluruh catatan',
    again: 'Periksa lagi',
    running: ({ done, of }: { done: number; of: number }) => `Memeriksa: ${n(done)} dari ${n(of)} peristiwa`,
    stop: 'Hentikan',
    last: ({ at, by }: { at: string; by: string | null }) =>
      by === null ? `Diperiksa ${at}.` : `Diperiksa ${at} oleh ${by}.`,
    intact: ({ count }: { count: number }) => `Utuh: ${n(count)} peristiwa.`,
    proven: 'Yang terbukti',
    unproven: 'Yang tidak terbukti',
    events: ({ count }: { count: number }) =>
      `${n(count)} peristiwa berurutan tanpa celah; setiap peristiwa dan isinya yang masih ada cocok dengan pohonnya.`,
    cosigned: ({ count }: { count: number }) => `Kepala gilir ikut menandatangani ${n(count)} peristiwa pertama.`,
    keyHolder:
      'Terhadap orang yang memegang kunci basis data, hanya yang sudah diserahkan ke luar yang membuktikan: ekspor, atau titik periksa yang disimpan di tempat lain.',
    broken: ({ seq }: { seq: number }) => `TIDAK utuh: tidak cocok mulai peristiwa ${n(seq)}.`,
    brokenAt: ({ at, what }: { at: string; what: string }) => `Peristiwa itu, ${at}: ${what}`,
    causes: {
      sequence: 'Di sana ada peristiwa yang hilang atau berpindah tempat.',
      event: 'Peristiwa itu bukan lagi yang dicatat semula.',
      content: 'Isi peristiwa itu bukan lagi yang dicatat semula.',
      tree: 'Pohon sidik tidak lagi sesuai dengan peristiwanya.',
      checkpoint: 'Titik periksa sesudahnya bukan dari catatan ini, atau tanda tangannya tidak benar.',
      verifiedPoint: 'Catatan bukan lagi yang diperiksa terakhir kali.',
    } satisfies Record<BreakCause, string>,
    brokenSafe: ({ seq }: { seq: number }) =>
      seq === 0
        ? 'Pemeriksaan ini tidak mengubah data.'
        : `Peristiwa sebelum ${n(seq)} cocok. Pemeriksaan ini tidak mengubah data.`,
    brokenTodo: 'Jangan matikan perangkat. Hubungi auditor dan kedua instansi.',
  },
  browse: {
    parts: 'Bagian catatan audit',
    tabs: { proof: 'Pemeriksaan dan bukti', events: 'Peristiwa', views: 'Siapa melihat siapa' },
    group: 'Kelompok',
    groups: {
      work: 'Klarifikasi',
      decisions: 'Keputusan dan rujukan',
      custody: 'Paspor disimpan',
      after: 'Keberatan, serah terima, tindak lanjut',
      papers: 'Surat dan formulir',
      views: 'Melihat data dan mencari',
      sealed: 'Catatan tertutup dan laporan integritas',
      people: 'Masuk, keluar, petugas',
      station: 'Pos, katalog, pengaturan',
      keeping: 'Kunci, cadangan, masa simpan',
      log: 'Catatan audit',
    } satisfies Record<EventGroup, string>,
    anyGroup: 'Semua kelompok',
    kind: 'Jenis',
    anyKind: 'Semua jenis',
    officer: 'Petugas',
    anyOfficer: 'Semua petugas',
    about: 'Perkara',
    aboutHint: 'Misalnya scr_…',
    aboutFault: 'Hanya huruf, angka, titik, garis bawah dan tanda hubung.',
    from: 'Dari tanggal',
    to: 'Sampai tanggal',
    dayFault: 'Tulis seperti 21-11-2026.',
    clear: 'Hapus saringan',
    none: 'Tidak ada peristiwa yang cocok.',
    caseOf: ({ id }: { id: string }) => `Semua peristiwa perkara ${id}`,
    officerOf: ({ name }: { name: string }) => `Semua peristiwa ${name}`,
    /** What a subject is; one that is not here stands as it is in the log. */
    subjects: {
      screening: 'perkara',
      officer: 'petugas',
      approver: 'pengesah',
      party: 'rombongan',
      call: 'perintah',
      shift: 'gilir',
      outage: 'formulir',
      flight: 'penerbangan',
      decision: 'keputusan',
      signer: 'kunci penanda tangan',
      sealedAct: 'pembukaan segel',
      person: 'orang',
      erasure: 'penghapusan',
      custody: 'paspor disimpan',
      count: 'hitungan',
      catalogue: 'katalog',
      card: 'kartu kode',
      year: 'tahun',
      statement: 'pernyataan',
      setting: 'pengaturan',
      referral: 'rujukan',
      paper: 'surat',
      objection: 'keberatan',
      note: 'catatan tertutup',
      member: 'anggota',
      integrity: 'laporan integritas',
      help: 'panggilan bantuan',
      handover: 'serah terima',
      backup: 'cadangan',
    },
    open: ({ seq }: { seq: number }) => `Rincian peristiwa ${n(seq)}`,
  },
  event: {
    title: ({ seq }: { seq: number }) => `Peristiwa ${n(seq)}`,
    when: 'Waktu',
    who: 'Oleh',
    about: 'Tentang',
    hash: 'Sidik',
    caseAll: 'Semua peristiwa perkara ini',
    officerAll: 'Semua peristiwa petugas ini',
    proof: 'Bukti',
    proofLead:
      'Bukti ini menunjukkan bahwa peristiwa ini ada di dalam catatan yang ditandatangani. Siapa pun dapat memeriksanya tanpa Tapis; formatnya c2sp.org/tlog-proof. Simpan keduanya.',
    saveProof: 'Simpan bukti (.tlog-proof)',
    saveLeaf: 'Simpan peristiwa (.json)',
    showProof: 'Lihat isi bukti',
    leaf: 'Peristiwa seperti yang disidik',
  },
  views: {
    lead: 'Berapa kali data pribadi dilihat atau dicari, dan kapan terakhir. Sentuh satu baris untuk melihat peristiwanya.',
    by: 'Menurut',
    byOfficer: 'Petugas',
    byCase: 'Perkara',
    none: 'Tidak ada data yang dilihat pada hari-hari ini.',
    officer: 'Petugas',
    case: 'Perkara',
    seen: 'Dilihat',
    searched: 'Dicari',
    opened: 'Dibuka segelnya',
    cases: 'Perkara berbeda',
    officers: 'Petugas berbeda',
    last: 'Terakhir',
    most: ({ count }: { count: number }) => `Hanya ${n(count)} yang terakhir ditampilkan.`,
  },
  export: {
    title: 'Ekspor untuk orang luar',
    lead: 'Satu berkas .zip berisi seluruh catatan, titik periksa, kunci dan halaman pemeriksa. Siapa pun dapat memeriksanya tanpa Tapis. Tidak memuat data pribadi penumpang.',
    go: 'Ekspor seluruh catatan',
    running: ({ done, of }: { done: number; of: number }) => `Menyiapkan: ${n(done)} dari ${n(of)} peristiwa`,
    done: ({ count, file }: { count: number; file: string }) => `Tersimpan: ${n(count)} peristiwa dalam ${file}.`,
    doneTodo: 'Buka berkas .zip itu, lalu buka verify.html di dalamnya. Serahkan kunci pos di bawah lewat jalan lain.',
    failed: 'Ekspor tidak selesai.',
    failedSafe: 'Catatan tidak berubah; bahwa ekspor dimulai sudah tercatat.',
    failedTodo: 'Coba lagi. Bila gagal lagi, pakai perintah "tapis export" pada perangkat ini.',
  },
  page: {
    title: 'Pemeriksaan catatan Tapis',
    lead: 'Halaman ini memeriksa berkas bukti di komputer ini saja. Tidak ada yang dikirim ke mana pun.',
    drop: 'Letakkan semua berkas dari folder bukti di sini, atau pilih berkasnya.',
    choose: 'Pilih berkas',
    keyLabel: 'Kunci pos yang Anda terima dari sumber lain (boleh kosong)',
    keptHint: 'Titik periksa lama yang Anda simpan (.txt) boleh diletakkan bersama berkas lainnya.',
    checking: 'Memeriksa…',
    noEd25519:
      'Peramban ini tidak mengenal tanda tangan Ed25519. Pakai Chromium atau Chrome 137, Firefox 129, Safari 17 atau yang lebih baru.',
    other: 'English',
  },
};
