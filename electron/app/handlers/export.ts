/** Exports of data, as the shift head makes them and the technician sets them up. */
import { existsSync, mkdirSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { z } from 'zod';
import type { EventLeaf } from '../../../shared/audit/event.ts';
import { ExportFault, type ExportView } from '../../../shared/contract/export.ts';
import { contentName, ExportContent, ExportOrder, type ExportScope } from '../../../shared/export/manifest.ts';
import { needsKey, receiversOf } from '../../../shared/export/profile.ts';
import type { AgencyCode } from '../../../shared/domain/words.ts';
import { ExportId, newId, OfficerId } from '../../../shared/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import { addDays, momentOf } from '../../../shared/time.ts';
import { folderTakes } from '../backup_files.ts';
import { actor, type Handlers, type QueryContext } from '../context.ts';
import { beginExport } from '../export/exports.ts';
import type { ExportWish } from '../export/wish.ts';
import { exportSetting as setting, exportSettings } from '../export/settings.ts';
import { isRecipient } from '../export/recipient.ts';

/** Shifts to choose from, and exports that are listed. */
const mostShifts = 60;
const mostListed = 50;
/** Days of one period: a year and some. */
const mostDays = 400;

/** The agency of the shift head who asks. */
function agencyOf(ctx: QueryContext): AgencyCode {
  const { agency } = actor(ctx);
  if (agency === null) throw new Error('a shift head without an agency');
  return agency;
}

const ordered = z.object({ order: ExportOrder, fault: ExportFault });
const placed = z.object({ folder: z.string(), name: z.string() });

function viewOf(ctx: QueryContext, { seq, at, subjects }: EventLeaf): ExportView | null {
  const parts = new Map<string, unknown>(
    ctx.read.eventContent(seq).map(({ name, content }) => [name, JSON.parse(content)]),
  );
  const done = ExportContent.safeParse(parts.get(contentName));
  const failed = ordered.safeParse(parts.get('failure'));
  const place = placed.safeParse(parts.get('place'));
  const officer = OfficerId.safeParse(subjects.find(({ type }) => type === 'officer')?.id);
  if (!place.success || !(done.success || failed.success)) return null;
  const path = join(place.data.folder, place.data.name);
  const shared = { at, by: officer.success ? ctx.read.officerName(officer.data) : '', ...place.data };
  if (done.success) {
    const { order, rows, recipient } = done.data;
    const clarifications = rows.screenings ?? 0;
    return { ...shared, order, clarifications, encrypted: recipient !== null, fault: null, there: existsSync(path) };
  }
  if (!failed.success) return null;
  return { ...shared, ...failed.data, clarifications: null, encrypted: false, there: false };
}

/** Exports that ended, newest first, each once: one that was recorded and then did not come to be did not. */
function ended(ctx: QueryContext): ExportView[] {
  const agency = actor(ctx).agency;
  const running = ctx.exports?.running()?.exportId ?? null;
  const events = ctx.read.foundEvents(ctx.read.logSize(), 2 * mostListed, {
    kinds: ['data-exported', 'data-export-failed'],
    about: [],
    from: null,
    until: null,
  });
  const seen = new Set<string>(running === null ? [] : [running]);
  return events
    .flatMap((event) => {
      const view = viewOf(ctx, event);
      if (view === null || seen.has(view.order.exportId)) return [];
      seen.add(view.order.exportId);
      return agency === null || view.order.agency === agency ? [view] : [];
    })
    .slice(0, mostListed);
}

/** What is read for a scope, and the day that stands in the name; null where there is no such shift, or the days are wrong. */
function rowsOf({ read, today }: QueryContext, scope: ExportScope): { rows: ExportWish['rows']; day: string } | null {
  if ('shiftId' in scope) {
    const shift = read.shift(scope.shiftId);
    return shift === null ? null : { rows: { shiftId: shift.id }, day: shift.day };
  }
  const { from, to } = scope;
  if (from > to || to > today || addDays(from, mostDays) < to) return null;
  return { rows: { from: momentOf(from, '00:00'), until: momentOf(addDays(to, 1), '00:00') }, day: `${from}_${to}` };
}

/** A folder somebody may name: there, writable, and not the station's own data. */
async function takes(folder: string, dataDir: string): Promise<boolean> {
  if (!isAbsolute(folder)) return false;
  const within = relative(dataDir, folder);
  const outside = within.startsWith('..') || isAbsolute(within);
  return outside && (await folderTakes(folder));
}

const dataDirOf = (own: string): string => join(own, '..');

/** Handlers of `export.*`. */
export const exportHandlers: Handlers<'export'> = {
  'export.options': (_input, ctx) => {
    if (ctx.exports === null) return err({ code: 'practice-not-exported' });
    const settings = exportSettings(ctx.read);
    const agency = agencyOf(ctx);
    return ok({
      agency,
      folder: settings.folder === '' ? ctx.exports.folder : settings.folder,
      shifts: ctx.read.shiftsToExport(agency, mostShifts),
      receivers: receiversOf(agency).map((receiver) => {
        const { recipient, namesInCare } = settings.receivers[receiver];
        const encrypted = recipient !== '';
        return { receiver, encrypted, ready: encrypted || !needsKey(receiver), namesInCare };
      }),
    });
  },
  'export.start': async ({ scope, receiver, formats, folder: asked }, ctx) => {
    const { exports } = ctx;
    if (exports === null) return err({ code: 'practice-not-exported' });
    if (exports.running() !== null) return err({ code: 'export-running' });
    const agency = agencyOf(ctx);
    if (!receiversOf(agency).includes(receiver)) return err({ code: 'receiver-not-yours' });
    const settings = exportSettings(ctx.read);
    const { recipient, namesInCare } = settings.receivers[receiver];
    if (recipient === '' && needsKey(receiver)) return err({ code: 'recipient-missing' });
    // What stands in the database may be damaged, or older than the check: nothing is written to no key.
    if (recipient !== '' && !isRecipient(recipient)) return err({ code: 'recipient-wrong' });
    if (!ctx.clockSure) return err({ code: 'clock-doubtful' });
    const chosen = rowsOf(ctx, scope);
    if (chosen === null) return err({ code: 'shiftId' in scope ? 'shift-unknown' : 'period-wrong' });
    const named = asked === '' ? settings.folder : asked;
    const folder = named === '' ? exports.folder : named;
    if (named === '') mkdirSync(folder, { recursive: true, mode: 0o700 });
    else if (!(await takes(folder, dataDirOf(exports.folder)))) return err({ code: 'folder-unusable' });
    // Somebody else may have begun one while the folder was tried.
    if (exports.running() !== null) return err({ code: 'export-running' });
    const exportId = newId(ExportId, 'exp', ctx.random);
    const tail = Buffer.from(ctx.random(2)).toString('hex');
    const end = recipient === '' ? '' : '.zip.age';
    const wish: ExportWish = {
      order: { exportId, agency, receiver, scope, formats: [...new Set(formats)], namesInCare },
      rows: chosen.rows,
      recipient: recipient === '' ? null : recipient,
      folder,
      name: `tapis-${ctx.read.station()?.id ?? ''}-${agency}-${chosen.day}-${tail}${end}`,
      officerId: actor(ctx).id,
    };
    ctx.transact((write) => {
      beginExport(write, wish);
    });
    exports.start(wish);
    return ok({ exportId });
  },
  'export.list': (_input, ctx) => {
    if (ctx.exports === null) return err({ code: 'practice-not-exported' });
    return ok({ running: ctx.exports.running(), exports: ended(ctx) });
  },
  'export.cancel': async ({ exportId }, ctx) => {
    if (ctx.exports === null) return err({ code: 'practice-not-exported' });
    return (await ctx.exports.cancel(exportId)) ? ok({}) : err({ code: 'export-not-running' });
  },
  'export.settings': (_input, ctx) => ok(exportSettings(ctx.read)),
  'export.configure': async (settings, ctx) => {
    if (ctx.exports === null) return err({ code: 'practice-not-exported' });
    for (const { recipient } of Object.values(settings.receivers)) {
      if (recipient !== '' && !isRecipient(recipient)) return err({ code: 'recipient-wrong' });
    }
    const { folder } = settings;
    if (folder !== '' && !(await takes(folder, dataDirOf(ctx.exports.folder)))) return err({ code: 'folder-unusable' });
    const before = exportSettings(ctx.read);
    ctx.transact((write) => {
      write.write.setSetting(setting, settings);
      write.audit('settings-changed', [{ type: 'setting', id: setting }], { before, after: settings });
    });
    return ok(settings);
  },
};
