/** The list on paper: printed after each change, or said why not; and passports that lie here on a paper form alone. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { CustodyId } from '../../../shared/ids.ts';
import { textOf } from '../../helpers/pdf.ts';
import { confirmedHold, printList, secondOf } from './custody_station.ts';
import { holdOnForm } from './outage_forms.ts';
import { code, flights, pins, signedIn, staffed, value, withApp, type Bench } from './with_app.ts';

const minutes = 60_000;

async function station(bench: Bench) {
  const people = await staffed(bench);
  const first = await signedIn(bench, people.first, pins.first);
  value(await first('shift.open', { flights, clockConfirmed: true }));
  return { bench, people, first };
}
type Station = Awaited<ReturnType<typeof station>>;

/** Takes a passport on a receipt of the carbon book. */
async function taken({ first, people }: Station, index: number): Promise<CustodyId> {
  const number = String(index);
  const decisionId = await confirmedHold(first, `X100000${number}`, secondOf(people));
  const book = { receiptSource: 'book', receiptNumber: `BK-${number}`, receiptTaken: 'signed' } as const;
  const kept = { seal: `S-${number}`, place: 'Brankas', condition: 'Baik', due: '2026-11-23' };
  return value(await first('custody.hold', { decisionId, ...book, ...kept, dueReason: null, witness: null })).id;
}

/** Enters a hold from a paper form, with the first officer's name on it; the second has not confirmed. */
async function onPaper({ bench, first, people }: Station) {
  const { numbers } = value(await first('outage.print', { kind: 'postponement', count: 1 }));
  const [form = ''] = numbers;
  bench.advance(minutes);
  const named = { officerId: people.first, secondId: people.second, number: 'X7654321', flight: null };
  const kept = { receiptNumber: 'BK-77', seal: 'SG-77', due: '2026-11-23' };
  const entry = holdOnForm({ form, happenedAt: bench.now(), ...named, ...kept });
  return { form, entry, ...value(await first('outage.enter', { entry })) };
}

const listOf = async (client: Client) => value(await client('custody.count', {})).list;
const close = (client: Client, listMissing: string | null = null) =>
  client('shift.close', { approvalId: null, listMissing });

describe('the list of passports held', () => {
  it('is due after each change of the ledger, until it left the printer', async () => {
    await withApp(async (bench) => {
      const here = await station(bench);
      const { first } = here;
      expect(await listOf(first)).toBe('none');
      const custodyId = await taken(here, 1);
      const changes: readonly (() => Promise<unknown>)[] = [
        () => Promise.resolve(),
        async () =>
          value(
            await first('custody.move', {
              custodyId,
              step: 1,
              kind: 'place',
              place: 'Laci 2',
              officer: null,
              receiver: 'Contoh Penjaga',
            }),
          ),
        async () => value(await first('custody.extend', { custodyId, step: 2, due: '2026-11-24' })),
        () => taken(here, 2),
        async () => value(await first('custody.release', { custodyId, to: 'holder', receiver: 'BUDI CONTOH' })),
      ];
      for (const change of changes) {
        await change();
        expect(await listOf(first)).toBe('due');
        // Numbered is not printed, and a file is no list on paper.
        const { id: paperId } = value(await first('paper.issue', { kind: 'custodyList', subjectId: 'custody' }));
        value(await first('paper.output', { paperId, way: 'save', format: 'a4' }));
        expect(await listOf(first)).toBe('due');
        value(await first('paper.output', { paperId, way: 'print', format: 'a4' }));
        expect(await listOf(first)).toBe('printed');
      }
    });
  });

  it('that was numbered before a change and printed after it, or made void, is none', async () => {
    await withApp(async (bench) => {
      const here = await station(bench);
      const { first } = here;
      await taken(here, 1);
      const { id: paperId } = value(await first('paper.issue', { kind: 'custodyList', subjectId: 'custody' }));
      await taken(here, 2);
      value(await first('paper.output', { paperId, way: 'print', format: 'a4' }));
      expect(await listOf(first)).toBe('due');
      await printList(first);
      expect(await listOf(first)).toBe('printed');
      const { papers } = value(await first('paper.list', { screeningId: null, subjectId: 'custody' }));
      value(await first('paper.void', { paperId: papers.at(-1)?.id ?? '', reason: 'Kertas macet.' }));
      expect(await listOf(first)).toBe('due');
    });
  });

  it('that cannot be printed is said so, in the log with name and reason, until the next change', async () => {
    await withApp(async (bench) => {
      const here = await station(bench);
      const { first, people } = here;
      expect(code(await first('custody.listMissing', { reason: 'Pencetak mati' }))).toBe('custody-list-not-due');
      await taken(here, 1);
      expect(code(await first('custody.listMissing', { reason: 'mati' }))).toBe('invalid-input');
      value(await first('custody.listMissing', { reason: 'Pencetak mati' }));
      expect(await listOf(first)).toBe('missing');
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const { events } = value(await supervisor('audit.list', { before: null, limit: 200 }));
      const said = events.filter(({ kind }) => kind === 'custody-list-missing');
      expect(said).toMatchObject([{ actor: 'Pejabat Pertama' }]);
      expect(value(await supervisor('audit.verify', {}))).toMatchObject({ intact: true });
      await taken(here, 2);
      expect(await listOf(first)).toBe('due');
      await printList(first);
      expect(code(await first('custody.listMissing', { reason: 'Pencetak mati' }))).toBe('custody-list-not-due');
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect(code(await bp3mi('custody.listMissing', { reason: 'Pencetak mati' }))).toBe('forbidden');
      expect(code(await supervisor('custody.listMissing', { reason: 'Pencetak mati' }))).toBe('forbidden');
    });
  });
});

describe('a shift that leaves passports behind', () => {
  it('closes with the list printed since the last change, and with nothing to say of it', async () => {
    await withApp(async (bench) => {
      const here = await station(bench);
      const { first } = here;
      await taken(here, 1);
      const { id } = value(await first('shift.current', {})) ?? {};
      expect(code(await close(first))).toBe('custody-list-not-printed');
      expect(value(await first('shift.current', {}))?.id).toBe(id);
      await printList(first);
      await taken(here, 2);
      expect(code(await close(first))).toBe('custody-list-not-printed');
      await printList(first);
      value(await close(first, 'Pencetak mati'));
      expect(await shiftSheet(first, id)).not.toContain('tidak dicetak');
    });
  });

  it('closes without the list where the officer says why, and the shift sheet says it', async () => {
    await withApp(async (bench) => {
      const here = await station(bench);
      const { first } = here;
      await taken(here, 1);
      const { id } = value(await first('shift.current', {})) ?? {};
      // What was said after the hold was said then: the printer may work again by now.
      value(await first('custody.listMissing', { reason: 'Pencetak mati' }));
      expect(code(await close(first))).toBe('custody-list-not-printed');
      expect(code(await close(first, 'mati'))).toBe('invalid-input');
      value(await close(first, 'Pencetak masih mati'));
      expect(await shiftSheet(first, id)).toContain('Pencetak masih mati');
    });
  });

  it('is closed by BP3MI too, which prints no list of Immigration’s: it says why', async () => {
    await withApp(async (bench) => {
      const here = await station(bench);
      await taken(here, 1);
      const bp3mi = await signedIn(bench, here.people.bp3mi, pins.bp3mi);
      expect(value(await bp3mi('custody.list', {}))).toMatchObject({ held: [], onPaper: [], list: 'due' });
      expect(code(await close(bp3mi))).toBe('custody-list-not-printed');
      value(await close(bp3mi, 'Tidak ada petugas Imigrasi'));
    });
  });

  it('needs neither where nothing lies here, nor an approval twice where the list was missing', async () => {
    await withApp(async (bench) => {
      const here = await station(bench);
      const { first, people } = here;
      const custodyId = await taken(here, 1);
      const subject = value(await first('shift.current', {}))?.id ?? '';
      const second = { officerId: people.second, pin: pins.second };
      const { approvalId } = value(await first('session.approve', { ...second, call: 'shift.close', subject }));
      expect(code(await first('shift.close', { approvalId }))).toBe('custody-list-not-printed');
      value(await first('custody.release', { custodyId, to: 'holder', receiver: 'BUDI CONTOH' }));
      value(await first('shift.close', { approvalId }));
    });
  });
});

/** What the sheet of a shift says. */
async function shiftSheet(client: Client, id = ''): Promise<string> {
  const { id: paperId } = value(await client('paper.issue', { kind: 'shiftSheet', subjectId: id }));
  const { pdf } = value(await client('paper.output', { paperId, way: 'preview', format: 'a4' }));
  return textOf(new Uint8Array(Buffer.from(pdf, 'base64')));
}

describe('a passport on a paper form that waits for the second officer', () => {
  it('is on the list under its own head, in the figures and on paper, and not in the balance', async () => {
    await withApp(async (bench) => {
      const here = await station(bench);
      const { first, people } = here;
      const { form, entry, entryId } = await onPaper(here);
      const list = value(await first('custody.list', {}));
      expect(list).toMatchObject({ held: [], taken: 0, inCustody: 0, balanced: true, list: 'due' });
      expect(list.onPaper).toEqual([
        {
          entryId,
          form,
          name: 'BUDI CONTOH',
          documentNumber: 'X7654321',
          receiptNumber: 'BK-77',
          seal: 'SG-77',
          place: 'Brankas Imigrasi, laci 2',
          due: '2026-11-23',
          overdue: false,
          heldAt: entry.happenedAt,
          heldBy: 'Pejabat Pertama',
          waitingFor: ['Pejabat Kedua'],
        },
      ]);
      expect(value(await first('custody.count', {}))).toMatchObject({ held: 0, onPaper: 1 });
      const { id: paperId } = value(await first('paper.issue', { kind: 'custodyList', subjectId: 'custody' }));
      const { pdf } = value(await first('paper.output', { paperId, way: 'print', format: 'a4' }));
      const text = await textOf(new Uint8Array(Buffer.from(pdf, 'base64')));
      for (const said of ['menunggu pejabat kedua', 'SG-77', 'BK-77', 'Pejabat Kedua', 'disimpan 0']) {
        expect(text).toContain(said);
      }
      expect(await listOf(first)).toBe('printed');
      const second = await signedIn(bench, people.second, pins.second);
      value(await second('outage.confirm', { entryId, officerId: people.second, approvalId: null }));
      const after = value(await second('custody.list', {}));
      expect(after).toMatchObject({ onPaper: [], taken: 1, inCustody: 1, list: 'due' });
      expect(after.held.map(({ receiptNumber }) => receiptNumber)).toEqual(['BK-77']);
    });
  });

  it('keeps a shift from closing unlisted, is named on its sheet, and its showing is in the log', async () => {
    await withApp(async (bench) => {
      const here = await station(bench);
      const { first, people } = here;
      const { entryId, form } = await onPaper(here);
      const { id } = value(await first('shift.current', {})) ?? {};
      expect(code(await close(first))).toBe('custody-list-not-printed');
      expect(await shiftSheet(first, id)).toContain(form);
      value(await first('custody.list', {}));
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const { events } = value(await supervisor('audit.list', { before: null, limit: 200 }));
      const views = events.filter(({ kind }) => kind === 'viewed').map(({ subjects }) => subjects.join(' '));
      expect(views).toContain(`call custody.list outage ${entryId}`);
      await printList(first);
      value(await close(first));
    });
  });

  it('is overdue by the day the form says, and gone from the list once it was taken back', async () => {
    await withApp(async (bench) => {
      const here = await station(bench);
      const { people } = here;
      const { entryId } = await onPaper(here);
      bench.advance(4 * 24 * 60 * minutes);
      const first = await signedIn(bench, people.first, pins.first);
      expect(value(await first('custody.list', {})).onPaper).toMatchObject([{ overdue: true }]);
      await printList(first);
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect(value(await bp3mi('custody.list', {})).onPaper).toEqual([]);
      value(await first('outage.takeBack', { entryId, reason: 'Salah ketik nomor paspor.' }));
      expect(value(await first('custody.count', {}))).toMatchObject({ onPaper: 0, list: 'none' });
    });
  });
});
