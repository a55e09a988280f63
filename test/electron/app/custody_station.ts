/** Passports held at a station of the real application, as tests of the ledger begin with. */
import type { Client } from '../../../shared/contract/client.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { CustodyId, DecisionId, OfficerId } from '../../../shared/ids.ts';
import { passport } from '../../helpers/papers.ts';
import { hold } from './cases.ts';
import { pins, value } from './with_app.ts';
import { printedReceipt } from '../../helpers/receipts.ts';

/** Who approves, with the PIN. */
export interface Approver {
  readonly id: OfficerId;
  readonly pin: string;
}

/** A confirmed hold on this passport number, made and approved; the passport is still with the traveller. */
export async function confirmedHold(client: Client, number: string, second: Approver): Promise<DecisionId> {
  const { screeningId } = value(
    await client('screening.open', {
      passport: passport({ number }),
      // Without a flight none can be gone, however far a test moves the clock.
      boarding: null,
      selection: 'documentFact',
      purpose: null,
    }),
  );
  const stated = { purpose: 'workerPlaced', destination: 'MYS', transit: [] };
  const { revision } = value(await client('screening.setPurpose', { screeningId, revision: 0, ...stated }));
  const { catalogue } = value(await client('catalogue.current', {}));
  const mitigations = catalogue.mitigations.map(({ code }) => ({
    kind: 'mitigation' as const,
    code,
    value: 'notAsked' as const,
  }));
  const document = { kind: 'document' as const, code: 'passport', value: 'doubtful' as const };
  const answers = [document, ...mitigations];
  const answered = value(await client('screening.answer', { screeningId, revision, answers }));
  const own = value(await client('screening.assessOwn', { screeningId, revision: answered.revision, own: 'concern' }));
  const proposal = { ...hold, departLine: 'Lem halaman data terbuka.' };
  const { decisionId } = value(await client('decision.propose', { screeningId, revision: own.revision, proposal }));
  const { approvalId } = value(
    await client('session.approve', {
      officerId: second.id,
      pin: second.pin,
      call: 'decision.confirm',
      subject: decisionId,
    }),
  );
  value(await client('decision.confirm', { decisionId, approvalId }));
  return decisionId;
}

/** What taking a passport needs besides its decision and number. */
const taking = {
  receiptSource: 'station' as const,
  receiptTaken: 'signed' as const,
  witness: null,
  place: 'Brankas',
  condition: 'Baik',
  due: '2026-11-23',
  dueReason: null,
};

/** Takes a passport on a confirmed hold, with the station's own number. */
export async function take(
  client: Client,
  decisionId: DecisionId,
  changes: Partial<InputOf<'custody.hold'>> & { readonly seal: string },
): Promise<CustodyId> {
  const kept = { ...taking, ...changes };
  const receiptNumber = await printedReceipt(client, decisionId, kept);
  return value(await client('custody.hold', { ...kept, decisionId, receiptNumber })).id;
}

/** An officer puts a PIN to being the second name. */
export async function putsPin(
  client: Client,
  officer: Approver,
  asked: { readonly call: 'custody.move' | 'custody.release'; readonly subject: string },
) {
  const { approvalId } = value(await client('session.approve', { officerId: officer.id, pin: officer.pin, ...asked }));
  return { officerId: officer.id, approvalId };
}

/** The list of passports held, numbered and sent to the printer, as the one touch of a screen does it. */
export async function printList(client: Client): Promise<void> {
  const { id: paperId } = value(await client('paper.issue', { kind: 'custodyList', subjectId: 'custody' }));
  value(await client('paper.output', { paperId, way: 'print', format: 'a4' }));
}

/** The second Pejabat Imigrasi of a staffed station. */
export const secondOf = (people: { readonly second: OfficerId }): Approver => ({ id: people.second, pin: pins.second });
