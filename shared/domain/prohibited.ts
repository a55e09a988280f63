/**
 * What may never be scored and never be asked (product rules 6.4 and 6.11; UU 18/2017, UU 27/2022, and the experience
 * listed under `legal.prohibitedIndicators` and `legal.prohibitedQuestions`). The words stand in the code and not in the
 * catalogue, so that no catalogue can bring its own permission. Both languages are searched in every text.
 */
import type { Text } from './catalogue_words.ts';

/** Something that must not be weighed or asked. */
export interface Prohibited {
  readonly code: string;
  readonly name: Text;
  readonly words: RegExp;
}

/** Any of these expressions as whole words; Indonesian endings (`agamanya`) and English plurals are the same word. */
const anyOf = (expressions: string): RegExp => new RegExp(`\\b(${expressions})(nya|mu|ku|kah|lah|s)?\\b`);

/** Never scored and never asked: what a person is, not what was arranged for the journey. */
const attributes: readonly Prohibited[] = [
  {
    code: 'homeDistrict',
    name: { id: 'daerah asal', en: 'origin or home district' },
    words: anyOf(
      'daerah asal|asal daerah|(kabupaten|kota|provinsi|desa|kecamatan|tempat) asal|kampung halaman|kantong pmi|(ber)?asal dari|tempat lahir|origin|hometown|home (district|town|province|region|village)|sending (district|area|region)|place of birth|birthplace',
    ),
  },
  {
    code: 'religion',
    name: { id: 'agama', en: 'religion' },
    words: anyOf(
      '(ber|ke)?agama(an)?|islam|muslim(ah)?|kristen|kristiani|katolik|protestan|hindu|buddha|budha|konghucu|khonghucu|gereja|masjid|religio(n|us)|faith|christian|catholic|buddhist|church|mosque',
    ),
  },
  {
    code: 'ethnicity',
    name: { id: 'suku', en: 'ethnicity' },
    words: anyOf(
      '(ke)?suku(an)?|etnis|etnisitas|ras|tionghoa|warna kulit|keturunan|ethnic(ity)?|race|racial|tribe|tribal|skin colou?r|descent',
    ),
  },
  {
    code: 'sex',
    name: { id: 'jenis kelamin', en: 'sex' },
    words: anyOf(
      'jenis kelamin|perempuan|wanita|gadis|laki-laki|pria|gender|sex|wom[ae]n|females?|males?|girls?|boys?|m[ae]n',
    ),
  },
  {
    code: 'age',
    name: { id: 'umur', en: 'age' },
    words: anyOf(
      'umur(nya)?|(ber)?usia(nya)?|muda|(?<!orang )tua|lansia|remaja|di bawah \\d+ tahun|ages?|aged|young(er)?|old(er)?|elderly|youth|under \\d+',
    ),
  },
  {
    code: 'appearance',
    name: { id: 'penampilan atau pakaian', en: 'appearance or dress' },
    words: anyOf(
      'penampilan|wajah|paras|pakaian|busana|jilbab|hijab|tato|appearance|looks|dress(ed)?|clothes|clothing|headscarf|tattoos?',
    ),
  },
  {
    code: 'maritalPermission',
    name: { id: 'status kawin atau izin keluarga', en: 'marital status or permission of a relative' },
    words: anyOf(
      "status (perkawinan|pernikahan|kawin|nikah)|(belum|tidak) (me)?nikah|janda|duda|bercerai|izin (dari )?(suami|istri|ayah|orang tua|keluarga|wali)|marital|unmarried|widow(ed)?|divorced|permission (letter )?(of|from) (the |your |a )?(husband|wife|spouse|father|parents?|family|guardian|relative)|(husband|wife|spouse|father|parent|family)('s)? (permission|consent)",
    ),
  },
  {
    code: 'behaviour',
    name: { id: 'gugup atau tanda perilaku', en: 'nervousness or a sign of behaviour' },
    words: anyOf(
      'gugup|grogi|gelisah|cemas|berkeringat|gemetar|tatapan|kontak mata|bahasa tubuh|raut|hafalan|gerak-gerik|nervous(ness)?|anxious|anxiety|sweat(s|ing|y)?|body language|eye contact|avoids eyes|fidget(s|ing|y)?|trembl(es|ing)|demeanou?r|rehearsed',
    ),
  },
  {
    code: 'firstTrip',
    name: { id: 'pertama kali ke luar negeri', en: 'first trip abroad' },
    words: anyOf(
      'pertama kali|perjalanan pertama|belum pernah ke luar negeri|first (trip|journey|time|visit|flight)|never (been|travelled|traveled) abroad',
    ),
  },
  {
    code: 'poverty',
    name: { id: 'kemiskinan atau saldo', en: 'poverty or bank balance' },
    words: anyOf(
      '(ke)?miskin(an)?|tidak mampu|saldo|rekening|tabungan|penghasilan(nya)?|poor|poverty|bank (balance|account|statement)|savings|income',
    ),
  },
  {
    code: 'schooling',
    name: { id: 'pendidikan', en: 'schooling' },
    words: anyOf(
      'pendidikan (rendah|terakhir)|tingkat pendidikan|tamat (sd|smp|sma)|buta huruf|ijazah|schooling|education(al)? level|low education|illitera(te|cy)|diploma',
    ),
  },
  {
    code: 'healthDisability',
    name: { id: 'kehamilan, penyakit, atau disabilitas', en: 'pregnancy, illness or disability' },
    words: anyOf(
      '(ke)?hamil(an)?|disabilitas|difabel|cacat|penyakit(nya)?|pregnan(t|cy)|disab(led|ility)|handicap(ped)?|illness|disease',
    ),
  },
  {
    code: 'peakSeason',
    name: { id: 'musim ramai', en: 'peak season' },
    words: anyOf('musim (ramai|puncak)|peak season|high season'),
  },
  {
    code: 'declinedToAnswer',
    name: { id: 'menolak menjawab', en: 'declining to answer' },
    words: anyOf('(menolak|tidak mau) menjawab|(declin|refus)(es|ed|ing) to answer'),
  },
];

/** Never asked, whoever answers. */
const questions: readonly Prohibited[] = [
  {
    code: 'phoneContents',
    name: { id: 'isi ponsel atau media sosial', en: 'contents of a phone or social media' },
    words: anyOf(
      '(buka|membuka|bukakan|periksa|memeriksa|cek|geledah|lihat|isi) (isi )?(ponsel|hp|handphone|telepon|galeri|whatsapp|surel|email|media sosial)|kata sandi|(open|unlock|check|search|inspect) (up )?(your |the )?(phone|e-?mail|social media|whatsapp|gallery)|password',
    ),
  },
  {
    code: 'essay',
    name: { id: 'karangan atau bukti di luar daftar', en: 'an essay or proof outside the list' },
    words: anyOf(
      'karangan|buku tahunan|foto wisuda|dokumen (pendukung )?lain(nya)?|essay|yearbook|graduation photo|other (supporting )?(documents|papers)',
    ),
  },
  {
    code: 'consentToExploitation',
    name: { id: 'persetujuan sebagai uji', en: 'agreement as a test' },
    words: anyOf("(anda|bapak/ibu|kamu) setuju,? bukan|did you agree|you agreed,? did(n't| not) you"),
  },
  {
    code: 'parentsSeparated',
    name: { id: 'urusan rumah tangga', en: 'family break-up' },
    words: anyOf('bercerai|perceraian|pisah ranjang|parents (are )?(separated|divorced)|family break-?up'),
  },
  {
    code: 'threat',
    name: { id: 'ancaman', en: 'a threat' },
    words: anyOf('(di)?penjara(kan)?|merobek paspor|prison|jail|tear (up )?your passport'),
  },
];

/**
 * Entries which the law itself names, so that the word may stand there: nothing else is exempt. The two age entries are
 * the child path; the papers are those of UU 18/2017 art. 13 and of a circular.
 */
const exempt: readonly { readonly entry: string; readonly code: string; readonly legalBasis: string }[] = [
  { entry: 'VUL-01', code: 'age', legalBasis: 'UU 23/2002 pasal 1; UU 18/2017 pasal 5 huruf a' },
  { entry: 'DOC-08', code: 'age', legalBasis: 'UU 18/2017 pasal 5 huruf a' },
  { entry: 'maritalStatusLetter', code: 'maritalPermission', legalBasis: 'UU 18/2017 pasal 13 huruf a' },
  { entry: 'familyPermission', code: 'maritalPermission', legalBasis: 'UU 18/2017 pasal 13 huruf b' },
  {
    entry: 'religiousAffairsRecommendation',
    code: 'religion',
    legalBasis: 'SE Dirjen Imigrasi IMI-0277.GR.02.06/2017',
  },
];

/** An offer to the traveller, not a question about the traveller. */
const allowedPhrases = /\b(petugas perempuan|petugas wanita|woman officer|female officer)\b/g;

/** Indicators which document why something is not scored; they must stay without points. */
export const neverScoredIndicators: readonly string[] = [
  'STO-07',
  'HIS-04',
  'VUL-02',
  'VUL-05',
  'VUL-08',
  'VUL-09',
  'VUL-10',
  'FIN-06',
  'TRV-09',
  'DOC-11',
];

/** An earlier departure that was stopped: it may have been wrong, and would breed the next (product rule on HIS-01). */
const earlierStop = anyOf(
  '(pernah|sebelumnya|riwayat|dulu|lama) (di)?(tunda|tolak|cegah)|(penundaan|penolakan|pencegahan) (sebelumnya|lama|terdahulu)|(earlier|previous|past|former|prior) (postponements?|refusals?|offloads?|stops?)|(postponed|refused|offloaded|stopped) (before|earlier|previously)|(previously|formerly) (postponed|refused|offloaded|stopped)',
);

/** The words of a label that count an earlier stop, or null. */
export function earlierStopIn(label: Text): string | null {
  for (const text of [label.id, label.en]) {
    const match = earlierStop.exec(plain(text));
    if (match !== null) return match[0];
  }
  return null;
}

/** A code as words: `AGE-01` becomes `age 01`, `firstTrip` becomes `first trip`. */
const wordsOfCode = (code: string): string => code.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[-_.]/g, ' ');

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(allowedPhrases, ' ');

/** A prohibited thing found in a text, with the words that name it. */
export interface ProhibitedMatch {
  readonly prohibited: Prohibited;
  readonly words: string;
}

function search(among: readonly Prohibited[], entry: string, texts: readonly string[]): ProhibitedMatch | null {
  for (const prohibited of among) {
    if (exempt.some((one) => one.entry === entry && one.code === prohibited.code)) continue;
    for (const text of texts) {
      const match = prohibited.words.exec(plain(text));
      if (match !== null) return { prohibited, words: match[0] };
    }
  }
  return null;
}

/** A prohibited attribute in the code or label of something that carries points, or null. */
export const prohibitedInScored = (entry: string, label: Text): ProhibitedMatch | null =>
  search(attributes, entry, [wordsOfCode(entry), label.id, label.en]);

/** A prohibited attribute or question in what is put to the traveller, or null. */
export const prohibitedInQuestion = (entry: string, question: Text): ProhibitedMatch | null =>
  search([...attributes, ...questions], entry, [question.id, question.en]);
