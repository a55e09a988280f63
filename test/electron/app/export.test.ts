/** What leaves in an export, for whom, and what an outsider proves of it. */
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ExportManifest, exportFiles } from '../../../shared/export/manifest.ts';
import { TableName } from '../../../shared/export/tables.ts';
import { ShiftId } from '../../../shared/ids.ts';
import { boarding, passport } from '../../helpers/papers.ts';
import { verify } from '../../helpers/log_station.ts';
import { readyCase } from './after.ts';
import { refer } from './cases.ts';
import { exported, headOfBp3mi, linesOf, settled, stickIn, textsIn, workedShift } from './exported.ts';
import { code, flights, pins, signedIn, staffed, value, withApp } from './with_app.ts';

const all = ['csv', 'xlsx', 'jsonl'] as const;
const plainPeriod = { from: '2026-11-21', to: '2026-11-21' };

/** Every byte of a folder, workbooks unpacked. */
function bytesIn(folder: string): string {
  const texts = textsIn(folder);
  const sheets = unzipSync(readFileSync(join(folder, exportFiles.workbook)));
  return [...texts.values(), ...Object.values(sheets).map((part) => Buffer.from(part).toString('utf8'))].join('\n');
}

/** Whoever changes a file makes the list fit again. */
function refit(folder: string): void {
  const path = join(folder, exportFiles.manifest);
  const manifest = ExportManifest.parse(JSON.parse(readFileSync(path, 'utf8')));
  for (const name of Object.keys(manifest.files)) {
    const bytes = readFileSync(join(folder, name));
    manifest.files[name] = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  }
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}

describe('an export', () => {
  it('has every record of the agency in every format, and fits the schema and the manifest it brings', async () => {
    await withApp(async (bench) => {
      const { people, shiftId, screeningId } = await workedShift(bench);
      const head = await signedIn(bench, people.supervisor, pins.supervisor);
      const made = await exported(head, { scope: { shiftId }, receiver: 'immigration', formats: [...all], folder: '' });
      expect(value(await head('export.options', {}))).toMatchObject({
        agency: 'immigration',
        shifts: [{ shiftId, clarifications: 1 }],
        receivers: [
          { receiver: 'immigration', ready: true, encrypted: false },
          { receiver: 'central', ready: false },
        ],
      });
      expect(made).toMatchObject({ fault: null, clarifications: 1, there: true, encrypted: false, by: 'Kepala Regu' });
      const texts = textsIn(join(made.folder, made.name));
      const manifest = ExportManifest.parse(JSON.parse(texts.get('manifest.json') ?? ''));
      const ajv = new Ajv2020({ strict: false, validateFormats: false });
      for (const table of TableName.options) {
        const rows = linesOf(texts.get(`${table}.jsonl`) ?? '');
        expect([table, rows.length]).toEqual([table, manifest.rows[table]]);
        const fits = ajv.compile(JSON.parse(texts.get(`${table}.schema.json`) ?? ''));
        for (const row of rows) expect([table, fits(row), fits.errors]).toEqual([table, true, null]);
        expect(fits({ ...rows[0], stranger: 1 })).toBe(false);
        const csv = (texts.get(`${table}.csv`) ?? '').split('\r\n');
        expect([table, csv.length - 2]).toEqual([table, rows.length]);
        expect(csv[0]?.startsWith('\ufeff')).toBe(true);
      }
      expect(linesOf(texts.get('screenings.jsonl') ?? '')).toMatchObject([
        {
          screeningId,
          travellerName: 'BUDI CONTOH',
          documentNumber: 'X7654321',
          officerName: 'Petugas BP3MI',
          inCare: false,
        },
      ]);
      expect(linesOf(texts.get('custody.jsonl') ?? '')).toMatchObject([
        { kind: 'in', seal: 'SG-0001', giverName: 'BUDI CONTOH' },
      ]);
      expect(texts.get('dictionary.csv')).toContain('column,custody,seal,text,Segel');
      expect(texts.get('dictionary.html')).toContain('Kamus data');
    });
  });

  it('of a shift and of its day are the same; a day without work has nothing to export', async () => {
    await withApp(async (bench) => {
      const { people, shiftId } = await workedShift(bench);
      const head = await signedIn(bench, people.supervisor, pins.supervisor);
      const rowsOf = async (scope: Parameters<typeof exported>[1]['scope']) => {
        const { folder, name } = await exported(head, {
          scope,
          receiver: 'immigration',
          formats: ['jsonl'],
          folder: '',
        });
        const texts = textsIn(join(folder, name));
        return TableName.options.map((table) => texts.get(`${table}.jsonl`));
      };
      expect(await rowsOf(plainPeriod)).toEqual(await rowsOf({ shiftId }));
      const none = { scope: { from: '2026-11-19', to: '2026-11-20' }, receiver: 'immigration' as const };
      expect(await exported(head, { ...none, formats: ['csv'], folder: '' })).toMatchObject({
        fault: 'nothing-to-export',
      });
    });
  });

  it('of each agency has what it owns: BP3MI no custody, no postponement, no facts of Immigration [V8.4.1]', async () => {
    await withApp(async (bench) => {
      const { people, first, screeningId, shiftId } = await workedShift(bench);
      expect(code(await first('screening.get', { screeningId }))).toBeNull();
      const wish = { scope: { shiftId }, formats: ['jsonl' as const], folder: '' };
      const bp3mi = await exported(await headOfBp3mi(bench, people), { ...wish, receiver: 'bp3mi' });
      const texts = textsIn(join(bp3mi.folder, bp3mi.name));
      expect([...texts.keys()].filter((name) => name.startsWith('custody'))).toEqual([]);
      expect(linesOf(texts.get('decisions.jsonl') ?? '')).toMatchObject([{ kind: 'referred' }]);
      expect(linesOf(texts.get('assessments.jsonl') ?? '')).toMatchObject([{ stage: 'desk' }]);
      const head = await signedIn(bench, people.supervisor, pins.supervisor);
      const own = await exported(head, { ...wish, receiver: 'immigration' });
      const decisions = linesOf(textsIn(join(own.folder, own.name)).get('decisions.jsonl') ?? '');
      expect(decisions).toMatchObject([{ kind: 'postponedPassportHeld', evidence: ['document:passport'] }]);
      // Each head sees the exports of the own agency.
      expect(value(await head('export.list', {})).exports.map(({ order }) => order.agency)).toEqual(['immigration']);
    });
  });

  it('never has what was told in private, nor anything of an integrity report, whatever was answered [V15.3.1]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await bp3mi('shift.open', { flights, clockConfirmed: true }));
      const { screeningId, revision } = await readyCase(bench, bp3mi);
      const answer = (fact: string, given: 'present' | 'absent') =>
        ({ kind: 'indicator', code: fact, value: given, basis: 'statement', note: `Penanda${fact}` }) as const;
      const answers = [
        answer('ILO-02', 'present'),
        answer('FIN-04', 'present'),
        answer('ACC-02', 'absent'),
        answer('REC-01', 'absent'),
      ];
      const answered = value(await bp3mi('screening.answer', { screeningId, revision, answers }));
      value(await bp3mi('note.write', { screeningId, content: 'Penandatertutup: takut pulang, diminta diam.' }));
      const own = value(
        await bp3mi('screening.assessOwn', { screeningId, revision: answered.revision, own: 'concern' }),
      );
      const proposal = { ...refer, evidence: [...refer.evidence, { kind: 'indicator' as const, code: 'ILO-02' }] };
      value(await bp3mi('decision.propose', { screeningId, revision: own.revision, proposal }));
      value(
        await bp3mi('integrity.report', {
          kind: 'bribe',
          screeningId,
          leaveOut: null,
          content: 'Penandalaporan: petugas menerima uang dari calo.',
        }),
      );
      const made = await exported(await headOfBp3mi(bench, people), {
        scope: plainPeriod,
        receiver: 'bp3mi',
        formats: [...all],
        folder: '',
      });
      const folder = join(made.folder, made.name);
      const texts = textsIn(folder);
      const codes = linesOf(texts.get('answers.jsonl') ?? '').map((row) => row['code']);
      expect(codes).toContain('passport');
      expect(codes.filter((one) => ['ILO-02', 'FIN-04', 'ACC-02', 'REC-01'].includes(String(one)))).toEqual([]);
      expect(linesOf(texts.get('decisions.jsonl') ?? '')).toMatchObject([{ evidence: ['document:passport'] }]);
      expect(bytesIn(folder)).not.toContain('Penanda');
    });
  });

  it('names nobody in care, in no file, unless the technician lets the receiver learn it', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await bp3mi('shift.open', { flights, clockConfirmed: true }));
      const scans = { passport: passport({ number: 'X3141592' }), boarding: boarding() };
      const opened = value(await bp3mi('screening.open', { ...scans, selection: 'askedForHelp', purpose: 'tourism' }));
      const other = { passport: passport({ number: 'X2718281' }), boarding: boarding(), selection: 'random' as const };
      value(await bp3mi('screening.open', { ...other, purpose: 'tourism' }));
      value(
        await bp3mi('screening.answer', {
          screeningId: opened.screeningId,
          revision: 0,
          answers: [{ kind: 'indicator', code: 'DOC-09', value: 'present', basis: 'document', note: 'Penandakata' }],
        }),
      );
      const head = await headOfBp3mi(bench, people);
      const wish = { scope: plainPeriod, receiver: 'bp3mi' as const, formats: [...all], folder: '' };
      const made = await exported(head, wish);
      const folder = join(made.folder, made.name);
      expect(linesOf(textsIn(folder).get('screenings.jsonl') ?? '')).toMatchObject([
        { inCare: true, travellerName: null, documentNumber: null, birthDate: null, nationality: 'IDN' },
        { inCare: false, travellerName: 'BUDI CONTOH', documentNumber: 'X2718281' },
      ]);
      const bytes = bytesIn(folder);
      for (const hidden of ['X3141592', 'Penandakata']) expect(bytes).not.toContain(hidden);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const settings = value(await admin('export.settings', {}));
      settings.receivers.bp3mi.namesInCare = true;
      value(await admin('export.configure', settings));
      const named = await exported(head, wish);
      expect(bytesIn(join(named.folder, named.name))).toContain('X3141592');
    });
  });
});

describe('an outsider', () => {
  it('proves an export with the page’s check, and every change of it shows', async () => {
    await withApp(async (bench) => {
      const { people, shiftId } = await workedShift(bench);
      const head = await signedIn(bench, people.supervisor, pins.supervisor);
      const wish = { scope: { shiftId }, receiver: 'immigration' as const, formats: [...all], folder: '' };
      const made = await exported(head, wish);
      const folder = join(made.folder, made.name);
      const sound = await verify(folder);
      expect(sound.code).toBe(0);
      expect(sound.out).toContain('This export is whole');
      const key = (textsIn(folder).get('keys.txt') ?? '').trim();
      expect((await verify(folder, '--key', key)).out).not.toContain(key);

      const said = async (change: (text: string) => string, file: string) => {
        const path = join(folder, file);
        const before = readFileSync(path, 'utf8');
        writeFileSync(path, change(before));
        const { code: exit, out } = await verify(folder);
        writeFileSync(path, before);
        return [exit, out] as const;
      };
      const altered = (text: string) => text.replace('SG-0001', 'SG-0002');
      expect(await said(altered, 'custody.csv')).toEqual([1, expect.stringContaining('custody.csv')]);
      expect(await said((text) => text.replace('"seq":', '"seq": '), 'event.json')).toMatchObject([
        1,
        expect.anything(),
      ]);
      expect(await said((text) => text.replace('index ', 'index 1'), 'event.tlog-proof')).toMatchObject([
        1,
        expect.anything(),
      ]);
      expect(await said((text) => text.replace('konter A1', 'konter A2'), 'manifest.json')).toEqual([
        1,
        expect.stringContaining('not the one that was recorded'),
      ]);
      // The list of files made to fit is not the one the log has.
      const csv = join(folder, 'custody.csv');
      writeFileSync(csv, altered(readFileSync(csv, 'utf8')));
      refit(folder);
      expect((await verify(folder)).out).toContain('not the one that was recorded');
      // Nor does the event of another export prove it.
      const other = await exported(head, wish);
      for (const file of ['event.json', 'event-content.json', 'event.tlog-proof']) {
        copyFileSync(join(other.folder, other.name, file), join(folder, file));
      }
      expect(await verify(folder)).toMatchObject({ code: 1 });
      expect(await verify(join(other.folder, other.name))).toMatchObject({ code: 0 });
    });
  });
});

describe('who may', () => {
  it('export: the shift head, to the own office or the central system; the technician sets keys and sees no data', async () => {
    await withApp(async (bench) => {
      const { people, shiftId, first } = await workedShift(bench);
      const wish = { scope: { shiftId }, receiver: 'immigration' as const, formats: ['csv' as const], folder: '' };
      const admin = await signedIn(bench, people.admin, pins.admin);
      for (const client of [first, admin]) expect(code(await client('export.start', wish))).toBe('forbidden');
      expect(code(await admin('export.options', {}))).toBe('forbidden');
      const head = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(code(await head('export.configure', value(await admin('export.settings', {}))))).toBe('forbidden');
      expect(code(await head('export.start', { ...wish, receiver: 'bp3mi' }))).toBe('receiver-not-yours');
      expect(code(await head('export.start', { ...wish, receiver: 'central' }))).toBe('recipient-missing');
      expect(code(await head('export.start', { ...wish, scope: { from: '2026-11-22', to: '2026-11-21' } }))).toBe(
        'period-wrong',
      );
      expect(
        code(await head('export.start', { ...wish, scope: { shiftId: ShiftId.parse(`shf_${'0'.repeat(20)}`) } })),
      ).toBe('shift-unknown');
      const folder = stickIn(bench.dir, 'live');
      expect(code(await head('export.start', { ...wish, folder }))).toBe('folder-unusable');
      expect(code(await head('export.start', { ...wish, folder: '/tidak/ada' }))).toBe('folder-unusable');
      expect(code(await head('export.start', { ...wish, folder: 'stik' }))).toBe('folder-unusable');
      expect(value(await head('export.list', {}))).toEqual({ running: null, exports: [] });
    });
  });

  it('a stale session exports nothing, nor does a clock in doubt; one that jumps in the middle harms nothing', async () => {
    await withApp(async (bench) => {
      const { people, shiftId } = await workedShift(bench);
      const wish = { scope: { shiftId }, receiver: 'immigration' as const, formats: ['csv' as const], folder: '' };
      const head = await signedIn(bench, people.supervisor, pins.supervisor);
      bench.advance(3 * 3_600_000);
      expect(code(await head('export.start', wish))).toBe('session-locked');
      const again = await signedIn(bench, people.supervisor, pins.supervisor);
      value(await again('export.start', wish));
      bench.jump(-7_200_000);
      const made = await settled(again);
      expect(made.fault).toBeNull();
      expect(await verify(join(made.folder, made.name))).toMatchObject({ code: 0 });
      value(await again('audit.checkpoints', { limit: 1 }));
      expect(code(await again('export.start', wish))).toBe('clock-doubtful');
      value(await again('clock.confirm', {}));
      expect(await exported(again, wish)).toMatchObject({ fault: null });
    });
  });
});
