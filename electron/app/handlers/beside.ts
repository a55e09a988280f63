/** What is recorded beside the answers. Nothing here computes a result anew but a boarding pass, which tells the journey. */
import { createHmac } from 'node:crypto';
import type { ScreeningRecord } from '../../../db/screenings.ts';
import type { FlightRecord } from '../../../db/shifts.ts';
import type { beside } from '../../../shared/contract/beside.ts';
import { childFacts } from '../../../shared/domain/checklist.ts';
import type { TalkPart } from '../../../shared/domain/talk.ts';
import { normalHandle, normalName } from '../../../shared/domain/person.ts';
import { newId, PersonId, type ScreeningId } from '../../../shared/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import { refreshAssessment } from '../assessing.ts';
import { actor, type CommandContext, type Handlers, type QueryContext } from '../context.ts';
import { readPass, routeOf } from '../reading.ts';
import { recordableFor } from './screening.ts';

const subject = (id: ScreeningId) => ({ type: 'screening', id });

/** Every command here is one more revision, so that two pages never write over each other unseen. */
function done(ctx: CommandContext, { screeningId, revision }: { screeningId: ScreeningId; revision: number }) {
  ctx.write.touchScreening(screeningId);
  return { revision: revision + 1 };
}

/** More people than stand around any journey; they are all read with each view of the record. */
const mostPeople = 40;

/** Whether this numbered paper belongs to another clarification. */
const paperOfAnother = (ctx: QueryContext, screeningId: ScreeningId, talk: TalkPart): boolean =>
  talk.part === 'private' && talk.line !== null && ctx.read.paperUsedFor(talk.line).some((id) => id !== screeningId);

/** Under 18 by the passport, or by another paper that tells another age. */
function isChild(ctx: QueryContext, { id, minor, catalogueSha256 }: ScreeningRecord): boolean {
  const facts = childFacts(ctx.catalogueOf(catalogueSha256).catalogue);
  return minor || ctx.read.answers(id).some(({ code, value }) => value === 'present' && facts.includes(code));
}

/** Key under which somebody is counted again: the same kind of normal form under the station's key, hex. */
function keyOf(ctx: QueryContext, kind: 'name' | 'handle', normal: string | null): string | null {
  const key = ctx.read.station()?.passportKey;
  if (normal === null || key === undefined) return null;
  return createHmac('sha256', Buffer.from(key, 'base64')).update(`person ${kind}|${normal}`).digest('hex');
}

type Told = ReturnType<typeof routeOf>;

/** What the officer was told stays; a pass fills in only what nobody knew, or what the pass before it had said. */
function routeWith(
  { destination, transit }: ScreeningRecord,
  { before, now }: { before: Told; now: Told & { readonly flight: FlightRecord | null } },
) {
  return {
    flightId: now.flight?.id ?? null,
    destination: destination === before.destination ? now.destination : destination,
    transit: transit.join() === before.transit.join() ? [...now.transit] : [...transit],
  };
}

/** Handlers of the rows of `screening.*` that stand beside the answers. */
export const besideHandlers: Pick<Handlers<'screening'>, keyof typeof beside> = {
  'screening.setTalk': ({ talk, ...page }, ctx) => {
    const open = recordableFor(ctx, page);
    if (!open.ok) return open;
    const held = talk.part === 'private' && talk.value !== 'notHeld' && talk.value !== 'notRecorded';
    if (held && isChild(ctx, open.value)) return err({ code: 'private-not-for-child' });
    if (paperOfAnother(ctx, page.screeningId, talk)) return err({ code: 'paper-used' });
    const { part, value, line } = talk;
    const officerOffered = talk.part === 'private' ? talk.officerOffered : null;
    const { screeningId } = page;
    ctx.write.insertTalk({ screeningId, part, value, line, officerOffered, officerId: actor(ctx).id, at: ctx.now });
    ctx.audit('talk-recorded', [subject(screeningId)], { talk });
    return ok(done(ctx, page));
  },
  'screening.addPerson': ({ person, ...page }, ctx) => {
    const open = recordableFor(ctx, page);
    if (!open.ok) return open;
    if (ctx.read.people(page.screeningId).length >= mostPeople) return err({ code: 'people-full' });
    const { role, relation, saidInPrivate, ...words } = person;
    const id = newId(PersonId, 'per', ctx.random);
    ctx.write.insertPerson({
      id,
      screeningId: page.screeningId,
      role,
      relation,
      saidInPrivate,
      nameKey: keyOf(ctx, 'name', words.name && normalName(words.name)),
      handleKey: keyOf(ctx, 'handle', words.handle && normalHandle(words.handle)),
      officerId: actor(ctx).id,
      at: ctx.now,
    });
    ctx.write.insertPersonWords({ personId: id, ...words });
    ctx.audit('person-added', [subject(page.screeningId), { type: 'person', id }], { person });
    return ok({ ...done(ctx, page), personId: id });
  },
  'screening.dropPerson': ({ personId, ...page }, ctx) => {
    const open = recordableFor(ctx, page);
    if (!open.ok) return open;
    const found = ctx.read.people(page.screeningId).find(({ id }) => id === personId);
    // BP3MI does not see whom Immigration recorded, and so cannot take it back either.
    const theirs = found !== undefined && ctx.read.officer(found.officerId)?.agency === 'immigration';
    if (found === undefined || (theirs && actor(ctx).agency !== 'immigration')) return err({ code: 'person-unknown' });
    ctx.write.takePersonBack({ personId, officerId: actor(ctx).id, at: ctx.now });
    ctx.audit('person-taken-back', [subject(page.screeningId), { type: 'person', id: personId }]);
    return ok(done(ctx, page));
  },
  'screening.setProvince': ({ province, ...page }, ctx) => {
    const open = recordableFor(ctx, page);
    if (!open.ok) return open;
    const { screeningId } = page;
    ctx.write.insertResidence({ screeningId, province, officerId: actor(ctx).id, at: ctx.now });
    ctx.audit('residence-recorded', [subject(screeningId)], { residence: { province } });
    return ok(done(ctx, page));
  },
  'screening.setBoarding': ({ boarding, ...page }, ctx) => {
    const open = recordableFor(ctx, page);
    if (!open.ok) return open;
    const { screeningId } = page;
    const traveller = ctx.read.traveller(screeningId);
    const before = traveller?.boardingPass ?? null;
    const judged = ctx.read.assessments(screeningId).length > 0;
    if (traveller === null || (before !== null && judged)) return err({ code: 'boarding-known' });
    const read = readPass(ctx, { boarding, document: traveller.document });
    if (!read.ok) return read;
    const { boardingPass, findings } = read.value;
    const route = routeWith(open.value, { before: routeOf(before), now: read.value });
    ctx.write.setBoarding({ screeningId, boardingPass, findings: [...findings] });
    ctx.write.setRoute({ id: screeningId, ...route });
    if (before === null)
      ctx.audit('boarding-pass-added', [subject(screeningId)], { traveller: { boardingPass }, route });
    else ctx.audit('boarding-pass-replaced', [subject(screeningId)], { before, after: boardingPass, route });
    refreshAssessment(ctx, { ...open.value, ...route });
    return ok(done(ctx, page));
  },
};
