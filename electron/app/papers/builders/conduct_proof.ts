/**
 * Bukti Saya Bertindak Benar: one page about one case for one officer who acted in it. What the rules ask for stands beside
 * what the record says, also where it says nothing, each with its place in the log. It leaves the office in a pocket, so it
 * names no traveller, no other officer, no word anybody wrote, nothing sealed and no score.
 */
import type { DecisionRecord } from '../../../../db/decisions.ts';
import type { AssessmentRecord, ScreeningRecord } from '../../../../db/screenings.ts';
import type { EventKind, EventLeaf } from '../../../../shared/audit/event.ts';
import { adverseKinds, departs, restricts } from '../../../../shared/domain/decision.ts';
import { id as indonesian } from '../../../../shared/text/id.ts';
import { clockOf, dayOf, type Instant } from '../../../../shared/time.ts';
import { actor, type QueryContext } from '../../context.ts';
import { ownParts } from '../../taking_part.ts';
import { contentOf, type PaperBuilder } from '../builder.ts';
import { callerSigns, format, groundFields, screeningFor, travellerFields } from './common.ts';
import { factsOf } from './decision_papers.ts';

const { conduct: words, decision: decisionWords, events: eventWords, frame, journey, result } = indonesian;

/** What the caller did in a case. */
interface Part {
  readonly screening: ScreeningRecord;
  /** The caller's own assessment, with the result as it stands; null where none was made. */
  readonly own: AssessmentRecord | null;
  /** The last decision the caller took or approved. */
  readonly decision: DecisionRecord | null;
  /** Events of the case, oldest first. */
  readonly events: readonly EventLeaf[];
}

/** So many events of a case are looked through; no case has a tenth of it. */
const mostEvents = 5000;

function partOf(ctx: QueryContext, screening: ScreeningRecord): Part {
  const { id } = actor(ctx);
  const mine = ctx.read
    .decisionsOf(screening.id)
    .filter(({ officerId, secondOfficerId }) => officerId === id || secondOfficerId === id);
  const search = { kinds: null, about: [screening.id], from: null, until: null };
  return {
    screening,
    own: ctx.read.assessments(screening.id).findLast(({ officerId }) => officerId === id) ?? null,
    decision: mine.findLast(({ state }) => state === 'confirmed') ?? mine.at(-1) ?? null,
    events: ctx.read.foundEvents(ctx.read.logSize(), mostEvents, search).toReversed(),
  };
}

/** The hour, with its day where that is not the day of the case. */
const hourIn = ({ screening }: Part, at: Instant): string =>
  dayOf(at) === dayOf(screening.openedAt) ? clockOf(at) : format.moment(at);

/** What is asked for, what the record says, and by which event; empty where nothing is recorded. */
interface Line {
  readonly asked: string;
  readonly said: string;
  readonly by?: EventKind;
  /** What the event is about besides the case: of several decisions, this one. */
  readonly about?: string;
}

function cells(part: Part, { asked, said, by, about }: Line): string[] {
  if (said === '') return [asked, words.none, ''];
  const event = part.events.findLast(
    ({ kind, subjects }) => kind === by && (about === undefined || subjects.some(({ id }) => id === about)),
  );
  if (event === undefined) return [asked, said, ''];
  const seq = format.number(event.seq);
  // Of another day the hour alone would mislead; the list of acts below has both.
  const sameDay = dayOf(event.at) === dayOf(part.screening.openedAt);
  return [asked, said, sameDay ? words.place({ at: clockOf(event.at), seq }) : seq];
}

/** Before the decision: own judgement first, complete papers, mitigating facts. */
function askedBefore(ctx: QueryContext, { screening, own }: Part): Line[] {
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  const answers = ctx.read.answers(screening.id);
  const given = catalogue.mitigations.flatMap(
    ({ code }) => answers.findLast((answer) => answer.kind === 'mitigation' && answer.code === code) ?? [],
  );
  const counted = {
    answered: given.length,
    of: catalogue.mitigations.length,
    present: given.filter(({ value }) => value === 'present').length,
  };
  // What Immigration's own systems add to a second assessment stays with Immigration.
  const desk = ctx.read.assessments(screening.id).findLast(({ stage }) => stage === 'desk');
  const finding = own === null || desk === undefined ? '' : result.findings[desk.result.paper.finding];
  return [
    { asked: words.own.asked, said: own === null ? '' : result.own[own.own], by: 'assessed' },
    { asked: words.complete.asked, said: finding, by: 'assessed' },
    { asked: words.mitigations.asked, said: words.mitigations.said(counted), by: 'answered' },
  ];
}

/** What a restriction needs: a ground of the list, milder steps, told, asked. */
function askedOfRestriction(ctx: QueryContext, decision: DecisionRecord): Line[] {
  const { legalGround = '', legalBasis = '', groundNote = '' } = groundFields(ctx, decision);
  const { told, milder, ground } = words;
  const { toldIn, statementOffered } = decision;
  const answered = decision.statement === null ? told.none : told.given;
  const statement = statementOffered ? answered : told.notAsked;
  const said = toldIn === null ? '' : told.said({ language: decisionWords.languages[toldIn], statement });
  return [
    { asked: ground.asked, said: [legalGround, legalBasis, groundNote].filter((part) => part !== '').join('; ') },
    { asked: milder.asked, said: decision.milderSteps.map((step) => decisionWords.milder[step]).join('; ') },
    { asked: told.asked, said },
  ];
}

/** What a hold needs: a second person, and a receipt before the passport was taken. */
function askedOfHold(ctx: QueryContext, decision: DecisionRecord): Line[] {
  const { second, receipt } = words;
  const approved = ctx.read.approvedRemotely(decision.id) ? second.remote : second.yes;
  const custody = ctx.read.custodyOf(decision.id);
  const paper = custody === null ? null : ctx.read.paperByNumber(custody.receiptNumber);
  const taken =
    paper === null
      ? receipt.book({ number: custody?.receiptNumber ?? '' })
      : receipt.said({ number: paper.number, printed: clockOf(paper.issuedAt) });
  return [
    {
      asked: second.asked,
      said: decision.secondOfficerId === null ? '' : approved,
      by: 'decision-confirmed',
      about: decision.id,
    },
    { asked: receipt.asked, said: custody === null ? receipt.waits : taken, by: 'passport-held' },
  ];
}

/** What a decision that is adverse needs of what is said and handed back. */
const askedOfAdverse = ({ kind, reason, readAloud, passportReturned }: DecisionRecord): Line[] => [
  { asked: words.reason.asked, said: reason === '' ? '' : words.reason.said({ length: reason.length }) },
  ...(kind === 'advised' || kind === 'selfWithdrawn'
    ? [{ asked: words.readAloud.asked, said: readAloud ? words.readAloud.yes : '' }]
    : []),
  ...(kind === 'postponedPassportHeld'
    ? []
    : [{ asked: words.passport.asked, said: passportReturned ? words.passport.yes : '' }]),
];

/** Whether it departs from what was recommended, and whether it was put right later. */
function askedAfter(ctx: QueryContext, { own }: Part, decision: DecisionRecord): Line[] {
  const { depart, changed } = words;
  const count = ctx.read.correctionsOf(decision.id).length;
  const isVoid = decision.state === 'void';
  const later = [...(count === 0 ? [] : [changed.said({ count })]), ...(isVoid ? [changed.void] : [])];
  const changing: EventKind = isVoid ? 'decision-voided' : 'decision-corrected';
  const different = own !== null && departs(decision.kind, own.result.recommendation);
  return [
    ...(different ? [{ asked: depart.asked, said: decision.departLine === null ? '' : depart.yes }] : []),
    ...(later.length === 0 ? [] : [{ asked: changed.asked, said: later.join('; '), by: changing }]),
  ];
}

/** Letters there is room for; what follows is told as a number, so that one page stays one page. */
const room = { facts: 210, acts: 340 };

/** As many parts as there is room for, and how many are left. */
function fitted(parts: readonly string[], letters: number, more: (left: { count: number }) => string): string {
  const fits = parts.filter((_part, at) => parts.slice(0, at + 1).join('; ').length <= letters);
  const left = parts.length - fits.length;
  return [...fits, ...(left === 0 ? [] : [more({ count: left })])].join('; ');
}

/** What the decision rests on, by the names of the list. */
const factsSaid = (ctx: QueryContext, decision: DecisionRecord, screening: ScreeningRecord): string =>
  fitted(factsOf(ctx, { decision, screening }, false), room.facts, words.evidence.more);

/** What the rules ask of a decision. Where a line names no event, it is the one that recorded the decision. */
function askedOfDecision(ctx: QueryContext, part: Part, decision: DecisionRecord): Line[] {
  const { kind } = decision;
  const facts = factsSaid(ctx, decision, part.screening);
  const lines: Line[] = [
    { asked: words.power.asked, said: decisionWords.kindsDone[kind] },
    ...(facts === '' ? [] : [{ asked: words.evidence.asked, said: facts }]),
    ...(restricts(kind) ? askedOfRestriction(ctx, decision) : []),
    ...(adverseKinds.includes(kind) ? askedOfAdverse(decision) : []),
    ...(kind === 'postponedPassportHeld' ? askedOfHold(ctx, decision) : []),
    ...askedAfter(ctx, part, decision),
  ];
  const by = kind === 'postponedPassportHeld' ? 'decision-proposed' : 'decision-confirmed';
  return lines.map((line) => (line.by === undefined ? { ...line, by, about: decision.id } : line));
}

/** Everything the rules ask of this part in this case, in the order it was done. */
function askedOf(ctx: QueryContext, part: Part): string[][] {
  const judged = part.own !== null || part.screening.officerId === actor(ctx).id;
  const lines = [
    ...(judged ? askedBefore(ctx, part) : []),
    ...(part.decision === null ? [] : askedOfDecision(ctx, part, part.decision)),
  ];
  return lines.map((line) => cells(part, line));
}

/** Acts that prove nothing: looking at a case, and printing. */
const noActs: readonly EventKind[] = [
  'viewed',
  'document-scanned',
  'paper-copied',
  'case-searched',
  'paper-issued',
  'paper-taken',
];

/** The caller's own acts in the log: each kind once, from when to when, and at which places. */
function ownActs(ctx: QueryContext, part: Part): string[] {
  const { id } = actor(ctx);
  const mine = part.events.filter((event) => event.actor === id && !noActs.includes(event.kind));
  return [...new Set(mine.map(({ kind }) => kind))].map((kind) => {
    const of = mine.filter((event) => event.kind === kind);
    const [first, last] = [of[0], of.at(-1)];
    if (first === undefined || last === undefined) throw new Error('a kind without an event');
    return words.act({
      at: words.between({ from: hourIn(part, first.at), to: hourIn(part, last.at) }),
      what: eventWords[kind].replace(/\.$/, ''),
      place: words.between({ from: format.number(first.seq), to: format.number(last.seq) }),
    });
  });
}

/** Bukti Saya Bertindak Benar. */
export const conductProof: PaperBuilder = {
  build: (ctx, subject) => {
    const screening = screeningFor(ctx, subject);
    if (screening?.depth !== 'clarification') return null;
    const parts = ownParts(ctx, screening);
    if (parts.length === 0) return null;
    const part = partOf(ctx, screening);
    const { name, detail } = callerSigns(ctx);
    const { openedAt, closedAt, selection } = screening;
    const until = closedAt === null ? [] : [hourIn(part, closedAt)];
    return {
      screeningId: screening.id,
      content: contentOf({
        fields: {
          officer: detail === '' ? name : `${name}, ${detail}`,
          part: [frame.roles[actor(ctx).role], parts.map((one) => words.asWhat[one]).join('; ')].join(': '),
          caseNumber: screening.id,
          flight: travellerFields(ctx, screening).flight ?? '',
          time: [format.moment(openedAt), ...until].join('–'),
          selection: selection === null ? words.none : journey.purpose.selection[selection],
          acts: `${fitted(ownActs(ctx, part), room.acts, words.moreActs)}.`,
        },
        tables: { asked: askedOf(ctx, part) },
      }),
    };
  },
};
