/** The stored facts a decision is held against. */
import type { DecisionRecord } from '../../db/decisions.ts';
import type { ScreeningRecord } from '../../db/screenings.ts';
import { decisionFault, type DecisionFacts, type DecisionFault } from '../../shared/domain/decision.ts';
import { conditionsOf } from '../../shared/domain/findings.ts';
import { dayOf } from '../../shared/time.ts';
import { factsOf, immigrationOnly, stageOf } from './assessing.ts';
import { actor, type QueryContext } from './context.ts';
import { departureOf } from './departure.ts';

/** Whose decision, and on which result. */
type Asked = Pick<DecisionFacts, 'role' | 'today' | 'departed' | 'result'>;

/** What Immigration alone may know counts for Immigration alone. */
function factsFor(ctx: QueryContext, screening: ScreeningRecord, asked: Asked): DecisionFacts {
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  const immigration = asked.role === 'immigration';
  const known = ctx.read.answers(screening.id).filter(({ code }) => immigration || !immigrationOnly(catalogue, code));
  const { documents, ...others } = factsOf(known);
  const purpose = catalogue.purposes.find(({ code }) => code === screening.purpose);
  return {
    ...asked,
    required: conditionsOf(purpose, documents),
    declaresWork: purpose?.isWork === true,
    nationality: ctx.read.traveller(screening.id)?.document.nationality ?? null,
    grounds: catalogue.legal.grounds,
    mitigationCodes: catalogue.mitigations.map(({ code }) => code),
    documents,
    ...others,
  };
}

/** The facts of a decision the caller takes now. */
export function decisionFacts(ctx: QueryContext, screening: ScreeningRecord): DecisionFacts {
  const stage = stageOf(ctx, screening);
  // A purpose or destination taken back since leaves the opened result without a case.
  const stated = screening.purpose !== null && screening.destination !== null;
  const last = ctx.read.assessments(screening.id).findLast((one) => one.stage === stage);
  const result = stated ? (last?.result ?? null) : null;
  const flight = screening.flightId === null ? null : ctx.read.flight(screening.flightId);
  return factsFor(ctx, screening, {
    role: actor(ctx).role,
    today: ctx.today,
    departed: flight !== null && departureOf(flight) <= ctx.now,
    result: result && { finding: result.paper.finding, recommendation: result.recommendation },
  });
}

/** The facts of a decision as they were for who took it, on its day. */
export function factsThen(ctx: QueryContext, screening: ScreeningRecord, decision: DecisionRecord): DecisionFacts {
  const result = ctx.read.assessments(screening.id).findLast(({ role }) => role === decision.role)?.result ?? null;
  return factsFor(ctx, screening, {
    role: decision.role,
    today: dayOf(decision.at),
    departed: false,
    result: result && { finding: result.paper.finding, recommendation: result.recommendation },
  });
}

/** Why a recorded decision no longer stands on what is stored now, or null: answers may have changed since. */
export function faultNow(ctx: QueryContext, decision: DecisionRecord): DecisionFault | null {
  const screening = ctx.read.screening(decision.screeningId);
  if (screening === null) throw new Error('a decision without a screening');
  return decisionFault({ ...decision, effort: [] }, decisionFacts(ctx, screening));
}
