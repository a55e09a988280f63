/** Figures of a period, for supervisors and auditors. */
import { agreementOf, custodyAgesIn } from '../../../shared/domain/figures.ts';
import { smallestCell } from '../../../shared/domain/suppression.ts';
import { OwnAssessment, Recommendation } from '../../../shared/domain/words.ts';
import { ok } from '../../../shared/result.ts';
import { immigrationOnly } from '../assessing.ts';
import { collusionFigures } from '../collusion.ts';
import { actor, type Handlers } from '../context.ts';
import {
  bandFigures,
  clarifications,
  dailyFigures,
  fairnessFigures,
  flightFigures,
  momentsOf,
  stepFigures,
} from '../figures.ts';

/** Handlers of `figures.*`. */
export const figuresHandlers: Handlers<'figures'> = {
  'figures.daily': (period, ctx) => ok(dailyFigures(ctx, period)),
  'figures.flight': ({ period, flight }, ctx) => ok(flightFigures(ctx, period, flight)),
  'figures.indicators': (period, ctx) => {
    const { catalogue } = ctx.catalogue();
    const { agency, role } = actor(ctx);
    const all = agency === 'immigration' || role === 'auditor';
    const may = (code: string): boolean => all || !immigrationOnly(catalogue, code);
    const isPrivate = (code: string): boolean =>
      catalogue.indicators.some((indicator) => indicator.code === code && indicator.stage === 'private');
    const rows = ctx.read.figures('indicator', period).filter(({ a }) => may(a));
    const value = (code: string, wanted: string): number => rows.find(({ a, b }) => a === code && b === wanted)?.n ?? 0;
    const pairs = ctx.read
      .figures('pair', period)
      .filter(({ a, b, n }) => may(a) && may(b) && (n >= smallestCell || !(isPrivate(a) || isPrivate(b))))
      .map(({ a, b, n }) => ({ a, b, n }));
    return ok({
      cases: clarifications(ctx, period),
      codes: [...new Set(rows.map(({ a }) => a))].map((code) => ({
        code,
        present: value(code, 'present'),
        absent: value(code, 'absent'),
        declined: value(code, 'declined'),
        notAsked: value(code, 'notAsked'),
      })),
      pairs: pairs.toSorted((one, other) => other.n - one.n),
    });
  },
  'figures.accuracy': (period, ctx) => {
    const counted = ctx.read.figures('agreement', period);
    const agreement = OwnAssessment.options.flatMap((own) =>
      Recommendation.options.map((recommendation) => ({
        own,
        recommendation,
        n: counted.find(({ a, b }) => a === own && b === recommendation)?.n ?? 0,
      })),
    );
    return ok({ bands: bandFigures(ctx, period), agreement, agree: agreementOf(agreement) });
  },
  'figures.time': (period, ctx) => {
    const missed = ctx.read.figures('missed', period);
    const { from, to } = momentsOf(period);
    const gone = custodyAgesIn(ctx.read.custodyStays(from, to));
    return ok({
      steps: stepFigures(ctx, period),
      missed: [...new Set(missed.map(({ a }) => a))].map((flight) => {
        const ofFlight = missed.filter(({ a }) => a === flight);
        const asked = ofFlight.reduce((sum, { n }) => sum + n, 0);
        return { flight, asked, missed: ofFlight.find(({ b }) => b === '1')?.n ?? 0 };
      }),
      custody: custodyAgesIn(ctx.read.custodyAges(ctx.now)).map(({ from: fromDays, n }, index) => ({
        fromDays,
        held: n,
        gone: gone[index]?.n ?? 0,
      })),
    });
  },
  'figures.fairness': ({ period, by }, ctx) => ok(fairnessFigures(ctx, period, by)),
  'figures.collusion': (period, ctx) => ok(collusionFigures(ctx, period)),
};
