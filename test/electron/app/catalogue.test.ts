import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openApplication } from '../../../electron/app/open.ts';
import { createClient, type Client } from '../../../shared/contract/client.ts';
import { agencyKey, entry, hashOf, newCatalogue, signedFile, strangerKey } from '../../helpers/catalogue_files.ts';
import { beginEarlier, earlierCatalogue } from '../../helpers/earlier_station.ts';
import { parseCatalogue } from '../../../shared/domain/catalogue_loader.ts';
import { active } from '../../shared/domain/delivered.ts';
import { accepted } from './cases.ts';
import {
  activate,
  approval,
  assessed,
  cleared,
  desk,
  judge,
  morePins,
  offices,
  replayed,
  trust,
} from './catalogue_station.ts';
import { code, flights, machineIn, pins, signedIn, staff, value, withApp } from './with_app.ts';

/** One strong sign on paper: TRV-01 is medium where the program begins. */
const heavier = (version: string) =>
  newCatalogue(version, (one) => {
    const indicator = entry(one.indicators, 'TRV-01');
    indicator.weight = 'S';
    one.scoring.bands.medium = 6;
  });

const kindsOf = async (client: Client) =>
  value(await client('audit.list', { before: null, limit: 200 })).events.map(({ kind }) => kind);

describe('a new catalogue', () => {
  it('comes by a signed file, is replayed, and comes into force with two persons; open and old cases keep theirs', async () => {
    await withApp(async (bench) => {
      const all = await offices(bench);
      const { people, admin, head, bp3miHead } = all;
      const client = await desk(bench, people);
      const old = await assessed(client, 'X1111111', ['TRV-01']);
      await cleared(client, old);
      const open = await assessed(client, 'X2222222', ['TRV-01']);
      const before = value(await client('screening.get', { screeningId: open.screeningId }));

      const content = heavier('2026.12.1');
      const sha256 = hashOf(content);
      const text = signedFile(content);
      expect(value(await bp3miHead('catalogue.check', { text }))).toEqual({
        state: 'readable',
        version: '2026.12.1',
        sha256,
        signers: [agencyKey.key.name],
        newer: true,
      });
      expect(value(await bp3miHead('catalogue.propose', { text }))).toMatchObject({
        sha256,
        origin: 'file',
        proposedBy: 'Kepala BP3MI',
        replayedAt: null,
        needsOfficial: false,
      });
      expect(value(await bp3miHead('catalogue.report', { sha256 }))).toBeNull();
      expect(value(await admin('catalogue.read', { sha256 })).catalogue).toEqual(content);
      expect(code(await client('catalogue.read', { sha256 }))).toBe('catalogue-unknown');

      const report = value(await bp3miHead('catalogue.replay', { sha256 }));
      expect(report.station).toMatchObject({
        before: { version: active.catalogue.version, sha256: active.sha256 },
        after: { version: '2026.12.1', sha256 },
        cases: 1,
        unreadable: [],
        byPurpose: [{ purpose: 'tourism', cases: 1 }],
      });
      expect(report.station.changes).toMatchObject([
        {
          id: old.screeningId,
          purpose: 'tourism',
          before: { points: 2, band: 'medium' },
          after: { points: 5, band: 'low' },
        },
      ]);
      expect(report.reference.cases).toBe(63);
      expect(report.reference.table.map(({ group }) => group)).toContain('positive');
      expect(value(await admin('catalogue.report', { sha256 }))).toEqual(report);

      const activated = value(await activate(all, sha256));
      expect(activated).toMatchObject({
        version: '2026.12.1',
        by: { first: 'Kepala BP3MI', second: 'Kepala Regu' },
        cases: 0,
      });
      expect(value(await client('catalogue.current', {})).sha256).toBe(sha256);
      expect(value(await client('session.current', {})).catalogueSha256).toBe(sha256);
      const versions = value(await head('catalogue.versions', {}));
      expect(versions).toMatchObject({
        inForce: { sha256 },
        earlier: [{ sha256: active.sha256, cases: 1, by: null }],
        proposals: [],
      });

      // The open case goes on under its own catalogue, also when an answer has it judged anew.
      await judge(client, open.screeningId, ['TRV-01']);
      const after = value(await client('screening.get', { screeningId: open.screeningId }));
      expect(after.catalogueSha256).toBe(active.sha256);
      expect(after.assessments).toHaveLength(1);
      expect(after.assessments[0]?.result).toEqual(before.assessments[0]?.result);
      const closed = value(await client('screening.get', { screeningId: old.screeningId }));
      expect(closed.assessments[0]?.result.catalogue.version).toBe(active.catalogue.version);
      expect(value(await client('catalogue.read', { sha256: active.sha256 })).catalogue).toEqual(active.catalogue);

      const next = await assessed(client, 'X3333333', ['TRV-01']);
      const [fresh] = value(await client('screening.get', { screeningId: next.screeningId })).assessments;
      expect(fresh?.result).toMatchObject({ catalogue: { sha256 }, attention: { points: 5 } });

      await bench.reopen();
      const again = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(value(await again('catalogue.current', {})).sha256).toBe(sha256);
      expect(value(await again('catalogue.report', { sha256 }))).toMatchObject({ by: 'Kepala BP3MI' });
      expect(await kindsOf(again)).toEqual(
        expect.arrayContaining(['signer-added', 'catalogue-proposed', 'catalogue-replayed', 'catalogue-activated']),
      );
      expect(value(await again('audit.verify', {})).intact).toBe(true);
    });
  });

  it('is not proposed twice, may be withdrawn, and comes back as a new proposal', async () => {
    await withApp(async (bench) => {
      const { bp3miHead, admin } = await offices(bench);
      const content = heavier('2026.12.1');
      const sha256 = hashOf(content);
      const text = signedFile(content);
      value(await bp3miHead('catalogue.propose', { text }));
      expect(code(await admin('catalogue.propose', { text }))).toBe('already-proposed');
      value(await admin('catalogue.withdraw', { sha256 }));
      expect(code(await admin('catalogue.withdraw', { sha256 }))).toBe('proposal-unknown');
      expect(code(await admin('catalogue.read', { sha256 }))).toBe('catalogue-unknown');
      expect(code(await admin('catalogue.replay', { sha256 }))).toBe('proposal-unknown');
      expect(value(await admin('catalogue.propose', { text })).proposedBy).toBe('Admin Satu');
    });
  });

  it('that the program brings is the one in force at first, and nothing to propose', async () => {
    await withApp(async (bench) => {
      const { head } = await offices(bench);
      expect(value(await head('catalogue.versions', {})).delivered).toBeNull();
      expect(code(await head('catalogue.proposeDelivered', {}))).toBe('catalogue-not-newer');
    });
  });

  it('that a newer program brings is proposed like any other; the old one works on, whatever its loader says of it', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'tapis-'));
    const machine = machineIn(dir, { now: '2026-11-20T23:40:00.000Z', mono: 0 }, []);
    await beginEarlier(machine);
    const app = await openApplication(machine);
    try {
      const pages = { client: (caller: string) => createClient((name, input) => app.dispatch(caller, name, input)) };
      const people = await staff(pages);
      const admin = await signedIn(pages, people.admin, pins.admin);
      expect(parseCatalogue(earlierCatalogue).ok).toBe(false);
      const client = await desk(pages, people);
      expect(await assessed(client, 'X1111111', ['TRV-01'])).toBeDefined();
      const { version } = active.catalogue;
      const { inForce, delivered } = value(await admin('catalogue.versions', {}));
      expect([inForce.version, delivered]).toEqual([earlierCatalogue.version, { sha256: active.sha256, version }]);
      expect(value(await admin('catalogue.read', { sha256: active.sha256 })).version).toBe(version);
      const proposed = value(await admin('catalogue.proposeDelivered', {}));
      expect(proposed).toMatchObject({ sha256: active.sha256, origin: 'delivered', signers: [] });
      expect(value(await admin('catalogue.versions', {}))).toMatchObject({ inForce: { by: null }, delivered: null });
      expect(code(await admin('catalogue.proposeDelivered', {}))).toBe('already-proposed');
    } finally {
      app.close();
      rmSync(dir, { recursive: true });
    }
  });
});

/** The note stands last in a file. */
function withNoteOf(file: string, other: string): string {
  const at = (text: string) => text.lastIndexOf('"note":');
  return file.slice(0, at(file)) + other.slice(at(other));
}

describe('a file', () => {
  const good = heavier('2026.12.1');
  const banned = newCatalogue('2026.12.1', (one) => {
    entry(one.questions.items, one.questions.items[0]?.code ?? '').text = {
      id: 'Apa agama Anda?',
      en: 'What is your religion?',
    };
  });
  const files: readonly (readonly [string, string, string])[] = [
    ['that is no JSON', '{', 'not-json'],
    ['that is another JSON', '{"a":1}', 'not-a-catalogue-file'],
    ['without a signature', signedFile(good, []), 'note-malformed'],
    ['signed by a key nobody trusts', signedFile(good, [strangerKey]), 'no-trusted-signature'],
    ['changed after it was signed', signedFile(good).replace('"weight": "S"', '"weight": "M"'), 'hash-differs'],
    [
      'with the signature of another catalogue',
      withNoteOf(signedFile(good), signedFile(heavier('2026.12.2'))),
      'hash-differs',
    ],
    ['whose catalogue asks what may not be asked', signedFile(banned), 'catalogue-refused'],
  ];

  it('is refused with its reason, and the refusal recorded [V5.2.2]', async () => {
    await withApp(async (bench) => {
      const { bp3miHead } = await offices(bench);
      for (const [what, text, reason] of files) {
        const found = value(await bp3miHead('catalogue.check', { text }));
        expect(found, what).toMatchObject({ state: 'refused', code: reason });
        expect(await bp3miHead('catalogue.propose', { text }), what).toMatchObject({
          error: { code: 'catalogue-file-refused', detail: { reason } },
        });
        const [last] = value(await bp3miHead('audit.list', { before: null, limit: 1 })).events;
        expect(last, what).toMatchObject({ kind: 'measure-refused', subjects: ['call catalogue.propose'] });
      }
      expect(value(await bp3miHead('catalogue.versions', {})).proposals).toEqual([]);
      const banning = value(await bp3miHead('catalogue.check', { text: signedFile(banned) }));
      expect(banning.state === 'refused' && banning.faults).toMatchObject([
        {
          entry: banned.questions.items[0]?.code,
          rule: 'prohibited-attribute',
        },
      ]);
      const [first] = banning.state === 'refused' ? banning.faults : [];
      expect(first?.message.id).toContain('agama');
      expect(first?.message.en).toContain('religion');
    });
  });

  it('that is not newer than the catalogue in force, or far too new, is refused, whoever signed it', async () => {
    await withApp(async (bench) => {
      const all = await offices(bench);
      for (const version of [active.catalogue.version, '2026.02.9']) {
        const text = signedFile(newCatalogue(version, (one) => void (one.title = { id: 'Lama', en: 'Old' })));
        expect(value(await all.admin('catalogue.check', { text }))).toMatchObject({ state: 'readable', newer: false });
        expect(code(await all.admin('catalogue.propose', { text }))).toBe('catalogue-not-newer');
      }
      const far = signedFile(newCatalogue('2099.01.1'));
      expect(code(await all.admin('catalogue.propose', { text: far }))).toBe('catalogue-too-far-ahead');
      // Proposed while it was newer, overtaken by another one since.
      const [late, early] = [heavier('2026.12.5'), newCatalogue('2026.12.4')];
      const lateHash = await replayed(all, late);
      const earlyHash = await replayed(all, early);
      value(await activate(all, lateHash));
      value(await all.bp3miHead('catalogue.replay', { sha256: earlyHash }));
      expect(code(await activate(all, earlyHash))).toBe('catalogue-not-newer');
    });
  });
});

describe('activation', () => {
  it('needs a replay of this proposal over the catalogue now in force', async () => {
    await withApp(async (bench) => {
      const all = await offices(bench);
      const [a, b] = [heavier('2026.12.1'), newCatalogue('2026.12.2')];
      value(await all.bp3miHead('catalogue.propose', { text: signedFile(a) }));
      const bHash = await replayed(all, b);
      expect(code(await activate(all, hashOf(a)))).toBe('not-replayed');
      value(await all.bp3miHead('catalogue.replay', { sha256: hashOf(a) }));
      value(await activate(all, hashOf(a)));
      expect(value(await all.head('catalogue.versions', {})).proposals).toMatchObject([
        { sha256: bHash, replayedAt: null },
      ]);
      expect(code(await activate(all, bHash))).toBe('not-replayed');
      value(await all.bp3miHead('catalogue.replay', { sha256: bHash }));
      value(await activate(all, bHash));
    });
  });

  it('takes two different persons, the second a supervisor, for exactly this catalogue, once, in a minute', async () => {
    await withApp(async (bench) => {
      const all = await offices(bench);
      const { people, bp3miHead, admin } = all;
      const content = heavier('2026.12.1');
      const sha256 = await replayed(all, content);
      const self = { id: people.bp3miHead, pin: morePins.bp3miHead };
      const wanted = { call: 'catalogue.activate' as const, subject: sha256 };
      expect(code(await approval(bp3miHead, self, wanted))).toBe('approver-is-self');
      for (const second of [
        { id: people.admin, pin: pins.admin },
        { id: people.bp3mi, pin: pins.bp3mi },
        { id: people.first, pin: pins.first },
        { id: people.auditor, pin: morePins.auditor },
      ]) {
        expect(code(await approval(bp3miHead, second, wanted))).toBe('approver-not-supervisor');
      }
      const head = { id: people.supervisor, pin: pins.supervisor };
      const given = async (client: Client, call: 'catalogue.activate' | 'signer.add', subject: string) =>
        value(await approval(client, head, { call, subject })).approvalId;
      const refused = async (client: Client, approvalId: Awaited<ReturnType<typeof given>>, why: string) =>
        expect(code(await client('catalogue.activate', { sha256, approvalId }))).toBe(why);
      const elsewhere = await given(bp3miHead, 'catalogue.activate', 'f'.repeat(64));
      await refused(bp3miHead, elsewhere, 'approval-other-subject');
      await refused(bp3miHead, await given(bp3miHead, 'signer.add', sha256), 'approval-other-call');
      await refused(bp3miHead, await given(admin, 'catalogue.activate', sha256), 'approval-unknown');
      const late = await given(bp3miHead, 'catalogue.activate', sha256);
      bench.advance(60_001);
      await refused(bp3miHead, late, 'approval-expired');
      expect(value(await admin('catalogue.current', {})).sha256).toBe(active.sha256);
      const approvalId = await given(admin, 'catalogue.activate', sha256);
      expect(value(await admin('catalogue.activate', { sha256, approvalId })).by).toEqual({
        first: 'Admin Satu',
        second: 'Kepala Regu',
      });
      expect(code(await admin('catalogue.activate', { sha256, approvalId }))).toBe('proposal-unknown');
    });
  });

  it('needs a Pejabat Imigrasi where a passport could be held on another ground', async () => {
    await withApp(async (bench) => {
      const all = await offices(bench);
      const content = newCatalogue('2026.12.1', (one) => {
        Object.assign(entry(one.legal.grounds, 'documentInDoubt'), { allowsPassportHold: true, toBeConfirmed: true });
      });
      const sha256 = await replayed(all, content);
      expect(value(await all.admin('catalogue.versions', {})).proposals).toMatchObject([{ needsOfficial: true }]);
      expect(code(await activate(all, sha256))).toBe('immigration-official-needed');
      const official = { id: all.people.official, pin: morePins.official };
      expect(value(await activate(all, sha256, official)).by?.second).toBe('Kepala Imigrasi');
    });
  });

  it('is refused once the key that signed no longer counts, also when its name comes back', async () => {
    await withApp(async (bench) => {
      const all = await offices(bench);
      const { people, admin } = all;
      const sha256 = await replayed(all, heavier('2026.12.1'));
      const [signer] = value(await admin('signer.list', {}));
      const fingerprint = signer?.fingerprint ?? '';
      const head = { id: people.supervisor, pin: pins.supervisor };
      const { approvalId } = value(await approval(admin, head, { call: 'signer.remove', subject: fingerprint }));
      value(await admin('signer.remove', { fingerprint, approvalId }));
      expect(code(await admin('signer.remove', { fingerprint, approvalId }))).toBe('signer-unknown');
      expect(code(await activate(all, sha256))).toBe('signer-gone');
      bench.advance(1000);
      await trust(admin, head, agencyKey.key.text);
      expect(code(await activate(all, sha256))).toBe('signer-gone');
    });
  });

  it('belongs to technician and shift heads; the auditor reads, officers do neither', async () => {
    await withApp(async (bench) => {
      const all = await offices(bench);
      const sha256 = await replayed(all, heavier('2026.12.1'));
      const bp3mi = await signedIn(bench, all.people.bp3mi, pins.bp3mi);
      const first = await signedIn(bench, all.people.first, pins.first);
      const approvalId = 'app_00000000000000000000';
      for (const client of [bp3mi, first, all.auditor]) {
        expect(code(await client('catalogue.propose', { text: '{}' }))).toBe('forbidden');
        expect(code(await client('catalogue.replay', { sha256 }))).toBe('forbidden');
        expect(code(await client('catalogue.activate', { sha256, approvalId }))).toBe('forbidden');
        expect(code(await client('signer.add', { text: agencyKey.key.text, approvalId }))).toBe('forbidden');
      }
      expect(code(await all.head('signer.add', { text: strangerKey.key.text, approvalId }))).toBe('forbidden');
      for (const client of [bp3mi, first]) {
        expect(code(await client('catalogue.versions', {}))).toBe('forbidden');
        expect(code(await client('catalogue.report', { sha256 }))).toBe('forbidden');
      }
      expect(value(await all.auditor('catalogue.report', { sha256 }))?.station.cases).toBe(0);
    });
  });
});

describe('a trusted key', () => {
  it('is taken in by the technician with a shift head, and only as it is written', async () => {
    await withApp(async (bench) => {
      const { people, admin } = await offices(bench);
      const head = { id: people.supervisor, pin: pins.supervisor };
      expect(code(await admin('signer.check', { text: 'orang.lain+00000000+AAAA' }))).toBe('verifier-key-malformed');
      expect(code(await admin('signer.check', { text: agencyKey.key.text }))).toBe('signer-known');
      const { fingerprint } = value(await admin('signer.check', { text: strangerKey.key.text }));
      const { approvalId } = value(await approval(admin, head, { call: 'signer.add', subject: 'a'.repeat(64) }));
      expect(code(await admin('signer.add', { text: strangerKey.key.text, approvalId }))).toBe(
        'approval-other-subject',
      );
      const self = { id: people.admin, pin: pins.admin };
      expect(code(await approval(admin, self, { call: 'signer.add', subject: fingerprint }))).toBe('approver-is-self');
      await trust(admin, head, strangerKey.key.text);
      expect(value(await admin('signer.list', {})).map(({ name, by }) => [name, by.second])).toEqual([
        [agencyKey.key.name, 'Kepala Regu'],
        [strangerKey.key.name, 'Kepala Regu'],
      ]);
    });
  });
});

describe('a replay', () => {
  /** What SOI facts change under this catalogue shows in a second assessment alone. */
  const lighter = newCatalogue('2026.12.1', (one) => {
    entry(one.indicators, 'HIS-01').weight = 'W';
    // What is recorded of HIS-05 can no longer be read: the fault must not be told either.
    entry(one.indicators, 'HIS-05').basis = ['observation'];
    entry(one.indicators, 'TRV-01').weight = 'S';
  });
  const fact = (name: string) => ({
    kind: 'indicator' as const,
    code: name,
    value: 'present' as const,
    basis: 'thirdParty' as const,
    note: null,
  });

  it('shows no fact of SOI or PAU to BP3MI, technician or auditor, nor that there is one', async () => {
    await withApp(async (bench) => {
      const { first, screeningId, revision, people: base } = await accepted(bench);
      const admin = await signedIn(bench, base.admin, pins.admin);
      const head = { id: base.supervisor, pin: pins.supervisor };
      await trust(admin, head, agencyKey.key.text);
      const supervisor = await signedIn(bench, base.supervisor, pins.supervisor);
      const made = value(
        await admin('officer.add', {
          name: 'Kepala BP3MI',
          serviceNumber: '',
          agency: 'bp3mi',
          role: 'supervisor',
          immigrationOfficial: false,
        }),
      );
      const bp3miHead = bench.client('bp3mi head');
      value(await bp3miHead('session.enrol', { officerId: made.officer.id, code: made.code, pin: morePins.bp3miHead }));
      const answered = value(
        await first('screening.answer', {
          screeningId,
          revision,
          answers: [fact('HIS-01'), fact('DST-08'), { ...fact('TRV-01'), basis: 'statement' }],
        }),
      );
      await cleared(first, { screeningId, revision: answered.revision });

      const sha256 = hashOf(lighter);
      value(await admin('catalogue.propose', { text: signedFile(lighter) }));
      const byImmigration = value(await supervisor('catalogue.replay', { sha256 }));
      expect(byImmigration.second).toMatchObject({ cases: 1, changes: [{ id: screeningId }] });
      // What Immigration recorded after it had accepted is no part of what the desk knew.
      expect(byImmigration.station).toMatchObject({ cases: 1, changes: [], unreadable: [] });

      for (const client of [admin, bp3miHead]) {
        const read = value(await client('catalogue.report', { sha256 }));
        const run = value(await client('catalogue.replay', { sha256 }));
        for (const report of [read, run]) {
          expect(report?.second).toBeNull();
          expect(report?.station).toEqual(byImmigration.station);
          expect(JSON.stringify(report)).not.toMatch(/HIS-0|DST-08/);
        }
      }
      // Whoever does not see that part does not take it away.
      expect(value(await supervisor('catalogue.report', { sha256 }))?.second).toEqual(byImmigration.second);
    });
  });

  it('says nothing of a hidden fact that the new catalogue cannot read', async () => {
    await withApp(async (bench) => {
      const all = await offices(bench);
      const first = await signedIn(bench, all.people.first, pins.first);
      value(await first('shift.open', { flights, clockConfirmed: true }));
      // Immigration's own traveller: the desk had the fact from the beginning.
      const own = await assessed(first, 'X1111111', ['HIS-05']);
      const again = value(await first('screening.assessOwn', { ...own, own: 'clear' }));
      await cleared(first, { ...own, revision: again.revision });
      const sha256 = await replayed(all, lighter);
      expect(value(await all.head('catalogue.report', { sha256 }))?.station).toMatchObject({
        cases: 1,
        unreadable: [],
        changes: [],
      });
      for (const client of [all.head, all.admin, all.auditor]) {
        expect(JSON.stringify(await client('catalogue.report', { sha256 }))).not.toContain('HIS-05');
      }
    });
  });

  it('lets others go first between its steps', async () => {
    await withApp(async (bench) => {
      const all = await offices(bench);
      const client = await desk(bench, all.people);
      for (let nth = 0; nth < 25; nth += 1) {
        await cleared(client, await assessed(client, `X10000${String(nth).padStart(2, '0')}`));
      }
      const content = heavier('2026.12.1');
      value(await all.bp3miHead('catalogue.propose', { text: signedFile(content) }));
      let running = true;
      const replay = all.bp3miHead('catalogue.replay', { sha256: hashOf(content) }).finally(() => (running = false));
      const seen: number[] = [];
      while (running) {
        await new Promise((resolve) => setImmediate(resolve));
        const [proposal] = value(await all.admin('catalogue.versions', {})).proposals;
        const replaying = proposal?.replaying ?? null;
        if (replaying !== null) seen.push(replaying.done);
      }
      expect(value(await replay).station.cases).toBe(25);
      expect(seen.length).toBeGreaterThanOrEqual(5);
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      expect(value(await all.admin('catalogue.versions', {})).proposals).toMatchObject([{ replaying: null }]);
    });
  });
});
