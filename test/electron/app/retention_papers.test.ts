import { describe, expect, it } from 'vitest';
import { textOf } from '../../helpers/pdf.ts';
import { fullyStaffed, pageOf } from './after.ts';
import { desks } from './cases.ts';
import { clearedCase, day, eraseDue, markersOf } from './retention_station.ts';
import { code, pins, signedIn, staffed, value, withApp } from './with_app.ts';

describe('the certificate of destruction', () => {
  it('says what went, why, on which list, between which roots and by whom, and names nobody erased', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const { bp3mi } = await desks(bench, people);
      for (let count = 0; count < 3; count += 1) await clearedCase(bench, bp3mi, count);
      bench.advance(61 * day);
      const { runId } = value(await eraseDue(bench, people));
      const head = await signedIn(bench, people.supervisor, pins.supervisor);
      const wanted = { kind: 'destructionCertificate' as const, subjectId: runId };
      const paper = value(await head('paper.issue', wanted));
      expect(paper.number).toMatch(/^BAP-IMI\/PLM-A1\/20\d\d\/0001$/);
      expect(code(await head('paper.issue', wanted))).toBe('paper-exists');
      const printed = value(await head('paper.output', { paperId: paper.id, way: 'print', format: 'a4' }));
      const text = await textOf(Buffer.from(printed.pdf, 'base64'));
      const run = value(await head('retention.due', {})).runs.find(({ id }) => id === runId);
      expect(run).toMatchObject({ cases: 3, erased: 3, finished: true });
      for (const words of [
        'BERITA ACARA PEMUSNAHAN',
        'Admin Satu',
        'Kepala Regu',
        '60 hari',
        'Langsung lanjut',
        'JRA',
      ]) {
        expect(text).toContain(words);
      }
      for (const marker of Object.values(markersOf(0))) expect(text).not.toContain(marker);
      expect(code(await head('paper.issue', { ...wanted, subjectId: 'ers_00000000000000000000' }))).toBe(
        'paper-subject-unknown',
      );
    });
  });
});

describe('the copy for the traveller', () => {
  it('has the own record, not what others said, and asks who it is given to', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const { bp3mi } = await desks(bench, people);
      const screeningId = await clearedCase(bench, bp3mi, 1);
      const wanted = { kind: 'personalCopy' as const, subjectId: screeningId };
      expect(code(await bp3mi('paper.issue', wanted))).toBe('paper-not-filled');
      const filled = { askedBy: 'Penanda Uji', identity: 'paspor asli' };
      const paper = value(await bp3mi('paper.issue', { ...wanted, filled }));
      const printed = value(await bp3mi('paper.output', { paperId: paper.id, way: 'print', format: 'a4' }));
      const text = await textOf(Buffer.from(printed.pdf, 'base64'));
      const { name, number, words } = markersOf(1);
      for (const said of [name, number, `Pernyataan ${words}`, `Lengkap ${words}`, 'paspor asli', 'BP3MI: ']) {
        expect(text).toContain(said);
      }
      expect(text).not.toContain(`Perekrut ${words}`);
    });
  });
});

describe('a request for correction', () => {
  it('is answered within three times 24 hours, loud after, and kept with its answer', async () => {
    await withApp(async (bench) => {
      const { people, more } = await fullyStaffed(bench);
      const { bp3mi } = await desks(bench, people);
      const screeningId = await clearedCase(bench, bp3mi, 1);
      const asked = {
        screeningId,
        broughtBy: 'traveller' as const,
        name: 'Penanda Uji',
        identity: 'paspor asli',
        content: 'Nama ibu salah ditulis.',
      };
      const soon = new Date(Date.parse(bench.now()) + 60_000).toISOString();
      expect(code(await bp3mi('correction.receive', { ...asked, receivedAt: soon }))).toBe('received-later');
      const { requestId } = value(await bp3mi('correction.receive', { ...asked, receivedAt: null }));
      bench.advance(3 * day);
      const page = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect(value(await page('correction.open', {}))).toMatchObject([{ id: requestId, late: false }]);
      bench.advance(60_000);
      expect(value(await page('correction.open', {}))).toMatchObject([{ late: true }]);
      expect(value(await page('retention.case', { screeningId }))).toMatchObject({ back: 'open' });
      const answer = { requestId, outcome: 'corrected' as const, content: 'Dicatat dalam pernyataan baru.' };
      value(await page('correction.answer', answer));
      expect(code(await page('correction.answer', answer))).toBe('correction-answered');
      expect(value(await page('correction.open', {}))).toEqual([]);
      expect(value(await page('retention.case', { screeningId })).requests).toMatchObject([
        { name: 'Penanda Uji', late: false, answer: { outcome: 'corrected', inTime: false } },
      ]);
      const auditor = await pageOf(bench, more, 'auditor');
      expect(value(await auditor('retention.case', { screeningId })).requests).toMatchObject([
        { name: '', content: '' },
      ]);
    });
  });
});
