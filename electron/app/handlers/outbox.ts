/** The central system, as the technician sets it, and the outbox, as technician and shift head see it. */
import { join } from 'node:path';
import { faultOfCode } from '../../../db/storage_fault.ts';
import { parseVerifierKey } from '../../../shared/audit/signed_note.ts';
import { readAcknowledgement } from '../../../shared/central/acknowledgement.ts';
import { CentralSettings, RecordRefusal } from '../../../shared/contract/outbox.ts';
import { err, ok } from '../../../shared/result.ts';
import { folderTakes } from '../backup_files.ts';
import { signerOf, stationKey } from '../checkpoints.ts';
import type { Handlers, QueryContext } from '../context.ts';
import { verifyEd25519 } from '../ed25519.ts';
import { isRecipient } from '../export/recipient.ts';
import { exportSettings } from '../export/settings.ts';
import { takeAcknowledgement } from '../outbox/acknowledged.ts';
import { checkedSettings, needsApproval, setCentral, settingsSubject } from '../outbox/configuring.ts';
import { centralSettings, outboxSetting, sendState } from '../outbox/settings.ts';
import { stickFile, writeWhole } from '../outbox/stick.ts';
import { codeOf } from '../private_file.ts';
import { sha256 } from '../sha256.ts';

/** Records that are listed: more are counted. */
const mostListed = 50;

const recipientOf = ({ read }: QueryContext): string => exportSettings(read).receivers.central.recipient;

/** Handlers of `central.*`. */
export const centralHandlers: Handlers<'central'> = {
  'central.settings': (_input, ctx) => {
    if (ctx.outbox === null) return err({ code: 'practice-not-sent' });
    return ok({
      settings: centralSettings(ctx.read),
      stationKey: stationKey(ctx.read).text,
      stickReady: recipientOf(ctx) !== '',
    });
  },
  'central.check': (settings, ctx) => {
    if (ctx.outbox === null) return err({ code: 'practice-not-sent' });
    const receiver = checkedSettings(settings);
    if (!receiver.ok) return receiver;
    const approval = needsApproval(centralSettings(ctx.read), settings);
    return ok({ subject: settingsSubject(settings), receiver: receiver.value, approval });
  },
  'central.set': ({ approvalId, ...settings }, ctx) => {
    if (ctx.outbox === null) return err({ code: 'practice-not-sent' });
    const receiver = checkedSettings(settings);
    if (!receiver.ok) return receiver;
    if (needsApproval(centralSettings(ctx.read), settings)) {
      if (approvalId === null) return err({ code: 'central-approval-missing' });
      const approved = ctx.takeApproval(approvalId, 'central.set', settingsSubject(settings));
      if (!approved.ok) return approved;
    }
    setCentral(ctx, settings);
    ctx.outbox.sendNow();
    return ok(CentralSettings.parse(settings));
  },
};

/** Handlers of `outbox.*`. */
export const outboxHandlers: Handlers<'outbox'> = {
  'outbox.state': (_input, { outbox, read }) => {
    if (outbox === null) return err({ code: 'practice-not-sent' });
    const { attempts, fault, triedAt, acknowledgedAt, nextAt } = sendState(read);
    const { on } = centralSettings(read);
    const sending = outbox.sending();
    return ok({ on, sending, ...read.outboxCounts(), attempts, fault, triedAt, acknowledgedAt, nextAt });
  },
  'outbox.list': (_input, { outbox, read }) => {
    if (outbox === null) return err({ code: 'practice-not-sent' });
    const rows = [...read.outboxRefused(mostListed), ...read.outboxDue(mostListed)].slice(0, mostListed);
    return ok(
      rows.map(({ screeningId, version, changedAt, erased, offered, refused, refusal }) => ({
        ...{ screeningId, version, changedAt, erased },
        offered: offered !== null,
        refusal: refused === version ? RecordRefusal.parse(refusal) : null,
      })),
    );
  },
  'outbox.sendNow': (_input, ctx) => {
    if (ctx.outbox === null) return err({ code: 'practice-not-sent' });
    if (!centralSettings(ctx.read).on) return err({ code: 'central-off' });
    ctx.audit('central-asked', []);
    ctx.outbox.sendNow();
    return ok({});
  },
  'outbox.retry': (_input, ctx) => {
    if (ctx.outbox === null) return err({ code: 'practice-not-sent' });
    const records = ctx.write.retryRefused();
    ctx.audit('central-retried', [], { records });
    ctx.outbox.sendNow();
    return ok({ records });
  },
  'outbox.save': async ({ folder, after }, ctx) => {
    const { outbox, read } = ctx;
    if (outbox === null) return err({ code: 'practice-not-sent' });
    if (!centralSettings(read).on) return err({ code: 'central-off' });
    const recipient = recipientOf(ctx);
    if (recipient === '') return err({ code: 'central-recipient-missing' });
    if (!isRecipient(recipient)) return err({ code: 'recipient-wrong' });
    if (!(await folderTakes(folder))) return err({ code: 'folder-unusable' });
    const tail = Buffer.from(ctx.random(4)).toString('hex');
    const name = `tapis-${read.station()?.id ?? ''}-${ctx.today}-${tail}.outbox.age`;
    const batch = await outbox.forStick(after, (write, { request, records }) => {
      write.audit('central-offered', [], {
        batch: { way: 'stick', request, records: records.length },
        place: { folder, name },
      });
    });
    if (batch === null) return err({ code: 'nothing-waits' });
    try {
      await writeWhole(join(folder, name), await stickFile(batch.text, signerOf(read), recipient));
    } catch (thrown) {
      const code = codeOf(thrown);
      if (code === null || faultOfCode(code) !== null) throw thrown;
      return err({ code: 'folder-gone' });
    }
    const last = batch.records.at(-1);
    if (last === undefined) throw new Error('an empty batch');
    const next = { version: last.version, screeningId: last.id };
    return ok({ file: name, records: batch.records.length, left: read.outboxLeft(next), next });
  },
  'outbox.readAcknowledgement': ({ text }, ctx) => {
    if (ctx.outbox === null) return err({ code: 'practice-not-sent' });
    const { on, receiverKey } = centralSettings(ctx.read);
    const receiver = parseVerifierKey(receiverKey, sha256);
    if (!on || !receiver.ok) return err({ code: 'central-off' });
    const origin = stationKey(ctx.read).name;
    const said = readAcknowledgement(text, { receiver: receiver.value, origin, verify: verifyEd25519 });
    if (!said.ok) return err({ code: said.error });
    ctx.write.setSetting(outboxSetting, { ...sendState(ctx.read), acknowledgedAt: ctx.now });
    return ok(takeAcknowledgement(ctx, { said: said.value, note: text, way: 'stick' }));
  },
};
