/**
 * Rujukan TPPO: act, means and purpose (UU 21/2007 art. 1) as far as they were recorded in the open, each with its basis. What was
 * told in private, what Immigration's systems hold, and how the signs were weighed are never printed; the rest is the hand's.
 */
import type { AnswerRecord, ScreeningRecord } from '../../../../db/screenings.ts';
import type { ScreeningView } from '../../../../shared/contract/screening.ts';
import { assess } from '../../../../shared/domain/assessment.ts';
import type { Catalogue } from '../../../../shared/domain/catalogue.ts';
import type { TppoSign } from '../../../../shared/domain/tppo.ts';
import { sealOf } from '../../../../shared/domain/sealed.ts';
import { id as indonesian } from '../../../../shared/text/id.ts';
import { immigrationOnly, inputOf } from '../../assessing.ts';
import type { QueryContext } from '../../context.ts';
import { screeningView } from '../../handlers/screening.ts';
import { contentOf, type PaperBuilder } from '../builder.ts';
import { callerSigns, travellerFields } from './common.ts';
import { handoverParties, handoverSubject, type HandoverSubject } from './handover_papers.ts';

const words = indonesian.paper.content;
const { talk } = indonesian;

/** Groups of the catalogue whose facts tell of an act: recruitment, and moving or accompanying a person. */
const actGroups = ['REC', 'ACC'];
/** The group whose facts tell who paid and what is owed. */
const moneyGroup = 'FIN';

/** Answers that may stand on a paper which leaves both agencies. */
const openAnswers = (ctx: QueryContext, catalogue: Catalogue, screening: ScreeningRecord): AnswerRecord[] =>
  ctx.read
    .answers(screening.id)
    .filter((answer) => sealOf(catalogue, answer) === null && !immigrationOnly(catalogue, answer.code));

interface Recorded {
  readonly catalogue: Catalogue;
  /** Open facts that were found, with what was noted beside them as the caller may read it. */
  readonly facts: readonly AnswerRecord[];
  readonly signs: readonly TppoSign[];
}

/** The signs the open facts give by themselves. None before the caller's own assessment: nobody reads a result before it. */
function signsOf(ctx: QueryContext, screening: ScreeningRecord, view: ScreeningView, open: readonly AnswerRecord[]) {
  const { purpose, destination } = screening;
  if (purpose === null || destination === null || view.assessments.length === 0) return [];
  const { catalogue, sha256 } = ctx.catalogueOf(screening.catalogueSha256);
  const input = { ...inputOf(screening, open), purpose, destination };
  return assess({ catalogue, sha256 }, input, { immigrationSecond: false }).tppo.signs;
}

function recordedOf(ctx: QueryContext, screening: ScreeningRecord, view: ScreeningView): Recorded {
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  const open = openAnswers(ctx, catalogue, screening);
  const noted = new Map(view.answers.map((answer) => [answer.code, answer.kind === 'indicator' ? answer.note : null]));
  const facts = open
    .filter(({ kind, value }) => kind === 'indicator' && value === 'present')
    .map((answer) => ({ ...answer, note: noted.get(answer.code) ?? null }));
  return { catalogue, facts, signs: signsOf(ctx, screening, view, open) };
}

/** A fact with its basis, and what was noted beside it. */
function factWords({ catalogue }: Recorded, { code, basis, note }: AnswerRecord): string {
  const label = catalogue.indicators.find((one) => one.code === code)?.label.id ?? code;
  const on = basis === null ? '' : ` (${words.basis({ basis: catalogue.basisLabels[basis].id.toLowerCase() })})`;
  return `${label}${on}${note === null || note === '' ? '' : `: ${note}`}`;
}

/** Facts of these groups of the catalogue. */
function factsOfGroups(recorded: Recorded, groups: readonly string[]): string[] {
  const { catalogue, facts } = recorded;
  const inside = ({ code }: AnswerRecord) =>
    catalogue.indicators.some((one) => one.code === code && groups.includes(one.group));
  return facts.filter(inside).map((fact) => factWords(recorded, fact));
}

/** What must be true of a fact; sentences that name a code of the list are for whoever weighs it, not for the reader. */
function conditionOf({ catalogue }: Recorded, { code }: AnswerRecord): string {
  const condition = catalogue.indicators.find((one) => one.code === code)?.ilo?.condition?.id ?? '';
  return condition
    .split(/(?<=\.) /)
    .filter((sentence) => !/\bD\d/.test(sentence))
    .join(' ');
}

/** One sign: the recruitment dimension, the sign, the open facts it was read from, and what is still to be made sure of. */
function signWords(recorded: Recorded, { dimension, label, from }: TppoSign): string {
  const { catalogue } = recorded;
  const facts = recorded.facts.filter(({ code }) => from.includes(code));
  const named = catalogue.ilo.dimensions.find(({ code }) => code === dimension)?.label.id ?? dimension;
  const conditions = facts.map((fact) => conditionOf(recorded, fact)).filter((condition) => condition !== '');
  return [
    words.sign({ dimension: named, sign: label.id }),
    words.signFacts({ facts: facts.map((fact) => factWords(recorded, fact)).join('; ') }),
    ...(conditions.length === 0 ? [] : [words.toMakeSure({ conditions: conditions.join(' ') })]),
  ].join(' ');
}

/** People around the departure who were named in the open. */
const openPeople = (view: ScreeningView) => view.people.filter(({ saidInPrivate }) => !saidInPrivate);

const personWords = ({ name, handle, agency }: ScreeningView['people'][number]): string =>
  [name, handle, agency].filter((part) => part !== null).join(', ');

/** Who moves the person, and who pays, as far as it was said in the open. */
function around(view: ScreeningView, flight: string, money: readonly string[]): Record<string, string> {
  const of = (role: 'companion' | 'payer') =>
    openPeople(view)
      .filter((person) => person.role === role)
      .map((person) => `${talk.roles[role].toLowerCase()}: ${personWords(person)}`);
  return {
    transport: [flight, ...of('companion')].filter((part) => part !== '').join('; '),
    payments: [...of('payer'), ...money].join('; '),
  };
}

const recruiters = (view: ScreeningView): string[][] =>
  openPeople(view)
    .filter(({ role }) => role !== 'companion')
    .map(({ role, name, relation, handle, agency }) => [
      talk.roles[role],
      name ?? '',
      relation === null ? '' : talk.relations[relation],
      handle ?? '',
      agency ?? '',
    ]);

/** How much is sealed, as far as it may be counted: an integrity report is not. */
function closedNote(catalogue: Catalogue, view: ScreeningView): string {
  const closed = view.answers.filter((answer) => sealOf(catalogue, answer) === 'tppo').length;
  const count = closed + view.sealed;
  return count === 0 ? '' : words.closedNote({ count });
}

/** The receiver, where a handover leads there. */
function receiverOf(ctx: QueryContext, subject: HandoverSubject) {
  if (subject.handover === null) return { toAgency: '', takes: { name: '', detail: '' } };
  const { to, takes } = handoverParties(ctx, subject);
  return { toAgency: to, takes };
}

/** Rujukan TPPO. */
export const tppoReferral: PaperBuilder = {
  build: (ctx, subject) => {
    const found = handoverSubject(ctx, subject);
    if (found === null) return null;
    const { screening } = found;
    const view = screeningView(ctx, screening);
    const recorded = recordedOf(ctx, screening, view);
    const fields = travellerFields(ctx, screening);
    const { toAgency, takes } = receiverOf(ctx, found);
    const money = factsOfGroups(recorded, [moneyGroup]);
    return {
      screeningId: screening.id,
      content: contentOf({
        fields: {
          ...fields,
          toAgency,
          ...around(view, fields.flight ?? '', money),
          closedNote: closedNote(recorded.catalogue, view),
        },
        // What form of exploitation is meant is recorded nowhere; its lines are the officer's to fill.
        lists: {
          act: factsOfGroups(recorded, actGroups),
          means: recorded.signs.map((sign) => signWords(recorded, sign)),
        },
        tables: { recruiter: recruiters(view) },
        signers: { officer: callerSigns(ctx), to: takes },
      }),
    };
  },
};
