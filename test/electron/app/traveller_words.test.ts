import { describe, expect, it } from 'vitest';
import { deskOf, openTourism } from './beside.ts';
import { code, pins, signedIn, value, withApp } from './with_app.ts';

describe('the tablet in the traveller’s hand', () => {
  it('is locked by the same call that gives the page, until the officer’s PIN', async () => {
    await withApp(async (bench) => {
      const { bp3mi, people } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi);
      const page = value(await bp3mi('words.show', { screeningId, display: 'own' }));
      expect(page.purpose).toMatchObject({ id: 'Wisata' });
      expect(JSON.stringify(page)).not.toMatch(/BUDI|CONTOH|AK 450/);
      expect(code(await bp3mi('screening.get', { screeningId }))).toBe('session-locked');
      expect(code(await bp3mi('words.show', { screeningId: null, display: 'own' }))).toBe('session-locked');
      value(await bp3mi('session.signIn', { officerId: people.bp3mi, pin: pins.bp3mi }));
      expect(value(await bp3mi('screening.get', { screeningId })).state).toBe('open');
    });
  });

  it('is recorded: whose screening the words were shown in, and that the screen was locked for it', async () => {
    await withApp(async (bench) => {
      const { bp3mi, people } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi);
      value(await bp3mi('words.show', { screeningId, display: 'own' }));
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const { events } = value(await supervisor('audit.list', { before: null, limit: 4 }));
      const shown = events.find(({ kind }) => kind === 'words-shown');
      expect(shown?.subjects).toEqual([`screening ${screeningId}`]);
      expect(events.map(({ kind }) => kind)).toContain('screen-locked');
    });
  });

  it('stays with the officer where a second display shows the page, which is recorded all the same', async () => {
    await withApp(async (bench) => {
      const { bp3mi, people } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi);
      const page = value(await bp3mi('words.show', { screeningId, display: 'second' }));
      expect(value(await bp3mi('screening.get', { screeningId })).state).toBe('open');
      expect(JSON.stringify(page)).not.toMatch(/BUDI|CONTOH|AK 450/);
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const { events } = value(await supervisor('audit.list', { before: null, limit: 4 }));
      expect(events.find(({ kind }) => kind === 'words-shown')?.subjects).toEqual([`screening ${screeningId}`]);
      expect(events.map(({ kind }) => kind)).not.toContain('screen-locked');
      expect(value(await bp3mi('words.show', { screeningId, display: 'own' }))).toEqual(page);
      expect(code(await bp3mi('words.show', { screeningId, display: 'second' }))).toBe('session-locked');
    });
  });

  it('is nobody’s but those who may see the clarification', async () => {
    await withApp(async (bench) => {
      const { bp3mi, people } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi);
      const first = await signedIn(bench, people.first, pins.first);
      expect(code(await first('words.show', { screeningId, display: 'own' }))).toBe('screening-unknown');
      expect(value(await first('words.show', { screeningId: null, display: 'own' })).purpose).toBeNull();
    });
  });
});
