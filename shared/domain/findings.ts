/**
 * The paper finding: whether the papers of this departure are complete, established to be wanting, or contradictory.
 * By rules only, each with its evidence and legal basis; no points. Both errors are punishable (UU 18/2017 art. 70, 84):
 * a worker whose papers are complete must come out as `completeDoNotHold`.
 */
import { z } from 'zod';
import { PaperRuleId, Text } from './catalogue_words.ts';
import type { Purpose } from './catalogue_entries.ts';
import { fillText } from './fill.ts';
import type { Facts } from './facts.ts';
import { documentCode, indicatorCode, mitigationCode } from './rule_codes.ts';
import { PaperFinding, type DocumentStatus } from './words.ts';

/** One rule that was met: the entries it rests on, its legal basis, and its sentence. */
const PaperRule = z.strictObject({
  id: PaperRuleId,
  evidence: z.array(z.string()),
  legalBasis: z.string(),
  basisUncertain: z.boolean(),
  sentence: Text,
});

/** The paper finding with the rules that make it. */
export const PaperResult = z.strictObject({ finding: PaperFinding, rules: z.array(PaperRule) });
/** The paper finding. */
export type PaperResult = z.infer<typeof PaperResult>;

type Effect = 'complete' | 'established' | 'contradiction' | 'note';
interface Rule {
  readonly id: PaperRuleId;
  readonly effect: Effect;
  /** The entries the rule rests on; empty: the rule is not met. */
  readonly evidence: (facts: Facts) => readonly string[];
}

/** Papers the law requires of this traveller for the stated purpose; licences are the agency's. */
export const requiredOf = ({ purpose }: Pick<Facts, 'purpose'>): readonly string[] =>
  purpose.documents
    .filter(({ need, askedOf }) => need === 'required' && askedOf === 'traveller')
    .map(({ code }) => code);

/**
 * Papers whose lack can stop a departure: those the law requires of the traveller for this purpose, without those a valid
 * e-PMI stands for; where the list is no condition of exit, the passport and the permit alone. No purpose: none.
 */
export function conditionsOf(
  purpose: Purpose | undefined,
  documents: Readonly<Record<string, DocumentStatus>>,
): readonly string[] {
  if (purpose === undefined) return [];
  const covered = documents[documentCode.ePmi] === 'seen' ? purpose.coveredByEpmi : [];
  const { papers } = purpose;
  const exit = papers?.missingEstablishes === false ? [documentCode.passport, papers.permit] : null;
  return requiredOf({ purpose }).filter((code) => !covered.includes(code) && (exit?.includes(code) ?? true));
}

const when = (condition: boolean, ...evidence: readonly string[]): readonly string[] => (condition ? evidence : []);

/** A forged, foreign or expired paper cannot complete anything. */
const papersInDoubt = (facts: Facts): boolean =>
  facts.has(indicatorCode.identityDiffers, 'document') ||
  facts.has(indicatorCode.documentDoubtful) ||
  facts.has(indicatorCode.passportTooShort);

const mayBeComplete = (facts: Facts): boolean => facts.purpose.isWork && !facts.child && !papersInDoubt(facts);

const unmet = (facts: Facts, ...statuses: readonly string[]): readonly string[] =>
  requiredOf(facts).filter((code) => !facts.met(code) && statuses.includes(facts.status(code)));

const doubtful = (facts: Facts): readonly string[] =>
  facts.index.catalogue.documents
    .map(({ code }) => code)
    .filter((code) => facts.status(code) === 'doubtful' && !facts.met(code));

const epmiSeen = (facts: Facts): boolean => facts.status(documentCode.ePmi) === 'seen';

/** The rules, in the order in which they are told. */
const rules: readonly Rule[] = [
  {
    id: 'epmiValid',
    effect: 'complete',
    evidence: (facts) =>
      when(
        mayBeComplete(facts) &&
          epmiSeen(facts) &&
          facts.purpose.coveredByEpmi.length > 0 &&
          requiredOf(facts).every((code) => facts.met(code)),
        documentCode.ePmi,
      ),
  },
  {
    id: 'papersComplete',
    effect: 'complete',
    evidence: (facts) => {
      const required = requiredOf(facts);
      const allSeen = required.every((code) => facts.status(code) === 'seen');
      return when(mayBeComplete(facts) && facts.purpose.papers?.completeBy === 'papersOrEpmi' && allSeen, ...required);
    },
  },
  {
    id: 'completenessConfirmed',
    effect: 'complete',
    evidence: (facts) =>
      when(
        mayBeComplete(facts) &&
          facts.hasMitigation(mitigationCode.papersComplete) &&
          unmet(facts, 'missing', 'doubtful').length === 0,
        mitigationCode.papersComplete,
      ),
  },
  {
    id: 'permitValid',
    effect: 'note',
    evidence: (facts) => {
      const permit = facts.purpose.papers?.permit ?? null;
      if (permit === null) return [];
      return [
        ...when(facts.status(permit) === 'seen', permit),
        ...when(facts.hasMitigation(mitigationCode.validPermit), mitigationCode.validPermit),
      ];
    },
  },
  {
    id: 'childForWork',
    effect: 'established',
    evidence: (facts) =>
      when(
        facts.child && (facts.purpose.isWork || facts.has(indicatorCode.workUnderOtherPurpose)),
        'minor',
        ...when(facts.has(indicatorCode.workUnderOtherPurpose), indicatorCode.workUnderOtherPurpose),
      ),
  },
  {
    id: 'requiredPapersMissing',
    effect: 'established',
    evidence: (facts) => (facts.purpose.papers?.missingEstablishes === true ? unmet(facts, 'missing') : []),
  },
  {
    id: 'workVisaMissing',
    effect: 'established',
    evidence: (facts) =>
      when(
        facts.purpose.papers?.missingEstablishes === true &&
          facts.has(indicatorCode.noWorkVisa) &&
          !facts.met(documentCode.workVisa),
        indicatorCode.noWorkVisa,
      ),
  },
  {
    id: 'workUnderOtherPurpose',
    effect: 'established',
    evidence: (facts) =>
      when(facts.has(indicatorCode.workUnderOtherPurpose) && !epmiSeen(facts), indicatorCode.workUnderOtherPurpose),
  },
  {
    id: 'documentDoubtful',
    effect: 'contradiction',
    evidence: (facts) => [
      ...doubtful(facts),
      ...when(facts.has(indicatorCode.documentDoubtful), indicatorCode.documentDoubtful),
    ],
  },
  {
    id: 'identityDiffers',
    effect: 'contradiction',
    evidence: (facts) => when(facts.has(indicatorCode.identityDiffers, 'document'), indicatorCode.identityDiffers),
  },
  {
    id: 'visaDoesNotFit',
    effect: 'contradiction',
    evidence: (facts) => when(facts.has(indicatorCode.visaDoesNotFit), indicatorCode.visaDoesNotFit),
  },
  {
    id: 'jobDoesNotFit',
    effect: 'contradiction',
    evidence: (facts) => when(facts.has(indicatorCode.jobDoesNotFit), indicatorCode.jobDoesNotFit),
  },
  {
    id: 'undisclosedTicket',
    effect: 'contradiction',
    evidence: (facts) => when(facts.has(indicatorCode.undisclosedTicket), indicatorCode.undisclosedTicket),
  },
  {
    id: 'hajjVisaMissing',
    effect: 'contradiction',
    evidence: (facts) =>
      when(
        facts.has(indicatorCode.hajjWithoutVisa) && facts.status(documentCode.hajjVisa) !== 'seen',
        indicatorCode.hajjWithoutVisa,
      ),
  },
  {
    id: 'entryVisaMissing',
    effect: 'contradiction',
    evidence: (facts) => facts.purpose.entryVisas.filter((code) => facts.status(code) === 'missing'),
  },
  { id: 'recordsContradict', effect: 'contradiction', evidence: contradictingRecords },
  {
    id: 'passportNotValid',
    effect: 'note',
    evidence: (facts) => [
      ...when(facts.has(indicatorCode.passportTooShort), indicatorCode.passportTooShort),
      ...when(
        facts.status(documentCode.passport) === 'missing' && !facts.met(documentCode.passport),
        documentCode.passport,
      ),
    ],
  },
];

/** Two recorded answers that cannot both be right. */
function contradictingRecords(facts: Facts): readonly string[] {
  const wanting = unmet(facts, 'missing', 'doubtful');
  const inSystem = [documentCode.ePmi, documentCode.systemRecord].filter((code) => facts.status(code) === 'seen');
  const workVisa = facts.status(documentCode.workVisa) === 'seen';
  const workDenied = facts.has(indicatorCode.workUnderOtherPurpose) && epmiSeen(facts);
  return [
    ...when(
      facts.hasMitigation(mitigationCode.papersComplete) && wanting.length > 0,
      mitigationCode.papersComplete,
      ...wanting,
    ),
    ...when(
      facts.has(indicatorCode.noRecordInSystem) && inSystem.length > 0,
      indicatorCode.noRecordInSystem,
      ...inSystem,
    ),
    ...when(facts.has(indicatorCode.noWorkVisa) && workVisa, indicatorCode.noWorkVisa, documentCode.workVisa),
    ...when(workDenied, indicatorCode.workUnderOtherPurpose, documentCode.ePmi),
  ];
}

/** The label of an entry of any kind, for a sentence. */
function labelOf({ index }: Facts, code: string): Text {
  const entry = index.documents.get(code) ?? index.indicators.get(code) ?? index.mitigations.get(code);
  return entry?.label ?? index.catalogue.minor.label;
}

/** The paper finding of a case. Pure. */
export function paperResult(facts: Facts): PaperResult {
  const met = rules
    .map(({ id, effect, evidence }) => ({ id, effect, evidence: [...evidence(facts)] }))
    .filter(({ evidence }) => evidence.length > 0);
  const has = (effect: Effect) => met.some((rule) => rule.effect === effect);
  const finding = has('complete')
    ? 'completeDoNotHold'
    : has('established')
      ? 'established'
      : has('contradiction')
        ? 'unresolvedContradiction'
        : 'none';
  return {
    finding,
    rules: met.map(({ id, evidence }) => {
      const { legalBasis, basisUncertain, sentence } = facts.index.catalogue.rules.paper[id];
      const labels = evidence.map((code) => labelOf(facts, code));
      return { id, evidence, legalBasis, basisUncertain, sentence: fillText(sentence, { items: labels }) };
    }),
  };
}
