/**
 * What a catalogue must satisfy beyond its shape. Each fault names the entry and the rule, in both languages, so that
 * the two agencies can put it right themselves.
 */
import type { Catalogue } from './catalogue.ts';
import type { Indicator, PurposeDocument } from './catalogue_entries.ts';
import type { Text } from './catalogue_words.ts';
import { isCountryCode } from './country.ts';
import { neverScoredIndicators, prohibitedInQuestion, prohibitedInScored, type ProhibitedMatch } from './prohibited.ts';
import { documentCode, indicatorCode, mitigationCode, secondAssessmentCodes } from './rule_codes.ts';

/** The rules a catalogue can break. */
export type CatalogueRule =
  | 'shape'
  | 'missing-translation'
  | 'no-evidence-kind'
  | 'no-source'
  | 'duplicate-code'
  | 'unknown-reference'
  | 'prohibited-attribute'
  | 'prohibited-indicator'
  | 'single-indicator-high'
  | 'scoring-figures'
  | 'second-assessment-only'
  | 'ordinary-transit'
  | 'overlap-one-sided'
  | 'decisive-without-path'
  | 'agency-paper-required'
  | 'hold-without-ground'
  | 'needed-by-a-rule';

/** Why a catalogue is refused: which entry, which rule, and a sentence. */
export interface CatalogueFault {
  readonly entry: string;
  readonly rule: CatalogueRule;
  readonly message: Text;
}

const fault = (entry: string, rule: CatalogueRule, id: string, en: string): CatalogueFault => ({
  entry,
  rule,
  message: { id: `${entry}: ${id}`, en: `${entry}: ${en}` },
});

function duplicates(catalogue: Catalogue): CatalogueFault[] {
  const lists: readonly (readonly { readonly code: string }[])[] = [
    catalogue.groups,
    catalogue.purposes,
    catalogue.documents,
    catalogue.questions.items,
    catalogue.indicators,
    catalogue.mitigations,
    catalogue.legal.grounds,
    catalogue.legal.papers,
    ...catalogue.purposes.map(({ documents }) => documents),
  ];
  return lists.flatMap((entries) =>
    entries
      .filter(({ code }, at) => entries.findIndex((entry) => entry.code === code) !== at)
      .map(({ code }) => fault(code, 'duplicate-code', 'kode dipakai dua kali.', 'the code is used twice.')),
  );
}

function references(catalogue: Catalogue): CatalogueFault[] {
  const codes = (entries: readonly { readonly code: string }[]) => new Set(entries.map(({ code }) => code));
  const indicators = codes(catalogue.indicators);
  const documents = codes(catalogue.documents);
  const mitigations = codes(catalogue.mitigations);
  const purposes = codes(catalogue.purposes);
  const groups = codes(catalogue.groups);
  const signs = codes(catalogue.ilo.dimensions.flatMap((dimension) => dimension.indicators));
  const papers = codes(catalogue.legal.papers);
  const check = (entry: string, known: ReadonlySet<string>, wanted: readonly string[]) =>
    wanted
      .filter((code) => !known.has(code))
      .map((code) =>
        fault(entry, 'unknown-reference', `menyebut ${code}, yang tidak ada.`, `names ${code}, which does not exist.`),
      );
  const countries = [
    ...catalogue.destinations.countries.map(({ code }) => code),
    ...catalogue.destinations.rules.flatMap((rule) => [...rule.countries, ...rule.countriesUncertain, ...rule.areaOnly]),
    ...catalogue.indicators.flatMap(({ exceptions, askWhen }) => [
      ...exceptions.flatMap(({ transit }) => transit),
      ...(askWhen?.route ?? []),
    ]),
  ];
  return [
    ...catalogue.purposes.flatMap((purpose) => [
      ...check(purpose.code, documents, [...purpose.documents.map(({ code }) => code), ...purpose.coveredByEpmi]),
      ...check(purpose.code, documents, purpose.entryVisas),
      ...check(purpose.code, documents, purpose.papers?.permit == null ? [] : [purpose.papers.permit]),
    ]),
    ...check('minor', documents, catalogue.minor.documents.map(({ code }) => code)),
    ...catalogue.questions.items.flatMap((question) => [
      ...check(question.code, indicators, question.informs),
      ...check(question.code, mitigations, question.informsMitigations),
    ]),
    ...catalogue.indicators.flatMap((indicator) => [
      ...check(indicator.code, groups, [indicator.group]),
      ...check(indicator.code, indicators, [...indicator.overlapsWith, ...indicator.combos.flatMap((one) => one.with)]),
      ...check(indicator.code, purposes, indicator.appliesToPurposes === 'all' ? [] : indicator.appliesToPurposes),
      ...check(indicator.code, signs, indicator.ilo === null ? [] : [indicator.ilo.indicator]),
    ]),
    ...catalogue.mitigations.flatMap(({ code, effect }) => check(code, indicators, effect.cancels)),
    ...catalogue.destinations.rules.flatMap(({ code, indicator }) => check(code, indicators, [indicator])),
    ...catalogue.legal.prohibitedIndicators.flatMap(({ code, indicator }) =>
      check(code, indicators, indicator === null ? [] : [indicator]),
    ),
    ...check('passportHold', papers, [catalogue.legal.passportHold.paper]),
    ...check('destinations', new Set(countries.filter(isCountryCode)), countries),
  ];
}

/** The most points an indicator can ever count, with its combinations and exceptions. */
function mostPoints({ scoring }: Catalogue, indicator: Indicator): number {
  const weights = [indicator.weight, ...indicator.combos.map(({ weight }) => weight)];
  return Math.max(...weights.map((weight) => scoring.points[weight]));
}

/** Whether an entry acts at all: by points, or by being decisive. */
const acts = (catalogue: Catalogue, indicator: Indicator): boolean =>
  mostPoints(catalogue, indicator) > 0 ||
  indicator.weight === 'D' ||
  indicator.combos.some(({ weight }) => weight === 'D') ||
  indicator.ilo !== null;

function prohibitedFault(entry: string, match: ProhibitedMatch | null, asked: boolean): CatalogueFault[] {
  if (match === null) return [];
  const { name } = match.prohibited;
  return [
    fault(
      entry,
      'prohibited-attribute',
      `"${match.words}" menyangkut ${name.id} dan tidak boleh ${asked ? 'ditanyakan' : 'diberi bobot'}.`,
      `"${match.words}" concerns ${name.en} and may not be ${asked ? 'asked' : 'weighed'}.`,
    ),
  ];
}

function prohibited(catalogue: Catalogue): CatalogueFault[] {
  const scored = (code: string, label: Text) => prohibitedFault(code, prohibitedInScored(code, label), false);
  const asked = (code: string, text: Text | null) =>
    text === null ? [] : prohibitedFault(code, prohibitedInQuestion(code, text), true);
  return [
    ...catalogue.groups.flatMap(({ code, label }) => scored(code, label)),
    ...catalogue.indicators.flatMap((indicator) => [
      ...(acts(catalogue, indicator) ? scored(indicator.code, indicator.label) : []),
      ...asked(indicator.code, indicator.question),
    ]),
    ...catalogue.mitigations.flatMap(({ code, label, question }) => [...scored(code, label), ...asked(code, question)]),
    ...catalogue.questions.items.flatMap(({ code, text }) => asked(code, text)),
    ...catalogue.purposes.flatMap(({ code, asks }) => asks.flatMap((text) => asked(code, text))),
    ...catalogue.documents.flatMap(({ code, label }) => asked(code, label)),
    ...neverScored(catalogue),
  ];
}

function neverScored(catalogue: Catalogue): CatalogueFault[] {
  const handledApart: readonly string[] = [indicatorCode.ordinaryTransit, ...secondAssessmentCodes];
  const listed = catalogue.legal.prohibitedIndicators.flatMap(({ indicator }) => (indicator === null ? [] : [indicator]));
  const banned = new Set([...neverScoredIndicators, ...listed.filter((code) => !handledApart.includes(code))]);
  return catalogue.indicators
    .filter((indicator) => banned.has(indicator.code) && acts(catalogue, indicator))
    .map(({ code }) =>
      fault(
        code,
        'prohibited-indicator',
        'indikator ini tidak boleh diberi bobot; hanya dokumentasi.',
        'this indicator may not be weighed; it is documentation only.',
      ),
    );
}

function figures(catalogue: Catalogue): CatalogueFault[] {
  const { points, groupCap, bands, mitigation } = catalogue.scoring;
  const sound =
    points.D === 0 &&
    points.W === 0 &&
    points['0'] === 0 &&
    points.M > 0 &&
    points.S > points.M &&
    groupCap >= points.S &&
    groupCap < bands.high &&
    bands.medium > 0 &&
    bands.medium < bands.high &&
    mitigation.minus <= mitigation.minusStrong &&
    mitigation.minusStrong <= mitigation.most;
  if (sound) return [];
  return [
    fault(
      'scoring',
      'scoring-figures',
      'angka skor tidak sah: D, W, dan 0 tanpa poin; 0 < sedang < kuat; satu kelompok tidak boleh mencapai tingkat tinggi.',
      'the figures are not sound: D, W and 0 carry no points; 0 < medium < strong; one group may not reach the high band.',
    ),
  ];
}

function indicatorFaults(catalogue: Catalogue, indicator: Indicator): CatalogueFault[] {
  const { code, sources, unverified, weight, decisiveFor, stage, overlapsWith } = indicator;
  const faults: CatalogueFault[] = [];
  if (mostPoints(catalogue, indicator) >= catalogue.scoring.bands.high) {
    faults.push(
      fault(code, 'single-indicator-high', 'indikator tunggal mencapai tingkat tinggi.', 'one indicator alone reaches the high band.'),
    );
  }
  if (sources.length === 0 && !(unverified && !acts(catalogue, indicator))) {
    faults.push(fault(code, 'no-source', 'indikator tanpa sumber.', 'an indicator without a source.'));
  }
  if ((weight === 'D') !== (decisiveFor !== null)) {
    faults.push(
      fault(code, 'decisive-without-path', 'bobot D harus menyebut jalurnya, dan hanya D.', 'weight D must name its path, and only D.'),
    );
  }
  if (stage === null && acts(catalogue, indicator)) {
    faults.push(
      fault(code, 'prohibited-indicator', 'yang tidak pernah ditanyakan tidak boleh berbobot.', 'what is never asked may not be weighed.'),
    );
  }
  const oneSided = overlapsWith.filter(
    (other) => catalogue.indicators.find((one) => one.code === other)?.overlapsWith.includes(code) === false,
  );
  return [
    ...faults,
    ...oneSided.map((other) =>
      fault(code, 'overlap-one-sided', `tumpang tindih dengan ${other} harus disebut di keduanya.`, `the overlap with ${other} must stand in both.`),
    ),
  ];
}

function specialIndicators(catalogue: Catalogue): CatalogueFault[] {
  const find = (code: string) => catalogue.indicators.find((indicator) => indicator.code === code);
  const leaking = secondAssessmentCodes.filter((code) => find(code)?.secondAssessmentOnly === false);
  const transit = find(indicatorCode.ordinaryTransit);
  const ordinary = ['MYS', 'SGP'].every((country) =>
    transit?.exceptions.some((rule) => rule.transit.includes(country) && rule.weight === '0'),
  );
  return [
    ...leaking.map((code) =>
      fault(
        code,
        'second-assessment-only',
        'fakta SOI/PAU hanya untuk penilaian kedua Imigrasi.',
        'SOI and PAU facts belong to Immigration\'s second assessment only.',
      ),
    ),
    ...(transit === undefined || transit.weight === '0' || ordinary
      ? []
      : [
          fault(
            transit.code,
            'ordinary-transit',
            'transit lewat Malaysia atau Singapura harus berbobot 0.',
            'transit through Malaysia or Singapore must weigh 0.',
          ),
        ]),
  ];
}

function papersAndGrounds(catalogue: Catalogue): CatalogueFault[] {
  const wrong = ({ need, askedOf }: PurposeDocument) => need === 'required' && askedOf === 'agency';
  return [
    ...catalogue.purposes.flatMap((purpose) =>
      purpose.documents
        .filter(wrong)
        .map(({ code }) =>
          fault(`${purpose.code}.${code}`, 'agency-paper-required', 'izin agen tidak boleh menjadi dokumen wajib penumpang.', 'a licence of the agency may not be a required paper of the traveller.'),
        ),
    ),
    ...catalogue.purposes
      .filter(({ isWork, papers }) => isWork !== (papers !== null))
      .map(({ code }) =>
        fault(code, 'shape', 'aturan dokumen kerja hanya, dan selalu, untuk keperluan bekerja.', 'rules on work papers belong to every work purpose and to no other.'),
      ),
    ...catalogue.legal.grounds
      .filter((ground) => ground.allowsPassportHold && ground.kind !== 'exitRefusal' && !ground.toBeConfirmed)
      .map(({ code }) =>
        fault(
          code,
          'hold-without-ground',
          'paspor hanya dapat disimpan dalam keadaan pasal 28 PP 31/2013; selain itu harus ditandai perlu dipastikan.',
          'a passport may be kept only in the cases of PP 31/2013 art. 28; any other ground must be marked as to be confirmed.',
        ),
      ),
  ];
}

function neededByRules(catalogue: Catalogue): CatalogueFault[] {
  const lists: readonly (readonly [readonly { readonly code: string }[], readonly string[]])[] = [
    [catalogue.indicators, Object.values(indicatorCode)],
    [catalogue.documents, Object.values(documentCode)],
    [catalogue.mitigations, Object.values(mitigationCode)],
  ];
  return lists.flatMap(([entries, codes]) =>
    codes
      .filter((code) => !entries.some((entry) => entry.code === code))
      .map((code) => fault(code, 'needed-by-a-rule', 'dipakai oleh aturan dan tidak boleh hilang.', 'used by a rule and may not be missing.')),
  );
}

/** All faults of a catalogue that has the right shape. Pure. */
export const catalogueFaults = (catalogue: Catalogue): CatalogueFault[] => [
  ...duplicates(catalogue),
  ...references(catalogue),
  ...figures(catalogue),
  ...prohibited(catalogue),
  ...catalogue.indicators.flatMap((indicator) => indicatorFaults(catalogue, indicator)),
  ...catalogue.mitigations
    .filter(({ sources }) => sources.length === 0)
    .map(({ code }) => fault(code, 'no-source', 'fakta meringankan tanpa sumber.', 'a mitigating fact without a source.')),
  ...specialIndicators(catalogue),
  ...papersAndGrounds(catalogue),
  ...neededByRules(catalogue),
];
