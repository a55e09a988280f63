/** A traveller's own statement: taken at any time, never changed, in one place with those of decisions, printed. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { placedText, textOf } from '../../helpers/pdf.ts';
import { atCounter, offerOf, openShift, postponedCase, readyCase } from './after.ts';
import { accepted, hold } from './cases.ts';
import { code, pins, signedIn, staffed, value, withApp, type Bench } from './with_app.ts';

type Statement = InputOf<'statement.take'>['statement'];

const words = 'Saya hendak bekerja. Paspor dipegang Pak Darto.';
const given = (more: Partial<Statement> = {}): Statement => ({
  content: words,
  language: 'palembangMalay',
  languageName: null,
  interpreter: 'none',
  interpreterName: null,
  readBack: true,
  ...more,
});

async function atDesk(bench: Bench) {
  const people = await staffed(bench);
  const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
  await openShift(bench, bp3mi);
  const { screeningId } = await readyCase(bench, bp3mi);
  return { people, bp3mi, screeningId };
}

async function printedOf(client: Client, subjectId: string) {
  const { id } = value(await client('paper.issue', { kind: 'travellerStatement', subjectId }));
  const { pdf } = value(await client('paper.output', { paperId: id, way: 'print', format: 'a4' }));
  return new Uint8Array(Buffer.from(pdf, 'base64'));
}

describe('a statement', () => {
  it('is taken without a decision, stands beside earlier ones, and is an event each', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi, screeningId } = await atDesk(bench);
      expect(value(await bp3mi('statement.list', { screeningId }))).toEqual([]);
      const first = value(await bp3mi('statement.take', { screeningId, statement: given() }));
      const correction = given({ content: 'Bukan Pak Darto, tetapi Pak Dartono.', readBack: false });
      bench.advance(60_000);
      value(await bp3mi('statement.take', { screeningId, statement: correction }));
      expect(value(await bp3mi('statement.list', { screeningId }))).toMatchObject([
        { from: 'taken', id: first.statementId, ...given(), by: 'Petugas BP3MI', agency: 'bp3mi' },
        { from: 'taken', ...correction },
      ]);
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const { events } = value(await supervisor('audit.list', { before: null, limit: 200 }));
      expect(events.filter(({ kind }) => kind === 'statement-taken')).toHaveLength(2);
      expect(events.filter(({ kind }) => kind === 'viewed').length).toBeGreaterThan(0);
    });
  });

  it.each([
    ['no words', { content: '  ' }],
    ['more than 4,000 characters', { content: 'a'.repeat(4001) }],
    ['another language without its name', { language: 'other' as const }],
    ['a name of a language that needs none', { languageName: 'Komering' }],
    ['the name of an interpreter who was none', { interpreterName: 'Ibu Sari' }],
  ])('with %s is refused', async (_what, more) => {
    await withApp(async (bench) => {
      const { bp3mi, screeningId } = await atDesk(bench);
      expect(code(await bp3mi('statement.take', { screeningId, statement: given(more) }))).toBe('invalid-input');
      expect(value(await bp3mi('statement.list', { screeningId }))).toEqual([]);
    });
  });

  it('given with a decision is in the same list, once where the decision took it over word for word', async () => {
    await withApp(async (bench) => {
      const { first, screeningId, revision } = await accepted(bench);
      value(await first('statement.take', { screeningId, statement: given() }));
      const postponed = { ...hold, kind: 'postponed' as const, passportReturned: true };
      const own = { ...postponed, statement: words };
      const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: own }));
      expect(value(await first('statement.list', { screeningId }))).toMatchObject([{ from: 'taken', content: words }]);
      const correction = { field: 'statement' as const, value: 'Saya tidak setuju ditunda.' };
      value(await first('decision.correct', { decisionId, what: correction, why: 'Salah tulis.', approvalId: null }));
      expect(value(await first('statement.list', { screeningId }))).toMatchObject([
        { from: 'taken', content: words },
        { from: 'decision', id: decisionId, content: 'Saya tidak setuju ditunda.', toldIn: 'indonesian' },
      ]);
      const told = await textOf(await printedOf(first, decisionId));
      expect(told).toContain('Saya tidak setuju ditunda.');
    });
  });

  it('to BP3MI is read by Immigration after a referral, to Immigration by Immigration alone', async () => {
    await withApp(async (bench) => {
      const { first, bp3mi, screeningId } = await accepted(bench);
      const mine = value(await bp3mi('statement.take', { screeningId, statement: given() }));
      const theirs = value(
        await first('statement.take', { screeningId, statement: given({ content: 'Kepada Imigrasi saja.' }) }),
      );
      expect(value(await bp3mi('statement.list', { screeningId })).map(({ id }) => id)).toEqual([mine.statementId]);
      expect(value(await first('statement.list', { screeningId }))).toHaveLength(2);
      const issue = { kind: 'travellerStatement' as const };
      expect(code(await bp3mi('paper.issue', { ...issue, subjectId: theirs.statementId }))).toBe(
        'paper-subject-unknown',
      );
      // One paper in the file of each agency, not two in one.
      const numbers = [];
      for (const client of [bp3mi, first]) {
        numbers.push(value(await client('paper.issue', { ...issue, subjectId: mine.statementId })).number);
        expect(code(await client('paper.issue', { ...issue, subjectId: mine.statementId }))).toBe('paper-exists');
      }
      expect(numbers).toEqual(['SP-BP3MI/PLM-A1/2026/0001', 'SP-IMI/PLM-A1/2026/0001']);
    });
  });

  it('is taken by BP3MI of a person it took over, and by nobody without the case', async () => {
    await withApp(async (bench) => {
      const { people, first } = await atCounter(bench);
      const { screeningId } = await postponedCase(bench, first);
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const take = { screeningId, statement: given() };
      expect(code(await bp3mi('statement.take', take))).toBe('screening-unknown');
      expect(code(await bp3mi('statement.list', { screeningId }))).toBe('screening-unknown');
      const { handoverId } = value(await first('handover.offer', offerOf(screeningId)));
      value(await bp3mi('handover.answer', { handoverId, accepted: true, receiver: null, note: '' }));
      value(await bp3mi('statement.take', take));
      expect(value(await bp3mi('statement.list', { screeningId }))).toMatchObject([{ content: words }]);
    });
  });
});

describe('the paper of a statement', () => {
  it.each([
    [given(), ['Melayu Palembang', 'tanpa juru bahasa']],
    [
      given({ language: 'other', languageName: 'Komering', interpreter: 'professional', interpreterName: 'Ibu Sari' }),
      ['Komering', 'Juru bahasa, juga lewat telepon: Ibu Sari'],
    ],
    [given({ interpreter: 'companion' }), ['Pendamping']],
  ])('says how it was given (%#)', async (statement, parts) => {
    await withApp(async (bench) => {
      const { bp3mi, screeningId } = await atDesk(bench);
      const { statementId } = value(await bp3mi('statement.take', { screeningId, statement }));
      const told = await textOf(await printedOf(bp3mi, statementId));
      for (const part of [words, 'BUDI CONTOH', 'Petugas BP3MI', ...parts]) expect(told).toContain(part);
    });
  });

  it('holds 4,000 characters inside its margins, none lost, with the places to sign after them', async () => {
    await withApp(async (bench) => {
      const { bp3mi, screeningId } = await atDesk(bench);
      const content = `${'Kata-kata penumpang yang panjang sekali. '.repeat(97)}${'k'.repeat(12)} tamat.`;
      expect(content.length).toBeGreaterThan(3990);
      const statement = given({ content: content.slice(0, 4000) });
      const { statementId } = value(await bp3mi('statement.take', { screeningId, statement }));
      const { pieces, width, pages } = await placedText(await printedOf(bp3mi, statementId));
      expect(pieces.filter(({ left, right, bottom }) => left < 0 || right > width || bottom < 0)).toEqual([]);
      const all = pieces
        .map(({ text }) => text)
        .join(' ')
        .replaceAll(/\s+/g, ' ');
      // The foot of the first page stands between two of them.
      expect(all.split('sekali.')).toHaveLength(98);
      expect(all).toContain('tamat.');
      expect(all).toContain('Yang menyatakan');
      expect(pages).toBeLessThanOrEqual(3);
    });
  });

  it('of a case is an empty sheet for the hand', async () => {
    await withApp(async (bench) => {
      const { bp3mi, screeningId } = await atDesk(bench);
      value(await bp3mi('statement.take', { screeningId, statement: given() }));
      const pdf = await printedOf(bp3mi, screeningId);
      expect((await placedText(pdf)).pages).toBe(1);
      const told = await textOf(pdf);
      expect(told).toContain('BUDI CONTOH');
      expect(told).not.toContain(words);
    });
  });
});
