/** What stands on an officer's own proof: each thing the rules ask for, and what the record says of it. */
export const conduct = {
  none: 'tidak tercatat',
  asWhat: {
    clarified: 'melakukan klarifikasi',
    decided: 'mengambil putusan',
    approved: 'menyetujui sebagai Pejabat Imigrasi kedua',
    accepted: 'menerima rujukan',
  },
  own: {
    asked: 'Penilaian sendiri sebelum hasil dibuka',
  },
  complete: { asked: 'Yang lengkap tidak ditahan (UU 18/2017 pasal 70, 84)' },
  mitigations: {
    asked: 'Fakta yang meringankan dijawab semua',
    said: ({ answered, of, present }: { answered: number; of: number; present: number }) =>
      `${answered} dari ${of} dijawab, ${present} di antaranya ada`,
  },
  power: {
    asked: 'Sesuai wewenang (PP 31/2013 pasal 28, 29)',
  },
  ground: { asked: 'Alasan dari daftar hukum yang tertutup' },
  evidence: {
    asked: 'Atas fakta, bukan skor saja (UU 27/2022 pasal 10, 34)',
    more: ({ count }: { count: number }) => `dan ${count} fakta lain`,
  },
  reason: {
    asked: 'Alasan ditulis (UU 30/2014 pasal 52–61)',
    said: ({ length }: { length: number }) => `${length} huruf, bunyinya pada catatan perkara`,
  },
  milder: { asked: 'Langkah yang lebih ringan lebih dahulu' },
  told: {
    asked: 'Alasan disampaikan, keberatan ditanyakan',
    said: ({ language, statement }: { language: string; statement: string }) => `${language}; ${statement}`,
    given: 'keberatan ada, dengan kata-katanya sendiri',
    none: 'keberatan ditanyakan, tidak ada',
    notAsked: 'keberatan tidak ditanyakan',
  },
  second: {
    asked: 'Disetujui Pejabat Imigrasi kedua, orang lain',
    yes: 'ya',
    remote: 'ya, lewat telepon dengan kode sekali pakai',
  },
  receipt: {
    asked: 'Paspor dengan tanda terima (PP 31/2013 pasal 29)',
    said: ({ number, printed }: { number: string; printed: string }) => `${number}, terbit ${printed}`,
    book: ({ number }: { number: string }) => `Buku STP ${number}`,
    waits: 'paspor belum diterima',
  },
  passport: { asked: 'Paspor tetap di tangan penumpang', yes: 'ya' },
  readAloud: { asked: 'Dibacakan bahwa penumpang tetap boleh berangkat', yes: 'ya' },
  depart: { asked: 'Berbeda dari anjuran: satu baris alasan', yes: 'ada' },
  changed: {
    asked: 'Diubah kemudian; versi lama tetap terbaca',
    said: ({ count }: { count: number }) => `${count} perbaikan`,
    void: 'dinyatakan batal',
  },
  /** Hour and place in the log. */
  place: ({ at, seq }: { at: string; seq: string }) => `${at} · ${seq}`,
  between: ({ from, to }: { from: string; to: string }) => (from === to ? from : `${from}–${to}`),
  moreActs: ({ count }: { count: number }) => `dan ${count} jenis langkah lain`,
  act: ({ at, what, place }: { at: string; what: string; place: string }) => `${at} ${what} (${place})`,
};
