import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bundledCatalogueFile } from '../../../shared/catalogue/bundled.ts';
import { catalogueSha256, type Catalogue } from '../../../shared/domain/catalogue.ts';
import type { Indicator } from '../../../shared/domain/catalogue_entries.ts';
import { parseCatalogue } from '../../../shared/domain/catalogue_loader.ts';
import { catalogue, sha256 } from './delivered.ts';

const copy = (): Catalogue => structuredClone(catalogue);

const found = <Entry extends { readonly code: string }>(entries: readonly Entry[], code: string): Entry => {
  const entry = entries.find((one) => one.code === code);
  if (entry === undefined) throw new Error(code);
  return entry;
};

const indicator = (among: Catalogue, code: string): Indicator => found(among.indicators, code);

/** Entry and rule of every fault of a changed catalogue. */
function faults(change: (among: Catalogue) => unknown): string[] {
  const changed = copy();
  change(changed);
  const read = parseCatalogue(changed);
  return read.ok ? [] : read.error.map(({ entry, rule }) => `${entry} ${rule}`);
}

/** A new indicator beside the delivered ones. */
const plant = (part: Partial<Indicator>) => (among: Catalogue) =>
  among.indicators.push({ ...indicator(among, 'STO-01'), code: 'STO-90', overlapsWith: [], ...part });

const text = (id: string, en: string) => ({ id, en });

describe('the delivered catalogue', () => {
  test('is accepted', () => {
    expect(parseCatalogue(bundledCatalogueFile)).toMatchObject({ ok: true });
  });

  test('holds what the reference data holds', () => {
    expect(catalogue.purposes).toHaveLength(24);
    expect(catalogue.documents).toHaveLength(84);
    expect(catalogue.indicators).toHaveLength(89);
    expect(catalogue.mitigations).toHaveLength(9);
    expect(catalogue.questions.items).toHaveLength(15);
    expect(catalogue.ilo.dimensions.map(({ indicators }) => indicators.length)).toEqual([10, 10, 16]);
  });

  test('allows a passport hold only in the cases of PP 31/2013 art. 28 and for the protection of a potential victim', () => {
    const holds = catalogue.legal.grounds.filter((ground) => ground.allowsPassportHold);
    expect(holds.map(({ code, toBeConfirmed }) => [code, toBeConfirmed])).toEqual([
      ['noValidTravelDocument', false],
      ['neededForInvestigation', false],
      ['onPreventionList', false],
      ['foreignerGround', false],
      ['traffickingPrevention', true],
    ]);
  });

  test('has a hash that is the same for every spelling of the same content', () => {
    const turned: unknown = JSON.parse(
      JSON.stringify(Object.fromEntries(Object.entries(catalogue).toReversed()), null, 3),
    );
    const read = parseCatalogue(turned);
    expect(read.ok && catalogueSha256(read.value, sha256)).toBe(catalogueSha256(catalogue, sha256));
    const changed = copy();
    indicator(changed, 'TRV-06').weight = 'M';
    expect(catalogueSha256(changed, sha256)).not.toBe(catalogueSha256(catalogue, sha256));
  });

  test('is hashed by SHA-256 over RFC 8785 bytes', () => {
    const bytes: Uint8Array[] = [];
    const hex = catalogueSha256(catalogue, (input) => {
      bytes.push(input);
      return sha256(input);
    });
    const canonical = Buffer.concat(bytes).toString('utf8');
    expect(canonical.startsWith('{"asOf":"2026-03","basisLabels":{"document":{"en":')).toBe(true);
    expect(hex).toBe(createHash('sha256').update(canonical).digest('hex'));
  });
});

describe('a banned attribute is refused, whatever its language and place', () => {
  test.each<[string, Partial<Indicator>, string]>([
    ['religion, Indonesian label', { label: text('Beragama tertentu', 'Other') }, 'STO-90'],
    ['religion, English label', { label: text('Lain', 'Member of a religious group') }, 'STO-90'],
    ['ethnicity', { label: text('Suku tertentu', 'Other') }, 'STO-90'],
    ['origin', { label: text('Kampung halaman di daerah rawan', 'Other') }, 'STO-90'],
    ['origin, English', { label: text('Lain', 'Home district on the list') }, 'STO-90'],
    ['sex', { label: text('Perempuan sendirian', 'Other') }, 'STO-90'],
    ['sex, English', { label: text('Lain', 'Woman travelling alone') }, 'STO-90'],
    ['age', { label: text('Usia muda', 'Other') }, 'STO-90'],
    ['age, English', { label: text('Lain', 'Young traveller') }, 'STO-90'],
    ['appearance', { label: text('Penampilan sederhana', 'Other') }, 'STO-90'],
    ['dress, English', { label: text('Lain', 'Dress does not fit') }, 'STO-90'],
    ['marital permission', { label: text('Tanpa izin suami', 'Other') }, 'STO-90'],
    ['marital permission, English', { label: text('Lain', "Without the husband's permission") }, 'STO-90'],
    ['nervousness', { label: text('Tampak gugup', 'Other') }, 'STO-90'],
    ['nervousness, English', { label: text('Lain', 'Avoids eye contact') }, 'STO-90'],
    ['first trip', { label: text('Pertama kali ke luar negeri', 'Other') }, 'STO-90'],
    ['first trip, English', { label: text('Lain', 'First trip abroad') }, 'STO-90'],
    ['poverty', { label: text('Saldo rekening kecil', 'Other') }, 'STO-90'],
    ['poverty, English', { label: text('Lain', 'Low bank balance') }, 'STO-90'],
    ['in the code', { code: 'RELIGION-01' }, 'RELIGION-01'],
    ['in the code, Indonesian', { code: 'UMUR-01' }, 'UMUR-01'],
    ['in camel case', { code: 'firstTrip' }, 'firstTrip'],
    [
      'decisive instead of scored',
      { weight: 'D', decisiveFor: 'referral', label: text('Suku tertentu', 'Other') },
      'STO-90',
    ],
    [
      'an ILO sign instead of points',
      { weight: '0', ilo: { dimension: 'D3', indicator: 'D3.01', condition: null }, label: text('Usia muda', 'Other') },
      'STO-90',
    ],
    ['in the question', { question: text('Agamanya apa?', 'What is it?') }, 'STO-90'],
    ['in the question, English', { question: text('Apa?', 'What is your religion?') }, 'STO-90'],
    [
      'in a question without points',
      { weight: '0', question: text('Berapa saldo rekeningnya?', 'How much?') },
      'STO-90',
    ],
    ['the phone', { question: text('Boleh buka ponselnya?', 'May I?') }, 'STO-90'],
    ['the phone, English', { question: text('Boleh?', 'Please unlock your phone.') }, 'STO-90'],
    ['hidden by capitals, accents and spaces', { label: text('ÁGAMA   tertentu', 'Other') }, 'STO-90'],
  ])('%s', (_what, part, entry) => {
    expect(faults(plant(part))).toContain(`${entry} prohibited-attribute`);
  });

  test('with a sentence that names it in both languages', () => {
    const changed = copy();
    plant({ label: text('Usia muda', 'Other') })(changed);
    const read = parseCatalogue(changed);
    expect(read.ok ? [] : read.error.map(({ message }) => message)).toEqual([
      {
        id: 'STO-90: "usia" menyangkut umur dan tidak boleh diberi bobot.',
        en: 'STO-90: "usia" concerns age and may not be weighed.',
      },
    ]);
  });

  test('also in questions of the list, of a purpose, of a mitigating fact, in documents, groups and mitigations', () => {
    const bad = text('Berapa umur Bapak/Ibu?', 'How many?');
    expect(faults((one) => (found(one.questions.items, 'Q01').text = bad))).toEqual(['Q01 prohibited-attribute']);
    expect(faults((one) => found(one.purposes, 'tourism').asks.push(bad))).toEqual(['tourism prohibited-attribute']);
    expect(faults((one) => (found(one.mitigations, 'MIT-03').question = bad))).toEqual(['MIT-03 prohibited-attribute']);
    expect(faults((one) => (found(one.mitigations, 'MIT-03').label = text('Sudah menikah', 'Married; older')))).toEqual(
      ['MIT-03 prohibited-attribute'],
    );
    expect(faults((one) => (found(one.documents, 'itinerary').label = text('Izin suami', 'Other')))).toEqual([
      'itinerary prohibited-attribute',
    ]);
    expect(faults((one) => (found(one.groups, 'VUL').label = text('Agama', 'Other')))).toEqual([
      'VUL prohibited-attribute',
    ]);
  });

  test('but papers the law names stay, and an entry without points may say why it has none', () => {
    expect(
      faults(plant({ weight: '0', stage: null, question: null, label: text('Suku tertentu', 'Ethnic group') })),
    ).toEqual([]);
    expect(found(catalogue.documents, 'familyPermission').label.id).toContain('izin suami');
  });

  test.each(['STO-07', 'HIS-04', 'VUL-02', 'VUL-09', 'VUL-10', 'FIN-06', 'TRV-09', 'DOC-11', 'VUL-08'])(
    '%s may never be given points',
    (code) => {
      expect(faults((one) => (indicator(one, code).weight = 'M'))).toContain(`${code} prohibited-indicator`);
      const change = (one: Catalogue) =>
        indicator(one, code).combos.push({ with: ['TRV-01'], mode: 'any', weight: 'S', rule: text('a', 'b') });
      expect(faults(change)).toContain(`${code} prohibited-indicator`);
    },
  );
});

describe('weights', () => {
  test('that let one indicator reach the high band are refused', () => {
    expect(faults((one) => (one.scoring.points.S = 8))).toContain('TRV-06 single-indicator-high');
    const change = (one: Catalogue) => {
      one.scoring.points = { D: 0, S: 9, M: 2, W: 0, '0': 0 };
      one.indicators = one.indicators.map((entry) => (entry.weight === 'S' ? { ...entry, weight: 'M' } : entry));
    };
    expect(faults(change)).toContain('DST-01 single-indicator-high');
  });

  test.each<[string, (one: Catalogue) => unknown]>([
    ['weak signs with points', (one) => (one.scoring.points.W = 1)],
    ['decisive signs with points', (one) => (one.scoring.points.D = 1)],
    ['one group that reaches the high band', (one) => (one.scoring.groupCap = 8)],
    ['bands upside down', (one) => (one.scoring.bands.medium = 9)],
    ['a minus that weighs more than a strong one', (one) => (one.scoring.mitigation.minus = 5)],
  ])('%s are refused', (_what, change) => {
    expect(faults(change)).toContain('scoring scoring-figures');
  });

  test('decisive needs a path, and only decisive has one', () => {
    expect(faults((one) => (indicator(one, 'STO-08').decisiveFor = null))).toEqual(['STO-08 decisive-without-path']);
    expect(faults((one) => (indicator(one, 'TRV-06').decisiveFor = 'referral'))).toEqual([
      'TRV-06 decisive-without-path',
    ]);
  });
});

describe('an entry without what it needs is refused, and named', () => {
  test.each<[string, (one: Catalogue) => unknown, string]>([
    ['no source', (one) => (indicator(one, 'TRV-06').sources = []), 'TRV-06 no-source'],
    ['no source of a mitigating fact', (one) => (found(one.mitigations, 'MIT-04').sources = []), 'MIT-04 no-source'],
    ['no evidence kind', (one) => (indicator(one, 'TRV-06').basis = []), 'indicators.TRV-06.basis no-evidence-kind'],
    [
      'empty translation',
      (one) => (indicator(one, 'TRV-06').label.en = ' '),
      'indicators.TRV-06.label.en missing-translation',
    ],
    [
      'missing translation',
      (one) => Reflect.deleteProperty(indicator(one, 'TRV-06').label, 'id'),
      'indicators.TRV-06.label.id missing-translation',
    ],
    [
      'missing sentence of a rule',
      (one) => Reflect.deleteProperty(one.rules.paper, 'identityDiffers'),
      'rules.paper.identityDiffers shape',
    ],
    ['field nobody knows', (one) => Reflect.set(indicator(one, 'TRV-06'), 'bonus', 3), 'indicators.TRV-06 shape'],
    ['unknown purpose', (one) => (indicator(one, 'TRV-06').appliesToPurposes = ['picnic']), 'TRV-06 unknown-reference'],
    ['unknown overlap', (one) => indicator(one, 'TRV-06').overlapsWith.push('TRV-99'), 'TRV-06 unknown-reference'],
    ['one-sided overlap', (one) => (indicator(one, 'TRV-06').overlapsWith = []), 'FIN-02 overlap-one-sided'],
    [
      'unknown document',
      (one) => found(one.purposes, 'tourism').coveredByEpmi.push('passportt'),
      'tourism unknown-reference',
    ],
    [
      'unknown ILO sign',
      (one) => (indicator(one, 'ILO-01').ilo = { dimension: 'D1', indicator: 'D1.77', condition: null }),
      'ILO-01 unknown-reference',
    ],
    [
      'unknown country',
      (one) => found(one.destinations.rules, 'hajjSeason').countries.push('ZZZ'),
      'destinations unknown-reference',
    ],
    [
      'a fact that waits for a destination rule nobody wrote',
      (one) => (one.destinations.rules = one.destinations.rules.filter(({ indicator: code }) => code !== 'DST-07')),
      'DST-07 unknown-reference',
    ],
    ['a code twice', (one) => one.documents.push(found(one.documents, 'visa')), 'visa duplicate-code'],
    [
      'an entry that a rule names',
      (one) => (one.indicators = one.indicators.filter(({ code }) => code !== 'DOC-10')),
      'DOC-10 needed-by-a-rule',
    ],
    [
      'SOI facts at the desk',
      (one) => (indicator(one, 'HIS-01').secondAssessmentOnly = false),
      'HIS-01 second-assessment-only',
    ],
    [
      'an earlier postponement as a hit',
      (one) => (indicator(one, 'HIS-01').label = text('Tercatat SOI atau pernah ditunda', 'SOI hit')),
      'HIS-01 current-hit-only',
    ],
    [
      'an earlier refusal as a hit, in English only',
      (one) => (indicator(one, 'HIS-01').label = text('Tercatat SOI', 'SOI hit or previous refusal')),
      'HIS-01 current-hit-only',
    ],
    ['weight of the ordinary transit', (one) => (indicator(one, 'DST-02').exceptions = []), 'DST-02 ordinary-transit'],
    [
      'a licence as the duty of the traveller',
      (one) => (found(found(one.purposes, 'workerPlaced').documents, 'sip2mi').need = 'required'),
      'workerPlaced.sip2mi agency-paper-required',
    ],
    [
      'a hold on an uncertain ground',
      (one) => (found(one.legal.grounds, 'purposeNotExplained').allowsPassportHold = true),
      'purposeNotExplained hold-without-ground',
    ],
    [
      'a hold on an own ground that calls itself a refusal of exit',
      (one) => {
        const onList = found(one.legal.grounds, 'onPreventionList');
        one.legal.grounds.push({ ...onList, code: 'agencyInstruction', letter: null });
      },
      'agencyInstruction hold-without-ground',
    ],
    [
      'points for what is never asked',
      (one) => Object.assign(indicator(one, 'TRV-08'), { stage: null, weight: 'M' }),
      'TRV-08 prohibited-indicator',
    ],
  ])('%s', (_what, change, expected) => {
    expect(faults(change)).toContain(expected);
  });

  test('what is no catalogue at all is refused', () => {
    for (const file of [null, 3, 'x', [], {}]) expect(parseCatalogue(file)).toMatchObject({ ok: false });
  });
});
