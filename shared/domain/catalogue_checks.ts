/** Whether a catalogue holds together: no code twice, no reference into nothing, nothing missing that a rule names. */
import type { Catalogue } from './catalogue.ts';
import type { PurposeDocument } from './catalogue_entries.ts';
import { catalogueFault as fault, type CatalogueFault } from './catalogue_fault.ts';
import { isCountryCode } from './country.ts';
import { article28, documentCode, indicatorCode, mitigationCode } from './rule_codes.ts';

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
    ...catalogue.destinations.rules.flatMap((rule) => [
      ...rule.countries,
      ...rule.countriesUncertain,
      ...rule.areaOnly,
    ]),
    ...catalogue.indicators.flatMap(({ exceptions, askWhen }) => [
      ...exceptions.flatMap(({ transit }) => transit),
      ...(askWhen?.route ?? []),
    ]),
  ];
  const ruled = new Set(catalogue.destinations.rules.map(({ indicator }) => indicator));
  return [
    ...catalogue.indicators
      .filter(({ code, askWhen }) => askWhen?.destinationRule === true && !ruled.has(code))
      .map(({ code }) =>
        fault(
          code,
          'unknown-reference',
          'menunggu aturan negara tujuan, tetapi tidak ada aturan yang menyebutnya.',
          'waits for a destination rule, and none names it.',
        ),
      ),
    ...catalogue.purposes.flatMap((purpose) => [
      ...check(purpose.code, documents, [...purpose.documents.map(({ code }) => code), ...purpose.coveredByEpmi]),
      ...check(purpose.code, documents, purpose.entryVisas),
      ...check(purpose.code, documents, [purpose.papers?.permit ?? []].flat()),
    ]),
    ...check(
      'minor',
      documents,
      catalogue.minor.documents.map(({ code }) => code),
    ),
    ...check('minor', new Set([...documents, ...indicators, ...mitigations]), catalogue.minor.leaveOut),
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

function papersAndGrounds(catalogue: Catalogue): CatalogueFault[] {
  const wrong = ({ need, askedOf }: PurposeDocument) => need === 'required' && askedOf === 'agency';
  return [
    ...catalogue.purposes.flatMap((purpose) =>
      purpose.documents
        .filter(wrong)
        .map(({ code }) =>
          fault(
            `${purpose.code}.${code}`,
            'agency-paper-required',
            'izin agen tidak boleh menjadi dokumen wajib penumpang.',
            'a licence of the agency may not be a required paper of the traveller.',
          ),
        ),
    ),
    ...catalogue.purposes
      .filter(({ isWork, papers }) => isWork !== (papers !== null))
      .map(({ code }) =>
        fault(
          code,
          'shape',
          'aturan dokumen kerja hanya, dan selalu, untuk keperluan bekerja.',
          'rules on work papers belong to every work purpose and to no other.',
        ),
      ),
    ...catalogue.legal.grounds
      .filter(
        ({ code, allowsPassportHold, toBeConfirmed }) =>
          allowsPassportHold && !toBeConfirmed && !article28.includes(code),
      )
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
      .map((code) =>
        fault(
          code,
          'needed-by-a-rule',
          'dipakai oleh aturan dan tidak boleh hilang.',
          'used by a rule and may not be missing.',
        ),
      ),
  );
}

/** The faults of a catalogue that has the right shape but does not hold together. Pure. */
export const inconsistencies = (catalogue: Catalogue): CatalogueFault[] => [
  ...duplicates(catalogue),
  ...references(catalogue),
  ...papersAndGrounds(catalogue),
  ...neededByRules(catalogue),
];
