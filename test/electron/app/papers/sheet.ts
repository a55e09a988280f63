/** Sheets to render without a station. */
import type { PaperMarks } from '../../../../electron/app/papers/engine.ts';
import { paperTemplates } from '../../../../shared/catalogue/papers/index.ts';
import type { PaperContent, PaperKind, PaperSheet } from '../../../../shared/domain/paper.ts';

/** A sheet of a kind that says this and nothing else. */
export function sheetOf(kind: PaperKind, content: Partial<PaperContent> = {}): PaperSheet {
  const template = paperTemplates.get(kind);
  if (template === undefined) throw new Error(kind);
  return {
    template,
    content: { fields: {}, lists: {}, tables: {}, signers: {}, ...content },
    letterhead: {
      office: ['Direktorat Jenderal Contoh', 'Kantor Contoh'],
      address: ['Bandara Contoh'],
      city: 'Palembang',
    },
    hotlines: [{ label: 'Pusat panggilan', number: '0-800-1000' }],
    practice: false,
  };
}

/** The marks of a first copy. */
export const first: PaperMarks = {
  proof: {
    station: 'PLM-A1',
    number: 'STP/PLM-A1/2026/0001',
    seq: 4711,
    leafHash: Buffer.alloc(32, 251).toString('base64'),
  },
  issuedAt: '2026-11-21T00:42:05.120Z',
  duplicate: null,
};
