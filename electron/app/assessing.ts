/** From stored answers to the result: the same pure engine the page has, on what is really stored. */
import type { AnswerRecord, AssessmentRecord, ScreeningRecord } from '../../db/screenings.ts';
import { assess, type Assessment } from '../../shared/domain/assessment.ts';
import { secondAssessmentCodes } from '../../shared/domain/rule_codes.ts';
import { DocumentStatus, IndicatorAnswer, MitigationValue, type OwnAssessment } from '../../shared/domain/words.ts';
import { agencyOf } from './access.ts';
import { actor, type CatalogueInForce, type CommandContext, type QueryContext } from './context.ts';

/** Facts only Immigration has (SOI, PAU): they never enter what BP3MI sees, whatever a catalogue says of the known ones. */
export const immigrationOnly = (catalogue: CatalogueInForce['catalogue'], code: string): boolean =>
  secondAssessmentCodes.includes(code) ||
  catalogue.indicators.some(
    (indicator) => indicator.code === code && (indicator.whoAsks === 'immigration' || indicator.secondAssessmentOnly),
  );

/** Stored answers as the engine and the decision rules want them. */
export function factsOf(answers: readonly AnswerRecord[]) {
  const of = (kind: AnswerRecord['kind']) => answers.filter((answer) => answer.kind === kind);
  return {
    documents: Object.fromEntries(of('document').map(({ code, value }) => [code, DocumentStatus.parse(value)])),
    indicators: Object.fromEntries(
      of('indicator').map(({ code, value, basis }) => [code, IndicatorAnswer.parse({ value, basis })]),
    ),
    mitigations: Object.fromEntries(of('mitigation').map(({ code, value }) => [code, MitigationValue.parse(value)])),
  };
}

/** What the engine reads of a screening, on these of its answers. */
export const inputOf = (
  { id, minor, purpose, destination, transit }: ScreeningRecord,
  answers: readonly AnswerRecord[],
) => ({ id, minor, purpose, destination, transit, ...factsOf(answers) });

/** The result on the stored answers. Purpose and destination must be known. */
function resultOf(
  ctx: QueryContext,
  screening: ScreeningRecord & { purpose: string; destination: string },
  stage: AssessmentRecord['stage'],
): Assessment {
  const { catalogue, sha256 } = ctx.catalogueOf(screening.catalogueSha256);
  const { purpose, destination } = screening;
  const input = { ...inputOf(screening, ctx.read.answers(screening.id)), purpose, destination };
  return assess({ catalogue, sha256 }, input, { immigrationSecond: stage === 'second' });
}

/** The assessment the caller's stage is at: the desk's, or Immigration's second one on somebody else's screening. */
export function stageOf(ctx: QueryContext, screening: ScreeningRecord): AssessmentRecord['stage'] {
  if (actor(ctx).role !== 'immigration') return 'desk';
  if (agencyOf(ctx, screening) === 'bp3mi') return 'second';
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  const own = ctx.read.answers(screening.id).some(({ kind, code, value }) => {
    return kind === 'indicator' && value === 'present' && immigrationOnly(catalogue, code);
  });
  const desk = ctx.read.assessments(screening.id).some(({ stage }) => stage === 'desk');
  return own && desk ? 'second' : 'desk';
}

/** An own assessment as it was given: by whom, in which role, when. */
export type OwnGiven = Omit<AssessmentRecord, 'screeningId' | 'result'>;

/** An own assessment given now by the caller. */
export function ownNow(ctx: QueryContext, own: OwnAssessment, stage: AssessmentRecord['stage']): OwnGiven {
  const { id, role } = actor(ctx);
  return { stage, own, officerId: id, role, at: ctx.now };
}

/** Stores an own assessment with the result it opens. */
export function storeAssessment(
  ctx: CommandContext,
  screening: ScreeningRecord & { purpose: string; destination: string },
  own: OwnGiven,
): Assessment {
  const result = resultOf(ctx, screening, own.stage);
  ctx.write.insertAssessment({ screeningId: screening.id, ...own, result });
  ctx.audit('assessed', [{ type: 'screening', id: screening.id }], { assessment: { ...own, result } });
  return result;
}

/**
 * An answer after the result was opened changes the result: it is computed and stored again, the own assessment
 * stays as it was given. Does nothing while there is no own assessment of this stage.
 */
export function refreshAssessment(ctx: CommandContext, screening: ScreeningRecord): void {
  const stage = stageOf(ctx, screening);
  const last = ctx.read.assessments(screening.id).findLast((assessment) => assessment.stage === stage);
  const { purpose, destination } = screening;
  if (last === undefined || purpose === null || destination === null) return;
  const { screeningId: _screening, result: _result, ...own } = last;
  storeAssessment(ctx, { ...screening, purpose, destination }, own);
}
