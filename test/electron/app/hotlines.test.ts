/** One source of numbers: what the technician sets stands on screens and papers alike, and nobody need be signed in to read it. */
import { describe, expect, it } from 'vitest';
import { textOf } from '../../helpers/pdf.ts';
import { noHotlines } from '../../../shared/domain/hotlines.ts';
import { desks } from './cases.ts';
import { code, pins, signedIn, staffed, value, withApp } from './with_app.ts';

describe('the numbers of a station', () => {
  it('are the same at the sign-in page, in the traveller’s hand and on a new paper', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const door = bench.client('somebody at the door');
      const before = value(await door('help.lines', {}));
      expect(before.map(({ number }) => number)).toContain('110');
      const admin = await signedIn(bench, people.admin, pins.admin);
      const settings = value(await admin('paper.settings', {}));
      expect(settings.hotlines).toEqual(noHotlines);
      const added = [{ label: 'Klinik Bandara SMB II', number: '0711-385000' }];
      const hotlines = { replaced: { police110: '0711-110110' }, added };
      const { first } = await desks(bench, people);
      expect(code(await first('paper.setSettings', { ...settings, hotlines }))).toBe('forbidden');
      value(await admin('paper.setSettings', { ...settings, hotlines }));
      const now = value(await door('help.lines', {}));
      expect(now.map(({ number }) => number)).toEqual([
        ...before.map(({ number }) => (number === '110' ? '0711-110110' : number)),
        '0711-385000',
      ]);
      const sheet = value(await first('paper.issue', { kind: 'travellerSheet', subjectId: 'counter' }));
      const { pdf } = value(await first('paper.output', { paperId: sheet.id, way: 'preview', format: 'a4' }));
      const told = await textOf(new Uint8Array(Buffer.from(pdf, 'base64')));
      for (const { label, number } of now) {
        expect(told).toContain(label.id);
        expect(told).toContain(number);
      }
      expect(value(await first('words.show', { screeningId: null, display: 'own' })).hotlines).toEqual(now);
    });
  });
});
