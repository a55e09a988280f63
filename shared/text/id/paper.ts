/** Sentences of papers: what every sheet carries, and the screens that make, show and account for them. */
export const paper = {
  sheet: {
    number: 'Nomor',
    officeNumber: 'Nomor surat kantor',
    duplicate: 'DUPLIKAT',
    practice: 'LATIHAN – BUKAN SURAT',
    practiceWord: 'LATIHAN',
    copy: ({ copy, at, by }: { copy: number; at: string; by: string }) => `Salinan ke-${copy}, dibuat ${at} oleh ${by}`,
    page: ({ page, of }: { page: number; of: number }) => `Halaman ${page} dari ${of}`,
    proof: 'Pindai kode ini untuk memeriksa bahwa surat ini tercatat.',
    proofPlace: ({ station, seq }: { station: string; seq: number }) => `Catatan ke-${seq} pada log pos ${station}.`,
  },
  content: {
    none: 'tidak ada',
    male: 'Laki-laki',
    female: 'Perempuan',
    unspecified: 'Tidak disebut',
    indonesia: 'Indonesia',
    passport: 'Paspor',
    document: 'Dokumen perjalanan',
    bp3mi: 'BP3MI Sumatera Selatan',
    immigrationUnit: 'Tempat Pemeriksaan Imigrasi, Kantor Imigrasi Kelas I TPI Palembang',
    letter: ({ letter }: { letter: string }) => `Huruf ${letter}`,
    systemFact: 'Catatan pada sistem Imigrasi (rinciannya tidak dicetak)',
    privateFact: 'Keterangan yang disampaikan secara tertutup (isinya tidak dicetak demi keselamatan)',
    passportKept: 'disimpan sementara; lihat Surat Tanda Penerimaan (STP)',
    passportWithHolder: 'tetap dipegang yang bersangkutan',
    howToGetBack:
      'Bawa tanda terima ini dan kartu identitas ke tempat penyimpanan di atas. Boleh diwakilkan dengan surat kuasa dan KTP wakil. Pengambilan tidak dipungut biaya. Bila paspor tidak dikembalikan pada tanggal di atas, hubungi pejabat yang namanya tercantum di bawah.',
    receiverAs: { holder: 'pemilik paspor', proxy: 'wakil, dengan surat kuasa dan KTP', office: 'kantor imigrasi' },
    objection: ({ days, until, law }: { days: number; until: string; law: string }) =>
      `Keberatan tertulis kepada pejabat yang memutuskan, dalam ${days} hari kerja: paling lambat ${until} (${law}).`,
    answer: ({ days, today, latest, law }: { days: number; today: string; latest: string; law: string }) =>
      `Dijawab dalam ${days} hari kerja sejak diterima: bila diajukan hari ini, paling lambat ${today}; bila diajukan pada hari terakhir, paling lambat ${latest}. Tidak dijawab pada waktunya berarti keberatan dianggap dikabulkan (${law}).`,
    appeal: ({ days, law }: { days: number; law: string }) =>
      `Banding administratif kepada atasan pejabat dalam ${days} hari kerja sejak jawaban diterima (${law}).`,
    court: ({ law }: { law: string }) => `Gugatan ke Pengadilan Tata Usaha Negara (${law}).`,
    ombudsman: ({ within, law }: { within: string; law: string }) =>
      `Pengaduan kepada Ombudsman Republik Indonesia dalam ${within} (${law}).`,
    closedNote: ({ count }: { count: number }) =>
      `Ada catatan tertutup (${count}). Isinya tidak dicetak pada lembar ini.`,
    interpreter: ({ who, name }: { who: string; name: string }) =>
      `juru bahasa: ${who.toLowerCase()}${name === '' ? '' : ` ${name}`}`,
    onePerson: ({ sex, minor }: { sex: string; minor: string }) => `1 orang${sex === '' ? '' : `, ${sex}`}, ${minor}`,
    oneMinor: 'anak (di bawah 18 tahun)',
    noMinor: 'bukan anak',
    balance: ({ taken, returned, held }: { taken: number; returned: number; held: number }) =>
      `Diterima ${taken} = dikembalikan atau dialihkan ${returned} + disimpan ${held}.`,
    openPassport: ({ number, seal, due }: { number: string; seal: string; due: string }) =>
      `Paspor dalam simpanan: ${number}, segel ${seal}, tenggat ${due}.`,
    passportsTaken: 'Diterima dengan STP',
    passportsReturned: 'Dikembalikan atau dialihkan',
    passportsHeld: 'Masih disimpan',
    overdue: ({ count }: { count: number }) => `${count} paspor lewat tenggat: kembalikan atau catat alasannya.`,
    late: 'lewat tenggat',
  },
  voidedByWithdrawal: 'Keputusan ditarik sebelum paspor diterima.',
  voidedByBook: ({ number }: { number: string }) => `Pencetak tidak dapat dipakai; diganti buku STP nomor ${number}.`,
};
