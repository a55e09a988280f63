/** The paper of a clarification: what was shown, asked and found. */
import type { ScreeningRecord } from '../../../../db/screenings.ts';
import type { ScreeningView } from '../../../../shared/contract/screening.ts';
import { sealOf } from '../../../../shared/domain/sealed.ts';
import { id as indonesian } from '../../../../shared/text/id.ts';
import type { QueryContext } from '../../context.ts';
import { screeningView } from '../../handlers/screening.ts';
import { contentOf, type PaperBuilder } from '../builder.ts';
import { desk, format, screeningFor, signer, travellerFields } from './common.ts';

const words = indonesian.paper.content;
const { journey, result, talk, decision: decisionWords } = indonesian;

/** What was answered, without what is sealed: of what was told in private only that there is something. */
function answered(ctx: QueryContext, screening: ScreeningRecord, view: ScreeningView) {
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  const indicatorOf = (code: string) => catalogue.indicators.find((one) => one.code === code);
  const indicators = view.answers.flatMap((answer) => {
    const indicator = answer.kind === 'indicator' ? indicatorOf(answer.code) : undefined;
    if (answer.kind !== 'indicator' || indicator === undefined || answer.value === 'notAsked') return [];
    // A paper lies in the file of the agency: an integrity report is not even counted on it.
    const seal = sealOf(catalogue, answer);
    return seal === 'integrity' ? [] : [{ ...answer, label: indicator.label.id, closed: seal !== null }];
  });
  const open = indicators.filter(({ closed }) => !closed);
  const basisOf = (basis: (typeof open)[number]['basis']) => (basis === null ? '' : catalogue.basisLabels[basis].id);
  const closed = indicators.length - open.length;
  return {
    closedNote: closed === 0 ? '' : words.closedNote({ count: closed }),
    documents: view.answers.flatMap((answer) => {
      const document = catalogue.documents.find(({ code }) => code === answer.code);
      if (answer.kind !== 'document' || document === undefined || answer.value === 'notChecked') return [];
      return [[document.label.id, journey.documents.status[answer.value]]];
    }),
    answers: open.map(({ label, value, basis }) => [label, journey.questions.value[value], basisOf(basis)]),
    indicators: open
      .filter(({ value }) => value === 'present')
      .map(({ label, note, basis }) => [label, note ?? '', basisOf(basis)]),
    mitigations: view.answers.flatMap((answer) => {
      const mitigation = catalogue.mitigations.find(({ code }) => code === answer.code);
      if (answer.kind !== 'mitigation' || mitigation === undefined) return [];
      return [[mitigation.label.id, journey.own.value[answer.value]]];
    }),
  };
}

const spoken = (view: ScreeningView): string => {
  const { language, interpreter } = view.talk;
  if (language.value === 'notRecorded') return '';
  const tongue = language.value === 'other' ? (language.line ?? '') : talk.languages[language.value];
  if (interpreter.value === 'notRecorded' || interpreter.value === 'none') return tongue;
  return `${tongue}; ${words.interpreter({ who: talk.interpreters[interpreter.value], name: interpreter.line ?? '' })}`;
};

/** Lembar Klarifikasi. */
export const clarificationSheet: PaperBuilder = {
  build: (ctx, subject) => {
    const screening = screeningFor(ctx, subject);
    if (screening?.depth !== 'clarification') return null;
    const view = screeningView(ctx, screening);
    const { closedNote, ...tables } = answered(ctx, screening, view);
    const assessment = view.assessments.at(-1);
    const decision = view.decisions.findLast(({ state }) => state === 'confirmed');
    const companions = view.people
      .filter(({ role }) => role === 'companion')
      .map(({ name, handle }) => name ?? handle ?? '');
    return {
      screeningId: screening.id,
      content: contentOf({
        fields: {
          ...travellerFields(ctx, screening),
          caseNumber: screening.id,
          startedAt: format.moment(screening.openedAt),
          endedAt: screening.closedAt === null ? '' : format.moment(screening.closedAt),
          desk: desk(ctx),
          selection: screening.selection === null ? '' : journey.purpose.selection[screening.selection],
          language: spoken(view),
          accompaniedBy: companions.join(', '),
          officerAssessment: assessment === undefined ? '' : result.own[assessment.own],
          paperFinding: assessment === undefined ? '' : result.findings[assessment.result.paper.finding],
          scoreBand: assessment === undefined ? '' : scoreWords(assessment.result.attention),
          decision: decision === undefined ? '' : decisionWords.kindsDone[decision.kind],
          closedNote,
        },
        tables,
        signers: { officer: signer(ctx, screening.officerId) },
      }),
    };
  },
};

const scoreWords = ({ points, band }: { points: number; band: keyof typeof result.bands }): string =>
  `${result.points({ points: format.number(points) })}, ${result.bands[band].toLowerCase()}`;
