/** The papers a handover leads to: filled from it, one number a handover, the number known to both sides. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { HandoverId, PaperId } from '../../../shared/ids.ts';
import type { PaperKind } from '../../../shared/domain/paper.ts';
import { placedText, textOf } from '../../helpers/pdf.ts';
import { atCounter, offerOf, openShift, postponedCase, readyCase, type Offer } from './after.ts';
import { code, pins, signedIn, staffed, value, withApp, type Bench } from './with_app.ts';

const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

async function printed(client: Client, paperId: PaperId) {
  return bytes(value(await client('paper.output', { paperId, way: 'print', format: 'a4' })).pdf);
}
async function said(client: Client, kind: PaperKind, subjectId: string): Promise<string> {
  const { id } = value(await client('paper.issue', { kind, subjectId }));
  return textOf(await printed(client, id));
}
const minutesOf = async (client: Client, id: HandoverId) =>
  value(await client('handover.list', {})).find((one) => one.id === id)?.minutes ?? null;

async function offered(bench: Bench, more: Partial<Offer> = {}) {
  const { people, first } = await atCounter(bench);
  const { screeningId } = await postponedCase(bench, first);
  const { handoverId } = value(await first('handover.offer', offerOf(screeningId, more)));
  return { people, first, screeningId, handoverId };
}

describe('the minutes of a handover', () => {
  it('say what was recorded, leave to the hand what was not, and have one number whoever asks', async () => {
    await withApp(async (bench) => {
      const { people, first } = await atCounter(bench);
      const { screeningId } = await postponedCase(bench, first);
      const blank = await said(first, 'handoverMinutes', screeningId);
      expect(blank).toContain('Yang ikut diserahkan');
      expect(blank).not.toContain('satu tas punggung');
      const { handoverId } = value(await first('handover.offer', offerOf(screeningId)));
      expect(await minutesOf(first, handoverId)).toBeNull();
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await bp3mi('handover.answer', { handoverId, accepted: true, receiver: null, note: '' }));
      const paper = value(await first('paper.issue', { kind: 'handoverMinutes', subjectId: handoverId }));
      const pdf = await printed(first, paper.id);
      // What both sides sign is one page.
      expect((await placedText(pdf)).pages).toBe(1);
      const told = await textOf(pdf);
      for (const part of [
        'BP3MI, BP3MI Sumatera Selatan, konter bandara',
        'di Ruang klarifikasi',
        'Perlu pendampingan dan tempat singgah malam ini.',
        'satu tas punggung',
        'Telepon genggam: di tangan sendiri',
        'makan siang',
        'surat penundaan',
        'Pejabat Pertama',
        'Petugas BP3MI',
        'BUDI CONTOH',
      ]) {
        expect(told).toContain(part);
      }
      const minutes = { number: paper.number, paperId: paper.id, agency: 'immigration', by: 'Pejabat Pertama' };
      for (const page of [first, bp3mi]) {
        expect(await minutesOf(page, handoverId)).toMatchObject(minutes);
        const again = await page('paper.issue', { kind: 'handoverMinutes', subjectId: handoverId });
        expect(again).toMatchObject({ ok: false, error: { code: 'paper-exists', detail: { number: paper.number } } });
      }
      expect(code(await bp3mi('paper.issue', { kind: 'handoverMinutes', subjectId: screeningId }))).toBe(
        'paper-subject-unknown',
      );
    });
  });

  it('that were made void make room for others; a withdrawn offer takes its minutes along', async () => {
    await withApp(async (bench) => {
      const { first, handoverId } = await offered(bench, { toWhom: 'police', office: 'Polsek Bandara' });
      const issue = async () => value(await first('paper.issue', { kind: 'handoverMinutes', subjectId: handoverId }));
      const one = await issue();
      value(await first('paper.void', { paperId: one.id, reason: 'Salah kantor.' }));
      expect(await minutesOf(first, handoverId)).toBeNull();
      const two = await issue();
      expect((await minutesOf(first, handoverId))?.number).toBe(two.number);
      value(await first('handover.withdraw', { handoverId, note: 'Penumpang pulang sendiri.' }));
      expect(await minutesOf(first, handoverId)).toBeNull();
      const { papers } = value(await first('paper.list', { screeningId: null, subjectId: handoverId }));
      expect(papers.map(({ voided }) => voided?.reason)).toEqual(['Salah kantor.', 'Penumpang pulang sendiri.']);
      expect(code(await first('paper.issue', { kind: 'handoverMinutes', subjectId: handoverId }))).toBe(
        'paper-subject-unknown',
      );
    });
  });

  it('written by hand have their number typed by who hands over, and no printed ones beside them', async () => {
    await withApp(async (bench) => {
      const { people, first, handoverId } = await offered(bench);
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const typed = { handoverId, number: 'BA-TANGAN/7' };
      expect(code(await bp3mi('handover.minutesByHand', typed))).toBe('not-your-power');
      value(await first('handover.minutesByHand', { ...typed, number: 'BA-TANGAN/1' }));
      value(await first('handover.minutesByHand', typed));
      const known = { number: 'BA-TANGAN/7', paperId: null, agency: 'immigration' };
      for (const page of [first, bp3mi]) expect(await minutesOf(page, handoverId)).toMatchObject(known);
      const issued = await first('paper.issue', { kind: 'handoverMinutes', subjectId: handoverId });
      expect(issued).toMatchObject({ ok: false, error: { code: 'paper-exists', detail: { number: 'BA-TANGAN/7' } } });
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const { events } = value(await supervisor('audit.list', { before: null, limit: 200 }));
      expect(events.filter(({ kind }) => kind === 'handover-minutes-typed')).toHaveLength(2);
    });
    await withApp(async (bench) => {
      const { first, handoverId } = await offered(bench);
      const { number } = value(await first('paper.issue', { kind: 'handoverMinutes', subjectId: handoverId }));
      const typed = await first('handover.minutesByHand', { handoverId, number: 'BA-TANGAN/7' });
      expect(typed).toMatchObject({ ok: false, error: { code: 'paper-exists', detail: { number } } });
    });
  });

  it.each([
    ['accepted', true, '', 'Aiptu Penerima'],
    ['refused', false, 'Bukan wewenang kami.', 'Bukan wewenang kami.'],
  ] as const)('say that the receiver %s, and who it was', async (_state, accepted, note, part) => {
    await withApp(async (bench) => {
      const { first, handoverId } = await offered(bench, { toWhom: 'police', office: 'Polsek Bandara' });
      const receiver = { name: 'Aiptu Penerima', post: 'Kanit Reskrim', paper: 'SPRIN/12/XI/2026' };
      value(await first('handover.answer', { handoverId, accepted, receiver, note }));
      const told = await said(first, 'handoverMinutes', handoverId);
      for (const words of [part, 'Kanit Reskrim', 'SPRIN/12/XI/2026', 'Polisi, Polsek Bandara']) {
        expect(told).toContain(words);
      }
      const referral = await said(first, 'tppoReferral', handoverId);
      for (const words of ['Polisi, Polsek Bandara', 'Aiptu Penerima']) expect(referral).toContain(words);
    });
  });

  it('keep the longest words and names on their pages', async () => {
    await withApp(async (bench) => {
      const long = (length: number) => 'Keterangan panjang '.repeat(300).slice(0, length).trim();
      const contents = { belongings: long(500), health: long(500), needs: long(500), copies: long(500) };
      const whole = { passport: 'ownHand' as const, phone: 'ownHand' as const, ...contents };
      const { first, handoverId } = await offered(bench, {
        toWhom: 'otherOffice',
        office: 'K'.repeat(120),
        place: long(120),
        reason: `${long(980)} tamat-alasan`,
        contents: whole,
      });
      const receiver = { name: 'W'.repeat(80), post: 'P'.repeat(120), paper: 'S'.repeat(200) };
      value(await first('handover.answer', { handoverId, accepted: true, receiver, note: '' }));
      const { id } = value(await first('paper.issue', { kind: 'handoverMinutes', subjectId: handoverId }));
      const { pieces, width } = await placedText(await printed(first, id));
      expect(pieces.filter(({ left, right }) => left < 0 || right > width)).toEqual([]);
      const all = pieces.map(({ text }) => text).join('');
      for (const letter of ['W', 'P', 'S']) expect(all.split(letter).length).toBeGreaterThan(60);
      expect(all).toContain('tamat-alasan');
    });
  });

  it('to the family is a letter of BP3MI with the receiver’s card', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      await openShift(bench, bp3mi);
      const { screeningId } = await readyCase(bench, bp3mi);
      const to = { toWhom: 'family' as const, office: 'Kakak kandung' };
      const { handoverId } = value(await bp3mi('handover.offer', offerOf(screeningId, to)));
      const receiver = { name: 'Siti Kakak', post: 'Kakak', paper: 'KTP 1671-0000' };
      value(await bp3mi('handover.answer', { handoverId, accepted: true, receiver, note: '' }));
      const paper = value(await bp3mi('paper.issue', { kind: 'familyHandover', subjectId: handoverId }));
      const told = await textOf(await printed(bp3mi, paper.id));
      for (const part of ['Siti Kakak', 'KTP 1671-0000', 'satu tas punggung']) expect(told).toContain(part);
      expect((await minutesOf(bp3mi, handoverId))?.number).toBe(paper.number);
    });
  });
});
