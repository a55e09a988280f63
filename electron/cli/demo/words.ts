/** What officers write, in their language, with enough of the day in it that no two write the same by accident. */
import { nothingNeeded, type DecisionProposal } from '../../../shared/domain/decision.ts';
import type { DecisionKind } from '../../../shared/domain/words.ts';
import type { Dice } from './chance.ts';
import { sameWords } from './clusters.ts';

const openings = [
  'Keterangan berubah saat ditanya ulang',
  'Tujuan akhir tidak dapat dijelaskan',
  'Tiket dan biaya ditanggung orang yang tidak dikenal',
  'Orang yang dikunjungi tidak dapat dihubungi',
  'Surat yang ditunjukkan tidak cocok dengan keterangan',
];
const middles = [
  'rencana tinggal tidak jelas',
  'penjemput hanya dikenal lewat pesan',
  'surat kerja tidak ada',
  'tidak ada tiket pulang',
];
const endings = [
  'sudah ditanya dua kali',
  'sudah diberi waktu melengkapi',
  'keluarga sudah dihubungi',
  'sudah dijelaskan baik-baik',
];
const lines = [
  'Sudah sering bepergian dan selalu pulang tepat waktu',
  'Tuan rumah dihubungi dan membenarkan',
  'Surat tugas asli diperlihatkan',
  'Keluarga ikut mengantar dan membenarkan',
];
const told = [
  'Saya tetap mau berangkat.',
  'Saya mau pulang dulu saja.',
  'Nanti saya lengkapi suratnya.',
  'Saya mengerti, terima kasih.',
];

/** A reason; `clock` is the time of day. One officer always writes the same. */
export const reasonOf = (dice: Dice, officer: string, clock: string): string =>
  officer === sameWords.officer
    ? sameWords.reason
    : `${dice.oneOf(openings)}; ${dice.oneOf(middles)}, ${dice.oneOf(endings)} pukul ${clock}.`;

/** The line of a decision that departs from the recommendation. */
export const departLineOf = (dice: Dice, clock: string): string => `${dice.oneOf(lines)}, pukul ${clock}.`;

/** What the traveller says. */
export const ownWordsOf = (dice: Dice): string => dice.oneOf(told);

/** A decision that needs nothing, of this kind. */
export const plain = (kind: DecisionKind): DecisionProposal => ({ kind, ...nothingNeeded });
