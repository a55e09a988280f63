/** Failures of reviews and of signing a shift. */
export const reviewErrors = {
  'own-decision': {
    what: 'Anda ikut dalam putusan ini, jadi Anda tidak boleh meninjaunya.',
    safe: 'Tinjauan tetap menunggu; tidak ada yang berubah.',
    todo: 'Minta kepala gilir lain dari instansi yang sama.',
  },
  'second-not-due': {
    what: 'Penilaian kedua untuk kasus ini tidak diperlukan atau sudah diberikan.',
    safe: 'Penilaian yang sudah ada tetap berlaku.',
    todo: 'Buka kasusnya lagi, lalu terima atau kembalikan.',
  },
  'assess-first': {
    what: 'Kasus ini dinilai sendiri dahulu, sebelum putusannya dilihat.',
    safe: 'Belum ada yang diterima atau dikembalikan.',
    todo: 'Beri penilaian Anda di halaman kasus.',
  },
  'review-ended': {
    what: 'Tinjauan ini sudah selesai.',
    safe: 'Putusan sudah diterima dan tetap seperti tercatat.',
    todo: 'Kembali ke antrean tinjauan.',
  },
  'already-returned': {
    what: 'Putusan ini sudah dikembalikan dan menunggu jawaban petugas.',
    safe: 'Alasan yang pertama tetap tercatat.',
    todo: 'Tunggu jawabannya, atau terima bila tidak perlu lagi.',
  },
  'not-returned': {
    what: 'Tidak ada pengembalian yang menunggu jawaban Anda pada putusan ini.',
    safe: 'Tidak ada yang berubah.',
    todo: 'Muat ulang layar ini; mungkin jawabannya sudah tercatat.',
  },
  'shift-not-closed': {
    what: 'Gilir ini belum ditutup.',
    safe: 'Belum ada yang ditandatangani.',
    todo: 'Tutup gilirnya dahulu.',
  },
  'shift-already-signed': {
    what: 'Gilir ini sudah ditandatangani untuk instansi Anda.',
    safe: 'Tanda tangan yang pertama tetap berlaku.',
    todo: 'Kembali ke daftar gilir.',
  },
};
