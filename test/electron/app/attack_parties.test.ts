/** What a party must not do: clear a person twice, show what was told in confidence, keep what is not needed. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { codeOf } from '../../../shared/domain/party.ts';
import type { PartyId, ScreeningId } from '../../../shared/ids.ts';
import { papersOf } from '../../helpers/party.ts';
import { passport } from '../../helpers/papers.ts';
import { hashOf, newCatalogue, signedFile } from '../../helpers/catalogue_files.ts';
import { inDatabase } from './beside.ts';
import { approval, offices } from './catalogue_station.ts';
import { code, flights, pins, signedIn, staffed, value, withApp, type Bench } from './with_app.ts';

async function desk(bench: Bench) {
  const people = await staffed(bench);
  const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
  value(await bp3mi('shift.open', { flights, clockConfirmed: true }));
  const shift = value(await bp3mi('shift.current', {}));
  const flightId = shift?.flights.find(({ number }) => number === 'AK 450')?.id;
  if (flightId === undefined) throw new Error('no flight');
  const group = { kind: 'group', purpose: 'umrah', flightId, leader: 'Penandaketua Rekaan', licence: null } as const;
  const open = async (opening: InputOf<'party.open'> = group) => value(await bp3mi('party.open', opening)).partyId;
  return { people, bp3mi, flightId, open };
}

const view = async (client: Client, partyId: PartyId) => value(await client('party.get', { partyId }));
const sign = async (client: Client, partyId: PartyId) => {
  const { revision } = await view(client, partyId);
  return client('party.sign', { partyId, revision, pin: pins.bp3mi, effort: [] });
};

describe('one traveller in a party', () => {
  it('with two passports and one boarding pass is not two people', async () => {
    await withApp(async (bench) => {
      const { bp3mi, open } = await desk(bench);
      const partyId = await open();
      const { boarding, passport: old } = papersOf(0);
      const other = papersOf(0, { zone: { number: 'X7654321' } }).passport;
      value(await bp3mi('party.add', { partyId, passport: old, boarding }));
      // The same code read with the line end that some readers send.
      const again = { ...boarding, text: `${boarding.text}\r` };
      value(await bp3mi('party.add', { partyId, passport: other, boarding: again }));
      const { members } = await view(bp3mi, partyId);
      expect(members.map(({ standing }) => standing).sort()).toEqual(['half', 'match']);
      expect(code(await sign(bp3mi, partyId))).toBe('members-open');
    });
  });

  it('whose pass was read alone before keeps one row when both papers come together', async () => {
    await withApp(async (bench) => {
      const { bp3mi, open } = await desk(bench);
      const partyId = await open();
      const papers = papersOf(0);
      value(await bp3mi('party.add', { partyId, passport: null, boarding: papers.boarding }));
      value(await bp3mi('party.add', { partyId, ...papers }));
      expect((await view(bp3mi, partyId)).members.map(({ standing }) => standing)).toEqual(['match']);
    });
  });

  it('is not typed into the list: no check digit would vouch for anybody', async () => {
    await withApp(async (bench) => {
      const { bp3mi, open, flightId } = await desk(bench);
      const partyId = await open();
      const typed = {
        source: 'typed',
        surname: 'CONTOH',
        givenNames: 'KETIK',
        documentNumber: 'X1112223',
        nationality: 'IDN',
        birthDate: '1990-01-01',
        sex: null,
        expiryDate: '2031-01-01',
      } as const;
      const pass = { source: 'typed', flightId, finalAirport: 'KUL', seat: '' } as const;
      expect(code(await bp3mi('party.add', { partyId, passport: typed, boarding: null }))).toBe('invalid-input');
      expect(code(await bp3mi('party.add', { partyId, passport: passport(), boarding: pass }))).toBe('invalid-input');
      expect((await view(bp3mi, partyId)).members).toEqual([]);
    });
  });
});

describe('the facts across a party', () => {
  const record = async (client: Client, screeningId: ScreeningId, codes: readonly string[]) => {
    const seen = value(await client('screening.get', { screeningId }));
    const { catalogue } = value(await client('catalogue.read', { sha256: seen.catalogueSha256 }));
    const answers = catalogue.indicators
      .filter((indicator) => codes.includes(indicator.code))
      .map(({ code: fact, basis }) => ({
        kind: 'indicator' as const,
        code: fact,
        value: 'present' as const,
        basis: basis[0] ?? 'statement',
        note: null,
      }));
    value(await client('screening.answer', { screeningId, revision: seen.revision, answers }));
  };

  it('count neither what was told in private nor an integrity report', async () => {
    await withApp(async (bench) => {
      const { bp3mi, open } = await desk(bench);
      const partyId = await open();
      const taken: ScreeningId[] = [];
      for (const index of [0, 1]) {
        const { memberId } = value(await bp3mi('party.add', { partyId, ...papersOf(index) }));
        const { screeningId } = value(await bp3mi('party.takeOut', { partyId, memberId, selection: 'random' }));
        taken.push(screeningId);
      }
      const [told, other] = taken;
      if (told === undefined || other === undefined) throw new Error('nobody was taken out');
      await record(bp3mi, told, ['STO-02', 'STO-11', 'ACC-06', 'ACC-02']);
      const { party } = value(await bp3mi('screening.get', { screeningId: other }));
      expect(party?.facts).toEqual([{ code: 'STO-02', count: 1 }]);
    });
  });
});

describe('a party taken back', () => {
  it('keeps no name of its leader', async () => {
    await withApp(async (bench) => {
      const { bp3mi, open } = await desk(bench);
      const partyId = await open();
      value(await bp3mi('party.add', { partyId, ...papersOf(0) }));
      value(await sign(bp3mi, partyId));
      value(await bp3mi('party.undoSign', { partyId }));
      const kept = await inDatabase(bench, (db) => db.prepare('SELECT leader FROM party').pluck().all());
      expect(kept).toEqual([null]);
    });
  });
});

describe('a child in a party', () => {
  it('is not cleared by a parent who is a child, who left, or who is in another party', async () => {
    await withApp(async (bench) => {
      const { bp3mi, open, flightId } = await desk(bench);
      const family = { kind: 'family', purpose: 'tourism', flightId } as const;
      const partyId = await open(family);
      const elsewhere = await open(family);
      const add = async (party: PartyId, index: number, birth?: string) =>
        value(
          await bp3mi('party.add', {
            partyId: party,
            ...papersOf(index, birth === undefined ? {} : { zone: { birth } }),
          }),
        ).memberId;
      const child = await add(partyId, 0, '150101');
      const sibling = await add(partyId, 1, '120101');
      const parent = await add(partyId, 2);
      const stranger = await add(elsewhere, 3);
      const settle = (parentId: typeof child | null) =>
        bp3mi('party.settle', { partyId, memberIds: [child], settled: true, parentId });
      for (const nobody of [null, sibling, child, stranger]) expect(code(await settle(nobody))).toBe('parent-needed');
      value(await settle(parent));
      value(await bp3mi('party.leave', { partyId, memberId: sibling }));
      value(await bp3mi('party.leave', { partyId, memberId: parent }));
      expect(code(await sign(bp3mi, partyId))).toBe('members-open');
      const [left] = (await view(bp3mi, partyId)).members;
      expect(left?.reasons.map(({ reason }) => codeOf(reason))).toEqual(['under18']);
      expect(value(await bp3mi('shift.log', {}))).toEqual([]);
    });
  });
});

describe('a catalogue that comes into force while a party is open', () => {
  it('and knows its purpose no more keeps nobody: it cannot be signed, and each goes on alone', async () => {
    await withApp(async (bench) => {
      const all = await offices(bench);
      const bp3mi = await signedIn(bench, all.people.bp3mi, pins.bp3mi);
      value(await bp3mi('shift.open', { flights, clockConfirmed: true }));
      const flightId = value(await bp3mi('shift.current', {}))?.flights.find(({ number }) => number === 'AK 450')?.id;
      if (flightId === undefined) throw new Error('no flight');
      const opening = { kind: 'group', purpose: 'umrah', flightId, leader: null, licence: null } as const;
      const { partyId } = value(await bp3mi('party.open', opening));
      const { memberId } = value(await bp3mi('party.add', { partyId, ...papersOf(0) }));
      value(await bp3mi('party.add', { partyId, ...papersOf(1) }));
      const content = newCatalogue('2026.12.1', (copy) => {
        copy.purposes = copy.purposes.filter(({ code: purpose }) => purpose !== 'umrah');
        for (const one of copy.indicators) {
          if (one.appliesToPurposes !== 'all') {
            const left = one.appliesToPurposes.filter((purpose) => purpose !== 'umrah');
            one.appliesToPurposes = left.length === 0 ? 'all' : left;
          }
        }
      });
      const sha256 = hashOf(content);
      value(await all.bp3miHead('catalogue.propose', { text: signedFile(content) }));
      value(await all.bp3miHead('catalogue.replay', { sha256 }));
      const second = { id: all.people.supervisor, pin: pins.supervisor };
      const wanted = { call: 'catalogue.activate', subject: sha256 } as const;
      const { approvalId } = value(await approval(all.bp3miHead, second, wanted));
      value(await all.bp3miHead('catalogue.activate', { sha256, approvalId }));
      expect(code(await sign(bp3mi, partyId))).toBe('party-purpose');
      const { screeningId } = value(await bp3mi('party.takeOut', { partyId, memberId, selection: 'random' }));
      expect(value(await bp3mi('screening.get', { screeningId })).purpose).toBeNull();
      value(await bp3mi('party.cancel', { partyId }));
    });
  });
});
