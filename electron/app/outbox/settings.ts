/** What is set for the central system, and how sending to it goes, as both lie in the database. */
import { z } from 'zod';
import type { Reader } from '../../../db/store.ts';
import { CentralSettings, SendFault } from '../../../shared/contract/outbox.ts';
import { mostRecords } from '../../../shared/central/batch.ts';
import { Instant } from '../../../shared/time.ts';

/** Key of the central system in the database. */
export const centralSetting = 'central';
/** Key of how sending goes. */
export const outboxSetting = 'outbox';

/** A station that was never told of one sends nothing. */
const firstCentral: CentralSettings = {
  on: false,
  endpoint: '',
  authority: '',
  receiverKey: '',
  since: '2026-01-01',
};

/** The central system as it is set. */
export function centralSettings(read: Reader): CentralSettings {
  const stored = read.setting(centralSetting);
  return stored === null ? firstCentral : CentralSettings.parse(stored);
}

/** How sending goes; outlives a restart. */
export const SendState = z.strictObject({
  /** Tries since the last acknowledgement. */
  attempts: z.int().min(0),
  fault: SendFault.nullable(),
  triedAt: Instant.nullable(),
  acknowledgedAt: Instant.nullable(),
  /** Wall time of the next try: shown, never waited for. */
  nextAt: Instant.nullable(),
  /** Records the next batch takes at most: fewer after one that was too large. */
  records: z.int().min(1),
  /** SHA-256 of the batch sent last, so that trying it again is no event of its own. */
  request: z.string().nullable(),
});
export type SendState = z.infer<typeof SendState>;

/** Before the first try. */
export const firstSendState: SendState = {
  attempts: 0,
  fault: null,
  triedAt: null,
  acknowledgedAt: null,
  nextAt: null,
  records: mostRecords.network,
  request: null,
};

/** How sending goes. */
export function sendState(read: Reader): SendState {
  const stored = read.setting(outboxSetting);
  return stored === null ? firstSendState : SendState.parse(stored);
}
