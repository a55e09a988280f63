import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { PersonInput } from '../../../shared/domain/person.ts';
import type { TalkPart } from '../../../shared/domain/talk.ts';
import { PersonId, type ScreeningId } from '../../../shared/ids.ts';
import { boarding, passport } from '../../helpers/papers.ts';
import { deskOf, openTourism, inDatabase, recruiter } from './beside.ts';
import { accepted, openWork, plain } from './cases.ts';
import { code, pins, signedIn, value, withApp } from './with_app.ts';

const paper: TalkPart = { part: 'private', value: 'paper', line: 'K-0017', officerOffered: true };
const javanese: TalkPart = { part: 'language', value: 'javanese', line: null };
const view = async (client: Client, screeningId: ScreeningId) => value(await client('screening.get', { screeningId }));

describe('the talk', () => {
  it('is not recorded until somebody touches it, and then holds what was touched last', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi);
      expect((await view(bp3mi, screeningId)).talk).toEqual({
        language: { value: 'notRecorded', line: null, by: null },
        interpreter: { value: 'notRecorded', line: null, by: null },
        private: { value: 'notRecorded', line: null, officerOffered: null, by: null, backEntry: [] },
      });
      const touch = async (revision: number, talk: TalkPart) =>
        value(await bp3mi('screening.setTalk', { screeningId, revision, talk })).revision;
      let revision = await touch(0, { part: 'interpreter', value: 'companion', line: null });
      // Who interprets says nothing of the language: nobody touched it.
      expect((await view(bp3mi, screeningId)).talk.language.value).toBe('notRecorded');
      revision = await touch(revision, { part: 'language', value: 'other', line: 'Komering' });
      revision = await touch(revision, javanese);
      expect((await view(bp3mi, screeningId)).talk).toMatchObject({
        language: { value: 'javanese', line: null, by: 'Petugas BP3MI' },
        interpreter: { value: 'companion' },
      });
      await touch(revision, { part: 'language', value: 'notRecorded', line: null });
      expect((await view(bp3mi, screeningId)).talk.language.value).toBe('notRecorded');
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const { events } = value(await supervisor('audit.list', { before: null, limit: 200 }));
      expect(events.filter(({ kind }) => kind === 'talk-recorded')).toHaveLength(4);
    });
  });

  it('goes from BP3MI to Immigration: the last word counts, both stand in the log, the interpreter’s name stays inside', async () => {
    await withApp(async (bench) => {
      const { bp3mi, first, screeningId, revision } = await accepted(bench);
      expect(code(await bp3mi('screening.setTalk', { screeningId, revision, talk: javanese }))).toBe('not-yours');
      const professional: TalkPart = { part: 'interpreter', value: 'professional', line: 'Penandabahasa' };
      value(await first('screening.setTalk', { screeningId, revision, talk: professional }));
      expect((await view(first, screeningId)).talk.interpreter.line).toBe('Penandabahasa');
      expect((await view(bp3mi, screeningId)).talk.interpreter).toEqual({
        value: 'professional',
        line: null,
        by: 'Pejabat Pertama',
      });
    });
  });

  it('has no private part with a child, and needs the line its value asks for', async () => {
    await withApp(async (bench) => {
      const { bp3mi } = await deskOf(bench);
      const { screeningId } = value(
        await bp3mi('screening.open', {
          passport: passport({ birth: '120315' }),
          boarding: boarding(),
          selection: 'random',
          purpose: 'tourism',
        }),
      );
      const page = { screeningId, revision: 0 };
      for (const how of ['secondDevice', 'hereAlone'] as const) {
        const talk = { part: 'private' as const, value: how, line: null, officerOffered: true };
        expect(code(await bp3mi('screening.setTalk', { ...page, talk }))).toBe('private-not-for-child');
      }
      expect(code(await bp3mi('screening.setTalk', { ...page, talk: paper }))).toBe('private-not-for-child');
      const none: TalkPart = { part: 'private', value: 'notHeld', line: null, officerOffered: null };
      value(await bp3mi('screening.setTalk', { ...page, talk: none }));
      const unnamed: TalkPart = { part: 'language', value: 'other', line: null };
      expect(await bp3mi('screening.setTalk', { screeningId, revision: 1, talk: unnamed })).toMatchObject({
        error: { code: 'invalid-input', detail: { path: 'talk.line' } },
      });
    });
  });

  it('has no private part with a child either whose passport tells another age', async () => {
    await withApp(async (bench) => {
      const { bp3mi } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi);
      const answers = (['present', 'absent'] as const).map((value) => [
        { kind: 'indicator' as const, code: 'VUL-01', value, basis: 'document' as const, note: null },
      ]);
      const [ticked = [], takenBack = []] = answers;
      value(await bp3mi('screening.answer', { screeningId, revision: 0, answers: ticked }));
      expect(code(await bp3mi('screening.setTalk', { screeningId, revision: 1, talk: paper }))).toBe(
        'private-not-for-child',
      );
      value(await bp3mi('screening.answer', { screeningId, revision: 1, answers: takenBack }));
      value(await bp3mi('screening.setTalk', { screeningId, revision: 2, talk: paper }));
    });
  });

  it('stores what was written on numbered paper as entered afterwards, and takes a number once', async () => {
    await withApp(async (bench) => {
      const { bp3mi } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi);
      const answer = async (revision: number, fact: string, present = true) => {
        const given = { kind: 'indicator' as const, code: fact, note: null };
        const answers = present
          ? [{ ...given, value: 'present' as const, basis: 'statement' as const }]
          : [{ ...given, value: 'notAsked' as const, basis: null }];
        return value(await bp3mi('screening.answer', { screeningId, revision, answers })).revision;
      };
      let revision = await answer(0, 'REC-02');
      revision = value(await bp3mi('screening.setTalk', { screeningId, revision, talk: paper })).revision;
      revision = await answer(revision, 'FIN-03');
      revision = await answer(revision, 'REC-03', false);
      revision = await answer(revision, 'ACC-04'); // no private fact: it was on no paper
      const { talk } = await view(bp3mi, screeningId);
      expect(talk.private).toMatchObject({ value: 'paper', line: 'K-0017', officerOffered: true });
      expect(talk.private.backEntry).toEqual([{ code: 'FIN-03', paper: 'K-0017' }]);
      const other = await openTourism(bp3mi, 'X7654321');
      expect(code(await bp3mi('screening.setTalk', { screeningId: other, revision: 0, talk: paper }))).toBe(
        'paper-used',
      );
      const here: TalkPart = { part: 'private', value: 'hereAlone', line: null, officerOffered: null };
      revision = value(await bp3mi('screening.setTalk', { screeningId, revision, talk: here })).revision;
      await answer(revision, 'FIN-03');
      expect((await view(bp3mi, screeningId)).talk.private.backEntry).toEqual([]);
    });
  });
});

describe('people around the departure', () => {
  const add = async (client: Client, screeningId: ScreeningId, person: PersonInput = recruiter) => {
    const { revision } = await view(client, screeningId);
    return value(await client('screening.addPerson', { screeningId, revision, person }));
  };

  it('are added, taken back, and stay with those who may work the case', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi);
      const { personId } = await add(bp3mi, screeningId);
      const payer: PersonInput = { ...recruiter, role: 'payer', name: null, agency: null, note: null, relation: null };
      const { revision } = await add(bp3mi, screeningId, payer);
      expect((await view(bp3mi, screeningId)).people).toMatchObject([{ ...recruiter, id: personId }, payer]);
      const first = await signedIn(bench, people.first, pins.first);
      const page = { screeningId, revision };
      expect(code(await first('screening.addPerson', { ...page, person: recruiter }))).toBe('screening-unknown');
      expect(code(await first('screening.dropPerson', { ...page, personId }))).toBe('screening-unknown');
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      expect((await view(supervisor, screeningId)).people).toEqual([]); // of the other agency
      expect(code(await supervisor('screening.addPerson', { ...page, person: recruiter }))).toBe('forbidden');
      value(await bp3mi('screening.dropPerson', { ...page, personId }));
      expect((await view(bp3mi, screeningId)).people.map(({ role }) => role)).toEqual(['payer']);
      const again = { screeningId, revision: revision + 1, personId };
      expect(code(await bp3mi('screening.dropPerson', again))).toBe('person-unknown');
      const nobody = PersonId.parse(`per_${'0'.repeat(20)}`);
      expect(code(await bp3mi('screening.dropPerson', { ...again, personId: nobody }))).toBe('person-unknown');
      const { events } = value(await supervisor('audit.list', { before: null, limit: 200 }));
      const kinds = events.map(({ kind }) => kind).filter((kind) => kind.startsWith('person-'));
      expect(kinds.toSorted()).toEqual(['person-added', 'person-added', 'person-taken-back']);
    });
  });

  it('of Immigration are not BP3MI’s to see or to take back', async () => {
    await withApp(async (bench) => {
      const { bp3mi, first, screeningId, revision } = await accepted(bench);
      const page = { screeningId, revision };
      expect(code(await bp3mi('screening.addPerson', { ...page, person: recruiter }))).toBe('not-yours');
      const { personId } = await add(first, screeningId);
      expect((await view(first, screeningId)).people).toHaveLength(1);
      expect((await view(bp3mi, screeningId)).people).toEqual([]);
      const latest = (await view(bp3mi, screeningId)).revision;
      expect(code(await bp3mi('screening.dropPerson', { screeningId, revision: latest, personId }))).toBe('not-yours');
    });
  });

  it('are counted again by key without their names, however they were written', async () => {
    await withApp(async (bench) => {
      const { bp3mi } = await deskOf(bench);
      const one = await openTourism(bp3mi);
      const two = await openTourism(bp3mi, 'X7654321');
      await add(bp3mi, one);
      await add(bp3mi, two, { ...recruiter, name: 'PENANDAREKRUT  satu.', handle: '+62 812 7654 3210', agency: null });
      await add(bp3mi, two, { ...recruiter, name: 'Orang Lain', handle: null });
      const keys = await inDatabase(bench, (db) => db.prepare('SELECT nameKey, handleKey FROM person').all());
      expect(new Set(keys.map((row) => JSON.stringify(row))).size).toBe(2);
      expect(keys[0]).toEqual(keys[1]);
      expect(keys[2]).toMatchObject({ handleKey: null });
      expect(keys[0]).not.toEqual({ nameKey: null, handleKey: null });
    });
  });
});

describe('what stands beside the answers', () => {
  it('refuses an old revision and a closed clarification', async () => {
    await withApp(async (bench) => {
      const { bp3mi } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi);
      const all = async (revision: number) => {
        const page = { screeningId, revision };
        return [
          code(await bp3mi('screening.setTalk', { ...page, talk: javanese })),
          code(await bp3mi('screening.addPerson', { ...page, person: recruiter })),
          code(await bp3mi('screening.setProvince', { ...page, province: '16' })),
          code(await bp3mi('screening.setBoarding', { ...page, boarding: boarding() })),
        ];
      };
      expect(new Set(await all(7))).toEqual(new Set(['stale-revision']));
      const proposal = { ...plain, kind: 'notCompleted' as const, cause: 'walkedOn' as const, passportReturned: true };
      value(await bp3mi('decision.propose', { screeningId, revision: 0, proposal }));
      expect(new Set(await all(1))).toEqual(new Set(['not-open']));
    });
  });

  it('changes neither the stored result nor what the assessment is given: the same bytes with and without', async () => {
    await withApp(async (bench) => {
      const { bp3mi } = await deskOf(bench);
      const { screeningId, revision } = await openWork(bp3mi);
      value(await bp3mi('screening.assessOwn', { screeningId, revision, own: 'concern' }));
      const result = async () => JSON.stringify((await view(bp3mi, screeningId)).assessments);
      const before = await result();
      const page = async () => ({ screeningId, revision: (await view(bp3mi, screeningId)).revision });
      const { personId } = value(await bp3mi('screening.addPerson', { ...(await page()), person: recruiter }));
      value(await bp3mi('screening.setProvince', { ...(await page()), province: '52' }));
      value(await bp3mi('screening.setTalk', { ...(await page()), talk: javanese }));
      value(await bp3mi('screening.setTalk', { ...(await page()), talk: paper }));
      expect(await result()).toBe(before);
      // Computed anew with all of it on the record: an answer that says what was said already.
      const again = { kind: 'document' as const, code: 'passport', value: 'doubtful' as const };
      value(await bp3mi('screening.answer', { ...(await page()), answers: [again] }));
      const anew = await result();
      expect(anew).toBe(before);
      value(await bp3mi('screening.dropPerson', { ...(await page()), personId }));
      value(await bp3mi('screening.setProvince', { ...(await page()), province: null }));
      value(await bp3mi('screening.answer', { ...(await page()), answers: [again] }));
      expect(await result()).toBe(before);
      const stored = await inDatabase(bench, (db) => db.prepare('SELECT result FROM assessment').pluck().all());
      expect(stored).toHaveLength(3);
      expect(new Set(stored).size).toBe(1);
    });
  });

  it('is appended, and its words are erased alone: the log verifies, the keys stay', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi);
      value(await bp3mi('screening.addPerson', { screeningId, revision: 0, person: recruiter }));
      value(await bp3mi('screening.setTalk', { screeningId, revision: 1, talk: paper }));
      value(await bp3mi('screening.setProvince', { screeningId, revision: 2, province: '16' }));
      await inDatabase(bench, (db) => {
        for (const table of ['person', 'personWords', 'talk', 'residence']) {
          const column = { person: 'role', personWords: 'name', talk: 'value', residence: 'province' }[table] ?? '';
          expect(() => db.exec(`UPDATE ${table} SET ${column} = ${column}`), table).toThrow('appended');
        }
        expect(() => db.exec("DELETE FROM eventContent WHERE name = 'person'")).toThrow('goes only with its case');
        db.exec('DROP TRIGGER eventContent_goes_with_its_case; DELETE FROM personWords');
        db.exec("DELETE FROM eventContent WHERE name = 'person'");
      });
      const again = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect((await view(again, screeningId)).people).toMatchObject([{ role: 'recruiter', name: null, handle: null }]);
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(value(await supervisor('audit.verify', {}))).toMatchObject({ intact: true });
    });
  });

  it('leaves nothing in plain sight: not in the database, its log, nor the technical log', async () => {
    await withApp(async (bench) => {
      const { bp3mi } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi);
      const { personId } = value(await bp3mi('screening.addPerson', { screeningId, revision: 0, person: recruiter }));
      value(await bp3mi('screening.dropPerson', { screeningId, revision: 1, personId }));
      const talk: TalkPart = { part: 'interpreter', value: 'professional', line: 'Penandabahasa' };
      value(await bp3mi('screening.setTalk', { screeningId, revision: 2, talk }));
      expect(code(await bp3mi('screening.addPerson', { screeningId, revision: 0, person: recruiter }))).toBe(
        'stale-revision',
      );
      const files = readdirSync(bench.dir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
      const texts = files.map((file) => readFileSync(join(file.parentPath, file.name)).toString('latin1'));
      for (const text of [...texts, ...bench.notes]) expect(text).not.toMatch(/penanda(rekrut|agensi|catatan|bahasa)/i);
      expect(texts.length).toBeGreaterThan(1);
    });
  });
});

/** The mitigating facts and the own assessment: two revisions. */
async function judge(desk: Client, screeningId: ScreeningId, revision: number): Promise<void> {
  const { catalogue } = value(await desk('catalogue.current', {}));
  const answers = catalogue.mitigations.map((fact) => {
    return { kind: 'mitigation' as const, code: fact.code, value: 'notAsked' as const };
  });
  value(await desk('screening.answer', { screeningId, revision, answers }));
  value(await desk('screening.assessOwn', { screeningId, revision: revision + 1, own: 'clear' }));
}

describe('a boarding pass that comes later', () => {
  it('brings flight, destination and what does not fit', async () => {
    await withApp(async (bench) => {
      const { bp3mi } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi, 'X1234567', false);
      const without = await view(bp3mi, screeningId);
      expect(without).toMatchObject({ flight: null, destination: null, boardingPass: null });
      expect(without.findings.map((finding) => finding.code)).toContain('noBoardingPass');
      const put = (revision: number, changes: Parameters<typeof boarding>[0] = {}) =>
        bp3mi('screening.setBoarding', { screeningId, revision, boarding: boarding(changes) });
      const torn = { source: 'bcbp' as const, text: 'M1TORN' };
      expect(code(await bp3mi('screening.setBoarding', { screeningId, revision: 0, boarding: torn }))).toBe(
        'bcbp-unreadable',
      );
      value(await put(0, { name: 'LAIN/ORANG' }));
      const after = await view(bp3mi, screeningId);
      expect(after).toMatchObject({ flight: 'AK 450', destination: 'MYS', revision: 1 });
      expect(after.findings.map((finding) => finding.code)).toEqual(['nameDifferent']);
      expect(after.document).toEqual(without.document);
    });
  });

  it('gives way to the right one while nobody has judged, and never after', async () => {
    await withApp(async (bench) => {
      const { bp3mi } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi, 'X1234567', false);
      const flights = value(await bp3mi('shift.current', {}))?.flights ?? [];
      const flightId = flights.find(({ number }) => number === 'TR 263')?.id;
      if (flightId === undefined) throw new Error('no flight');
      const wrong = { source: 'typed' as const, flightId, finalAirport: 'BKK', seat: '12A' };
      value(await bp3mi('screening.setBoarding', { screeningId, revision: 0, boarding: wrong }));
      value(await bp3mi('screening.setBoarding', { screeningId, revision: 1, boarding: boarding() }));
      expect(await view(bp3mi, screeningId)).toMatchObject({ flight: 'AK 450', destination: 'MYS', transit: [] });
      const told = { screeningId, revision: 2, purpose: 'tourism', destination: 'KHM', transit: [] };
      value(await bp3mi('screening.setPurpose', told));
      value(await bp3mi('screening.setBoarding', { screeningId, revision: 3, boarding: wrong }));
      expect(await view(bp3mi, screeningId)).toMatchObject({ flight: 'TR 263', destination: 'KHM' });
      const lost = boarding({ carrier: 'XX' });
      value(await bp3mi('screening.setBoarding', { screeningId, revision: 4, boarding: lost }));
      expect(await view(bp3mi, screeningId)).toMatchObject({ flight: null, destination: 'KHM' });
      await judge(bp3mi, screeningId, 5);
      const late = await bp3mi('screening.setBoarding', { screeningId, revision: 7, boarding: boarding() });
      expect(code(late)).toBe('boarding-known');
      expect(await view(bp3mi, screeningId)).toMatchObject({ flight: null, revision: 7 });
    });
  });

  it('leaves the destination that was told, and computes an opened result anew', async () => {
    await withApp(async (bench) => {
      const { bp3mi } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi, 'X1234567', false);
      const set = { screeningId, revision: 0, purpose: 'tourism', destination: 'KHM', transit: [] };
      value(await bp3mi('screening.setPurpose', set));
      await judge(bp3mi, screeningId, 1);
      value(await bp3mi('screening.setBoarding', { screeningId, revision: 3, boarding: boarding() }));
      expect(await view(bp3mi, screeningId)).toMatchObject({ destination: 'KHM', flight: 'AK 450', revision: 4 });
      const results = await inDatabase(bench, (db) => db.prepare('SELECT count(*) FROM assessment').pluck().get());
      expect(results).toBe(2);
    });
  });

  it('may be typed, for a flight of the open shift', async () => {
    await withApp(async (bench) => {
      const { bp3mi } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi, 'X1234567', false);
      const flightId = value(await bp3mi('shift.current', {}))?.flights.find(({ number }) => number === 'TR 263')?.id;
      if (flightId === undefined) throw new Error('no flight');
      const typed = { source: 'typed' as const, flightId, finalAirport: 'BKK', seat: '12A' };
      value(await bp3mi('screening.setBoarding', { screeningId, revision: 0, boarding: typed }));
      expect(await view(bp3mi, screeningId)).toMatchObject({ flight: 'TR 263', destination: 'THA', transit: ['SGP'] });
    });
  });
});
