/** Checkpoints, cosignatures, proofs and the export of the log. */
import type { CheckpointRecord } from '../../../db/checkpoints.ts';
import type { ContentLine } from '../../../shared/audit/bundle.ts';
import type { Checkpoint } from '../../../shared/audit/checkpoint.ts';
import { cosign, parseCosignerKey } from '../../../shared/audit/cosignature.ts';
import type { EventKind } from '../../../shared/audit/event.ts';
import { leafBytes } from '../../../shared/audit/leaf.ts';
import { inclusionProof } from '../../../shared/audit/proof.ts';
import { parseSignedNote } from '../../../shared/audit/signed_note.ts';
import { writeTlogProof } from '../../../shared/audit/tlog_proof.ts';
import { toBase64 } from '../../../shared/base64.ts';
import type { audit, CheckpointLine } from '../../../shared/contract/audit.ts';
import { err, ok } from '../../../shared/result.ts';
import { millis } from '../../../shared/time.ts';
import { cosignedNote, cosignerKeys, goesOn, ownCheckpoint, stationKey } from '../checkpoints.ts';
import { actor, type CommandContext, type Handlers, type JobContext, type QueryContext } from '../context.ts';
import { unwrapCosigner } from '../cosigner.ts';
import { sha256 } from '../sha256.ts';
import { pepperOf } from './officer.ts';
import { checkPin } from './session.ts';

/** Kinds whose content has no personal data and may leave with an export. */
const disclosed: readonly EventKind[] = [
  'station-created',
  'clock-behind',
  'settings-changed',
  'catalogue-activated',
  'catalogue-proposed',
  'catalogue-withdrawn',
  'signer-added',
  'shift-opened',
  'shift-closed',
  'flight-added',
  'flight-delayed',
  'template-saved',
  'holidays-replaced',
  'log-verified',
  'log-behind-head',
  'log-broken-found',
  'cosigner-key-made',
  'cosigner-key-ended',
  'checkpoint-cosigned',
];

function lineOf(ctx: QueryContext, { size, note, at, cause }: CheckpointRecord): CheckpointLine {
  const checkpoint = ownCheckpoint(ctx.read, note);
  const officers = new Map(ctx.read.cosignerKeys().map((key) => [key.verifierKey, key.officerId]));
  return {
    size,
    root: checkpoint === null ? '' : toBase64(checkpoint.root),
    at,
    cause,
    cosignedBy: ctx.read.cosignaturesOf(size).flatMap(({ verifierKey, at: cosignedAt }) => {
      const officer = officers.get(verifierKey);
      return officer === undefined ? [] : { name: ctx.read.officerName(officer), at: cosignedAt };
    }),
  };
}

/** The newest checkpoint, while this supervisor has not cosigned it. */
function toCosign(ctx: QueryContext): number | null {
  const { id, role } = actor(ctx);
  const [newest] = ctx.read.newestCheckpoints(1);
  if (role !== 'supervisor' || newest === undefined) return null;
  const key = ctx.read.cosignerKeyOf(id);
  const last = key === null ? null : ctx.read.lastCosigned(key.verifierKey);
  return last !== null && last >= newest.size ? null : newest.size;
}

/** Whether the log goes on, event for event, from what was cosigned before to this checkpoint. */
async function soundSince(ctx: JobContext, last: number | null, checkpoint: Checkpoint): Promise<boolean> {
  const record = last === null ? null : ctx.read.checkpoint(last);
  const from = record === null ? null : ownCheckpoint(ctx.read, record.note);
  if (last !== null && from === null) return false;
  if (!goesOn(ctx.read, from ?? { ...checkpoint, size: 0, root: sha256(new Uint8Array(0)) }, checkpoint)) return false;
  const since = from === null ? null : { size: from.size, root: toBase64(from.root) };
  return (await ctx.logChecks.part({ since, to: checkpoint.size }))?.intact === true;
}

interface Cosigning {
  readonly size: number;
  readonly pin: string;
  /** What else is recorded with the cosignature, in its transaction. */
  readonly also?: (ctx: CommandContext) => void;
}

async function signCheckpoint(ctx: JobContext, { size, text, pin, also }: Cosigning & { readonly text: string }) {
  const officer = actor(ctx);
  const record = ctx.read.cosignerKeyOf(officer.id);
  const secret = record === null ? null : ctx.read.cosignerSecret(record.verifierKey);
  const key = record === null ? null : parseCosignerKey(record.verifierKey, sha256);
  // Every supervisor got one with the PIN at sign-in.
  if (record === null || secret === null || key?.ok !== true) throw new Error('a supervisor without a key');
  const { verifierKey } = record;
  const { sign } = await unwrapCosigner(secret, { pin, pepper: pepperOf(ctx), verifierKey });
  ctx.transact((write) => {
    const { signature } = cosign(text, { key: key.value, time: Math.floor(millis(write.now) / 1000), sign });
    write.write.insertCosignature({ size, verifierKey, signature, at: write.now });
    write.audit('checkpoint-cosigned', [{ type: 'officer', id: officer.id }], {
      cosignature: { size, verifierKey, signature: toBase64(signature) },
    });
    also?.(write);
  });
}

/**
 * Cosigns a checkpoint with a PIN that was checked, where the log goes on soundly from what the caller cosigned before.
 * The size must be larger than that.
 */
export async function cosignChecked(ctx: JobContext, cosigning: Cosigning) {
  const { size } = cosigning;
  const record = ctx.read.checkpoint(size);
  const key = ctx.read.cosignerKeyOf(actor(ctx).id);
  const last = key === null ? null : ctx.read.lastCosigned(key.verifierKey);
  const checkpoint = record && ownCheckpoint(ctx.read, record.note);
  const note = record && parseSignedNote(record.note);
  if (checkpoint === null || note?.ok !== true || !(await soundSince(ctx, last, checkpoint))) {
    return err({ code: 'log-not-consistent' as const });
  }
  await signCheckpoint(ctx, { ...cosigning, text: note.value.text });
  return ok({ size });
}

/** Handlers of checkpoints and of the export. */
export const checkpointHandlers: Pick<Handlers<'audit'>, keyof typeof audit> = {
  'audit.checkpoints': ({ limit }, ctx) =>
    ok({
      stationKey: stationKey(ctx.read).text,
      checkpoints: ctx.read.newestCheckpoints(limit).map((record) => lineOf(ctx, record)),
      toCosign: toCosign(ctx),
    }),
  'audit.cosign': async ({ size, pin }, ctx) => {
    const { id } = actor(ctx);
    const record = ctx.read.checkpoint(size);
    if (record === null) return err({ code: 'checkpoint-unknown' });
    const key = ctx.read.cosignerKeyOf(id);
    const last = key === null ? null : ctx.read.lastCosigned(key.verifierKey);
    if (last !== null && last >= size) return err({ code: 'checkpoint-behind' });
    const checked = await checkPin(ctx, id, pin);
    if (!checked.ok) return checked;
    return cosignChecked(ctx, { size, pin });
  },
  'audit.export': (_input, ctx) => {
    ctx.audit('log-exported', [{ type: 'officer', id: actor(ctx).id }]);
    return ok({
      size: ctx.read.logSize(),
      keys: [stationKey(ctx.read), ...cosignerKeys(ctx.read)].map(({ text }) => text),
    });
  },
  'audit.leaves': ({ from, limit }, ctx) => {
    const events = ctx.read.events(from, limit);
    const contents = events
      .filter(({ kind }) => disclosed.includes(kind))
      .flatMap(({ seq }) =>
        ctx.read.eventContent(seq).map(({ name, salt, content }): ContentLine => ({
          seq,
          name,
          salt: toBase64(new Uint8Array(salt)),
          content: JSON.parse(content),
        })),
      );
    return ok({ leaves: events.map((event) => new TextDecoder().decode(leafBytes(event))), contents });
  },
  'audit.notes': ({ after, limit }, ctx) =>
    ok({
      notes: ctx.read.checkpointsAfter(after, limit).map((record) => ({
        size: record.size,
        note: cosignedNote(ctx.read, record),
      })),
    }),
  'audit.proof': ({ seq }, ctx) => {
    const [event] = ctx.read.events(seq, 1);
    if (event === undefined) return err({ code: 'event-unknown' });
    const [newest] = ctx.read.newestCheckpoints(1);
    if (newest === undefined || newest.size <= seq) return err({ code: 'not-yet-signed' });
    const hashes = inclusionProof(seq, newest.size, { node: ctx.read.treeNode, sha256 });
    const checkpoint = cosignedNote(ctx.read, newest);
    return ok({
      leaf: new TextDecoder().decode(leafBytes(event)),
      proof: writeTlogProof({ index: seq, hashes, checkpoint, extra: null }),
    });
  },
};
