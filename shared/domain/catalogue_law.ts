/** Schemas of dated and legal lists: destination rules, ILO lists, legal grounds, papers, objection route, numbers. */
import { z } from 'zod';
import { Code, CountryCode, DayOrMonth, DimensionCode, Source, Strength, Text } from './catalogue_words.ts';

/** Destination rules are dated data: they change by decree, not by a new version of the application. */
export const Destinations = z.strictObject({
  note: Text,
  countries: z.array(z.strictObject({ code: CountryCode, label: Text })),
  rules: z.array(
    z.strictObject({
      code: Code,
      indicator: Code,
      label: Text,
      countries: z.array(CountryCode).min(1),
      /** Countries on which the sources differ. */
      countriesUncertain: z.array(CountryCode),
      /** Countries of which only an area is meant; never filled in by the destination alone. */
      areaOnly: z.array(CountryCode),
      from: DayOrMonth.nullable(),
      to: DayOrMonth.nullable(),
      windows: z.array(
        z.strictObject({
          year: z.int(),
          from: DayOrMonth.nullable(),
          to: DayOrMonth.nullable(),
          basis: Text,
          source: Source.nullable(),
        }),
      ),
      appliesOnlyTo: Text.nullable(),
      note: Text.nullable(),
      legalBasis: z.string().nullable(),
      sources: z.array(Source).min(1),
    }),
  ),
});

/** Least numbers of signs; `mediumOrWeak` counts either. */
export const Threshold = z.strictObject({
  strong: z.int().min(1).optional(),
  medium: z.int().min(1).optional(),
  weak: z.int().min(1).optional(),
  mediumOrWeak: z.int().min(1).optional(),
});
/** Least numbers of signs. */
export type Threshold = z.infer<typeof Threshold>;

/** The ILO recruitment dimensions, their lists and the rule that reads them. */
export const IloRule = z.strictObject({
  title: Text,
  status: Text,
  checkedWithPublication: z.boolean(),
  publication: Source,
  strengthLabels: z.record(Strength, Text),
  positiveIfAtLeastOneOf: z.array(Threshold).min(1),
  ruleText: Text,
  notPositiveText: Text,
  countedBases: z.array(z.enum(['document', 'statement'])).min(1),
  basisRule: Text,
  outputRule: Text,
  /** A child is referred on this many strong or this many medium signs, whatever the dimension. */
  childRefer: z.strictObject({ strong: z.int().min(1), medium: z.int().min(1) }),
  childRule: Text,
  consentRule: Text,
  d3Warning: Text,
  notAvailable: Text,
  dimensions: z
    .array(
      z.strictObject({
        code: DimensionCode,
        key: Code,
        label: Text,
        /** Never more than a question when no other dimension shows a sign. */
        neverAlone: z.boolean(),
        indicators: z.array(
          z.strictObject({
            code: Code,
            label: Text,
            strength: z.strictObject({ adultLabour: Strength.nullable(), childLabour: Strength.nullable() }),
          }),
        ),
      }),
    )
    .length(3),
});
/** The ILO lists and rule. */
export type IloRule = z.infer<typeof IloRule>;

/** A ground of the closed legal list. */
const Ground = z.strictObject({
  code: Code,
  /** Refusal of exit (UU 6/2011 art. 16), or a postponement as practised. */
  kind: z.enum(['exitRefusal', 'postponement']),
  letter: z.enum(['a', 'b', 'c']).nullable(),
  label: Text,
  legalBasis: z.string().min(3),
  basisUncertain: z.boolean(),
  allowsPassportHold: z.boolean(),
  /** Shown as *dasar hukum perlu dipastikan*, and a hold on it is always reviewed. */
  toBeConfirmed: z.boolean(),
  foreignersOnly: z.boolean(),
  /** In force from / to, inclusive; null: open. */
  from: DayOrMonth.nullable(),
  to: DayOrMonth.nullable(),
  note: Text.nullable(),
  holdNote: Text.nullable(),
  source: Source,
});
/** A ground of the closed legal list. */
export type Ground = z.infer<typeof Ground>;

const Prohibited = z.strictObject({ code: Code, label: Text, source: Source, judgement: z.boolean() });
const LawText = z.strictObject({ text: Text, legalBasis: z.string(), source: Source });

/** The route of an objection (UU 30/2014), in working days. */
const ObjectionRoute = z.strictObject({
  title: Text,
  steps: z.array(
    z.strictObject({
      order: z.int(),
      code: Code,
      label: Text,
      to: Text.nullable(),
      workingDays: z.int().nullable(),
      within: Text.nullable(),
      legalBasis: z.string(),
      note: Text.nullable(),
      source: Source,
      unverified: z.boolean(),
    }),
  ),
  facts: z.strictObject({
    answerDueWorkingDays: z.int(),
    deemedGranted: z.boolean(),
    decisionDueWorkingDaysAfterDeemed: z.int(),
    appealWorkingDays: z.int(),
  }),
  factsLegalBasis: z.strictObject({
    answerDueWorkingDays: z.string(),
    deemedGranted: z.string(),
    decisionDueWorkingDaysAfterDeemed: z.string(),
    appealWorkingDays: z.string(),
  }),
  factsNote: Text,
  source: Source,
  unverified: z.boolean(),
  dataCorrection: z.strictObject({ label: Text, hours: z.int(), legalBasis: z.string(), source: Source }),
  mustBeOnNotice: z.boolean(),
  suspensive: z.boolean(),
  suspensiveNote: Text,
});

/** The legal lists. */
export const Legal = z.strictObject({
  note: Text,
  term: Text,
  dutyBothWays: LawText,
  decisionRule: LawText,
  grounds: z.array(Ground).min(1),
  toBeConfirmedLabel: Text,
  passportHold: z.strictObject({
    lawWords: z.string(),
    rule: Text,
    by: Text,
    when: Text,
    duration: Text,
    paper: Code,
    legalBasis: z.string(),
    source: Source,
  }),
  selfWithdrawal: z.strictObject({ label: Text, note: Text, source: Source }),
  objectionRoute: ObjectionRoute,
  prohibitedQuestions: z.array(Prohibited),
  prohibitedIndicators: z.array(Prohibited.extend({ indicator: Code.nullable(), note: Text.nullable() })),
  papersStatus: Text,
  papers: z.array(
    z.strictObject({
      code: Code,
      label: Text,
      issuedBy: z.array(z.enum(['bp3mi', 'immigration'])).min(1),
      mandatory: z.boolean(),
      legalBasis: z.string().nullable(),
      fields: z.array(z.strictObject({ code: Code, label: Text })),
    }),
  ),
});

/** A public number. */
export const Hotline = z.strictObject({
  code: Code,
  label: Text,
  kind: z.enum(['phone', 'whatsapp']),
  number: z.string().min(3),
  asOf: DayOrMonth.nullable(),
  source: Source.nullable(),
  unverified: z.boolean(),
});
