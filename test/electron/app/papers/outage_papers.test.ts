import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../shared/contract/client.ts';
import type { PaperView } from '../../../../shared/contract/paper.ts';
import { codeOn, placedText, textOf } from '../../../helpers/pdf.ts';
import { deskOf, openTourism } from '../beside.ts';
import { code, pins, signedIn, value, withApp } from '../with_app.ts';

/** Where the papers of a run are kept to be looked at. */
const folder = fileURLToPath(new URL('../../../../test-results/papers/', import.meta.url));

async function rendered(client: Client, paper: Pick<PaperView, 'id'>, name: string): Promise<Uint8Array> {
  const { pdf } = value(await client('paper.output', { paperId: paper.id, way: 'print', format: 'a4' }));
  const bytes = new Uint8Array(Buffer.from(pdf, 'base64'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.pdf`), bytes);
  return bytes;
}

/** Nothing may stand outside the sheet. */
async function staysOnTheSheet(bytes: Uint8Array, pages: number) {
  const placed = await placedText(bytes);
  expect(placed.pages).toBe(pages);
  for (const { text, left, right, bottom } of placed.pieces) {
    expect([text, left >= 0 && right <= placed.width + 0.5 && bottom >= 0]).toEqual([text, true]);
  }
}

describe('the blank forms', () => {
  it('each carry their own number and code, the legal list to tick from, and a part for the traveller', async () => {
    await withApp(async (bench) => {
      const { people } = await deskOf(bench);
      const first = await signedIn(bench, people.first, pins.first);
      const { printId, numbers } = value(await first('outage.print', { kind: 'postponement', count: 2 }));
      const { papers } = value(await first('paper.list', { screeningId: null, subjectId: printId }));
      expect(papers.map(({ number }) => number)).toEqual(numbers);
      const [one, two] = papers;
      if (one === undefined || two === undefined) throw new Error('no forms');
      const bytes = await rendered(first, one, 'outage-postponement');
      await staysOnTheSheet(bytes, 3);
      const text = await textOf(bytes);
      for (const said of [
        one.number,
        'penyidikan',
        'Nomor buku STP',
        'Pejabat Imigrasi kedua',
        '21 hari kerja',
        'Ombudsman',
      ]) {
        expect(text).toContain(said);
      }
      expect(await codeOn(bytes, 1)).toContain(`|${one.number}|`);
      expect(await textOf(await rendered(first, two, 'outage-postponement-2'))).not.toContain(one.number);
      const again = await textOf(await rendered(first, one, 'outage-postponement-again'));
      expect(again).toContain('DUPLIKAT');
    });
  });

  it('fit one sheet each for a clarification and a move, and a used one cannot be made void', async () => {
    await withApp(async (bench) => {
      const { people } = await deskOf(bench);
      const first = await signedIn(bench, people.first, pins.first);
      for (const kind of ['clarification', 'custodyMove'] as const) {
        const { printId } = value(await first('outage.print', { kind, count: 1 }));
        const [paper] = value(await first('paper.list', { screeningId: null, subjectId: printId })).papers;
        if (paper === undefined) throw new Error('no form');
        await staysOnTheSheet(await rendered(first, paper, `outage-${kind}`), 1);
        value(await first('outage.spoil', { form: paper.number, reason: 'kertas macet' }));
        expect(code(await first('paper.void', { paperId: paper.id, reason: 'dua kali' }))).toBe('paper-void');
        const forms = value(await first('outage.forms', {})).forms;
        expect(forms.find(({ number }) => number === paper.number)).toMatchObject({
          state: 'spoiled',
          reason: 'kertas macet',
        });
      }
    });
  });
});

describe('the traveller’s sheet', () => {
  it('says what the screen says, in large type, in the language wanted, and names nobody', async () => {
    await withApp(async (bench) => {
      const { bp3mi } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi);
      const issue = async (subjectId: string, filled: Record<string, string> = {}) =>
        value(await bp3mi('paper.issue', { kind: 'travellerSheet', subjectId, filled }));
      const own = await rendered(bp3mi, await issue(screeningId), 'traveller-sheet');
      const text = await textOf(own);
      expect(text).toContain('Anda tetap berangkat, kecuali ada keputusan tertulis.');
      expect(text).toContain('Keperluan yang Anda sebutkan: Wisata');
      expect(text).not.toMatch(/BUDI|CONTOH|X1234567|AK 450/);
      await staysOnTheSheet(own, 2);
      const english = await textOf(
        await rendered(bp3mi, await issue('counter', { language: 'en' }), 'traveller-sheet-en'),
      );
      expect(english).toContain('You travel on, unless there is a decision in writing.');
      const unknown = { kind: 'travellerSheet' as const, subjectId: 'counter', filled: { language: 'jv' } };
      expect(code(await bp3mi('paper.issue', unknown))).toBe('paper-subject-unknown');
    });
  });
});
