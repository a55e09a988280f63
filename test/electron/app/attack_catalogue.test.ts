/** Crafted catalogue and key files, and people who use the calls of a catalogue in the wrong order. */
import { describe, expect, it } from 'vitest';
import { parseVerifierKey } from '../../../shared/audit/signed_note.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { openCatalogueFile } from '../../../shared/domain/catalogue_file.ts';
import { parseCatalogue } from '../../../shared/domain/catalogue_loader.ts';
import { agencyKey, entry, hashOf, newCatalogue, signedFile } from '../../helpers/catalogue_files.ts';
import { sha256 } from '../../shared/domain/delivered.ts';
import { seeds, signingKey } from '../../shared/signing.ts';
import { approval, offices, trust } from './catalogue_station.ts';
import { code, pins, value, withApp } from './with_app.ts';

/** The rules that a catalogue with this change breaks. A signature makes nothing admissible, so none is needed here. */
function rulesBroken(edit: (copy: Catalogue) => void): string[] {
  const read = parseCatalogue(newCatalogue('2026.12.1', edit));
  return read.ok ? [] : read.error.map(({ rule }) => rule);
}

describe('a crafted catalogue', () => {
  it.each([
    [
      'gives SOI facts to BP3MI',
      (copy: Catalogue) => {
        entry(copy.indicators, 'HIS-01').whoAsks = 'both';
      },
    ],
    [
      'lets a fact of Immigration count at the desk',
      (copy: Catalogue) => {
        entry(copy.indicators, 'STO-06').whoAsks = 'immigration';
      },
    ],
  ])('that %s is refused', (_what, edit) => {
    expect(rulesBroken(edit)).toContain('second-assessment-only');
  });

  it.each([
    ['an invisible sign', 'Apa aga\u200bma Anda?'],
    ['a soft hyphen', 'Apa aga\u00adma Anda?'],
    ['a filler that shows nothing', 'Apa aga\u3164ma Anda?'],
    ['a Cyrillic letter', 'Apa \u0430gama Anda?'],
    ['a Latin letter that only looks like another', 'Apa \u0251gama Anda?'],
    ['a control sign', 'Apa aga\u0001ma Anda?'],
  ])('does not hide a prohibited question behind %s', (_what, question) => {
    const rules = rulesBroken((copy) => {
      const [first] = copy.questions.items;
      if (first !== undefined) first.text = { id: question, en: 'Where do you stay?' };
    });
    expect(rules).toEqual(['unreadable-sign']);
  });

  it('does not hide a prohibited question in the words that open the talk', () => {
    const rules = rulesBroken((copy) => {
      copy.questions.opening = { id: 'Apa agama Bapak/Ibu?', en: 'What is your religion?' };
    });
    expect(rules).toEqual(['prohibited-attribute']);
  });

  it.each(['9999.99.1', '2026.13.1', '2026.12.9007199254740993', `2026.12.${'9'.repeat(40)}`])(
    'of version %s, after which none could be newer, is refused',
    (version) => {
      expect(rulesBroken((copy) => (copy.version = version))).toEqual(['shape']);
    },
  );

  it('calls no entry by a name that every object has', () => {
    const rules = rulesBroken((copy) => {
      entry(copy.documents, 'hotelBooking').code = 'constructor';
      for (const purpose of copy.purposes) {
        for (const document of purpose.documents) if (document.code === 'hotelBooking') document.code = 'constructor';
      }
    });
    expect(rules).toContain('shape');
  });
});

/** A file that begins like a signed one, with any text in the place of the catalogue. */
const fileAround = (catalogue: string): string =>
  `{"format":"tapis-catalogue/1","note":"tapis-catalogue/1\\n\\n— orang AAAAAAAA\\n","catalogue":${catalogue}}`;

describe('a file made to stop the desk', () => {
  const emptyEntries = (count: number) =>
    JSON.stringify({ ...newCatalogue('2026.12.1'), indicators: Array.from({ length: count }, () => ({})) });

  it.each([
    ['half a million empty entries', emptyEntries(500_000), 'not-a-catalogue-file'],
    ['a million figures', `[${'0,'.repeat(999_999)}0]`, 'not-a-catalogue-file'],
    ['a million lists in each other', '['.repeat(999_000) + ']'.repeat(999_000), 'not-json'],
    [
      'many short lists',
      `[${Array.from({ length: 900 }, () => `[${'{},'.repeat(900)}{}]`).join()}]`,
      'not-a-catalogue-file',
    ],
  ])('with %s is refused before its entries are judged', (_what, catalogue, expected) => {
    const begun = performance.now();
    const opened = openCatalogueFile(fileAround(catalogue), sha256);
    expect(opened.ok ? null : opened.error.code).toBe(expected);
    // Judging them took between six seconds and all the memory there was.
    expect(performance.now() - begun).toBeLessThan(4000);
  });

  it('is told no more of its faults than somebody reads', () => {
    const opened = openCatalogueFile(fileAround(emptyEntries(900)), sha256);
    if (opened.ok || opened.error.code !== 'catalogue-refused') throw new Error('it was read');
    expect(opened.error.faults).toHaveLength(200);
  });
});

describe('a key under the name of another', () => {
  it('is not taken in beside it: which key signed is remembered by name', async () => {
    await withApp(async (bench) => {
      const all = await offices(bench);
      const { admin, people } = all;
      const head = { id: people.supervisor, pin: pins.supervisor };
      const same = signingKey(agencyKey.key.name, seeds[1]);
      const loud = signingKey(agencyKey.key.name.toUpperCase(), seeds[1]);
      for (const { key } of [same, loud]) {
        expect(code(await admin('signer.check', { text: key.text }))).toBe('signer-known');
        await expect(trust(admin, head, key.text)).rejects.toThrow('signer-known');
      }
      // Once the first one is out, the name is free; what it had signed before stays without a signer.
      const content = newCatalogue('2026.12.1');
      value(await admin('catalogue.propose', { text: signedFile(content) }));
      value(await admin('catalogue.replay', { sha256: hashOf(content) }));
      const { fingerprint } = value(await admin('signer.list', {}))[0] ?? { fingerprint: '' };
      const out = value(await approval(admin, head, { call: 'signer.remove', subject: fingerprint }));
      value(await admin('signer.remove', { fingerprint, approvalId: out.approvalId }));
      bench.advance(1000);
      await trust(admin, head, same.key.text);
      const wanted = { call: 'catalogue.activate', subject: hashOf(content) } as const;
      const { approvalId } = value(await approval(admin, head, wanted));
      expect(code(await admin('catalogue.activate', { sha256: hashOf(content), approvalId }))).toBe('signer-gone');
    });
  });

  it.each(['tapis.bp3mi.ex\u0430mple', 'tapis.bp3mi.example\u3164', 'tapis.bp3mi.example\u2800', 'tapis\ufe0f.bp3mi'])(
    'or one that only looks like it (%j) is no key',
    (name) => {
      expect(parseVerifierKey(signingKey(name, seeds[1]).key.text, sha256).ok).toBe(false);
    },
  );
});

describe('a replay', () => {
  it('runs once at a time over one proposal, however often it is asked for [V2.4.1 V15.2.2]', async () => {
    await withApp(async (bench) => {
      const { admin, head } = await offices(bench);
      const content = newCatalogue('2026.12.1');
      value(await admin('catalogue.propose', { text: signedFile(content) }));
      const wanted = { sha256: hashOf(content) };
      const asked = [admin, head, admin].map((page) => page('catalogue.replay', wanted));
      const codes = (await Promise.all(asked)).map(code);
      expect(codes).toEqual([null, 'replay-runs', 'replay-runs']);
      value(await head('catalogue.replay', wanted));
    });
  });
});
