/** The officer's side of the traveller's screen; what the traveller reads is data (shared/catalogue/traveller_words.json). */
export const words = {
  show: 'Layar penumpang',
  showHint: 'Tunjukkan kepada penumpang apa yang ditanyakan dan haknya; kembali hanya dengan PIN',
  backTitle: 'Buka kembali layar kerja',
  toTraveller: 'Kembali ke layar penumpang',
  languages: 'Bahasa layar ini',
  parts: 'Bagian',
};
