/** Crafted catalogue and key files, and people who use the calls of a catalogue in the wrong order. */
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { agencyKey, entry, newCatalogue, signedFile } from '../../helpers/catalogue_files.ts';
import { offices } from './catalogue_station.ts';
import { code, withApp } from './with_app.ts';

/** What a station says of a rightly signed catalogue with this change: the rules it breaks. */
async function rulesBroken(edit: (copy: Catalogue) => void): Promise<string[]> {
  let rules: string[] = [];
  await withApp(async (bench) => {
    const { admin } = await offices(bench);
    const found = await admin('catalogue.check', { text: signedFile(newCatalogue('2027.01.1', edit), [agencyKey]) });
    if (!found.ok) throw new Error(found.error.code);
    rules = found.value.state === 'refused' ? found.value.faults.map(({ rule }) => rule) : [];
    const proposed = await admin('catalogue.propose', {
      text: signedFile(newCatalogue('2027.01.1', edit), [agencyKey]),
    });
    expect(code(proposed)).toBe(rules.length === 0 ? null : 'catalogue-file-refused');
  });
  return rules;
}

describe('a rightly signed catalogue', () => {
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
  ])('that %s is refused', async (_what, edit) => {
    expect(await rulesBroken(edit)).toContain('second-assessment-only');
  });
});
