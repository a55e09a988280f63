import { describe, expect, it } from 'vitest';
import { renderPaper } from '../../../../electron/app/papers/engine.ts';
import { runsOf } from '../../../../electron/app/papers/fonts.ts';
import { paperTemplates } from '../../../../shared/catalogue/papers/index.ts';
import { numberPrefix, paperNumber, qrText, seriesOf } from '../../../../shared/domain/paper.ts';
import { codeOn, placedText, textOf } from '../../../helpers/pdf.ts';
import { first, sheetOf } from './sheet.ts';

const plain = (text: string) => text.replaceAll(/\s/g, '');

/** Everything stands between the margins of the page it is on. */
async function insideItsPages(pdf: Uint8Array, margin: number): Promise<void> {
  const { pieces, width, height } = await placedText(pdf);
  const outside = pieces.filter(
    ({ left, right, bottom, text }) =>
      text.trim() !== '' && (left < margin || right > width - margin || bottom < 0 || bottom > height),
  );
  expect(outside).toEqual([]);
}

describe('a rendered paper', () => {
  it('has letterhead, title, number, a line for the office’s number, page and place in the log as text', async () => {
    const pdf = await renderPaper(sheetOf('postponementNotice', { fields: { name: 'SITI' } }), first, 'a4');
    const text = await textOf(pdf);
    for (const words of [
      'DIREKTORAT JENDERAL CONTOH',
      'KANTOR CONTOH',
      'Bandara Contoh',
      'SURAT PENUNDAAN KEBERANGKATAN',
      'Nomor: STP/PLM-A1/2026/0001',
      'Nomor surat kantor: ....',
      'SITI',
      'Palembang, 21 November 2026',
      'Pusat panggilan: 0-800-1000',
      'Halaman 1 dari',
      'Catatan ke-4711 pada log pos PLM-A1',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('DUPLIKAT');
    expect(text).not.toContain('LATIHAN');
  });

  it('carries a code that leads to its event, on A4 and on the roll', async () => {
    const wanted = `TAPIS1|PLM-A1|STP/PLM-A1/2026/0001|4711|${Buffer.alloc(32, 251).toString('base64url')}`;
    expect(qrText(first.proof)).toBe(wanted);
    const sheet = sheetOf('passportReceipt', { fields: { name: 'SITI' } });
    expect(await codeOn(await renderPaper(sheet, first, 'a4'), 1)).toBe(wanted);
    expect(await codeOn(await renderPaper(sheet, first, 'roll80'), 1)).toBe(wanted);
  });

  it('says on every page of a later copy that it is a duplicate, and in practice that it is no paper', async () => {
    const facts = Array.from({ length: 80 }, (_, at) => `Fakta nomor ${String(at)}`);
    const sheet = { ...sheetOf('postponementNotice', { lists: { facts } }), practice: true };
    const duplicate = { copy: 3, at: first.issuedAt, by: 'Pejabat Kedua' };
    const { pieces, pages } = await placedText(await renderPaper(sheet, { ...first, duplicate }, 'a4'));
    expect(pages).toBeGreaterThan(2);
    for (let page = 1; page <= pages; page += 1) {
      const text = pieces.filter((piece) => piece.page === page).map((piece) => piece.text);
      expect(text.join(' ')).toContain('DUPLIKAT');
      expect(text.join(' ')).toContain('LATIHAN');
      expect(text.join('')).toContain('Salinan ke-3');
    }
  });

  it('is the same to the byte for the same sheet and marks', async () => {
    const sheet = sheetOf('passportReceipt', { fields: { name: 'SITI' } });
    const one = await renderPaper(sheet, first, 'a4');
    expect(Buffer.compare(one, await renderPaper(sheet, first, 'a4'))).toBe(0);
  });

  it('breaks names and words of any length inside the margins, on A4 and on the roll', async () => {
    const name = 'PANJANGSEKALI'.repeat(12);
    const reason = 'ALASANTANPASPASI'.repeat(20);
    const content = {
      fields: { name, reason, placeKept: reason, condition: reason },
      signers: { holder: { name, detail: name } },
    };
    const sheet = sheetOf('passportReceipt', content);
    for (const [format, margin] of [
      ['a4', 40],
      ['roll80', 8],
    ] as const) {
      const pdf = await renderPaper(sheet, first, format);
      await insideItsPages(pdf, margin);
      const text = plain(await textOf(pdf));
      expect(text).toContain(name);
      expect(text).toContain(reason);
    }
    const table = { tables: { passports: [['1', name, name, name, name, name, name, name, '']] } };
    const listed = await renderPaper(sheetOf('custodyList', table), first, 'a4');
    await insideItsPages(listed, 40);
    expect(plain(await textOf(listed))).toContain('PANJANGSEKALI');
  });

  it('keeps a single name, a reason of 60 characters and a statement of 4,000 whole', async () => {
    const reason = 'Visa kerja belum ada; akan diurus dahulu lewat P3MI setempat';
    expect(reason).toHaveLength(60);
    const notice = await renderPaper(
      sheetOf('postponementNotice', { fields: { name: 'SUKARNO', reason } }),
      first,
      'a4',
    );
    expect(await textOf(notice)).toContain(reason);
    const sentence = 'Saya berangkat untuk mengunjungi kakak saya di Johor. ';
    const ownWords = sentence.repeat(75).slice(0, 4000);
    const pdf = await renderPaper(
      sheetOf('travellerStatement', { fields: { name: 'SUKARNO', ownWords } }),
      first,
      'a4',
    );
    await insideItsPages(pdf, 40);
    // The foot of a page stands between two stretches of the statement, so they are counted, not compared.
    const found = plain(await textOf(pdf)).split('SayaberangkatuntukmengunjungikakaksayadiJohor.').length - 1;
    expect(found).toBeGreaterThanOrEqual(73);
  });

  it('spells out what no typeface has instead of dropping it', async () => {
    expect(runsOf('Ňç 中🙂\u0007')).toEqual([
      { text: 'Ň', font: 'Wide' },
      { text: 'ç [U+4E2D][U+1F642]', font: 'Sans' },
    ]);
    const pdf = await renderPaper(sheetOf('travellerStatement', { fields: { ownWords: 'Kata Ňç 中' } }), first, 'a4');
    expect(plain(await textOf(pdf))).toContain('KataŇç[U+4E2D]');
  });

  it('leaves lines for the hand where nothing was recorded, in every kind', async () => {
    for (const kind of paperTemplates.keys()) {
      const pdf = await renderPaper(sheetOf(kind), first, 'a4');
      await insideItsPages(pdf, 40);
      expect(await textOf(pdf), kind).not.toMatch(/undefined|\{\w+\}/);
    }
  });
});

describe('numbers', () => {
  it('name series, counter and year; practice is told apart; a series each where both agencies issue a kind', () => {
    const place = { airport: 'PLM', counter: '1', practice: false };
    expect(paperNumber('STP', place, { year: 2026, sequence: 1 })).toBe('STP/PLM-1/2026/0001');
    expect(paperNumber('STP', place, { year: 2026, sequence: 12345 })).toBe('STP/PLM-1/2026/12345');
    expect(numberPrefix('STP', { ...place, practice: true })).toBe('LATIHAN/STP/PLM-1/');
    expect(seriesOf('passportReceipt', 'immigration')).toBe('STP');
    expect(seriesOf('clarificationSheet', 'immigration')).not.toBe(seriesOf('clarificationSheet', 'bp3mi'));
  });
});
