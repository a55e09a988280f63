/**
 * The one way in. Everything that must always happen happens here and nowhere else: known name, who and may they,
 * well-formed input, one transaction, the audit event, well-formed output, the shape of failures.
 */
import { z } from 'zod';
import { storageFault } from '../../db/storage_fault.ts';
import { rowOf, type CommonError, type Failure } from '../../shared/contract/index.ts';
import type { Row } from '../../shared/contract/procedure.ts';
import { err, type Result } from '../../shared/result.ts';
import { addMillis } from '../../shared/time.ts';
import type { CallerKey, DeviceAct } from './application.ts';
import type { JobContext, QueryContext } from './context.ts';
import { markDamage } from './damage_mark.ts';
import { answerBefore, doOnce } from './handed_in.ts';
import { traceOf } from './log.ts';
import type { OpenStation } from './open_station.ts';
import { supersededBy } from './standby/spare.ts';
import { wellFormed } from './well_formed.ts';

type Answer = Result<unknown, Failure>;
type AnyHandler = (input: unknown, ctx: unknown) => Answer | Promise<Answer>;

/** A failure inside a transaction: carries the answer out while the transaction is undone. */
class Undone extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super('undone');
    this.answer = answer;
  }
}

const refuse = (code: CommonError, detail?: Failure['detail']): Answer =>
  err(detail === undefined ? { code } : { code, detail });

/** Answers one call for one caller of an open station. Never rejects. */
export async function dispatch(
  station: OpenStation,
  { caller, name, input, act }: { caller: CallerKey; name: string; input: unknown; act: DeviceAct | null },
): Promise<Answer> {
  const row = rowOf(name);
  if (row === null) return refuse('unknown-call');
  try {
    // Nothing more is written over a file that could not be read: what is left of it stays as it is.
    if (station.damaged && row.kind !== 'query') return refuse('database-damaged');
    if (row.kind !== 'query' && !afterwards(name) && supersededBy(station.read) !== null)
      return refuse('host-superseded');
    const denied = deny(station, caller, row);
    if (denied !== null) {
      if (row.auditRefusal === true) recordRefusal(station, caller, { name, answer: denied, input });
      return denied;
    }
    const parsed = row.input.safeParse(input);
    if (!parsed.success) return refuse('invalid-input', { path: pathOf(parsed.error) });
    const data = wellFormed(parsed.data);
    const answer =
      answerBefore(station.read, row, act) ?? (await run(station, caller, { row, name, input: data, act }));
    if (!answer.ok && row.auditRefusal === true) recordRefusal(station, caller, { name, answer, input: data });
    if (answer.ok && row.views !== undefined) {
      recordView(station, caller, { name, input: data, shown: answer.value, views: row.views });
    }
    return answer.ok ? { ok: true, value: row.output.parse(answer.value) } : answer;
  } catch (thrown) {
    const fault = storageFault(thrown);
    if (fault === 'database-damaged') foundDamage(station);
    if (fault !== null) {
      station.machine.log.note(`${fault} ${name} ${traceOf(thrown)}`);
      return refuse(fault);
    }
    const reference = Buffer.from(station.machine.random(4)).toString('hex');
    station.machine.log.note(`${reference} ${name} ${traceOf(thrown)}`);
    return refuse('internal', { reference });
  }
}

/** From now on nothing is written, and the next start knows of it. */
function foundDamage(station: OpenStation): void {
  const { machine, mode, damaged } = station;
  station.damaged = true;
  if (damaged || mode !== 'live') return;
  try {
    markDamage(machine.dataDir, machine.clock.now());
  } catch (thrown) {
    // A disk that fails may take no more files either; then the next start finds it out for itself.
    machine.log.note(`damage not marked ${traceOf(thrown)}`);
  }
}

/** What a host still does that has lost its station to its spare: let people in to read, give out its evidence, and practice. */
const afterwards = (name: string): boolean => /^(session\.(signIn|signOut|lock)$|station\.enter$|audit\.)/.test(name);

/** Where the input is not what the row asks for: the path only, never the value. */
function pathOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return '';
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...issue.path, ...unknown].map(String).join('.').slice(0, 120);
}

function deny(station: OpenStation, caller: CallerKey, row: Row): Answer | null {
  if (row.access === 'public') return null;
  const { session, officer } = station.whoIs(caller);
  if (session === null || officer === null) return refuse('unauthenticated');
  if (session.locked) return refuse('session-locked');
  if (row.access === 'signedIn' || row.access.includes(officer.role)) return null;
  return refuse('forbidden');
}

async function run(
  station: OpenStation,
  caller: CallerKey,
  call: { row: Row; name: string; input: unknown; act: DeviceAct | null },
): Promise<Answer> {
  const handler = station.handlerOf(call.name) as AnyHandler; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- the table of handlers is typed row by row; here all rows are one
  switch (call.row.kind) {
    case 'query':
      return handler(call.input, station.queryContext(caller) satisfies QueryContext);
    case 'job': {
      const answer = await handler(call.input, station.jobContext(caller) satisfies JobContext);
      station.active(caller);
      return answer;
    }
    case 'command': {
      const answer = command(station, caller, handler, call);
      station.active(caller);
      return answer;
    }
  }
}

function command(
  station: OpenStation,
  caller: CallerKey,
  handler: AnyHandler,
  call: { row: Row; input: unknown; act: DeviceAct | null },
): Answer {
  try {
    return station.transact(caller, (ctx) => {
      const before = ctx.read.logSize();
      const answer = doOnce(ctx, call, (told) => {
        const done = handler(call.input, told);
        if (done instanceof Promise) throw new Error('a command must not wait');
        return done;
      });
      if (!answer.ok) throw new Undone(answer);
      if (ctx.read.logSize() === before) throw new Error('a command without an event');
      return answer;
    });
  } catch (thrown) {
    if (thrown instanceof Undone) return thrown.answer;
    throw thrown;
  }
}

/**
 * Subjects stand in the log for ever and in plain: only an identifier may, whatever was sent. A refused call has not
 * been looked at yet.
 */
const Identifier = z
  .string()
  .regex(/^(?:[a-z]{3}_[0-9a-hjkmnp-tv-z]{20}|[0-9a-f]{64})$/)
  .optional()
  .catch(undefined);
const Subjects = z.object({
  screeningId: Identifier,
  decisionId: Identifier,
  officerId: Identifier,
  partyId: Identifier,
  memberId: Identifier,
  custodyId: Identifier,
  paperId: Identifier,
  subject: Identifier,
  sha256: Identifier,
  fingerprint: Identifier,
  entryId: Identifier,
});

function subjectsOf(input: unknown): { type: string; id: string }[] {
  const found = Subjects.safeParse(input);
  if (!found.success) return [];
  return Object.entries(found.data).flatMap(([key, id]) =>
    id === undefined ? [] : [{ type: key.replace(/Id$/, ''), id }],
  );
}

function recordRefusal(
  station: OpenStation,
  caller: CallerKey,
  { name, answer, input }: { name: string; answer: Answer; input: unknown },
): void {
  if (answer.ok || station.read.station() === null) return;
  const kind = name === 'session.signIn' || name === 'session.enrol' ? 'sign-in-refused' : 'measure-refused';
  station.transact(caller, (ctx) => {
    ctx.audit(kind, [{ type: 'call', id: name }, ...subjectsOf(input)], { refusal: { code: answer.error.code } });
  });
}

const Shown = z.array(
  z.object({ screeningId: z.string() }).transform(({ screeningId: id }) => ({ type: 'screening', id })),
);
/** On a paper form alone, which has no record of the traveller yet. */
const ShownOnPaper = z.array(
  z.object({ entryId: z.string() }).transform(({ entryId: id }) => ({ type: 'outage', id })),
);
const ShownList = z.union([
  Shown,
  ShownOnPaper,
  z
    .object({ held: Shown, gone: Shown, onPaper: ShownOnPaper })
    .transform(({ held, gone, onPaper }) => [...held, ...gone, ...onPaper]),
  z.object({ passport: Shown.element }).transform(({ passport }) => [passport]),
]);

/** Whose data an answer shows: the subject asked for, or the travellers of a list. */
function subjectsShown({ input, shown }: { input: unknown; shown: unknown }): { type: string; id: string }[] {
  const asked = subjectsOf(input).filter(({ type }) => type !== 'custody');
  if (asked.length > 0) return asked;
  const listed = ShownList.safeParse(shown);
  return listed.success ? listed.data : [];
}

/** A view that is read again within so many milliseconds is the same view. */
const sameViewMillis = 120_000;

/**
 * One access event for each session and subject as long as it stays on a screen: re-runs and polls write none, also
 * where two screens are read in turn (each event makes every page read again). A list without travellers shows nobody.
 */
function recordView(
  station: OpenStation,
  caller: CallerKey,
  view: { name: string; input: unknown; shown: unknown; views: NonNullable<Row['views']> },
): void {
  const { session, now } = station.queryContext(caller);
  if (session === null) return;
  const subjects = view.views === 'officers' ? [{ type: 'figures', id: view.name }] : subjectsShown(view);
  const keyOf = (id: string) => `${view.name} ${id}`;
  const fresh = subjects.filter(({ id }) => {
    const last = session.viewed.get(keyOf(id));
    return last === undefined || addMillis(last, sameViewMillis) < now;
  });
  if (fresh.length > 0) {
    station.transact(caller, (ctx) => {
      ctx.audit(view.views === 'officers' ? 'officers-viewed' : 'viewed', [{ type: 'call', id: view.name }, ...fresh]);
    });
  }
  for (const { id } of subjects) session.viewed.set(keyOf(id), now);
}
