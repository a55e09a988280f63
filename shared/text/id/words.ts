/** The officer's side of the traveller's screen; what the traveller reads is data (shared/catalogue/traveller_words.json). */
export const words = {
  show: 'Layar penumpang',
  showHint: 'Tunjukkan kepada penumpang apa yang ditanyakan dan haknya; kembali hanya dengan PIN',
  second: 'Layar kedua',
  secondClose: 'Tutup layar kedua',
  secondHint: 'Tunjukkan hal yang sama di layar yang menghadap penumpang; pekerjaan tetap di sini',
  backTitle: 'Buka kembali layar kerja',
  toTraveller: 'Kembali ke layar penumpang',
  languages: 'Bahasa layar ini',
  parts: 'Bagian',
};
