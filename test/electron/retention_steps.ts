/** What both shells do alike at the end of retention: a legal hold, a correction, other periods, an erasure. */
import { expect } from 'vitest';
import type { Client } from '../../shared/contract/client.ts';
import type { OfficerId, ScreeningId } from '../../shared/ids.ts';
import { value } from './app/with_app.ts';

/** A legal hold that is placed and lifted, a request that is received and answered. */
export async function holdAndCorrect(
  screeningId: ScreeningId,
  { supervisor, desk }: { supervisor: Client; desk: Client },
): Promise<void> {
  const nobody = {
    name: null,
    passport: null,
    about: null,
    flight: null,
    officerId: null,
    decision: null,
    state: null,
  };
  const search = { ...nobody, from: null, to: null, purpose: 'review' as const, reference: '', after: null };
  value(await supervisor('search.history', { ...search, name: 'siti' }));
  const letter = { letter: 'R/1/2026', office: 'Polda Sumatera Selatan', reason: 'Penyidikan perkara.' };
  const { holdId } = value(await supervisor('hold.place', { screeningId, ...letter }));
  const asked = { broughtBy: 'traveller' as const, name: 'Budi Contoh', identity: 'paspor', content: 'Salah ejaan.' };
  const { requestId } = value(await desk('correction.receive', { screeningId, ...asked, receivedAt: null }));
  expect(value(await desk('correction.open', {}))).toHaveLength(1);
  value(await desk('correction.answer', { requestId, outcome: 'corrected', content: 'Sudah diperbaiki.' }));
  expect(value(await desk('retention.case', { screeningId }))).toMatchObject({ back: 'hold' });
  value(await supervisor('hold.lift', { holdId, letter: 'R/2/2026', reason: 'Perkara selesai.' }));
}

/** Other periods and an erasure, each with the shift head's PIN. */
export async function setAndErase(admin: Client, second: { officerId: OfficerId; pin: string }): Promise<void> {
  const periods = { cleared: 60, asked: 365, restricted: 1095, protected: 1900 };
  const subject = 'periods-60-365-1095-1900';
  const set = value(await admin('session.approve', { ...second, call: 'retention.set', subject }));
  value(await admin('retention.set', { periods, approvalId: set.approvalId }));
  const { listHash, due } = value(await admin('retention.due', {}));
  expect(due).toBeGreaterThan(0);
  const erase = { ...second, call: 'retention.erase' as const, subject: listHash };
  const { approvalId } = value(await admin('session.approve', erase));
  expect(value(await admin('retention.erase', { listHash, approvalId }))).toMatchObject({ erased: due, left: 0 });
}

/** What became of the first case that is due. */
export async function sayOutcome(client: Client): Promise<void> {
  const [due] = value(await client('followUp.due', {}));
  if (due === undefined) throw new Error('nothing is due');
  const { screeningId } = due;
  value(await client('followUp.record', { screeningId, after: 7, outcome: 'nothingFound', note: '' }));
}
