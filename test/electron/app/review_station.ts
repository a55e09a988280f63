/** A station with the shift heads of both agencies, and decisions they review. */
import type { Client } from '../../../shared/contract/client.ts';
import type { DecisionProposal } from '../../../shared/domain/decision.ts';
import type { DecisionId, ScreeningId } from '../../../shared/ids.ts';
import { acceptedWork, desks, hold, plain } from './cases.ts';
import { added } from './catalogue_station.ts';
import { pins, signedIn, staffed, value, type Bench, type People } from './with_app.ts';

/** PINs of the shift heads added here. */
export const headPins = { bp3miHead: '244140', official: '362436' } as const;

export const postpone: DecisionProposal = {
  ...hold,
  kind: 'postponed',
  ground: 'documentInDoubt',
  passportReturned: true,
};
export const clear: DecisionProposal = { ...plain, departLine: 'Sudah dicek lewat telepon.' };

/** Both desks at work, and three shift heads: BP3MI's, Immigration's, and one who is a Pejabat Imigrasi. */
export async function reviewStation(bench: Bench) {
  const people = await staffed(bench);
  const admin = await signedIn(bench, people.admin, pins.admin);
  const head = { role: 'supervisor', agency: 'bp3mi', official: false } as const;
  const bp3miHead = await added(bench, admin, { ...head, name: 'Kepala BP3MI', pin: headPins.bp3miHead });
  const official = await added(bench, admin, {
    ...head,
    name: 'Kepala Imigrasi',
    agency: 'immigration',
    official: true,
    pin: headPins.official,
  });
  const open = await desks(bench, people);
  return {
    ...open,
    bp3miHead: await signedIn(bench, bp3miHead, headPins.bp3miHead),
    official: await signedIn(bench, official, headPins.official),
    head: await signedIn(bench, people.supervisor, pins.supervisor),
    ids: { bp3miHead, official },
  };
}

/** A hold on a case referred to Immigration, approved by this second Pejabat Imigrasi; the passport is not taken. */
export async function confirmedHold(
  desks: { bp3mi: Client; first: Client; people: People },
  { number, second }: { number: string; second?: { officerId: People['second']; pin: string } },
): Promise<{ screeningId: ScreeningId; decisionId: DecisionId }> {
  const { bp3mi, first, people } = desks;
  const page = await acceptedWork(bp3mi, first, number);
  const { decisionId } = value(await first('decision.propose', { ...page, proposal: hold }));
  const approver = second ?? { officerId: people.second, pin: pins.second };
  const wanted = { call: 'decision.confirm' as const, subject: decisionId };
  const { approvalId } = value(await first('session.approve', { ...approver, ...wanted }));
  value(await first('decision.confirm', { decisionId, approvalId }));
  return { screeningId: page.screeningId, decisionId };
}
