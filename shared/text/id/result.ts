import type { DimensionState } from '../../domain/tppo.ts';
import type { AttentionBand, OwnAssessment, PaperFinding, Recommendation, SpecialPath } from '../../domain/words.ts';

const findings: Record<PaperFinding, string> = {
  completeDoNotHold: 'Lengkap: jangan ditahan',
  none: 'Tidak ada temuan dokumen',
  unresolvedContradiction: 'Ada yang saling bertentangan',
  established: 'Nonprosedural menurut dokumen',
};

const findingNotes: Record<PaperFinding, string> = {
  completeDoNotHold: 'Menahan pekerja yang dokumennya lengkap dilarang (UU 18/2017 pasal 70 dan 84).',
  none: 'Tidak ada aturan dokumen yang terpenuhi, ke arah mana pun.',
  unresolvedContradiction: 'Jelaskan dahulu. Ini belum kesimpulan.',
  established: 'Aturan dan buktinya tertulis di bawah.',
};

const bands: Record<AttentionBand, string> = { low: 'Rendah', medium: 'Sedang', high: 'Tinggi' };

const dimensions: Record<DimensionState, string> = {
  positive: 'terpenuhi',
  notPositive: 'tidak terpenuhi',
  notAsked: 'tidak ditanyakan',
};

const recommendations: Record<Recommendation, string> = {
  clear: 'Persilakan',
  ask: 'Tanyakan lagi',
  refer: 'Rujuk ke Imigrasi',
  offerHelp: 'Tawarkan bantuan',
};

const recommendationNotes: Record<Recommendation, string> = {
  clear: 'Tidak ada alasan untuk menahan perjalanan ini.',
  ask: 'Ada yang perlu dijelaskan sebelum diputuskan.',
  refer: 'Ada fakta yang perlu dilihat Imigrasi. Putusannya pada Imigrasi.',
  offerHelp: 'Ada tanda orang ini mungkin sedang dirugikan. Bicara tertutup, tawarkan bantuan.',
};

const paths: Record<SpecialPath, string> = {
  childPath: 'Jalur anak',
  documentHardStop: 'Syarat dokumen, bukan kecurigaan',
  integrityReport: 'Laporan integritas kepada pimpinan kedua lembaga',
};

const own: Record<OwnAssessment, string> = { clear: 'Jelas', unsure: 'Belum yakin', concern: 'Ada kekhawatiran' };

/** Sentences of the result: three parts that are never summed. */
export const result = {
  findings,
  findingNotes,
  bands,
  dimensions,
  recommendations,
  recommendationNotes,
  secondRefer: 'Periksa lebih lanjut',
  secondReferNote: 'Ada fakta yang perlu diperiksa. Putusannya pada Pejabat Imigrasi.',
  paths,
  own,
  title: 'Hasil',
  secondTitle: 'Hasil penilaian kedua (Imigrasi)',
  threeParts: 'tiga bagian, tidak pernah dijumlahkan',
  recommendation: 'Anjuran',
  recommendationLimit: 'anjuran saja, petugas yang memutuskan',
  ownAssessment: ({ own: value }: { own: string }) => `Penilaian petugas: ${value}`,
  paper: 'Temuan dokumen',
  evidence: ({ facts }: { facts: string }) => `Bukti: ${facts}`,
  legalBasis: ({ basis }: { basis: string }) => `Dasar: ${basis}`,
  basisUncertain: 'dasar hukum perlu dipastikan',
  tppo: 'Tanda TPPO',
  tppoNote: 'Aturan ILO untuk tahap perekrutan. Yang dihitung hanya dokumen dan keterangan sendiri.',
  tppoOutputs: {
    offerHelp: 'Tawarkan bantuan',
    ask: 'Tanyakan lebih lanjut, tertutup',
    none: 'Tidak ada yang harus ditindaklanjuti',
  },
  signCounts: ({ strong, medium, weak }: { strong: number; medium: number; weak: number }) =>
    [
      ...(strong > 0 ? [`${strong} kuat`] : []),
      ...(medium > 0 ? [`${medium} sedang`] : []),
      ...(weak > 0 ? [`${weak} lemah`] : []),
    ].join(' + '),
  condition: ({ condition }: { condition: string }) => `Syaratnya: ${condition}`,
  childReferral: 'Anak: cukup satu tanda kuat atau dua tanda sedang.',
  attention: 'Tingkat perhatian',
  attentionNote: 'Tidak pernah menjadi dasar, tidak pernah dicetak sebagai alasan (UU 27/2022 pasal 10).',
  points: ({ points }: { points: string }) => `${points} poin`,
  noPoints: 'Tidak ada poin.',
  /** What counts, less what mitigates, is the number above; all three are printed numbers. */
  sum: ({ counted, relief, points }: { counted: string; relief: string; points: string }) =>
    `${counted} − ${relief} meringankan = ${points}`,
  cancelledBy: ({ facts }: { facts: string }) => `dihapus oleh ${facts}`,
  countedAs: ({ fact }: { fact: string }) => `dihitung sebagai ${fact}`,
  missing: 'Yang belum diketahui',
  missingNone: 'Tidak ada yang belum diketahui yang dapat mengubah hasil ini.',
  missingNote: 'Tidak pernah dihitung sebagai kekurangan.',
  wouldBe: ({ recommendation }: { recommendation: string }) => `bila ada: ${recommendation.toLowerCase()}`,
  privateFacts: ({ count }: { count: number }) => `${count} fakta tertutup`,
  privateTicked: ({ count }: { count: number }) => `${count} dicentang`,
  privateFold: 'Buka hanya bila tidak ada orang lain yang dapat melihat layar ini.',
  privateShow: 'Buka fakta tertutup',
  privateShown: 'Fakta tertutup terbuka',
  privateHide: 'Tutup lagi',
  privateExplanation: 'Penjelasan lengkap memuat fakta tertutup: buka dahulu.',
  showExplanation: 'Lihat penjelasan lengkap',
  hitRate: 'Ketepatan setempat belum ada: belum ada hasil akhir yang tercatat.',
  catalogue: ({ version }: { version: string }) => `Katalog ${version}`,
  backToQuestions: 'Kembali bertanya',
};
