/** The papers of a postponement: the notice, the receipt of a passport, and its return. */
import { z } from 'zod';
import type { DecisionRecord } from '../../../../db/decisions.ts';
import type { AnswerRecord, ScreeningRecord } from '../../../../db/screenings.ts';
import { DecisionId } from '../../../../shared/ids.ts';
import { sealOf } from '../../../../shared/domain/sealed.ts';
import { id as indonesian } from '../../../../shared/text/id.ts';
import { Day } from '../../../../shared/time.ts';
import { mayWork } from '../../access.ts';
import { immigrationOnly } from '../../assessing.ts';
import type { QueryContext } from '../../context.ts';
import { contentOf, type Filled, type PaperBuilder } from '../builder.ts';
import { format, groundFields, objection, signer, travellerFields } from './common.ts';

const words = indonesian.paper.content;
const statuses = indonesian.journey.documents.status;

interface Postponement {
  readonly decision: DecisionRecord;
  readonly screening: ScreeningRecord;
}

interface Told {
  readonly answer: AnswerRecord | undefined;
  readonly note: boolean;
}

/** A confirmed decision of these kinds on a case of the caller. */
function postponement(ctx: QueryContext, subject: string, kinds: readonly string[]): Postponement | null {
  const id = DecisionId.safeParse(subject);
  const decision = id.success ? ctx.read.decision(id.data) : null;
  if (decision?.state !== 'confirmed' || !kinds.includes(decision.kind)) return null;
  const screening = ctx.read.screening(decision.screeningId);
  return screening !== null && mayWork(ctx, screening) ? { decision, screening } : null;
}

/**
 * A fact the decision rests on, as it may stand on a paper that is carried home: what was told in private, and what
 * Immigration's systems hold, are named as such and not spelled out. `note`: with what was written beside it.
 */
function factWords(ctx: QueryContext, screening: ScreeningRecord, { answer, note: noted }: Told): string | null {
  if (answer === undefined) return null;
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  if (answer.kind === 'document') {
    const document = catalogue.documents.find(({ code }) => code === answer.code);
    const value = answer.value === 'missing' ? statuses.missing : statuses.doubtful;
    return document === undefined ? null : `${document.label.id}: ${value.toLowerCase()}`;
  }
  const indicator = catalogue.indicators.find(({ code }) => code === answer.code);
  if (indicator === undefined) return null;
  if (immigrationOnly(catalogue, answer.code)) return words.systemFact;
  if (sealOf(catalogue, answer) !== null) return words.privateFact;
  const basis = answer.basis === null ? '' : ` (${catalogue.basisLabels[answer.basis].id.toLowerCase()})`;
  const note = !noted || answer.note === null || answer.note === '' ? '' : `: ${answer.note}`;
  return `${indicator.label.id}${basis}${note}`;
}

/** The facts a decision rests on, each once; the score is none. */
export function factsOf(ctx: QueryContext, { decision, screening }: Postponement, note: boolean): string[] {
  const answers = ctx.read.answers(screening.id);
  const found = decision.evidence
    .filter(({ kind }) => kind !== 'score')
    .map(({ kind, code }) => answers.find((answer) => answer.kind === kind && answer.code === code))
    .map((answer) => factWords(ctx, screening, { answer, note }));
  return [...new Set(found.filter((fact) => fact !== null))];
}

/** Documents that could not be shown or are doubtful, and what to bring of each. */
function missing(ctx: QueryContext, screening: ScreeningRecord): { names: string[]; bring: string[] } {
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  const wanted = catalogue.purposes.find(({ code }) => code === screening.purpose)?.documents ?? [];
  const lacking = ctx.read
    .answers(screening.id)
    .filter(({ kind, value }) => kind === 'document' && (value === 'missing' || value === 'doubtful'));
  const of = lacking.flatMap(({ code, value }) => {
    const document = catalogue.documents.find((one) => one.code === code);
    if (document === undefined) return [];
    const note = wanted.find((one) => one.code === code)?.note?.id ?? document.lookAt?.id ?? '';
    return [{ label: document.label.id, value, note }];
  });
  return {
    names: of.map(({ label, value }) =>
      value === 'doubtful' ? `${label} (${statuses.doubtful.toLowerCase()})` : label,
    ),
    bring: of.map(({ label, note }) => (note === '' ? label : `${label}: ${note}`)),
  };
}

const adverse = ['postponed', 'postponedPassportHeld'];

/** Surat Penundaan Keberangkatan. */
export const postponementNotice: PaperBuilder = {
  official: true,
  build: (ctx, subject) => {
    const found = postponement(ctx, subject, adverse);
    if (found === null) return null;
    const { decision, screening } = found;
    const papers = missing(ctx, screening);
    const route = objection(ctx, decision);
    const held = decision.kind === 'postponedPassportHeld';
    return {
      screeningId: screening.id,
      content: contentOf({
        fields: {
          ...travellerFields(ctx, screening),
          ...groundFields(ctx, decision),
          issuedAt: format.moment(decision.confirmedAt ?? decision.at),
          reason: decision.reason,
          toldIn: decision.toldIn === null ? '' : indonesian.decision.languages[decision.toldIn],
          passportPlace: held ? words.passportKept : words.passportWithHolder,
          statement: decision.statement ?? '',
          contact: ctx.settings.contactImmigration,
          contactBp3mi: ctx.settings.contactBp3mi,
          provisionalYears: route.provisionalYears,
        },
        lists: {
          facts: factsOf(ctx, found, true),
          missingDocuments: papers.names,
          whatToBring: papers.bring,
          objection: route.steps,
        },
        signers: {
          signingOfficer: signer(ctx, decision.officerId),
          secondOfficer: signer(ctx, decision.secondOfficerId),
          holder: { name: ctx.read.traveller(screening.id)?.document.displayName ?? '', detail: '' },
        },
      }),
    };
  },
};

/** What the officer writes on the receipt: it must be the same that custody then records. */
const ReceiptFilled = z.strictObject({
  seal: z.string().trim().min(1).max(40),
  place: z.string().trim().min(1).max(80),
  condition: z.string().trim().max(200),
  due: Day,
  dueReason: z.string().trim().max(300),
});

/** Surat Tanda Penerimaan (STP) Dokumen Perjalanan. */
export const passportReceipt: PaperBuilder = {
  official: true,
  filled: ReceiptFilled,
  build: (ctx, subject, filled) => {
    const found = postponement(ctx, subject, ['postponedPassportHeld']);
    const written = ReceiptFilled.safeParse(filled);
    if (found === null || !written.success) return null;
    const { decision, screening } = found;
    const { seal, place, condition, due, dueReason } = written.data;
    const route = objection(ctx, decision);
    const fields = travellerFields(ctx, screening);
    const { legalGround = '', ...ground } = groundFields(ctx, decision);
    return {
      screeningId: screening.id,
      content: contentOf({
        fields: {
          ...fields,
          ...ground,
          ground: legalGround,
          reason: decision.reason,
          keptBy: `${ctx.read.officerName(decision.officerId)}, ${words.immigrationUnit}`,
          placeKept: place,
          seal,
          condition,
          keptAt: format.moment(ctx.now),
          reviewDate: format.longDay(due),
          dueReason,
          howToGetBack: words.howToGetBack,
          provisionalYears: route.provisionalYears,
        },
        lists: { objection: route.steps },
        signers: {
          holder: { name: fields.name ?? '', detail: '' },
          officer: signer(ctx, decision.officerId),
          secondOfficer: signer(ctx, decision.secondOfficerId),
        },
      }),
    };
  },
};

/** Whether a receipt says what custody is about to record. */
export function receiptSays(
  fields: Filled,
  hold: { seal: string; place: string; condition: string; due: Day },
): boolean {
  return (
    fields.seal === hold.seal &&
    fields.placeKept === hold.place &&
    fields.condition === hold.condition &&
    fields.reviewDate === format.longDay(hold.due)
  );
}
