/** The people: added and deactivated by the admin. Who left keeps the name until retention ends; every secret goes at once. */
import type { OfficerRecord } from '../../../db/officers.ts';
import type { remote } from '../../../shared/contract/remote.ts';
import type { OfficerCard } from '../../../shared/contract/session.ts';
import { newId, OfficerId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { actor, type Handlers, type QueryContext } from '../context.ts';
import { endCosigner } from '../cosigner.ts';
import { noteCode } from '../first_codes.ts';
import { codeDigest } from '../pins.ts';

/** What others may see of an officer. */
export const cardOf = (officer: OfficerRecord): OfficerCard => ({
  id: officer.id,
  name: officer.name,
  agency: officer.agency,
  role: officer.role,
  immigrationOfficial: officer.immigrationOfficial,
  active: officer.active,
  enrolling: officer.active && officer.pinHash === null,
});

/** A one-time code of eight digits for the first sign-in, from 8 random bytes. */
function oneTimeCode(ctx: QueryContext): string {
  const number = Buffer.from(ctx.random(8)).readBigUInt64BE() % 100_000_000n;
  return number.toString().padStart(8, '0');
}

type NewOfficer = Pick<OfficerRecord, 'agency' | 'role' | 'immigrationOfficial'>;

function roleFault(
  officer: NewOfficer,
): Result<null, { code: 'agency-missing' | 'official-needs-immigration' | 'agency-does-not-fit-role' }> {
  const { agency, role, immigrationOfficial } = officer;
  if (agency === null && role !== 'admin' && role !== 'auditor') return err({ code: 'agency-missing' });
  if ((role === 'bp3mi' || role === 'immigration') && agency !== role) return err({ code: 'agency-does-not-fit-role' });
  const mayBeOfficial = agency === 'immigration' && (role === 'immigration' || role === 'supervisor');
  if (immigrationOfficial && !mayBeOfficial) return err({ code: 'official-needs-immigration' });
  return ok(null);
}

/** Handlers of `officer.*` but those of sealed cards. */
export const officerHandlers: Omit<Handlers<'officer'>, keyof typeof remote> = {
  'officer.list': (_input, ctx) => ok(ctx.read.officers().map(cardOf)),
  'officer.add': (input, ctx) => {
    const fault = roleFault(input);
    if (!fault.ok) return fault;
    const taken = ctx.read.officers().some(({ active, name }) => active && name === input.name);
    if (taken) return err({ code: 'name-taken' });
    const code = oneTimeCode(ctx);
    const officer: OfficerRecord = {
      id: newId(OfficerId, 'ofc', ctx.random),
      ...input,
      active: true,
      pinHash: null,
      codeHash: codeDigest(code, pepperOf(ctx)),
      failedAttempts: 0,
      lockedUntil: null,
      createdAt: ctx.now,
    };
    ctx.write.insertOfficer(officer);
    noteCode(ctx, officer.id);
    ctx.audit('officer-added', [{ type: 'officer', id: officer.id }], { officer: cardOf(officer) });
    return ok({ officer: cardOf(officer), code });
  },
  'officer.deactivate': ({ officerId }, ctx) => {
    const officer = ctx.read.officer(officerId);
    if (officer?.active !== true) return err({ code: 'officer-unknown' });
    const admins = ctx.read.officers().filter(({ active, role }) => active && role === 'admin');
    if (officer.role === 'admin' && admins.length === 1) return err({ code: 'last-admin' });
    if (ctx.read.openScreenings().some((screening) => screening.officerId === officerId)) {
      return err({ code: 'has-open-screenings' });
    }
    ctx.write.officerLeaves(officerId, ctx.now);
    const card = ctx.read.cardOf(officerId);
    if (card !== null) {
      ctx.write.retireCard(officerId, ctx.now);
      ctx.audit('card-retired', [
        { type: 'officer', id: officerId },
        { type: 'card', id: card.id },
      ]);
    }
    endCosigner(ctx, officerId);
    ctx.audit('officer-deactivated', [{ type: 'officer', id: officerId }]);
    return ok({ officer: { ...cardOf(officer), active: false, enrolling: false } });
  },
  'officer.resetPin': ({ officerId, approvalId }, ctx) => {
    const officer = ctx.read.officer(officerId);
    if (officer?.active !== true) return err({ code: 'officer-unknown' });
    if (actor(ctx).role === 'supervisor' && officer.role !== 'admin') return err({ code: 'forbidden' });
    if (officer.role === 'admin' || officer.id === actor(ctx).id) {
      if (approvalId === null) return err({ code: 'second-person-needed' });
      const approved = ctx.takeApproval(approvalId, 'officer.resetPin', officerId);
      if (!approved.ok) return approved;
    }
    const code = oneTimeCode(ctx);
    ctx.write.setOfficerPin(officerId, { pinHash: null, codeHash: codeDigest(code, pepperOf(ctx)) });
    noteCode(ctx, officerId);
    // Whoever works under this name with the old PIN is out; the admin's own page stays, it shows the code.
    ctx.sessions.endElsewhere(officerId);
    endCosigner(ctx, officerId);
    ctx.audit('pin-reset', [{ type: 'officer', id: officerId }]);
    return ok({ officer: { ...cardOf(officer), enrolling: true }, code });
  },
};

/** The station's pepper. Throws before first run: a bug. */
export function pepperOf(ctx: QueryContext): Uint8Array {
  const station = ctx.read.station();
  if (station === null) throw new Error('no station yet');
  return new Uint8Array(Buffer.from(station.pinPepper, 'base64'));
}
