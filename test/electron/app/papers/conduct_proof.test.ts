/** An officer's own proof: what the rules ask for beside what is recorded, the own acts in the log, and nobody else's data. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { renderPaper } from '../../../../electron/app/papers/engine.ts';
import { bundledCatalogueFile } from '../../../../shared/catalogue/bundled.ts';
import type { Client } from '../../../../shared/contract/client.ts';
import { Catalogue } from '../../../../shared/domain/catalogue.ts';
import { id as indonesian } from '../../../../shared/text/id.ts';
import type { ScreeningId } from '../../../../shared/ids.ts';
import { placedText, textOf } from '../../../helpers/pdf.ts';
import { atCounter, fullyStaffed, heldCase, openShift, pageOf, readyCase } from '../after.ts';
import { accepted, desks, openWork, plain, refer } from '../cases.ts';
import { code, pins, signedIn, staffed, value, withApp } from '../with_app.ts';
import { first, sheetOf } from './sheet.ts';

const folder = fileURLToPath(new URL('../../../../test-results/papers/', import.meta.url));

/** Issues and prints it; the file is kept to be looked at. */
async function proofOf(client: Client, screeningId: ScreeningId, name: string) {
  const paper = value(await client('paper.issue', { kind: 'conductProof', subjectId: screeningId }));
  const { pdf } = value(await client('paper.output', { paperId: paper.id, way: 'print', format: 'a4' }));
  const bytes = new Uint8Array(Buffer.from(pdf, 'base64'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.pdf`), bytes);
  return { paper, bytes, text: await textOf(bytes) };
}

/** Nothing of these cases may be carried away. */
const never = [
  'CONTOH',
  'BUDI',
  'X1234567',
  '1990',
  'Halaman data paspor',
  'lem terlihat',
  'SG-0001',
  'Brankas',
  'poin',
];

describe('the proof of an officer', () => {
  it('of a hold says on one page what was asked for and what is recorded, with the own acts at their places in the log', async () => {
    await withApp(async (bench) => {
      const { people, more } = await fullyStaffed(bench);
      const first = await signedIn(bench, people.first, pins.first);
      await openShift(bench, first);
      const { screeningId, receiptNumber } = await heldCase(bench, first, people.second);
      const { paper, bytes, text } = await proofOf(first, screeningId, 'conduct-hold');
      expect(paper.number).toBe('BSB-IMI/PLM-A1/2026/0001');
      const { pages, pieces, width } = await placedText(bytes);
      expect(pages).toBe(1);
      expect(pieces.filter(({ left, right, bottom }) => left < 0 || right > width || bottom < 0)).toEqual([]);
      for (const said of [
        'Pejabat Pertama',
        'melakukan klarifikasi; mengambil putusan',
        screeningId,
        'Ada kekhawatiran',
        'Ada yang saling bertentangan',
        'Ditunda, paspor disimpan sementara',
        'PP 31/2013',
        'Sudah ditanya lebih lanjut',
        'keberatan ditanyakan, tidak ada',
        receiptNumber,
        'Paspor: diragukan',
      ]) {
        expect(text.toLowerCase()).toContain(said.toLowerCase());
      }
      for (const part of [...never, 'Pejabat Kedua', 'tidak tercatat']) expect(text).not.toContain(part);
      // Its places are those of the log, which holds the paper itself as an event.
      const auditor = await pageOf(bench, more, 'auditor');
      const { events } = value(await auditor('audit.list', { before: null, limit: 100 }));
      const ofCase = events.filter(({ subjects }) => subjects.includes(`screening ${screeningId}`));
      const placeOf = (kind: string) => String(ofCase.findLast((event) => event.kind === kind)?.seq);
      expect(text).toContain(`Klarifikasi dibuka (${placeOf('screening-opened')})`);
      for (const kind of ['answered', 'assessed', 'decision-proposed', 'passport-held']) {
        expect(text, kind).toContain(`06:40 · ${placeOf(kind)}`);
      }
      expect(
        ofCase.some(({ kind, seq }) => kind === 'paper-issued' && text.includes(`Catatan ke-${String(seq)}`)),
      ).toBe(true);
    });
  });

  it('is one for each who acted, about the own part alone; nobody else gets one', async () => {
    await withApp(async (bench) => {
      const { people } = await atCounter(bench);
      const first = await signedIn(bench, people.first, pins.first);
      const { screeningId } = await heldCase(bench, first, people.second);
      const second = await signedIn(bench, people.second, pins.second);
      expect(value(await second('screening.get', { screeningId })).tookPart).toBe(true);
      const { text } = await proofOf(second, screeningId, 'conduct-second');
      expect(text).toContain('menyetujui sebagai Pejabat Imigrasi kedua');
      expect(text).not.toContain('melakukan klarifikasi;');
      for (const part of [...never, 'Pejabat Pertama']) expect(text).not.toContain(part);
      const head = await signedIn(bench, people.supervisor, pins.supervisor);
      const wanted = { kind: 'conductProof' as const, subjectId: screeningId };
      expect(code(await head('paper.issue', wanted))).toBe('paper-subject-unknown');
    });
  });

  it('by BP3MI names what was told in private only as such, and shows no score', async () => {
    await withApp(async (bench) => {
      const { bp3mi } = await desks(bench, await staffed(bench));
      const { screeningId } = await openWork(bp3mi);
      const { revision } = value(await bp3mi('screening.get', { screeningId }));
      const answered = value(
        await bp3mi('screening.answer', {
          screeningId,
          revision,
          answers: [
            { kind: 'indicator', code: 'ILO-04', value: 'present', basis: 'statement', note: 'DIPUKUL-PEREKRUT' },
            { kind: 'indicator', code: 'REC-06', value: 'present', basis: 'statement', note: 'TANPA-KONTRAK' },
          ],
        }),
      );
      const own = value(
        await bp3mi('screening.assessOwn', { screeningId, revision: answered.revision, own: 'concern' }),
      );
      const evidence = ['ILO-04', 'REC-06'].map((fact) => ({ kind: 'indicator' as const, code: fact }));
      const proposal = {
        ...refer,
        evidence: [...refer.evidence, ...evidence, { kind: 'score' as const, code: 'score' }],
      };
      value(await bp3mi('decision.propose', { screeningId, revision: own.revision, proposal }));
      const { text } = await proofOf(bp3mi, screeningId, 'conduct-referral');
      for (const said of [
        'Dirujuk ke Imigrasi',
        'Keterangan yang disampaikan secara tertutup',
        'Tidak ada kontrak tertulis',
        'Paspor tetap di tangan penumpang',
      ]) {
        expect(text).toContain(said);
      }
      for (const part of [...never, 'DIPUKUL', 'TANPA-KONTRAK', 'mohon diperiksa']) expect(text).not.toContain(part);
    });
  });

  it('says what is not recorded, and shows nobody a result before the own assessment', async () => {
    await withApp(async (bench) => {
      const { first } = await atCounter(bench);
      const { screeningId } = await readyCase(bench, first);
      const { text } = await proofOf(first, screeningId, 'conduct-open');
      expect(text).toContain('tidak tercatat');
      expect(text).not.toContain('Ada yang saling bertentangan');
    });
    await withApp(async (bench) => {
      const { first, bp3mi, screeningId } = await accepted(bench);
      const { text } = await proofOf(first, screeningId, 'conduct-accepted');
      expect(text).toContain('menerima rujukan');
      expect((await proofOf(bp3mi, screeningId, 'conduct-referred')).text).not.toContain('menerima rujukan');
    });
  });

  it('of a clear against the recommendation says that a line of reason was written, not which', async () => {
    await withApp(async (bench) => {
      const { first } = await atCounter(bench);
      const { screeningId, revision } = await readyCase(bench, first);
      const own = value(await first('screening.assessOwn', { screeningId, revision, own: 'clear' }));
      const proposal = { ...plain, departLine: 'RAHASIA-ALASAN jelas.', passportReturned: true };
      value(await first('decision.propose', { screeningId, revision: own.revision, proposal }));
      const { text } = await proofOf(first, screeningId, 'conduct-clear');
      expect(text).toContain('Dipersilakan');
      for (const part of [...never, 'RAHASIA-ALASAN']) expect(text).not.toContain(part);
    });
  });
});

describe('its one page', () => {
  it('has room for the longest there can be', async () => {
    const { legal } = Catalogue.parse(bundledCatalogueFile);
    const grounds = legal.grounds.map(
      ({ letter, label, legalBasis }) =>
        `Huruf ${letter ?? 'a'}: ${label.id}; ${legalBasis}; ${legal.toBeConfirmedLabel.id}`,
    );
    const longest = grounds.toSorted((one, other) => other.length - one.length)[0] ?? '';
    const { conduct, decision } = indonesian;
    const place = '23:40 · 123.456';
    const asked = [
      [conduct.own.asked, 'Ada kekhawatiran'],
      [conduct.complete.asked, 'Ada yang saling bertentangan'],
      [conduct.mitigations.asked, conduct.mitigations.said({ answered: 9, of: 9, present: 0 })],
      [conduct.power.asked, decision.kindsDone.postponedPassportHeld],
      [conduct.evidence.asked, `${'Fakta '.repeat(35)}; ${conduct.evidence.more({ count: 12 })}`],
      [conduct.ground.asked, longest],
      [conduct.milder.asked, Object.values(decision.milder).join('; ')],
      [conduct.told.asked, conduct.told.said({ language: 'Melayu Palembang', statement: conduct.told.given })],
      [conduct.reason.asked, conduct.reason.said({ length: 2000 })],
      [conduct.second.asked, conduct.second.remote],
      [conduct.receipt.asked, conduct.receipt.said({ number: 'LATIHAN/STP/PLM-A1/2026/0001', printed: '06:40' })],
      [conduct.depart.asked, conduct.depart.yes],
      [conduct.changed.asked, `${conduct.changed.said({ count: 2 })}; ${conduct.changed.void}`],
    ].map((line) => [...line, place]);
    const sheet = sheetOf('conductProof', {
      fields: {
        officer: `${'Nama '.repeat(7)}, NIP 199001012015031001`,
        part: `Pejabat Imigrasi: ${Object.values(conduct.asWhat).join('; ')}`,
        caseNumber: 'scr_00000000000000000000',
        flight: 'AK 450 (PLM–KUL), 21 November 2026 09:10 WIB',
        time: '21 Nov 2026 06:40 WIB–22 Nov 2026 07:10 WIB',
        selection: 'Satu penerbangan penuh',
        acts: `${'Langkah '.repeat(42)}; ${conduct.moreActs({ count: 9 })}.`,
      },
      tables: { asked },
    });
    const bytes = new Uint8Array(await renderPaper(sheet, first, 'a4'));
    writeFileSync(join(folder, 'conduct-longest.pdf'), bytes);
    const { pages } = await placedText(bytes);
    expect(pages).toBe(1);
  });
});
