/** What stands beside the answers, as the caller may see it. */
import type { ScreeningRecord } from '../../db/screenings.ts';
import type { ScreeningView } from '../../shared/contract/screening.ts';
import { Interpreter, PrivateTalk, TalkLanguage, type Talk } from '../../shared/domain/talk.ts';
import type { OfficerId } from '../../shared/ids.ts';
import { mayWork } from './access.ts';
import { immigrationOnly } from './assessing.ts';
import { readsSealed } from './sealed.ts';
import { actor, type QueryContext } from './context.ts';

/** Whether it is Immigration's own word, which stays with Immigration. */
const immigrationsOwn = (ctx: QueryContext, writer: OfficerId): boolean =>
  actor(ctx).agency !== 'immigration' && ctx.read.officer(writer)?.agency === 'immigration';

function talkView(ctx: QueryContext, screening: ScreeningRecord): Talk {
  const parts = ctx.read.talk(screening.id);
  const of = (part: 'language' | 'interpreter' | 'private') => {
    const last = parts.find((one) => one.part === part);
    if (last === undefined) return { value: 'notRecorded', line: null, by: null, officerOffered: null };
    const { value, line, officerId, officerOffered } = last;
    // The interpreter is a third person; who Immigration called is Immigration's to know.
    const hidden = part === 'interpreter' && immigrationsOwn(ctx, officerId);
    return { value, line: hidden ? null : line, by: ctx.read.officerName(officerId), officerOffered };
  };
  const language = of('language');
  const interpreter = of('interpreter');
  const apart = of('private');
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  // Not even that there is an answer: facts of Immigration's systems are not BP3MI's to know of.
  const backEntry = ctx.read
    .backEntries(screening.id)
    .filter(({ code }) => actor(ctx).agency === 'immigration' || !immigrationOnly(catalogue, code))
    // What is written on the numbered paper is sealed, so which facts came from it is too.
    .filter(() => readsSealed(ctx, screening));
  return {
    language: { value: TalkLanguage.parse(language.value), line: language.line, by: language.by },
    interpreter: { value: Interpreter.parse(interpreter.value), line: interpreter.line, by: interpreter.by },
    private: { ...apart, value: PrivateTalk.parse(apart.value), backEntry },
  };
}

function peopleView(ctx: QueryContext, screening: ScreeningRecord): ScreeningView['people'] {
  return ctx.read
    .people(screening.id)
    .filter(({ officerId }) => !immigrationsOwn(ctx, officerId))
    .filter(
      ({ saidInPrivate, officerId }) => !saidInPrivate || officerId === actor(ctx).id || readsSealed(ctx, screening),
    )
    .map(({ id, role, relation, name, handle, agency, note, saidInPrivate, officerId, at }) => {
      return { id, role, relation, name, handle, agency, note, saidInPrivate, by: ctx.read.officerName(officerId), at };
    });
}

function rechecksView(ctx: QueryContext, screening: ScreeningRecord): ScreeningView['rechecks'] {
  return ctx.read.rechecks(screening.id).map(({ code, outcome, stands, note, officerId, at }) => {
    const hidden = immigrationsOwn(ctx, officerId);
    return { code, outcome, stands, note: hidden ? null : note, by: ctx.read.officerName(officerId), at };
  });
}

/** The part of a screening's view that no assessment reads. People and province only for who may work the case. */
export function besideView(
  ctx: QueryContext,
  screening: ScreeningRecord,
): Pick<ScreeningView, 'talk' | 'people' | 'province' | 'rechecks'> {
  const works = mayWork(ctx, screening);
  return {
    talk: talkView(ctx, screening),
    people: works ? peopleView(ctx, screening) : [],
    province: works ? (ctx.read.residence(screening.id)?.province ?? null) : null,
    rechecks: rechecksView(ctx, screening),
  };
}
