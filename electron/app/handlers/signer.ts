/** Whose signatures on catalogue files count: taken in and taken out by two persons. */
import type { SignerRecord } from '../../../db/catalogues.ts';
import { parseVerifierKey, type VerifierKey } from '../../../shared/audit/signed_note.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Instant } from '../../../shared/time.ts';
import { sha256 } from '../sha256.ts';
import { actor, type Handlers, type QueryContext } from '../context.ts';

function keyOf({ verifierKey }: SignerRecord): VerifierKey {
  const key = parseVerifierKey(verifierKey, sha256);
  if (!key.ok) throw new Error('a stored key is not valid');
  return key.value;
}

/** The keys whose signatures count now. */
export const trustedKeys = (ctx: QueryContext): VerifierKey[] => ctx.read.trustedSigners().map(keyOf);

type NewSigner = Result<
  { readonly key: VerifierKey; readonly fingerprint: string },
  { readonly code: 'verifier-key-malformed' | 'signer-known' }
>;

function newSigner(ctx: QueryContext, text: string): NewSigner {
  const key = parseVerifierKey(text, sha256);
  if (!key.ok) return err({ code: key.error });
  const fingerprint = Buffer.from(sha256(Buffer.from(key.value.text))).toString('hex');
  // A proposal remembers its signers by name, so one name never stands for two keys; capitals make no other name.
  const name = key.value.name.toLowerCase();
  const known = trustedKeys(ctx).some((trusted) => trusted.name.toLowerCase() === name);
  return known ? err({ code: 'signer-known' }) : ok({ key: key.value, fingerprint });
}

/** Names of the keys that count now and counted at that moment already. */
export const trustedNames = (ctx: QueryContext, since: Instant): ReadonlySet<string> =>
  new Set(
    ctx.read
      .trustedSigners()
      .filter(({ addedAt }) => addedAt <= since)
      .map((signer) => keyOf(signer).name),
  );

function signerView(ctx: QueryContext, signer: SignerRecord) {
  const { name, keyId } = keyOf(signer);
  const { fingerprint, verifierKey, addedAt, addedBy, addedWith } = signer;
  const by = { first: ctx.read.officerName(addedBy), second: ctx.read.officerName(addedWith) };
  return { fingerprint, name, keyId, verifierKey, addedAt, by };
}

/** Handlers of `signer.*`. */
export const signerHandlers: Handlers<'signer'> = {
  'signer.list': (_input, ctx) => ok(ctx.read.trustedSigners().map((signer) => signerView(ctx, signer))),
  'signer.check': ({ text }, ctx) => {
    const made = newSigner(ctx, text);
    if (!made.ok) return made;
    const { key, fingerprint } = made.value;
    return ok({ fingerprint, name: key.name, keyId: key.keyId });
  },
  'signer.add': ({ text, approvalId }, ctx) => {
    const made = newSigner(ctx, text);
    if (!made.ok) return made;
    const { key, fingerprint } = made.value;
    const approved = ctx.takeApproval(approvalId, 'signer.add', fingerprint);
    if (!approved.ok) return approved;
    const second = approved.value.approver;
    const signer: SignerRecord = {
      fingerprint,
      verifierKey: key.text,
      addedAt: ctx.now,
      addedBy: actor(ctx).id,
      addedWith: second,
      removedAt: null,
      removedBy: null,
      removedWith: null,
    };
    ctx.write.insertSigner(signer);
    ctx.audit(
      'signer-added',
      [
        { type: 'signer', id: fingerprint },
        { type: 'approver', id: second },
      ],
      { signer: { verifierKey: key.text } },
    );
    return ok(signerView(ctx, signer));
  },
  'signer.remove': ({ fingerprint, approvalId }, ctx) => {
    const known = ctx.read.trustedSigners().some((signer) => signer.fingerprint === fingerprint);
    if (!known) return err({ code: 'signer-unknown' });
    const approved = ctx.takeApproval(approvalId, 'signer.remove', fingerprint);
    if (!approved.ok) return approved;
    const second = approved.value.approver;
    ctx.write.removeSigner(fingerprint, { at: ctx.now, by: actor(ctx).id, with: second });
    ctx.audit('signer-removed', [
      { type: 'signer', id: fingerprint },
      { type: 'approver', id: second },
    ]);
    return ok({ fingerprint });
  },
};
