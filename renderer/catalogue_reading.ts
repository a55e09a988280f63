/** A catalogue as a person reads it: sections of entries with a line beneath and what stands behind it. Pure. */
import type { Catalogue } from '../shared/domain/catalogue.ts';
import type { CatalogueArea } from '../shared/domain/catalogue_compare.ts';
import type { Purpose } from '../shared/domain/catalogue_entries.ts';
import type { Text } from '../shared/domain/catalogue_words.ts';

/** One thing that is said of an entry; `field` is the name it has in the file. */
export interface ReadDetail {
  readonly field: string;
  readonly values: readonly Text[];
}

/** One entry. */
export interface ReadEntry {
  readonly code: string;
  readonly label: Text;
  readonly line: Text | null;
  readonly details: readonly ReadDetail[];
  /** A ground on which a passport may be held. */
  readonly hold: boolean;
}

/** The entries of one area. */
export interface ReadSection {
  readonly area: CatalogueArea;
  readonly entries: readonly ReadEntry[];
}

const plain = (text: string): Text => ({ id: text, en: text });
const joined = (texts: readonly Text[], by = ' · '): Text => ({
  id: texts.map(({ id }) => id).join(by),
  en: texts.map(({ en }) => en).join(by),
});

/** A detail, or nothing where the file says nothing. */
function detail(field: string, values: readonly (Text | string | null)[]): ReadDetail[] {
  const said = values.flatMap((value) =>
    value === null || value === '' ? [] : [typeof value === 'string' ? plain(value) : value],
  );
  return said.length === 0 ? [] : [{ field, values: said }];
}

type Labelled = readonly { readonly code: string; readonly label: Text }[];
const named = (entries: Labelled, codes: readonly string[]): Text[] =>
  codes.map((code) => {
    const label = entries.find((entry) => entry.code === code)?.label;
    return label === undefined ? plain(code) : joined([plain(code), label], ' ');
  });

const entry = (code: string, label: Text, more: Partial<ReadEntry>): ReadEntry => ({
  code,
  label,
  line: null,
  details: [],
  hold: false,
  ...more,
});

function papersOf(catalogue: Catalogue, { documents }: Pick<Purpose, 'documents'>): Text[] {
  return documents.map(({ code, need }) => {
    const label = catalogue.documents.find((one) => one.code === code)?.label ?? plain(code);
    return joined([label, catalogue.needLabels[need]]);
  });
}

const purposes = (catalogue: Catalogue): ReadEntry[] =>
  catalogue.purposes
    .toSorted((a, b) => a.order - b.order)
    .map((purpose) =>
      entry(purpose.code, purpose.label, {
        line: purpose.rule,
        details: [
          ...detail('documents', papersOf(catalogue, purpose)),
          ...detail('coveredByEpmi', named(catalogue.documents, purpose.coveredByEpmi)),
          ...detail('asks', purpose.asks),
          ...detail('note', [purpose.note]),
          ...detail('source', [purpose.source]),
        ],
      }),
    );

const indicators = (catalogue: Catalogue): ReadEntry[] =>
  catalogue.indicators.map((one) =>
    entry(one.code, one.label, {
      line: joined([
        catalogue.weights.find(({ code }) => code === one.weight)?.label ?? plain(one.weight),
        joined(
          one.basis.map((basis) => catalogue.basisLabels[basis]),
          ', ',
        ),
      ]),
      details: [
        ...detail('question', [one.question]),
        ...detail('decisiveFor', [one.decisiveFor === null ? null : catalogue.decisiveFor[one.decisiveFor]]),
        ...detail(
          'combos',
          one.combos.map(({ rule }) => rule),
        ),
        ...detail('overlapsWith', named(catalogue.indicators, one.overlapsWith)),
        ...detail(
          'cancelledBy',
          catalogue.mitigations
            .filter(({ effect }) => effect.cancels.includes(one.code))
            .map(({ code, label }) => joined([plain(code), label], ' ')),
        ),
        ...detail('note', [one.note]),
        ...detail('legalBasis', [one.legalBasis]),
        ...detail('sources', one.sources),
      ],
    }),
  );

const documents = (catalogue: Catalogue): ReadEntry[] =>
  catalogue.documents.map((one) =>
    entry(one.code, one.label, {
      line: one.lookAt,
      details: [...detail('privacyNote', [one.privacyNote]), ...detail('source', [one.source])],
    }),
  );

const mitigations = (catalogue: Catalogue): ReadEntry[] =>
  catalogue.mitigations.map((one) =>
    entry(one.code, one.label, {
      line: one.question,
      details: [
        ...detail('cancels', named(catalogue.indicators, one.effect.cancels)),
        ...detail('note', [one.note]),
        ...detail('legalBasis', [one.legalBasis]),
        ...detail('sources', one.sources),
      ],
    }),
  );

const questions = (catalogue: Catalogue): ReadEntry[] =>
  catalogue.questions.items
    .toSorted((a, b) => a.order - b.order)
    .map((one) =>
      entry(one.code, one.text, {
        line: one.private ? catalogue.questions.privacyRule : null,
        details: [
          ...detail('informs', [
            ...named(catalogue.indicators, one.informs),
            ...named(catalogue.mitigations, one.informsMitigations),
          ]),
          ...detail('note', [one.note]),
        ],
      }),
    );

function figures({ scoring, weights, title, weightsStatus }: Catalogue): ReadEntry[] {
  const { bands, groupCap, mitigation, contradictionReferFrom, note } = scoring;
  const number = (value: number) => plain(String(value));
  return [
    entry('scoring', title, {
      line: weightsStatus,
      details: [
        ...detail('bands', [joined([number(bands.medium), number(bands.high)])]),
        ...detail('groupCap', [number(groupCap)]),
        ...detail('mitigation', [joined([mitigation.minus, mitigation.minusStrong, mitigation.most].map(number))]),
        ...detail('contradictionReferFrom', [number(contradictionReferFrom)]),
        ...detail('note', [note]),
      ],
    }),
    ...weights.map(({ code, label, meaning }) =>
      entry(code, label, { line: meaning, details: detail('points', [number(scoring.points[code])]) }),
    ),
  ];
}

const destinations = ({ destinations: { rules, countries } }: Catalogue): ReadEntry[] =>
  rules.map((rule) =>
    entry(rule.code, rule.label, {
      line: joined(
        rule.countries.map((code) => countries.find((one) => one.code === code)?.label ?? plain(code)),
        ', ',
      ),
      details: [
        ...detail('from', [rule.from]),
        ...detail('to', [rule.to]),
        ...detail(
          'windows',
          rule.windows.map(({ year, from, to, basis }) =>
            joined([plain(`${year}: ${from ?? '?'} – ${to ?? '?'}`), basis]),
          ),
        ),
        ...detail('note', [rule.note]),
        ...detail('legalBasis', [rule.legalBasis]),
        ...detail('sources', rule.sources),
      ],
    }),
  );

const legal = ({ legal: { grounds } }: Catalogue): ReadEntry[] =>
  grounds.map((ground) =>
    entry(ground.code, ground.label, {
      line: plain(ground.legalBasis),
      hold: ground.allowsPassportHold,
      details: [
        ...detail('from', [ground.from]),
        ...detail('to', [ground.to]),
        ...detail('note', [ground.note, ground.holdNote]),
        ...detail('source', [ground.source]),
      ],
    }),
  );

const sentences = ({ rules }: Catalogue): ReadEntry[] => [
  ...Object.entries(rules.recommendation).map(([code, text]) => entry(code, text, {})),
  ...Object.entries(rules.paper).map(([code, { sentence, legalBasis }]) =>
    entry(code, sentence, { line: plain(legalBasis) }),
  ),
];

/** All sections, purposes first: what an officer looks up most. */
export const readSections = (catalogue: Catalogue): ReadSection[] => [
  { area: 'purposes', entries: purposes(catalogue) },
  { area: 'documents', entries: documents(catalogue) },
  { area: 'indicators', entries: indicators(catalogue) },
  { area: 'questions', entries: questions(catalogue) },
  { area: 'mitigations', entries: mitigations(catalogue) },
  { area: 'figures', entries: figures(catalogue) },
  { area: 'destinations', entries: destinations(catalogue) },
  { area: 'legal', entries: legal(catalogue) },
  { area: 'sentences', entries: sentences(catalogue) },
];

/** The entries in which all the words stand, in whichever language they were typed. */
export function findEntries(sections: readonly ReadSection[], words: string): ReadSection[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const said = ({ id, en }: Text) => `${id} ${en}`;
  const textOf = ({ code, label, line, details }: ReadEntry) =>
    [code, said(label), line === null ? '' : said(line), ...details.flatMap(({ values }) => values.map(said))]
      .join(' ')
      .toLowerCase();
  return sections
    .map(({ area, entries }) => ({
      area,
      entries: entries.filter((one) => {
        const text = textOf(one);
        return wanted.every((word) => text.includes(word));
      }),
    }))
    .filter(({ entries }) => entries.length > 0);
}
