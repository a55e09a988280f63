/** Objections and complaints: received, answered in time or deemed granted, appealed, carried out. */
import type { ObjectionRecord } from '../../../db/objections.ts';
import type { Failure, InputOf } from '../../../shared/contract/index.ts';
import { objectionFault, objectionStanding, type ObjectionFacts } from '../../../shared/domain/objection.ts';
import { newId, ObjectionId, type ScreeningId } from '../../../shared/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import { agencyOf } from '../access.ts';
import { actor, type Handlers, type QueryContext } from '../context.ts';
import {
  agencyOfDecision,
  decidersOf,
  factsOfObjection,
  foundCase,
  heldPassport,
  objectionsFor,
  objectionView,
  standingOf,
} from '../objections.ts';
import { hashOfNumber } from '../reading.ts';
import { caseFor } from './sealed.ts';

const ended: readonly string[] = ['carriedOut', 'closed', 'withdrawn'];

type Step = InputOf<'objection.step'>;

/**
 * An answer that was given in time and written down later: only by the head of the shift, with its letter number. Whoever had to
 * answer may not bring a day back with a touch.
 */
function enteredLater(ctx: QueryContext, facts: ObjectionFacts, step: Step): boolean {
  const { state } = objectionStanding(facts, { today: ctx.today, calendar: ctx.calendar() });
  const late = state === 'deemedGranted' || state === 'appealDeemedGranted';
  const answers = step.step === 'answer' || step.step === 'appealAnswer';
  return late && answers && actor(ctx).role === 'supervisor' && step.letter.length >= 3 && step.on < ctx.today;
}

type StepFault = Failure<
  | 'not-your-power'
  | 'signer-missing'
  | 'appeal-needs-superior'
  | 'passport-still-held'
  | NonNullable<ReturnType<typeof objectionFault>>
>;

function stepFault(ctx: QueryContext, objection: ObjectionRecord, input: Step): StepFault | null {
  if (actor(ctx).agency !== objection.agency) return { code: 'not-your-power' };
  const facts = factsOfObjection(ctx, objection);
  const today = enteredLater(ctx, facts, input) ? input.on : ctx.today;
  const step = { kind: input.step, on: input.on, answer: input.answer };
  const fault = objectionFault(facts, step, { today, calendar: ctx.calendar() });
  if (fault !== null) return { code: fault };
  const answers = input.step === 'answer' || input.step === 'appealAnswer';
  if (answers && input.signer.length < 2) return { code: 'signer-missing' };
  const deciders = decidersOf(ctx, objection.decisionId);
  if (input.step === 'appealAnswer') {
    // An appeal goes to the superior (UU 30/2014 art. 78): not to be entered by who decided, nor signed in that name.
    const signer = input.signer.toLowerCase();
    const names = deciders.map((id) => ctx.read.officerName(id).toLowerCase());
    if (deciders.includes(actor(ctx).id) || names.some((name) => signer.includes(name))) {
      return { code: 'appeal-needs-superior' };
    }
  }
  if (input.step === 'carryOut' && heldPassport(ctx, objection.decisionId) !== null) {
    return { code: 'passport-still-held' };
  }
  return null;
}

/** Cases by a whole receipt number or a whole passport number, those of this agency alone. */
function casesOf(ctx: QueryContext, text: string): ScreeningId[] {
  const number = text.toUpperCase();
  const custody = ctx.read.custodyOfReceipt(number);
  const key = ctx.read.station()?.passportKey ?? '';
  const hash = hashOfNumber({ state: 'IDN', number: number.replaceAll(/[^A-Z0-9]/g, ''), key });
  return [
    ...(custody === null ? [] : [custody.screeningId]),
    ...ctx.read.screeningsOfPassport(hash).map(({ id }) => id),
  ];
}

/** Handlers of `objection.*`. */
export const objectionHandlers: Handlers<'objection'> = {
  'objection.find': ({ text }, ctx) => {
    const found = [...new Set(casesOf(ctx, text))].flatMap((id) => {
      const screening = ctx.read.screening(id);
      return (screening && foundCase(ctx, screening)) ?? [];
    });
    ctx.audit(
      'case-searched',
      found.map(({ screeningId }) => ({ type: 'screening', id: screeningId })),
      { search: { text } },
    );
    return ok(found);
  },
  'objection.receive': ({ screeningId, decisionId, name, contact, content, ...input }, ctx) => {
    const found = caseFor(ctx, screeningId);
    if (!found.ok) return found;
    const decision = decisionId === null ? null : ctx.read.decision(decisionId);
    const fits = decision?.screeningId === screeningId && decision.state === 'confirmed';
    if (decisionId === null ? input.kind === 'objection' : !fits) return err({ code: 'decision-unknown' });
    if (input.receivedOn > ctx.today) return err({ code: 'objection-day-wrong' });
    const open = ctx.read
      .objections()
      .filter((one) => one.screeningId === screeningId && one.decisionId === decisionId && one.kind === input.kind)
      .some((one) => !ended.includes(standingOf(ctx, one).state));
    if (open) return err({ code: 'objection-open' });
    const agency = agencyOfDecision(ctx, decision?.officerId ?? null) ?? agencyOf(ctx, found.value);
    if (agency === null) throw new Error('a case of no agency');
    const id = newId(ObjectionId, 'obj', ctx.random);
    ctx.write.insertObjection({ id, screeningId, decisionId, agency, ...input, officerId: actor(ctx).id, at: ctx.now });
    ctx.write.insertObjectionWords({ objectionId: id, name, contact, content });
    ctx.audit('objection-received', subjectsOf({ id, screeningId }), {
      objection: { ...input, name, contact, content },
    });
    return ok({ objectionId: id });
  },
  'objection.step': (input, ctx) => {
    const objection = ctx.read.objection(input.objectionId);
    if (objection === null || !objectionsFor(ctx).some(({ id }) => id === objection.id)) {
      return err({ code: 'objection-unknown' });
    }
    const fault = stepFault(ctx, objection, input);
    if (fault !== null) return err(fault);
    const { objectionId, step: kind, on: onDay, ...words } = input;
    ctx.write.insertObjectionStep({ objectionId, kind, onDay, ...words, officerId: actor(ctx).id, at: ctx.now });
    ctx.audit('objection-step', subjectsOf(objection), { step: { kind, on: onDay, ...words } });
    return ok({ state: standingOf(ctx, objection).state });
  },
  'objection.list': (_input, ctx) => ok(objectionsFor(ctx).map((one) => objectionView(ctx, one))),
};

const subjectsOf = ({ id, screeningId }: { id: ObjectionId; screeningId: ScreeningId }) => [
  { type: 'screening', id: screeningId },
  { type: 'objection', id },
];
