/** Papers of retention: the certificate of destruction, and the copy of a traveller's own record. */
import { z } from 'zod';
import type { ScreeningRecord } from '../../../../db/screenings.ts';
import { deliveredRetention } from '../../../../shared/catalogue/retention.ts';
import { dueOn } from '../../../../shared/domain/retention.ts';
import { sealOf } from '../../../../shared/domain/sealed.ts';
import { AnswerValue } from '../../../../shared/contract/screening.ts';
import { Role } from '../../../../shared/domain/words.ts';
import { ErasureRunId } from '../../../../shared/ids.ts';
import { id as indonesian } from '../../../../shared/text/id.ts';
import { dayOf } from '../../../../shared/time.ts';
import { immigrationOnly } from '../../assessing.ts';
import { backupSettings } from '../../backups.ts';
import type { QueryContext } from '../../context.ts';
import { caseFacts, retentionPeriods } from '../../retention.ts';
import { contentOf, type PaperBuilder } from '../builder.ts';
import { callerSigns, desk, format, screeningFor, signer, travellerFields } from './common.ts';

const { retention, journey, decision: decisionWords, paper } = indonesian;
const words = retention.paper;

/** Berita Acara Pemusnahan: figures of one erasure, without a name or identifier of anybody erased. */
export const destructionCertificate: PaperBuilder = {
  build: (ctx, subject) => {
    const id = ErasureRunId.safeParse(subject);
    const run = id.success ? ctx.read.erasureRun(id.data) : null;
    if (run === null || run.finishedAt === null) return null;
    const classes = ctx.read.erasedBy(run.id);
    const officers = ctx.read.officersErasedBy(run.id);
    const basisOf = (code: string) => deliveredRetention.classes.find((one) => one.code === code)?.basis.id ?? '';
    return {
      screeningId: null,
      content: contentOf({
        fields: {
          madeOn: format.longDay(dayOf(run.finishedAt)),
          desk: desk(ctx),
          erased: format.number(classes.reduce((sum, { cases }) => sum + cases, 0)),
          cases: format.number(run.cases),
          listHash: run.listHash,
          rootBefore: run.rootBefore,
          rootAfter: run.rootAfter ?? '',
          begunAt: format.moment(run.at),
          finishedAt: format.moment(run.finishedAt),
          officersNote: officers === 0 ? '' : words.officers({ count: officers }),
          backupsNote: words.backups({ days: backupSettings(ctx.read).keepDays }),
          provisionalNote: deliveredRetention.decidedByAgencies ? '' : words.provisional,
        },
        tables: {
          classes: classes.map(({ class: code, cases, from, to }) => [
            retention.classes[code],
            format.number(cases),
            words.periodDays({ days: run.periods[code] }),
            words.fromTo({ from: format.plainDay(dayOf(from)), to: format.plainDay(dayOf(to)) }),
            basisOf(code),
          ]),
        },
        signers: { admin: signer(ctx, run.byId), head: signer(ctx, run.secondId) },
      }),
    };
  },
};

/** The traveller's own answers: without what others said, what is sealed, and what only Immigration's systems hold. */
function ownAnswers(ctx: QueryContext, screening: ScreeningRecord) {
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  const given = ctx.read.answers(screening.id);
  return {
    documents: given.flatMap(({ kind, code, value }) => {
      const document = catalogue.documents.find((one) => one.code === code);
      const answer = AnswerValue.safeParse({ kind, code, value });
      if (document === undefined || !answer.success || answer.data.kind !== 'document') return [];
      return [[document.label.id, journey.documents.status[answer.data.value]]];
    }),
    answers: given.flatMap(({ kind, code, value, basis, note }) => {
      const indicator = catalogue.indicators.find((one) => one.code === code);
      const answer = AnswerValue.safeParse({ kind, code, value, basis, note });
      if (indicator === undefined || !answer.success || answer.data.kind !== 'indicator') return [];
      const hidden =
        basis === 'thirdParty' || immigrationOnly(catalogue, code) || sealOf(catalogue, answer.data) !== null;
      if (hidden) return [];
      const said = basis === null ? words.noBasis : catalogue.basisLabels[basis].id;
      return [[indicator.label.id, journey.questions.value[answer.data.value], said]];
    }),
  };
}

/** Who opened the record, by role, the first and the last time. */
function viewLines(ctx: QueryContext, screening: ScreeningRecord): string[] {
  const byRole = new Map<string, string[]>();
  for (const { role, at } of ctx.read.viewsOf(screening.id)) byRole.set(role, [...(byRole.get(role) ?? []), at]);
  return [...byRole].map(([role, times]) => {
    const known = Role.safeParse(role);
    const named = known.success ? words.roles[known.data] : role;
    const [first = '', last = ''] = [times[0], times.at(-1)];
    const span = words.fromTo({ from: format.moment(first), to: format.moment(last) });
    return `${words.views({ role: named, count: times.length })} (${span})`;
  });
}

/** Salinan Data Pribadi. */
export const personalCopy: PaperBuilder = {
  filled: z.strictObject({ askedBy: z.string().trim().min(2).max(120), identity: z.string().trim().min(2).max(120) }),
  build: (ctx, subject, { askedBy = '', identity = '' }) => {
    const screening = screeningFor(ctx, subject);
    const facts = screening === null ? null : caseFacts(ctx, screening.id);
    if (screening?.depth !== 'clarification' || facts === null) return null;
    const until = format.longDay(dueOn(facts, retentionPeriods(ctx.read)));
    return {
      screeningId: screening.id,
      content: contentOf({
        fields: {
          ...travellerFields(ctx, screening),
          startedAt: format.moment(screening.openedAt),
          keptNote: retention.keptUntil({ kind: retention.title, day: until }),
          askedBy,
          identity,
        },
        lists: {
          statements: ctx.read.statementsOf(screening.id).map(({ content, at }) => `${format.moment(at)}: ${content}`),
          papers: ctx.read
            .papersOfScreening(screening.id)
            .map(({ kind, number, issuedAt }) => `${paper.kinds[kind]} ${number}, ${format.moment(issuedAt)}`),
          views: viewLines(ctx, screening),
        },
        tables: {
          ...ownAnswers(ctx, screening),
          decisions: ctx.read
            .decisionsOf(screening.id)
            .filter(({ confirmedAt }) => confirmedAt !== null)
            .map(({ kind, at, reason, statement }) => [
              format.moment(at),
              decisionWords.kindsDone[kind],
              [reason, statement ?? ''].filter((said) => said !== '').join(' / '),
            ]),
        },
        signers: { receiver: { name: askedBy, detail: '' }, officer: callerSigns(ctx) },
      }),
    };
  },
};
