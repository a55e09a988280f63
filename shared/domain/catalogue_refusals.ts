/**
 * What no catalogue may do, whoever signs it: weigh or ask what product rules 6.4 and 6.11 forbid, let one indicator
 * decide, weigh something without a source, or let Immigration's own facts reach the desk.
 */
import type { Catalogue } from './catalogue.ts';
import type { Indicator } from './catalogue_entries.ts';
import { catalogueFault as fault, type CatalogueFault } from './catalogue_fault.ts';
import type { Text } from './catalogue_words.ts';
import {
  earlierStopIn,
  neverScoredIndicators,
  prohibitedInQuestion,
  prohibitedInScored,
  type ProhibitedMatch,
} from './prohibited.ts';
import { indicatorCode, secondAssessmentCodes } from './rule_codes.ts';

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
    ...asked('questions.opening', catalogue.questions.opening),
    ...catalogue.questions.items.flatMap(({ code, text }) => asked(code, text)),
    ...catalogue.purposes.flatMap(({ code, asks }) => asks.flatMap((text) => asked(code, text))),
    ...catalogue.documents.flatMap(({ code, label }) => asked(code, label)),
    ...neverScored(catalogue),
  ];
}

function neverScored(catalogue: Catalogue): CatalogueFault[] {
  const handledApart: readonly string[] = [indicatorCode.ordinaryTransit, ...secondAssessmentCodes];
  const listed = catalogue.legal.prohibitedIndicators.flatMap(({ indicator }) =>
    indicator === null ? [] : [indicator],
  );
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
      fault(
        code,
        'single-indicator-high',
        'indikator tunggal mencapai tingkat tinggi.',
        'one indicator alone reaches the high band.',
      ),
    );
  }
  if (sources.length === 0 && !(unverified && !acts(catalogue, indicator))) {
    faults.push(fault(code, 'no-source', 'indikator tanpa sumber.', 'an indicator without a source.'));
  }
  if ((weight === 'D') !== (decisiveFor !== null)) {
    faults.push(
      fault(
        code,
        'decisive-without-path',
        'bobot D harus menyebut jalurnya, dan hanya D.',
        'weight D must name its path, and only D.',
      ),
    );
  }
  if (stage === null && acts(catalogue, indicator)) {
    faults.push(
      fault(
        code,
        'prohibited-indicator',
        'yang tidak pernah ditanyakan tidak boleh berbobot.',
        'what is never asked may not be weighed.',
      ),
    );
  }
  const oneSided = overlapsWith.filter(
    (other) => catalogue.indicators.find((one) => one.code === other)?.overlapsWith.includes(code) === false,
  );
  return [
    ...faults,
    ...oneSided.map((other) =>
      fault(
        code,
        'overlap-one-sided',
        `tumpang tindih dengan ${other} harus disebut di keduanya.`,
        `the overlap with ${other} must stand in both.`,
      ),
    ),
  ];
}

function specialIndicators(catalogue: Catalogue): CatalogueFault[] {
  const find = (code: string) => catalogue.indicators.find((indicator) => indicator.code === code);
  // One mark without the other would show BP3MI the fact, or count it where BP3MI sees the result.
  const leaking = catalogue.indicators.filter(({ code, whoAsks, secondAssessmentOnly }) => {
    const marked = [whoAsks === 'immigration', secondAssessmentOnly];
    return secondAssessmentCodes.includes(code) ? marked.includes(false) : marked[0] !== marked[1];
  });
  const transit = find(indicatorCode.ordinaryTransit);
  const ordinary = ['MYS', 'SGP'].every((country) =>
    transit?.exceptions.some((rule) => rule.transit.includes(country) && rule.weight === '0'),
  );
  return [
    ...leaking.map(({ code }) =>
      fault(
        code,
        'second-assessment-only',
        'fakta milik Imigrasi (seperti SOI/PAU) hanya dicatat Imigrasi dan hanya untuk penilaian keduanya.',
        'facts of Immigration (such as SOI and PAU) are recorded by Immigration only, for its second assessment only.',
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

/** HIS-01 is a request of another agency that is in force, never what was once decided about this traveller. */
function currentHitOnly(catalogue: Catalogue): CatalogueFault[] {
  const hit = catalogue.indicators.find(({ code }) => code === indicatorCode.currentHit);
  const words = hit === undefined || !acts(catalogue, hit) ? null : earlierStopIn(hit.label);
  if (words === null) return [];
  return [
    fault(
      indicatorCode.currentHit,
      'current-hit-only',
      `"${words}": hanya permintaan instansi lain yang masih berlaku; penundaan atau penolakan lama tidak boleh dihitung.`,
      `"${words}": only a request of another agency that is in force; an earlier postponement or refusal may not count.`,
    ),
  ];
}

/** The refusals of a catalogue that has the right shape. Pure. */
export const refusals = (catalogue: Catalogue): CatalogueFault[] => [
  ...figures(catalogue),
  ...prohibited(catalogue),
  ...catalogue.indicators.flatMap((indicator) => indicatorFaults(catalogue, indicator)),
  ...catalogue.mitigations
    .filter(({ sources }) => sources.length === 0)
    .map(({ code }) =>
      fault(code, 'no-source', 'fakta meringankan tanpa sumber.', 'a mitigating fact without a source.'),
    ),
  ...specialIndicators(catalogue),
  ...currentHitOnly(catalogue),
];
