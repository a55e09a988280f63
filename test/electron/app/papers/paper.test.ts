/** Papers through the real application: numbers, frozen content, copies, void ones, who may. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../shared/contract/client.ts';
import type { DecisionId, ScreeningId } from '../../../../shared/ids.ts';
import { codeOn, placedText, textOf } from '../../../helpers/pdf.ts';
import { printedReceipt } from '../../../helpers/receipts.ts';
import { accepted, hold } from '../cases.ts';
import { code, pins, signedIn, staffed, value, withApp, flights, type Bench } from '../with_app.ts';

const kept = { seal: 'SG-0001', place: 'Brankas konter', condition: 'utuh', due: '2026-11-23' };
const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

/** A hold the second Pejabat Imigrasi has approved. */
async function confirmed(bench: Bench) {
  const { people, first, bp3mi, screeningId, revision } = await accepted(bench);
  const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: hold }));
  const { approvalId } = value(
    await first('session.approve', {
      officerId: people.second,
      pin: pins.second,
      call: 'decision.confirm',
      subject: decisionId,
    }),
  );
  value(await first('decision.confirm', { decisionId, approvalId }));
  return { people, first, bp3mi, screeningId, decisionId };
}

const receiptOf = (decisionId: DecisionId) => ({
  kind: 'passportReceipt' as const,
  subjectId: decisionId,
  filled: { ...kept, dueReason: '' },
});
const list = async (client: Client, screeningId: ScreeningId) =>
  value(await client('paper.list', { screeningId, subjectId: null })).papers;
const holdOn = (decisionId: DecisionId, receiptNumber: string) => ({
  decisionId,
  receiptSource: 'station' as const,
  receiptNumber,
  ...kept,
  receiptTaken: 'thumb' as const,
  witness: 'Petugas Maskapai',
  dueReason: null,
});

describe('a receipt', () => {
  it('is printed before the passport is taken, says what is then recorded, and is marked as taken with it', async () => {
    await withApp(async (bench) => {
      const { first, screeningId, decisionId } = await confirmed(bench);
      const issued = value(await first('paper.issue', receiptOf(decisionId)));
      expect(issued).toMatchObject({ number: 'STP/PLM-A1/2026/0001', copies: 0, kept: true, roll: true, taken: null });
      const twice = await first('paper.issue', receiptOf(decisionId));
      expect(twice).toMatchObject({ ok: false, error: { code: 'paper-exists', detail: { number: issued.number } } });
      expect(code(await first('custody.hold', holdOn(decisionId, issued.number)))).toBe('receipt-not-printed');
      const shown = value(await first('paper.output', { paperId: issued.id, way: 'preview', format: 'a4' }));
      expect(shown.copy).toBe(0);
      expect(code(await first('custody.hold', holdOn(decisionId, issued.number)))).toBe('receipt-not-printed');
      const copy = value(await first('paper.output', { paperId: issued.id, way: 'print', format: 'a4' }));
      expect(copy).toMatchObject({ copy: 1, fileName: 'STP-PLM-A1-2026-0001.pdf' });
      const text = await textOf(bytes(copy.pdf));
      for (const words of [
        'SG-0001',
        'Brankas konter',
        'utuh',
        'Senin, 23 November 2026',
        'Pejabat Pertama',
        'Pejabat Kedua',
        'BUDI CONTOH',
      ]) {
        expect(text.toUpperCase()).toContain(words.toUpperCase());
      }
      // Front and back of one sheet.
      expect((await placedText(bytes(copy.pdf))).pages).toBe(2);
      // 21 working days after Saturday, 21 November 2026.
      expect(text).toContain('paling lambat Senin, 21 Desember 2026');
      const differs = { ...holdOn(decisionId, issued.number), seal: 'SG-0002' };
      expect(code(await first('custody.hold', differs))).toBe('receipt-differs');
      value(await first('custody.hold', holdOn(decisionId, issued.number)));
      const [receipt] = await list(first, screeningId);
      expect(receipt).toMatchObject({ copies: 1, taken: { how: 'thumb', witness: 'Petugas Maskapai' } });
      expect(code(await first('paper.void', { paperId: issued.id, reason: 'Salah tulis.' }))).toBe('paper-in-use');
      expect(code(await first('paper.taken', { paperId: issued.id, how: 'signed', witness: null }))).toBe(
        'paper-already-taken',
      );
    });
  });

  it('of a hold that is withdrawn, or replaced by the carbon book, becomes void with its reason', async () => {
    await withApp(async (bench) => {
      const { first, screeningId, decisionId } = await confirmed(bench);
      const number = await printedReceipt(first, decisionId, kept);
      const book = { ...holdOn(decisionId, 'B-00017'), receiptSource: 'book' as const };
      value(await first('custody.hold', book));
      const [receipt] = await list(first, screeningId);
      expect(receipt).toMatchObject({ number, voided: { by: 'Pejabat Pertama' } });
      expect(receipt?.voided?.reason).toContain('B-00017');
      if (receipt === undefined) throw new Error('no receipt');
      const again = await first('paper.output', { paperId: receipt.id, way: 'print', format: 'a4' });
      expect(again).toMatchObject({ ok: false, error: { code: 'paper-void', detail: { number } } });
    });
    await withApp(async (bench) => {
      const { first, screeningId, decisionId } = await confirmed(bench);
      value(await first('paper.issue', receiptOf(decisionId)));
      const { revision } = value(await first('screening.get', { screeningId }));
      value(await first('decision.propose', { screeningId, revision, proposal: hold }));
      const [receipt] = await list(first, screeningId);
      expect(receipt?.voided?.reason).toBe('Keputusan ditarik sebelum paspor diterima.');
      expect(code(await first('paper.issue', receiptOf(decisionId)))).toBe('paper-subject-unknown');
    });
  });
});

describe('a copy', () => {
  it('after the first is a duplicate, also when two are made at once and after a restart; what it says stays as it was', async () => {
    await withApp(async (bench) => {
      const { first, people, decisionId } = await confirmed(bench);
      const notice = value(await first('paper.issue', { kind: 'postponementNotice', subjectId: decisionId }));
      const output = { paperId: notice.id, way: 'print' as const, format: 'a4' as const };
      const both = (await Promise.all([first('paper.output', output), first('paper.output', output)])).map(value);
      expect(both.map(({ copy }) => copy).toSorted()).toEqual([1, 2]);
      for (const { copy, pdf } of both) {
        expect((await textOf(bytes(pdf))).includes('DUPLIKAT'), String(copy)).toBe(copy === 2);
      }
      await bench.reopen();
      const again = await signedIn(bench, people.first, pins.first);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const settings = value(await admin('paper.settings', {}));
      const { immigration } = settings.letterheads;
      const moved = {
        ...settings,
        letterheads: { ...settings.letterheads, immigration: { ...immigration, address: ['Jalan Baru'] } },
      };
      value(await admin('paper.setSettings', moved));
      const third = value(await again('paper.output', { ...output, way: 'save' }));
      expect(third.copy).toBe(3);
      const text = await textOf(bytes(third.pdf));
      expect(text).toContain('Salinan ke-3');
      expect(text).not.toContain('Jalan Baru');
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const { events } = value(await supervisor('audit.list', { before: null, limit: 200 }));
      expect(events.filter(({ kind }) => kind === 'paper-copied')).toHaveLength(3);
      const issued = events.find(({ kind }) => kind === 'paper-issued');
      const [, station, number, seq, leaf] = (await codeOn(bytes(third.pdf), 1))?.split('|') ?? [];
      expect([station, number, seq]).toEqual(['PLM-A1', 'SPK/PLM-A1/2026/0001', String(issued?.seq)]);
      expect(Buffer.from(leaf ?? '', 'base64url').toString('hex')).toBe(issued?.leafHash);
      expect(value(await supervisor('audit.verify', {}))).toMatchObject({ intact: true });
    });
  });

  it('on the roll is for kinds that fit it; how it was taken is recorded once, after it was printed', async () => {
    await withApp(async (bench) => {
      const { first, screeningId, decisionId } = await confirmed(bench);
      const notice = value(await first('paper.issue', { kind: 'postponementNotice', subjectId: decisionId }));
      const { id: paperId } = notice;
      expect(code(await first('paper.output', { paperId, way: 'print', format: 'roll80' }))).toBe('paper-no-roll');
      expect(code(await first('paper.taken', { paperId, how: 'signed', witness: null }))).toBe('paper-not-printed');
      value(await first('paper.output', { paperId, way: 'save', format: 'a4' }));
      expect(code(await first('paper.taken', { paperId, how: 'refused', witness: ' ' }))).toBe('witness-missing');
      const taken = value(await first('paper.taken', { paperId, how: 'refused', witness: 'Petugas Maskapai' }));
      expect(taken.taken).toMatchObject({ how: 'refused', witness: 'Petugas Maskapai', by: 'Pejabat Pertama' });
      expect(code(await first('paper.taken', { paperId, how: 'signed', witness: null }))).toBe('paper-already-taken');
      expect((await list(first, screeningId)).map(({ number }) => number)).toEqual(['SPK/PLM-A1/2026/0001']);
    });
  });
});

describe('who may', () => {
  it('BP3MI issues no paper of Immigration, sees none, and prints none; nor does staff that is no Pejabat Imigrasi', async () => {
    await withApp(async (bench) => {
      const { first, bp3mi, screeningId, decisionId } = await confirmed(bench);
      expect(code(await bp3mi('paper.issue', receiptOf(decisionId)))).toBe('paper-not-yours');
      expect(code(await bp3mi('paper.issue', { kind: 'postponementNotice', subjectId: decisionId }))).toBe(
        'paper-not-yours',
      );
      const notice = value(await first('paper.issue', { kind: 'postponementNotice', subjectId: decisionId }));
      expect(await list(bp3mi, screeningId)).toEqual([]);
      const output = { paperId: notice.id, way: 'print' as const, format: 'a4' as const };
      expect(code(await bp3mi('paper.output', output))).toBe('paper-unknown');
      expect(code(await bp3mi('paper.void', { paperId: notice.id, reason: 'Bukan milik kami.' }))).toBe(
        'paper-unknown',
      );
      const sheet = value(await bp3mi('paper.issue', { kind: 'clarificationSheet', subjectId: screeningId }));
      expect(sheet.number).toBe('LK-BP3MI/PLM-A1/2026/0001');
      const text = await textOf(bytes(value(await bp3mi('paper.output', { ...output, paperId: sheet.id })).pdf));
      expect(text).toContain('BALAI PELAYANAN PELINDUNGAN');
      expect(text).not.toContain(hold.reason);
      expect(code(await first('paper.output', { ...output, paperId: sheet.id }))).toBe('paper-unknown');
    });
  });

  it('a subject that is not there, not filled in or not in that state uses up no number', async () => {
    await withApp(async (bench) => {
      const { first, screeningId, decisionId } = await confirmed(bench);
      expect(code(await first('paper.issue', { ...receiptOf(decisionId), filled: {} }))).toBe('paper-not-filled');
      for (const subjectId of ['x', screeningId, decisionId.replace(/.$/, '0')]) {
        expect(code(await first('paper.issue', { ...receiptOf(decisionId), subjectId }))).toBe('paper-subject-unknown');
      }
      expect(code(await first('paper.issue', { kind: 'outageForm', subjectId: 'x' }))).toBe('paper-subject-unknown');
      expect(value(await first('paper.issue', receiptOf(decisionId))).number).toBe('STP/PLM-A1/2026/0001');
    });
  });
});

describe('numbers', () => {
  it('have no gap and no double, whatever is issued, refused and made void in whichever order', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const first = await signedIn(bench, people.first, pins.first);
      const { shiftId } = value(await bp3mi('shift.open', { flights, clockConfirmed: true }));
      const issue = fc.record({
        by: fc.constantFrom('bp3mi' as const, 'first' as const),
        kind: fc.constantFrom('shiftSheet' as const, 'custodyList' as const, 'passportReceipt' as const),
        wrong: fc.boolean(),
        cancel: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(issue, { minLength: 1, maxLength: 12 }), async (acts) => {
          for (const { by, kind, wrong, cancel } of acts) {
            const client = by === 'bp3mi' ? bp3mi : first;
            const subjectId = wrong ? 'x' : kind === 'shiftSheet' ? shiftId : 'custody';
            const reply = await client('paper.issue', { kind, subjectId });
            if (reply.ok && cancel)
              value(await client('paper.void', { paperId: reply.value.id, reason: 'Salah cetak.' }));
          }
          for (const client of [bp3mi, first]) {
            const { papers, series } = value(await client('paper.list', { screeningId: null, subjectId: null }));
            for (const { series: name, last, void: gone } of series) {
              const of = papers.filter(({ number }) => number.startsWith(`${name}/`));
              const numbers = of.map(({ number }) => Number(number.split('/').at(-1))).toSorted((a, b) => a - b);
              expect(numbers).toEqual(Array.from({ length: last }, (_, at) => at + 1));
              expect(of.filter(({ voided }) => voided !== null)).toHaveLength(gone);
            }
          }
        }),
        { numRuns: Math.min(25, Number(process.env.TAPIS_RUNS ?? 25)) },
      );
    });
  });

  it('begin anew with the year and are told apart in practice', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const first = async () => signedIn(bench, people.first, pins.first);
      const number = async () =>
        value(await (await first())('paper.issue', { kind: 'custodyList', subjectId: 'custody' })).number;
      expect(await number()).toBe('DPS/PLM-A1/2026/0001');
      bench.advance(60 * 24 * 3_600_000);
      expect(await number()).toBe('DPS/PLM-A1/2027/0001');
      expect(await number()).toBe('DPS/PLM-A1/2027/0002');
    });
  });
});
