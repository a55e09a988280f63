/** Two scans: what they say, and the clear with one touch. */
import type { ScreeningRecord } from '../../../db/screenings.ts';
import type { Effort } from '../../../shared/domain/effort.ts';
import { fastClearPapers } from '../../../shared/domain/fast_clear.ts';
import { newId, ScreeningId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { addMillis } from '../../../shared/time.ts';
import { openPartyOf, openScreeningOf } from '../access.ts';
import { ownNow, storeAssessment } from '../assessing.ts';
import { actor, type CommandContext, type HandlerOf, type Handlers } from '../context.ts';
import type { Contract, Failure } from '../../../shared/contract/index.ts';
import { mayFastClear, readScan, readingView, type Reading } from '../reading.ts';
import { recordDecision } from '../decision_record.ts';
import { undoMillis } from './shift.ts';

/** Handlers of `traveller.*`. */
export const travellerHandlers: Handlers<'traveller'> = {
  'traveller.scan': (input, ctx) => {
    const reading = readScan(ctx, input);
    if (!reading.ok) return reading;
    const view = readingView(ctx, reading.value);
    ctx.audit('document-scanned', [], {
      scan: {
        passportHash: reading.value.passportHash,
        flightId: view.flightId,
        findings: view.findings.map(({ code }) => code),
        seenBefore: view.seenBefore.length,
      },
    });
    return ok(view);
  },
};

/** Stores how much work each step was. */
export function storeEffort(ctx: CommandContext, screeningId: ScreeningId, effort: readonly Effort[]): void {
  for (const step of effort) ctx.write.insertEffort({ screeningId, ...step, officerId: actor(ctx).id, at: ctx.now });
}

/** A new screening of a reading. Personal data are stored only for a clarification. */
function newScreening(
  ctx: CommandContext,
  reading: Reading,
  kind: Pick<ScreeningRecord, 'depth' | 'purpose' | 'selection' | 'state' | 'partyId'>,
): ScreeningRecord {
  const screening: ScreeningRecord = {
    id: newId(ScreeningId, 'scr', ctx.random),
    shiftId: reading.shift.id,
    flightId: reading.flight?.id ?? null,
    ...kind,
    revision: 0,
    officerId: actor(ctx).id,
    openedAt: ctx.now,
    closedAt: kind.state === 'open' ? null : ctx.now,
    destination: reading.destination,
    transit: [...reading.transit],
    minor: reading.minor,
    catalogueSha256: ctx.catalogue().sha256,
    passportHash: reading.passportHash,
  };
  ctx.write.insertScreening(screening);
  return screening;
}

/** Opens a clarification of a reading, alone or out of a party. */
export function openClarification(
  ctx: CommandContext,
  reading: Reading,
  opening: Pick<ScreeningRecord, 'purpose' | 'selection' | 'partyId'>,
): ScreeningRecord {
  const screening = newScreening(ctx, reading, { depth: 'clarification', ...opening, state: 'open' });
  const { document, boardingPass, findings } = reading;
  const { purpose, selection, flightId, catalogueSha256, partyId } = screening;
  ctx.write.insertTraveller({ screeningId: screening.id, document, boardingPass, findings: [...findings] });
  ctx.audit(
    'screening-opened',
    [{ type: 'screening', id: screening.id }, ...(partyId === null ? [] : [{ type: 'party', id: partyId }])],
    { opening: { purpose, selection, flightId, catalogue: catalogueSha256 }, traveller: { document, boardingPass } },
  );
  return screening;
}

/** What a one-touch clear rests on: what was seen and, for a child, with whom it travels. */
export interface ClearGrounds {
  readonly purpose: string;
  readonly destination: string;
  readonly seen: readonly string[];
  readonly mitigations: readonly string[];
  readonly partyId: ScreeningRecord['partyId'];
  readonly effort: readonly Effort[];
  /** What an officer looked at and settled before. */
  readonly settled: readonly string[];
}

/** Clears a reading: answers seen, own assessment, result and decision in one. */
export function clearReading(ctx: CommandContext, reading: Reading, grounds: ClearGrounds): ScreeningRecord {
  const { purpose, destination, partyId, settled } = grounds;
  const screening = newScreening(ctx, reading, { depth: 'scan', purpose, selection: null, state: 'decided', partyId });
  const given = [
    ...grounds.seen.map((code) => ({ kind: 'document', code, value: 'seen' }) as const),
    ...grounds.mitigations.map((code) => ({ kind: 'mitigation', code, value: 'present' }) as const),
  ];
  const common = { screeningId: screening.id, basis: null, note: null, officerId: actor(ctx).id, at: ctx.now };
  for (const answer of given) ctx.write.insertAnswer({ ...common, ...answer });
  storeAssessment(ctx, { ...screening, purpose, destination }, ownNow(ctx, 'clear', 'desk'));
  recordDecision(ctx, screening, { kind: 'cleared' });
  storeEffort(ctx, screening.id, grounds.effort);
  ctx.audit('fast-cleared', [{ type: 'screening', id: screening.id }], {
    clear: { purpose, flightId: screening.flightId, passportHash: reading.passportHash },
    ...(settled.length === 0 ? {} : { settled }),
  });
  return screening;
}

/** What a one-touch clear of a purpose rests on: for work the e-PMI, which the officer saw, for others the passport. */
function fastPurpose(
  ctx: CommandContext,
  code: string,
): Result<readonly string[], Failure<'purpose-unknown' | 'needs-clarification'>> {
  const purpose = ctx.catalogue().catalogue.purposes.find((one) => one.code === code);
  if (purpose === undefined) return err({ code: 'purpose-unknown' });
  const papers = fastClearPapers(purpose);
  return papers === null ? err({ code: 'needs-clarification' }) : ok(papers);
}

/** The clear this officer made of the same passport, flight and purpose a moment ago: a second touch is the same touch. */
function justCleared(ctx: CommandContext, reading: Reading, purpose: string): ScreeningRecord | null {
  const same = ctx.read.screeningsOfPassport(reading.passportHash).find((one) => {
    const alone = one.depth === 'scan' && one.partyId === null;
    const mine = alone && one.state === 'decided' && one.officerId === actor(ctx).id;
    return mine && one.flightId === reading.flight?.id && one.purpose === purpose;
  });
  return same !== undefined && addMillis(same.openedAt, undoMillis) >= ctx.now ? same : null;
}

/** Two scans and one touch: purpose, own assessment and decision in one; the result is computed and stored after. */
export const fastClear: HandlerOf<Contract['screening.fastClear']> = (input, ctx) => {
  const read = readScan(ctx, input);
  if (!read.ok) return read;
  const reading = read.value;
  const { destination } = reading;
  if (reading.flight === null) return err({ code: 'flight-missing' });
  const seen = fastPurpose(ctx, input.purpose);
  if (!seen.ok) return seen;
  if (!mayFastClear(ctx, reading) || destination === null) return err({ code: 'needs-clarification' });
  const known = openScreeningOf(ctx, reading.passportHash);
  if (known !== null) return err({ code: 'already-open', detail: { screeningId: known.id } });
  const party = openPartyOf(ctx, reading.passportHash);
  if (party !== null) return err({ code: 'in-party', detail: { partyId: party.id } });
  const twin = justCleared(ctx, reading, input.purpose);
  if (twin !== null) {
    ctx.audit('document-scanned', [{ type: 'screening', id: twin.id }], { scan: { passportHash: twin.passportHash } });
    return ok({ screeningId: twin.id, undoUntil: addMillis(twin.openedAt, undoMillis) });
  }
  const screening = clearReading(ctx, reading, {
    purpose: input.purpose,
    destination,
    seen: seen.value,
    mitigations: [],
    partyId: null,
    effort: input.effort,
    settled: [],
  });
  return ok({ screeningId: screening.id, undoUntil: addMillis(ctx.now, undoMillis) });
};

/** Takes a one-touch clear back within ten seconds. */
export const undoClear: HandlerOf<Contract['screening.undoClear']> = ({ screeningId }, ctx) => {
  const screening = ctx.read.screening(screeningId);
  if (screening?.depth !== 'scan' || screening.state !== 'decided' || screening.officerId !== actor(ctx).id) {
    return err({ code: 'screening-unknown' });
  }
  // One signature cleared a party: it is taken back as a whole.
  if (screening.partyId !== null) return err({ code: 'screening-unknown' });
  // The totals of a closed shift are signed; nothing is taken out of them.
  const closed = ctx.read.openShift()?.id !== screening.shiftId;
  if (closed || addMillis(screening.openedAt, undoMillis) < ctx.now) return err({ code: 'undo-too-late' });
  ctx.write.closeScreening(screeningId, 'void', ctx.now);
  ctx.audit('fast-clear-undone', [{ type: 'screening', id: screeningId }]);
  return ok({});
};
