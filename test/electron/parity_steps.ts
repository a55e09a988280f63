/** Longer steps of the parity script, each through both shells at once. */
import type { DecisionProposal } from '../../shared/domain/decision.ts';
import { plain } from './app/cases.ts';
import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect } from 'vitest';
import type { Client } from '../../shared/contract/client.ts';
import type { OfficerId } from '../../shared/ids.ts';
import { firstPointer, writePointer } from '../../electron/update/pointer.ts';
import { smallPackage } from '../helpers/update_package.ts';
import { agencyKey, newCatalogue, signedFile } from '../helpers/catalogue_files.ts';
import { receiverKey } from './app/central.ts';
import { signedNote } from '../receiver/checked.ts';
import { founding, pins, value } from './app/with_app.ts';

const evidence: DecisionProposal['evidence'] = [{ kind: 'document', code: 'passport' }];
/** BP3MI refers a doubtful passport. */
export const refer: DecisionProposal = {
  ...plain,
  kind: 'referred',
  evidence,
  reason: 'Paspor diragukan, mohon diperiksa Pejabat Imigrasi.',
  passportReturned: true,
};
/** Immigration holds it. */
export const hold: DecisionProposal = {
  ...plain,
  kind: 'postponedPassportHeld',
  ground: 'noValidTravelDocument',
  evidence,
  reason: 'Halaman data paspor diragukan, lem terlihat terbuka.',
  departLine: 'Lem halaman data terbuka.',
  milderSteps: ['askedFurther'],
  toldIn: 'indonesian',
  statementOffered: true,
};

/** A signed catalogue comes in, is compared and replayed, and comes into force with two persons. */
export async function changeCatalogue(admin: Client, auditor: Client, supervisor: OfficerId): Promise<void> {
  const approved = async (call: 'catalogue.activate' | 'signer.add' | 'signer.remove', subject: string) => {
    const second = { officerId: supervisor, pin: pins.supervisor };
    return value(await admin('session.approve', { ...second, call, subject })).approvalId;
  };
  const { text } = agencyKey.key;
  const { fingerprint } = value(await admin('signer.check', { text }));
  value(await admin('signer.add', { text, approvalId: await approved('signer.add', fingerprint) }));
  const file = signedFile(newCatalogue('2026.12.1'));
  const found = value(await admin('catalogue.check', { text: file }));
  if (found.state === 'refused') throw new Error(found.code);
  value(await admin('catalogue.propose', { text: file }));
  value(await admin('catalogue.withdraw', { sha256: found.sha256 }));
  const { sha256 } = value(await admin('catalogue.proposeDelivered', {}));
  value(await admin('catalogue.read', { sha256 }));
  expect(value(await admin('catalogue.replay', { sha256 })).station.cases).toBe(3);
  value(await admin('catalogue.report', { sha256 }));
  const approvalId = await approved('catalogue.activate', sha256);
  value(await admin('catalogue.activate', { sha256, approvalId }));
  expect(value(await auditor('catalogue.versions', {})).earlier).toHaveLength(1);
  value(await admin('signer.remove', { fingerprint, approvalId: await approved('signer.remove', fingerprint) }));
  expect(value(await admin('signer.list', {}))).toEqual([]);
}

/** Backup, passphrase, recovery sheet and a new key. */
export async function keepDatabase(admin: Client, door: Client, supervisor: OfficerId): Promise<void> {
  const { settings } = value(await admin('backup.list', {}));
  value(await admin('backup.configure', { ...settings, everyHours: 24 }));
  const { file, events } = value(await admin('backup.make', {}));
  expect(value(await admin('backup.drill', { file })).events).toBe(events);
  expect(value(await admin('backup.powerLow', { percent: 15 })).at).not.toBeNull();
  const { fingerprint } = value(await admin('key.state', {}));
  const approval = { officerId: supervisor, pin: pins.supervisor, subject: fingerprint };
  const passphrase = 'empat kata tanpa hubungan';
  expect(value(await admin('key.protect', { passphrase })).protection).toBe('passphrase');
  value(await door('station.unlock', { passphrase }));
  value(await admin('key.protect', { passphrase: null }));
  const sheet = value(await admin('session.approve', { ...approval, call: 'key.sheet' }));
  expect(value(await admin('key.sheet', { approvalId: sheet.approvalId })).parts).toHaveLength(2);
  const change = value(await admin('session.approve', { ...approval, call: 'key.rotate' }));
  expect(value(await admin('key.rotate', { approvalId: change.approvalId })).fingerprint).not.toBe(fingerprint);
}

/** A package is looked at and installed with two persons; that an earlier one was given up is noted. */
export async function updateProgram(
  admin: Client,
  supervisor: OfficerId,
  updates: readonly [string, string],
): Promise<void> {
  const stick = mkdtempSync(join(tmpdir(), 'tapis-stik-'));
  smallPackage(stick, '0.2.0');
  const { sha256, version } = value(await admin('update.look', { folder: stick }));
  expect(version).toBe('0.2.0');
  const asked = { officerId: supervisor, pin: pins.supervisor, call: 'update.install' as const, subject: sha256 };
  const { approvalId } = value(await admin('session.approve', asked));
  value(await admin('update.install', { folder: stick, sha256, approvalId }));
  rmSync(stick, { recursive: true });
  expect(value(await admin('update.state', {}))).toEqual({ version: '0.1.0', pending: '0.2.0', returned: null });
  const returned = { version: '0.2.0', reason: 'silent', at: '2026-11-21T00:40:00.000Z' } as const;
  for (const folder of updates) writePointer(folder, { ...firstPointer, returned });
  expect(value(await admin('update.state', {})).returned).toEqual(returned);
  value(await admin('update.dismiss', {}));
  expect(value(await admin('update.state', {})).returned).toBeNull();
}

/** The central system is set with two persons, a stick takes what waits, its acknowledgement comes back, it is switched off. */
async function useOutbox(admin: Client): Promise<void> {
  const { settings, stationKey } = value(await admin('central.settings', {}));
  const wanted = { ...settings, on: true, receiverKey: receiverKey.text };
  const { subject } = value(await admin('central.check', wanted));
  const head = value(await admin('officer.list', {})).find(({ name }) => name === founding.supervisor.name);
  if (head === undefined) throw new Error('no shift head');
  const asked = { officerId: head.id, pin: pins.supervisor, call: 'central.set' as const, subject };
  const { approvalId } = value(await admin('session.approve', asked));
  value(await admin('central.set', { ...wanted, approvalId }));
  value(await admin('outbox.sendNow', {}));
  value(await admin('outbox.retry', {}));
  const waiting = value(await admin('outbox.list', {}));
  expect(value(await admin('outbox.state', {})).waiting).toBe(waiting.length);
  const stick = mkdtempSync(join(tmpdir(), 'tapis-stik-'));
  expect(value(await admin('outbox.save', { folder: stick, after: null })).records).toBe(waiting.length);
  rmSync(stick, { recursive: true });
  const text = signedNote(
    {
      format: 'tapis.acknowledgement@v1',
      origin: stationKey.split('+', 1)[0] ?? '',
      request: 'a'.repeat(64),
      at: '2026-11-21T03:00:00.000Z',
      results: waiting.map(({ screeningId: id, version }) => ({
        id,
        version,
        result: 'stored',
        digest: 'b'.repeat(64),
      })),
    },
    { name: receiverKey.name, publicKey: receiverKey.secret.publicKey },
    createPrivateKey(receiverKey.secret.pem),
  );
  expect(value(await admin('outbox.readAcknowledgement', { text })).stored).toBe(waiting.length);
  expect(value(await admin('outbox.state', {})).waiting).toBe(0);
  value(await admin('central.set', { ...wanted, on: false, approvalId: null }));
}

/** Exports of data: begun and given up, begun and made, set up. */
export async function exportData(head: Client, admin: Client, settled: () => Promise<void>): Promise<void> {
  const { shifts } = value(await head('export.options', {}));
  const [shift] = shifts;
  if (shift === undefined) throw new Error('no shift');
  const wish = {
    scope: { shiftId: shift.shiftId },
    receiver: 'immigration',
    formats: ['csv', 'xlsx', 'jsonl'],
    folder: '',
  } as const;
  const { exportId } = value(await head('export.start', { ...wish, formats: [...wish.formats] }));
  value(await head('export.cancel', { exportId }));
  value(await head('export.start', { ...wish, formats: [...wish.formats] }));
  await settled();
  const { exports } = value(await head('export.list', {}));
  expect(exports.map(({ fault }) => fault)).toEqual([null, 'cancelled']);
  const settings = value(await admin('export.settings', {}));
  const recipient = await identityToRecipient(await generateX25519Identity());
  const receivers = { ...settings.receivers, central: { recipient, namesInCare: false } };
  value(await admin('export.configure', { ...settings, receivers }));
  await useOutbox(admin);
}

/** Every board of the figures, read by an auditor. */
export async function readFigures(auditor: Client): Promise<void> {
  const period = { from: '2026-11-01', to: '2026-12-31' };
  expect(value(await auditor('figures.daily', period)).byDay.length).toBeGreaterThan(0);
  const [flight] = value(await auditor('figures.daily', period)).byFlight;
  const ofFlight = value(await auditor('figures.flight', { period, flight: flight?.key ?? '' }));
  expect(ofFlight.byDay.reduce((sum, { travellers }) => sum + travellers, 0)).toBe(flight?.travellers);
  expect(value(await auditor('figures.indicators', period)).cases).toBeGreaterThan(0);
  expect(value(await auditor('figures.accuracy', period)).agree.n).toBeGreaterThan(0);
  expect(value(await auditor('figures.time', period)).steps.length).toBeGreaterThan(0);
  expect(value(await auditor('figures.fairness', { period, by: 'officer' })).groups.length).toBeGreaterThan(0);
  value(await auditor('figures.collusion', period));
}
