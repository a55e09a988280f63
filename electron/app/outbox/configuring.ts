/** Settings of the central system: what is wrong with them, what a shift head must approve, and what follows from them. */
import { X509Certificate } from 'node:crypto';
import type { CentralSettings } from '../../../shared/contract/outbox.ts';
import { canonicalJson } from '../../../shared/audit/canonical.ts';
import { parseVerifierKey } from '../../../shared/audit/signed_note.ts';
import { digestOf } from '../../../shared/central/batch.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { momentOf } from '../../../shared/time.ts';
import type { CommandContext } from '../context.ts';
import { sha256 } from '../sha256.ts';
import { centralSetting, centralSettings, firstSendState, outboxSetting } from './settings.ts';

type SettingFault = { readonly code: 'endpoint-wrong' | 'authority-wrong' | 'receiver-key-wrong' };

function isEndpoint(text: string): boolean {
  const url = URL.parse(text);
  if (url === null) return false;
  return url.protocol === 'https:' && url.username === '' && url.password === '' && url.hash === '';
}

const certificates = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

function isAuthority(pem: string): boolean {
  const found = pem.match(certificates) ?? [];
  if (found.length === 0 || pem.replaceAll(certificates, '').trim() !== '') return false;
  try {
    return found.every((one) => new X509Certificate(one).ca);
  } catch {
    return false; // OpenSSL reads no certificate in it
  }
}

/** The receiver's name, or what is wrong. Nothing needs to be there while nothing is sent. */
export function checkedSettings(settings: CentralSettings): Result<string, SettingFault> {
  const { on, endpoint, authority, receiverKey } = settings;
  if (endpoint !== '' && !isEndpoint(endpoint)) return err({ code: 'endpoint-wrong' });
  if (authority !== '' && !isAuthority(authority)) return err({ code: 'authority-wrong' });
  if (receiverKey === '' && !on) return ok('');
  const key = parseVerifierKey(receiverKey, sha256);
  return key.ok ? ok(key.value.name) : err({ code: 'receiver-key-wrong' });
}

/** What is approved: exactly these settings. 64 hex digits. */
export const settingsSubject = (settings: CentralSettings): string => digestOf(canonicalJson(settings), sha256);

/** Whether a change is more than switching off: where personal data goes is not one person's to say. */
export const needsApproval = (before: CentralSettings, after: CentralSettings): boolean =>
  canonicalJson({ ...before, on: false }) !== canonicalJson(after) && canonicalJson(before) !== canonicalJson(after);

/** Puts settings in force: a new receiver has nothing yet, and what was opened since the day waits. */
export function setCentral(ctx: CommandContext, after: CentralSettings): void {
  const { read, write, now } = ctx;
  const before = centralSettings(read);
  write.setSetting(centralSetting, after);
  write.setSetting(outboxSetting, firstSendState);
  if (before.receiverKey !== after.receiverKey) write.forgetReceiver();
  const more = !before.on || before.receiverKey !== after.receiverKey || before.since !== after.since;
  if (after.on && more) {
    write.fillOutbox({ since: momentOf(after.since, '00:00'), version: read.logSize(), at: now });
  }
  if (before.on !== after.on) ctx.audit(after.on ? 'central-switched-on' : 'central-switched-off', []);
  const same = canonicalJson({ ...before, on: after.on }) === canonicalJson(after);
  if (!same || before.on === after.on) ctx.audit('central-configured', [], { before, after });
}
