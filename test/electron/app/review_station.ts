/** A station with the shift heads of both agencies, and decisions they review. */
import { z } from 'zod';
import type { Client } from '../../../shared/contract/client.ts';
import type { DecisionProposal } from '../../../shared/domain/decision.ts';
import { OfficerId, type DecisionId, type ScreeningId } from '../../../shared/ids.ts';
import type { PinOf } from '../../helpers/light_pins.ts';
import { acceptedWork, desks, hold, plain } from './cases.ts';
import { added, keptStation, People, pins, pinsOf, signedIn, staff, value, type Bench } from './with_app.ts';

/** PINs of the shift heads added here. */
export const headPins = { bp3miHead: '244140', official: '362436' } as const;

export const postpone: DecisionProposal = {
  ...hold,
  kind: 'postponed',
  ground: 'documentInDoubt',
  passportReturned: true,
};
export const clear: DecisionProposal = { ...plain, departLine: 'Sudah dicek lewat telepon.' };

const Ids = z.strictObject({ bp3miHead: OfficerId, official: OfficerId });

async function addHeads(bench: Bench, people: People): Promise<z.infer<typeof Ids>> {
  const admin = await signedIn(bench, people.admin, pins.admin);
  const head = { role: 'supervisor', agency: 'bp3mi', official: false } as const;
  const ofBp3mi = { ...head, name: 'Kepala BP3MI', pin: headPins.bp3miHead };
  const ofImmigration = { ...head, name: 'Kepala Imigrasi', agency: 'immigration', official: true } as const;
  return {
    bp3miHead: await added(bench, admin, ofBp3mi),
    official: await added(bench, admin, { ...ofImmigration, pin: headPins.official }),
  };
}

/** Both desks at work, and three shift heads: BP3MI's, Immigration's, and one who is a Pejabat Imigrasi. */
export async function reviewStation(bench: Bench) {
  const { people, ids } = await keptStation(bench, {
    name: 'review',
    facts: z.strictObject({ people: People, ids: Ids }),
    make: async (maker) => {
      const base = await staff(maker);
      const heads = await addHeads(maker, base);
      await signedIn(maker, base.supervisor, pins.supervisor);
      const more: PinOf[] = [
        [heads.bp3miHead, headPins.bp3miHead],
        [heads.official, headPins.official],
      ];
      return { facts: { people: base, ids: heads }, pins: [...pinsOf(base), ...more] };
    },
  });
  const open = await desks(bench, people);
  return {
    ...open,
    bp3miHead: await signedIn(bench, ids.bp3miHead, headPins.bp3miHead),
    official: await signedIn(bench, ids.official, headPins.official),
    head: await signedIn(bench, people.supervisor, pins.supervisor),
    ids,
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
