/** What both shells do alike in a review: judged blind, given back, answered, accepted; and a shift signed. */
import { expect } from 'vitest';
import type { Client } from '../../shared/contract/client.ts';
import { pins, value } from './app/with_app.ts';

/** The first hold of the queue through its whole review. */
export async function reviewHold(head: Client, officer: Client): Promise<void> {
  const item = value(await head('review.queue', {})).find(({ blind }) => blind);
  if (item === undefined) throw new Error('nothing is to be judged twice');
  const { screeningId, decisionId } = item;
  expect(value(await head('review.case', { screeningId, decisionId })).record.withheld).toBe(true);
  const why = 'Halaman data jelas diganti.';
  value(await head('review.assess', { decisionId, own: 'concern', why, knew: false }));
  value(await head('review.return', { decisionId, reason: 'Sebutkan siapa yang memeriksa.' }));
  expect(value(await officer('review.mine', {}))).toMatchObject([{ decisionId }]);
  value(await officer('review.answer', { decisionId, answer: 'Diperiksa di meja kedua.' }));
  value(await head('review.accept', { decisionId, note: null }));
  value(await head('review.count', {}));
  expect(value(await head('review.agreement', {}))).toMatchObject([{ blind: { same: { n: 1 } } }]);
}

/** The oldest closed shift, signed for the head's agency. */
export async function signShift(head: Client): Promise<void> {
  const [shift] = value(await head('shift.signatures', {}));
  if (shift === undefined) throw new Error('no closed shift');
  value(await head('shift.sign', { shiftId: shift.shiftId, pin: pins.supervisor }));
  expect(value(await head('shift.signatures', {}))).toMatchObject([{ mine: false }]);
}
