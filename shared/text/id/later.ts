import type { Meets, Offload } from '../../domain/after_postponement.ts';
import type { ReviewCause } from '../../domain/decision_review.ts';

const review: Record<ReviewCause, string> = {
  hold: 'paspor disimpan',
  postponed: 'penundaan',
  remoteApproval: 'disetujui lewat telepon',
  groundToBeConfirmed: 'dasar hukum perlu dipastikan',
  void: 'putusan dibatalkan',
  override: 'berbeda dari anjuran',
  fastHighClear: 'dipersilakan sangat cepat pada skor tinggi',
  drawn: 'terpilih acak (saran atau batal sendiri)',
  random: 'terpilih acak',
  reasonReused: 'alasan sama persis dengan putusan lain',
};

const offloads: Record<Offload, string> = {
  passengerAndBag: 'Penumpang dan bagasi diturunkan',
  passengerOnly: 'Penumpang diturunkan, tanpa bagasi',
  notCheckedIn: 'Belum check-in',
};

const meets: Record<Meets, string> = {
  family: 'Keluarga',
  bp3mi: 'BP3MI',
  companion: 'Teman seperjalanan',
  socialServices: 'Dinas sosial / PPA',
  police: 'Polisi',
  alone: 'Tidak ada, pulang sendiri',
};

/** Sentences of what comes after a decision: put right, void, duties, missed flights, approval by telephone. */
export const later = {
  review: 'Wajib ditinjau',
  reviewCauses: review,
  fields: {
    reason: 'Alasan',
    ground: 'Dasar hukum',
    departLine: 'Mengapa berbeda dari anjuran',
    toldIn: 'Bahasa saat disampaikan',
    statement: 'Kata penumpang sendiri',
    cause: 'Sebab tidak selesai',
  },
  nothing: '(kosong)',
  remote: 'lewat telepon',
  correct: {
    open: 'Perbaiki',
    title: 'Perbaiki putusan',
    lead: 'Yang lama tidak dihapus: perbaikan ditambahkan, dengan nama, waktu, dan sebabnya. Keduanya tetap dapat dibaca.',
    which: 'Bagian yang keliru',
    was: 'Tercatat',
    now: 'Seharusnya',
    why: 'Mengapa diperbaiki',
    second: 'Dasar penyimpanan paspor disetujui berdua. Dasar yang lain disetujui lagi oleh Pejabat Imigrasi kedua.',
    save: 'Tambahkan perbaikan',
    by: ({ name, clock }: { name: string; clock: string }) => `Diperbaiki ${name}, ${clock}`,
  },
  void: {
    open: 'Nyatakan batal',
    title: 'Nyatakan putusan ini batal',
    lead: 'Putusan tetap dapat dibaca sebagai batal, dihitung sebagai batal, dan selalu ditinjau. Ini tidak dapat diurungkan.',
    why: 'Mengapa batal',
    save: 'Nyatakan batal',
    done: 'Putusan dinyatakan batal',
    by: ({ name, clock }: { name: string; clock: string }) => `Dinyatakan batal oleh ${name}, ${clock}`,
    custody: 'Paspornya masih disimpan. Kembalikan dahulu, baru putusannya dapat dibatalkan.',
  },
  after: {
    title: 'Setelah penundaan',
    due: 'Belum diisi: maskapai, bagasi, dan siapa yang menemui.',
    fill: 'Isi sekarang',
    change: 'Perbarui',
    airline: 'Petugas maskapai yang diberi tahu',
    airlineAt: 'Jam diberi tahu',
    offload: 'Penumpang dan bagasi',
    offloads,
    meets: 'Siapa yang menemui',
    meetsWho: meets,
    meetsName: 'Nama yang menemui',
    save: 'Catat',
    told: ({ name, clock }: { name: string; clock: string }) => `${name} diberi tahu pukul ${clock}`,
    by: ({ name, clock }: { name: string; clock: string }) => `dicatat ${name}, ${clock}`,
    earlier: ({ count }: { count: number }) => `Catatan sebelumnya (${count})`,
  },
  duties: {
    title: 'Masih harus diselesaikan',
    item: 'Setelah penundaan: belum diisi',
    close: ({ count }: { count: number }) =>
      `${count} penundaan belum lengkap: maskapai, bagasi, siapa yang menemui. Isi sekarang, atau serahkan ke gilir berikut.`,
    closeHelp: ({ count }: { count: number }) => `${count} formulir panggilan bantuan belum diisi.`,
    open: 'Buka',
  },
  missed: {
    question: 'Apakah penumpang ketinggalan pesawat karena klarifikasi ini?',
    note: 'Klarifikasi ditutup saat gerbang hampir atau sudah tutup. Jawaban ini hanya untuk angka, bukan untuk menyalahkan petugas.',
    yes: 'Ya, ketinggalan',
    no: 'Tidak',
    record: 'Ketinggalan pesawat karena klarifikasi',
    recorded: 'Tercatat: ketinggalan pesawat karena klarifikasi ini.',
    recordedNo: 'Tercatat: tidak ketinggalan pesawat karena klarifikasi ini.',
    change: 'Ubah',
  },
  reused: ({ count, day }: { count: number; day: string }) =>
    count === 1
      ? `Alasan ini sama persis dengan satu putusan lain (${day}).`
      : `Alasan ini sama persis dengan ${count} putusan lain, terakhir ${day}.`,
  reusedNote: 'Boleh dilanjutkan, tetapi ditandai untuk ditinjau. Lebih baik tulis apa yang khas pada orang ini.',
  lapse: {
    title: 'Rujukan gugur: tidak ada yang menerima',
    wentOn: ({ clock }: { clock: string }) =>
      `Pukul ${clock} penumpang diberi tahu boleh melanjutkan. Paspor ada padanya.`,
    read: 'Sudah saya baca',
  },
  pill: ({ count }: { count: number }) => `${count} rujukan`,
  phone: {
    nobody: 'Pejabat kedua tidak ada di tempat',
    nobodyTitle: 'Tidak ada Pejabat Imigrasi kedua di tempat',
    postponeFirst: 'Tunda tanpa menyimpan paspor',
    postponeFirstNote: 'Didahulukan: paspor tetap dipegang penumpang, tidak perlu pejabat kedua.',
    call: 'Setujui lewat telepon',
    callNote: 'Dengan kode dari kartu tersegel. Selalu ditinjau esok harinya.',
    callNone: 'Tidak ada pejabat lain yang memegang kartu tersegel.',
    title: 'Persetujuan lewat telepon',
    lead: 'Telepon pejabatnya, bacakan putusan di atas seluruhnya, lalu minta satu kode yang belum dicoret.',
    who: 'Siapa yang ditelepon',
    left: ({ count }: { count: number }) => `sisa ${count} kode`,
    code: 'Kode yang dibacakan',
    codeHint: '10 huruf dan angka; spasi dan huruf kecil boleh.',
    send: 'Setujui dengan kode ini',
    back: 'Kembali',
  },
  card: {
    open: 'Kartu kode',
    left: ({ count }: { count: number }) => `kartu: sisa ${count} kode`,
    none: 'belum ada kartu',
    title: ({ name }: { name: string }) => `Kartu tersegel untuk ${name}`,
    lead: 'Sepuluh kode sekali pakai untuk menyetujui penyimpanan paspor lewat telepon. Hanya ditampilkan sekali dan tidak disimpan. Kartu lama langsung tidak berlaku.',
    holder: ({ name }: { name: string }) => `${name} hadir dan memasukkan PIN sendiri`,
    codes: 'Kode sekali pakai',
    once: 'Kode ini tidak akan ditampilkan lagi. Cetak atau salin sekarang, masukkan ke amplop, segel.',
    print: 'Cetak kartu',
    done: 'Sudah disegel',
    retire: 'Kartu hilang: matikan',
    retired: 'Kartu sudah tidak berlaku.',
    paperLead:
      'Setiap kode berlaku sekali. Coret setelah dibacakan. Bacakan hanya setelah mendengar seluruh putusannya.',
    paperLost: 'Hilang atau segel rusak: minta teknisi mematikan kartu ini.',
  },
};
