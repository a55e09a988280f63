/** The referral of TPPO signs: what was recorded in the open with its basis, and nothing that is sealed or weighed. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../shared/contract/client.ts';
import type { InputOf } from '../../../../shared/contract/index.ts';
import type { ScreeningId } from '../../../../shared/ids.ts';
import { placedText, textOf } from '../../../helpers/pdf.ts';
import { openShift, readyCase } from '../after.ts';
import { desks, openWork, refer } from '../cases.ts';
import { pins, signedIn, staffed, value, withApp, type Bench } from '../with_app.ts';

type Answer = InputOf<'screening.answer'>['answers'][number];
type Fact = Extract<Answer, { kind: 'indicator' }>;

const fact = (code: string, basis: Fact['basis'], note: string | null = null): Answer => ({
  kind: 'indicator',
  code,
  value: 'present',
  basis,
  note,
});

const open = [
  fact('DOC-04', 'document', 'visa kunjungan'),
  fact('REC-06', 'statement', 'belum pernah melihat kontrak'),
  fact('ACC-01', 'observation', 'dijawabkan pengantar'),
  fact('FIN-02', 'statement', 'tiket dibayar kenalan'),
];
/** Told in private, and an integrity report. */
const sealed = [
  fact('ILO-04', 'statement', 'DIPUKUL-PEREKRUT'),
  fact('ACC-06', 'statement', 'PASPOR-DIKUMPULKAN'),
  fact('FIN-03', 'statement', 'UTANG-RAHASIA'),
  fact('ACC-02', 'observation', 'DILOLOSKAN-ORANG-DALAM'),
];

async function answer(client: Client, screeningId: ScreeningId, answers: Answer[]) {
  const { revision } = value(await client('screening.get', { screeningId }));
  return value(await client('screening.answer', { screeningId, revision, answers })).revision;
}

async function referralOf(client: Client, screeningId: ScreeningId) {
  const { id } = value(await client('paper.issue', { kind: 'tppoReferral', subjectId: screeningId }));
  const { pdf } = value(await client('paper.output', { paperId: id, way: 'print', format: 'a4' }));
  return new Uint8Array(Buffer.from(pdf, 'base64'));
}

async function atDesk(bench: Bench) {
  const people = await staffed(bench);
  const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
  await openShift(bench, bp3mi);
  const { screeningId } = await readyCase(bench, bp3mi);
  return { bp3mi, screeningId };
}

const never = [...sealed.flatMap((one) => (one.kind === 'indicator' ? [one.note ?? ''] : [])), 'kuat', 'poin', 'skor'];

describe('a referral of TPPO signs', () => {
  it('says act and means with the basis of each, what is still to be made sure of, and leaves the rest to the hand', async () => {
    await withApp(async (bench) => {
      const { bp3mi, screeningId } = await atDesk(bench);
      const revision = await answer(bp3mi, screeningId, [...open, ...sealed]);
      value(await bp3mi('screening.assessOwn', { screeningId, revision, own: 'concern' }));
      const told = await textOf(await referralOf(bp3mi, screeningId));
      for (const part of [
        // act: recruitment and accompaniment, observed facts too
        'Tidak ada kontrak tertulis, pemberi kerja tidak diketahui (dasar: keterangan penumpang): belum pernah melihat kontrak',
        '(dasar: pengamatan petugas): dijawabkan pengantar',
        // means: dimension, sign, its facts, its condition
        'Perekrutan dengan penipuan: Ditipu tentang isi atau keabsahan kontrak kerja.',
        'Perekrutan dengan penipuan: Ditipu tentang dokumen atau status keimigrasian yang sah.',
        'Jenis visa tidak sesuai keperluan perjalanan (dasar: dokumen): visa kunjungan',
        'Perlu dipastikan: Dijanjikan pekerjaan tanpa kontrak.',
        // who paid
        'Semua biaya ditanggung perekrut atau orang di luar negeri (dasar: keterangan penumpang): tiket dibayar kenalan',
        'Ada catatan tertutup (3).',
      ]) {
        expect(told).toContain(part);
      }
      // An observation makes no ILO sign, and a sealed fact none either.
      for (const part of ['Perekrutan dengan paksaan', 'menyalahgunakan kerentanan', ...never]) {
        expect(told.toLowerCase()).not.toContain(part.toLowerCase());
      }
    });
  });

  it('names no sign before the own assessment opened the result', async () => {
    await withApp(async (bench) => {
      const { bp3mi, screeningId } = await atDesk(bench);
      await answer(bp3mi, screeningId, open);
      const told = await textOf(await referralOf(bp3mi, screeningId));
      expect(told).toContain('belum pernah melihat kontrak');
      expect(told).not.toContain('Perekrutan dengan penipuan');
    });
  });

  it('by Immigration holds nothing of its systems, and nothing sealed for the officer who may read it', async () => {
    await withApp(async (bench) => {
      const { bp3mi, first } = await desks(bench, await staffed(bench));
      const { screeningId } = await openWork(bp3mi);
      const revision = await answer(bp3mi, screeningId, [...open, ...sealed]);
      const own = value(await bp3mi('screening.assessOwn', { screeningId, revision, own: 'concern' }));
      value(await bp3mi('decision.propose', { screeningId, revision: own.revision, proposal: refer }));
      const [referral] = value(await first('referral.list', {}));
      if (referral === undefined) throw new Error('no referral');
      value(await first('referral.accept', { referralId: referral.id }));
      const at = await answer(first, screeningId, [fact('HIS-01', 'thirdParty', 'SOI-TERDAFTAR')]);
      value(await first('screening.assessOwn', { screeningId, revision: at, own: 'concern' }));
      const told = (await textOf(await referralOf(first, screeningId))).toLowerCase();
      expect(told).toContain('ditipu tentang isi atau keabsahan kontrak kerja');
      for (const part of ['SOI', 'permintaan instansi lain', ...never]) expect(told).not.toContain(part.toLowerCase());
    });
  });

  it('names people told of in the open, with who pays and who goes along; those told in private not at all', async () => {
    await withApp(async (bench) => {
      const { bp3mi, screeningId } = await atDesk(bench);
      const person = { relation: 'unknown' as const, handle: null, agency: null, note: null };
      for (const one of [
        { role: 'recruiter' as const, name: 'Darto Terbuka', saidInPrivate: false },
        { role: 'payer' as const, name: 'Wati Pembayar', saidInPrivate: false },
        { role: 'companion' as const, name: 'Tono Pendamping', saidInPrivate: false },
        { role: 'recruiter' as const, name: 'Darto Tertutup', saidInPrivate: true },
      ]) {
        const { revision } = value(await bp3mi('screening.get', { screeningId }));
        value(await bp3mi('screening.addPerson', { screeningId, revision, person: { ...person, ...one } }));
      }
      const told = await textOf(await referralOf(bp3mi, screeningId));
      for (const part of ['Darto Terbuka', 'pembayar: Wati Pembayar', 'pendamping: Tono Pendamping']) {
        expect(told).toContain(part);
      }
      expect(told).not.toContain('Darto Tertutup');
    });
  });

  it('keeps the longest notes inside its margins', async () => {
    await withApp(async (bench) => {
      const { bp3mi, screeningId } = await atDesk(bench);
      const notes = open.map((one) => (one.kind === 'indicator' ? { ...one, note: `${'P'.repeat(290)} tamat` } : one));
      const revision = await answer(bp3mi, screeningId, notes);
      value(await bp3mi('screening.assessOwn', { screeningId, revision, own: 'concern' }));
      const { pieces, width } = await placedText(await referralOf(bp3mi, screeningId));
      expect(pieces.filter(({ left, right, bottom }) => left < 0 || right > width || bottom < 0)).toEqual([]);
      const all = pieces.map(({ text }) => text).join(' ');
      expect(all.split('tamat').length).toBeGreaterThan(open.length);
      expect(all).toContain('Penerima rujukan');
    });
  });
});
